//! A table that grows a column whenever something new is said.

use crate::exchange::sheet::{Cell, Is, Row, Sheet};
use std::collections::BTreeMap;

/// The rows so far. The heading names fields by their paths.
#[derive(Debug, Default)]
pub struct Columns {
    names: Vec<String>,
    row: BTreeMap<u32, String>,
    rows: Vec<BTreeMap<u32, String>>,
    /// How many items of each list the row has.
    items: BTreeMap<&'static str, u32>,
}

impl Columns {
    /// Says something of a field. The first that is said counts; what differs from it has a
    /// column of its own.
    pub fn say(&mut self, path: &'static str, text: &str) {
        if text.is_empty() {
            return;
        }
        let at = self.column(path);
        match self.row.get(&at) {
            None => {
                self.row.insert(at, text.to_owned());
            }
            Some(said) if said == text => {}
            Some(_) => self.left(path, text),
        }
    }

    fn column(&mut self, name: &str) -> u32 {
        let at = self.names.iter().position(|it| it == name);
        let at = at.unwrap_or_else(|| {
            self.names.push(name.to_owned());
            self.names.len().saturating_sub(1)
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }

    fn put(&mut self, name: &str, text: &str) {
        if !text.is_empty() {
            let at = self.column(name);
            self.row.insert(at, text.to_owned());
        }
    }

    /// Says something that no field holds: it has a column of its own, under which nothing
    /// is taken, so that nothing is dropped in silence.
    pub fn left(&mut self, name: &'static str, text: &str) {
        if !text.is_empty() {
            let number = self.next(name);
            self.put(&format!("({name} {number})"), text);
        }
    }

    /// Adds an item to a list: what it says, field by field.
    pub fn item(&mut self, list: &'static str, fields: &[(&str, &str)]) {
        if fields.iter().all(|(_, text)| text.is_empty()) {
            return;
        }
        let number = self.next(list);
        for (field, text) in fields {
            self.put(&format!("{list}.{field} {number}"), text);
        }
    }

    fn next(&mut self, list: &'static str) -> u32 {
        let count = self.items.entry(list).or_default();
        *count = count.saturating_add(1);
        *count
    }

    /// Ends the row.
    pub fn end_row(&mut self) {
        self.items.clear();
        let row = std::mem::take(&mut self.row);
        if !row.is_empty() {
            self.rows.push(row);
        }
    }

    /// The sheet: the heading, then the rows.
    pub fn sheet(self) -> Sheet {
        let heading = (0_u32..).zip(self.names).collect();
        let rows = std::iter::once(heading).chain(self.rows);
        let row = |(number, cells): (u32, BTreeMap<u32, String>)| Row {
            number,
            cells: cells
                .into_iter()
                .map(|(column, text)| Cell {
                    column,
                    is: Is::Text,
                    text,
                })
                .collect(),
        };
        Sheet {
            name: String::new(),
            rows: (1_u32..).zip(rows).map(row).collect(),
        }
    }
}
