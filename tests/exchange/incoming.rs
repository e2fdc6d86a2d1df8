//! A transcript coming in, and going out again: what is proposed, what is found, what is
//! stored.

use passerelle::exchange::incoming::{
    Differs, Known, Row, Scaled, Scheme, Taking, Ticks, Whose, agreements_of, differences, doubled,
    known_scale, new_partner, new_person, of_paste, partner_of, parts, person_of, rows, schemes_of,
    ticked, totals,
};
use passerelle::exchange::outgoing::{self, Unsaid};
use passerelle::exchange::packed::{kept, of_kept};
use passerelle::exchange::paste::{Column, Doubt, Paste};
use passerelle::exchange::transcript::{self, Document};
use passerelle::exchange::xml;
use passerelle::model::records::{
    Collection, Id, Origin, Partner, Person, Record as _, ResultStatus, Transcript,
};
use passerelle::model::value::{Day, GradeScaleKey, Value as _};
use passerelle::workspace::{Command, Workspace};

const WANTED: [Column; 6] = [
    Column::Code,
    Column::Title,
    Column::Term,
    Column::Credits,
    Column::Mark,
    Column::Status,
];

fn document(name: &str) -> Document {
    let bytes = std::fs::read(format!("tests/fixtures/documents/{name}")).unwrap();
    transcript::read(&bytes).unwrap()
}

fn id(number: u128) -> Id {
    Id::of_random(number)
}

fn ids() -> impl FnMut() -> Id {
    let mut next = 1_000;
    move || {
        next += 1;
        id(next)
    }
}

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn done(workspace: &mut Workspace, command: Command) -> passerelle::workspace::ChangeSet {
    let plan = command
        .plan(workspace, id(9), "2026-11-22T10:00:00Z")
        .unwrap();
    let mut refused = Vec::new();
    for edit in workspace.edits(&plan.set) {
        workspace.apply(&edit, &plan.set, &mut refused).unwrap();
    }
    assert_eq!(refused, []);
    plan.set
}

fn add(workspace: &mut Workspace, collection: Collection, text: &str) {
    done(workspace, Command::Add(collection, text.to_owned()));
}

fn said(totals: &[(String, passerelle::model::exact::Exact)]) -> Vec<String> {
    let each = totals.iter().map(|(scheme, it)| format!("{it} {scheme}"));
    each.collect()
}

fn titles(rows: &[Row], ticks: &Ticks) -> Vec<String> {
    ticks.iter().map(|at| rows[*at].code.clone()).collect()
}

// 60 for the programme, 5 and 2.5 beside it; what is inside it, what stands twice and what
// was not passed adds nothing.
#[test]
fn rows_are_proposed_so_that_nothing_counts_twice() {
    let document = document("nested.xml");
    let rows = rows(&document.learners[0].reports[0], "fr");
    let ticks = ticked(&rows);
    assert_eq!(said(&totals(&rows, &ticks)), ["67.5 ECTS"]);
    assert!(doubled(&rows, &ticks).is_empty());
    assert!(!titles(&rows, &ticks).contains(&"HYD201".to_owned()));
    // The course inside the programme takes the mark of the one beside it.
    let inside = &rows[1];
    assert_eq!((&*inside.code, inside.mark.as_deref()), ("HYD201", None));
    let lender = &rows[inside.lent.unwrap()];
    assert_eq!(lender.mark.as_deref(), Some("14"));
    assert_eq!(inside.stored_term.as_deref(), Some("1/2"));
    assert_eq!(inside.scheme, "20");
    // Whoever ticks both is told.
    let mut both = ticks.clone();
    both.insert(1);
    assert_eq!(doubled(&rows, &both), [1]);
    assert_eq!(said(&totals(&rows, &both)), ["75 ECTS"]);
    // The courses can stand for the programme.
    let mut instead = ticks;
    instead.remove(&0);
    assert_eq!(parts(&rows, 0), [1]);
    instead.extend(parts(&rows, 0));
    assert!(doubled(&rows, &instead).is_empty());
    assert_eq!(said(&totals(&rows, &instead)), ["15 ects"]);
}

