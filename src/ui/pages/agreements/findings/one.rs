//! One finding in the panel.

use super::super::builder::Builder;
use super::super::steps::{element_of, step_of};
use super::aside;
use crate::agreement::checked::Judged;
use crate::agreement::control::place_text;
use crate::agreement::{checked, fix};
use crate::model::records::Collection;
use crate::model::value::Value as _;
use crate::route::Route;
use crate::route::step::Step;
use crate::rules::truth::What;
use crate::rules::{Fix, Lack, Place, Verdict};
use crate::text::Texts;
use crate::ui::components::{button, live};
use crate::ui::platform::{address, page};
use leptos::prelude::*;

/// A finding, as the panel shows it.
#[derive(Clone, PartialEq)]
pub struct One(Judged);

impl One {
    /// A finding to show.
    pub fn of(judged: &Judged) -> Self {
        Self(judged.clone())
    }

    /// What it is told apart by: whatever of it is shown.
    pub fn key(&self) -> String {
        let finding = &self.0.finding;
        let row = finding.place.item.as_ref().map(|(_, row)| *row);
        let said = finding.message(crate::text::Lang::Fr.texts());
        let aside = self.0.aside.as_ref().and_then(|it| it.reason.as_ref());
        format!(
            "{} {} {row:?} {said} {:?} {:?}",
            finding.profile.key,
            finding.key(),
            finding.verdict,
            aside.map(|it| it.as_str().to_owned()),
        )
    }

    /// Draws it, beside the step `here`.
    pub fn draw(self, builder: Builder, here: Step) -> AnyView {
        let it = StoredValue::new(self.0);
        let (code, element) = it.with_value(|it| {
            let code = it.finding.rule.code.clone();
            (code, element_of(&it.finding.place))
        });
        let step = it.with_value(|it| match here {
            Step::Whole if it.finding.place.collection != Collection::Version => here,
            _ => step_of(it.finding.place.collection, &it.finding.place.path),
        });
        let route = Route::Agreement(builder.id, step);
        let href = route.to_string();
        let go = move |event: leptos::ev::MouseEvent| {
            event.prevent_default();
            address::go(&route);
            page::show_there(element.clone());
        };
        let words = move || it.with_value(|it| words(it, builder.t()));
        let where_ = move || it.with_value(|it| place_text(builder.t(), &it.finding.place));
        let why = live(move || it.with_value(|it| why(it, builder.t())));
        view! {
            <li class="finding" data-code=code.clone()>
                <a class="finding-place" href=href on:click=go>{where_}</a>
                <p class="finding-words">{words} " " <span class="code">{code.clone()}</span></p>
                {why}
                <div class="actions">{live(move || acts(builder, it))}</div>
            </li>
        }
        .into_any()
    }
}

/// What is wrong, or why nobody can tell.
fn words(it: &Judged, t: &Texts) -> String {
    match &it.finding.verdict {
        Verdict::Unknown(lacks) => {
            let lacks: Vec<String> = lacks.iter().map(|it| lack(t, it)).collect();
            t.findings.because(&lacks.join(", "))
        }
        _ => it.finding.message(t),
    }
}

fn lack(t: &Texts, it: &Lack) -> String {
    let place: &Place = &it.place;
    let field = place_text(t, place);
    match it.what {
        What::Empty => t.findings.lacks_value(&field),
        What::Day => t.findings.lacks_day(&field),
        What::Zero => t.findings.is_zero(&field),
    }
}

/// Why there is such a rule, how it is mended, and which document says so.
fn why(it: &Judged, t: &'static Texts) -> AnyView {
    let (rule, profile) = (it.finding.rule, it.finding.profile);
    let sources = rule.sources.iter().filter_map(|it| profile.sources.get(it));
    let sources = sources.map(|it| {
        let dated = it.dated.as_deref().map(|it| format!(" ({it})"));
        let text = format!("{}{}", it.citation, dated.unwrap_or_default());
        view! { <li>{text} " · " {t.status(it.status)}</li> }
    });
    let aside = it.aside.as_ref().map(|it| {
        let reason = it.reason.as_ref().map(|it| it.as_str().to_owned());
        let date = it.date.map(|it| t.short_day(&it.text()));
        view! {
            <p class="finding-reason">
                {t.findings.set_aside_on(&date.unwrap_or_default())} " " <q>{reason.unwrap_or_default()}</q>
            </p>
        }
    });
    view! {
        {aside}
        <details class="finding-why">
            <summary>{t.findings.why}</summary>
            <p>{t.words(&rule.why)}</p>
            <p>{t.words(&rule.remedy)}</p>
            <ul class="plain">{sources.collect_view()}</ul>
            <p class="hint">{t.findings.under(t.words(&profile.name), t.status(rule.status))}</p>
        </details>
    }
    .into_any()
}

/// What can be done about it at once.
fn acts(builder: Builder, it: StoredValue<Judged>) -> AnyView {
    let t = builder.t();
    let (is_open, is_aside, firm) =
        it.with_value(|it| (it.is_open(), it.aside.is_some(), it.finding.rule.firm));
    if is_aside {
        let take_up = move || {
            let command = builder.desk.with(|workspace| {
                it.with_value(|it| checked::take_up(workspace, builder.id, &it.finding))
            });
            if let Some(command) = command {
                builder.desk.dispatch(command);
                page::focus_next(vec!["findings-title".to_owned()]);
            }
        };
        return button(None, t.findings.take_up, Box::new(take_up));
    }
    if !is_open {
        return ().into_any();
    }
    let mend =
        move |workspace: &_| it.with_value(|it| fix::fix(workspace, builder.id, &it.finding));
    let which = it.with_value(|it| it.finding.rule.fix);
    let mendable = which.filter(|_| builder.is_open() && builder.desk.with(mend).is_some());
    let mended = mendable.map(|which| {
        let act = move || {
            if let Some(command) = builder.desk.with(mend) {
                builder.desk.dispatch(command);
                builder.desk.say(builder.t().findings.mended.to_owned());
                page::focus_next(vec!["findings-title".to_owned()]);
            }
        };
        button(None, label(t, which), Box::new(act))
    });
    view! {
        {mended}
        {(!firm).then(|| aside::form(builder, it))}
    }
    .into_any()
}

fn label(t: &Texts, fix: Fix) -> &'static str {
    let t = &t.findings;
    match fix {
        Fix::NoCode => t.fix_no_code,
        Fix::Automatic => t.fix_automatic,
        Fix::Remove => t.fix_remove,
        Fix::Unlink => t.fix_unlink,
        Fix::FromPartner => t.fix_from_partner,
        Fix::SwapDates => t.fix_swap_dates,
    }
}
