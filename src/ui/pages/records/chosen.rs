//! What comes along when a record is chosen for a field: the record itself, where only
//! the host of the page has it, and what an agreement takes over from it.

use crate::agreement::chosen::taken_over;
use crate::model::json::string;
use crate::model::records::{Collection, Id};
use crate::model::value::Kind;
use crate::ui::desk::Desk;
use crate::ui::host::said;
use crate::workspace::change::Deed;
use crate::workspace::command::{Brought, What};
use crate::workspace::flat::Flat;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, edit};

/// One command for all of it; `None` where only the field changes.
pub fn with_record(
    desk: Desk,
    (collection, id): (Collection, Id),
    path: &Path,
    kind: Option<Kind>,
    raw: &str,
) -> Option<Command> {
    let Some(Kind::Reference(other)) = kind else {
        return None;
    };
    let chosen: Id = string(raw)?.parse().ok()?;
    let mut brought = Vec::new();
    let here = desk.record(other, chosen);
    if here.is_none() {
        let given = said()?.record(other, chosen)?.into();
        brought.push(Brought {
            collection: other,
            id: chosen,
            what: What::Whole(given),
        });
    }
    let text = here.or_else(|| Some(said()?.record(other, chosen)?.to_owned()))?;
    let record = desk.record(collection, id);
    let mut places = vec![(path.clone(), Some(raw.into()))];
    if let Some(record) = record
        .as_ref()
        .filter(|_| collection == Collection::Agreement)
    {
        let agreement = Flat::of(record);
        let field = path.names();
        let before = agreement.get(&field).parse().ok();
        let before = before.and_then(|id| desk.record(other, id));
        let taken = taken_over(&agreement, &field, &before.unwrap_or_default(), &text);
        places.extend(taken.into_iter().map(|(path, text)| {
            let value = (!text.is_empty()).then(|| quoted(&text).into());
            (Path::of_field(path), value)
        }));
    }
    if brought.is_empty() && places.len() == 1 {
        return None;
    }
    let what = if record.is_some() {
        What::Places(places)
    } else {
        let empty = format!("{{\"id\":\"{id}\"}}");
        What::Whole(edit::set(&empty, &path.0, Some(raw)).ok()?.into())
    };
    brought.push(Brought {
        collection,
        id,
        what,
    });
    Some(Command::Bring(Deed::Edit, brought))
}
