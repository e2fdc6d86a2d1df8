//! Which result on the transcript is which component of the agreement.

use super::{Basis, Carried, Marking};
use crate::model::exact::Exact;
use crate::model::records::{CourseResult, Id, Item, ResultStatus};
use crate::model::value::{Flag, Line};
use crate::rules::recognition::Outcome;
use crate::text::fold;

/// What is supposed of a component instead of what the transcript says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Supposed {
    /// It was failed.
    Failed,
    /// It did not take place.
    Cancelled,
    /// It was passed, with so many credits at home; without a number, those agreed.
    Passed(Option<Exact>),
}

/// The results of a transcript, read, and the components they belong to.
pub struct Matched {
    host: Vec<Option<usize>>,
    online: Vec<Option<usize>>,
    rows: Vec<(Outcome, Carried)>,
    beyond: Vec<usize>,
}

/// A component: its id, code and title.
type Named<'a> = (Option<Id>, Option<&'a Line>, Option<&'a Line>);

impl Matched {
    /// Reads the results and finds their components: as somebody said, which nothing else
    /// overrules, else by code, else by title. Of several results of one component the best that was passed
    /// counts, else the last.
    pub fn of(basis: &Basis, marking: &Marking) -> Self {
        let results = &basis.transcript.results;
        let rows: Vec<(Outcome, Carried)> = results
            .iter()
            .map(|it| outcome_of(&it.value, marking))
            .collect();
        let agreement = &basis.sheet.agreement;
        let host = agreement.host.iter();
        let host = host.map(|it| (it.id, it.value.code.as_ref(), it.value.title.as_ref()));
        let online = agreement.online.iter();
        let online = online.map(|it| (it.id, it.value.code.as_ref(), it.value.title.as_ref()));
        let components: Vec<Named<'_>> = host.chain(online).collect();
        let mut places: Vec<Vec<usize>> = vec![Vec::new(); components.len()];
        let mut beyond = Vec::new();
        for (row, item) in results.iter().enumerate() {
            let said = item.value.agreed.as_ref();
            let place = said.and_then(|said| component_said(said, &components));
            if let Some(place) = place.and_then(|it| places.get_mut(it)) {
                place.push(row);
            }
        }
        let taken: Vec<bool> = places.iter().map(|it| !it.is_empty()).collect();
        for (row, item) in results.iter().enumerate() {
            if places.iter().any(|it| it.contains(&row)) {
                continue;
            }
            let open = |place: usize| !taken.get(place).copied().unwrap_or_default();
            let free = |place: usize| places.get(place).is_some_and(Vec::is_empty);
            match component_of(item, &components, open, free) {
                Some(place) => places
                    .get_mut(place)
                    .into_iter()
                    .for_each(|it| it.push(row)),
                None if item.value.aside == Some(Flag(true)) => {}
                None => beyond.push(row),
            }
        }
        let earns = |row: &usize| rows.get(*row).is_some_and(|(outcome, _)| outcome.earns());
        let mark = |row: &usize| rows.get(*row).and_then(|(_, it)| it.own.clone());
        let counting = places.iter().map(|all| {
            let passed = all.iter().copied().filter(earns);
            let best = passed.reduce(|one, other| match (mark(&one), mark(&other)) {
                (Some(held), Some(next)) if marking.is_better(&next, &held) => other,
                _ => one,
            });
            best.or(all.last().copied())
        });
        let mut counting: Vec<Option<usize>> = counting.collect();
        let online = counting.split_off(agreement.host.len().min(counting.len()));
        Self {
            host: counting,
            online,
            rows,
            beyond,
        }
    }

    /// The result that counts for the component at this place of table A.
    pub fn host(&self, at: usize) -> Option<usize> {
        self.host.get(at).copied().flatten()
    }

    /// The same of table C.
    pub fn online(&self, at: usize) -> Option<usize> {
        self.online.get(at).copied().flatten()
    }

