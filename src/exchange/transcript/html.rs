//! The text of a description in HTML. Nothing of it is ever shown as markup.

/// What the text of is no text.
const HIDDEN: [&str; 4] = ["script", "style", "head", "template"];

/// What stands on lines of its own.
const BLOCKS: [&str; 20] = [
    "p",
    "br",
    "div",
    "li",
    "ul",
    "ol",
    "tr",
    "table",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "hr",
    "section",
    "article",
    "dt",
    "dd",
    "blockquote",
];

/// The text of a piece of HTML: without tags, comments and scripts, with the entities of
/// every day, and with a line for every block. What it gives may hold `<` and `>` and is
/// still no markup.
pub fn text(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some((before, tag)) = rest.split_once('<') {
        words(before, &mut out);
        if let Some(comment) = tag.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let begins = |it: char| it.is_ascii_alphabetic() || matches!(it, '/' | '!' | '?');
        if !tag.starts_with(begins) {
            out.push('<');
            rest = tag;
            continue;
        }
        let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
        let closing = inside.starts_with('/');
        let name: String = inside
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .take(20)
            .collect();
        let name = name.to_ascii_lowercase();
        rest = after;
        if BLOCKS.contains(&name.as_str()) {
            out.push('\n');
        }
        if !closing && HIDDEN.contains(&name.as_str()) {
            rest = past(after, &name);
        }
    }
    words(rest, &mut out);
    let lines = out.split('\n').map(str::trim).filter(|it| !it.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// What follows the beginning of the end tag of an element.
fn past<'a>(text: &'a str, name: &str) -> &'a str {
    let ends = |at: usize| {
        let word = text.get(at.saturating_add(2)..).unwrap_or_default();
        word.get(..name.len())
            .is_some_and(|it| it.eq_ignore_ascii_case(name))
    };
    let end = text.match_indices("</").find(|(at, _)| ends(*at));
    end.and_then(|(at, _)| text.get(at..)).unwrap_or_default()
}

/// Adds text with its entities resolved and its spaces as one.
fn words(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(found) = rest.chars().next() {
        let mut passed = found.len_utf8();
        if found == '&'
            && let Some((character, length)) = entity(rest)
        {
            out.push(character);
            passed = length;
        } else if found.is_ascii_whitespace() {
            if !out.ends_with([' ', '\n']) {
                out.push(' ');
            }
        } else {
            out.push(found);
        }
        rest = rest.get(passed..).unwrap_or_default();
    }
}

/// The character of the entity that a text begins with, and the length of that.
fn entity(text: &str) -> Option<(char, usize)> {
    let length = text.bytes().take(12).position(|it| it == b';')?;
    let name = text.get(1..length)?;
    let found = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        _ => {
            let digits = name.strip_prefix('#')?;
            let number = match digits.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => digits.parse().ok()?,
            };
            char::from_u32(number).filter(|it| !it.is_control())?
        }
    };
    Some((found, length.saturating_add(1)))
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn only_the_text_of_a_description_is_left() {
        for (html, expected) in [
            ("plain &amp; <b>bold</b>", "plain & bold"),
            ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
            ("a<script>alert('<p>')</script >b", "ab"),
            ("a<STYLE>p{}</style>b<style>never closed", "ab"),
            ("a<!-- <p>hidden</p> -->b<!-- open", "ab"),
            ("<img src=x onerror=alert(1)>x", "x"),
            (
                "2 < 3 &lt;script&gt; &#169;&#xe9;&nope; & &",
                "2 < 3 <script> ©é&nope; & &",
            ),
            ("  a \n\t b&nbsp;c  ", "a b c"),
            ("<unclosed", ""),
            ("&#0;&#x1b;", "&#0;&#x1b;"),
            ("", ""),
        ] {
            assert_eq!(text(html), expected, "{html}");
        }
    }
}
