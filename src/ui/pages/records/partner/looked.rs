//! A partner and its office as the cards read them, and items that they write.

use crate::model::records::{Office, Partner, Record as _};
use crate::ui::desk::State;
use crate::ui::pages::judging_office;
use crate::ui::pages::records::Editing;
use crate::ui::platform::random;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The partner, and a subscription to it; an empty one where the record is not there yet.
pub fn partner(editing: Editing) -> Partner {
    let record = editing.record().unwrap_or_default();
    Partner::read(&record).map_or_else(|_| Partner::default(), |it| it.record)
}

/// The office that judges it, once the space is open.
pub fn office(editing: Editing) -> Office {
    editing.desk.state.with(State::is_open);
    judging_office(editing.desk)
}

/// The places that put texts into an item of a list, which is made where none is named.
pub fn item(list: &str, id: Option<&str>, texts: &[(&str, &str)]) -> Vec<(Path, Option<Box<str>>)> {
    let whole = Path::of_field(list);
    let said = || texts.iter().filter(|(_, text)| !text.is_empty());
    if let Some(id) = id {
        let item = whole.item(id);
        let place = |(field, text): &(&str, &str)| {
            let raw = (!text.is_empty()).then(|| quoted(text).into());
            (item.field(field), raw)
        };
        return texts.iter().map(place).collect();
    }
    let id = random::id().to_string();
    let members = said().map(|(field, text)| format!(",\"{field}\":{}", quoted(text)));
    let members: String = members.collect();
    let raw = format!("{{\"id\":{}{members}}}", quoted(&id));
    vec![(whole.item(&id), Some(raw.into()))]
}

/// Puts them there, as one thing that can be undone.
pub fn put(editing: Editing, places: Vec<(Path, Option<Box<str>>)>) {
    editing.desk.dispatch(untrack(|| editing.bring(places)));
}

/// The item of a list that answers a question, by what its fields say: of several the one of
/// the latest day counts.
pub fn answering(editing: Editing, list: &str, asked: &[(&str, &str)]) -> Option<String> {
    let values = editing.values();
    let at = |id: &str, field: &str| values.get(&format!("{list}[{id}].{field}")).to_owned();
    let ids = values.items(list).iter();
    let same = ids.filter(|id| asked.iter().all(|(field, text)| at(id, field) == *text));
    same.max_by_key(|id| at(id, "on")).cloned()
}
