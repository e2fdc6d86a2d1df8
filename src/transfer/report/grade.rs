//! The grade calculator's answer in words.

use super::tables::{others_lines, side_name, table_blocks, table_lines, table_text, table_word};
use super::{Block, Explained, Report};
use crate::model::grade::{GradeScale, Line};
use crate::text::Texts;
use crate::transfer::grade_sheet::{GradeSheet, Method, Outcome, Refusal};
use crate::transfer::grades::NoResult;
use chrono::NaiveDate;

/// An outcome in a word or a number, for a table.
pub fn outcome_word(outcome: &Outcome, texts: &Texts) -> String {
    let grades = &texts.grades;
    match outcome {
        Outcome::Converted { conversion, .. } => texts.number_or_approximation(&conversion.rounded),
        Outcome::NoResult(NoResult::Failing) => grades.failing.to_owned(),
        Outcome::NoResult(NoResult::AboveBest) => grades.above_best.to_owned(),
        Outcome::NoResult(NoResult::BelowWorst) => grades.below_worst.to_owned(),
        Outcome::NoResult(NoResult::UnknownLabel) => grades.unknown_label.to_owned(),
        Outcome::NoResult(NoResult::NotGerman) => grades.not_german.to_owned(),
        Outcome::Failed(token) => token.clone(),
        Outcome::Unreadable(_) => grades.unreadable.to_owned(),
        Outcome::NotReady => grades.not_ready.to_owned(),
        Outcome::Placed(_)
        | Outcome::Unplaced(_)
        | Outcome::Listed(_)
        | Outcome::Unlisted(_)
        | Outcome::Lettered(_)
        | Outcome::Counted { .. }
        | Outcome::LeftOut(_)
        | Outcome::NoCredits => table_word(outcome, texts),
    }
}

/// What must be said of an outcome beside its number.
pub fn outcome_text(outcome: &Outcome, texts: &Texts) -> Option<String> {
    let grades = &texts.grades;
    match outcome {
        Outcome::Converted { distinction, .. } => {
            distinction.as_ref().map(|label| grades.distinction(label))
        }
        Outcome::NoResult(reason) => Some(
            match reason {
                NoResult::Failing => grades.failing_text,
                NoResult::AboveBest => grades.above_best_text,
                NoResult::BelowWorst => grades.below_worst_text,
                NoResult::UnknownLabel => grades.unknown_label_text,
                NoResult::NotGerman => grades.not_german_text,
            }
            .to_owned(),
        ),
        Outcome::Failed(token) => Some(grades.failed_token(token)),
        Outcome::Unreadable(error) => Some(texts.number_error(error)),
        Outcome::NotReady => Some(grades.not_ready_text.to_owned()),
        Outcome::Placed(_)
        | Outcome::Unplaced(_)
        | Outcome::Listed(_)
        | Outcome::Unlisted(_)
        | Outcome::Lettered(_)
        | Outcome::Counted { .. }
        | Outcome::LeftOut(_)
        | Outcome::NoCredits => table_text(outcome, texts),
    }
}

impl Refusal {
    /// Why nothing is converted, and what to do instead.
    pub fn text(self, texts: &Texts) -> &'static str {
        match self {
            Self::Unconvertible => texts.grades.refuse_unconvertible,
            Self::NotEquidistant => texts.grades.refuse_not_equidistant,
            Self::TargetNotEquidistant => texts.grades.refuse_target_not_equidistant,
            Self::LabelsOnly => texts.grades.refuse_labels,
            Self::TargetLabels => texts.grades.refuse_target_labels,
            Self::FactorNeedsZero => texts.grades.refuse_factor,
        }
    }
}

