//! A recognition in words.

use super::deciding::Proposed;
use super::{Condition, How, StayBlock};
use crate::model::exact::Exact;
use crate::model::presets;
use crate::model::value::{Amount, Value as _};
use crate::rules::recognition::mean::BlockMark;
use crate::rules::recognition::offer::{Closed, Offer, Why};
use crate::rules::recognition::regime::{Absence, Compensation, Over};
use crate::rules::recognition::{Outcome, Regime, Way};
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::transfer::grades::NoResult;
use crate::transfer::report::rule_texts;
use crate::transfer::rounding::{Mode, Rounding};
use crate::transfer::statistical::{Candidate, Unplaced};

/// What became of a component.
pub fn outcome(t: &Texts, outcome: Outcome) -> &'static str {
    let words = &t.recognition;
    match outcome {
        Outcome::Passed => words.passed,
        Outcome::PassedUnmarked => words.passed_unmarked,
        Outcome::BelowLeast => words.below_least,
        Outcome::Failed => words.failed,
        Outcome::Absent => words.absent,
        Outcome::InProgress => words.in_progress,
        Outcome::Missing => words.missing,
    }
}

/// What a block is called; `only` where it is the whole agreement.
pub fn block(t: &Texts, block: &StayBlock, only: bool) -> String {
    let words = &t.recognition;
    match block.key.as_str() {
        "rest" if only => words.block_whole.to_owned(),
        "rest" => words.block_rest.to_owned(),
        key if key.split(' ').all(|it| it.parse::<u8>().is_ok()) => words.block(key),
        _ => {
            let title = block.home.first().map(|it| it.title.as_str());
            format!("{} {}", words.block_online, title.unwrap_or_default())
        }
    }
}

/// Whether a home component is recognised.
pub fn is_recognised(t: &Texts, recognised: bool) -> &'static str {
    if recognised {
        t.recognition.recognised
    } else {
        t.recognition.not_recognised
    }
}

/// A condition that was agreed on.
pub fn condition(t: &Texts, it: &Condition) -> String {
    let kind = choice_label(t, "recognition", &it.kind.text());
    let said = match &it.words {
        Some(words) => format!("{kind} – {words}"),
        None => kind.to_owned(),
    };
    t.recognition.condition(&said)
}

/// A number of credits, as people write it.
pub fn credits(t: &Texts, credits: &Exact) -> String {
    t.number_or_approximation(credits)
}

/// A mark that is not rounded yet: to the hundredth, and marked as near where it is.
pub fn mark(t: &Texts, mark: &Exact) -> String {
    let near = Rounding::decimals(2, Mode::HalfUp).apply(mark);
    let sign = if near == *mark { "" } else { "≈\u{202f}" };
    format!("{sign}{}", t.number(&near))
}

/// A mark as it was recorded: a number as people write it, anything else as it stands.
pub fn written(t: &Texts, recorded: &str) -> String {
    let number = recorded.parse::<Exact>();
    number.map_or_else(|_| recorded.to_owned(), |it| mark(t, &it))
}

/// Between which two the mark of a block lies.
pub fn range(t: &Texts, of: &BlockMark) -> String {
    t.recognition
        .mark_range(&mark(t, &of.low), &mark(t, &of.best))
}

/// What was proposed, where something else was decided.
pub fn proposed(t: &Texts, it: &Proposed) -> String {
    let answer = choice_label(t, "answer", &it.answer.text());
    let line = t.recognition.answer_line(answer, &credits(t, &it.credits));
    let marked = (!it.mark.is_empty()).then(|| written(t, &it.mark));
    let parts = std::iter::once(line).chain(marked);
    t.recognition
        .was_proposed(&parts.collect::<Vec<_>>().join(" · "))
}

/// A regime, way by way, in the order in which the ways are tried.
pub fn regime(t: &Texts, regime: &Regime, of_office: Option<&Amount>) -> Vec<String> {
    let words = &t.recognition;
    let ways = regime.ways.iter().map(|way| match way {
        Way::Tolerance => {
            let tolerance = regime.tolerated(of_office.map(Amount::value));
            match (tolerance, regime.tolerance_over) {
                (None, _) => words.way_no_tolerance.to_owned(),
                (Some(it), Some(Over::Stay)) => words.way_tolerance_stay(&credits(t, &it)),
                (Some(it), _) => words.way_tolerance_block(&credits(t, &it)),
            }
        }
        Way::Compensation => regime
            .compensation
            .as_ref()
            .map_or_else(String::new, |it| making_up(t, it)),
        Way::Subset => words.way_subset.to_owned(),
        Way::ProRata => words.way_pro_rata.to_owned(),
    });
    let marks = if regime.marks {
        words.with_marks
    } else {
        words.credits_only
    };
    ways.filter(|it| !it.is_empty())
        .chain([marks.to_owned()])
        .collect()
}

