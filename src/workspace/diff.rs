//! What differs between two texts of one record, as deep as it can be told.

use super::json;
use super::path::{Path, Step};
use std::collections::{BTreeMap, BTreeSet};

/// One place that differs: what stood there, and what stands there now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The place.
    pub path: Path,
    /// The text before; `None` where there was nothing.
    pub before: Option<Box<str>>,
    /// The text after; `None` where nothing is left.
    pub after: Option<Box<str>>,
}

/// Every place that differs, in the order of the texts. Objects are compared member by
/// member, lists of items with ids item by item and by their order, and every
/// other value as a whole.
pub fn differences(before: &str, after: &str) -> Vec<Difference> {
    let mut found = Vec::new();
    compare(&Path::default(), Some(before), Some(after), &mut found);
    found
}

/// Whether two texts say the same: nothing differs but white space between their parts
/// and the order of members.
pub fn alike(one: &str, other: &str) -> bool {
    json::same(one, other) || differences(one, other).is_empty()
}

/// The same as [`differences`], for what stands at `path`.
pub(super) fn compare(
    path: &Path,
    before: Option<&str>,
    after: Option<&str>,
    found: &mut Vec<Difference>,
) {
    match (before, after) {
        (None, None) => {}
        (Some(one), Some(other)) if json::same(one, other) => {}
        (Some(one), Some(other)) => {
            if !(inside_objects(path, one, other, found) || inside_lists(path, one, other, found)) {
                found.push(difference(path.clone(), Some(one), Some(other)));
            }
        }
        (before, after) => found.push(difference(path.clone(), before, after)),
    }
}

fn difference(path: Path, before: Option<&str>, after: Option<&str>) -> Difference {
    Difference {
        path,
        before: before.map(Into::into),
        after: after.map(Into::into),
    }
}

fn inside_objects(path: &Path, one: &str, other: &str, found: &mut Vec<Difference>) -> bool {
    let (Ok(before), Ok(after)) = (json::members(one), json::members(other)) else {
        return false;
    };
    let step = |name: &str| path.then(Step::Field(name.into()));
    each(&before, &after, |name, was, is| {
        compare(&step(name), was, is, found);
    });
    true
}

fn inside_lists(path: &Path, one: &str, other: &str, found: &mut Vec<Difference>) -> bool {
    let (Some(before), Some(after)) = (json::items(one), json::items(other)) else {
        return false;
    };
    each(&before, &after, |id, was, is| {
        compare(&path.item(id), was, is, found);
    });
    // Items that are added stand last by themselves, both when this is done and when it
    // is undone; every other order has to be said.
    if order_told(&before, &after) || order_told(&after, &before) {
        found.push(difference(
            path.then(Step::Order([])),
            Some(&ids(&before)),
            Some(&ids(&after)),
        ));
    }
    true
}

/// Calls `tell` with what each name has before and after: first the names of `before`,
/// then those that only `after` has.
fn each<N: AsRef<str>>(
    before: &[(N, &str)],
    after: &[(N, &str)],
    mut tell: impl FnMut(&str, Option<&str>, Option<&str>),
) {
    let by_name = |all: &[(N, &'_ str)]| -> BTreeMap<String, usize> {
        let names = all.iter().enumerate();
        names
            .map(|(at, (name, _))| (name.as_ref().to_owned(), at))
            .collect()
    };
    let (old, new) = (by_name(before), by_name(after));
    for (name, raw) in before {
        let at = new.get(name.as_ref()).and_then(|at| after.get(*at));
        tell(name.as_ref(), Some(raw), at.map(|(_, raw)| *raw));
    }
    for (name, raw) in after {
        if !old.contains_key(name.as_ref()) {
            tell(name.as_ref(), None, Some(raw));
        }
    }
}

/// Whether the items of `to` stand in another order than what comes of taking items out
/// of `from` and adding the new ones last.
fn order_told(from: &[(String, &str)], to: &[(String, &str)]) -> bool {
    let index = |all: &[(String, &str)]| -> BTreeMap<String, usize> {
        let ids = all.iter().enumerate();
        ids.map(|(at, (id, _))| (id.clone(), at)).collect()
    };
    let (old, new) = (index(from), index(to));
    let kept = from.iter().filter(|(id, _)| new.contains_key(id));
    let added = to.iter().filter(|(id, _)| !old.contains_key(id));
    !kept
        .chain(added)
        .map(|(id, _)| id)
        .eq(to.iter().map(|(id, _)| id))
}

/// Whether the ids that two orders share follow each other in the same way.
pub(super) fn in_one_order(one: &str, other: &str) -> bool {
    let ids = |it: &str| serde_json::from_str::<Vec<String>>(it).unwrap_or_default();
    let (one, other) = (ids(one), ids(other));
    let shared = |of: &[String], with: &[String]| -> Vec<String> {
        let with: BTreeSet<&String> = with.iter().collect();
        of.iter().filter(|it| with.contains(it)).cloned().collect()
    };
    shared(&one, &other) == shared(&other, &one)
}

/// The ids of items, as the order of their list is written.
fn ids(items: &[(String, &str)]) -> String {
    let ids: Vec<String> = items.iter().map(|(id, _)| json::quoted(id)).collect();
    json::list(ids.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<String> {
        differences(before, after)
            .iter()
            .map(|it| {
                let text = |it: &Option<Box<str>>| it.as_deref().unwrap_or("–").to_owned();
                format!("{} {} {}", it.path, text(&it.before), text(&it.after))
            })
            .collect()
    }

    #[test]
    fn fields_are_compared_each_for_itself() {
        assert_eq!(
            told(
                r#"{"id":"x","names":{"fr":"A","en":"B"},"pic":"1"}"#,
                r#"{ "id":"x", "names":{"fr":"A","en":"C"}, "city":"Lyon"}"#
            ),
            [r#"names.en "B" "C""#, r#"pic "1" –"#, r#"city – "Lyon""#]
        );
    }

    #[test]
    fn items_are_known_by_their_id_and_their_order_is_told_apart() {
        assert_eq!(
            told(
                r#"{"l":[{"id":"a","n":1},{"id":"b"}]}"#,
                r#"{"l":[{"id":"b"},{"id":"a","n":2}]}"#
            ),
            ["l[a].n 1 2", r#"l[↕] ["a","b"] ["b","a"]"#]
        );
        assert_eq!(told(r#"{"l":[1,2]}"#, r#"{"l":[1,3]}"#), ["l [1,2] [1,3]"]);
    }

    #[test]
    fn an_order_is_told_only_where_it_does_not_follow_from_the_items() {
        let (a, ab) = (r#"{"l":[{"id":"a"}]}"#, r#"{"l":[{"id":"a"},{"id":"b"}]}"#);
        assert_eq!(told(a, ab), [r#"l[b] – {"id":"b"}"#]);
        assert_eq!(told(ab, a), [r#"l[b] {"id":"b"} –"#]);
        let b = r#"{"l":[{"id":"b"}]}"#;
        let order = r#"l[↕] ["a","b"] ["b"]"#;
        assert_eq!(told(ab, b), [r#"l[a] {"id":"a"} –"#, order]);
    }

    #[test]
    fn the_order_of_members_is_no_difference() {
        assert!(alike(r#"{"a":{"b":1,"c":2}}"#, r#"{"a":{"c":2,"b":1} }"#));
        assert!(!alike(
            r#"{"a":[{"b":1,"c":2}]}"#,
            r#"{"a":[{"c":2,"b":1}]}"#
        ));
        assert!(!alike(r#"{"a":1}"#, r#"{"a":1.0}"#));
    }
}
