//! Partners as a register: which of them an address asks for, and since when they stand
//! where they stand. The names begin with the requirement that a test answers.

use super::{done, id};
use passerelle::exchange::import::Known;
use passerelle::model::records::{Collection, PartnerStatus, Side};
use passerelle::route::list::{ListField, ListForm};
use passerelle::workspace::register::filter::{Able, Depths, Filter, able, used};
use passerelle::workspace::register::stage;
use passerelle::workspace::{Command, Workspace};

const OF: Collection = Collection::Partner;

/// An office in Lyon, and partners with these members; the first has the number 1.
fn workspace(partners: &[&str]) -> Workspace {
    let mut workspace = Workspace::default();
    let office = format!(
        r#"{{"id":"{}","country":"FR","city":"Lyon","district":"Rhône","region":"Auvergne-Rhône-Alpes"}}"#,
        id(99)
    );
    done(&mut workspace, Command::Add(Collection::Office, office)).unwrap();
    for (number, members) in (1..).zip(partners) {
        let text = format!(r#"{{"id":"{}",{members}}}"#, id(number));
        done(&mut workspace, Command::Add(OF, text)).unwrap();
    }
    workspace
}

/// The numbers of the partners that an address asks for.
fn asked(workspace: &Workspace, pairs: &[(&str, &str)]) -> Vec<u128> {
    let form = ListForm::from_pairs(pairs.iter().copied());
    let filter = Filter::of(&form, workspace);
    let mut depths = Depths::default();
    let rows = workspace.table(OF).rows();
    rows.filter(|(id, row)| filter.holds(workspace, *id, row, &mut depths))
        .map(|(id, _)| id.as_u128() & 0xff)
        .collect()
}

fn all() -> Workspace {
    workspace(&[
        r#""status":"active","country":"FI","tags":"Eau, Énergie","networks":[{"id":"a","name":"CESAER"}],"contacts":[{"id":"b","name":"A","sphere":"academic"}]"#,
        r#""kind":"company","status":"prospect","country":"DE","sector":"Automobile","contacts":[{"id":"c","name":"B","sphere":"company"},{"id":"d","name":"C","sphere":"research"}]"#,
        r#""kind":"institution","status":"prospect","country":"FR","city":"lyon""#,
        r#""kind":"local","country":"FR","district":"RHONE","networks":[{"id":"e","name":"Cesaer"}]"#,
        r#""kind":"company","country":"CA","city":"Lyon""#,
    ])
}

#[test]
fn s1_01_companies_and_institutions_are_told_apart() {
    let workspace = all();
    assert_eq!(asked(&workspace, &[]), [1, 2, 3, 4, 5]);
    // Who says nothing is an institution.
    assert_eq!(asked(&workspace, &[("genre", "institution")]), [1, 3]);
    assert_eq!(asked(&workspace, &[("genre", "company")]), [2, 5]);
    assert_eq!(asked(&workspace, &[("genre", "local")]), [4]);
}

#[test]
fn s2_08_companies_that_may_become_partners_are_one_address() {
    let prospects = [("genre", "company"), ("etape", "prospect")];
    // Who says nothing of its stage was just noted down.
    assert_eq!(asked(&all(), &prospects), [2, 5]);
    assert_eq!(asked(&all(), &[("secteur", "automobile")]), [2]);
}

#[test]
fn s2_11_near_is_the_same_town_district_or_region_of_the_same_country() {
    assert_eq!(asked(&all(), &[("local", "oui")]), [3, 4]);
    let region = workspace(&[r#""region":"auvergne-rhone-alpes""#, r#""city":"Paris""#]);
    assert_eq!(asked(&region, &[("local", "oui")]), [1]);
}

#[test]
fn s0_23_contacts_of_a_sphere_are_found() {
    assert_eq!(asked(&all(), &[("sphere", "research")]), [2]);
    assert_eq!(asked(&all(), &[("sphere", "academic")]), [1]);
}

#[test]
fn s2_06_a_network_is_found_however_it_is_spelled() {
    assert_eq!(asked(&all(), &[("reseau", "cesaer")]), [1, 4]);
    let mut depths = Depths::default();
    let networks = used(&all(), ListField::Network, &mut depths);
    assert_eq!(networks, [("CESAER".to_owned(), 2)]);
}

#[test]
fn labels_and_countries_are_asked_for_and_offered() {
    let workspace = all();
    assert_eq!(asked(&workspace, &[("etiquette", "energie")]), [1]);
    assert_eq!(asked(&workspace, &[("pays", "FR")]), [3, 4]);
    let mut depths = Depths::default();
    let tags = used(&workspace, ListField::Tag, &mut depths);
    assert_eq!(tags, [("Eau".to_owned(), 1), ("Énergie".to_owned(), 1)]);
    let kinds = used(&workspace, ListField::Kind, &mut depths);
    assert_eq!(kinds.len(), 3);
}

// What was read of a record is read anew once somebody says that it moved.
#[test]
fn what_moved_is_read_anew() {
    let mut workspace = all();
    let form = ListForm::from_pairs([("reseau", "EUA")]);
    let filter = Filter::of(&form, &workspace);
    let mut depths = Depths::default();
    let holds = |workspace: &Workspace, depths: &mut Depths| {
        let row = workspace.table(OF).row(id(1)).unwrap();
        filter.holds(workspace, id(1), row, depths)
    };
    assert!(!holds(&workspace, &mut depths));
    let networks = passerelle::workspace::path::Path::of_field("networks");
    let value = r#"[{"id":"a","name":"EUA"}]"#.to_owned();
    done(
        &mut workspace,
        Command::Set(OF, id(1), networks, Some(value)),
    )
    .unwrap();
    depths.forget(&[id(1)]);
    assert!(holds(&workspace, &mut depths));
}

#[test]
fn s0_48_days_at_a_stage_are_counted_from_the_last_decision_and_never_negative() {
    let day = |text: &str| text.parse::<chrono::NaiveDate>().unwrap();
    let record = r#"{"decisions":[{"id":"a","on":"2026-03-01","stage":"contacted"},{"id":"b","on":"2026-01-01","stage":"contacted"},{"id":"d","on":"?","stage":"contacted"}]}"#;
    let since = stage::since(record, PartnerStatus::Contacted);
    assert_eq!(since, Some(day("2026-03-01")));
    assert_eq!(stage::since(record, PartnerStatus::Active), None);
    // A later decision led elsewhere: nobody knows since when it is back.
    let back = r#"{"decisions":[{"id":"a","on":"2026-03-01","stage":"contacted"},{"id":"c","on":"2026-05-01","stage":"examined"}]}"#;
    assert_eq!(stage::since(back, PartnerStatus::Contacted), None);
    assert_eq!(stage::since("[", PartnerStatus::Active), None);
    assert_eq!(stage::days(day("2026-03-01"), day("2026-03-13")), 12);
    assert_eq!(stage::days(day("2026-03-13"), day("2026-03-01")), 0);
}

#[test]
fn a_step_notes_the_decision_and_is_taken_back_as_one() {
    let mut workspace = all();
    let before = super::state(&workspace);
    let row = workspace.table(OF).row(id(2)).unwrap();
    let from = stage::stage(row);
    assert_eq!(from, Some(PartnerStatus::Prospect));
    let fields = [
        ("on", "2026-11-22".to_owned()),
        ("stage", "contacted".to_owned()),
        ("from", "prospect".to_owned()),
    ];
    let brought = stage::step(id(2), PartnerStatus::Contacted, &fields, id(50));
    let command = Command::Bring(passerelle::workspace::Deed::Edit, vec![brought]);
    let (set, _) = done(&mut workspace, command).unwrap();
    let text = workspace.record(OF, id(2)).unwrap();
    assert_eq!(
        stage::since(text, PartnerStatus::Contacted),
        "2026-11-22".parse().ok()
    );
    assert!(
        text.contains(r#""stage":"contacted","from":"prospect""#),
        "{text}"
    );
    done(&mut workspace, Command::Undo(set)).unwrap();
    assert_eq!(super::state(&workspace), before);
}

#[test]
fn s3_10_partners_that_look_alike_are_found() {
    let workspace = workspace(&[
        r#""names":{"local":"Politecnico di Milano"},"country":"IT""#,
        r#""names":{"en":"POLITECNICO DI MILANO"},"country":"IT","pic":"999879881""#,
        r#""names":{"local":"Autre nom"},"country":"IT","pic":"999879881""#,
        // The same name with another identifier is somebody else, as is another country.
        r#""names":{"local":"Torino"},"country":"IT","pic":"999977754""#,
        r#""names":{"local":"Torino"},"country":"IT","pic":"999977755""#,
        r#""names":{"local":"Torino"},"country":"AR""#,
    ]);
    let groups = Known::of(&workspace, OF).twins(&workspace, OF);
    assert_eq!(groups.len(), 1);
    let mut group = groups[0].clone();
    group.sort_unstable();
    assert_eq!(group, [id(1), id(2), id(3)]);
}

#[test]
fn s3_04_who_can_do_something_is_found_on_both_sides() {
    let workspace = workspace(&[
        r#""competences":[{"id":"a","who":"Zoé Modèle","what":"Sismique","side":"theirs"},{"id":"b","who":"A. Roi","what":"Soudage"}]"#,
        r#""competences":[{"id":"c","who":"Notre laboratoire","what":"sismique ","side":"ours"}]"#,
        r#""names":{"local":"Autre"}"#,
    ]);
    assert_eq!(asked(&workspace, &[("competence", "SISMIQUE")]), [1, 2]);
    let found = |partner, who: &str, side| Able {
        partner: id(partner),
        who: who.to_owned(),
        side,
    };
    assert_eq!(
        able(&workspace, "sismique"),
        [
            found(1, "Zoé Modèle", Some(Side::Theirs)),
            found(2, "Notre laboratoire", Some(Side::Ours))
        ]
    );
    let offered = used(&workspace, ListField::Skill, &mut Depths::default());
    assert_eq!(
        offered,
        [("Sismique".to_owned(), 2), ("Soudage".to_owned(), 1)]
    );
}
