//! Numbers, yes and no, and the names of shipped systems and scales.

use super::{Kind, Value, ValueError, trimmed};
use crate::model::credit::CreditSystem;
use crate::model::exact::Exact;
use crate::model::grade::{GradeScale, LookupTable};
use crate::model::number::Typed;
use crate::model::presets;

/// A number that is not negative, kept as it was typed (`12,5`, `2/3`) beside its
/// exact value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount(Typed);

/// Yes or no; stored as `true` or `false`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flag(pub bool);

/// The name of a shipped credit system.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct CreditSystemKey(&'static str);

/// The name of a shipped conversion table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct LookupTableKey(&'static str);

/// The name of a shipped grade scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GradeScaleKey(&'static str);

impl Amount {
    /// The exact value.
    pub fn value(&self) -> &Exact {
        &self.0.value
    }
}

impl CreditSystemKey {
    /// The system.
    pub fn system(self) -> Option<&'static CreditSystem> {
        presets::credit_system(self.0)
    }
}

impl GradeScaleKey {
    /// The scale.
    pub fn scale(self) -> Option<&'static GradeScale> {
        presets::grade_scale(self.0)
    }
}

impl LookupTableKey {
    /// The table.
    pub fn table(self) -> Option<&'static LookupTable> {
        presets::lookup_table(self.0)
    }
}

impl Value for Amount {
    const KIND: Kind = Kind::Number;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let typed = Typed::parse(trimmed(text)?)?;
        if typed.value < Exact::ZERO {
            return Err(ValueError::Negative { read: typed.text });
        }
        Ok(Self(typed))
    }

    fn text(&self) -> String {
        self.0.text.clone()
    }
}

impl Value for Flag {
    const KIND: Kind = Kind::Flag;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        match read.to_ascii_lowercase().as_str() {
            "true" | "yes" | "oui" | "vrai" | "1" | "x" => Ok(Self(true)),
            "false" | "no" | "non" | "faux" | "0" => Ok(Self(false)),
            _ => super::form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        self.0.to_string()
    }
}

impl Value for CreditSystemKey {
    const KIND: Kind = Kind::CreditSystem;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let id = trimmed(text)?;
        let known = presets::credit_system(id);
        known
            .map(|it| Self(&it.id))
            .ok_or_else(|| unknown::<Self>(id))
    }

    fn text(&self) -> String {
        self.0.to_owned()
    }
}

impl Value for GradeScaleKey {
    const KIND: Kind = Kind::GradeScale;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let id = trimmed(text)?;
        let known = presets::grade_scale(id);
        known
            .map(|it| Self(&it.id))
            .ok_or_else(|| unknown::<Self>(id))
    }

    fn text(&self) -> String {
        self.0.to_owned()
    }
}

impl Value for LookupTableKey {
    const KIND: Kind = Kind::LookupTable;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let id = trimmed(text)?;
        let known = presets::lookup_table(id);
        known
            .map(|it| Self(&it.id))
            .ok_or_else(|| unknown::<Self>(id))
    }

    fn text(&self) -> String {
        self.0.to_owned()
    }
}

fn unknown<T: Value>(read: &str) -> ValueError {
    ValueError::Unknown {
        kind: T::KIND,
        read: read.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::number::NumberError;

    #[test]
    fn an_amount_is_kept_as_typed_beside_its_value() {
        let amount = Amount::parse(" 12,50 ").unwrap();
        assert_eq!(amount.text(), "12,50");
        assert_eq!(amount.value(), &"12.5".parse().unwrap());
        assert_eq!(Amount::parse("0").unwrap().value(), &Exact::ZERO);
        let read = "-1".to_owned();
        assert_eq!(Amount::parse("-1"), Err(ValueError::Negative { read }));
        let error = NumberError::SecondMark { at: 6 };
        assert_eq!(Amount::parse("1.234,5"), Err(ValueError::Number(error)));
    }

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        for yes in ["true", "Oui", "YES", "vrai", "1", "x"] {
            assert_eq!(Flag::parse(yes), Ok(Flag(true)), "{yes}");
        }
        for no in ["false", "Non", "no", "faux", "0"] {
            assert_eq!(Flag::parse(no), Ok(Flag(false)), "{no}");
        }
        assert!(Flag::parse("peut-être").is_err());
        assert_eq!(Flag(true).text(), "true");
    }

    #[test]
    fn systems_and_scales_are_those_of_the_product() {
        let system = CreditSystemKey::parse("ects").unwrap();
        assert_eq!(system.system().unwrap().id, "ects");
        assert_eq!(
            GradeScaleKey::parse("fr20").unwrap().scale().unwrap().id,
            "fr20"
        );
        assert!(CreditSystemKey::parse("fr20").is_err());
        assert!(GradeScaleKey::parse("ects").is_err());
    }
}
