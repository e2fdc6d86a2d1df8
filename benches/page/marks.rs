//! One million marks to German ones.

use passerelle::model::exact::Exact;
use passerelle::model::grade::Line;
use passerelle::transfer::grades::{GermanStep, bavarian, bavarian_value};
use std::fmt::Write as _;
use wasm_bindgen::prelude::wasm_bindgen;

/// The German mark of each line of `marks`, cut to one decimal, a line each; `?`
/// where there is none.
#[wasm_bindgen]
pub fn values(best: &str, pass: &str, marks: &str) -> String {
    let rounding = GermanStep::Cut.rounding();
    each(best, pass, marks, |line, mark| {
        bavarian_value(line, mark)
            .ok()
            .map(|it| rounding.apply(&it))
    })
}

/// The same with the explanation of every mark, evaluated anew for its value.
#[wasm_bindgen]
pub fn explained(best: &str, pass: &str, marks: &str) -> String {
    let rounding = GermanStep::Cut.rounding();
    each(best, pass, marks, |line, mark| {
        bavarian(line, mark, &rounding)
            .ok()
            .and_then(|it| it.explanation.value())
    })
}

fn each(
    best: &str,
    pass: &str,
    marks: &str,
    convert: impl Fn(&Line, &Exact) -> Option<Exact>,
) -> String {
    let (Ok(best), Ok(pass)) = (best.parse(), pass.parse()) else {
        return String::new();
    };
    let Ok(line) = Line::new(best, pass, None) else {
        return String::new();
    };
    let mut out = String::with_capacity(marks.len());
    for text in marks.lines() {
        let value = text.parse().ok().and_then(|mark| convert(&line, &mark));
        let written = match value {
            Some(value) => writeln!(out, "{value}"),
            None => writeln!(out, "?"),
        };
        debug_assert!(written.is_ok(), "a string takes any text");
    }
    out
}