fn making_up(t: &Texts, rule: &Compensation) -> String {
    let words = &t.recognition;
    let mut parts = vec![match rule.over {
        Over::Block => words.way_mean_block.to_owned(),
        Over::Stay => words.way_mean_stay.to_owned(),
    }];
    parts.push(match rule.absent {
        Absence::Worst => words.way_absent_worst.to_owned(),
        Absence::Excludes => words.way_absent_excluded.to_owned(),
    });
    parts.extend(rule.taken.then(|| words.way_taken.to_owned()));
    for (scale, floor) in &rule.floors {
        let known = presets::grade_scales().iter().find(|it| it.id == *scale);
        let name = known.map_or(scale.as_str(), |it| t.words(&it.name));
        parts.push(words.way_floor(&mark(t, floor), name));
    }
    parts.join(", ")
}

/// How an offer answers, and with how many credits.
pub fn offer(t: &Texts, offer: &Offer) -> String {
    let answer = choice_label(t, "answer", &offer.answer.text());
    t.recognition
        .answer_line(answer, &credits(t, &offer.credits))
}

/// On what an offer rests.
pub fn why(t: &Texts, why: &Why) -> String {
    let words = &t.recognition;
    match why {
        Why::AllPassed => words.all_passed.to_owned(),
        Why::Tolerated {
            shortfall,
            tolerance,
        } => words.tolerated(&credits(t, shortfall), &credits(t, tolerance)),
        Why::Mean { mean, pass, .. } => words.by_mean(&credits(t, mean), &credits(t, pass)),
        Why::Within(most) => words.within(&credits(t, most)),
        Why::Share(_) => words.by_share.to_owned(),
        Why::Nothing => words.nothing.to_owned(),
        Why::Unlinked => words.unlinked.to_owned(),
    }
}

/// Why a way is closed.
pub fn closed(t: &Texts, closed: Closed) -> &'static str {
    let words = &t.recognition;
    match closed {
        Closed::TooMuchMissing => words.too_much_missing,
        Closed::MeanTooLow => words.mean_too_low,
        Closed::Absent => words.was_absent,
        Closed::NotMarked => words.not_marked,
        Closed::TooFewTaken => words.too_few_taken,
        Closed::NoneFits => words.none_fits,
        Closed::TooMany => words.too_many,
        Closed::NothingCounted => words.nothing_counted,
        Closed::Eliminated => words.eliminated,
        Closed::NoFloor => words.no_floor,
    }
}

/// How a mark was carried over, or why it was not; empty where there is nothing to say.
pub fn how(t: &Texts, how: &How) -> String {
    let words = &t.recognition;
    match how {
        How::Unmarked => String::new(),
        How::CreditsOnly => words.credits_only.to_owned(),
        How::NoRule => words.no_rule.to_owned(),
        How::NoScale => words.no_scale.to_owned(),
        How::NoHomeScale => words.no_home_scale.to_owned(),
        How::Same => words.same_scale.to_owned(),
        How::Converted(conversion) => rule_texts(conversion.rule, t).name.to_owned(),
        How::Placed(placed) => {
            let percent = |share: &Exact| {
                let percent = share * &Exact::whole(100);
                let rounded = Rounding::decimals(2, Mode::HalfUp);
                format!("{}\u{a0}%", t.number(&rounded.apply(&percent)))
            };
            let label = |it: Option<&Candidate>| it.map(|it| it.label.clone()).unwrap_or_default();
            words.placed(
                &percent(&placed.interval.better),
                &percent(&placed.interval.reached),
                &label(placed.worst()),
                &label(placed.best()),
            )
        }
        How::Looked(table, given) => {
            let name = words.looked(t.words(&table.name));
            if given.parse::<Exact>().is_ok() {
                name
            } else {
                format!("{name} {}", words.looked_word(given))
            }
        }
        How::NotListed => words.not_listed.to_owned(),
        How::NoTable => words.no_table.to_owned(),
        How::Unplaced(Unplaced::NotInTable) => words.not_in_table.to_owned(),
        How::Unplaced(Unplaced::NobodyObtained) => words.nobody_obtained.to_owned(),
        How::Unplaced(Unplaced::LabelsHaveNoMean) => words.no_mean.to_owned(),
        How::Fails => words.fails.to_owned(),
        How::NoResult(reason) => no_result(t, *reason).to_owned(),
        How::Unreadable(error) => t.number_error(error),
    }
}

fn no_result(t: &Texts, reason: NoResult) -> &'static str {
    let words = &t.grades;
    match reason {
        NoResult::Failing => words.failing,
        NoResult::AboveBest => words.above_best,
        NoResult::BelowWorst => words.below_worst,
        NoResult::UnknownLabel => words.unknown_label,
        NoResult::NotGerman => words.not_german,
    }
}
