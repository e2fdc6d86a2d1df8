//! The clock. Pure code is handed the day; only this floor asks for it.

use chrono::{Local, NaiveDate, SecondsFormat, Utc};

/// Today, where the person is.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}

/// This moment in UTC, to the second: `2026-11-22T04:18:00Z`.
pub fn now() -> String {
    Utc::now().to_rfc3339_opts(SecondsFormat::Secs, true)
}

/// Milliseconds since an arbitrary moment, to measure how long something takes.
pub fn milliseconds() -> f64 {
    web_sys::window()
        .and_then(|it| it.performance())
        .map_or(0.0, |it| it.now())
}
