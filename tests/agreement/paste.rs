//! What people paste: right, or a clear question.

use passerelle::exchange::paste::{Column, Doubt, MAX_ROWS, Paste, PasteError, Season, write};
use passerelle::model::limits;
use passerelle::model::presets::credit_systems;
use passerelle::text::Lang;
use std::collections::BTreeMap;

const WANTED: [Column; 6] = [
    Column::Code,
    Column::Title,
    Column::Term,
    Column::Credits,
    Column::Recognition,
    Column::Condition,
];

/// What becomes of each line, as the fields of a component in the order of their names;
/// with a question mark what cannot be read.
fn lines(paste: &Paste) -> Vec<String> {
    let lines = paste.cells("home").into_iter().map(|row| {
        let cells = row.into_iter().map(|cell| match cell.read {
            Ok(Some((field, raw))) => format!("{field}={raw}"),
            Ok(None) => String::new(),
            Err(_) => format!("?{}", cell.text),
        });
        let mut cells: Vec<String> = cells.filter(|it| !it.is_empty()).collect();
        cells.sort();
        cells.join(" ")
    });
    lines.collect()
}

fn read(text: &str) -> Paste {
    Paste::read(text, &WANTED).unwrap()
}

/// The two courses that most of these shapes hold.
const FIRST: &str = r#"code="INF-1" credits="4,5" term="1/2" title="Algorithmique""#;
const SECOND: &str = r#"code="INF-2" credits="6" term="2/2" title="Bases de données""#;

#[track_caller]
fn two_courses(text: &str) {
    let paste = read(text);
    assert_eq!(lines(&paste), [FIRST, SECOND], "{text}");
    assert_eq!(paste.doubts, [], "{text}");
}

#[test]
fn shape_01_french_excel_with_headings() {
    two_courses(
        "Code\tIntitulé\tSemestre\tCrédits ECTS\r\nINF-1\tAlgorithmique\tS1\t4,5\r\nINF-2\tBases de données\tS2\t6\r\n",
    );
}

#[test]
fn shape_02_french_excel_without_headings() {
    two_courses("INF-1\tAlgorithmique\tS1\t4,5\r\nINF-2\tBases de données\tS2\t6\r\n");
}

#[test]
fn shape_03_english_excel_keeps_the_decimal_point() {
    let paste = read(
        "Course code\tTitle\tSemester\tECTS\nINF-1\tAlgorithms\t1\t4.5\nINF-2\tDatabases\t2\t6.0",
    );
    let expected = [
        r#"code="INF-1" credits="4.5" term="1/2" title="Algorithms""#,
        r#"code="INF-2" credits="6.0" term="2/2" title="Databases""#,
    ];
    assert_eq!(lines(&paste), expected);
}

#[test]
fn shape_04_columns_in_another_order_and_some_that_are_not_wanted() {
    two_courses(
        "ECTS\tProf\tSemestre\tIntitulé\tSigle\n4,5\tA\tS1\tAlgorithmique\tINF-1\n6\tB\tS2\tBases de données\tINF-2",
    );
}

#[test]
fn shape_05_libreoffice_with_a_line_break_in_a_cell() {
    two_courses("INF-1\tAlgorithmique\tS1\t4,5\nINF-2\t\"Bases de\ndonnées\"\tS2\t6\n");
}

#[test]
fn shape_06_google_sheets_with_tabs_and_quotes_inside_cells() {
    let paste = read("INF-1\t\"Algo \"\"avancée\"\"\ttome 2\"\tS1\t4,5\nINF-2\tBases\tS2\t6");
    assert_eq!(
        lines(&paste)[0],
        r#"code="INF-1" credits="4,5" term="1/2" title="Algo \"avancée\" tome 2""#
    );
}

#[test]
fn shape_07_csv_of_french_excel() {
    two_courses(
        "\u{feff}Code;Intitulé;Semestre;Crédits\r\nINF-1;Algorithmique;S1;4,5\r\nINF-2;\"Bases de données\";S2;6\r\n",
    );
}

#[test]
fn shape_08_csv_of_english_excel() {
    two_courses(
        "Code,Title,Semester,ECTS\nINF-1,Algorithmique,S1,\"4,5\"\nINF-2,Bases de données,S2,6\n",
    );
}

