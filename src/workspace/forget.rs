//! To forget a person: her record goes, and her name out of everything else.

mod strings;
mod words;

use super::Workspace;
use super::change::{ChangeSet, Entry};
use super::history::Header;
use super::path::{Path, Step};
use super::{edit, json};
use crate::model::records::{
    Collection, Content, FieldSpec, Id, Party, Record as _, Version, spec, value_at,
};
use crate::model::value::Kind;
use crate::text::fold;
use std::borrow::Cow;
use std::collections::BTreeSet;
use strings::{Token, lossy, strings};
use words::{Word, words};

/// What stands in the place of what was forgotten.
pub const ERASED: &str = "[effacé]";

/// The collections of which each record is about one person.
const PERSONAL: [Collection; 5] = [
    Collection::Mobility,
    Collection::Agreement,
    Collection::Version,
    Collection::Transcript,
    Collection::Decision,
];

/// The words by which a person is known, and where she is named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Forgetting {
    /// The person.
    pub person: Id,
    /// Her stays, agreements and versions: in them each of her names is hers.
    pub own: BTreeSet<Id>,
    /// Those of others, in which a single name may be somebody else's.
    others: BTreeSet<Id>,
    /// Words that are hers wherever they stand: full names, e-mail, identifiers.
    distinct: Vec<Word>,
    /// Words that are hers in her own stays only: her names one by one, and what is too
    /// short to tell anybody apart.
    names: Vec<Word>,
}

impl Forgetting {
    /// What is to be forgotten of a person; `None` where she is not known.
    pub fn of(workspace: &Workspace, person: Id) -> Option<Self> {
        let text = workspace.record(Collection::Person, person)?;
        Some(Self::of_text(workspace, person, text))
    }

    /// What is to be forgotten of a person whose record says this, or said it when it was
    /// deleted.
    pub fn of_text(workspace: &Workspace, person: Id, text: &str) -> Self {
        let (mut distinct, mut names) = (Vec::new(), Vec::new());
        gather(text, &mut distinct, &mut names);
        // Versions tell what she was called when they were made.
        for (_, version) in workspace.table(Collection::Version).records() {
            let path = Path::of_field("content.person");
            let copy = edit::get(version, &path.0).ok().flatten();
            if let Some(copy) = copy.filter(|_| is_of(version, person)) {
                gather(&copy, &mut distinct, &mut names);
            }
        }
        let records = PERSONAL.into_iter();
        let records = records.flat_map(|of| workspace.table(of).records());
        let (own, others): (Vec<_>, Vec<_>) = records.partition(|(_, text)| is_of(text, person));
        let ids = |records: Vec<(Id, &str)>| records.into_iter().map(|(id, _)| id).collect();
        Self {
            person,
            own: ids(own),
            others: ids(others),
            distinct: words(distinct),
            names: words(names),
        }
    }

    /// The text of a record without her; `None` where nothing of her stands in it. All
    /// else of the text stays byte for byte.
    pub fn clean(&self, collection: Collection, id: Id, text: &str) -> Option<String> {
        let redacted = match collection {
            _ if !is_of(text, self.person) => None,
            Collection::Version => without_person(text),
            Collection::Transcript => without_file(text),
            Collection::Decision => without_person_inside(text),
            _ => None,
        };
        let rest = redacted.as_deref().unwrap_or(text);
        self.clean_part(collection, id, "", rest).or(redacted)
    }

    /// The same for a part of a record, at this path of names.
    fn clean_part(&self, collection: Collection, id: Id, path: &str, text: &str) -> Option<String> {
        let own = self.is_own(collection, id) || is_of(text, self.person);
        let mut clean = String::new();
        let mut from = 0;
        for token in strings(text, path) {
            let raw = text.get(token.start..token.end).unwrap_or_default();
            let Some(new) = self.clean_string(collection, &token, &lossy(raw), own) else {
                continue;
            };
            clean.push_str(text.get(from..token.start).unwrap_or_default());
            clean.push_str(&json::quoted(&new));
            from = token.end;
        }
        (from > 0).then(|| clean + text.get(from..).unwrap_or_default())
    }

