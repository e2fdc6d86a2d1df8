//! What was typed, as commands that store it.

use super::Editing;
use crate::model::value::Kind;
use crate::storage::drafts::Draft;
use crate::ui::desk::State;
use crate::ui::pages::records::chosen::with_record;
use crate::ui::pages::records::coded::kind;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::path::Path;
use crate::workspace::{Command, edit, json};
use leptos::prelude::*;

impl Editing {
    /// A value of a field as JSON.
    pub(super) fn raw(self, path: &Path, value: &str) -> String {
        match kind(self.spec(path)) {
            Some(Kind::Flag) => value.to_owned(),
            _ => json::quoted(value),
        }
    }

    /// Puts a value in place of which `typed` was the text.
    pub(super) fn put(self, path: &Path, value: &str, typed: &str) {
        let raw = (!value.is_empty()).then(|| self.raw(path, value));
        if !self.desk.state.with_untracked(State::is_open) || untrack(|| self.is_unreadable()) {
            // Its draft stays; nobody knows what the record says.
            return;
        }
        let draft = self.draft(&path.to_string(), typed);
        match self.command(path, raw) {
            Some(command) => self.desk.dispatch_typed(command, draft),
            None => self.desk.drafts.settle(&draft),
        }
    }

    /// What puts values in places of the record, as one thing that can be undone; the record
    /// is made of them where it is not there yet.
    pub fn bring(self, places: Vec<(Path, Option<Box<str>>)>) -> Command {
        if self.desk.record(self.collection, self.id).is_some() {
            let brought = Brought::places(self.collection, self.id, places);
            return Command::Bring(Deed::Edit, vec![brought]);
        }
        let empty = format!("{{\"id\":\"{}\"}}", self.id);
        let text = places.into_iter().fold(empty, |text, (path, raw)| {
            edit::set(&text, &path.0, raw.as_deref()).unwrap_or(text)
        });
        Command::Add(self.collection, text)
    }

    /// Sets a place of the record, and tells whether that was done: it is drawn then.
    pub async fn set(self, path: &Path, raw: Option<String>) -> bool {
        match self.command(path, raw) {
            Some(command) => self.desk.carry_out(command).await.is_ok(),
            None => false,
        }
    }

    /// What sets a place of the record, which is made by the first value put in it.
    fn command(self, path: &Path, raw: Option<String>) -> Option<Command> {
        let kind = kind(self.spec(path));
        let record = (self.collection, self.id);
        let along = raw.as_deref();
        if let Some(command) = along.and_then(|it| with_record(self.desk, record, path, kind, it)) {
            return Some(command);
        }
        if self.desk.record(self.collection, self.id).is_some() {
            return Some(Command::Set(self.collection, self.id, path.clone(), raw));
        }
        let empty = format!("{{\"id\":\"{}\"}}", self.id);
        let text = edit::set(&empty, &path.0, Some(&raw?)).ok()?;
        Some(Command::Add(self.collection, text))
    }

    pub(super) fn draft(self, place: &str, text: &str) -> Draft {
        Draft {
            tab: self.desk.tab(),
            space: self.desk.space.get_untracked().database().to_owned(),
            collection: self.collection,
            id: self.id,
            place: place.to_owned(),
            text: text.to_owned(),
        }
    }
}
