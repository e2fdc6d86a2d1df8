//! The mark at home of a mark that passes, by the method of the rule sheet.

use super::{How, Marking};
use crate::model::exact::Exact;
use crate::model::grade::{Distribution, GERMAN, GradeScale, Line, Mark};
use crate::model::records::{GradeMethod, GradeTable, SheetBounds};
use crate::model::value::LookupTableKey;
use crate::rules::recognition::mean::Marked;
use crate::transfer::conversion::Conversion;
use crate::transfer::grades::{self, GermanStep, NoResult};
use crate::transfer::lookup::{Bounds, look_up};
use crate::transfer::rounding::Rounding;
use crate::transfer::statistical::{Candidate, Pick, Policy, place};

impl Marking {
    /// The mark at home of a passing number.
    pub(super) fn convert(
        &self,
        scale: &'static GradeScale,
        line: &Line,
        mark: &Exact,
        label: &str,
    ) -> (Option<Marked>, How) {
        let method = match self.method {
            Some(GradeMethod::None) => return (None, How::CreditsOnly),
            Some(GradeMethod::Tables) => return self.place(label),
            Some(GradeMethod::Lookup) => return self.look(label),
            None if self.home.is_some_and(|it| it.id == scale.id) => {
                return (Some(exactly(mark)), How::Same);
            }
            None => return (None, How::NoRule),
            Some(method) => method,
        };
        let factor = self.rules.as_ref().and_then(|it| it.grade_factor.as_ref());
        let home = self.home.and_then(GradeScale::line);
        let result = match (method, home, factor) {
            (GradeMethod::Bavarian, ..) if !self.is_german() => return (None, How::NoHomeScale),
            (GradeMethod::Bavarian, ..) => {
                grades::bavarian(line, mark, &GermanStep::Raw.rounding())
            }
            (GradeMethod::Linear, Some(home), _) => {
                grades::linear(line, mark, home, &Rounding::None)
            }
            (GradeMethod::Factor, _, Some(factor)) => {
                grades::by_factor(line, mark, factor.value(), &Rounding::None)
            }
            (GradeMethod::Linear, None, _) => return (None, How::NoHomeScale),
            _ => return (None, How::NoRule),
        };
        settled(result)
    }

    pub(super) fn convert_label(
        &self,
        scale: &'static GradeScale,
        text: &str,
    ) -> (Option<Marked>, How) {
        match (self.method, scale.ranks()) {
            (Some(GradeMethod::None), _) => (None, How::CreditsOnly),
            (Some(GradeMethod::Tables), _) => self.place(text),
            (Some(GradeMethod::Lookup), _) => self.look(text),
            (Some(GradeMethod::Bavarian), _) if !self.is_german() => (None, How::NoHomeScale),
            (Some(GradeMethod::Bavarian), Some(ranks)) => settled(grades::bavarian_ranks(
                ranks,
                text,
                &GermanStep::Raw.rounding(),
            )),
            _ => (None, How::NoRule),
        }
    }

    /// Whether the home institution marks on the scale to which the Bavarian formula leads.
    fn is_german(&self) -> bool {
        self.home.is_some_and(|it| it.id == GERMAN)
    }

    /// The number that a text is at home; a distinction counts as its mark.
    fn number_at_home(&self, text: &str) -> Option<Exact> {
        let distinction = || match self.home?.read(text, None).ok()? {
            Mark::Distinction { counts_as, .. } => counts_as.parse().ok(),
            Mark::Number(_) | Mark::Failed(_) => None,
        };
        text.parse().ok().or_else(distinction)
    }

    /// The mark that a printed table gives; a range is kept as one.
    fn look(&self, label: &str) -> (Option<Marked>, How) {
        let said = self.rules.as_ref();
        let Some(table) = said
            .and_then(|it| it.lookup)
            .and_then(LookupTableKey::table)
        else {
            return (None, How::NoRule);
        };
        let bounds = said
            .and_then(|it| it.bounds)
            .unwrap_or(SheetBounds::AsPrinted);
        let bounds = match bounds {
            SheetBounds::AsPrinted => Bounds::AsPrinted,
            SheetBounds::Lower => Bounds::Lower,
            SheetBounds::Upper => Bounds::Upper,
            SheetBounds::HalfOpen => Bounds::HalfOpen,
        };
        let Ok(looked) = look_up(table, label, bounds) else {
            return (None, How::NotListed);
        };
        let (from, to) = (&looked.row.gives, looked.row.up_to.as_ref());
        let given = to.map_or_else(|| from.clone(), |to| format!("{from} – {to}"));
        let number = |text: &str| self.number_at_home(text);
        let ends = number(from).zip(number(to.unwrap_or(from)));
        let taken = looked.mark(None).and_then(number);
        let home = self.home.and_then(GradeScale::line);
        let rising = home.is_none_or(|it| it.best() > it.pass());
        let marked = ends.map(|(one, other)| {
            let in_order = (one <= other) == rising;
            let (low, best) = if in_order { (one, other) } else { (other, one) };
            Marked {
                // Where nobody says which end of a range counts, the lower mark does.
                pick: taken.unwrap_or_else(|| low.clone()),
                low,
                best,
            }
        });
        (marked, How::Looked(table, given))
    }

    /// The mark at home by its place in both grading tables. The range goes from the last
    /// mark that it meets to the first.
    fn place(&self, label: &str) -> (Option<Marked>, How) {
        let (Some(host), Some(home)) = (&self.partner_table, &self.home_table) else {
            return (None, How::NoTable);
        };
        let said = self.rules.as_ref().and_then(|it| it.policy);
        let policy = said.and_then(|it| Policy::from_word(it.word()));
        let placed = place(
            host,
            home,
            label,
            policy.unwrap_or_default(),
            &Rounding::None,
        );
        let placed = match placed {
            Ok(placed) => placed,
            Err(reason) => return (None, How::Unplaced(reason)),
        };
        let value = |it: Option<&Candidate>| it.and_then(|it| it.value.clone());
        let pick = match &placed.pick {
            Pick::Mean(mean) => Some(mean.exact.clone()),
            Pick::Mark(_) => value(placed.taken()),
        };
        let marked = match (value(placed.worst()), pick, value(placed.best())) {
            (Some(low), Some(pick), Some(best)) => Some(Marked { low, pick, best }),
            _ => None,
        };
        (marked, How::Placed(Box::new(placed)))
    }
}

/// The marks of a table, read with its scale: passing ones, best first.
pub(super) fn distribution(table: &GradeTable) -> Option<Distribution> {
    table.reading().0.table.ok()
}

fn settled(result: Result<Conversion, NoResult>) -> (Option<Marked>, How) {
    match result {
        Ok(conversion) => (
            Some(exactly(&conversion.exact)),
            How::Converted(Box::new(conversion)),
        ),
        Err(reason) => (None, How::NoResult(reason)),
    }
}

fn exactly(mark: &Exact) -> Marked {
    Marked {
        low: mark.clone(),
        pick: mark.clone(),
        best: mark.clone(),
    }
}
