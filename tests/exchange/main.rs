//! Files out and back in: everything comes back, and no file does harm.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

mod backup;
mod directory;
mod exported;
mod host;
mod host_any;
mod hostile;
mod imported;
mod imported_rows;
mod incoming;
mod jobs;
mod packed;
mod profiles;
mod rescue;
mod sheets;
mod subset;
mod transcript_any;
mod transcript_shapes;
mod transcript_written;
mod workbooks;
mod workbooks_written;
mod xml;

use passerelle::exchange::backup::Writer;
use passerelle::exchange::{FileError, Reason};
use passerelle::model::records::{Collection, Id};

/// Far longer than the largest file takes, and far shorter than a square of its size.
const LONG: std::time::Duration = std::time::Duration::from_secs(20);

/// How long something takes.
#[allow(
    clippy::disallowed_methods,
    clippy::disallowed_types,
    reason = "what is asked is the time"
)]
fn taken<T>(of: impl FnOnce() -> T) -> std::time::Duration {
    let started = std::time::Instant::now();
    of();
    started.elapsed()
}

const AT: &str = "2026-11-22T04:18:00Z";
const OF: Collection = Collection::Partner;

fn id(number: u128) -> Id {
    Id::from_u128(number)
}

fn record(number: u128, members: &str) -> String {
    format!("{{\"id\":\"{}\"{members}}}", id(number))
}

type Gone<'a> = (Collection, Id, &'a str);

/// A backup of these records.
fn backup(records: &[(Collection, &str)], gone: &[Gone<'_>]) -> Result<Vec<u8>, FileError> {
    let mut writer = Writer::begin(AT, 0);
    for (collection, text) in records {
        writer.add(*collection, text);
    }
    writer.gone(gone.iter().copied()).sealed()
}

/// A backup of this content, with its digest.
fn sealed(content: &str) -> String {
    let digest = passerelle::exchange::backup::digest(content);
    format!(
        r#"{{"app":"passerelle","kind":"backup","schema":2,"made_at":"{AT}","content":{content},"sha256":"{digest}"}}"#
    )
}

/// A backup of partners, as they stand in its list.
fn of_partners(list: &str) -> String {
    sealed(&format!("{{\"records\":{{\"partner\":[{list}]}}}}"))
}

/// Whether a record was refused for how it is written.
fn unreadable(reason: &Reason) -> bool {
    matches!(reason, Reason::Unreadable(_))
}
