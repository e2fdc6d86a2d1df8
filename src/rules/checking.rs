//! Whether a rule is right: its facts and numbers are there, and go together.

use super::condition::{Condition, Expression};
use super::fact::{Fact, Kind, Scope};
use super::groups;
use super::profile::{Parameter, Profile, Rule};
use super::read::{Period, Reason, overlap, reversed};
use crate::model::exact::Exact;
use crate::model::presets;
use crate::model::records::{Content, spec};
use crate::model::value;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The dated numbers of a profile, by name.
pub struct Parameters<'a>(BTreeMap<&'a str, Vec<&'a Parameter>>);

impl<'a> Parameters<'a> {
    /// Those of a profile.
    ///
    /// # Errors
    /// Which of them is wrong, and why.
    pub fn of(profile: &'a Profile) -> Result<Self, (usize, Reason)> {
        let mut all: BTreeMap<&str, Vec<&Parameter>> = BTreeMap::new();
        for (index, it) in profile.parameters.iter().enumerate() {
            let fail = |reason| Err((index, reason));
            if let Some((from, to)) = reversed(it.from, it.to) {
                return fail(Reason::Contradiction(from, to));
            }
            if !profile.sources.contains_key(&it.source) {
                return fail(Reason::Unnamed(it.source.clone()));
            }
            let earlier = all.entry(it.key.as_str()).or_default();
            let period = (it.from, it.to);
            if earlier.iter().any(|it| overlap((it.from, it.to), period)) {
                return fail(Reason::Twice(it.key.clone()));
            }
            earlier.push(it);
        }
        for dated in all.values_mut() {
            dated.sort_by_key(|it| it.from);
        }
        Ok(Self(all))
    }

    /// Its values, the earliest first.
    fn get(&self, key: &str) -> &[&'a Parameter] {
        self.0.get(key).map_or(&[], Vec::as_slice)
    }

    /// Whether it has a value on every day of a period.
    fn cover(&self, key: &str, (from, to): Period) -> bool {
        // The first day that none so far has a value for; `None` is that of all time.
        let mut open = from;
        for it in self.get(key) {
            let begins = it
                .from
                .is_none_or(|from| open.is_some_and(|open| from <= open));
            let over = matches!((it.to, open), (Some(to), Some(open)) if to < open);
            if !begins || over {
                continue;
            }
            let Some(after) = it.to.and_then(|it| it.succ_opt()) else {
                return true;
            };
            if to.is_some_and(|to| to < after) {
                return true;
            }
            open = Some(after);
        }
        false
    }
}

/// A rule being checked, by what it is asked of and when.
pub struct Checking<'a> {
    /// The profile it belongs to.
    pub profile: &'a Profile,
    /// The numbers of the profile.
    pub parameters: &'a Parameters<'a>,
    /// Of what it is asked.
    pub each: Scope,
    /// Its first day.
    pub from: Option<NaiveDate>,
    /// Its last.
    pub to: Option<NaiveDate>,
}

