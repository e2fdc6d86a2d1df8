//! Reading a profile: all of it is right, or it is refused with the line and the reason.

use super::checking::{Checking, Parameters};
use super::fact::{Fact, Scope};
use super::profile::{Profile, Rule};
use crate::model::limits;
use crate::model::value::{Day, Value as _};
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer, de::Error as _};
use std::borrow::Cow;
use std::collections::BTreeMap;
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
    /// A number that a rule needs, and that has no value on some day of the rule.
    #[error("“{0}” has no value on every day of this rule: date the rule, or the number")]
    Uncovered(String),
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
        // Where something stands is looked for only once it is wrong.
        let lines = Lines(text);
        let parameters = Parameters::of(&profile).map_err(|(index, reason)| ProfileError {
            line: lines.of_parameter(&profile, index),
            reason,
        })?;
        let mut stand = BTreeMap::new();
        for (index, rule) in profile.rules.iter().enumerate() {
            let checking = Checking {
                profile: &profile,
                parameters: &parameters,
                each: rule.each,
                from: rule.from,
                to: rule.to,
            };
            let right = checking.rule(rule).and_then(|()| once(rule, &mut stand));
            right.map_err(|reason| ProfileError {
                line: lines.of_rule(&profile, index),
                reason,
            })?;
        }
        if let Some(when) = &profile.when {
            let checking = Checking {
                profile: &profile,
                parameters: &parameters,
                each: Scope::Agreement,
                from: None,
                to: None,
            };
            checking
                .condition(when, false)
                .map_err(|reason| ProfileError {
                    line: lines.after("\"when\"", 0),
                    reason,
                })?;
        }
        let regime = profile.regime.iter().flat_map(|it| &it.sources);
        if let Some(unnamed) = regime.clone().find(|it| !profile.sources.contains_key(*it)) {
            return Err(ProfileError {
                line: lines.after("\"regime\"", 0),
                reason: Reason::Unnamed(unnamed.clone()),
            });
        }
        Ok(profile)
    }
}

/// Where rules of a code stand: what they are asked of, the field, and whether that is all
/// they ask for.
type Stand<'a> = BTreeMap<(&'a str, Scope, Fact, bool), Vec<Period>>;

/// From when to when something holds; without a bound, always.
pub(super) type Period = (Option<NaiveDate>, Option<NaiveDate>);

/// That no two rules of a code stand at one field on one day.
fn once<'a>(rule: &'a Rule, stand: &mut Stand<'a>) -> Result<(), Reason> {
    for fact in rule.require.iter().chain(&rule.at) {
        let others = stand
            .entry((rule.code.as_str(), rule.each, *fact, rule.check.is_none()))
            .or_default();
        if others.iter().any(|it| overlap(*it, (rule.from, rule.to))) {
            return Err(Reason::Twice(rule.code.clone()));
        }
        others.push((rule.from, rule.to));
    }
    Ok(())
}

/// The text, for the lines of what is wrong in it.
struct Lines<'a>(&'a str);

impl Lines<'_> {
    fn of_parameter(&self, profile: &Profile, index: usize) -> usize {
        let key = profile.parameters.get(index).map_or("", |it| &it.key);
        let earlier = profile.parameters.iter().take(index);
        self.after(
            &format!("\"key\": \"{key}\""),
            earlier.filter(|it| it.key == key).count(),
        )
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

pub(super) fn overlap(one: Period, other: Period) -> bool {
    let before = |end: Option<NaiveDate>, start: Option<NaiveDate>| matches!((end, start), (Some(end), Some(start)) if end < start);
    !before(one.1, other.0) && !before(other.1, one.0)
}

pub(super) fn reversed(from: Option<NaiveDate>, to: Option<NaiveDate>) -> Option<(String, String)> {
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
