//! Columns, cells and choices of an import, one by one.

use crate::imported::{OF, opened};
use crate::{AT, id, record};
use passerelle::exchange::import::{
    CellError, Choice, Decided, Known, Mapping, Match, Reading, Target, Why, brought,
    no_references, read_rows, targets, value,
};
use passerelle::exchange::sheet::{Cell, Is};
use passerelle::model::records::{Collection, Id, value_at};
use passerelle::model::value::ValueError;
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::What;
use passerelle::workspace::{Command, Workspace};

fn read(of: Collection, path: &'static str, text: &str) -> Result<String, CellError> {
    let target = targets(of).into_iter().find(|it| it.path == path).unwrap();
    let cell = Cell {
        column: 0,
        is: Is::Text,
        text: text.to_owned(),
    };
    value(of, &target, &cell, &no_references).map(|Reading { text, .. }| text)
}

#[test]
fn codes_and_words_are_read_by_their_names_in_both_languages() {
    let partner = |path, text| read(OF, path, text).unwrap();
    for text in ["GB", "uk", "Royaume Uni", "Royaume-Uni", "united kingdom"] {
        assert_eq!(partner("country", text), "GB", "{text}");
    }
    for text in ["active", "Actif", "ACTIVE"] {
        assert_eq!(partner("status", text), "active", "{text}");
    }
    assert_eq!(partner("contacts.role", "signataire"), "signatory");
    assert_eq!(
        partner("contacts.email", "mailto:a@b.example"),
        "a@b.example"
    );
    let mobility = |path, text| read(Collection::Mobility, path, text).unwrap();
    assert_eq!(mobility("language", "espagnol"), "es");
    assert_eq!(mobility("start", "2025-09"), "2025-09");
    assert_eq!(mobility("start", "45901"), "2025-09-01");
    assert_eq!(read(Collection::Person, "isced", "Droit").unwrap(), "0421");
}

#[test]
fn a_fault_says_what_was_read() {
    let read_as = |error: CellError| match error {
        CellError::Value(ValueError::Form { read, .. } | ValueError::Unknown { read, .. }) => read,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        read_as(read(OF, "country", "Ruritanie").unwrap_err()),
        "Ruritanie"
    );
    assert_eq!(read_as(read(OF, "pic", " 1234 ").unwrap_err()), "1234");
    // A number that is no day of the last hundred years is no count of days.
    assert!(read(OF, "verifiedOn", "2025").is_err());
    assert!(read(OF, "verifiedOn", "999999").is_err());
}

