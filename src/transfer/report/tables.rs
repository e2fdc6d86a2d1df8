//! Grading tables, printed tables, letters and means in words.

mod comparison;
mod outcome;
#[cfg(test)]
mod tests;

pub use comparison::{difference_text, given_word, inapplicable_text, others_lines, way_name};

pub use outcome::letters_of;
pub(super) use outcome::{table_text, table_word};

use super::{Block, Explained};
use crate::model::exact::Exact;
use crate::model::grade::distribution::{Diagnostic, MAX_BANDS};
use crate::model::grade::{DistributionError, Ends, LookupRow, mark_value};
use crate::model::source::Source;
use crate::text::Texts;
use crate::transfer::grade_sheet::{GradeSheet, Listed, Method, Outcome, TableSide};
use crate::transfer::letters::{Algorithm, Lettered};
use crate::transfer::lookup::{Between, Bounds};
use crate::transfer::report::rule_texts;
use crate::transfer::rounding::{Mode, Rounding};
use crate::transfer::rule::Rule;
use crate::transfer::statistical::{Pick, Placed, Policy};

/// A share in per cent, to two decimals.
pub fn percent(share: &Exact, texts: &Texts) -> String {
    let percent = share * &Exact::whole(100);
    let rounded = Rounding::decimals(2, Mode::HalfUp).apply(&percent);
    texts.tables.percent(&texts.number(&rounded))
}

/// A label as the language writes it: numbers with its decimal mark.
pub fn label_text(label: &str, texts: &Texts) -> String {
    // A zero in front is part of the mark: 02, 00.
    match mark_value(label).filter(|_| label.contains(['.', ','])) {
        Some(_) => texts.decimal(label),
        None => label.to_owned(),
    }
}

/// What a table is called.
pub fn side_name<'a>(side: Option<&TableSide>, own: &'a str, texts: &'a Texts) -> &'a str {
    let shipped = side.and_then(|it| it.shipped);
    shipped.map_or(own, |it| texts.words(&it.name))
}

/// Which mark of a range a policy takes.
pub fn policy_text(policy: Policy, texts: &Texts) -> &'static str {
    let words = &texts.tables;
    match policy {
        Policy::Max => words.policy_max,
        Policy::Min => words.policy_min,
        Policy::Mid => words.policy_mid,
        Policy::Largest => words.policy_largest,
        Policy::Nearest => words.policy_nearest,
        Policy::Mean => words.policy_mean,
    }
}

/// What becomes of a mark between two rows.
pub fn bounds_text(bounds: Bounds, texts: &Texts) -> &'static str {
    let words = &texts.tables;
    match bounds {
        Bounds::AsPrinted => words.bounds_printed,
        Bounds::Lower => words.bounds_lower,
        Bounds::Upper => words.bounds_upper,
        Bounds::HalfOpen => words.bounds_half_open,
    }
}

/// Which algorithm draws the borders of letters.
pub fn algorithm_name(algorithm: Algorithm, texts: &Texts) -> &'static str {
    match algorithm {
        Algorithm::FirstClass => texts.tables.first_class,
        Algorithm::BestFit => texts.tables.best_fit,
    }
}

/// What is odd about a pasted table.
pub fn diagnostic_text(diagnostic: &Diagnostic, texts: &Texts) -> String {
    let words = &texts.tables;
    match diagnostic {
        Diagnostic::Unreadable { line, text } => words.unreadable(&line.to_string(), text),
        Diagnostic::Sum(sum) => words.sum(&texts.number(sum)),
        Diagnostic::Reversed => words.reversed.to_owned(),
        Diagnostic::Sorted => words.sorted.to_owned(),
        Diagnostic::Cumulated => words.cumulated.to_owned(),
        Diagnostic::LostComma(sum) => words.lost_comma(&texts.number(sum)),
        Diagnostic::Thousands { line, text } => words.thousands(&line.to_string(), text),
        Diagnostic::Missing(labels) => words.missing(&labels.join(", ")),
        Diagnostic::OffScale(labels) => words.off_scale(&labels.join(", ")),
        Diagnostic::Failing(labels) => words.failing(&labels.join(", ")),
        Diagnostic::Small(results) => words.small(&texts.number(results)),
        Diagnostic::VerySmall(results) => words.very_small(&texts.number(results)),
        Diagnostic::OtherColumns(count) => words.other_columns(*count),
    }
}

