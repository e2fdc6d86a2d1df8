//! A rule profile: what one text, or one programme, requires.

use super::condition::{Condition, Expression};
use super::fact::{Fact, Scope};
use super::read::{day, some_day};
use super::recognition::Regime;
use crate::model::bilingual::Bilingual;
use crate::model::exact::Exact;
use crate::model::source::Status;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The rules of one programme or text, with the numbers and documents they rest on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name in files and addresses.
    pub key: String,
    /// The day of this version of it.
    #[serde(deserialize_with = "day")]
    pub dated: NaiveDate,
    /// Its name.
    pub name: Bilingual,
    /// What it holds, and what it leaves out.
    pub about: Bilingual,
    /// For which agreements it stands; without it, for none.
    #[serde(default)]
    pub when: Option<Condition>,
    /// The numbers, dated.
    #[serde(default)]
    pub parameters: Vec<Parameter>,
    /// The documents, by the short names that rules and numbers use.
    pub sources: BTreeMap<String, Cited>,
    /// How it recognises what was obtained, where it says so.
    #[serde(default)]
    pub regime: Option<Regime>,
    /// The rules, in the order in which they are shown.
    pub rules: Vec<Rule>,
}

/// A number that a text sets, from a day on.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameter {
    /// Its name in rules.
    pub key: String,
    /// The number.
    #[serde(deserialize_with = "super::condition::number")]
    pub value: Exact,
    /// The first day on which it holds.
    #[serde(default, deserialize_with = "some_day")]
    pub from: Option<NaiveDate>,
    /// The last.
    #[serde(default, deserialize_with = "some_day")]
    pub to: Option<NaiveDate>,
    /// The document that sets it.
    pub source: String,
    /// How well that was checked.
    pub status: Status,
}

/// A document that was read.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Cited {
    /// Title and publisher, in its own language.
    pub citation: String,
    /// The year it gives itself.
    #[serde(default)]
    pub dated: Option<String>,
    /// How well it was read.
    pub status: Status,
}

/// How much hangs on a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing is ready as long as it is broken, unless somebody says why.
    Mandatory,
    /// It should be mended.
    Recommended,
    /// It is good to know.
    Informational,
}

/// What can be mended at the press of a button. What it does is in `agreement/fix.rs`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Fix {
    /// Says that the institution uses no codes.
    NoCode,
    /// Recognises the component automatically, and drops its condition.
    Automatic,
    /// Takes the component out.
    Remove,
    /// Takes the component out of groups that nobody in the other table belongs to.
    Unlink,
    /// Takes the link from the partner's record.
    FromPartner,
    /// Puts the start where the end is, and the end where the start is.
    SwapDates,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Rule {
    /// Its code: that of `RULES.md` where there is one, else as in `docs/findings.md`.
    pub code: String,
    /// Of what it is asked, one by one.
    #[serde(default)]
    pub each: Scope,
    /// The field where a finding stands; with `require`, the fields themselves.
    #[serde(default)]
    pub at: Option<Fact>,
    /// The facts that must be known, each a finding of its own.
    #[serde(default)]
    pub require: Vec<Fact>,
    /// Where it applies; everywhere without it.
    #[serde(default)]
    pub when: Option<Condition>,
    /// What must hold.
    #[serde(default)]
    pub check: Option<Condition>,
    /// How much hangs on it.
    pub severity: Severity,
    /// Whether it is arithmetic or a definition, which nobody can set aside.
    #[serde(default)]
    pub firm: bool,
    /// What is said where it is broken, with `{placeholders}`.
    pub message: Bilingual,
    /// Why there is such a rule.
    pub why: Bilingual,
    /// How it is mended.
    pub remedy: Bilingual,
    /// What the placeholders stand for.
    #[serde(default)]
    pub fill: BTreeMap<String, Expression>,
    /// What a button can do about it.
    #[serde(default)]
    pub fix: Option<Fix>,
    /// The documents that ask for it.
    pub sources: Vec<String>,
    /// How well that was checked.
    pub status: Status,
    /// The first day on which it holds.
    #[serde(default, deserialize_with = "some_day")]
    pub from: Option<NaiveDate>,
    /// The last.
    #[serde(default, deserialize_with = "some_day")]
    pub to: Option<NaiveDate>,
}

impl Profile {
    /// The value of a parameter on a day.
    pub fn parameter(&self, key: &str, on: NaiveDate) -> Option<&Exact> {
        let mut all = self.parameters.iter().filter(|it| it.key == key);
        all.find(|it| holds(it.from, it.to, on)).map(|it| &it.value)
    }
}

impl Rule {
    /// Whether it holds on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        holds(self.from, self.to, day)
    }
}

fn holds(from: Option<NaiveDate>, to: Option<NaiveDate>, on: NaiveDate) -> bool {
    from.is_none_or(|from| from <= on) && to.is_none_or(|to| on <= to)
}
