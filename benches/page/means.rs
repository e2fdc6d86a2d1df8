//! The means of many transcripts.

use passerelle::model::exact::Exact;
use passerelle::transfer::formula::weighted_mean;
use passerelle::transfer::means::{Course, Marking, mean};
use passerelle::transfer::rounding::{Mode, Rounding};
use std::fmt::Write as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// The mean of each line of `transcripts`, half up to two decimals, a line each; `?` where
/// there is none. A line is `mark credits`, separated by `;`.
#[wasm_bindgen]
pub fn means(transcripts: &str) -> String {
    each(transcripts, |line, rounding| {
        let pairs = line.split(';').map(|course| {
            let (mark, credits) = course.split_once(' ')?;
            Some((mark.parse().ok()?, credits.parse().ok()?))
        });
        let pairs: Option<Vec<(Exact, Exact)>> = pairs.collect();
        Some(rounding.apply(&weighted_mean(pairs?)?))
    })
}

/// The same with the explanation of every mean, evaluated anew for its value.
#[wasm_bindgen]
pub fn means_explained(transcripts: &str) -> String {
    each(transcripts, |line, rounding| {
        let courses = line.split(';').map(|course| {
            let (mark, credits) = course.split_once(' ')?;
            Some(Course {
                name: String::new(),
                mark: mark.to_owned(),
                credits: credits.parse().ok()?,
            })
        });
        let courses: Option<Vec<Course>> = courses.collect();
        let mean = mean(&courses?, &Marking::default(), rounding).ok()?;
        mean.conversion.explanation.value()
    })
}

fn each(transcripts: &str, value: impl Fn(&str, &Rounding) -> Option<Exact>) -> String {
    let rounding = Rounding::decimals(2, Mode::HalfUp);
    let mut out = String::new();
    for line in transcripts.lines() {
        let written = match value(line, &rounding) {
            Some(value) => writeln!(out, "{value}"),
            None => writeln!(out, "?"),
        };
        debug_assert!(written.is_ok(), "a string takes any text");
    }
    out
}
