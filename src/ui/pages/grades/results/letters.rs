//! Every mark of a table with its old ECTS letter by both algorithms.

use crate::text::Texts;
use crate::transfer::grade_sheet::{GradeSheet, Method};
use crate::transfer::letters::Algorithm;
use crate::transfer::report::{
    algorithm_name, label_text, letters_note, percent, rule_texts, side_name, source_line,
};
use crate::ui::pages::calculator::{facts, plain_table};
use leptos::prelude::*;

/// The letters of the whole table, where the method gives letters.
pub fn letters(sheet: &GradeSheet, t: &'static Texts) -> Option<AnyView> {
    if sheet.method != Method::Letters || sheet.letters.is_empty() {
        return None;
    }
    let words = &t.tables;
    let number = |text: String| (text, "number");
    let plain = |text: &str| (text.to_owned(), "");
    let rows = sheet.letters.iter().map(|row| {
        let cells = vec![
            number(label_text(&row.label, t)),
            number(percent(&row.interval.better, t)),
            number(percent(&row.interval.reached, t)),
            plain(row.first_class.label()),
            plain(row.best_fit.label()),
        ];
        (row.first_class != row.best_fit, cells)
    });
    let mut headings: Vec<_> = [t.grades.mark, words.better, words.reached]
        .map(|it| number(it.to_owned()))
        .into();
    headings.extend(Algorithm::ALL.map(|it| plain(algorithm_name(it, t))));
    let rules = Algorithm::ALL.map(|algorithm| {
        let rule = algorithm.rule();
        let document = rule.source().map(|it| source_line(&it, t));
        let text = format!(
            "{} {}",
            rule_texts(rule, t).statement,
            document.unwrap_or_default()
        );
        (algorithm_name(algorithm, t).to_owned(), text)
    });
    let name = side_name(sheet.host_table.as_ref(), words.own, t).to_owned();
    Some(
        view! {
            <section class="card why" aria-labelledby="letters">
                <h2 id="letters">{words.one}</h2>
                <p aria-live="polite">{letters_note(&sheet.letters, t)}</p>
                {plain_table(name, headings, rows.collect())}
                {facts(rules.into())}
            </section>
        }
        .into_any(),
    )
}
