//! Carrying credits over: by year load, by programme, by hours, by factor.

use super::conversion::{Conversion, explained};
use super::expression::Term;
use super::formula;
use super::rounding::Rounding;
use super::rule::Rule;
use crate::model::exact::Exact;

/// How far outside the hours interval a result by year load may lie before both
/// are shown as doubtful: one tenth. This margin is the product's own proposal;
/// no text sets one.
pub fn plausibility_margin() -> Exact {
    Exact::decimal_unit(1)
}

/// A result known only within bounds, `low ≤ high`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range {
    /// The lower end.
    pub low: Conversion,
    /// The upper end.
    pub high: Conversion,
}

/// Hours of work behind one credit, `min ≤ max`, both above zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workload {
    /// The fewest.
    pub min: Exact,
    /// The most.
    pub max: Exact,
}

/// On which side of the hours interval a result by year load lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Implausible {
    /// The year load gives clearly more than the hours support.
    AboveHours,
    /// The year load gives clearly less than the hours support.
    BelowHours,
}

/// By the load of one full-time year in both systems; `None` for a load of zero.
pub fn by_year_load(
    credits: &Exact,
    host_load: &Exact,
    target_load: &Exact,
    rounding: &Rounding,
) -> Option<Conversion> {
    explained!(Rule::YearLoad, rounding, formula::by_load,
        Term::Credits => credits, Term::HostLoad => host_load, Term::TargetLoad => target_load)
}

/// By the load of the programme really followed: a programme of 135 credits in
/// one year is divided by 135, not by the nominal 120.
pub fn by_programme(
    credits: &Exact,
    programme_credits: &Exact,
    years: &Exact,
    target_load: &Exact,
    rounding: &Rounding,
) -> Option<Conversion> {
    explained!(Rule::ProgrammeLoad, rounding, formula::by_programme,
        Term::Credits => credits, Term::ProgrammeCredits => programme_credits,
        Term::ProgrammeYears => years, Term::TargetLoad => target_load)
}

/// By the hours of work: the fewest hours against the most hours of a target
/// credit, up to the reverse.
pub fn by_hours(
    credits: &Exact,
    host: &Workload,
    target: &Workload,
    rounding: &Rounding,
) -> Option<Range> {
    let end = |hours: &Exact, per_target: &Exact| {
        explained!(Rule::Hours, rounding, formula::by_hours,
            Term::Credits => credits, Term::HoursPerCredit => hours,
            Term::HoursPerTarget => per_target)
    };
    Some(Range {
        low: end(&host.min, &target.max)?,
        high: end(&host.max, &target.min)?,
    })
}

/// By a factor.
pub fn by_factor(credits: &Exact, factor: &Exact, rounding: &Rounding) -> Option<Conversion> {
    explained!(Rule::Factor, rounding, formula::by_factor,
        Term::Credits => credits, Term::Factor => factor)
}

/// Whether the result by year load lies outside the hours interval by more than
/// [`plausibility_margin`] of the nearer end.
pub fn implausible(load: &Conversion, hours: &Range) -> Option<Implausible> {
    let margin = plausibility_margin();
    let upper = &hours.high.exact * &(&Exact::ONE + &margin);
    let lower = &hours.low.exact * &(&Exact::ONE - &margin);
    if load.exact > upper {
        Some(Implausible::AboveHours)
    } else if load.exact < lower {
        Some(Implausible::BelowHours)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str) -> Exact {
        text.parse().unwrap()
    }

    // Québec: 3 credits of 30 a year are 6 ECTS; of 45 hours, 3·45/30 = 4.5 to
    // 3·45/25 = 5.4. 6 lies 11 % above 5.4.
    #[test]
    fn s1_32_a_quebec_course_is_six_by_load_and_less_by_hours() {
        let credits = number("3");
        let load = by_year_load(&credits, &number("30"), &number("60"), &Rounding::None).unwrap();
        let host = Workload {
            min: number("45"),
            max: number("45"),
        };
        let target = Workload {
            min: number("25"),
            max: number("30"),
        };
        let hours = by_hours(&credits, &host, &target, &Rounding::None).unwrap();
        assert_eq!(load.rounded.to_string(), "6");
        assert_eq!(hours.low.rounded.to_string(), "4.5");
        assert_eq!(hours.high.rounded.to_string(), "5.4");
        assert_eq!(implausible(&load, &hours), Some(Implausible::AboveHours));
    }

    // NZ TEC SAC057: 60 of a one-year programme of 135 credits is 60/135 of a year.
    #[test]
    fn an_over_long_year_is_divided_by_its_own_load() {
        let year = by_programme(
            &number("60"),
            &number("135"),
            &number("1"),
            &number("1"),
            &Rounding::decimals(4, super::super::rounding::Mode::HalfUp),
        )
        .unwrap();
        assert_eq!(year.exact.to_string(), "4/9");
        assert_eq!(year.rounded.to_string(), "0.4444");
        assert_eq!(year.residue(), &number("4/9") - &number("0.4444"));
    }

    #[test]
    fn a_load_of_zero_gives_no_result() {
        assert!(by_year_load(&number("3"), &Exact::ZERO, &number("60"), &Rounding::None).is_none());
    }
}
