//! Every method that carries one mark from one scale to another, side by side.
//!
//! *Invariant*: each leads from the host scale to the home scale directly; none goes
//! through a third.

use super::conversion::Conversion;
use super::grades::{self, GermanStep, NoResult};
use super::lookup::{Bounds, Unlisted, look_up};
use super::rounding::Rounding;
use super::statistical::{Pick, Placed, Policy, Unplaced, home_step, place};
use crate::model::exact::Exact;
use crate::model::grade::{
    Distribution, Ends, GERMAN, GradeScale, Line, LookupTable, Mark, Marks, mark_value, same_mark,
};
use crate::model::presets;

/// One side of a comparison.
#[derive(Clone, Copy, Debug, Default)]
pub struct Side<'a> {
    /// Its scale, where it is one of those that ship.
    pub scale: Option<&'a GradeScale>,
    /// Its number line, where it has one.
    pub line: Option<&'a Line>,
    /// Its grading table, where there is one.
    pub table: Option<&'a Distribution>,
}

/// A method, as it is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// The modified Bavarian formula.
    Bavarian,
    /// Linear between lowest pass and best mark.
    Linear,
    /// By position in both grading tables.
    Tables,
    /// By a printed table.
    Lookup(&'static LookupTable),
}

/// What a method gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A number by a formula.
    Number(Conversion),
    /// A place in the home ranking.
    Placed(Placed),
    /// A cell of a printed table, or the ends of its range.
    Cell(String, Option<String>),
}

/// Why a method does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inapplicable {
    /// It leads to a German mark only.
    NotToGermany,
    /// The host's marks are no points of a number line.
    HostLabels,
    /// The home scale's marks are no points of a number line.
    HomeLabels,
    /// The steps of one of the scales are not equidistant.
    Uneven,
    /// One of the grading tables is missing.
    NoTables,
    /// The mark has no converted value.
    NoResult(NoResult),
    /// The mark has no position.
    Unplaced(Unplaced),
    /// The table prints nothing for the mark alone.
    Unlisted,
    /// The mark is a word for a failure, or cannot be read.
    NoMark,
}

/// A method and what it gives, or why it does not apply.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// The method.
    pub way: Way,
    /// What it gives.
    pub given: Result<Given, Inapplicable>,
}

/// Why methods differ on a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A formula knows the ends of both scales, and not how often each mark is given.
    FormulaSeesEnds,
    /// Grading tables compare places in a ranking of those who passed, not distances.
    TablesSeePlaces,
    /// A printed table is what somebody decided, at its date.
    TableIsDecided,
    /// A printed table was made for another level of study.
    OtherLevel,
    /// Each formula rounds by its own rule.
    Rounding,
}

/// How the methods that apply agree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Difference {
    /// Fewer than two apply.
    Alone,
    /// All give the same mark.
    Same,
    /// They differ, for these reasons.
    Differ(Vec<Reason>),
}

/// One mark by every method.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// The methods, in the order in which they are shown.
    pub ways: Vec<Compared>,
    /// How they agree.
    pub difference: Difference,
}

/// Compares every method on `mark`: both formulas, the grading tables by `policy`, and
/// each printed table that leads from the host scale to the home scale. `step` is the
/// last step of the Bavarian formula, `rounding` that of the linear conversion.
pub fn compare(
    mark: &str,
    host: Side<'_>,
    home: Side<'_>,
    policy: Policy,
    step: GermanStep,
    rounding: &Rounding,
) -> Comparison {
    let mut ways = vec![
        Compared {
            way: Way::Bavarian,
            given: bavarian(mark, host, home, step),
        },
        Compared {
            way: Way::Linear,
            given: linear(mark, host, home, rounding),
        },
        Compared {
            way: Way::Tables,
            given: tables(mark, host, home, policy),
        },
    ];
    let id = |side: Side<'_>| side.scale.map(|it| it.id.clone());
    let (from, to) = (id(host), id(home));
    let tables = presets::lookup_tables().iter();
    let direct =
        tables.filter(|it| it.from.is_some() && it.from == from && it.to.is_some() && it.to == to);
    ways.extend(direct.map(|table| Compared {
        way: Way::Lookup(table),
        given: looked(mark, table),
    }));
    let difference = difference(&ways);
    Comparison { ways, difference }
}

