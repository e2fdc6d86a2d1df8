//! How large things may be. Every limit is checked before the thing is read, and is
//! stated in the message of whoever meets it; whatever the product writes stays below.

/// Bytes of a backup, an export or a rescue file.
pub const FILE_BYTES: usize = 256 * 1024 * 1024;

/// Bytes of the configuration of a host: some two thousand partners.
pub const HOST_BYTES: usize = 1024 * 1024;

/// Bytes of a rule profile: some five hundred rules.
pub const PROFILE_BYTES: usize = 512 * 1024;

/// Bytes of a text that is pasted.
pub const PASTE_BYTES: usize = 5 * 1024 * 1024;

/// Bytes of one record: some two hundred pages of text.
pub const RECORD_BYTES: usize = 1024 * 1024;

/// How deep objects and lists of a file may stand inside each other.
pub const DEPTH: usize = 64;

/// How deep a record may be: it stands four deep in a backup.
pub const RECORD_DEPTH: usize = DEPTH - 4;

/// Bytes of a text that somebody is typing, as it is kept against a crash.
pub const DRAFT_BYTES: usize = 64 * 1024;
