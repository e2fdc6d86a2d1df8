//! The states of an agreement, and what leads from one to the next.
//!
//! From the first commitment a version is frozen; a correction makes the next one, whose
//! commitments start again. The version in force is the newest to which all three have
//! committed; what came after it and was not agreed does not count (requirement S1-34).

use super::checked::Checked;
use super::sheet::content;
use crate::model::records::{
    Collection, Commitment, Id, Item, Party, Record as _, Version, value_at,
};
use crate::model::value::{Day, Value as _};
use crate::workspace::change::Deed;
use crate::workspace::command::{Brought, What};
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How far an agreement is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Being written; something that it needs is missing.
    Draft,
    /// Being written, and complete.
    Ready,
    /// So many of the three have committed.
    Signing(usize),
    /// All three have.
    InForce,
    /// Put away.
    Archived,
}

impl State {
    /// Every state; of those in signing, the first stands for both.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Ready,
        Self::Signing(1),
        Self::InForce,
        Self::Archived,
    ];

    /// The word of the state in addresses.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Draft => "brouillon",
            Self::Ready => "pret",
            Self::Signing(_) => "signature",
            Self::InForce => "vigueur",
            Self::Archived => "archive",
        }
    }

    /// Whether it can be written in.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Draft | Self::Ready)
    }
}

/// Where an agreement stands in its life.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Life {
    /// How far it is.
    pub state: State,
    /// The number of the version being written, or of the newest.
    pub number: usize,
    /// The newest version, if there is one.
    pub version: Option<Id>,
    /// The version in force, if there is one.
    pub in_force: Option<Id>,
    /// Whether what is being written is not yet in a version.
    pub writing: bool,
}

/// What became of a version.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// So many have committed, and the others still may.
    Signing(usize),
    /// It is the one in force.
    InForce,
    /// It was in force, and a newer one is.
    Replaced,
    /// A newer one was begun before all had committed to it.
    NotAgreed,
}

/// Where an agreement stands on a day; `None` where it is not there.
pub fn life(workspace: &Workspace, agreement: Id, today: NaiveDate) -> Option<Life> {
    let complete = || {
        let checked = Checked::now(workspace, agreement, today);
        checked.is_some_and(|it| it.blocking().next().is_none())
    };
    life_when(workspace, agreement, complete)
}

/// The same for a caller who knows whether what is being written is complete.
pub fn life_when(
    workspace: &Workspace,
    agreement: Id,
    complete: impl FnOnce() -> bool,
) -> Option<Life> {
    let text = workspace.record(Collection::Agreement, agreement)?;
    let refers = |field| value_at(text, field).and_then(|it| it.parse::<Id>().ok());
    let is = |field| value_at(text, field).as_deref() == Some("true");
    let version = refers("version");
    let newest = version.and_then(|id| workspace.record(Collection::Version, id));
    let number = newest.map_or(0, number_of);
    let open = newest.is_none() || is("correcting");
    let given = newest.map_or(0, |it| parties(it).len());
    let state = match (is("archived"), open, given) {
        (true, ..) => State::Archived,
        (_, true, _) if complete() => State::Ready,
        (_, true, _) => State::Draft,
        (_, _, 3..) => State::InForce,
        (_, _, given) => State::Signing(given),
    };
    Some(Life {
        state,
        number: if open {
            number.saturating_add(1)
        } else {
            number
        },
        version: version.filter(|_| newest.is_some()),
        // Two tabs may record the second and the third commitment at the same moment.
        in_force: version
            .filter(|_| given >= Party::ALL.len())
            .or_else(|| refers("inForce"))
            .filter(|it| workspace.record(Collection::Version, *it).is_some()),
        writing: open,
    })
}

/// The version whose content counts: the newest, unless its correction was begun.
pub fn frozen(workspace: &Workspace, agreement: Id) -> Option<Id> {
    let now = life_when(workspace, agreement, || false)?;
    now.version.filter(|_| !now.writing)
}

/// The versions of an agreement, the newest first: number, id and what became of it.
pub fn versions(workspace: &Workspace, agreement: Id) -> Vec<(usize, Id, Standing)> {
    let Some(now) = life_when(workspace, agreement, || false) else {
        return Vec::new();
    };
    let mut versions: Vec<(usize, Id, Standing)> = ids_of(workspace, agreement)
        .filter_map(|id| {
            let text = workspace.record(Collection::Version, id)?;
            let given = parties(text).len();
            let newest = now.version == Some(id);
            let standing = if now.in_force == Some(id) {
                Standing::InForce
            } else if given >= Party::ALL.len() {
                Standing::Replaced
            } else if newest && !now.writing {
                Standing::Signing(given)
            } else {
                Standing::NotAgreed
            };
            Some((number_of(text), id, standing))
        })
        .collect();
    versions.sort_by_key(|(number, ..)| std::cmp::Reverse(*number));
    versions
}

/// The ids of the versions of an agreement.
pub fn ids_of(workspace: &Workspace, agreement: Id) -> impl Iterator<Item = Id> {
    let agreement = agreement.to_string();
    workspace
        .table(Collection::Version)
        .rows()
        .filter(move |(_, row)| row.split('\t').next() == Some(&*agreement))
        .map(|(id, _)| id)
}

/// Who has committed to a version, in the order in which it was recorded.
pub fn commitments(version: &str) -> Vec<Item<Commitment>> {
    let read = Version::read(version).map(|it| it.record.commitments);
    read.unwrap_or_default()
}

