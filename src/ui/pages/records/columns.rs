//! What a list shows of a record: columns of fields that belong together, in words.

use crate::agreement::{State, life};
use crate::model::codes;
use crate::model::presets;
use crate::model::records::{Collection, Content, Id, spec};
use crate::model::value::{Kind, MonthDay, Value as _};
use crate::text::Texts;
use crate::text::labels::{choice_label, entry_name, field_label};
use crate::ui::platform::clock;
use crate::workspace::{Workspace, table};

/// One column: the fields of which the first that says something is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// The key of the column in addresses.
    pub key: &'static str,
    /// The paths of its fields; the first gives the heading.
    pub paths: &'static [&'static str],
    /// Whether a phone leaves it out.
    pub minor: bool,
}

const fn column(key: &'static str, paths: &'static [&'static str], minor: bool) -> Column {
    Column { key, paths, minor }
}

const OFFICE: &[Column] = &[
    column("nom", &["names.fr", "names.en"], false),
    column("ville", &["city"], true),
    column("pays", &["country"], false),
    column("erasmus", &["erasmus"], true),
];
const PARTNER: &[Column] = &[
    column("nom", &["names.local", "names.fr", "names.en"], false),
    column("ville", &["city"], true),
    column("pays", &["country"], false),
    column("erasmus", &["erasmus"], true),
    column("statut", &["status"], false),
    column("verifie", &["verifiedOn"], true),
];
const PERSON: &[Column] = &[
    column("nom", &["familyNames"], false),
    column("prenom", &["givenNames"], false),
    column("courriel", &["email"], true),
    column("numero", &["studentNumber"], true),
];
const MOBILITY: &[Column] = &[
    column("personne", &["person"], false),
    column("partenaire", &["partner"], false),
    column("statut", &["status"], false),
    column("genre", &["kind"], true),
    column("sens", &["direction"], true),
    column("annee", &["hostYear", "homeYear"], true),
    column("debut", &["start"], true),
    column("fin", &["end"], true),
];
/// Not a field, but how far the agreement is.
pub const STATE: &str = "@state";

const AGREEMENT: &[Column] = &[
    column("personne", &["person"], false),
    column("partenaire", &["partner"], false),
    column("etat", &[STATE], false),
    column("cadre", &["scheme"], true),
    column("annee", &["hostYear"], true),
    column("debut", &["start"], true),
    column("numero", &["number"], true),
];
const PROGRAMME: &[Column] = &[
    column("code", &["code"], false),
    column("titre", &["title.fr", "title.en"], false),
    column("niveau", &["level"], true),
    column("annee", &["year"], true),
];

const GRADE_TABLE: &[Column] = &[
    column("nom", &["name"], false),
    column("partenaire", &["partner"], false),
    column("echelle", &["gradeScale"], false),
    column("domaine", &["isced"], true),
    column("niveau", &["level"], true),
    column("annees", &["period"], true),
    column("source", &["source"], true),
];
const TRANSCRIPT: &[Column] = &[
    column("personne", &["person"], false),
    column("partenaire", &["partner"], false),
    column("emis", &["issuedOn"], false),
    column("recu", &["receivedOn"], true),
    column("numero", &["number"], true),
];
const DECISION: &[Column] = &[
    column("personne", &["person"], false),
    column("contrat", &["agreement"], false),
    column("decide", &["decidedOn"], false),
    column("retire", &["withdrawnOn"], false),
    column("regime", &["regime"], true),
    column("auteur", &["author"], true),
];

/// The columns of a collection; the first one names the record.
pub const fn of(collection: Collection) -> &'static [Column] {
    match collection {
        Collection::Office => OFFICE,
        Collection::Partner => PARTNER,
        Collection::Person => PERSON,
        Collection::Mobility => MOBILITY,
        Collection::Programme => PROGRAMME,
        Collection::Agreement => AGREEMENT,
        Collection::Version => &[],
        Collection::GradeTable => GRADE_TABLE,
        Collection::Transcript => TRANSCRIPT,
        Collection::Decision => DECISION,
    }
}

