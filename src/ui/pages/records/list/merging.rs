//! Records made one: what each says, what is kept, and what refers to them; and the records
//! that look alike.

use super::List;
use crate::exchange::import::Known;
use crate::model::json::string;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::text::labels::{field_label, item_label};
use crate::ui::components::{Choice, Dialog, SelectField, live};
use crate::ui::pages::records::words;
use crate::ui::platform::pause::Slices;
use crate::ui::platform::{page, random};
use crate::workspace::command::Brought;
use crate::workspace::merge::{Merging, Place, command, led, with_former_names};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeMap, BTreeSet};

/// A merge as it is being put together.
#[derive(Clone, Copy)]
struct Merge {
    list: List,
    /// Whose value is kept, by the place, where somebody chose.
    chosen: RwSignal<BTreeMap<String, Id>>,
    /// What will refer to the one that stays, once that is known.
    led: RwSignal<Option<Vec<Brought>>>,
    turn: StoredValue<u32>,
}

/// Both dialogs.
pub fn dialogs(list: List) -> AnyView {
    let merge = Merge {
        list,
        chosen: RwSignal::new(BTreeMap::new()),
        led: RwSignal::new(None),
        turn: StoredValue::new(0),
    };
    let twins = RwSignal::new(None::<Vec<Vec<Id>>>);
    Effect::new(move || {
        let ids = list.picked.merging.get();
        if list.picked.merges.get() {
            merge.find_referring(ids);
        }
    });
    Effect::new(move || {
        if list.picked.twins.get() {
            twins.set(None);
            spawn_local(look_for(list, twins));
        }
    });
    let merges = move |()| live(move || merge.draw(list.desk.app.texts()));
    let pairs = move |()| live(move || draw_twins(list, twins, list.desk.app.texts()));
    view! {
        <Dialog id="merge" open=list.picked.merges body=Callback::new(merges) />
        <Dialog id="twins" open=list.picked.twins body=Callback::new(pairs) />
    }
    .into_any()
}

impl List {
    /// Begins to make records one: the one that says most is proposed to stay.
    pub(super) fn merge(self, mut ids: Vec<Id>) {
        let size = |id: &Id| {
            self.desk
                .with(|it| it.record(self.collection, *id).map_or(0, str::len))
        };
        ids.sort_by_key(|id| std::cmp::Reverse(size(id)));
        self.picked.merging.set(ids);
        self.picked.merges.set(true);
    }

    /// What a record is called here.
    fn named(self, id: Id, t: &Texts) -> String {
        let name = self.desk.name(self.collection, id);
        if name.is_empty() {
            t.records.unnamed.to_owned()
        } else {
            name
        }
    }
}

/// Looks for records that look alike, slice by slice.
async fn look_for(list: List, into: RwSignal<Option<Vec<Vec<Id>>>>) {
    let of = list.collection;
    let mut slices = Slices::begin();
    let mut known = Known::default();
    let ids: Vec<Id> = list
        .desk
        .with(|it| it.table(of).records().map(|it| it.0).collect());
    for id in ids {
        if let Some(text) = list.desk.record(of, id) {
            known.add(of, id, &text);
        }
        slices.breathe().await;
    }
    let twins = list.desk.with(|it| known.twins(it, of));
    into.try_set(Some(twins));
}

fn draw_twins(list: List, twins: RwSignal<Option<Vec<Vec<Id>>>>, t: &'static Texts) -> AnyView {
    let words = &t.register;
    let said = twins.with(|it| it.as_ref().map(|it| words.twins_found(it.len())));
    let groups = twins.get().unwrap_or_default().into_iter().map(|ids| {
        let names: Vec<String> = ids.iter().map(|id| list.named(*id, t)).collect();
        let names = names.join(" · ");
        let label = format!("{} {names}", words.compare);
        let compare = move |_| {
            list.picked.twins.set(false);
            list.merge(ids.clone());
        };
        view! {
            <li class="beside">
                <span>{names}</span>
                <button type="button" class="button" aria-label=label on:click=compare>{words.compare}</button>
            </li>
        }
    });
    let groups = groups.collect_view();
    view! {
        <h2 id="twins-title">{words.twins}</h2>
        <p role="status" id="twins-said">{said.unwrap_or_default()}</p>
        <ul class="plain">{groups}</ul>
        <p class="actions">
            <button type="button" class="button" on:click=move |_| list.picked.twins.set(false)>{t.desk.close}</button>
        </p>
    }
    .into_any()
}

