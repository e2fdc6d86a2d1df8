//! UTF-8 that was once read as Windows-1252: `UniversitÃ©` for `Université`.

use crate::exchange::xml::windows;

/// The text that somebody meant, where its letters are UTF-8 read as Windows-1252. What is
/// right as it stands never looks like that: a letter such as `Ã` would have to be followed
/// by exactly the signs that make a letter of UTF-8 with it, everywhere.
pub fn mended(text: &str) -> Option<String> {
    if text.is_ascii() {
        return None;
    }
    let bytes: Option<Vec<u8>> = text.chars().map(byte).collect();
    String::from_utf8(bytes?).ok()
}

/// The byte that a letter is in Windows-1252.
fn byte(letter: char) -> Option<u8> {
    match u8::try_from(letter) {
        Ok(byte) if windows(byte) == letter => Some(byte),
        _ => (0x80..=0x9f).find(|it| windows(*it) == letter),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_that_were_read_wrongly_are_found_and_no_others() {
        let meant = |text: &str| mended(text).unwrap_or_default();
        assert_eq!(meant("UniversitÃ© de MalmÃ¶"), "Université de Malmö");
        assert_eq!(meant("lâ€™Ã‰cole"), "l’École");
        for right in [
            "Université",
            "Ã",
            "São Paulo",
            "Malmö",
            "plain",
            "Łódź",
            "ÃO",
        ] {
            assert_eq!(mended(right), None, "{right}");
        }
    }
}
