//! The credit calculator without its page: typed texts in, results and errors out.

mod basis;

use super::column::{self, Column};
use super::conversion::Conversion;
use super::credits::{Implausible, Range};
use super::rounding::{Mode, Rounding};
use crate::model::credit::{CreditSystem, ECTS};
use crate::model::exact::Exact;
use crate::model::form::{Field, FieldError, FieldErrors, Form};
use crate::model::number::Typed;
use crate::model::presets;
use basis::Basis;

/// The choice of a system that is not among the presets.
pub const OWN: &str = "own";

/// The word for *no rounding* in [`CreditField::Mode`] and in the grade form.
pub const UNROUNDED: &str = "none";

/// The units that a result can be rounded to.
pub const UNITS: [&str; 7] = ["1", "0.5", "0.25", "0.1", "0.01", "0.001", "0.0001"];

/// The fields of the credit calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CreditField {
    /// Credits to convert: one number or a pasted column.
    Credits,
    /// Which column of the paste is read, from 1; empty to let the paste decide.
    Column,
    /// System they were earned in: a preset or [`OWN`].
    From,
    /// System they are carried over to: a preset or [`OWN`].
    To,
    /// Credits of a full-time year in the first; empty for the preset's.
    FromLoad,
    /// Credits of a full-time year in the second; empty for the preset's.
    ToLoad,
    /// Credits of the whole programme followed.
    Programme,
    /// Its length in years.
    Years,
    /// Fewest hours behind a credit; empty for the preset's.
    HoursMin,
    /// Most hours behind a credit; empty for the same as the fewest.
    HoursMax,
    /// Fewest hours behind a target credit.
    TargetHoursMin,
    /// Most hours behind a target credit.
    TargetHoursMax,
    /// A factor of the office's own.
    Factor,
    /// Where that factor comes from.
    FactorSource,
    /// How results are rounded: [`UNROUNDED`] or the word of a [`Mode`].
    Mode,
    /// To which unit, one of [`UNITS`].
    Unit,
}

impl Field for CreditField {
    const ALL: &'static [Self] = &[
        Self::Credits,
        Self::Column,
        Self::From,
        Self::To,
        Self::FromLoad,
        Self::ToLoad,
        Self::Programme,
        Self::Years,
        Self::HoursMin,
        Self::HoursMax,
        Self::TargetHoursMin,
        Self::TargetHoursMax,
        Self::Factor,
        Self::FactorSource,
        Self::Mode,
        Self::Unit,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Credits => "c",
            Self::Column => "col",
            Self::From => "de",
            Self::To => "vers",
            Self::FromLoad => "an",
            Self::ToLoad => "an2",
            Self::Programme => "prog",
            Self::Years => "duree",
            Self::HoursMin => "h",
            Self::HoursMax => "hmax",
            Self::TargetHoursMin => "h2",
            Self::TargetHoursMax => "h2max",
            Self::Factor => "k",
            Self::FactorSource => "source",
            Self::Mode => "arrondi",
            Self::Unit => "pas",
        }
    }

    fn initial(self) -> &'static str {
        match self {
            Self::From => "qc_univ",
            Self::To => ECTS,
            Self::Mode => UNROUNDED,
            Self::Unit => "0.5",
            _ => "",
        }
    }

    fn accepts(self, text: &str) -> bool {
        match self {
            Self::Column => text.parse::<usize>().is_ok(),
            Self::From | Self::To => text == OWN || presets::credit_system(text).is_some(),
            Self::Mode => text == UNROUNDED || text.parse::<Mode>().is_ok(),
            Self::Unit => UNITS.contains(&text),
            _ => true,
        }
    }

    fn dependents(self) -> &'static [Self] {
        match self {
            Self::From => &[
                Self::FromLoad,
                Self::Programme,
                Self::Years,
                Self::HoursMin,
                Self::HoursMax,
                Self::Factor,
                Self::FactorSource,
            ],
            Self::To => &[Self::ToLoad, Self::TargetHoursMin, Self::TargetHoursMax],
            _ => &[],
        }
    }
}

