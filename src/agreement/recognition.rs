//! From an agreement in force and a transcript to what is proposed for recognition.
//!
//! The last version to which all three have committed governs (requirement S1-34). What was
//! agreed and passed is recognised without anybody doing anything (S1-33).

mod basis;
mod carry;
pub mod deciding;
mod matching;
pub mod past;
pub mod sheet;
pub mod words;

pub use basis::{Basis, NoBasis, decision_id};
pub use carry::{Carried, How, Marking};
pub use matching::Supposed;

use super::totals::{self, groups};
use crate::model::exact::Exact;
use crate::model::records::{
    HomeComponent, HostComponent, Id, Item, Recognition as Terms, VirtualComponent,
};
use crate::model::value::{Amount, CreditSystemKey, Flag, Line, Value};
use crate::rules::recognition::mean::{BlockMark, block_mark};
use crate::rules::recognition::{
    Block, HomePart, HostPart, Outcome, Proposal, Regime, propose, sum,
};
use crate::text::fold;
use crate::transfer::credit_sheet::Missing;
use matching::Matched;
use std::collections::BTreeMap;

/// A stay, block by block.
#[derive(Clone, Debug, PartialEq)]
pub struct Recognition {
    /// The blocks: linked components in the order of their marks, then what is linked to
    /// nothing, then each virtual component by itself.
    pub blocks: Vec<StayBlock>,
    /// Results that nobody agreed on, by their places on the transcript.
    pub beyond: Vec<usize>,
    /// The credits of those that were passed, in those of the sending institution.
    pub beyond_credits: Exact,
    /// The credits proposed in all.
    pub proposed: Exact,
    /// The credits of all home components.
    pub home: Exact,
    /// Components whose credits have no rule by which they are converted.
    pub unruled: Vec<(Option<Id>, Missing)>,
}

/// One block of a stay.
#[derive(Clone, Debug, PartialEq)]
pub struct StayBlock {
    /// Its name in decisions: the marks of its links, `rest`, or the id of a virtual
    /// component.
    pub key: String,
    /// The host components, with what became of them.
    pub host: Vec<HostLine>,
    /// The home components.
    pub home: Vec<HomeLine>,
    /// What is proposed.
    pub proposal: Proposal,
    /// The mark carried over.
    pub mark: Option<BlockMark>,
}

/// A host component on a recognition.
#[derive(Clone, Debug, PartialEq)]
pub struct HostLine {
    /// Its id in the agreement.
    pub id: Option<Id>,
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The result that counts for it, by its place on the transcript.
    pub row: Option<usize>,
    /// What the block reckons with.
    pub part: HostPart,
    /// How its mark was carried over.
    pub carried: Option<Carried>,
    /// What was supposed instead of what the transcript says.
    pub supposed: Option<Supposed>,
}

/// A home component on a recognition.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HomeLine {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// What the block reckons with.
    pub part: HomePart,
    /// The condition under which it was to be recognised, where it was not automatic.
    pub condition: Option<Condition>,
}

/// A condition that was agreed on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// Which kind.
    pub kind: Terms,
    /// In words, where there are some.
    pub words: Option<String>,
}

/// What is proposed under a regime, with some results supposed to be others.
pub fn recognise(basis: &Basis, regime: &Regime, supposed: &BTreeMap<Id, Supposed>) -> Recognition {
    let marking = basis.marking(regime);
    let matched = Matched::of(basis, &marking);
    let mut stay = Stay {
        basis,
        matched: &matched,
        supposed,
        unruled: Vec::new(),
    };
    let drafts = stay.blocks();
    let blocks: Vec<Block> = drafts
        .iter()
        .map(|(_, host, home)| Block {
            host: host.iter().map(|it| it.part.clone()).collect(),
            home: home.iter().map(|it| it.part.clone()).collect(),
        })
        .collect();
    let terms = marking.terms(basis);
    let marks = marking.mark_rounding();
    let answered = drafts.into_iter().zip(&blocks);
    let answered: Vec<StayBlock> = answered
        .map(|((key, host, home), block)| StayBlock {
            proposal: propose(block, &blocks, regime, &terms),
            mark: mark_of(block, &marks),
            key,
            host,
            home,
        })
        .collect();
    let beyond = matched.beyond();
    let credits: Vec<Exact> = beyond
        .iter()
        .filter(|row| matched.outcome(**row).earns())
        .filter_map(|row| stay.row_credits(*row))
        .collect();
    let offered = answered.iter().filter_map(|it| it.proposal.offers.first());
    Recognition {
        proposed: sum(offered.map(|it| &it.credits)),
        home: sum(answered.iter().map(|it| &it.proposal.home)),
        beyond_credits: sum(credits.iter()),
        beyond,
        unruled: stay.unruled,
        blocks: answered,
    }
}

