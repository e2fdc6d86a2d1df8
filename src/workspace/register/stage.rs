//! At which stage a partner stands, since when, and the step to another.

use super::filter::status;
use crate::model::json;
use crate::model::records::{Collection, Id, PartnerStatus, value_at};
use crate::model::value::{Day, Value as _};
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use chrono::NaiveDate;

const OF: Collection = Collection::Partner;

/// The stage that a row of the list of partners tells; `None` where it tells one that this
/// version does not know.
pub fn stage(row: &str) -> Option<PartnerStatus> {
    PartnerStatus::parse(status(row)).ok()
}

/// Since when a partner has been at its stage: the day of its last decision, if that led
/// there, else nobody knows. Only the decisions of the record are read, as a board asks this
/// of hundreds of partners.
pub fn since(record: &str, stage: PartnerStatus) -> Option<NaiveDate> {
    let mut last: Option<(NaiveDate, bool)> = None;
    json::members(record, |name, list| {
        if name == "decisions" {
            json::items(list, |item| {
                let on = value_at(item, "on").and_then(|it| Day::parse(&it).ok());
                let led = value_at(item, "stage").is_some_and(|it| it == stage.word());
                if let Some(on) = on.map(Day::date)
                    && last.is_none_or(|(before, _)| before <= on)
                {
                    last = Some((on, led));
                }
            })
            .ok();
        }
    })
    .ok();
    last.filter(|(_, led)| *led).map(|(on, _)| on)
}

/// How many days have gone by since; none where that day is still to come.
pub fn days(since: NaiveDate, today: NaiveDate) -> usize {
    let days = today.signed_duration_since(since).num_days();
    usize::try_from(days).unwrap_or_default()
}

/// The step of a partner to a stage: it stands there, and a decision of these fields tells
/// since when. `decision` is the id of that item.
pub fn step(id: Id, to: PartnerStatus, fields: &[(&str, String)], decision: Id) -> Brought {
    let members = fields
        .iter()
        .map(|(name, text)| format!(",{}:{}", quoted(name), quoted(text)));
    let members: String = members.collect();
    let item = format!("{{\"id\":\"{decision}\"{members}}}");
    let places = vec![
        (Path::of_field("status"), Some(quoted(to.word()).into())),
        (
            Path::of_field("decisions").item(&decision.to_string()),
            Some(item.into()),
        ),
    ];
    Brought::places(OF, id, places)
}
