//! A new agreement from an old one.

use crate::model::records::{Collection, Id};
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::{self, quoted};
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace, edit};

/// What belongs to the life of one agreement, and not to its copy.
const LIFE: [&str; 8] = [
    "version",
    "inForce",
    "correcting",
    "archived",
    "template",
    "number",
    "mobility",
    "setAside",
];

/// The lists of an agreement, whose items get ids of their own.
const LISTS: [&str; 3] = ["host", "home", "virtual"];

/// Adds a copy of an agreement under the id `copy`; `id` gives an id for each of its
/// components. `None` where the agreement is not there.
pub fn duplicate(
    workspace: &Workspace,
    agreement: Id,
    copy: Id,
    id: impl FnMut() -> Id,
) -> Option<Command> {
    let text = workspace.record(Collection::Agreement, agreement)?;
    Some(Command::Add(Collection::Agreement, copied(text, copy, id)?))
}

/// The text of an agreement as a new one, under the id `copy`: without what belongs to
/// the life of the old one, each component with an id of its own.
pub fn copied(text: &str, copy: Id, mut id: impl FnMut() -> Id) -> Option<String> {
    let own = quoted(&copy.to_string());
    let mut text = edit::set(text, &Path::of_field("id").0, Some(&own)).ok()?;
    for field in LIFE {
        text = edit::set(&text, &Path::of_field(field).0, None).ok()?;
    }
    for list in LISTS {
        text = with_new_ids(&text, list, &mut id)?;
    }
    Some(text)
}

/// Adds a copy of an item of a list right after it: of a component of an agreement, of a result
/// of a transcript. `None` where it is not there.
pub fn duplicate_item(
    workspace: &Workspace,
    (collection, record): (Collection, Id),
    list: &str,
    item: &str,
    copy: Id,
) -> Option<Command> {
    let text = workspace.record(collection, record)?;
    let path = Path::of_field(list);
    let one = edit::get(text, &path.item(item).0).ok()??;
    let one = edit::set(
        &one,
        &Path::of_field("id").0,
        Some(&quoted(&copy.to_string())),
    )
    .ok()?;
    // A copy is another result: which component it is, nobody has said.
    let one = match collection {
        Collection::Transcript => edit::set(&one, &Path::of_field("agreed").0, None).ok()?,
        _ => one,
    };
    let items = edit::get(text, &path.0).ok()??;
    let mut order: Vec<String> = json::items(&items)?.into_iter().map(|(id, _)| id).collect();
    let at = order.iter().position(|it| it == item)?;
    order.insert(at.saturating_add(1), copy.to_string());
    let order: Vec<String> = order.iter().map(|it| quoted(it)).collect();
    let order = json::list(order.iter().map(String::as_str));
    let places = vec![
        (path.item(&copy.to_string()), Some(one.into())),
        (path.order(), Some(order.into())),
    ];
    let brought = Brought::places(collection, record, places);
    Some(Command::Bring(Deed::Edit, vec![brought]))
}

fn with_new_ids(text: &str, list: &str, id: &mut impl FnMut() -> Id) -> Option<String> {
    let path = Path::of_field(list);
    let Some(items) = edit::get(text, &path.0).ok()? else {
        return Some(text.to_owned());
    };
    let own = Path::of_field("id");
    let mut fresh = Vec::new();
    for item in json::elements(&items).ok()? {
        fresh.push(edit::set(item, &own.0, Some(&quoted(&id().to_string()))).ok()?);
    }
    let fresh = json::list(fresh.iter().map(String::as_str));
    edit::set(text, &path.0, Some(&fresh)).ok()
}
