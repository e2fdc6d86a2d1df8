//! Several records made one: what each of them says, place by place, what is kept, and
//! which other records then refer to the one that stays.
//!
//! *Invariant*: nothing is lost in silence. A value of a record that goes stands in the one
//! that stays, or in a [`Place`] at which somebody chose another one.

use super::Workspace;
use super::change::Deed;
use super::command::{Brought, Command, What};
use super::frozen::is_kept;
use super::json::{self, JsonError, quoted};
use super::path::Path;
use super::{diff, edit};
use crate::model::records::{Collection, Id, value_at};
use crate::text::fold;

/// A place at which records say something, each for itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The place.
    pub path: Path,
    /// What each record says there, in the order of the records.
    pub said: Vec<Option<Box<str>>>,
}

/// A list of items, of all records together.
#[derive(Clone, Debug, PartialEq, Eq)]
struct List {
    path: Path,
    items: Vec<(usize, Box<str>)>,
}

/// Records side by side. The first one is the one that stays.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merging {
    /// The places at which a single value stands.
    pub places: Vec<Place>,
    lists: Vec<List>,
    /// Where the record that stays says `null`, and others say something.
    empty: Vec<Path>,
}

impl Place {
    /// The record whose value is kept unless somebody chooses: the first that says anything.
    pub fn proposed(&self) -> usize {
        let first = self.said.iter().position(Option::is_some);
        first.unwrap_or_default()
    }

    /// Whether records say different things: a question for a person.
    pub fn conflicts(&self) -> bool {
        let mut said = self.said.iter().flatten();
        let first = said.next();
        first.is_some_and(|first| said.any(|it| !diff::alike(first, it)))
    }

    /// Whether the record that stays says nothing here, and another one does.
    pub fn fills(&self) -> bool {
        self.said.first().is_some_and(Option::is_none)
    }
}

impl Merging {
    /// Puts the texts of records side by side.
    ///
    /// # Errors
    /// One of them is no object, or names a member twice.
    pub fn of(texts: &[&str]) -> Result<Self, JsonError> {
        for text in texts {
            json::members(text)?;
        }
        let mut merging = Self::default();
        let raws: Vec<Option<&str>> = texts.iter().map(|it| Some(*it)).collect();
        merging.walk(&Path::default(), &raws);
        Ok(merging)
    }

    fn walk(&mut self, path: &Path, raws: &[Option<&str>]) {
        // That a place says nothing is no answer beside one that says something.
        let is_said = |it: &&str| *it != "null";
        let any = raws.iter().flatten().any(is_said);
        if any && raws.first() == Some(&Some("null")) {
            self.empty.push(path.clone());
        }
        let raws: Vec<Option<&str>> = raws
            .iter()
            .map(|it| it.filter(|it| !any || is_said(it)))
            .collect();
        let members: Option<Vec<_>> = each(&raws, |it| json::members(it).ok());
        if let Some(members) = members {
            let mut names: Vec<&str> = Vec::new();
            for (name, _) in members.iter().flatten().flatten() {
                if !(names.contains(&&**name) || path.0.is_empty() && name == "id") {
                    names.push(name);
                }
            }
            for name in names {
                let inside: Vec<Option<&str>> = members
                    .iter()
                    .map(|it| {
                        let found = it.as_ref()?.iter().find(|(it, _)| it == name);
                        found.map(|(_, raw)| *raw)
                    })
                    .collect();
                self.walk(&path.then(super::path::Step::Field(name.into())), &inside);
            }
        } else if let Some(items) = each(&raws, json::items) {
            let items = items.into_iter().enumerate().flat_map(|(at, items)| {
                let items = items.into_iter().flatten();
                items.map(move |(_, raw)| (at, raw.into()))
            });
            self.lists.push(List {
                path: path.clone(),
                items: items.collect(),
            });
        } else {
            self.places.push(Place {
                path: path.clone(),
                said: raws.iter().map(|it| it.map(Into::into)).collect(),
            });
        }
    }

    /// The lists to which the record that stays gains items, and how many.
    pub fn gained(&self) -> Vec<(&Path, usize)> {
        let gained = self.lists.iter().map(|it| (&it.path, it.united().len()));
        gained.filter(|(_, count)| *count > 0).collect()
    }

    /// The text of the record that stays, with what was chosen at each place and the items
    /// of all lists. `new_id` gives ids to items whose id another one has already.
    ///
    /// # Errors
    /// The text cannot take it.
    pub fn merged(
        &self,
        stays: &str,
        chosen: &dyn Fn(&Place) -> usize,
        new_id: &mut dyn FnMut() -> Id,
    ) -> Result<String, JsonError> {
        let mut text = stays.to_owned();
        for path in &self.empty {
            text = edit::set(&text, &path.0, None)?;
        }
        for place in &self.places {
            let value = place.said.get(chosen(place)).and_then(Option::as_deref);
            let here = place.said.first().and_then(Option::as_deref);
            if let Some(value) = value.filter(|it| here != Some(*it)) {
                text = edit::set(&text, &place.path.0, Some(value))?;
            }
        }
        for list in &self.lists {
            let mut known = list.ids_of_first();
            for item in list.united() {
                let mut id = json::id_of(item).unwrap_or_default();
                let mut item = item.to_owned();
                if known.contains(&id) {
                    id = new_id().to_string();
                    item = edit::set(&item, &Path::of_field("id").0, Some(&quoted(&id)))?;
                }
                text = edit::set(&text, &list.path.item(&id).0, Some(&item))?;
                known.push(id);
            }
        }
        Ok(text)
    }
}