#[test]
fn a_pasted_table_becomes_rows_whose_marks_stay_words() {
    for text in [
        "Code\tIntitulé\tSemestre\tCrédits\tNote\tStatut\nINF1\tAlgorithmique\tS1\t6\t14/20\tValidé\nINF2\tRéseaux\tS2\t4,5\tABI\tAbsent\nINF3\tBases\tS2\t3\t30L\tnon validé",
        "Code;Title;Term;ECTS;Grade;Status\nINF1;Algorithmique;1;6;14/20;passed\nINF2;Réseaux;2;4,5;ABI;did not attend\nINF3;Bases;2;3;30L;fail",
    ] {
        let paste = Paste::read(text, &WANTED).unwrap();
        assert_eq!(paste.doubts, [], "{text}");
        let rows = of_paste(&paste);
        let read: Vec<_> = rows
            .iter()
            .map(|it| {
                let credits = it.credits[0].1.to_string();
                (&*it.code, it.mark.as_deref().unwrap(), credits, it.said)
            })
            .collect();
        let [passed, absent, failed] = [
            ResultStatus::Passed,
            ResultStatus::Absent,
            ResultStatus::Failed,
        ];
        assert_eq!(
            read,
            [
                ("INF1", "14/20", "6".to_owned(), Some(passed)),
                ("INF2", "ABI", "4.5".to_owned(), Some(absent)),
                ("INF3", "30L", "3".to_owned(), Some(failed)),
            ],
            "{text}"
        );
        assert_eq!(said(&totals(&rows, &ticked(&rows))), ["6 "]);
    }
}

#[test]
fn a_table_without_headings_is_told_by_what_it_holds_or_asked_about() {
    let paste = Paste::read(
        "INF1\tAlgorithmique\tS1\t6\t14/20\tbestanden\nINF2\tRéseaux\tS2\t4\t9/20\tnicht bestanden\n",
        &WANTED,
    );
    let paste = paste.unwrap();
    assert_eq!(paste.heading, None);
    assert_eq!(
        paste.columns,
        [
            Some(Column::Code),
            Some(Column::Title),
            Some(Column::Term),
            Some(Column::Credits),
            Some(Column::Mark),
            Some(Column::Status),
        ]
    );
    let mut unclear = Paste::read("Algorithmique\t6\t14\nRéseaux\t4\t9\n", &WANTED).unwrap();
    assert_eq!(unclear.doubts, [Doubt::Numbers]);
    unclear.choose(1, Some(Column::Credits));
    unclear.choose(2, Some(Column::Mark));
    assert_eq!(unclear.doubts, []);
    assert_eq!(of_paste(&unclear)[1].mark.as_deref(), Some("9"));
    // A word that is no status is shown as wrong, and the line is kept.
    let odd = "Intitulé\tCrédits\tStatut\nRéseaux\t4\tperhaps";
    let odd = Paste::read(odd, &WANTED).unwrap();
    assert!(odd.cells("results")[0][2].read.is_err());
    assert_eq!(of_paste(&odd)[0].said, None);
}

// French Excel saves CSV in Windows-1252.
#[test]
fn a_table_is_read_in_the_encoding_of_spreadsheets() {
    assert_eq!(xml::decode_plain(b"R\xe9sum\xe9;6"), "Résumé;6");
    assert_eq!(xml::decode_plain("Résumé;6".as_bytes()), "Résumé;6");
}

