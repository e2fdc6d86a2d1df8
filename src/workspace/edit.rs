//! Reading and replacing one place of a record's text. Everything else of the text
//! stays as it is, byte for byte, whatever it means.

use super::json::{self, JsonError};
use super::path::Step;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The text at a place; `None` where there is nothing.
///
/// # Errors
/// The text on the way is not of the shape the path supposes.
pub fn get<'a>(text: &'a str, path: &[Step]) -> Result<Option<Cow<'a, str>>, JsonError> {
    let Some((step, rest)) = path.split_first() else {
        return Ok(Some(Cow::Borrowed(text)));
    };
    let inner = match step {
        Step::Field(name) => json::members(text)?
            .into_iter()
            .find(|(it, _)| **it == **name)
            .map(|(_, raw)| raw),
        Step::Item([id]) => listed(text)?
            .into_iter()
            .find(|(it, _)| **it == **id)
            .map(|(_, raw)| raw),
        Step::Order(_) => return Ok(Some(Cow::Owned(order(text)?))),
    };
    match inner {
        Some(inner) => get(inner, rest),
        None => Ok(None),
    }
}

/// The text with another value at a place; `None` takes the place away. What is
/// missing on the way is made, an item with its id; a new member or item stands last.
///
/// # Errors
/// The text on the way is not of the shape the path supposes, or an item would have
/// another id than the path says.
pub fn set(text: &str, path: &[Step], value: Option<&str>) -> Result<String, JsonError> {
    let Some((step, rest)) = path.split_first() else {
        return Ok(value.unwrap_or("null").to_owned());
    };
    match step {
        Step::Field(name) => {
            let members = json::members(text)?;
            let at = members.iter().position(|(it, _)| **it == **name);
            let raws: Vec<&str> = members.iter().map(|(_, raw)| *raw).collect();
            let old = at.and_then(|at| raws.get(at)).copied();
            let new = replacement(old, rest, value, "{}")?;
            let named = new.map(|new| match at {
                Some(_) => new,
                None => format!("{}:{new}", json::quoted(name)),
            });
            Ok(spliced(text, &raws, at, named.as_deref()))
        }
        Step::Item([id]) => {
            let items = listed(text)?;
            let at = items.iter().position(|(it, _)| **it == **id);
            let raws: Vec<&str> = items.iter().map(|(_, raw)| *raw).collect();
            let old = at.and_then(|at| raws.get(at)).copied();
            let seed = format!("{{\"id\":{}}}", json::quoted(id));
            let new = replacement(old, rest, value, &seed)?;
            if let Some(new) = &new
                && json::id_of(new).as_deref() != Some(&**id)
            {
                return Err(JsonError::Malformed(format!(
                    "an item of the id {id:?} was expected"
                )));
            }
            Ok(spliced(text, &raws, at, new.as_deref()))
        }
        Step::Order(_) => reorder(text, value.unwrap_or("[]")),
    }
}

/// The new text of one member or item, whose old text is known; `seed` is what stands
/// for an object that is missing.
fn replacement(
    old: Option<&str>,
    rest: &[Step],
    value: Option<&str>,
    seed: &str,
) -> Result<Option<String>, JsonError> {
    match rest.first() {
        None => Ok(value.map(str::to_owned)),
        // To take away a part of what is not there changes nothing.
        Some(_) if old.is_none() && value.is_none() => Ok(None),
        Some(Step::Field(_)) => set(old.unwrap_or(seed), rest, value).map(Some),
        Some(Step::Item(_) | Step::Order(_)) => set(old.unwrap_or("[]"), rest, value).map(Some),
    }
}

/// An object or list with one of its values replaced, taken away, or added last. `raws`
/// are all its values, as they stand in it.
fn spliced(text: &str, raws: &[&str], at: Option<usize>, new: Option<&str>) -> String {
    let end_of = |index: usize| raws.get(index).map(|raw| span(text, raw).end);
    let inside = text.len() - text.trim_start().len() + 1;
    let (range, comma) = match (at, new) {
        (None, None) => return text.to_owned(),
        (Some(at), Some(_)) => (raws.get(at).map(|raw| span(text, raw)), ""),
        (None, Some(_)) => match raws.len().checked_sub(1).and_then(end_of) {
            Some(end) => (Some(end..end), ","),
            None => (Some(inside..inside), ""),
        },
        (Some(at), None) => {
            let end = end_of(at);
            let range = match (at.checked_sub(1).and_then(end_of), raws.len()) {
                (Some(before), _) => end.map(|end| before..end),
                (None, 1) => end.map(|end| inside..end),
                (None, _) => end.map(|end| {
                    let comma = text.get(end..).and_then(|it| it.find(','));
                    inside..comma.map_or(end, |comma| end + comma + 1)
                }),
            };
            (range, "")
        }
    };
    let Range { start, end } = range.unwrap_or(0..0);
    let (before, after) = (text.get(..start), text.get(end..));
    [before, Some(comma), new, after]
        .into_iter()
        .flatten()
        .collect()
}

/// Where a part of a text stands in it.
fn span(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr().addr().saturating_sub(text.as_ptr().addr());
    start..start + part.len()
}

/// The ids of a list's items, in their order, as JSON.
fn order(list: &str) -> Result<String, JsonError> {
    let ids: Vec<String> = listed(list)?
        .iter()
        .map(|(id, _)| json::quoted(id))
        .collect();
    Ok(json::list(ids.iter().map(String::as_str)))
}

