//! Recognition: what the sending institution counts of what was obtained, block by block.
//!
//! A block is what host components and home components have to do with each other: those
//! that the agreement links, or the whole where it links none. What was agreed and passed
//! is recognised without anything further (Council Recommendation 2018/C 444/01; CTI,
//! *Références et orientations*); of a shortfall every way out that the regime knows is
//! offered, each with its reckoning. An examination for what was passed is never among
//! them.

pub mod mean;
pub mod offer;
pub mod own;
pub mod regime;
pub mod subset;

pub use offer::{Offer, Proposal, Why, propose};
pub use regime::{Regime, Way};

use crate::model::exact::Exact;
use mean::Marked;

/// What became of a host component.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Passed.
    Passed,
    /// Passed, and not marked.
    PassedUnmarked,
    /// Passed, with less than the regime asks for.
    BelowLeast,
    /// Failed.
    Failed,
    /// Absent from the assessment.
    Absent,
    /// Not finished yet.
    InProgress,
    /// Not on the transcript.
    Missing,
}

impl Outcome {
    /// Whether its credits are obtained.
    pub const fn earns(self) -> bool {
        matches!(self, Self::Passed | Self::PassedUnmarked)
    }

    /// Whether it may still be passed.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::InProgress | Self::Missing)
    }
}

/// A component of the receiving institution. Credits are in those of the sending one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HostPart {
    /// The credits that were agreed.
    pub agreed: Exact,
    /// The credits that the transcript gives it; only those of a passed one are obtained.
    pub given: Exact,
    /// What became of it.
    pub outcome: Outcome,
    /// Its mark carried over; none where it has none, or the rules carry no marks over.
    pub mark: Option<Marked>,
    /// Its mark on the scale on which it was given, for compensation.
    pub own_mark: Option<Exact>,
}

impl HostPart {
    /// The credits that it weighs in a mean: what was not passed is often given none, and
    /// weighs what was agreed.
    pub fn taken(&self) -> &Exact {
        if self.outcome.earns() || self.given > self.agreed {
            &self.given
        } else {
            &self.agreed
        }
    }

    /// The credits that were obtained: none unless it was passed.
    pub fn obtained(&self) -> Exact {
        if self.outcome.earns() {
            self.given.clone()
        } else {
            Exact::ZERO
        }
    }
}

/// A component of the sending institution.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomePart {
    /// Its credits.
    pub credits: Exact,
    /// Whether the programme insists on it.
    pub compulsory: bool,
    /// Code and title, by which ties are decided.
    pub key: String,
}

/// Host components, and the home components that they stand for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Block {
    /// What was to be studied.
    pub host: Vec<HostPart>,
    /// What it is recognised as.
    pub home: Vec<HomePart>,
}

impl Block {
    /// The credits that were agreed.
    pub fn agreed(&self) -> Exact {
        sum(self.host.iter().map(|it| &it.agreed))
    }

    /// The credits that were obtained.
    pub fn earned(&self) -> Exact {
        let obtained: Vec<Exact> = self.host.iter().map(HostPart::obtained).collect();
        sum(obtained.iter())
    }

    /// The credits that are missing.
    pub fn shortfall(&self) -> Exact {
        (&self.agreed() - &self.earned()).max(Exact::ZERO)
    }

    /// The credits of the home components.
    pub fn home_credits(&self) -> Exact {
        sum(self.home.iter().map(|it| &it.credits))
    }

    /// Whether something of it was not passed, or not with all its credits.
    pub fn lacks(&self) -> bool {
        !self.is_passed() || !self.shortfall().is_zero()
    }

    /// Whether something of it may still be passed.
    pub fn is_open(&self) -> bool {
        self.host.iter().any(|it| it.outcome.is_open())
    }

    /// Whether every component was passed.
    pub fn is_passed(&self) -> bool {
        self.host.iter().all(|it| it.outcome.earns())
    }
}

/// The sum of numbers.
pub fn sum<'a>(numbers: impl Iterator<Item = &'a Exact>) -> Exact {
    numbers.fold(Exact::ZERO, |sum, next| &sum + next)
}
