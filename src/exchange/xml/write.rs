//! Text that is XML.

use super::lexical::{collapsed, is_character};
use std::fmt::Write as _;

/// Writes elements, indented by two spaces. Whatever it is given comes out well-formed:
/// texts are escaped, and characters that XML does not allow are dropped and counted.
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

/// Attributes with their values.
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
        self.text(name, attributes, &collapsed(text));
    }

    /// An element that holds a text as it stands.
    pub fn text(&mut self, name: &'static str, attributes: Attributes<'_>, text: &str) {
        self.tag(name, attributes);
        self.text.push('>');
        self.escape(text, false);
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
            self.escape(value, true);
            self.text.push('"');
        }
    }

    fn indent(&mut self) {
        for _ in &self.open {
            self.text.push_str("  ");
        }
    }

    fn escape(&mut self, text: &str, attribute: bool) {
        for found in text.chars() {
            match found {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' if attribute => self.text.push_str("&quot;"),
                // A reader would take it for the end of a line.
                '\r' => self.text.push_str("&#13;"),
                '\t' | '\n' if attribute => {
                    write!(self.text, "&#{};", u32::from(found)).ok();
                }
                _ if is_character(found) => self.text.push(found),
                _ => self.dropped = self.dropped.saturating_add(1),
            }
        }
    }
}
