//! What is proposed for a block, and what else could be.

use super::regime::{Absence, Over, Regime, Way};
use super::subset::best_subset;
use super::{Block, HostPart, sum};
use crate::model::exact::Exact;
use crate::model::records::Answer;
use crate::transfer::expression::{Expression, Term};
use crate::transfer::formula;
use crate::transfer::rounding::Rounding;

/// One way to answer a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// How.
    pub answer: Answer,
    /// The home components that it recognises, by their places.
    pub recognised: Vec<usize>,
    /// Free credits beside them.
    pub free: Exact,
    /// The credits in all.
    pub credits: Exact,
    /// On what it rests.
    pub why: Why,
}

/// On what an offer rests.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Everything was passed, with all its credits.
    AllPassed,
    /// So many are missing, and so many may be.
    Tolerated {
        /// What is missing.
        shortfall: Exact,
        /// What may be.
        tolerance: Exact,
    },
    /// The mean of so much, for a lowest pass of so much.
    Mean {
        /// The mean, on the scale of the marks.
        mean: Exact,
        /// The lowest passing mark.
        pass: Exact,
        /// The calculation.
        explanation: Expression,
    },
    /// Out of so many credits.
    Within(Exact),
    /// A share of the home credits: those obtained out of those agreed.
    Share(Expression),
    /// Nothing was obtained.
    Nothing,
    /// No host component stands for the home components.
    Unlinked,
}

/// Why a way out is not offered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Closed {
    /// More is missing than may be.
    TooMuchMissing,
    /// The mean does not reach the lowest pass.
    MeanTooLow,
    /// Somebody was absent, and the regime compensates no absence.
    Absent,
    /// Something taken has no mark, or is not finished.
    NotMarked,
    /// Fewer credits were taken than are to be recognised.
    TooFewTaken,
    /// No home component is small enough.
    NoneFits,
    /// There are too many components to try all sums out.
    TooMany,
    /// Nothing was obtained, or nobody knows how many credits are missing.
    NothingCounted,
    /// A mark is too low to be made up for.
    Eliminated,
    /// The regime knows eliminatory marks, and none for the scale of these.
    NoFloor,
}

/// What is proposed for a block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// The credits that were agreed, in those of the sending institution.
    pub agreed: Exact,
    /// Those that were obtained.
    pub earned: Exact,
    /// Those that are missing.
    pub shortfall: Exact,
    /// The credits of the home components.
    pub home: Exact,
    /// The ways to answer it, the proposed one first.
    pub offers: Vec<Offer>,
    /// The ways of the regime that do not lead anywhere here, and why.
    pub closed: Vec<(Way, Closed)>,
    /// The home components that the proposed way leaves out: what is still to be done.
    pub missing: Vec<usize>,
    /// Credits obtained beyond those that the proposed way recognises.
    pub excess: Exact,
    /// Whether something is not finished, so that the proposal may change.
    pub open: bool,
}

/// What the regime is told beside the block.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The credits that the office tolerates between tables.
    pub office_tolerance: Option<Exact>,
    /// The lowest passing mark of the scale on which the marks were given.
    pub pass: Option<Exact>,
    /// Its worst mark.
    pub worst: Option<Exact>,
    /// Whether a higher mark is a better one.
    pub higher_is_better: bool,
    /// The name of that scale.
    pub scale: Option<String>,
    /// How free credits are rounded.
    pub rounding: Rounding,
}

