//! The strings inside a JSON text, where they stand.

use crate::model::json::string;

/// A JSON string inside a text, with its quotes.
pub(super) struct Token {
    /// Where it begins.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
    /// The names on the way to it, joined by dots.
    pub path: String,
    /// Whether it is the name of a member, not a value.
    pub is_name: bool,
}

/// Every JSON string of a text that stands at this path. A name of a member is one too,
/// with the path of the object.
pub(super) fn strings(text: &str, path: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    // The path of each object or list that is open.
    let mut open: Vec<String> = Vec::new();
    // The path of the value that comes next.
    let mut next = path.to_owned();
    let mut begun = None;
    let mut escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        if let Some(start) = begun {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => {
                    begun = None;
                    let end = at + 1;
                    let path = next.clone();
                    tokens.push(Token {
                        start,
                        end,
                        path,
                        is_name: false,
                    });
                }
                _ => {}
            }
            continue;
        }
        match byte {
            b'"' => begun = Some(at),
            b'{' | b'[' => open.push(next.clone()),
            b'}' | b']' => {
                open.pop();
            }
            b':' => {
                if let Some(name) = tokens.last_mut() {
                    name.is_name = true;
                }
                let name = tokens.last().and_then(|it| text.get(it.start..it.end));
                let name = lossy(name.unwrap_or_default());
                let inside = open.last().map(String::as_str);
                next = match inside.unwrap_or_default() {
                    "" => name,
                    inside => format!("{inside}.{name}"),
                };
            }
            b',' => {
                let inside = open.last().cloned();
                next = inside.unwrap_or_default();
            }
            _ => {}
        }
    }
    tokens
}

/// The text that a JSON string stands for; half a surrogate pair, which stands for
/// none, becomes the sign for that.
pub(super) fn lossy(raw: &str) -> String {
    if let Some(text) = string(raw) {
        return text.into_owned();
    }
    let mut units: Vec<u16> = Vec::new();
    let inside = raw.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let mut letters = inside.unwrap_or(raw).chars();
    while let Some(letter) = letters.next() {
        let escape = (letter == '\\').then(|| letters.next()).flatten();
        match escape {
            Some('u') => {
                let digits: String = letters.by_ref().take(4).collect();
                units.push(u16::from_str_radix(&digits, 16).unwrap_or(0xfffd));
            }
            Some('n') => units.push(0x0a),
            Some('r') => units.push(0x0d),
            Some('t') => units.push(0x09),
            Some('b') => units.push(0x08),
            Some('f') => units.push(0x0c),
            other => units.extend(other.unwrap_or(letter).encode_utf16(&mut [0; 2]).iter()),
        }
    }
    String::from_utf16_lossy(&units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_string_is_found_with_its_path() {
        let text = r#"{"a" : "x", "b":[{"c":"\"y"},1],"d":{"e":"z"},"f":"w"}"#;
        let found: Vec<String> = strings(text, "")
            .iter()
            .map(|it| format!("{} {}", it.path, &text[it.start..it.end]))
            .collect();
        let expected = [
            r#" "a""#,
            r#"a "x""#,
            r#" "b""#,
            r#"b "c""#,
            r#"b.c "\"y""#,
            r#" "d""#,
            r#"d "e""#,
            r#"d.e "z""#,
            r#" "f""#,
            r#"f "w""#,
        ];
        assert_eq!(found, expected);
        assert_eq!(lossy(r#""\ud800\u00e9\n\"""#), "\u{fffd}é\n\"");
    }
}
