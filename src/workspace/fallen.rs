//! Records that a file says were deleted, and that are here all the same.

use super::Workspace;
use super::history::History;
use crate::model::records::{Collection, Id};

/// A record that is here, and that a file says was deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fallen {
    /// Its collection.
    pub collection: Collection,
    /// Its id.
    pub id: Id,
    /// When it was deleted, as the file says.
    pub when: Box<str>,
    /// Its text here; what else stands in its place is not deleted with it.
    pub text: Box<str>,
    /// What has become of it here since then.
    pub since: Since,
}

/// What has become of a record here since a moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// Nothing: the history reaches back to that moment, and does not name it.
    Unchanged,
    /// It was added, changed or brought back.
    Changed,
    /// The history does not reach back so far, or cannot be read.
    Unknown,
}

/// Those of the deleted records of a file that are here. What has become of them is what
/// the history's length alone says; [`touch`] works in what it holds.
pub fn fallen(workspace: &Workspace, gone: &[(Collection, Id, Box<str>)]) -> Vec<Fallen> {
    let mut gone: Vec<&(Collection, Id, Box<str>)> = gone.iter().collect();
    // The last deletion of each first.
    gone.sort_by(|one, other| other.cmp(one));
    gone.dedup_by_key(|it| (it.0, it.1));
    gone.into_iter()
        .rev()
        .filter_map(|(collection, id, when)| {
            let (collection, id) = (*collection, *id);
            Some(Fallen {
                collection,
                id,
                when: when.clone(),
                text: workspace.record(collection, id)?.into(),
                since: reach(&workspace.history, when),
            })
        })
        .collect()
}

/// Works in that these records, in their order, were moved at a moment; `None` where
/// nobody knows which.
pub fn touch(fallen: &mut [Fallen], at: &str, moved: Option<&[(Collection, Id)]>) {
    // In the same second it may have come after.
    for it in fallen.iter_mut().filter(|it| *at >= *it.when) {
        match moved.map(|moved| moved.binary_search(&(it.collection, it.id)).is_ok()) {
            Some(true) => it.since = Since::Changed,
            None if it.since == Since::Unchanged => it.since = Since::Unknown,
            Some(false) | None => {}
        }
    }
}

fn reach(history: &History, when: &str) -> Since {
    match history.headers().first() {
        Some(oldest) if is_moment(when) && *oldest.at <= *when => Since::Unchanged,
        _ => Since::Unknown,
    }
}

/// Whether a text is a moment as ours are, so that its order is that of time.
fn is_moment(text: &str) -> bool {
    const LIKE: &[u8] = b"0000-00-00T00:00:00Z";
    let fits = |(one, like): (u8, &u8)| {
        if *like == b'0' {
            one.is_ascii_digit()
        } else {
            one == *like
        }
    };
    text.len() == LIKE.len() && text.bytes().zip(LIKE).all(fits)
}
