//! Lines of cells with a separator between them: what spreadsheets copy, and CSV.

use csv_core::{ReadRecordResult, Reader, ReaderBuilder};

/// The cells of a text, line by line; quotes may hold separators and line breaks. A text
/// whose quotes do not close is read without regard to quotes.
pub fn read(text: &str, separator: u8) -> Vec<Vec<String>> {
    let open = text.bytes().filter(|it| *it == b'"').count() % 2 == 1;
    let reader = ReaderBuilder::new()
        .delimiter(separator)
        .quoting(!open)
        .build();
    records(reader, text.as_bytes())
}

fn records(mut reader: Reader, mut input: &[u8]) -> Vec<Vec<String>> {
    // No cell is longer than the text; no line has more cells than bytes.
    let mut bytes = vec![0; input.len().saturating_add(1)];
    let mut ends = vec![0; input.len().saturating_add(2)];
    let mut lines = Vec::new();
    let (mut filled, mut cells) = (0_usize, 0_usize);
    loop {
        let (room, marks) = (bytes.get_mut(filled..), ends.get_mut(cells..));
        let (Some(room), Some(marks)) = (room, marks) else {
            return lines;
        };
        let (result, read, written, ended) = reader.read_record(input, room, marks);
        input = input.get(read..).unwrap_or_default();
        filled = filled.saturating_add(written);
        cells = cells.saturating_add(ended);
        match result {
            ReadRecordResult::InputEmpty => {}
            ReadRecordResult::Record => {
                lines.push(line(&bytes, ends.get(..cells).unwrap_or_default()));
                (filled, cells) = (0, 0);
            }
            ReadRecordResult::End
            | ReadRecordResult::OutputFull
            | ReadRecordResult::OutputEndsFull => return lines,
        }
    }
}

fn line(bytes: &[u8], ends: &[usize]) -> Vec<String> {
    let mut from = 0;
    let cells = ends.iter().map(|end| {
        let cell = bytes.get(from..*end).unwrap_or_default();
        from = *end;
        String::from_utf8_lossy(cell).into_owned()
    });
    cells.collect()
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
    // A spreadsheet would compute what begins like that.
    let formula =
        cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && cell.parse::<i64>().is_err();
    let cell = if formula {
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

#[cfg(test)]
mod tests {
    use super::*;

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
}
