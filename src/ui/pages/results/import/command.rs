//! What is chosen, as the one command that takes it over.

use super::state::{Chosen, Import};
use crate::exchange::incoming::{self, Known, Row, Scaled, Taking, Whose};
use crate::exchange::transcript::Kind;
use crate::model::records::{Collection, Id, Origin, value_at};
use crate::model::value::{Day, Value as _};
use crate::text::Texts;
use crate::ui::platform::{clock, random};
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use leptos::prelude::*;

impl Import {
    /// The command that takes over what is chosen, and the transcript that comes of it.
    pub fn command(self) -> Option<(Command, Option<Id>)> {
        let t = self.t();
        let partner = whose(self.partner.get(), |id| {
            self.of_report(|_, it| incoming::new_partner(id, &it.issuer))
        })?;
        let scales = self.scaled();
        let tables = self.table_records(partner.id, &scales);
        if self.is_only_tables() {
            let brought = |(id, text)| Brought::whole(Collection::GradeTable, id, text);
            let brought = tables.into_iter().map(brought).collect();
            return Some((Command::Bring(Deed::Import, brought), None));
        }
        let person = whose(self.person.get(), |id| {
            self.of_learner(|it| incoming::new_person(id, it))
        })?;
        let rows = self.rows.get();
        let ticks = self.ticks.get();
        let results = ticks.iter().filter_map(|at| {
            let row = rows.get(*at)?.clone();
            Some((row, self.mark_of(&rows, *at)))
        });
        let results: Vec<(Row, Option<String>)> = results.collect();
        let kind = self.document.with_value(|it| it.as_ref().map(|it| it.kind));
        let agreement = self.agreed();
        let mobility = agreement.and_then(|id| self.desk.record(Collection::Agreement, id));
        let mobility = mobility.and_then(|it| value_at(&it, "mobility")?.parse().ok());
        let issued = self.of_report(|_, it| it.issued.as_ref().and_then(|it| it.day));
        let id = random::id();
        let known = Known {
            origin: match kind {
                None => Origin::Typed,
                Some(Kind::Elmo1 | Kind::Elmo2) => Origin::Elmo,
                Some(Kind::Tors2 | Kind::Tors3 | Kind::Tables) => Origin::Ewp,
            },
            issuer: self.issuer(),
            issued: issued.flatten(),
            received: today()?,
            notes: notes(t, &results),
            original: self.original(),
        };
        let taking = Taking {
            id,
            person,
            partner,
            agreement,
            mobility,
            known,
            results,
            scales,
            tables,
        };
        Some((taking.command(&mut random::id), Some(id)))
    }

    fn table_records(self, partner: Id, scales: &[Scaled]) -> Vec<(Id, String)> {
        let t = self.t();
        let Some(today) = today() else {
            return Vec::new();
        };
        let chosen = self.tables.get();
        let issuer = self.issuer();
        let mut said = scales.iter().filter_map(|it| it.scale);
        let first = said.next().filter(|first| said.all(|it| it == *first));
        let tables = self.own_tables().into_iter();
        let tables = tables.filter(|(at, _)| chosen.contains(at));
        let records = tables.filter_map(|(_, table)| {
            let id = random::id();
            let name = super::understood::table_name(self, t, &table);
            let source = t.import.table_source(&issuer);
            let known = (partner, first, today);
            let text = incoming::table_record(id, &table, &name, &source, known, &mut random::id)?;
            Some((id, text))
        });
        records.collect()
    }
}

fn today() -> Option<Day> {
    Day::parse(&clock::today().to_string()).ok()
}

/// What no field says: schemes of credits that are not ECTS.
fn notes(t: &Texts, results: &[(Row, Option<String>)]) -> String {
    let mut names: Vec<&str> = Vec::new();
    for (scheme, _, is_ects) in results.iter().filter_map(|(row, _)| row.stored_credits()) {
        if !is_ects && !scheme.is_empty() && !names.contains(&scheme) {
            names.push(scheme);
        }
    }
    if names.is_empty() {
        String::new()
    } else {
        t.import.note_schemes(&names.join(", "))
    }
}

/// The record that somebody chose, or the new one.
fn whose(chosen: Chosen, new: impl FnOnce(Id) -> Option<String>) -> Option<Whose> {
    match chosen {
        Chosen::Nobody => None,
        Chosen::There(id) => Some(Whose { id, text: None }),
        Chosen::New => {
            let id = random::id();
            let text = Some(new(id)?);
            Some(Whose { id, text })
        }
    }
}