/// Why a pasted table is none.
pub fn table_error(error: &DistributionError, texts: &Texts) -> String {
    let words = &texts.tables;
    match error {
        DistributionError::Empty => words.error_empty.to_owned(),
        DistributionError::NoResults => words.error_no_results.to_owned(),
        DistributionError::Negative(label) => words.error_negative(label),
        DistributionError::Twice(label) => words.error_twice(label),
        DistributionError::TooMany => words.error_too_many(&MAX_BANDS.to_string()),
    }
}

/// A printed row in one line: `14–14,9 → A-`.
pub fn row_text(row: &LookupRow, texts: &Texts) -> String {
    let span = |from: &str, to: Option<&String>| match to {
        Some(to) => format!("{}–{}", label_text(from, texts), label_text(to, texts)),
        None => label_text(from, texts),
    };
    let from = span(&row.from, row.to.as_ref());
    texts
        .tables
        .row(&from, &span(&row.gives, row.up_to.as_ref()))
}

fn rows_of(between: &Between<'_>, texts: &Texts) -> (String, String) {
    (
        row_text(between.lower, texts),
        row_text(between.upper, texts),
    )
}

/// The steps by which a mark was placed in the home ranking.
pub fn placed_lines(placed: &Placed, texts: &Texts) -> Vec<String> {
    let words = &texts.tables;
    let interval = &placed.interval;
    let width = interval.width();
    let covered = placed.candidates.iter().map(|it| {
        let share = it.overlap.checked_div(&width).unwrap_or_default();
        words.share_of(&label_text(&it.label, texts), &percent(&share, texts))
    });
    let covered: Vec<String> = covered.collect();
    let mut lines = vec![
        words.position(
            &label_text(&placed.label, texts),
            &percent(&interval.better, texts),
            &percent(&interval.reached, texts),
        ),
        words.meets(&covered.join(", ")),
    ];
    if let Some(taken) = placed.taken() {
        let policy = policy_text(placed.policy, texts);
        lines.push(words.taken(policy, &label_text(&taken.label, texts)));
    }
    lines
}

/// The steps by which a row of a printed table was taken.
pub(super) fn listed_lines(listed: &Listed, bounds: Bounds, texts: &Texts) -> Vec<String> {
    let words = &texts.tables;
    let mut lines = vec![words.printed_row(&row_text(listed.looked.row, texts))];
    if let Some(between) = &listed.looked.between {
        let (lower, upper) = rows_of(between, texts);
        lines.push(words.decided(&lower, &upper, bounds_text(bounds, texts)));
    }
    if listed.looked.row.up_to.is_some() && listed.mark.is_some() {
        let choice = match listed.ends {
            None => words.ends_table,
            Some(Ends::Min) => words.ends_min,
            Some(Ends::Max) => words.ends_max,
        };
        lines.push(words.end_taken(choice));
    }
    if !listed.table.complete {
        lines.push(words.incomplete.to_owned());
    }
    if let Some(level) = &listed.table.level {
        lines.push(words.made_for(texts.words(level)));
    }
    lines
}

/// Which marks of a table have different letters by the two algorithms.
pub fn letters_note(rows: &[Lettered], texts: &Texts) -> String {
    let differ = rows.iter().filter(|it| it.first_class != it.best_fit);
    let labels: Vec<String> = differ.map(|it| label_text(&it.label, texts)).collect();
    if labels.is_empty() {
        texts.tables.letters_same.to_owned()
    } else {
        texts.tables.letters_differ(&labels.join(", "))
    }
}

impl GradeSheet {
    /// The reasons behind one outcome of a table, line by line; none for formulas, whose
    /// conversions explain themselves.
    pub fn reasons(&self, outcome: &Outcome, texts: &Texts) -> Vec<String> {
        match outcome {
            Outcome::Placed(placed) => placed_lines(placed, texts),
            Outcome::Listed(listed) => listed_lines(listed, self.bounds, texts),
            _ => Vec::new(),
        }
    }
}

/// The reasons behind an outcome as lines of a report.
pub(super) fn table_lines(sheet: &GradeSheet, outcome: &Outcome, texts: &Texts) -> Vec<String> {
    let mut lines = sheet.reasons(outcome, texts);
    if let Outcome::Placed(placed) = outcome {
        let words = &texts.tables;
        if let (Some(best), Some(worst)) = (placed.best(), placed.worst()) {
            let range = words.range_of(
                &label_text(&worst.label, texts),
                &label_text(&best.label, texts),
            );
            lines.push(texts.explain.labelled(words.range, &range));
        }
        if let Pick::Mean(conversion) = &placed.pick {
            lines.extend(Explained::of(conversion, texts).lines(texts));
        }
    }
    lines
}

