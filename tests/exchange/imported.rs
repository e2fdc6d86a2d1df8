//! Two hundred partners out of an office's spreadsheet, with what such lists are full of.
//! The institutions are invented.

use crate::sheets::table;
use crate::{AT, id, record};
use passerelle::exchange::import::{
    Choice, Decided, Fault, Known, Mapping, Match, Note, ReadRow, Why, brought, missing,
    no_references, proposed, read_rows,
};
use passerelle::exchange::separated;
use passerelle::exchange::sheet::{Holds, Sheet, Table, TableColumn, heading, letters};
use passerelle::exchange::xlsx;
use passerelle::model::records::{Collection, Partner, Record as _, value_at};
use passerelle::model::value::{Day, Value as _};
use passerelle::workspace::change::Deed;
use passerelle::workspace::{Command, Workspace};
use std::collections::BTreeMap;

pub const OF: Collection = Collection::Partner;

const HEADING: [&str; 16] = [
    "Établissement partenaire",
    "Pays *",
    "Ville",
    "Code Erasmus",
    "PIC",
    "Site web",
    "Nom du contact",
    "E-mail",
    "Tél.",
    "Statut",
    "Vérifié le",
    "Facteur ECTS",
    "Remarques",
    "Couleur du dossier",
    "E-mail",
    "",
];

const PLACES: [(&str, &str, &str); 7] = [
    ("FR", "F", "BREST"),
    ("DE", "D", "KASSEL"),
    ("ES", "E", "JACA"),
    ("IT", "I", "ALBA"),
    ("BE", "B", "DINANT"),
    ("PL", "PL", "KIELCE"),
    ("PT", "P", "BEJA"),
];

/// The number of the row of the first partner: a title, a blank line and the heading stand
/// above.
const FIRST: usize = 4;

/// What stands in a row, as somebody typed it.
fn typed(at: usize) -> Vec<String> {
    let (country, prefix, city) = PLACES[at % PLACES.len()];
    [
        format!("Institut supérieur de Rêverie n° {at}"),
        country.to_owned(),
        city.to_owned(),
        format!("{prefix:<3}{city}{at:03}"),
        format!("{}", 900_000_000 + at),
        format!("https://reverie{at}.example"),
        format!("Zoé Modèle {at}"),
        format!("relations{at}@reverie.example"),
        format!("+33 1 00 00 {:02} {:02}", at / 100, at % 100),
        "actif".to_owned(),
        format!("{:02}/09/2025", at % 28 + 1),
        "1".to_owned(),
        "convention signée".to_owned(),
        "vert".to_owned(),
        String::new(),
        String::new(),
    ]
    .to_vec()
}

/// The rows that are not as they should be: row, column, what stands there.
fn dirt() -> Vec<(usize, &'static str, String)> {
    let bad = |row, column, text: &str| (row, column, text.to_owned());
    vec![
        bad(5, "D", "d kassel  1"),
        bad(6, "D", "EJACA002"),
        bad(7, "B", "Ruritanie"),
        bad(8, "B", "Belgium"),
        bad(9, "B", "pologne"),
        bad(10, "H", "relations.reverie.example"),
        bad(11, "A", "Institut supérieur de Rêverie n° 7     "),
        bad(12, "A", "\u{a0}Institut supérieur\u{a0}de Rêverie n° 8"),
        bad(13, "K", "45901"),
        bad(14, "L", "1,5"),
        bad(15, "A", "UniversitÃ© de la RÃªverie"),
        bad(16, "A", "Institut \"Rêverie; et fils\""),
        bad(17, "A", "Institut supérieur\nde Rêverie n° 13"),
        bad(18, "M", "=HYPERLINK(\"https://example.org\")"),
        bad(19, "F", "#N/A"),
        bad(21, "M", &"long ".repeat(5_000)),
        bad(22, "K", "01/09/25"),
        bad(23, "I", "01 00 00 00 19"),
        bad(24, "J", "peut-être"),
        bad(25, "E", "12345678"),
        bad(26, "A", ""),
        bad(27, "O", "autre@reverie.example"),
        bad(28, "P", "sans titre"),
        bad(29, "L", "un et demi"),
        bad(30, "G", &"x".repeat(501)),
        bad(31, "K", "2025-09-01 00:00"),
    ]
}

