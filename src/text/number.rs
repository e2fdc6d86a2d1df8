//! Numbers and dates as each language writes them.

use super::{Lang, Texts};
use crate::model::bilingual::Bilingual;
use crate::model::credit::ECTS;
use crate::model::exact::Exact;
use crate::model::form::FieldError;
use crate::model::number::NumberError;
use crate::model::presets;
use crate::model::source::Status;
use chrono::{Datelike as _, NaiveDate};

/// Decimal places of the approximation shown beside a fraction.
const APPROXIMATE_PLACES: u8 = 4;

impl Texts {
    /// A number as the language writes it: `2 345,5` in French, `2.5` in English;
    /// a fraction where no finite decimal exists. What is written is read back as
    /// the same number.
    pub fn number(&self, value: &Exact) -> String {
        let Some(decimals) = value.decimals() else {
            return value.to_string().replace('-', "\u{2212}");
        };
        let decimals = decimals.replace('-', "\u{2212}");
        let (whole, fraction) = decimals.split_once('.').unwrap_or((&decimals, ""));
        let whole = grouped(whole);
        if fraction.is_empty() {
            whole
        } else {
            format!("{whole}{}{fraction}", self.mark())
        }
    }

    /// A number for reading: a fraction is followed by its approximation.
    pub fn number_or_approximation(&self, value: &Exact) -> String {
        if value.decimals().is_some() {
            return self.number(value);
        }
        let unit = Exact::decimal_unit(APPROXIMATE_PLACES);
        let half = unit.checked_div(&Exact::whole(2)).unwrap_or(Exact::ZERO);
        let units = (value + &half).checked_div(&unit).map(|it| it.floor());
        let near = units.map_or(Exact::ZERO, |units| &units * &unit);
        format!("{} ≈ {}", self.number(value), self.number(&near))
    }

    /// A decimal as it is printed, digit for digit, with the decimal mark of the language.
    pub fn decimal(&self, printed: &str) -> String {
        let mark = self.mark();
        printed
            .chars()
            .map(|it| if matches!(it, '.' | ',') { mark } else { it })
            .collect()
    }

    /// The decimal mark.
    fn mark(&self) -> char {
        match self.lang {
            Lang::Fr | Lang::FrCa => ',',
            Lang::En => '.',
        }
    }

    /// A date in words: `22 novembre 2026`.
    pub fn date(&self, date: NaiveDate) -> String {
        let months: Vec<&str> = self.format.months.split(' ').collect();
        let index = usize::try_from(date.month0()).unwrap_or(0);
        let month = months.get(index).copied().unwrap_or_default();
        let day = match (self.lang, date.day()) {
            (Lang::Fr | Lang::FrCa, 1) => "1er".to_owned(),
            (_, day) => day.to_string(),
        };
        format!("{day} {month} {}", date.year())
    }

    /// A stored day or month for reading and typing: `01/09/2025` or `09/2025` in French,
    /// as it is stored in English, where days and months would be taken for each other.
    pub fn short_day(&self, stored: &str) -> String {
        let parts: Vec<&str> = stored.split('-').collect();
        match (self.lang, parts.as_slice()) {
            (Lang::Fr | Lang::FrCa, [year, month, day]) => format!("{day}/{month}/{year}"),
            (Lang::Fr | Lang::FrCa, [year, month]) => format!("{month}/{year}"),
            _ => stored.to_owned(),
        }
    }

    /// What so many credits of a system are called; empty for a system that is not among
    /// the presets.
    pub fn credit_unit(&self, credits: &Exact, system: &str) -> String {
        let Some(known) = presets::credit_system(system) else {
            return String::new();
        };
        if known.id == ECTS {
            return "ECTS".to_owned();
        }
        let unit = self.words(&known.unit);
        let several = match self.lang {
            Lang::Fr | Lang::FrCa => *credits >= Exact::whole(2),
            Lang::En => *credits != Exact::whole(1),
        };
        if several {
            self.plural(unit)
        } else {
            unit.to_owned()
        }
    }

    /// The plural of a unit: of the first word in French, of the last in English; an
    /// abbreviation has none.
    fn plural(&self, unit: &str) -> String {
        let mut words: Vec<String> = unit.split(' ').map(str::to_owned).collect();
        let word = match self.lang {
            Lang::Fr | Lang::FrCa => words.first_mut(),
            Lang::En => words.last_mut(),
        };
        if let Some(word) = word
            && word.chars().all(|it| it.is_lowercase() || it == '-')
        {
            *word = match self.lang {
                Lang::Fr | Lang::FrCa => format!("{}s", word.replace('-', "s-")),
                Lang::En => format!("{word}s"),
            };
        }
        words.join(" ")
    }

