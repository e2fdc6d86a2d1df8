//! What somebody has typed into a form, field by field, before it means anything.

use super::number::NumberError;
use thiserror::Error;

/// The fields of one form.
pub trait Field: Copy + Ord + 'static {
    /// Every field, in the order of the form.
    const ALL: &'static [Self];

    /// The short name of the field in addresses; never changed once released.
    fn key(self) -> &'static str;

    /// What the field holds in an untouched form.
    fn initial(self) -> &'static str;

    /// Whether the text means something in this field; a link may come from anywhere.
    /// Asked where a form is read, not where an address is: the presets that it may
    /// look through belong to the calculators, not to the first load.
    fn accepts(self, _text: &str) -> bool {
        true
    }

    /// The fields that only made sense with the former choice of this one.
    fn dependents(self) -> &'static [Self] {
        &[]
    }
}

/// The texts of a form. Only what differs from the untouched form is held, in the
/// order of the fields: so few that a list serves better than a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form<F>(Vec<(F, String)>);

/// What is wrong with a form, field by field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldErrors<F>(Vec<(F, FieldError)>);

/// What is wrong with a field.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FieldError {
    /// It is not a number.
    #[error(transparent)]
    Number(#[from] NumberError),
    /// It must be above zero.
    #[error("must be above zero")]
    NotPositive,
    /// It must not be below zero.
    #[error("must not be negative")]
    Negative,
    /// The upper end of an interval lies below its lower end.
    #[error("the upper end lies below the lower end")]
    Reversed,
    /// It must differ from the field beside it.
    #[error("must differ from the other bound")]
    SameAsOther,
    /// Fewer than two labels.
    #[error("at least two labels")]
    TooFewLabels,
    /// A label stands twice.
    #[error("{0:?} stands twice")]
    LabelTwice(String),
}

impl<F> Default for Form<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F> Default for FieldErrors<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<F: Field> FieldErrors<F> {
    /// Notes what is wrong with a field; what was noted first stays.
    pub fn note(&mut self, field: F, error: FieldError) {
        if self.of(field).is_none() {
            self.0.push((field, error));
        }
    }

    /// What is wrong with a field.
    pub fn of(&self, field: F) -> Option<&FieldError> {
        self.0
            .iter()
            .find(|(it, _)| *it == field)
            .map(|(_, error)| error)
    }

    /// The fields with an error, in the order of the form.
    pub fn fields(&self) -> Vec<F> {
        let mut fields: Vec<F> = self.0.iter().map(|(field, _)| *field).collect();
        fields.sort_unstable();
        fields
    }
}

impl<F: Field> Form<F> {
    /// The untouched form but for these fields.
    pub fn filled<'a>(fields: impl IntoIterator<Item = (F, &'a str)>) -> Self {
        let mut form = Self::default();
        for (field, text) in fields {
            form.set(field, text);
        }
        form
    }

    /// The text of a field; a word that it does not accept is passed over.
    pub fn get(&self, field: F) -> &str {
        self.0
            .iter()
            .find(|(it, text)| *it == field && field.accepts(text))
            .map_or(field.initial(), |(_, text)| text)
    }

    /// Replaces the text of a field.
    pub fn set(&mut self, field: F, text: impl Into<String>) {
        let text = text.into();
        let place = self.0.partition_point(|(it, _)| *it < field);
        self.0.retain(|(it, _)| *it != field);
        if text != field.initial() {
            self.0.insert(place, (field, text));
        }
    }

    /// Replaces a choice, and empties what only made sense with the former one.
    pub fn choose(&mut self, field: F, text: impl Into<String>) {
        for dependent in field.dependents() {
            self.set(*dependent, dependent.initial());
        }
        self.set(field, text);
    }

    /// The fields that differ from the untouched form, as pairs of key and text.
    pub fn pairs(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.0
            .iter()
            .map(|(field, text)| (field.key(), text.as_str()))
    }

    /// The form that these pairs describe; keys that it does not know are passed over.
    pub fn from_pairs<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> Self {
        let mut form = Self::default();
        for (key, text) in pairs {
            if let Some(field) = F::ALL.iter().find(|field| field.key() == key) {
                form.set(*field, text);
            }
        }
        form
    }
}
