//! Records made one: nothing is lost in silence, and whoever referred to one that goes
//! refers to the one that stays.

use super::{any, config, done, id, state};
use passerelle::model::records::{Collection, Id};
use passerelle::workspace::flat::Flat;
use passerelle::workspace::merge::{Merging, command, led, with_former_names};
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Workspace, edit, json};
use proptest::prelude::*;

const OF: Collection = Collection::Partner;

fn add(workspace: &mut Workspace, collection: Collection, text: &str) {
    done(workspace, Command::Add(collection, text.to_owned())).unwrap();
}

fn ids() -> impl FnMut() -> Id {
    let mut next = 1_000_u128;
    move || {
        next += 1;
        id(next)
    }
}

#[test]
fn each_place_keeps_what_was_chosen_and_lists_are_united() {
    let one = format!(
        r#"{{"id":"{}","names":{{"local":"Milano"}},"city":"Milano","contacts":[{{"id":"{}","name":"Rossi"}}],"x-later":{{"a":1}}}}"#,
        id(1),
        id(11)
    );
    let other = format!(
        r#"{{"id":"{}","names":{{"local":"Politecnico","en":"Polytechnic"}},"pic":"999999999","contacts":[{{"id":"{}","name":"Rossi"}},{{"id":"{}","name":"Bianchi"}}],"x-later":{{"b":[1, 2]}}}}"#,
        id(2),
        id(12),
        id(11)
    );
    let merging = Merging::of(&[&one, &other]).unwrap();
    let asked: Vec<String> = merging
        .places
        .iter()
        .filter(|it| it.conflicts())
        .map(|it| it.path.to_string())
        .collect();
    assert_eq!(asked, ["names.local"]);
    let filled: Vec<String> = merging
        .places
        .iter()
        .filter(|it| it.fills())
        .map(|it| it.path.to_string())
        .collect();
    assert_eq!(filled, ["names.en", "x-later.b", "pic"]);
    let gained: Vec<(String, usize)> = merging
        .gained()
        .into_iter()
        .map(|(path, count)| (path.to_string(), count))
        .collect();
    assert_eq!(gained, [("contacts".to_owned(), 1)]);
    let chosen = |place: &passerelle::workspace::merge::Place| match place.path.to_string().as_str()
    {
        "names.local" => 1,
        _ => place.proposed(),
    };
    let text = merging.merged(&one, &chosen, &mut ids()).unwrap();
    let flat = Flat::of(&text);
    assert_eq!(flat.get("id"), id(1).to_string());
    assert_eq!(flat.get("names.local"), "Politecnico");
    assert_eq!(flat.get("names.en"), "Polytechnic");
    assert_eq!((flat.get("city"), flat.get("pic")), ("Milano", "999999999"));
    // The same id says something else there: the item has a new one.
    let new = id(1_001).to_string();
    assert_eq!(flat.items("contacts"), [id(11).to_string(), new.clone()]);
    assert_eq!(flat.get(&format!("contacts[{new}].name")), "Bianchi");
    assert_eq!(
        edit::get(&text, &Path::of_field("x-later").0)
            .unwrap()
            .unwrap(),
        r#"{"a":1,"b":[1, 2]}"#
    );
    let text = with_former_names(text, &[&other, r#"{"names":{"fr":"École"}}"#], &mut ids());
    let text = text.unwrap();
    let flat = Flat::of(&text);
    let [former] = flat.items("formerNames") else {
        panic!("{text}");
    };
    assert_eq!(flat.get(&format!("formerNames[{former}].name")), "École");
}

#[test]
fn a_merge_is_one_thing_that_can_be_undone_and_leaves_no_reference_behind() {
    let mut workspace = Workspace::default();
    let partner = |number| format!(r#"{{"id":"{}","names":{{"local":"P"}}}}"#, id(number));
    add(&mut workspace, OF, &partner(1));
    add(&mut workspace, OF, &partner(2));
    let parent = format!(r#"{{"id":"{}","parent":"{}"}}"#, id(3), id(2));
    add(&mut workspace, OF, &parent);
    let stay = format!(r#"{{"id":"{}","partner":"{}"}}"#, id(4), id(2));
    add(&mut workspace, Collection::Mobility, &stay);
    // Somebody has committed to this one: it is led all the same, its version is not.
    let agreement = format!(
        r#"{{"id":"{}","partner":"{}","version":"{}"}}"#,
        id(5),
        id(2),
        id(6)
    );
    add(&mut workspace, Collection::Agreement, &agreement);
    let version = format!(
        r#"{{"id":"{}","content":{{"partner":"{}"}}}}"#,
        id(6),
        id(2)
    );
    add(&mut workspace, Collection::Version, &version);
    let before = state(&workspace);

    let text = format!(
        r#"{{"id":"{}","names":{{"local":"P"}},"parent":"{}"}}"#,
        id(1),
        id(2)
    );
    let brought = workspace
        .records()
        .filter_map(|(of, it, text)| led(of, it, text, &[id(2)], id(1)))
        .collect();
    let merge = command(&workspace, OF, (id(1), text), brought, &[id(2)]);
    let (set, refused) = done(&mut workspace, merge).unwrap();
    assert_eq!(refused, vec![]);
    assert!(workspace.record(OF, id(2)).is_none());
    // It is no part of itself.
    assert_eq!(workspace.record(OF, id(1)).unwrap(), partner(1));
    for (of, number) in [
        (OF, 3),
        (Collection::Mobility, 4),
        (Collection::Agreement, 5),
    ] {
        let text = workspace.record(of, id(number)).unwrap();
        assert!(text.contains(&id(1).to_string()), "{text}");
        assert!(!text.contains(&id(2).to_string()), "{text}");
    }
    assert_eq!(
        workspace.record(Collection::Version, id(6)).unwrap(),
        version
    );
    let (_, refused) = done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!((state(&workspace), refused), (before, vec![]));
}

#[test]
fn who_was_a_part_of_the_one_that_stays_does_not_make_it_a_part_of_itself() {
    let mut workspace = Workspace::default();
    let partner = |number, more: &str| format!(r#"{{"id":"{}"{more}}}"#, id(number));
    let part = partner(2, &format!(r#","parent":"{}""#, id(1)));
    add(&mut workspace, OF, &partner(1, r#","city":"Lyon""#));
    add(&mut workspace, OF, &part);
    let texts = [partner(1, r#","city":"Lyon""#), part];
    let merging = Merging::of(&[&texts[0], &texts[1]]).unwrap();
    let proposed = |place: &passerelle::workspace::merge::Place| place.proposed();
    let text = merging.merged(&texts[0], &proposed, &mut ids()).unwrap();
    assert!(text.contains("parent"), "{text}");
    let merge = command(&workspace, OF, (id(1), text), Vec::new(), &[id(2)]);
    done(&mut workspace, merge).unwrap();
    assert_eq!(workspace.record(OF, id(1)).unwrap(), texts[0]);
}

/// Every single value of a record with its place, and every item of its lists without id.
fn values(text: &str) -> Vec<(String, String)> {
    let merging = Merging::of(&[text]).unwrap();
    let said = merging.places.iter().flat_map(|place| {
        let said = place.said.iter().flatten();
        said.map(|raw| (place.path.to_string(), json::compact(raw).into_owned()))
    });
    said.filter(|(_, raw)| raw != "null").collect()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_value_is_lost_in_silence(
        one in any::record(OF, 1),
        two in any::record(OF, 2),
        three in any::record(OF, 3),
    ) {
        let texts = [one.as_str(), two.as_str(), three.as_str()];
        let merging = Merging::of(&texts).unwrap();
        let proposed = |place: &passerelle::workspace::merge::Place| place.proposed();
        let text = merging.merged(&one, &proposed, &mut ids()).unwrap();
        prop_assert_eq!(json::record_id(&text).unwrap(), Some(id(1)));
        let kept = values(&text);
        for (path, raw) in texts.iter().flat_map(|it| values(it)) {
            let stands = kept.iter().any(|(_, it)| *it == raw);
            let told = merging.places.iter().any(|it| path.starts_with(&it.path.to_string()) && it.conflicts());
            prop_assert!(stands || told, "{path} {raw} in {text}");
        }
        // Everything that the record that stays says, where nobody else was chosen.
        for (path, raw) in values(&one) {
            prop_assert!(kept.contains(&(path.clone(), raw.clone())), "{path} {raw} in {text}");
        }
        // What items say stands in the text, under whichever id.
        let items = |text: &str| -> Vec<String> {
            let lists = json::members(text).unwrap();
            let lists = lists.iter().filter_map(|(_, raw)| json::items(raw));
            lists
                .flatten()
                .map(|(_, raw)| edit::set(raw, &Path::of_field("id").0, None).unwrap())
                .collect()
        };
        let all = items(&text);
        for item in texts.iter().flat_map(|it| items(it)) {
            let alike = |it: &String| passerelle::workspace::diff::alike(it, &item);
            let whole = values(&text).iter().any(|(_, raw)| raw.contains(&*json::compact(&item)));
            let told = merging.places.iter().any(passerelle::workspace::merge::Place::conflicts);
            prop_assert!(all.iter().any(alike) || whole || told, "{item} in {text}");
        }
        // And the text can be taken over from there.
        let mut workspace = Workspace::default();
        for text in texts {
            add(&mut workspace, OF, text);
        }
        let before = state(&workspace);
        let merge = command(&workspace, OF, (id(1), text), Vec::new(), &[id(2), id(3)]);
        if let Some((set, refused)) = done(&mut workspace, merge) {
            prop_assert_eq!(refused, vec![]);
            prop_assert_eq!(workspace.table(OF).len(), 1);
            let (_, refused) = done(&mut workspace, Command::Undo(set)).unwrap();
            prop_assert_eq!((state(&workspace), refused), (before, vec![]));
        }
    }
}