/// The mark of a block: of what was passed, weighted by the credits it brought.
fn mark_of(block: &Block, rounding: &crate::transfer::rounding::Rounding) -> Option<BlockMark> {
    let passed = block.host.iter().filter(|it| it.outcome.earns());
    block_mark(passed.map(|it| (it.mark.as_ref(), &it.given)), rounding)
}

type Draft = (String, Vec<HostLine>, Vec<HomeLine>);

/// The blocks being drawn up.
struct Stay<'a> {
    basis: &'a Basis,
    matched: &'a Matched,
    supposed: &'a BTreeMap<Id, Supposed>,
    unruled: Vec<(Option<Id>, Missing)>,
}

impl Stay<'_> {
    fn blocks(&mut self) -> Vec<Draft> {
        let basis = self.basis;
        let agreement = &basis.sheet.agreement;
        let mut drafts = Vec::new();
        let (mut host_left, mut home_left) = (
            vec![true; agreement.host.len()],
            vec![true; agreement.home.len()],
        );
        for (marks, hosts, homes) in joined(basis) {
            for place in &hosts {
                host_left
                    .get_mut(*place)
                    .into_iter()
                    .for_each(|it| *it = false);
            }
            for place in &homes {
                home_left
                    .get_mut(*place)
                    .into_iter()
                    .for_each(|it| *it = false);
            }
            let marks: Vec<String> = marks.iter().map(u8::to_string).collect();
            drafts.push(self.draft(marks.join(" "), &hosts, &homes));
        }
        let left = |left: &[bool]| -> Vec<usize> {
            let places = left.iter().enumerate();
            places.filter(|(_, it)| **it).map(|(at, _)| at).collect()
        };
        let (hosts, homes) = (left(&host_left), left(&home_left));
        if !hosts.is_empty() || !homes.is_empty() {
            drafts.push(self.draft("rest".to_owned(), &hosts, &homes));
        }
        for (at, item) in agreement.online.iter().enumerate() {
            drafts.push(self.online(at, item));
        }
        drafts
    }

    fn draft(&mut self, key: String, hosts: &[usize], homes: &[usize]) -> Draft {
        let basis = self.basis;
        let agreement = &basis.sheet.agreement;
        let host = hosts
            .iter()
            .filter_map(|at| Some((*at, agreement.host.get(*at)?)));
        let host = host
            .map(|(at, item)| {
                self.host_line(item.id, &Component::host(item), self.matched.host(at))
            })
            .collect();
        let home = homes.iter().filter_map(|at| agreement.home.get(*at));
        (key, host, home.map(|it| self.home_line(it)).collect())
    }

    /// A virtual component is recognised by itself, with its own credits.
    fn online(&mut self, at: usize, item: &Item<VirtualComponent>) -> Draft {
        let component = Component::online(item);
        let line = self.host_line(item.id, &component, self.matched.online(at));
        let home = HomeLine {
            code: component.code,
            title: component.title,
            part: HomePart {
                credits: line.part.agreed.clone(),
                compulsory: false,
                key: String::new(),
            },
            condition: condition(item.value.recognition, item.value.condition.as_ref()),
        };
        let key = item.id.map(|it| it.to_string());
        let key = key.unwrap_or_else(|| format!("virtual {at}"));
        (key, vec![line], vec![home])
    }

    fn host_line(&mut self, id: Option<Id>, it: &Component, row: Option<usize>) -> HostLine {
        let agreed = self.worth(id, it.system, it.credits.as_ref());
        let supposed = id.and_then(|id| self.supposed.get(&id)).cloned();
        let carried = row.map(|row| self.matched.carried(row).clone());
        let mut outcome = row.map_or(Outcome::Missing, |row| self.matched.outcome(row));
        let on_transcript = row.and_then(|row| self.row_credits(row));
        let mut given = match row {
            // A transcript without credits leaves those that were agreed.
            Some(_) => on_transcript.unwrap_or_else(|| agreed.clone()),
            None => Exact::ZERO,
        };
        let mut mark = carried.as_ref().and_then(|it| it.mark.clone());
        let mut own_mark = carried.as_ref().and_then(|it| it.own.clone());
        match &supposed {
            None => {}
            Some(Supposed::Failed) => {
                (outcome, mark, own_mark) = (Outcome::Failed, None, None);
            }
            Some(Supposed::Cancelled) => {
                (outcome, mark, own_mark, given) = (Outcome::Missing, None, None, Exact::ZERO);
            }
            Some(Supposed::Passed(credits)) => {
                outcome = Outcome::PassedUnmarked;
                (mark, own_mark) = (None, None);
                given = credits.clone().unwrap_or_else(|| agreed.clone());
            }
        }
        HostLine {
            id,
            code: it.code.clone(),
            title: it.title.clone(),
            row,
            part: HostPart {
                agreed,
                given,
                outcome,
                mark: mark.filter(|_| outcome.earns()),
                own_mark,
            },
            carried,
            supposed,
        }
    }

    fn home_line(&self, item: &Item<HomeComponent>) -> HomeLine {
        let it = &item.value;
        let (code, title) = (text(it.code.as_ref()), text(it.title.as_ref()));
        let credits = it.credits.as_ref().map(Amount::value);
        HomeLine {
            part: HomePart {
                credits: credits.cloned().unwrap_or(Exact::ZERO),
                compulsory: self.is_compulsory(&code, &title),
                key: fold(&format!("{code} {title}")),
            },
            condition: condition(it.recognition, it.condition.as_ref()),
            code,
            title,
        }
    }

    fn is_compulsory(&self, code: &str, title: &str) -> bool {
        let requirements = self
            .basis
            .sheet
            .programme
            .iter()
            .flat_map(|it| &it.requirements);
        let mut compulsory = requirements.filter(|it| it.value.compulsory == Some(Flag(true)));
        compulsory.any(|it| {
            let it = &it.value;
            match &it.code {
                Some(known) if !code.is_empty() => fold(known.as_str()) == fold(code),
                _ => fold(&text(it.title.as_ref())) == fold(title),
            }
        })
    }

    /// Credits at home; what has no rule counts nothing, and is told.
    fn worth(
        &mut self,
        id: Option<Id>,
        system: Option<CreditSystemKey>,
        credits: Option<&Amount>,
    ) -> Exact {
        let Some(credits) = credits else {
            return Exact::ZERO;
        };
        let sheet = &self.basis.sheet;
        let from = totals::key(system).unwrap_or(totals::systems(sheet).1);
        totals::exact_worth(sheet, from, credits.value()).unwrap_or_else(|missing| {
            self.unruled.push((id, missing));
            Exact::ZERO
        })
    }

    fn row_credits(&self, row: usize) -> Option<Exact> {
        let result = &self.basis.transcript.results.get(row)?.value;
        let credits = result.credits.as_ref()?;
        let system = result.system.or(self.basis.transcript.credit_system);
        let sheet = &self.basis.sheet;
        let from = totals::key(system).unwrap_or(totals::systems(sheet).1);
        totals::exact_worth(sheet, from, credits.value()).ok()
    }
}

