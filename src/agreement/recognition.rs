//! From an agreement in force and a transcript to what is proposed for recognition.
//!
//! The last version to which all three have committed governs (requirement S1-34). What was
//! agreed and passed is recognised without anybody doing anything (S1-33).

mod basis;
pub mod candidates;
mod carry;
pub mod deciding;
mod kept;
mod matching;
pub mod past;
pub mod sheet;
mod stay;
pub mod words;

pub use basis::{Basis, NoBasis, decision_id};
pub use carry::{Carried, How, Marking};
pub use kept::{Kept, KeptBlock};
pub use matching::Supposed;

use crate::model::exact::Exact;
use crate::model::records::{Id, Recognition as Terms};
use crate::rules::recognition::mean::{BlockMark, block_mark};
use crate::rules::recognition::{Block, HomePart, HostPart, Proposal, Regime, propose, sum};
use crate::transfer::credit_sheet::Missing;
use crate::transfer::rounding::Rounding;
use matching::Matched;
use stay::Stay;
use std::collections::BTreeMap;

/// A stay, block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognition {
    /// The blocks: linked components in the order of their marks, then what is linked to
    /// nothing, then each virtual component by itself.
    pub blocks: Vec<StayBlock>,
    /// Results that nobody agreed on, by their places on the transcript.
    pub beyond: Vec<usize>,
    /// The credits of those that were passed, in those of the sending institution.
    pub beyond_credits: Exact,
    /// The credits proposed in all.
    pub proposed: Exact,
    /// The credits of all home components.
    pub home: Exact,
    /// Components whose credits have no rule by which they are converted.
    pub unruled: Vec<(Option<Id>, Missing)>,
}

/// One block of a stay.
#[derive(Clone, Debug, PartialEq)]
pub struct StayBlock {
    /// Its name in decisions: the marks of its links, `rest`, or the id of a virtual
    /// component.
    pub key: String,
    /// The host components, with what became of them.
    pub host: Vec<HostLine>,
    /// The home components.
    pub home: Vec<HomeLine>,
    /// What is proposed.
    pub proposal: Proposal,
    /// The mark carried over.
    pub mark: Option<BlockMark>,
    /// What a decision keeps of it.
    pub kept: Option<KeptBlock>,
}

/// A host component on a recognition.
#[derive(Clone, Debug, PartialEq)]
pub struct HostLine {
    /// Its id in the agreement.
    pub id: Option<Id>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The result that counts for it, by its place on the transcript.
    pub row: Option<usize>,
    /// What the block reckons with.
    pub part: HostPart,
    /// How its mark was carried over.
    pub carried: Option<Carried>,
    /// What was supposed instead of what the transcript says.
    pub supposed: Option<Supposed>,
}

/// A home component on a recognition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeLine {
    /// Its id in the agreement.
    pub id: Option<Id>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What the block reckons with.
    pub part: HomePart,
    /// The condition under which it was to be recognised, where it was not automatic.
    pub condition: Option<Condition>,
}

/// A condition that was agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Which kind.
    pub kind: Terms,
    /// In words, where there are some.
    pub words: Option<String>,
}

/// What is proposed under a regime, with some results supposed to be others.
pub fn recognise(basis: &Basis, regime: &Regime, supposed: &BTreeMap<Id, Supposed>) -> Recognition {
    let marking = basis.marking(regime);
    let matched = Matched::of(basis, &marking);
    let mut stay = Stay::of(basis, &matched, supposed);
    let drafts = stay.blocks();
    let blocks: Vec<Block> = drafts
        .iter()
        .map(|(_, host, home)| Block {
            host: host.iter().map(|it| it.part.clone()).collect(),
            home: home.iter().map(|it| it.part.clone()).collect(),
        })
        .collect();
    let terms = marking.terms(basis);
    let marks = marking.mark_rounding();
    let answered = drafts.into_iter().zip(&blocks);
    let answered: Vec<StayBlock> = answered
        .map(|((key, host, home), block)| StayBlock {
            proposal: propose(block, &blocks, regime, &terms),
            mark: mark_of(block, &marks),
            kept: basis.kept.as_ref().and_then(|it| it.block(&key)).cloned(),
            key,
            host,
            home,
        })
        .collect();
    let beyond = matched.beyond();
    let credits: Vec<Exact> = beyond
        .iter()
        .filter(|row| matched.outcome(**row).earns())
        .filter_map(|row| stay.row_credits(*row))
        .collect();
    let offered = answered.iter().filter_map(|it| it.proposal.offers.first());
    Recognition {
        proposed: sum(offered.map(|it| &it.credits)),
        home: sum(answered.iter().map(|it| &it.proposal.home)),
        beyond_credits: sum(credits.iter()),
        beyond,
        unruled: stay.unruled,
        blocks: answered,
    }
}

/// The mark of a block: of what was passed, weighted by the credits it brought.
fn mark_of(block: &Block, rounding: &Rounding) -> Option<BlockMark> {
    let passed = block.host.iter().filter(|it| it.outcome.earns());
    block_mark(passed.map(|it| (it.mark.as_ref(), &it.given)), rounding)
}
