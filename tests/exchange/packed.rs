//! Documents as they travel, and what only looks like one.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use flate2::Compression;
use flate2::write::GzEncoder;
use passerelle::exchange::packed::{PackedError, unpack};
use passerelle::exchange::transcript::{self, Unread};
use passerelle::model::limits;
use std::io::Write as _;

const DOCUMENT: &[u8] = "<elmo>\u{e9}</elmo>".as_bytes();

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    STANDARD.encode(bytes).into_bytes()
}

#[test]
fn a_document_comes_out_of_whatever_it_travels_in() {
    let emrex = base64(&gzip(DOCUMENT));
    let lines: Vec<u8> = emrex.chunks(7).collect::<Vec<_>>().join(&b"\r\n"[..]);
    let bare = emrex.iter().copied().filter(|it| *it != b'=').collect();
    for packed in [
        DOCUMENT.to_vec(),
        gzip(DOCUMENT),
        base64(DOCUMENT),
        URL_SAFE_NO_PAD.encode(gzip(DOCUMENT)).into_bytes(),
        emrex.clone(),
        lines.clone(),
        bare,
        [&b"\xef\xbb\xbf \n"[..], &lines, b"\n \t"].concat(),
        gzip(&emrex),
    ] {
        assert_eq!(unpack(&packed).as_deref(), Ok(DOCUMENT));
    }
}

#[test]
fn what_is_not_packed_comes_back_as_it_is() {
    for bytes in [
        &b""[..],
        b"abcd",
        b"SGVsbG8=",
        b"<a",
        b"\xff\xfe<\0",
        b"\x1f",
        b"====",
        b"%PDF-",
    ] {
        assert_eq!(unpack(bytes).as_deref(), Ok(bytes));
    }
}

#[test]
fn a_damaged_archive_is_told_at_every_byte() {
    let whole = gzip(DOCUMENT);
    for end in 2..whole.len() {
        assert_eq!(unpack(&whole[..end]), Err(PackedError::Damaged), "{end}");
    }
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x40;
        // Some bytes of the head say nothing of the content.
        let read = unpack(&damaged);
        let same = read
            .as_deref()
            .is_ok_and(|it| it == DOCUMENT || it == damaged);
        assert!(same || read == Err(PackedError::Damaged), "{at}");
    }
}

#[test]
fn what_inflates_without_end_is_refused() {
    let bomb = gzip(&vec![b' '; 100 * 1024 * 1024]);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(unpack(&bomb), Err(PackedError::TooLarge));
    assert_eq!(unpack(&base64(&bomb)), Err(PackedError::TooLarge));
    assert_eq!(unpack(&gzip(&bomb)), Err(PackedError::TooLarge));
    let most = vec![b' '; limits::DOCUMENT_BYTES];
    assert_eq!(unpack(&gzip(&most)).map(|it| it.len()), Ok(most.len()));
    let more = vec![b' '; limits::DOCUMENT_BYTES + 1];
    assert_eq!(unpack(&gzip(&more)), Err(PackedError::TooLarge));
    assert_eq!(unpack(&more), Err(PackedError::TooLarge));
    let often = (0..limits::PACKED_LAYERS).fold(DOCUMENT.to_vec(), |it, _| gzip(&it));
    assert_eq!(unpack(&often), Err(PackedError::TooOften));
}

#[test]
fn what_comes_out_is_named_as_what_it_is() {
    for (bytes, code) in [
        (gzip(b"%PDF-1.4"), "pdf"),
        (base64(b"%PDF-1.4"), "pdf"),
        (b"\n PK\x03\x04".to_vec(), "zip"),
        (b"\xd0\xcf\x11\xe0".to_vec(), "office"),
        (b"\x89PNG\r\n\x1a\n".to_vec(), "binary"),
        (b"\x01\x02\xff".to_vec(), "binary"),
        (b"Nom;Cr\xe9dits".to_vec(), "text"),
        (b"Name;Credits".to_vec(), "text"),
        (b" {\"a\":1}".to_vec(), "json"),
        (b"\xef\xbb\xbf[]".to_vec(), "json"),
        (b"<!DOCTYPE HTML><p>".to_vec(), "html"),
        (b"<HTML><br>".to_vec(), "html"),
        (b"<!-- saved --><!DOCTYPE html><p>".to_vec(), "html"),
        (
            b"<html xmlns='http://www.w3.org/1999/xhtml'/>".to_vec(),
            "html",
        ),
        (
            b"<elmo xmlns='http://purl.org/net/elmo/'/>".to_vec(),
            "old-elmo",
        ),
        (
            b"<elmo xmlns='https://github.com/emrex-eu/elmo-schemas/tree/v3'/>".to_vec(),
            "other-elmo",
        ),
        (b"<elmo xmlns='urn:other'/>".to_vec(), "xml"),
        (b"<iias-get-response/>".to_vec(), "convention"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), "xml"),
    ] {
        match transcript::read(&bytes) {
            Err(Unread::Other(other)) => assert_eq!(other.code(), code, "{bytes:?}"),
            other => panic!("{bytes:?}: {other:?}"),
        }
    }
}