    /// The wording of the language: English for English, French for the others.
    pub fn words<'a>(&self, words: &'a Bilingual) -> &'a str {
        match self.lang {
            Lang::Fr | Lang::FrCa => &words.fr,
            Lang::En => &words.en,
        }
    }

    /// How well a fact was checked, in words.
    pub fn status(&self, status: Status) -> &'static str {
        match status {
            Status::Confirmed => self.status.confirmed,
            Status::Secondary => self.status.secondary,
            Status::Derived => self.status.derived,
            Status::Unverified => self.status.unverified,
        }
    }

    /// What is wrong with a number, and what to do.
    pub fn number_error(&self, error: &NumberError) -> String {
        let errors = &self.errors;
        match error {
            NumberError::Empty => errors.empty.to_owned(),
            NumberError::Unexpected { found, at } => {
                errors.unexpected(&found.to_string(), &at.to_string())
            }
            NumberError::OtherDigit { found, at } => {
                errors.other_digit(&found.to_string(), &at.to_string())
            }
            NumberError::SecondMark { at } => errors.second_mark(&at.to_string()),
            NumberError::Space { at } => errors.space(&at.to_string()),
            NumberError::NoDigits => errors.no_digits.to_owned(),
            NumberError::TooLong { digits, max } => {
                errors.too_long(&digits.to_string(), &max.to_string())
            }
            NumberError::NotOutOf { at } => errors.not_out_of(&at.to_string()),
            NumberError::ZeroDenominator => errors.zero_denominator.to_owned(),
        }
    }

    /// What is wrong with a field, and what to do.
    pub fn field_error(&self, error: &FieldError) -> String {
        let errors = &self.errors;
        match error {
            FieldError::Number(error) => self.number_error(error),
            FieldError::NotPositive => errors.not_positive.to_owned(),
            FieldError::Negative => errors.negative.to_owned(),
            FieldError::Reversed => errors.reversed.to_owned(),
            FieldError::SameAsOther => errors.same_as_other.to_owned(),
            FieldError::TooFewLabels => errors.too_few_labels.to_owned(),
            FieldError::LabelTwice(label) => errors.label_twice(label),
        }
    }
}

/// Groups of three digits from five digits on, by narrow no-break spaces.
fn grouped(whole: &str) -> String {
    let digits = whole.trim_start_matches('\u{2212}');
    if digits.len() < 5 {
        return whole.to_owned();
    }
    let sign = if digits.len() == whole.len() {
        ""
    } else {
        "\u{2212}"
    };
    let mut text = sign.to_owned();
    for (index, digit) in digits.chars().enumerate() {
        let left = digits.len().saturating_sub(index);
        if index > 0 && left.is_multiple_of(3) {
            text.push('\u{202f}');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn french(text: &str) -> String {
        Lang::Fr.texts().number(&text.parse().unwrap())
    }

    #[test]
    fn numbers_are_written_as_the_language_writes_them_and_read_back() {
        assert_eq!(french("12.5"), "12,5");
        assert_eq!(french("-1234567.5"), "\u{2212}1\u{202f}234\u{202f}567,5");
        assert_eq!(french("1234"), "1234");
        assert_eq!(french("36/7"), "36/7");
        assert_eq!(Lang::En.texts().number(&"12.5".parse().unwrap()), "12.5");
        for text in ["-1234567.5", "36/7", "-2/3", "0.001"] {
            let value: Exact = text.parse().unwrap();
            assert_eq!(french(text).parse::<Exact>().unwrap(), value);
        }
    }

    // 36/7 = 5.142857…
    #[test]
    fn a_fraction_is_followed_by_its_approximation() {
        let text = Lang::Fr
            .texts()
            .number_or_approximation(&"36/7".parse().unwrap());
        assert_eq!(text, "36/7 ≈ 5,1429");
    }

    #[test]
    fn credits_are_called_as_the_language_counts_them() {
        let unit = |lang: Lang, credits: &str, system| {
            let credits: Exact = credits.parse().unwrap();
            lang.texts().credit_unit(&credits, system)
        };
        assert_eq!(unit(Lang::Fr, "30", "ects"), "ECTS");
        assert_eq!(unit(Lang::Fr, "3/2", "qc_univ"), "crédit");
        assert_eq!(unit(Lang::En, "3/2", "qc_univ"), "credits");
        assert_eq!(unit(Lang::Fr, "2", "au_48"), "points de crédit");
        assert_eq!(unit(Lang::En, "2", "au_48"), "credit points");
        assert_eq!(unit(Lang::Fr, "2", "us_sem"), "heures-crédits de semestre");
        assert_eq!(unit(Lang::En, "2", "au_eftsl"), "EFTSL");
        assert_eq!(unit(Lang::En, "2", "own"), "");
    }

    #[test]
    fn dates_are_written_in_words() {
        let date = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        assert_eq!(Lang::Fr.texts().date(date), "1er novembre 2026");
        assert_eq!(Lang::En.texts().date(date), "1 November 2026");
    }
}
