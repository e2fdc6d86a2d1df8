//! Workbooks of Excel, sound and hostile.

use crate::sheets::{cells, table};
use passerelle::exchange::sheet::{FileKind, Is, TableError, TableFinding};
use passerelle::model::limits;
use std::io::{Cursor, Write as _};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A workbook of these sheets, each the inside of its `sheetData`, and these strings.
fn workbook(sheets: &[&str], strings: &str, styles: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let numbered = || (1..).zip(sheets);
    let listed: Vec<String> = numbered()
        .map(|(it, _)| format!("<sheet name=\"Feuille {it}\" sheetId=\"{it}\" r:id=\"r{it}\"/>"))
        .collect();
    let related: Vec<String> = numbered()
        .map(|(it, _)| format!("<Relationship Id=\"r{it}\" Type=\"{office}/worksheet\" Target=\"worksheets/sheet{it}.xml\"/>"))
        .collect();
    let (listed, related) = (listed.concat(), related.concat());
    let mut parts = vec![
        (
            "[Content_Types].xml".to_owned(),
            format!("<Types xmlns=\"{package}/content-types\"/>"),
        ),
        (
            "_rels/.rels".to_owned(),
            format!(
                "<Relationships xmlns=\"{package}/relationships\"><Relationship Id=\"r\" Type=\"{office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml".to_owned(),
            format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>{listed}</sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels".to_owned(),
            format!("<Relationships xmlns=\"{package}/relationships\">{related}</Relationships>"),
        ),
        (
            "xl/sharedStrings.xml".to_owned(),
            format!("<sst xmlns=\"{main}\">{strings}</sst>"),
        ),
        (
            "xl/styles.xml".to_owned(),
            format!("<styleSheet xmlns=\"{main}\">{styles}</styleSheet>"),
        ),
    ];
    for (it, rows) in numbered() {
        let sheet =
            format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/sheet{it}.xml"), sheet));
    }
    let parts = parts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()));
    zipped(parts)
}

fn zipped<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn of_rows(rows: &str) -> Vec<u8> {
    workbook(&[rows], "", "")
}

fn text(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn cells_of_every_kind_become_texts() {
    let styles = "<numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\"/></cellXfs>";
    let rows = format!(
        "<row r=\"2\">{}<c r=\"B2\" t=\"s\"><v>0</v></c><c r=\"C2\"><v>0.30000000000000004</v></c><c r=\"D2\" s=\"1\"><v>45901</v></c><c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\" t=\"e\"><v>#REF!</v></c><c r=\"G2\"/><c r=\"H2\" t=\"str\"><f>A2&amp;B2</f><v>a&amp;b</v></c><c r=\"I2\"><v>999999999</v></c></row>",
        text("A2", "Universit&#233;")
    );
    let read = table(&workbook(&[&rows], "<si><t>partagé</t></si>", styles)).unwrap();
    let row = &read.sheets[0].rows[0];
    let found: Vec<(u32, Is, &str)> = row
        .cells
        .iter()
        .map(|it| (it.column, it.is, it.text.as_str()))
        .collect();
    assert_eq!(row.number, 2);
    assert_eq!(
        found,
        [
            (0, Is::Text, "Université"),
            (1, Is::Text, "partagé"),
            (2, Is::Number, "0.3"),
            (3, Is::Day, "2025-09-01"),
            (4, Is::Flag, "true"),
            (5, Is::Error, "#REF!"),
            (7, Is::Text, "a&b"),
            (8, Is::Number, "999999999"),
        ]
    );
}

#[test]
fn two_cells_far_apart_are_two_cells() {
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"1048576\">{}</row>",
        text("A1", "x"),
        text("XFD1048576", "y")
    );
    let bytes = of_rows(&rows);
    assert!(bytes.len() < 4096);
    let read = table(&bytes).unwrap();
    let places: Vec<(u32, u32)> = read.sheets[0]
        .rows
        .iter()
        .flat_map(|row| row.cells.iter().map(|it| (row.number, it.column)))
        .collect();
    assert_eq!(places, [(1, 0), (1_048_576, 16_383)]);
}

#[test]
fn sheets_keep_their_names_and_order_and_cells_find_theirs() {
    let first = format!(
        "<row r=\"3\">{}{}</row><row r=\"1\">{}</row>",
        text("C3", "c"),
        text("A3", "a"),
        text("A1", "top")
    );
    let twice = format!(
        "<row r=\"1\">{}{}</row>",
        text("A1", "first"),
        text("A1", "last")
    );
    let read = table(&workbook(&[&first, &twice], "", "")).unwrap();
    assert_eq!(read.sheets[0].name, "Feuille 1");
    assert_eq!(cells(&read, 0), [(1, vec!["top"]), (3, vec!["a", "", "c"])]);
    assert_eq!(cells(&read, 1), [(1, vec!["last"])]);
}

#[test]
fn an_error_of_a_later_excel_loses_no_other_cell() {
    let rows = format!(
        "<row r=\"1\">{}<c r=\"B1\" t=\"e\"><v>#SPILL!</v></c>{}</row>",
        text("A1", "a"),
        text("C1", "c")
    );
    let read = table(&of_rows(&rows)).unwrap();
    assert_eq!(cells(&read, 0), [(1, vec!["a", "", "c"])]);
    let [TableFinding::UnknownError { after, read }] = &read.findings[..] else {
        panic!("{:?}", read.findings);
    };
    assert_eq!(
        (after.to_string().as_str(), read.as_str()),
        ("Feuille 1!A1", "#SPILL!")
    );
}

