//! Records that a file says were deleted: which of them are here, and whether they were
//! changed since; and that only the chosen go, with everything else, in one command.

use super::{applied, done, id, state, workspace};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::change::Deed;
use passerelle::workspace::compare::{Choice, compare, restore};
use passerelle::workspace::fallen::{Fallen, Since, fallen, touch};
use passerelle::workspace::history::{Header, History};
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Workspace};

const OF: Collection = Collection::Partner;
const BEFORE: &str = "2026-03-01T08:00:00Z";
const THEN: &str = "2026-04-01T08:00:00Z";
const AFTER: &str = "2026-05-01T08:00:00Z";

fn partner(number: u128, city: &str) -> String {
    format!("{{\"id\":\"{}\",\"city\":\"{city}\"}}", id(number))
}

/// Three partners, and a history that begins at this moment.
fn since(at: &str) -> Workspace {
    let mut workspace = workspace(&[1, 2, 3].map(|it| (OF, partner(it, "Graz"))));
    workspace.history = History::of(vec![Header {
        id: id(900),
        at: at.into(),
        deed: Deed::Import,
        subject: None,
        name: "".into(),
        records: 3,
    }]);
    workspace
}

fn gone(number: u128, when: &str) -> (Collection, Id, Box<str>) {
    (OF, id(number), when.into())
}

fn told(fallen: &[Fallen]) -> Vec<(u128, Since)> {
    fallen
        .iter()
        .map(|it| (it.id.as_u128(), it.since))
        .collect()
}

#[test]
fn only_what_is_here_is_told_and_once_with_its_last_deletion() {
    let workspace = since(BEFORE);
    let file = [gone(1, BEFORE), gone(1, THEN), gone(7, THEN)];
    let found = fallen(&workspace, &file);
    assert_eq!(told(&found), [(1, Since::Unchanged)]);
    assert_eq!(&*found[0].when, THEN);
}

#[test]
fn what_the_history_does_not_reach_is_unknown_and_so_is_a_moment_that_is_none() {
    let file = [
        gone(1, THEN),
        gone(2, "hier"),
        gone(3, "2026-13-01 08:00:00Z"),
    ];
    let unknown = |number| (number, Since::Unknown);
    let late = fallen(&since(AFTER), &file);
    assert_eq!(told(&late), [unknown(1), unknown(2), unknown(3)]);
    let early = fallen(&since(BEFORE), &file);
    assert_eq!(
        told(&early),
        [(1, Since::Unchanged), unknown(2), unknown(3)]
    );
    assert_eq!(told(&fallen(&workspace(&[]), &file)), []);
}

#[test]
fn a_change_since_then_is_told_whatever_else_is_known() {
    let file = [gone(1, THEN), gone(2, THEN), gone(3, THEN)];
    let one = [(OF, id(1))];
    let other = [(OF, id(2)), (Collection::Person, id(3))];
    let mut found = fallen(&since(BEFORE), &file);
    touch(&mut found, BEFORE, Some(&one));
    touch(&mut found, BEFORE, None);
    let unchanged = |number| (number, Since::Unchanged);
    assert_eq!(told(&found), [unchanged(1), unchanged(2), unchanged(3)]);
    touch(&mut found, THEN, Some(&one));
    touch(&mut found, AFTER, Some(&other));
    let changed = |number| (number, Since::Changed);
    assert_eq!(told(&found), [changed(1), changed(2), unchanged(3)]);
    // A change set that cannot be read may have moved any of them.
    touch(&mut found, AFTER, None);
    assert_eq!(told(&found), [changed(1), changed(2), (3, Since::Unknown)]);
}

#[test]
fn the_chosen_go_with_the_rest_in_one_command_that_is_undone_at_once() {
    let mut workspace = since(BEFORE);
    let before = state(&workspace);
    let found = fallen(&workspace, &[gone(1, THEN), gone(2, THEN)]);
    let file = [compare(&workspace, OF, id(9), &partner(9, "Oslo"))];
    let chosen = found.into_iter().filter(|it| it.id == id(1)).collect();
    let command = restore(file.into(), |_| Choice::Take, |_, _| Choice::Keep, chosen);
    let (set, refused) = done(&mut workspace, command).unwrap();
    assert_eq!((refused, set.entries.len()), (vec![], 2));
    let left: Vec<bool> = [1, 2, 3, 9]
        .map(|it| workspace.record(OF, id(it)).is_some())
        .into();
    assert_eq!(left, [false, true, true, true]);
    assert_eq!(workspace.table(OF).gone(id(1)), Some(super::AT));
    done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!(state(&workspace), before);
}

#[test]
fn a_record_that_was_changed_after_the_preview_stays_and_is_told() {
    let mut workspace = since(BEFORE);
    let chosen = fallen(&workspace, &[gone(1, THEN), gone(2, THEN)]);
    let edit = |number| {
        let city = Path::of_field("city");
        Command::Set(OF, id(number), city, Some("\"Oslo\"".into()))
    };
    done(&mut workspace, edit(1)).unwrap();
    done(&mut workspace, Command::Delete(OF, id(2))).unwrap();
    let nothing = || {
        restore(
            Vec::new(),
            |_| Choice::Keep,
            |_, _| Choice::Keep,
            chosen.clone(),
        )
    };
    let (_, refused) = done(&mut workspace, nothing()).unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!((refused[0].id, &refused[0].wanted), (id(1), &None));
    assert_eq!(workspace.record(OF, id(1)), Some(&*partner(1, "Oslo")));
    // Another tab may be faster than the plan, too.
    let plan = nothing().plan(&workspace, id(99), AFTER).unwrap();
    done(&mut workspace, Command::Delete(OF, id(1))).unwrap();
    assert_eq!(applied(&mut workspace, &plan.set), []);
}
