//! Words for records: their collections, fields, choices and errors, and names of
//! countries, languages and fields of education.

mod agreement;
mod partner;
mod results;

use super::{Lang, Texts, fold};
use crate::model::codes::Entry;
use crate::model::records::Collection;
use crate::model::value::{Json, Kind, ValueError};

/// One record of a collection, in words.
pub fn collection_name(t: &Texts, collection: Collection) -> &'static str {
    let words = &t.collections;
    match collection {
        Collection::Office => words.office,
        Collection::Partner => words.partner,
        Collection::Person => words.person,
        Collection::Mobility => words.mobility,
        Collection::Programme => words.programme,
        Collection::Agreement => words.agreement,
        Collection::Version => words.version,
        Collection::GradeTable => words.grade_table,
        Collection::Transcript => words.transcript,
        Collection::Decision => words.decision,
    }
}

/// The records of a collection, in words.
pub fn collection_plural(t: &Texts, collection: Collection) -> &'static str {
    let words = &t.collections;
    match collection {
        Collection::Office => words.offices,
        Collection::Partner => words.partners,
        Collection::Person => words.people,
        Collection::Mobility => words.mobilities,
        Collection::Programme => words.programmes,
        Collection::Agreement => words.agreements,
        Collection::Version => words.versions,
        Collection::GradeTable => words.grade_tables,
        Collection::Transcript => words.transcripts,
        Collection::Decision => words.decisions,
    }
}

/// The label of a field, or of a field of a list's items (`contacts.email`); empty
/// for a path that is no field.
pub fn field_label(t: &Texts, collection: Collection, path: &str) -> &'static str {
    let words = &t.fields;
    match (collection, path) {
        (Collection::Mobility | Collection::Agreement, "programme") => words.mobility_programme,
        (Collection::Mobility, "status") => words.mobility_status,
        (Collection::Programme, "code") => words.programme_code,
        (Collection::Programme, "year") => words.programme_year,
        (Collection::Agreement, "scheme") => words.agreement_scheme,
        (Collection::Agreement, "number") => words.agreement_number,
        (Collection::Agreement, "person") => words.agreement_person,
        (Collection::Agreement, "partner") => words.agreement_partner,
        (Collection::Agreement, "catalogue") => words.agreement_catalogue,
        (Collection::Agreement, "provisions") => words.agreement_provisions,
        (Collection::Partner, "status") => words.partner_status,
        (Collection::Partner, "kind") => words.partner_kind,
        (Collection::Partner, "languageLevel") => words.partner_level,
        (Collection::Partner, "verifiedOn") => words.partner_verified,
        (Collection::GradeTable, "name") => words.table_name,
        (Collection::GradeTable, "office") => words.table_office,
        (Collection::GradeTable, "partner") => words.table_partner,
        (Collection::GradeTable, "isced") => words.table_isced,
        (Collection::Transcript, "number") => words.transcript_number,
        (Collection::Transcript | Collection::Decision, "agreement") => words.transcript_agreement,
        (Collection::Transcript, "start") => words.transcript_start,
        (Collection::Transcript, "end") => words.transcript_end,
        (Collection::Decision, "version") => words.decision_version,
        (_, path) => common_label(t, path),
    }
}

/// One item of a list, in words.
pub fn item_label(t: &Texts, collection: Collection, list: &str) -> &'static str {
    let words = &t.fields;
    match list {
        "calendars" => words.calendar_item,
        "contacts" => words.contact_item,
        "units" => words.unit_item,
        "requirements" => words.requirement_item,
        "shares" => words.share_item,
        "results" => words.result_item,
        "blocks" => words.block_item,
        "remedies" => words.remedy_item,
        "exams" => words.exam_item,
        "rules" => words.rule_item,
        "schemes" => words.scheme_item,
        "reviews" => words.review_item,
        "floors" => words.floor_item,
        other => match partner::item(t, other) {
            "" => field_label(t, collection, other),
            known => known,
        },
    }
}

