//! Recognition, as the grammar names it, by the engine of the product.

use crate::grammar::{Answer, Parameters, Reason, number, rounding};
use passerelle::model::exact::Exact;
use passerelle::model::presets;
use passerelle::model::records::Answer as Decided;
use passerelle::rules::recognition::mean::{Marked, block_mark};
use passerelle::rules::recognition::offer::Terms;
use passerelle::rules::recognition::regime::{Compensation, Tolerance, regime};
use passerelle::rules::recognition::{Block, HomePart, HostPart, Outcome, Regime, Way, propose};
use passerelle::transfer::formula::weighted_mean;
use passerelle::transfer::rounding::Rounding;

/// What a row on recognition gives.
pub fn recognition(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    match method {
        "compensation_mean" => compensation(input, parameters),
        "no_compensation_between_ue" => {
            let pass = parameters.required("pass")?;
            let absent = parameters.optional("absent")?;
            let block = Block {
                host: taken(input, &pass, absent.as_ref())?,
                home: Vec::new(),
            };
            Ok(Answer::Number(rounding(word, None)?.apply(&block.earned())))
        }
        "many_to_many_mean" => {
            parameters.take("blocks");
            let pass = parameters.optional("pass")?.unwrap_or(Exact::ZERO);
            let parts = taken(input, &pass, None)?;
            let marks: Vec<Option<Marked>> = parts.iter().map(marked).collect();
            let weighed = marks.iter().zip(&parts);
            let weighed = weighed.map(|(mark, part)| (mark.as_ref(), &part.given));
            let mark = block_mark(weighed, &rounding(word, None)?);
            Ok(mark.map_or(Answer::None, |it| Answer::Number(it.rounded)))
        }
        "min_grade" => least(input, parameters),
        "package_tolerance" => tolerance(input, parameters),
        _ => Err(format!("unknown method {method:?}")),
    }
}

/// The mean over everything taken. Where it is not validated the grammar does not say what
/// `n` is: the mean, the credits passed one by one, or none are all a right name for it.
fn compensation(input: &str, parameters: &mut Parameters) -> Result<Answer, Reason> {
    let pass = parameters.required("pass")?;
    let target = parameters.required("target")?;
    let required = parameters.optional("required_taken>")?;
    let absent = parameters.optional("absent")?;
    let parts = taken(input, &pass, absent.as_ref())?;
    let shipped = regime("compensation").ok_or("no such regime")?.regime;
    let rule = shipped.compensation.clone().ok_or("no compensation")?;
    let enough = required.as_ref().is_none_or(|required| {
        parts.iter().fold(Exact::ZERO, |sum, it| &sum + &it.given) >= *required
    });
    let regime = Regime {
        compensation: Some(Compensation {
            taken: false,
            ..rule
        }),
        ways: vec![Way::Compensation],
        ..shipped
    };
    let block = Block {
        host: parts,
        home: vec![home(&target)],
    };
    let proposal = propose(&block, std::slice::from_ref(&block), &regime, &terms(&pass));
    let validated = enough
        && proposal
            .offers
            .first()
            .is_some_and(|it| matches!(it.answer, Decided::Compensation | Decided::Automatic));
    if validated {
        return Ok(Answer::Word(format!("validated:{target}")));
    }
    let marks = block.host.iter().filter_map(|it| {
        let mark = it.own_mark.clone().or(Some(Exact::ZERO))?;
        Some((mark, it.given.clone()))
    });
    let mean = weighted_mean(marks).ok_or("nothing was taken")?;
    let names = [mean, block.earned(), Exact::ZERO];
    Ok(Answer::OneOf(
        names
            .map(|it| Answer::Word(format!("not_validated:{it}")))
            .into(),
    ))
}

fn tolerance(input: &str, parameters: &mut Parameters) -> Result<Answer, Reason> {
    let replaced = parameters.required("replaced")?;
    let most = parameters.required("max_negative")?;
    let shipped = regime("package").ok_or("no such regime")?.regime;
    let regime = Regime {
        tolerance: Some(Tolerance::Credits(most)),
        ways: vec![Way::Tolerance],
        ..shipped
    };
    let earned = number(input)?;
    let block = Block {
        host: vec![HostPart {
            agreed: replaced.clone(),
            given: earned,
            outcome: Outcome::Passed,
            mark: None,
            own_mark: None,
        }],
        home: vec![home(&replaced)],
    };
    let proposal = propose(
        &block,
        std::slice::from_ref(&block),
        &regime,
        &terms(&Exact::ZERO),
    );
    let whole = proposal
        .offers
        .first()
        .is_some_and(|it| it.answer != Decided::Refused);
    Ok(Answer::Word(if whole { "ok" } else { "too_low" }.into()))
}

/// Whether a letter is at least as good as another; marks that are no letters with points
/// (`P`, `S`) are not considered. Numbers are compared with higher ones as the better.
fn least(input: &str, parameters: &mut Parameters) -> Result<Answer, Reason> {
    let least = parameters
        .take("min")
        .ok_or("parameter \"min\" is missing")?;
    let letters = presets::point_set("us4_37").ok_or("no points of letters")?;
    let points = |text: &str| number(text).ok().or_else(|| letters.points(text).cloned());
    let least = points(&least).ok_or(format!("unknown mark {least:?}"))?;
    let reached = points(input).is_some_and(|it| it >= least);
    Ok(Answer::Word(
        if reached { "transfer" } else { "refuse" }.into(),
    ))
}

/// `mark x credits`, with `;` between them; `ABSx14` was not sat.
fn taken(input: &str, pass: &Exact, absent: Option<&Exact>) -> Result<Vec<HostPart>, Reason> {
    let parts = input.split(';').map(str::trim).filter(|it| !it.is_empty());
    let part = |text: &str| {
        let (mark, credits) = text
            .rsplit_once('x')
            .ok_or(format!("{text:?} has no credits"))?;
        let credits = number(credits.trim())?;
        let (own_mark, outcome) = match mark.trim() {
            "ABS" => (absent.cloned(), Outcome::Absent),
            mark => {
                let mark = number(mark)?;
                let outcome = if mark >= *pass {
                    Outcome::Passed
                } else {
                    Outcome::Failed
                };
                (Some(mark), outcome)
            }
        };
        Ok(HostPart {
            agreed: credits.clone(),
            given: credits,
            outcome,
            mark: None,
            own_mark,
        })
    };
    parts.map(part).collect()
}

fn marked(part: &HostPart) -> Option<Marked> {
    let mark = part.own_mark.clone()?;
    Some(Marked {
        low: mark.clone(),
        pick: mark.clone(),
        best: mark,
    })
}

fn home(credits: &Exact) -> HomePart {
    HomePart {
        credits: credits.clone(),
        compulsory: false,
        key: String::new(),
    }
}

fn terms(pass: &Exact) -> Terms {
    Terms {
        office_tolerance: None,
        pass: Some(pass.clone()),
        worst: Some(Exact::ZERO),
        higher_is_better: true,
        rounding: Rounding::None,
        scale: None,
    }
}
