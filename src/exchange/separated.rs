//! Lines of cells with a separator between them: what spreadsheets copy, and CSV.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};
use std::ops::ControlFlow;

/// What a cell begins with that a spreadsheet would take for a formula.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// One line, as it is read.
#[derive(Clone, Copy, Debug)]
pub struct Line<'a> {
    /// Its number, from 1: blank lines count, and line breaks inside cells do not, as in a
    /// spreadsheet that opens the text.
    pub number: usize,
    /// How many bytes of the text have been read with it.
    pub read: usize,
    text: &'a str,
    ends: &'a [usize],
}

impl<'a> Line<'a> {
    /// Its cells.
    pub fn cells(&self) -> impl Iterator<Item = &'a str> {
        let (text, mut from) = (self.text, 0);
        self.ends.iter().map(move |end| {
            let cell = text.get(from..*end).unwrap_or_default();
            from = *end;
            cell
        })
    }

    /// How many cells it has.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether it has none.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// The cells of a text, line by line; quotes may hold separators and line breaks. A text
/// whose quotes do not close is read without regard to quotes.
pub fn read(text: &str, separator: u8) -> Vec<Vec<String>> {
    let mut lines = Vec::new();
    each(text, separator, &mut |line| {
        lines.push(line.cells().map(str::to_owned).collect());
        ControlFlow::Continue(())
    });
    lines
}

/// Hands over the lines of a text one by one, until somebody has enough; blank lines are
/// left out. Gives whether quotes were regarded: they are not where one does not close.
pub fn each(text: &str, separator: u8, line: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>) -> bool {
    let quoting = closes(text, separator);
    let mut builder = ReaderBuilder::new();
    builder.delimiter(separator).quoting(quoting);
    records(builder.build(), text.as_bytes(), line);
    quoting
}

/// Whether every quote at the beginning of a cell has its end.
fn closes(text: &str, separator: u8) -> bool {
    let mut bytes = text.bytes().peekable();
    let mut at_start = true;
    while let Some(byte) = bytes.next() {
        if byte == b'"' && at_start {
            loop {
                match bytes.next() {
                    None => return false,
                    Some(b'"') if bytes.peek() == Some(&b'"') => {
                        bytes.next();
                    }
                    Some(b'"') => break,
                    Some(_) => {}
                }
            }
        }
        at_start = byte == separator || byte == b'\n' || byte == b'\r';
    }
    true
}

fn records(mut reader: Reader, input: &[u8], line: &mut dyn FnMut(Line<'_>) -> ControlFlow<()>) {
    let mut bytes = vec![0; 4096];
    let mut ends = vec![0; 64];
    let (mut at, mut filled, mut cells) = (0_usize, 0_usize, 0_usize);
    // Line breaks inside cells so far.
    let mut inside = 0_u64;
    loop {
        let (Some(rest), Some(room), Some(marks)) = (
            input.get(at..),
            bytes.get_mut(filled..),
            ends.get_mut(cells..),
        ) else {
            return;
        };
        let (result, read, written, ended) = reader.read_record(rest, room, marks);
        at = at.saturating_add(read);
        filled = filled.saturating_add(written);
        cells = cells.saturating_add(ended);
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::OutputFull => bytes.resize(bytes.len().saturating_mul(2), 0),
            ReadRecordResult::OutputEndsFull => ends.resize(ends.len().saturating_mul(2), 0),
            ReadRecordResult::Record => {
                let whole = bytes.get(..filled).unwrap_or_default();
                // Cells of a text are texts: every mark that parts them is ASCII.
                let text = std::str::from_utf8(whole).unwrap_or_default();
                let breaks = text.matches('\n').count();
                inside = inside.saturating_add(u64::try_from(breaks).unwrap_or_default());
                // The reader counts line feeds, also the one that ends the line if it has
                // come to it already.
                let ended = at.checked_sub(1).and_then(|it| input.get(it)) == Some(&b'\n');
                let number = reader.line().saturating_sub(inside);
                let number = number.saturating_sub(u64::from(ended));
                let flow = line(Line {
                    number: usize::try_from(number).unwrap_or(usize::MAX),
                    read: at,
                    text,
                    ends: ends.get(..cells).unwrap_or_default(),
                });
                if flow.is_break() {
                    return;
                }
                (filled, cells) = (0, 0);
            }
            ReadRecordResult::End => return,
        }
    }
}

