//! What a file is, told by its bytes: names and types that systems give are often wrong.

use serde::{Deserialize, Serialize};

/// What a file is that somebody gives as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// A text: CSV, or cells between other marks.
    Text,
    /// A workbook of Excel since 2007 (`.xlsx`, `.xlsm`).
    Workbook,
    /// A workbook of Excel that is protected by a password.
    Protected,
    /// A workbook of Excel before 2007 (`.xls`).
    OldWorkbook,
    /// A workbook of Excel in its binary form (`.xlsb`).
    BinaryWorkbook,
    /// A workbook of Excel 2003 in XML.
    XmlWorkbook,
    /// A spreadsheet of `LibreOffice` or another of that format (`.ods`).
    OpenDocument,
    /// A spreadsheet of Apple's Numbers.
    Numbers,
    /// A page, often named `.xls` by the system that made it.
    Page,
    /// Institutions or fact sheets of EWP.
    Profile,
    /// Another XML document.
    Xml,
    /// A JSON text.
    Json,
    /// A PDF.
    Pdf,
    /// A zip with no workbook in it.
    Archive,
    /// Something else that is no text.
    Binary,
    /// Nothing at all.
    Nothing,
}

/// Tells what a file is.
pub fn kind_of(bytes: &[u8]) -> FileKind {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let start = text.trim_ascii_start();
    let begins = |sign: &[u8]| {
        let head = start.get(..sign.len());
        head.is_some_and(|it| it.eq_ignore_ascii_case(sign))
    };
    match bytes {
        _ if start.is_empty() => FileKind::Nothing,
        [b'P', b'K', 3 | 5, 4 | 6, ..] => packed(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => compound(bytes),
        // Excel before 5 wrote its records bare.
        [9, 0 | 2 | 4 | 8, ..] if bytes.get(2).is_some_and(|it| *it < 16) && has_nul(bytes) => {
            FileKind::OldWorkbook
        }
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => FileKind::Text,
        _ if begins(b"%PDF") => FileKind::Pdf,
        _ if begins(b"<") => marked_up(start),
        _ if is_json(start) => FileKind::Json,
        _ if has_nul(bytes) && super::encoding::wide(bytes).is_none() => FileKind::Binary,
        _ => FileKind::Text,
    }
}

/// An object, or a list of objects, lists or texts; a CSV may begin with a bracket too.
fn is_json(start: &[u8]) -> bool {
    let inside = start.strip_prefix(b"[").map(<[u8]>::trim_ascii_start);
    let listed = inside.and_then(|it| it.first());
    start.starts_with(b"{") || matches!(listed, Some(b'{' | b'[' | b'"' | b']'))
}

fn has_nul(bytes: &[u8]) -> bool {
    bytes.iter().take(64 * 1024).any(|it| *it == 0)
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|it| it == part)
}

/// What a zip is. The names of its files stand in it as they are.
fn packed(bytes: &[u8]) -> FileKind {
    let is = |name: &str| contains(bytes, name.as_bytes());
    if is("application/vnd.oasis.opendocument") {
        FileKind::OpenDocument
    } else if is("xl/workbook.bin") {
        FileKind::BinaryWorkbook
    } else if is("Index/Document.iwa") {
        FileKind::Numbers
    } else if is("[Content_Types].xml") && (is("xl/") || is("workbook")) {
        FileKind::Workbook
    } else {
        FileKind::Archive
    }
}

/// What a compound file of Microsoft is: the names of its streams are in UTF-16.
fn compound(bytes: &[u8]) -> FileKind {
    let has = |name: &str| {
        let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        contains(bytes, &wide)
    };
    if has("EncryptedPackage") {
        FileKind::Protected
    } else if has("Workbook") || has("Book") {
        FileKind::OldWorkbook
    } else {
        FileKind::Binary
    }
}

fn marked_up(start: &[u8]) -> FileKind {
    let head = start.get(..4096).unwrap_or(start).to_ascii_lowercase();
    if contains(&head, b"excel.sheet") || contains(&head, b"office:spreadsheet") {
        // A page of Excel names its namespaces too.
        if contains(&head, b"<html") {
            FileKind::Page
        } else {
            FileKind::XmlWorkbook
        }
    } else if contains(&head, b"<html")
        || contains(&head, b"<table")
        || contains(&head, b"<!doctype html")
    {
        FileKind::Page
    } else if contains(&head, b"institutions-response") || contains(&head, b"factsheet-response") {
        FileKind::Profile
    } else if head.starts_with(b"<?xml") {
        FileKind::Xml
    } else {
        FileKind::Text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_bytes_say() {
        let wide = |text: &str| -> Vec<u8> {
            let mut bytes = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".to_vec();
            bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
            bytes
        };
        for (bytes, kind) in [
            (b"".to_vec(), FileKind::Nothing),
            (b"\xef\xbb\xbf \r\n".to_vec(), FileKind::Nothing),
            (b"a;b".to_vec(), FileKind::Text),
            (b"\xff\xfea\0;\0b\0".to_vec(), FileKind::Text),
            (b"a\0;\0b\0".to_vec(), FileKind::Text),
            (b"a\0\x01\x02b".to_vec(), FileKind::Binary),
            (b"%PDF-1.7".to_vec(), FileKind::Pdf),
            (b" <!DOCTYPE html><p>".to_vec(), FileKind::Page),
            (
                b"<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>".to_vec(),
                FileKind::Page,
            ),
            (
                b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?>".to_vec(),
                FileKind::XmlWorkbook,
            ),
            (b"<?xml version=\"1.0\"?><elmo/>".to_vec(), FileKind::Xml),
            (
                b"<!-- EWP --><factsheet-response xmlns=\"x\"/>".to_vec(),
                FileKind::Profile,
            ),
            (b"<5 ans;x".to_vec(), FileKind::Text),
            (b"[\n {\"a\":1}]".to_vec(), FileKind::Json),
            (b"[Nom];Pays".to_vec(), FileKind::Text),
            (wide("EncryptedPackage"), FileKind::Protected),
            (wide("Workbook"), FileKind::OldWorkbook),
            (wide("WordDocument"), FileKind::Binary),
            (
                b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet".to_vec(),
                FileKind::OpenDocument,
            ),
            (
                b"PK\x03\x04[Content_Types].xml xl/workbook.bin".to_vec(),
                FileKind::BinaryWorkbook,
            ),
            (
                b"PK\x03\x04[Content_Types].xml xl/workbook.xml".to_vec(),
                FileKind::Workbook,
            ),
            (
                b"PK\x03\x04[Content_Types].xml word/document.xml".to_vec(),
                FileKind::Archive,
            ),
            (b"PK\x05\x06".to_vec(), FileKind::Archive),
        ] {
            assert_eq!(kind_of(&bytes), kind, "{}", String::from_utf8_lossy(&bytes));
        }
    }
}
