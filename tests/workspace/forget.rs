//! Forgetting a person: nothing of her is left, and nothing of the others is lost.

use super::{done, id, workspace};
use passerelle::model::records::{Collection, Id};
use passerelle::text::fold;
use passerelle::workspace::forget::{ERASED, Forgetting, deleted_people};
use passerelle::workspace::history::Header;
use passerelle::workspace::path::Path;
use passerelle::workspace::{ChangeSet, Command, Workspace, json};
use serde_json::Value;

const ZOE: u128 = 1;
const EMAIL: &str = "zoe.martin@ecole.example";
const ESI: &str = "urn:schac:personalUniqueCode:int:esi:ecole.example:20251234";

fn record(number: u128, members: &str) -> String {
    format!("{{\"id\":\"{}\",{members}}}", id(number))
}

/// Zoé, who is to be forgotten, among others; and all that was done.
fn before() -> (Workspace, Vec<(Header, ChangeSet)>) {
    let person = |number, members: &str| (Collection::Person, record(number, members));
    let stay = |number, person: u128, members: &str| {
        let person = format!("\"person\":\"{}\",{members}", id(person));
        (Collection::Mobility, record(number, &person))
    };
    let zoe = format!(
        r#""familyNames":"Martin","givenNames":"Zoé Anne","email":"{EMAIL}","esi":"{ESI}","studentNumber":"20251234","phone":"+33612345678","notes":"Zoe""#
    );
    let mut all = workspace(&[
        person(ZOE, &zoe),
        person(
            2,
            r#""familyNames":"Martin","givenNames":"Zoéline","phone":"+33612345678""#,
        ),
        person(
            3,
            r#""familyNames":"Martinez","givenNames":"Anne","later":1e999"#,
        ),
        (
            Collection::Partner,
            record(
                4,
                &format!(
                    r#""notes":"Écrire à ZOE  MARTIN (\u005aoé Anne Martin, {EMAIL}), pas à Zoé Martinez ni à Zoéline Martin.","x" : [1.0, 1e999,"\ud800 20251234"]"#
                ),
            ),
        ),
        (
            Collection::Partner,
            record(
                5,
                r#""names":{"local":"Lycée Martin"},"notes":"Martin, Anne : 2025","pic":"123456789""#,
            ),
        ),
        stay(
            6,
            ZOE,
            r#""kind":"studies","direction":"out","start":"2025-09","notes":"Martin part seule. Zoé est d’accord.","x":{"b" : 1e3}"#,
        ),
        stay(7, 2, r#""notes":"Martin part aussi.""#),
    ]);
    let city = |workspace: &mut Workspace, of, number, path: &str, value: &str| {
        let path = Path::of_field(path);
        let raw = Some(json::quoted(value));
        done(workspace, Command::Set(of, id(number), path, raw))
            .unwrap()
            .0
    };
    let sets = [
        city(&mut all, Collection::Person, ZOE, "notes", "née Dupont"),
        city(
            &mut all,
            Collection::Partner,
            5,
            "city",
            "Zoé Martin y était",
        ),
        city(&mut all, Collection::Partner, 5, "city", "Lyon"),
        city(
            &mut all,
            Collection::Mobility,
            6,
            "notes",
            "Zoé Martin revient.",
        ),
        done(
            &mut all,
            Command::Add(
                Collection::Mobility,
                record(
                    8,
                    &format!("\"person\":\"{}\",\"notes\":\"Martin\"", id(ZOE)),
                ),
            ),
        )
        .unwrap()
        .0,
        city(&mut all, Collection::Mobility, 8, "unit", "chez Martin"),
        done(&mut all, Command::Delete(Collection::Mobility, id(8)))
            .unwrap()
            .0,
    ];
    let history = sets.into_iter().map(|set| {
        let header = Header::of(&set, |of, id| all.name(of, id));
        (header, set)
    });
    let mut history: Vec<_> = history.collect();
    // The header of a deletion names what was there before.
    history[6].0.name = "Zoé Anne Martin – Oslo".into();
    (all, history)
}

fn forget(
    workspace: &mut Workspace,
    history: Vec<(Header, ChangeSet)>,
) -> Vec<(Header, ChangeSet)> {
    let forgetting = Forgetting::of(workspace, id(ZOE)).unwrap();
    forget_as(workspace, history, &forgetting)
}

/// What the store does: pages and history are written anew.
fn forget_as(
    workspace: &mut Workspace,
    history: Vec<(Header, ChangeSet)>,
    forgetting: &Forgetting,
) -> Vec<(Header, ChangeSet)> {
    for collection in Collection::ALL {
        let pages = workspace.table(collection).pages();
        let pages: Vec<_> = pages.map(|(number, page)| (number, page.clone())).collect();
        for (number, mut page) in pages {
            page.forget(|of, text| {
                if (collection, of) == (Collection::Person, id(ZOE)) {
                    Some(None)
                } else {
                    forgetting.clean(collection, of, text).map(Some)
                }
            });
            workspace.adopt(collection, number, page);
        }
    }
    let clean = history.into_iter().filter_map(|(header, set)| {
        Some((forgetting.clean_header(header)?, forgetting.clean_set(set)?))
    });
    clean.collect()
}

/// Every text inside everything that is kept, unescaped and folded.
fn everything(workspace: &Workspace, history: &[(Header, ChangeSet)]) -> String {
    let mut all = String::new();
    for collection in Collection::ALL {
        for (number, page) in workspace.table(collection).pages() {
            let list = workspace.table(collection).list(number).unwrap();
            for page in [page, list] {
                all += &String::from_utf8_lossy(&page.encode(collection));
            }
        }
    }
    all += &serde_json::to_string(history).unwrap();
    fold(&all.replace("\\u005a", "Z"))
}

fn text(workspace: &Workspace, of: Collection, number: u128) -> String {
    workspace.record(of, id(number)).unwrap().to_owned()
}

#[test]
fn nothing_of_the_forgotten_is_left_anywhere() {
    let (mut workspace, history) = before();
    let words = [
        "Zoé Martin",
        "ZOE  MARTIN",
        "Zoé Anne Martin",
        EMAIL,
        ESI,
        "20251234",
    ];
    let kept = everything(&workspace, &history);
    for word in words.into_iter().chain(["née Dupont", "chez Martin"]) {
        assert!(kept.contains(&fold(word)), "{word} is not in the beginning");
    }
    let history = forget(&mut workspace, history);
    let kept = everything(&workspace, &history);
    // Somebody else is called Zoé Martinez.
    let kept = kept.replace(&fold("Zoé Martinez"), "");
    for word in words.into_iter().chain(["née Dupont", "chez Martin"]) {
        assert!(!kept.contains(&fold(word)), "{word} is left");
    }
    assert_eq!(workspace.record(Collection::Person, id(ZOE)), None);
    assert_eq!(workspace.table(Collection::Person).gone(id(ZOE)), None);
    assert_eq!(Forgetting::of(&workspace, id(ZOE)), None);
}

#[test]
fn who_is_deleted_already_is_forgotten_by_what_the_deletion_kept() {
    let (mut workspace, mut history) = before();
    let name = workspace.name(Collection::Person, id(ZOE));
    let (set, _) = done(&mut workspace, Command::Delete(Collection::Person, id(ZOE))).unwrap();
    let mut header = Header::of(&set, |_, _| String::new());
    header.name = name.into();
    history.push((header, set));
    assert_eq!(Forgetting::of(&workspace, id(ZOE)), None);
    let words = [
        "Zoé Martin",
        "ZOE  MARTIN",
        EMAIL,
        ESI,
        "20251234",
        "née Dupont",
    ];
    let kept = everything(&workspace, &history);
    for word in words {
        assert!(kept.contains(&fold(word)), "{word} is not in the beginning");
    }

    let deletions: Vec<(Id, &str)> = history
        .iter()
        .flat_map(|(_, set)| deleted_people(set))
        .collect();
    let [(who, said)] = deletions.as_slice() else {
        panic!("{deletions:?}");
    };
    assert_eq!(*who, id(ZOE));
    let forgetting = Forgetting::of_text(&workspace, *who, said);
    assert_eq!(forgetting.own, [id(6)].into());
    let history = forget_as(&mut workspace, history.clone(), &forgetting);
    let kept = everything(&workspace, &history).replace(&fold("Zoé Martinez"), "");
    for word in words {
        assert!(!kept.contains(&fold(word)), "{word} is left");
    }
    assert!(
        history
            .iter()
            .all(|(_, set)| deleted_people(set).next().is_none())
    );
    // Her stay is there without her name, and that she was deleted is known to merges.
    assert!(text(&workspace, Collection::Mobility, 6).contains(ERASED));
    assert!(workspace.table(Collection::Person).gone(id(ZOE)).is_some());
}

#[test]
fn the_others_and_what_is_unknown_stay_byte_for_byte() {
    let (mut workspace, history) = before();
    let same = [
        (Collection::Person, 2),
        (Collection::Person, 3),
        (Collection::Partner, 5),
        (Collection::Mobility, 7),
    ];
    let texts = same.map(|(of, number)| text(&workspace, of, number));
    forget(&mut workspace, history);
    assert_eq!(same.map(|(of, number)| text(&workspace, of, number)), texts);
    let partner = text(&workspace, Collection::Partner, 4);
    let notes =
        format!("Écrire à {ERASED} ({ERASED}, {ERASED}), pas à Zoé Martinez ni à Zoéline Martin.");
    let unknown = format!("\"x\" : [1.0, 1e999,\"\u{fffd} {ERASED}\"]");
    let expected = record(4, &format!("\"notes\":\"{notes}\",{unknown}"));
    assert_eq!(partner, expected);
}

#[test]
fn her_stays_remain_without_her_names() {
    let (mut workspace, history) = before();
    forget(&mut workspace, history);
    let stay = text(&workspace, Collection::Mobility, 6);
    let expected = format!(
        r#""person":"{}","kind":"studies","direction":"out","start":"2025-09","notes":"{ERASED} revient.","x":{{"b" : 1e3}}"#,
        id(ZOE)
    );
    assert_eq!(stay, record(6, &expected));
}

// The file as which a transcript came is packed: nobody would find her in it.
#[test]
fn her_transcripts_remain_without_the_file_as_which_they_came() {
    let transcript = |number, person| {
        let members = format!(r#""person":"{}","original":"H4sIAAAA","x":1"#, id(person));
        (Collection::Transcript, record(number, &members))
    };
    let zoe = record(ZOE, r#""familyNames":"Martin","givenNames":"Zoé""#);
    let mut all = workspace(&[
        (Collection::Person, zoe),
        transcript(30, ZOE),
        transcript(31, 2),
    ]);
    forget(&mut all, Vec::new());
    let hers = record(30, &format!(r#""person":"{}","x":1"#, id(ZOE)));
    assert_eq!(text(&all, Collection::Transcript, 30), hers);
    assert_eq!(text(&all, Collection::Transcript, 31), transcript(31, 2).1);
}

#[test]
fn the_history_keeps_what_is_not_about_her() {
    let (mut workspace, history) = before();
    let history = forget(&mut workspace, history);
    let told: Vec<(Option<(Collection, Id)>, &str)> = history
        .iter()
        .map(|(header, _)| (header.subject, &*header.name))
        .collect();
    let stay = (Collection::Mobility, id(8));
    let partner = (Collection::Partner, id(5));
    // Of a stay that is gone, what is left is one place, with her name taken out.
    assert_eq!(
        told,
        [
            (Some(partner), "Lycée Martin"),
            (Some(partner), "Lycée Martin"),
            (Some(stay), ""),
        ]
    );
    let after = |at: usize| {
        history[at].1.entries[0]
            .after
            .as_deref()
            .unwrap()
            .to_owned()
    };
    assert_eq!(after(0), format!("\"{ERASED} y était\""));
    assert_eq!(after(2), format!("\"chez {ERASED}\""));
}

#[test]
fn a_name_like_a_code_and_a_number_like_a_year_spoil_no_field() {
    let person = r#""familyNames":"Out","givenNames":"May","studentNumber":"2025","email":"a@b""#;
    let stay = format!(
        r#""person":"{}","direction":"out","start":"2025-09","homeYear":"2025/2026","unit":"Out""#,
        id(1)
    );
    let mut workspace = workspace(&[
        (Collection::Person, record(1, person)),
        (Collection::Mobility, record(2, &stay)),
        (
            Collection::Partner,
            record(3, r#""verifiedOn":"2025-01-01","notes":"out in 2025""#),
        ),
    ]);
    let partner = text(&workspace, Collection::Partner, 3);
    forget(&mut workspace, Vec::new());
    assert_eq!(text(&workspace, Collection::Partner, 3), partner);
    let stay: Value = serde_json::from_str(&text(&workspace, Collection::Mobility, 2)).unwrap();
    assert_eq!(stay["id"], id(2).to_string());
    assert_eq!(stay["direction"], "out");
    assert_eq!(stay["start"], "2025-09");
    assert_eq!(stay["unit"], ERASED);
}

#[test]
fn a_name_is_found_in_a_draft() {
    let (workspace, _) = before();
    let forgetting = Forgetting::of(&workspace, id(ZOE)).unwrap();
    assert!(forgetting.names_her("zoe, demain"));
    assert!(forgetting.names_her("Zoe\u{301}\u{a0}Martin"));
    assert!(!forgetting.names_her("Zoéline demain"));
    assert_eq!(forgetting.own, [id(6)].into());
}

// A version that was agreed stays, and says that the person is erased: nothing of her is
// left in it, her birth date and gender included.
#[test]
fn a_version_of_an_agreement_forgets_her_and_stays() {
    let content = format!(
        r#"{{"agreement":{{"start":"2025-09"}},"person":{{"familyNames":"Martin","givenNames":"Zoé Anne","birthDate":"2001-02-03","gender":"2","email":"{EMAIL}"}},"partner":{{"names":{{"local":"Lycée Martin"}}}}}}"#
    );
    let version = record(
        10,
        &format!(
            r#""agreement":"{}","person":"{}","commitments":[{{"id":"{}","role":"student","name":"Zoé Martin","email":"{EMAIL}"}}],"content":{content}"#,
            id(9),
            id(ZOE),
            id(11)
        ),
    );
    let agreement = record(
        9,
        &format!(r#""person":"{}","notes":"Zoé hésite""#, id(ZOE)),
    );
    let all = workspace(&[
        (
            Collection::Person,
            record(
                ZOE,
                &format!(r#""familyNames":"Martin","givenNames":"Zoé Anne","email":"{EMAIL}""#),
            ),
        ),
        (Collection::Agreement, agreement),
        (Collection::Version, version),
    ]);
    let forgetting = Forgetting::of(&all, id(ZOE)).unwrap();
    let clean = |of, number| {
        let text = all.record(of, id(number)).unwrap();
        forgetting.clean(of, id(number), text).unwrap()
    };
    let version = clean(Collection::Version, 10);
    for gone in ["Zoé", "2001-02-03", EMAIL, "gender"] {
        assert!(!version.contains(gone), "{gone}: {version}");
    }
    assert!(
        version.contains(ERASED) && version.contains("2025-09"),
        "{version}"
    );
    assert!(clean(Collection::Agreement, 9).contains("[effacé] hésite"));
    // What she was called before, and the address she committed with, are hers too.
    let before = version.replace("[effacé]", "Ancien Nom");
    let told = before.replace(
        "\"name\":\"Ancien Nom\"",
        "\"name\":\"A\",\"email\":\"a@b.example\"",
    );
    let clean = forgetting
        .clean(Collection::Version, id(10), &told)
        .unwrap();
    assert!(!clean.contains("a@b.example"), "{clean}");
    // Once is enough.
    let again = forgetting.clean(Collection::Version, id(10), &version);
    assert_eq!(again, None);
}

// A family may be called like a field: the field stays what it is.
#[test]
fn a_name_of_a_member_is_never_erased() {
    let all = workspace(&[
        (
            Collection::Person,
            record(ZOE, r#""familyNames":"Home","givenNames":"Start""#),
        ),
        (
            Collection::Agreement,
            record(
                9,
                &format!(
                    r#""person":"{}","start":"2025-09","home":[{{"id":"{}","title":"Home"}}]"#,
                    id(ZOE),
                    id(11)
                ),
            ),
        ),
    ]);
    let forgetting = Forgetting::of(&all, id(ZOE)).unwrap();
    let text = all.record(Collection::Agreement, id(9)).unwrap();
    let clean = forgetting
        .clean(Collection::Agreement, id(9), text)
        .unwrap();
    assert!(clean.contains(r#""start":"2025-09","home":["#), "{clean}");
    assert!(clean.contains(r#""title":"[effacé]""#), "{clean}");
}
