//! What is said of a document: one line, and what a person can check in it.

use passerelle::exchange::transcript::{Counted, Document, Unread};
use std::fmt::Write as _;

/// What is said of a document.
pub struct Told {
    /// Its one line.
    pub line: String,
    /// What stands below it in the expectations.
    pub details: Vec<String>,
}

impl Told {
    /// All that is expected of a document.
    pub fn block(&self) -> String {
        let mut text = format!("{}\n", self.line);
        for detail in &self.details {
            writeln!(text, "  {detail}").unwrap();
        }
        text
    }
}

/// Says what a document is, or why it is not read.
pub fn of(name: &str, read: &Result<Document, Unread>) -> Told {
    let document = match read {
        Ok(document) => document,
        Err(unread) => {
            let line = match unread {
                Unread::Other(_) => format!("{name}: {unread}"),
                Unread::Packed(_) | Unread::Xml(_) => {
                    let at = unread.at().map_or("-".to_owned(), |it| it.to_string());
                    format!("{name}: refused, {at}, {unread}")
                }
            };
            let details = Vec::new();
            return Told { line, details };
        }
    };
    let records = document.courses().count();
    let findings = document.findings.len() + document.more_findings;
    Told {
        line: format!(
            "{name}: {}, {records} records, {findings} findings",
            document.kind.code()
        ),
        details: details(document),
    }
}

fn details(document: &Document) -> Vec<String> {
    let mut details = Vec::new();
    for learner in &document.learners {
        for report in &learner.reports {
            let all = &report.courses;
            let of = |is: fn(&Counted) -> bool| all.iter().filter(|it| is(&it.counted)).count();
            let total: Vec<String> = report
                .total()
                .iter()
                .map(|(scheme, sum)| format!("{sum} {scheme}"))
                .collect();
            details.push(format!(
                "{} {}, {}: {} in {} of {} ({} within others, {} twice, {} not passed)",
                learner.given_names,
                learner.family_name,
                report.issuer.titles.first().map_or("-", |it| &it.text),
                if total.is_empty() {
                    "0".to_owned()
                } else {
                    total.join(", ")
                },
                of(|it| matches!(it, Counted::Yes)),
                all.len(),
                of(|it| matches!(it, Counted::Within(_))),
                of(|it| matches!(it, Counted::DuplicateOf(_))),
                of(|it| matches!(it, Counted::NotPassed)),
            ));
        }
    }
    for table in &document.tables {
        let rows: Vec<String> = table
            .rows
            .iter()
            .map(|it| format!("{} {}", it.label, it.amount.text))
            .collect();
        let isced = table.isced.as_deref().unwrap_or("-");
        details.push(format!("table {isced}: {}", rows.join(", ")));
    }
    for finding in &document.findings {
        let at = finding.at.map_or("-".to_owned(), |it| it.to_string());
        let words = [
            &[finding.what.code().to_owned()][..],
            &finding.what.values(),
        ]
        .concat();
        details.push(format!("{at} {}", words.join(" · ")));
    }
    for kept in &document.unknown {
        details.push(format!("{} kept: {}", kept.at, kept.path));
    }
    details
}

/// The lines that are expected and not said, and those that are said and not expected.
pub fn differences(expected: &str, said: &str) -> Vec<String> {
    let (expected, said): (Vec<&str>, Vec<&str>) =
        (expected.lines().collect(), said.lines().collect());
    let missing = expected.iter().filter(|it| !said.contains(it));
    let missing = missing.map(|it| format!("expected, not said: {it}"));
    let more = said.iter().filter(|it| !expected.contains(it));
    let more = more.map(|it| format!("said, not expected: {it}"));
    let mut all: Vec<String> = missing.chain(more).collect();
    if all.is_empty() && expected != said {
        all.push("what is said stands in another order than expected".to_owned());
    }
    all
}