    fn clean_string(
        &self,
        collection: Collection,
        token: &Token,
        text: &str,
        own: bool,
    ) -> Option<String> {
        // The regime of a decision and its proposal name nobody.
        let impersonal = ["content.ruling", "content.proposal"];
        let known = (token.is_name && is_field_name(text))
            || (collection == Collection::Decision
                && impersonal.iter().any(|it| token.path.starts_with(it)));
        if known || text.parse::<Id>().is_ok() || is_code(collection, &token.path, text) {
            return None;
        }
        let clean = self.without(text, own);
        // A telephone, address or number in another person's record is that person's too.
        let shared = collection == Collection::Person
            && ["email", "phone", "esi", "studentNumber"].contains(&&*token.path);
        (clean != text && !shared).then_some(clean)
    }

    /// A text without her words.
    fn without(&self, text: &str, own: bool) -> String {
        let mut clean = Cow::Borrowed(text);
        let mut folded = fold(text);
        let own = if own { self.names.as_slice() } else { &[] };
        for word in self.distinct.iter().chain(own) {
            // Most texts hold nothing of her: one look decides.
            if word.may_stand_in(&folded) {
                clean = Cow::Owned(word.replaced_in(&clean, ERASED));
                folded = fold(&clean);
            }
        }
        clean.into_owned()
    }

    /// A change set without her; `None` where nothing is left of it.
    pub fn clean_set(&self, mut set: ChangeSet) -> Option<ChangeSet> {
        set.entries.retain(|entry| !self.concerns(entry));
        for entry in &mut set.entries {
            if matches!(entry.path.0.last(), Some(Step::Order(_))) {
                continue;
            }
            let path = entry.path.names();
            for text in [&mut entry.before, &mut entry.after].into_iter().flatten() {
                let clean = self.clean_part(entry.collection, entry.id, &path, text);
                if let Some(clean) = clean {
                    *text = clean.into();
                }
            }
        }
        (!set.entries.is_empty()).then_some(set)
    }

    /// A header without her; `None` where its change set was about her.
    pub fn clean_header(&self, mut header: Header) -> Option<Header> {
        let mut own = false;
        if let Some((collection, id)) = header.subject {
            if self.owns(collection, id) {
                return None;
            }
            own = self.is_own(collection, id);
        }
        header.name = self.without(&header.name, own).into();
        Some(header)
    }

    /// Whether a text that somebody was typing names her.
    pub fn names_her(&self, text: &str) -> bool {
        self.without(text, true) != text
    }

    /// Whether every one of her names is hers in a record: in her stays, and in one that
    /// is no longer here and may have been hers.
    fn is_own(&self, collection: Collection, id: Id) -> bool {
        PERSONAL.contains(&collection) && !self.others.contains(&id)
    }

    fn concerns(&self, entry: &Entry) -> bool {
        let texts = [&entry.before, &entry.after].into_iter().flatten();
        let stay = PERSONAL.contains(&entry.collection) && entry.path.0.is_empty();
        self.owns(entry.collection, entry.id)
            || (stay && texts.into_iter().any(|it| is_of(it, self.person)))
    }

    fn owns(&self, collection: Collection, id: Id) -> bool {
        match collection {
            Collection::Person => id == self.person,
            of => PERSONAL.contains(&of) && self.own.contains(&id),
        }
    }
}

/// The people that a change set deletes, and what their records said.
pub fn deleted_people(set: &ChangeSet) -> impl Iterator<Item = (Id, &str)> {
    let people = set
        .entries
        .iter()
        .filter(|it| it.collection == Collection::Person);
    let deleted = people.filter(|it| it.deletes());
    deleted.filter_map(|it| Some((it.id, it.before.as_deref()?)))
}

