//! Which column holds what.

use crate::exchange::paste::cells::is_credits;
use crate::exchange::paste::status::status_of;
use crate::exchange::paste::terms::is_term;
use crate::model::number::Typed;
use crate::text::fold;

/// What a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    /// The code of the component.
    Code,
    /// Its title.
    Title,
    /// A short description.
    Description,
    /// Its term.
    Term,
    /// Its credits.
    Credits,
    /// How these are counted, where not as the institution does.
    System,
    /// How it is recognised.
    Recognition,
    /// The condition of that.
    Condition,
    /// The groups in which it stands for components of the other table.
    Links,
    /// The mark that was obtained.
    Mark,
    /// What became of it.
    Status,
}

/// Words of headings that mean a mark.
const MARK: &[&str] = &[
    "note",
    "mark",
    "marks",
    "grade",
    "grades",
    "nota",
    "calificacion",
    "classificacao",
    "voto",
    "karakter",
    "betyg",
    "cijfer",
    "arvosana",
    "ocena",
    "punteggio",
];

impl Column {
    /// The field of the component.
    pub const fn field(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Title => "title",
            Self::Description => "description",
            Self::Term => "term",
            Self::Credits => "credits",
            Self::System => "system",
            Self::Recognition => "recognition",
            Self::Condition => "condition",
            Self::Links => "links",
            Self::Mark => "mark",
            Self::Status => "status",
        }
    }

    /// The column of a field.
    pub fn of_field(field: &str) -> Option<Self> {
        [
            Self::Code,
            Self::Title,
            Self::Description,
            Self::Term,
            Self::Credits,
            Self::System,
            Self::Recognition,
            Self::Condition,
            Self::Links,
            Self::Mark,
            Self::Status,
        ]
        .into_iter()
        .find(|it| it.field() == field)
    }

    /// Words of headings that mean it, folded, in French and English and in the languages
    /// of frequent partners.
    const fn words(self) -> &'static [&'static str] {
        match self {
            Self::Code => &[
                "code",
                "codes",
                "sigle",
                "ue",
                "reference",
                "ref",
                "numero",
                "no",
                "n°",
                "id",
                "kurs-nr",
                "codigo",
                "codice",
                "cod",
            ],
            Self::Title => &[
                "intitule",
                "titre",
                "title",
                "cours",
                "course",
                "courses",
                "component",
                "composante",
                "nom",
                "name",
                "libelle",
                "matiere",
                "subject",
                "module",
                "unite",
                "unit",
                "enseignement",
                "asignatura",
                "insegnamento",
                "lehrveranstaltung",
                "titolo",
                "titulo",
            ],
            Self::Description => &["description", "descriptif", "contenu", "content", "resume"],
            Self::Term => &[
                "semestre",
                "semester",
                "term",
                "trimestre",
                "periode",
                "period",
                "session",
                "sem",
                "sem.",
                "quarter",
                "periodo",
            ],
            Self::Credits => &[
                "credits",
                "credit",
                "ects",
                "cr",
                "cr.",
                "cp",
                "cfu",
                "creditos",
                "crediti",
                "lp",
                "kreditpunkte",
                "poids",
                "points",
            ],
            Self::System => &["systeme de credits", "credit system", "systeme", "system"],
            Self::Recognition => &["reconnaissance", "recognition", "automatique", "automatic"],
            Self::Condition => &["condition", "conditions", "remarque", "remarques", "notes"],
            Self::Links => &["groupe", "groupes", "group", "groups"],
            Self::Mark => MARK,
            Self::Status => &[
                "statut",
                "status",
                "etat",
                "stato",
                "estado",
                "decision",
                "validation",
            ],
        }
    }

    fn is_named(self, heading: &str) -> bool {
        let heading = fold(heading);
        if self == Self::System {
            // *Crédits (système ECTS)* holds credits.
            return self.words().contains(&heading.as_str());
        }
        let mut words = heading.split(|it: char| !(it.is_alphanumeric() || "°-.".contains(it)));
        words.any(|word| self.words().contains(&word))
    }
}

/// Every column, those that a heading names surest first: "ECTS credits of the course",
/// "credit system".
const SUREST: [Column; 11] = [
    Column::System,
    Column::Credits,
    Column::Term,
    Column::Mark,
    Column::Status,
    Column::Code,
    Column::Recognition,
    Column::Condition,
    Column::Links,
    Column::Description,
    Column::Title,
];

/// Whether the first line is a heading: it names a column, and holds no credits.
pub fn is_heading(rows: &[Vec<String>]) -> bool {
    let Some(first) = rows.first().filter(|_| rows.len() > 1) else {
        return false;
    };
    let named = first.iter().filter(|it| named(it).is_some()).count();
    let credits = first.iter().any(|it| is_credits(it));
    // A course may be called *Introduction to the subject*; a heading is short.
    let short = first.iter().all(|it| it.split_whitespace().count() <= 6);
    named > 0 && !credits && short && (named > 1 || first.len() == 1 || rows.len() > 2)
}

fn named(cell: &str) -> Option<Column> {
    SUREST.into_iter().find(|it| it.is_named(cell))
}