#[test]
fn shape_09_a_table_of_a_wiki() {
    two_courses("| INF-1 | Algorithmique | S1 | 4,5 |\n| INF-2 | Bases de données | S2 | 6 |");
}

#[test]
fn shape_10_columns_parted_by_spaces() {
    two_courses("INF-1   Algorithmique      S1   4,5\nINF-2   Bases de données   S2   6\n");
}

#[test]
fn shape_11_a_document_without_columns_is_asked_about() {
    let paste = read("INF-1 Algorithmique 4,5 ECTS\nINF-2 Bases de données 6 ECTS\n");
    assert_eq!(
        lines(&paste),
        [
            r#"code="INF-1" credits="4,5" title="Algorithmique""#,
            r#"code="INF-2" credits="6" title="Bases de données""#
        ]
    );
    assert_eq!(paste.doubts, [Doubt::Guessed]);
}

#[test]
fn shape_12_a_document_with_broken_lines_is_asked_about() {
    let paste = read("INF-1 Algorithmique\navancée 4,5\nINF-2 Bases\nde\ndonnées 6\n");
    assert_eq!(
        lines(&paste),
        [
            r#"code="INF-1" credits="4,5" title="Algorithmique avancée""#,
            r#"code="INF-2" credits="6" title="Bases de données""#
        ]
    );
    assert_eq!(paste.doubts, [Doubt::Guessed, Doubt::Joined(3)]);
}

#[test]
fn shape_13_merged_cells_are_asked_about() {
    let mut paste = read("INF-1\tAlgorithmique\tS1\t4,5\nINF-2\tBases\t\t6\nINF-3\tRéseaux\tS2\t3");
    assert_eq!(paste.doubts, [Doubt::Merged(Column::Term)]);
    paste.fill_down(Column::Term);
    assert_eq!(paste.doubts, []);
    assert_eq!(
        lines(&paste)[1],
        r#"code="INF-2" credits="6" term="1/2" title="Bases""#
    );
}

#[test]
fn shape_14_a_line_of_totals_is_left_out_and_said() {
    let paste =
        read("INF-1\tAlgorithmique\tS1\t4,5\nINF-2\tBases de données\tS2\t6\n\tTotal\t\t10,5\n");
    assert_eq!(lines(&paste), [FIRST, SECOND]);
    assert_eq!(paste.doubts, [Doubt::Totals(1)]);
}

#[test]
fn shape_15_empty_lines_and_columns_are_left_out() {
    two_courses(
        "\n\t\t\t\t\n\tINF-1\tAlgorithmique\tS1\t4,5\n\t\t\t\t\n\tINF-2\tBases de données\tS2\t6\n\n",
    );
}

#[test]
fn shape_16_terms_in_words() {
    let text =
        "Automne\nSemestre d’hiver\nSemestre 2\n1st semester\nFall 2026\nS7\ns8\nannuel\n2/3\n1/2";
    let rows: Vec<String> = text
        .lines()
        .enumerate()
        .map(|(at, it)| format!("C{at}\tCours\t{it}\t3"))
        .collect();
    let paste = read(&rows.join("\n"));
    let terms: Vec<String> = lines(&paste)
        .iter()
        .map(|it| it.split("term=").nth(1).unwrap_or(it)[1..4].to_owned())
        .collect();
    assert_eq!(
        terms,
        [
            "1/2", "1/2", "2/2", "1/2", "1/2", "1/2", "2/2", "1/1", "2/3", "1/2"
        ]
    );
}

fn term_of(text: &str) -> (String, Vec<Doubt>) {
    let paste = read(&format!(
        "Code\tIntitulé\tSemestre\nA1\tLogique\t{text}\nA2\tDroit\tS1"
    ));
    (lines(&paste)[0].clone(), paste.doubts)
}

