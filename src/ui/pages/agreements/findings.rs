//! The panel of what the rules find: under which profiles, what is to be mended and how,
//! what cannot be decided, what somebody has set aside.

mod aside;
mod counts;
mod one;

use super::builder::Builder;
use super::marks;
use crate::agreement::checked::Judged;
use crate::route::step::Step;
use crate::rules::{Severity, Verdict};
use crate::text::Texts;
use crate::ui::components::live;
use leptos::prelude::*;
use one::One;

/// The groups of findings, in the order in which they are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Group {
    Mandatory,
    Recommended,
    Informational,
    Unknown,
    Aside,
}

impl Group {
    const ALL: [Self; 5] = [
        Self::Mandatory,
        Self::Recommended,
        Self::Informational,
        Self::Unknown,
        Self::Aside,
    ];

    fn of(it: &Judged) -> Self {
        match (&it.finding.verdict, &it.aside, it.finding.rule.severity) {
            (_, Some(_), _) => Self::Aside,
            (Verdict::Unknown(_), ..) => Self::Unknown,
            (_, _, Severity::Mandatory) => Self::Mandatory,
            (_, _, Severity::Recommended) => Self::Recommended,
            (_, _, Severity::Informational) => Self::Informational,
        }
    }

    const fn word(self) -> &'static str {
        match self {
            Self::Mandatory => "mandatory",
            Self::Recommended => "recommended",
            Self::Informational => "informational",
            Self::Unknown => "unknown",
            Self::Aside => "aside",
        }
    }

    fn heading(self, t: &Texts, count: usize) -> String {
        let t = &t.findings;
        match self {
            Self::Mandatory => t.mandatory(count),
            Self::Recommended => t.recommended(count),
            Self::Informational => t.informational(count),
            Self::Unknown => t.unknown(count),
            Self::Aside => t.aside(count),
        }
    }
}

/// The panel; `here` is the step beside which it stands.
pub fn panel(builder: Builder, here: Step) -> AnyView {
    marks::follow(builder);
    let groups = Group::ALL.map(|group| {
        let ones = Memo::new(move |_| {
            builder.checked.with(|it| {
                let of = it.findings.iter().filter(|it| Group::of(it) == group);
                of.map(One::of).collect::<Vec<_>>()
            })
        });
        drawn_group(builder, here, group, ones)
    });
    view! {
        <section class="card findings" id="findings">
            <h2 id="findings-title" tabindex="-1">{move || builder.t().findings.title}</h2>
            {groups.into_iter().collect_view()}
            {live(move || counts::profiles(builder))}
            {counts::spoken(builder)}
        </section>
    }
    .into_any()
}

fn drawn_group(builder: Builder, here: Step, group: Group, ones: Memo<Vec<One>>) -> AnyView {
    let count = Memo::new(move |_| ones.with(Vec::len));
    let heading = move || group.heading(builder.t(), count.get());
    let open = matches!(group, Group::Mandatory | Group::Recommended);
    let each = move || ones.get();
    view! {
        <details class="finding-group" data-group=group.word() open=open hidden=move || count.get() == 0>
            <summary>{heading}</summary>
            <ul>
                <For each=each key=One::key let:one>{one.draw(builder, here)}</For>
            </ul>
        </details>
    }
    .into_any()
}