/// What a report says of the tables and of the mean, after the marks.
pub(super) fn table_blocks(sheet: &GradeSheet, texts: &Texts) -> Vec<Block> {
    let words = &texts.tables;
    let mut blocks = Vec::new();
    match &sheet.averaging.result {
        Some(Ok(mean)) => {
            let value = texts.number_or_approximation(&mean.conversion.rounded);
            let mut lines = vec![words.credits_counted(&texts.number(&mean.credits))];
            if sheet.averaging.credits_column.is_none() {
                lines.push(words.no_credits_column.to_owned());
            }
            lines.extend(Explained::of(&mean.conversion, texts).lines(texts));
            let points = sheet.averaging.marking.points;
            lines.extend(points.map(|it| {
                let name = texts.words(&it.name);
                texts
                    .explain
                    .labelled(name, &source_line(&it.source(), texts))
            }));
            blocks.push(Block {
                title: texts.explain.labelled(words.mean_of, &value),
                lines,
            });
        }
        Some(Err(_)) => blocks.push(Block {
            title: words.mean_of.to_owned(),
            lines: vec![words.nothing_counts.to_owned()],
        }),
        None => {}
    }
    if sheet.method == Method::Letters {
        let lettered = sheet.letters.iter().map(|row| {
            let letters = letters_of(row);
            words.row(&label_text(&row.label, texts), &letters)
        });
        let mut lines: Vec<String> = lettered.collect();
        lines.push(letters_note(&sheet.letters, texts));
        lines.push(words.retired.to_owned());
        let rules = Algorithm::ALL.map(|it| rule_line(it.rule(), texts));
        lines.extend(rules);
        blocks.push(Block {
            title: texts.grades.letters_method.to_owned(),
            lines,
        });
    }
    if sheet.method == Method::Tables {
        blocks.push(Block {
            title: texts.explain.rule.to_owned(),
            lines: vec![rule_line(Rule::Tables, texts)],
        });
    }
    if let Some(table) = sheet.lookup {
        let mut lines = vec![source_line(&table.source(), texts)];
        lines.extend(table.notes.as_ref().map(|it| texts.words(it).to_owned()));
        blocks.push(Block {
            title: texts.words(&table.name).to_owned(),
            lines,
        });
    }
    let sides = [
        (words.host, words.own_host, &sheet.host_table),
        (words.home, words.own_home, &sheet.home_table),
    ];
    for (title, own, side) in sides {
        let Some(side) = side else { continue };
        blocks.push(Block {
            title: texts
                .explain
                .labelled(title, side_name(Some(side), own, texts)),
            lines: side_lines(side, texts),
        });
    }
    blocks
}

/// Where a table comes from, or its rows where it was pasted, and what is odd about it.
fn side_lines(side: &TableSide, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    if let Some(shipped) = side.shipped {
        let period = shipped.period.as_deref().unwrap_or(texts.explain.undated);
        lines.push(texts.tables.period(texts.words(&shipped.group), period));
        lines.push(source_line(&shipped.source(), texts));
        lines.extend(shipped.notes.as_ref().map(|it| texts.words(it).to_owned()));
    } else if let Some(table) = side.table() {
        let rows = table.bands().iter().map(|band| {
            let label = label_text(band.label(), texts);
            texts.explain.labelled(&label, &texts.number(band.weight()))
        });
        lines.push(rows.collect::<Vec<_>>().join(" · "));
    }
    let odd = side.reading.diagnostics.iter();
    lines.extend(odd.map(|it| diagnostic_text(it, texts)));
    lines
}

/// A rule as facts: what it says and, where it has one of its own, its document.
pub fn rule_facts(rule: Rule, texts: &Texts) -> Vec<(String, String)> {
    let words = rule_texts(rule, texts);
    let statement = format!("{} ({}). {}", words.name, rule.id(), words.statement);
    let source = rule.source().map(|it| source_line(&it, texts));
    let mut facts = vec![(texts.explain.rule.to_owned(), statement)];
    facts.extend(source.map(|it| (texts.explain.source.to_owned(), it)));
    facts
}

/// A rule in one line, with its document.
fn rule_line(rule: Rule, texts: &Texts) -> String {
    let name = format!("{} ({})", rule_texts(rule, texts).name, rule.id());
    match rule.source() {
        Some(source) => texts.explain.labelled(&name, &source_line(&source, texts)),
        None => name,
    }
}

/// A citation in one line: document, date, confidence.
pub fn source_line(source: &Source<'_>, texts: &Texts) -> String {
    let dated = source.dated.unwrap_or(texts.explain.undated);
    format!(
        "{} · {dated} · {}",
        source.citation,
        texts.status(source.status)
    )
}