impl Merge {
    /// Finds what refers to the records that go, slice by slice.
    fn find_referring(self, ids: Vec<Id>) {
        self.turn.update_value(|it| *it = it.wrapping_add(1));
        self.chosen.set(BTreeMap::new());
        self.led.set(None);
        let own = self.turn.get_value();
        let desk = self.list.desk;
        spawn_local(async move {
            let Some((stays, gone)) = ids.split_first() else {
                return;
            };
            let mut found = Vec::new();
            let mut slices = Slices::begin();
            let all: Vec<(Collection, Id)> =
                desk.with(|it| it.records().map(|(of, id, _)| (of, id)).collect());
            for (of, id) in all.into_iter().filter(|(_, id)| id != stays) {
                found.extend(desk.with(|it| led(of, id, it.record(of, id)?, gone, *stays)));
                slices.breathe().await;
                if self.turn.try_get_value() != Some(own) {
                    return;
                }
            }
            self.led.try_set(Some(found));
        });
    }

    fn texts(self, ids: &[Id]) -> Vec<String> {
        let of = self.list.collection;
        let texts = ids.iter().filter_map(|id| self.list.desk.record(of, *id));
        texts.collect()
    }

    /// The records side by side; nothing where one of them cannot be read.
    fn merging(self, ids: &[Id]) -> Option<Merging> {
        let texts = self.texts(ids);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let all = texts.len() == ids.len() && texts.len() > 1;
        Merging::of(&texts).ok().filter(|_| all)
    }

    fn draw(self, t: &'static Texts) -> AnyView {
        let list = self.list;
        let words = &t.register;
        let ids = list.picked.merging.get();
        let close = move |_| list.picked.merges.set(false);
        let Some(merging) = self.merging(&ids) else {
            return view! {
                <h2 id="merge-title">{words.merge}</h2>
                <p role="status">{t.desk.record_gone}</p>
                <p class="actions"><button type="button" class="button" on:click=close>{t.desk.close}</button></p>
            }
            .into_any();
        };
        let asked = merging.places.iter().filter(|it| it.conflicts());
        let asked = asked.map(|it| self.question(it, &ids, t)).collect_view();
        let filled = merging.places.iter();
        let filled = filled.filter(|it| it.fills() && !it.conflicts());
        let filled = filled.map(|it| {
            let value = it.said.get(it.proposed()).and_then(Option::as_deref);
            let value = self.value(&it.path.names(), value.unwrap_or_default(), t);
            words.filtered(
                &label(list.collection, &it.path.to_string(), &it.path.names(), t),
                &value,
            )
        });
        let gained = merging.gained().into_iter().map(|(path, count)| {
            let label = label(list.collection, &path.to_string(), &path.names(), t);
            words.filtered(&label, &words.lines(count))
        });
        let taken: Vec<String> = filled.chain(gained).collect();
        let taken = (!taken.is_empty()).then(|| {
            let lines = taken
                .into_iter()
                .map(|it| view! { <li>{it}</li> })
                .collect_view();
            view! {
                <h3>{words.taken_along}</h3>
                <ul class="plain">{lines}</ul>
            }
        });
        let ready = self.led.with(Option::is_some) && ids.len() > 1;
        let referring = self
            .led
            .with(|it| it.as_ref().map(|it| words.led(it.len())));
        view! {
            <h2 id="merge-title">{words.merge_title(ids.len())}</h2>
            {self.stays(&ids, t)}
            {asked}
            {taken}
            <p role="status" class="hint">{referring.unwrap_or_default()}</p>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id="merge-now" disabled=!ready
                    on:click=move |_| self.carry_out()>{words.do_merge}</button>
                <button type="button" class="button" on:click=close>{t.sheets.cancel}</button>
            </p>
        }
        .into_any()
    }

