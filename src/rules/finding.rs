//! What a profile finds in an agreement.

use super::condition::{Asked, Condition, Expression};
use super::fact::{Fact, Kind, Scope};
use super::facts::{Facts, Place, Value, place_of};
use super::profile::{Profile, Rule};
use super::truth::{Lack, Truth};
use crate::model::codes;
use crate::model::presets;
use crate::model::value::Line;
use crate::text::Texts;
use crate::text::labels::{choice_label, entry_name, find};
use chrono::NaiveDate;

/// What became of a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is kept.
    Kept,
    /// It is broken.
    Broken,
    /// Nobody can tell, for want of these.
    Unknown(Vec<Lack>),
}

/// What a rule says of an agreement, or of one item in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding<'a> {
    /// Where the rule comes from.
    pub profile: &'a Profile,
    /// The rule.
    pub rule: &'a Rule,
    /// The field that it is about.
    pub place: Place,
    /// What became of it.
    pub verdict: Verdict,
    /// What its placeholders stand for.
    fill: Vec<(&'a str, Option<Filled>)>,
    /// The number of the version it is about, where it is about who commits.
    version: Option<Value>,
    /// The day of the question.
    pub today: Option<NaiveDate>,
}

/// What stands in a placeholder.
#[derive(Clone, Debug, PartialEq)]
struct Filled {
    value: Value,
    /// The fact it comes from, which knows its words.
    fact: Option<Fact>,
}

/// The profiles of these that stand for an agreement by themselves.
pub fn standing<'a>(
    profiles: impl IntoIterator<Item = &'a Profile>,
    facts: &Facts,
) -> Vec<&'a Profile> {
    let on = day_of(facts);
    let applies = |it: &&Profile| {
        it.when.as_ref().is_some_and(|when| {
            let asked = Asked {
                facts,
                row: &facts.whole,
                profile: it,
                on,
            };
            when.holds(asked) == Truth::Yes
        })
    };
    profiles.into_iter().filter(applies).collect()
}

/// What is broken or unknown, in the order of the profiles and their rules.
pub fn check<'a>(profiles: &[&'a Profile], facts: &Facts) -> Vec<Finding<'a>> {
    judged(profiles, facts, |verdict| *verdict != Verdict::Kept)
}

/// What became of every rule that applies, item by item.
pub fn assess<'a>(profiles: &[&'a Profile], facts: &Facts) -> Vec<Finding<'a>> {
    judged(profiles, facts, |_| true)
}

fn judged<'a>(
    profiles: &[&'a Profile],
    facts: &Facts,
    wanted: fn(&Verdict) -> bool,
) -> Vec<Finding<'a>> {
    let mut found = Vec::new();
    for profile in profiles {
        for rule in &profile.rules {
            asked_of_all(profile, rule, facts, wanted, &mut found);
        }
    }
    found
}

/// What became of one rule, item by item. That a field is empty is not said where it holds
/// what cannot be read, which is a finding of its own.
fn asked_of_all<'a>(
    profile: &'a Profile,
    rule: &'a Rule,
    facts: &Facts,
    wanted: fn(&Verdict) -> bool,
    found: &mut Vec<Finding<'a>>,
) {
    let on = day_of(facts);
    if !rule.holds_on(on) {
        return;
    }
    let of_party = matches!(rule.each, Scope::Party | Scope::First);
    for row in facts.rows(rule.each) {
        let asked = Asked {
            facts,
            row,
            profile,
            on,
        };
        judge(rule, asked, |at, verdict| {
            let place = place_of(row, at);
            let unreadable = || !rule.require.is_empty() && facts.is_malformed(&place);
            if wanted(&verdict) && !(verdict != Verdict::Kept && unreadable()) {
                found.push(Finding {
                    profile,
                    rule,
                    place,
                    fill: filled(rule, asked),
                    version: of_party
                        .then(|| row.get(Fact::VersionNumber).cloned())
                        .flatten(),
                    today: day_in(facts, Fact::Today),
                    verdict,
                });
            }
        });
    }
}

/// The day whose rules and numbers count: the first of the stay, or today.
fn day_of(facts: &Facts) -> NaiveDate {
    let mut days = [Fact::Start, Fact::Today].into_iter();
    days.find_map(|fact| day_in(facts, fact))
        .unwrap_or_default()
}

fn day_in(facts: &Facts, fact: Fact) -> Option<NaiveDate> {
    match facts.whole.get(fact)? {
        Value::Day(days) => Some(*days.start()),
        _ => None,
    }
}

