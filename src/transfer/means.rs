//! The mean of marks by their credits, and what does not enter it.

use super::conversion::Conversion;
use super::expression::{Expression, Term};
use super::formula;
use super::rounding::Rounding;
use super::rule::Rule;
use crate::model::exact::Exact;
use crate::model::grade::{ExcludedCodes, GradeScale, PointSet, Position, mark_value, same_mark};
use thiserror::Error;

/// A course of a transcript.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// What it is called; empty where the transcript does not say.
    pub name: String,
    /// Its mark, as it is written.
    pub mark: String,
    /// Its credits.
    pub credits: Exact,
}

/// How the marks of a mean are read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marking<'a> {
    /// The scale of the marks: its distinctions, its words for failures, its ends.
    pub scale: Option<&'a GradeScale>,
    /// What each letter is worth.
    pub points: Option<&'a PointSet>,
    /// What the institution keeps out of its means.
    pub excluded: Option<&'a ExcludedCodes>,
    /// What a distinction above the best mark counts as (`30L` as 30), where that is not
    /// what the scale says.
    pub distinction: Option<Exact>,
    /// Whether only the last attempt at a course of the same name counts.
    pub last_attempt_only: bool,
}

/// Why a course does not enter a mean.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// The institution keeps this code, or everything from an exchange, out of its means.
    Excluded,
    /// Passed without a mark: a state, never a number.
    PassedUnmarked,
    /// Absent: a state, never a number.
    Absent,
    /// A failure without a number.
    Failed,
    /// A later attempt at the same course counts instead.
    Repeated,
    /// The mark is neither a number nor a letter of the points chosen.
    Unknown,
    /// The mark is a number outside its scale.
    OffScale,
}

/// A mean and what it was made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mean {
    /// The mean, explained.
    pub conversion: Conversion,
    /// The credits that count.
    pub credits: Exact,
    /// What each course counted as, or why it did not, in the order given.
    pub courses: Vec<Result<Exact, LeftOut>>,
}

/// Why there is no mean.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NoMean {
    /// No course counts; why each does not, in the order given.
    #[error("no course counts")]
    NothingCounts(Vec<LeftOut>),
}

/// The words for a pass without a mark that transcripts of many countries use.
const PASSED: [&str; 9] = [
    "P", "S", "CR", "PASS", "PASSED", "VALIDÉ", "VAL", "ZAL", "AP",
];

/// The words for an absence.
const ABSENT: [&str; 7] = ["ABS", "ABI", "ABJ", "DEF", "ABSENT", "NP", "NS"];

/// What a mark counts as in a mean.
///
/// # Errors
/// [`LeftOut`] for whatever is no number: a state is never made one.
pub fn worth(mark: &str, marking: &Marking<'_>) -> Result<Exact, LeftOut> {
    let mark = mark.trim();
    if marking.excluded.is_some_and(|it| it.excludes(mark)) {
        return Err(LeftOut::Excluded);
    }
    if let Some(points) = marking.points.and_then(|it| it.points(mark)) {
        return Ok(points.clone());
    }
    let mut known = marking.scale.into_iter().flat_map(|it| &it.distinctions);
    if let Some(known) = known.find(|it| same_mark(&it.label, mark)) {
        let counts_as = marking.distinction.clone();
        return counts_as
            .or_else(|| mark_value(&known.counts_as))
            .ok_or(LeftOut::Unknown);
    }
    let among = |words: &[&str]| words.iter().any(|it| same_mark(it, &mark.to_uppercase()));
    let Some(value) = mark_value(mark) else {
        let mut failures = marking.scale.into_iter().flat_map(|it| &it.fail_tokens);
        return Err(if among(&ABSENT) {
            LeftOut::Absent
        } else if failures.any(|it| same_mark(it, mark)) {
            LeftOut::Failed
        } else if among(&PASSED) {
            LeftOut::PassedUnmarked
        } else {
            LeftOut::Unknown
        });
    };
    let position = marking
        .scale
        .and_then(GradeScale::line)
        .map(|line| line.position(&value));
    match position {
        Some(Position::AboveBest | Position::BelowWorst) => Err(LeftOut::OffScale),
        Some(Position::Passing | Position::Failing) | None => Ok(value),
    }
}

