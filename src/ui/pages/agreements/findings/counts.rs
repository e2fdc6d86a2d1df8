//! How many findings there are: under each profile, and for those who listen.

use super::super::builder::Builder;
use crate::rules::{Severity, Verdict};
use leptos::prelude::*;
use std::time::Duration;

/// How long nothing changes before the counts are said.
const PAUSE: Duration = Duration::from_millis(1200);

/// Every profile that stands for the agreement, with what it finds.
pub fn profiles(builder: Builder) -> AnyView {
    let t = builder.t();
    let checked = builder.checked.get();
    let items = checked.profiles.iter().map(|profile| {
        let of = checked
            .findings
            .iter()
            .filter(|it| it.finding.profile.key == profile.key);
        let open = |severity| {
            let open = of.clone().filter(|it| it.is_open());
            open.filter(|it| it.finding.rule.severity == severity)
                .count()
        };
        let unknown = of
            .clone()
            .filter(|it| matches!(it.finding.verdict, Verdict::Unknown(_)));
        let parts = [
            (
                open(Severity::Mandatory),
                t.findings.mandatory(open(Severity::Mandatory)),
            ),
            (
                open(Severity::Recommended),
                t.findings.recommended(open(Severity::Recommended)),
            ),
            (unknown.clone().count(), t.findings.unknown(unknown.count())),
        ];
        let parts = parts
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(_, text)| text);
        let parts: Vec<String> = parts.collect();
        let said = if parts.is_empty() {
            t.findings.kept.to_owned()
        } else {
            parts.join(", ")
        };
        view! {
            <li data-profile=profile.key.clone()>
                <strong>{t.words(&profile.name)}</strong> " – " {said}
                <p class="hint">{t.words(&profile.about)}</p>
            </li>
        }
    });
    view! { <ul class="plain profiles">{items.collect_view()}</ul> }.into_any()
}

/// The counts, for screen readers: politely, after a pause, when they have changed.
pub fn spoken(builder: Builder) -> AnyView {
    let counts = Memo::new(move |_| {
        builder.checked.with(|it| {
            let open = |severity| {
                let open = it.findings.iter().filter(|it| it.is_open());
                open.filter(|it| it.finding.rule.severity == severity)
                    .count()
            };
            (open(Severity::Mandatory), open(Severity::Recommended))
        })
    });
    let said = RwSignal::new(String::new());
    Effect::new(move |before: Option<()>| {
        let now = counts.get();
        if before.is_none() {
            return;
        }
        set_timeout(
            move || {
                if counts.try_get_untracked() == Some(now) {
                    let t = &builder.t().findings;
                    let (mandatory, recommended) = now;
                    let text =
                        format!("{}, {}", t.mandatory(mandatory), t.recommended(recommended));
                    said.try_set(text);
                }
            },
            PAUSE,
        );
    });
    view! { <p class="unseen" role="status" id="findings-spoken">{move || said.get()}</p> }
        .into_any()
}
