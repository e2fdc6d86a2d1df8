//! Marks by which components of two tables are put into groups.

use super::{Kind, Value, ValueError, form, trimmed};
use std::collections::BTreeSet;

/// The groups of a component, as small numbers: `1 3`. Components with the same mark
/// belong together, whatever table they stand in.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LinkMarks(BTreeSet<u8>);

impl LinkMarks {
    /// The largest mark.
    pub const MAX: u8 = 99;

    /// The marks, from the smallest.
    pub fn marks(&self) -> impl Iterator<Item = u8> {
        self.0.iter().copied()
    }

    /// The same with the mark put in, or taken out where it was; `None` where none is left.
    #[must_use]
    pub fn toggled(&self, mark: u8) -> Option<Self> {
        let mut marks = self.clone();
        if !marks.0.remove(&mark) {
            marks.0.insert(mark);
        }
        (!marks.0.is_empty()).then_some(marks)
    }
}

impl Value for LinkMarks {
    const KIND: Kind = Kind::Links;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        let parts = read.split([' ', ',', ';', '\u{a0}', '\u{202f}']);
        let mut marks = BTreeSet::new();
        for part in parts.filter(|it| !it.is_empty()) {
            match part.parse() {
                Ok(mark @ 1..=Self::MAX) => {
                    marks.insert(mark);
                }
                _ => return form(Self::KIND, read),
            }
        }
        if marks.is_empty() {
            return form(Self::KIND, read);
        }
        Ok(Self(marks))
    }

    fn text(&self) -> String {
        let marks: Vec<String> = self.0.iter().map(u8::to_string).collect();
        marks.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_in_any_order_and_kept_sorted() {
        let marks = LinkMarks::parse(" 3, 1;1 ").unwrap();
        assert_eq!(marks.text(), "1 3");
        assert_eq!(marks.marks().collect::<Vec<_>>(), [1, 3]);
        for wrong in ["", "0", "100", "a", "1 -2", ","] {
            assert!(LinkMarks::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_mark_is_put_in_and_taken_out() {
        let one = LinkMarks::parse("1").unwrap();
        let both = one.toggled(2).unwrap();
        assert_eq!(both.text(), "1 2");
        assert_eq!(both.toggled(2), Some(one.clone()));
        assert_eq!(one.toggled(1), None);
    }
}
