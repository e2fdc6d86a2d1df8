//! The check of an agreement as it is read and printed: what is found, and what somebody
//! has set aside.

use super::checked::{Checked, Judged};
use super::document::{Part, Table, Wording};
use crate::model::records::{Collection, Party};
use crate::model::value::Value as _;
use crate::rules::{Place, Severity};
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label};

/// A field, in words: what it is called, and where it stands.
pub fn place_text(t: &Texts, it: &Place) -> String {
    let label = field_label(t, it.collection, &it.path);
    match (it.collection, &it.item) {
        (Collection::Version, Some((_, number))) => {
            let party = number.checked_sub(1).and_then(|at| Party::ALL.get(at));
            let party = party.map_or("", |it| choice_label(t, "role", it.word()));
            // That a party has not committed is about all of its commitment.
            match it.path.as_str() {
                "commitments.role" => party.to_owned(),
                _ => t.agreement.missing_of(label, party),
            }
        }
        (_, Some((_, number))) => {
            let list = it.path.split('.').next().unwrap_or_default();
            let table = match list {
                "host" => "A",
                "home" => "B",
                _ => "C",
            };
            t.agreement.missing_in(label, table, &number.to_string())
        }
        (Collection::Office, None) => t.agreement.missing_of(label, t.agreement.sending_short),
        (Collection::Partner, None) => t.agreement.missing_of(label, t.agreement.receiving_short),
        _ => label.to_owned(),
    }
}

/// The check as parts of a document: what is open, where that is wanted, and always what
/// was set aside, with its reason.
pub fn parts(checked: &Checked, w: Wording, open: bool) -> Vec<Part> {
    let found = |wanted: fn(&Judged) -> bool| checked.findings.iter().filter(move |it| wanted(it));
    let severities = [
        Severity::Mandatory,
        Severity::Recommended,
        Severity::Informational,
    ];
    let mut parts = Vec::new();
    if open {
        let mut rows = Vec::new();
        for severity in severities {
            let of = found(Judged::is_open).filter(|it| it.finding.rule.severity == severity);
            rows.extend(of.map(|it| row(it, w, w.with(|t| weight(t, severity).to_owned()))));
        }
        let names = checked
            .profiles
            .iter()
            .map(|it| w.with(|t| t.words(&it.name).to_owned()));
        let below = if rows.is_empty() {
            vec![w.say(|t| t.findings.nothing)]
        } else {
            Vec::new()
        };
        parts.push(Part::Table(Table {
            caption: w.say(|t| t.findings.title),
            heads: heads(w, |t| t.findings.weight),
            rows,
            total: None,
            below: [below, vec![names.collect::<Vec<_>>().join(" · ")]].concat(),
        }));
    }
    let aside = found(|it| it.aside.is_some()).map(|it| {
        let said = it.aside.as_ref();
        let reason = said.and_then(|it| it.reason.as_ref());
        let reason = reason.map(|it| it.as_str().to_owned());
        let date = said.and_then(|it| it.date);
        let date = date.map(|it| w.with(|t| t.short_day(&it.text())));
        let parts = [reason.unwrap_or_default(), date.unwrap_or_default()];
        row(it, w, parts.join(" · "))
    });
    let rows: Vec<Vec<String>> = aside.collect();
    if !rows.is_empty() {
        let count = rows.len();
        parts.push(Part::Table(Table {
            caption: w.with(|t| t.findings.aside(count)),
            heads: heads(w, |t| t.findings.reason_printed),
            rows,
            total: None,
            below: Vec::new(),
        }));
    }
    parts
}

fn heads(w: Wording, last: fn(&'static Texts) -> &'static str) -> Vec<String> {
    let all: [fn(&'static Texts) -> &'static str; 4] = [
        |t| t.findings.code,
        |t| t.findings.place,
        |t| t.findings.found,
        last,
    ];
    all.map(|it| w.say(it)).into()
}

fn row(it: &Judged, w: Wording, last: String) -> Vec<String> {
    vec![
        it.finding.rule.code.clone(),
        w.with(|t| place_text(t, &it.finding.place)),
        w.with(|t| it.finding.message(t)),
        last,
    ]
}

fn weight(t: &Texts, severity: Severity) -> &'static str {
    match severity {
        Severity::Mandatory => t.findings.is_mandatory,
        Severity::Recommended => t.findings.is_recommended,
        Severity::Informational => t.findings.is_informational,
    }
}
