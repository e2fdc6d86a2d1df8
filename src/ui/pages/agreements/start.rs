//! How a new agreement begins: one choice, and everything that is known already is in it.

use super::builder::Builder;
use crate::model::records::{AgreementScheme, Collection, Id, Span};
use crate::text::labels::{choice_label, field_label};
use crate::ui::components::{Choice, SelectField};
use crate::ui::platform::random;
use crate::workspace::change::Deed;
use crate::workspace::command::{Brought, What};
use crate::workspace::{Command, Workspace};
use leptos::prelude::*;

/// The card with which it begins.
pub fn start(builder: Builder) -> AnyView {
    let scheme = RwSignal::new(AgreementScheme::Erasmus.word().to_owned());
    let span = RwSignal::new(Span::Term.word().to_owned());
    let begin = move |_| {
        let command = builder.desk.with(|it| {
            let [scheme, span] = [scheme.get_untracked(), span.get_untracked()];
            begin(it, builder.id, &scheme, &span)
        });
        builder.turn(command);
    };
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
    view! { <section class="card group">{fields}</section> }.into_any()
}

/// The agreement with whom there is only one choice for: the only office, and on a device
/// of one student, the student. Who is not there yet is made, empty, to be filled in.
fn begin(workspace: &Workspace, agreement: Id, scheme: &str, span: &str) -> Command {
    let mut members = vec![
        format!("\"id\":\"{agreement}\""),
        format!("\"scheme\":\"{scheme}\",\"span\":\"{span}\""),
    ];
    let mut brought = Vec::new();
    for collection in [Collection::Person, Collection::Office, Collection::Partner] {
        let mut there = workspace.table(collection).rows().map(|(id, _)| id);
        let id = match (there.next(), there.next()) {
            (None, _) => {
                let id = random::id();
                brought.push(whole(collection, id, format!("{{\"id\":\"{id}\"}}")));
                id
            }
            (Some(only), None) => only,
            // Which of several, somebody says.
            (Some(first), Some(_)) if collection == Collection::Office => first,
            (Some(_), Some(_)) => continue,
        };
        members.push(format!("\"{collection}\":\"{id}\""));
    }
    let text = format!("{{{}}}", members.join(","));
    brought.push(whole(Collection::Agreement, agreement, text));
    Command::Bring(Deed::Add, brought)
}

fn whole(collection: Collection, id: Id, text: String) -> Brought {
    Brought {
        collection,
        id,
        what: What::Whole(text.into()),
    }
}
