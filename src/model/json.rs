//! The members of a JSON object, one after the other, without building the rest.

mod scan;

pub use scan::{Fault, Scanner};

use std::borrow::Cow;

/// Calls `each` with the name and the untouched JSON text of every member of an
/// object; of what is no object, an error.
///
/// # Errors
/// What of a text is not one JSON object.
pub fn members<'a>(
    text: &'a str,
    mut each: impl FnMut(Cow<'a, str>, &'a str),
) -> Result<(), Fault> {
    let mut scanner = Scanner::of(text, usize::MAX);
    scanner.members(|scanner, name| {
        each(name, scanner.value()?);
        Ok(())
    })?;
    scanner.end()
}

/// Calls `each` with the untouched JSON text of every item of a list.
///
/// # Errors
/// What of a text is not one JSON list.
pub fn items<'a>(text: &'a str, mut each: impl FnMut(&'a str)) -> Result<(), Fault> {
    let mut scanner = Scanner::of(text, usize::MAX);
    scanner.items(|scanner| {
        each(scanner.value()?);
        Ok(())
    })?;
    scanner.end()
}

/// The text that a JSON string stands for; `None` for every other value.
pub fn string(raw: &str) -> Option<Cow<'_, str>> {
    let inside = raw.strip_prefix('"')?.strip_suffix('"')?;
    if inside.bytes().any(|it| it == b'\\') {
        serde_json::from_str(raw).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inside))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(text: &str) -> Option<Vec<(String, &str)>> {
        let mut pairs = Vec::new();
        let read = members(text, |name, raw| pairs.push((name.into_owned(), raw)));
        read.ok().map(|()| pairs)
    }

    #[test]
    fn members_are_given_with_their_text_untouched() {
        let read = pairs(r#" { "a" : [ 1,  2.50 ] , "\u00e9":"x\n" } "#).unwrap();
        let expected = [("a", "[ 1,  2.50 ]"), ("é", r#""x\n""#)];
        assert_eq!(read, expected.map(|(name, raw)| (name.to_owned(), raw)));
        for text in ["", "[]", "{", r#"{"a":1}x"#, "1e999", r#"{"a":}"#] {
            assert_eq!(pairs(text), None, "{text}");
        }
    }

    #[test]
    fn a_string_is_borrowed_where_it_holds_no_escape() {
        assert!(matches!(string(r#""é""#), Some(Cow::Borrowed("é"))));
        assert_eq!(string(r#""\u00e9\"""#).as_deref(), Some("é\""));
        assert_eq!(string("12"), None);
        assert_eq!(string("null"), None);
    }

    // `JSON.stringify` writes half a surrogate pair like that.
    #[test]
    fn a_name_of_no_text_leaves_the_others_readable() {
        let read = pairs(r#"{"\ud800":1,"a":2}"#).unwrap();
        assert_eq!(read.last(), Some(&("a".to_owned(), "2")));
    }

    // A stack that grows with the depth of a file would be a way to stop the page.
    #[test]
    fn depth_costs_no_stack() {
        let deep = format!(r#"{{"a":{}{}}}"#, "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(pairs(&deep).unwrap().len(), 1);
    }
}
