//! The credit calculator without its page: typed texts in, results and errors out.

mod basis;
#[cfg(test)]
mod tests;

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
