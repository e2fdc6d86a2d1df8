//! Documents as they travel: bare, as gzip, as base64, or as base64 of gzip, which is how
//! EMREX carries a transcript.

use crate::model::limits;
use base64::Engine as _;
use base64::alphabet;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};
use flate2::Compression;
use flate2::bufread::MultiGzDecoder;
use flate2::write::GzEncoder;
use std::borrow::Cow;
use std::io::{Read as _, Write as _};
use thiserror::Error;

/// Why what travels cannot be unpacked.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PackedError {
    /// More bytes than a document may have, packed or not.
    #[error("more than {max} bytes", max = limits::DOCUMENT_BYTES)]
    TooLarge,
    /// Packed more often than anybody packs a document.
    #[error("packed more than {max} times", max = limits::PACKED_LAYERS)]
    TooOften,
    /// Compressed and damaged.
    #[error("damaged gzip")]
    Damaged,
}

/// Decodes base64 with or without its padding.
const BASE64: GeneralPurpose = GeneralPurpose::new(&alphabet::STANDARD, LENIENT);
const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// The bytes of a document without what it is packed in. Whatever is not packed comes back
/// as it is.
///
/// # Errors
/// See [`PackedError`].
pub fn unpack(bytes: &[u8]) -> Result<Cow<'_, [u8]>, PackedError> {
    if bytes.len() > limits::DOCUMENT_BYTES {
        return Err(PackedError::TooLarge);
    }
    let mut content = Cow::Borrowed(bytes);
    for _ in 0..limits::PACKED_LAYERS {
        match layer(&content)? {
            Some(inside) => content = Cow::Owned(inside),
            None => return Ok(content),
        }
    }
    Err(PackedError::TooOften)
}

/// What is inside one layer of packing, if there is one.
fn layer(bytes: &[u8]) -> Result<Option<Vec<u8>>, PackedError> {
    if bytes.starts_with(&[0x1f, 0x8b]) {
        inflated(bytes).map(Some)
    } else {
        Ok(plain(bytes))
    }
}

fn inflated(bytes: &[u8]) -> Result<Vec<u8>, PackedError> {
    let most = u64::try_from(limits::DOCUMENT_BYTES).unwrap_or(u64::MAX);
    let mut content = Vec::new();
    let mut reader = MultiGzDecoder::new(bytes).take(most.saturating_add(1));
    reader
        .read_to_end(&mut content)
        .map_err(|_| PackedError::Damaged)?;
    if content.len() > limits::DOCUMENT_BYTES {
        Err(PackedError::TooLarge)
    } else {
        Ok(content)
    }
}

/// What a base64 text stands for, where the bytes are one.
fn plain(bytes: &[u8]) -> Option<Vec<u8>> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let letter = |it: u8| it.is_ascii_alphanumeric() || matches!(it, b'+' | b'/' | b'-' | b'_');
    let belongs = |it: &u8| letter(*it) || *it == b'=' || it.is_ascii_whitespace();
    if !bytes.iter().all(belongs) {
        return None;
    }
    let letters = bytes.iter().filter(|it| !it.is_ascii_whitespace());
    let letters: Vec<u8> = letters
        .map(|it| match it {
            b'-' => b'+',
            b'_' => b'/',
            other => *other,
        })
        .collect();
    let decoded = BASE64.decode(letters).ok()?;
    // A word of letters is base64 too; a document begins like one of these.
    let start = decoded.trim_ascii_start();
    let begins = [
        &b"<"[..],
        b"\x1f\x8b",
        b"\xef\xbb\xbf",
        b"\xff\xfe",
        b"\xfe\xff",
        b"%PDF",
        b"PK",
    ];
    begins
        .iter()
        .any(|it| start.starts_with(it))
        .then_some(decoded)
}

/// The most bytes of a file that is kept beside the record made of it, packed.
pub const KEPT_BYTES: usize = 256 * 1024;

/// A file as it is kept beside a record: base64 of its compressed bytes; `None` where that
/// would be too large.
pub fn kept(bytes: &[u8]) -> Option<String> {
    let mut writer = GzEncoder::new(Vec::new(), Compression::best());
    writer.write_all(bytes).ok()?;
    let packed = writer.finish().ok()?;
    (packed.len() <= KEPT_BYTES).then(|| as_base64(&packed))
}

/// The file that is kept beside a record; `None` where it is damaged.
pub fn of_kept(text: &str) -> Option<Vec<u8>> {
    inflated(&base64(text)?).ok()
}

/// The bytes of a base64 text inside a document, with or without spaces.
pub(super) fn base64(text: &str) -> Option<Vec<u8>> {
    let letters: Vec<u8> = text
        .bytes()
        .filter(|it| !it.is_ascii_whitespace())
        .collect();
    BASE64.decode(letters).ok()
}

/// The base64 text of bytes.
pub(super) fn as_base64(bytes: &[u8]) -> String {
    base64::engine::general_purpose::STANDARD.encode(bytes)
}
