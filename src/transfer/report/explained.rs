//! One conversion, explained line by line.

use crate::model::source::Source;
use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::expression::{Expression, Step, Term};
use crate::transfer::rounding::{Mode, Rounding};
use crate::transfer::rule::Rule;

/// What a rule is called and what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleTexts {
    /// Its name.
    pub name: &'static str,
    /// Its formula.
    pub formula: &'static str,
    /// What it means.
    pub statement: &'static str,
}

/// The explanation of a conversion, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explained {
    /// The rule.
    pub rule: RuleTexts,
    /// The stable name of the rule.
    pub rule_id: &'static str,
    /// The worked calculation, line by line, the rounding last.
    pub steps: Vec<String>,
    /// What the rounding took away.
    pub residue: String,
    /// The document, its date and how well it was checked.
    pub source: String,
}

/// The worked calculation of an expression, line by line, the rounding last.
pub fn worked(expression: &Expression, texts: &Texts) -> Vec<String> {
    let steps = expression.steps();
    let mut lines: Vec<String> = steps.iter().map(|step| step_text(step, texts)).collect();
    if let (Expression::Rounded { rounding, .. }, Some(value)) = (expression, expression.value())
        && *rounding != Rounding::None
    {
        let words = rounding_text(rounding, texts);
        lines.push(texts.explain.rounded(&words, &texts.number(&value)));
    }
    lines
}

impl Explained {
    /// Explains `conversion` in the language of `texts`.
    pub fn of(conversion: &Conversion, texts: &Texts) -> Self {
        let mut steps: Vec<String> = conversion
            .explanation
            .steps()
            .iter()
            .map(|step| step_text(step, texts))
            .collect();
        if let Expression::Rounded { rounding, .. } = &conversion.explanation
            && *rounding != Rounding::None
        {
            let value = texts.number(&conversion.rounded);
            let words = match last_step_source(conversion.rule, rounding, texts) {
                Some(source) => format!("{} ({source})", rounding_text(rounding, texts)),
                None => rounding_text(rounding, texts),
            };
            steps.push(texts.explain.rounded(&words, &value));
        }
        let residue = conversion.residue();
        Self {
            rule: rule_texts(conversion.rule, texts),
            rule_id: conversion.rule.id(),
            steps,
            residue: if residue.is_zero() {
                texts.explain.no_residue.to_owned()
            } else {
                texts.number_or_approximation(&residue)
            },
            source: match conversion.rule.source() {
                Some(source) => source_text(&source, texts),
                None => conversion
                    .cited
                    .clone()
                    .unwrap_or_else(|| texts.explain.own_source.to_owned()),
            },
        }
    }

    /// The explanation as lines of a report.
    pub fn lines(&self, texts: &Texts) -> Vec<String> {
        let explain = &texts.explain;
        let labelled = |label: &str, value: &str| explain.labelled(label, value);
        let mut lines = vec![
            labelled(
                explain.rule,
                &format!("{} ({})", self.rule.name, self.rule_id),
            ),
            labelled(explain.formula, self.rule.formula),
        ];
        let numbered = self.steps.iter().zip(1..);
        lines.extend(numbered.map(|(step, number): (_, usize)| format!("{number}. {step}")));
        lines.push(labelled(explain.residue, &self.residue));
        lines.push(labelled(explain.source, &self.source));
        lines
    }
}

/// Who prescribes the last step of the Bavarian formula.
fn last_step_source(rule: Rule, rounding: &Rounding, texts: &Texts) -> Option<&'static str> {
    if !matches!(rule, Rule::Bavarian | Rule::BavarianRanks) {
        return None;
    }
    match rounding {
        Rounding::ToUnit {
            mode: Mode::Cut, ..
        } => Some("KMK, LMU München"),
        Rounding::ToUnit { .. } => Some(texts.explain.by_no_text),
        Rounding::CutThenBetter { .. } => Some("Universität Passau"),
        Rounding::NearestMark { .. } => Some("Universität zu Köln, Englisches Seminar I"),
        Rounding::None => None,
    }
}

/// A citation in one line: document, date, confidence.
fn source_text(source: &Source<'_>, texts: &Texts) -> String {
    let dated = source.dated.unwrap_or(texts.explain.undated);
    format!(
        "{} · {dated} · {}",
        source.citation,
        texts.status(source.status)
    )
}

fn step_text(step: &Step<'_>, texts: &Texts) -> String {
    format!(
        "{} {} {} = {}",
        operand(step.left, texts),
        step.operator.sign(),
        operand(step.right, texts),
        texts.number_or_approximation(&step.value)
    )
}

fn operand(expression: &Expression, texts: &Texts) -> String {
    match expression {
        Expression::Given { term, value } => texts
            .explain
            .given(term_text(*term, texts), &texts.number(value)),
        other => other
            .value()
            .map(|value| texts.number(&value))
            .unwrap_or_default(),
    }
}