/// The label of a field whose path means the same wherever it stands.
fn common_label(t: &Texts, path: &str) -> &'static str {
    let words = &t.fields;
    match path {
        "names.fr" => words.names_fr,
        "names.en" => words.names_en,
        "names.local" => words.names_local,
        "country" => words.country,
        "city" => words.city,
        "erasmus" => words.erasmus,
        "schac" => words.schac,
        "pic" => words.pic,
        "oid" => words.oid,
        "website" => words.website,
        "creditSystem" => words.credit_system,
        "gradeScale" => words.grade_scale,
        "calendars" => words.calendars,
        "calendars.year" => words.calendar_year,
        "calendars.term" => words.calendar_term,
        "calendars.start" => words.calendar_start,
        "calendars.end" => words.calendar_end,
        "tolerance" => words.tolerance,
        "contacts" => words.contacts,
        "contacts.name" => words.contact_name,
        "contacts.function" => words.contact_function,
        "contacts.role" => words.contact_role,
        "email" | "contacts.email" => words.email,
        "phone" | "contacts.phone" => words.phone,
        "contacts.verifiedOn" => words.contact_verified,
        "notes" => words.notes,
        "catalogue" => words.catalogue,
        "provisions" => words.provisions,
        "units" => words.units,
        "units.name" => words.unit_name,
        "units.code" => words.unit_code,
        "units.ounitId" => words.ounit_id,
        "familyNames" => words.family_names,
        "givenNames" => words.given_names,
        "birthDate" => words.birth_date,
        "nationality" => words.nationality,
        "gender" => words.gender,
        "esi" => words.esi,
        "studentNumber" => words.student_number,
        "studyLevel" => words.study_level,
        "isced" => words.isced,
        "iscedClarification" => words.isced_clarification,
        "kind" => words.mobility_kind,
        "direction" => words.direction,
        "person" => words.mobility_person,
        "partner" => words.mobility_partner,
        "unit" => words.mobility_unit,
        "scheme" => words.scheme,
        "start" => words.start,
        "end" => words.end,
        "actualStart" => words.actual_start,
        "actualEnd" => words.actual_end,
        "homeYear" => words.home_year,
        "hostYear" => words.host_year,
        "homeTerm" => words.home_term,
        "hostTerm" => words.host_term,
        "language" => words.language,
        "languageLevel" => words.language_level,
        "title.fr" => words.title_fr,
        "title.en" => words.title_en,
        "level" => words.level,
        "requirements" => words.requirements,
        "requirements.code" => words.requirement_code,
        "requirements.title" => words.requirement_title,
        "requirements.credits" => words.requirement_credits,
        "requirements.compulsory" => words.compulsory,
        "requirements.term" => words.requirement_term,
        "creditFactor" => words.credit_factor,
        "creditFactorSource" => words.credit_factor_source,
        "creditFactorOn" => words.credit_factor_on,
        "cti" => words.cti,
        _ => match agreement::label(t, path) {
            "" => match results::label(t, path) {
                "" => partner::label(t, path),
                known => known,
            },
            known => known,
        },
    }
}

/// The label of a word that the field at a path offers; empty for another word.
pub fn choice_label(t: &Texts, path: &str, word: &str) -> &'static str {
    let words = &t.choices;
    let field = path.rsplit('.').next().unwrap_or(path);
    match (field, word) {
        ("role", "academic") => words.role_academic,
        ("role", "administrative") => words.role_administrative,
        ("role", "signatory") => words.role_signatory,
        ("role", "other") => words.role_other,
        ("status", "prospect") => words.status_prospect,
        ("status", "active") => words.status_active,
        ("status", "dormant") => words.status_dormant,
        ("status", "ended") => words.status_ended,
        ("status", "planned") => words.status_planned,
        ("status", "nominated") => words.status_nominated,
        ("status", "accepted") => words.status_accepted,
        ("status", "in-progress") => words.status_in_progress,
        ("status", "completed") => words.status_completed,
        ("status", "cancelled") => words.status_cancelled,
        ("gender", "0") => words.gender_unknown,
        ("gender", "1") => words.gender_male,
        ("gender", "2") => words.gender_female,
        ("gender", "9") => words.gender_not_applicable,
        ("studyLevel" | "level" | "eqf", "1") => words.eqf_1,
        ("studyLevel" | "level" | "eqf", "2") => words.eqf_2,
        ("studyLevel" | "level" | "eqf", "3") => words.eqf_3,
        ("studyLevel" | "level" | "eqf", "4") => words.eqf_4,
        ("studyLevel" | "level" | "eqf", "5") => words.eqf_5,
        ("studyLevel" | "level" | "eqf", "6") => words.eqf_6,
        ("studyLevel" | "level" | "eqf", "7") => words.eqf_7,
        ("studyLevel" | "level" | "eqf", "8") => words.eqf_8,
        ("languageLevel" | "level", "A1") => "A1",
        ("languageLevel" | "level", "A2") => "A2",
        ("languageLevel" | "level", "B1") => "B1",
        ("languageLevel" | "level", "B2") => "B2",
        ("languageLevel" | "level", "C1") => "C1",
        ("languageLevel" | "level", "C2") => "C2",
        ("languageLevel" | "level", "NS") => words.cefr_native,
        ("kind", "studies") => words.kind_studies,
        ("kind", "traineeship") => words.kind_traineeship,
        ("kind", "blended") => words.kind_blended,
        ("kind", "doctoral") => words.kind_doctoral,
        ("kind", "apprenticeship") => words.kind_apprenticeship,
        ("kind", "staff-teaching") => words.kind_staff_teaching,
        ("kind", "staff-training") => words.kind_staff_training,
        ("direction", "out") => words.direction_out,
        ("direction", "in") => words.direction_in,
        ("scheme", "erasmus-digital") => words.scheme_erasmus_digital,
        ("scheme", "erasmus") => words.scheme_erasmus,
        ("scheme", "bilateral") => words.scheme_bilateral,
        ("scheme", "free-mover") => words.scheme_free_mover,
        ("scheme", "national") => words.scheme_national,
        ("scheme", "other") => words.scheme_other,
        ("span", "term") => words.span_term,
        ("span", "year") => words.span_year,
        ("recognition", "automatic") => words.recognition_automatic,
        ("recognition", "document") => words.recognition_document,
        ("recognition", "capped") => words.recognition_capped,
        ("recognition", "level-check") => words.recognition_level_check,
        ("recognition", "additional-exam") => words.recognition_additional_exam,
        ("recognition", "additional-work") => words.recognition_additional_work,
        ("recognition", "other") => words.recognition_other,
        ("role", "student") => words.role_student,
        ("role", "sending") => words.role_sending,
        ("role", "receiving") => words.role_receiving,
        ("means", "typed") => words.means_typed,
        ("means", "paper") => words.means_paper,
        ("means", "elsewhere") => words.means_elsewhere,
        _ => match results::choice(t, field, word) {
            "" => partner::choice(t, field, word),
            known => known,
        },
    }
}

