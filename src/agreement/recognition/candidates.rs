//! The components of an agreement that a result on a transcript may be, and how somebody says
//! which one it is.

use super::Basis;
use super::matching::bare;
use crate::agreement::Sheet;
use crate::model::records::{Collection, Id, value_at};
use crate::model::value::{Line, Value as _};
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace, json};

/// A component that a result may be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its id, which the result keeps.
    pub id: Id,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
}

impl Candidate {
    /// What it is called: code and title.
    pub fn label(&self) -> String {
        let parts = [self.code.as_str(), self.title.as_str()];
        let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        parts.join(" · ")
    }
}

/// The host and virtual components of an agreement.
pub fn candidates(sheet: &Sheet) -> Vec<Candidate> {
    let agreement = &sheet.agreement;
    let text = |line: Option<&Line>| line.map(Line::text).unwrap_or_default();
    let host = agreement.host.iter();
    let host = host.map(|it| (it.id, it.value.code.as_ref(), it.value.title.as_ref()));
    let online = agreement.online.iter();
    let online = online.map(|it| (it.id, it.value.code.as_ref(), it.value.title.as_ref()));
    let known = host.chain(online).filter_map(|(id, code, title)| {
        Some(Candidate {
            id: id?,
            code: text(code),
            title: text(title),
        })
    });
    known.collect()
}

/// Those of the agreement that a transcript answers: of the version in force, else of what is
/// being written.
pub fn candidates_of(workspace: &Workspace, transcript: Id) -> Vec<Candidate> {
    if let Ok(basis) = Basis::of(workspace, transcript) {
        return candidates(&basis.sheet);
    }
    let text = workspace.record(Collection::Transcript, transcript);
    let agreement = text.and_then(|it| value_at(it, "agreement")?.parse().ok());
    let sheet = agreement.and_then(|id| Sheet::of_draft(workspace, id));
    sheet.as_ref().map(candidates).unwrap_or_default()
}

/// What a result says it is, in words: the component of an id, `lost` where there is none, and
/// anything else as it was typed.
pub fn said(all: &[Candidate], stored: &str, lost: &str) -> String {
    match stored.parse::<Id>() {
        Ok(id) => all
            .iter()
            .find(|it| it.id == id)
            .map_or_else(|| lost.to_owned(), Candidate::label),
        Err(_) => stored.to_owned(),
    }
}

/// What is stored of a text that somebody typed: the id of the one component that it names, by
/// what it is called, its code or its title; else the text.
pub fn meant(all: &[Candidate], typed: &str) -> String {
    let typed_bare = bare(typed);
    let is = |text: &str| !typed_bare.is_empty() && bare(text) == typed_bare;
    let named = |it: &&Candidate| is(&it.label()) || is(&it.code) || is(&it.title);
    let mut found = all.iter().filter(named);
    let first = found.next().filter(|_| found.next().is_none());
    first.map_or_else(|| typed.to_owned(), |it| it.id.to_string())
}

/// Says which component a result of a transcript is, or takes that back.
pub fn assign(transcript: Id, result: Id, component: Option<Id>) -> Command {
    let path = Path::of_field("results").item(&result.to_string());
    let value = component.map(|it| json::quoted(&it.to_string()));
    Command::Set(
        Collection::Transcript,
        transcript,
        path.field("agreed"),
        value,
    )
}
