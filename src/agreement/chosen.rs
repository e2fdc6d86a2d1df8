//! What an agreement takes over from the institutions that are chosen for it.

use crate::workspace::flat::Flat;

/// Texts for places of the agreement that belong together: all of them, or none.
type Offer = Vec<(&'static str, String)>;

/// What follows from choosing an institution in a field of an agreement: its links and
/// its contact, where the agreement says nothing yet, or still says what the institution
/// that stood there `before` gave it. Empty texts empty a place.
pub fn taken_over(
    agreement: &Flat,
    field: &str,
    before: &str,
    chosen: &str,
) -> Vec<(&'static str, String)> {
    let old = offers(field, &Flat::of(before));
    let new = offers(field, &Flat::of(chosen));
    let free = |(old, new): &(Offer, Offer)| {
        let says = |offer: &Offer| offer.iter().all(|(path, text)| agreement.get(path) == text);
        new.iter().all(|(path, _)| agreement.get(path).is_empty()) || says(old)
    };
    let taken = old.into_iter().zip(new).filter(free);
    taken
        .flat_map(|(_, new)| new)
        .filter(|(path, text)| agreement.get(path) != text)
        .collect()
}

fn offers(field: &str, chosen: &Flat) -> Vec<Offer> {
    let link = |path: &'static str| vec![(path, chosen.get(path).to_owned())];
    match field {
        "office" => vec![contact(
            chosen,
            ["sending.contact", "sending.email", "sending.phone"],
        )],
        "partner" => vec![
            link("catalogue"),
            link("provisions"),
            contact(
                chosen,
                ["receiving.contact", "receiving.email", "receiving.phone"],
            ),
        ],
        _ => Vec::new(),
    }
}

/// The first contact for administration, else the first who has no other task.
fn contact(chosen: &Flat, paths: [&'static str; 3]) -> Offer {
    let at = |id: &str, field: &str| chosen.get(&format!("contacts[{id}].{field}")).to_owned();
    let ids = chosen.items("contacts");
    let with = |role: &str| ids.iter().find(|id| at(id, "role") == role);
    let first = with("administrative").or_else(|| with(""));
    let text = |field| first.map(|id| at(id, field)).unwrap_or_default();
    let texts = ["name", "email", "phone"].map(text);
    paths.into_iter().zip(texts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLIMI: &str = r#"{"id":"p","catalogue":"https://a.example","contacts":[
        {"id":"s","role":"signatory","name":"Rettrice"},
        {"id":"c","role":"administrative","name":"Ada","email":"ada@a.example"}]}"#;
    const WIEN: &str = r#"{"id":"w","catalogue":"https://w.example","contacts":[]}"#;

    fn taken(agreement: &str, before: &str, chosen: &str) -> Vec<(&'static str, String)> {
        taken_over(&Flat::of(agreement), "partner", before, chosen)
    }

    #[test]
    fn what_is_empty_is_filled_and_what_was_typed_stays() {
        let all = [
            ("catalogue", "https://a.example".to_owned()),
            ("receiving.contact", "Ada".to_owned()),
            ("receiving.email", "ada@a.example".to_owned()),
        ];
        assert_eq!(taken("{}", "", POLIMI), all);
        let typed = r#"{"catalogue":"https://x.example","receiving":{"phone":"1"}}"#;
        assert_eq!(taken(typed, "", POLIMI), []);
    }

    // The contact of one institution must not be left standing beside another.
    #[test]
    fn what_the_last_institution_gave_gives_way() {
        let filled = r#"{"catalogue":"https://a.example","receiving":{"contact":"Ada","email":"ada@a.example"}}"#;
        let moved = [
            ("catalogue", "https://w.example".to_owned()),
            ("receiving.contact", String::new()),
            ("receiving.email", String::new()),
        ];
        assert_eq!(taken(filled, POLIMI, WIEN), moved);
        assert_eq!(taken(filled, POLIMI, POLIMI), []);
    }
}