/// What is wrong with a value, and what to do.
pub fn value_error(t: &Texts, error: &ValueError) -> String {
    let words = &t.values;
    match error {
        ValueError::Empty => words.empty.to_owned(),
        ValueError::Control { at } => words.control(&at.to_string()),
        ValueError::TooLong { length, max } => {
            words.long_text(&length.to_string(), &max.to_string())
        }
        ValueError::Form { kind, read } | ValueError::Unknown { kind, read } => {
            expected(t, *kind, read)
        }
        ValueError::CountryUnclear { read } => words.country_unclear(read),
        ValueError::IscedGroup { read } => words.isced_group(read),
        ValueError::YearsApart { first, second } => {
            words.years_apart(&first.to_string(), &second.to_string())
        }
        ValueError::TermBeyond { number, total } => {
            words.term_beyond(&number.to_string(), &total.to_string())
        }
        ValueError::NoSuchDay { read } => words.no_such_day(read),
        ValueError::YearOutOfRange { read, first, last } => {
            words.year_out_of_range(read, &first.to_string(), &last.to_string())
        }
        ValueError::Number(error) => t.number_error(error),
        ValueError::Negative { read } => words.negative_value(read),
        ValueError::Reversed { start, end } => words.period_reversed(end, start),
        ValueError::Stored { found } => words.stored(match found {
            Json::Text => words.stored_text,
            Json::Number => words.stored_number,
            Json::Flag => words.stored_flag,
            Json::List => words.stored_list,
            Json::Object => words.stored_object,
        }),
    }
}

/// That what was read is not what a kind of value looks like, and how it does look.
fn expected(t: &Texts, kind: Kind, read: &str) -> String {
    let words = &t.values;
    match kind {
        Kind::Text | Kind::LongText | Kind::Tags => words.empty.to_owned(),
        Kind::Email => words.email(read),
        Kind::Phone => words.phone(read),
        Kind::Web => words.web(read),
        Kind::Choice(_) | Kind::LookupTable => words.choice(read),
        Kind::Country => words.country(read),
        Kind::Language => words.language(read),
        Kind::Isced => words.isced_code(read),
        Kind::Flag => words.flag(read),
        Kind::Day => words.day(read),
        Kind::DayOrMonth => words.day_or_month(read),
        Kind::MonthDay => words.month_day(read),
        Kind::AcademicYear => words.academic_year(read),
        Kind::Term => words.term(read),
        Kind::Number => t.errors.no_digits.to_owned(),
        Kind::CreditSystem => words.credit_system_name(read),
        Kind::GradeScale => words.grade_scale_name(read),
        Kind::ErasmusCode => words.erasmus_code(read),
        Kind::Schac => words.schac_id(read),
        Kind::Pic => words.pic_code(read),
        Kind::Oid => words.oid_code(read),
        Kind::Esi => words.esi_form(read),
        Kind::Links => words.links_form(read),
        Kind::Reference(_) => words.reference(read),
    }
}

