//! Floor 6: the outside world's documents to the model and back.
//!
//! *Invariant*: a reader checks the limits of [`crate::model::limits`] before it reads,
//! gives back what could be read beside what could not, and changes nothing; what is
//! taken over is decided by a person and done by a command.

pub mod backup;
pub mod calendar;
pub mod directory;
pub mod export;
pub mod host;
pub mod import;
pub mod incoming;
pub mod job;
pub mod outgoing;
pub mod packed;
pub mod paste;
pub mod profile;
pub mod recognition;
pub mod rescue;
pub mod sample;
pub mod separated;
pub mod sheet;
pub mod subset;
pub mod tables;
pub mod transcript;
#[cfg(feature = "spreadsheets")]
pub mod xlsx;
pub mod xml;

mod envelope;
mod outline;

pub use envelope::{FileError, Problem, Reason, Received};

/// Reads a file that this product has written: a backup, an export or a rescue file.
///
/// # Errors
/// The file is none of them, too large, too deep, damaged beyond reading, or of a
/// newer schema.
pub fn read(bytes: &[u8]) -> Result<Received, FileError> {
    let head = envelope::open(bytes)?;
    match head.kind {
        envelope::FileKind::Backup => backup::read(head),
        envelope::FileKind::Rescue => rescue::read(&head),
    }
}
