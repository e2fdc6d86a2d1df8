//! Records that leave as a table and come back: nothing is lost, in either language, as CSV
//! and as a workbook.

use crate::AT;
use crate::sheets::table as read_table;
use passerelle::exchange::import::{
    Choice, Decided, Known, Mapping, Match, brought, no_references, read_rows,
};
use passerelle::exchange::{export, separated, xlsx};
use passerelle::model::records::{Collection, Id};
use passerelle::model::value::{Day, Value as _};
use passerelle::text::Lang;
use passerelle::workspace::change::Deed;
use passerelle::workspace::json;
use passerelle::workspace::{Command, Workspace};
use std::ops::ControlFlow;

const PARTNERS: [&str; 2] = [
    r#"{"id":"6f0f8c06-b127-469a-ae11-ea08ffab9a21","names":{"local":"=Aire \"City\"; University","fr":"Université d’Aire"},"country":"GB","city":"Aire","erasmus":"UK AIRE01","pic":"900000001","creditFactor":"0,5","status":"active","verifiedOn":"2026-09-01","contacts":[{"id":"6f0f8c06-b127-469a-ae11-ea08ffab9a31","name":"Zoé Modèle","role":"academic","email":"zoe@aire.example"},{"id":"6f0f8c06-b127-469a-ae11-ea08ffab9a32","name":"Ada Exemple","phone":"+44200000"}],"notes":"Une ligne\nune autre"}"#,
    r#"{"id":"6f0f8c06-b127-469a-ae11-ea08ffab9a22","names":{"local":"-Hochschule Ørsted"},"country":"AT","creditFactor":"2/3"}"#,
];

/// The records of a file, as the import brings them into an empty workspace, without ids.
fn back(bytes: &[u8]) -> Vec<String> {
    let workbook =
        passerelle::exchange::sheet::read(bytes, &mut |_, _| ControlFlow::Continue(())).unwrap();
    let sheet = &workbook.sheets[0];
    let mapping = Mapping::propose(Collection::Partner, sheet, Some(0));
    assert_eq!(mapping.left_out().count(), 0, "{mapping:?}");
    let rows = read_rows(sheet, Some(0), &mapping, &no_references);
    let workspace = Workspace::default();
    let mut known = Known::of(&workspace, Collection::Partner);
    let decided: Vec<Decided<'_>> = rows
        .iter()
        .map(|row| {
            assert_eq!(row.faults(&mapping, ""), []);
            let is = known.meet(&workspace, &mapping, row);
            assert_eq!(is, Match::New);
            Decided {
                row,
                is,
                choice: Choice::New,
            }
        })
        .collect();
    let mut count = 0_u128;
    let brought = brought(&workspace, &mapping, &decided, &mut || {
        count += 1;
        Id::from_u128(count)
    });
    let mut workspace = Workspace::default();
    let plan = Command::Bring(Deed::Import, brought);
    let plan = plan.plan(&workspace, crate::id(999), AT).unwrap();
    for edit in workspace.edits(&plan.set) {
        workspace.apply(&edit, &plan.set, &mut Vec::new()).unwrap();
    }
    let records = workspace.table(Collection::Partner).records();
    records.map(|(_, text)| without_ids(text)).collect()
}

fn without_ids(record: &str) -> String {
    fn bare(value: serde_json::Value) -> serde_json::Value {
        match value {
            serde_json::Value::Object(members) => members
                .into_iter()
                .filter(|(name, _)| name != "id")
                .map(|(name, value)| (name, bare(value)))
                .collect(),
            serde_json::Value::Array(items) => items.into_iter().map(bare).collect(),
            other => other,
        }
    }
    assert!(json::is_object(record));
    bare(serde_json::from_str(record).unwrap()).to_string()
}

#[test]
fn records_leave_as_tables_and_come_back_equal() {
    let expected: Vec<String> = PARTNERS.into_iter().map(without_ids).collect();
    for lang in Lang::ALL {
        let t = lang.texts();
        let (table, left) = export::table(
            Collection::Partner,
            PARTNERS.into_iter(),
            &|_, _| String::new(),
            t,
        );
        assert_eq!((left, table.rows.len()), (0, 2));
        let csv = separated::write(&export::lines(&table, t));
        assert_eq!(back(csv.as_bytes()), expected, "{lang:?} {csv}");
        let made = Day::parse("2026-11-22").unwrap();
        let book = xlsx::write(&[table], made).unwrap();
        assert_eq!(back(&book), expected, "{lang:?}");
    }
}

// A column for what any record fills, in the words of the language; numbers as the
// language writes them; nothing that a spreadsheet would compute.
#[test]
fn a_table_has_headings_and_values_in_words() {
    let t = Lang::Fr.texts();
    let (table, _) = export::table(
        Collection::Partner,
        PARTNERS.into_iter(),
        &|_, _| String::new(),
        t,
    );
    let lines = export::lines(&table, t);
    let of = |name: &str| lines[0].iter().position(|it| it == name).unwrap();
    assert_eq!(lines[1][of("Pays")], "Royaume-Uni");
    assert_eq!(
        lines[1][of(t.fields.partner_status)],
        t.choices.status_active
    );
    let factor = table
        .columns
        .iter()
        .position(|it| it.holds == passerelle::exchange::sheet::Holds::Number)
        .unwrap();
    assert_eq!(
        (lines[1][factor].as_str(), lines[2][factor].as_str()),
        ("0,5", "2/3")
    );
    let csv = separated::write(&lines);
    assert!(csv.contains(r#""'=Aire ""City""; University""#), "{csv}");
    let read = read_table(csv.as_bytes()).unwrap();
    assert_eq!(read.sheets[0].rows.len(), 3);
}