impl GradeSheet {
    /// From where to where, in one line.
    pub fn context(&self, texts: &Texts) -> String {
        let grades = &texts.grades;
        let from = self.scale.map_or(grades.own, |it| texts.words(&it.name));
        let to = self.target.map_or(grades.own, |it| texts.words(&it.name));
        match self.method {
            Method::Bavarian => grades.context_bavarian(from),
            Method::Linear => grades.context_linear(from, to),
            Method::Inverse => grades.context_inverse(to),
            Method::Factor => grades.context_factor(from),
            Method::Tables => grades.context_tables(
                side_name(self.host_table.as_ref(), texts.tables.own_host, texts),
                side_name(self.home_table.as_ref(), texts.tables.own_home, texts),
            ),
            Method::Letters => {
                grades.context_letters(side_name(self.host_table.as_ref(), texts.tables.own, texts))
            }
            Method::Lookup => self
                .lookup
                .map_or_else(String::new, |it| texts.words(&it.name).to_owned()),
            Method::Mean => grades.context_mean.to_owned(),
        }
    }
}

/// The whole calculation as a document, of `today`, found again at `address`.
pub fn grade_report(sheet: &GradeSheet, address: &str, today: NaiveDate, texts: &Texts) -> Report {
    let mut blocks = Vec::new();
    if let Some(refusal) = sheet.refusal {
        let lines = vec![refusal.text(texts).to_owned()];
        blocks.push(Block {
            title: texts.grades.results.to_owned(),
            lines,
        });
    }
    for (row, outcome) in sheet.rows.iter().filter(|_| sheet.refusal.is_none()) {
        let label = if row.label.is_empty() {
            String::new()
        } else {
            format!("{} · ", row.label)
        };
        let title = format!("{label}{} → {}", row.text, outcome_word(outcome, texts));
        let mut lines: Vec<String> = outcome_text(outcome, texts).into_iter().collect();
        if let Outcome::Converted { conversion, .. } = &**outcome {
            lines.extend(Explained::of(conversion, texts).lines(texts));
        }
        lines.extend(table_lines(sheet, outcome, texts));
        if sheet.rows.len() == 1 {
            lines.extend(others_lines(sheet, &row.text, texts));
        }
        blocks.push(Block { title, lines });
    }
    blocks.extend(table_blocks(sheet, texts));
    if sheet.method == Method::Inverse {
        let lines = vec![texts.grades.indicative.to_owned()];
        blocks.push(Block {
            title: texts.rules.inverse.to_owned(),
            lines,
        });
    }
    let formula = sheet.method.is_formula();
    let scales = [
        (texts.report.origin, sheet.scale, sheet.line.as_ref()),
        (
            texts.report.target,
            sheet.target,
            sheet.target_line.as_ref(),
        ),
    ];
    for (title, scale, line) in scales.into_iter().filter(|_| formula) {
        let lines = scale_lines(scale, line, texts);
        if !lines.is_empty() {
            blocks.push(Block {
                title: title.to_owned(),
                lines,
            });
        }
    }
    if let Some(ranks) = &sheet.ranks {
        let lines = vec![ranks.labels().join(", ")];
        blocks.push(Block {
            title: texts.grades.ranks.to_owned(),
            lines,
        });
    }
    blocks.push(Block {
        title: texts.report.address.to_owned(),
        lines: vec![address.to_owned(), texts.report.made(&texts.date(today))],
    });
    Report {
        title: texts.titles.grades.to_owned(),
        context: sheet.context(texts),
        blocks,
    }
}

fn scale_lines(scale: Option<&GradeScale>, line: Option<&Line>, texts: &Texts) -> Vec<String> {
    let mut lines = Vec::new();
    lines.extend(scale.map(|it| texts.words(&it.name).to_owned()));
    lines.extend(line.map(|it| {
        texts
            .report
            .scale(&texts.number(it.best()), &texts.number(it.pass()))
    }));
    if let Some(scale) = scale {
        lines.push(texts.credits.example_warning(texts.status(scale.status)));
        let dated = scale.dated.as_deref().unwrap_or(texts.explain.undated);
        lines.push(format!("{} · {dated}", scale.source));
        lines.extend(
            scale
                .notes
                .as_ref()
                .map(|notes| texts.words(notes).to_owned()),
        );
    }
    lines
}
