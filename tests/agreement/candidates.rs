//! Which component a result is, as somebody says it: by what it is called, kept as its id.

use crate::recognition::{AIRE, id, put, under};
use crate::{apply, workspace_of_sample};
use passerelle::agreement::recognition::candidates::{
    Candidate, assign, candidates_of, meant, said,
};
use passerelle::exchange::paste::{Column, Paste, scale, write};
use passerelle::model::records::{Collection, Id};
use passerelle::rules::recognition::Outcome;
use passerelle::text::Lang;
use passerelle::text::labels::choice_label;
use passerelle::workspace::Workspace;

const AGREEMENT: &str = "06905269-ed6f-4b09-a165-c8ce36e2f24b";
const POWER: &str = "c79d6793-46d4-4c7a-ac39-02b38963dc6e";
const ENGLISH: &str = "3eb17c27-5c83-4a51-a22b-a4d70746a9ba";

fn of_aire(workspace: &Workspace) -> Vec<Candidate> {
    candidates_of(workspace, id(AIRE))
}

#[test]
fn the_components_are_those_of_the_version_in_force_else_of_the_draft() {
    let mut workspace = workspace_of_sample();
    let labels = |it: &Workspace| {
        let all = of_aire(it).into_iter();
        all.map(|it| it.label()).collect::<Vec<_>>()
    };
    let all = [
        "ENG3010 · Advanced Thermodynamics",
        "ENG3042 · Power Systems",
        "ENG3051 · Fluid Mechanics 3",
    ];
    assert_eq!(labels(&workspace), all);
    let host = format!(r#"[{{"id":"{POWER}","title":"Réseaux"}},{{"title":"sans id"}}]"#);
    let change = |it: &mut Workspace, field: &str, value: Option<&str>| {
        put(it, Collection::Agreement, AGREEMENT, field, value);
    };
    change(&mut workspace, "correcting", Some("true"));
    change(&mut workspace, "host", Some(&host));
    assert_eq!(labels(&workspace), all);
    // Without a version there is only what is being written.
    change(&mut workspace, "version", None);
    change(&mut workspace, "inForce", None);
    assert_eq!(labels(&workspace), ["Réseaux"]);
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "agreement",
        None,
    );
    assert_eq!(labels(&workspace), Vec::<String>::new());
}

#[test]
fn a_component_is_named_by_label_code_or_title_and_never_shown_as_its_id() {
    let all = of_aire(&workspace_of_sample());
    for typed in [
        "ENG3042 · Power Systems",
        "eng-3042",
        " power systems ",
        POWER,
    ] {
        let stored = meant(&all, typed);
        let stored = if typed == POWER { typed } else { &stored };
        assert_eq!(stored, POWER, "{typed}");
        assert_eq!(said(&all, stored, "?"), "ENG3042 · Power Systems");
    }
    // What names nothing stays as it was typed; an id of nothing is no words.
    assert_eq!(meant(&all, "Labour Law"), "Labour Law");
    assert_eq!(said(&all, "Labour Law", "?"), "Labour Law");
    assert_eq!(said(&all, AGREEMENT, "?"), "?");
    // Two of one title: nobody knows which.
    let mut twice = all.clone();
    twice.push(Candidate {
        id: Id::from_u128(7),
        code: String::new(),
        title: "Power systems".to_owned(),
    });
    assert_eq!(meant(&twice, "Power Systems"), "Power Systems");
    assert_eq!(meant(&twice, "ENG3042"), POWER);
}

#[test]
fn a_result_is_given_a_component_and_taken_from_it() {
    let mut workspace = workspace_of_sample();
    let before = under(&workspace, AIRE, "cti").1;
    assert_eq!(before.beyond, [3]);
    // Academic English instead of Power Systems, whose own result is taken away.
    let results = r#"[{"id":"3eb17c27-5c83-4a51-a22b-a4d70746a9ba","title":"Academic English","status":"passed","mark":"61","credits":"10"}]"#;
    put(
        &mut workspace,
        Collection::Transcript,
        AIRE,
        "results",
        Some(results),
    );
    let power = |it: &Workspace| under(it, AIRE, "cti").1.blocks[1].host[0].part.outcome;
    assert_eq!(power(&workspace), Outcome::Missing);
    let command = assign(id(AIRE), id(ENGLISH), Some(id(POWER)));
    apply(&mut workspace, command).unwrap();
    assert_eq!(power(&workspace), Outcome::Passed);
    assert_eq!(under(&workspace, AIRE, "cti").1.beyond, Vec::<usize>::new());
    let command = assign(id(AIRE), id(ENGLISH), None);
    apply(&mut workspace, command).unwrap();
    assert_eq!(power(&workspace), Outcome::Missing);
    assert_eq!(under(&workspace, AIRE, "cti").1.beyond, [0]);
}

#[test]
fn a_scale_is_named_in_either_language() {
    for typed in ["Pourcentage (Royaume-Uni)", "uk100", "UK100"] {
        assert_eq!(scale(typed), "uk100", "{typed}");
    }
    assert_eq!(scale("sur vingt-et-un"), "sur vingt-et-un");
}

#[test]
fn results_that_are_copied_come_back() {
    let fields = ["code", "title", "term", "mark", "credits", "status"];
    let wanted = fields.map(|it| Column::of_field(it).unwrap());
    let rows = [
        ["A1", "Thermodynamique", "1/2", "14/20", "6", "passed"],
        ["", "Anglais", "2/2", "", "4,5", "passed-unmarked"],
        ["C3", "Électricité", "", "ABI", "", "absent"],
        ["D4", "Réseaux", "2/2", "7", "3", "failed"],
        ["E5", "Stage", "", "", "12", "in-progress"],
    ];
    let ids: Vec<String> = (0..rows.len()).map(|it| it.to_string()).collect();
    let stored = |id: &str, field: &str| {
        let at = fields.iter().position(|it| *it == field);
        let row: usize = id.parse().unwrap();
        at.map_or(String::new(), |at| rows[row][at].to_owned())
    };
    for lang in [Lang::Fr, Lang::En] {
        let text = write("results", &fields, &ids, &stored, lang.texts());
        // In words, and not as it is stored.
        for row in rows {
            assert!(
                text.contains(choice_label(lang.texts(), "status", row[5])),
                "{text}"
            );
        }
        let back = Paste::read(&text, &wanted).unwrap();
        for (row, cells) in rows.iter().zip(back.cells("results")) {
            let read = cells.into_iter().map(|it| match it.read.unwrap() {
                Some((_, raw)) => serde_json::from_str::<String>(&raw).unwrap(),
                None => String::new(),
            });
            assert_eq!(read.collect::<Vec<_>>(), row, "{text}");
        }
    }
}
