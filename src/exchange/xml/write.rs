//! Text that is XML.

use super::lexical::{collapsed, is_character};
use std::borrow::Cow;
use std::fmt::Write as _;

/// Writes elements, indented by two spaces. Whatever texts it is given come out as XML:
/// they are escaped, and characters that XML does not allow are dropped and counted.
#[derive(Debug)]
pub struct Writer {
    text: String,
    open: Vec<&'static str>,
    dropped: usize,
}

impl Default for Writer {
    fn default() -> Self {
        Self {
            text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned(),
            open: Vec::new(),
            dropped: 0,
        }
    }
}

/// Attributes with their values, of which runs of spaces are one.
type Attributes<'a> = &'a [(&'static str, &'a str)];

impl Writer {
    /// Begins an element that holds others.
    pub fn begin(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str(">\n");
        self.open.push(name);
    }

    /// Ends the element that was begun last.
    pub fn end(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            writeln!(self.text, "</{name}>").ok();
        }
    }

    /// An element that holds a text, of which runs of spaces are one.
    pub fn token(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        let text = collapsed(&self.allowed(text));
        self.text(name, attributes, &text);
    }

    /// An element that holds a text as it stands.
    pub fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes);
        self.text.push('>');
        let text = self.allowed(text);
        self.escape(&text);
        writeln!(self.text, "</{name}>").ok();
    }

    /// An element that holds nothing.
    pub fn empty(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.tag(name, attributes);
        self.text.push_str("/>\n");
    }

    /// The text, and how many characters were dropped.
    pub fn finish(mut self) -> (String, usize) {
        while !self.open.is_empty() {
            self.end();
        }
        (self.text, self.dropped)
    }

    fn tag(&mut self, name: &'static str, attributes: Attributes<'_>) {
        self.indent();
        write!(self.text, "<{name}").ok();
        for (name, value) in attributes {
            write!(self.text, " {name}=\"").ok();
            let value = collapsed(&self.allowed(value));
            self.escape(&value);
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }

    /// A text without the characters that XML does not allow.
    fn allowed<'t>(&mut self, text: &'t str) -> Cow<'t, str> {
        let bad = text.chars().filter(|it| !is_character(*it)).count();
        if bad == 0 {
            return Cow::Borrowed(text);
        }
        self.dropped = self.dropped.saturating_add(bad);
        Cow::Owned(text.chars().filter(|it| is_character(*it)).collect())
    }

    fn escape(&mut self, text: &str) {
        for found in text.chars() {
            match found {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                // A reader would take it for the end of a line.
                '\r' => self.text.push_str("&#13;"),
                _ => self.text.push(found),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Child, parse};
    use super::*;

    #[test]
    fn what_is_written_is_read_back_and_what_xml_does_not_allow_is_counted() {
        let text = "a\u{0}<b> & \"c\"\r\n ]]> \t\u{fffe}é\u{1f600} ";
        let mut writer = Writer::default();
        writer.begin("a", &[("b", " x\n\u{1} y\" "), ("xmlns", "urn:n")]);
        writer.text("c", &[], text);
        writer.token("d", &[("e", "")], text);
        writer.empty("f", &[]);
        let (written, dropped) = writer.finish();
        assert_eq!(dropped, 5);
        let root = parse(&written).unwrap();
        assert_eq!(root.attribute("b").as_deref(), Some("x y\""));
        let texts: Vec<_> = root.elements().map(|it| it.text().into_owned()).collect();
        let plain = "a<b> & \"c\"\r\n ]]> \té\u{1f600} ";
        assert_eq!(texts, [plain, "a<b> & \"c\" ]]> é\u{1f600}", ""]);
        assert!(
            root.children
                .iter()
                .all(|it| matches!(it, Child::Element(_)))
        );
    }
}
