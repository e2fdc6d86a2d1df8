//! The name that a record or an item of a list keeps for ever.

use std::fmt;
use std::str::FromStr;
use thiserror::Error;

/// 128 bits that name one record or one item of a list, for ever.
///
/// Written as a UUID in small letters: `8-4-4-4-12` hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(u128);

/// The text is not a UUID in small letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not a UUID in small letters")]
pub struct IdError;

/// Length of the text.
const LENGTH: usize = 36;

impl Id {
    /// The id of these bits.
    pub const fn from_u128(bits: u128) -> Self {
        Self(bits)
    }

    /// The bits of the id.
    pub const fn as_u128(self) -> u128 {
        self.0
    }

    /// The id of random bits: a UUID of version 4 (RFC 9562, section 5.4), so that
    /// six of the bits are replaced.
    pub const fn of_random(bits: u128) -> Self {
        const VERSION: u128 = 0xf << 76;
        const VARIANT: u128 = 0b11 << 62;
        Self(bits & !(VERSION | VARIANT) | 0x4 << 76 | 0b10 << 62)
    }
}

impl fmt::Display for Id {
    /// Digit by digit: five parts as `{:08x}` took a third of the time in which the history
    /// of a bulk command is written.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = [b'-'; LENGTH];
        let places = text.iter_mut().enumerate().rev();
        let digits = places.filter(|(at, _)| !matches!(at, 8 | 13 | 18 | 23));
        let mut bits = self.0;
        for (_, place) in digits {
            *place = match bits.to_le_bytes()[0] & 0xf {
                digit @ ..=9 => digit | b'0',
                letter => letter.saturating_add(b'a' - 10),
            };
            bits >>= 4;
        }
        f.write_str(str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Id({self})")
    }
}

impl FromStr for Id {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, IdError> {
        if text.len() != LENGTH {
            return Err(IdError);
        }
        let mut bits = 0_u128;
        for (at, byte) in text.bytes().enumerate() {
            let digit = match (at, byte) {
                (8 | 13 | 18 | 23, b'-') => continue,
                (8 | 13 | 18 | 23, _) => return Err(IdError),
                (_, b'0'..=b'9') => byte & 0x0f,
                (_, b'a'..=b'f') => (byte & 0x0f).saturating_add(9),
                _ => return Err(IdError),
            };
            bits = bits << 4 | u128::from(digit);
        }
        Ok(Self(bits))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    // The example of RFC 9562, appendix A.3.
    const EXAMPLE: &str = "919108f7-52d1-4320-9bac-f847db4148a8";

    #[test]
    fn an_id_is_written_as_a_uuid_and_read_from_nothing_else() {
        let id: Id = EXAMPLE.parse().unwrap();
        assert_eq!(id.as_u128(), 0x9191_08f7_52d1_4320_9bac_f847_db41_48a8);
        assert_eq!(id.to_string(), EXAMPLE);
        assert_eq!(
            Id::from_u128(0).to_string(),
            "00000000-0000-0000-0000-000000000000"
        );
        for text in [
            "",
            "919108F7-52D1-4320-9BAC-F847DB4148A8",
            "919108f752d143209bacf847db4148a8",
            "{919108f7-52d1-4320-9bac-f847db4148a}",
            "919108f7-52d1-4320-9bac-f847db4148ag",
            "919108f7-52d1-4320-9bac0f847db4148a8",
            "919108f7-52d1-4320-9bac-f847db4148a\u{e9}",
        ] {
            assert_eq!(text.parse::<Id>(), Err(IdError), "{text}");
        }
    }

    #[test]
    fn random_bits_become_a_uuid_of_version_4() {
        let all = "ffffffff-ffff-4fff-bfff-ffffffffffff";
        assert_eq!(Id::of_random(u128::MAX).to_string(), all);
        let none = "00000000-0000-4000-8000-000000000000";
        assert_eq!(Id::of_random(0).to_string(), none);
        let example: Id = EXAMPLE.parse().unwrap();
        assert_eq!(Id::of_random(example.as_u128()), example);
    }
}
