//! Which row of a sheet names its columns. Titles and blank lines may stand above it.

use super::{Is, Row, Sheet};

/// How far down a heading is looked for.
const LOOKED_AT: usize = 40;

/// The most letters of the name of a column.
const NAME: usize = 80;

/// The row that names the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its place among the rows of the sheet, from 0.
    pub at: usize,
    /// Whether names in it are known; it only looks like a heading otherwise.
    pub is_known: bool,
}

/// The row with the most names that somebody knows, two at least, or one in a sheet of one
/// column; else the first whose cells all look like names. `None` where every row looks
/// like data.
pub fn heading(sheet: &Sheet, known: &dyn Fn(&str) -> bool) -> Option<Heading> {
    let looked_at = || sheet.rows.iter().take(LOOKED_AT).enumerate();
    let count = |row: &Row| row.cells.iter().filter(|it| known(&it.text)).count();
    let least = if sheet.width() < 2 { 1 } else { 2 };
    let mut best: Option<(usize, usize)> = None;
    for (at, row) in looked_at() {
        let names = count(row);
        if names >= least && best.is_none_or(|(_, most)| names > most) {
            best = Some((at, names));
        }
    }
    if let Some((at, _)) = best {
        return Some(Heading { at, is_known: true });
    }
    let (at, _) = looked_at().find(|(at, row)| looks_like_names(row, sheet, *at))?;
    Some(Heading {
        at,
        is_known: false,
    })
}

/// Whether all cells are short words that differ, most columns have one, and further down
/// something else than words stands.
fn looks_like_names(row: &Row, sheet: &Sheet, at: usize) -> bool {
    let below = || sheet.rows.iter().skip(at.saturating_add(1));
    let width = usize::try_from(sheet.width()).unwrap_or(usize::MAX);
    let most = row.cells.len().saturating_mul(4) >= width.saturating_mul(3);
    let names = row
        .cells
        .iter()
        .all(|it| it.is == Is::Text && is_name(&it.text));
    let differ = row.cells.iter().enumerate().all(|(place, it)| {
        let mut others = row.cells.iter().take(place);
        others.all(|other| other.text.trim() != it.text.trim())
    });
    let data = below().take(LOOKED_AT).flat_map(|it| &it.cells);
    let mut data = data.filter(|it| it.is != Is::Text || !is_name(&it.text));
    row.cells.len() >= 2 && most && names && differ && data.next().is_some()
}

fn is_name(text: &str) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    letters > digits
        && text.chars().count() <= NAME
        && !text.contains(['@', '\n'])
        && !text.contains("://")
}

#[cfg(test)]
mod tests {
    use super::super::{Cell, Sheet};
    use super::*;

    fn sheet(rows: &[&[&str]]) -> Sheet {
        let row = |(number, cells): (u32, &&[&str])| Row {
            number,
            cells: (0..)
                .zip(cells.iter())
                .filter(|(_, it)| !it.is_empty())
                .map(|(column, text)| Cell {
                    column,
                    is: Is::Text,
                    text: (*text).to_owned(),
                })
                .collect(),
        };
        Sheet {
            name: String::new(),
            rows: (1..).zip(rows).map(row).collect(),
        }
    }

    fn found(rows: &[&[&str]]) -> Option<(usize, bool)> {
        let known = |it: &str| ["Nom", "Pays", "Ville"].contains(&it);
        heading(&sheet(rows), &known).map(|it| (it.at, it.is_known))
    }

    #[test]
    fn a_heading_is_found_below_titles() {
        let title: &[&str] = &["Partenaires 2026"];
        let names: &[&str] = &["Nom", "Pays", "Remarque"];
        let data: &[&str] = &["Université de Brest", "FR", "depuis 2019"];
        assert_eq!(found(&[names, data]), Some((0, true)));
        assert_eq!(found(&[title, names, data]), Some((1, true)));
        assert_eq!(
            found(&[title, &["Nom du service"], names, data]),
            Some((2, true))
        );
    }

    #[test]
    fn a_heading_in_other_words_is_told_by_its_looks() {
        let names: &[&str] = &["Intézmény", "Ország", "Cím"];
        let data: &[&str] = &["Szegedi Egyetem", "HU", "a@u-szeged.example"];
        assert_eq!(found(&[names, data]), Some((0, false)));
        assert_eq!(found(&[&["2026"], names, data]), Some((1, false)));
    }

    #[test]
    fn a_list_without_a_heading_has_none() {
        let data: &[&str] = &["Université de Brest", "FR", "a@b.example"];
        assert_eq!(found(&[data, data]), None);
        assert_eq!(
            found(&[&["Nom"], data, data]),
            None,
            "a title of one known word"
        );
        assert_eq!(found(&[]), None);
    }
}
