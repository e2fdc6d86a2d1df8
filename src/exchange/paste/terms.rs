//! Terms in words.

use crate::text::fold;

/// A season that is the first term in one place and the second, or third, in another.
///
/// *Hiver* is the second of the terms of Québec (automne, hiver, été), while a *semestre
/// d'hiver*, *winter semester* or *Wintersemester* is the first of two elsewhere, followed
/// by that of summer. So a season together with the word *semester* is told; alone it is
/// asked about. Autumn is the first term and spring the second wherever they name one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Season {
    /// *Hiver*, *winter*.
    Winter,
    /// *Été*, *summer*.
    Summer,
}

impl Season {
    /// The terms that it may be, as they are stored, the most frequent first.
    pub const fn terms(self) -> &'static [&'static str] {
        match self {
            Self::Winter => &["2/2", "1/2", "2/3"],
            Self::Summer => &["2/2", "3/3"],
        }
    }

    /// The term of its semester.
    const fn semester(self) -> &'static str {
        match self {
            Self::Winter => "1/2",
            Self::Summer => "2/2",
        }
    }

    /// A text that names a season and does not tell which term it is.
    pub fn asked(text: &str) -> Option<Self> {
        match read(text)? {
            Named::Season(season) => Some(season),
            Named::Term(_) => None,
        }
    }
}

/// The most terms that a year has.
const MOST: u8 = 4;

/// What a text names.
enum Named {
    /// A term, as it is stored.
    Term(String),
    /// A season that may be several terms.
    Season(Season),
}

/// Whether a text names a term, told or to be asked about.
pub fn is_term(text: &str) -> bool {
    read(text).is_some()
}

/// Whether a text names one term, and no season that may be several.
pub fn is_told_term(text: &str) -> bool {
    matches!(read(text), Some(Named::Term(_)))
}

/// A term where the heading says that it is one: a bare number is one of two then.
pub fn term_in_column(text: &str) -> String {
    match (text.trim(), read(text)) {
        ("1", _) => "1/2".to_owned(),
        ("2", _) => "2/2".to_owned(),
        (_, Some(Named::Term(term))) => term,
        _ => text.to_owned(),
    }
}

const FIRST: [&str; 9] = [
    "automne",
    "autumn",
    "fall",
    "1er",
    "premier",
    "first",
    "1st",
    "wintersemester",
    "ws",
];
const SECOND: [&str; 9] = [
    "printemps",
    "spring",
    "2e",
    "2eme",
    "second",
    "2nd",
    "deuxieme",
    "sommersemester",
    "ss",
];
const YEAR: [&str; 6] = ["annee", "annuel", "annuelle", "year", "yearly", "annual"];
const SEASONS: [(&str, Season); 4] = [
    ("hiver", Season::Winter),
    ("winter", Season::Winter),
    ("ete", Season::Summer),
    ("summer", Season::Summer),
];
const SEMESTER: [&str; 4] = ["semestre", "semester", "sem", "s"];

/// `1/2` for *S1*, *Semestre 1*, *autumn*; by French use the semesters of a whole
/// programme are counted through, so that *S7* is a first one.
fn read(text: &str) -> Option<Named> {
    let folded = fold(text.trim());
    let parts: Vec<&str> = folded
        .split_whitespace()
        .filter(|it| !is_academic_year(it))
        .collect();
    if parts.iter().any(|it| it.contains('/')) {
        let term = parts.concat();
        // A year of more terms is none; 14/20 is a mark.
        let few = |it: &str| it.parse::<u8>().is_ok_and(|it| it <= MOST);
        let is_plain = term.split('/').all(few);
        return is_plain.then_some(Named::Term(term));
    }
    let words: Vec<&str> = parts
        .iter()
        .flat_map(|it| it.split(|it: char| !it.is_alphanumeric()))
        .filter(|it| !it.is_empty())
        .collect();
    // The year may be written on to the word: *WS25*.
    let has = |known: &[&str]| {
        let stem =
            |word: &str| known.contains(&word.trim_end_matches(|it: char| it.is_ascii_digit()));
        words.iter().any(|it| known.contains(it) || stem(it))
    };
    let is_semester = words.iter().any(|it| SEMESTER.contains(it));
    let known = [
        (&FIRST[..], "1/2"),
        (&SECOND[..], "2/2"),
        (&YEAR[..], "1/1"),
    ];
    let mut named: Vec<&str> = known
        .into_iter()
        .filter(|(known, _)| has(known))
        .map(|(_, stored)| stored)
        .collect();
    let numbers = words.iter().filter_map(|word| {
        let number = word.strip_prefix('s').unwrap_or(word).parse::<u8>().ok();
        let told = is_semester || word.starts_with('s');
        number.filter(|it| told && (1..=12).contains(it))
    });
    let numbers: Vec<&str> = numbers
        .map(|it| if it % 2 == 1 { "1/2" } else { "2/2" })
        .collect();
    let mut seasons: Vec<Season> = SEASONS
        .into_iter()
        .filter(|(word, _)| has(&[*word]))
        .map(|(_, season)| season)
        .collect();
    seasons.dedup();
    match seasons.as_slice() {
        // A number says which term it is, whatever the season.
        [season] if numbers.is_empty() => {
            if is_semester {
                named.push(season.semester());
            } else {
                return named.is_empty().then_some(Named::Season(*season));
            }
        }
        [] | [_] => {}
        _ => return None,
    }
    named.extend(numbers);
    named.sort_unstable();
    named.dedup();
    // Both halves of a year are for somebody to decide.
    match named.as_slice() {
        [one] => Some(Named::Term((*one).to_owned())),
        _ => None,
    }
}

/// Whether a word is the year of a term and not the term: `2025/26`.
fn is_academic_year(word: &str) -> bool {
    let mut parts = word.split(['/', '-', '–']);
    let is_number = |it: &str| !it.is_empty() && it.chars().all(|it| it.is_ascii_digit());
    parts
        .next()
        .is_some_and(|it| it.len() == 4 && is_number(it))
        && parts.all(is_number)
}
