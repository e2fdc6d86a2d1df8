//! The explanation of a result: the tree of operations that gives it.

use super::formula::Quantity;
use super::rounding::Rounding;
use crate::model::exact::Exact;
use std::ops::{Add, Mul, Sub};

/// How a number was obtained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A number that somebody gave, and what it stands for.
    Given {
        /// What it stands for.
        term: Term,
        /// The number.
        value: Exact,
    },
    /// A number that the rule itself contains.
    Constant(Exact),
    /// Two numbers and what is done with them.
    Operation {
        /// What is done.
        operator: Operator,
        /// The number on the left.
        left: Box<Expression>,
        /// The number on the right.
        right: Box<Expression>,
    },
    /// The one rounding of a result.
    Rounded {
        /// The rule of the rounding.
        rounding: Rounding,
        /// What is rounded.
        of: Box<Expression>,
    },
}

/// One of the four operations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// Addition.
    Plus,
    /// Subtraction.
    Minus,
    /// Multiplication.
    Times,
    /// Division.
    Over,
}

/// What a given number stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Term {
    /// Credits to convert.
    Credits,
    /// Credits obtained of a block.
    Earned,
    /// Credits agreed of a block.
    Agreed,
    /// Credits of its home components.
    HomeCredits,
    /// Credits of a full-time year where they were earned.
    HostLoad,
    /// Credits of a full-time year where they are carried over.
    TargetLoad,
    /// Credits of the whole programme followed.
    ProgrammeCredits,
    /// Length of that programme in years.
    ProgrammeYears,
    /// Hours of work behind one credit to convert.
    HoursPerCredit,
    /// Hours of work behind one credit of the target system.
    HoursPerTarget,
    /// A factor typed or published.
    Factor,
    /// Best mark of the scale.
    BestMark,
    /// Lowest passing mark of the scale.
    LowestPass,
    /// Mark obtained.
    Mark,
    /// Rank of the best label.
    FirstRank,
    /// Rank of the label obtained, 1 for the best.
    Rank,
    /// Rank of the last passing label.
    LastRank,
    /// German mark.
    GermanMark,
    /// Best mark of the target scale.
    TargetBest,
    /// Lowest passing mark of the target scale.
    TargetPass,
    /// Mark of the home table.
    HomeMark,
    /// Share that it and the mark obtained both cover.
    Overlap,
}

/// One line of a worked calculation: `left operator right = value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step<'a> {
    /// What is done.
    pub operator: Operator,
    /// The left side.
    pub left: &'a Expression,
    /// The right side.
    pub right: &'a Expression,
    /// The result of the line.
    pub value: Exact,
}

impl Expression {
    /// A number that somebody gave.
    pub fn given(term: Term, value: &Exact) -> Self {
        Self::Given {
            term,
            value: value.clone(),
        }
    }

    /// The same, rounded.
    #[must_use]
    pub fn rounded(self, rounding: Rounding) -> Self {
        Self::Rounded {
            rounding,
            of: Box::new(self),
        }
    }

    /// The value of the whole tree, computed anew from its leaves; `None` where it
    /// divides by zero.
    pub fn value(&self) -> Option<Exact> {
        match self {
            Self::Given { value, .. } | Self::Constant(value) => Some(value.clone()),
            Self::Rounded { rounding, of } => Some(rounding.apply(&of.value()?)),
            Self::Operation {
                operator,
                left,
                right,
            } => operator.apply(&left.value()?, &right.value()?),
        }
    }

    /// The worked calculation, innermost line first.
    pub fn steps(&self) -> Vec<Step<'_>> {
        let mut steps = Vec::new();
        self.collect(&mut steps);
        steps
    }

    fn collect<'a>(&'a self, steps: &mut Vec<Step<'a>>) {
        match self {
            Self::Given { .. } | Self::Constant(_) => {}
            Self::Rounded { of, .. } => of.collect(steps),
            Self::Operation {
                operator,
                left,
                right,
            } => {
                left.collect(steps);
                right.collect(steps);
                if let Some(value) = self.value() {
                    steps.push(Step {
                        operator: *operator,
                        left,
                        right,
                        value,
                    });
                }
            }
        }
    }

    fn operation(self, operator: Operator, right: Self) -> Self {
        Self::Operation {
            operator,
            left: Box::new(self),
            right: Box::new(right),
        }
    }
}

impl Operator {
    fn apply(self, left: &Exact, right: &Exact) -> Option<Exact> {
        match self {
            Self::Plus => Some(left + right),
            Self::Minus => Some(left - right),
            Self::Times => Some(left * right),
            Self::Over => left.checked_div(right),
        }
    }

    /// The sign as it is printed.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Plus => "+",
            Self::Minus => "\u{2212}",
            Self::Times => "×",
            Self::Over => "÷",
        }
    }
}

impl Quantity for Expression {
    fn over(self, divisor: Self) -> Option<Self> {
        let zero = divisor.value()?.is_zero();
        (!zero).then(|| self.operation(Operator::Over, divisor))
    }
}

impl From<i64> for Expression {
    fn from(n: i64) -> Self {
        Self::Constant(Exact::whole(n))
    }
}

impl Add for Expression {
    type Output = Self;
    fn add(self, right: Self) -> Self {
        self.operation(Operator::Plus, right)
    }
}

impl Sub for Expression {
    type Output = Self;
    fn sub(self, right: Self) -> Self {
        self.operation(Operator::Minus, right)
    }
}

impl Mul for Expression {
    type Output = Self;
    fn mul(self, right: Self) -> Self {
        self.operation(Operator::Times, right)
    }
}
