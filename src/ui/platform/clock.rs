//! The clock. Pure code is handed the day; only this floor asks for it.

use chrono::{Local, NaiveDate};

/// Today, where the person is.
pub fn today() -> NaiveDate {
    Local::now().date_naive()
}
