//! The catalogue of the EWP registry (`registry-catalogue-v1.xsd`), and the institutions
//! response of EWP (`institutions-v2-response.xsd`).

use super::Institution;
use super::read::{DirectoryError, List};
use crate::exchange::xml::{self, Node};
use crate::model::value::{Country, ErasmusCode, Oid, Pic, Schac, Value, WebAddress};

/// Reads a document of either kind.
pub fn read(bytes: &[u8]) -> Result<List, DirectoryError> {
    let text = xml::decode(bytes)?;
    let root = xml::parse(&text)?;
    let around = match root.name {
        "catalogue" => root.element("institutions"),
        "institutions-response" => Some(&root),
        _ => None,
    };
    let mut list = List::default();
    let heis = around.into_iter().flat_map(Node::elements);
    for hei in heis.filter(|it| it.name == "hei") {
        let found = institution(hei, &mut list.unread);
        if found.name.is_empty() {
            list.nameless = list.nameless.saturating_add(1);
        } else {
            list.institutions.push(found);
        }
    }
    Ok(list)
}

fn institution(hei: &Node<'_>, unread: &mut usize) -> Institution {
    let mut found = Institution::default();
    let mut names = Vec::new();
    if let Some(id) = hei.attribute("id") {
        found.schac = stored::<Schac>(&id, unread);
    }
    for node in hei.elements() {
        match node.name {
            "hei-id" => found.schac = stored::<Schac>(&node.token(), unread),
            "other-id" => other_id(&mut found, node, unread),
            "name" => names.push((node.language(), node.token())),
            "abbreviation" => found.acronym = node.token(),
            "street-address" | "mailing-address" => address(&mut found, node, unread),
            "website-url" if found.site.is_empty() => {
                found.site = stored::<WebAddress>(&node.token(), unread);
            }
            _ => {}
        }
    }
    // The name in English comes first, or else the one that stands first.
    let english = |it: &Option<String>| it.as_ref().is_some_and(|it| it.starts_with("en"));
    names.sort_by_key(|(language, _)| !english(language));
    let mut names = names.into_iter().map(|(_, name)| name);
    found.name = names.next().unwrap_or_default();
    found.others.splice(0..0, names);
    found
}

fn other_id(found: &mut Institution, node: &Node<'_>, unread: &mut usize) {
    let id = node.token();
    match node.attribute("type").as_deref() {
        Some("erasmus") => found.erasmus = stored::<ErasmusCode>(&node.text(), unread),
        Some("pic") => found.pic = stored::<Pic>(&id, unread),
        Some("oid") => found.oid = stored::<Oid>(&id, unread),
        // By which somebody may still know it.
        Some("previous-schac" | "local") if !found.others.contains(&id) => found.others.push(id),
        _ => {}
    }
}

fn address(found: &mut Institution, node: &Node<'_>, unread: &mut usize) {
    if let Some(city) = node.element("locality").filter(|_| found.city.is_empty()) {
        found.city = city.token();
    }
    if let Some(country) = node.element("country").filter(|_| found.country.is_empty()) {
        found.country = stored::<Country>(&country.token(), unread);
    }
}

/// A code as it is stored; empty, and counted, where it is none.
fn stored<T: Value>(text: &str, unread: &mut usize) -> String {
    T::parse(text).map_or_else(
        |_| {
            *unread = unread.saturating_add(1);
            String::new()
        },
        |value| value.text(),
    )
}
