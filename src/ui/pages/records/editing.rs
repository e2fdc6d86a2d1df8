//! One record being edited: what is stored, what is being typed, and how the one
//! becomes the other.
//!
//! Text is committed when the person leaves the field, or pauses; never at each key.
//! Until then it is a draft. What cannot be read stays in the field with its reason,
//! and the stored value stays what it was.

mod storing;

use super::coded::{checked, components, kind};
use super::columns::words;
use super::field;
use crate::agreement::recognition::candidates::Candidate;
use crate::model::records::{Collection, FieldSpec, Id, Privacy, spec};
use crate::model::value::{Kind, ValueError};
use crate::storage::drafts::Draft;
use crate::text::Texts;
use crate::text::labels::value_error;
use crate::ui::desk::{Desk, use_desk};
use crate::workspace::Refusal;
use crate::workspace::flat::Flat;
use crate::workspace::path::Path;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// How long a pause in typing is.
const PAUSE: Duration = Duration::from_millis(400);

/// What the components are read from that the results of a transcript may be.
const ANSWERED: [Collection; 3] = [
    Collection::Agreement,
    Collection::Version,
    Collection::Transcript,
];

/// A record being edited.
#[derive(Clone, Copy)]
pub struct Editing {
    /// Where the record lives.
    pub desk: Desk,
    /// Its collection.
    pub collection: Collection,
    /// The record; it need not be there yet.
    pub id: Id,
    /// What the keys of its fields begin with in the page.
    prefix: &'static str,
    /// What is being typed: a signal for each place, so that a key in one field draws no
    /// other.
    typed: StoredValue<BTreeMap<String, ArcRwSignal<Option<Typed>>>>,
    changed: RwSignal<u32>,
    /// The values of the record, and which change they were read after.
    values: StoredValue<Option<(u32, Arc<Flat>)>>,
    /// The components that the results of a transcript may be.
    pub(super) components: Option<Memo<Vec<Candidate>>>,
}

/// What somebody has typed into one field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Typed {
    text: String,
    error: Option<ValueError>,
    /// Counts up with each key, so that a pause can be told.
    keys: u32,
    /// What was stored when the person began, or was last put there by this form: what
    /// the person has seen. Another tab may store something else meanwhile.
    seen: String,
}

impl Editing {
    /// Begins to edit a record.
    pub fn begin(collection: Collection, id: Id) -> Self {
        Self::begin_with(collection, id, "")
    }

    /// The same for a record that is edited beside another.
    pub fn beside(collection: Collection, id: Id) -> Self {
        Self::begin_with(collection, id, collection.key())
    }

    fn begin_with(collection: Collection, id: Id, prefix: &'static str) -> Self {
        let others = RwSignal::new(0_u32);
        let editing = Self {
            desk: use_desk(),
            collection,
            id,
            prefix,
            typed: StoredValue::new(BTreeMap::new()),
            changed: RwSignal::new(0),
            values: StoredValue::new(None),
            components: components(collection, id, others),
        };
        editing.desk.on_moved(move |moved| {
            if editing.components.is_some() && ANSWERED.iter().any(|it| moved.concerns_any(*it)) {
                others.update(|it| *it = it.wrapping_add(1));
            }
            if moved.concerns(collection, id) {
                editing.changed.update(|it| *it = it.wrapping_add(1));
            }
        });
        // Whoever goes elsewhere, or away, leaves the field they were in.
        on_cleanup(move || editing.commit_all());
        for event in ["pagehide", "passerelle:updated"] {
            let handle = window_event_listener_untyped(event, move |_| editing.commit_all());
            on_cleanup(move || handle.remove());
        }
        editing.take_back();
        // A draft may be wanted back while its very form is shown.
        Effect::new(move || {
            let wanted = editing.desk.resumed.get().filter(|it| it.id == id);
            if let Some(draft) = wanted {
                editing.desk.resumed.set(None);
                editing.resume(&draft);
                editing.desk.drafts.remove(&draft);
            }
        });
        editing
    }

