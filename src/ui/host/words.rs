//! Why a configuration is refused, in words: where, and what is wrong there.

use crate::exchange::host::{HostError, HostFault};
use crate::model::limits;
use crate::model::value::Json;
use crate::text::Texts;
use crate::text::labels::value_error;
use crate::workspace::schema::SCHEMA;

/// The place, and the reason.
pub fn host_error(t: &Texts, error: &HostError) -> String {
    let reason = reason(t, &error.fault);
    match error.place.as_str() {
        "" => reason,
        place => t.host.at(place, &reason),
    }
}

fn reason(t: &Texts, fault: &HostFault) -> String {
    let words = &t.host;
    let kilo = |bytes: usize| (bytes / 1024).to_string();
    match fault {
        HostFault::TooLarge(size) => words.too_large(&kilo(*size), &kilo(limits::HOST_BYTES)),
        HostFault::Page => words.page.to_owned(),
        HostFault::NotJson(reason) => words.not_json(reason),
        HostFault::OtherApp => words.other_app.to_owned(),
        HostFault::Kind(read) => words.kind(read),
        HostFault::Version(read) => words.version(read),
        HostFault::NewerSchema(found) => words.newer(&found.to_string(), &SCHEMA.to_string()),
        HostFault::Missing => words.missing.to_owned(),
        HostFault::Foreign => words.foreign.to_owned(),
        HostFault::Expected(what) => words.expected(match what {
            Json::Text | Json::Flag => words.a_text,
            Json::Number => words.a_number,
            Json::List => words.a_list,
            Json::Object => words.an_object,
        }),
        HostFault::NoId => words.no_id.to_owned(),
        HostFault::IdTwice(id) => words.id_twice(&id.to_string()),
        HostFault::Value(error) => value_error(t, error),
        HostFault::Nowhere => words.nowhere.to_owned(),
        HostFault::Colour(read) => words.colour(read),
        HostFault::Picture(read) => words.picture(read),
    }
}
