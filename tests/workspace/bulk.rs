//! Many records at once.

use super::{AT, applied, done, id, state};
use passerelle::model::records::Collection;
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::page::PAGE_SIZE;
use passerelle::workspace::path::Path;
use passerelle::workspace::{ChangeSet, Command, Plan, Rejection, Workspace};
use std::ops::ControlFlow;

fn record(number: u128, members: &str) -> String {
    format!("{{\"id\":\"{}\"{members}}}", id(number))
}

fn bring(collection: Collection, numbers: std::ops::Range<u128>) -> Vec<Brought> {
    numbers
        .map(|number| Brought {
            collection,
            id: id(number),
            what: What::Whole(record(number, r#","city":"Lyon""#).into()),
        })
        .collect()
}

#[test]
fn undoing_an_import_takes_out_what_nobody_changed_and_lists_the_rest() {
    let mut workspace = Workspace::default();
    let command = Command::Bring(Deed::Import, bring(Collection::Partner, 0..1000));
    let (set, refused) = done(&mut workspace, command).unwrap();
    assert_eq!((refused, workspace.len()), (vec![], 1000));
    let kept = set.kept();
    assert!(
        kept.entries
            .iter()
            .all(|it| it.after.is_none() && it.digest.is_some())
    );
    let stored: ChangeSet = serde_json::from_str(&serde_json::to_string(&kept).unwrap()).unwrap();
    assert_eq!(stored, kept);

    let city = Path::of_field("city");
    for number in [3, 500] {
        let command = Command::Set(
            Collection::Partner,
            id(number),
            city.clone(),
            Some("\"Oslo\"".into()),
        );
        done(&mut workspace, command).unwrap();
    }
    done(&mut workspace, Command::Delete(Collection::Partner, id(7))).unwrap();
    let imported = state(&workspace);
    let (undo, refused) = done(&mut workspace, Command::Undo(stored)).unwrap();
    let told: Vec<_> = refused
        .iter()
        .map(|it| (it.id, it.found.as_deref()))
        .collect();
    let oslo = |number| record(number, r#","city":"Oslo""#);
    // The last place first.
    let (last, first) = (oslo(500), oslo(3));
    assert_eq!(told, [(id(500), Some(&*last)), (id(3), Some(&*first))]);
    let left: Vec<_> = workspace.records().map(|(_, id, _)| id).collect();
    assert_eq!(left, [id(3), id(500)]);

    let (_, refused) = done(&mut workspace, Command::Redo(undo.kept())).unwrap();
    assert_eq!(refused, []);
    assert_eq!(state(&workspace), imported);
}

#[test]
fn a_bulk_set_begins_pages_of_its_own_even_for_a_single_record_of_a_collection() {
    let mut workspace = Workspace::default();
    let first = bring(Collection::Person, 2000..2001);
    done(&mut workspace, Command::Bring(Deed::Import, first)).unwrap();
    let mut brought = bring(Collection::Partner, 0..600);
    brought.extend(bring(Collection::Person, 2001..2002));
    let command = Command::Bring(Deed::Import, brought);
    let plan = command.plan(&workspace, id(9), AT).unwrap();
    let edits = workspace.edits(&plan.set);
    let told: Vec<_> = edits
        .iter()
        .map(|it| (it.collection, it.page, it.fresh, it.entries.len()))
        .collect();
    // What the history keeps of a bulk set holds no texts: nothing of it may be applied
    // to a page that is there already.
    assert_eq!(
        told,
        [
            (Collection::Partner, 0, true, PAGE_SIZE),
            (Collection::Partner, 1, true, PAGE_SIZE),
            (Collection::Partner, 2, true, 600 - 2 * PAGE_SIZE),
            (Collection::Person, 1, true, 1),
        ]
    );
    assert_eq!(applied(&mut workspace, &plan.set), []);
    assert_eq!(workspace.len(), 602);
}

#[test]
fn new_records_fill_the_last_page_and_go_on_in_the_next() {
    let mut workspace = Workspace::default();
    let mut sizes = Vec::new();
    for range in [0..1, 1..200, 200..300, 300..1000] {
        let command = Command::Bring(Deed::Import, bring(Collection::Partner, range));
        done(&mut workspace, command).unwrap();
        let pages = workspace.table(Collection::Partner).pages();
        sizes.push(pages.map(|(_, page)| page.len()).collect::<Vec<_>>());
    }
    // 700 at once are a bulk command: pages of their own.
    assert_eq!(
        sizes,
        [
            vec![1],
            vec![200],
            vec![256, 44],
            vec![256, 44, 256, 256, 188]
        ]
    );
    done(
        &mut workspace,
        Command::Add(Collection::Partner, record(5000, "")),
    )
    .unwrap();
    let place = workspace.table(Collection::Partner).place(id(5000));
    assert_eq!(place, Some(4));
    let all = (0..1000).chain([5000]).map(id);
    let there: Vec<_> = workspace.records().map(|it| it.1).collect();
    assert_eq!(there, all.collect::<Vec<_>>());
}

/// A long text in the city of a partner.
fn long(number: u128, city: &str) -> String {
    let notes = "é".repeat(2000);
    record(number, &format!(r#","city":"{city}","notes":"{notes}""#))
}

fn bring_long(numbers: std::ops::Range<u128>) -> Command {
    let brought = numbers.map(|number| Brought {
        collection: Collection::Partner,
        id: id(number),
        what: What::Whole(long(number, "Lyon").into()),
    });
    Command::Bring(Deed::Import, brought.collect())
}

/// Plans a command slice by slice; `between` happens before every further slice.
fn planned(
    command: Command,
    workspace: &mut Workspace,
    mut between: impl FnMut(usize, &mut Workspace),
) -> Plan {
    let mut planning = command.begin(workspace, id(9), AT).unwrap();
    for slice in 0.. {
        match planning.go_on(workspace).unwrap() {
            ControlFlow::Break(plan) => return plan,
            ControlFlow::Continue(rest) => planning = rest,
        }
        between(slice, workspace);
    }
    unreachable!("a plan comes to its end")
}

#[test]
fn a_plan_made_in_slices_is_the_plan_made_at_once() {
    let mut workspace = Workspace::default();
    done(&mut workspace, bring_long(0..1)).unwrap();
    let mut slices = 0;
    let plan = planned(bring_long(0..300), &mut workspace, |slice, _| {
        slices = slice;
    });
    assert!(slices > 5, "{slices}");
    assert_eq!(
        plan,
        bring_long(0..300).plan(&workspace, id(9), AT).unwrap()
    );
    assert_eq!(plan.set.entries.len(), 299);
    applied(&mut workspace, &plan.set);
    let nothing = bring_long(0..300).plan(&workspace, id(9), AT);
    assert_eq!(nothing, Err(Rejection::Nothing));
}

#[test]
fn what_another_tab_does_between_two_slices_is_kept_and_the_clash_listed() {
    let of = Collection::Partner;
    let mut workspace = Workspace::default();
    for number in [1, 2, 3] {
        done(&mut workspace, Command::Add(of, long(number, "Wien"))).unwrap();
    }
    // After the first slice, which has looked at all of these, the page of another tab
    // comes in: with the same record added, one changed, one deleted and one untouched.
    let plan = planned(bring_long(0..300), &mut workspace, |slice, workspace| {
        if slice == 0 {
            let mut page = workspace.table(of).page(0).unwrap().clone();
            page.put(id(0), Some(long(0, "Oslo")));
            page.put(id(1), Some(long(1, "Graz")));
            page.put(id(2), None);
            workspace.adopt(of, 0, page);
        }
    });
    let refused = applied(&mut workspace, &plan.set);
    let told: Vec<_> = refused
        .iter()
        .map(|it| (it.id, it.wanted.as_deref(), it.found.as_deref()))
        .collect();
    let (wanted, found) = (long(0, "Lyon"), long(0, "Oslo"));
    assert_eq!(
        told,
        [
            (id(2), Some("\"Lyon\""), None),
            (id(0), Some(&*wanted), Some(&*found)),
            (id(1), Some("\"Lyon\""), Some("\"Graz\"")),
        ]
    );
    let city = |number| workspace.record(of, id(number)).map(str::to_owned);
    assert_eq!(city(0), Some(long(0, "Oslo")));
    assert_eq!(city(1), Some(long(1, "Graz")));
    assert_eq!(city(2), None);
    assert_eq!(city(3), Some(long(3, "Lyon")));
    assert_eq!(workspace.len(), 299);
}

// Prints how long it takes; run in release by hand to look at it.
#[test]
fn fifty_thousand_records_are_planned_and_applied() {
    let filler = format!(
        r#","names":{{"local":"{}"}},"city":"Lyon""#,
        "é".repeat(340)
    );
    let brought: Vec<Brought> = (0..50_000)
        .map(|number| Brought {
            collection: Collection::Partner,
            id: id(number),
            what: What::Whole(record(number, &filler).into()),
        })
        .collect();
    let mut workspace = Workspace::default();
    #[allow(clippy::disallowed_types, clippy::disallowed_methods)]
    let begun = std::time::Instant::now();
    let command = Command::Bring(Deed::Import, brought);
    let plan = command.plan(&workspace, id(1), AT).unwrap();
    let planned = begun.elapsed();
    #[allow(clippy::disallowed_types, clippy::disallowed_methods)]
    let begun = std::time::Instant::now();
    assert_eq!(applied(&mut workspace, &plan.set), []);
    println!("planned in {planned:?}, applied in {:?}", begun.elapsed());
    assert_eq!(workspace.len(), 50_000);
}