/// Adds the words by which a person is known whose record says this.
fn gather(text: &str, distinct: &mut Vec<String>, names: &mut Vec<String>) {
    let at = |path| value_at(text, path).unwrap_or_default().trim().to_owned();
    let (family, given) = (at("familyNames"), at("givenNames"));
    for it in ["email", "esi", "studentNumber", "phone"].map(at) {
        // A short number is a year or a code somewhere else; and what is not her own
        // word, such as "not issued yet", tells nobody apart.
        let numeric = it.chars().all(|it| it.is_ascii_digit());
        let telling = if numeric { 6 } else { 4 };
        match it.chars().count() {
            _ if it == "not-issued" => {}
            length if length < telling => names.push(it),
            _ => distinct.push(it),
        }
    }
    for given in std::iter::once(&*given).chain(given.split_whitespace().next()) {
        if !family.is_empty() && !given.is_empty() {
            distinct.push(format!("{given} {family}"));
            distinct.push(format!("{family} {given}"));
            distinct.push(format!("{family}, {given}"));
        }
    }
    for whole in [family, given] {
        // The parts of a name that begin with a capital: `Cruz` of `de la Cruz`.
        let parts = whole.split([' ', '-']).filter(|it| {
            it.chars().next().is_some_and(char::is_uppercase) && it.chars().count() > 2
        });
        names.extend(parts.map(str::to_owned));
        names.push(whole);
    }
}

/// A transcript without the file as which it came, in which she is named.
fn without_file(text: &str) -> Option<String> {
    value_at(text, "original")?;
    edit::set(text, &Path::of_field("original").0, None).ok()
}

/// A version without the copy of the person in it and without what she committed with: it
/// says that she was there. `None` where that has been done.
fn without_person(version: &str) -> Option<String> {
    let erased = json::quoted(ERASED);
    let mut places = vec![(
        Path::of_field("content.person"),
        Some(format!(
            "{{\"familyNames\":{erased},\"givenNames\":{erased}}}"
        )),
    )];
    let commitments = Version::read(version).map(|it| it.record.commitments);
    for it in commitments.unwrap_or_default() {
        if let Some(id) = it.id.filter(|_| it.value.role == Some(Party::Student)) {
            let item = Path::of_field("commitments").item(&id.to_string());
            places.push((item.field("name"), Some(erased.clone())));
            let others = ["function", "email", "reference"];
            places.extend(others.map(|field| (item.field(field), None)));
        }
    }
    let mut text = version.to_owned();
    for (path, value) in places {
        let there = edit::get(&text, &path.0).ok().flatten();
        if there.is_some() {
            text = edit::set(&text, &path.0, value.as_deref()).unwrap_or(text);
        }
    }
    (text != version).then_some(text)
}

/// A recognition whose copy of a version is like that.
fn without_person_inside(decision: &str) -> Option<String> {
    let place = Path::of_field("content.version");
    let version = edit::get(decision, &place.0).ok()??;
    let version = without_person(&version)?;
    edit::set(decision, &place.0, Some(&version)).ok()
}

/// Whether a text is that of a person's stay or agreement.
fn is_of(text: &str, person: Id) -> bool {
    value_at(text, "person").is_some_and(|it| *it == person.to_string())
}

/// Whether a text is the name of a member that this product gives. A family may be called
/// like one.
fn is_field_name(text: &str) -> bool {
    let inside = |fields: &'static [FieldSpec]| {
        let mut parts = fields.iter().flat_map(|it| it.path.split('.'));
        parts.any(|it| it == text)
    };
    let known = |of: Collection| {
        let lists = of.fields().iter().filter_map(|it| match it.content {
            Content::List(items) => Some(items),
            Content::Scalar { .. } => None,
        });
        inside(of.fields()) || lists.into_iter().any(inside)
    };
    ["id", "content", "agreement"].contains(&text) || Collection::ALL.into_iter().any(known)
}

/// Whether a text is the valid value of a field that holds no words: a day, a choice, a
/// country. A family may be called like one.
fn is_code(collection: Collection, path: &str, text: &str) -> bool {
    // A version holds copies of other records.
    let copied = path
        .strip_prefix("content.")
        .and_then(|it| it.split_once('.'));
    let (collection, path) = match copied {
        Some((part, inside)) => (part.parse().unwrap_or(collection), inside),
        None => (collection, path),
    };
    match spec(collection, path).map(|it| it.content) {
        Some(Content::Scalar { kind, check }) => {
            let words = matches!(
                kind,
                Kind::Text | Kind::LongText | Kind::Email | Kind::Phone | Kind::Web | Kind::Esi
            );
            !words && check(text).is_ok()
        }
        _ => false,
    }
}
