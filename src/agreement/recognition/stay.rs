//! The blocks of a stay, as its agreement links them and its transcript fills them.

use super::matching::{Matched, Supposed};
use super::{Basis, Condition, HomeLine, HostLine};
use crate::agreement::totals::{self, groups};
use crate::model::exact::Exact;
use crate::model::records::{
    HomeComponent, HostComponent, Id, Item, Recognition as Terms, VirtualComponent,
};
use crate::model::value::{Amount, CreditSystemKey, Flag, Line, Value};
use crate::rules::recognition::{HomePart, HostPart, Outcome};
use crate::text::fold;
use crate::transfer::credit_sheet::Missing;
use std::collections::BTreeMap;

/// A block: its key, its host and its home components.
type Draft = (String, Vec<HostLine>, Vec<HomeLine>);

/// The blocks being drawn up.
pub(super) struct Stay<'a> {
    basis: &'a Basis,
    matched: &'a Matched,
    supposed: &'a BTreeMap<Id, Supposed>,
    /// Components whose credits have no rule by which they are converted.
    pub(super) unruled: Vec<(Option<Id>, Missing)>,
}

impl<'a> Stay<'a> {
    /// Begins with no block.
    pub(super) fn of(
        basis: &'a Basis,
        matched: &'a Matched,
        supposed: &'a BTreeMap<Id, Supposed>,
    ) -> Self {
        Self {
            basis,
            matched,
            supposed,
            unruled: Vec::new(),
        }
    }

    /// The blocks in their order.
    pub(super) fn blocks(&mut self) -> Vec<Draft> {
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
            id: item.id,
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
            id: item.id,
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

    /// The credits of a result in those of the sending institution; none without a rule.
    pub(super) fn row_credits(&self, row: usize) -> Option<Exact> {
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
    line.map(Value::text).unwrap_or_default()
}

/// The condition of a component that is not recognised automatically.
fn condition(recognition: Option<Terms>, words: Option<&Line>) -> Option<Condition> {
    let kind = recognition.filter(|it| *it != Terms::Automatic)?;
    Some(Condition {
        kind,
        words: words.map(Value::text),
    })
}
