//! In which language a document speaks, or in which two.

use crate::model::records::Collection;
use crate::model::value::Line;
use crate::text::labels::field_label;
use crate::text::{Lang, Texts};

/// One language, or two side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    first: Lang,
    second: Option<Lang>,
}

impl Wording {
    /// One language.
    pub const fn one(lang: Lang) -> Self {
        Self {
            first: lang,
            second: None,
        }
    }

    /// French and English side by side, as the official form has them.
    pub const fn both(first: Lang) -> Self {
        let second = match first {
            Lang::En => Lang::Fr,
            Lang::Fr | Lang::FrCa => Lang::En,
        };
        Self {
            first,
            second: Some(second),
        }
    }

    /// The texts of the first language.
    pub fn texts(self) -> &'static Texts {
        self.first.texts()
    }

    /// A text, in both languages where there are two and they differ.
    pub fn say(self, of: fn(&'static Texts) -> &'static str) -> String {
        self.with(|t| of(t).to_owned())
    }

    /// The same for a text that is made.
    pub fn with(self, of: impl Fn(&'static Texts) -> String) -> String {
        let first = of(self.first.texts());
        match self.second.map(|it| of(it.texts())) {
            Some(second) if second != first => format!("{first} / {second}"),
            _ => first,
        }
    }

    /// A name that is known in French and in English, or in one of them only.
    pub fn name(self, fr: Option<&Line>, en: Option<&Line>) -> String {
        let text = |it: Option<&Line>| it.map(|it| it.as_str().to_owned());
        self.with(|t| {
            let (one, other) = match t.lang {
                Lang::En => (en, fr),
                Lang::Fr | Lang::FrCa => (fr, en),
            };
            text(one).or_else(|| text(other)).unwrap_or_default()
        })
    }

    /// Something with what it is called before it.
    pub fn pair(self, label: &str, value: &str) -> String {
        self.first.texts().document.pair(label, value)
    }

    /// What a field of a record is called.
    pub fn label(self, collection: Collection, path: &str) -> String {
        self.with(|t| field_label(t, collection, path).to_owned())
    }

    /// What a field of the agreement is called.
    pub fn field(self, path: &str) -> String {
        self.label(Collection::Agreement, path)
    }
}
