//! Days as a file for calendars: iCalendar (RFC 5545), an all-day event for each.

use chrono::{Days, NaiveDate};

/// A day in somebody's calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// What tells it from every other, always the same for the same thing, so that a later
    /// file replaces it.
    pub key: String,
    /// The day.
    pub on: NaiveDate,
    /// What it is called.
    pub name: String,
    /// More about it; empty for nothing.
    pub about: String,
}

/// The longest line of a file, in bytes, without its end.
const LINE: usize = 75;

/// The file of some events, made at a moment as `20260901T080000Z`.
pub fn write(events: &[Event], made: &str) -> String {
    let mut text = String::new();
    line(&mut text, "BEGIN:VCALENDAR");
    line(&mut text, "VERSION:2.0");
    line(&mut text, "PRODID:-//Passerelle//Passerelle//FR");
    for event in events {
        line(&mut text, "BEGIN:VEVENT");
        line(
            &mut text,
            &format!("UID:{}@passerelle", escaped(&event.key)),
        );
        line(&mut text, &format!("DTSTAMP:{made}"));
        line(
            &mut text,
            &format!("DTSTART;VALUE=DATE:{}", event.on.format("%Y%m%d")),
        );
        let next = event.on.checked_add_days(Days::new(1)).unwrap_or(event.on);
        line(
            &mut text,
            &format!("DTEND;VALUE=DATE:{}", next.format("%Y%m%d")),
        );
        line(&mut text, &format!("SUMMARY:{}", escaped(&event.name)));
        if !event.about.is_empty() {
            line(&mut text, &format!("DESCRIPTION:{}", escaped(&event.about)));
        }
        line(&mut text, "TRANSP:TRANSPARENT");
        line(&mut text, "END:VEVENT");
    }
    line(&mut text, "END:VCALENDAR");
    text
}

/// A text in which nothing is a sign of the format.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for it in text.chars() {
        match it {
            '\\' | ';' | ',' => {
                escaped.push('\\');
                escaped.push(it);
            }
            '\n' => escaped.push_str("\\n"),
            it if it.is_control() => {}
            it => escaped.push(it),
        }
    }
    escaped
}

/// Adds a line, folded where it is too long; no letter is cut in two.
fn line(text: &mut String, content: &str) {
    let mut length = 0_usize;
    for it in content.chars() {
        if length.saturating_add(it.len_utf8()) > LINE {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(it);
        length = length.saturating_add(it.len_utf8());
    }
    text.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 5545, 3.1 (folding), 3.3.11 (escaping), 3.6.1 (events of a day).
    #[test]
    fn s2_27_a_meeting_is_a_day_in_a_calendar() {
        let event = Event {
            key: "1-meeting".to_owned(),
            on: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap(),
            name: "Rencontre ; Université, « Été »\nBEGIN:VEVENT".to_owned(),
            about: "é".repeat(60),
        };
        let text = write(&[event], "20261122T080000Z");
        let lines: Vec<&str> = text.split("\r\n").collect();
        assert_eq!(lines.first(), Some(&"BEGIN:VCALENDAR"));
        assert!(lines.contains(&"DTSTART;VALUE=DATE:20261231"));
        assert!(lines.contains(&"DTEND;VALUE=DATE:20270101"));
        let name = "SUMMARY:Rencontre \\; Université\\, « Été »\\nBEGIN:VEVENT";
        assert!(lines.contains(&name), "{text}");
        assert!(lines.iter().all(|it| it.len() <= LINE));
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&"é".repeat(60)));
        let begun = lines.iter().filter(|it| **it == "BEGIN:VEVENT");
        assert_eq!(begun.count(), 1);
        assert!(text.ends_with("END:VCALENDAR\r\n"));
    }
}
