//! A file coming back: what it would change, and what of it is taken.

use super::health::moment;
use super::words::{file_error, problem};
use crate::exchange::{self, FileError, Received};
use crate::model::limits;
use crate::model::records::Collection;
use crate::text::Texts;
use crate::text::labels::{collection_name, field_label};
use crate::ui::context::{Context, use_app};
use crate::ui::desk::{Desk, State, use_desk};
use crate::ui::platform::file;
use crate::workspace::compare::{Choice, Compared, Standing, restore};
use crate::workspace::diff::Difference;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::{BTreeSet, HashMap};

/// How many records of each kind are listed one by one; the choice for all of them
/// covers the others too.
const LISTED: usize = 200;

/// How far a file has come.
#[derive(Clone, Debug, Default)]
enum Stage {
    /// No file yet.
    #[default]
    Waiting,
    /// It is being read.
    Reading,
    /// It was refused, and why.
    Refused(FileError),
    /// It cannot be read from the device any more.
    Gone,
    /// It has been read and compared.
    Read(StoredValue<Preview>),
}

/// What a file would change.
#[derive(Debug)]
struct Preview {
    received: Received,
    compared: Vec<Compared>,
    same: usize,
}

/// What is taken: records by their number in the preview, and places of them.
type Taken = BTreeSet<(usize, Option<usize>)>;

/// The card.
#[component]
pub fn RestoreCard() -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    let stage = RwSignal::new_local(Stage::Waiting);
    let taken = RwSignal::new(Taken::new());
    // What was compared with one space says nothing of another.
    Effect::new(move || {
        desk.space.track();
        stage.set(Stage::Waiting);
    });
    let choose = move |input: file::Input| {
        let Some((chosen, size)) = file::chosen(&input) else {
            return;
        };
        // The size is known before anything is read.
        if size > limits::FILE_BYTES {
            stage.set(Stage::Refused(FileError::TooLarge { size }));
            return;
        }
        stage.set(Stage::Reading);
        spawn_local(async move {
            let read = match file::read(&chosen).await {
                None => Stage::Gone,
                Some(bytes) => match exchange::read(&bytes) {
                    Err(error) => Stage::Refused(error),
                    Ok(received) => {
                        let (compared, same) = desk.compare(&received).await;
                        taken.try_set(proposed(&compared));
                        Stage::Read(StoredValue::new(Preview {
                            received,
                            compared,
                            same,
                        }))
                    }
                },
            };
            stage.try_set(read);
            file::clear(&input);
        });
    };
    let body = move || {
        let texts = app.texts();
        let t = &texts.data;
        match stage.get() {
            Stage::Waiting => ().into_any(),
            Stage::Reading => view! { <p role="status">{t.reading_file}</p> }.into_any(),
            Stage::Gone => view! { <p class="error" role="alert">{t.file_gone}</p> }.into_any(),
            Stage::Refused(error) => view! {
                <p class="error" role="alert" id="refused">{file_error(texts, &error)}</p>
                <p class="hint">{t.nothing_changed}</p>
            }
            .into_any(),
            Stage::Read(preview) => show(app, desk, stage, taken, preview),
        }
    };
    view! {
        <section class="card" id="restore">
            <h2>{move || app.texts().data.restore_title}</h2>
            <p>{move || app.texts().data.restore_text}</p>
            <div class="field">
                <label for="restore-file">{move || app.texts().data.restore_label}</label>
                <input type="file" id="restore-file" accept=".json,application/json"
                    disabled=move || !desk.state.with(State::is_open)
                    on:change:target=move |event| choose(event.target()) />
            </div>
            {body}
        </section>
    }
}

/// What is done unless somebody chooses.
fn proposed(compared: &[Compared]) -> Taken {
    let mut taken = Taken::new();
    for (at, it) in compared.iter().enumerate() {
        if it.proposed() == Choice::Take {
            taken.insert((at, None));
        }
        if let Standing::Differs(places) = &it.standing {
            let places = places.iter().enumerate();
            let proposed = places.filter(|(_, place)| place.proposed() == Choice::Take);
            taken.extend(proposed.map(|(place, _)| (at, Some(place))));
        }
    }
    taken
}

