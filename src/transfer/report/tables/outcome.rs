//! What tables and means make of a mark, in words.

use super::{label_text, row_text, rows_of};
use crate::text::Texts;
use crate::transfer::grade_sheet::Outcome;
use crate::transfer::letters::Lettered;
use crate::transfer::lookup::{Doubt, Unlisted};
use crate::transfer::means::LeftOut;
use crate::transfer::statistical::{Pick, Unplaced};

/// An outcome of a table or mean in a word or a number.
pub fn table_word(outcome: &Outcome, texts: &Texts) -> String {
    let words = &texts.tables;
    match outcome {
        Outcome::Placed(placed) => match &placed.pick {
            Pick::Mean(conversion) => texts.number_or_approximation(&conversion.rounded),
            Pick::Mark(_) => placed
                .taken()
                .map(|it| label_text(&it.label, texts))
                .unwrap_or_default(),
        },
        Outcome::Unplaced(Unplaced::NotInTable) | Outcome::Unlisted(Unlisted::NotInTable) => {
            words.not_in_table.to_owned()
        }
        Outcome::Unplaced(Unplaced::NobodyObtained) => words.nobody.to_owned(),
        Outcome::Unplaced(Unplaced::LabelsHaveNoMean) => words.no_mean.to_owned(),
        Outcome::Listed(listed) if listed.failing => texts.grades.failing.to_owned(),
        Outcome::Listed(listed) => match (listed.mark, &listed.looked.row.up_to) {
            (Some(mark), _) => label_text(mark, texts),
            (None, high) => words.range_of(
                &label_text(&listed.looked.row.gives, texts),
                &label_text(high.as_deref().unwrap_or_default(), texts),
            ),
        },
        Outcome::Unlisted(Unlisted::Between(between)) => match between.doubt {
            Doubt::Gap => words.gap,
            Doubt::Shared => words.shared,
        }
        .to_owned(),
        Outcome::Unlisted(Unlisted::Beyond(_)) => words.beyond.to_owned(),
        Outcome::Lettered(row) => letters_of(row),
        Outcome::Counted { worth, credits } => {
            words.counted(&texts.number(worth), &texts.number(credits))
        }
        Outcome::LeftOut(reason) => left_out_text(*reason, texts).to_owned(),
        Outcome::NoCredits => words.out_no_credits.to_owned(),
        Outcome::Converted { .. }
        | Outcome::NoResult(_)
        | Outcome::Failed(_)
        | Outcome::Unreadable(_)
        | Outcome::NotReady => String::new(),
    }
}

/// Both letters of a mark, or the one where they agree.
pub fn letters_of(row: &Lettered) -> String {
    if row.first_class == row.best_fit {
        row.first_class.label().to_owned()
    } else {
        format!("{} / {}", row.first_class.label(), row.best_fit.label())
    }
}

fn left_out_text(reason: LeftOut, texts: &Texts) -> &'static str {
    let words = &texts.tables;
    match reason {
        LeftOut::Excluded => words.out_excluded,
        LeftOut::PassedUnmarked => words.out_passed,
        LeftOut::Absent => words.out_absent,
        LeftOut::Failed => words.out_failed,
        LeftOut::Repeated => words.out_repeated,
        LeftOut::Unknown => words.out_unknown,
        LeftOut::OffScale => words.out_off_scale,
    }
}

/// What must be said of such an outcome beside its word.
pub fn table_text(outcome: &Outcome, texts: &Texts) -> Option<String> {
    let words = &texts.tables;
    let text = match outcome {
        Outcome::Unplaced(Unplaced::NotInTable) | Outcome::Unlisted(Unlisted::NotInTable) => {
            words.not_in_table_text.to_owned()
        }
        Outcome::Unplaced(Unplaced::NobodyObtained) => words.nobody_text.to_owned(),
        Outcome::Unplaced(Unplaced::LabelsHaveNoMean) => words.no_mean_text.to_owned(),
        Outcome::Unlisted(Unlisted::Between(between)) => {
            let (lower, upper) = rows_of(between, texts);
            match between.doubt {
                Doubt::Gap => words.gap_text(&lower, &upper),
                Doubt::Shared => words.shared_text(&lower, &upper),
            }
        }
        Outcome::Unlisted(Unlisted::Beyond(row)) => words.beyond_text(&row_text(row, texts)),
        Outcome::Listed(listed) if listed.failing => {
            words.printed_fail(&row_text(listed.looked.row, texts))
        }
        Outcome::Listed(listed) if listed.mark.is_none() => words.undecided.to_owned(),
        Outcome::Counted { .. } => words.counted_text.to_owned(),
        Outcome::LeftOut(_) => words.out_text.to_owned(),
        Outcome::Lettered(row) if row.first_class != row.best_fit => {
            words.letters_differ(&label_text(&row.label, texts))
        }
        _ => return None,
    };
    Some(text)
}