/// A file of lines that French and English spreadsheets open: separated by semicolons,
/// with a byte order mark, and with no cell that would be taken for a formula.
pub fn write(lines: &[Vec<String>]) -> String {
    let mut text = String::from('\u{feff}');
    for line in lines {
        let cells: Vec<String> = line.iter().map(|it| quoted(it)).collect();
        text.push_str(&cells.join(";"));
        text.push_str("\r\n");
    }
    text
}

fn quoted(cell: &str) -> String {
    let guarded = is_guarded(cell) && cell.parse::<i64>().is_err();
    let cell = if guarded {
        format!("'{cell}")
    } else {
        cell.to_owned()
    };
    if cell.contains([';', '"', '\n', '\r']) {
        format!("\"{}\"", cell.replace('"', "\"\""))
    } else {
        cell
    }
}

/// Whether a cell would be computed, or be taken for one that was guarded against that.
fn is_guarded(cell: &str) -> bool {
    cell.trim_start_matches('\'').starts_with(FORMULA)
}

/// A cell without the apostrophe that guards it against being computed.
pub fn unguarded(cell: &str) -> &str {
    let inside = cell.strip_prefix('\'').filter(|it| is_guarded(it));
    inside.unwrap_or(cell)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(text: &str) -> Vec<(usize, usize)> {
        let mut found = Vec::new();
        each(text, b';', &mut |line| {
            found.push((line.number, line.len()));
            ControlFlow::Continue(())
        });
        found
    }

    #[test]
    fn quotes_hold_separators_line_breaks_and_quotes() {
        let text = "a\t\"b\tc\"\t\"d\ne\"\r\n\"f \"\"g\"\"\"\t\th\n";
        assert_eq!(
            read(text, b'\t'),
            [vec!["a", "b\tc", "d\ne"], vec!["f \"g\"", "", "h"]]
        );
        assert_eq!(read("", b'\t'), Vec::<Vec<String>>::new());
        assert_eq!(read("é;ü", b';'), [["é", "ü"]]);
    }

    #[test]
    fn a_quote_that_does_not_close_is_a_sign_like_any_other() {
        assert_eq!(
            read("5\" disk\tx\ny\tz", b'\t'),
            [["5\" disk", "x"], ["y", "z"]]
        );
        assert_eq!(read("\"a;b\nc;d", b';'), [["\"a", "b"], ["c", "d"]]);
        // Inside a cell it does no harm, whatever is quoted elsewhere.
        assert_eq!(
            read("5\" disk;\"x;y\"\na;b", b';'),
            [["5\" disk", "x;y"], ["a", "b"]]
        );
    }

    #[test]
    fn lines_are_numbered_as_a_spreadsheet_shows_them() {
        for end in ["\n", "\r\n"] {
            let text = ["a;b", "", "\"c\nd\";e", "", "", "f", "\"g\nh\ni\""].join(end);
            let expected = [(1, 2), (3, 2), (6, 1), (7, 1)];
            assert_eq!(numbers(&text), expected, "{end:?}");
            assert_eq!(numbers(&(text + end)), expected, "{end:?}");
        }
    }

    #[test]
    fn a_line_may_be_of_any_length() {
        let line = vec!["x".repeat(9_000); 300];
        assert_eq!(read(&line.join(";"), b';'), [line]);
    }

    #[test]
    fn what_is_written_is_read_back_and_computes_nothing() {
        let lines = vec![
            vec!["a;b".to_owned(), "c \"d\"".to_owned(), "e\nf".to_owned()],
            vec!["-5".to_owned(), "é".to_owned(), String::new()],
        ];
        let text = write(&lines);
        assert_eq!(read(text.trim_start_matches('\u{feff}'), b';'), lines);
        for formula in ["=1+1", "+A1", "@x", "-A1"] {
            assert_eq!(
                write(&[vec![formula.to_owned()]]),
                format!("\u{feff}'{formula}\r\n")
            );
        }
    }

    #[test]
    fn what_guards_a_cell_is_taken_off_again_and_nothing_else() {
        let cells = [
            "=1", "'=1", "''=1", "-5", "'-5", "+33 1", "'tis", "'", "''", "＝1", "x",
        ];
        let line: Vec<String> = cells.iter().map(|it| (*it).to_owned()).collect();
        let text = write(std::slice::from_ref(&line));
        let read = read(text.trim_start_matches('\u{feff}'), b';');
        let read: Vec<&str> = read[0].iter().map(|it| unguarded(it)).collect();
        assert_eq!(read, line);
    }
}
