//! Two scales, one above the other, and where the mark falls on each.

use crate::model::exact::Exact;
use crate::model::grade::Line;
use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::expression::{Expression, Term};
use crate::transfer::grade_sheet::{GradeSheet, Method};
use leptos::prelude::*;

/// Width of the scales in the picture's own units, between its margins.
const WIDTH: i64 = 300;
const MARGIN: i64 = 10;

/// What the picture shows; the steps beside it say the same in words.
struct Scene {
    /// Ends of the upper scale: lowest pass on the left, best on the right.
    upper: [String; 2],
    /// Ends of the lower scale.
    lower: [String; 2],
    /// The mark, and what it becomes.
    marks: [String; 2],
    /// Where both stand, in the picture's units.
    at: String,
}

/// The picture of a conversion that is linear between two scales.
pub fn picture(sheet: &GradeSheet, conversion: &Conversion, t: &Texts) -> Option<AnyView> {
    let Scene {
        upper: [pass, best],
        lower: [low, high],
        marks: [from, to],
        at,
    } = scene(sheet, conversion, t)?;
    let left = MARGIN.to_string();
    let right = (MARGIN + WIDTH).to_string();
    let band = |class: &'static str, y: &'static str| {
        view! {
            <rect class=class x=MARGIN.to_string() y=y width=WIDTH.to_string() height="16" rx="4" />
        }
    };
    let text =
        |class: &'static str, x: &str, y: &'static str, anchor: &'static str, text: String| {
            view! {
                <text class=class x=x.to_owned() y=y text-anchor=anchor>{text}</text>
            }
        };
    Some(
        view! {
            <svg class="picture" viewBox="0 0 320 104" aria-hidden="true" focusable="false">
                {band("band", "22")}
                {band("band target", "66")}
                <line class="thread" x1=at.clone() x2=at.clone() y1="22" y2="82" />
                <circle class="point" cx=at.clone() cy="30" r="6" />
                <circle class="point target" cx=at.clone() cy="74" r="6" />
                {text("", &left, "14", "start", pass)}
                {text("", &right, "14", "end", best)}
                {text("strong", &at, "14", "middle", from)}
                {text("", &left, "98", "start", low)}
                {text("", &right, "98", "end", high)}
                {text("strong", &at, "98", "middle", to)}
            </svg>
        }
        .into_any(),
    )
}

fn scene(sheet: &GradeSheet, conversion: &Conversion, texts: &Texts) -> Option<Scene> {
    let german = Line::new(Exact::ONE, Exact::whole(4), None).ok()?;
    let (upper, lower, term) = match sheet.method {
        Method::Bavarian => (sheet.line.clone()?, german, Term::Mark),
        Method::Linear => (sheet.line.clone()?, sheet.target_line.clone()?, Term::Mark),
        Method::Inverse => (german, sheet.target_line.clone()?, Term::GermanMark),
        Method::Factor | Method::Tables | Method::Lookup | Method::Letters | Method::Mean => {
            return None;
        }
    };
    let mark = given(&conversion.explanation, term)?;
    let share = (mark - upper.pass()).checked_div(&(upper.best() - upper.pass()))?;
    let place = &(&share * &Exact::whole(WIDTH)) + &Exact::whole(MARGIN);
    let ends = |line: &Line| [texts.number(line.pass()), texts.number(line.best())];
    let hidden = |end: String| if near(&share) { String::new() } else { end };
    Some(Scene {
        upper: ends(&upper).map(hidden),
        lower: ends(&lower).map(hidden),
        marks: [texts.number(mark), texts.number(&conversion.rounded)],
        at: place.floor().to_string(),
    })
}

/// Whether a mark stands so near an end that its label would cover the end's.
fn near(share: &Exact) -> bool {
    let edge = &Exact::decimal_unit(2) * &Exact::whole(12);
    *share < edge || *share > &Exact::ONE - &edge
}

/// The value that was given for a term.
fn given(expression: &Expression, wanted: Term) -> Option<&Exact> {
    match expression {
        Expression::Given { term, value } => (*term == wanted).then_some(value),
        Expression::Constant(_) => None,
        Expression::Rounded { of, .. } => given(of, wanted),
        Expression::Operation { left, right, .. } => {
            given(left, wanted).or_else(|| given(right, wanted))
        }
    }
}
