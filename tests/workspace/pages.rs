//! Pages as bytes, and the tombstones in them.

use super::any::records;
use super::{config, done, id, workspace};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::page::{ENCODING, Page};
use passerelle::workspace::{Command, Workspace};
use proptest::prelude::*;

const OF: Collection = Collection::Partner;

/// Three records of these texts, and one tombstone.
fn page(texts: [&str; 3]) -> Page {
    let mut workspace = Workspace::default();
    for (number, text) in (1..).zip(texts) {
        let record = format!("{{\"id\":\"{}\",\"city\":\"{text}\"}}", id(number));
        done(&mut workspace, Command::Add(OF, record)).unwrap();
    }
    let gone = format!("{{\"id\":\"{}\"}}", id(4));
    done(&mut workspace, Command::Add(OF, gone)).unwrap();
    done(&mut workspace, Command::Delete(OF, id(4))).unwrap();
    workspace.table(OF).page(0).unwrap().clone()
}

fn records_of(page: &Page) -> Vec<(Id, &str)> {
    page.records().collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_page_reads_as_it_was_written(texts in records(), delete in 0_usize..10) {
        let mut workspace = workspace(&texts);
        let (of, gone, _) = workspace.records().nth(delete).unwrap();
        done(&mut workspace, Command::Delete(of, gone)).unwrap();
        for collection in Collection::ALL {
            for (number, page) in workspace.table(collection).pages() {
                prop_assert_eq!(&Page::decode(collection, &page.encode(collection)), &Ok(page.clone()));
                let list = workspace.table(collection).list(number).unwrap();
                prop_assert_eq!(&Page::decode(collection, &list.encode(collection)), &Ok(list.clone()));
            }
        }
    }
}

#[test]
fn a_page_of_any_byte_flipped_or_cut_is_refused_and_the_rest_of_it_saved() {
    let page = page(["Lyon", "Wien", "Łódź"]);
    let bytes = page.encode(OF);
    let heading = format!("{ENCODING} partner\n").len();
    let index = heading + 8;
    let texts = bytes.len() - 8 - page.records().map(|(_, it)| it.len()).sum::<usize>();
    for at in 0..bytes.len() {
        for bit in 0..8 {
            let mut altered = bytes.clone();
            altered[at] ^= 1 << bit;
            assert!(Page::decode(OF, &altered).is_err(), "byte {at}");
            let saved = Page::salvaged(OF, &altered);
            let whole = records_of(&page)
                .iter()
                .filter(|it| records_of(&saved).contains(it))
                .count();
            // One byte of a record, or of its entry in the index, costs that record; one
            // of the counts may cost the page, and every other costs nothing.
            let (at_least, what) = match at {
                _ if (heading..index).contains(&at) => (0, "counts"),
                _ if (index..index + 3 * 20).contains(&at) => (2, "index"),
                _ if (texts..bytes.len() - 8).contains(&at) => (2, "texts"),
                _ if altered[at].is_ascii_digit() && at < heading => (0, "another encoding"),
                _ => (3, "the rest"),
            };
            assert!(whole >= at_least, "{whole} records, byte {at} of {what}");
        }
        let cut = &bytes[..at];
        assert!(Page::decode(OF, cut).is_err(), "cut at {at}");
        let saved = Page::salvaged(OF, cut);
        let ends = page.records().scan(texts, |end, (_, text)| {
            *end += text.len();
            Some(*end)
        });
        let whole = ends.filter(|end| *end <= at).count();
        let there = records_of(&saved);
        assert_eq!(there[..whole], records_of(&page)[..whole], "cut at {at}");
    }
    let mut longer = bytes.clone();
    longer.push(0);
    assert!(Page::decode(OF, &longer).is_err());
    assert!(Page::decode(Collection::Office, &bytes).is_err());
    assert_eq!(Page::salvaged(Collection::Office, &bytes), Page::default());
}

#[test]
fn a_tombstone_stands_while_its_record_is_gone() {
    let text = format!("{{\"id\":\"{}\"}}", id(1));
    let mut workspace = workspace(&[(OF, text.clone())]);
    let gone = |it: &Workspace| {
        let all = it.table(OF).all_gone();
        all.map(|(id, when)| (id, when.to_owned()))
            .collect::<Vec<_>>()
    };
    assert_eq!(gone(&workspace), []);
    let (deleted, _) = done(&mut workspace, Command::Delete(OF, id(1))).unwrap();
    assert_eq!(gone(&workspace), [(id(1), super::AT.to_owned())]);
    assert_eq!(workspace.table(OF).gone(id(1)), Some(super::AT));
    let encoded = workspace.table(OF).page(0).unwrap().encode(OF);
    let read = Page::decode(OF, &encoded).unwrap();
    assert_eq!(read.gone().collect::<Vec<_>>(), [(id(1), super::AT)]);
    done(&mut workspace, Command::Undo(deleted)).unwrap();
    assert_eq!(gone(&workspace), []);
    assert_eq!(workspace.table(OF).gone(id(1)), None);
}

#[test]
fn a_tombstone_left_in_another_page_counts_no_more() {
    let mut workspace = Workspace::default();
    for number in 0..256 {
        let text = format!("{{\"id\":\"{}\"}}", id(number));
        done(&mut workspace, Command::Add(OF, text)).unwrap();
    }
    let (deleted, _) = done(&mut workspace, Command::Delete(OF, id(3))).unwrap();
    let filler = format!("{{\"id\":\"{}\"}}", id(999));
    done(&mut workspace, Command::Add(OF, filler)).unwrap();
    done(&mut workspace, Command::Undo(deleted)).unwrap();
    assert_eq!(workspace.table(OF).place(id(3)), Some(1));
    assert_eq!(workspace.table(OF).page(0).unwrap().gone().len(), 1);
    assert_eq!(workspace.table(OF).all_gone().count(), 0);
    done(&mut workspace, Command::Delete(OF, id(3))).unwrap();
    assert_eq!(workspace.table(OF).all_gone().count(), 1);
}

#[test]
fn a_record_that_two_pages_hold_is_there_once() {
    let text = format!("{{\"id\":\"{}\"}}", id(1));
    let twin = Page::of(vec![(id(1), text.clone().into())]);
    let mut workspace = workspace(&[(OF, text)]);
    workspace.adopt(OF, 5, twin);
    assert_eq!((workspace.records().count(), workspace.len()), (1, 1));
    workspace.adopt(OF, 0, Page::default());
    assert_eq!(workspace.records().count(), 1);
    assert_eq!(workspace.table(OF).place(id(1)), Some(5));
}

#[test]
fn a_locked_page_is_never_written_again() {
    let text = |number| format!("{{\"id\":\"{}\"}}", id(number));
    let mut workspace = Workspace::default();
    let list = Page::of(vec![(id(1), "".into())]);
    workspace.table_mut(OF).adopt_list(3, list);
    workspace.table_mut(OF).lock(3, &[id(7)]);
    assert_eq!(workspace.table(OF).place(id(1)), None);
    // Its records are there, and cannot be read; nobody has deleted them.
    let unreadable = [1, 7, 2].map(|it| workspace.table(OF).is_unreadable(id(it)));
    assert_eq!(unreadable, [true, true, false]);
    done(&mut workspace, Command::Add(OF, text(2))).unwrap();
    assert_eq!(workspace.table(OF).place(id(2)), Some(4));
}
