//! The recognition sheet: read on the screen, printed, taken away as a table or as data.

use super::case::Case;
use crate::agreement::document::Wording;
use crate::agreement::recognition::sheet::{Sheet, document};
use crate::exchange::recognition::{csv, json};
use crate::ui::components::{Choice, SelectField, live};
use crate::ui::pages::paper::{drawn, foot_follows};
use crate::ui::platform::{file, print};
use leptos::prelude::*;

/// The choice of both languages.
const BOTH: &str = "both";

/// The sheet with what can be done with it.
pub fn paper(case: Case) -> AnyView {
    let speech = RwSignal::new("own".to_owned());
    let annex = RwSignal::new(true);
    let wording = move || {
        let lang = case.t().lang;
        match speech.get().as_str() {
            BOTH => Wording::both(lang),
            "own" => Wording::one(lang),
            tag => Wording::one(tag.parse().unwrap_or(lang)),
        }
    };
    let made = Memo::new(move |_| with_sheet(case, |it| document(it, annex.get(), wording())));
    foot_follows(made);
    let save = move |kind: &'static str| {
        let text = untrack(|| {
            with_sheet(case, |it| match kind {
                "csv" => csv(it, wording()),
                _ => json(it),
            })
        });
        let mime = if kind == "csv" {
            "text/csv"
        } else {
            "application/json"
        };
        let name = format!("{}.{kind}", case.t().recognition.file);
        let text = text.unwrap_or_default();
        if !file::download(&name, mime, text.as_bytes()) {
            case.desk.say(case.t().data.not_offered.to_owned());
        }
    };
    let tools = move || {
        let t = case.t();
        let choice = |value: &str, label: &str| Choice {
            value: value.to_owned(),
            label: label.to_owned(),
        };
        let languages = vec![
            choice("own", t.agreement.language_own),
            choice("fr", t.agreement.language_fr),
            choice("en", t.agreement.language_en),
            choice(BOTH, t.agreement.language_both),
        ];
        let language = SelectField::plain(t.agreement.document_language, languages);
        view! {
            <div class="fields">
                {language.draw("document-language", &speech.get(), Box::new(move |it| speech.set(it)))}
            </div>
            <label class="check">
                <input type="checkbox" id="with-annex" prop:checked=annex.get()
                    on:change:target=move |event| annex.set(event.target().checked()) />
                {t.recognition.print_annex}
            </label>
            <div class="actions">
                <button type="button" class="button" data-variant="primary" id="print"
                    on:click=|_| print::print()>{t.actions.print}</button>
                <button type="button" class="button" id="csv" on:click=move |_| save("csv")>{t.recognition.csv}</button>
                <button type="button" class="button" id="json" on:click=move |_| save("json")>{t.recognition.json}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <section class="card preview-tools">{live(tools)}</section>
        <article class="document" id="document">
            {move || made.with(|it| it.as_ref().map(drawn))}
        </article>
    }
    .into_any()
}

fn with_sheet<T>(case: Case, make: impl FnOnce(Sheet<'_>) -> T) -> Option<T> {
    let ruling = case.ruling.get()?;
    let is_decided = case.decided_on().is_some();
    case.basis.with(|basis| {
        case.factual.with(|recognition| {
            case.decision.with(|decision| {
                Some(make(Sheet {
                    basis: basis.as_ref().ok()?,
                    recognition: recognition.as_ref()?,
                    decision,
                    ruling: &ruling,
                    is_decided,
                }))
            })
        })
    })
}
