//! The tables A, B and C of the document, and the groups between them.

use super::{Part, Table, Wording, choice, text};
use crate::agreement::Sheet;
use crate::agreement::totals::{self, TableTotal, Totals};
use crate::model::records::Recognition;
use crate::model::value::{Amount, CreditSystemKey, Flag, Line, Term};

/// Table A.
pub fn host(sheet: &Sheet, w: Wording) -> Table {
    let totals = Totals::of(sheet);
    let row = |it: &crate::model::records::HostComponent| {
        vec![
            code(it.code.as_ref(), it.no_code, w),
            text(it.title.as_ref()),
            term(it.term, w),
            credits(it.credits.as_ref(), it.no_credits, it.scheme, w),
        ]
    };
    let mut below = link("catalogue", text(sheet.agreement.catalogue.as_ref()), w);
    below.extend(worth(&totals, w));
    Table {
        caption: w.field("host"),
        heads: heads(&["code", "title", "term", "credits"], "host", w),
        rows: sheet
            .agreement
            .host
            .iter()
            .map(|it| row(&it.value))
            .collect(),
        total: total(&totals.host, 4, w),
        below,
    }
}

/// Table B.
pub fn home(sheet: &Sheet, w: Wording) -> Table {
    let totals = Totals::of(sheet);
    let row = |it: &crate::model::records::HomeComponent| {
        vec![
            code(it.code.as_ref(), it.no_code, w),
            text(it.title.as_ref()),
            term(it.term, w),
            credits(it.credits.as_ref(), it.no_credits, it.scheme, w),
            recognition(it.recognition, it.condition.as_ref(), w),
        ]
    };
    let paths = ["code", "title", "term", "credits", "recognition"];
    Table {
        caption: w.field("home"),
        heads: heads(&paths, "home", w),
        rows: sheet
            .agreement
            .home
            .iter()
            .map(|it| row(&it.value))
            .collect(),
        total: total(&totals.home, 5, w),
        below: link("provisions", text(sheet.agreement.provisions.as_ref()), w),
    }
}

/// Table C.
pub fn online(sheet: &Sheet, w: Wording) -> Table {
    let totals = Totals::of(sheet);
    let row = |it: &crate::model::records::VirtualComponent| {
        let parts = [text(it.title.as_ref()), text(it.description.as_ref())];
        let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
        vec![
            code(it.code.as_ref(), None, w),
            parts.join(" – "),
            term(it.term, w),
            credits(it.credits.as_ref(), it.no_credits, it.scheme, w),
            recognition(it.recognition, it.condition.as_ref(), w),
        ]
    };
    let paths = ["code", "title", "term", "credits", "recognition"];
    Table {
        caption: w.field("virtual"),
        heads: heads(&paths, "virtual", w),
        rows: sheet
            .agreement
            .online
            .iter()
            .map(|it| row(&it.value))
            .collect(),
        total: total(&totals.online, 5, w),
        below: Vec::new(),
    }
}

/// Which components of table A stand for which of table B, where somebody has said so.
pub fn groups(sheet: &Sheet, w: Wording) -> Option<Part> {
    let groups = totals::groups(sheet);
    if groups.is_empty() {
        return None;
    }
    let (host, home) = (&sheet.agreement.host, &sheet.agreement.home);
    let lines = groups.iter().map(|(mark, group)| {
        let one = group.host.iter().filter_map(|at| host.get(*at));
        let one: Vec<String> = one.map(|it| text(it.value.title.as_ref())).collect();
        let other = group.home.iter().filter_map(|at| home.get(*at));
        let other: Vec<String> = other.map(|it| text(it.value.title.as_ref())).collect();
        w.pair(
            &mark.to_string(),
            &format!("{} → {}", one.join(" + "), other.join(" + ")),
        )
    });
    Some(Part::Text(w.say(|t| t.document.groups), lines.collect()))
}

fn heads(paths: &[&str], list: &str, w: Wording) -> Vec<String> {
    let heads = paths.iter().map(|path| w.field(&format!("{list}.{path}")));
    heads.collect()
}

fn code(code: Option<&Line>, none: Option<Flag>, w: Wording) -> String {
    match code {
        Some(code) => code.as_str().to_owned(),
        None if none == Some(Flag(true)) => w.say(|t| t.document.no_code),
        None => String::new(),
    }
}

/// A term in words: `2/2` is the second term of two.
pub fn term(term: Option<Term>, w: Wording) -> String {
    let Some(term) = term else {
        return String::new();
    };
    w.with(|t| match (term.number(), term.total()) {
        (1, 1) => t.document.whole_year.to_owned(),
        (number, total) => t.document.term(&number.to_string(), &total.to_string()),
    })
}

fn credits(
    credits: Option<&Amount>,
    none: Option<Flag>,
    system: Option<CreditSystemKey>,
    w: Wording,
) -> String {
    match credits {
        None if none == Some(Flag(true)) => w.say(|t| t.document.no_credits),
        Some(credits) => {
            let number = w.texts().number(credits.value());
            match system.and_then(CreditSystemKey::system) {
                Some(system) => format!(
                    "{number} {}",
                    w.texts().credit_unit(credits.value(), &system.id)
                ),
                None => number,
            }
        }
        None => String::new(),
    }
}

fn recognition(how: Option<Recognition>, condition: Option<&Line>, w: Wording) -> String {
    let how = Some(how.unwrap_or(Recognition::Automatic));
    let parts = [choice(how.as_ref(), "recognition", w), text(condition)];
    let parts: Vec<String> = parts.into_iter().filter(|it| !it.is_empty()).collect();
    parts.join(" – ")
}

fn total(table: &TableTotal, columns: usize, w: Wording) -> Option<Vec<String>> {
    let sums = table.by_system.iter().map(|(system, sum)| {
        let number = w.texts().number(sum);
        format!("{number} {}", w.texts().credit_unit(sum, system))
    });
    let sums: Vec<String> = sums.collect();
    let mut cells = vec![String::new(); columns];
    if let Some(cell) = cells.get_mut(1) {
        *cell = w.say(|t| t.document.total);
    }
    if let Some(cell) = cells.get_mut(3) {
        *cell = sums.join(" + ");
    }
    (!sums.is_empty()).then_some(cells)
}

/// What the credits of the receiving side are worth at home, where both differ.
fn worth(totals: &Totals, w: Wording) -> Option<String> {
    let counted = totals
        .carried
        .iter()
        .any(|it| it.system != totals.home_system);
    let sum = totals.received().filter(|_| counted)?;
    let number = w.texts().number_or_approximation(&sum);
    Some(w.with(|t| {
        t.document
            .worth(&number, &t.credit_unit(&sum, totals.home_system))
    }))
}

fn link(path: &str, address: String, w: Wording) -> Vec<String> {
    match address.as_str() {
        "" => Vec::new(),
        address => vec![w.pair(&w.field(path), address)],
    }
}
