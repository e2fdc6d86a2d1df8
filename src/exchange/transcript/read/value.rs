//! Texts of a document to values: dates, numbers, identifiers, texts in languages.

use super::Reader;
use super::parts::Parts;
use crate::exchange::transcript::course::Number;
use crate::exchange::transcript::finding::Found;
use crate::exchange::transcript::model::{Date, Identifier, Said};
use crate::exchange::xml::{Node, Place, collapsed};
use crate::model::exact::Exact;
use crate::model::number::Typed;
use crate::model::value::{Day, Value as _};

impl Reader {
    /// The value of an attribute that has to be there.
    pub fn needed(&mut self, node: &Node<'_>, name: &str) -> Option<String> {
        let value = node.attribute(name);
        if value.is_none() {
            let (element, parent) = (format!("@{name}"), node.name.to_owned());
            self.find(Some(node.at), Found::Missing { element, parent });
        }
        value
    }

    /// The identifiers among the parts of an element.
    pub fn identifiers(&mut self, parts: &Parts<'_, '_>) -> Vec<Identifier> {
        let all = parts.all("identifier").iter();
        all.map(|it| Identifier {
            kind: self.needed(it, "type").unwrap_or_default(),
            value: it.token(),
        })
        .collect()
    }

    /// The date of the first part of a name.
    pub fn date(&mut self, parts: &Parts<'_, '_>, name: &str) -> Option<Date> {
        let node = parts.one(name)?;
        let text = node.token();
        if text.is_empty() {
            return None;
        }
        let day = moment(&text).map(|it| it.day);
        if day.is_none() {
            let (element, text) = (name.to_owned(), text.clone());
            self.find(Some(node.at), Found::Date { element, text });
        }
        Some(Date { text, day })
    }

    /// The number of the first part of a name.
    pub fn number(&mut self, parts: &Parts<'_, '_>, name: &str) -> Option<Number> {
        let node = parts.one(name)?;
        Some(self.decimal(node.at, name, node.token()))
    }

    /// A number as the formats write it. One with a comma is read, and taken down.
    pub fn decimal(&mut self, at: Place, element: &str, text: String) -> Number {
        let unsigned = text.strip_prefix('+').unwrap_or(&text);
        let value = Typed::parse(unsigned).ok().map(|it| it.value);
        let value = value.filter(|_| !unsigned.contains(['/', ':']));
        let (element, found) = (element.to_owned(), text.clone());
        if value.is_none() || !is_decimal(&text) {
            let text = found;
            self.find(Some(at), Found::Number { element, text });
        } else if value.as_ref().is_some_and(Exact::is_negative) {
            let text = found;
            self.find(Some(at), Found::Negative { element, text });
        }
        Number { text, value }
    }
}

/// Whether a text is an `xs:decimal`.
pub fn is_decimal(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = |it: &str| it.bytes().all(|it| it.is_ascii_digit());
    all(whole) && all(part) && !(whole.is_empty() && part.is_empty())
}

/// The texts of the parts of a name with their languages, as tokens.
pub fn tokens(parts: &Parts<'_, '_>, name: &str) -> Vec<Said> {
    said(parts, name, collapsed)
}

/// The texts of the parts of a name with their languages, with their lines.
pub fn texts(parts: &Parts<'_, '_>, name: &str) -> Vec<Said> {
    said(parts, name, str::to_owned)
}

fn said(parts: &Parts<'_, '_>, name: &str, text: fn(&str) -> String) -> Vec<Said> {
    let all = parts.all(name).iter();
    let all = all.map(|it| Said {
        language: it.language().unwrap_or_default(),
        text: text(&it.text()),
    });
    all.filter(|it| !it.text.is_empty()).collect()
}