/// Why a method gives no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// The system of origin defines no full-time year.
    HostLoad,
    /// The target system defines no full-time year.
    TargetLoad,
    /// No hours are published for the system of origin.
    Hours,
    /// The published hours are not the whole workload.
    HoursNotTotal,
    /// No hours are published for the target system.
    TargetHours,
    /// The system is never converted unless an office gives its own rule.
    NotConvertible,
    /// The person has not given what the method needs.
    NotGiven,
    /// A field that the method needs cannot be read.
    Unreadable,
}

/// What each method makes of one number of credits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Results {
    /// By the load of a full-time year.
    pub year_load: Result<Conversion, Missing>,
    /// By the load of the programme followed.
    pub programme: Result<Conversion, Missing>,
    /// By the hours of work.
    pub hours: Result<Range, Missing>,
    /// By the office's factor.
    pub factor: Result<Conversion, Missing>,
    /// Whether year load and hours contradict each other.
    pub implausible: Option<Implausible>,
    /// Hours behind these credits, fewest and most, whatever they count.
    pub hours_behind: Option<(Exact, Exact)>,
}

/// One number of credits and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditRow {
    /// Its line in the paste, from 1.
    pub line: usize,
    /// The other cells of its line.
    pub label: String,
    /// The cell as it stands.
    pub text: String,
    /// What it converts to.
    pub results: Result<Results, FieldError>,
}

/// The calculator's answer to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CreditSheet {
    /// Fields that cannot be read, and why.
    pub errors: FieldErrors<CreditField>,
    /// The preset of origin, unless it is the person's own.
    pub host: Option<&'static CreditSystem>,
    /// The target preset, unless it is the person's own.
    pub target: Option<&'static CreditSystem>,
    /// How the paste was understood.
    pub column: Column,
    /// One row per number.
    pub rows: Vec<CreditRow>,
    /// The sum of the rows that can be read, and what it converts to; only where
    /// there is more than one.
    pub total: Option<(Exact, Results)>,
}

impl CreditSheet {
    /// Reads a form and computes every method that it allows.
    pub fn of(form: &Form<CreditField>) -> Self {
        let mut errors = FieldErrors::default();
        let host = presets::credit_system(form.get(CreditField::From));
        let target = presets::credit_system(form.get(CreditField::To));
        let basis = Basis::read(form, host, target, &mut errors);
        let column = column::read(
            form.get(CreditField::Credits),
            form.get(CreditField::Column).parse().ok(),
            |cell| Typed::parse(cell).is_ok(),
        );
        let mut amounts = Vec::new();
        let rows = column.rows.iter().map(|row| {
            let amount = amount(&row.text);
            amounts.extend(amount.as_ref().ok().cloned());
            CreditRow {
                line: row.line,
                label: row.label.clone(),
                text: row.text.clone(),
                results: amount.map(|value| basis.convert(&value)),
            }
        });
        let rows: Vec<CreditRow> = rows.collect();
        if let [
            CreditRow {
                results: Err(error),
                ..
            },
        ] = rows.as_slice()
        {
            errors.note(CreditField::Credits, error.clone());
        }
        let total = (rows.len() > 1).then(|| {
            let sum = amounts.iter().fold(Exact::ZERO, |sum, value| &sum + value);
            let results = basis.convert(&sum);
            (sum, results)
        });
        Self {
            errors,
            host,
            target,
            column,
            rows,
            total,
        }
    }

    /// The sum of the rounded rows under one method, to be held against the rounded
    /// total: rounding each course and rounding the total differ.
    pub fn sum_of_rounded(
        &self,
        method: impl Fn(&Results) -> Option<&Conversion>,
    ) -> Option<Exact> {
        let results = self.rows.iter().filter_map(|row| row.results.as_ref().ok());
        results
            .map(|results| method(results).map(|it| it.rounded.clone()))
            .try_fold(Exact::ZERO, |sum, value| value.map(|value| &sum + &value))
    }
}

/// The rounding that two choices of a form stand for; none for words unknown here.
pub fn rounding(mode: &str, unit: &str) -> Rounding {
    match (mode.parse::<Mode>(), unit.parse::<Exact>()) {
        (Ok(mode), Ok(unit)) if unit > Exact::ZERO => Rounding::ToUnit { unit, mode },
        _ => Rounding::None,
    }
}

fn amount(text: &str) -> Result<Exact, FieldError> {
    let value = Typed::parse(text)?.value;
    if value.is_negative() {
        Err(FieldError::Negative)
    } else {
        Ok(value)
    }
}

