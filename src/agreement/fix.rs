//! What a button does about a finding.

use super::facts::facts;
use super::life::frozen;
use crate::model::records::{Agreement, Collection, Id, Partner, Record as _, value_at};
use crate::model::value::{LinkMarks, Value as _};
use crate::rules::{Finding, Fix};
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace};

/// The command that mends a finding, where there is one for it now; nothing of what has
/// been committed to is mended but by a correction, and nothing that was mended meanwhile
/// is mended again.
pub fn fix(workspace: &Workspace, agreement: Id, finding: &Finding<'_>) -> Option<Command> {
    if frozen(workspace, agreement).is_some() {
        return None;
    }
    finding.rule.fix?;
    let facts = facts(workspace, agreement, finding.today?)?;
    if !finding.stands_in(&facts) {
        return None;
    }
    let text = workspace.record(Collection::Agreement, agreement)?;
    let item = || {
        let (id, _) = finding.place.item.as_ref()?;
        let (list, _) = finding.place.path.split_once('.')?;
        Some(Path::of_field(list).item(&(*id)?.to_string()))
    };
    let value = |it: &str| Some(quoted(it).into());
    let places: Vec<(Path, Option<Box<str>>)> = match finding.rule.fix? {
        Fix::NoCode => vec![(item()?.field("noCode"), Some("true".into()))],
        Fix::Automatic => {
            let item = item()?;
            vec![
                (item.field("recognition"), None),
                (item.field("condition"), None),
            ]
        }
        Fix::Remove => vec![(item()?, None)],
        Fix::Unlink => vec![(item()?.field("links"), kept_links(text, finding))],
        Fix::FromPartner => {
            let partner = value_at(text, "partner")?.parse().ok()?;
            let partner = Partner::read(workspace.record(Collection::Partner, partner)?)
                .ok()?
                .record;
            let link = match finding.place.path.as_str() {
                "catalogue" => partner.catalogue,
                _ => partner.provisions,
            };
            vec![(Path::of_field(&finding.place.path), value(&link?.text()))]
        }
        Fix::SwapDates => {
            let (start, end) = (value_at(text, "start")?, value_at(text, "end")?);
            vec![
                (Path::of_field("start"), value(&end)),
                (Path::of_field("end"), value(&start)),
            ]
        }
    };
    let brought = Brought::places(Collection::Agreement, agreement, places);
    Some(Command::Bring(Deed::Edit, vec![brought]))
}

/// The links of the component to groups that the other table belongs to as well, if any.
fn kept_links(text: &str, finding: &Finding<'_>) -> Option<Box<str>> {
    let read = Agreement::read(text).ok()?.record;
    let (id, _) = finding.place.item.as_ref()?;
    let host = || read.host.iter().map(|it| (it.id, it.value.links.as_ref()));
    let home = || read.home.iter().map(|it| (it.id, it.value.links.as_ref()));
    let in_host = finding.place.path.starts_with("host.");
    let (mut own, other): (Vec<_>, Vec<_>) = if in_host {
        (host().collect(), home().collect())
    } else {
        (home().collect(), host().collect())
    };
    own.retain(|(it, _)| it == id);
    let mut links = own.into_iter().find_map(|(_, links)| links)?.clone();
    let belongs = |mark: u8| {
        let mut marks = other
            .iter()
            .filter_map(|(_, links)| *links)
            .flat_map(LinkMarks::marks);
        marks.any(|it| it == mark)
    };
    let alone: Vec<u8> = links.marks().filter(|mark| !belongs(*mark)).collect();
    for mark in alone {
        links = links.toggled(mark)?;
    }
    Some(quoted(&links.text()).into())
}
