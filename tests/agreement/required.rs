//! What each programme asks for.

use super::{AGREEMENT, OFFICE, PARTNER, PERSON, example, id, set, today, workspace};
use passerelle::agreement::checked::Checked;
use passerelle::model::records::Collection;
use passerelle::rules::Place;
use passerelle::workspace::Workspace;

/// The places of what keeps the agreement from being signed.
fn missing(workspace: &Workspace) -> Vec<Place> {
    let checked = Checked::now(workspace, id(AGREEMENT), today()).unwrap();
    checked.blocking().map(|it| it.place.clone()).collect()
}

/// The same, as collection and path.
fn lacking(workspace: &Workspace) -> Vec<String> {
    let missing = missing(workspace);
    let told = missing
        .iter()
        .map(|it| format!("{} {}", it.collection, it.path));
    told.collect()
}

#[test]
fn an_agreement_with_everything_lacks_nothing() {
    assert_eq!(lacking(&example()), Vec::<String>::new());
}

// The official form names three parties: the student, the sending and the receiving
// institution.
#[test]
fn s1_29_an_agreement_names_three_parties() {
    let empty = workspace(&[(
        Collection::Agreement,
        AGREEMENT,
        r#","scheme":"free-mover""#,
    )]);
    let missing = lacking(&empty);
    for party in ["agreement person", "agreement office", "agreement partner"] {
        assert!(missing.contains(&party.to_owned()), "{party}: {missing:?}");
    }
    for (field, collection, number) in [
        ("person", Collection::Person, PERSON),
        ("office", Collection::Office, OFFICE),
        ("partner", Collection::Partner, PARTNER),
    ] {
        let mut without = example();
        set(
            &mut without,
            1,
            Collection::Agreement,
            AGREEMENT,
            field,
            None,
        );
        assert!(
            lacking(&without).contains(&format!("agreement {field}")),
            "{field}"
        );
        // A party that is named and not there is missing too.
        assert!(without.record(collection, id(number)).is_some());
    }
}

// Whatever the destination: what a programme asks for decides, never the country.
#[test]
fn s1_27_an_agreement_exists_whatever_the_destination() {
    for (country, scheme) in [
        ("BE", "erasmus"),
        ("CA", "bilateral"),
        ("JP", "free-mover"),
        ("CH", "national"),
    ] {
        let mut it = example();
        set(
            &mut it,
            1,
            Collection::Partner,
            PARTNER,
            "country",
            Some(&format!("\"{country}\"")),
        );
        set(&mut it, 2, Collection::Partner, PARTNER, "erasmus", None);
        set(
            &mut it,
            3,
            Collection::Agreement,
            AGREEMENT,
            "scheme",
            Some(&format!("\"{scheme}\"")),
        );
        assert_eq!(lacking(&it), Vec::<String>::new(), "{country} {scheme}");
    }
}

#[test]
fn each_programme_asks_for_its_own_fields() {
    let without = |paths: &[(Collection, u128, &str)], scheme: &str| {
        let mut it = example();
        for (at, (collection, of, path)) in paths.iter().enumerate() {
            set(&mut it, at as u128, *collection, *of, path, None);
        }
        let scheme = format!("\"{scheme}\"");
        set(
            &mut it,
            90,
            Collection::Agreement,
            AGREEMENT,
            "scheme",
            Some(&scheme),
        );
        lacking(&it)
    };
    let nothing = Vec::<String>::new();
    let esi = [(Collection::Person, PERSON, "esi")];
    assert_eq!(without(&esi, "erasmus-digital"), ["person esi"]);
    assert_eq!(without(&esi, "erasmus"), ["person esi"]);
    assert_eq!(without(&esi, "bilateral"), nothing);
    let schac = [(Collection::Partner, PARTNER, "schac")];
    assert_eq!(without(&schac, "erasmus-digital"), ["partner schac"]);
    assert_eq!(without(&schac, "erasmus"), nothing);
    let links = [(Collection::Agreement, AGREEMENT, "catalogue")];
    assert_eq!(without(&links, "bilateral"), ["agreement catalogue"]);
    assert_eq!(without(&links, "free-mover"), nothing);
    let contact = [(Collection::Agreement, AGREEMENT, "receiving.contact")];
    assert_eq!(
        without(&contact, "national"),
        ["agreement receiving.contact"]
    );
    assert_eq!(without(&contact, "other"), nothing);
}

// The digital exchange needs an identifier; the form on paper may say that none is there.
#[test]
fn an_identifier_that_is_not_issued_is_enough_on_paper_only() {
    let mut it = example();
    set(
        &mut it,
        1,
        Collection::Person,
        PERSON,
        "esi",
        Some("\"not-issued\""),
    );
    assert_eq!(lacking(&it), ["person esi"]);
    set(
        &mut it,
        2,
        Collection::Agreement,
        AGREEMENT,
        "scheme",
        Some("\"erasmus\""),
    );
    assert_eq!(lacking(&it), Vec::<String>::new());
}

#[test]
fn a_component_is_named_with_its_row() {
    let mut it = example();
    let path = format!("host[{}].title", id(12));
    set(&mut it, 1, Collection::Agreement, AGREEMENT, &path, None);
    let found = missing(&it);
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].path.as_str(), found[0].item),
        ("host.title", Some((Some(id(12)), 2)))
    );
}

#[test]
fn credits_that_do_not_apply_are_told_and_nothing_is_not() {
    let mut it = example();
    let credits = format!("host[{}].credits", id(11));
    set(&mut it, 1, Collection::Agreement, AGREEMENT, &credits, None);
    assert_eq!(lacking(&it), ["agreement host.credits"]);
    let none = format!("host[{}].noCredits", id(11));
    set(
        &mut it,
        2,
        Collection::Agreement,
        AGREEMENT,
        &none,
        Some("true"),
    );
    assert_eq!(lacking(&it), Vec::<String>::new());
}

#[test]
fn recognition_that_is_not_automatic_needs_its_condition() {
    let mut it = example();
    let how = format!("home[{}].recognition", id(13));
    set(
        &mut it,
        1,
        Collection::Agreement,
        AGREEMENT,
        &how,
        Some("\"document\""),
    );
    assert_eq!(lacking(&it), ["agreement home.condition"]);
    let text = format!("home[{}].condition", id(13));
    set(
        &mut it,
        2,
        Collection::Agreement,
        AGREEMENT,
        &text,
        Some("\"relevé de notes\""),
    );
    assert_eq!(lacking(&it), Vec::<String>::new());
}