fn parties(version: &str) -> BTreeSet<Party> {
    let given = commitments(version);
    given.iter().filter_map(|it| it.value.role).collect()
}

/// The number of a version, from 1.
pub fn number_of(version: &str) -> usize {
    let number = value_at(version, "number").and_then(|it| it.parse().ok());
    number.unwrap_or(1)
}

/// What somebody commits with; the texts are canonical.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    /// As what.
    pub role: Party,
    /// The members of the commitment beside its role, as paths of [`Commitment`] with
    /// their texts; what is empty is left out.
    pub fields: Vec<(&'static str, String)>,
}

/// Why a commitment cannot be recorded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotGiven {
    /// The agreement is not there, or was put away.
    Closed,
    /// Something is missing in it still.
    NotReady,
    /// This party has committed already.
    Already,
}

/// The id of a version of an agreement, by its number: whoever commits first in two tabs
/// at once makes one version in both, and is asked about the rest.
pub const fn version_id(agreement: Id, number: usize) -> Id {
    Id::from_u128(agreement.as_u128().wrapping_add(number as u128))
}

/// The id of a party's commitment to a version: whoever gives it twice gives it once.
fn commitment_id(version: Id, role: Party) -> Id {
    let at = Party::ALL.iter().position(|it| *it == role);
    let at = at.map_or(0, |at| at.saturating_add(1)) as u128;
    Id::from_u128(version.as_u128().wrapping_add(at << 64))
}

/// Records a commitment: to the newest version, or to one that is made of what is being
/// written. `today` is the day from which a new version stands.
///
/// # Errors
/// See [`NotGiven`].
pub fn commit(
    workspace: &Workspace,
    agreement: Id,
    given: &Given,
    today: Day,
) -> Result<Command, NotGiven> {
    let now = life(workspace, agreement, today.date()).ok_or(NotGiven::Closed)?;
    let mut brought = Vec::new();
    let mut places = Vec::new();
    match (now.state, now.version) {
        (State::Draft, _) => return Err(NotGiven::NotReady),
        (State::Ready, _) => {
            let number = ids_of(workspace, agreement)
                .filter_map(|id| workspace.record(Collection::Version, id))
                .map(number_of)
                .max();
            let number = number.map_or(1, |last| last.saturating_add(1));
            let version = version_id(agreement, number);
            let commitment = commitment_text(given, commitment_id(version, given.role));
            let content = content(workspace, agreement).ok_or(NotGiven::Closed)?;
            let person = workspace.record(Collection::Agreement, agreement);
            let person = person
                .and_then(|it| value_at(it, "person"))
                .unwrap_or_default();
            let text = format!(
                "{{\"id\":\"{version}\",\"agreement\":\"{agreement}\",\"person\":{},\"number\":\"{}\",\
                 \"frozenOn\":\"{}\",\"commitments\":[{commitment}],\"content\":{content}}}",
                quoted(&person),
                number,
                today.text()
            );
            brought.push(Brought::whole(Collection::Version, version, text));
            places.push(("version", Some(quoted(&version.to_string()))));
            places.push(("correcting", None));
        }
        (State::Signing(_) | State::InForce, Some(current)) => {
            let text = workspace.record(Collection::Version, current);
            let there = text.map(parties).unwrap_or_default();
            if there.contains(&given.role) {
                return Err(NotGiven::Already);
            }
            let item = commitment_id(current, given.role);
            let commitment = commitment_text(given, item);
            let path = Path::of_field("commitments").item(&item.to_string());
            brought.push(Brought {
                collection: Collection::Version,
                id: current,
                what: What::Places(vec![(path, Some(commitment.into()))]),
            });
            if there.len().saturating_add(1) >= Party::ALL.len() {
                places.push(("inForce", Some(quoted(&current.to_string()))));
            }
        }
        (State::Archived, _) | (State::Signing(_) | State::InForce, None) => {
            return Err(NotGiven::Closed);
        }
    }
    if !places.is_empty() {
        brought.push(of_agreement(agreement, places));
    }
    Ok(Command::Bring(Deed::Commit, brought))
}

/// Begins the correction of an agreement that somebody has committed to.
pub fn correct(agreement: Id) -> Command {
    let places = vec![("correcting", Some("true".to_owned()))];
    Command::Bring(Deed::Correct, vec![of_agreement(agreement, places)])
}

/// Puts an agreement away, or takes it out again.
pub fn archive(agreement: Id, away: bool) -> Command {
    let path = Path::of_field("archived");
    let value = away.then(|| "true".to_owned());
    Command::Set(Collection::Agreement, agreement, path, value)
}

fn commitment_text(given: &Given, item: Id) -> String {
    let mut members = vec![
        format!("\"id\":\"{item}\""),
        format!("\"role\":{}", quoted(given.role.word())),
    ];
    let fields = given.fields.iter().filter(|(_, text)| !text.is_empty());
    members.extend(fields.map(|(name, text)| format!("\"{name}\":{}", quoted(text))));
    format!("{{{}}}", members.join(","))
}

fn of_agreement(id: Id, places: Vec<(&str, Option<String>)>) -> Brought {
    let places = places.into_iter();
    let places = places.map(|(field, value)| (Path::of_field(field), value.map(Into::into)));
    Brought::places(Collection::Agreement, id, places.collect())
}
