//! Reading what is pasted from a spreadsheet: which cell of each line counts.

use std::cell::RefCell;
use std::collections::HashMap;

/// More lines than this are refused: a transcript is shorter, a register is an import.
pub const MAX_ROWS: usize = 2_000;

/// One line of the paste.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its line in the paste, from 1.
    pub line: usize,
    /// The other cells, joined: a course name, a code.
    pub label: String,
    /// The cell that counts, as it stands.
    pub text: String,
    /// All its cells.
    pub cells: Vec<String>,
}

/// A paste as it was understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    /// The lines.
    pub rows: Vec<Row>,
    /// How many columns there are.
    pub width: usize,
    /// Which of them was read, from 1.
    pub chosen: usize,
    /// The first line, where it was read as a heading.
    pub heading: Option<String>,
    /// Lines beyond [`MAX_ROWS`], which were not read.
    pub left_out: usize,
}

/// Reads a paste. Cells are separated by tabs or, where there is none, by `;`;
/// quotes around a cell are dropped. `counts` says whether a cell can be read as a
/// value: the rightmost column in which most cells can is the one that counts, unless
/// the person wants another, from 1. A single line of values is read as a column; a
/// first line of words over values as a heading.
pub fn read(paste: &str, wanted: Option<usize>, counts: impl Fn(&str) -> bool) -> Column {
    // Cells that are written alike are read once.
    let known: RefCell<HashMap<String, bool>> = RefCell::default();
    let counts = |cell: &str| {
        let before = known.borrow().get(cell).copied();
        before.unwrap_or_else(|| {
            let answer = counts(cell);
            known.borrow_mut().insert(cell.to_owned(), answer);
            answer
        })
    };
    let lines = paste
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.trim().is_empty());
    let mut lines: Vec<(usize, Vec<String>)> = lines
        .map(|(index, line)| (index.saturating_add(1), cells(line)))
        .collect();
    let left_out = lines.len().saturating_sub(MAX_ROWS);
    lines.truncate(MAX_ROWS);
    let filled = |cell: &&String| !cell.is_empty();
    if let [(line, values)] = lines.as_slice()
        && values.len() > 1
        && wanted.is_none()
        && values.iter().filter(filled).all(|cell| counts(cell))
    {
        let row = |text: &String| Row {
            line: *line,
            label: String::new(),
            text: text.clone(),
            cells: vec![text.clone()],
        };
        return Column {
            rows: values.iter().filter(filled).map(row).collect(),
            ..Column::default()
        };
    }
    let width = lines
        .iter()
        .map(|(_, cells)| cells.len())
        .max()
        .unwrap_or(0);
    let readable = |column: usize| {
        lines
            .iter()
            .filter(|(_, cells)| cells.get(column).is_some_and(|it| counts(it)))
            .count()
    };
    let wanted = wanted.and_then(|column| column.checked_sub(1));
    let index = wanted
        .filter(|index| *index < width)
        .or_else(|| (0..width).max_by_key(|column| readable(*column)))
        .unwrap_or(0);
    let heading = match lines.as_slice() {
        [(_, first), _, ..] if first.get(index).is_some_and(|it| is_heading(it, counts)) => {
            let rest = lines.len().saturating_sub(1);
            (readable(index) == rest).then(|| first.get(index).cloned().unwrap_or_default())
        }
        _ => None,
    };
    let rows = lines
        .into_iter()
        .skip(usize::from(heading.is_some()))
        .map(|(line, cells)| {
            let all = cells.clone();
            let mut cells = cells;
            let text = if index < cells.len() {
                cells.remove(index)
            } else {
                String::new()
            };
            cells.retain(|cell| !cell.is_empty());
            Row {
                line,
                label: cells.join(" · "),
                text,
                cells: all,
            }
        })
        .collect();
    Column {
        rows,
        width,
        chosen: index.saturating_add(1),
        heading,
        left_out,
    }
}

/// A heading begins with a letter, has a few of them and is not itself a value.
fn is_heading(cell: &str, counts: impl Fn(&str) -> bool) -> bool {
    let letters = cell.chars().filter(|it| it.is_alphabetic()).count();
    !counts(cell) && letters >= 3 && cell.starts_with(char::is_alphabetic)
}

fn cells(line: &str) -> Vec<String> {
    let separator = if line.contains('\t') { '\t' } else { ';' };
    let clean = |cell: &str| {
        let cell = cell.trim();
        let bare = cell.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
        bare.unwrap_or(cell).trim().to_owned()
    };
    line.split(separator).map(clean).collect()
}

#[cfg(test)]
mod tests {
    use super::{Column, MAX_ROWS};

    fn texts(column: &Column) -> Vec<&str> {
        column.rows.iter().map(|row| row.text.as_str()).collect()
    }

    fn read(paste: &str, counts: impl Fn(&str) -> bool) -> Column {
        super::read(paste, None, counts)
    }

    fn number(cell: &str) -> bool {
        cell.parse::<crate::model::exact::Exact>().is_ok()
    }

    #[test]
    fn one_mark_is_a_column_of_one() {
        assert_eq!(texts(&read("14,5", number)), ["14,5"]);
        assert_eq!(texts(&read(" \n", number)), Vec::<&str>::new());
    }

    #[test]
    fn the_rightmost_column_of_values_counts_and_the_rest_names_the_line() {
        let column = read("Algèbre\t6\t14,5\r\nOptique\t4\t\"12\"\n", number);
        assert_eq!(texts(&column), ["14,5", "12"]);
        assert_eq!(column.rows[0].label, "Algèbre · 6");
        assert_eq!((column.chosen, column.width), (3, 3));
        let second = super::read("Algèbre\t6\t14,5\nOptique\t4\t12", Some(2), number);
        assert_eq!(texts(&second), ["6", "4"]);
    }

    #[test]
    fn a_heading_is_told_from_an_error() {
        let column = read("Cours;Note\nAlgèbre;14\nOptique;12", number);
        assert_eq!(column.heading.as_deref(), Some("Note"));
        assert_eq!(column.rows[0].line, 2);
        assert_eq!(
            read("Note/20\n14\n12", number).heading.as_deref(),
            Some("Note/20")
        );
        let column = read("Algèbre;14\nOptique;douze\nMeca;12", number);
        assert_eq!(texts(&column), ["14", "douze", "12"]);
    }

    #[test]
    fn a_row_of_values_is_turned_into_a_column() {
        assert_eq!(texts(&read("12;14;15,5", number)), ["12", "14", "15,5"]);
        assert_eq!(texts(&read("12\t14", number)), ["12", "14"]);
        assert_eq!(texts(&read("14;15;", number)), ["14", "15"]);
    }

    #[test]
    fn lines_beyond_the_limit_are_counted_not_dropped_in_silence() {
        let paste = "12\n".repeat(MAX_ROWS + 3);
        let column = read(&paste, number);
        assert_eq!((column.rows.len(), column.left_out), (MAX_ROWS, 3));
    }
}
