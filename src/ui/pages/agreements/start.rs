//! How a new agreement begins: one choice, and everything that is known already is in it.

use super::begin::{Known, begin};
use super::builder::Builder;
use crate::agreement::duplicate::copied;
use crate::exchange::host::templates as templates_of;
use crate::model::records::{AgreementScheme, Collection, Id, Span, value_at};
use crate::text::labels::{choice_label, field_label};
use crate::ui::components::{Choice, SelectField, live, live_text};
use crate::ui::platform::random;
use crate::workspace::edit;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The card with which it begins.
pub fn start(builder: Builder) -> AnyView {
    let scheme = RwSignal::new(AgreementScheme::Erasmus.word().to_owned());
    let span = RwSignal::new(Span::Term.word().to_owned());
    let host = builder.host;
    let begin_with = move |text: String| {
        let host = host.config.get_untracked();
        let command = builder.desk.with(|workspace| {
            let host = host.as_deref();
            begin(Known { workspace, host }, builder.id, text)
        });
        builder.turn(command);
    };
    let begin = move |_| {
        let [scheme, span] = [scheme.get_untracked(), span.get_untracked()];
        let id = builder.id;
        begin_with(format!(
            "{{\"id\":\"{id}\",\"scheme\":\"{scheme}\",\"span\":\"{span}\"}}"
        ));
    };
    let from = live(move || {
        let t = builder.t();
        let chips = templates(builder).into_iter().map(|(name, text)| {
            let take = move |_| {
                if let Some(text) = from_template(&text, builder.id) {
                    begin_with(text);
                }
            };
            view! { <li><button type="button" class="chip" on:click=take>{name}</button></li> }
        });
        let chips = chips.collect_view();
        if chips.is_empty() {
            return ().into_any();
        }
        view! {
            <div class="known" id="templates">
                <span>{t.host.from_template}</span>
                <ul class="chips">{chips}</ul>
            </div>
        }
        .into_any()
    });
    let given = live_text(move || {
        let t = builder.t();
        let config = host.config.get();
        let said = config.filter(|it| !it.records.is_empty()).map(|it| {
            let date = t.date(it.look.date.date());
            let office = it.of(Collection::Office).next();
            let name = builder.desk.with(|workspace| {
                office.map(|(_, text)| workspace.name_in(Collection::Office, text))
            });
            match name.filter(|it| !it.is_empty()) {
                Some(name) => t.host.of(&name, &date),
                None => t.host.of_site(&date),
            }
        });
        said.unwrap_or_default()
    });
    let fields = move || {
        let t = builder.t();
        let select = |path: &'static str, words: Vec<&'static str>, of: RwSignal<String>| {
            let label = field_label(t, Collection::Agreement, path);
            let choices = words.into_iter().map(|word| Choice {
                value: word.to_owned(),
                label: choice_label(t, path, word).to_owned(),
            });
            let value = of.get();
            SelectField::plain(label, choices.collect()).draw(
                path,
                &value,
                Box::new(move |text| of.set(text)),
            )
        };
        let schemes = AgreementScheme::ALL.iter().map(|it| it.word()).collect();
        let spans = Span::ALL.iter().map(|it| it.word()).collect();
        view! {
            <h2>{t.agreement.start_title}</h2>
            <p>{t.agreement.start_text}</p>
            <div class="fields">
                {select("scheme", schemes, scheme)}
                {select("span", spans, span)}
            </div>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id="begin" on:click=begin>
                    {t.agreement.begin}
                </button>
            </p>
        }
    };
    view! {
        <section class="card group">
            {fields}
            {from}
            <p class="hint" id="host-said">{given}</p>
        </section>
    }
    .into_any()
}

/// The templates of the host and of the space, each with what it is called.
fn templates(builder: Builder) -> Vec<(String, String)> {
    let t = builder.t();
    let host = builder.host.config.get();
    builder.desk.with(|workspace| {
        let known = Known {
            workspace,
            host: host.as_deref(),
        };
        let given = host.iter().flat_map(|it| &it.templates);
        let given = given.map(|(_, text)| text.to_string());
        let own = templates_of(workspace).map(|(_, text)| text.to_owned());
        let named = given.chain(own).zip(1_usize..).map(|(text, number)| {
            let partner = value_at(&text, "partner").and_then(|it| it.parse().ok());
            let partner = partner.map(|id| known.name(Collection::Partner, id));
            let year = value_at(&text, "hostYear").unwrap_or_default().into_owned();
            let parts = [partner.unwrap_or_default(), year];
            let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
            let name = match parts.join(" · ") {
                name if name.is_empty() => t.host.template_of(&number.to_string()),
                name => name,
            };
            (name, text)
        });
        named.collect()
    })
}

/// What a template leaves to whoever begins from it: who goes.
fn from_template(text: &str, agreement: Id) -> Option<String> {
    let text = copied(text, agreement, random::id)?;
    edit::set(&text, &Path::of_field("person").0, None).ok()
}
