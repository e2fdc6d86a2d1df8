//! By which words an institution is found.

use super::Institution;
use crate::text::fold;

/// Where a word stands; what is surer comes later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// In the name of the town.
    City = 0,
    /// The first letters of a name's words.
    Initials = 1,
    /// In another name.
    Other = 2,
    /// In the name, after its first word.
    Name = 3,
    /// The first word of the name.
    First = 4,
    /// The abbreviation.
    Acronym = 5,
    /// In a code.
    Code = 6,
}

/// How many bits a place takes.
pub const PLACE_BITS: u32 = 3;

/// The most letters of initials.
const INITIALS: usize = 8;

/// Words that initials leave out.
const SMALL: [&str; 36] = [
    "of", "the", "and", "for", "in", "at", "de", "du", "des", "d", "l", "la", "le", "les", "et",
    "en", "a", "der", "die", "das", "und", "fur", "di", "del", "della", "e", "y", "el", "los",
    "da", "do", "dos", "i", "w", "van", "voor",
];

/// What says nothing in an address.
const EVERYWHERE: [&str; 9] = [
    "www", "http", "https", "com", "org", "net", "edu", "html", "index",
];

/// Calls back with each folded word of an institution and where it stands.
pub fn each(institution: &Institution, word: &mut dyn FnMut(&str, Place)) {
    for (at, part) in split(&fold(&institution.name)).enumerate() {
        word(part, if at == 0 { Place::First } else { Place::Name });
    }
    for other in &institution.others {
        let folded = fold(other);
        split(&folded).for_each(|part| word(part, Place::Other));
        initials(&folded, word);
    }
    initials(&fold(&institution.name), word);
    split(&fold(&institution.acronym)).for_each(|part| word(part, Place::Acronym));
    split(&fold(&institution.city)).for_each(|part| word(part, Place::City));
    let codes = [
        &institution.erasmus,
        &institution.schac,
        &institution.pic,
        &institution.oid,
    ];
    for code in codes.into_iter().filter(|it| !it.is_empty()) {
        let folded = fold(code);
        let whole: String = folded.chars().filter(|it| it.is_alphanumeric()).collect();
        for part in split(&folded).filter(|it| it.len() >= 2 && !EVERYWHERE.contains(it)) {
            if part != whole {
                word(part, Place::Code);
            }
        }
        word(&whole, Place::Code);
    }
    if institution.schac.is_empty() {
        let site = fold(&institution.site);
        let host = site.split("://").last().unwrap_or_default();
        let host = host.split(['/', '?', '#', ':']).next().unwrap_or_default();
        for part in split(host).filter(|it| it.len() >= 3 && !EVERYWHERE.contains(it)) {
            word(part, Place::Code);
        }
    }
}

/// The words of a folded text.
pub fn split(folded: &str) -> impl Iterator<Item = &str> {
    let words = folded.split(|it: char| !it.is_alphanumeric());
    words.filter(|it| !it.is_empty())
}

/// The initials of a name of three words and more, without the small ones.
fn initials(folded: &str, word: &mut dyn FnMut(&str, Place)) {
    let large = split(folded).filter(|it| !SMALL.contains(it));
    let letters: String = large.filter_map(|it| it.chars().next()).collect();
    if (3..=INITIALS).contains(&letters.chars().count()) {
        word(&letters, Place::Initials);
    }
}
