//! Tables as a workbook. The same tables give the same bytes on any day.

use super::cell::number_of;
use crate::exchange::sheet::{Holds, SHEET_LETTERS, SHEET_ROWS, Table, TableColumn, WriteError};
use crate::model::value::{Day, Value as _};
use chrono::Datelike as _;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

/// The widest a column is drawn, in letters.
const WIDEST: usize = 60;

/// The narrowest.
const NARROWEST: usize = 8;

impl From<XlsxError> for WriteError {
    fn from(error: XlsxError) -> Self {
        Self::Refused(error.to_string())
    }
}

/// The workbook of some tables, as made on a day: the heading bold, in place while the rest
/// moves, and with filters.
///
/// # Errors
/// See [`WriteError`]. Nothing is left out in silence.
pub fn write(tables: &[Table], made: Day) -> Result<Vec<u8>, WriteError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_creation_datetime(&excel_day(made)?);
    workbook.set_properties(&properties);
    for table in tables {
        sheet(workbook.add_worksheet(), table)?;
    }
    Ok(workbook.save_to_buffer()?)
}

fn excel_day(day: Day) -> Result<ExcelDateTime, WriteError> {
    let date = day.date();
    let part = |it: u32| u8::try_from(it).unwrap_or(1);
    let year = u16::try_from(date.year()).unwrap_or(1900);
    let day = ExcelDateTime::from_ymd(year, part(date.month()), part(date.day()))?;
    Ok(day)
}

fn sheet(sheet: &mut Worksheet, table: &Table) -> Result<(), WriteError> {
    let rows = table.rows.len().saturating_add(1);
    if rows > SHEET_ROWS {
        return Err(WriteError::TooManyRows { rows });
    }
    sheet.set_name(&table.name)?;
    let bold = Format::new().set_bold();
    let day = Format::new().set_num_format("yyyy-mm-dd");
    for (at, column) in (0_u16..).zip(&table.columns) {
        fits(&column.name, 0, column)?;
        sheet.write_string_with_format(0, at, &column.name, &bold)?;
        sheet.set_column_width(at, width(table, usize::from(at)))?;
    }
    for (row, cells) in (1_u32..).zip(&table.rows) {
        for ((at, column), cell) in (0_u16..).zip(&table.columns).zip(cells) {
            if cell.is_empty() {
                continue;
            }
            fits(cell, row, column)?;
            match column.holds {
                Holds::Number if let Some(number) = number_of(cell) => {
                    sheet.write_number(row, at, number)?;
                }
                Holds::Day if let Ok(read) = Day::parse(cell) => {
                    sheet.write_datetime_with_format(row, at, &excel_day(read)?, &day)?;
                }
                Holds::Text | Holds::Number | Holds::Day => {
                    sheet.write_string(row, at, cell)?;
                }
            }
        }
    }
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    if !table.columns.is_empty() {
        sheet.set_freeze_panes(1, 0)?;
        let below = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        sheet.autofilter(0, 0, below, last)?;
    }
    Ok(())
}

fn fits(cell: &str, row: u32, column: &TableColumn) -> Result<(), WriteError> {
    let letters = cell.encode_utf16().count();
    if letters <= SHEET_LETTERS {
        return Ok(());
    }
    Err(WriteError::CellTooLong {
        row: usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1),
        column: column.name.clone(),
        letters,
    })
}

/// How wide a column is drawn: as its longest line, between two bounds.
fn width(table: &Table, at: usize) -> u16 {
    let name = table.columns.get(at).map_or("", |it| &it.name);
    let cells = table.rows.iter().filter_map(|it| it.get(at));
    let lines = cells.flat_map(|it| it.lines());
    // The arrow of the filter covers the end of the name.
    let name = name.chars().count().saturating_add(3);
    let longest = lines.map(|it| it.chars().count()).max().unwrap_or_default();
    let width = longest.max(name).clamp(NARROWEST, WIDEST);
    u16::try_from(width.saturating_add(1)).unwrap_or_default()
}