/// What a rounding does, in words.
pub fn rounding_text(rounding: &Rounding, texts: &Texts) -> String {
    let words = &texts.rounding;
    match rounding {
        Rounding::None => words.none.to_owned(),
        Rounding::ToUnit { unit, mode } => {
            words.to_unit(mode_text(*mode, texts), &texts.number(unit))
        }
        Rounding::CutThenBetter { unit, .. } => words.better(&texts.number(unit)),
        Rounding::NearestMark { .. } => words.nearest.to_owned(),
    }
}

/// What a mode does, in words.
pub fn mode_text(mode: Mode, texts: &Texts) -> &'static str {
    let words = &texts.rounding;
    match mode {
        Mode::HalfUp => words.half_up,
        Mode::HalfDown => words.half_down,
        Mode::HalfEven => words.half_even,
        Mode::Cut => words.cut,
        Mode::Floor => words.floor,
        Mode::Ceiling => words.ceiling,
    }
}

/// What a rule is called and what it says.
pub fn rule_texts(rule: Rule, texts: &Texts) -> RuleTexts {
    let rules = &texts.rules;
    let (name, formula, statement) = match rule {
        Rule::YearLoad => (
            rules.year_load,
            rules.year_load_formula,
            rules.year_load_text,
        ),
        Rule::ProgrammeLoad => (
            rules.programme_load,
            rules.programme_load_formula,
            rules.programme_load_text,
        ),
        Rule::Hours => (rules.hours, rules.hours_formula, rules.hours_text),
        Rule::Factor => (rules.factor, rules.factor_formula, rules.factor_text),
        Rule::Bavarian => (rules.bavarian, rules.bavarian_formula, rules.bavarian_text),
        Rule::BavarianRanks => (rules.ranks, rules.bavarian_formula, rules.ranks_text),
        Rule::BavarianInverse => (rules.inverse, rules.inverse_formula, rules.inverse_text),
        Rule::Linear => (rules.linear, rules.linear_formula, rules.linear_text),
        Rule::Proportional => (
            rules.proportional,
            rules.proportional_formula,
            rules.proportional_text,
        ),
        Rule::Tables => (rules.tables, rules.tables_formula, rules.tables_text),
        Rule::Lookup => (rules.lookup, rules.lookup_formula, rules.lookup_text),
        Rule::LettersFirstClass => (
            rules.letters_decree,
            rules.letters_decree_formula,
            rules.letters_decree_text,
        ),
        Rule::LettersBestFit => (
            rules.letters_fit,
            rules.letters_fit_formula,
            rules.letters_fit_text,
        ),
        Rule::Mean => (rules.mean, rules.mean_formula, rules.mean_text),
    };
    RuleTexts {
        name,
        formula,
        statement,
    }
}

fn term_text(term: Term, texts: &Texts) -> &'static str {
    let terms = &texts.terms;
    match term {
        Term::Credits => terms.credits,
        Term::Earned => terms.earned,
        Term::Agreed => terms.agreed,
        Term::HomeCredits => terms.home_credits,
        Term::HostLoad => terms.host_load,
        Term::TargetLoad => terms.target_load,
        Term::ProgrammeCredits => terms.programme_credits,
        Term::ProgrammeYears => terms.programme_years,
        Term::HoursPerCredit => terms.hours_per_credit,
        Term::HoursPerTarget => terms.hours_per_target,
        Term::Factor => terms.factor,
        Term::BestMark => terms.best_mark,
        Term::LowestPass => terms.lowest_pass,
        Term::Mark => terms.mark,
        Term::FirstRank => terms.first_rank,
        Term::Rank => terms.rank,
        Term::LastRank => terms.last_rank,
        Term::GermanMark => terms.german_mark,
        Term::TargetBest => terms.target_best,
        Term::TargetPass => terms.target_pass,
        Term::HomeMark => terms.home_mark,
        Term::Overlap => terms.overlap,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::grade::Line;
    use crate::text::Lang;
    use crate::transfer::grades::{GermanStep, bavarian};

    // 1 + 3·(20 − 14,4)/(20 − 10) = 2.68, cut to 2.6.
    #[test]
    fn the_bavarian_formula_is_explained_step_by_step_in_both_languages() {
        let line = Line::new(20.into(), 10.into(), None).unwrap();
        let conversion =
            bavarian(&line, &"14.4".parse().unwrap(), &GermanStep::Cut.rounding()).unwrap();
        let french = Explained::of(&conversion, Lang::Fr.texts());
        assert_eq!(
            french.steps,
            [
                "meilleure note (20) − note obtenue (14,4) = 5,6",
                "3 × 5,6 = 16,8",
                "meilleure note (20) − seuil de réussite (10) = 10",
                "16,8 ÷ 10 = 1,68",
                "1 + 1,68 = 2,68",
                "Coupé (vers zéro), à 0,1 (KMK, LMU München)\u{202f}: 2,6",
            ]
        );
        assert_eq!(french.residue, "0,08");
        let english = Explained::of(&conversion, Lang::En.texts());
        assert_eq!(
            english.steps[0],
            "best mark (20) − mark obtained (14.4) = 5.6"
        );
    }
}
