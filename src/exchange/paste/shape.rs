//! A text as lines of cells.

use super::Doubt;
use crate::exchange::separated;
use crate::model::number::Typed;

/// Separators, the surest first: hardly anything else holds a tab.
const SEPARATORS: [u8; 4] = [b'\t', b';', b'|', b','];

/// The cells of a text, and what is doubtful about them. Empty lines and empty columns are
/// left out; every line has as many cells as the longest.
pub fn grid(text: &str) -> (Vec<Vec<String>>, Vec<Doubt>) {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text = text.replace('\r', "\n");
    let (mut rows, doubts) = separator(&text)
        .map(|it| (separated::read(&text, it), Vec::new()))
        .or_else(|| aligned(&text).map(|it| (it, Vec::new())))
        .unwrap_or_else(|| told_by_form(&text));
    for cell in rows.iter_mut().flatten() {
        *cell = tidy(cell);
    }
    rows.retain(|row| row.iter().any(|it| !it.is_empty()));
    let width = rows.iter().map(Vec::len).max().unwrap_or_default();
    for row in &mut rows {
        row.resize(width, String::new());
    }
    for at in (0..width).rev() {
        if rows
            .iter()
            .all(|row| row.get(at).is_none_or(String::is_empty))
        {
            for row in &mut rows {
                row.remove(at);
            }
        }
    }
    (rows, doubts)
}

/// A cell on one line, without signs that cannot be seen.
fn tidy(cell: &str) -> String {
    let seen = cell.replace(['\u{200b}', '\u{ad}', '\u{2060}'], "");
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The separator that gives the same number of cells in most lines.
fn separator(text: &str) -> Option<u8> {
    if text.contains('\t') {
        return Some(b'\t');
    }
    SEPARATORS.into_iter().skip(1).find(|separator| {
        let lines = separated::read(text, *separator);
        let lines: Vec<usize> = lines.iter().map(Vec::len).collect();
        let width = lines.iter().copied().max().unwrap_or_default();
        let even = lines.iter().filter(|it| **it == width).count();
        // A comma stands in sentences and in numbers, too.
        let least = if *separator == b',' { 3 } else { 2 };
        width >= least && even.saturating_mul(4) >= lines.len().saturating_mul(3)
    })
}

/// Columns parted by several spaces, as text taken out of a document often has them.
fn aligned(text: &str) -> Option<Vec<Vec<String>>> {
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    let rows: Vec<Vec<String>> = lines
        .map(|line| {
            let line = line.replace('\u{a0}', " ");
            let cells = line.trim().split("  ").map(str::trim);
            let cells = cells.filter(|it| !it.is_empty());
            cells.map(str::to_owned).collect()
        })
        .collect();
    let width = rows.first()?.len();
    (width > 1 && rows.iter().all(|it| it.len() == width)).then_some(rows)
}

/// Lines without separators: a code where the first word holds a digit, credits where the
/// last one is a number; a line without credits goes on in the next.
fn told_by_form(text: &str) -> (Vec<Vec<String>>, Vec<Doubt>) {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let numbered = lines.iter().filter(|it| ends_in_number(it)).count();
    if numbered == 0 {
        // A list of titles.
        let rows = lines.into_iter().map(|it| vec![it.to_owned()]);
        return (rows.collect(), Vec::new());
    }
    let mut joined = 0_usize;
    let mut whole: Vec<String> = Vec::new();
    let mut open = false;
    for line in lines {
        match whole.last_mut().filter(|_| open) {
            Some(before) => {
                before.push(' ');
                before.push_str(line);
                joined = joined.saturating_add(1);
            }
            None => whole.push(line.to_owned()),
        }
        open = !ends_in_number(line);
    }
    let mut doubts = vec![Doubt::Guessed];
    if joined > 0 {
        doubts.push(Doubt::Joined(joined));
    }
    (whole.iter().map(|it| parted(it)).collect(), doubts)
}

/// Whether a line ends in credits: a small number, with or without its unit.
fn ends_in_number(line: &str) -> bool {
    let words: Vec<&str> = line.split_whitespace().collect();
    let last = words.iter().rev().find(|it| !is_unit(it));
    words.len() > 1 && last.is_some_and(|it| Typed::parse(it).is_ok())
}

fn is_unit(word: &str) -> bool {
    let word = crate::text::fold(word);
    [
        "ects", "cr", "cr.", "credits", "credit", "cp", "cfu", "lp", "uc",
    ]
    .contains(&word.as_str())
}

fn parted(line: &str) -> Vec<String> {
    let mut words: Vec<&str> = line.split_whitespace().collect();
    while words.last().is_some_and(|it| is_unit(it)) {
        words.pop();
    }
    let credits = words.last().filter(|it| Typed::parse(it).is_ok());
    let credits = credits.map_or(String::new(), |it| (*it).to_owned());
    if !credits.is_empty() {
        words.pop();
    }
    let first = words.first().copied().unwrap_or_default();
    let is_code = words.len() > 1 && first.chars().any(|it| it.is_ascii_digit());
    let code = if is_code { words.remove(0) } else { "" };
    vec![code.to_owned(), words.join(" "), credits]
}
