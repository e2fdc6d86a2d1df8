//! A document of EWP as a table of institutions.

use super::sheet::Columns;
use super::{FACTSHEET, INSTITUTIONS, hei};
use crate::exchange::sheet::{TableError, Workbook};
use crate::exchange::xml::{self, Node};

/// Reads an institutions response or a fact sheet.
///
/// # Errors
/// [`TableError::Damaged`] with line and column for what is no such document.
pub fn read(bytes: &[u8]) -> Result<Workbook, TableError> {
    let text = xml::decode(bytes).map_err(|it| damaged(&it))?;
    let root = xml::parse(&text).map_err(|it| damaged(&it))?;
    let (item, read): (&str, fn(&Node<'_>, &mut Columns)) = match &*root.namespace {
        INSTITUTIONS => ("hei", hei::institution),
        FACTSHEET => ("factsheet", hei::fact_sheet),
        other => {
            return Err(TableError::Damaged {
                what: format!("namespace {other:?}"),
                after: None,
            });
        }
    };
    let mut columns = Columns::default();
    for node in root.elements() {
        if node.name == item {
            read(node, &mut columns);
            columns.end_row();
        }
    }
    let sheet = columns.sheet();
    if sheet.rows.len() < 2 {
        return Err(TableError::Empty);
    }
    Ok(Workbook {
        sheets: vec![sheet],
        findings: Vec::new(),
    })
}

fn damaged(error: &xml::XmlError) -> TableError {
    TableError::Damaged {
        what: error.to_string(),
        after: None,
    }
}