/// A field that may stay empty and otherwise holds a number above zero.
pub(super) fn optional_positive(text: &str) -> Result<Option<Exact>, FieldError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let value = Typed::parse(text)?.value;
    if value > Exact::ZERO {
        Ok(Some(value))
    } else {
        Err(FieldError::NotPositive)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(pairs: &[(&str, &str)]) -> CreditSheet {
        CreditSheet::of(&Form::from_pairs(pairs.iter().copied()))
    }

    fn only(sheet: &CreditSheet) -> &Results {
        sheet.rows[0].results.as_ref().unwrap()
    }

    // CREDITS: six courses of 4 US credits at 5/3 are exactly 40; each rounded to a
    // half is 6.5, and 6 × 6.5 = 39.
    #[test]
    fn rounding_each_course_differs_from_rounding_the_total() {
        let column = "4\n4\n4\n4\n4\n4";
        let sheet = sheet(&[
            ("c", column),
            ("k", "5/3"),
            ("arrondi", "half_up"),
            ("pas", "0.5"),
        ]);
        let (sum, total) = sheet.total.as_ref().unwrap();
        assert_eq!(sum.to_string(), "24");
        assert_eq!(total.factor.as_ref().unwrap().rounded.to_string(), "40");
        let rounded = sheet.sum_of_rounded(|it| it.factor.as_ref().ok()).unwrap();
        assert_eq!(rounded.to_string(), "39");
    }

    #[test]
    fn an_untouched_form_has_nothing_to_show_and_nothing_to_blame() {
        let sheet = sheet(&[]);
        assert!(sheet.rows.is_empty() && sheet.errors.fields().is_empty());
    }

    #[test]
    fn vocational_units_are_hours_only_until_an_office_gives_a_rule() {
        let results = sheet(&[("c", "4"), ("de", "qc_fp")]);
        let results = only(&results);
        assert_eq!(results.year_load, Err(Missing::NotConvertible));
        assert_eq!(results.hours, Err(Missing::NotConvertible));
        assert_eq!(
            results.hours_behind,
            Some((Exact::whole(60), Exact::whole(60)))
        );
    }

    #[test]
    fn a_wrong_field_is_named_and_no_preset_takes_its_place() {
        let sheet = sheet(&[
            ("c", "3"),
            ("k", "zwei"),
            ("an2", "0"),
            ("h", "30"),
            ("hmax", "20"),
        ]);
        let fields = sheet.errors.fields();
        assert_eq!(
            fields,
            [
                CreditField::ToLoad,
                CreditField::HoursMax,
                CreditField::Factor
            ]
        );
        let results = only(&sheet);
        assert_eq!(results.year_load, Err(Missing::Unreadable));
        assert_eq!(results.hours, Err(Missing::Unreadable));
        assert_eq!(results.factor, Err(Missing::Unreadable));
        assert_eq!(results.programme, Err(Missing::NotGiven));
    }

    // SCT-Chile publishes 24 to 31 hours; with 28 typed as the fewest, 3 credits are
    // 3·28/30 = 2.8 to 3·31/25 = 3.72.
    #[test]
    fn an_end_left_empty_is_the_published_one() {
        let sheet = sheet(&[("c", "3"), ("de", "cl_sct"), ("h", "28")]);
        let hours = only(&sheet).hours.as_ref().unwrap();
        assert_eq!(hours.low.rounded.to_string(), "2.8");
        assert_eq!(hours.high.rounded.to_string(), "3.72");
    }

    #[test]
    fn a_word_that_a_form_does_not_know_is_passed_over() {
        let form: Form<CreditField> = Form::from_pairs([("de", "foo"), ("pas", "7"), ("c", "3")]);
        assert_eq!(form, Form::filled([(CreditField::Credits, "3")]));
    }

    #[test]
    fn another_system_takes_the_refinements_of_the_former_one_along() {
        let mut form: Form<CreditField> = Form::filled([(CreditField::Factor, "5/3")]);
        form.choose(CreditField::From, "jp");
        assert_eq!(form.get(CreditField::Factor), "");
    }

    #[test]
    fn a_negative_amount_is_refused_in_its_row() {
        assert_eq!(
            sheet(&[("c", "-3")]).rows[0].results,
            Err(FieldError::Negative)
        );
    }
}