    /// Takes back what was typed into this record in this tab, before somebody looked
    /// elsewhere, and could not be stored.
    fn take_back(self) {
        let tab = self.desk.tab();
        let mut drafts = self.desk.drafts.all();
        drafts.retain(|it| it.id == self.id && it.tab == tab);
        for draft in &drafts {
            self.resume(draft);
        }
    }

    fn resume(self, draft: &Draft) {
        if let Some(path) = Path::read(&draft.place) {
            self.typing(&path, draft.text.clone());
            self.commit(&path, true);
        }
    }

    /// The text of the record, and a subscription to it.
    pub fn record(self) -> Option<String> {
        self.changed.track();
        self.desk.record(self.collection, self.id)
    }

    /// Whether the record is there, in a page of the store that cannot be read.
    pub fn is_unreadable(self) -> bool {
        self.changed.track();
        let (collection, id) = (self.collection, self.id);
        self.desk.with(|it| it.table(collection).is_unreadable(id))
    }

    /// The key of a field in the page.
    pub fn key(self, path: &Path) -> String {
        let key = field::key(path);
        match self.prefix {
            "" => key,
            prefix => format!("{prefix}-{key}"),
        }
    }

    /// The description of the field at a path.
    pub fn spec(self, path: &Path) -> Option<&'static FieldSpec> {
        spec(self.collection, &path.names())
    }

    /// The values of the record, and a subscription to them.
    pub fn values(self) -> Arc<Flat> {
        // A field that goes away with its page is left, after the form has gone.
        let now = self.changed.try_get().unwrap_or_default();
        let kept = self.values.try_with_value(|it| {
            let kept = it.as_ref().filter(|(at, _)| *at == now);
            kept.map(|(_, values)| values.clone())
        });
        kept.flatten().unwrap_or_else(|| {
            let record = self.desk.record(self.collection, self.id);
            let values = Arc::new(Flat::of(&record.unwrap_or_default()));
            self.values.try_set_value(Some((now, values.clone())));
            values
        })
    }

    /// What is stored at a path, as it is stored.
    pub fn stored(self, path: &Path) -> String {
        self.values().get(&path.to_string()).to_owned()
    }

    /// What is being typed at a place.
    fn typed_at(self, place: &str) -> ArcRwSignal<Option<Typed>> {
        let known = self.typed.try_with_value(|it| it.get(place).cloned());
        known.flatten().unwrap_or_else(|| {
            let fresh = ArcRwSignal::new(None);
            self.typed.try_update_value(|it| {
                it.insert(place.to_owned(), fresh.clone());
            });
            fresh
        })
    }

    /// What the field at a path shows: what is being typed, or what is stored in words.
    pub fn shown(self, path: &Path, t: &Texts) -> String {
        let typed = self.typed_at(&path.to_string());
        let typed = typed.with(|it| it.as_ref().map(|it| it.text.clone()));
        typed.unwrap_or_else(|| {
            let stored = self.stored(path);
            if let Some(said) = self.component(path, t, &stored) {
                return said;
            }
            match kind(self.spec(path)) {
                Some(Kind::Choice(_) | Kind::Flag | Kind::LongText) | None => stored,
                Some(_) => self
                    .desk
                    .with(|it| words(it, t, self.collection, &path.names(), &stored)),
            }
        })
    }

    /// Whether somebody is typing into the field at a path.
    pub fn is_typed(self, path: &Path) -> bool {
        self.typed_at(&path.to_string()).with(Option::is_some)
    }

    /// What somebody has typed into the field at a path, and not left yet; nothing once
    /// the form has gone.
    pub fn typed_text(self, path: &Path) -> Option<String> {
        if self.typed.is_disposed() {
            return None;
        }
        let typed = self.typed_at(&path.to_string());
        typed.with_untracked(|it| it.as_ref().map(|it| it.text.clone()))
    }

    /// Lets go of what was typed into the field at a path.
    pub fn drop_typed(self, path: &Path) {
        let place = path.to_string();
        if let Some(text) = self.typed_text(path) {
            self.desk.drafts.settle(&self.draft(&place, &text));
        }
        self.forget_typed(path);
    }

    /// What is wrong with the field at a path, in words.
    pub fn error(self, path: &Path, t: &Texts) -> String {
        let error = match self.typed_at(&path.to_string()).get() {
            Some(typed) => typed.error,
            None => self.spec(path).and_then(|spec| {
                let stored = self.stored(path);
                (!stored.is_empty())
                    .then(|| checked(spec, &stored).err())
                    .flatten()
            }),
        };
        error.map(|it| value_error(t, &it)).unwrap_or_default()
    }

    /// Takes a text that is being typed.
    pub fn typing(self, path: &Path, text: String) {
        let place = path.to_string();
        let draft = self.draft(&place, &text);
        let sensitive = self
            .spec(path)
            .is_none_or(|it| it.privacy == Privacy::Sensitive);
        if !sensitive && !self.desk.shared.get_untracked() {
            self.desk.drafts.keep(&draft);
        }
        let mut keys = 0;
        let seen = untrack(|| self.stored(path));
        let typed = self.typed_at(&place);
        typed.update(|it| {
            let typed = it.get_or_insert_with(|| Typed {
                seen,
                ..Typed::default()
            });
            typed.text = text;
            typed.keys = typed.keys.wrapping_add(1);
            keys = typed.keys;
        });
        let path = path.clone();
        set_timeout(
            move || {
                let paused =
                    typed.with_untracked(|it| it.as_ref().is_some_and(|it| it.keys == keys));
                // The form may have gone meanwhile, and has committed everything then.
                if paused && !self.typed.is_disposed() {
                    self.commit(&path, false);
                }
            },
            PAUSE,
        );
    }

    /// The person has left the field. One that goes away with its page is left too late
    /// to tell: everything was committed then.
    pub fn leave(self, path: &Path) {
        if !self.typed.is_disposed() {
            self.commit(path, true);
        }
    }

    /// Puts a value in place, as a choice does.
    pub fn choose(self, path: &Path, value: &str) {
        let typed = self.typed_at(&path.to_string()).get_untracked();
        self.forget_typed(path);
        self.put(path, value, &typed.unwrap_or_default().text);
    }

    /// Reads what was typed into a field, and stores it if it can be read. A field that
    /// was left shows what is stored, or what is wrong; while somebody still types in
    /// it, neither its text nor an error jumps in.
    fn commit(self, path: &Path, left: bool) {
        let place = path.to_string();
        let signal = self.typed_at(&place);
        let (Some(typed), Some(spec)) = (signal.get_untracked(), self.spec(path)) else {
            return;
        };
        let text = typed.text.trim();
        let read = if text.is_empty() {
            Ok(String::new())
        } else {
            checked(spec, &self.coded(path, spec, text))
        };
        match read {
            Ok(value) => {
                let now = untrack(|| self.stored(path));
                if now != typed.seen && now != value {
                    self.ask(path, &value, &now);
                } else {
                    self.put(path, &value, &typed.text);
                }
                signal.update_untracked(|it| {
                    if let Some(typed) = it {
                        typed.seen.clone_from(&value);
                    }
                });
                if left {
                    self.forget_typed(path);
                }
            }
            Err(error) => {
                signal.update(|it| {
                    if let Some(typed) = it.as_mut().filter(|_| left) {
                        typed.error = Some(error);
                    }
                });
            }
        }
    }

    /// Another tab has stored something else in the field while somebody typed in it.
    fn ask(self, path: &Path, wanted: &str, found: &str) {
        let raw = |text: &str| (!text.is_empty()).then(|| self.raw(path, text).into());
        let refusal = Refusal {
            collection: self.collection,
            id: self.id,
            path: path.clone(),
            wanted: raw(wanted),
            found: raw(found),
        };
        self.desk.refused.update(|all| {
            all.retain(|it| (it.id, &it.path) != (refusal.id, &refusal.path));
            all.push(refusal);
        });
    }

    fn commit_all(self) {
        let places = self
            .typed
            .try_with_value(|it| it.keys().cloned().collect::<Vec<_>>());
        for place in places.unwrap_or_default() {
            if let Some(path) = Path::read(&place) {
                self.commit(&path, true);
            }
        }
    }

    fn forget_typed(self, path: &Path) {
        let typed = self.typed_at(&path.to_string());
        if typed.with_untracked(Option::is_some) {
            typed.set(None);
        }
    }
}
