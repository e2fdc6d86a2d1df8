//! Hex colours in a style sheet.

/// Every hex colour in a declaration; what only looks like one in a selector
/// (`#fade`) or a comment is none.
pub fn hex_colours(css: &str) -> Vec<String> {
    let css = without_comments(css);
    let mut found = Vec::new();
    for (at, _) in css.match_indices('#') {
        let (before, after) = (&css[..at], &css[at + 1..]);
        let end = after.find(|c: char| !c.is_alphanumeric() && c != '-' && c != '_');
        let word = &after[..end.unwrap_or(after.len())];
        let is_hex =
            matches!(word.len(), 3 | 4 | 6 | 8) && word.chars().all(|c| c.is_ascii_hexdigit());
        let opening = before.rsplit([';', '{', '}']).next().unwrap_or_default();
        let declared = opening.contains(':') && !before.ends_with("url(");
        let selects = after
            .find(['{', ';', '}'])
            .is_some_and(|it| after[it..].starts_with('{'));
        if is_hex && declared && !selects {
            found.push(format!("#{word}"));
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::new();
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare + rest
}

#[test]
fn a_colour_is_told_from_a_selector_and_a_comment() {
    let css = "#fade { color: #fff; border: 1px solid #1D4ED8 } a:hover #bad { fill: url(#abc) }
        /* color: #000 */ p { --x: color-mix(in srgb, #12345678, red); background:#abc }";
    assert_eq!(hex_colours(css), ["#fff", "#1D4ED8", "#12345678", "#abc"]);
}
