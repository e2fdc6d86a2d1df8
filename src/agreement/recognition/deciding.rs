//! The decision: what is recorded of each block, and how it is closed and withdrawn.

use super::{Basis, Kept, Recognition, StayBlock};
use crate::model::exact::Exact;
use crate::model::records::{Answer, BlockDecision, Collection, Decision, Id, Item, Record as _};
use crate::model::value::{Day, Line, Value};
use crate::rules::recognition::regime::Ruling;
use crate::rules::recognition::sum;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::{list, quoted};
use crate::workspace::path::Path;
use crate::workspace::{Command, edit};
use chrono::NaiveDate;
use xxhash_rust::xxh3::xxh3_64;

/// What is decided of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// How it is answered.
    pub answer: Answer,
    /// The home components that it recognises, by their places in the block.
    pub recognised: Vec<usize>,
    /// The credits recognised.
    pub credits: Exact,
    /// The mark carried over, as it is written.
    pub mark: String,
    /// Why, where it is not what was proposed.
    pub reason: String,
    /// Whether it is what was proposed.
    pub as_proposed: bool,
}

/// Why a decision cannot be recorded yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NotDecided {
    /// Nobody is named who decides.
    Author,
    /// A block differs from the proposal without a reason; its key.
    Reason(String),
}

/// The id of what is recorded of a block: one, whoever records it.
pub fn block_id(decision: Id, key: &str) -> Id {
    Id::from_u128(decision.as_u128() ^ u128::from(xxh3_64(key.as_bytes())))
}

/// What is proposed of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// How it is to be answered.
    pub answer: Answer,
    /// With how many credits.
    pub credits: Exact,
    /// With which mark; empty without one.
    pub mark: String,
}

/// What is proposed of a block; of a decision, what was proposed when it was taken.
pub fn proposed(block: &StayBlock) -> Proposed {
    if let Some(kept) = block.kept.as_ref().and_then(super::KeptBlock::proposed) {
        return kept;
    }
    let first = block.proposal.offers.first();
    let answer = first.map_or(Answer::Refused, |it| it.answer);
    Proposed {
        credits: first.map_or(Exact::ZERO, |it| it.credits.clone()),
        mark: usual_mark(block, answer),
        answer,
    }
}

/// The mark that goes with an answer.
fn usual_mark(block: &StayBlock, answer: Answer) -> String {
    let mark = block.mark.as_ref().filter(|_| answer != Answer::Refused);
    mark.map(|it| it.rounded.to_string()).unwrap_or_default()
}

/// What is decided of a block: what is recorded, else what is proposed.
pub fn decided(block: &StayBlock, decision: &Decision) -> Decided {
    let said = recorded(decision, &block.key);
    let proposed = proposed(block);
    let said_credits = said.and_then(|it| it.credits.as_ref());
    let offered = |answer: Answer| block.proposal.offers.iter().find(|it| it.answer == answer);
    // What somebody chose and nothing offers any more, under another regime or with another
    // result, is no answer.
    let stands = |answer: &Answer| {
        let by_hand = matches!(answer, Answer::Other | Answer::Refused);
        by_hand || said_credits.is_some() || offered(*answer).is_some()
    };
    let answer = said.and_then(|it| it.answer).filter(stands);
    let answer = answer.unwrap_or(proposed.answer);
    let offer = offered(answer);
    let credits = match (answer, said_credits, offer) {
        (Answer::Refused, ..) => Exact::ZERO,
        (_, Some(credits), _) => credits.value().clone(),
        (_, None, offer) => offer.map_or(Exact::ZERO, |it| it.credits.clone()),
    };
    let line = |of: fn(&BlockDecision) -> Option<&Line>| {
        said.and_then(of).map(|it| it.as_str().to_owned())
    };
    let usual = match &block.kept {
        // Once decided, a mark is what was recorded, and the usual one what was proposed.
        Some(_) if answer == proposed.answer => proposed.mark.clone(),
        _ => usual_mark(block, answer),
    };
    let mark = line(|it| it.mark.as_ref());
    let mark = match &block.kept {
        Some(_) => mark.unwrap_or_default(),
        None => mark.unwrap_or_else(|| usual.clone()),
    };
    Decided {
        as_proposed: mark == usual && proposed.answer == answer && proposed.credits == credits,
        recognised: match (&block.kept, offer) {
            (Some(kept), _) => {
                let places = block.home.iter().enumerate();
                let is_kept = |id: &Id| kept.recognised.contains(&id.to_string());
                let places = places.filter(|(_, it)| it.id.as_ref().is_some_and(is_kept));
                places.map(|(at, _)| at).collect()
            }
            (None, Some(offer)) => offer.recognised.clone(),
            // What was decided by hand counts for everything where it is as many credits.
            (None, None) if credits >= block.proposal.home && !credits.is_zero() => {
                (0..block.home.len()).collect()
            }
            (None, None) => Vec::new(),
        },
        mark,
        reason: line(|it| it.reason.as_ref()).unwrap_or_default(),
        answer,
        credits,
    }
}

/// What is recorded of a block.
pub fn recorded<'a>(decision: &'a Decision, key: &str) -> Option<&'a BlockDecision> {
    let mut items = decision
        .blocks
        .iter()
        .map(|it: &Item<BlockDecision>| &it.value);
    items.find(|it| it.block.as_ref().is_some_and(|it| it.as_str() == key))
}

