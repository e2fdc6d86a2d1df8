//! The document holds every field, in one language or in both.

use super::{AGREEMENT, example, id, set, sheet};
use passerelle::agreement::document::{Document, Edition, Part, Wording, document};
use passerelle::exchange::tables::csv;
use passerelle::model::records::Collection;
use passerelle::text::Lang;

const DRAFT: Edition<'static> = Edition {
    number: 1,
    version: None,
};

/// Everything that a document says, line by line.
fn lines(document: &Document) -> Vec<String> {
    let mut lines = vec![document.title.clone(), document.subject.clone()];
    for part in &document.parts {
        match part {
            Part::Facts(heading, facts) => {
                lines.push(heading.clone());
                lines.extend(
                    facts
                        .iter()
                        .map(|(label, value)| format!("{label}: {value}")),
                );
            }
            Part::Table(table) => {
                lines.push(table.caption.clone());
                lines.push(table.heads.join("|"));
                lines.extend(table.rows.iter().map(|row| row.join("|")));
                lines.extend(table.total.iter().map(|row| row.join("|")));
                lines.extend(table.below.clone());
            }
            Part::Text(heading, text) => {
                lines.push(heading.clone());
                lines.extend(text.clone());
            }
        }
    }
    lines.push(document.foot.clone());
    lines
}

#[test]
fn the_document_holds_every_field_of_the_example() {
    let it = example();
    let document = document(&sheet(&it), DRAFT, Wording::one(Lang::En));
    let all = lines(&document).join("\n");
    for fact in [
        "Nalty Patel → Example B",
        "Patel",
        "Nalty",
        "1997-05-05",
        "Greece",
        "Female",
        "urn:schac:personalUniqueCode:int:esi:example-a.edu:85525839",
        "0541 Mathematics",
        "just a clarification of the isced",
        "nalty@example-a.edu",
        "Example A",
        "G  EXAMPLE01",
        "example-a.edu",
        "Department of Mathematics",
        "Adams Baker",
        "adams@example-a.edu",
        "Example B",
        "B  EXAMPLE02",
        "example-b.edu",
        "Clark Davis",
        "clark.davis@example-b.edu",
        "2020/2021",
        "2021-02",
        "2021-07",
        "English",
        "B2",
        "123-ABC|Advanced Logics for Computer Scientists|Term 2/2|3",
        "456-EFG|Big Data Mining and Processing|Term 2/2|4",
        "843-XYZ|Advanced Logic|Term 2/2|3|Automatic",
        "542-KML|Big Data|Term 2/2|5|Automatic",
        "789HIJ|Introduction to Matlab (lab) – A short description about the matlab laboratory course||1|Automatic",
        "https://www.math.system.a.edu/learning_outcomes_url",
        "https://www.math.system.b.edu/provisions_url",
        "Draft of version 1",
    ] {
        assert!(all.contains(fact), "{fact}\n{all}");
    }
    assert!(!all.contains("private"), "{all}");
}

#[test]
fn both_languages_stand_side_by_side() {
    let it = example();
    let both = document(&sheet(&it), DRAFT, Wording::both(Lang::Fr));
    let all = lines(&both).join("\n");
    for fact in [
        "Nom de famille / Family name",
        "Féminin / Female",
        "02/2021 / 2021-02",
        "Intitulé / Title",
    ] {
        let words: Vec<&str> = fact.split(" / ").collect();
        assert!(
            all.lines()
                .any(|line| words.iter().all(|it| line.contains(it)))
                || all.contains(fact),
            "{fact}\n{all}"
        );
    }
    // What is the same in both languages stands once.
    assert!(all.contains("Code|"), "{all}");
    let french = document(&sheet(&it), DRAFT, Wording::one(Lang::Fr));
    assert!(!lines(&french).join("\n").contains("Receiving"));
}

#[test]
fn what_does_not_apply_is_said_and_groups_are_printed() {
    let mut it = example();
    for (at, (path, value)) in [
        (format!("host[{}].code", id(11)), None),
        (format!("host[{}].noCode", id(11)), Some("true")),
        (format!("host[{}].credits", id(11)), None),
        (format!("host[{}].noCredits", id(11)), Some("true")),
        (format!("host[{}].links", id(12)), Some("\"1\"")),
        (format!("home[{}].links", id(14)), Some("\"1\"")),
        (
            format!("home[{}].recognition", id(13)),
            Some("\"additional-exam\""),
        ),
        (
            format!("home[{}].condition", id(13)),
            Some("\"Oral de 20 min\""),
        ),
    ]
    .iter()
    .enumerate()
    {
        set(
            &mut it,
            at as u128,
            Collection::Agreement,
            AGREEMENT,
            path,
            *value,
        );
    }
    let all = lines(&document(&sheet(&it), DRAFT, Wording::one(Lang::Fr))).join("\n");
    for fact in [
        "sans code|Advanced Logics for Computer Scientists|Période 2/2|sans crédits",
        "Big Data Mining and Processing → Big Data",
        "Après un examen supplémentaire – Oral de 20 min",
    ] {
        assert!(all.contains(fact), "{fact}\n{all}");
    }
}

#[test]
fn the_tables_leave_as_a_file_that_a_spreadsheet_opens() {
    let it = example();
    let text = csv(&sheet(&it), Wording::one(Lang::Fr));
    assert!(text.starts_with('\u{feff}'));
    for line in [
        "123-ABC;Advanced Logics for Computer Scientists;Période 2/2;3\r\n",
        "542-KML;Big Data;Période 2/2;5;Automatique\r\n",
    ] {
        assert!(text.contains(line), "{line}\n{text}");
    }
}