/// What is proposed for a block that is part of `stay`, the blocks of which the regime may
/// take a mean.
pub fn propose(block: &Block, stay: &[Block], regime: &Regime, terms: &Terms) -> Proposal {
    let (agreed, earned, home) = (block.agreed(), block.earned(), block.home_credits());
    let shortfall = block.shortfall();
    let mut offers = Vec::new();
    let mut closed = Vec::new();
    if block.host.is_empty() {
        offers.push(nothing(Why::Unlinked));
    } else if !block.lacks() {
        offers.push(whole(block, Answer::Automatic, Why::AllPassed));
    } else {
        for way in &regime.ways {
            let tried = match way {
                Way::Tolerance => tolerance(block, stay, regime, terms),
                Way::Compensation => compensation(block, stay, regime, terms),
                Way::Subset => subset(block, stay, regime, terms),
                Way::ProRata => pro_rata(&earned, &agreed, &home, &terms.rounding),
            };
            match tried {
                Ok(offer) => offers.push(offer),
                Err(why) => closed.push((*way, why)),
            }
        }
    }
    if offers.is_empty() {
        offers.push(nothing(Why::Nothing));
    }
    let recognised = offers.first().map(|it| it.recognised.as_slice());
    let recognised = recognised.unwrap_or_default();
    let missing = (0..block.home.len()).filter(|it| !recognised.contains(it));
    let answered = offers.first().map_or(Exact::ZERO, |it| it.credits.clone());
    let beyond = &earned - &answered;
    Proposal {
        missing: missing.collect(),
        excess: beyond.max(Exact::ZERO),
        open: block.is_open()
            || (block.lacks() && rests_on_stay(regime) && stay.iter().any(Block::is_open)),
        agreed,
        earned,
        shortfall,
        home,
        offers,
        closed,
    }
}

/// Whether what becomes of other blocks changes what is offered for one.
fn rests_on_stay(regime: &Regime) -> bool {
    let over = regime.compensation.as_ref().map(|it| it.over);
    regime.tolerance_over == Some(Over::Stay) || over == Some(Over::Stay)
}

fn whole(block: &Block, answer: Answer, why: Why) -> Offer {
    Offer {
        answer,
        recognised: (0..block.home.len()).collect(),
        free: Exact::ZERO,
        credits: block.home_credits(),
        why,
    }
}

fn nothing(why: Why) -> Offer {
    Offer {
        answer: Answer::Refused,
        recognised: Vec::new(),
        free: Exact::ZERO,
        credits: Exact::ZERO,
        why,
    }
}

/// The shortfall is small. Of what carries no credits, or credits without a rule, nobody can
/// say how much is missing; and where nothing was obtained there is nothing to round up.
fn tolerance(
    block: &Block,
    stay: &[Block],
    regime: &Regime,
    terms: &Terms,
) -> Result<Offer, Closed> {
    let mut lacking = block.host.iter().filter(|it| !it.outcome.earns());
    if block.earned().is_zero() || lacking.any(|it| it.agreed.is_zero()) {
        return Err(Closed::NothingCounted);
    }
    let shortfall = lacking_of(block, regime);
    let tolerance = tolerated(block, stay, regime, terms).filter(|it| shortfall <= *it);
    let tolerance = tolerance.ok_or(Closed::TooMuchMissing)?;
    let why = Why::Tolerated {
        shortfall,
        tolerance,
    };
    Ok(whole(block, Answer::Tolerance, why))
}

/// What is missing in a block. Over a stay the tolerance is the difference that the tables
/// may have: what the agreement has used of it is not there a second time.
fn lacking_of(block: &Block, regime: &Regime) -> Exact {
    let beyond = &block.home_credits() - &block.earned();
    match regime.tolerance_over {
        Some(Over::Stay) => beyond.max(block.shortfall()),
        Some(Over::Block) | None => block.shortfall(),
    }
}

/// The credits that may be missing in a block: all that the regime tolerates, or, over a
/// stay, what the other blocks leave of it in which something was obtained and is to be
/// recognised. So no more than that is ever given beyond what was obtained, in whatever
/// order the blocks are looked at.
fn tolerated(block: &Block, stay: &[Block], regime: &Regime, terms: &Terms) -> Option<Exact> {
    let tolerance = regime.tolerated(terms.office_tolerance.as_ref())?;
    if regime.tolerance_over != Some(Over::Stay) {
        return Some(tolerance);
    }
    let uses = |it: &&Block| !it.home.is_empty() && !it.earned().is_zero() && it.lacks();
    let lacking: Vec<Exact> = stay
        .iter()
        .filter(uses)
        .map(|it| lacking_of(it, regime))
        .collect();
    let own = if uses(&block) {
        lacking_of(block, regime)
    } else {
        Exact::ZERO
    };
    let others = &sum(lacking.iter()) - &own;
    Some((&tolerance - &others).max(Exact::ZERO))
}