fn show(
    app: Context,
    desk: Desk,
    stage: RwSignal<Stage, LocalStorage>,
    taken: RwSignal<Taken>,
    preview: StoredValue<Preview>,
) -> AnyView {
    let texts = app.texts();
    let t = &texts.data;
    let carry_out = move |_| {
        let chosen = taken.get_untracked();
        let compared = preview.with_value(|it| it.compared.clone());
        let take = |is: bool| if is { Choice::Take } else { Choice::Keep };
        let numbers: HashMap<_, _> = compared
            .iter()
            .enumerate()
            .map(|(at, it)| ((it.collection, it.id), at))
            .collect();
        let at = |it: &Compared| {
            numbers
                .get(&(it.collection, it.id))
                .copied()
                .unwrap_or(usize::MAX)
        };
        let command = restore(
            compared.clone(),
            |it| take(chosen.contains(&(at(it), None))),
            |it, difference| {
                let Standing::Differs(places) = &it.standing else {
                    return Choice::Keep;
                };
                let place = places
                    .iter()
                    .position(|place| place.path == difference.path);
                take(place.is_some_and(|place| chosen.contains(&(at(it), Some(place)))))
            },
        );
        stage.set(Stage::Waiting);
        spawn_local(async move {
            let done = desk.carry_out(command).await;
            let t = app.lang.get_untracked().texts();
            desk.say(match done {
                Ok(()) => t.data.restored.to_owned(),
                Err(_) => t.data.nothing_to_restore.to_owned(),
            });
        });
    };
    preview.with_value(|preview| {
        let received = &preview.received;
        let made = t.file_made(&moment(texts, &received.made_at), &received.schema.to_string());
        let intact = match received.intact {
            Some(true) => t.intact,
            Some(false) => t.not_intact,
            None => t.from_rescue,
        };
        let count = move || t.restore_count(taken.with(Taken::len));
        view! {
            <div class="preview" id="preview">
                <p>{made} " " {intact}</p>
                <p>{t.same(preview.same)}</p>
                {group(desk, texts, taken, preview, t.new_title, |it| *it == Standing::New)}
                {group(desk, texts, taken, preview, t.gone_title, |it| matches!(it, Standing::Deleted(_)))}
                {differing(desk, texts, taken, preview)}
                {problems(texts, received)}
                <p class="hint" role="status">{count}</p>
                <div class="actions">
                    <button type="button" class="button" data-variant="primary" id="restore-now"
                        disabled=move || !desk.state.with(State::is_open) on:click=carry_out>{t.restore}</button>
                    <button type="button" class="button" on:click=move |_| stage.set(Stage::Waiting)>
                        {t.cancel}
                    </button>
                </div>
            </div>
        }
        .into_any()
    })
}

/// A checkbox for one thing, or for many together.
fn check(taken: RwSignal<Taken>, keys: Vec<(usize, Option<usize>)>, label: AnyView) -> AnyView {
    let seen = keys.clone();
    let checked = move || taken.with(|taken| seen.iter().all(|key| taken.contains(key)));
    let toggle = move |on: bool| {
        taken.update(|taken| {
            for key in &keys {
                if on {
                    taken.insert(*key);
                } else {
                    taken.remove(key);
                }
            }
        });
    };
    view! {
        <label class="check">
            <input type="checkbox" prop:checked=checked on:change:target=move |event| toggle(event.target().checked()) />
            <span>{label}</span>
        </label>
    }
    .into_any()
}

