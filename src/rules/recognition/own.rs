//! The regime that an institution writes for itself, in its own record.

use super::regime::{Absence, Compensation, Over, Ruling, Way};
use crate::model::exact::Exact;
use crate::model::grade::Mark;
use crate::model::records::{Absences, MakeUp, Office, Partly};
use crate::model::source::Status;
use crate::model::value::{Flag, Value as _};
use crate::rules::profile::Cited;
use std::collections::BTreeMap;

/// The key of the regime that an institution may write for itself.
pub const OWN: &str = "own";

/// A regime as an institution has it: another than its own stays as it is, and its own is
/// as its record says, place by place.
pub fn of_office(mut ruling: Ruling, office: &Office) -> Ruling {
    if ruling.key != OWN {
        return ruling;
    }
    let regime = &mut ruling.regime;
    let mut rule = regime.compensation.take().unwrap_or(Compensation {
        over: Over::Block,
        absent: Absence::Excludes,
        taken: false,
        floors: BTreeMap::new(),
    });
    match office.make_up {
        Some(MakeUp::Stay) => rule.over = Over::Stay,
        Some(MakeUp::Block) => rule.over = Over::Block,
        Some(MakeUp::None) | None => {}
    }
    match office.absences {
        Some(Absences::Worst) => rule.absent = Absence::Worst,
        Some(Absences::Excluded) => rule.absent = Absence::Excludes,
        None => {}
    }
    rule.taken = office.taken.map_or(rule.taken, |it| it.0);
    rule.floors.extend(floors(office));
    let makes_up = office.make_up != Some(MakeUp::None);
    let (some, free) = match office.partly {
        None | Some(Partly::Both) => (true, true),
        Some(Partly::Components) => (true, false),
        Some(Partly::Credits) => (false, true),
        Some(Partly::None) => (false, false),
    };
    regime.ways.retain(|way| match way {
        Way::Tolerance => true,
        Way::Compensation => makes_up,
        Way::Subset => some,
        Way::ProRata => free,
    });
    regime.compensation = makes_up.then_some(rule);
    regime.marks = office.carries_marks.map_or(regime.marks, |it: Flag| it.0);
    if let Some(text) = &office.regulations {
        ruling.sources = vec![Cited {
            citation: text.text(),
            dated: None,
            status: Status::Confirmed,
        }];
    }
    ruling
}

/// The lowest marks that can be made up for. Of a mark that cannot be read nobody knows what
/// it lets pass: no failure is made up for then.
fn floors(office: &Office) -> impl Iterator<Item = (String, Exact)> {
    office.floors.iter().filter_map(|it| {
        let scale = it.value.grade_scale?.scale()?;
        let line = scale.line()?;
        let read = scale.read(it.value.mark.as_ref()?.as_str(), Some(line.best()));
        let mark = match read {
            Ok(Mark::Number(typed)) => Some(typed.value),
            Ok(Mark::Distinction { counts_as, .. }) => counts_as.parse().ok(),
            Ok(Mark::Failed(_)) | Err(_) => None,
        };
        Some((
            scale.id.clone(),
            mark.unwrap_or_else(|| line.pass().clone()),
        ))
    })
}
