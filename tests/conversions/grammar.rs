//! The grammar of a row: comments, parameters, intervals, rounding words, results.

use passerelle::model::exact::Exact;
use passerelle::transfer::credits::Workload;
use passerelle::transfer::rounding::{Mode, Rounding};
use std::fmt;

/// Why a row cannot be run, or that it gives another result.
pub type Reason = String;

/// The text without what stands in parentheses.
pub fn without_comments(text: &str) -> String {
    let mut depth = 0_usize;
    let mut bare = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => bare.push(c),
            _ => {}
        }
    }
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A decimal or a fraction; a decimal comma is tolerated.
pub fn number(text: &str) -> Result<Exact, Reason> {
    text.parse()
        .map_err(|error| format!("{text:?} is not a number: {error}"))
}

/// `lo..hi`, or one number as both of its ends.
pub fn interval(text: &str) -> Result<Workload, Reason> {
    let (min, max) = text.split_once("..").unwrap_or((text, text));
    let (min, max) = (number(min)?, number(max)?);
    if min > max {
        return Err(format!("the interval {text:?} is reversed"));
    }
    Ok(Workload { min, max })
}

/// The parameters of a row, of which each must be taken once.
pub struct Parameters(Vec<(String, String)>);

impl Parameters {
    /// Reads `key=value;key=value`. A comment may contain a `;`.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        Self::read(text, false)
    }

    /// The same, where a word without a value is a remark.
    pub fn with_bare_words(text: &str) -> Result<Self, Reason> {
        Self::read(text, true)
    }

    fn read(text: &str, bare_words: bool) -> Result<Self, Reason> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for part in split_outside_comments(text) {
            let Some((key, value)) = part.split_once('=') else {
                if bare_words {
                    continue;
                }
                return Err(format!("parameter {part:?} has no value"));
            };
            let key = without_comments(key);
            let value = if key == "table" {
                value.trim().to_owned()
            } else {
                without_comments(value)
            };
            if pairs.iter().any(|(other, _)| *other == key) {
                return Err(format!("parameter {key:?} stands twice"));
            }
            pairs.push((key, value));
        }
        Ok(Self(pairs))
    }

    /// Takes a parameter that may be missing.
    pub fn take(&mut self, key: &str) -> Option<String> {
        let index = self.0.iter().position(|(it, _)| it == key)?;
        Some(self.0.remove(index).1)
    }

    /// Takes a number that may be missing.
    pub fn optional(&mut self, key: &str) -> Result<Option<Exact>, Reason> {
        self.take(key).map(|text| number(&text)).transpose()
    }

    /// Takes a number that the method needs.
    pub fn required(&mut self, key: &str) -> Result<Exact, Reason> {
        self.optional(key)?
            .ok_or_else(|| format!("parameter {key:?} is missing"))
    }

    /// Takes an interval that may be missing.
    pub fn interval(&mut self, key: &str) -> Result<Option<Workload>, Reason> {
        self.take(key).map(|text| interval(&text)).transpose()
    }

    /// Fails when a parameter is left that nothing has taken.
    pub fn finish(&self) -> Result<(), Reason> {
        match self.0.first() {
            Some((key, _)) => Err(format!("unknown parameter {key:?}")),
            None => Ok(()),
        }
    }
}

fn split_outside_comments(text: &str) -> Vec<&str> {
    let mut depth = 0_usize;
    let parts = text.split(|c| {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        c == ';' && depth == 0
    });
    parts.filter(|part| !part.trim().is_empty()).collect()
}

/// Reads a rounding word. `steps` are those of the row, for the words that need them.
pub fn rounding(word: &str, steps: Option<&[Exact]>) -> Result<Rounding, Reason> {
    let bare = without_comments(word);
    let unknown = || format!("unknown rounding word {word:?}");
    let steps = || {
        steps
            .map(<[_]>::to_vec)
            .ok_or_else(|| format!("{word:?} without steps"))
    };
    let places = |text: &str| text.parse::<u8>().map_err(|_| unknown());
    match bare.as_str() {
        "none" | "table" | "" => return Ok(Rounding::None),
        "floor" => {
            return Ok(Rounding::ToUnit {
                unit: Exact::ONE,
                mode: Mode::Floor,
            });
        }
        "snap" => return Ok(Rounding::NearestMark { ladder: steps()? }),
        _ => {}
    }
    if let Some(cut) = bare.strip_suffix("+snap_better") {
        let places = places(cut.strip_prefix("trunc").ok_or_else(unknown)?)?;
        return Ok(Rounding::CutThenBetter {
            unit: Exact::decimal_unit(places),
            ladder: steps()?,
        });
    }
    if let Some(cut) = bare.strip_prefix("trunc") {
        return Ok(Rounding::decimals(places(cut)?, Mode::Cut));
    }
    if let Some(half_up) = bare.strip_prefix("half_up") {
        return Ok(Rounding::decimals(places(half_up)?, Mode::HalfUp));
    }
    let half_up = bare.strip_suffix(" half-up").unwrap_or(&bare);
    let decimals = match half_up {
        "integer" => 0,
        other => places(other.strip_suffix("dp").ok_or_else(unknown)?)?,
    };
    Ok(Rounding::decimals(decimals, Mode::HalfUp))
}

/// What a row gives or expects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// No conversion is possible.
    None,
    /// One number.
    Number(Exact),
    /// A lower and an upper end.
    Between(Exact, Exact),
    /// A label, a letter or a state.
    Word(String),
    /// An answer that the grammar lets be called by several names.
    OneOf(Vec<Answer>),
}

impl Answer {
    /// Whether this is what was expected.
    pub fn is(&self, expected: &Self) -> bool {
        match self {
            Self::OneOf(names) => names.contains(expected),
            _ => self == expected,
        }
    }

    /// Reads the expected result.
    pub fn parse(text: &str) -> Result<Self, Reason> {
        let bare = without_comments(text);
        if bare == "none" {
            Ok(Self::None)
        } else if bare.contains("..") {
            interval(&bare).map(|it| {
                if it.min == it.max {
                    Self::Number(it.min)
                } else {
                    Self::Between(it.min, it.max)
                }
            })
        } else {
            number(&bare).map(Self::Number)
        }
    }

    /// The same, where whatever is no number is a word; `02` and `2` are one mark, and a
    /// class such as `2:1` is a word.
    pub fn parse_word(text: &str) -> Result<Self, Reason> {
        let bare = without_comments(text);
        if bare.is_empty() {
            return Err("no result".into());
        }
        if bare.contains(':') {
            return Ok(Self::Word(bare));
        }
        Ok(Self::parse(&bare).unwrap_or(Self::Word(bare)))
    }
}

impl fmt::Display for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::None => f.write_str("none"),
            Self::Number(value) => value.fmt(f),
            Self::Between(low, high) => write!(f, "{low}..{high}"),
            Self::Word(word) => f.write_str(word),
            Self::OneOf(names) => names.first().map_or(Ok(()), |it| it.fmt(f)),
        }
    }
}
