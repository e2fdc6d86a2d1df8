//! The other methods on a mark, in words.

use super::label_text;
use crate::text::Texts;
use crate::transfer::comparison::{Comparison, Difference, Given, Inapplicable, Reason, Way};
use crate::transfer::grade_sheet::{GradeSheet, Outcome};
use crate::transfer::report::{outcome_word, rule_texts};
use crate::transfer::rule::Rule;

/// What a compared method is called.
pub fn way_name(way: Way, texts: &Texts) -> &'static str {
    match way {
        Way::Bavarian => rule_texts(Rule::Bavarian, texts).name,
        Way::Linear => rule_texts(Rule::Linear, texts).name,
        Way::Tables => rule_texts(Rule::Tables, texts).name,
        Way::Lookup(table) => texts.words(&table.name),
    }
}

/// What it gives, in a word or a number.
pub fn given_word(given: &Given, texts: &Texts) -> String {
    match given {
        Given::Number(conversion) => texts.number_or_approximation(&conversion.rounded),
        Given::Placed(placed) => outcome_word(&Outcome::Placed(placed.clone()), texts),
        Given::Cell(low, None) => label_text(low, texts),
        Given::Cell(low, Some(high)) => texts
            .tables
            .range_of(&label_text(low, texts), &label_text(high, texts)),
    }
}

/// Why it does not apply, in a few words.
pub fn inapplicable_text(reason: &Inapplicable, texts: &Texts) -> String {
    let words = &texts.tables;
    match reason {
        Inapplicable::NotToGermany => words.not_to_germany.to_owned(),
        Inapplicable::HostLabels => words.host_labels.to_owned(),
        Inapplicable::HomeLabels => words.home_labels.to_owned(),
        Inapplicable::Uneven => words.uneven.to_owned(),
        Inapplicable::NoTables => words.no_tables.to_owned(),
        Inapplicable::NoResult(reason) => outcome_word(&Outcome::NoResult(*reason), texts),
        Inapplicable::Unplaced(reason) => outcome_word(&Outcome::Unplaced(*reason), texts),
        Inapplicable::Unlisted => words.unlisted.to_owned(),
        Inapplicable::NoMark => words.no_mark.to_owned(),
    }
}

/// Why the methods differ, or that they do not; nothing where fewer than two apply.
pub fn difference_text(comparison: &Comparison, texts: &Texts) -> Option<String> {
    let words = &texts.tables;
    match &comparison.difference {
        Difference::Alone => None,
        Difference::Same => Some(words.same.to_owned()),
        Difference::Differ(reasons) => {
            let reasons = reasons.iter().map(|reason| match reason {
                Reason::FormulaSeesEnds => words.why_ends,
                Reason::TablesSeePlaces => words.why_places,
                Reason::TableIsDecided => words.why_decided,
                Reason::OtherLevel => words.why_level,
                Reason::Rounding => words.why_rounding,
            });
            Some(words.differ(&reasons.collect::<Vec<_>>().join(" · ")))
        }
    }
}

/// The comparison on one mark of a sheet as lines of a report.
pub fn others_lines(sheet: &GradeSheet, mark: &str, texts: &Texts) -> Vec<String> {
    let Some(comparison) = sheet.others(mark) else {
        return Vec::new();
    };
    let mut lines = vec![texts.tables.others.to_owned()];
    lines.extend(comparison.ways.iter().map(|it| {
        let value = match &it.given {
            Ok(given) => given_word(given, texts),
            Err(reason) => inapplicable_text(reason, texts),
        };
        texts.explain.labelled(way_name(it.way, texts), &value)
    }));
    lines.extend(difference_text(&comparison, texts));
    lines
}
