//! A list that is a table: its columns are told as those of partners are.

use super::Institution;
use super::read::List;
use crate::exchange::import::{Mapping, ReadRow, Reader, no_references};
use crate::exchange::sheet::{Sheet, Workbook, heading};
use crate::model::records::Collection;

/// What the columns of an institution are told by.
const OF: Collection = Collection::Partner;

/// Reads the sheet with the most rows.
pub fn read(workbook: &Workbook) -> List {
    let largest = workbook.sheets.iter().max_by_key(|it| it.rows.len());
    largest.map_or_else(List::default, of_sheet)
}

/// The institutions of a sheet.
pub fn of_sheet(sheet: &Sheet) -> List {
    let at = heading(sheet, &|name| Mapping::knows(OF, name)).map(|it| it.at);
    let mut mapping = Mapping::propose(OF, sheet, at);
    prefer_codes(&mut mapping);
    let below = at.map_or(0, |at| at.saturating_add(1));
    let mut list = List::default();
    let Some(mut reader) = Reader::of(&mapping) else {
        return list;
    };
    for row in sheet.rows.iter().skip(below) {
        let Some(row) = reader.row(row, &no_references) else {
            continue;
        };
        let unread = row.cells.iter().filter(|it| it.value.is_none()).count();
        list.unread = list.unread.saturating_add(unread);
        match institution(&mapping, &row) {
            Some(institution) => list.institutions.push(institution),
            None => list.nameless = list.nameless.saturating_add(1),
        }
    }
    list
}

/// Of a country that stands by its name and by its code, the code counts: names of
/// countries are written in many ways.
fn prefer_codes(mapping: &mut Mapping) {
    let columns = &mapping.columns;
    let filled = columns
        .iter()
        .find(|it| it.target.as_ref().is_some_and(|it| it.path == "country"));
    let code = columns.iter().find(|it| {
        let name = it.name.to_lowercase();
        it.target.is_none() && name.contains("code") && name.contains("alpha")
    });
    if let Some((target, at)) = filled
        .and_then(|it| it.target.clone())
        .zip(code.map(|it| it.at))
    {
        mapping.choose(at, Some(target));
    }
}

fn institution(mapping: &Mapping, row: &ReadRow) -> Option<Institution> {
    let value = |path| row.value(mapping, path).unwrap_or_default().to_owned();
    let names = ["names.local", "names.en", "names.fr"].map(value);
    let mut names = names.into_iter().filter(|it| !it.is_empty());
    Some(Institution {
        name: names.next()?,
        others: names.collect(),
        acronym: String::new(),
        city: value("city"),
        country: value("country"),
        erasmus: value("erasmus"),
        schac: value("schac"),
        pic: value("pic"),
        oid: value("oid"),
        site: value("website"),
    })
}
