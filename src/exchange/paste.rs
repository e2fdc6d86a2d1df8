//! Components pasted from a spreadsheet, a table of a page, or a document.
//!
//! What can be told is told: the separator, whether the first line is a heading, which
//! column is which. What cannot be told is asked ([`Doubt`]), never guessed in silence.

mod cells;
mod columns;
mod shape;
mod status;
mod terms;
mod write;

pub use cells::{Cell, Stored, flag_of, is_none, scale, system};
pub use columns::Column;
pub use status::status_of;
pub use terms::{Season, is_told_term, term_in_column};
pub use write::{none_text, write};

use crate::model::limits;
use thiserror::Error;

/// The most lines that are read.
pub const MAX_ROWS: usize = 500;

/// Why nothing is read of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum PasteError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Larger than a paste may be.
    #[error("{size} bytes, at most {}", limits::PASTE_BYTES)]
    TooLarge {
        /// Its bytes.
        size: usize,
    },
    /// More lines than a table may have.
    #[error("{rows} lines, at most {MAX_ROWS}")]
    TooMany {
        /// How many there are.
        rows: usize,
    },
}

/// Something that somebody has to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// There was no separator: code, title and credits were told apart by their form.
    Guessed,
    /// Lines without a number were taken for the continuation of others: so many.
    Joined(usize),
    /// No column seems to hold the titles.
    NoTitle,
    /// Cells below others are empty, as merged cells leave them.
    Merged(Column),
    /// Lines of totals were left out: so many.
    Totals(usize),
    /// A season stands for a term, and may be several.
    Season(Season),
    /// Two columns hold numbers, and no heading says which are the credits.
    Numbers,
}

/// A pasted table, and how it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paste {
    /// Its first line, where that is a heading.
    pub heading: Option<Vec<String>>,
    /// Its lines; each has as many cells as there are columns.
    pub rows: Vec<Vec<String>>,
    /// What each column holds.
    pub columns: Vec<Option<Column>>,
    /// What is to be looked at.
    pub doubts: Vec<Doubt>,
    wanted: Vec<Column>,
    /// Whether somebody said what a column holds.
    chosen: bool,
}

impl Paste {
    /// Reads a text for a table with these columns.
    ///
    /// # Errors
    /// See [`PasteError`].
    pub fn read(text: &str, wanted: &[Column]) -> Result<Self, PasteError> {
        if text.len() > limits::PASTE_BYTES {
            return Err(PasteError::TooLarge { size: text.len() });
        }
        let (grid, mut doubts) = shape::grid(text);
        if grid.is_empty() {
            return Err(PasteError::Empty);
        }
        if grid.len() > MAX_ROWS {
            return Err(PasteError::TooMany { rows: grid.len() });
        }
        let mut rows = grid;
        let heading = columns::is_heading(&rows).then(|| rows.remove(0));
        let columns = columns::tell(heading.as_deref(), &rows, wanted);
        if wanted.contains(&Column::Mark) && columns::is_ambiguous(heading.as_deref(), &rows) {
            doubts.push(Doubt::Numbers);
        }
        let totals = rows.len();
        rows.retain(|row| !columns::is_total(row));
        if rows.len() < totals {
            doubts.push(Doubt::Totals(totals.saturating_sub(rows.len())));
        }
        let mut paste = Self {
            heading,
            rows,
            columns,
            doubts,
            wanted: wanted.to_vec(),
            chosen: false,
        };
        paste.look();
        Ok(paste)
    }

    /// Takes the first line for a heading, or for a line like the others. Columns are told
    /// anew then, unless somebody has chosen any.
    pub fn take_heading(&mut self, is_heading: bool) {
        match (is_heading, self.heading.take()) {
            (true, None) if !self.rows.is_empty() => self.heading = Some(self.rows.remove(0)),
            (false, Some(first)) => self.rows.insert(0, first),
            (_, heading) => self.heading = heading,
        }
        if !self.chosen {
            self.columns = columns::tell(self.heading.as_deref(), &self.rows, &self.wanted);
        }
        self.look();
    }

    /// Says what a column holds; no other column holds the same then.
    pub fn choose(&mut self, at: usize, column: Option<Column>) {
        self.chosen = true;
        self.doubts.retain(|it| *it != Doubt::Numbers);
        for (index, it) in self.columns.iter_mut().enumerate() {
            if index == at {
                *it = column;
            } else if *it == column {
                *it = None;
            }
        }
        self.look();
    }

    /// Repeats in empty cells what stands above them.
    pub fn fill_down(&mut self, column: Column) {
        let Some(at) = self.columns.iter().position(|it| *it == Some(column)) else {
            return;
        };
        let mut above = String::new();
        for row in &mut self.rows {
            if let Some(cell) = row.get_mut(at) {
                if cell.is_empty() {
                    cell.clone_from(&above);
                } else {
                    above.clone_from(cell);
                }
            }
        }
        self.look();
    }

    /// Says which term a season is, wherever it stands alone.
    pub fn answer(&mut self, season: Season, term: &str) {
        let at = self.term_column();
        let rows = self.rows.iter_mut();
        for cell in rows.filter_map(|row| row.get_mut(at?)) {
            if Season::asked(cell) == Some(season) {
                term.clone_into(cell);
            }
        }
        self.look();
    }

    fn term_column(&self) -> Option<usize> {
        let mut columns = self.columns.iter();
        columns.position(|it| *it == Some(Column::Term))
    }

    /// Looks for what depends on the choice of the columns.
    fn look(&mut self) {
        self.doubts
            .retain(|it| !matches!(it, Doubt::NoTitle | Doubt::Merged(_) | Doubt::Season(_)));
        if !self.columns.contains(&Some(Column::Title)) {
            self.doubts.push(Doubt::NoTitle);
        }
        if columns::has_merged(&self.rows, &self.columns, Column::Term) {
            self.doubts.push(Doubt::Merged(Column::Term));
        }
        let at = self.term_column();
        let terms = self.rows.iter().filter_map(|row| row.get(at?));
        let mut seasons: Vec<Season> = Vec::new();
        for season in terms.filter_map(|it| Season::asked(it)) {
            if !seasons.contains(&season) {
                seasons.push(season);
            }
        }
        self.doubts.extend(seasons.into_iter().map(Doubt::Season));
    }
}