/// What each column holds: as the heading says, else as its cells look.
pub fn tell(
    heading: Option<&[String]>,
    rows: &[Vec<String>],
    wanted: &[Column],
) -> Vec<Option<Column>> {
    let width = rows.first().map_or(0, Vec::len);
    let width = width.max(heading.map_or(0, <[String]>::len));
    let mut columns: Vec<Option<Column>> = vec![None; width];
    for column in SUREST.into_iter().filter(|it| wanted.contains(it)) {
        let named = heading
            .into_iter()
            .flatten()
            .enumerate()
            .position(|(at, it)| {
                columns.get(at).is_some_and(Option::is_none) && column.is_named(it)
            });
        if let Some(place) = named.and_then(|at| columns.get_mut(at)) {
            *place = Some(column);
        }
    }
    let cells = |at: usize| {
        rows.iter()
            .filter_map(move |row| row.get(at))
            .filter(|it| !it.is_empty())
    };
    let mostly = |at: usize, test: fn(&str) -> bool| {
        let count = cells(at).count();
        let fits = cells(at).filter(|it| test(it)).count();
        count > 0 && fits.saturating_mul(3) >= count.saturating_mul(2)
    };
    let length = |at: usize| cells(at).map(|it| it.chars().count()).sum::<usize>();
    let mut put = |column: Column, order: Vec<usize>, test: &dyn Fn(usize) -> bool| {
        if !wanted.contains(&column) || columns.contains(&Some(column)) {
            return;
        }
        let is_free = |at: &usize| columns.get(*at).is_some_and(Option::is_none) && test(*at);
        let free = order.into_iter().find(is_free);
        if let Some(place) = free.and_then(|at| columns.get_mut(at)) {
            *place = Some(column);
        }
    };
    put(Column::Term, (0..width).collect(), &|at| {
        mostly(at, is_term)
    });
    put(Column::Status, (0..width).collect(), &|at| {
        mostly(at, |it| status_of(it).is_some())
    });
    if wanted.contains(&Column::Mark) {
        // Credits are never written as so many out of so many.
        put(Column::Mark, (0..width).rev().collect(), &|at| {
            mostly(at, is_out_of)
        });
    }
    // Credits stand last more often than numbers of another kind.
    put(Column::Credits, (0..width).rev().collect(), &|at| {
        mostly(at, is_credits)
    });
    put(Column::Mark, (0..width).rev().collect(), &|at| {
        at > 0 && mostly(at, is_mark)
    });
    let longest = |at: usize| length(at) > 0 && !mostly(at, is_credits) && !mostly(at, is_term);
    let mut by_length: Vec<usize> = (0..width).collect();
    by_length.sort_by_key(|at| std::cmp::Reverse(length(*at)));
    put(Column::Title, by_length, &longest);
    put(Column::Code, (0..width).collect(), &|at| {
        mostly(at, is_code)
    });
    columns
}

/// Whether a text is a mark with the best one after a bar: `14/20`.
fn is_out_of(text: &str) -> bool {
    let number = |it: &str| Typed::parse(it).is_ok();
    let parts = text.split_once('/');
    parts.is_some_and(|(mark, best)| number(mark) && number(best) && !is_term(text))
}

/// Whether a text may be a mark: a number, or a letter or two with a sign or a number.
fn is_mark(text: &str) -> bool {
    let letters = text.chars().filter(|it| it.is_alphabetic()).count();
    is_out_of(text)
        || Typed::parse(text).is_ok()
        || (letters <= 2 && text.chars().count() <= 4 && !text.contains(' '))
}

/// Whether two columns hold numbers and no heading names the credits or the marks.
pub fn is_ambiguous(heading: Option<&[String]>, rows: &[Vec<String>]) -> bool {
    let mut named = heading.into_iter().flatten().filter_map(|it| named(it));
    if named.any(|it| matches!(it, Column::Credits | Column::Mark)) {
        return false;
    }
    let width = rows.first().map_or(0, Vec::len);
    let numbers = (0..width).filter(|at| {
        let mut cells = rows.iter().filter_map(|row| row.get(*at));
        let filled = || {
            rows.iter()
                .filter_map(|row| row.get(*at))
                .any(|it| !it.is_empty())
        };
        filled() && cells.all(|it| it.is_empty() || is_credits(it))
    });
    numbers.count() > 1
}

/// Whether a text looks like a code: short, in one or two words, with a digit in it.
fn is_code(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 2 && text.chars().count() <= 20 && text.chars().any(|it| it.is_ascii_digit())
}

/// Whether a line adds the others up: it says so, and else holds numbers only. A course
/// may be called *Total Quality Management*.
pub fn is_total(row: &[String]) -> bool {
    let mut said = row.iter().filter(|it| !it.is_empty());
    let first = said.next().map(|it| fold(it)).unwrap_or_default();
    let word = first.trim_end_matches([':', ' ', '\u{a0}', '\u{202f}']);
    let words = [
        "total",
        "totaux",
        "total ects",
        "total credits",
        "sum",
        "somme",
        "summe",
        "gesamt",
    ];
    words.contains(&word) && said.all(|it| is_credits(it))
}

/// Whether a column has empty cells below others, as merged cells leave them.
pub fn has_merged(rows: &[Vec<String>], columns: &[Option<Column>], column: Column) -> bool {
    let Some(at) = columns.iter().position(|it| *it == Some(column)) else {
        return false;
    };
    let cell = |row: &Vec<String>| row.get(at).is_some_and(|it| !it.is_empty());
    let first = rows.iter().position(cell);
    first.is_some_and(|first| rows.iter().skip(first).any(|row| !cell(row)))
}
