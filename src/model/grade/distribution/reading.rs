//! Reading a table as it is pasted, and saying what is odd about it.

use super::{Diagnostic, Distribution, DistributionError, Weights};
use crate::model::exact::Exact;
use crate::model::grade::ranks::same_label;
use crate::model::grade::{GradeScale, Line, Position, mark_value};
use crate::model::number::Typed;
use std::cmp::Ordering;

/// More marks than this has no scale.
pub const MAX_BANDS: usize = 200;

/// Missing marks beyond this many are no slip but another step.
const MAX_MISSING: usize = 12;

/// A pasted table as it was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    /// The table, or why there is none.
    pub table: Result<Distribution, DistributionError>,
    /// What its numbers were taken for.
    pub weights: Weights,
    /// What is odd about it.
    pub diagnostics: Vec<Diagnostic>,
}

/// A line of the paste.
#[derive(Clone)]
struct Row {
    line: usize,
    label: String,
    text: String,
    weight: Exact,
}

/// Reads a label and a number per line, separated by a tab, a `;` or spaces; further
/// columns are not read. `weights` says what the numbers are, or leaves it to the numbers.
/// `scale` and `line` say which marks pass and which are better; without them, higher
/// numbers are better, and labels stand in the order listed.
pub fn read(
    paste: &str,
    weights: Option<Weights>,
    scale: Option<&GradeScale>,
    line: Option<&Line>,
) -> Reading {
    let mut diagnostics = Vec::new();
    let rows = rows(paste, &mut diagnostics);
    let line = line.or_else(|| scale.and_then(GradeScale::line));
    let mut rows = ordered(rows, scale, line, &mut diagnostics);
    let beyond = rows.iter().filter(|row| off_scale(&row.label, line));
    let beyond: Vec<String> = beyond.map(|row| row.label.clone()).collect();
    if !beyond.is_empty() {
        diagnostics.push(Diagnostic::OffScale(beyond));
    }
    let weights = understood(&mut rows, weights, &mut diagnostics);
    check_sum(&rows, weights, &mut diagnostics);
    if weights == Weights::Cumulative {
        let apart = taken_apart(rows.iter().map(|row| &row.weight));
        for (row, weight) in rows.iter_mut().zip(apart) {
            row.weight = weight;
        }
    }
    let (rows, failing): (Vec<Row>, Vec<Row>) = rows
        .into_iter()
        .partition(|row| passes(&row.label, scale, line));
    if !failing.is_empty() {
        let labels = failing.into_iter().map(|row| row.label).collect();
        diagnostics.push(Diagnostic::Failing(labels));
    }
    let missing = missing(&rows, scale);
    if !missing.is_empty() {
        diagnostics.push(Diagnostic::Missing(missing));
    }
    let table = Distribution::new(rows.into_iter().map(|row| (row.label, row.weight)));
    if let (Ok(table), Weights::Counts) = (&table, weights) {
        let results = table.total();
        if *results < Exact::whole(10) {
            diagnostics.push(Diagnostic::VerySmall(results.clone()));
        } else if *results < Exact::whole(30) {
            diagnostics.push(Diagnostic::Small(results.clone()));
        }
    }
    Reading {
        table,
        weights,
        diagnostics,
    }
}

/// The lines that can be read; a first line without a digit where a number is expected
/// is a heading.
fn rows(paste: &str, diagnostics: &mut Vec<Diagnostic>) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut width = 2;
    let lines = (1..).zip(paste.lines());
    let mut lines = lines.filter(|(_, it)| !it.trim().is_empty()).peekable();
    let first = lines.peek().map(|(line, _)| *line);
    for (line, text) in lines {
        let cells = cells(text);
        width = width.max(cells.len());
        let label = cells.first().cloned().unwrap_or_default();
        let number = cells.get(1).cloned().unwrap_or_default();
        let bare = number.trim_end_matches('%').trim();
        match Typed::parse(bare) {
            Ok(typed) if !label.is_empty() => rows.push(Row {
                line,
                label,
                text: typed.text,
                weight: typed.value,
            }),
            _ if Some(line) == first && !number.chars().any(char::is_numeric) => {}
            _ => diagnostics.push(Diagnostic::Unreadable { line, text: number }),
        }
    }
    if let Some(more) = width.checked_sub(2).filter(|more| *more > 0) {
        diagnostics.push(Diagnostic::OtherColumns(more));
    }
    rows
}

