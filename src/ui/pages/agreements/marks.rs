//! The marks at fields with open findings.

use super::builder::Builder;
use super::steps::element_of;
use crate::rules::Severity;
use crate::ui::platform::marks::{self, Mark};
use leptos::prelude::*;

/// Keeps the marks as the findings are, as long as the page of the agreement is shown.
pub fn follow(builder: Builder) {
    Effect::new(move || {
        let t = builder.t();
        let marks = builder.checked.with(|it| {
            let open = it.findings.iter().filter(|it| it.is_open());
            let marks = open.map(|it| Mark {
                element: element_of(&it.finding.place),
                tone: match it.finding.rule.severity {
                    Severity::Mandatory => "mandatory",
                    Severity::Recommended => "recommended",
                    Severity::Informational => "informational",
                },
                text: it.finding.message(t),
            });
            marks.collect::<Vec<_>>()
        });
        marks::put(marks);
    });
    on_cleanup(|| marks::put(Vec::new()));
}
