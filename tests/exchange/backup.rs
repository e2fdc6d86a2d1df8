//! Backups, to the last byte and to the limit.

use super::{AT, Gone, OF, backup, id, record};
use passerelle::exchange::{self, FileError, Reason};
use passerelle::model::limits;
use passerelle::model::records::Collection;
use passerelle::workspace::json;
use passerelle::workspace::schema::SCHEMA;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 200,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(26),
        ..ProptestConfig::default()
    }
}

/// Members as another program may have written them.
fn members() -> impl Strategy<Value = String> {
    let member = ("[a-z]{1,3}", any::<String>(), 0_usize..6).prop_map(|(name, text, odd)| {
        let raw = match odd {
            0 => "1e999".to_owned(),
            1 => "{ \"a\" : [ ] ,\n\"a\":1}".to_owned(),
            2 => "\"\\ud800\\u00e9\\/\"".to_owned(),
            3 => "-0.00".to_owned(),
            _ => json::quoted(&text),
        };
        (name, format!(" , {} : {raw}", json::quoted(&text)))
    });
    prop::collection::btree_map("[a-z]{1,3}", member, 0..5).prop_map(|members| {
        members
            .into_iter()
            .map(|(name, (_, member))| member.replacen('"', &format!("\"{name}"), 1))
            .collect()
    })
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_restored_is_what_was_backed_up(
        all in prop::collection::vec((0_usize..5, members()), 0..12),
        gone in prop::collection::vec((0_usize..5, 100_u128..110), 0..4),
    ) {
        let mut all: Vec<(Collection, u128, String)> = (0..)
            .zip(all)
            .map(|(number, (of, members))| (Collection::ALL[of], number, record(number, &members)))
            .collect();
        all.sort();
        let mut gone: Vec<Gone<'_>> = gone
            .into_iter()
            .map(|(of, number)| (Collection::ALL[of], id(number), AT))
            .collect();
        gone.sort();
        let texts: Vec<(Collection, &str)> = all.iter().map(|it| (it.0, &*it.2)).collect();
        let read = exchange::read(&backup(&texts, &gone).unwrap()).unwrap();
        prop_assert_eq!((&*read.made_at, read.schema, read.intact), (AT, SCHEMA, Some(true)));
        prop_assert_eq!(&read.problems, &vec![]);
        let mut there: Vec<_> = read.records.iter().map(|it| (it.0, it.1, &*it.2)).collect();
        there.sort();
        let expected: Vec<_> = all.iter().map(|it| (it.0, id(it.1), &*it.2)).collect();
        prop_assert_eq!(there, expected);
        let mut there: Vec<Gone<'_>> = read.gone.iter().map(|it| (it.0, it.1, &*it.2)).collect();
        there.sort();
        prop_assert_eq!(there, gone);
    }
}

#[test]
fn a_changed_byte_is_told_and_the_records_are_read_all_the_same() {
    let text = record(1, r#","city":"Lyon""#);
    let file = backup(&[(OF, &text)], &[(OF, id(2), AT)]).unwrap();
    let file = String::from_utf8(file).unwrap();
    let altered = file.replace("Lyon", "Lyom");
    let read = exchange::read(altered.as_bytes()).unwrap();
    assert_eq!(read.intact, Some(false));
    assert_eq!(*read.records[0].2, text.replace("Lyon", "Lyom"));
    let digest = file.split("\"sha256\":\"").nth(1).unwrap();
    let without = file.replace(&digest[..64], "");
    assert_eq!(
        exchange::read(without.as_bytes()).unwrap().intact,
        Some(false)
    );
}

/// A record of just this many bytes.
fn of_bytes(number: u128, bytes: usize) -> String {
    let frame = record(number, r#","notes":"@""#);
    frame.replace('@', &"x".repeat(bytes - frame.len() + 1))
}

#[test]
fn a_record_of_the_limit_is_read_and_a_larger_one_listed() {
    let size = limits::RECORD_BYTES;
    let (most, more) = (of_bytes(1, size), of_bytes(2, size + 1));
    let small = record(3, "");
    let texts = [(OF, &*most), (OF, &*more), (OF, &*small)];
    let read = exchange::read(&backup(&texts, &[]).unwrap()).unwrap();
    let there: Vec<_> = read.records.iter().map(|it| &*it.2).collect();
    assert!(there == [&*most, &*small]);
    assert_eq!(read.problems.len(), 1);
    assert_eq!(read.problems[0].place, ("partner".to_owned(), 2));
    assert_eq!(read.problems[0].reason, Reason::TooLarge(size + 1));
}

#[test]
fn a_file_is_written_and_read_up_to_its_limit_and_no_further() {
    let whole = |last: usize| {
        let mut texts: Vec<String> = (0..255)
            .map(|it| of_bytes(it, limits::RECORD_BYTES))
            .collect();
        texts.push(of_bytes(255, last));
        texts
    };
    let written = |last: usize| {
        let texts = whole(last);
        let texts: Vec<(Collection, &str)> = texts.iter().map(|it| (OF, &**it)).collect();
        backup(&texts, &[])
    };
    // What the file needs beside the last record, which is made as large as fits.
    let small = 100;
    let beside = written(small).unwrap().len() - small;
    let last = limits::FILE_BYTES - beside;
    assert!(last <= limits::RECORD_BYTES);
    let file = written(last).unwrap();
    assert_eq!(file.len(), limits::FILE_BYTES);
    let read = exchange::read(&file).unwrap();
    assert_eq!((read.intact, read.problems), (Some(true), vec![]));
    assert!(read.records.iter().map(|it| &*it.2).eq(whole(last).iter()));
    let size = limits::FILE_BYTES + 1;
    assert_eq!(written(last + 1), Err(FileError::TooLarge { size }));
}