fn cells(line: &str) -> Vec<String> {
    let clean = |cell: &str| cell.trim().trim_matches('"').trim().to_owned();
    for separator in ['\t', ';'] {
        if line.contains(separator) {
            return line.split(separator).map(clean).collect();
        }
    }
    let line = line.trim();
    let (label, number) = line
        .rsplit_once(char::is_whitespace)
        .or_else(|| line.rsplit_once(':'))
        .unwrap_or((line, ""));
    vec![clean(label.trim_end_matches(':')), clean(number)]
}

/// The rows best first, where it is known which mark is better.
fn ordered(
    rows: Vec<Row>,
    scale: Option<&GradeScale>,
    line: Option<&Line>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<Row> {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let numbers: Option<Vec<(Exact, bool)>> =
        rows.iter().map(|row| standing(&row.label, scale)).collect();
    let place = |row: &Row| {
        scale?
            .ladder
            .iter()
            .position(|it| same_label(it, &row.label))
    };
    let places: Option<Vec<usize>> = rows.iter().map(place).collect();
    if let Some(numbers) = &numbers {
        let better = |a: &Exact, b: &Exact| line.map_or(a > b, |line| line.is_better(a, b));
        order.sort_by(|a, b| match (numbers.get(*a), numbers.get(*b)) {
            (Some((a, _)), Some((b, _))) if better(a, b) => Ordering::Less,
            (Some((a, _)), Some((b, _))) if better(b, a) => Ordering::Greater,
            (Some((_, a)), Some((_, b))) => b.cmp(a),
            _ => Ordering::Equal,
        });
    } else if let Some(places) = &places {
        order.sort_by_key(|index| places.get(*index).copied());
    }
    if order.is_sorted() {
        return rows;
    }
    diagnostics.push(if order.iter().rev().is_sorted() {
        Diagnostic::Reversed
    } else {
        Diagnostic::Sorted
    });
    order
        .into_iter()
        .filter_map(|index| rows.get(index).cloned())
        .collect()
}

/// A mark as a number, and whether it is a distinction above that number (`30L`).
fn standing(label: &str, scale: Option<&GradeScale>) -> Option<(Exact, bool)> {
    let mut known = scale.into_iter().flat_map(|it| &it.distinctions);
    match known.find(|it| same_label(&it.label, label)) {
        Some(known) => mark_value(&known.counts_as).map(|it| (it, true)),
        None => mark_value(label).map(|it| (it, false)),
    }
}

/// What the numbers are, where nobody says it; counts written with a mark for thousands
/// are made whole.
fn understood(
    rows: &mut [Row],
    weights: Option<Weights>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Weights {
    let hundred = |value: &Exact| about_hundred(value);
    let sum = sum(rows);
    let grouped = |row: &Row| {
        row.text
            .rsplit_once([',', '.'])
            .is_some_and(|(whole, rest)| rest.len() == 3 && !whole.is_empty() && whole != "0")
    };
    let counted = rows
        .iter()
        .all(|row| row.weight.is_whole() && !grouped(row) || grouped(row))
        && rows
            .iter()
            .any(|row| row.weight.is_whole() && !grouped(row));
    if rows.iter().any(&grouped)
        && (weights == Some(Weights::Counts) || weights.is_none() && counted && !hundred(&sum))
    {
        let thousand = Exact::whole(1000);
        for row in rows.iter_mut().filter(|row| grouped(row)) {
            row.weight = &row.weight * &thousand;
            diagnostics.push(Diagnostic::Thousands {
                line: row.line,
                text: row.text.clone(),
            });
        }
        return Weights::Counts;
    }
    if let Some(weights) = weights {
        return weights;
    }
    if grows_to_a_hundred(rows) {
        diagnostics.push(Diagnostic::Cumulated);
        return Weights::Cumulative;
    }
    let whole = rows.iter().all(|row| row.weight.is_whole());
    if whole && !hundred(&sum) {
        let ten = Exact::whole(10);
        let tenth = sum.checked_div(&ten);
        let hundredth = tenth.as_ref().and_then(|it| it.checked_div(&ten));
        if [tenth, hundredth].iter().flatten().any(hundred) {
            diagnostics.push(Diagnostic::LostComma(sum));
        }
        Weights::Counts
    } else {
        Weights::Percentages
    }
}

fn sum(rows: &[Row]) -> Exact {
    rows.iter().fold(Exact::ZERO, |sum, row| &sum + &row.weight)
}

/// Whether a sum of percentages is 100 but for rounding; 1 is a sum of shares.
fn about_hundred(value: &Exact) -> bool {
    let half = Exact::decimal_unit(1);
    let half = &half * &Exact::whole(5);
    (value - &Exact::whole(100)).abs() <= half || *value == Exact::ONE
}

/// Whether the numbers run in one direction and end at 100, in which case they cannot
/// be shares of their own.
fn grows_to_a_hundred(rows: &[Row]) -> bool {
    let most = rows.iter().map(|row| &row.weight).max();
    let ends = most.is_some_and(|it| about_hundred(it) && *it != Exact::ONE);
    let grows = rows.is_sorted_by(|a, b| a.weight <= b.weight);
    let falls = rows.is_sorted_by(|a, b| a.weight >= b.weight);
    rows.len() > 2 && ends && (grows || falls) && !about_hundred(&sum(rows))
}

fn check_sum(rows: &[Row], weights: Weights, diagnostics: &mut Vec<Diagnostic>) {
    let sum = match weights {
        Weights::Counts => return,
        Weights::Percentages => sum(rows),
        Weights::Cumulative => rows
            .iter()
            .map(|row| row.weight.clone())
            .max()
            .unwrap_or_default(),
    };
    if !rows.is_empty() && !about_hundred(&sum) {
        diagnostics.push(Diagnostic::Sum(sum));
    }
}

/// The shares behind shares added up, from the best mark or from the worst.
pub(in crate::model::grade) fn taken_apart<'a>(
    sums: impl DoubleEndedIterator<Item = &'a Exact> + Clone,
) -> Vec<Exact> {
    let from_best = sums.clone().next() <= sums.clone().next_back();
    let mut before = Exact::ZERO;
    let mut share = |sum: &Exact| {
        let share = sum - &before;
        before = sum.clone();
        share
    };
    if from_best {
        sums.map(&mut share).collect()
    } else {
        let mut shares: Vec<Exact> = sums.rev().map(&mut share).collect();
        shares.reverse();
        shares
    }
}

/// Whether a label is a number beyond the ends of its scale.
fn off_scale(label: &str, line: Option<&Line>) -> bool {
    let position = line
        .zip(mark_value(label))
        .map(|(line, it)| line.position(&it));
    matches!(position, Some(Position::AboveBest | Position::BelowWorst))
}

/// Whether a label passes, as far as the scale tells.
fn passes(label: &str, scale: Option<&GradeScale>, line: Option<&Line>) -> bool {
    if let (Some(line), Some(mark)) = (line, mark_value(label)) {
        return !matches!(
            line.position(&mark),
            Position::Failing | Position::BelowWorst
        );
    }
    !scale.is_some_and(|scale| {
        scale.is_failing_label(label) || scale.fail_tokens.iter().any(|it| same_label(it, label))
    })
}

/// The marks between the best and the worst listed that have no line: whole marks where
/// most neighbours are one apart, labels of the scale's ladder.
fn missing(rows: &[Row], scale: Option<&GradeScale>) -> Vec<String> {
    let numbers: Vec<Exact> = rows
        .iter()
        .filter_map(|row| mark_value(&row.label))
        .collect();
    if numbers.len().saturating_mul(2) > rows.len() {
        return missing_numbers(&numbers);
    }
    let Some(ladder) = scale.map(|it| it.ladder.as_slice()) else {
        return Vec::new();
    };
    let listed = |label: &String| rows.iter().any(|row| same_label(&row.label, label));
    let first = ladder.iter().position(listed);
    let last = ladder.iter().rposition(listed);
    let between = first.zip(last).and_then(|(a, b)| ladder.get(a..=b));
    let missing = between.unwrap_or_default().iter();
    missing.filter(|it| !listed(it)).cloned().collect()
}

fn missing_numbers(numbers: &[Exact]) -> Vec<String> {
    let apart = |pair: &[Exact]| match pair {
        [a, b] => (a - b).abs(),
        _ => Exact::ZERO,
    };
    let ones = numbers
        .windows(2)
        .filter(|it| apart(it) == Exact::ONE)
        .count();
    let several = ones.saturating_mul(2) > numbers.len().saturating_sub(1);
    if !several || !numbers.iter().all(Exact::is_whole) {
        return Vec::new();
    }
    let mut missing = Vec::new();
    for pair in numbers.windows(2) {
        let [a, b] = pair else { continue };
        let step = if a < b { Exact::ONE } else { -&Exact::ONE };
        let mut next = a + &step;
        while next != *b
            && missing.len() <= MAX_MISSING
            && apart(&[next.clone(), b.clone()]) >= Exact::ONE
        {
            missing.push(next.to_string());
            next = &next + &step;
        }
    }
    if missing.len() > MAX_MISSING {
        missing.clear();
    }
    missing
}
