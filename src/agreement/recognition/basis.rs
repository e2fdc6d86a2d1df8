//! Everything that a recognition rests on.

use super::{Kept, Marking};
use crate::agreement::life::life_when;
use crate::agreement::rule_sheet::in_force;
use crate::agreement::{Sheet, sheet};
use crate::model::records::{
    Collection, GradeTable, Id, Office, Partner, Record, RuleSheet, Transcript, value_at,
};
use crate::model::value::{CreditSystemKey, DayOrMonth, Flag};
use crate::rules::recognition::Regime;
use crate::rules::recognition::own::{self, of_office};
use crate::rules::recognition::regime::{Ruling, regime};
use crate::workspace::path::Path;
use crate::workspace::{Workspace, edit, json};

/// The agreement in force, the transcript, and the rules by which its results are carried
/// over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basis {
    /// The agreement, as its version in force keeps it.
    pub sheet: Sheet,
    /// The transcript.
    pub transcript: Transcript,
    /// The rule sheet of the partner that counts for the stay.
    pub rules: Option<RuleSheet>,
    /// The grading table of the partner.
    pub partner_table: Option<GradeTable>,
    /// The grading table at home.
    pub home_table: Option<GradeTable>,
    /// The sending institution, with the rules of recognition that it writes for itself.
    pub office: Office,
    /// What a decision keeps of its regime and proposal.
    pub kept: Option<Kept>,
    /// The records that it was read from, by their names in a decision's content.
    parts: Vec<(&'static str, String)>,
    /// The version in force.
    pub version: Option<Id>,
}

/// Why there is nothing to rest on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoBasis {
    /// The transcript is not there.
    NoTranscript,
    /// It names no agreement, or one that is not there.
    NoAgreement(Option<Id>),
    /// No version of the agreement has all three commitments.
    NotInForce(Id),
}

/// The recognition of a transcript: there is one, whoever begins it.
pub const fn decision_id(transcript: Id) -> Id {
    const STEP: u128 = 0x5b2e_90c7_14d8_4f63_a9e1_7c0d_3b86_52f5;
    Id::from_u128(transcript.as_u128() ^ STEP)
}

impl Basis {
    /// What the recognition of a transcript rests on now.
    ///
    /// # Errors
    /// [`NoBasis`].
    pub fn of(workspace: &Workspace, transcript: Id) -> Result<Self, NoBasis> {
        let text = workspace
            .record(Collection::Transcript, transcript)
            .ok_or(NoBasis::NoTranscript)?;
        let agreement = value_at(text, "agreement").and_then(|it| it.parse().ok());
        let agreement: Id = agreement.ok_or(NoBasis::NoAgreement(None))?;
        let life = life_when(workspace, agreement, || false);
        let life = life.ok_or(NoBasis::NoAgreement(Some(agreement)))?;
        let version = life.in_force.ok_or(NoBasis::NotInForce(agreement))?;
        let record = workspace.record(Collection::Version, version);
        let record = record.ok_or(NoBasis::NotInForce(agreement))?;
        let mut parts = vec![("version", record.to_owned()), ("transcript", bare(text))];
        let partner = now(workspace, record, Collection::Partner).unwrap_or_default();
        let office = now(workspace, record, Collection::Office);
        let start = Sheet::of_version(record)
            .and_then(|it| it.agreement.start)
            .map(DayOrMonth::first_day);
        let read = Partner::read(&partner)
            .map(|it| it.record)
            .unwrap_or_default();
        let rules = start.and_then(|start| in_force(&read, start)).cloned();
        parts.push(("partner", partner));
        parts.extend(office.map(|it| ("office", it)));
        for (name, table) in [
            (
                "partnerTable",
                rules.as_ref().and_then(|it| it.partner_table),
            ),
            ("homeTable", rules.as_ref().and_then(|it| it.home_table)),
        ] {
            let table = table.and_then(|it| workspace.record(Collection::GradeTable, it.0));
            parts.extend(table.map(|it| (name, it.to_owned())));
        }
        Self::read(parts, Some(version)).ok_or(NoBasis::NotInForce(agreement))
    }

