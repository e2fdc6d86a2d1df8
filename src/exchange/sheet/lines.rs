//! A CSV, whatever parts its cells.

use super::encoding::decode;
use super::error::note;
use super::{
    Cell, Is, Place, Progress, Row, Sheet, TableError, TableFinding, Tally, Workbook, is_blank,
};
use crate::exchange::separated::{self, Line};
use std::borrow::Cow;
use std::ops::ControlFlow;

/// What may part cells, the most usual first.
const SEPARATORS: [u8; 4] = [b';', b',', b'\t', b'|'];

/// What spreadsheets save in place of what they could not compute, in English and French.
const ERRORS: [&str; 11] = [
    "#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!", "#VALEUR!", "#NOM?",
    "#NOMBRE!", "#NUL!",
];

/// How many lines are looked at to tell the separator.
const LOOKED_AT: usize = 100;

/// How many lines are read between two words to whoever waits.
const STEP: u32 = 1024;

/// Reads a text as one sheet.
///
/// # Errors
/// Nothing in it, a limit passed, or stopped.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook, TableError> {
    let (text, encoding) = decode(bytes);
    let text = with_line_feeds(text);
    let (text, separator) = declared(&text);
    let separator = separator.unwrap_or_else(|| told(text));
    let mut reading = Reading::default();
    note(
        &mut reading.findings,
        TableFinding::Text {
            encoding,
            separator: char::from(separator),
        },
    );
    let mut failed = None;
    let quoted = separated::each(text, separator, &mut |line| {
        let number = u32::try_from(line.number).unwrap_or(u32::MAX);
        let told = if number.is_multiple_of(STEP) {
            progress(line.read, text.len())
        } else {
            ControlFlow::Continue(())
        };
        let taken = match told {
            ControlFlow::Continue(()) => reading.take(line, number),
            ControlFlow::Break(()) => Err(TableError::Stopped),
        };
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(error) => {
                failed = Some(error);
                ControlFlow::Break(())
            }
        }
    });
    if let Some(error) = failed {
        return Err(error);
    }
    if !quoted {
        reading.findings.insert(1, TableFinding::Quotes);
    }
    if reading.rows.is_empty() {
        return Err(TableError::Empty);
    }
    Ok(Workbook {
        sheets: vec![Sheet {
            name: String::new(),
            rows: reading.rows,
        }],
        findings: reading.findings,
    })
}

/// A text being read.
#[derive(Default)]
struct Reading {
    rows: Vec<Row>,
    findings: Vec<TableFinding>,
    tally: Tally,
    /// How many cells the first line has.
    usual: Option<usize>,
}

impl Reading {
    fn take(&mut self, line: Line<'_>, number: u32) -> Result<(), TableError> {
        let mut row = Row {
            number,
            cells: Vec::with_capacity(line.len()),
        };
        for (column, text) in (0_u32..).zip(line.cells()) {
            if is_blank(text) {
                continue;
            }
            let place = || Place {
                sheet: String::new(),
                row: number,
                column,
            };
            self.tally.add(text, place)?;
            if text.contains('\u{fffd}') {
                note(&mut self.findings, TableFinding::Letter { place: place() });
            }
            let text = separated::unguarded(text).to_owned();
            let is = if ERRORS.contains(&text.as_str()) {
                Is::Error
            } else {
                Is::Text
            };
            row.cells.push(Cell { column, is, text });
        }
        if row.cells.is_empty() {
            return Ok(());
        }
        let usual = *self.usual.get_or_insert(line.len());
        // A line above the heading, such as a title, has fewer.
        if self.rows.len() <= 1 && line.len() > usual && usual == 1 {
            self.usual = Some(line.len());
        } else if line.len() != usual {
            let ragged = TableFinding::Ragged {
                row: number,
                cells: line.len(),
                usual,
            };
            note(&mut self.findings, ragged);
        }
        self.rows.push(row);
        Ok(())
    }
}

/// Old systems end their lines with a carriage return alone.
fn with_line_feeds(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\r') && !text.contains('\n') {
        Cow::Owned(text.replace('\r', "\n"))
    } else {
        text
    }
}

/// The separator that the first line declares, as Excel reads it: `sep=;`. The line stays
/// as a blank one, so that the others keep their numbers.
fn declared(text: &str) -> (&str, Option<u8>) {
    let Some(("sep" | "SEP" | "\"sep", rest)) = text.split_once('=') else {
        return (text, None);
    };
    match rest.as_bytes() {
        [separator, b'\r' | b'\n' | b'"', ..] => {
            let end = rest.find('\n').unwrap_or(rest.len());
            (rest.get(end..).unwrap_or_default(), Some(*separator))
        }
        _ => (text, None),
    }
}

/// The separator that gives most lines the same number of cells, and more than one.
fn told(text: &str) -> u8 {
    let mut best = (0_usize, b';');
    for separator in SEPARATORS {
        let mut widths: Vec<usize> = Vec::new();
        separated::each(head(text), separator, &mut |line| {
            widths.push(line.len());
            if widths.len() < LOOKED_AT {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        let of = |width: usize| widths.iter().filter(|it| **it == width).count();
        let alike = |width: &usize| (of(*width), *width);
        let usual = widths
            .iter()
            .copied()
            .filter(|it| *it > 1)
            .max_by_key(alike);
        let lines = usual.map_or(0, of);
        if lines > best.0 {
            best = (lines, separator);
        }
    }
    best.1
}

/// The beginning of a text, up to the end of a line where there is one.
fn head(text: &str) -> &str {
    const BYTES: usize = 256 * 1024;
    let end = text.floor_char_boundary(BYTES.min(text.len()));
    let head = text.get(..end).unwrap_or(text);
    match head.rfind('\n') {
        Some(line) if end < text.len() => head.get(..line).unwrap_or(head),
        _ => head,
    }
}