/// The mean of the courses by their credits, rounded once.
///
/// # Errors
/// [`NoMean`] when no course counts, or those that do have no credits.
pub fn mean(
    courses: &[Course],
    marking: &Marking<'_>,
    rounding: &Rounding,
) -> Result<Mean, NoMean> {
    let worths: Vec<Result<Exact, LeftOut>> = courses
        .iter()
        .enumerate()
        .map(|(index, course)| {
            let worth = worth(&course.mark, marking)?;
            let mut later = courses.iter().skip(index.saturating_add(1));
            let repeated = marking.last_attempt_only
                && !course.name.is_empty()
                && later.any(|it| same_mark(&it.name, &course.name));
            if repeated {
                Err(LeftOut::Repeated)
            } else {
                Ok(worth)
            }
        })
        .collect();
    let counted: Vec<(&Exact, &Exact)> = worths
        .iter()
        .zip(courses)
        .filter_map(|(worth, course)| Some((worth.as_ref().ok()?, &course.credits)))
        .collect();
    let weighted = |(mark, credits): &(&Exact, &Exact)| ((*mark).clone(), (*credits).clone());
    let exact = formula::weighted_mean(counted.iter().map(weighted));
    let expression = formula::weighted_mean(counted.iter().map(|(mark, credits)| {
        (
            Expression::given(Term::Mark, mark),
            Expression::given(Term::Credits, credits),
        )
    }));
    let (Some(exact), Some(expression)) = (exact, expression) else {
        let reasons = worths.into_iter().filter_map(Result::err).collect();
        return Err(NoMean::NothingCounts(reasons));
    };
    let credits = counted.iter().fold(Exact::ZERO, |sum, (_, it)| &sum + *it);
    Ok(Mean {
        conversion: Conversion::new(Rule::Mean, exact, expression, rounding),
        credits,
        courses: worths,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::presets;

    fn courses(rows: &[(&str, &str, i64)]) -> Vec<Course> {
        let course = |(name, mark, credits): &(&str, &str, i64)| Course {
            name: (*name).to_owned(),
            mark: (*mark).to_owned(),
            credits: Exact::whole(*credits),
        };
        rows.iter().map(course).collect()
    }

    // (4·4 + 3.67·2 + 0·3)/9 = 389/150.
    #[test]
    fn a_failure_counts_zero_with_its_credits_and_an_exchange_code_does_not_count() {
        let marking = Marking {
            scale: presets::grade_scale("qc433"),
            points: presets::point_set("qc433_laval"),
            excluded: presets::excluded_code("laval"),
            ..Marking::default()
        };
        let rows = [("a", "A", 4), ("b", "A-", 2), ("c", "E", 3), ("d", "V", 6)];
        let mean = mean(&courses(&rows), &marking, &Rounding::None).unwrap();
        assert_eq!(mean.conversion.exact.to_string(), "389/150");
        assert_eq!(mean.credits, Exact::whole(9));
        assert_eq!(mean.courses[3], Err(LeftOut::Excluded));
        assert_eq!(
            mean.conversion.explanation.value(),
            Some(mean.conversion.exact)
        );
    }

    #[test]
    fn states_are_never_numbers() {
        let french = Marking {
            scale: presets::grade_scale("fr20"),
            ..Marking::default()
        };
        let left_out = |mark| worth(mark, &french).unwrap_err();
        assert_eq!(left_out("ABI"), LeftOut::Absent);
        assert_eq!(left_out("validé"), LeftOut::PassedUnmarked);
        assert_eq!(left_out("21"), LeftOut::OffScale);
        assert_eq!(left_out("12/20?"), LeftOut::Unknown);
        assert_eq!(worth("8,5", &french), Ok("8.5".parse().unwrap()));
        let american = Marking {
            scale: presets::grade_scale("us4"),
            ..Marking::default()
        };
        assert_eq!(worth("W", &american), Err(LeftOut::Failed));
        let nothing = mean(&courses(&[("a", "ABI", 6)]), &french, &Rounding::None);
        assert_eq!(nothing, Err(NoMean::NothingCounts(vec![LeftOut::Absent])));
    }

    // Parma: 30 with honours counts 30; (30·6 + 24·12)/18 = 26. Counted 31: 474/18 = 79/3.
    #[test]
    fn a_distinction_counts_as_the_scale_or_the_office_says() {
        let rows = courses(&[("a", "30L", 6), ("b", "24", 12)]);
        let mut marking = Marking {
            scale: presets::grade_scale("it30"),
            ..Marking::default()
        };
        let value = |marking: &Marking| {
            let mean = mean(&rows, marking, &Rounding::None);
            mean.unwrap().conversion.exact.to_string()
        };
        assert_eq!(value(&marking), "26");
        marking.distinction = Some(Exact::whole(31));
        assert_eq!(value(&marking), "79/3");
    }

    #[test]
    fn only_the_last_attempt_at_a_course_may_count() {
        let rows = courses(&[("Optics", "8", 6), ("Art", "12", 6), ("optics", "14", 6)]);
        let marking = Marking {
            last_attempt_only: true,
            ..Marking::default()
        };
        let mean = mean(&rows, &marking, &Rounding::None).unwrap();
        assert_eq!(mean.courses[0], Err(LeftOut::Repeated));
        assert_eq!(mean.conversion.exact, Exact::whole(13));
    }
}
