//! A list that is JSON, as a table: of objects, whose members are the columns, or of rows
//! under the names of their columns.

use super::Source;
use super::read::{DirectoryError, List};
use super::table::of_sheet;
use crate::exchange::sheet::{Cell, Is, Row, Sheet};
use crate::model::{json, limits};
use std::borrow::Cow;

/// The names under which a list stands in an object, where the text is no list itself.
const LISTS: [&str; 6] = ["rows", "data", "items", "institutions", "results", "heis"];

/// Reads a JSON text.
pub fn read(bytes: &[u8]) -> Result<List, DirectoryError> {
    let text = std::str::from_utf8(bytes).map_err(|it| DirectoryError::Json(it.to_string()))?;
    let text = text.trim_start_matches('\u{feff}').trim();
    let told = |it: json::Fault| DirectoryError::Json(it.to_string());
    let mut table = Table::default();
    let mut source = Source::default();
    let mut list = text;
    if !text.starts_with('[') {
        json::members(text, |name, raw| match &*name {
            "source" => source.name = plain(raw),
            "date" | "updated" => source.on = Some(plain(raw)).filter(|it| !it.is_empty()),
            "columns" => table.columns = strings(raw),
            name if LISTS.contains(&name) => list = raw,
            _ => {}
        })
        .map_err(told)?;
    }
    let mut failed = None;
    json::items(list, |raw| {
        if let Err(error) = table.add(raw) {
            failed = failed.take().or(Some(error));
        }
    })
    .map_err(told)?;
    if let Some(error) = failed {
        return Err(told(error));
    }
    if table.rows.len() > limits::DIRECTORY_ENTRIES {
        let count = table.rows.len();
        return Err(DirectoryError::TooMany { count });
    }
    let list = of_sheet(&table.sheet());
    Ok(List { source, ..list })
}

/// A JSON list on its way to a sheet.
#[derive(Default)]
struct Table {
    columns: Vec<String>,
    rows: Vec<Row>,
}

impl Table {
    fn add(&mut self, raw: &str) -> Result<(), json::Fault> {
        let number = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let mut cells = Vec::new();
        let mut cell = |at: usize, raw: &str| {
            let text = plain(raw);
            if !text.is_empty() {
                let column = u32::try_from(at).unwrap_or(u32::MAX);
                let is = Is::Text;
                cells.push(Cell { column, is, text });
            }
        };
        if raw.starts_with('[') {
            let mut places = 0_usize..;
            json::items(raw, |raw| cell(places.next().unwrap_or_default(), raw))?;
        } else {
            let columns = &mut self.columns;
            json::members(raw, |name, raw| {
                let known = columns.iter().position(|it| **it == *name);
                let at = known.unwrap_or_else(|| {
                    columns.push(name.into_owned());
                    columns.len().saturating_sub(1)
                });
                cell(at, raw);
            })?;
        }
        cells.sort_by_key(|it| it.column);
        // The heading is the first row.
        let number = number.saturating_add(2);
        self.rows.push(Row { number, cells });
        Ok(())
    }

    fn sheet(self) -> Sheet {
        let named = (0..).zip(self.columns).map(|(column, name)| Cell {
            column,
            is: Is::Text,
            text: spaced(&name),
        });
        let heading = Row {
            number: 1,
            cells: named.collect(),
        };
        let mut rows = vec![heading];
        rows.extend(self.rows);
        Sheet {
            name: String::new(),
            rows,
        }
    }
}

/// A scalar as a text; of a list the first element. Nothing for an object.
fn plain(raw: &str) -> String {
    match raw.as_bytes().first() {
        Some(b'"') => json::string(raw).map(Cow::into_owned).unwrap_or_default(),
        Some(b'[') => {
            let mut first = None;
            json::items(raw, |raw| {
                first = first.take().or(Some(plain(raw)));
            })
            .ok();
            first.unwrap_or_default()
        }
        Some(b'{') | None => String::new(),
        Some(_) if raw == "null" => String::new(),
        Some(_) => raw.to_owned(),
    }
}

fn strings(raw: &str) -> Vec<String> {
    let mut all = Vec::new();
    json::items(raw, |raw| all.push(plain(raw))).ok();
    all
}

/// The name of a member in words: `legalName`, `web_pages`.
fn spaced(name: &str) -> String {
    let mut words = String::with_capacity(name.len());
    let mut before = ' ';
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && before.is_ascii_lowercase() {
            words.push(' ');
        }
        words.push(if letter == '_' { ' ' } else { letter });
        before = letter;
    }
    words
}
