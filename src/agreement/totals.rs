//! What the tables of an agreement add up to, term by term and in all, and what the
//! credits of the receiving institution are worth at home.

use super::Sheet;
use crate::model::credit::{CreditSystem, ECTS};
use crate::model::exact::Exact;
use crate::model::form::Form;
use crate::model::presets;
use crate::model::records::{
    AgreementScheme, HomeComponent, HostComponent, Item, Span, VirtualComponent,
};
use crate::model::value::{Amount, CreditSystemKey, Flag, Line, LinkMarks, Term, Value};
use crate::text::fold;
use crate::transfer::conversion::Conversion;
use crate::transfer::credit_sheet::{CreditField, CreditSheet, Missing, OWN};
use std::collections::BTreeMap;

/// The name of a credit system, or [`OWN`] where nobody has said how an institution
/// counts.
pub type System = &'static str;

/// What one table adds up to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableTotal {
    /// The sum of each term and credit system; components without a term come first.
    pub by_term: Vec<(Option<Term>, System, Exact)>,
    /// The sum of each credit system; in most agreements there is one.
    pub by_system: BTreeMap<System, Exact>,
    /// How many components carry no credits, as somebody said.
    pub without: usize,
    /// How many components say nothing of credits.
    pub untold: usize,
}

/// The sums of an agreement.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Totals {
    /// Table A.
    pub host: TableTotal,
    /// Table B.
    pub home: TableTotal,
    /// Table C.
    pub online: TableTotal,
    /// How the sending institution counts.
    pub home_system: System,
    /// Table A in credits of the sending institution, system by system.
    pub carried: Vec<Carried>,
    /// Table C likewise; its components are recognised by themselves, not through B.
    pub carried_online: Vec<Carried>,
    /// What the period is normally worth at home: the credits of a full-time year, or the
    /// half of them. `None` where the span or the system is not known.
    pub reference: Option<Exact>,
}

/// Credits of one system of the receiving side, and what they are worth at home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Carried {
    /// How they are counted.
    pub system: System,
    /// How many there are.
    pub credits: Exact,
    /// What they are worth; the same where both sides count alike.
    pub worth: Result<Worth, Missing>,
}

/// What credits are worth at home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Worth {
    /// Both sides count alike.
    Same(Exact),
    /// Converted, by a rule that can be explained.
    Converted(Box<Conversion>),
}

impl Worth {
    /// The number of credits.
    pub fn credits(&self) -> &Exact {
        match self {
            Self::Same(credits) => credits,
            Self::Converted(conversion) => &conversion.rounded,
        }
    }
}

impl Totals {
    /// The sums of an agreement.
    pub fn of(sheet: &Sheet) -> Self {
        let agreement = &sheet.agreement;
        let (home_system, host_system) = systems(sheet);
        let host = TableTotal::of(&agreement.host, host_system);
        let home = TableTotal::of(&agreement.home, home_system);
        let online = TableTotal::of(&agreement.online, host_system);
        let carried = |table: &TableTotal| -> Vec<Carried> {
            let sums = table.by_system.iter();
            let carried = sums.map(|(system, credits)| Carried {
                worth: worth(sheet, [system, host_system, home_system], credits),
                system,
                credits: credits.clone(),
            });
            carried.collect()
        };
        Self {
            carried: carried(&host),
            carried_online: carried(&online),
            reference: reference(agreement.span, presets::credit_system(home_system)),
            host,
            home,
            online,
            home_system,
        }
    }

    /// Table A in credits of the sending institution; `None` where some of it has no rule.
    pub fn received(&self) -> Option<Exact> {
        worth_of(&self.carried)
    }

    /// Table C in credits of the sending institution; `None` where some of it has no rule.
    pub fn virtual_part(&self) -> Option<Exact> {
        worth_of(&self.carried_online)
    }

    /// Table B in credits of the sending institution; `None` where a component of it is
    /// counted otherwise.
    pub fn recognised(&self) -> Option<Exact> {
        let mut sums = self.home.by_system.iter();
        match (sums.next(), sums.next()) {
            (None, _) => Some(Exact::ZERO),
            (Some((system, sum)), None) if *system == self.home_system => Some(sum.clone()),
            _ => None,
        }
    }
}

fn worth_of(carried: &[Carried]) -> Option<Exact> {
    let mut worths = carried.iter().map(|it| it.worth.as_ref().ok());
    worths.try_fold(Exact::ZERO, |sum, worth| Some(&sum + worth?.credits()))
}

/// What the calculator is asked to convert credits of the receiving institution: by the
/// partner's own factor where there is one, else by the load of a year.
pub fn question(
    sheet: &Sheet,
    [from, host, home]: [System; 3],
    credits: &Exact,
) -> Form<CreditField> {
    let mut form = Form::<CreditField>::default();
    form.choose(CreditField::From, from);
    form.choose(CreditField::To, home);
    form.set(CreditField::Credits, credits.to_string());
    // The factor is for the credits that the partner itself gives.
    if let Some(factor) = sheet
        .partner
        .credit_factor
        .as_ref()
        .filter(|_| from == host)
    {
        form.set(CreditField::Factor, factor.text());
        let source = sheet.partner.credit_factor_source.as_ref();
        form.set(
            CreditField::FactorSource,
            source.map(Value::text).unwrap_or_default(),
        );
    }
    form
}

/// What credits of a system are worth at home, not rounded.
///
/// # Errors
/// The reason for which there is no rule.
pub fn exact_worth(sheet: &Sheet, from: System, credits: &Exact) -> Result<Exact, Missing> {
    let (home, host) = systems(sheet);
    worth(sheet, [from, host, home], credits).map(|it| match it {
        Worth::Same(credits) => credits,
        Worth::Converted(conversion) => conversion.exact,
    })
}

