//! Whatever becomes of a transcript on its way, it is read or refused, within the limits.

use passerelle::exchange::transcript::{self, Counted, Document, Unread};
use passerelle::model::exact::Exact;
use passerelle::model::limits;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::RngSeed;

const FIXTURES: [&[u8]; 8] = [
    include_bytes!("../fixtures/documents/nested.xml"),
    include_bytes!("../fixtures/documents/nested.b64"),
    include_bytes!("../fixtures/documents/nested.xml.gz"),
    include_bytes!("../fixtures/documents/odd.xml"),
    include_bytes!("../fixtures/documents/recognised.xml"),
    include_bytes!("../fixtures/documents/two-learners.xml"),
    include_bytes!("../fixtures/documents/utf-16-le.xml"),
    include_bytes!("../fixtures/documents/signed.xml"),
];

/// Pieces that mean something somewhere.
const PIECES: [&str; 16] = [
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&amp;",
    "&#0;",
    "<hasPart>",
    "</learningOpportunitySpecification>",
    "<learningOpportunitySpecification>",
    "xmlns=\"\"",
    "xmlns=\"https://github.com/emrex-eu/elmo-schemas/tree/v2\"",
    "<!DOCTYPE a [<!ENTITY b 'c'>]>",
    "<?xml version='1.0' encoding='utf-16'?>",
    "99999999999999999999999999999999",
    "\u{0}",
    "\u{feff}",
];

/// One thing that happens to a document.
#[derive(Clone, Debug)]
enum Harm {
    Flip(Index, u8),
    Cut(Index, Index),
    Splice(Index, usize),
    Repeat(Index, Index, usize),
    Nest(usize),
    Wide,
    Latin,
    Swap(Index, Index),
}

fn harm() -> impl Strategy<Value = Harm> {
    let at = any::<Index>;
    prop_oneof![
        4 => (at(), any::<u8>()).prop_map(|(at, byte)| Harm::Flip(at, byte)),
        2 => (at(), at()).prop_map(|(from, to)| Harm::Cut(from, to)),
        4 => (at(), 0..PIECES.len()).prop_map(|(at, piece)| Harm::Splice(at, piece)),
        2 => (at(), at(), 1..40_usize).prop_map(|(from, to, times)| Harm::Repeat(from, to, times)),
        1 => (1..100_usize).prop_map(Harm::Nest),
        1 => Just(Harm::Wide),
        1 => Just(Harm::Latin),
        2 => (at(), at()).prop_map(|(from, to)| Harm::Swap(from, to)),
    ]
}

fn between(bytes: &[u8], one: Index, other: Index) -> (usize, usize) {
    let (one, other) = (one.index(bytes.len() + 1), other.index(bytes.len() + 1));
    (one.min(other), one.max(other))
}

/// From one `<` to another, so that whole elements may move.
fn markup(bytes: &[u8], one: Index, other: Index) -> (usize, usize) {
    let marks: Vec<usize> = (0..bytes.len()).filter(|it| bytes[*it] == b'<').collect();
    if marks.is_empty() {
        return between(bytes, one, other);
    }
    let (one, other) = (
        marks[one.index(marks.len())],
        marks[other.index(marks.len())],
    );
    (one.min(other), one.max(other))
}

fn harmed(mut bytes: Vec<u8>, harm: &Harm) -> Vec<u8> {
    match harm {
        Harm::Flip(at, byte) if !bytes.is_empty() => {
            let at = at.index(bytes.len());
            bytes[at] = *byte;
        }
        Harm::Flip(..) => {}
        Harm::Cut(from, to) => {
            let (from, to) = between(&bytes, *from, *to);
            bytes.drain(from..to.min(from + 200));
        }
        Harm::Splice(at, piece) => {
            let at = at.index(bytes.len() + 1);
            bytes.splice(at..at, PIECES[*piece].bytes());
        }
        Harm::Repeat(from, to, times) => {
            let (from, to) = markup(&bytes, *from, *to);
            let piece = bytes[from..to].repeat(*times);
            bytes.splice(to..to, piece);
        }
        Harm::Nest(depth) => {
            let (open, close) = (
                "<hasPart><learningOpportunitySpecification>",
                "</learningOpportunitySpecification></hasPart>",
            );
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let (deep, end) = (open.repeat(*depth), close.repeat(*depth));
            bytes = text
                .replacen("<hasPart>", &format!("{deep}{end}<hasPart>"), 1)
                .into_bytes();
        }
        Harm::Wide => {
            let text = String::from_utf8_lossy(&bytes);
            let units = text.encode_utf16().flat_map(u16::to_be_bytes);
            bytes = [0xfe, 0xff].into_iter().chain(units).collect();
        }
        Harm::Latin => {
            let text = String::from_utf8_lossy(&bytes).replace("UTF-8", "ISO-8859-1");
            let latin = text
                .chars()
                .map(|it| u8::try_from(u32::from(it)).unwrap_or(b'?'));
            bytes = latin.collect();
        }
        Harm::Swap(from, to) => {
            let (from, to) = markup(&bytes, *from, *to);
            let (head, tail) = (bytes[..from].to_vec(), bytes[to..].to_vec());
            let moved = bytes[from..to].to_vec();
            let middle = tail.len() / 2;
            bytes = [&head[..], &tail[..middle], &moved, &tail[middle..]].concat();
        }
    }
    bytes
}

