//! Records from a file beside the records that are here: what they would change.

use super::Workspace;
use super::change::Deed;
use super::command::{Brought, Command, What};
use super::diff::{self, Difference};
use super::fallen::Fallen;
use super::path::Step;
use crate::model::records::{Collection, Id};

/// A record of a file beside the one that is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// Its collection.
    pub collection: Collection,
    /// Its id.
    pub id: Id,
    /// Its text in the file.
    pub text: Box<str>,
    /// How it stands to what is here.
    pub standing: Standing,
}

/// How a record of a file stands to what is here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not here.
    New,
    /// It was here, and was deleted then.
    Deleted(Box<str>),
    /// It is here, word for word.
    Same,
    /// It is here, and differs at these places.
    Differs(Vec<Difference>),
}

/// What is done with one place, or with a whole record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Choice {
    /// What is here stays.
    #[default]
    Keep,
    /// What the file says is taken.
    Take,
}

impl Difference {
    /// Whether both say something, and not the same: a question for a person. What
    /// only one of the two says is no conflict; nor is an order that differs only by
    /// items that one of them lacks.
    pub fn conflicts(&self) -> bool {
        match (self.before.as_deref(), self.after.as_deref()) {
            (Some(before), Some(after)) => match self.path.0.last() {
                Some(Step::Order(_)) => !diff::in_one_order(before, after),
                _ => true,
            },
            _ => false,
        }
    }

    /// What is done unless somebody chooses: what is missing here is filled in, and
    /// nothing that is here is lost.
    pub fn proposed(&self) -> Choice {
        match self.before {
            None => Choice::Take,
            Some(_) => Choice::Keep,
        }
    }
}

impl Compared {
    /// What is done with the whole record unless somebody chooses.
    pub fn proposed(&self) -> Choice {
        match self.standing {
            Standing::New => Choice::Take,
            Standing::Deleted(_) | Standing::Same | Standing::Differs(_) => Choice::Keep,
        }
    }
}

/// Compares a record of a file with the workspace.
pub fn compare(workspace: &Workspace, collection: Collection, id: Id, text: &str) -> Compared {
    let table = workspace.table(collection);
    let standing = match (table.get(id), table.gone(id)) {
        (Some(here), _) => {
            let differences = diff::differences(here, text);
            if differences.is_empty() {
                Standing::Same
            } else {
                Standing::Differs(differences)
            }
        }
        (None, Some(when)) => Standing::Deleted(when.into()),
        (None, None) => Standing::New,
    };
    Compared {
        collection,
        id,
        text: text.into(),
        standing,
    }
}

/// The one command that carries out what was chosen: of each record whether it is
/// taken as a whole, and of each place of a record that differs; and which records of
/// those that the file says were deleted are deleted here too.
pub fn restore(
    compared: Vec<Compared>,
    whole: impl Fn(&Compared) -> Choice,
    place: impl Fn(&Compared, &Difference) -> Choice,
    deleted: Vec<Fallen>,
) -> Command {
    let mut brought = Vec::new();
    for it in compared {
        let what = match &it.standing {
            Standing::Same => continue,
            Standing::New | Standing::Deleted(_) => {
                if whole(&it) == Choice::Keep {
                    continue;
                }
                What::Whole(it.text)
            }
            Standing::Differs(differences) => {
                let places: Vec<_> = differences
                    .iter()
                    .filter(|difference| place(&it, difference) == Choice::Take)
                    .map(|difference| (difference.path.clone(), difference.after.clone()))
                    .collect();
                if places.is_empty() {
                    continue;
                }
                What::Places(places)
            }
        };
        brought.push(Brought {
            collection: it.collection,
            id: it.id,
            what,
        });
    }
    brought.extend(deleted.into_iter().map(|it| Brought {
        collection: it.collection,
        id: it.id,
        what: What::Gone(it.text),
    }));
    Command::Bring(Deed::Restore, brought)
}