impl Given {
    /// The mark it comes to, as one text; the ends of a range with two points between.
    pub fn mark(&self) -> String {
        match self {
            Self::Number(conversion) => conversion.rounded.to_string(),
            Self::Placed(placed) => match &placed.pick {
                Pick::Mean(conversion) => conversion.rounded.to_string(),
                Pick::Mark(_) => placed
                    .taken()
                    .map(|it| it.label.clone())
                    .unwrap_or_default(),
            },
            Self::Cell(low, None) => low.clone(),
            Self::Cell(low, Some(high)) => format!("{low}..{high}"),
        }
    }
}

/// The mark as a number of its scale; a distinction counts as the scale says.
fn number(mark: &str, side: Side<'_>) -> Result<Exact, Inapplicable> {
    let best = side.line.map(Line::best);
    match side.scale.map(|scale| scale.read(mark, best)) {
        Some(Ok(Mark::Number(typed))) => Ok(typed.value),
        Some(Ok(Mark::Distinction { counts_as, .. })) => {
            mark_value(&counts_as).ok_or(Inapplicable::NoMark)
        }
        Some(Ok(Mark::Failed(_)) | Err(_)) => Err(Inapplicable::NoMark),
        None => mark_value(mark).ok_or(Inapplicable::NoMark),
    }
}

fn bavarian(
    mark: &str,
    host: Side<'_>,
    home: Side<'_>,
    step: GermanStep,
) -> Result<Given, Inapplicable> {
    if home.scale.is_none_or(|it| it.id != GERMAN) {
        return Err(Inapplicable::NotToGermany);
    }
    let converted = match (host.line, host.scale.and_then(GradeScale::ranks)) {
        (Some(line), _) => grades::bavarian(line, &number(mark, host)?, &step.rounding()),
        (None, Some(ranks)) => grades::bavarian_ranks(ranks, mark, &step.rounding()),
        (None, None) => return Err(Inapplicable::HostLabels),
    };
    converted.map(Given::Number).map_err(Inapplicable::NoResult)
}

fn linear(
    mark: &str,
    host: Side<'_>,
    home: Side<'_>,
    rounding: &Rounding,
) -> Result<Given, Inapplicable> {
    let line = host.line.ok_or(Inapplicable::HostLabels)?;
    let target = home.line.ok_or(Inapplicable::HomeLabels)?;
    let uneven = |side: Side<'_>| {
        side.scale
            .is_some_and(|it| matches!(it.marks, Marks::Steps(_)))
    };
    if uneven(host) || uneven(home) {
        return Err(Inapplicable::Uneven);
    }
    let converted = grades::linear(line, &number(mark, host)?, target, rounding);
    converted.map(Given::Number).map_err(Inapplicable::NoResult)
}

fn tables(
    mark: &str,
    host: Side<'_>,
    home: Side<'_>,
    policy: Policy,
) -> Result<Given, Inapplicable> {
    let (Some(from), Some(to)) = (host.table, home.table) else {
        return Err(Inapplicable::NoTables);
    };
    let placed = place(from, to, mark, policy, &home_step(to, home.scale));
    placed.map(Given::Placed).map_err(Inapplicable::Unplaced)
}

fn looked(mark: &str, table: &'static LookupTable) -> Result<Given, Inapplicable> {
    match look_up(table, mark, Bounds::AsPrinted) {
        Ok(looked) => Ok(match looked.mark(None) {
            Some(mark) => Given::Cell(mark.to_owned(), None),
            None => Given::Cell(
                looked.row.gives.clone(),
                looked.mark(Some(Ends::Max)).map(str::to_owned),
            ),
        }),
        Err(Unlisted::Between(_) | Unlisted::Beyond(_) | Unlisted::NotInTable) => {
            Err(Inapplicable::Unlisted)
        }
    }
}