#[test]
fn what_unpacks_without_end_is_refused() {
    let nothing = vec![b' '; 100 * 1024 * 1024];
    let sheet = String::from_utf8(nothing).unwrap();
    let bomb = of_rows(&sheet);
    assert!(bomb.len() < 1024 * 1024);
    assert_eq!(table(&bomb), Err(TableError::InflatesTooFar));
    // Pictures count, too: nothing tells what a reader will follow.
    let picture = sheet.as_bytes();
    let parts = [
        ("[Content_Types].xml", &b"xl/"[..]),
        ("xl/media/a.png", picture),
    ];
    assert_eq!(
        table(&zipped(parts.into_iter())),
        Err(TableError::InflatesTooFar)
    );
}

#[test]
fn more_parts_than_a_workbook_has_are_refused() {
    let names: Vec<String> = (0..=limits::WORKBOOK_PARTS)
        .map(|it| format!("xl/{it}"))
        .collect();
    let parts = names.iter().map(|it| (it.as_str(), &b""[..]));
    let parts = parts.chain([("[Content_Types].xml", &b""[..])]);
    let count = names.len() + 1;
    assert_eq!(
        table(&zipped(parts)),
        Err(TableError::TooManyParts { count })
    );
}

#[test]
fn a_cell_of_ten_megabytes_is_refused_with_its_place() {
    let long = "x".repeat(10 * 1024 * 1024);
    let rows = format!("<row r=\"7\">{}</row>", text("C7", &long));
    let error = table(&of_rows(&rows)).unwrap_err();
    let TableError::CellTooLarge { place, size } = error else {
        panic!("{error}");
    };
    assert_eq!(
        (place.to_string().as_str(), size),
        ("Feuille 1!C7", long.len())
    );
}

// One text may stand in every cell, and costs the file a few bytes each time.
#[test]
fn a_long_text_in_many_cells_is_refused() {
    let strings = format!("<si><t>{}</t></si>", "x".repeat(1024 * 1024));
    let row: Vec<String> = (1..=200)
        .map(|it| format!("<row r=\"{it}\"><c r=\"A{it}\" t=\"s\"><v>0</v></c></row>"))
        .collect();
    let error = table(&workbook(&[&row.concat()], &strings, "")).unwrap_err();
    let TableError::TooMuchText { place } = error else {
        panic!("{error}");
    };
    assert_eq!(place.to_string(), "Feuille 1!A65");
}

#[test]
fn more_cells_than_a_table_has_are_refused() {
    let row = "<row>".to_owned() + &"<c><v>1</v></c>".repeat(1000) + "</row>";
    let most = row.repeat(limits::TABLE_CELLS / 1000);
    assert!(table(&of_rows(&most)).is_ok());
    let error = table(&of_rows(&(most + &row))).unwrap_err();
    assert!(matches!(error, TableError::TooManyCells { .. }), "{error}");
}

#[test]
fn styles_that_refer_to_each_other_or_to_nothing_do_no_harm() {
    let styles = "<cellStyleXfs><xf xfId=\"1\" numFmtId=\"999\"/><xf xfId=\"0\"/></cellStyleXfs><cellXfs><xf xfId=\"1\" numFmtId=\"4294967295\"/><xf xfId=\"99\"/></cellXfs><cellStyles><cellStyle xfId=\"0\" name=\"a\"/><cellStyle xfId=\"0\" name=\"a\"/></cellStyles>";
    let rows =
        "<row r=\"1\"><c r=\"A1\" s=\"0\"><v>1</v></c><c r=\"B1\" s=\"77\"><v>2</v></c></row>";
    let read = table(&workbook(&[rows], "", styles)).unwrap();
    assert_eq!(cells(&read, 0), [(1, vec!["1", "2"])]);
}

#[test]
fn what_is_no_workbook_or_cannot_be_opened_is_named() {
    let of = |parts: &[(&str, &str)]| {
        let parts = parts.iter().map(|(name, text)| (*name, text.as_bytes()));
        table(&zipped(parts))
    };
    let types = ("[Content_Types].xml", "<Types/>");
    assert_eq!(
        of(&[types, ("word/document.xml", "")]),
        Err(TableError::Not(FileKind::Archive))
    );
    assert_eq!(
        of(&[types, ("xl/workbook.bin", "")]),
        Err(TableError::Not(FileKind::BinaryWorkbook))
    );
    let ods = "application/vnd.oasis.opendocument.spreadsheet";
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(ods.as_bytes()).unwrap();
    let ods = zip.finish().unwrap().into_inner();
    assert_eq!(table(&ods), Err(TableError::Not(FileKind::OpenDocument)));
    assert!(matches!(
        of(&[types, ("xl/workbook.xml", "<a")]),
        Err(TableError::Damaged { .. })
    ));
    assert_eq!(table(&of_rows("")), Err(TableError::Empty));
}

#[test]
fn a_damaged_workbook_is_told_wherever_it_is_damaged() {
    let whole = of_rows(&format!("<row r=\"1\">{}</row>", text("A1", "x")));
    for end in (0..whole.len()).step_by(7) {
        table(&whole[..end]).unwrap_err();
    }
    for at in 0..whole.len() {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x40;
        // Some bytes say nothing of the content. Nothing may come of it but an answer.
        table(&damaged).ok();
    }
}
