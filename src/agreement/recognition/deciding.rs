//! The decision: what is recorded of each block, and how it is closed and withdrawn.

use super::{Basis, Recognition, StayBlock};
use crate::model::exact::Exact;
use crate::model::records::{Answer, BlockDecision, Collection, Decision, Id, Item};
use crate::model::value::{Day, Line, Value};
use crate::rules::recognition::sum;
use crate::workspace::Command;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::{list, quoted};
use crate::workspace::path::Path;
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

/// What is decided of a block: what is recorded, else what is proposed.
pub fn decided(block: &StayBlock, decision: &Decision) -> Decided {
    let said = recorded(decision, &block.key);
    let proposed = block.proposal.offers.first();
    let answer = said.and_then(|it| it.answer);
    let answer = answer
        .or(proposed.map(|it| it.answer))
        .unwrap_or(Answer::Refused);
    let offer = block.proposal.offers.iter().find(|it| it.answer == answer);
    let usual = block.mark.as_ref().map(|it| it.rounded.to_string());
    let usual = usual.filter(|_| answer != Answer::Refused);
    let said_credits = said.and_then(|it| it.credits.as_ref());
    let credits = match (answer, said_credits, offer) {
        (Answer::Refused, ..) => Exact::ZERO,
        (_, Some(credits), _) => credits.value().clone(),
        (_, None, offer) => offer.map_or(Exact::ZERO, |it| it.credits.clone()),
    };
    let line = |of: fn(&BlockDecision) -> Option<&Line>| {
        said.and_then(of).map(|it| it.as_str().to_owned())
    };
    let mark = line(|it| it.mark.as_ref()).or_else(|| usual.clone());
    Decided {
        as_proposed: mark == usual
            && proposed.is_some_and(|it| it.answer == answer && it.credits == credits),
        recognised: match offer {
            Some(offer) => offer.recognised.clone(),
            // What was decided by hand counts for everything where it is as many credits.
            None if credits >= block.proposal.home && !credits.is_zero() => {
                (0..block.home.len()).collect()
            }
            None => Vec::new(),
        },
        mark: mark.unwrap_or_default(),
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
        ("content", Some(basis.content())),
    ];
    places.push(("version", basis.version.map(|it| quoted(&it.to_string()))));
    Ok(places_of(id, places))
}

/// Withdraws a decision: it is kept among the earlier ones, with the reason.
pub fn withdraw(
    id: Id,
    item: Id,
    decision: &Decision,
    credits: &Exact,
    reason: &str,
    today: NaiveDate,
) -> Command {
    let mut members = vec![
        format!("\"id\":\"{item}\""),
        format!("\"reason\":{}", quoted(reason)),
        format!("\"withdrawnOn\":\"{today}\""),
        format!("\"credits\":{}", quoted(&credits.to_string())),
    ];
    let blocks = decision.blocks.iter().map(|it| {
        let it = &it.value;
        let parts = [
            it.block.as_ref().map(Value::text),
            it.answer.map(|it| it.text()),
            it.credits.as_ref().map(Value::text),
            it.mark.as_ref().map(Value::text),
            it.reason.as_ref().map(Value::text),
        ];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" · ")
    });
    let regime = decision.regime.iter().map(Value::text);
    let summary: Vec<String> = regime.chain(blocks).collect();
    members.push(format!("\"summary\":{}", quoted(&summary.join("\n"))));
    for (name, value) in [
        ("author", decision.author.as_ref().map(Value::text)),
        ("decidedOn", decision.decided_on.map(|it| it.text())),
    ] {
        members.extend(value.map(|it| format!("\"{name}\":{}", quoted(&it))));
    }
    let item = Path::of_field("earlier").item(&item.to_string());
    let text = format!("{{{}}}", members.join(","));
    let places = [
        (item, Some(text.into())),
        (Path::of_field("decidedOn"), None),
        (Path::of_field("blocks"), None),
        (Path::of_field("content"), None),
    ];
    let brought = Brought::places(Collection::Decision, id, places.into());
    Command::Bring(Deed::Edit, vec![brought])
}

fn places_of(id: Id, places: Vec<(&str, Option<String>)>) -> Command {
    let places = places.into_iter();
    let places = places.map(|(field, raw)| (Path::of_field(field), raw.map(Into::into)));
    let brought = Brought::places(Collection::Decision, id, places.collect());
    Command::Bring(Deed::Edit, vec![brought])
}