/// Whether the methods that apply agree, and if not, why each sees the mark differently.
fn difference(ways: &[Compared]) -> Difference {
    let given: Vec<(Way, String)> = ways
        .iter()
        .filter_map(|it| Some((it.way, it.given.as_ref().ok()?.mark())))
        .collect();
    let Some(((_, first), others)) = given.split_first() else {
        return Difference::Alone;
    };
    if others.is_empty() {
        return Difference::Alone;
    }
    if others.iter().all(|(_, mark)| same_mark(mark, first)) {
        return Difference::Same;
    }
    let any = |test: fn(&Way) -> bool| given.iter().any(|(way, _)| test(way));
    let formulas = given
        .iter()
        .filter(|(way, _)| matches!(way, Way::Bavarian | Way::Linear))
        .count();
    let reasons = [
        (formulas > 0, Reason::FormulaSeesEnds),
        (any(|it| matches!(it, Way::Tables)), Reason::TablesSeePlaces),
        (
            any(|it| matches!(it, Way::Lookup(_))),
            Reason::TableIsDecided,
        ),
        (
            any(|it| matches!(it, Way::Lookup(table) if table.level.is_some())),
            Reason::OtherLevel,
        ),
        (formulas > 1, Reason::Rounding),
    ];
    let reasons = reasons.into_iter().filter(|(holds, _)| *holds);
    Difference::Differ(reasons.map(|(_, reason)| reason).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(scale: &str, table: Option<&str>) -> Side<'static> {
        let scale = presets::grade_scale(scale);
        Side {
            scale,
            line: scale.and_then(GradeScale::line),
            table: table.and_then(|id| Some(&presets::grading_table(id)?.distribution)),
        }
    }

    fn compared(mark: &str, host: Side<'_>, home: Side<'_>) -> Comparison {
        let tenth = Rounding::decimals(1, super::super::rounding::Mode::HalfUp);
        compare(mark, host, home, Policy::Largest, GermanStep::Cut, &tenth)
    }

    // 16/20: the formula gives 2.2, linear 2.2, the 2019 grid 1.0, the 1988 table 1.4.
    #[test]
    fn a_french_mark_has_several_german_ones_and_the_difference_is_explained() {
        let comparison = compared("16", side("fr20", None), side("de5", None));
        let marks: Vec<Result<String, Inapplicable>> = comparison
            .ways
            .iter()
            .map(|it| it.given.as_ref().map(Given::mark).map_err(Clone::clone))
            .collect();
        let expected = [
            Ok("2.2".to_owned()),
            Ok("2.2".to_owned()),
            Err(Inapplicable::NoTables),
            Ok("1.0".to_owned()),
            Ok("1.4".to_owned()),
        ];
        assert_eq!(marks, expected);
        let reasons = [
            Reason::FormulaSeesEnds,
            Reason::TableIsDecided,
            Reason::OtherLevel,
            Reason::Rounding,
        ];
        assert_eq!(comparison.difference, Difference::Differ(reasons.into()));
    }

    #[test]
    fn a_failure_has_no_value_by_any_method() {
        let (host, home) = (
            side("be20", Some("ap_antwerp")),
            side("be20", Some("uclouvain")),
        );
        for mark in ["9", "ABS"] {
            let comparison = compared(mark, host, home);
            assert!(comparison.ways.iter().all(|it| it.given.is_err()), "{mark}");
            assert_eq!(comparison.difference, Difference::Alone);
        }
        // Linear on the same scale gives 14; the tables place 14 at 15.
        let comparison = compared("14", host, home);
        let reasons = [Reason::FormulaSeesEnds, Reason::TablesSeePlaces];
        assert_eq!(comparison.difference, Difference::Differ(reasons.into()));
    }

    #[test]
    fn what_a_scale_cannot_bear_is_refused_with_its_reason() {
        let reason = |host, home| {
            let comparison = compared("B", side(host, None), side(home, None));
            comparison.ways[1].given.clone().unwrap_err()
        };
        assert_eq!(reason("no", "fr20"), Inapplicable::HostLabels);
        assert_eq!(reason("fr20", "no"), Inapplicable::HomeLabels);
        assert_eq!(reason("dk7", "fr20"), Inapplicable::Uneven);
    }
}
