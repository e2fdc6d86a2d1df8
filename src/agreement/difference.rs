//! What differs between two versions of an agreement, or between a version and what is
//! being written.

use super::sheet::{content, content_of};
use crate::model::records::{Collection, Id};
use crate::workspace::Workspace;
use crate::workspace::diff::{Difference, differences};

/// The content of a version, or of the agreement as it is being written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// A version.
    Version(Id),
    /// What is being written.
    Draft(Id),
}

/// The text of one side; `None` where it is not there.
pub fn text_of(workspace: &Workspace, side: Side) -> Option<String> {
    match side {
        Side::Version(id) => content_of(workspace.record(Collection::Version, id)?),
        Side::Draft(agreement) => content(workspace, agreement),
    }
}

/// What leads from one side to the other, place by place; the first step of each path
/// is the part: `agreement`, `person`, `office`, `partner`, `programme`.
pub fn between(workspace: &Workspace, before: Side, after: Side) -> Vec<Difference> {
    match (text_of(workspace, before), text_of(workspace, after)) {
        (Some(before), Some(after)) => differences(&before, &after),
        _ => Vec::new(),
    }
}