/// What holds of everything that is read.
fn sound(document: &Document) -> Result<(), TestCaseError> {
    prop_assert!(document.findings.len() <= limits::FINDINGS);
    for report in document.learners.iter().flat_map(|it| &it.reports) {
        let all = &report.courses;
        for (index, course) in all.iter().enumerate() {
            prop_assert!(course.parent.is_none_or(|it| it < index));
            match course.counted {
                Counted::Yes => {
                    prop_assert!(course.status.earns());
                    prop_assert!(course.credits.iter().any(|it| it.value().is_some()));
                }
                Counted::Within(outer) => prop_assert!(outer < index),
                Counted::DuplicateOf(other) => {
                    prop_assert!(other != index && other < all.len());
                    let original = all[other].counted;
                    prop_assert!(matches!(original, Counted::Yes | Counted::Within(_)));
                }
                Counted::NotPassed => prop_assert!(!course.status.earns()),
                Counted::NoCredits => {
                    prop_assert!(course.credits.iter().all(|it| it.value().is_none()));
                }
            }
        }
        let sum = |it: &Exact, (_, value): &(String, Exact)| it + value;
        let total = report
            .total()
            .iter()
            .fold(Exact::ZERO, |it, pair| sum(&it, pair));
        let values = all.iter().filter(|it| it.counted == Counted::Yes);
        let values = values
            .flat_map(|it| &it.credits)
            .filter_map(|it| it.value());
        prop_assert_eq!(total, values.fold(Exact::ZERO, |sum, it| &sum + it));
    }
    for finding in &document.findings {
        prop_assert!(!finding.what.code().is_empty());
        prop_assert!(finding.what.values().len() <= 2);
    }
    for learner in &document.learners {
        let written = transcript::write(learner, "2026-11-22T15:00:00Z");
        let again = transcript::read(written.text.as_bytes());
        prop_assert!(again.is_ok(), "{:?}\n{}", again, written.text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_500,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(2211),
        ..ProptestConfig::default()
    })]

    #[test]
    fn a_harmed_document_is_read_or_refused(
        fixture in prop::sample::select(&FIXTURES[..]),
        harms in prop::collection::vec(harm(), 0..6),
    ) {
        let bytes = harms.iter().fold(fixture.to_vec(), harmed);
        match transcript::read(&bytes) {
            Ok(document) => sound(&document)?,
            Err(Unread::Xml(error)) => {
                prop_assert!(error.at.is_none_or(|it| it.line > 0 && it.column > 0));
            }
            Err(Unread::Other(_) | Unread::Packed(_)) => {}
        }
    }

    #[test]
    fn bytes_are_never_more_than_refused(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        transcript::read(&bytes).ok();
        let marked = [&b"\xff\xfe"[..], &bytes].concat();
        transcript::read(&marked).ok();
        let begun = [&b"<elmo>"[..], &bytes].concat();
        prop_assert!(transcript::read(&begun).is_err() || bytes.is_ascii());
    }
}

#[test]
fn every_beginning_of_a_document_is_refused_with_its_place() {
    let whole = FIXTURES[0];
    let text = std::str::from_utf8(whole).unwrap().trim_end();
    for end in 1..text.len() {
        if !text.is_char_boundary(end) {
            continue;
        }
        match transcript::read(&whole[..end]) {
            Err(Unread::Xml(error)) => assert!(error.at.is_some(), "{end}: {error:?}"),
            other => panic!("{end}: {other:?}"),
        }
    }
}

#[test]
fn findings_beyond_the_limit_are_counted() {
    let course =
        "<learningOpportunitySpecification><type>x</type></learningOpportunitySpecification>";
    let text = format!("<elmo><report>{}</report></elmo>", course.repeat(2_000));
    let document = transcript::read(text.as_bytes()).unwrap();
    assert_eq!(document.findings.len(), limits::FINDINGS);
    // Of each course: a title, an instance and a type.
    assert!(document.more_findings >= 5_000);
    let text = format!("<elmo>{}</elmo>", "<x>y</x>".repeat(3_000));
    let document = transcript::read(text.as_bytes()).unwrap();
    assert_eq!(document.unknown[999].source, "<x>y</x>");
    assert_eq!(
        (document.unknown.len(), document.more_unknown),
        (1_000, 2_000)
    );
}

#[test]
fn tens_of_thousands_of_courses_of_one_name_cost_no_square_of_time() {
    let course = "<learningOpportunitySpecification><identifier type='local'>A</identifier>\
        <title>A</title><specifies><learningOpportunityInstance><status>passed</status>\
        <resultLabel>M</resultLabel><credit><scheme>ects</scheme><value>1</value></credit>\
        </learningOpportunityInstance></specifies></learningOpportunitySpecification>";
    let marked = |it: usize| course.replace('M', &it.to_string());
    let courses: String = (0..40_000).map(marked).collect();
    let text = format!("<elmo><report>{courses}</report></elmo>");
    let taken = super::taken(|| {
        let document = transcript::read(text.as_bytes()).unwrap();
        assert_eq!(document.courses().count(), 40_000);
    });
    assert!(taken < super::LONG, "{taken:?}");
}
