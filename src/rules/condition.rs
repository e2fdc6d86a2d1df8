//! The shapes of conditions: a closed set over named facts, answered yes, no or unknown.

use super::fact::{Fact, Kind};
use super::facts::{Facts, Row, Value};
use super::groups;
use super::profile::Profile;
use super::truth::{Lack, Truth, What};
use crate::model::exact::Exact;
use crate::model::value::{Cefr, Value as _};
use crate::text::fold;
use chrono::NaiveDate;
use serde::{Deserialize, Deserializer};
use std::cmp::Ordering;
use std::ops::RangeInclusive;

/// What has to hold.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// All of these hold.
    All(Vec<Condition>),
    /// One of these holds.
    Any(Vec<Condition>),
    /// This does not hold.
    Not(Box<Condition>),
    /// Somebody has told this.
    Known(Fact),
    /// This is so.
    Is(Fact),
    /// A choice is one of these words.
    OneOf(Fact, Vec<String>),
    /// The first is the second or more.
    AtLeast(Expression, Expression),
    /// The first is the second or less.
    AtMost(Expression, Expression),
    /// The first is less than the second.
    Less(Expression, Expression),
    /// Both are the same.
    Equal(Expression, Expression),
    /// The first lies between the others, or is one of them.
    Between(Expression, Expression, Expression),
    /// A country belongs to a group of countries, on the day that counts.
    InGroup(Fact, String),
    /// A text has one of these words, whatever its accents and capitals; one that ends in
    /// `*` is the beginning of a word.
    HasWord(Fact, Vec<String>),
    /// A text ends so.
    EndsWith(Fact, String),
}

/// What is compared.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Expression {
    /// A fact.
    Fact(Fact),
    /// A dated number of the profile.
    Parameter(String),
    /// A number.
    Number(#[serde(deserialize_with = "number")] Exact),
    /// A level of language.
    Level(#[serde(deserialize_with = "level")] Cefr),
    /// The sum.
    Plus(Box<Expression>, Box<Expression>),
    /// The difference.
    Minus(Box<Expression>, Box<Expression>),
    /// The product.
    Times(Box<Expression>, Box<Expression>),
    /// The quotient.
    Over(Box<Expression>, Box<Expression>),
    /// How far the two are apart.
    Distance(Box<Expression>, Box<Expression>),
    /// The first, or the second where nobody has told the first.
    OrElse(Box<Expression>, Box<Expression>),
    /// The days from the first day to the second.
    Days(Fact, Fact),
}

/// For what a condition is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// Everything that is known.
    pub facts: &'a Facts,
    /// The item.
    pub row: &'a Row,
    /// The profile, for its parameters.
    pub profile: &'a Profile,
    /// The day whose parameters and groups count.
    pub on: NaiveDate,
}

/// A value, with what would decide between its bounds; or what it lacks.
type Valued = Result<(Value, Vec<Lack>), Vec<Lack>>;

impl Condition {
    /// Whether it holds.
    pub fn holds(&self, asked: Asked<'_>) -> Truth {
        match self {
            Self::All(all) => all.iter().fold(Truth::Yes, |so_far, it| match so_far {
                Truth::No => Truth::No,
                so_far => so_far.and(it.holds(asked)),
            }),
            Self::Any(any) => any.iter().fold(Truth::No, |so_far, it| match so_far {
                Truth::Yes => Truth::Yes,
                so_far => so_far.or(it.holds(asked)),
            }),
            Self::Not(it) => it.holds(asked).negated(),
            Self::Known(fact) => asked.get(*fact).is_some().into(),
            Self::Is(fact) => asked.of(*fact, |it| match it {
                Value::Flag(it) => Some(*it),
                _ => None,
            }),
            Self::OneOf(fact, words) => asked.of(*fact, |it| match it {
                Value::Word(it) => Some(words.iter().any(|word| word == it)),
                _ => None,
            }),
            Self::AtLeast(one, other) => asked.compare(one, other, |it| it != Ordering::Less),
            Self::AtMost(one, other) => asked.compare(one, other, |it| it != Ordering::Greater),
            Self::Less(one, other) => asked.compare(one, other, |it| it == Ordering::Less),
            Self::Equal(one, other) => asked.compare(one, other, |it| it == Ordering::Equal),
            Self::Between(it, low, high) => asked
                .compare(it, low, |it| it != Ordering::Less)
                .and(asked.compare(it, high, |it| it != Ordering::Greater)),
            Self::InGroup(fact, group) => asked.of(*fact, |it| match it {
                Value::Text(code) => groups::group(group).map(|it| it.holds(code, asked.on)),
                _ => None,
            }),
            Self::HasWord(fact, words) => asked.of(*fact, |it| match it {
                Value::Text(text) => Some(has_word(text, words)),
                _ => None,
            }),
            Self::EndsWith(fact, end) => asked.of(*fact, |it| match it {
                Value::Text(text) => Some(text.ends_with(end.as_str())),
                _ => None,
            }),
        }
    }
}

