//! The name of a partner, completed: by partners that are here already, then by the
//! directory of institutions.

use super::editing::Editing;
use super::suggestions::records;
use crate::exchange::directory::{About, Institution};
use crate::exchange::import::Known;
use crate::model::codes;
use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::text::labels::{entry_name, field_label};
use crate::text::{Texts, fold};
use crate::ui::components::{Found, Picker};
use crate::ui::desk::Moved;
use crate::ui::directory::{Institutions, use_directory};
use crate::ui::pages::data::day;
use crate::ui::platform::address;
use crate::workspace::Command;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::prelude::*;
use std::str::FromStr as _;

/// The field that is completed.
pub const NAME: &str = "names.local";

const OF: Collection = Collection::Partner;

/// The fewest letters for which anything is looked for.
const LETTERS: usize = 2;

/// How many partners, and how many institutions, are offered at most.
const PARTNERS: usize = 3;
const INSTITUTIONS: usize = 6;

/// The completion of one form.
#[derive(Clone, Copy)]
struct Completion {
    editing: Editing,
    institutions: Institutions,
    /// The partners that are here, as long as no other one moves.
    known: StoredValue<Option<Known>>,
    /// What the directory offered last.
    offered: StoredValue<Vec<Institution>>,
    /// Whether the record is not there before its name is typed.
    is_new: bool,
    /// What it was filled from.
    filled: RwSignal<Option<About>>,
}

/// The field.
pub fn name_field(editing: Editing) -> AnyView {
    let completion = Completion {
        editing,
        institutions: use_directory(editing.desk),
        known: StoredValue::new(None),
        offered: StoredValue::new(Vec::new()),
        is_new: editing.desk.record(OF, editing.id).is_none(),
        filled: RwSignal::new(None),
    };
    editing.desk.on_moved(move |moved| {
        let own = matches!(moved, Moved::Records(_, ids) if *ids == [editing.id]);
        if moved.concerns_any(OF) && !own {
            completion.known.set_value(None);
        }
    });
    completion.draw()
}

/// Where a directory comes from, in words.
fn source(t: &Texts, about: &About) -> String {
    let name = &about.source.name;
    match &about.source.on {
        Some(on) => t.directory.dated(name, &day(t, on)),
        None => name.clone(),
    }
}