    /// What a decision rested on when it was taken; `None` where its record keeps nothing.
    pub fn of_decision(decision: &str) -> Option<Self> {
        let content = edit::get(decision, &Path::of_field("content").0).ok()??;
        let members = json::members(&content).ok()?;
        let part = |name: &'static str| {
            let mut found = members.iter().filter(|(it, _)| it == name);
            found.next().map(|(_, raw)| (name, (*raw).to_owned()))
        };
        let names = [
            "version",
            "transcript",
            "partner",
            "office",
            "partnerTable",
            "homeTable",
        ];
        let version = value_at(decision, "version").and_then(|it| it.parse().ok());
        let basis = Self::read(names.into_iter().filter_map(part).collect(), version)?;
        Some(Self {
            kept: serde_json::from_str(&content).ok(),
            ..basis
        })
    }

    fn read(parts: Vec<(&'static str, String)>, version: Option<Id>) -> Option<Self> {
        let part = |name: &str| parts.iter().find(|(it, _)| *it == name).map(|(_, it)| it);
        let sheet = Sheet::of_version(part("version")?)?;
        let transcript = Transcript::read(part("transcript")?).ok()?.record;
        let partner = part("partner").and_then(|it| Partner::read(it).ok());
        let start = sheet.agreement.start.map(DayOrMonth::first_day);
        let rules = partner.zip(start);
        let rules = rules.and_then(|(it, start)| in_force(&it.record, start).cloned());
        let table = |name| Some(GradeTable::read(part(name)?).ok()?.record);
        let office = part("office").and_then(|it| Office::read(it).ok());
        Some(Self {
            office: office.map_or_else(|| sheet.office.clone(), |it| it.record),
            kept: None,
            rules,
            partner_table: table("partnerTable"),
            home_table: table("homeTable"),
            sheet,
            transcript,
            version,
            parts,
        })
    }

    /// The content of a decision taken now, as a JSON text: copies of all that it rests on,
    /// and what else it keeps.
    pub fn content(&self, kept: &Kept) -> String {
        let kept = serde_json::to_string(kept).unwrap_or_default();
        let kept = json::members(&kept).unwrap_or_default();
        let kept = kept.iter().map(|(name, raw)| format!("\"{name}\":{raw}"));
        let parts = self.parts.iter();
        let members = parts.map(|(name, text)| format!("\"{name}\":{text}"));
        format!("{{{}}}", members.chain(kept).collect::<Vec<_>>().join(","))
    }

    /// The regime that a decision keeps, else the one of this key as the institution has it,
    /// else the institution's usual one.
    pub fn ruling(&self, key: Option<&str>) -> Option<Ruling> {
        if let Some(kept) = &self.kept {
            return Some(kept.ruling.clone());
        }
        let quebec = |it: CreditSystemKey| it.system().is_some_and(|it| it.id == "qc_univ");
        let usual = if self.office.cti == Some(Flag(true)) {
            "cti"
        } else if self.office.credit_system.is_some_and(quebec) {
            "quebec"
        } else {
            own::OWN
        };
        let ruling = key.and_then(regime).or_else(|| regime(usual))?;
        Some(of_office(ruling, &self.office))
    }

    /// How marks are carried over under a regime.
    pub fn marking(&self, regime: &Regime) -> Marking {
        Marking::of(self, regime)
    }
}

/// The transcript without the file it came as, and without notes.
fn bare(transcript: &str) -> String {
    ["original", "notes"]
        .into_iter()
        .fold(transcript.to_owned(), |text, member| {
            edit::set(&text, &Path::of_field(member).0, None).unwrap_or(text)
        })
}

/// An institution as it is now, with what is no business of a decision left out; as the
/// version keeps it where it is gone.
fn now(workspace: &Workspace, version: &str, of: Collection) -> Option<String> {
    let copy = sheet::copy_of(version, of)?;
    let id = json::id_of(&copy).and_then(|it| it.parse().ok());
    let now = id.and_then(|id| workspace.record(of, id));
    let text = now.map_or(copy, str::to_owned);
    let without = ["notes", "contacts", "reviews", "schemes", "calendars"];
    Some(without.into_iter().fold(text, |text, member| {
        edit::set(&text, &Path::of_field(member).0, None).unwrap_or(text)
    }))
}
