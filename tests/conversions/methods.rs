//! Each method of the grammar, handed to the function of the product that does it.

use crate::grammar::{self, Answer, Parameters, Reason, number, rounding};
use crate::recognition::recognition;
use crate::tables;
use passerelle::model::exact::Exact;
use passerelle::model::grade::{Line, Mark, Ranks};
use passerelle::model::presets;
use passerelle::transfer::conversion::Conversion;
use passerelle::transfer::credits::{self, Workload};
use passerelle::transfer::formula;
use passerelle::transfer::grades::{self, NoResult};
use passerelle::transfer::rounding::{Mode, Rounding};

/// Whether a method may answer with a word: a label of a table, a letter, a state.
pub fn gives_words(topic: &str, method: &str) -> bool {
    match topic {
        "tables" => method.starts_with("overlap_") || method.starts_with("ects_letters_"),
        "grades" => method.starts_with("table_lookup"),
        "gpa" => method == "excluded_code",
        "recognition" => true,
        _ => false,
    }
}

/// The answer of the product to a row.
pub fn answer(
    topic: &str,
    method: &str,
    input: &str,
    parameters: &str,
    word: &str,
) -> Result<Answer, Reason> {
    let input = grammar::without_comments(input);
    let mut parameters = if method == "check_sum" {
        Parameters::with_bare_words(parameters)?
    } else {
        Parameters::parse(parameters)?
    };
    let answer = match topic {
        "credits" => credit_answer(method, &input, &mut parameters, word),
        "grades" => grade_answer(method, &input, &mut parameters, word),
        "tables" => tables::grading(method, &input, &mut parameters, word),
        "gpa" => tables::gpa(method, &input, &mut parameters, word),
        "recognition" => recognition(method, &input, &mut parameters, word),
        _ => Err(format!("unknown topic {topic:?}")),
    }?;
    parameters.finish()?;
    Ok(answer)
}

fn unknown_method(method: &str) -> Reason {
    format!("unknown method {method:?}")
}

fn credit_answer(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    let rounding = rounding(word, None)?;
    let answer = match method {
        "factor" => {
            let factor = parameters.required("factor")?;
            divided(credits::by_factor(&number(input)?, &factor, &rounding))
        }
        "proportional" => {
            let host = parameters.required("host_period_load")?;
            let target = parameters.required("target_period_load")?;
            divided(credits::by_year_load(
                &number(input)?,
                &host,
                &target,
                &rounding,
            ))
        }
        "proportional_degree" => {
            let programme = parameters.required("degree_credits")?;
            let years = parameters.required("years")?;
            let target = parameters.required("target_year")?;
            let input = number(input)?;
            divided(credits::by_programme(
                &input, &programme, &years, &target, &rounding,
            ))
        }
        "year_load" => year_load(&number(input)?, parameters, &rounding)?,
        "hours" | "hours_lo_hi" | "hours_total" | "hours_per_unit" | "clock_hours" => {
            hours(&grammar::interval(input)?, parameters, &rounding)?
        }
        _ => return Err(unknown_method(method)),
    };
    Ok(answer)
}

/// A division by zero converts to nothing.
fn divided(conversion: Option<Conversion>) -> Answer {
    conversion.map_or(Answer::None, |it| Answer::Number(it.rounded))
}

/// Credits of one year. The input is the credits of the programme; where only
/// `degree_credits` is given, the input is the years.
fn year_load(
    input: &Exact,
    parameters: &mut Parameters,
    rounding: &Rounding,
) -> Result<Answer, Reason> {
    let programme = parameters.optional("degree_credits")?;
    let years = parameters.optional("years")?;
    let (programme, years) = match (programme, years) {
        (None, None) => return Err("neither years nor degree_credits".into()),
        (None, Some(years)) => (input.clone(), years),
        (Some(programme), None) => (programme, input.clone()),
        (Some(programme), Some(years)) if *input == programme || *input == years => {
            (programme, years)
        }
        (Some(_), Some(_)) => return Err("the input is neither degree_credits nor years".into()),
    };
    let value = formula::year_of_programme(programme, years);
    Ok(value.map_or(Answer::None, |it| Answer::Number(rounding.apply(&it))))
}

