//! CSV as spreadsheets, systems and people write it.

use passerelle::exchange::separated;
use passerelle::exchange::sheet::{Encoding, FileKind, TableError, TableFinding, Workbook, read};
use passerelle::model::limits;
use std::ops::ControlFlow;

pub fn table(bytes: &[u8]) -> Result<Workbook, TableError> {
    read(bytes, &mut |_, _| ControlFlow::Continue(()))
}

/// The cells of the only sheet, with the numbers of their rows.
pub fn cells(workbook: &Workbook, sheet: usize) -> Vec<(u32, Vec<&str>)> {
    let rows = workbook.sheets[sheet].rows.iter();
    rows.map(|row| {
        let width = row.cells.last().map_or(0, |it| it.column + 1);
        let text = |column| row.cell(column).map_or("", |it| it.text.as_str());
        (row.number, (0..width).map(text).collect())
    })
    .collect()
}

#[test]
fn the_separator_is_told_whatever_it_is() {
    for separator in [';', ',', '\t', '|'] {
        let text = "Nom#Ville#Pays\nA, B et C#Brest#FR\n\"x#y\"#Gand#BE\n";
        let text = text.replace('#', &separator.to_string());
        let text = text.replace("A, B", "\"A, B\"");
        let read = table(text.as_bytes()).unwrap();
        let told = TableFinding::Text {
            encoding: Encoding::Utf8,
            separator,
        };
        assert_eq!(read.findings, [told], "{separator}");
        assert_eq!(
            cells(&read, 0)[1..],
            [
                (2, vec!["A, B et C", "Brest", "FR"]),
                (3, vec![format!("x{separator}y").as_str(), "Gand", "BE"])
            ]
        );
    }
}

#[test]
fn a_decimal_comma_is_no_separator() {
    let read = table(b"Nom;Facteur;Note\nA;1,5;2,25\nB;0,5;1,0\n").unwrap();
    assert_eq!(cells(&read, 0)[2], (3, vec!["B", "0,5", "1,0"]));
}

#[test]
fn the_separator_that_a_file_declares_is_taken() {
    let read = table(b"sep=,\r\nNom,Ville;x\r\nA,B\r\n").unwrap();
    assert_eq!(
        cells(&read, 0),
        [(2, vec!["Nom", "Ville;x"]), (3, vec!["A", "B"])]
    );
}

#[test]
fn what_is_lost_or_uneven_is_told_with_its_place() {
    let read = table(b"\xef\xbb\xbfA;B;C\n1;2\n3;4;5;6\n7;\xe9;9\n\n").unwrap();
    let ragged = |row, cells| TableFinding::Ragged {
        row,
        cells,
        usual: 3,
    };
    assert_eq!(read.findings[1..3], [ragged(2, 2), ragged(3, 4)]);
    let TableFinding::Letter { place } = &read.findings[3] else {
        panic!("{:?}", read.findings);
    };
    assert_eq!(place.to_string(), "B4");
    let read = table(b"Titre\nA;B\n1;2\n3;4\n").unwrap();
    assert_eq!(read.findings.len(), 1, "a title is no uneven line");
    let read = table(b"A;B\n\"x;y\nz;t\n").unwrap();
    assert!(read.findings.contains(&TableFinding::Quotes));
    assert_eq!(cells(&read, 0)[1], (2, vec!["\"x", "y"]));
}

#[test]
fn old_macs_and_windows_are_read_alike() {
    for text in [
        "A;B\r1;2\r\r3;4\r",
        "A;B\n1;2\n\n3;4\n",
        "A;B\r\n1;2\r\n\r\n3;4",
    ] {
        let read = table(text.as_bytes()).unwrap();
        assert_eq!(
            cells(&read, 0),
            [
                (1, vec!["A", "B"]),
                (2, vec!["1", "2"]),
                (4, vec!["3", "4"])
            ]
        );
    }
}

#[test]
fn what_is_exported_comes_back_as_it_was() {
    let lines: Vec<Vec<String>> = [
        ["Nom", "Téléphone", "Note"],
        ["=cmd|' /C calc'!A0", "+33 1 23 45 67 89", "-5"],
        ["'=x", "@home", "a\nb; \"c\""],
        ["\u{a0}x ", "''", "'quoted'"],
    ]
    .map(|it| it.map(str::to_owned).to_vec())
    .to_vec();
    let read = table(separated::write(&lines).as_bytes()).unwrap();
    let expected: Vec<(u32, Vec<&str>)> = (1..)
        .zip(&lines)
        .map(|(row, it)| (row, it.iter().map(String::as_str).collect()))
        .collect();
    assert_eq!(cells(&read, 0), expected);
}

#[test]
fn what_is_no_table_is_named() {
    for (bytes, kind) in [
        (&b""[..], FileKind::Nothing),
        (b" \n\n", FileKind::Nothing),
        (b"%PDF-1.4", FileKind::Pdf),
        (b"<html><table>", FileKind::Page),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", FileKind::Binary),
    ] {
        assert_eq!(table(bytes), Err(TableError::Not(kind)));
    }
    assert_eq!(table(b";;;\n; ;\xc2\xa0\n"), Err(TableError::Empty));
}

#[test]
fn a_cell_beyond_its_limit_is_refused_with_its_place() {
    let long = "x".repeat(10 * 1024 * 1024);
    let error = table(format!("A;B\n1;2\n3;{long}\n").as_bytes()).unwrap_err();
    let TableError::CellTooLarge { place, size } = error else {
        panic!("{error}");
    };
    assert_eq!((place.to_string().as_str(), size), ("B3", long.len()));
    let whole = "x".repeat(limits::CELL_BYTES);
    assert!(table(format!("A;B\n1;{whole}\n").as_bytes()).is_ok());
}

#[test]
fn more_cells_than_a_table_has_are_refused() {
    let line = "x;".repeat(999) + "x\n";
    let most = line.repeat(limits::TABLE_CELLS / 1000);
    assert!(table(most.as_bytes()).is_ok());
    let error = table((most + "x;y\n").as_bytes()).unwrap_err();
    let TableError::TooManyCells { place } = error else {
        panic!("{error}");
    };
    assert_eq!(place.to_string(), "A2001");
    let large = vec![b'x'; limits::TABLE_BYTES + 1];
    let size = large.len();
    assert_eq!(table(&large), Err(TableError::TooLarge { size }));
}

#[test]
fn a_reading_can_be_stopped() {
    let text = "a;b\n".repeat(10_000);
    let mut heard = Vec::new();
    let read = read(text.as_bytes(), &mut |done, of| {
        heard.push((done, of));
        if heard.len() == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(read, Err(TableError::Stopped));
    assert_eq!(heard, [1024, 2048, 3072].map(|it| (it * 4, text.len())));
}