impl List {
    fn ids_of_first(&self) -> Vec<String> {
        let first = self.items.iter().filter(|(at, _)| *at == 0);
        first.filter_map(|(_, raw)| json::id_of(raw)).collect()
    }

    /// The items of the others that say something that no item before them says: the same
    /// content under another id is the same item.
    fn united(&self) -> Vec<&str> {
        let mut kept: Vec<String> = Vec::new();
        let mut gained = Vec::new();
        for (at, raw) in &self.items {
            let content = without_id(raw);
            let known = *at > 0 && kept.iter().any(|it| diff::alike(it, &content));
            if !known {
                kept.push(content);
                if *at > 0 {
                    gained.push(&**raw);
                }
            }
        }
        gained
    }
}

/// An item without the id by which it is known.
fn without_id(item: &str) -> String {
    edit::set(item, &Path::of_field("id").0, None).unwrap_or_else(|_| item.to_owned())
}

/// What `read` gives for each text that is there; `None` where it gives nothing for one of
/// them, or none is there.
fn each<'a, T>(
    raws: &[Option<&'a str>],
    read: impl Fn(&'a str) -> Option<T>,
) -> Option<Vec<Option<T>>> {
    let mut any = false;
    let mut all = Vec::new();
    for raw in raws {
        all.push(match raw {
            Some(raw) => Some(read(raw)?),
            None => None,
        });
        any |= raw.is_some();
    }
    any.then_some(all)
}

/// What leads the references of a record from records that go to the one that stays; `None`
/// where it has none. What somebody has committed to keeps its words.
pub fn led(collection: Collection, id: Id, text: &str, gone: &[Id], stays: Id) -> Option<Brought> {
    let names: Vec<String> = gone.iter().map(|it| quoted(&it.to_string())).collect();
    if gone.contains(&id) || !names.iter().any(|it| text.contains(it.as_str())) {
        return None;
    }
    let new = quoted(&stays.to_string());
    let merging = Merging::of(&[text]).ok()?;
    let mut places = Vec::new();
    let mut lead = |path: &Path, raw: &str| {
        let led = names
            .iter()
            .fold(raw.to_owned(), |raw, name| raw.replace(name, &new));
        let first = path.names();
        let member = first.split('.').next().unwrap_or_default();
        if led != raw && !is_kept(collection, member) {
            places.push((path.clone(), Some(led.into_boxed_str())));
        }
    };
    for place in &merging.places {
        if let Some(raw) = place.said.iter().flatten().next() {
            lead(&place.path, raw);
        }
    }
    for list in &merging.lists {
        for (_, raw) in &list.items {
            if let Some(item) = json::id_of(raw) {
                lead(&list.path.item(&item), raw);
            }
        }
    }
    (!places.is_empty()).then(|| Brought::places(collection, id, places))
}

/// The text of the one that stays, which refers neither to those that go nor to itself.
fn apart(collection: Collection, stays: Id, text: String, gone: &[Id]) -> String {
    let own = stays.to_string();
    let led = led(collection, stays, &text, gone, stays);
    let text = match led.map(|it| it.what) {
        Some(What::Places(places)) => places.into_iter().fold(text, |text, (path, raw)| {
            edit::set(&text, &path.0, raw.as_deref()).unwrap_or(text)
        }),
        _ => text,
    };
    let fields = collection.fields().iter();
    let own = fields.filter(|it| value_at(&text, it.path).as_deref() == Some(own.as_str()));
    let own: Vec<Path> = own.map(|it| Path::of_field(it.path)).collect();
    own.into_iter().fold(text, |text, path| {
        edit::set(&text, &path.0, None).unwrap_or(text)
    })
}

/// The names under which a partner is known.
const NAMES: [&str; 3] = ["names.local", "names.fr", "names.en"];

/// A partner that stays, with the names of those that go among its former ones: all but
/// those that it has already.
///
/// # Errors
/// The text cannot take them.
pub fn with_former_names(
    text: String,
    gone: &[&str],
    new_id: &mut dyn FnMut() -> Id,
) -> Result<String, JsonError> {
    let names = |text: &str| -> Vec<String> {
        let names = NAMES.iter().filter_map(|it| value_at(text, it));
        names.map(std::borrow::Cow::into_owned).collect()
    };
    let list = Path::of_field("formerNames");
    let mut known: Vec<String> = names(&text).iter().map(|it| fold(it)).collect();
    for item in edit::get(&text, &list.0)?
        .as_deref()
        .and_then(json::items)
        .into_iter()
        .flatten()
    {
        known.extend(value_at(item.1, "name").map(|it| fold(&it)));
    }
    let mut text = text;
    for name in gone.iter().flat_map(|it| names(it)) {
        if !known.contains(&fold(&name)) {
            known.push(fold(&name));
            let id = new_id().to_string();
            let item = format!("{{\"id\":\"{id}\",\"name\":{}}}", quoted(&name));
            text = edit::set(&text, &list.item(&id).0, Some(&item))?;
        }
    }
    Ok(text)
}

/// The one command that makes several records one: the text of the one that stays, what
/// refers to it now, and those that go.
pub fn command(
    workspace: &Workspace,
    collection: Collection,
    (stays, text): (Id, String),
    led: Vec<Brought>,
    gone: &[Id],
) -> Command {
    let mut brought = vec![Brought::whole(
        collection,
        stays,
        apart(collection, stays, text, gone),
    )];
    brought.extend(led.into_iter().filter(|it| it.id != stays));
    let texts = gone
        .iter()
        .filter_map(|id| Some((*id, workspace.record(collection, *id)?)));
    brought.extend(texts.map(|(id, text)| Brought {
        collection,
        id,
        what: What::Gone(text.into()),
    }));
    Command::Bring(Deed::Merge, brought)
}