/// The heading of a column.
pub fn heading(t: &Texts, collection: Collection, column: &Column) -> &'static str {
    match column.paths {
        ["names.fr" | "names.local", ..] => t.records.name,
        ["title.fr", ..] => t.records.title,
        ["hostYear", ..] => t.records.year,
        [STATE, ..] => t.agreement.state,
        [first, ..] => field_label(t, collection, first),
        [] => "",
    }
}

/// What stands in a column, in words; empty where nothing does.
pub fn cell(
    workspace: &Workspace,
    t: &Texts,
    collection: Collection,
    row: &str,
    column: &Column,
) -> String {
    for path in column.paths {
        let value = table::cell(collection, row, path);
        if !value.is_empty() {
            return words(workspace, t, collection, path, value);
        }
    }
    String::new()
}

/// The same for a record at hand: how far an agreement is stands in no row.
pub fn cell_of(
    workspace: &Workspace,
    t: &Texts,
    collection: Collection,
    (id, row): (Id, &str),
    column: &Column,
) -> String {
    if column.paths == [STATE] {
        let life = life(workspace, id, clock::today());
        return life.map_or(String::new(), |it| state_name(t, it.state));
    }
    cell(workspace, t, collection, row, column)
}

/// How far an agreement is, in words.
pub fn state_name(t: &Texts, state: State) -> String {
    let t = &t.agreement;
    match state {
        State::Draft => t.state_draft.to_owned(),
        State::Ready => t.state_ready.to_owned(),
        State::Signing(given) => t.state_signing(&given.to_string()),
        State::InForce => t.state_in_force.to_owned(),
        State::Archived => t.state_archived.to_owned(),
    }
}

/// A stored value in words: a code by its name, a word by its label, a day as a day.
pub fn words(
    workspace: &Workspace,
    t: &Texts,
    collection: Collection,
    path: &str,
    value: &str,
) -> String {
    let named = |list: Option<&'static codes::Entry>| {
        list.map_or(value, |entry| entry_name(t, entry)).to_owned()
    };
    let Some(Content::Scalar { kind, .. }) = spec(collection, path).map(|it| it.content) else {
        return value.to_owned();
    };
    match kind {
        Kind::Country => named(codes::country(value)),
        Kind::Language => named(codes::language(value.split('-').next().unwrap_or(value))),
        Kind::Isced => named(codes::isced_field(value)),
        Kind::CreditSystem => presets::credit_system(value)
            .map_or(value, |it| t.words(&it.name))
            .to_owned(),
        Kind::GradeScale => presets::grade_scale(value)
            .map_or(value, |it| t.words(&it.name))
            .to_owned(),
        Kind::LookupTable => presets::lookup_table(value)
            .map_or(value, |it| t.words(&it.name))
            .to_owned(),
        Kind::Choice(_) => match choice_label(t, path, value) {
            "" => value.to_owned(),
            label => label.to_owned(),
        },
        Kind::Reference(other) => {
            let id = value.parse().ok();
            id.map(|id| row_name(workspace, t, other, id))
                .unwrap_or_default()
        }
        Kind::Day | Kind::DayOrMonth => t.short_day(value),
        Kind::MonthDay => MonthDay::parse(value).map_or(value.to_owned(), MonthDay::written),
        _ => value.to_owned(),
    }
}

/// The name of a record as lists know it, before the records are read.
fn row_name(workspace: &Workspace, t: &Texts, collection: Collection, id: Id) -> String {
    let table = workspace.table(collection);
    let Some(row) = table.row(id) else {
        let said = if table.is_unreadable(id) {
            t.records.unreadable
        } else {
            t.records.erased
        };
        return said.to_owned();
    };
    let names = of(collection).iter().take(match collection {
        Collection::Person | Collection::Programme => 2,
        _ => 1,
    });
    let names: Vec<String> = names
        .map(|column| cell(workspace, t, collection, row, column))
        .filter(|it| !it.is_empty())
        .collect();
    names.join(" ")
}
