//! The words by which columns are known, besides the labels of the fields.

use super::target::Target;
use crate::model::records::{Collection, Facet};
use crate::text::labels::{field_label, item_label};
use crate::text::{Lang, fold};
use std::sync::LazyLock;

/// What people write above a column, for a field whatever record it is of: path, tab, and
/// names as [`plain`] gives them.
static WORDS: LazyLock<Vec<(&str, Vec<&str>)>> = LazyLock::new(|| {
    let lines = include_str!("names.tsv").lines();
    let entry = |line: &'static str| {
        let (path, words) = line.split_once('\t')?;
        Some((path, words.split("; ").collect()))
    };
    lines.filter_map(entry).collect()
});

/// A text as it is compared: small letters without accents, words with one space between.
pub fn plain(text: &str) -> String {
    let folded = fold(text);
    let mut words = String::with_capacity(folded.len());
    for word in folded.split(|it: char| !it.is_alphanumeric()) {
        if word.is_empty() {
            continue;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    words
}

/// How surely a column's name is that of a field, the surest least; `None` where it is not.
pub fn sureness(collection: Collection, target: &Target, name: &str) -> Option<u8> {
    let path: &str = &target.path;
    // `name`, the key inside a list's item, says nothing of the list.
    if plain(path) == name || plain(path).replace(' ', "") == name {
        return Some(0);
    }
    for t in [Lang::Fr, Lang::En].map(Lang::texts) {
        let label = plain(field_label(t, collection, path));
        let Some((list, _)) = target.list(collection) else {
            if label == name {
                return Some(0);
            }
            continue;
        };
        let item = plain(item_label(t, collection, list));
        if name == format!("{item} {label}") || name == format!("{label} {item}") {
            return Some(0);
        }
        // E-mail and telephone are said of the one contact that a table has.
        if label == name && !is_ambiguous(&label) && !is_of_relation(collection, list) {
            return Some(3);
        }
    }
    let mut known = WORDS.iter().filter(|(of, _)| *of == path);
    let known = known.any(|(_, words)| words.contains(&name));
    // One word says less than several: `Nom`, `Nom local`.
    known.then_some(if name.contains(' ') { 1 } else { 2 })
}

/// Whether a list is about the relation with a partner: a lone `Résumé` or `Critère` above
/// a column says too little of it.
fn is_of_relation(collection: Collection, list: &str) -> bool {
    let facet = Facet::of_path(list);
    let relation = facet.is_inner() || facet == Facet::Hosting || list == "formerNames";
    collection == Collection::Partner && relation
}

/// Labels inside a list that a record itself has as well.
fn is_ambiguous(label: &str) -> bool {
    matches!(
        label,
        "nom"
            | "name"
            | "code"
            | "date"
            | "statut"
            | "status"
            | "annee"
            | "year"
            | "debut"
            | "start"
            | "fin"
            | "end"
            | "verifie le"
            | "verified on"
            | "commentaire"
            | "comment"
            | "role"
            | "fonction"
            | "function"
            | "systeme de notes"
            | "method"
            | "methode"
    )
}

/// The name of a column without the number of an item at its end, and that number:
/// `E-mail 2`.
pub fn numbered(name: &str) -> (&str, Option<u8>) {
    match name.rsplit_once(' ') {
        Some((words, number)) if number.len() == 1 => match number.parse() {
            Ok(number @ 1..=9) => (words, Some(number)),
            _ => (name, None),
        },
        _ => (name, None),
    }
}

#[cfg(test)]
mod tests {
    use super::super::target::targets;
    use super::*;

    #[test]
    fn a_name_is_compared_in_small_letters_and_words() {
        assert_eq!(
            plain("  Nom de l’établissement* :"),
            "nom de l etablissement"
        );
        assert_eq!(numbered("e mail 2"), ("e mail", Some(2)));
        assert_eq!(numbered("code 12"), ("code 12", None));
    }

    #[test]
    fn every_word_is_plain_and_of_a_field() {
        for (path, words) in &*WORDS {
            for word in words {
                assert_eq!(plain(word), *word, "{path}");
            }
            let mut all = Collection::ALL.into_iter().flat_map(targets);
            assert!(all.any(|it| it.path == *path), "{path}");
        }
    }

    // Two fields of one record that are known by the same word could not be told apart.
    #[test]
    fn no_word_is_that_of_two_fields_of_a_record() {
        for collection in Collection::ALL {
            let all = targets(collection);
            for (path, words) in &*WORDS {
                if !all.iter().any(|it| it.path == *path) {
                    continue;
                }
                for word in words {
                    let sure = |it: &&Target| matches!(sureness(collection, it, word), Some(1 | 2));
                    let named: Vec<&Target> = all.iter().filter(sure).collect();
                    assert!(named.len() <= 1, "{collection} {word}: {named:?}");
                }
            }
        }
    }
}