    /// Which record stays.
    fn stays(self, ids: &[Id], t: &'static Texts) -> AnyView {
        let choices = ids.iter().map(|id| Choice {
            value: id.to_string(),
            label: self.list.named(*id, t),
        });
        let merging = self.list.picked.merging;
        let now = ids.first().map(ToString::to_string).unwrap_or_default();
        let set = move |text: String| {
            merging.update(|ids| ids.sort_by_key(|id| id.to_string() != text));
        };
        SelectField::plain(t.register.stays, choices.collect()).draw(
            "merge-stays",
            &now,
            Box::new(set),
        )
    }

    /// Whose value is kept at a place.
    fn question(self, place: &Place, ids: &[Id], t: &'static Texts) -> AnyView {
        let path = place.path.to_string();
        let names = place.path.names();
        let choices = ids.iter().zip(&place.said).filter_map(|(id, said)| {
            let value = self.value(&names, said.as_deref()?, t);
            let label = format!("{value} ({})", self.list.named(*id, t));
            Some(Choice {
                value: id.to_string(),
                label,
            })
        });
        let now = ids.get(self.whose(place, ids)).map(ToString::to_string);
        let label = label(self.list.collection, &path, &names, t);
        let key = format!("merge-{}", path.replace(['.', '[', ']'], "-"));
        let chosen = self.chosen;
        let set = move |text: String| {
            if let Ok(id) = text.parse() {
                chosen.update(|it| {
                    it.insert(path.clone(), id);
                });
            }
        };
        let field = SelectField::plain("", choices.collect());
        SelectField {
            label: label.into(),
            ..field
        }
        .draw(&key, &now.unwrap_or_default(), Box::new(set))
    }

    /// The record whose value is kept at a place.
    fn whose(self, place: &Place, ids: &[Id]) -> usize {
        let chosen = self
            .chosen
            .with(|it| it.get(&place.path.to_string()).copied());
        let at = chosen.and_then(|id| ids.iter().position(|it| *it == id));
        at.unwrap_or_else(|| place.proposed())
    }

    /// A value in words.
    fn value(self, names: &str, raw: &str, t: &Texts) -> String {
        let text = string(raw).map_or_else(|| raw.to_owned(), std::borrow::Cow::into_owned);
        self.list
            .desk
            .with(|it| words(it, t, self.list.collection, names, &text))
    }

    fn carry_out(self) {
        let list = self.list;
        let ids = list.picked.merging.get_untracked();
        let (Some(led), Some((stays, gone))) = (self.led.get_untracked(), ids.split_first()) else {
            return;
        };
        let texts = untrack(|| self.texts(&ids));
        let merged = untrack(|| {
            let merging = self.merging(&ids)?;
            let (first, rest) = texts.split_first()?;
            let mut new_id = random::id;
            let whose = |place: &Place| self.whose(place, &ids);
            let text = merging.merged(first, &whose, &mut new_id).ok()?;
            let rest: Vec<&str> = rest.iter().map(String::as_str).collect();
            with_former_names(text, &rest, &mut new_id).ok()
        });
        let desk = list.desk;
        let t = desk.app.lang.get_untracked().texts();
        let Some(text) = merged else {
            desk.say(t.desk.not_done.to_owned());
            return;
        };
        let command = desk.with(|it| command(it, list.collection, (*stays, text), led, gone));
        self.led.set(None);
        spawn_local(async move {
            match desk.carry_out(command).await {
                Ok(()) => desk.say(t.register.merged(ids.len())),
                Err(rejection) => desk.say(desk.rejected(&rejection)),
            }
            if !self.led.is_disposed() {
                list.picked.merges.set(false);
                list.picked.ids.set(BTreeSet::new());
                page::focus_next(vec!["search".to_owned()]);
            }
        });
    }
}

/// What a place is called: a field or list by its label, anything else by its name.
fn label(collection: Collection, path: &str, names: &str, t: &Texts) -> String {
    let known = [
        field_label(t, collection, names),
        item_label(t, collection, names),
    ];
    let known = known.into_iter().find(|it| !it.is_empty());
    known.unwrap_or(path).to_owned()
}
