//! The credit calculator's answer in words.

use super::{Block, Explained, Report};
use crate::model::credit::CreditSystem;
use crate::model::exact::Exact;
use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::credit_sheet::{CreditSheet, Missing, Results};
use crate::transfer::credits::Implausible;
use chrono::NaiveDate;

/// Why a method gives no result, and what to do.
pub fn missing_text(missing: Missing, not_given: &'static str, texts: &Texts) -> &'static str {
    let credits = &texts.credits;
    match missing {
        Missing::HostLoad => credits.missing_host_load,
        Missing::TargetLoad => credits.missing_target_load,
        Missing::Hours => credits.missing_hours,
        Missing::HoursNotTotal => credits.missing_hours_not_total,
        Missing::TargetHours => credits.missing_target_hours,
        Missing::NotConvertible => credits.missing_not_convertible,
        Missing::NotGiven => not_given,
        Missing::Unreadable => credits.missing_unreadable,
    }
}

/// The whole calculation as a document, of `today`, found again at `address`.
pub fn credit_report(
    sheet: &CreditSheet,
    address: &str,
    today: NaiveDate,
    texts: &Texts,
) -> Report {
    let credits = &texts.credits;
    let mut blocks = Vec::new();
    for row in &sheet.rows {
        let title = match &*row.label {
            "" => credits.results_for(&row.text),
            label => format!("{label} · {}", row.text),
        };
        let lines = match &row.results {
            Ok(results) => result_lines(results, texts),
            Err(error) => vec![texts.field_error(error)],
        };
        blocks.push(Block { title, lines });
    }
    if let Some((sum, results)) = &sheet.total {
        let mut lines = result_lines(results, texts);
        let unread = sheet.rows.iter().filter(|row| row.results.is_err()).count();
        if unread > 0 {
            lines.push(texts.column.unread(unread));
        }
        lines.push(credits.total_note.to_owned());
        blocks.push(Block {
            title: credits.results_for_total(&texts.number(sum)),
            lines,
        });
    }
    for (title, system) in [
        (texts.report.origin, sheet.host),
        (texts.report.target, sheet.target),
    ] {
        if let Some(system) = system {
            blocks.push(Block {
                title: title.to_owned(),
                lines: system_lines(system, texts),
            });
        }
    }
    blocks.push(Block {
        title: texts.report.address.to_owned(),
        lines: vec![address.to_owned(), texts.report.made(&texts.date(today))],
    });
    Report {
        title: texts.titles.credits.to_owned(),
        context: credit_context(sheet, texts),
        blocks,
    }
}

/// From which system to which, in one line.
pub fn credit_context(sheet: &CreditSheet, texts: &Texts) -> String {
    texts
        .credits
        .context(&name(sheet.host, texts), &name(sheet.target, texts))
}

/// What a system is called, or that it is the person's own.
fn name(system: Option<&CreditSystem>, texts: &Texts) -> String {
    system
        .map_or(texts.credits.own, |system| texts.words(&system.name))
        .to_owned()
}

fn system_lines(system: &CreditSystem, texts: &Texts) -> Vec<String> {
    let mut lines = vec![
        format!(
            "{} · {}",
            texts.words(&system.name),
            texts.words(&system.area)
        ),
        texts.credits.example_warning(texts.status(system.status)),
        format!(
            "{} · {}",
            system.source,
            system.dated.as_deref().unwrap_or(texts.explain.undated)
        ),
    ];
    lines.extend(
        system
            .notes
            .as_ref()
            .map(|notes| texts.words(notes).to_owned()),
    );
    lines
}

fn result_lines(results: &Results, texts: &Texts) -> Vec<String> {
    let credits = &texts.credits;
    let mut lines = Vec::new();
    let mut method = |name: &str, result: &Result<Conversion, Missing>, not_given| match result {
        Ok(conversion) => {
            lines.push(texts.explain.labelled(name, &shown(conversion, texts)));
            lines.extend(
                Explained::of(conversion, texts)
                    .lines(texts)
                    .into_iter()
                    .map(|it| format!("  {it}")),
            );
        }
        // What nobody asked for is no result to report.
        Err(Missing::NotGiven) => {}
        Err(missing) => {
            lines.push(
                texts
                    .explain
                    .labelled(name, missing_text(*missing, not_given, texts)),
            );
        }
    };
    method(texts.rules.year_load, &results.year_load, "");
    method(texts.rules.programme_load, &results.programme, "");
    method(texts.rules.factor, &results.factor, "");
    let hours = texts.rules.hours;
    match &results.hours {
        Ok(range) => {
            let [low, high] = [&range.low, &range.high].map(|end| texts.number(&end.rounded));
            lines.push(
                texts
                    .explain
                    .labelled(hours, &texts.explain.range(&low, &high)),
            );
            for end in [&range.low, &range.high] {
                lines.extend(
                    Explained::of(end, texts)
                        .lines(texts)
                        .into_iter()
                        .map(|it| format!("  {it}")),
                );
            }
        }
        Err(missing) => {
            lines.push(
                texts
                    .explain
                    .labelled(hours, missing_text(*missing, "", texts)),
            );
        }
    }
    match results.implausible {
        Some(Implausible::AboveHours) => lines.push(credits.above_hours.to_owned()),
        Some(Implausible::BelowHours) => lines.push(credits.below_hours.to_owned()),
        None => {}
    }
    lines
}

/// The rounded value, and the exact one where it differs.
fn shown(conversion: &Conversion, texts: &Texts) -> String {
    let rounded = texts.number_or_approximation(&conversion.rounded);
    if conversion.residue() == Exact::ZERO {
        rounded
    } else {
        format!(
            "{rounded} ({})",
            texts.number_or_approximation(&conversion.exact)
        )
    }
}