/// The components that links join, directly or through others: marks, places in table A,
/// places in table B.
fn joined(basis: &Basis) -> Vec<(Vec<u8>, Vec<usize>, Vec<usize>)> {
    let mut blocks: Vec<(Vec<u8>, Vec<usize>, Vec<usize>)> = Vec::new();
    for (mark, group) in groups(&basis.sheet) {
        let mut new = (vec![mark], group.host, group.home);
        let shares = |one: &[usize], other: &[usize]| one.iter().any(|it| other.contains(it));
        let (joins, mut apart): (Vec<_>, Vec<_>) = blocks
            .into_iter()
            .partition(|it| shares(&it.1, &new.1) || shares(&it.2, &new.2));
        for (marks, hosts, homes) in joins {
            new.0.extend(marks);
            new.1.extend(hosts);
            new.2.extend(homes);
        }
        for places in [&mut new.1, &mut new.2] {
            places.sort_unstable();
            places.dedup();
        }
        new.0.sort_unstable();
        apart.push(new);
        blocks = apart;
    }
    blocks.sort();
    blocks
}

/// What host and virtual components have in common.
struct Component {
    code: String,
    title: String,
    credits: Option<Amount>,
    system: Option<CreditSystemKey>,
}

impl Component {
    fn host(item: &Item<HostComponent>) -> Self {
        let it = &item.value;
        Self {
            code: text(it.code.as_ref()),
            title: text(it.title.as_ref()),
            credits: it.credits.clone(),
            system: it.scheme,
        }
    }

    fn online(item: &Item<VirtualComponent>) -> Self {
        let it = &item.value;
        Self {
            code: text(it.code.as_ref()),
            title: text(it.title.as_ref()),
            credits: it.credits.clone(),
            system: it.scheme,
        }
    }
}

fn text(line: Option<&Line>) -> String {
    line.map(crate::model::value::Value::text)
        .unwrap_or_default()
}

/// The condition of a component that is not recognised automatically.
fn condition(recognition: Option<Terms>, words: Option<&Line>) -> Option<Condition> {
    let kind = recognition.filter(|it| *it != Terms::Automatic)?;
    Some(Condition {
        kind,
        words: words.map(Value::text),
    })
}