fn worth(sheet: &Sheet, systems: [System; 3], credits: &Exact) -> Result<Worth, Missing> {
    let [from, host, home] = systems;
    let by_factor = from == host && sheet.partner.credit_factor.is_some();
    if from == home && from != OWN && !by_factor {
        return Ok(Worth::Same(credits.clone()));
    }
    let answer = CreditSheet::of(&question(sheet, systems, credits));
    let results = answer.rows.into_iter().next().map(|row| row.results);
    let results = results.and_then(Result::ok).ok_or(Missing::Unreadable)?;
    let conversion = if by_factor {
        results.factor
    } else {
        results.year_load
    };
    conversion.map(|it| Worth::Converted(Box::new(it)))
}

fn reference(span: Option<Span>, system: Option<&CreditSystem>) -> Option<Exact> {
    let year = system?.year_load.clone()?;
    match span? {
        Span::Year => Some(year),
        Span::Term => year.checked_div(&Exact::whole(2)),
    }
}

/// How the sending and the receiving institution count. Within Erasmus+ that is the ECTS
/// unless somebody says otherwise; elsewhere nothing is supposed of the receiving one.
pub fn systems(sheet: &Sheet) -> (System, System) {
    let erasmus = matches!(
        sheet.agreement.scheme,
        Some(AgreementScheme::ErasmusDigital | AgreementScheme::Erasmus)
    );
    let supposed = if erasmus { ECTS } else { OWN };
    (
        key(sheet.office.credit_system).unwrap_or(ECTS),
        key(sheet.partner.credit_system).unwrap_or(supposed),
    )
}

/// The name of a credit system.
pub fn key(system: Option<CreditSystemKey>) -> Option<System> {
    system?.system().map(|it| it.id.as_str())
}

/// What a table adds up: each of its components says it.
trait Credited {
    fn credits(&self) -> Option<&Amount>;
    fn without(&self) -> bool;
    fn system(&self) -> Option<CreditSystemKey>;
    fn term(&self) -> Option<Term>;
}

macro_rules! credited {
    ($($name:ident)+) => {
        $(impl Credited for $name {
            fn credits(&self) -> Option<&Amount> {
                self.credits.as_ref()
            }

            fn without(&self) -> bool {
                self.no_credits == Some(Flag(true)) && self.credits.is_none()
            }

            fn system(&self) -> Option<CreditSystemKey> {
                self.scheme
            }

            fn term(&self) -> Option<Term> {
                self.term
            }
        })+
    };
}

credited! { HostComponent HomeComponent VirtualComponent }

impl TableTotal {
    fn of<T: Credited>(components: &[Item<T>], system: System) -> Self {
        let mut total = Self::default();
        let mut terms: BTreeMap<(Option<Term>, System), Exact> = BTreeMap::new();
        for it in components {
            let it = &it.value;
            let Some(credits) = it.credits() else {
                let count = if it.without() {
                    &mut total.without
                } else {
                    &mut total.untold
                };
                *count = count.saturating_add(1);
                continue;
            };
            let credits = credits.value();
            let own = key(it.system()).unwrap_or(system);
            let term = terms.entry((it.term(), own)).or_default();
            *term = &*term + credits;
            let sum = total.by_system.entry(own).or_default();
            *sum = &*sum + credits;
        }
        let terms = terms.into_iter();
        total.by_term = terms
            .map(|((term, system), sum)| (term, system, sum))
            .collect();
        total
    }
}

/// One group of components that stand for each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Group {
    /// Places of components in table A, from 0.
    pub host: Vec<usize>,
    /// Places of components in table B, from 0.
    pub home: Vec<usize>,
}

/// The groups of an agreement, by their mark.
pub fn groups(sheet: &Sheet) -> BTreeMap<u8, Group> {
    let mut groups: BTreeMap<u8, Group> = BTreeMap::new();
    for (at, it) in sheet.agreement.host.iter().enumerate() {
        for mark in it.value.links.iter().flat_map(LinkMarks::marks) {
            groups.entry(mark).or_default().host.push(at);
        }
    }
    for (at, it) in sheet.agreement.home.iter().enumerate() {
        for mark in it.value.links.iter().flat_map(LinkMarks::marks) {
            groups.entry(mark).or_default().home.push(at);
        }
    }
    groups
}

/// Which requirements of the programme at home table B answers, by their place in its
/// list; `None` where no programme with requirements is named. A requirement is answered
/// by a component of the same code, or of the same title where one of them has no code.
pub fn covered(sheet: &Sheet) -> Option<Vec<bool>> {
    let programme = sheet.programme.as_ref()?;
    if programme.requirements.is_empty() {
        return None;
    }
    let fold = |it: Option<&Line>| it.map(|it| fold(it.as_str()));
    let home = sheet.agreement.home.iter().map(|it| &it.value);
    let home: Vec<_> = home
        .map(|it| (fold(it.code.as_ref()), fold(it.title.as_ref())))
        .collect();
    let answered = |code: Option<String>, title: Option<String>| {
        home.iter().any(|(it, named)| match (it, &code) {
            (Some(it), Some(code)) => it == code,
            _ => named.is_some() && *named == title,
        })
    };
    let requirements = programme.requirements.iter().map(|it| &it.value);
    let covered = requirements.map(|it| answered(fold(it.code.as_ref()), fold(it.title.as_ref())));
    Some(covered.collect())
}
