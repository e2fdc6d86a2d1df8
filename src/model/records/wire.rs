//! Ids and collections inside files and change sets: their texts.

use super::{Collection, Id};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::borrow::Cow;

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let text = Cow::<str>::deserialize(source)?;
        text.parse().map_err(D::Error::custom)
    }
}

impl Serialize for Collection {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        out.serialize_str(self.key())
    }
}

impl<'de> Deserialize<'de> for Collection {
    fn deserialize<D: Deserializer<'de>>(source: D) -> Result<Self, D::Error> {
        let key = Cow::<str>::deserialize(source)?;
        key.parse()
            .map_err(|()| D::Error::custom(format_args!("no collection {key:?}")))
    }
}
