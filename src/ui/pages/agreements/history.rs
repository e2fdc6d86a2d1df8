//! The versions of an agreement, and what differs between them.

use super::builder::Builder;
use crate::agreement::difference::{Side, between};
use crate::agreement::life::{self, Standing};
use crate::model::records::{Collection, spec, value_at};
use crate::model::value::Kind;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::pages::records::{kind, words};
use crate::workspace::Workspace;
use crate::workspace::diff::Difference;
use crate::workspace::path::{Path, Step};
use leptos::prelude::*;

/// The card; nothing as long as nobody has committed.
pub fn versions(builder: Builder) -> AnyView {
    let body = move || {
        builder.sheet.track();
        builder.life.track();
        let t = builder.t();
        let versions = builder.desk.with(|it| life::versions(it, builder.id));
        if versions.is_empty() {
            return None;
        }
        let mut sides: Vec<(String, Side, String)> = Vec::new();
        if builder.is_open() {
            let number = versions.first().map_or(1, |(number, ..)| number + 1);
            sides.push((
                t.document.draft(&number.to_string()),
                Side::Draft(builder.id),
                String::new(),
            ));
        }
        for (number, id, standing) in &versions {
            let name = t.document.version(&number.to_string());
            sides.push((name, Side::Version(*id), standing_text(t, *standing)));
        }
        let before = sides
            .iter()
            .skip(1)
            .map(|(name, side, _)| Some((name.clone(), *side)));
        let before: Vec<_> = before.chain([None]).collect();
        let items = sides
            .into_iter()
            .zip(before)
            .map(|((name, side, said), before)| {
                let changes = before.map(|(older, before)| {
                    let mut found = builder.desk.with(|it| between(it, before, side));
                    // The copies of whom it refers to tell more than the reference.
                    found.retain(|it| !is_reference(it));
                    let line = |it| builder.desk.with(|workspace| line(workspace, t, it));
                    let lines = found.iter().map(|it| view! { <li>{line(it)}</li> });
                    let lines = lines.collect_view();
                    view! {
                        <details class="changes">
                            <summary>{t.agreement.changes_since(found.len(), &older)}</summary>
                            <ul>{lines}</ul>
                        </details>
                    }
                });
                view! {
                    <li>
                        <p><strong>{name}</strong> " " <span class="hint">{said}</span></p>
                        {changes}
                    </li>
                }
            });
        let items = items.collect_view();
        Some(view! {
            <section class="card" id="versions">
                <h2>{t.agreement.versions}</h2>
                <ol class="versions">{items}</ol>
            </section>
        })
    };
    body.into_any()
}

/// What became of a version, in words.
pub fn standing_text(t: &Texts, standing: Standing) -> String {
    let t = &t.agreement;
    match standing {
        Standing::Signing(given) => t.state_signing(&given.to_string()),
        Standing::InForce => t.state_in_force.to_owned(),
        Standing::Replaced => t.state_replaced.to_owned(),
        Standing::NotAgreed => t.state_not_agreed.to_owned(),
    }
}

/// Whether a place is a reference of the agreement to another record.
fn is_reference(it: &Difference) -> bool {
    let path = it.path.names();
    let inside = path.strip_prefix("agreement.");
    let content = inside.and_then(|it| spec(Collection::Agreement, it));
    let kind = content.and_then(|it| kind(Some(it)));
    matches!(kind, Some(Kind::Reference(_)))
}

/// One place that differs, in words.
fn line(workspace: &Workspace, t: &Texts, it: &Difference) -> String {
    let mut steps = it.path.0.iter();
    let part = match steps.next() {
        Some(Step::Field(name)) => name.parse().unwrap_or(Collection::Agreement),
        _ => Collection::Agreement,
    };
    let inside = Path(steps.cloned().collect());
    let names = inside.names();
    let label = match field_label(t, part, &names) {
        "" => names.clone(),
        label => label.to_owned(),
    };
    if matches!(inside.0.last(), Some(Step::Order(_))) {
        return t.agreement.order_changed(&label);
    }
    let word = |raw: &Option<Box<str>>| {
        raw.as_deref()
            .map(|raw| said(workspace, t, (part, &names), raw))
            .unwrap_or_default()
    };
    match (word(&it.before), word(&it.after)) {
        (before, after) if before.is_empty() => t.agreement.added(&label, &after),
        (before, after) if after.is_empty() => t.agreement.removed(&label, &before),
        (before, after) => t.agreement.changed(&label, &before, &after),
    }
}

/// A value in words: of a component its code and title.
fn said(workspace: &Workspace, t: &Texts, (of, path): (Collection, &str), raw: &str) -> String {
    if raw.starts_with('{') {
        let at = |field| value_at(raw, field).unwrap_or_default().into_owned();
        let parts = [at("code"), at("title"), at("credits")];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        return parts.join(" · ");
    }
    match raw {
        "true" => t.records.yes.to_owned(),
        "false" => t.records.no.to_owned(),
        raw => {
            let text = serde_json::from_str::<String>(raw).unwrap_or_else(|_| raw.to_owned());
            words(workspace, t, of, path, &text)
        }
    }
}
