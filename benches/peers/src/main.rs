//! One million marks to German ones, text in and text out: Passerelle beside cgrade.
//!
//! Prints one JSON object: million marks a second of each (medians of five, taken in
//! turn), and how many results of each are wrong, on scales where higher is better
//! and on scales where lower is better. What is right is worked out with integers:
//! `⌊10 · (span + 3 · (best − mark)) / span⌋` tenths, all in thousandths.
//!
//! With `tables` as its argument it measures marks by tables instead.

mod tables;

use passerelle::model::exact::Exact;
use passerelle::model::grade::Line;
use passerelle::transfer::grades::{GermanStep, bavarian_value};
use std::fmt::Write as _;
use std::time::Instant;

const MARKS_PER_SCALE: u32 = 200_000;
const ROUNDS: usize = 5;

/// Best and lowest passing mark in thousandths: France, Switzerland, the
/// Netherlands, the United States; Austria, where lower is better.
const SCALES: [(i64, i64); 5] = [
    (20_000, 10_000),
    (6_000, 4_000),
    (10_000, 5_500),
    (4_000, 1_000),
    (1_000, 4_000),
];

struct Batch {
    best: i64,
    pass: i64,
    marks: Vec<i64>,
    texts: Vec<String>,
}

fn decimal(thousandths: i64) -> String {
    let text = format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The same passing marks at every run.
fn batches() -> Vec<Batch> {
    let mut state = 1_u64;
    SCALES
        .iter()
        .map(|&(best, pass)| {
            let marks: Vec<i64> = (0..MARKS_PER_SCALE)
                .map(|_| {
                    state = state
                        .wrapping_mul(6_364_136_223_846_793_005)
                        .wrapping_add(1);
                    let span = u64::try_from((best - pass).abs()).unwrap_or(1);
                    best.min(pass) + i64::try_from((state >> 33) % (span + 1)).unwrap_or(0)
                })
                .collect();
            let texts = marks.iter().map(|mark| decimal(*mark)).collect();
            Batch {
                best,
                pass,
                marks,
                texts,
            }
        })
        .collect()
}

fn ours(batch: &Batch) -> String {
    let bound = |thousandths| decimal(thousandths).parse::<Exact>().expect("a bound");
    let line = Line::new(bound(batch.best), bound(batch.pass), None).expect("a scale");
    let cut = GermanStep::Cut.rounding();
    let mut out = String::new();
    for text in &batch.texts {
        let mark: Exact = text.parse().expect("a mark");
        let value = bavarian_value(&line, &mark).expect("a passing mark");
        writeln!(out, "{}", cut.apply(&value)).expect("writing to a string");
    }
    out
}

#[expect(
    clippy::cast_precision_loss,
    reason = "thousandths of a mark are small"
)]
fn theirs(batch: &Batch) -> String {
    let bound = |thousandths: i64| thousandths as f64 / 1_000.0;
    let (best, pass) = (bound(batch.best), bound(batch.pass));
    let mut out = String::new();
    for text in &batch.texts {
        let mark: f64 = text.parse().expect("a mark");
        let value = cgrade::bavarian_to_de(best, pass, mark).expect("a passing mark");
        writeln!(out, "{value}").expect("writing to a string");
    }
    out
}

fn right(batch: &Batch) -> String {
    let span = batch.best - batch.pass;
    let mut out = String::new();
    for mark in &batch.marks {
        let tenths = 10 * (span + 3 * (batch.best - mark)) * span.signum() / span.abs();
        let (whole, rest) = (tenths / 10, tenths % 10);
        let written = if rest == 0 {
            writeln!(out, "{whole}")
        } else {
            writeln!(out, "{whole}.{rest}")
        };
        written.expect("writing to a string");
    }
    out
}

/// Wrong results where higher is better, and where lower is better.
fn wrong(batches: &[Batch], convert: fn(&Batch) -> String) -> [usize; 2] {
    let mut wrong = [0, 0];
    for batch in batches {
        let (got, expected) = (convert(batch), right(batch));
        let lower_is_better = usize::from(batch.best < batch.pass);
        wrong[lower_is_better] += got
            .lines()
            .zip(expected.lines())
            .filter(|(a, b)| a != b)
            .count();
    }
    wrong
}

fn million_a_second(batches: &[Batch], convert: fn(&Batch) -> String) -> f64 {
    let start = Instant::now();
    let written: usize = batches.iter().map(|batch| convert(batch).len()).sum();
    let seconds = start.elapsed().as_secs_f64();
    assert!(written > 0);
    let marks: usize = batches.iter().map(|batch| batch.marks.len()).sum();
    f64::from(u32::try_from(marks).expect("a million")) / 1e6 / seconds
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn main() {
    if std::env::args().nth(1).as_deref() == Some("tables") {
        tables::measure();
        return;
    }
    let batches = batches();
    let mut speeds = [Vec::new(), Vec::new()];
    for _ in 0..ROUNDS {
        speeds[0].push(million_a_second(&batches, ours));
        speeds[1].push(million_a_second(&batches, theirs));
    }
    let [our_speed, their_speed] = speeds.map(median);
    let (our_wrong, their_wrong) = (wrong(&batches, ours), wrong(&batches, theirs));
    println!(
        "{{\"ours\":{our_speed},\"cgrade\":{their_speed},\
         \"wrong\":{{\"ours\":{our_wrong:?},\"cgrade\":{their_wrong:?}}}}}"
    );
}