/// Records that are taken or left as a whole.
fn group(
    desk: Desk,
    texts: &'static Texts,
    taken: RwSignal<Taken>,
    preview: &Preview,
    title: &'static str,
    of: fn(&Standing) -> bool,
) -> AnyView {
    let members = preview
        .compared
        .iter()
        .enumerate()
        .filter(|(_, it)| of(&it.standing));
    let members: Vec<(usize, &Compared)> = members.collect();
    if members.is_empty() {
        return ().into_any();
    }
    let all = members.iter().map(|(at, _)| (*at, None)).collect();
    let label = format!("{title} ({})", members.len()).into_any();
    let rows = members
        .iter()
        .take(LISTED)
        .map(|(at, it)| {
            let name = desk.with(|workspace| workspace.name_in(it.collection, &it.text));
            let label = format!("{} · {name}", collection_name(texts, it.collection));
            view! { <li>{check(taken, vec![(*at, None)], label.into_any())}</li> }
        })
        .collect_view();
    view! {
        <div class="restore-group">
            {check(taken, all, label)}
            <details>
                <summary>{texts.data.one_by_one}</summary>
                <ul class="plain">{rows}</ul>
            </details>
        </div>
    }
    .into_any()
}

/// Records that are here and say something else.
fn differing(
    desk: Desk,
    texts: &'static Texts,
    taken: RwSignal<Taken>,
    preview: &Preview,
) -> AnyView {
    let t = &texts.data;
    let records = preview.compared.iter().enumerate();
    let records: Vec<(usize, &Compared, &Vec<Difference>)> = records
        .filter_map(|(at, it)| match &it.standing {
            Standing::Differs(places) => Some((at, it, places)),
            _ => None,
        })
        .collect();
    if records.is_empty() {
        return ().into_any();
    }
    let all = records
        .iter()
        .flat_map(|(at, _, places)| (0..places.len()).map(|place| (*at, Some(place))))
        .collect();
    let rows = records
        .iter()
        .take(LISTED)
        .map(|(at, it, places)| {
            let name = desk.name(it.collection, it.id);
            let places = places.iter().enumerate().map(|(place, difference)| {
                let state = match (&difference.before, &difference.after) {
                    (None, _) => t.place_added,
                    (_, None) => t.place_missing,
                    _ => t.place_conflict,
                };
                let label = view! {
                    <strong>{place_label(texts, it.collection, difference)}</strong>
                    " " <span class="tag" data-conflict=difference.conflicts().to_string()>{state}</span>
                    <span class="beside">
                        <span>{t.here} " : " <q>{shown(difference.before.as_deref())}</q></span>
                        <span>{t.there} " : " <q>{shown(difference.after.as_deref())}</q></span>
                    </span>
                };
                view! { <li>{check(taken, vec![(*at, Some(place))], label.into_any())}</li> }
            });
            view! {
                <li>
                    <h4>{collection_name(texts, it.collection)} " · " {name}</h4>
                    <ul class="plain">{places.collect_view()}</ul>
                </li>
            }
        })
        .collect_view();
    let label = format!("{} ({})", t.differing_title, records.len()).into_any();
    view! {
        <div class="restore-group">
            <h3>{label}</h3>
            {check(taken, all, t.take_all.into_any())}
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}

/// What a place of a record is called; a place that this version does not know, by its
/// path.
pub fn place_label(t: &Texts, collection: Collection, difference: &Difference) -> String {
    match field_label(t, collection, &difference.path.names()) {
        "" => difference.path.to_string(),
        label => label.to_owned(),
    }
}

/// A stored value for reading: a text without its quotes, everything else as it is.
pub fn shown(raw: Option<&str>) -> String {
    let Some(raw) = raw else {
        return "–".to_owned();
    };
    let text = serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
    let short: String = text.chars().take(200).collect();
    if short.len() < text.len() {
        short + "…"
    } else {
        short
    }
}

fn problems(texts: &'static Texts, received: &Received) -> AnyView {
    let t = &texts.data;
    if received.problems.is_empty() {
        return ().into_any();
    }
    let rows = received.problems.iter().take(LISTED);
    let rows = rows
        .map(|it| view! { <li>{problem(texts, it)}</li> })
        .collect_view();
    view! {
        <div class="restore-group">
            <h3>{t.problems(received.problems.len())}</h3>
            <ul class="plain">{rows}</ul>
        </div>
    }
    .into_any()
}
