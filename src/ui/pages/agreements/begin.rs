//! What a new agreement begins with: everything that is known already.

use crate::agreement::chosen::taken_over;
use crate::exchange::host::HostConfig;
use crate::model::records::{Collection, Id, value_at};
use crate::ui::platform::random;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::flat::Flat;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace, edit};

/// What is known: the open space, and what the host of the page gives.
#[derive(Clone, Copy)]
pub struct Known<'a> {
    /// The open space.
    pub workspace: &'a Workspace,
    /// What the host says.
    pub host: Option<&'a HostConfig>,
}

impl<'a> Known<'a> {
    /// The text of a record, and whether the space has it.
    fn record(self, of: Collection, id: Id) -> Option<(&'a str, bool)> {
        let here = self.workspace.record(of, id).map(|text| (text, true));
        here.or_else(|| Some((self.host?.record(of, id)?, false)))
    }

    /// What a record is called.
    pub fn name(self, of: Collection, id: Id) -> String {
        let text = self.record(of, id);
        let name = text.map(|(text, _)| self.workspace.name_in(of, text));
        name.unwrap_or_default()
    }

    /// The records that an agreement may be made with, those of the space first.
    fn all(self, of: Collection) -> impl Iterator<Item = Id> {
        let here = self.workspace.table(of).rows().map(|(id, _)| id);
        let given = self.host.into_iter().flat_map(move |it| it.of(of));
        let given = given.map(|(id, _)| id);
        here.chain(given.filter(move |id| self.workspace.record(of, *id).is_none()))
    }

    /// With whom there is only one choice: the only record, or the first office. Who is
    /// not there yet is made, empty, to be filled in; which of several, somebody says.
    fn choice(self, of: Collection) -> Option<(Id, bool)> {
        let mut there = self.all(of);
        match (there.next(), there.next()) {
            (None, _) => Some((random::id(), true)),
            (Some(first), Some(_)) if of == Collection::Office => Some((first, false)),
            (Some(_), Some(_)) => None,
            (Some(only), None) => Some((only, false)),
        }
    }
}

/// Adds the agreement of this text, completed by what is known, and the records that it
/// refers to and the space does not have.
pub fn begin(known: Known<'_>, agreement: Id, text: String) -> Command {
    let mut text = text;
    let mut brought = Vec::new();
    for of in [
        Collection::Person,
        Collection::Office,
        Collection::Partner,
        Collection::Programme,
    ] {
        let named = value_at(&text, of.key()).and_then(|it| it.parse().ok());
        let named = named.filter(|id| known.record(of, *id).is_some());
        let chosen = match named {
            Some(id) => Some((id, false)),
            None if of == Collection::Programme => None,
            None => known.choice(of),
        };
        let id = chosen.map(|(id, _)| quoted(&id.to_string()));
        put(&mut text, of.key(), id.as_deref());
        let Some((id, new)) = chosen else { continue };
        let empty = format!("{{\"id\":\"{id}\"}}");
        let record = known.record(of, id);
        if new || record.is_some_and(|(_, here)| !here) {
            let record = record.map_or(empty.as_str(), |(text, _)| text);
            brought.push(Brought::whole(of, id, record));
        }
        let record = record.map_or(empty.as_str(), |(text, _)| text);
        for (path, value) in taken_over(&Flat::of(&text), of.key(), "", record) {
            put(&mut text, path, Some(&quoted(&value)));
        }
    }
    brought.push(Brought::whole(Collection::Agreement, agreement, text));
    Command::Bring(Deed::Add, brought)
}

/// A place of a text that this module, or the reader of templates, has made sure of.
fn put(text: &mut String, path: &str, value: Option<&str>) {
    if let Ok(done) = edit::set(text, &Path::of_field(path).0, value) {
        *text = done;
    }
}
