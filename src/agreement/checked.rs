//! What the rules find in an agreement, and what of it somebody has set aside.

use super::Sheet;
use super::facts::{facts, facts_of};
use super::life::Life;
use super::totals::Totals;
use crate::model::records::{Agreement, Collection, Id, Item, Record as _, SetAside};
use crate::model::value::{Day, Line, Value as _};
use crate::rules::finding::standing;
use crate::rules::shipped::profiles;
use crate::rules::{Facts, Finding, Profile, Scope, Severity, Verdict, check};
use crate::workspace::forget::ERASED;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, Workspace, edit};
use chrono::NaiveDate;

/// What the rules say of an agreement.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Checked {
    /// The profiles that stand for it.
    pub profiles: Vec<&'static Profile>,
    /// What is broken or unknown, in the order of the profiles and their rules.
    pub findings: Vec<Judged>,
}

/// A finding, and whether somebody has set it aside.
#[derive(Clone, Debug, PartialEq)]
pub struct Judged {
    /// What was found.
    pub finding: Finding<'static>,
    /// Why it does not count, and since when, where somebody has said so.
    pub aside: Option<SetAside>,
}

impl Checked {
    /// Checks an agreement as it is now, or as its version keeps it; `None` where it is
    /// not there.
    pub fn now(workspace: &Workspace, agreement: Id, today: NaiveDate) -> Option<Self> {
        let facts = facts(workspace, agreement, today)?;
        Some(Self::of_facts(workspace, agreement, &facts))
    }

    /// The same for a caller who has read the agreement.
    pub fn of(
        workspace: &Workspace,
        (agreement, life): (Id, &Life),
        (sheet, totals): (&Sheet, &Totals),
        today: NaiveDate,
    ) -> Self {
        let facts = facts_of(workspace, (agreement, life), sheet, totals, today);
        Self::of_facts(workspace, agreement, &facts)
    }

    fn of_facts(workspace: &Workspace, agreement: Id, facts: &Facts) -> Self {
        let profiles = standing(profiles(), facts);
        let aside = aside(workspace, agreement);
        let judged = |finding: Finding<'static>| {
            let said = aside.iter().find(|it| excuses(it, &finding));
            Judged {
                aside: said.cloned(),
                finding,
            }
        };
        Self {
            findings: check(&profiles, facts).into_iter().map(judged).collect(),
            profiles,
        }
    }

    /// What keeps the agreement from being signed: what is mandatory, broken, and not set
    /// aside. Of commitments nothing does: a late one is recorded as it was given.
    pub fn blocking(&self) -> impl Iterator<Item = &Finding<'static>> {
        let open = self.findings.iter().filter(|it| it.is_open());
        open.map(|it| &it.finding)
            .filter(|it| it.rule.severity == Severity::Mandatory && !of_commitments(it.rule.each))
    }
}

const fn of_commitments(scope: Scope) -> bool {
    matches!(scope, Scope::Party | Scope::First)
}

impl Judged {
    /// Whether it is broken, and nobody has said why that is right.
    pub fn is_open(&self) -> bool {
        self.finding.verdict == Verdict::Broken && self.aside.is_none()
    }
}

/// What somebody has set aside in an agreement.
pub fn aside(workspace: &Workspace, agreement: Id) -> Vec<SetAside> {
    let items = waivers(workspace, agreement).unwrap_or_default();
    items.into_iter().map(|it| it.value).collect()
}

/// The items of what was set aside; the rest of the agreement is not read for them.
fn waivers(workspace: &Workspace, agreement: Id) -> Option<Vec<Item<SetAside>>> {
    let text = workspace.record(Collection::Agreement, agreement)?;
    let list = edit::get(text, &Path::of_field("setAside").0).ok()??;
    let alone = format!("{{\"id\":\"{agreement}\",\"setAside\":{list}}}");
    Some(Agreement::read(&alone).ok()?.record.set_aside)
}

/// Whether what somebody has set aside is this finding: of its code and place, and with
/// what was found then. What is found anew with other values is open again.
pub fn excuses(aside: &SetAside, finding: &Finding<'_>) -> bool {
    let found = aside.found.as_ref().map_or("", Line::as_str);
    let named = aside.place.as_ref().map_or("", Line::as_str);
    !finding.rule.firm && named == finding.key() && (found == finding.found() || found == ERASED)
}

/// Sets a finding aside with a reason, on a day. `item` is an id for what is new.
pub fn set_aside(agreement: Id, finding: &Finding<'_>, reason: &str, item: Id, on: Day) -> Command {
    let found = finding.found();
    let found = (!found.is_empty()).then(|| format!("\"found\":{},", quoted(&found)));
    let text = format!(
        "{{\"id\":\"{item}\",\"code\":{},\"place\":{},{}\"reason\":{},\"date\":{}}}",
        quoted(&finding.rule.code),
        quoted(&finding.key()),
        found.unwrap_or_default(),
        quoted(reason),
        quoted(&on.text()),
    );
    let path = Path::of_field("setAside").item(&item.to_string());
    Command::Set(Collection::Agreement, agreement, path, Some(text))
}

/// Takes up again what was set aside; `None` where it was not.
pub fn take_up(workspace: &Workspace, agreement: Id, finding: &Finding<'_>) -> Option<Command> {
    let aside = waivers(workspace, agreement)?;
    let mut aside = aside.iter();
    let item = aside.find(|it| excuses(&it.value, finding))?;
    let path = Path::of_field("setAside").item(&item.id?.to_string());
    Some(Command::Set(Collection::Agreement, agreement, path, None))
}