/// The whole table, with its title and its heading.
pub fn lines() -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = (0..200).map(typed).collect();
    for (row, column, text) in dirt() {
        let at = (0..16).position(|it| letters(it) == column).unwrap();
        rows[row - FIRST][at] = text;
    }
    // The same once more, and another of the same name elsewhere.
    let first = rows[4 - FIRST].clone();
    rows[20 - FIRST] = first;
    let name = rows[32 - FIRST][0].clone();
    rows[33 - FIRST][0] = name;
    let mut lines = vec![vec!["Partenaires 2026".to_owned()], Vec::new()];
    lines.push(HEADING.map(str::to_owned).to_vec());
    lines.append(&mut rows);
    lines
}

/// The table as files of every kind.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let lines = lines();
    let csv = separated::write(&lines);
    let latin: Vec<u8> = csv
        .trim_start_matches('\u{feff}')
        .chars()
        .map(|it| u8::try_from(u32::from(it)).unwrap())
        .collect();
    let utf16 = csv.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let column = |name: &String| TableColumn {
        name: name.clone(),
        holds: Holds::Text,
    };
    let title = lines[0].first().unwrap();
    let mut columns = vec![column(title)];
    columns.resize(16, column(&String::new()));
    let sheet = Table {
        name: "Liste".to_owned(),
        columns,
        rows: lines[1..].to_vec(),
    };
    let made = Day::parse("2026-11-22").unwrap();
    vec![
        ("csv", csv.clone().into_bytes()),
        ("csv of Windows", latin),
        ("csv in UTF-16", utf16),
        (
            "tabs",
            csv.replace(';', "\t")
                .replace("Rêverie\t", "Rêverie;")
                .into_bytes(),
        ),
        ("xlsx", xlsx::write(&[sheet], made).unwrap()),
    ]
}

/// A sheet with its proposed mapping, read.
pub struct Opened {
    pub sheet: Sheet,
    pub mapping: Mapping,
    pub rows: Vec<ReadRow>,
}

pub fn opened(bytes: &[u8]) -> Opened {
    let sheet = table(bytes).unwrap().sheets.remove(0);
    let known = |name: &str| Mapping::knows(OF, name);
    let at = heading(&sheet, &known).map(|it| it.at);
    let mapping = Mapping::propose(OF, &sheet, at);
    let rows = read_rows(&sheet, at, &mapping, &no_references);
    Opened {
        sheet,
        mapping,
        rows,
    }
}

fn faults(opened: &Opened) -> Vec<Fault> {
    let rows = opened.rows.iter();
    rows.flat_map(|it| it.faults(&opened.mapping, &opened.sheet.name))
        .collect()
}

#[test]
fn every_column_finds_its_field_or_is_told() {
    for (name, bytes) in files() {
        let opened = opened(&bytes);
        let columns = opened.mapping.columns.iter();
        let found: Vec<(&str, &str, Why)> = columns
            .map(|it| {
                let path = it.target.as_ref().map_or("", |it| &*it.path);
                (it.name.as_str(), path, it.why)
            })
            .collect();
        assert_eq!(
            found,
            [
                ("Établissement partenaire", "names.local", Why::Name),
                ("Pays *", "country", Why::Name),
                ("Ville", "city", Why::Name),
                ("Code Erasmus", "erasmus", Why::Name),
                ("PIC", "pic", Why::Name),
                ("Site web", "website", Why::Name),
                ("Nom du contact", "contacts.name", Why::Name),
                ("E-mail", "contacts.email", Why::Name),
                ("Tél.", "contacts.phone", Why::Name),
                ("Statut", "status", Why::Name),
                ("Vérifié le", "verifiedOn", Why::Name),
                ("Facteur ECTS", "creditFactor", Why::Name),
                ("Remarques", "notes", Why::Name),
                ("Couleur du dossier", "", Why::Unknown),
                ("E-mail", "", Why::Doubled),
                ("", "", Why::Nameless),
            ],
            "{name}"
        );
        assert_eq!(opened.mapping.left_out().count(), 3);
    }
}

