//! Results in words: the lines of an explanation, and a whole calculation as a
//! document for the clipboard and for paper.

mod credit;
mod explained;
mod grade;
mod tables;

pub use credit::{credit_context, credit_report, missing_text};
pub use explained::{Explained, RuleTexts, mode_text, rounding_text, rule_texts, worked};
pub use grade::{grade_report, outcome_text, outcome_word};
pub use tables::{
    algorithm_name, bounds_text, diagnostic_text, difference_text, given_word, inapplicable_text,
    label_text, letters_note, percent, placed_lines, policy_text, row_text, rule_facts, side_name,
    source_line, table_error, way_name,
};

/// A calculation as a document: what is printed and what is copied.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is about, in one line.
    pub context: String,
    /// Its parts.
    pub blocks: Vec<Block>,
}

/// A part of a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// Its heading.
    pub title: String,
    /// Its lines.
    pub lines: Vec<String>,
}

impl Report {
    /// The report as plain text.
    pub fn text(&self) -> String {
        let mut text = format!("{}\n{}\n", self.title, self.context);
        for block in &self.blocks {
            text.push('\n');
            text.push_str(&block.title);
            for line in &block.lines {
                text.push_str("\n  ");
                text.push_str(line);
            }
            text.push('\n');
        }
        text
    }
}
