//! The mark of a block: the mean of its marks, weighted by credits.

use crate::model::exact::Exact;
use crate::transfer::expression::{Expression, Term};
use crate::transfer::formula::weighted_mean;
use crate::transfer::rounding::Rounding;

/// A mark carried over: the one that is taken, and between which two it lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Marked {
    /// The lowest that the method leaves possible.
    pub low: Exact,
    /// The one that the policy takes.
    pub pick: Exact,
    /// The best that the method leaves possible.
    pub best: Exact,
}

/// The mark of a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlockMark {
    /// The mean, before rounding.
    pub exact: Exact,
    /// The mean, rounded once.
    pub rounded: Exact,
    /// The mean of the lowest possible marks, rounded likewise.
    pub low: Exact,
    /// The mean of the best.
    pub best: Exact,
    /// The calculation, its last operation the rounding.
    pub explanation: Expression,
    /// Components without a mark, which do not count in it.
    pub unmarked: usize,
}

/// The mark of components, each with its weight in credits; `None` where none has a mark
/// and a weight. Ranges propagate: the lowest marks give the lowest mean, the best the best.
pub fn block_mark<'a>(
    parts: impl Iterator<Item = (Option<&'a Marked>, &'a Exact)>,
    rounding: &Rounding,
) -> Option<BlockMark> {
    let (mut marked, mut unmarked) = (Vec::new(), 0_usize);
    for (mark, weight) in parts {
        match mark {
            Some(mark) => marked.push((mark, weight)),
            None => unmarked = unmarked.saturating_add(1),
        }
    }
    let mean = |of: fn(&Marked) -> &Exact| {
        weighted_mean(
            marked
                .iter()
                .map(|(mark, weight)| (of(mark).clone(), (*weight).clone())),
        )
    };
    let given = |term, value| Expression::given(term, value);
    let exact = mean(|it| &it.pick)?;
    let explanation = weighted_mean(
        marked
            .iter()
            .map(|(mark, weight)| (given(Term::Mark, &mark.pick), given(Term::Credits, weight))),
    )?;
    Some(BlockMark {
        rounded: rounding.apply(&exact),
        low: rounding.apply(&mean(|it| &it.low)?),
        best: rounding.apply(&mean(|it| &it.best)?),
        explanation: explanation.rounded(rounding.clone()),
        exact,
        unmarked,
    })
}
