//! What is known of one agreement: a row of values for the whole, and one for each item.

use super::fact::{Fact, Scope};
use super::truth::{Lack, What};
use crate::model::exact::Exact;
use crate::model::records::{Collection, Id};
use crate::model::value::Cefr;
use chrono::NaiveDate;
use std::ops::RangeInclusive;

/// A field, of a record or of an item in one of its lists.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The record where it belongs.
    pub collection: Collection,
    /// The path of the field, or of the list that is meant as a whole.
    pub path: String,
    /// The item of the list, and its number from 1, where it belongs to one.
    pub item: Option<(Option<Id>, usize)>,
}

impl Place {
    /// A field of a record.
    pub fn of(collection: Collection, path: &str) -> Self {
        Self {
            collection,
            path: path.to_owned(),
            item: None,
        }
    }
}

/// The value of a fact. What lies between two bounds is somewhere in there, on either of
/// them too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A number.
    Number(RangeInclusive<Exact>),
    /// A level of language.
    Level(Cefr),
    /// A day.
    Day(RangeInclusive<NaiveDate>),
    /// The stored word of a choice.
    Word(&'static str),
    /// A text, or the code of a country.
    Text(Box<str>),
    /// Yes or no.
    Flag(bool),
}

impl Value {
    /// A number that is known.
    pub fn number(number: Exact) -> Self {
        Self::Number(number.clone()..=number)
    }

    /// A number of things.
    pub fn count(count: usize) -> Self {
        Self::number(Exact::whole(i64::try_from(count).unwrap_or(i64::MAX)))
    }

    /// A day that is known.
    pub const fn day(day: NaiveDate) -> Self {
        Self::Day(day..=day)
    }
}

/// The values of an agreement, or of one item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Its item and number, from 1; or the field that is meant, for malformed ones.
    pub place: Option<Place>,
    values: Vec<(Fact, Value)>,
    lacks: Vec<(Fact, Vec<Lack>)>,
}

impl Row {
    /// The row of an item of a list (`host`), in a record of a collection.
    pub fn of_item(collection: Collection, list: &str, id: Option<Id>, number: usize) -> Self {
        let place = Place {
            collection,
            path: list.to_owned(),
            item: Some((id, number)),
        };
        Self::of_place(place)
    }

    /// The row of a field.
    pub fn of_place(place: Place) -> Self {
        Self {
            place: Some(place),
            ..Self::default()
        }
    }

    /// Takes a value down, where there is one.
    pub fn put(&mut self, fact: Fact, value: Option<Value>) {
        if let Some(value) = value {
            self.values.push((fact, value));
        }
    }

    /// Says which fields would give a value, or decide between its bounds.
    pub fn wants(&mut self, fact: Fact, fields: impl IntoIterator<Item = (Place, What)>) {
        let lacks = fields.into_iter().map(|(place, what)| Lack { place, what });
        let lacks: Vec<Lack> = lacks.collect();
        if !lacks.is_empty() {
            self.lacks.push((fact, lacks));
        }
    }

    /// The value of a fact.
    pub fn get(&self, fact: Fact) -> Option<&Value> {
        let mut values = self.values.iter();
        values.find(|(it, _)| *it == fact).map(|(_, value)| value)
    }

    /// Takes a value out, as if nobody had given it; what is lacking then is its field.
    pub fn remove(&mut self, fact: Fact) {
        self.values.retain(|(it, _)| *it != fact);
        self.lacks.retain(|(it, _)| *it != fact);
    }

    /// Every fact that has a value.
    pub fn known(&self) -> impl Iterator<Item = Fact> {
        self.values.iter().map(|(fact, _)| *fact)
    }
}

/// Everything that is known of an agreement.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    /// Of the agreement as a whole.
    pub whole: Row,
    /// Of each component of table A.
    pub host: Vec<Row>,
    /// Of each component of table B.
    pub home: Vec<Row>,
    /// Of each component of table C.
    pub online: Vec<Row>,
    /// Of each of the three who commit, to the newest version.
    pub parties: Vec<Row>,
    /// Of the same, to the version that came into force first.
    pub first: Vec<Row>,
    /// Of each field that holds what cannot be read.
    pub malformed: Vec<Row>,
}

impl Facts {
    /// The rows of which a rule is asked one by one.
    pub fn rows(&self, scope: Scope) -> &[Row] {
        match scope {
            Scope::Agreement => std::slice::from_ref(&self.whole),
            Scope::Host => &self.host,
            Scope::Home => &self.home,
            Scope::Virtual => &self.online,
            Scope::Party => &self.parties,
            Scope::First => &self.first,
            Scope::Malformed => &self.malformed,
        }
    }

    /// The value of a fact, for the item of a row.
    pub fn get<'a>(&'a self, row: &'a Row, fact: Fact) -> Option<&'a Value> {
        if fact.is_whole() {
            self.whole.get(fact)
        } else {
            row.get(fact)
        }
    }

    /// Whether a field holds what cannot be read.
    pub fn is_malformed(&self, place: &Place) -> bool {
        let number = |it: &Place| it.item.as_ref().map(|(_, number)| *number);
        let mut places = self.malformed.iter().filter_map(|it| it.place.as_ref());
        places.any(|it| {
            (it.collection, &it.path, number(it)) == (place.collection, &place.path, number(place))
        })
    }

    /// What would give a fact, or decide it.
    pub fn lacks(&self, row: &Row, fact: Fact) -> Vec<Lack> {
        let of = if fact.is_whole() { &self.whole } else { row };
        let told = of.lacks.iter().find(|(it, _)| *it == fact);
        told.map_or_else(
            || {
                vec![Lack {
                    place: place_of(row, fact),
                    what: What::Empty,
                }]
            },
            |(_, lacks)| lacks.clone(),
        )
    }
}

/// The field of a fact, for the item of a row.
pub fn place_of(row: &Row, fact: Fact) -> Place {
    let (collection, field) = fact.field();
    match &row.place {
        Some(place) if fact.is_of(Scope::Malformed) && !fact.is_whole() => place.clone(),
        Some(place) if !fact.is_whole() => {
            let path = match field.split_once('.') {
                // A party's field names its list already.
                Some(_) => field.to_owned(),
                None => format!("{}.{field}", place.path),
            };
            Place {
                path,
                ..place.clone()
            }
        }
        _ => Place::of(collection, field),
    }
}
