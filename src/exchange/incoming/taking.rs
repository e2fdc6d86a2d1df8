//! What somebody takes over, as one command.

use super::parties::record;
use super::{Row, Scheme, line};
use crate::model::records::{Collection, Id, Origin};
use crate::model::value::{Amount, Day, GradeScaleKey, LongText, Value as _};
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::{edit, path::Path};

/// A record that a transcript refers to: one that is there, or one that comes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Whose {
    /// Its id.
    pub id: Id,
    /// Its text, where it is new.
    pub text: Option<String>,
}

/// The scale of a scheme, as somebody said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scaled {
    /// The scheme.
    pub scheme: Scheme,
    /// Its scale; nothing where nobody said any.
    pub scale: Option<GradeScaleKey>,
    /// Whether the partner's record says so already.
    pub is_known: bool,
}

/// What is known of a transcript besides its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// How it came.
    pub origin: Origin,
    /// Who issued it, as it is written.
    pub issuer: String,
    /// When it was issued.
    pub issued: Option<Day>,
    /// Today.
    pub received: Day,
    /// What could not be said otherwise.
    pub notes: String,
    /// The file, as it is kept.
    pub original: Option<String>,
}

/// A transcript that is being taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taking {
    /// Its id.
    pub id: Id,
    /// Whose it is.
    pub person: Whose,
    /// Who issued it.
    pub partner: Whose,
    /// The agreement that it answers.
    pub agreement: Option<Id>,
    /// The stay of that agreement.
    pub mobility: Option<Id>,
    /// What else is known of it.
    pub known: Known,
    /// The results, each with the mark that it is taken over with.
    pub results: Vec<(Row, Option<String>)>,
    /// The scales of their schemes.
    pub scales: Vec<Scaled>,
    /// Records of grading tables, with their ids.
    pub tables: Vec<(Id, String)>,
}

impl Taking {
    /// The command that takes it over.
    pub fn command(self, new_id: &mut dyn FnMut() -> Id) -> Command {
        let schemes = self.new_schemes(new_id);
        let transcript = self.transcript(new_id);
        let mut brought = Vec::new();
        if let Some(text) = self.person.text {
            brought.push(Brought::whole(Collection::Person, self.person.id, text));
        }
        let partner = self.partner.id;
        match self.partner.text {
            Some(text) => {
                let list = list_of(&schemes);
                let path = Path::of_field("schemes");
                let text = if schemes.is_empty() {
                    text
                } else {
                    edit::set(&text, &path.0, Some(&list)).unwrap_or(text)
                };
                brought.push(Brought::whole(Collection::Partner, partner, text));
            }
            None if schemes.is_empty() => {}
            None => {
                let list = Path::of_field("schemes");
                let place = |(id, text): (Id, String)| {
                    (list.item(&id.to_string()), Some(text.into_boxed_str()))
                };
                let places = schemes.into_iter().map(place).collect();
                brought.push(Brought::places(Collection::Partner, partner, places));
            }
        }
        let tables = self.tables.into_iter();
        brought.extend(tables.map(|(id, it)| Brought::whole(Collection::GradeTable, id, it)));
        brought.push(Brought::whole(Collection::Transcript, self.id, transcript));
        Command::Bring(Deed::Import, brought)
    }

    /// What the partner's record does not say yet of the schemes.
    fn new_schemes(&self, new_id: &mut dyn FnMut() -> Id) -> Vec<(Id, String)> {
        let wanted = self.scales.iter().filter(|it| !it.is_known);
        let wanted = wanted.filter_map(|it| Some((&it.scheme, it.scale?)));
        wanted
            .map(|(scheme, scale)| {
                let id = new_id();
                let fields = vec![
                    ("scheme", line(&scheme.name).map(|it| it.text())),
                    ("described", line(&scheme.described).map(|it| it.text())),
                    ("gradeScale", Some(scale.text())),
                ];
                (id, record(id, fields))
            })
            .collect()
    }

    fn scale_of(&self, scheme: &str) -> Option<GradeScaleKey> {
        let mut all = self.scales.iter();
        all.find(|it| it.scheme.name == scheme)?.scale
    }

    /// The scale that all marks have, if there is one.
    fn common_scale(&self) -> Option<GradeScaleKey> {
        let marked = self.results.iter().filter(|(_, mark)| mark.is_some());
        let mut scales = marked.map(|(row, _)| self.scale_of(&row.scheme));
        let first = scales.next()??;
        scales.all(|it| it == Some(first)).then_some(first)
    }

    fn transcript(&self, new_id: &mut dyn FnMut() -> Id) -> String {
        let known = &self.known;
        let common = self.common_scale();
        let reference = |id: Option<Id>| id.map(|it| it.to_string());
        let begun = record(
            self.id,
            vec![
                ("person", reference(Some(self.person.id))),
                ("agreement", reference(self.agreement)),
                ("mobility", reference(self.mobility)),
                ("partner", reference(Some(self.partner.id))),
                ("issuer", line(&known.issuer).map(|it| it.text())),
                ("origin", Some(known.origin.word().to_owned())),
                ("issuedOn", known.issued.map(|it| it.text())),
                ("receivedOn", Some(known.received.text())),
                ("gradeScale", common.map(|it| it.text())),
                (
                    "notes",
                    LongText::parse(&known.notes).ok().map(|it| it.text()),
                ),
            ],
        );
        let is_file = known.origin != Origin::Typed;
        let results: Vec<(Id, String)> = self
            .results
            .iter()
            .map(|(row, mark)| {
                let id = new_id();
                let own = match common {
                    Some(_) => None,
                    None => mark.as_ref().and_then(|_| self.scale_of(&row.scheme)),
                };
                (id, result(id, row, mark.as_deref(), own, is_file))
            })
            .collect();
        let put = |text: String, field: &str, raw: &str| {
            edit::set(&text, &Path::of_field(field).0, Some(raw)).unwrap_or(text)
        };
        let text = put(begun, "results", &list_of(&results));
        match &known.original {
            Some(original) => put(text, "original", &quoted(original)),
            None => text,
        }
    }
}

fn list_of(items: &[(Id, String)]) -> String {
    let items: Vec<&str> = items.iter().map(|it| it.1.as_str()).collect();
    format!("[{}]", items.join(","))
}

/// The record of one result.
fn result(
    id: Id,
    row: &Row,
    mark: Option<&str>,
    scale: Option<GradeScaleKey>,
    is_file: bool,
) -> String {
    let credits = row.stored_credits();
    let amount = credits.and_then(|(_, value, _)| {
        let text = value.decimals().unwrap_or_else(|| value.to_string());
        Amount::parse(&text).ok().map(|it| it.text())
    });
    let is_ects = credits.is_some_and(|it| it.2) && amount.is_some();
    let status = row.stored_status(mark, is_file);
    let text = |it: &str| line(it).map(|it| it.text());
    record(
        id,
        vec![
            ("code", text(&row.code)),
            ("title", text(&row.title)),
            ("term", row.stored_term.clone()),
            ("status", status.map(|it| it.word().to_owned())),
            ("mark", mark.and_then(text)),
            ("gradeScale", scale.map(|it| it.text())),
            ("credits", amount),
            ("system", is_ects.then(|| "ects".to_owned())),
            ("isced", row.isced.as_deref().and_then(text)),
        ],
    )
}