/// The name of a code, in the language.
pub fn entry_name(t: &Texts, entry: &Entry) -> &'static str {
    match t.lang {
        Lang::Fr | Lang::FrCa => entry.fr,
        Lang::En => entry.en,
    }
}

/// The entry of a list that a typed code or name means, in either language, whatever
/// its case and accents. Of a group and the one field inside it that share a name,
/// the field; `None` where a name is that of two others.
pub fn find(list: &'static [Entry], text: &str) -> Option<&'static Entry> {
    let wanted = fold(&text.trim().replace('\'', "’"));
    if let Some(entry) = list.iter().find(|it| fold(it.code) == wanted) {
        return Some(entry);
    }
    let mut found: Option<&Entry> = None;
    for entry in list {
        if fold(entry.fr) == wanted || fold(entry.en) == wanted {
            if found.is_some_and(|group| !entry.code.starts_with(group.code)) {
                return None;
            }
            found = Some(entry);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::codes::{countries, isced, languages};
    use crate::model::records::{Content, FieldSpec};
    use crate::model::value::{Country, Phone, Value as _};

    /// Every field of a collection with its path, those of its lists' items too.
    fn fields(collection: Collection) -> Vec<(String, &'static FieldSpec)> {
        let mut fields = Vec::new();
        for field in collection.fields() {
            fields.push((field.path.to_owned(), field));
            if let Content::List(items) = field.content {
                let inside = items.iter();
                fields.extend(inside.map(|it| (format!("{}.{}", field.path, it.path), it)));
            }
        }
        fields
    }

    #[test]
    fn every_field_and_every_choice_has_its_words() {
        for t in Lang::ALL.map(Lang::texts) {
            for collection in Collection::ALL {
                assert_ne!(collection_name(t, collection), "");
                assert_ne!(collection_plural(t, collection), "");
                for (path, field) in fields(collection) {
                    assert_ne!(field_label(t, collection, &path), "", "{collection} {path}");
                    if let Content::Scalar { kind, .. } = field.content
                        && let Kind::Choice(words) = kind
                    {
                        for word in words {
                            assert_ne!(choice_label(t, &path, word), "", "{path} {word}");
                        }
                    }
                }
            }
        }
        assert_eq!(field_label(Lang::Fr.texts(), Collection::Office, "x"), "");
        assert_eq!(choice_label(Lang::Fr.texts(), "kind", "x"), "");
    }

    // Two choices of one field that read alike could not be told apart.
    #[test]
    fn the_choices_of_a_field_differ() {
        for t in Lang::ALL.map(Lang::texts) {
            for (path, field) in Collection::ALL.into_iter().flat_map(fields) {
                if let Content::Scalar {
                    kind: Kind::Choice(words),
                    ..
                } = field.content
                {
                    let labels = words.iter().map(|word| choice_label(t, &path, word));
                    let mut labels: Vec<&str> = labels.collect();
                    labels.sort_unstable();
                    labels.dedup();
                    assert_eq!(labels.len(), words.len(), "{path}");
                }
            }
        }
    }

    #[test]
    fn an_error_says_what_was_read_and_what_to_do() {
        let error = Phone::parse("01 23").unwrap_err();
        assert_eq!(
            value_error(Lang::Fr.texts(), &error),
            "«\u{202f}01 23\u{202f}» n’est pas un numéro international. Commencez par + et l’indicatif du pays, par exemple +33 1 23 45 67 89."
        );
        let error = Country::parse("Freedonia").unwrap_err();
        assert_eq!(
            value_error(Lang::En.texts(), &error),
            "“Freedonia” is not a country code. Choose from the list, or write the two letters, for example FR."
        );
    }

    #[test]
    fn a_name_is_found_in_either_language() {
        let code = |text: &str| find(countries(), text).map(|it| it.code);
        assert_eq!(code(" allemagne "), Some("DE"));
        assert_eq!(code("Cote d'Ivoire"), Some("CI"));
        assert_eq!(
            (code("Germany"), code("de"), code("Freedonia")),
            (Some("DE"), Some("DE"), None)
        );
        assert_eq!(find(languages(), "Français").map(|it| it.code), Some("fr"));
        let entry = find(isced(), "0421").unwrap();
        assert_eq!(entry_name(Lang::Fr.texts(), entry), "Droit");
        assert_eq!(entry_name(Lang::En.texts(), entry), "Law");
        // The narrow field 042 and its only detailed field are both called law.
        assert_eq!(find(isced(), "law").map(|it| it.code), Some("0421"));
    }
}
