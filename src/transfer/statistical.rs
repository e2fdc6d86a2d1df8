//! Marks by their place in two grading tables: host position to home marks.
//!
//! A mark of the host covers an interval of the host's ranking; the home marks whose
//! intervals it meets are the candidates. The answer is always all of them, and which of
//! them is taken is a policy that the receiving institution sets in advance.

use super::conversion::Conversion;
use super::expression::{Expression, Term};
use super::formula;
use super::rounding::{Mode, Rounding};
use super::rule::Rule;
use crate::model::exact::Exact;
use crate::model::grade::{Band, Distribution, GradeScale, Interval};
use thiserror::Error;

/// Which of the candidates is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Policy {
    /// The best.
    Max,
    /// The worst.
    Min,
    /// The one in which the middle of the host's interval lies.
    Mid,
    /// The one with the widest overlap, a tie to the better.
    #[default]
    Largest,
    /// The one whose share reached is nearest to the host's, a tie to the better.
    Nearest,
    /// The mean of the candidates by their overlaps, rounded to the home scale.
    Mean,
}

impl Policy {
    /// Every policy.
    pub const ALL: [Self; 6] = [
        Self::Max,
        Self::Min,
        Self::Mid,
        Self::Largest,
        Self::Nearest,
        Self::Mean,
    ];

    /// The word of the policy in addresses.
    pub fn word(self) -> &'static str {
        match self {
            Self::Max => "max",
            Self::Min => "min",
            Self::Mid => "mid",
            Self::Largest => "largest",
            Self::Nearest => "nearest",
            Self::Mean => "mean",
        }
    }

    /// The policy of this word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }
}

/// A home mark that meets the host's interval.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// Its label.
    pub label: String,
    /// Its number, where it is one.
    pub value: Option<Exact>,
    /// Where it stands in the home ranking.
    pub interval: Interval,
    /// The share that both cover, above zero.
    pub overlap: Exact,
}

/// What is taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pick {
    /// The candidate at this place of the list.
    Mark(usize),
    /// A mean, explained.
    Mean(Conversion),
}

/// A host mark in the home ranking.
///
/// *Invariant*: there is a candidate; they stand best first and next to each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Placed {
    /// The host mark, as the table writes it.
    pub label: String,
    /// Where it stands in the host's ranking.
    pub interval: Interval,
    /// The home marks it meets.
    pub candidates: Vec<Candidate>,
    /// How one was taken.
    pub policy: Policy,
    /// What was taken.
    pub pick: Pick,
}

/// Why a mark has no place in the home ranking.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Unplaced {
    /// It is not in the host's table, which holds the passing marks only.
    #[error("the mark is not in the table")]
    NotInTable,
    /// Nobody obtained it in the years counted, so that it has no position.
    #[error("nobody obtained the mark")]
    NobodyObtained,
    /// A mean of labels that are no numbers.
    #[error("labels have no mean")]
    LabelsHaveNoMean,
}

impl Placed {
    /// The best home mark that may be given.
    pub fn best(&self) -> Option<&Candidate> {
        self.candidates.first()
    }

    /// The worst home mark that may be given.
    pub fn worst(&self) -> Option<&Candidate> {
        self.candidates.last()
    }

    /// The candidate that was taken, unless it is a mean.
    pub fn taken(&self) -> Option<&Candidate> {
        match &self.pick {
            Pick::Mark(place) => self.candidates.get(*place),
            Pick::Mean(_) => None,
        }
    }
}

/// Places `label` of the host's table in the home table. `rounding` is used for a mean
/// only, see [`home_step`].
///
/// # Errors
/// [`Unplaced`] when the mark has no position, or a mean no numbers.
pub fn place(
    host: &Distribution,
    home: &Distribution,
    label: &str,
    policy: Policy,
    rounding: &Rounding,
) -> Result<Placed, Unplaced> {
    let band = host.band(label).ok_or(Unplaced::NotInTable)?;
    let interval = band.interval();
    let candidates = candidates(interval, home);
    if candidates.is_empty() {
        return Err(Unplaced::NobodyObtained);
    }
    let pick = match policy {
        Policy::Max => Pick::Mark(0),
        Policy::Min => Pick::Mark(candidates.len().saturating_sub(1)),
        Policy::Mid => Pick::Mark(middle(interval, &candidates)),
        Policy::Largest => Pick::Mark(first_least(&candidates, |it| -&it.overlap)),
        Policy::Nearest => Pick::Mark(first_least(&candidates, |it| {
            (&it.interval.reached - &interval.reached).abs()
        })),
        Policy::Mean => Pick::Mean(mean(&candidates, rounding).ok_or(Unplaced::LabelsHaveNoMean)?),
    };
    Ok(Placed {
        label: band.label().to_owned(),
        interval: interval.clone(),
        candidates,
        policy,
        pick,
    })
}