/// Asks a rule of one item, and notes the verdict with the fact it stands at. Where nobody
/// can tell whether the rule applies, it is kept if it would be, and unknown otherwise.
fn judge(rule: &Rule, asked: Asked<'_>, mut note: impl FnMut(Fact, Verdict)) {
    let applies = match &rule.when {
        Some(when) => when.holds(asked),
        None => Truth::Yes,
    };
    if applies == Truth::No {
        return;
    }
    let verdict = |holds: Truth| match (&applies, holds) {
        (_, Truth::Yes) => Verdict::Kept,
        (Truth::Unknown(lacks), _) => Verdict::Unknown(lacks.clone()),
        (_, Truth::Unknown(lacks)) => Verdict::Unknown(lacks),
        (_, Truth::No) => Verdict::Broken,
    };
    for fact in &rule.require {
        note(*fact, verdict(Condition::Known(*fact).holds(asked)));
    }
    if let (Some(check), Some(at)) = (&rule.check, rule.at) {
        note(at, verdict(check.holds(asked)));
    }
}

fn filled<'a>(rule: &'a Rule, asked: Asked<'_>) -> Vec<(&'a str, Option<Filled>)> {
    let fill = rule.fill.iter().map(|(name, expression)| {
        let value = expression.value(asked).ok().map(|(value, _)| Filled {
            value,
            fact: match expression {
                Expression::Fact(fact) => Some(*fact),
                _ => None,
            },
        });
        (name.as_str(), value)
    });
    fill.collect()
}

impl Finding<'_> {
    /// What is wrong, in words.
    pub fn message(&self, t: &Texts) -> String {
        let words = t.words(&self.rule.message);
        self.fill
            .iter()
            .fold(words.to_owned(), |text, (name, value)| {
                let value = value.as_ref().map(|it| it.text(t));
                text.replace(&format!("{{{name}}}"), value.as_deref().unwrap_or("…"))
            })
    }

    /// What names the finding from one check to the next, and in what sets it aside: its
    /// code and its place.
    pub fn key(&self) -> String {
        let item = match &self.place.item {
            Some((Some(id), _)) => format!("[{id}]"),
            Some((None, number)) => format!("[{number}]"),
            None => String::new(),
        };
        let (collection, path) = (self.place.collection.key(), &self.place.path);
        format!("{} {collection}.{path}{item}", self.rule.code)
    }

    /// What was found, in no language: the number of the version where it is about who
    /// commits, and the values of the placeholders. Nothing where the rule has none.
    pub fn found(&self) -> String {
        let version = self.version.as_ref().map(|it| format!("v{}", neutral(it)));
        let values = self.fill.iter().map(|(_, it)| {
            it.as_ref()
                .map_or_else(|| "…".to_owned(), |it| neutral(&it.value))
        });
        let all: Vec<String> = version.into_iter().chain(values).collect();
        let words = all.join(" · ");
        let words: Vec<&str> = words
            .split(|it: char| it.is_whitespace() || it.is_control())
            .filter(|it| !it.is_empty())
            .collect();
        let held: String = words.join(" ").chars().take(Line::MAX).collect();
        held.trim_end().to_owned()
    }

    /// Whether its rule is broken at its place by these facts as well.
    pub fn stands_in(&self, facts: &Facts) -> bool {
        if standing([self.profile], facts).is_empty() {
            return false;
        }
        let mut found = Vec::new();
        let broken = |it: &Verdict| *it == Verdict::Broken;
        asked_of_all(self.profile, self.rule, facts, broken, &mut found);
        let key = self.key();
        found.iter().any(|it| it.key() == key)
    }
}

/// A value as it is stored, whatever the language.
fn neutral(it: &Value) -> String {
    fn between<T: PartialEq + std::fmt::Display>(low: &T, high: &T) -> String {
        if low == high {
            low.to_string()
        } else {
            format!("{low} – {high}")
        }
    }
    match it {
        Value::Number(it) => between(it.start(), it.end()),
        Value::Day(it) => between(it.start(), it.end()),
        Value::Level(level) => level.word().to_owned(),
        Value::Word(word) => (*word).to_owned(),
        Value::Text(text) => text.to_string(),
        Value::Flag(it) => it.to_string(),
    }
}

impl Filled {
    fn text(&self, t: &Texts) -> String {
        let between = |low: String, high: String| {
            if low == high {
                low
            } else {
                format!("{low} – {high}")
            }
        };
        match &self.value {
            Value::Number(it) => between(
                t.number_or_approximation(it.start()),
                t.number_or_approximation(it.end()),
            ),
            Value::Day(it) => between(t.date(*it.start()), t.date(*it.end())),
            Value::Level(level) => choice_label(t, "languageLevel", level.word()).to_owned(),
            Value::Word(word) => {
                let field = self.fact.map_or("", |it| it.field().1);
                let system = presets::credit_system(word).map(|it| t.words(&it.name));
                system
                    .unwrap_or_else(|| choice_label(t, field, word))
                    .to_owned()
            }
            Value::Text(text) if self.fact.map(Fact::kind) == Some(Kind::Country) => {
                let country = find(codes::countries(), text);
                country.map_or(&**text, |it| entry_name(t, it)).to_owned()
            }
            Value::Text(text) => text.to_string(),
            Value::Flag(_) => String::new(),
        }
    }
}