    /// What became of a result.
    pub fn outcome(&self, row: usize) -> Outcome {
        self.rows.get(row).map_or(Outcome::Missing, |it| it.0)
    }

    /// How its mark was carried over.
    pub fn carried(&self, row: usize) -> &Carried {
        const NOTHING: &Carried = &Carried::NOTHING;
        self.rows.get(row).map_or(NOTHING, |it| &it.1)
    }

    /// Results that belong to no component.
    pub fn beyond(&self) -> Vec<usize> {
        self.beyond.clone()
    }
}

/// What the transcript says counts; where it says nothing, the mark tells.
fn outcome_of(result: &CourseResult, marking: &Marking) -> (Outcome, Carried) {
    // Words of a pass without a mark are no mark that could not be read.
    let carried = match result.status {
        Some(ResultStatus::PassedUnmarked) => Carried::NOTHING,
        _ => marking.carry(result),
    };
    let marked = result.mark.is_some();
    let outcome = match result.status {
        Some(ResultStatus::Failed) => Outcome::Failed,
        Some(ResultStatus::Absent) => Outcome::Absent,
        Some(ResultStatus::InProgress) => Outcome::InProgress,
        Some(ResultStatus::PassedUnmarked) => Outcome::PassedUnmarked,
        Some(ResultStatus::Passed) if !marked => Outcome::PassedUnmarked,
        Some(ResultStatus::Passed) => match carried.outcome {
            Some(Outcome::BelowLeast) => Outcome::BelowLeast,
            _ => Outcome::Passed,
        },
        None => carried.outcome.unwrap_or(Outcome::InProgress),
    };
    (outcome, carried)
}

fn name(line: &Line) -> String {
    bare(line.as_str())
}

/// Whether two codes or titles say the same.
fn same(one: Option<&Line>, other: Option<&Line>) -> bool {
    match (one.map(name), other.map(name)) {
        (Some(one), Some(other)) => !one.is_empty() && one == other,
        _ => false,
    }
}

/// The component that somebody said: by its id, or its code or title as it was typed.
fn component_said(said: &Line, components: &[Named<'_>]) -> Option<usize> {
    components.iter().position(|it| {
        let id = it.0.is_some_and(|id| id.to_string() == said.as_str());
        id || same(it.1, Some(said)) || same(it.2, Some(said))
    })
}

/// The component of a result of which nobody said it, among those that are open; of several
/// that are called alike, one that has none yet.
fn component_of(
    item: &Item<CourseResult>,
    components: &[Named<'_>],
    open: impl Fn(usize) -> bool,
    free: impl Fn(usize) -> bool,
) -> Option<usize> {
    let result = &item.value;
    if result.aside == Some(Flag(true)) || result.agreed.is_some() {
        return None;
    }
    let has = |code: Option<&Line>| code.is_some_and(|it| !name(it).is_empty());
    let by_code = |it: &Named<'_>| same(it.1, result.code.as_ref());
    let by_title = |it: &Named<'_>| {
        let codes_differ = has(it.1) && has(result.code.as_ref());
        !codes_differ && same(it.2, result.title.as_ref())
    };
    let found = |by: &dyn Fn(&Named<'_>) -> bool| {
        let all = components.iter().enumerate();
        let all = all.filter(|(place, it)| open(*place) && by(it));
        let all: Vec<usize> = all.map(|(place, _)| place).collect();
        let unmatched = all.iter().copied().find(|place| free(*place));
        unmatched.or(all.first().copied())
    };
    found(&by_code).or_else(|| found(&by_title))
}

/// A code or title without what people write differently: case, accents, spaces, hyphens.
/// `C` and `C++` are two things.
pub(super) fn bare(text: &str) -> String {
    let folded = fold(text);
    let kept = |it: &char| it.is_alphanumeric() || ['+', '#'].contains(it);
    folded.chars().filter(kept).collect()
}
