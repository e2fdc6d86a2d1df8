//! The facts of the three who commit.

use crate::agreement::life::{commitments, number_of};
use crate::model::records::{Collection, Commitment, Item, Party};
use crate::model::value::Value as _;
use crate::rules::{Fact, Row, Value};

/// A row for each of the three, in the order in which they commit. `version` is the
/// record of the version, if there is one; `number` that of the one being written.
pub fn rows(version: Option<&str>, number: usize) -> Vec<Row> {
    let number = version.map_or(number, number_of);
    let given = version.map(commitments).unwrap_or_default();
    let of = |party: Party| given.iter().find(|it| it.value.role == Some(party));
    let rows = Party::ALL.iter().enumerate().map(|(at, party)| {
        let earlier: Vec<_> = Party::ALL.iter().take(at).map(|it| of(*it)).collect();
        let mut row = row(*party, of(*party), &earlier);
        row.put(Fact::VersionNumber, Some(Value::count(number)));
        row
    });
    rows.collect()
}

fn row(
    party: Party,
    commitment: Option<&Item<Commitment>>,
    earlier: &[Option<&Item<Commitment>>],
) -> Row {
    let number = earlier.len().saturating_add(1);
    let id = commitment.and_then(|it| it.id);
    let mut row = Row::of_item(Collection::Version, "commitments", id, number);
    row.put(Fact::Role, Some(Value::Word(party.word())));
    row.put(Fact::Given, Some(Value::Flag(commitment.is_some())));
    let Some(it) = commitment.map(|it| &it.value) else {
        return row;
    };
    let text = |it: &str| Value::Text(it.into());
    row.put(
        Fact::PartyName,
        it.name.as_ref().map(|it| text(it.as_str())),
    );
    row.put(
        Fact::PartyFunction,
        it.function.as_ref().map(|it| text(it.as_str())),
    );
    row.put(
        Fact::PartyEmail,
        it.email.as_ref().map(|it| text(&it.text())),
    );
    row.put(Fact::PartyDate, it.date.map(|it| Value::day(it.date())));
    let in_order = it.date.and_then(|date| {
        let before = earlier.iter().map(|it| match it {
            Some(it) => it.value.date.map(|it| it <= date),
            None => Some(false),
        });
        let before: Option<Vec<bool>> = before.collect();
        before.map(|it| it.into_iter().all(|it| it))
    });
    row.put(Fact::InOrder, in_order.map(Value::Flag));
    row
}