#[test]
fn a_name_of_a_record_is_its_id_where_one_is_meant() {
    let mut workspace = Workspace::default();
    for (number, members) in [
        (
            1,
            r#","names":{"local":"École d’Alba"},"country":"IT","erasmus":"I  ALBA01""#,
        ),
        (2, r#","names":{"local":"Institut"},"country":"IT""#),
        (3, r#","names":{"local":"INSTITUT"},"country":"FR""#),
    ] {
        added(&mut workspace, number, members);
    }
    let known = Known::of(&workspace, OF);
    assert_eq!(known.one("ecole d'alba"), Some(id(1)));
    assert_eq!(known.one("I ALBA01"), Some(id(1)));
    assert_eq!((known.one("Institut"), known.one("x")), (None, None));
    let partner = |text: &str| {
        let cell = Cell {
            column: 0,
            is: Is::Text,
            text: text.to_owned(),
        };
        let target = targets(Collection::Mobility).into_iter();
        let target = target.clone().find(|it| it.path == "partner").unwrap();
        let refer = |of, text: &str| (of == OF).then(|| known.one(text)).flatten();
        value(Collection::Mobility, &target, &cell, &refer)
    };
    assert_eq!(partner("École d’Alba").unwrap().text, id(1).to_string());
    let error = CellError::Reference {
        of: OF,
        read: "Institut".to_owned(),
    };
    assert_eq!(partner("Institut"), Err(error));
}

// The worker reads rows without the records, and the page finds them afterwards.
#[test]
fn a_record_that_a_row_names_can_be_found_later() {
    let text = b"Partenaire;Debut\nAlba;2025-09-01\nInconnu;x\n";
    let mut sheet = crate::sheets::table(text).unwrap();
    let sheet = sheet.sheets.remove(0);
    let mapping = Mapping::propose(Collection::Mobility, &sheet, Some(0));
    let mut rows = read_rows(&sheet, Some(0), &mapping, &no_references);
    assert_eq!(rows[0].value(&mapping, "partner"), None);
    let refer = |of, text: &str| (of == OF && text == "Alba").then(|| id(7));
    for row in &mut rows {
        row.refer(&mapping, &refer);
    }
    let expected = id(7).to_string();
    assert_eq!(rows[0].value(&mapping, "partner"), Some(expected.as_str()));
    let faults = rows[1].faults(&mapping, "");
    let paths: Vec<&str> = faults.iter().map(|it| it.path.as_str()).collect();
    assert_eq!(paths, ["partner", "start"]);
}

fn added(workspace: &mut Workspace, number: u128, members: &str) {
    let plan = Command::Add(OF, record(number, members));
    let plan = plan.plan(workspace, id(900 + number), AT).unwrap();
    for edit in workspace.edits(&plan.set) {
        workspace.apply(&edit, &plan.set, &mut Vec::new()).unwrap();
    }
}

fn mapped(heading: &str) -> Vec<(String, Option<String>, Why)> {
    let opened = opened(format!("{heading}\nx;y;z;t;u\n").as_bytes());
    let columns = opened.mapping.columns.into_iter();
    let path = |it: Target| match it.item {
        Some(item) => format!("{} {item}", it.path),
        None => it.path.into_owned(),
    };
    columns
        .map(|it| (it.name, it.target.map(path), it.why))
        .collect()
}

#[test]
fn a_sure_name_takes_a_field_before_a_loose_one() {
    let found = mapped("Nom;Nom local;Pays;Contact;names.en");
    let paths: Vec<Option<&str>> = found.iter().map(|it| it.1.as_deref()).collect();
    assert_eq!(
        paths,
        [
            None,
            Some("names.local"),
            Some("country"),
            Some("contacts.name 1"),
            Some("names.en")
        ]
    );
    assert_eq!(found[0].2, Why::Doubled);
}

#[test]
fn further_items_of_a_list_are_known_by_their_number() {
    let found = mapped("Nom;Contact 1;E-mail 1;Contact 2;E-mail 2");
    let paths: Vec<Option<&str>> = found.iter().map(|it| it.1.as_deref()).collect();
    assert_eq!(
        paths,
        [
            Some("names.local"),
            Some("contacts.name 1"),
            Some("contacts.email 1"),
            Some("contacts.name 2"),
            Some("contacts.email 2")
        ]
    );
}

#[test]
fn the_labels_of_the_form_are_known_in_both_languages() {
    use passerelle::text::Lang;
    use passerelle::text::labels::field_label;
    for collection in Collection::ALL {
        for target in targets(collection).iter().filter(|it| it.item.is_none()) {
            for t in [Lang::Fr, Lang::En].map(Lang::texts) {
                let label = field_label(t, collection, &target.path);
                assert!(Mapping::knows(collection, label), "{collection} {label}");
            }
        }
    }
}

#[test]
fn columns_without_a_known_name_are_told_by_what_they_hold() {
    let text =
        "Nom;Pays;Divers trucs;Autre\nA;FR;a@b.example;F  BREST01\nB;FR;c@d.example;D  KASSEL02\n";
    let opened = opened(text.as_bytes());
    let columns = opened.mapping.columns.iter();
    let found: Vec<(Option<&str>, Why)> = columns
        .map(|it| (it.target.as_ref().map(|it| &*it.path), it.why))
        .collect();
    assert_eq!(
        found[2..],
        [
            (Some("contacts.email"), Why::Cells),
            (Some("erasmus"), Why::Cells)
        ]
    );
}

#[test]
fn what_was_chosen_is_remembered_for_the_same_heading() {
    let mut first = opened(b"Nom;Pays;Machin\nA;FR;x\n").mapping;
    let notes = targets(OF).into_iter().find(|it| it.path == "notes");
    first.choose(2, notes.clone());
    first.choose(0, None);
    let kept = serde_json::to_string(&first).unwrap();
    let kept: Mapping = serde_json::from_str(&kept).unwrap();
    assert_eq!(kept, first);
    // Columns may have moved.
    let mut later = opened(b"MACHIN;Nom;Pays\ny;B;DE\n").mapping;
    later.remember(&kept);
    let found: Vec<Option<Target>> = later.columns.iter().map(|it| it.target.clone()).collect();
    assert_eq!((&found[0], &found[1]), (&notes, &None));
    assert_eq!(found[2].as_ref().unwrap().path, "country");
    let mut other = opened(b"Nom;Pays\nB;DE\n").mapping;
    let before = other.clone();
    other.remember(&kept);
    assert_eq!(other, before);
}

#[test]
fn two_columns_never_fill_one_field() {
    let mut mapping = opened(b"Nom;Ville\nA;b\n").mapping;
    let city = mapping.columns[1].target.clone();
    mapping.choose(0, city.clone());
    assert_eq!(mapping.columns[0].target, city);
    assert_eq!(
        (&mapping.columns[1].target, mapping.columns[1].why),
        (&None, Why::Doubled)
    );
}

/// What becomes of a record when a row is brought with a choice.
fn after(members: &str, choice: Choice) -> (usize, String) {
    let mut workspace = Workspace::default();
    added(&mut workspace, 1, members);
    let opened =
        opened("Nom;Pays;Ville;Contact;E-mail\nAlba;IT;Turin;Zoé;z@b.example\n".as_bytes());
    let decided = [Decided {
        row: &opened.rows[0],
        is: Match::Here(id(1)),
        choice,
    }];
    let mut next = 10;
    let mut new_id = || -> Id {
        next += 1;
        id(next)
    };
    let brought = brought(&workspace, &opened.mapping, &decided, &mut new_id);
    let text = brought.first().map(|it| match &it.what {
        What::Whole(text) => text.to_string(),
        _ => panic!("places"),
    });
    Command::Bring(Deed::Import, brought.clone())
        .plan(&workspace, id(5), AT)
        .ok();
    (brought.len(), text.unwrap_or_default())
}

#[test]
fn a_record_that_is_there_is_filled_or_replaced_or_left() {
    let here = r#","names":{"local":"Alba"},"city":"Torino","x":1,"contacts":[{"id":"00000000-0000-0000-0000-00000000000a","name":"ZOE","email":"z@old.example"}]"#;
    let at = |text: &str, path: &str| value_at(text, path).unwrap_or_default().into_owned();
    let contact = "contacts.00000000-0000-0000-0000-00000000000a";
    let (count, filled) = after(here, Choice::Fill);
    assert_eq!((count, at(&filled, "city").as_str()), (1, "Torino"));
    assert_eq!(at(&filled, "country"), "IT");
    assert!(filled.contains("\"x\":1"));
    assert_eq!(at(&filled, &format!("{contact}.email")), "z@old.example");
    let (_, replaced) = after(here, Choice::Replace);
    assert_eq!(at(&replaced, "city"), "Turin");
    assert_eq!(at(&replaced, &format!("{contact}.email")), "z@b.example");
    assert_eq!(replaced.matches("\"email\"").count(), 1);
    assert_eq!(after(here, Choice::Skip).0, 0);
    let (_, new) = after(here, Choice::New);
    assert!(new.starts_with(&format!("{{\"id\":\"{}\"", id(11))));
}

#[test]
fn a_row_that_says_more_of_one_above_can_fill_its_record() {
    let workspace = Workspace::default();
    let opened = opened(b"Nom;Pays;Ville\nAlba;IT;\nALBA;IT;Turin\n");
    let mut known = Known::of(&workspace, OF);
    let mut decided: Vec<Decided<'_>> = opened
        .rows
        .iter()
        .map(|row| Decided {
            row,
            is: known.meet(&workspace, &opened.mapping, row),
            choice: Choice::New,
        })
        .collect();
    assert_eq!(decided[1].is, Match::Row(2));
    decided[1].choice = Choice::Fill;
    let brought = brought(&workspace, &opened.mapping, &decided, &mut || id(7));
    let [one] = &brought[..] else {
        panic!("{brought:?}");
    };
    let What::Whole(text) = &one.what else {
        panic!("{one:?}");
    };
    let expected = record(
        7,
        r#","names":{"local":"Alba"},"country":"IT","city":"Turin""#,
    );
    assert_eq!(&**text, expected);
}

#[test]
fn of_two_records_that_a_row_may_mean_none_is_taken() {
    let mut workspace = Workspace::default();
    for number in [1, 2] {
        added(
            &mut workspace,
            number,
            r#","names":{"local":"Alba"},"country":"IT""#,
        );
    }
    added(
        &mut workspace,
        3,
        r#","names":{"local":"Brest"},"country":"FR","erasmus":"F  BREST01""#,
    );
    let opened = opened(b"Nom;Pays;Code Erasmus\nAlba;IT;\nBrest;FR;F BREST02\n");
    let mut known = Known::of(&workspace, OF);
    let mut meet = |at: usize| known.meet(&workspace, &opened.mapping, &opened.rows[at]);
    assert_eq!(meet(0), Match::Several(vec![id(1), id(2)]));
    // Another code is another institution, whatever its name.
    assert_eq!(meet(1), Match::New);
}

// S3-10: nobody is to take up twice what is there already.
#[test]
fn s3_10_look_alikes_are_told_by_a_code_or_by_name_and_country() {
    let mut workspace = Workspace::default();
    for (number, members) in [
        (1, r#","names":{"local":"Alba"},"country":"IT""#),
        (
            2,
            r#","names":{"local":"Brest"},"country":"FR","erasmus":"F  BREST01""#,
        ),
    ] {
        added(&mut workspace, number, members);
    }
    let known = Known::of(&workspace, OF);
    let like = |name: &'static str, country: &'static str, erasmus: &'static str| {
        let field = move |path: &str| {
            let said = match path {
                "names.local" => name,
                "country" => country,
                "erasmus" => erasmus,
                _ => "",
            };
            Some(said.to_owned()).filter(|it| !it.is_empty())
        };
        known.like(&workspace, OF, &field)
    };
    assert_eq!(like("ÀLBA", "IT", "I  ALBA01"), [id(1)]);
    assert_eq!(like("Alba", "RO", ""), []);
    assert_eq!(like("Otherwise", "FR", "F  BREST01"), [id(2)]);
    // Another code is another institution, whatever its name.
    assert_eq!(like("Brest", "FR", "F  BREST02"), []);
}
