//! A workbook, cell by cell. Its sheets are never laid out as rectangles: two cells far
//! apart would take all memory there is.

use super::bounds;
use super::cell::text_of;
use crate::exchange::sheet::{
    Cell, Is, Place, Progress, Row, Sheet, TableError, TableFinding, Tally, Workbook, is_blank,
    note,
};
use calamine::{Reader as _, SheetType, Xlsx, XlsxError};
use std::io::Cursor;
use std::ops::ControlFlow;

/// How many cells are read between two words to whoever waits.
const STEP: usize = 4096;

/// In how many parts the progress of a sheet is told.
const PARTS: usize = 1000;

/// Reads a workbook.
///
/// # Errors
/// See [`TableError`]; a sheet that cannot be read at all is told, and the others are read.
pub fn read(bytes: &[u8], progress: &mut Progress<'_>) -> Result<Workbook, TableError> {
    bounds::check(bytes)?;
    let mut file: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|it| told(&it, None))?;
    let sheets = file.sheets_metadata().iter();
    let names: Vec<String> = sheets
        .filter(|it| it.typ == SheetType::WorkSheet)
        .map(|it| it.name.clone())
        .collect();
    let mut workbook = Workbook::default();
    let mut tally = Tally::default();
    let all = names.len();
    for (at, name) in names.into_iter().enumerate() {
        let mut told = |part: usize| {
            progress(
                at.saturating_mul(PARTS).saturating_add(part),
                all.saturating_mul(PARTS),
            )
        };
        let mut reading = Reading {
            sheet: Sheet {
                name,
                rows: Vec::new(),
            },
            tally: &mut tally,
            findings: &mut workbook.findings,
            last: None,
        };
        match reading.read(&mut file, &mut told) {
            Ok(()) => {}
            // What one sheet lacks the others may have.
            Err(TableError::Damaged { what, after: None }) if all > 1 => {
                let sheet = reading.sheet.name.clone();
                note(reading.findings, TableFinding::Unread { sheet, what });
            }
            Err(error) => return Err(error),
        }
        let sheet = reading.sheet;
        workbook.sheets.push(sheet);
    }
    if workbook.sheets.iter().all(|it| it.rows.is_empty()) {
        return Err(TableError::Empty);
    }
    Ok(workbook)
}

/// A sheet being read.
struct Reading<'a> {
    sheet: Sheet,
    tally: &'a mut Tally,
    findings: &'a mut Vec<TableFinding>,
    last: Option<(u32, u32)>,
}

impl Reading<'_> {
    fn read(
        &mut self,
        file: &mut Xlsx<Cursor<&[u8]>>,
        progress: &mut dyn FnMut(usize) -> ControlFlow<()>,
    ) -> Result<(), TableError> {
        let name = self.sheet.name.clone();
        let cells = file.worksheet_cells_reader(&name);
        let mut cells = cells.map_err(|it| told(&it, None))?;
        // What a sheet says of its size may be wrong; it is for the progress alone.
        let end = u64::from(cells.dimensions().end.0.max(1));
        let part = |row: u32| {
            let part = u64::from(row).saturating_mul(1000) / end;
            usize::try_from(part).unwrap_or(PARTS).min(PARTS)
        };
        let mut left = 0_usize;
        loop {
            if left == 0 {
                if progress(part(self.last.map_or(0, |it| it.0))).is_break() {
                    return Err(TableError::Stopped);
                }
                left = STEP;
            }
            left = left.saturating_sub(1);
            match cells.next_cell() {
                Ok(Some(cell)) => {
                    let position = cell.get_position();
                    if let Some((is, text)) = text_of(cell.get_value()) {
                        self.take(position, is, text)?;
                    }
                }
                Ok(None) => break,
                // The reader stands behind it, and goes on.
                Err(XlsxError::CellError(read)) => {
                    let after = self.place(self.last.unwrap_or_default());
                    note(self.findings, TableFinding::UnknownError { after, read });
                }
                Err(error) => return Err(told(&error, self.last.map(|it| self.place(it)))),
            }
        }
        self.in_order();
        Ok(())
    }

    fn place(&self, (row, column): (u32, u32)) -> Place {
        Place {
            sheet: self.sheet.name.clone(),
            row: row.saturating_add(1),
            column,
        }
    }

    fn take(&mut self, (row, column): (u32, u32), is: Is, text: String) -> Result<(), TableError> {
        let name = &self.sheet.name;
        self.last = Some((row, column));
        let number = row.saturating_add(1);
        self.tally.add(&text, || Place {
            sheet: name.clone(),
            row: number,
            column,
        })?;
        if is_blank(&text) {
            return Ok(());
        }
        let cell = Cell { column, is, text };
        match self.sheet.rows.last_mut() {
            Some(last) if last.number == number => last.cells.push(cell),
            _ => self.sheet.rows.push(Row {
                number,
                cells: vec![cell],
            }),
        }
        Ok(())
    }

    /// Rows and cells stand in their order in every file that Excel writes; others may do
    /// as they like.
    fn in_order(&mut self) {
        let rows = &mut self.sheet.rows;
        if !rows.is_sorted_by(|one, other| one.number < other.number) {
            rows.sort_by_key(|it| it.number);
            rows.dedup_by(|later, first| {
                let same = later.number == first.number;
                if same {
                    first.cells.append(&mut later.cells);
                }
                same
            });
        }
        for row in rows {
            if !row
                .cells
                .is_sorted_by(|one, other| one.column < other.column)
            {
                // Of a cell that stands twice the last counts, as in Excel.
                row.cells.reverse();
                row.cells.sort_by_key(|it| it.column);
                row.cells.dedup_by_key(|it| it.column);
            }
        }
    }
}

fn told(error: &XlsxError, after: Option<Place>) -> TableError {
    match error {
        XlsxError::Password => TableError::Password,
        error => TableError::Damaged {
            what: error.to_string(),
            after,
        },
    }
}
