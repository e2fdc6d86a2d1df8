//! The one place of the pure floors that knows floats: spreadsheets hold no other numbers.

#![allow(
    clippy::disallowed_types,
    reason = "a spreadsheet's cell is a float; what leaves this file is its decimal text"
)]

use crate::exchange::sheet::Is;
use calamine::{CellErrorType, DataRef, ExcelDateTime};

/// What a cell is, and its text; `None` for an empty one.
pub fn text_of(data: &DataRef<'_>) -> Option<(Is, String)> {
    Some(match data {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DurationIso(text) => (Is::Text, text.clone()),
        DataRef::SharedString(text) => (Is::Text, (*text).to_owned()),
        DataRef::Int(number) => (Is::Number, number.to_string()),
        DataRef::Float(number) => (Is::Number, decimal(*number)),
        DataRef::Bool(flag) => (Is::Flag, flag.to_string()),
        DataRef::DateTime(moment) => (Is::Day, moment_text(moment)),
        DataRef::DateTimeIso(text) => (Is::Day, text.clone()),
        DataRef::Error(error) => (Is::Error, error_text(error).to_owned()),
    })
}

/// The shortest decimals of a number as Excel shows it: it keeps fifteen digits, and what
/// lies beyond is the dust of binary fractions (`0.1 + 0.2`).
fn decimal(number: f64) -> String {
    let shown: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    // Never `-0`.
    format!("{}", shown + 0.0)
}

/// The number of a decimal text, as a cell holds it; `None` where Excel would keep another
/// number than the text says.
pub fn number_of(text: &str) -> Option<f64> {
    let number: f64 = text.parse().ok()?;
    (number.is_finite() && decimal(number) == text).then_some(number)
}

/// A moment as `2025-09-01`, with its time where it has one; a time alone as `09:30`.
fn moment_text(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return decimal(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    let time = match (hour, minute, second) {
        (0, 0, 0) => None,
        (_, _, 0) => Some(format!("{hour:02}:{minute:02}")),
        _ => Some(format!("{hour:02}:{minute:02}:{second:02}")),
    };
    let date = format!("{year:04}-{month:02}-{day:02}");
    match time {
        Some(time) if (0.0..1.0).contains(&moment.as_f64()) => time,
        Some(time) => format!("{date} {time}"),
        None => date,
    }
}

fn error_text(error: &CellErrorType) -> &'static str {
    match error {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType;

    // 0.1 + 0.2 is 0.30000000000000004 in binary; 999999999 is a PIC.
    #[test]
    fn a_number_is_its_shortest_decimals() {
        for (number, text) in [
            (0.1 + 0.2, "0.3"),
            (999_999_999.0, "999999999"),
            (-0.0, "0"),
            (12.5, "12.5"),
            (1e15, "1000000000000000"),
            (1e-7, "0.0000001"),
            (-3.25, "-3.25"),
        ] {
            assert_eq!(decimal(number), text);
        }
    }

    #[test]
    fn a_text_is_written_as_a_number_only_where_it_stays_the_same() {
        assert_eq!(number_of("12.5"), Some(12.5));
        assert_eq!(number_of("-3"), Some(-3.0));
        for text in [
            "012",
            "1e3",
            "12,5",
            "",
            "inf",
            "NaN",
            "2/3",
            "12345678901234567",
            "+1",
            "1.",
        ] {
            assert_eq!(number_of(text), None, "{text}");
        }
    }

    // 45901 is 2025-09-01 in Excel's count of days; the Macintosh counted from 1904.
    #[test]
    fn a_moment_is_written_as_iso_writes_it() {
        let moment = |value, is_1904| {
            let moment = ExcelDateTime::new(value, ExcelDateTimeType::DateTime, is_1904);
            moment_text(&moment)
        };
        assert_eq!(moment(45901.0, false), "2025-09-01");
        assert_eq!(moment(44439.0, true), "2025-09-01");
        assert_eq!(moment(45901.5, false), "2025-09-01 12:00");
        assert_eq!(moment(0.25, false), "06:00");
    }
}