impl Expression {
    /// What it is made of; `None` where its parts do not go together.
    pub fn kind(&self) -> Option<Kind> {
        match self {
            Self::Fact(fact) => Some(fact.kind()),
            Self::Parameter(_) | Self::Number(_) => Some(Kind::Number),
            Self::Level(_) => Some(Kind::Level),
            Self::Plus(one, other)
            | Self::Minus(one, other)
            | Self::Times(one, other)
            | Self::Over(one, other)
            | Self::OrElse(one, other)
            | Self::Distance(one, other) => {
                let numbers = [one, other].map(|it| it.kind() == Some(Kind::Number));
                (numbers == [true, true]).then_some(Kind::Number)
            }
            Self::Days(from, to) => {
                let days = [from, to].map(|it| it.kind() == Kind::Day);
                (days == [true, true]).then_some(Kind::Number)
            }
        }
    }

    /// What it comes to.
    ///
    /// # Errors
    /// What is lacking for it.
    pub fn value(&self, asked: Asked<'_>) -> Valued {
        let numbers = |one: &Self, other: &Self, with: fn(&Exact, &Exact) -> Exact| {
            let (one, mut wants) = one.number(asked)?;
            let (other, more) = other.number(asked)?;
            wants.extend(more);
            Ok((Value::Number(crossed(&one, &other, with)), wants))
        };
        match self {
            Self::Fact(fact) => match asked.get(*fact) {
                Some(value) => Ok((value.clone(), asked.wants(*fact, value))),
                None => Err(asked.facts.lacks(asked.row, *fact)),
            },
            Self::Parameter(key) => {
                let value = asked.profile.parameter(key, asked.on);
                Ok((
                    Value::number(value.cloned().ok_or_else(Vec::new)?),
                    Vec::new(),
                ))
            }
            Self::Number(number) => Ok((Value::number(number.clone()), Vec::new())),
            Self::Level(level) => Ok((Value::Level(*level), Vec::new())),
            Self::Plus(one, other) => numbers(one, other, |one, other| one + other),
            Self::Minus(one, other) => numbers(one, other, |one, other| one - other),
            Self::Times(one, other) => numbers(one, other, |one, other| one * other),
            Self::Distance(one, other) => {
                let (value, wants) = numbers(one, other, |one, other| one - other)?;
                Ok((away_from_zero(value), wants))
            }
            Self::OrElse(one, other) => one.value(asked).or_else(|_| other.value(asked)),
            Self::Over(one, other) => {
                let (divisor, _) = other.number(asked)?;
                if divisor.contains(&Exact::ZERO) {
                    return Err(other.blamed(asked));
                }
                numbers(one, other, |one, other| {
                    one.checked_div(other).unwrap_or_default()
                })
            }
            Self::Days(from, to) => {
                let day = |fact: Fact| match Self::Fact(fact).value(asked)? {
                    (Value::Day(days), wants) => Ok((days, wants)),
                    _ => Err(Vec::new()),
                };
                let (from, mut wants) = day(*from)?;
                let (to, more) = day(*to)?;
                wants.extend(more);
                let days = |from: &NaiveDate, to: &NaiveDate| {
                    Exact::whole(to.signed_duration_since(*from).num_days())
                };
                let days = days(from.end(), to.start())..=days(from.start(), to.end());
                Ok((Value::Number(days), wants))
            }
        }
    }

    fn number(&self, asked: Asked<'_>) -> Result<(RangeInclusive<Exact>, Vec<Lack>), Vec<Lack>> {
        match self.value(asked)? {
            (Value::Number(number), wants) => Ok((number, wants)),
            _ => Err(Vec::new()),
        }
    }

    /// The facts in it, as what must not be zero.
    fn blamed(&self, asked: Asked<'_>) -> Vec<Lack> {
        match self {
            Self::Fact(fact) => {
                let place = super::facts::place_of(asked.row, *fact);
                vec![Lack {
                    place,
                    what: What::Zero,
                }]
            }
            Self::Plus(one, other)
            | Self::Minus(one, other)
            | Self::Times(one, other)
            | Self::Over(one, other)
            | Self::OrElse(one, other)
            | Self::Distance(one, other) => {
                let mut all = one.blamed(asked);
                all.extend(other.blamed(asked));
                all
            }
            Self::Days(from, to) => {
                let mut all = Self::Fact(*from).blamed(asked);
                all.extend(Self::Fact(*to).blamed(asked));
                all
            }
            Self::Parameter(_) | Self::Number(_) | Self::Level(_) => Vec::new(),
        }
    }
}