/// The list with its items in the order of these ids. An item that they do not name
/// keeps its place after the one it followed.
fn reorder(text: &str, ids: &str) -> Result<String, JsonError> {
    let wanted: Vec<String> = serde_json::from_str(ids)?;
    let items = listed(text)?;
    let mut left: BTreeMap<&str, &str> =
        items.iter().map(|(id, raw)| (id.as_str(), *raw)).collect();
    // What follows each item: those after it that the ids do not name.
    let mut first: Vec<&str> = Vec::new();
    let mut following: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let named: BTreeSet<&str> = wanted.iter().map(String::as_str).collect();
    let mut before = None;
    for (id, _) in &items {
        if named.contains(id.as_str()) {
            before = Some(id.as_str());
        } else {
            match before {
                Some(before) => following.entry(before).or_default().push(id),
                None => first.push(id),
            }
        }
    }
    let ordered = first.into_iter().chain(wanted.iter().flat_map(|id| {
        let after = following.get(id.as_str()).into_iter().flatten().copied();
        std::iter::once(id.as_str()).chain(after)
    }));
    Ok(json::list(ordered.filter_map(|id| left.remove(id))))
}

fn listed(text: &str) -> Result<Vec<(String, &str)>, JsonError> {
    json::items(text)
        .ok_or_else(|| JsonError::Malformed("a list of items with ids was expected".into()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::workspace::path::Path;

    fn changed(text: &str, path: &Path, value: Option<&str>) -> String {
        set(text, &path.0, value).unwrap()
    }

    #[test]
    fn one_field_changes_and_the_rest_stays_byte_for_byte() {
        let text = r#"{"id":"x","names":{"fr":"Lyon"},"later":{"a" : [1.0, 1e3],"b":"\u00e9"}}"#;
        assert_eq!(
            changed(text, &Path::of_field("names.en"), Some("\"Lyons\"")),
            r#"{"id":"x","names":{"fr":"Lyon","en":"Lyons"},"later":{"a" : [1.0, 1e3],"b":"\u00e9"}}"#
        );
        assert_eq!(
            changed(text, &Path::of_field("names.fr"), None),
            r#"{"id":"x","names":{},"later":{"a" : [1.0, 1e3],"b":"\u00e9"}}"#
        );
    }

    #[test]
    fn what_is_missing_on_the_way_is_made() {
        assert_eq!(
            changed(
                "{}",
                &Path::of_field("units").item("u").field("name"),
                Some("\"n\"")
            ),
            r#"{"units":[{"id":"u","name":"n"}]}"#
        );
        assert_eq!(changed("{}", &Path::of_field("names.fr"), None), "{}");
    }

    #[test]
    fn an_order_keeps_the_items_it_does_not_name_after_their_neighbour() {
        let list = r#"{"l":[{"id":"a"},{"id":"b"},{"id":"new"},{"id":"c"}]}"#;
        let order = Path::of_field("l").then(Step::Order([]));
        assert_eq!(
            changed(list, &order, Some(r#"["c","b","a","gone"]"#)),
            r#"{"l":[{"id":"c"},{"id":"b"},{"id":"new"},{"id":"a"}]}"#
        );
    }

    #[test]
    fn a_member_that_stands_twice_is_refused() {
        assert_eq!(
            get(r#"{"a":1,"a":2}"#, &Path::of_field("a").0),
            Err(JsonError::MemberTwice("a".into()))
        );
    }

    #[test]
    fn white_space_and_odd_names_stay_where_they_are() {
        let text = r#" { "id" : "x" , "\u00e9" : 1 , "\ud800":[ ], "a" : "b" } "#;
        let a = Path::of_field("a");
        assert_eq!(
            changed(text, &a, Some("2")),
            r#" { "id" : "x" , "\u00e9" : 1 , "\ud800":[ ], "a" : 2 } "#
        );
        assert_eq!(
            changed(text, &a, None),
            r#" { "id" : "x" , "\u00e9" : 1 , "\ud800":[ ] } "#
        );
        assert_eq!(
            changed(text, &Path::of_field("id"), None),
            r#" { "\u00e9" : 1 , "\ud800":[ ], "a" : "b" } "#
        );
        assert_eq!(
            changed(text, &Path::of_field("n"), Some("0")),
            r#" { "id" : "x" , "\u00e9" : 1 , "\ud800":[ ], "a" : "b","n":0 } "#
        );
        assert_eq!(changed("{ }", &a, Some("0")), r#"{"a":0 }"#);
        assert_eq!(changed(r#"{ "a":0 }"#, &a, None), "{ }");
    }

    #[test]
    fn an_item_keeps_the_id_by_which_it_is_known() {
        let list = r#"{"l":[{"id":"a"},{"id":"b"}]}"#;
        let item = Path::of_field("l").item("a");
        for (path, value) in [
            (&item, r#"{"id":"b"}"#),
            (&item, "{}"),
            (&item.field("id"), "\"b\""),
        ] {
            assert!(set(list, &path.0, Some(value)).is_err(), "{value}");
        }
        let order = Path::of_field("l").then(Step::Order([]));
        assert_eq!(
            changed(list, &order, Some(r#"["b","b","a","b"]"#)),
            r#"{"l":[{"id":"b"},{"id":"a"}]}"#
        );
    }
}
