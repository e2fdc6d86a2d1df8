//! The document: read on the screen, printed on paper, taken away.

use super::builder::Builder;
use super::history::standing_text;
use crate::agreement::Sheet;
use crate::agreement::control::parts;
use crate::agreement::document::{Document, Edition, Wording, document};
use crate::agreement::life;
use crate::exchange::tables::csv;
use crate::model::records::{Collection, Id};
use crate::ui::components::{Choice, SelectField};
use crate::ui::pages::paper::{drawn, foot_follows};
use crate::ui::platform::{file, print};
use leptos::prelude::*;

/// The choice of both languages.
const BOTH: &str = "both";

/// The step.
pub fn step(builder: Builder) -> AnyView {
    let speech = RwSignal::new("own".to_owned());
    let edition = RwSignal::new(String::new());
    let control = RwSignal::new(false);
    let wording = move || {
        let lang = builder.t().lang;
        match speech.get().as_str() {
            BOTH => Wording::both(lang),
            "own" => Wording::one(lang),
            tag => Wording::one(tag.parse().unwrap_or(lang)),
        }
    };
    let made = Memo::new(move |_| {
        builder.sheet.track();
        builder.life.track();
        let asked = edition.get().parse().ok();
        let mut made = make(builder, asked, wording())?;
        // The check is of what stands now, not of an older version.
        if asked.is_none() {
            let parts = builder
                .checked
                .with(|it| parts(it, wording(), control.get()));
            made.parts.extend(parts);
        }
        Some(made)
    });
    foot_follows(made);
    let tables = move |_| {
        let t = builder.t();
        let asked = edition.get_untracked().parse().ok();
        let shown = untrack(|| chosen(builder, asked));
        let text = shown.map_or_else(String::new, |(sheet, _)| csv(&sheet, untrack(wording)));
        let name = t.agreement.csv_name;
        if !file::download(&format!("{name}.csv"), "text/csv", text.as_bytes()) {
            builder.desk.say(t.data.not_offered.to_owned());
        }
    };
    view! {
        <section class="card preview-tools">
            {move || choices(builder, speech, edition)}
            <label class="check">
                <input type="checkbox" id="with-control"
                    on:change:target=move |event| control.set(event.target().checked()) />
                {move || builder.t().findings.attach}
            </label>
            <div class="actions">
                <button type="button" class="button" data-variant="primary" id="print"
                    on:click=|_| print::print()>{move || builder.t().actions.print}</button>
                <button type="button" class="button" id="csv" on:click=tables>
                    {move || builder.t().agreement.csv}
                </button>
            </div>
        </section>
        <article class="document" id="document">
            {move || made.with(|it| it.as_ref().map(drawn))}
        </article>
    }
    .into_any()
}

/// The document as it stands, beside the form; where there is room, and somebody wants it.
pub fn beside(builder: Builder) -> AnyView {
    let made = Memo::new(move |_| {
        if !builder.desk.beside.get() {
            return None;
        }
        builder.sheet.track();
        make(builder, None, Wording::one(builder.t().lang))
    });
    let drawn = move || {
        let label = builder.t().agreement.step_preview;
        made.with(|it| {
            it.as_ref().map(|it| {
                view! { <aside class="beside-form" aria-label=label><article class="document">{drawn(it)}</article></aside> }
            })
        })
    };
    drawn.into_any()
}

fn choices(builder: Builder, speech: RwSignal<String>, edition: RwSignal<String>) -> AnyView {
    let t = builder.t();
    let choice = |value: &str, label: String| Choice {
        value: value.to_owned(),
        label,
    };
    let languages = vec![
        choice("own", t.agreement.language_own.to_owned()),
        choice("fr", t.agreement.language_fr.to_owned()),
        choice("en", t.agreement.language_en.to_owned()),
        choice(BOTH, t.agreement.language_both.to_owned()),
    ];
    builder.life.track();
    builder.sheet.track();
    let versions = builder.desk.with(|it| life::versions(it, builder.id));
    let mut editions = Vec::new();
    if builder.is_open() {
        let number = builder.life.get().map_or(1, |it| it.number);
        editions.push(choice("", t.document.draft(&number.to_string())));
    }
    editions.extend(
        versions
            .into_iter()
            .enumerate()
            .map(|(at, (number, id, standing))| {
                // The newest is what is shown unless somebody asks for another.
                let newest = at == 0 && !builder.is_open();
                let value = if newest {
                    String::new()
                } else {
                    id.to_string()
                };
                let name = t.document.version(&number.to_string());
                choice(&value, format!("{name} · {}", standing_text(t, standing)))
            }),
    );
    let language = SelectField::plain(t.agreement.document_language, languages);
    let version = SelectField::plain(t.fields.version_number, editions);
    view! {
        <div class="fields">
            {language.draw("document-language", &speech.get(), Box::new(move |it| speech.set(it)))}
            {version.draw("document-version", &edition.get(), Box::new(move |it| edition.set(it)))}
        </div>
    }
    .into_any()
}

/// The version that is asked for, or what stands now: what it says, and its record.
fn chosen(builder: Builder, asked: Option<Id>) -> Option<(Sheet, Option<Id>)> {
    let life = builder.life.get()?;
    let version = match asked {
        None if builder.is_open() => None,
        None => life.version,
        asked => asked,
    };
    let sheet = builder.desk.with(|it| match version {
        Some(id) => Sheet::of_version(it.record(Collection::Version, id)?),
        None => Sheet::of_draft(it, builder.id),
    });
    Some((sheet?, version))
}

/// The document of a version, or else of what stands now.
fn make(builder: Builder, asked: Option<Id>, wording: Wording) -> Option<Document> {
    let (sheet, version) = chosen(builder, asked)?;
    let now = builder.life.get()?.number;
    builder.desk.with(|it| {
        let versions = life::versions(it, builder.id);
        let number = versions.iter().find(|(_, id, _)| Some(*id) == version);
        let edition = Edition {
            number: number.map_or(now, |(number, ..)| *number),
            version: version.and_then(|id| it.record(Collection::Version, id)),
        };
        Some(document(&sheet, edition, wording))
    })
}
