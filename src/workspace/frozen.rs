//! What has been committed to stays as it is.
//!
//! From its first commitment on nothing of an agreement's content moves until a correction
//! is begun, and of a version nothing but its commitments ever does
//! (`docs/ARCHITECTURE.md`, rule 10). The page offers no field for it; this holds for
//! what arrives late, such as a text half typed in another tab. Files bring whole records
//! with the versions that explain them, and are not held up; forgetting a person rewrites
//! the store and makes no change set.

use super::Workspace;
use super::change::{Deed, Entry};
use super::edit;
use super::path::{Path, Step};
use crate::model::records::{Collection, value_at};

/// What of an agreement is no part of its content: what the desk notes, and where it
/// stands in its life.
pub const BESIDE: [&str; 7] = [
    "notes",
    "version",
    "inForce",
    "correcting",
    "archived",
    "template",
    "mobility",
];

/// What of a recognition goes on after it was decided: measures and follow-up.
const AFTER: [&str; 6] = [
    "notes",
    "supplement",
    "homeTrack",
    "partnerTrack",
    "remedies",
    "exams",
];

/// The member in which a recognition keeps what it was decided on.
const CONTENT: &str = "content";

/// The members that freeze and thaw: whoever moves one of them says what becomes of the
/// content.
const LIFE: [&str; 2] = ["version", "correcting"];

/// Whether a member keeps its words even where the records that it names become one.
pub fn is_kept(collection: Collection, member: &str) -> bool {
    match collection {
        Collection::Version => member != "commitments",
        Collection::Decision => member == CONTENT,
        _ => false,
    }
}

/// Whether what was typed or chosen would move what is frozen; of an undoing, `deed` is
/// what it takes back.
pub fn moves_frozen(workspace: &Workspace, deed: Deed, entries: &[Entry]) -> bool {
    if !matches!(deed, Deed::Edit | Deed::Settle) {
        return false;
    }
    entries.iter().any(|entry| {
        let Some(Step::Field(member)) = entry.path.0.first() else {
            return false;
        };
        match entry.collection {
            Collection::Version => &**member != "commitments",
            Collection::Agreement => {
                // A commitment that came too late is set aside after it was given.
                &**member != "setAside"
                    && !BESIDE.contains(&&**member)
                    && is_frozen(workspace, entry)
                    && !turns(entries, entry)
            }
            Collection::Decision => {
                !AFTER.contains(&&**member)
                    && is_decided(workspace, entry)
                    && !reopens(entries, entry)
            }
            _ => false,
        }
    })
}

/// Whether the record keeps what it was decided on.
fn is_decided(workspace: &Workspace, entry: &Entry) -> bool {
    let text = workspace.record(entry.collection, entry.id);
    let content = text.and_then(|it| edit::get(it, &Path::of_field(CONTENT).0).ok().flatten());
    content.is_some()
}

/// Whether the same change set takes away what the record was decided on.
fn reopens(entries: &[Entry], of: &Entry) -> bool {
    entries.iter().any(|it| {
        (it.collection, it.id) == (of.collection, of.id)
            && it.after.is_none()
            && it.path == Path::of_field(CONTENT)
    })
}

fn is_frozen(workspace: &Workspace, entry: &Entry) -> bool {
    let text = workspace.record(entry.collection, entry.id);
    let says = |member| text.and_then(|it| value_at(it, member)).unwrap_or_default();
    !says("version").is_empty() && says("correcting") != "true"
}

/// Whether the same change set turns the life of the record.
fn turns(entries: &[Entry], of: &Entry) -> bool {
    entries.iter().any(|it| {
        let first = it.path.0.first();
        (it.collection, it.id) == (of.collection, of.id)
            && LIFE
                .iter()
                .any(|life| matches!(first, Some(Step::Field(name)) if **name == **life))
    })
}
