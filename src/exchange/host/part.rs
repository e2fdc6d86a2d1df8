//! A part of the file that knows where it stands.

use super::{HostError, HostFault};
use crate::model::json::string;
use crate::model::value::Json;
use crate::workspace::json;

/// A value of the file, and its place.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// Its place: `records/partner 2`.
    pub place: String,
    /// Its text.
    pub raw: &'a str,
}

impl<'a> Part<'a> {
    /// The whole file.
    pub fn whole(raw: &'a str) -> Self {
        Self {
            place: String::new(),
            raw,
        }
    }

    /// What is wrong here.
    pub fn is(&self, fault: HostFault) -> HostError {
        HostError {
            place: self.place.clone(),
            fault,
        }
    }

    /// The place of a member, which need not be there.
    pub fn member(&self, name: &str) -> Part<'static> {
        let place = match self.place.as_str() {
            "" => name.to_owned(),
            place => format!("{place}/{name}"),
        };
        Part { place, raw: "" }
    }

    /// The members of an object.
    pub fn members(&self) -> Result<Vec<(String, Self)>, HostError> {
        if !json::is_object(self.raw) {
            return Err(self.is(HostFault::Expected(Json::Object)));
        }
        let members = json::members(self.raw)
            .map_err(|error| self.is(HostFault::NotJson(error.to_string())))?;
        let part = |name: &str, raw| Part {
            raw,
            ..self.member(name)
        };
        let members = members.into_iter();
        Ok(members
            .map(|(name, raw)| (name.to_string(), part(&name, raw)))
            .collect())
    }

    /// The members of an object that has these and no others.
    pub fn named<const N: usize>(&self, names: [&str; N]) -> Result<[Self; N], HostError> {
        let members = self.members()?;
        only(&members, &names)?;
        let found = names.map(|name| members.iter().find(|(it, _)| it == name));
        for (name, found) in names.iter().zip(&found) {
            if found.is_none() {
                return Err(self.member(name).is(HostFault::Missing));
            }
        }
        // Every one of them was found.
        Ok(found.map(|it| it.map_or_else(|| Part::whole(""), |(_, part)| part.clone())))
    }

    /// The items of a list, numbered from one.
    pub fn items(&self) -> Result<Vec<Self>, HostError> {
        let items =
            json::elements(self.raw).map_err(|_| self.is(HostFault::Expected(Json::List)))?;
        let items = items.into_iter().zip(1_usize..);
        Ok(items
            .map(|(raw, number)| Part {
                place: format!("{} {number}", self.place),
                raw,
            })
            .collect())
    }

    /// The text that it is, which says something.
    pub fn text(&self) -> Result<String, HostError> {
        match string(self.raw) {
            Some(text) if text.trim().is_empty() => Err(self.is(HostFault::Missing)),
            Some(text) => Ok(text.into_owned()),
            None => Err(self.is(HostFault::Expected(Json::Text))),
        }
    }
}

/// That no other names stand among these members.
pub fn only(members: &[(String, Part<'_>)], names: &[&str]) -> Result<(), HostError> {
    let foreign = |(name, _): &&(String, Part<'_>)| !names.contains(&name.as_str());
    match members.iter().find(foreign) {
        Some((_, part)) => Err(part.is(HostFault::Foreign)),
        None => Ok(()),
    }
}