#[test]
fn every_bad_cell_is_named_and_no_other() {
    for (name, bytes) in files() {
        let opened = opened(&bytes);
        let faults = faults(&opened);
        let places: Vec<String> = faults
            .iter()
            .map(|it| format!("{}{} {}", letters(it.place.column), it.place.row, it.path))
            .collect();
        assert_eq!(
            places,
            [
                "D6 erasmus",
                "B7 country",
                "H10 contacts.email",
                "F19 website",
                "M21 notes",
                "K22 verifiedOn",
                "I23 contacts.phone",
                "J24 status",
                "E25 pic",
                "L29 creditFactor",
                "G30 contacts.name",
            ],
            "{name}"
        );
        assert_eq!(faults[0].column, "Code Erasmus");
        assert!(faults.iter().all(|it| it.place.sheet == opened.sheet.name));
    }
}

#[test]
fn what_was_read_out_of_the_ordinary_is_noted() {
    for (name, bytes) in files() {
        let opened = opened(&bytes);
        let mut notes = Vec::new();
        for row in &opened.rows {
            for cell in row.cells.iter().filter(|it| it.note.is_some()) {
                let value = cell.value.as_deref().unwrap();
                notes.push((row.number, cell.note.unwrap(), value));
            }
        }
        assert_eq!(
            notes,
            [
                (13, Note::Counted, "2025-09-01"),
                (15, Note::Mended, "Université de la Rêverie"),
                (17, Note::Joined, "Institut supérieur de Rêverie n° 13"),
                (31, Note::Timeless, "2025-09-01"),
            ],
            "{name}"
        );
    }
}

#[test]
fn what_can_be_understood_is_taken() {
    for (name, bytes) in files() {
        let opened = opened(&bytes);
        let at = |row: u32, path: &str| {
            let row = opened.rows.iter().find(|it| it.number == row).unwrap();
            row.value(&opened.mapping, path).unwrap_or_default()
        };
        for (row, path, expected) in [
            (4, "erasmus", "F  BREST000"),
            (5, "erasmus", "D  KASSEL01"),
            (8, "country", "BE"),
            (9, "country", "PL"),
            (11, "names.local", "Institut supérieur de Rêverie n° 7"),
            (12, "names.local", "Institut supérieur de Rêverie n° 8"),
            (14, "creditFactor", "1,5"),
            (16, "names.local", "Institut \"Rêverie; et fils\""),
            (18, "notes", "=HYPERLINK(\"https://example.org\")"),
            (20, "status", "active"),
            (203, "contacts.phone", "+33100000199"),
        ] {
            assert_eq!(at(row, path), expected, "{name} {row}");
        }
    }
}

// A cell is taken, or named with its fault, or stands in a column that is told.
#[test]
fn nothing_is_lost() {
    for (name, bytes) in files() {
        let opened = opened(&bytes);
        let below = opened.sheet.rows.iter().filter(|it| it.number > 3);
        let standing: usize = below.map(|it| it.cells.len()).sum();
        let cells = opened.rows.iter().flat_map(|it| &it.cells);
        let taken = cells.filter(|it| it.value.is_some()).count();
        let told: Vec<u32> = opened.mapping.left_out().map(|it| it.at).collect();
        let rows = opened.sheet.rows.iter().filter(|it| it.number > 3);
        let out = rows
            .flat_map(|it| &it.cells)
            .filter(|it| told.contains(&it.column));
        assert_eq!(
            taken + faults(&opened).len() + out.count(),
            standing,
            "{name}"
        );
        assert_eq!(opened.rows.len(), 200, "{name}");
    }
}

/// An office that has two of them already: one by its code, one by its name.
fn office() -> Workspace {
    let mut workspace = Workspace::default();
    let known = r#","names":{"local":"Autre nom"},"country":"ES","erasmus":"E  JACA044","city":"Huesca","contacts":[{"id":"00000000-0000-0000-0000-000000000abc","email":"Relations44@reverie.example"}]"#;
    let named = r#","names":{"en":"INSTITUT SUPERIEUR DE REVERIE N°45"},"country":"IT""#;
    for (number, members) in [(1, known), (2, named)] {
        let plan = Command::Add(OF, record(number, members));
        let plan = plan.plan(&workspace, id(900 + number), AT).unwrap();
        for edit in workspace.edits(&plan.set) {
            workspace.apply(&edit, &plan.set, &mut Vec::new()).unwrap();
        }
    }
    workspace
}