/// What an institution says, by the fields of a partner.
fn values(of: &Institution) -> [(&'static str, &str); 8] {
    [
        (NAME, &of.name),
        ("country", &of.country),
        ("city", &of.city),
        ("erasmus", &of.erasmus),
        ("schac", &of.schac),
        ("pic", &of.pic),
        ("oid", &of.oid),
        ("website", &of.site),
    ]
}

impl Completion {
    fn draw(self) -> AnyView {
        let editing = self.editing;
        let texts = move || editing.desk.app.texts();
        let picker = Picker {
            label: Callback::new(move |()| field_label(texts(), OF, NAME)),
            hint: Callback::new(move |()| self.hint(texts())),
            error: Callback::new(move |()| editing.error(&name(), texts())),
            text: Callback::new(move |()| editing.shown(&name(), texts())),
            find: Callback::new(move |text: String| untrack(|| self.find(&text))),
            count: Callback::new(move |count| texts().records.suggestions(count)),
        };
        picker.draw(
            &editing.key(&name()),
            Callback::new(move |text| editing.typing(&name(), text)),
            Callback::new(move |found: Found| self.choose(&found)),
            Callback::new(move |()| editing.leave(&name())),
        )
    }

    /// Where the completion comes from, and what was filled from it.
    fn hint(self, t: &Texts) -> String {
        let about = self.institutions.about.get();
        match (self.filled.get(), about) {
            (Some(about), _) => t.directory.filled(&source(t, &about)),
            (None, Some(about)) => t.directory.hint(&source(t, &about)),
            (None, None) => String::new(),
        }
    }

    /// Partners that are here already, by their names or as what the directory finds; then
    /// the institutions of the directory.
    fn find(self, text: &str) -> Vec<Found> {
        let query = fold(text.trim());
        if query.chars().count() < LETTERS {
            return Vec::new();
        }
        let desk = self.editing.desk;
        let t = desk.app.texts();
        let own = self.editing.id.to_string();
        let is_here = |it: &Found| {
            let id = Id::from_str(&it.value);
            it.value != own && id.is_ok_and(|id| desk.with(|all| all.record(OF, id).is_some()))
        };
        let mut here = records(self.editing, OF, &query, t);
        here.retain(is_here);
        here.truncate(PARTNERS);
        let mut offered = Vec::new();
        for hit in self.hits(text) {
            let like = self.like(&hit);
            if like.is_empty() {
                offered.push(hit);
                continue;
            }
            for id in like {
                let value = id.to_string();
                if value != own && here.iter().all(|it| it.value != value) {
                    let label = desk.name(OF, id);
                    let detail = place(t, &hit);
                    here.push(Found {
                        value,
                        label,
                        detail,
                    });
                }
            }
        }
        for it in &mut here {
            let is = t.directory.here;
            it.detail = match it.detail.as_str() {
                "" => is.to_owned(),
                detail => format!("{is} · {detail}"),
            };
        }
        let new = offered.iter().enumerate().map(|(at, it)| Found {
            value: at.to_string(),
            label: it.name.clone(),
            detail: place(t, it),
        });
        here.extend(new);
        self.offered.set_value(offered);
        here
    }

    fn hits(self, text: &str) -> Vec<Institution> {
        let directory = self.institutions.directory();
        let found = directory.map(|it| it.find(text, INSTITUTIONS));
        let found = found.unwrap_or_default().into_iter();
        found.map(|it| it.institution).collect()
    }

    /// The partners that an institution is already.
    fn like(self, institution: &Institution) -> Vec<Id> {
        if self.known.with_value(Option::is_none) {
            let known = self.editing.desk.with(|it| Known::of(it, OF));
            self.known.set_value(Some(known));
        }
        let values = values(institution);
        let field = |path: &str| {
            let found = values.iter().find(|(it, _)| *it == path);
            found
                .map(|(_, value)| (*value).to_owned())
                .filter(|it| !it.is_empty())
        };
        let like = |known: &Known| self.editing.desk.with(|it| known.like(it, OF, &field));
        let mut like = self
            .known
            .with_value(|it| it.as_ref().map(like))
            .unwrap_or_default();
        like.retain(|it| *it != self.editing.id);
        like
    }

    fn choose(self, found: &Found) {
        if let Ok(id) = Id::from_str(&found.value) {
            self.open(id);
            return;
        }
        let at = found.value.parse::<usize>().ok();
        let chosen = at.and_then(|at| self.offered.with_value(|it| it.get(at).cloned()));
        if let Some(chosen) = chosen {
            self.fill(&chosen);
        }
    }

    /// Goes to a partner that is here already; what was typed to find it stays nowhere.
    fn open(self, id: Id) {
        let editing = self.editing;
        editing.drop_typed(&name());
        let record = editing.desk.record(OF, editing.id);
        let begun = record.filter(|_| self.is_new).is_some_and(|record| {
            let named = untrack(|| editing.stored(&name()));
            record
                == format!(
                    "{{\"id\":\"{}\",\"names\":{{\"local\":{}}}}}",
                    editing.id,
                    quoted(&named)
                )
        });
        if begun {
            editing.desk.dispatch(Command::Delete(OF, editing.id));
        }
        address::go(&Route::Record(OF, id));
    }

    /// Fills what is empty, as one thing that can be undone; the name is the one chosen.
    fn fill(self, chosen: &Institution) {
        let editing = self.editing;
        editing.drop_typed(&name());
        let mut places = Vec::new();
        for (field, value) in values(chosen) {
            let path = Path::of_field(field);
            let is_empty =
                untrack(|| editing.stored(&path)).is_empty() && editing.typed_text(&path).is_none();
            if !value.is_empty() && (is_empty || field == NAME) {
                places.push((path, Some(quoted(value).into())));
            }
        }
        editing.desk.dispatch(editing.bring(places));
        let about = self.institutions.about.get_untracked();
        let t = editing.desk.app.lang.get_untracked().texts();
        if let Some(about) = &about {
            editing.desk.say(t.directory.filled(&source(t, about)));
        }
        self.filled.set(about);
    }
}

fn name() -> Path {
    Path::of_field(NAME)
}

/// Where an institution is, and its codes.
fn place(t: &Texts, it: &Institution) -> String {
    let entry = codes::countries().iter().find(|of| of.code == it.country);
    let country = entry.map_or(it.country.as_str(), |of| entry_name(t, of));
    let parts = [&it.acronym, &it.city, country, &it.erasmus];
    let parts: Vec<&str> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" · ")
}
