//! A ranking drawn as a band: the marks of a grading table side by side, best first, each
//! as wide as its share.

use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution};
use crate::text::Texts;
use crate::transfer::report::label_text;
use crate::transfer::rounding::{Mode, Rounding};
use leptos::prelude::*;

/// Width of a ranking in the picture's own units, between its margins.
const WIDTH: i64 = 300;

/// What is left free on both sides of it.
pub const MARGIN: i64 = 10;

/// How much of the width a label needs at least.
const LABEL: i64 = 16;

/// A share of the ranking in the picture's units, to a tenth.
fn units(share: &Exact) -> String {
    let units = share * &Exact::whole(WIDTH);
    let tenth = Rounding::decimals(1, Mode::HalfUp).apply(&units);
    tenth.decimals().unwrap_or_default()
}

/// Where a share stands in the picture.
pub fn at(share: &Exact) -> String {
    let margin = Exact::whole(MARGIN)
        .checked_div(&Exact::whole(WIDTH))
        .unwrap_or_default();
    units(&(share + &margin))
}

/// A shape of the picture.
pub fn path(class: &'static str, d: String) -> AnyView {
    view! { <path class=class d=d /> }.into_any()
}

/// A text of the picture.
pub fn text(
    class: &'static str,
    x: &str,
    y: &'static str,
    anchor: &'static str,
    text: String,
) -> AnyView {
    view! { <text class=class x=x.to_owned() y=y text-anchor=anchor>{text}</text> }.into_any()
}

/// The marks of one ranking, side by side, labelled where there is room: top and baseline
/// of the labels are given.
pub fn pieces(
    table: &Distribution,
    [top, baseline]: [&'static str; 2],
    class: impl Fn(&Band) -> &'static str,
    shapes: &mut Vec<AnyView>,
    t: &Texts,
) {
    let room = Exact::whole(LABEL)
        .checked_div(&Exact::whole(WIDTH))
        .unwrap_or_default();
    let half = &Exact::decimal_unit(1) * &Exact::whole(5);
    let bands = || table.bands().iter().filter(|it| !it.interval().is_empty());
    // What is outlined is drawn over its neighbours, and labels over all.
    for outlined in [false, true] {
        for band in bands().filter(|it| class(it).contains("met") == outlined) {
            let interval = band.interval();
            let (left, width) = (at(&interval.better), units(&interval.width()));
            shapes.push(path(
                class(band),
                format!("M{left} {top}h{width}v24H{left}z"),
            ));
        }
    }
    for band in bands().filter(|it| it.interval().width() >= room) {
        let interval = band.interval();
        let middle = at(&(&(&interval.better + &interval.reached) * &half));
        let label = label_text(band.label(), t);
        shapes.push(text(class(band), &middle, baseline, "middle", label));
    }
}