/// By hours: the input times the hours of one unit, in clock hours, divided by the
/// hours of one target credit and by the credits of a year, each where it is given.
fn hours(
    input: &Workload,
    parameters: &mut Parameters,
    rounding: &Rounding,
) -> Result<Answer, Reason> {
    let per_unit = parameters.interval("hours_per_unit")?;
    let minutes = parameters.interval("minutes_per_hour")?;
    let per_target = parameters.interval("hours_per_ects")?;
    let year_load = parameters.interval("year_load")?;
    let clock_hour = minutes.as_ref().map(|_| exactly(60));
    if [&per_unit, &minutes, &per_target, &year_load]
        .iter()
        .all(|it| it.is_none())
    {
        return Err("no parameter of hours".into());
    }
    let host = product([per_unit, minutes]);
    let target = product([per_target, year_load, clock_hour]);
    let by_hours = |credits| credits::by_hours(credits, &host, &target, rounding);
    let (Some(from_least), Some(from_most)) = (by_hours(&input.min), by_hours(&input.max)) else {
        return Ok(Answer::None);
    };
    let (low, high) = (from_least.low.rounded, from_most.high.rounded);
    Ok(if low == high {
        Answer::Number(low)
    } else {
        Answer::Between(low, high)
    })
}

fn exactly(n: i64) -> Workload {
    Workload {
        min: Exact::whole(n),
        max: Exact::whole(n),
    }
}

fn product<const N: usize>(intervals: [Option<Workload>; N]) -> Workload {
    intervals
        .into_iter()
        .flatten()
        .fold(exactly(1), |product, next| Workload {
            min: &product.min * &next.min,
            max: &product.max * &next.max,
        })
}

fn grade_answer(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    match method {
        "bavarian" | "bavarian_snap_better" | "snap_nearest_tie_better" => {
            bavarian(method, input, parameters, word)
        }
        "bavarian_inverse" => {
            let (best, pass) = (parameters.required("nmax")?, parameters.required("nmin")?);
            let (german, rounding) = (number(input)?, rounding(word, None)?);
            Ok(on(Line::new(best, pass, None), |line| {
                grades::inverse_bavarian(line, &german, &rounding)
            }))
        }
        "bavarian_rank" => {
            let ranks = parameters
                .take("ranks")
                .ok_or("parameter \"ranks\" is missing")?;
            let ranks = Ranks::parse(&ranks).map_err(|error| format!("ranks: {error}"))?;
            let rounding = rounding(word, None)?;
            Ok(settled(grades::bavarian_ranks(&ranks, input, &rounding)))
        }
        "linear_pass_max" => {
            let (best, pass) = (parameters.required("nmax")?, parameters.required("nmin")?);
            let target = (
                parameters.required("target_max")?,
                parameters.required("target_min")?,
            );
            let Some(mark) = mark(input, Some(&best))? else {
                return Ok(Answer::None);
            };
            let rounding = rounding(word, None)?;
            let Ok(target) = Line::new(target.0, target.1, None) else {
                return Ok(Answer::None);
            };
            Ok(on(Line::new(best, pass, None), |line| {
                grades::linear(line, &mark, &target, &rounding)
            }))
        }
        "table_lookup" | "table_lookup_range" => {
            // A cell is printed, and has nothing to round; an unknown word still fails.
            rounding(word, None)?;
            tables::lookup(method, input, parameters)
        }
        "linear_degree_110" | "proportional_scale" => proportional(input, parameters, word),
        "truncate1" => {
            let Some(mark) = mark(input, None)? else {
                return Ok(Answer::None);
            };
            let cut = Rounding::decimals(1, Mode::Cut).apply(&mark);
            Ok(Answer::Number(rounding(word, None)?.apply(&cut)))
        }
        _ => Err(unknown_method(method)),
    }
}

