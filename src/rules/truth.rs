//! Yes, no, or unknown and why.

use super::facts::Place;

/// What is lacking for an answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Lack {
    /// The field that would give it.
    pub place: Place,
    /// What about it.
    pub what: What,
}

/// What about a field keeps a rule from an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// Nothing stands there.
    Empty,
    /// Only the month is known, and its days would be answered differently.
    Day,
    /// It is zero, and something is divided by it.
    Zero,
}

/// The answer to a condition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Truth {
    /// It holds.
    Yes,
    /// It does not hold.
    No,
    /// Nobody can tell, for want of these.
    Unknown(Vec<Lack>),
}

impl Truth {
    /// Both hold: one that does not is enough for *no*.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::No, _) | (_, Self::No) => Self::No,
            (Self::Yes, it) | (it, Self::Yes) => it,
            (Self::Unknown(some), Self::Unknown(more)) => Self::Unknown(joined(some, more)),
        }
    }

    /// One of them holds.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        (self.negated().and(other.negated())).negated()
    }

    /// The contrary.
    #[must_use]
    pub fn negated(self) -> Self {
        match self {
            Self::Yes => Self::No,
            Self::No => Self::Yes,
            unknown @ Self::Unknown(_) => unknown,
        }
    }
}

impl From<bool> for Truth {
    fn from(it: bool) -> Self {
        if it { Self::Yes } else { Self::No }
    }
}

fn joined(mut some: Vec<Lack>, more: Vec<Lack>) -> Vec<Lack> {
    some.extend(more);
    some.sort();
    some.dedup();
    some
}
