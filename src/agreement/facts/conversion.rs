//! The facts of what credits are worth at home: what keeps a table from being added up, and
//! whether the rule by which credits are converted is written down.

use crate::agreement::Sheet;
use crate::agreement::totals::{Carried, System, TableTotal, Totals, Worth, systems};
use crate::model::credit::{CreditSystem, ECTS};
use crate::model::exact::Exact;
use crate::model::presets;
use crate::model::records::{Collection, Id};
use crate::model::value::CreditSystemKey;
use crate::rules::Place;
use crate::rules::truth::What;
use crate::transfer::credit_sheet::OWN;

/// One of the three tables.
#[derive(Clone, Copy)]
pub enum Table {
    /// What is studied at the receiving institution.
    Host,
    /// What the sending institution recognises.
    Home,
    /// What is followed at a distance.
    Online,
}

/// A component: its id, and how its credits are counted if not as its institution does.
type Counted = (Option<Id>, Option<CreditSystemKey>);

impl Table {
    /// What it adds up to.
    pub const fn total(self, totals: &Totals) -> &TableTotal {
        match self {
            Self::Host => &totals.host,
            Self::Home => &totals.home,
            Self::Online => &totals.online,
        }
    }

    /// What keeps it from being added up: components that say nothing of credits, a partner
    /// whose way of counting is not told or has no rule, or components counted otherwise.
    pub fn lacks(self, sheet: &Sheet, totals: &Totals) -> Vec<(Place, What)> {
        let list = match self {
            Self::Host => "host",
            Self::Home => "home",
            Self::Online => "virtual",
        };
        if self.total(totals).untold > 0 {
            let credits = Place::of(Collection::Agreement, &format!("{list}.credits"));
            return vec![(credits, What::Empty)];
        }
        let (home, host) = systems(sheet);
        let (own, wrong): (System, Vec<System>) = match self {
            Self::Host => (host, without_rule(&totals.carried)),
            Self::Online => (host, without_rule(&totals.carried_online)),
            Self::Home => {
                let counted = totals.home.by_system.keys().copied();
                (home, counted.filter(|it| *it != home).collect())
            }
        };
        let mut lacks = Vec::new();
        if wrong.contains(&own) {
            let field = match own {
                OWN => "creditSystem",
                _ => "creditFactor",
            };
            lacks.push((Place::of(Collection::Partner, field), What::Empty));
        }
        for (at, (id, system)) in self.counted(sheet).into_iter().enumerate() {
            let system = system
                .and_then(CreditSystemKey::system)
                .map(|it| it.id.as_str());
            if system.is_some_and(|it| it != own && wrong.contains(&it)) {
                let place = Place {
                    item: Some((id, at.saturating_add(1))),
                    ..Place::of(Collection::Agreement, &format!("{list}.system"))
                };
                lacks.push((place, What::Empty));
            }
        }
        lacks
    }

    fn counted(self, sheet: &Sheet) -> Vec<Counted> {
        let it = &sheet.agreement;
        match self {
            Self::Host => it.host.iter().map(|it| (it.id, it.value.scheme)).collect(),
            Self::Home => it.home.iter().map(|it| (it.id, it.value.scheme)).collect(),
            Self::Online => it
                .online
                .iter()
                .map(|it| (it.id, it.value.scheme))
                .collect(),
        }
    }
}

fn without_rule(carried: &[Carried]) -> Vec<System> {
    let wrong = carried.iter().filter(|it| it.worth.is_err());
    wrong.map(|it| it.system).collect()
}

/// The credits that are not taken as they are: of another system, or by a factor.
pub fn converted(totals: &Totals) -> impl Iterator<Item = &Carried> {
    let all = totals.carried.iter().chain(&totals.carried_online);
    all.filter(|it| !matches!(it.worth, Ok(Worth::Same(_))))
}

/// Whether the rule by which credits of a system are converted needs no more to be written
/// down: it takes one for one between systems of the same year, the partner's factor has a
/// source and a day, or the load of a year gives what both systems publish with a day.
pub fn sourced(sheet: &Sheet, system: System) -> bool {
    let (partner, (home, host)) = (&sheet.partner, systems(sheet));
    let (from, to) = (presets::credit_system(system), presets::credit_system(home));
    let year = |it: Option<&CreditSystem>| it.and_then(|it| it.year_load.clone());
    let alike = year(from).is_some() && year(from) == year(to);
    if let Some(factor) = partner.credit_factor.as_ref().filter(|_| system == host) {
        let written = partner.credit_factor_source.is_some() && partner.credit_factor_on.is_some();
        return written || (alike && *factor.value() == Exact::ONE);
    }
    alike || (from.is_some_and(published) && to.is_some_and(published))
}

/// Whether a system publishes, with a day, what the load of its year gives in ECTS.
fn published(system: &CreditSystem) -> bool {
    let ects = presets::credit_system(ECTS).and_then(|it| it.year_load.clone());
    let load = system.year_load.clone();
    let by_load = ects.and_then(|ects| ects.checked_div(&load?));
    let mut published = system.published_factors.iter();
    system.source().dated.is_some() && published.any(|it| Some(&it.factor) == by_load.as_ref())
}