// Autumn and spring mean the same term everywhere; winter and summer only as semesters.
#[test]
fn a_season_that_is_a_semester_is_told() {
    for (term, texts) in [
        (
            "1/2",
            &[
                "semestre d'hiver",
                "Semestre d’hiver 2025/2026",
                "Winter semester",
                "Wintersemester 2025/26",
                "WS 2025/26",
                "WS25",
                "Automne 2026",
                "fall",
                "Autumn term",
                "S1 (hiver)",
            ][..],
        ),
        (
            "2/2",
            &[
                "printemps",
                "Spring 2027",
                "summer semester",
                "Semestre d’été",
                "Sommersemester 2026",
                "SS 26",
                "S2 (hiver)",
            ][..],
        ),
    ] {
        for text in texts {
            let expected = format!(r#"code="A1" term="{term}" title="Logique""#);
            assert_eq!(term_of(text), (expected, vec![]), "{text}");
        }
    }
}

#[test]
fn a_season_alone_is_a_question_and_takes_the_answer() {
    for (text, season) in [
        ("hiver", Season::Winter),
        ("Hiver 2026", Season::Winter),
        ("Trimestre d’hiver", Season::Winter),
        ("winter term", Season::Winter),
        ("été", Season::Summer),
        ("Summer 2026", Season::Summer),
    ] {
        let (line, doubts) = term_of(text);
        assert!(line.starts_with(&format!("?{text}")), "{line}");
        assert_eq!(doubts, [Doubt::Season(season)], "{text}");
    }
    for text in ["Automne et hiver", "automne/hiver", "Winter or summer"] {
        let (line, doubts) = term_of(text);
        assert!(line.starts_with('?'), "{line}");
        assert_eq!(doubts, [], "{text}");
    }
    // Without a heading, such cells still make a column of terms.
    let mut paste = read("A1\tLogique\thiver\nA2\tDroit\tautomne\nA3\tArt\tHiver\nA4\tSport\tété");
    assert_eq!(
        paste.doubts,
        [Doubt::Season(Season::Winter), Doubt::Season(Season::Summer)]
    );
    for term in Season::Winter.terms() {
        let mut paste = paste.clone();
        paste.answer(Season::Winter, term);
        assert_eq!(paste.doubts, [Doubt::Season(Season::Summer)]);
        let expected = [
            format!(r#"code="A1" term="{term}" title="Logique""#),
            r#"code="A2" term="1/2" title="Droit""#.to_owned(),
            format!(r#"code="A3" term="{term}" title="Art""#),
        ];
        assert_eq!(lines(&paste)[..3], expected);
    }
    paste.answer(Season::Summer, "3/3");
    assert_eq!(lines(&paste)[3], r#"code="A4" term="3/3" title="Sport""#);
}

// Both halves of a year, or the third of three: somebody has to say what is meant.
#[test]
fn a_term_that_is_not_one_is_told_at_its_cell() {
    for term in [
        "S1-S2",
        "Autumn and Spring",
        "1er et 2e semestre",
        "Trimestre 3",
    ] {
        let paste = read(&format!(
            "Code\tIntitulé\tSemestre\nA1\tLogique\t{term}\nA2\tDroit\tS1"
        ));
        assert!(
            lines(&paste)[0].starts_with('?'),
            "{term}: {:?}",
            lines(&paste)
        );
    }
}

// What the page copies it reads back: words for terms and recognition, groups, the sign
// before what a spreadsheet would compute.
#[test]
fn what_is_copied_comes_back() {
    let wanted = [&WANTED[..], &[Column::Links]].concat();
    let text = "Code\tIntitulé\tPériode\tCrédits\tReconnaissance\tCondition\tGroupes\nsans code\t'=Art\tS2\ts.o.\tSur remise d’un document\tRelevé\t1 2\n";
    let paste = Paste::read(text, &wanted).unwrap();
    assert_eq!(
        lines(&paste),
        [
            r#"condition="Relevé" links="1 2" noCode=true noCredits=true recognition="document" term="2/2" title="=Art""#
        ]
    );
}

/// What the page copies of these items, pasted back into the table `list`.
fn there_and_back(
    list: &str,
    fields: &[&str],
    items: &[BTreeMap<&str, &str>],
    lang: Lang,
) -> Vec<String> {
    let ids: Vec<String> = (0..items.len()).map(|it| it.to_string()).collect();
    let stored = |id: &str, field: &str| {
        let item = &items[id.parse::<usize>().unwrap()];
        item.get(field).copied().unwrap_or_default().to_owned()
    };
    let text = write(list, fields, &ids, &stored, lang.texts());
    let wanted = fields.iter().filter_map(|it| Column::of_field(it));
    let wanted: Vec<Column> = wanted.chain([Column::System]).collect();
    let rows = Paste::read(&text, &wanted).unwrap().cells(list).into_iter();
    let row = |row: Vec<passerelle::exchange::paste::Cell>| {
        let cells = row.into_iter().filter_map(|it| it.read.unwrap());
        let mut cells: Vec<String> = cells.map(|(field, raw)| format!("{field}={raw}")).collect();
        cells.sort();
        cells.join(" ")
    };
    rows.map(row).collect()
}

#[test]
fn a_table_that_is_copied_and_pasted_is_the_same_table() {
    let mut items = vec![
        BTreeMap::from([
            ("code", "A-1"),
            ("title", "Logique"),
            ("term", "1/2"),
            ("credits", "4,5"),
            ("links", "1 2"),
        ]),
        BTreeMap::from([
            ("noCode", "true"),
            ("title", "=Art"),
            ("term", "2/3"),
            ("noCredits", "true"),
        ]),
        BTreeMap::from([
            ("title", "'-Sport"),
            ("recognition", "document"),
            ("condition", "Relevé"),
        ]),
        BTreeMap::from([
            ("code", "B 2"),
            ("title", "Un \"mot\" ; deux"),
            ("term", "1/1"),
            ("credits", "0"),
            ("recognition", "automatic"),
        ]),
        BTreeMap::from([
            ("title", "\"Mot\" seul"),
            ("noCode", "true"),
            ("description", "En bref"),
            ("term", "2/2"),
            ("credits", "6"),
        ]),
    ];
    let tables: [(&str, &[&str]); 3] = [
        ("host", &["code", "title", "term", "credits", "links"]),
        (
            "home",
            &[
                "code",
                "title",
                "term",
                "credits",
                "recognition",
                "condition",
                "links",
            ],
        ),
        (
            "virtual",
            &[
                "code",
                "title",
                "description",
                "term",
                "credits",
                "recognition",
                "condition",
            ],
        ),
    ];
    let check = |items: &[BTreeMap<&str, &str>]| {
        for ((list, fields), lang) in tables
            .iter()
            .flat_map(|it| Lang::ALL.map(|lang| (it, lang)))
        {
            let kept = |field: &str| match field {
                "noCode" => *list != "virtual",
                "noCredits" | "system" => true,
                _ => fields.contains(&field),
            };
            let line = |item: &BTreeMap<&str, &str>| {
                let members = item.iter().filter(|(field, _)| kept(field));
                let members = members.map(|(field, text)| match *text {
                    "true" => format!("{field}=true"),
                    text => format!("{field}={}", serde_json::to_string(text).unwrap()),
                });
                let mut members: Vec<String> = members.collect();
                members.sort();
                members.join(" ")
            };
            let expected: Vec<String> = items.iter().map(line).collect();
            assert_eq!(
                there_and_back(list, fields, items, lang),
                expected,
                "{list} {lang:?}"
            );
        }
    };
    check(&items);
    // Every system comes back as itself, whatever it is called.
    for system in credit_systems() {
        items.push(BTreeMap::from([
            ("title", "Cours"),
            ("credits", "3"),
            ("system", system.id.as_str()),
        ]));
    }
    check(&items);
}

#[test]
fn credits_whose_heading_names_their_system_stay_credits() {
    let wanted = [&WANTED[..], &[Column::System]].concat();
    let paste = Paste::read(
        "Intitulé\tCrédits (système ECTS)\nLogique\t3\nDroit\t6",
        &wanted,
    )
    .unwrap();
    assert_eq!(paste.columns, [Some(Column::Title), Some(Column::Credits)]);
}

#[test]
fn a_course_called_total_stays() {
    let paste = read("Total Quality Management\t6\nTotal\t6");
    assert_eq!(
        lines(&paste),
        [r#"credits="6" title="Total Quality Management""#]
    );
}

#[test]
fn shape_17_no_code_and_no_credits_are_said_and_not_zero() {
    let paste =
        read("Code\tIntitulé\tSemestre\tCrédits\n–\tAlgorithmique\tS1\tn/a\naucun\tBases\tS2\t0");
    assert_eq!(
        lines(&paste),
        [
            r#"noCode=true noCredits=true term="1/2" title="Algorithmique""#,
            r#"credits="0" noCode=true term="2/2" title="Bases""#
        ]
    );
}

#[test]
fn shape_18_titles_alone() {
    let paste = read("Algorithmique\nBases de données\n");
    assert_eq!(
        lines(&paste),
        [r#"title="Algorithmique""#, r#"title="Bases de données""#]
    );
    assert_eq!(paste.doubts, []);
}

#[test]
fn shape_19_recognition_and_its_condition() {
    let paste = read(
        "Code\tIntitulé\tSemestre\tECTS\tReconnaissance automatique\tCondition\nA1\tLogique\tS1\t3\toui\t\nA2\tDroit\tS1\t3\tnon\tOral\n",
    );
    assert_eq!(
        lines(&paste),
        [
            r#"code="A1" credits="3" recognition="automatic" term="1/2" title="Logique""#,
            r#"code="A2" condition="Oral" credits="3" recognition="other" term="1/2" title="Droit""#
        ]
    );
}

#[test]
fn shape_20_what_cannot_be_read_is_told_at_its_cell() {
    let paste = read(
        "Code\tIntitulé\tSemestre\tCrédits\nA1\tLogique\tS1\t3\nA2\tDroit\tété\tsix\nA3\tArt\tS2\t-4",
    );
    assert_eq!(
        lines(&paste)[1..],
        [
            r#"?six ?été code="A2" title="Droit""#,
            r#"?-4 code="A3" term="2/2" title="Art""#
        ]
    );
}

#[test]
fn shape_21_old_line_ends_and_spaces_that_do_not_break() {
    two_courses(
        "INF-1\tAlgorithmique\u{a0}\tS1\t4,5\u{202f}ECTS\rINF-2\tBases de données\tS2\t6 cr.\r"
            .replace("4,5\u{202f}ECTS", "4,5 ECTS")
            .as_str(),
    );
}

#[test]
fn a_column_is_chosen_and_the_heading_taken_back() {
    let mut paste = read("Algorithmique\tX\nBases\tY");
    assert_eq!(paste.columns, [Some(Column::Title), None]);
    paste.choose(1, Some(Column::Title));
    assert_eq!(paste.columns, [None, Some(Column::Title)]);
    paste.choose(1, None);
    assert!(paste.doubts.contains(&Doubt::NoTitle));
    let mut paste = read("Code\tIntitulé\nA1\tLogique");
    assert!(paste.heading.is_some());
    paste.take_heading(false);
    assert_eq!(paste.rows.len(), 2);
    paste.take_heading(true);
    assert_eq!(paste.rows.len(), 1);
}

#[test]
fn columns_that_were_chosen_stay_when_the_heading_is_taken_or_not() {
    let mut paste = read("Code\tIntitulé\tRemarque\nA1\tLogique\tOral\nA2\tDroit\tÉcrit");
    paste.choose(2, Some(Column::Title));
    let chosen = [Some(Column::Code), None, Some(Column::Title)];
    for is_heading in [false, true, false] {
        paste.take_heading(is_heading);
        assert_eq!(paste.columns, chosen);
    }
    // What nobody chose is told anew.
    let mut paste = read("Code\tIntitulé\tCondition\nA1\tLogique\tOral\nA2\tDroit\tÉcrit");
    paste.take_heading(false);
    assert_ne!(paste.columns[2], Some(Column::Condition));
}

#[test]
fn what_is_too_much_is_refused_before_it_is_read() {
    assert_eq!(Paste::read(" \n\t", &WANTED), Err(PasteError::Empty));
    let size = limits::PASTE_BYTES + 1;
    assert_eq!(
        Paste::read(&"x".repeat(size), &WANTED),
        Err(PasteError::TooLarge { size })
    );
    let rows = MAX_ROWS + 1;
    assert_eq!(
        Paste::read(&"A1\tLogique\n".repeat(rows), &WANTED),
        Err(PasteError::TooMany { rows })
    );
}
