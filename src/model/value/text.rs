//! Plain text, of one line or of several.

use super::{Kind, Value, ValueError, trimmed};

/// One line of text without spaces around it and without control characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

/// Text of several lines, ended by `\n`, without spaces around it and without
/// other control characters than tabs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct LongText(String);

impl Line {
    /// The most characters of a line.
    pub const MAX: usize = 500;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LongText {
    /// The most characters of a text.
    pub const MAX: usize = 20_000;

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for Line {
    const KIND: Kind = Kind::Text;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let text = trimmed(text)?;
        held(text, Self::MAX, |_| false)?;
        Ok(Self(text.to_owned()))
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

impl Value for LongText {
    const KIND: Kind = Kind::LongText;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let text = trimmed(text)?.replace("\r\n", "\n").replace('\r', "\n");
        held(&text, Self::MAX, |it| matches!(it, '\n' | '\t'))?;
        Ok(Self(text))
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

/// Refuses what is too long, and control characters but the allowed ones.
fn held(text: &str, max: usize, allowed: impl Fn(char) -> bool) -> Result<(), ValueError> {
    let length = text.chars().count();
    if length > max {
        return Err(ValueError::TooLong { length, max });
    }
    match text.chars().position(|it| it.is_control() && !allowed(it)) {
        Some(before) => Err(ValueError::Control {
            at: before.saturating_add(1),
        }),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_holds_no_control_character() {
        assert_eq!(Line::parse("  Zoé\u{a0}").unwrap().as_str(), "Zoé");
        assert_eq!(Line::parse(" \u{a0}"), Err(ValueError::Empty));
        assert_eq!(Line::parse("a\tb"), Err(ValueError::Control { at: 2 }));
        assert_eq!(Line::parse("é\nb"), Err(ValueError::Control { at: 2 }));
    }

    // Lengths count characters, not bytes.
    #[test]
    fn a_line_holds_five_hundred_characters() {
        assert!(Line::parse(&"é".repeat(500)).is_ok());
        let error = ValueError::TooLong {
            length: 501,
            max: 500,
        };
        assert_eq!(Line::parse(&"é".repeat(501)), Err(error));
    }

    #[test]
    fn a_long_text_keeps_its_lines_with_one_kind_of_end() {
        let text = LongText::parse("\r\na\r\nb\rc\n\td\n").unwrap();
        assert_eq!(text.as_str(), "a\nb\nc\n\td");
        assert_eq!(
            LongText::parse("a\u{0}"),
            Err(ValueError::Control { at: 2 })
        );
        assert!(LongText::parse(&"a".repeat(20_000)).is_ok());
        assert!(LongText::parse(&"a".repeat(20_001)).is_err());
    }
}