/// A date as XML Schema writes it, in its pieces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment<'a> {
    /// `2014-11-28`.
    pub date: &'a str,
    /// `T00:00:00.000`; empty for a day.
    pub time: &'a str,
    /// `+02:00`, `Z`, or nothing.
    pub zone: &'a str,
    /// The day, in the zone in which it is written.
    pub day: Day,
}

/// The pieces of an `xs:date` or `xs:dateTime`.
pub fn moment(text: &str) -> Option<Moment<'_>> {
    let (date, rest) = text.split_at_checked(10)?;
    let zone = match rest.strip_prefix('T') {
        Some(time) => after_time(time)?,
        None => rest,
    };
    let time = rest.get(..rest.len().checked_sub(zone.len())?)?;
    let day = written(date, "0000-00-00").then(|| Day::parse(date).ok())??;
    is_zone(zone).then_some(Moment {
        date,
        time,
        zone,
        day,
    })
}

/// Whether a text has digits and marks where a pattern has zeros and marks.
fn written(text: &str, pattern: &str) -> bool {
    let fits = |(it, mark): (u8, u8)| {
        if mark == b'0' {
            it.is_ascii_digit()
        } else {
            it == mark
        }
    };
    text.len() == pattern.len() && text.bytes().zip(pattern.bytes()).all(fits)
}

/// What follows the time that a text begins with.
fn after_time(text: &str) -> Option<&str> {
    let (time, rest) = text.split_at_checked(8)?;
    let (hour, minute, second) = (time.get(..2)?, time.get(3..5)?, time.get(6..)?);
    if !written(time, "00:00:00") || hour > "23" || minute > "59" || second > "59" {
        return None;
    }
    let Some(fraction) = rest.strip_prefix('.') else {
        return Some(rest);
    };
    let zone = fraction.trim_start_matches(|it: char| it.is_ascii_digit());
    (zone.len() < fraction.len()).then_some(zone)
}

fn is_zone(text: &str) -> bool {
    let shift = |text: &str| {
        let (hour, minute) = (text.get(..2), text.get(3..));
        written(text, "00:00") && minute <= Some("59") && (hour < Some("14") || text == "14:00")
    };
    text.is_empty() || text == "Z" || text.strip_prefix(['+', '-']).is_some_and(shift)
}

#[cfg(test)]
mod tests {
    use super::{is_decimal, moment};

    #[test]
    fn days_and_moments_are_read_in_their_own_zone() {
        for (text, date, time, zone) in [
            ("2014-11-28", "2014-11-28", "", ""),
            ("2014-11-28+02:00", "2014-11-28", "", "+02:00"),
            ("2014-09-01Z", "2014-09-01", "", "Z"),
            (
                "2017-01-09T10:04:48.173-14:00",
                "2017-01-09",
                "T10:04:48.173",
                "-14:00",
            ),
            ("2024-02-29T23:59:59", "2024-02-29", "T23:59:59", ""),
        ] {
            let read = moment(text).unwrap();
            assert_eq!((read.date, read.time, read.zone), (date, time, zone));
        }
        for text in [
            "",
            "2014",
            "2014-11",
            "2014-11-31",
            "28/11/2014",
            "2014-11-28T",
            "2014-11-28 10:00",
            "2014-11-28T24:00:00",
            "2014-11-28T10:60:00",
            "2014-11-28T10:00:00.",
            "2014-11-28+2",
            "2014-11-28+14:30",
            "2014-11-28+02:0é",
            "0000-01-01",
            "２014-11-28",
            "2014-11-28Zé",
        ] {
            assert!(moment(text).is_none(), "{text}");
        }
    }

    #[test]
    fn a_decimal_is_written_with_a_point_and_no_exponent() {
        for text in ["0", "7.5", "+.5", "-3.", "10.000"] {
            assert!(is_decimal(text), "{text}");
        }
        for text in [
            "", ".", "+", "7,5", "1e3", "1 000", "1/2", "--1", "NaN", "٣",
        ] {
            assert!(!is_decimal(text), "{text}");
        }
    }
}
