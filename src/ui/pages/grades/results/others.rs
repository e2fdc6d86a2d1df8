//! The other methods on the mark shown.

use crate::text::Texts;
use crate::transfer::comparison::Compared;
use crate::transfer::grade_sheet::GradeSheet;
use crate::transfer::report::{difference_text, given_word, inapplicable_text, way_name};
use crate::ui::pages::calculator::plain_table;
use leptos::prelude::*;

/// Every method between the same two scales, side by side, and why they differ.
pub fn others(sheet: &GradeSheet, mark: &str, t: &'static Texts) -> Option<AnyView> {
    let words = &t.tables;
    let comparison = sheet.others(mark)?;
    let row = |compared: &Compared| {
        let result = match &compared.given {
            Ok(given) => (given_word(given, t), "converted"),
            Err(reason) => (inapplicable_text(reason, t), "hint"),
        };
        (
            false,
            vec![(way_name(compared.way, t).to_owned(), ""), result],
        )
    };
    let rows = comparison.ways.iter().map(row).collect();
    let headings = [words.method, words.result].map(|it| (it.to_owned(), ""));
    Some(
        view! {
            <div class="others">
                {plain_table(words.others.to_owned(), headings.into(), rows)}
                <p>{difference_text(&comparison, t)}</p>
            </div>
        }
        .into_any(),
    )
}