/// The rounding of a mean to marks that the home scale knows: its step, a half to the
/// better, or the nearest mark of the table where the scale has no step.
pub fn home_step(home: &Distribution, scale: Option<&GradeScale>) -> Rounding {
    let line = scale.and_then(GradeScale::line);
    if let (Some(step), Some(line)) = (scale.and_then(|it| it.step.as_ref()), line) {
        let mode = if line.best() > line.pass() {
            Mode::HalfUp
        } else {
            Mode::HalfDown
        };
        return Rounding::ToUnit {
            unit: step.clone(),
            mode,
        };
    }
    let ladder: Vec<Exact> = home
        .bands()
        .iter()
        .filter_map(Band::value)
        .cloned()
        .collect();
    Rounding::NearestMark { ladder }
}

/// The home marks that share more than a border with `interval`, best first.
fn candidates(interval: &Interval, home: &Distribution) -> Vec<Candidate> {
    let bands = home.bands().iter();
    let met = bands
        .skip_while(|band| band.interval().reached <= interval.better)
        .take_while(|band| band.interval().better < interval.reached);
    met.filter_map(|band| {
        let overlap = interval.overlap(band.interval());
        (!overlap.is_zero()).then(|| Candidate {
            label: band.label().to_owned(),
            value: band.value().cloned(),
            interval: band.interval().clone(),
            overlap,
        })
    })
    .collect()
}

/// The candidate in which the middle of the interval lies, its upper end included.
fn middle(interval: &Interval, candidates: &[Candidate]) -> usize {
    let twice = &interval.better + &interval.reached;
    let reaches = |it: &Candidate| &it.interval.reached + &it.interval.reached >= twice;
    candidates.iter().position(reaches).unwrap_or(0)
}

/// The first candidate with the least key.
fn first_least(candidates: &[Candidate], key: impl Fn(&Candidate) -> Exact) -> usize {
    let mut keyed = candidates.iter().map(key).enumerate();
    let Some(mut least) = keyed.next() else {
        return 0;
    };
    for (index, key) in keyed {
        if key < least.1 {
            least = (index, key);
        }
    }
    least.0
}

/// The mean of the candidates' marks by their overlaps.
fn mean(candidates: &[Candidate], rounding: &Rounding) -> Option<Conversion> {
    let weighted: Option<Vec<(&Exact, &Exact)>> = candidates
        .iter()
        .map(|it| Some((it.value.as_ref()?, &it.overlap)))
        .collect();
    let weighted = weighted?;
    let exact = formula::weighted_mean(weighted.iter().map(|(v, w)| ((*v).clone(), (*w).clone())))?;
    let expression = formula::weighted_mean(weighted.iter().map(|(value, overlap)| {
        (
            Expression::given(Term::HomeMark, value),
            Expression::given(Term::Overlap, overlap),
        )
    }))?;
    Some(Conversion::new(Rule::Tables, exact, expression, rounding))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::presets;

    fn table(id: &str) -> &'static Distribution {
        &presets::grading_table(id).unwrap().distribution
    }

    fn pick(label: &str, policy: Policy) -> String {
        let (host, home) = (table("ap_antwerp"), table("uclouvain"));
        let step = home_step(home, presets::grade_scale("be20"));
        let placed = place(host, home, label, policy, &step).unwrap();
        match &placed.pick {
            Pick::Mean(conversion) => conversion.rounded.to_string(),
            Pick::Mark(place) => placed.candidates[*place].label.clone(),
        }
    }

    // AP 14 covers 32.86 to 47.38 %; UCLouvain 15 ends at 40.82 %, 14 at 55.79 %.
    #[test]
    fn the_policy_alone_moves_a_mark() {
        let picks = Policy::ALL.map(|policy| pick("14", policy));
        assert_eq!(picks, ["15", "14", "15", "15", "15", "15"]);
        assert_eq!(pick("12", Policy::Max), "13");
        assert_eq!(pick("12", Policy::Nearest), "12");
    }

    #[test]
    fn a_mark_without_a_position_has_no_place() {
        let home = table("uclouvain");
        let rows = [("20", 0), ("19", 3)].map(|(label, n)| (label.to_owned(), Exact::whole(n)));
        let host = Distribution::new(rows).unwrap();
        let place = |label| place(&host, home, label, Policy::Max, &Rounding::None);
        assert_eq!(place("20"), Err(Unplaced::NobodyObtained));
        assert_eq!(place("9"), Err(Unplaced::NotInTable));
        assert_eq!(place("19").unwrap().candidates.len(), 11);
        let letters = table("slu_opava");
        let mean = super::place(&host, letters, "19", Policy::Mean, &Rounding::None);
        assert_eq!(mean, Err(Unplaced::LabelsHaveNoMean));
    }
}
