//! One million marks by two grading tables and by a printed table, text in and text out.
//!
//! Prints one JSON object: million marks a second by each (medians of five), and how many
//! results of each are wrong. What is right is worked out with integers, from the figures
//! as they are published.

use passerelle::model::presets;
use passerelle::transfer::lookup::{Bounds, look_up};
use passerelle::transfer::rounding::Rounding;
use passerelle::transfer::statistical::{Policy, place};
use std::time::Instant;

const MARKS: u32 = 1_000_000;

/// AP Antwerp, counts from 20 down to 10.
const HOST: [i64; 11] = [
    855, 2453, 6186, 10495, 17648, 21871, 26310, 25692, 24953, 21706, 22941,
];
/// UCLouvain, tenths of a per cent from 20 down to 10.
const HOME: [i64; 11] = [5, 18, 47, 78, 120, 141, 150, 136, 119, 99, 89];
/// University of North Florida: lower bounds in hundredths, and letters.
const BANDS: [(u64, &str); 8] = [
    (1_500, "A"),
    (1_400, "A-"),
    (1_200, "B+"),
    (1_100, "B"),
    (1_050, "C+"),
    (1_000, "C"),
    (800, "D"),
    (0, "F"),
];

/// Numbers that look random, the same at every run.
fn numbers(below: u64) -> impl Iterator<Item = u64> {
    let mut state = 1_u64;
    (0..MARKS).map(move |_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (state >> 33) % below
    })
}

/// The home mark with the widest overlap for each host mark, best first, in integers:
/// everything over the product of both totals.
fn right_places() -> Vec<String> {
    let (all_host, all_home): (i64, i64) = (HOST.iter().sum(), HOME.iter().sum());
    let ends = |weights: &[i64], factor: i64| {
        let mut sum = 0;
        let mut ends = vec![0];
        for weight in weights {
            sum += weight * factor;
            ends.push(sum);
        }
        ends
    };
    let (host, home) = (ends(&HOST, all_home), ends(&HOME, all_host));
    let widest = |place: usize| {
        let overlap = |at: usize| host[place + 1].min(home[at + 1]) - host[place].max(home[at]);
        let mut widest = 0;
        for at in 0..HOME.len() {
            if overlap(at) > overlap(widest) {
                widest = at;
            }
        }
        (20 - widest).to_string()
    };
    (0..HOST.len()).map(widest).collect()
}

fn overlap(marks: &[String]) -> Vec<&'static str> {
    let table = |id| {
        &presets::grading_table(id)
            .expect("a table that ships")
            .distribution
    };
    let (host, home) = (table("ap_antwerp"), table("uclouvain"));
    let taken = |mark: &String| {
        let placed = place(host, home, mark, Policy::Largest, &Rounding::None).expect("a place");
        let label = &placed.taken().expect("a mark").label;
        home.band(label).expect("a mark of the table").label()
    };
    marks.iter().map(taken).collect()
}

fn lookup(marks: &[String]) -> Vec<&'static str> {
    let table = presets::lookup_table("fr20_unf").expect("a table that ships");
    let cell = |mark: &String| {
        let looked = look_up(table, mark, Bounds::HalfOpen).expect("a row");
        looked.mark(None).expect("one mark")
    };
    marks.iter().map(cell).collect()
}

/// Million marks a second, the median of five, and how many are wrong.
fn measured(
    marks: &[String],
    right: &[String],
    convert: fn(&[String]) -> Vec<&'static str>,
) -> (f64, usize) {
    let wrong = convert(marks).into_iter().zip(right).filter(|(a, b)| a != b);
    let wrong = wrong.count();
    let mut speeds: Vec<f64> = (0..crate::ROUNDS)
        .map(|_| {
            let start = Instant::now();
            assert_eq!(convert(marks).len(), marks.len());
            f64::from(MARKS) / 1e6 / start.elapsed().as_secs_f64()
        })
        .collect();
    speeds.sort_by(f64::total_cmp);
    (speeds[speeds.len() / 2], wrong)
}

/// Measures both and prints what came out.
pub fn measure() {
    let places = right_places();
    let drawn: Vec<usize> = numbers(11)
        .map(|it| usize::try_from(it).expect("a place"))
        .collect();
    let marks: Vec<String> = drawn.iter().map(|it| (20 - it).to_string()).collect();
    let right: Vec<String> = drawn.iter().map(|it| places[*it].clone()).collect();
    let (overlaps, wrong_overlaps) = measured(&marks, &right, overlap);
    let drawn: Vec<u64> = numbers(2_001).collect();
    let text = |it: &u64| format!("{}.{:02}", it / 100, it % 100);
    let marks: Vec<String> = drawn.iter().map(text).collect();
    let band = |it: &u64| {
        BANDS
            .iter()
            .find(|(low, _)| it >= low)
            .map_or("", |(_, letter)| letter)
    };
    let right: Vec<String> = drawn.iter().map(|it| band(it).to_owned()).collect();
    let (lookups, wrong_lookups) = measured(&marks, &right, lookup);
    println!(
        "{{\"overlap\":{overlaps},\"lookup\":{lookups},\"wrong\":[{wrong_overlaps},{wrong_lookups}]}}"
    );
}
