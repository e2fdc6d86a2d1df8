//! *What if* a component were failed, cancelled or replaced. Nothing of it is stored.

use super::case::Case;
use crate::agreement::recognition::{HostLine, Supposed};
use crate::model::records::Id;
use crate::model::value::{Amount, Value as _, ValueError};
use crate::text::Texts;
use crate::text::labels::value_error;
use crate::ui::components::TextField;
use leptos::prelude::*;

/// The word of the choice in which a component is replaced.
const REPLACED: &str = "replaced";

/// That something is supposed, with the way back.
pub fn supposing(case: Case) -> AnyView {
    let t = &case.t().recognition;
    let active = case.supposed.with(|it| !it.is_empty());
    let active = active || case.replacing.with(|it| !it.is_empty());
    let end = move |_| case.suppose_nothing();
    active
        .then(|| {
            view! {
                <div class="notice" data-tone="caution" id="supposing">
                    <span role="status">{t.supposing}</span> " "
                    <button type="button" class="button" id="suppose-end" on:click=end>{t.suppose_end}</button>
                </div>
            }
        })
        .into_any()
}

/// What may be supposed of one component, called `name`.
pub fn suppose(
    case: Case,
    (block, row): (usize, usize),
    line: &HostLine,
    name: &str,
    t: &'static Texts,
) -> AnyView {
    let Some(id) = line.id else {
        return ().into_any();
    };
    let words_of = &t.recognition;
    let replacing = case.replacing.with(|it| it.get(&id).cloned());
    let now = match line.supposed {
        _ if replacing.is_some() => REPLACED,
        None => "",
        Some(Supposed::Failed) => "failed",
        Some(Supposed::Cancelled) => "cancelled",
        Some(Supposed::Passed(_)) => "passed",
    };
    let choices = [
        ("", words_of.suppose_none),
        ("failed", words_of.suppose_failed),
        ("cancelled", words_of.suppose_cancelled),
        ("passed", words_of.suppose_passed),
        (REPLACED, words_of.suppose_replaced),
    ];
    let options = choices.map(|(value, label)| {
        view! { <option value=value prop:selected=value == now>{label}</option> }
    });
    let credits = replacing.map(|text| {
        let error = read(&text).err().filter(|_| !text.trim().is_empty());
        let field = TextField {
            error: error.map(|it| value_error(t, &it)),
            ..TextField::number(words_of.suppose_credits)
        };
        field.draw(
            &format!("suppose-credits-{block}-{row}"),
            text,
            Box::new(move |text| replace(case, id, text)),
            Box::new(|| {}),
        )
    });
    view! {
        <select id=format!("suppose-{block}-{row}") aria-label=format!("{} {name}", words_of.suppose)
            on:change:target=move |event| suppose_that(case, id, &event.target().value())>
            {options.into_iter().collect_view()}
        </select>
        {credits}
    }
    .into_any()
}

fn suppose_that(case: Case, id: Id, value: &str) {
    if value == REPLACED {
        return replace(case, id, String::new());
    }
    case.replacing.update(|all| {
        all.remove(&id);
    });
    put(
        case,
        id,
        match value {
            "failed" => Some(Supposed::Failed),
            "cancelled" => Some(Supposed::Cancelled),
            "passed" => Some(Supposed::Passed(None)),
            _ => None,
        },
    );
}

/// A course of so many credits stands in its place; as long as no number can be read, the
/// component did not take place.
fn replace(case: Case, id: Id, text: String) {
    let credits = read(&text).ok().map(|it| it.value().clone());
    case.replacing.update(|all| {
        all.insert(id, text);
    });
    let supposed = credits.map_or(Supposed::Cancelled, |it| Supposed::Passed(Some(it)));
    put(case, id, Some(supposed));
}

fn read(text: &str) -> Result<Amount, ValueError> {
    Amount::parse(text)
}

fn put(case: Case, id: Id, supposed: Option<Supposed>) {
    case.supposed.update(|all| {
        match supposed {
            Some(it) => all.insert(id, it),
            None => all.remove(&id),
        };
    });
}
