//! The recognition sheet: the document that is printed, kept and defended.
//!
//! Its contents follow the recognition outcome of the learning agreement 2014–2020 (table D)
//! and what the ECTS Users' Guide asks of a transfer of credits.

mod annex;
mod tables;

pub use tables::agreed_exams;

use super::deciding::total;
use super::words;
use super::{Basis, Recognition, StayBlock};
use crate::agreement::document::{Document, Part, Table, Wording, general_facts, subject};
use crate::model::exact::Exact;
use crate::model::records::{Collection, Decision, Track};
use crate::model::value::{Day, Value};
use crate::rules::recognition::regime::Ruling;
use crate::text::labels::choice_label;
use annex::explanation;
use tables::{beyond, block_parts, exams, outcomes, remedies};

/// What the sheet is made of.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What it rests on.
    pub basis: &'a Basis,
    /// What is proposed.
    pub recognition: &'a Recognition,
    /// What is decided; its blocks stand before the proposals.
    pub decision: &'a Decision,
    /// Under which regime.
    pub ruling: &'a Ruling,
    /// Whether it was decided, and not only a day noted for it.
    pub is_decided: bool,
}

/// Makes the sheet, with the explanation of its reckoning if that is wanted.
pub fn document(sheet: Sheet<'_>, annex: bool, w: Wording) -> Document {
    let mut parts = vec![general(sheet, w)];
    let blocks = &sheet.recognition.blocks;
    for block in blocks {
        parts.extend(block_parts(sheet, block, blocks.len() == 1, w));
    }
    parts.extend(beyond(sheet, w));
    parts.extend(outcomes(sheet, w));
    parts.extend(remedies(sheet, w));
    parts.extend(exams(sheet, w));
    parts.push(closing(sheet, w));
    if annex {
        parts.push(explanation(sheet, w));
    }
    Document {
        title: w.say(|t| t.recognition.sheet_title),
        subject: subject(&sheet.basis.sheet),
        parts,
        foot: state(sheet, w),
    }
}

/// Whether it is a proposal, a decision, or one that was withdrawn.
pub fn state(sheet: Sheet<'_>, w: Wording) -> String {
    let withdrawn = sheet.decision.withdrawn_on.map(|it| it.text());
    match (decided_on(sheet, w), withdrawn) {
        (Some(_), Some(date)) => w.with(|t| t.recognition.withdrawn_state(&t.short_day(&date))),
        (Some(date), None) => w.with(|t| t.recognition.decided_state(&date)),
        (None, _) => w.say(|t| t.recognition.draft_mark),
    }
}

/// The lines of the sheet as a table for a spreadsheet.
pub fn rows(sheet: Sheet<'_>, w: Wording) -> Vec<Table> {
    let blocks = &sheet.recognition.blocks;
    let parts = blocks
        .iter()
        .flat_map(|it| block_parts(sheet, it, blocks.len() == 1, w));
    let parts = parts
        .chain(beyond(sheet, w))
        .chain(remedies(sheet, w))
        .chain(exams(sheet, w));
    parts
        .filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn decided_on(sheet: Sheet<'_>, w: Wording) -> Option<String> {
    let date = sheet.decision.decided_on.filter(|_| sheet.is_decided)?;
    Some(w.with(|t| t.short_day(&date.text())))
}

fn general(sheet: Sheet<'_>, w: Wording) -> Part {
    let transcript = &sheet.basis.transcript;
    let of = |path: &str| w.label(Collection::Transcript, path);
    let date = |stored: Option<String>| stored.map(|it| w.with(|t| t.short_day(&it)));
    let mut facts = general_facts(&sheet.basis.sheet, w);
    let mut put = |label: String, value: Option<String>| {
        facts.extend(value.filter(|it| !it.is_empty()).map(|it| (label, it)));
    };
    put(of("number"), transcript.number.as_ref().map(Value::text));
    put(of("start"), date(transcript.start.map(|it| it.text())));
    put(of("end"), date(transcript.end.map(|it| it.text())));
    put(
        of("issuedOn"),
        date(transcript.issued_on.map(|it| it.text())),
    );
    put(
        of("receivedOn"),
        date(transcript.received_on.map(|it| it.text())),
    );
    put(
        w.label(Collection::Decision, "regime"),
        Some(w.with(|t| t.words(&sheet.ruling.name).to_owned())),
    );
    let credits = |it: &Exact| Some(w.with(|t| words::credits(t, it)));
    let agreed = sum_of(sheet.recognition, |it| &it.proposal.agreed);
    let earned = sum_of(sheet.recognition, |it| &it.proposal.earned);
    put(w.say(|t| t.recognition.agreed), credits(&agreed));
    put(w.say(|t| t.recognition.earned), credits(&earned));
    let total = total(sheet.recognition, sheet.decision);
    let label = if sheet.is_decided {
        w.say(|t| t.recognition.decided)
    } else {
        w.say(|t| t.recognition.proposed)
    };
    let of_home = w.with(|t| {
        let home = t
            .recognition
            .of_home(&words::credits(t, &sheet.recognition.home));
        format!("{} {home}", words::credits(t, &total))
    });
    put(label, Some(of_home));
    Part::Facts(w.say(|t| t.recognition.title), facts)
}

/// The sum of a number over all blocks.
pub fn sum_of(recognition: &Recognition, of: fn(&StayBlock) -> &Exact) -> Exact {
    crate::rules::recognition::sum(recognition.blocks.iter().map(of))
}

fn closing(sheet: Sheet<'_>, w: Wording) -> Part {
    Part::Facts(w.say(|t| t.recognition.decide_title), decision(sheet, w))
}

/// Who decided, when and why: names of fields and what stands in them.
pub fn decision(sheet: Sheet<'_>, w: Wording) -> Vec<(String, String)> {
    let it = sheet.decision;
    let of = |path: &str| w.label(Collection::Decision, path);
    let mut facts = Vec::new();
    let mut put = |path: &str, value: Option<String>| {
        facts.extend(value.filter(|it| !it.is_empty()).map(|it| (of(path), it)));
    };
    put("author", it.author.as_ref().map(Value::text));
    put("function", it.function.as_ref().map(Value::text));
    put("decidedOn", decided_on(sheet, w));
    put("reason", it.reason.as_ref().map(Value::text));
    let date = |day: Option<Day>| day.map(|it| w.with(|t| t.short_day(&it.text())));
    let track = |path: &'static str, it: Option<Track>| {
        it.map(|it| w.with(|t| choice_label(t, path, &it.text()).to_owned()))
    };
    put("withdrawnOn", date(it.withdrawn_on));
    put(
        "withdrawnReason",
        it.withdrawn_reason.as_ref().map(Value::text),
    );
    put("homeTrack", track("homeTrack", it.home_track));
    put("partnerTrack", track("partnerTrack", it.partner_track));
    if facts.is_empty() {
        facts.push((
            w.say(|t| t.recognition.decide_title),
            w.say(|t| t.recognition.draft_mark),
        ));
    }
    facts
}