impl<'a> Asked<'a> {
    fn get(self, fact: Fact) -> Option<&'a Value> {
        self.facts.get(self.row, fact)
    }

    fn of(self, fact: Fact, answer: impl FnOnce(&Value) -> Option<bool>) -> Truth {
        match self.get(fact).and_then(answer) {
            Some(answer) => answer.into(),
            None => Truth::Unknown(self.facts.lacks(self.row, fact)),
        }
    }

    /// What would decide between the bounds of a value.
    fn wants(self, fact: Fact, value: &Value) -> Vec<Lack> {
        let open = match value {
            Value::Number(it) => it.start() != it.end(),
            Value::Day(it) => it.start() != it.end(),
            _ => false,
        };
        if open {
            self.facts.lacks(self.row, fact)
        } else {
            Vec::new()
        }
    }

    /// Compares on every reading: only where all agree is there an answer.
    fn compare(self, one: &Expression, other: &Expression, fits: fn(Ordering) -> bool) -> Truth {
        let (one, other) = match (one.value(self), other.value(self)) {
            (Ok(one), Ok(other)) => (one, other),
            (one, other) => {
                let lacks = [one.err(), other.err()].into_iter().flatten().flatten();
                return Truth::Unknown(lacks.collect());
            }
        };
        let answers = match (&one.0, &other.0) {
            (Value::Number(one), Value::Number(other)) => orders(one, other),
            (Value::Day(one), Value::Day(other)) => orders(one, other),
            (Value::Level(one), Value::Level(other)) => vec![one.cmp(other)],
            (Value::Word(one), Value::Word(other)) => vec![one.cmp(other)],
            (Value::Text(one), Value::Text(other)) => vec![one.cmp(other)],
            _ => Vec::new(),
        };
        let yes = answers.iter().filter(|it| fits(**it)).count();
        if yes == answers.len() && yes > 0 {
            Truth::Yes
        } else if yes == 0 && !answers.is_empty() {
            Truth::No
        } else {
            let mut lacks = one.1;
            lacks.extend(other.1);
            Truth::Unknown(lacks)
        }
    }
}

/// How two values may stand to each other, each being somewhere between its bounds.
fn orders<T: Ord>(one: &RangeInclusive<T>, other: &RangeInclusive<T>) -> Vec<Ordering> {
    let mut all = Vec::with_capacity(3);
    if one.start() < other.end() {
        all.push(Ordering::Less);
    }
    if one.end() >= other.start() && other.end() >= one.start() {
        all.push(Ordering::Equal);
    }
    if one.end() > other.start() {
        all.push(Ordering::Greater);
    }
    all
}

/// The least and the most that an operation may give.
fn crossed(
    one: &RangeInclusive<Exact>,
    other: &RangeInclusive<Exact>,
    with: fn(&Exact, &Exact) -> Exact,
) -> RangeInclusive<Exact> {
    let first = with(one.start(), other.start());
    let others = [
        with(one.start(), other.end()),
        with(one.end(), other.start()),
        with(one.end(), other.end()),
    ];
    others.into_iter().fold(first.clone()..=first, |all, it| {
        let (low, high) = all.into_inner();
        it.clone().min(low)..=it.max(high)
    })
}

fn away_from_zero(value: Value) -> Value {
    let Value::Number(range) = value else {
        return value;
    };
    let (low, high) = range.into_inner();
    let (one, other) = (low.abs(), high.abs());
    let across = low <= Exact::ZERO && Exact::ZERO <= high;
    let least = if across {
        Exact::ZERO
    } else {
        one.clone().min(other.clone())
    };
    Value::Number(least..=one.max(other))
}

fn has_word(text: &str, sought: &[String]) -> bool {
    let text = fold(text);
    let mut words = text.split(|it: char| !it.is_alphanumeric());
    let same = |word: &str, sought: &str| match sought.strip_suffix('*') {
        Some(begin) => word.starts_with(begin),
        None => word == sought,
    };
    words.any(|word| sought.iter().any(|it| same(word, it)))
}

/// A number that is written as text: `"1/2"`.
///
/// # Errors
/// The text is no number.
pub fn number<'de, D: Deserializer<'de>>(source: D) -> Result<Exact, D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(source)?;
    let number = text.parse::<Exact>();
    number.map_err(|_| serde::de::Error::custom(format!("“{text}” is not a number")))
}

fn level<'de, D: Deserializer<'de>>(source: D) -> Result<Cefr, D::Error> {
    let text = std::borrow::Cow::<str>::deserialize(source)?;
    let level = Cefr::parse(&text);
    level.map_err(|_| serde::de::Error::custom(format!("“{text}” is not a level")))
}
