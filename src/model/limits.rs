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

/// Bytes of a document of the outside world, packed or not: a transcript with its
/// attachments.
pub const DOCUMENT_BYTES: usize = 32 * 1024 * 1024;

/// How deep elements of an XML document may stand inside each other.
pub const XML_DEPTH: usize = 64;

/// Elements, texts and attributes of an XML document: some two thousand transcripts.
pub const XML_NODES: usize = 1_000_000;

/// Attributes of one element of an XML document, and prefixes known at one place of it.
pub const XML_NAMES: usize = 256;

/// Layers of packing around a document: base64 around gzip is two.
pub const PACKED_LAYERS: usize = 4;

/// Bytes of one attachment of a document.
pub const ATTACHMENT_BYTES: usize = 10 * 1024 * 1024;

/// Findings that are listed of one document, and pieces of it that are kept; the others are
/// counted.
pub const FINDINGS: usize = 1_000;

/// Bytes of a table that is read: of a text, or of all that a workbook holds unpacked; and
/// of the texts of all its cells together.
pub const TABLE_BYTES: usize = 64 * 1024 * 1024;

/// Cells of a table, those that hold something.
pub const TABLE_CELLS: usize = 2_000_000;

/// Bytes of the text of one cell.
pub const CELL_BYTES: usize = 1024 * 1024;

/// Files inside a workbook: some thousands of sheets.
pub const WORKBOOK_PARTS: usize = 10_000;

/// Institutions of one directory: twice as many as are known in the world.
pub const DIRECTORY_ENTRIES: usize = 250_000;