/// The credits decided in all.
pub fn total(recognition: &Recognition, decision: &Decision) -> Exact {
    let blocks = recognition.blocks.iter();
    let credits: Vec<Exact> = blocks.map(|it| decided(it, decision).credits).collect();
    sum(credits.iter())
}

/// The text of a recognition that begins, under a regime.
pub fn fresh(id: Id, basis: &Basis, transcript: Id, regime: &str) -> String {
    let mut members = vec![format!("\"id\":\"{id}\"")];
    let mut put = |name: &str, value: Option<String>| {
        members.extend(value.map(|it| format!("\"{name}\":{}", quoted(&it))));
    };
    let of = &basis.transcript;
    put("person", of.person.map(|it| it.text()));
    put("agreement", of.agreement.map(|it| it.text()));
    put("version", basis.version.map(|it| it.to_string()));
    put("transcript", Some(transcript.to_string()));
    put("regime", Some(regime.to_owned()));
    format!("{{{}}}", members.join(","))
}

/// Puts a recognition under another regime.
pub fn under(decision: Id, regime: &str) -> Brought {
    let place = (Path::of_field("regime"), Some(quoted(regime).into()));
    Brought::places(Collection::Decision, decision, vec![place])
}

/// Records how a block is answered.
pub fn answer(decision: Id, key: &str, answer: Answer) -> Brought {
    let item = Path::of_field("blocks").item(&block_id(decision, key).to_string());
    let place =
        |field: &str, value: Option<&str>| (item.field(field), value.map(|it| quoted(it).into()));
    Brought::places(
        Collection::Decision,
        decision,
        vec![
            place("block", Some(key)),
            place("answer", Some(&answer.text())),
            place("credits", None),
            place("mark", None),
        ],
    )
}

/// Records the decision: each block as it is answered, and copies of all that it rests on.
///
/// # Errors
/// [`NotDecided`].
pub fn decide(
    id: Id,
    basis: &Basis,
    recognition: &Recognition,
    ruling: &Ruling,
    decision: &Decision,
    today: Day,
) -> Result<Command, NotDecided> {
    if decision.author.is_none() {
        return Err(NotDecided::Author);
    }
    let mut blocks = Vec::new();
    for block in &recognition.blocks {
        let it = decided(block, decision);
        if !it.as_proposed && it.reason.is_empty() {
            return Err(NotDecided::Reason(block.key.clone()));
        }
        let mut members = vec![
            format!("\"id\":\"{}\"", block_id(id, &block.key)),
            format!("\"block\":{}", quoted(&block.key)),
            format!("\"answer\":{}", quoted(&it.answer.text())),
            format!("\"credits\":{}", quoted(&it.credits.to_string())),
        ];
        for (name, text) in [("mark", it.mark), ("reason", it.reason)] {
            if !text.is_empty() {
                members.push(format!("\"{name}\":{}", quoted(&text)));
            }
        }
        blocks.push(format!("{{{}}}", members.join(",")));
    }
    let date = decision.decided_on.unwrap_or(today);
    let mut places = vec![
        ("blocks", Some(list(blocks.iter().map(String::as_str)))),
        ("decidedOn", Some(quoted(&date.text()))),
        (
            "content",
            Some(basis.content(&Kept::of(recognition, decision, ruling))),
        ),
    ];
    places.push(("version", basis.version.map(|it| quoted(&it.to_string()))));
    Ok(places_of(id, places))
}

/// Withdraws a decision: the recognition is open again, and what was decided stays whole as
/// a record of its own, `copy`, with the day and the reason. `text` is the decision's record.
pub fn withdraw(
    id: Id,
    copy: Id,
    text: &str,
    credits: &Exact,
    reason: &str,
    today: NaiveDate,
) -> Command {
    let decision = Decision::read(text).map(|it| it.record).unwrap_or_default();
    let day = quoted(&today.to_string());
    let places = [
        ("id", Some(quoted(&copy.to_string()))),
        ("earlier", None),
        ("withdrawnOn", Some(day.clone())),
        ("withdrawnReason", Some(quoted(reason))),
    ];
    let whole = places
        .into_iter()
        .fold(text.to_owned(), |text, (field, raw)| {
            edit::set(&text, &Path::of_field(field).0, raw.as_deref()).unwrap_or(text)
        });
    let mut members = vec![
        format!("\"id\":\"{copy}\""),
        format!("\"reason\":{}", quoted(reason)),
        format!("\"withdrawnOn\":{day}"),
        format!("\"credits\":{}", quoted(&credits.to_string())),
    ];
    for (name, value) in [
        ("author", decision.author.as_ref().map(Value::text)),
        ("decidedOn", decision.decided_on.map(|it| it.text())),
    ] {
        members.extend(value.map(|it| format!("\"{name}\":{}", quoted(&it))));
    }
    let item = Path::of_field("earlier").item(&copy.to_string());
    let places = vec![
        (item, Some(format!("{{{}}}", members.join(",")).into())),
        (Path::of_field("decidedOn"), None),
        (Path::of_field("blocks"), None),
        (Path::of_field("content"), None),
    ];
    let brought = vec![
        Brought::places(Collection::Decision, id, places),
        Brought::whole(Collection::Decision, copy, whole),
    ];
    Command::Bring(Deed::Edit, brought)
}

fn places_of(id: Id, places: Vec<(&str, Option<String>)>) -> Command {
    let places = places.into_iter();
    let places = places.map(|(field, raw)| (Path::of_field(field), raw.map(Into::into)));
    let brought = Brought::places(Collection::Decision, id, places.collect());
    Command::Bring(Deed::Edit, vec![brought])
}
