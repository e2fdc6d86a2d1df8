//! The facts of the components of the three tables.

use super::{line, text};
use crate::agreement::Sheet;
use crate::agreement::totals::{Group, groups};
use crate::model::records::{Collection, Id, Recognition, Span};
use crate::model::value::{Amount, Flag, Line, LinkMarks, Term, Value as _};
use crate::rules::{Fact, Row, Value};
use crate::text::fold;
use std::collections::{BTreeMap, HashMap};

/// What the three tables have in common.
#[derive(Default)]
struct Component<'a> {
    id: Option<Id>,
    code: Option<&'a Line>,
    no_code: Option<Flag>,
    title: Option<&'a Line>,
    term: Option<Term>,
    credits: Option<&'a Amount>,
    no_credits: Option<Flag>,
    links: Option<&'a LinkMarks>,
    description: Option<&'a Line>,
    recognition: Option<Recognition>,
    condition: Option<&'a Line>,
}

/// The rows of table A. `term` is the term of the stay at the receiving institution.
pub fn host(sheet: &Sheet, term: Option<Term>) -> Vec<Row> {
    let table = sheet.agreement.host.iter().map(|it| Component {
        id: it.id,
        code: it.value.code.as_ref(),
        no_code: it.value.no_code,
        title: it.value.title.as_ref(),
        term: it.value.term,
        credits: it.value.credits.as_ref(),
        no_credits: it.value.no_credits,
        links: it.value.links.as_ref(),
        ..Component::default()
    });
    rows(sheet, "host", term, &table.collect::<Vec<_>>(), |it| {
        &it.home
    })
}

/// The rows of table B. `term` is the term of the stay at the sending institution.
pub fn home(sheet: &Sheet, term: Option<Term>) -> Vec<Row> {
    let table = sheet.agreement.home.iter().map(|it| Component {
        id: it.id,
        code: it.value.code.as_ref(),
        no_code: it.value.no_code,
        title: it.value.title.as_ref(),
        term: it.value.term,
        credits: it.value.credits.as_ref(),
        no_credits: it.value.no_credits,
        links: it.value.links.as_ref(),
        recognition: it.value.recognition.or(Some(Recognition::Automatic)),
        condition: it.value.condition.as_ref(),
        ..Component::default()
    });
    rows(sheet, "home", term, &table.collect::<Vec<_>>(), |it| {
        &it.host
    })
}

/// The rows of table C.
pub fn online(sheet: &Sheet) -> Vec<Row> {
    let table = sheet.agreement.online.iter().map(|it| Component {
        id: it.id,
        code: it.value.code.as_ref(),
        title: it.value.title.as_ref(),
        term: it.value.term,
        credits: it.value.credits.as_ref(),
        no_credits: it.value.no_credits,
        description: it.value.description.as_ref(),
        recognition: it.value.recognition.or(Some(Recognition::Automatic)),
        condition: it.value.condition.as_ref(),
        ..Component::default()
    });
    rows(sheet, "virtual", None, &table.collect::<Vec<_>>(), |it| {
        &it.host
    })
}

fn rows(
    sheet: &Sheet,
    list: &str,
    term: Option<Term>,
    table: &[Component<'_>],
    other: fn(&Group) -> &Vec<usize>,
) -> Vec<Row> {
    let groups = groups(sheet);
    let one_term = sheet.agreement.span == Some(Span::Term);
    let term = term.or_else(|| commonest(table));
    let twins = twins(table);
    let rows = table.iter().zip(twins).enumerate().map(|(at, (it, twin))| {
        let mut row = Row::of_item(Collection::Agreement, list, it.id, at.saturating_add(1));
        row.put(Fact::Number, Some(Value::count(at.saturating_add(1))));
        row.put(Fact::Code, line(it.code));
        row.put(Fact::NoCode, Some(flag(it.no_code)));
        row.put(Fact::Title, line(it.title));
        row.put(Fact::Description, line(it.description));
        row.put(Fact::Term, it.term.map(|it| text(&it.text())));
        let fits = it
            .term
            .map(|it| !one_term || term.is_none_or(|term| lies_in(it, term)));
        row.put(Fact::TermFits, fits.map(Value::Flag));
        let credits = it.credits.map(|it| Value::number(it.value().clone()));
        row.put(Fact::Credits, credits);
        row.put(Fact::NoCredits, Some(flag(it.no_credits)));
        row.put(
            Fact::Recognition,
            it.recognition.map(|it| Value::Word(it.word())),
        );
        row.put(Fact::Condition, line(it.condition));
        let marks = || it.links.into_iter().flat_map(LinkMarks::marks);
        row.put(Fact::Links, Some(Value::count(marks().count())));
        let alone = |mark: u8| groups.get(&mark).is_none_or(|it| other(it).is_empty());
        row.put(Fact::Dangling, Some(Value::Flag(marks().any(alone))));
        row.put(Fact::Unique, Some(Value::Flag(twin.is_none())));
        row.put(
            Fact::Twin,
            twin.map(|at| Value::count(at.saturating_add(1))),
        );
        row
    });
    rows.collect()
}

/// Whether a component of a term can be taken in a stay of another one. Terms of years that
/// are divided otherwise may overlap; a component of the whole year does not fit.
fn lies_in(component: Term, stay: Term) -> bool {
    component == stay || (component.total() != stay.total() && component.total() > 1)
}

/// The term that most components name; of two, the earlier one.
fn commonest(table: &[Component<'_>]) -> Option<Term> {
    let mut counts: BTreeMap<Term, usize> = BTreeMap::new();
    for term in table.iter().filter_map(|it| it.term) {
        let count = counts.entry(term).or_default();
        *count = count.saturating_add(1);
    }
    let most = counts.values().copied().max()?;
    counts
        .into_iter()
        .find(|(_, count)| *count == most)
        .map(|(term, _)| term)
}

/// A code or a title without its accents and capitals, in a term.
type Named = (String, Option<Term>);

/// For each component the place of an earlier one that is the same: of one code, or of
/// one title where not both have a code, in one term.
fn twins(table: &[Component<'_>]) -> Vec<Option<usize>> {
    let folded = |it: Option<&Line>| it.map(|it| fold(it.as_str()));
    let mut codes: HashMap<Named, usize> = HashMap::new();
    let mut titles: HashMap<Named, Vec<(usize, bool)>> = HashMap::new();
    let twins = table.iter().enumerate().map(|(at, it)| {
        let code = folded(it.code);
        let by_code = code
            .clone()
            .and_then(|code| match codes.entry((code, it.term)) {
                std::collections::hash_map::Entry::Occupied(first) => Some(*first.get()),
                std::collections::hash_map::Entry::Vacant(place) => {
                    place.insert(at);
                    None
                }
            });
        let by_title = folded(it.title).and_then(|title| {
            let same = titles.entry((title, it.term)).or_default();
            let twin = same.iter().find(|(_, coded)| !coded || code.is_none());
            let twin = twin.map(|(at, _)| *at);
            same.push((at, code.is_some()));
            twin
        });
        by_code.or(by_title)
    });
    twins.collect()
}

fn flag(it: Option<Flag>) -> Value {
    Value::Flag(it.is_some_and(|it| it.0))
}
