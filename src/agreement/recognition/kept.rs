//! What a decision keeps besides copies of records: the regime as it was, and what was
//! proposed. A later version of the product then shows an old decision as it was taken.

use super::deciding::{Proposed, decided, proposed};
use super::{Recognition, StayBlock};
use crate::model::records::{Answer, Decision};
use crate::model::value::Value as _;
use crate::rules::recognition::regime::Ruling;
use serde::{Deserialize, Serialize};

/// The regime of a decision and its proposal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// The regime.
    pub ruling: Ruling,
    /// What was proposed of each block.
    pub proposal: Vec<KeptBlock>,
}

/// What was proposed of a block, and which of its home components were recognised.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptBlock {
    /// The key of the block.
    pub block: String,
    /// How it was to be answered, as stored.
    pub answer: String,
    /// With how many credits.
    pub credits: String,
    /// With which mark.
    pub mark: String,
    /// The home components that the decision recognises, by their ids.
    pub recognised: Vec<String>,
}

impl Kept {
    /// What a decision taken now keeps.
    pub fn of(recognition: &Recognition, decision: &Decision, ruling: &Ruling) -> Self {
        let blocks = recognition.blocks.iter();
        Self {
            ruling: ruling.clone(),
            proposal: blocks.map(|it| KeptBlock::of(it, decision)).collect(),
        }
    }

    /// What is kept of a block.
    pub fn block(&self, key: &str) -> Option<&KeptBlock> {
        self.proposal.iter().find(|it| it.block == key)
    }
}

impl KeptBlock {
    fn of(block: &StayBlock, decision: &Decision) -> Self {
        let offered = proposed(block);
        let recognised = decided(block, decision).recognised;
        let lines = recognised.iter().filter_map(|at| block.home.get(*at));
        Self {
            block: block.key.clone(),
            answer: offered.answer.text(),
            credits: offered.credits.to_string(),
            mark: offered.mark,
            recognised: lines
                .filter_map(|it| it.id)
                .map(|it| it.to_string())
                .collect(),
        }
    }

    /// What was proposed; `None` of what cannot be read.
    pub fn proposed(&self) -> Option<Proposed> {
        Some(Proposed {
            answer: Answer::parse(&self.answer).ok()?,
            credits: self.credits.parse().ok()?,
            mark: self.mark.clone(),
        })
    }
}
