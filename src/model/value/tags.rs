//! Labels that an office gives as it likes.

use super::{Kind, Value, ValueError, trimmed};

/// Labels in the order in which they were given, none twice whatever its case; written with
/// commas between them, so that no label holds one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Tags(Vec<String>);

impl Tags {
    /// The most characters of a label.
    pub const MAX: usize = 60;

    /// The most labels.
    pub const MOST: usize = 50;

    /// The labels.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// What is between the labels of a text.
    pub const SEPARATORS: [char; 3] = [',', ';', '\n'];
}

impl Value for Tags {
    const KIND: Kind = Kind::Tags;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let text = trimmed(text)?;
        let mut tags: Vec<String> = Vec::new();
        let mut before = 0_usize;
        for part in text.split(Self::SEPARATORS) {
            let tag = part.trim();
            let length = tag.chars().count();
            if length > Self::MAX {
                return Err(ValueError::TooLong {
                    length,
                    max: Self::MAX,
                });
            }
            if let Some(at) = part.chars().position(char::is_control) {
                let at = before.saturating_add(at).saturating_add(1);
                return Err(ValueError::Control { at });
            }
            let known = |it: &String| it.to_lowercase() == tag.to_lowercase();
            if !tag.is_empty() && !tags.iter().any(known) {
                tags.push(tag.to_owned());
            }
            before = before
                .saturating_add(part.chars().count())
                .saturating_add(1);
        }
        match tags.len() {
            0 => Err(ValueError::Empty),
            length if length > Self::MOST => Err(ValueError::TooLong {
                length,
                max: Self::MOST,
            }),
            _ => Ok(Self(tags)),
        }
    }

    fn text(&self) -> String {
        self.0.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_trimmed_and_none_stands_twice() {
        let tags = Tags::parse(" Énergie ;nord,, énergie\nStages ").unwrap();
        assert_eq!(tags.text(), "Énergie, nord, Stages");
        assert_eq!(
            tags.iter().collect::<Vec<_>>(),
            ["Énergie", "nord", "Stages"]
        );
    }

    #[test]
    fn what_is_no_label_is_refused() {
        assert_eq!(Tags::parse(" , ;"), Err(ValueError::Empty));
        assert_eq!(Tags::parse("a,b\tc"), Err(ValueError::Control { at: 4 }));
        assert!(Tags::parse(&"é".repeat(60)).is_ok());
        assert!(Tags::parse(&"é".repeat(61)).is_err());
        let many: Vec<String> = (0..51).map(|it| it.to_string()).collect();
        assert!(Tags::parse(&many.join(",")).is_err());
    }
}