impl Checking<'_> {
    /// Whether a rule is right by itself.
    ///
    /// # Errors
    /// Why it is not.
    pub fn rule(&self, rule: &Rule) -> Result<(), Reason> {
        if let Some((from, to)) = reversed(rule.from, rule.to) {
            return Err(Reason::Contradiction(from, to));
        }
        if rule.require.is_empty() == rule.check.is_none()
            || rule.check.is_some() != rule.at.is_some()
        {
            return Err(Reason::Nothing);
        }
        if rule.sources.is_empty() {
            return Err(Reason::Unsourced);
        }
        for source in &rule.sources {
            if !self.profile.sources.contains_key(source) {
                return Err(Reason::Unnamed(source.clone()));
            }
        }
        for fact in rule.require.iter().chain(&rule.at) {
            self.fact(*fact)?;
        }
        for condition in rule.when.iter().chain(&rule.check) {
            self.condition(condition, false)?;
        }
        for expression in rule.fill.values() {
            self.expression(expression)?;
        }
        for (name, words) in [
            ("message", &rule.message),
            ("why", &rule.why),
            ("remedy", &rule.remedy),
        ] {
            if words.fr.trim().is_empty() || words.en.trim().is_empty() {
                return Err(Reason::Wordless(name));
            }
        }
        placeholders(rule)
    }

    fn fact(&self, fact: Fact) -> Result<(), Reason> {
        if fact.is_of(self.each) {
            Ok(())
        } else {
            Err(Reason::Elsewhere(fact.name()))
        }
    }

    /// Whether a condition is right; `negated` says whether it stands under a *not*.
    ///
    /// # Errors
    /// Why it is not.
    pub fn condition(&self, condition: &Condition, negated: bool) -> Result<(), Reason> {
        match condition {
            Condition::All(all) | Condition::Any(all) => {
                all.iter().try_for_each(|it| self.condition(it, negated))
            }
            Condition::Not(it) => self.condition(it, !negated),
            Condition::Known(_) if negated => Err(Reason::Negated),
            Condition::Known(fact) => self.fact(*fact),
            Condition::Is(fact) => self.of_kind(*fact, &[Kind::Flag]),
            Condition::OneOf(fact, words) => {
                self.of_kind(*fact, &[Kind::Word])?;
                let known = words_of(*fact);
                match words.iter().find(|it| !known.contains(&it.as_str())) {
                    Some(word) => Err(Reason::Unnamed(word.clone())),
                    None => Ok(()),
                }
            }
            Condition::AtLeast(one, other)
            | Condition::AtMost(one, other)
            | Condition::Less(one, other)
            | Condition::Equal(one, other) => self.alike(one, other),
            Condition::Between(it, low, high) => {
                self.alike(it, low)?;
                self.alike(it, high)?;
                match (self.constant(low), self.constant(high)) {
                    (Some(low), Some(high)) if low > high => {
                        Err(Reason::Contradiction(low.to_string(), high.to_string()))
                    }
                    _ => Ok(()),
                }
            }
            Condition::InGroup(fact, group) => {
                self.of_kind(*fact, &[Kind::Country])?;
                match groups::group(group) {
                    Some(_) => Ok(()),
                    None => Err(Reason::Unnamed(group.clone())),
                }
            }
            Condition::HasWord(fact, _) | Condition::EndsWith(fact, _) => {
                self.of_kind(*fact, &[Kind::Text])
            }
        }
    }

    fn of_kind(&self, fact: Fact, kinds: &[Kind]) -> Result<(), Reason> {
        self.fact(fact)?;
        if kinds.contains(&fact.kind()) {
            Ok(())
        } else {
            Err(Reason::Kinds(fact.name().to_owned()))
        }
    }

    fn alike(&self, one: &Expression, other: &Expression) -> Result<(), Reason> {
        self.expression(one)?;
        self.expression(other)?;
        if one.kind() == other.kind() {
            Ok(())
        } else {
            Err(Reason::Kinds(format!(
                "{:?}, {:?}",
                one.kind(),
                other.kind()
            )))
        }
    }

    fn expression(&self, expression: &Expression) -> Result<(), Reason> {
        match expression {
            Expression::Fact(fact) => self.fact(*fact)?,
            Expression::Parameter(key) => {
                if self.parameters.get(key).is_empty() {
                    return Err(Reason::Unnamed(key.clone()));
                }
                if !self.parameters.cover(key, (self.from, self.to)) {
                    return Err(Reason::Uncovered(key.clone()));
                }
            }
            Expression::Number(_) | Expression::Level(_) => {}
            Expression::Plus(one, other)
            | Expression::Minus(one, other)
            | Expression::Times(one, other)
            | Expression::Distance(one, other)
            | Expression::OrElse(one, other)
            | Expression::Over(one, other) => {
                self.expression(one)?;
                self.expression(other)?;
            }
            Expression::Days(from, to) => {
                self.fact(*from)?;
                self.fact(*to)?;
            }
        }
        if let Expression::Over(_, divisor) = expression
            && self.constant(divisor).is_some_and(|it| it.is_zero())
        {
            return Err(Reason::Zero);
        }
        match expression.kind() {
            Some(_) => Ok(()),
            None => Err(Reason::Kinds(format!("{expression:?}"))),
        }
    }

    /// The number that stands there whatever the agreement says. Of a parameter, that of
    /// any day: zero if it ever is.
    fn constant(&self, expression: &Expression) -> Option<Exact> {
        match expression {
            Expression::Number(number) => Some(number.clone()),
            Expression::Parameter(key) => {
                let mut all = self.parameters.get(key).iter();
                let first = all.next()?;
                let zero = all.find(|it| it.value.is_zero());
                Some(zero.unwrap_or(first).value.clone())
            }
            Expression::Plus(one, other) => Some(&self.constant(one)? + &self.constant(other)?),
            Expression::Minus(one, other) => Some(&self.constant(one)? - &self.constant(other)?),
            Expression::Times(one, other) => Some(&self.constant(one)? * &self.constant(other)?),
            Expression::Distance(one, other) => {
                Some((&self.constant(one)? - &self.constant(other)?).abs())
            }
            Expression::Over(one, other) => self.constant(one)?.checked_div(&self.constant(other)?),
            Expression::Fact(_)
            | Expression::Level(_)
            | Expression::OrElse(..)
            | Expression::Days(..) => None,
        }
    }
}

/// That every placeholder stands for something, in both languages.
fn placeholders(rule: &Rule) -> Result<(), Reason> {
    for words in [&rule.message.fr, &rule.message.en] {
        let named: Vec<&str> = words
            .split('{')
            .skip(1)
            .map(|it| it.split('}').next().unwrap_or_default())
            .collect();
        let missing = named.iter().find(|it| !rule.fill.contains_key(**it));
        let idle = rule.fill.keys().find(|it| !named.contains(&it.as_str()));
        let wrong = missing.map(|it| (*it).to_owned()).or_else(|| idle.cloned());
        if let Some(name) = wrong {
            return Err(Reason::Placeholder(name));
        }
    }
    Ok(())
}

/// The words that a field offers.
fn words_of(fact: Fact) -> Vec<&'static str> {
    let (collection, field) = fact.field();
    let lists = ["", "host.", "home.", "virtual."];
    let mut specs = lists
        .iter()
        .filter_map(|list| spec(collection, &format!("{list}{field}")));
    match specs.next().map(|it| &it.content) {
        Some(Content::Scalar {
            kind: value::Kind::Choice(words),
            ..
        }) => words.to_vec(),
        Some(Content::Scalar {
            kind: value::Kind::CreditSystem,
            ..
        }) => presets::credit_systems()
            .iter()
            .map(|it| it.id.as_str())
            .collect(),
        _ => Vec::new(),
    }
}
