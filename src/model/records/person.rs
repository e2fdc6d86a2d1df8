//! The people who go or come.

use super::macros::{field_content, field_required, field_type, fields, record};
use crate::model::value::{Country, Day, Email, Eqf, Esi, Gender, IscedF, Line, LongText, Phone};

record! {
    /// Somebody who goes or comes. The learning agreement of EWP asks for the names,
    /// birth date, citizenship, gender, e-mail address and ESI.
    Person:
    /// Family names.
    family_names: Line = "familyNames", required, Personal;
    /// Given names.
    given_names: Line = "givenNames", required, Personal;
    /// Birth date.
    birth_date: Day = "birthDate", useful, Sensitive;
    /// Nationality.
    nationality: Country = "nationality", useful, Sensitive;
    /// Gender.
    gender: Gender = "gender", useful, Sensitive;
    /// The e-mail address.
    email: Email = "email", useful, Personal;
    /// The telephone number.
    phone: Phone = "phone", useful, Personal;
    /// The European student identifier.
    esi: Esi = "esi", useful, Sensitive;
    /// The number given by the institution.
    student_number: Line = "studentNumber", useful, Personal;
    /// The level studied at departure.
    study_level: Eqf = "studyLevel", useful, Personal;
    /// The field of education.
    isced: IscedF = "isced", useful, Personal;
    /// What the field is called; never its official name.
    isced_clarification: Line = "iscedClarification", useful, Personal;
    /// Notes.
    notes: LongText = "notes", useful, Personal;
}