/// The modified Bavarian formula, and the German steps where the method has them. A
/// mark without bounds is German already: from 1 to 4 the formula is the identity.
fn bavarian(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    let steps = match method {
        "bavarian" => None,
        _ => Some(steps(
            &parameters
                .take("steps")
                .ok_or("parameter \"steps\" is missing")?,
        )?),
    };
    let rounding = rounding(word, steps.as_deref())?;
    let fits = match method {
        "bavarian" => !matches!(
            rounding,
            Rounding::CutThenBetter { .. } | Rounding::NearestMark { .. }
        ),
        "bavarian_snap_better" => matches!(rounding, Rounding::CutThenBetter { .. }),
        _ => matches!(rounding, Rounding::NearestMark { .. }),
    };
    if !fits {
        return Err(format!("rounding word {word:?} is not one of {method:?}"));
    }
    let (best, pass) = match (parameters.optional("nmax")?, parameters.optional("nmin")?) {
        (Some(best), Some(pass)) => (best, pass),
        (None, None) if steps.is_some() => (Exact::ONE, Exact::whole(4)),
        _ => return Err("nmax and nmin are both needed".into()),
    };
    let Some(mark) = mark(input, Some(&best))? else {
        return Ok(Answer::None);
    };
    Ok(on(Line::new(best, pass, None), |line| {
        grades::bavarian(line, &mark, &rounding)
    }))
}

/// By a factor, given or the quotient of the two best marks. Where a bound is given,
/// the mark must lie within; without `nmin` the scale counts from zero.
fn proportional(input: &str, parameters: &mut Parameters, word: &str) -> Result<Answer, Reason> {
    let factor = parameters.optional("factor")?;
    let best = parameters.optional("nmax")?;
    let pass = parameters.optional("nmin")?;
    let target = parameters.optional("target_max")?;
    let rounding = rounding(word, None)?;
    let Some(mark) = mark(input, best.as_ref())? else {
        return Ok(Answer::None);
    };
    let factor = match (factor, &target, &best) {
        (Some(factor), _, _) => factor,
        (None, Some(target), Some(best)) => target.checked_div(best).ok_or("nmax is zero")?,
        _ => return Err("neither factor nor nmax and target_max".into()),
    };
    match (best, pass) {
        (Some(best), pass) => {
            let line = Line::new(best, pass.unwrap_or(Exact::ZERO), None);
            Ok(on(line, |line| {
                grades::by_factor(line, &mark, &factor, &rounding)
            }))
        }
        (None, Some(_)) => Err("nmin without nmax".into()),
        (None, None) => Ok(divided(credits::by_factor(&mark, &factor, &rounding))),
    }
}

/// A mark, or `None` for a word that is a failure. As on the page, a distinction
/// (`30L`, `4.3` where 4 is the best) counts as the mark that the shipped scales with
/// this best mark, or all, count it as; where the best mark is known, it is looked
/// for before a number is.
fn mark(input: &str, best: Option<&Exact>) -> Result<Option<Exact>, Reason> {
    if let (Ok(value), None) = (number(input), best) {
        return Ok(Some(value));
    }
    let scales = presets::grade_scales().iter().filter(|scale| {
        best.is_none_or(|best| scale.line().is_some_and(|line| line.best() == best))
    });
    let mut read: Vec<Option<Exact>> = Vec::new();
    for known in scales.filter_map(|scale| scale.read(input, best).ok()) {
        let value = match known {
            Mark::Number(_) => continue,
            Mark::Distinction { counts_as, .. } => Some(number(&counts_as)?),
            Mark::Failed(_) => None,
        };
        if !read.contains(&value) {
            read.push(value);
        }
    }
    if let (Ok(value), [] | [_, _, ..]) = (number(input), read.as_slice()) {
        return Ok(Some(value));
    }
    match read.as_slice() {
        [value] => Ok(value.clone()),
        [] => Err(format!("{input:?} is not a mark")),
        _ => Err(format!(
            "{input:?} counts as different marks on different scales"
        )),
    }
}

/// The German passing steps for `DE`, or steps listed best first.
fn steps(text: &str) -> Result<Vec<Exact>, Reason> {
    if text == "DE" {
        return Ok(grades::german_passing_marks());
    }
    text.split(',').map(number).collect()
}

/// Converts on a scale; bounds that make no scale convert nothing.
fn on<E>(
    line: Result<Line, E>,
    convert: impl FnOnce(&Line) -> Result<Conversion, NoResult>,
) -> Answer {
    line.map_or(Answer::None, |line| settled(convert(&line)))
}

fn settled(result: Result<Conversion, NoResult>) -> Answer {
    result.map_or(Answer::None, |it| Answer::Number(it.rounded))
}
