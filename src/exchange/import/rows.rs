//! The rows of a table, read cell by cell.

use super::mapping::Mapping;
use super::target::Target;
use super::value::{CellError, Field, Note, Reading, Refer, no_references, value};
use crate::exchange::sheet::{Cell, Is, Place, Row, Sheet};
use crate::model::records::{Collection, Content};
use crate::model::value::Kind;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A row, as far as it could be read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadRow {
    /// Its number, as a spreadsheet shows it.
    pub number: u32,
    /// Its cells that fill something.
    pub cells: Vec<ReadCell>,
}

/// A cell that fills something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadCell {
    /// Its column, from 0.
    pub column: u32,
    /// What it was.
    pub is: Is,
    /// What stands there; nothing where the value is the same text.
    pub read: Option<Box<str>>,
    /// The text of the value, as it is stored; nothing where it could not be read.
    pub value: Option<Box<str>>,
    /// What was done to it.
    pub note: Option<Note>,
}

/// A cell that could not be read, with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Where.
    pub place: Place,
    /// The name of its column.
    pub column: String,
    /// The path of the field that it should fill.
    pub path: String,
    /// What is wrong, and what was read.
    pub error: CellError,
}

impl ReadCell {
    /// What stands there.
    pub fn read(&self) -> &str {
        let read = self.read.as_deref().or(self.value.as_deref());
        read.unwrap_or_default()
    }

    /// The cell as it stands in its sheet.
    fn cell(&self) -> Cell {
        Cell {
            column: self.column,
            is: self.is,
            text: self.read().to_owned(),
        }
    }
}

impl ReadRow {
    /// The value of a field of the record itself, or of the first item of a list.
    pub fn value(&self, mapping: &Mapping, path: &str) -> Option<&str> {
        let wanted = |item: Option<u8>| item.is_none_or(|it| it == 1);
        let mut filled = mapping.filled();
        let (column, _) = filled.find(|(_, it)| it.path == path && wanted(it.item))?;
        let cell = self.cells.iter().find(|it| it.column == column)?;
        cell.value.as_deref()
    }

    /// Finds the records that cells name, which the worker does not know.
    pub fn refer(&mut self, mapping: &Mapping, refer: &Refer<'_>) {
        let Some(collection) = mapping.collection() else {
            return;
        };
        for bad in self.cells.iter_mut().filter(|it| it.value.is_none()) {
            let mut filled = mapping.filled();
            let target = filled.find(|(at, _)| *at == bad.column);
            let names = |it: &&Target| matches!(it.kind(collection), Some(Kind::Reference(_)));
            if let Some(target) = target.map(|(_, it)| it).filter(names)
                && let Ok(found) = value(collection, target, &bad.cell(), refer)
            {
                bad.value = Some(found.text.into_boxed_str());
            }
        }
    }

    /// The cells that could not be read. What is wrong is found by reading them again, so
    /// that rows can travel without it.
    pub fn faults(&self, mapping: &Mapping, sheet: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let Some(collection) = mapping.collection() else {
            return faults;
        };
        for bad in self.cells.iter().filter(|it| it.value.is_none()) {
            let column = mapping.columns.iter().find(|it| it.at == bad.column);
            let Some((column, target)) = column.and_then(|it| Some((it, it.target.as_ref()?)))
            else {
                continue;
            };
            if let Err(error) = value(collection, target, &bad.cell(), &no_references) {
                faults.push(Fault {
                    place: Place {
                        sheet: sheet.to_owned(),
                        row: self.number,
                        column: bad.column,
                    },
                    column: column.name.clone(),
                    path: target.path.clone().into_owned(),
                    error,
                });
            }
        }
        faults
    }
}

/// Reads the rows below the heading; those in which no column fills anything are left out.
pub fn read_rows(
    sheet: &Sheet,
    heading: Option<usize>,
    mapping: &Mapping,
    refer: &Refer<'_>,
) -> Vec<ReadRow> {
    let below = heading.map_or(0, |at| at.saturating_add(1));
    let rows = sheet.rows.iter().skip(below);
    let reader = Reader::of(mapping).map(|mut reader| {
        let read = rows.filter_map(|row| reader.row(row, refer));
        read.collect()
    });
    reader.unwrap_or_default()
}

/// How many different texts of a column are remembered.
const REMEMBERED: usize = 256;

/// Reads rows one by one.
#[derive(Debug)]
pub struct Reader<'a> {
    columns: Vec<Column<'a>>,
}

/// A column that fills something, and what its cells came to so far, where a list of words
/// has to be gone through for each: such columns say few things, and say them often.
#[derive(Debug)]
struct Column<'a> {
    at: u32,
    field: Field<'a>,
    known: HashMap<Box<str>, Option<Reading>>,
}

impl<'a> Reader<'a> {
    /// Makes ready to read rows; `None` where the mapping is of no collection.
    pub fn of(mapping: &'a Mapping) -> Option<Self> {
        let collection = mapping.collection()?;
        let columns = mapping.filled().filter_map(|(at, target)| {
            let field = Field::of(collection, target)?;
            let known = HashMap::new();
            Some(Column { at, field, known })
        });
        Some(Self {
            columns: columns.collect(),
        })
    }

    /// Reads one row; `None` where nothing stands in the columns that fill something.
    pub fn row(&mut self, row: &Row, refer: &Refer<'_>) -> Option<ReadRow> {
        let columns = self.columns.iter_mut();
        let cells = columns.filter_map(|column| {
            let cell = row.cell(column.at)?;
            let read = column.read(cell, refer);
            let (value, note) = match read {
                Some(read) => (Some(read.text.into_boxed_str()), read.note),
                None => (None, None),
            };
            let same = value.as_deref() == Some(cell.text.as_str());
            Some(ReadCell {
                column: column.at,
                is: cell.is,
                read: (!same).then(|| cell.text.as_str().into()),
                value,
                note,
            })
        });
        let cells: Vec<ReadCell> = cells.collect();
        let number = row.number;
        (!cells.is_empty()).then_some(ReadRow { number, cells })
    }
}

impl Column<'_> {
    fn read(&mut self, cell: &Cell, refer: &Refer<'_>) -> Option<Reading> {
        let of_words = matches!(
            self.field.kind,
            Kind::Choice(_) | Kind::Country | Kind::Language | Kind::Isced
        );
        if !of_words || cell.is != Is::Text {
            return self.field.read(cell, refer).ok();
        }
        if let Some(known) = self.known.get(cell.text.as_str()) {
            return known.clone();
        }
        let read = self.field.read(cell, refer).ok();
        if self.known.len() < REMEMBERED {
            self.known.insert(cell.text.as_str().into(), read.clone());
        }
        read
    }
}

/// The fields that a record of its own would lack, of those it is of little use without.
pub fn missing(collection: Collection, mapping: &Mapping, row: &ReadRow) -> Vec<&'static str> {
    let fields = collection.fields().iter();
    let required = fields.filter(|it| it.required && matches!(it.content, Content::Scalar { .. }));
    let lacks = |path: &&'static str| row.value(mapping, path).is_none();
    required.map(|it| it.path).filter(lacks).collect()
}
