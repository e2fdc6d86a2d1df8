//! The tables of an agreement as a file for a spreadsheet.

use super::separated::write;
use crate::agreement::Sheet;
use crate::agreement::document::{Wording, tables};

/// The tables A, B and C, one below the other, as they stand in the document.
pub fn csv(sheet: &Sheet, w: Wording) -> String {
    let mut lines = Vec::new();
    for table in tables(sheet, w) {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![table.caption]);
        lines.push(table.heads);
        lines.extend(table.rows);
        lines.extend(table.total);
    }
    write(&lines)
}