fn decided<'a>(workspace: &Workspace, opened: &'a Opened) -> Vec<Decided<'a>> {
    let mut known = Known::of(workspace, OF);
    let rows = opened.rows.iter();
    rows.map(|row| {
        let is = known.meet(workspace, &opened.mapping, row);
        let choice = proposed(&is, &missing(OF, &opened.mapping, row));
        Decided { row, is, choice }
    })
    .collect()
}

#[test]
fn what_is_known_already_is_found_and_what_only_looks_like_it_is_not() {
    let workspace = office();
    let opened = opened(&files().remove(0).1);
    let decided = decided(&workspace, &opened);
    let of = |row: u32| decided.iter().find(|it| it.row.number == row).unwrap();
    assert_eq!(of(20).is, Match::Row(4));
    assert_eq!(of(33).is, Match::New, "the same name in another country");
    assert_eq!(of(48).is, Match::Here(id(1)));
    assert_eq!(of(49).is, Match::Here(id(2)));
    assert_eq!(of(4).is, Match::New);
    let skipped = decided.iter().filter(|it| it.choice == Choice::Skip);
    let skipped: Vec<u32> = skipped.map(|it| it.row.number).collect();
    // One without a country that can be read, one twice, one without a name.
    assert_eq!(skipped, [7, 20, 26]);
    assert_eq!(missing(OF, &opened.mapping, of(7).row), ["country"]);
    assert_eq!(missing(OF, &opened.mapping, of(26).row), ["names.local"]);
}

#[test]
fn the_rows_become_records_in_one_command_that_can_be_taken_back() {
    let mut workspace = office();
    let before: BTreeMap<_, String> = state(&workspace);
    let opened = opened(&files().pop().unwrap().1);
    let decided = decided(&workspace, &opened);
    let mut next = 1_000;
    let brought = brought(&workspace, &opened.mapping, &decided, &mut || {
        next += 1;
        id(next)
    });
    assert_eq!(brought.len(), 197);
    let plan = Command::Bring(Deed::Import, brought);
    let plan = plan.plan(&workspace, id(999), AT).unwrap();
    let mut refused = Vec::new();
    for edit in workspace.edits(&plan.set) {
        workspace.apply(&edit, &plan.set, &mut refused).unwrap();
    }
    assert_eq!(refused, []);
    assert_eq!(workspace.table(OF).len(), 2 + 195);
    for (_, text) in workspace.table(OF).records() {
        assert_eq!(Partner::read(text).unwrap().problems, [], "{text}");
    }
    let of = |number| workspace.record(OF, id(number)).unwrap();
    let at = |number, path: &str| value_at(of(number), path).unwrap_or_default().into_owned();
    // What was there stays, what was not is filled; the contact is the one that was there.
    assert_eq!(at(1, "names.local"), "Autre nom");
    assert_eq!(at(1, "city"), "Huesca");
    assert_eq!(at(1, "pic"), "900000044");
    let contact = "contacts.00000000-0000-0000-0000-000000000abc";
    assert_eq!(at(1, &format!("{contact}.name")), "Zoé Modèle 44");
    assert_eq!(of(1).matches("\"email\"").count(), 1);
    assert_eq!(at(2, "names.local"), "Institut supérieur de Rêverie n° 45");

    let undo = Command::Undo(plan.set)
        .plan(&workspace, id(998), AT)
        .unwrap();
    assert_eq!(undo.refused, []);
    for edit in workspace.edits(&undo.set) {
        workspace.apply(&edit, &undo.set, &mut refused).unwrap();
    }
    assert_eq!(state(&workspace), before);
}

fn state(workspace: &Workspace) -> BTreeMap<passerelle::model::records::Id, String> {
    let records = workspace.table(OF).records();
    records.map(|(id, text)| (id, text.to_owned())).collect()
}
