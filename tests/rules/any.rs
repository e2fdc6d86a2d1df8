//! Facts as they may be, and some that no agreement would give.

use chrono::NaiveDate;
use passerelle::model::exact::Exact;
use passerelle::model::records::Collection;
use passerelle::model::value::Cefr;
use passerelle::rules::fact::Kind;
use passerelle::rules::truth::{Truth, What};
use passerelle::rules::{Fact, Facts, Lack, Place, Row, Scope, Value};
use proptest::prelude::*;

/// The words that the shipped rules ask for, and one that they do not.
const WORDS: [&str; 18] = [
    "erasmus",
    "erasmus-digital",
    "bilateral",
    "national",
    "free-mover",
    "term",
    "year",
    "ects",
    "qc_univ",
    "uk_cats",
    "automatic",
    "document",
    "other",
    "additional-exam",
    "student",
    "sending",
    "receiving",
    "level-check",
];
const TEXTS: [&str; 5] = ["Oral de rattrapage", "Sur relevé", "0710", "0713", "1/2"];
const COUNTRIES: [&str; 4] = ["FR", "AT", "CA", "JP"];

fn day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..700).prop_map(|after| {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();
        first + chrono::Days::new(after)
    })
}

fn number() -> impl Strategy<Value = Exact> {
    (0_i64..80).prop_map(|half| Exact::whole(half).checked_div(&Exact::whole(2)).unwrap())
}

/// A value for a fact. Only what follows from days that are not known lies between bounds.
fn value(fact: Fact) -> BoxedStrategy<Value> {
    let open = matches!(
        fact,
        Fact::Start
            | Fact::End
            | Fact::StayDays
            | Fact::StayMonths
            | Fact::StayMonthsBegun
            | Fact::StartMonth
            | Fact::EndMonth
    );
    match fact.kind() {
        Kind::Number if open => (number(), number())
            .prop_map(|(one, other)| Value::Number(one.clone().min(other.clone())..=one.max(other)))
            .boxed(),
        Kind::Number => number().prop_map(Value::number).boxed(),
        Kind::Day if open => (day(), 0_u64..31)
            .prop_map(|(day, more)| Value::Day(day..=day + chrono::Days::new(more)))
            .boxed(),
        Kind::Day => day().prop_map(Value::day).boxed(),
        Kind::Level => prop::sample::select(Cefr::ALL)
            .prop_map(Value::Level)
            .boxed(),
        Kind::Word => prop::sample::select(&WORDS[..])
            .prop_map(Value::Word)
            .boxed(),
        Kind::Text => prop::sample::select(&TEXTS[..])
            .prop_map(|it| Value::Text(it.into()))
            .boxed(),
        Kind::Country => prop::sample::select(&COUNTRIES[..])
            .prop_map(|it| Value::Text(it.into()))
            .boxed(),
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
    }
}

/// A row with a value for most facts of a scope.
fn row(empty: Row, scope: Scope) -> BoxedStrategy<Row> {
    let own = move |it: &Fact| it.is_of(scope) && (scope == Scope::Agreement) == it.is_whole();
    let values: Vec<_> = Fact::ALL
        .iter()
        .copied()
        .filter(own)
        .map(|fact| (Just(fact), prop::option::weighted(0.8, value(fact))))
        .collect();
    values
        .prop_map(move |values| {
            let mut row = empty.clone();
            for (fact, value) in values {
                row.put(fact, value);
            }
            row
        })
        .boxed()
}

/// Everything that is known of an agreement, with two items in each list.
pub fn facts() -> impl Strategy<Value = Facts> {
    let items = |collection, list: &str, scope| {
        [1, 2]
            .map(|number| row(Row::of_item(collection, list, None, number), scope))
            .to_vec()
    };
    let malformed = Row::of_place(Place::of(Collection::Person, "birthDate"));
    (
        row(Row::default(), Scope::Agreement),
        items(Collection::Agreement, "host", Scope::Host),
        items(Collection::Agreement, "home", Scope::Home),
        items(Collection::Agreement, "virtual", Scope::Virtual),
        items(Collection::Version, "commitments", Scope::Party),
        items(Collection::Version, "commitments", Scope::First),
        prop::collection::vec(row(malformed, Scope::Malformed), 0..2),
    )
        .prop_map(
            |(whole, host, home, online, parties, first, malformed)| Facts {
                whole,
                host,
                home,
                online,
                parties,
                first,
                malformed,
            },
        )
}

/// Any answer.
pub fn truth() -> impl Strategy<Value = Truth> {
    let lack = |path: &str| Lack {
        place: Place::of(Collection::Agreement, path),
        what: What::Empty,
    };
    prop::sample::select(vec![
        Truth::Yes,
        Truth::No,
        Truth::Unknown(vec![lack("start")]),
        Truth::Unknown(vec![lack("end"), lack("span")]),
    ])
}
