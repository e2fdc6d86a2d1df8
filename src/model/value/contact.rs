//! How somebody is reached: e-mail, telephone, address of a page.

use super::{Kind, Value, ValueError, form, is_digits, trimmed};

/// An e-mail address, its domain in small letters.
///
/// EWP: `[^@]+@[^.]+\..+`, read here with one `@` and no spaces; at most 254
/// characters (RFC 5321, as corrected by erratum 1690 of RFC 3696).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Email(String);

/// A telephone number as E.164: `+`, then 1 to 15 digits of which the first is not
/// 0. Spaces, points, hyphens, parentheses and a leading `00` are read and dropped.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Phone(String);

/// The address of a page. EWP: `https?://.+`, read here without spaces; a bare
/// domain is given its `https://`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct WebAddress(String);

impl Email {
    /// The most bytes of an address.
    const MAX: usize = 254;

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Phone {
    /// The most digits of a number.
    const MAX: usize = 15;

    /// The number: `+` and digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl WebAddress {
    /// The most bytes of an address.
    const MAX: usize = 2_000;

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Value for Email {
    const KIND: Kind = Kind::Email;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        if read.len() > Self::MAX {
            return too_long(read, Self::MAX);
        }
        match read.split_once('@') {
            Some((name, domain))
                if !name.is_empty()
                    && !read.contains(unprintable)
                    && !domain.contains('@')
                    && domain.contains('.')
                    && domain.split('.').all(|label| !label.is_empty()) =>
            {
                Ok(Self(format!("{name}@{}", domain.to_ascii_lowercase())))
            }
            _ => form(Self::KIND, read),
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

impl Value for Phone {
    const KIND: Kind = Kind::Phone;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        // `+33 (0)1 …`: the zero is dialled inside the country only.
        let number: String = read
            .replacen("(0)", "", 1)
            .chars()
            .filter(|it| !it.is_whitespace() && !".-()\u{2010}\u{2011}".contains(*it))
            .collect();
        let digits = number
            .strip_prefix('+')
            .or_else(|| number.strip_prefix("00"))
            .unwrap_or_default();
        if is_digits(digits) && digits.len() <= Self::MAX && !digits.starts_with('0') {
            Ok(Self(format!("+{digits}")))
        } else {
            form(Self::KIND, read)
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

impl Value for WebAddress {
    const KIND: Kind = Kind::Web;

    fn parse(text: &str) -> Result<Self, ValueError> {
        let read = trimmed(text)?;
        if read.len() > Self::MAX {
            return too_long(read, Self::MAX);
        }
        if read.contains(unprintable) {
            return form(Self::KIND, read);
        }
        let lower = read.to_ascii_lowercase();
        let scheme = ["https://", "http://"]
            .into_iter()
            .find(|it| lower.starts_with(it));
        let rest = read.get(scheme.map_or(0, str::len)..).unwrap_or_default();
        let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let (domain, port) = host.split_once(':').unwrap_or((host, "1"));
        let whole = match scheme {
            Some(_) => !host.is_empty(),
            None => is_domain(&domain.to_ascii_lowercase()) && is_digits(port),
        };
        if whole {
            Ok(Self(format!("{}{rest}", scheme.unwrap_or("https://"))))
        } else {
            form(Self::KIND, read)
        }
    }

    fn text(&self) -> String {
        self.0.clone()
    }
}

/// Whether a text is a domain of at least two labels, in small ASCII letters
/// (RFC 1035, section 2.3.1, and digits in front as RFC 1123 allows).
pub(super) fn is_domain(text: &str) -> bool {
    text.len() <= 253
        && text.contains('.')
        && text.split('.').all(|label| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|it| matches!(it, b'a'..=b'z' | b'0'..=b'9' | b'-'))
        })
        && text.rsplit('.').next().is_some_and(|top| !is_digits(top))
}

fn unprintable(character: char) -> bool {
    character.is_whitespace() || character.is_control()
}

fn too_long<T>(read: &str, max: usize) -> Result<T, ValueError> {
    Err(ValueError::TooLong {
        length: read.len(),
        max,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn email(text: &str) -> Option<String> {
        Email::parse(text).ok().map(|it| it.text())
    }

    fn phone(text: &str) -> Option<String> {
        Phone::parse(text).ok().map(|it| it.text())
    }

    fn web(text: &str) -> Option<String> {
        WebAddress::parse(text).ok().map(|it| it.text())
    }

    #[test]
    fn an_email_address_keeps_its_name_and_lowers_its_domain() {
        let read = email(" Zoé.Dupont+la@Univ-X.FR ");
        assert_eq!(read.as_deref(), Some("Zoé.Dupont+la@univ-x.fr"));
        for text in [
            "a", "@b.fr", "a@b", "a@", "a@.fr", "a@b.", "a@b..fr", "a b@c.fr", "a@b@c.fr", "a@b,fr",
        ] {
            assert_eq!(email(text), None, "{text}");
        }
    }

    #[test]
    fn an_email_address_has_254_characters_at_most() {
        let domain = "@example.org";
        let whole = "a".repeat(254 - domain.len()) + domain;
        assert!(email(&whole).is_some());
        let error = ValueError::TooLong {
            length: 255,
            max: 254,
        };
        assert_eq!(Email::parse(&format!("a{whole}")), Err(error));
    }

    // E.164, as EWP writes it: `\+[0-9]{1,15}`.
    #[test]
    fn a_telephone_number_is_plus_and_digits() {
        for text in [
            "+33 1 23 45 67 89",
            "+33 (0)1 23 45 67 89",
            "+33.1-23-45-67-89",
            "0033123456789",
            "+33\u{a0}1\u{202f}23456789",
        ] {
            assert_eq!(phone(text).as_deref(), Some("+33123456789"), "{text}");
        }
        assert_eq!(phone("+123456789012345").unwrap().len(), 16);
        for text in [
            "01 23 45 67 89",
            "+1234567890123456",
            "+",
            "+0123",
            "+33 1 poste 4",
            "+٣٣",
            "++33",
        ] {
            assert_eq!(phone(text), None, "{text}");
        }
    }

    #[test]
    fn a_bare_domain_becomes_an_address() {
        for (text, expected) in [
            ("www.univ-x.fr", "https://www.univ-x.fr"),
            ("univ-x.fr/cours?a=b", "https://univ-x.fr/cours?a=b"),
            ("univ-x.fr:8080/", "https://univ-x.fr:8080/"),
            ("HTTP://Univ-X.fr/Cours", "http://Univ-X.fr/Cours"),
            ("https://école.fr/é", "https://école.fr/é"),
        ] {
            assert_eq!(web(text).as_deref(), Some(expected));
        }
        for text in [
            "univ-x",
            "https://",
            "https:///cours",
            "ftp://univ-x.fr",
            "javascript:alert(1)",
            "https://univ-x.fr/a b",
            "a@b.fr",
            "12.5",
        ] {
            assert_eq!(web(text), None, "{text}");
        }
    }
}
