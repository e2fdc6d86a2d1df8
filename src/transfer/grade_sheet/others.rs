//! The other methods on a mark of the sheet.

use super::{GradeSheet, Method, TableSide};
use crate::model::grade::{GERMAN, GradeScale};
use crate::model::presets;
use crate::transfer::comparison::{Comparison, Side, compare};
use crate::transfer::rounding::{Mode, Rounding};

impl GradeSheet {
    /// Every method on one mark, between the scales of this sheet; none where the sheet
    /// leads to no second scale, or no method applies.
    pub fn others(&self, text: &str) -> Option<Comparison> {
        let (host, home) = match self.method {
            Method::Bavarian => (self.host(), german()),
            Method::Linear => (self.host(), self.home()),
            Method::Tables => (
                side(self.host_table.as_ref()?),
                side(self.home_table.as_ref()?),
            ),
            Method::Lookup => {
                let table = self.lookup?;
                (named(table.from.as_deref()?), named(table.to.as_deref()?))
            }
            Method::Factor | Method::Inverse | Method::Letters | Method::Mean => return None,
        };
        // The rounding of the form where it is asked for, else the usual tenth.
        let tenth = Rounding::decimals(1, Mode::HalfUp);
        let rounding = match self.method {
            Method::Linear => &self.rounding,
            _ => &tenth,
        };
        let all = compare(text, host, home, self.policy, self.step, rounding);
        all.ways.iter().any(|it| it.given.is_ok()).then_some(all)
    }

    fn host(&self) -> Side<'_> {
        Side {
            scale: self.scale,
            line: self.line.as_ref(),
            table: None,
        }
    }

    fn home(&self) -> Side<'_> {
        Side {
            scale: self.target,
            line: self.target_line.as_ref(),
            table: None,
        }
    }
}

fn german() -> Side<'static> {
    named(GERMAN)
}

fn named(scale: &str) -> Side<'static> {
    let scale = presets::grade_scale(scale);
    Side {
        scale,
        line: scale.and_then(GradeScale::line),
        table: None,
    }
}

fn side(table: &TableSide) -> Side<'_> {
    Side {
        scale: table.scale,
        line: table.scale.and_then(GradeScale::line),
        table: table.table(),
    }
}
