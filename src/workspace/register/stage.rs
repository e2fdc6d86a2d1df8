//! At which stage a partner stands, since when, and the step to another.

use crate::model::json;
use crate::model::records::{Collection, Id, PartnerStatus, value_at};
use crate::model::value::{Day, Value as _};
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::table::cell;
use chrono::NaiveDate;

const OF: Collection = Collection::Partner;

/// The stage that a row of the list of partners tells; `None` where it tells none.
pub fn stage(row: &str) -> Option<PartnerStatus> {
    PartnerStatus::parse(cell(OF, row, "status")).ok()
}

/// Since when a partner has been at its stage, as its decisions tell: the day of the last
/// one that led there. `None` where none did.
pub fn since(record: &str, stage: PartnerStatus) -> Option<NaiveDate> {
    let mut last = None;
    json::members(record, |name, list| {
        if name == "decisions" {
            json::items(list, |item| {
                let led = value_at(item, "stage").is_some_and(|it| it == stage.word());
                let on = value_at(item, "on").and_then(|it| Day::parse(&it).ok());
                last = last.max(on.filter(|_| led).map(Day::date));
            })
            .ok();
        }
    })
    .ok();
    last
}

/// How many days have gone by since; none where that day is still to come.
pub fn days(since: NaiveDate, today: NaiveDate) -> usize {
    let days = today.signed_duration_since(since).num_days();
    usize::try_from(days).unwrap_or_default()
}

/// The step of a partner to a stage: it stands there, and a decision of today tells since
/// when. `decision` is the id of that item.
pub fn step(
    id: Id,
    from: Option<PartnerStatus>,
    to: PartnerStatus,
    today: NaiveDate,
    decision: Id,
) -> Brought {
    let from = from.map_or(String::new(), |it| {
        format!(",\"from\":{}", quoted(it.word()))
    });
    let item = format!(
        "{{\"id\":\"{decision}\",\"on\":\"{today}\",\"stage\":{}{from}}}",
        quoted(to.word())
    );
    let places = vec![
        (Path::of_field("status"), Some(quoted(to.word()).into())),
        (
            Path::of_field("decisions").item(&decision.to_string()),
            Some(item.into()),
        ),
    ];
    Brought::places(OF, id, places)
}
