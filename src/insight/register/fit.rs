//! How well a partner fits what the office judges partnerships by.

use super::dated::latest;
use crate::model::exact::Exact;
use crate::model::records::{Criterion, CriterionKind, Office, Partner, Score, ScoreValue};
use crate::model::value::Line;

/// The highest score by one criterion.
const HIGHEST: i64 = 4;

/// The weight of a criterion that gives none.
const PLAIN: Exact = Exact::ONE;

/// One term of the sum: a criterion as it was when the partner was scored by it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Its name.
    pub criterion: String,
    /// Whether it was an objective.
    pub kind: Option<CriterionKind>,
    /// How much it counted.
    pub weight: Exact,
    /// The score, from 0 to 4.
    pub score: Exact,
    /// Both multiplied.
    pub product: Exact,
    /// Whether the office has changed its weight since, or asks it no longer.
    pub is_old: bool,
    /// Whether the office has retired it: its score is shown, and decides nothing.
    pub is_retired: bool,
}

/// The score of a partner: the sum of weights times scores, over what it could be at most.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fit {
    /// Each term, in the order of the partner's scores.
    pub terms: Vec<Term>,
    /// The sum of the products.
    pub sum: Exact,
    /// Four times the sum of the weights.
    pub most: Exact,
    /// The first over the second; nothing where nothing is scored.
    pub share: Option<Exact>,
    /// The criteria of the office that the partner has no score for.
    pub missing: Vec<String>,
    /// The weight of the criteria in use that is scored, over that weight with what is missing.
    pub coverage: Option<Exact>,
}

impl ScoreValue {
    /// The score as a number.
    pub fn value(self) -> Exact {
        Exact::whole(match self {
            Self::None => 0,
            Self::Weak => 1,
            Self::Fair => 2,
            Self::Good => 3,
            Self::Full => 4,
        })
    }
}

impl Fit {
    /// The fit of a partner: `Σ (weight × score) / (4 × Σ weight)` over what is known, from
    /// the project's checklists. Of each criterion the latest score counts, with the name and
    /// the weight that it was given with: what the office edits later changes no old score.
    pub fn of(partner: &Partner, office: &Office) -> Self {
        let asked: Vec<(&str, Exact)> = office
            .criteria
            .iter()
            .map(|it| &it.value)
            .filter(|it| !it.retired.is_some_and(|it| it.0))
            .filter_map(|it| Some((it.name.as_ref()?.as_str(), weight_of(it))))
            .collect();
        let retired = office.criteria.iter().map(|it| &it.value);
        let retired = retired.filter(|it| it.retired.is_some_and(|it| it.0));
        let retired: Vec<&str> = retired
            .filter_map(|it| Some(it.name.as_ref()?.as_str()))
            .collect();
        let mut terms: Vec<Term> = Vec::new();
        for score in partner.scores.iter().map(|it| &it.value) {
            let Some(name) = name(score) else { continue };
            if terms.iter().any(|it| it.criterion == name) {
                continue;
            }
            let same = partner.scores.iter().map(|it| &it.value);
            let same = same.filter(|it| self::name(it) == Some(name));
            if let Some((score, value)) =
                latest(same, |it| it.on).and_then(|it| Some((it, it.score?)))
            {
                let weight = score.weight.as_ref().map_or(PLAIN, |it| it.value().clone());
                let value = value.value();
                let now = asked.iter().find(|(it, _)| *it == name);
                terms.push(Term {
                    criterion: name.to_owned(),
                    kind: score.kind,
                    product: &weight * &value,
                    is_retired: retired.contains(&name),
                    is_old: now.is_none_or(|(_, now)| *now != weight),
                    weight,
                    score: value,
                });
            }
        }
        let total =
            |of: fn(&Term) -> &Exact| terms.iter().fold(Exact::ZERO, |sum, it| &sum + of(it));
        let (sum, weights) = (total(|it| &it.product), total(|it| &it.weight));
        let most = &weights * &Exact::whole(HIGHEST);
        let is_scored = |name: &str| terms.iter().any(|it| it.criterion == name);
        let missing: Vec<_> = asked.iter().filter(|(name, _)| !is_scored(name)).collect();
        let current = terms.iter().filter(|it| !it.is_retired);
        let current = current.fold(Exact::ZERO, |sum, it| &sum + &it.weight);
        let all = missing
            .iter()
            .fold(current.clone(), |sum, (_, it)| &sum + it);
        Self {
            share: sum.checked_div(&most),
            coverage: current.checked_div(&all),
            missing: missing.iter().map(|(name, _)| (*name).to_owned()).collect(),
            terms,
            sum,
            most,
        }
    }

    /// The objectives that the partner serves: scored above 0.
    pub fn objectives(&self) -> impl Iterator<Item = &Term> {
        self.terms
            .iter()
            .filter(|it| it.kind == Some(CriterionKind::Objective))
            .filter(|it| !it.is_retired && it.score > Exact::ZERO)
    }
}

/// How much a criterion of the office counts; one that says nothing counts once.
pub fn weight_of(criterion: &Criterion) -> Exact {
    criterion
        .weight
        .as_ref()
        .map_or(PLAIN, |it| it.value().clone())
}

fn name(score: &Score) -> Option<&str> {
    score.criterion.as_ref().map(Line::as_str)
}
