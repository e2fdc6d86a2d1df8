//! A correction that is given up: back to the version that it was to follow.

use super::difference::{Side, between};
use super::life::life_when;
use super::sheet::content_of;
use crate::model::records::{Collection, Id};
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::diff::Difference;
use crate::workspace::path::{Path, Step};
use crate::workspace::{Command, Workspace};

/// What of a correction would be lost: every place of the agreement, with what is being
/// written and what the version says. `None` where nothing is being corrected.
///
/// The records that it refers to are no part of it: what was changed in them stays.
pub fn lost(workspace: &Workspace, agreement: Id) -> Option<Vec<Difference>> {
    let now =
        life_when(workspace, agreement, || false).filter(|it| it.writing && it.state.is_open())?;
    let version = now.version?;
    content_of(workspace.record(Collection::Version, version)?)?;
    let found = between(workspace, Side::Draft(agreement), Side::Version(version));
    let inside = found.into_iter().filter_map(|mut it| {
        let rest = match it.path.0.split_first()? {
            (Step::Field(part), rest) if **part == *Collection::Agreement.key() => rest.to_vec(),
            _ => return None,
        };
        it.path = Path(rest);
        // Why something was set aside may be written after the version was made.
        let aside = |it: &Step| matches!(it, Step::Field(name) if &**name == "setAside");
        it.path.0.first().is_some_and(|it| !aside(it)).then_some(it)
    });
    Some(inside.collect())
}

/// Gives the correction up: the agreement says again what its newest version says, and
/// keeps what is no part of versions, as its notes. `None` where nothing is being
/// corrected.
pub fn discard(workspace: &Workspace, agreement: Id) -> Option<Command> {
    let lost = lost(workspace, agreement)?.into_iter();
    let mut places: Vec<_> = lost.map(|it| (it.path, it.after)).collect();
    places.push((Path::of_field("correcting"), None));
    let brought = Brought::places(Collection::Agreement, agreement, places);
    Some(Command::Bring(Deed::Edit, vec![brought]))
}
