//! Tables of a spreadsheet: read into typed rows, and written.

use passerelle::exchange::import::{Mapping, ReadRow, no_references, read_rows};
use passerelle::exchange::sheet::{Holds, Table, TableColumn, heading, read};
use passerelle::exchange::xlsx;
use passerelle::model::records::Collection;
use passerelle::model::value::{Day, Value};
use std::ops::ControlFlow;
use wasm_bindgen::prelude::*;

const KIND: Collection = Collection::Partner;

fn told(error: impl std::fmt::Display) -> JsError {
    JsError::new(&error.to_string())
}

/// Reads the partners of a CSV or a workbook, each cell by the check of its field; how many
/// cells were taken.
#[wasm_bindgen]
pub fn sheet_cells(file: &[u8]) -> Result<usize, JsError> {
    let workbook = read(file, &mut |_, _| ControlFlow::Continue(())).map_err(told)?;
    let sheet = workbook.sheets.first().ok_or_else(|| told("no sheet"))?;
    let found = heading(sheet, &|name| Mapping::knows(KIND, name)).map(|it| it.at);
    let mapping = Mapping::propose(KIND, sheet, found);
    let rows = read_rows(sheet, found, &mapping, &no_references);
    let taken = |row: &ReadRow| row.cells.iter().filter(|it| it.value.is_some()).count();
    Ok(rows.iter().map(taken).sum())
}

/// Writes a workbook of the lines of a text whose cells stand between tabs, the first of
/// them the names of its columns.
#[wasm_bindgen]
pub fn sheet_write(text: &str) -> Result<Vec<u8>, JsError> {
    let mut lines = text
        .lines()
        .map(|line| line.split('\t').map(str::to_owned).collect::<Vec<_>>());
    let column = |name: String| TableColumn {
        holds: if name.starts_with("Date") {
            Holds::Day
        } else {
            Holds::Text
        },
        name,
    };
    let table = Table {
        name: "Partenaires".to_owned(),
        columns: lines
            .next()
            .unwrap_or_default()
            .into_iter()
            .map(column)
            .collect(),
        rows: lines.collect(),
    };
    let made = Day::parse("2026-11-22").map_err(|_| told("no day"))?;
    xlsx::write(&[table], made).map_err(told)
}
