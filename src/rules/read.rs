//! Reading a profile: all of it is right, or it is refused with the line and the reason.

use super::condition::{Condition, Expression};
use super::fact::{Fact, Kind, Scope};
use super::groups;
use super::profile::{Profile, Rule};
use crate::model::exact::Exact;
use crate::model::limits;
use crate::model::presets;
use crate::model::records::Content;
use crate::model::records::spec;
use crate::model::value::{self, Day, Value as _};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;
use thiserror::Error;

/// Why a profile is refused.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {reason}")]
pub struct ProfileError {
    /// The line, from 1; 0 for the file as a whole.
    pub line: usize,
    /// What is wrong there, and what to do.
    pub reason: Reason,
}

/// What is wrong with a profile.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// It is larger than any profile needs to be.
    #[error("{0} bytes, at most {max}: leave out what is no rule", max = limits::PROFILE_BYTES)]
    TooLarge(usize),
    /// It is no JSON of this shape: a comma, a member, a fact, a number.
    #[error("{0}")]
    Shape(String),
    /// A name that stands twice.
    #[error("“{0}” stands twice for the same days: keep one, or date them")]
    Twice(String),
    /// A name that nothing bears.
    #[error("nothing here is called “{0}”: correct the name, or add it")]
    Unnamed(String),
    /// A fact of an item, in a rule that is not asked of such items.
    #[error("“{0}” is a fact of something else than this rule is asked of")]
    Elsewhere(&'static str),
    /// Kinds that do not go together.
    #[error("these two cannot be compared or calculated: {0}")]
    Kinds(String),
    /// A day after the last, a number above the most.
    #[error("from {0} to {1} nothing lies between: turn them round")]
    Contradiction(String, String),
    /// A division by nothing.
    #[error("a division by zero")]
    Zero,
    /// *Known* under a *not*: less knowledge would then make a rule kept.
    #[error("“known” may not stand under “not”")]
    Negated,
    /// A rule that asks nothing, or of which nobody knows where it stands.
    #[error("a rule needs “require”, or “check” with “at”")]
    Nothing,
    /// A rule that rests on nothing.
    #[error("a rule needs a document under “sources”")]
    Unsourced,
    /// A placeholder that stands for nothing, or in one language only.
    #[error("the placeholder “{{{0}}}” needs a value under “fill”, and a place in both languages")]
    Placeholder(String),
    /// A text that is empty.
    #[error("“{0}” needs words in both languages")]
    Wordless(&'static str),
}

impl Profile {
    /// Reads a profile.
    ///
    /// # Errors
    /// A [`ProfileError`]; nothing of the profile counts then.
    pub fn read(text: &str) -> Result<Self, ProfileError> {
        if text.len() > limits::PROFILE_BYTES {
            let reason = Reason::TooLarge(text.len());
            return Err(ProfileError { line: 0, reason });
        }
        let profile: Self = serde_json::from_str(text).map_err(|error| ProfileError {
            line: error.line(),
            reason: Reason::Shape(error.to_string()),
        })?;
        let lines = Lines(text);
        lines.parameters(&profile)?;
        for (index, rule) in profile.rules.iter().enumerate() {
            let line = lines.of_rule(&profile, index);
            let at_line = |reason| ProfileError { line, reason };
            let checking = Checking {
                profile: &profile,
                each: rule.each,
            };
            checking.rule(rule).map_err(at_line)?;
            let twice = profile.rules.iter().take(index).any(|it| {
                it.code == rule.code
                    && it.each == rule.each
                    && it.at == rule.at
                    && shares(&it.require, &rule.require)
                    && overlap((it.from, it.to), (rule.from, rule.to))
            });
            if twice {
                return Err(at_line(Reason::Twice(rule.code.clone())));
            }
        }
        if let Some(when) = &profile.when {
            let checking = Checking {
                profile: &profile,
                each: Scope::Agreement,
            };
            let line = lines.after("\"when\"", 0);
            checking
                .condition(when, false)
                .map_err(|reason| ProfileError { line, reason })?;
        }
        Ok(profile)
    }
}

/// The text, for the lines of what is wrong in it.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn parameters(&self, profile: &Profile) -> Result<(), ProfileError> {
        for (index, it) in profile.parameters.iter().enumerate() {
            let earlier = profile.parameters.iter().take(index);
            let same = earlier.clone().filter(|other| other.key == it.key).count();
            let line = self.after(&format!("\"key\": \"{}\"", it.key), same);
            let fail = |reason| Err(ProfileError { line, reason });
            if let Some((from, to)) = reversed(it.from, it.to) {
                return fail(Reason::Contradiction(from, to));
            }
            if !profile.sources.contains_key(&it.source) {
                return fail(Reason::Unnamed(it.source.clone()));
            }
            let mut earlier = earlier.filter(|other| other.key == it.key);
            if earlier.any(|other| overlap((other.from, other.to), (it.from, it.to))) {
                return fail(Reason::Twice(it.key.clone()));
            }
        }
        Ok(())
    }

    fn of_rule(&self, profile: &Profile, index: usize) -> usize {
        let code = profile.rules.get(index).map_or("", |it| &it.code);
        let earlier = profile.rules.iter().take(index);
        self.after(
            &format!("\"code\": \"{code}\""),
            earlier.filter(|it| it.code == code).count(),
        )
    }

    /// The line of the n-th place where this stands, whatever the white space in it.
    fn after(&self, what: &str, nth: usize) -> usize {
        let bare = |it: &str| it.replace(' ', "");
        let what = bare(what);
        let lines = self.0.lines().enumerate();
        let mut found = lines.filter(|(_, line)| bare(line).contains(&what));
        found.nth(nth).map_or(1, |(line, _)| line.saturating_add(1))
    }
}

/// A rule being checked, by what it is asked of.
struct Checking<'a> {
    profile: &'a Profile,
    each: Scope,
}

impl Checking<'_> {
    fn rule(&self, rule: &Rule) -> Result<(), Reason> {
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

    fn condition(&self, condition: &Condition, negated: bool) -> Result<(), Reason> {
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
                if !self.profile.parameters.iter().any(|it| it.key == *key) {
                    return Err(Reason::Unnamed(key.clone()));
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
                let mut all = self.profile.parameters.iter().filter(|it| it.key == *key);
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

/// Whether two rules that stand at no other field stand at one of these.
fn shares(one: &[Fact], other: &[Fact]) -> bool {
    (one.is_empty() && other.is_empty()) || one.iter().any(|it| other.contains(it))
}

fn overlap(
    one: (Option<NaiveDate>, Option<NaiveDate>),
    other: (Option<NaiveDate>, Option<NaiveDate>),
) -> bool {
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
    !before(one.1, other.0) && !before(other.1, one.0)
}

fn reversed(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<(String, String)> {
    let (from, to) = (from?, to?);
    (to < from).then(|| (from.to_string(), to.to_string()))
}

/// A day, as `2021-01-01`.
pub(super) fn day<'de, D: Deserializer<'de>>(source: D) -> Result<NaiveDate, D::Error> {
    let text = Cow::<str>::deserialize(source)?;
    let day = Day::parse(&text).map(Day::date);
    day.map_err(|_| D::Error::custom(format!("“{text}” is not a day")))
}

/// A day that may be left out.
pub(super) fn some_day<'de, D: Deserializer<'de>>(
    source: D,
) -> Result<Option<NaiveDate>, D::Error> {
    day(source).map(Some)
}