#[test]
fn person_and_partner_are_found_by_what_identifies_them() {
    let document = document("nested.xml");
    let learner = &document.learners[0];
    let issuer = &learner.reports[0].issuer;
    let mut workspace = Workspace::default();
    assert_eq!(person_of(&workspace, learner), None);
    assert_eq!(partner_of(&workspace, issuer), None);
    let (one, other, third) = (id(1), id(2), id(3));
    let named = format!(
        r#"{{"id":"{one}","familyNames":"KERJEAN","givenNames":"Maelle-Anne","birthDate":"2004-02-29"}}"#
    );
    add(&mut workspace, Collection::Person, &named);
    assert_eq!(person_of(&workspace, learner), Some(one));
    assert_eq!(differences(&named, learner), []);
    let by_esi = format!(
        r#"{{"id":"{other}","familyNames":"Kerjean","givenNames":"Maëlle","birthDate":"2004-02-28","esi":"urn:schac:personalUniqueCode:int:esi:gesvres.example:20417"}}"#
    );
    add(&mut workspace, Collection::Person, &by_esi);
    assert_eq!(person_of(&workspace, learner), Some(other));
    assert_eq!(
        differences(&by_esi, learner),
        [
            Differs::Name(
                "Maëlle Anne Kerjean".to_owned(),
                "Maëlle Kerjean".to_owned()
            ),
            Differs::Born("2004-02-29".to_owned(), "2004-02-28".to_owned()),
        ]
    );
    let local =
        format!(r#"{{"id":"{one}","names":{{"local":"universite de gesvres"}},"country":"FR"}}"#);
    add(&mut workspace, Collection::Partner, &local);
    assert_eq!(partner_of(&workspace, issuer), Some(one));
    let coded = format!(
        r#"{{"id":"{third}","names":{{"local":"Gesvres"}},"country":"FR","erasmus":"F  GESVRES01"}}"#
    );
    add(&mut workspace, Collection::Partner, &coded);
    assert_eq!(partner_of(&workspace, issuer), Some(third));
    assert_eq!(agreements_of(&workspace, one, third), []);
}

fn taking(document: &Document) -> Taking {
    let learner = &document.learners[0];
    let report = &learner.reports[0];
    let rows = rows(report, "fr");
    let schemes = schemes_of(report, &rows, "fr");
    let scales = schemes.into_iter().map(|scheme| Scaled {
        scale: (scheme.name == "20").then(|| GradeScaleKey::parse("fr20").unwrap()),
        scheme,
        is_known: false,
    });
    let mut results = Vec::new();
    for at in ticked(&rows) {
        results.push((rows[at].clone(), rows[at].mark.clone()));
    }
    let new = |id, text| Whose {
        id,
        text: Some(text),
    };
    Taking {
        id: id(50),
        person: new(id(51), new_person(id(51), learner)),
        partner: new(id(52), new_partner(id(52), &report.issuer)),
        agreement: None,
        mobility: None,
        known: Known {
            origin: Origin::Elmo,
            issuer: "Université de Gesvres".to_owned(),
            issued: report.issued.as_ref().and_then(|it| it.day),
            received: day("2026-11-22"),
            notes: String::new(),
            original: kept(b"<elmo/>"),
        },
        results,
        scales: scales.collect(),
        tables: Vec::new(),
    }
}

#[test]
fn one_command_takes_everything_over_and_one_takes_it_back() {
    let document = document("nested.xml");
    let mut workspace = Workspace::default();
    let set = done(&mut workspace, taking(&document).command(&mut ids()));
    let transcript = workspace.record(Collection::Transcript, id(50)).unwrap();
    let read = Transcript::read(transcript).unwrap();
    assert_eq!(read.problems, []);
    let of = read.record;
    assert_eq!(of.origin, Some(Origin::Elmo));
    assert_eq!(of.received_on, Some(day("2026-11-22")));
    assert_eq!(
        of.results.len(),
        ticked(&rows(&document.learners[0].reports[0], "fr")).len()
    );
    let ects = of.results.iter().all(|it| {
        it.value.credits.is_none() || it.value.system.is_some_and(|it| it.text() == "ects")
    });
    assert!(ects, "{transcript}");
    let failed = |it: &&passerelle::model::records::Item<_>| {
        let it: &passerelle::model::records::CourseResult = &it.value;
        it.status == Some(ResultStatus::Failed)
    };
    assert_eq!(of.results.iter().filter(failed).count(), 1);
    let person = workspace.record(Collection::Person, id(51)).unwrap();
    let person = Person::read(person).unwrap();
    assert_eq!(person.problems, []);
    assert_eq!(person.record.birth_date, Some(day("2004-02-29")));
    let text = workspace.record(Collection::Partner, id(52)).unwrap();
    let partner = Partner::read(text).unwrap();
    assert_eq!(partner.problems, []);
    assert_eq!(partner.record.schac.unwrap().text(), "gesvres.example");
    // The next file of the same partner needs no more choosing.
    let learner = &document.learners[0];
    let rows = rows(&learner.reports[0], "fr");
    let schemes = schemes_of(&learner.reports[0], &rows, "fr");
    let known: Vec<_> = schemes.iter().map(|it| known_scale(text, it)).collect();
    assert!(known.contains(&Some(GradeScaleKey::parse("fr20").unwrap())));
    // A scheme of that name which says something else is another one.
    let mut renamed = schemes[known.iter().position(Option::is_some).unwrap()].clone();
    renamed.described = "Points sur 100".to_owned();
    assert_eq!(known_scale(text, &renamed), None);
    done(&mut workspace, Command::Undo(set));
    for collection in Collection::ALL {
        assert_eq!(
            workspace.table(collection).records().count(),
            0,
            "{collection}"
        );
    }
}

#[test]
fn a_file_is_kept_byte_for_byte_up_to_its_limit() {
    let bytes = std::fs::read("tests/fixtures/documents/nested.xml.gz").unwrap();
    assert_eq!(of_kept(&kept(&bytes).unwrap()), Some(bytes));
    let mut seed = 7_u64;
    let noise: Vec<u8> = (0..300_000)
        .map(|_| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (seed >> 56) as u8
        })
        .collect();
    assert_eq!(kept(&noise), None);
    assert_eq!(of_kept("not base64!"), None);
}