fn compensation(
    block: &Block,
    stay: &[Block],
    regime: &Regime,
    terms: &Terms,
) -> Result<Offer, Closed> {
    let rule = regime.compensation.as_ref().ok_or(Closed::MeanTooLow)?;
    let pass = terms.pass.clone().ok_or(Closed::NotMarked)?;
    let over = match rule.over {
        Over::Block => std::slice::from_ref(block),
        Over::Stay => stay,
    };
    let parts: Vec<&HostPart> = over.iter().flat_map(|it| &it.host).collect();
    if rule.taken {
        let taken = sum(parts.iter().map(|it| it.taken()));
        let home: Vec<Exact> = over.iter().map(Block::home_credits).collect();
        if taken < sum(home.iter()) {
            return Err(Closed::TooFewTaken);
        }
    }
    let mut weighed = Vec::new();
    for part in parts {
        let mark = match (part.outcome, &part.own_mark) {
            (super::Outcome::Absent, _) if rule.absent == Absence::Excludes => {
                return Err(Closed::Absent);
            }
            (super::Outcome::Absent, _) => terms.worst.clone(),
            (_, mark) => mark.clone(),
        };
        weighed.push((mark.ok_or(Closed::NotMarked)?, part.taken().clone()));
    }
    let is_worse =
        |mark: &Exact, than: &Exact| mark != than && (mark < than) == terms.higher_is_better;
    if !rule.floors.is_empty() {
        let floor = terms.scale.as_ref().and_then(|it| rule.floors.get(it));
        let floor = floor.ok_or(Closed::NoFloor)?;
        if weighed.iter().any(|(mark, _)| is_worse(mark, floor)) {
            return Err(Closed::Eliminated);
        }
    }
    let mean = formula::weighted_mean(weighed.iter().cloned()).ok_or(Closed::NotMarked)?;
    if is_worse(&mean, &pass) {
        return Err(Closed::MeanTooLow);
    }
    let terms = weighed.iter().map(|(mark, credits)| {
        (
            Expression::given(Term::Mark, mark),
            Expression::given(Term::Credits, credits),
        )
    });
    let explanation = formula::weighted_mean(terms).ok_or(Closed::NotMarked)?;
    let why = Why::Mean {
        mean,
        pass,
        explanation,
    };
    Ok(whole(block, Answer::Compensation, why))
}

fn subset(block: &Block, stay: &[Block], regime: &Regime, terms: &Terms) -> Result<Offer, Closed> {
    let earned = block.earned();
    let tolerance = tolerated(block, stay, regime, terms).filter(|_| !earned.is_zero());
    let within = &earned + &tolerance.unwrap_or(Exact::ZERO);
    let chosen = best_subset(&block.home, &within).map_err(|_| Closed::TooMany)?;
    let credits = sum(chosen
        .iter()
        .filter_map(|it| block.home.get(*it))
        .map(|it| &it.credits));
    if credits.is_zero() {
        return Err(Closed::NoneFits);
    }
    Ok(Offer {
        answer: Answer::Subset,
        recognised: chosen,
        free: Exact::ZERO,
        credits,
        why: Why::Within(within),
    })
}

fn pro_rata(
    earned: &Exact,
    agreed: &Exact,
    home: &Exact,
    rounding: &Rounding,
) -> Result<Offer, Closed> {
    if earned.is_zero() || home.is_zero() {
        return Err(Closed::NoneFits);
    }
    let credits = formula::by_load(earned.clone(), agreed.clone(), home.clone());
    let given = Expression::given;
    let share = formula::by_load(
        given(Term::Earned, earned),
        given(Term::Agreed, agreed),
        given(Term::HomeCredits, home),
    );
    let (credits, share) = credits.zip(share).ok_or(Closed::NoneFits)?;
    // Nobody gets more than what was agreed.
    let share = share.rounded(rounding.clone());
    let credits = rounding.apply(&credits);
    if credits > *home {
        return Err(Closed::NoneFits);
    }
    Ok(Offer {
        answer: Answer::ProRata,
        recognised: Vec::new(),
        free: credits.clone(),
        credits,
        why: Why::Share(share),
    })
}