// What is written is read again, and nothing is passed in it of which nobody said so.
#[test]
fn a_transcript_goes_out_and_comes_back_as_it_was() {
    let document = document("nested.xml");
    let mut workspace = Workspace::default();
    done(&mut workspace, taking(&document).command(&mut ids()));
    let now = "2026-11-22T10:00:00Z";
    let (written, _) = outgoing::elmo(&workspace, id(50), now).unwrap();
    let again = transcript::read(written.text.as_bytes()).unwrap();
    let learner = &again.learners[0];
    assert!(learner.self_declared && !learner.signed);
    assert_eq!(learner.family_name, "Kerjean");
    assert_eq!(person_of(&workspace, learner), Some(id(51)));
    assert_eq!(
        partner_of(&workspace, &learner.reports[0].issuer),
        Some(id(52))
    );
    assert_eq!(said(&learner.total()), ["67.5 ects"]);
    assert_eq!(outgoing::elmo(&workspace, id(99), now), None);

    let row = |more: &str| format!(r#"{{"id":"{}",{more}}}"#, id(70));
    for (more, status, unsaid) in [
        (
            r#""title":"A","mark":"14","gradeScale":"fr20""#,
            "passed",
            0,
        ),
        (r#""title":"A","mark":"8","gradeScale":"fr20""#, "failed", 0),
        (r#""title":"A","mark":"14""#, "in-progress", 1),
        (r#""title":"A","status":"absent""#, "failed", 1),
        (r#""title":"A","status":"passed-unmarked""#, "passed", 0),
    ] {
        let mut workspace = Workspace::default();
        let text = format!(r#"{{"id":"{}","results":[{}]}}"#, id(60), row(more));
        add(&mut workspace, Collection::Transcript, &text);
        let (written, left) = outgoing::elmo(&workspace, id(60), now).unwrap();
        assert!(
            written.text.contains(&format!("<status>{status}</status>")),
            "{more}: {}",
            written.text
        );
        assert_eq!(left.len(), unsaid, "{more}: {left:?}");
    }
    let mut workspace = Workspace::default();
    let aside = row(r#""title":"A","status":"passed","credits":"5","aside":true"#);
    let text = format!(r#"{{"id":"{}","results":[{aside}]}}"#, id(60));
    add(&mut workspace, Collection::Transcript, &text);
    let (written, left) = outgoing::elmo(&workspace, id(60), now).unwrap();
    assert_eq!(left, [Unsaid::Aside("A".to_owned())]);
    assert!(!written.text.contains("<credit>"));
}

// Terms in ELMO have both their days. 2025/2026 in halves: September to February, March to
// August; a year of the calendar, 2026/2026: January to June.
#[test]
fn a_term_of_a_known_year_goes_out_with_days_and_comes_back() {
    let now = "2026-11-22T10:00:00Z";
    let written = |year: &str, days: &str, terms: [&str; 2]| {
        let mut workspace = Workspace::default();
        let stay = format!(r#"{{"id":"{}","hostYear":"{year}"}}"#, id(80));
        if !year.is_empty() {
            add(&mut workspace, Collection::Mobility, &stay);
        }
        let results: Vec<String> = terms
            .iter()
            .zip(70..)
            .map(|(term, at)| {
                let id = id(at);
                format!(r#"{{"id":"{id}","title":"C{at}","status":"passed","term":"{term}"}}"#)
            })
            .collect();
        let text = format!(
            r#"{{"id":"{}","mobility":"{}"{days},"results":[{}]}}"#,
            id(60),
            id(80),
            results.join(",")
        );
        add(&mut workspace, Collection::Transcript, &text);
        let (written, unsaid) = outgoing::elmo(&workspace, id(60), now).unwrap();
        let read = transcript::read(written.text.as_bytes()).unwrap();
        let report = read.learners[0].reports[0].clone();
        let back: Vec<_> = rows(&report, "fr")
            .iter()
            .map(|it| it.stored_term.clone())
            .collect();
        let days: Vec<String> = report
            .courses
            .iter()
            .filter_map(|it| it.term.as_ref())
            .map(|it| {
                let text = |it: &Option<transcript::Date>| it.as_ref().unwrap().text.clone();
                format!("{} {}", text(&it.start), text(&it.end))
            })
            .collect();
        let out = written.left.iter().any(|it| {
            matches!(
                it,
                transcript::Left::Out {
                    element: "academicTerm",
                    ..
                }
            )
        });
        (days, back, unsaid, out)
    };
    let some = |term: &str| Some(term.to_owned());
    let (days, back, unsaid, out) = written("2025/2026", "", ["1/2", "2/2"]);
    assert_eq!(days, ["2025-09-01 2026-02-28", "2026-03-01 2026-08-31"]);
    assert_eq!(back, [some("1/2"), some("2/2")]);
    let told = |name: &str| Unsaid::TermDays(name.to_owned());
    assert_eq!(unsaid, [told("1/2 2025/2026"), told("2/2 2025/2026")]);
    assert!(!out);
    let (days, ..) = written("2026/2026", "", ["1/2", "2/3"]);
    assert_eq!(days, ["2026-01-01 2026-06-30", "2026-05-01 2026-08-31"]);
    // Of one term the days of study are known, and nothing has to be told.
    let study = r#","start":"2025-09-22","end":"2026-01-30""#;
    let (days, back, unsaid, _) = written("2025/2026", study, ["1/2", "1/2"]);
    assert_eq!(days, ["2025-09-22 2026-01-30"; 2]);
    assert_eq!((back, unsaid), (vec![some("1/2"); 2], vec![]));
    let (days, _, unsaid, _) = written(
        "2025/2026",
        r#","start":"2025-09","end":"2026-01""#,
        ["1/2", "1/2"],
    );
    assert_eq!(
        (days, unsaid),
        (
            vec!["2025-09-01 2026-01-31".to_owned(); 2],
            vec![told("1/2 2025/2026")]
        )
    );
    // Without a year and without days there is no place for it, which is listed.
    let (days, back, _, out) = written("", "", ["1/2", "2/2"]);
    assert_eq!((days, back, out), (vec![], vec![None, None], true));
}

#[test]
fn the_scale_of_marks_without_a_named_scheme_is_remembered_too() {
    let scheme = Scheme {
        results: 2,
        ..Scheme::default()
    };
    let fr20 = GradeScaleKey::parse("fr20").unwrap();
    let mut workspace = Workspace::default();
    let partner = format!(r#"{{"id":"{}","names":{{"local":"Gesvres"}}}}"#, id(52));
    add(&mut workspace, Collection::Partner, &partner);
    assert_eq!(known_scale(&partner, &scheme), None);
    let document =
        transcript::read(&std::fs::read("tests/fixtures/documents/nested.xml").unwrap()).unwrap();
    let mut take = taking(&document);
    take.partner = Whose {
        id: id(52),
        text: None,
    };
    take.scales = vec![Scaled {
        scheme: scheme.clone(),
        scale: Some(fr20),
        is_known: false,
    }];
    done(&mut workspace, take.command(&mut ids()));
    let text = workspace.record(Collection::Partner, id(52)).unwrap();
    assert_eq!(known_scale(text, &scheme), Some(fr20));
    assert_eq!(Partner::read(text).unwrap().problems, []);
    // It says nothing of a scheme that has a name, nor that of the unnamed.
    let named = Scheme {
        name: "20".to_owned(),
        ..scheme.clone()
    };
    assert_eq!(known_scale(text, &named), None);
    let other = format!(
        r#"{{"id":"{}","schemes":[{{"id":"{}","scheme":"20","gradeScale":"fr20"}}]}}"#,
        id(52),
        id(53)
    );
    assert_eq!(known_scale(&other, &scheme), None);
}
