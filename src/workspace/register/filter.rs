//! Which partners an address asks for.
//!
//! What the rows of lists say is answered from them; networks, spheres and competences stand in whole
//! records, which are read once and remembered ([`Depths`]).

use crate::model::json;
use crate::model::records::{Collection, Id, PartnerKind, PartnerStatus, Side, value_at};
use crate::model::value::{Tags, Value as _};
use crate::route::list::{ListField, ListForm};
use crate::text::fold;
use crate::workspace::Workspace;
use crate::workspace::table::cell;
use std::collections::{BTreeMap, HashMap};

const OF: Collection = Collection::Partner;

/// The names by which places are near each other, the nearest first.
const NEAR: [&str; 3] = ["city", "district", "region"];

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    asked: Vec<(ListField, String)>,
    /// Where the offices are; asked for only where near is asked for.
    places: Vec<Place>,
}

/// Where an institution is: its country, and the folded names of its town, district and
/// region; empty where nothing is said.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    country: String,
    names: [String; 3],
}

/// What only whole records say, read once each.
#[derive(Clone, Debug, Default)]
pub struct Depths(HashMap<Id, Depth>);

#[derive(Clone, Debug, Default)]
struct Depth {
    networks: Vec<String>,
    spheres: Vec<String>,
    skills: Vec<String>,
}

impl Filter {
    /// What an address asks for, of a dataset with these offices.
    pub fn of(form: &ListForm, workspace: &Workspace) -> Self {
        let asked = ListField::FILTERS
            .into_iter()
            .map(|field| (field, form.get(field).to_owned()))
            .filter(|(_, text)| !text.is_empty());
        let asked: Vec<(ListField, String)> = asked.collect();
        let near = asked.iter().any(|(field, _)| *field == ListField::Near);
        let offices = near.then(|| workspace.table(Collection::Office).records());
        let places = offices.into_iter().flatten().map(|(_, text)| {
            Place::of(|path| value_at(text, path).unwrap_or_default().into_owned())
        });
        Self {
            places: places.collect(),
            asked,
        }
    }

    /// Whether every partner is asked for.
    pub fn is_empty(&self) -> bool {
        self.asked.is_empty()
    }

    /// Whether a partner is asked for: `row` is what lists know of it.
    pub fn holds(&self, workspace: &Workspace, id: Id, row: &str, depths: &mut Depths) -> bool {
        self.asked
            .iter()
            .all(|(field, wanted)| self.answers(workspace, (id, row), *field, wanted, depths))
    }

    fn answers(
        &self,
        workspace: &Workspace,
        (id, row): (Id, &str),
        field: ListField,
        wanted: &str,
        depths: &mut Depths,
    ) -> bool {
        match field {
            ListField::Stage => status(row) == wanted,
            ListField::Country => cell(OF, row, "country") == wanted,
            ListField::Kind => kind(row) == wanted,
            ListField::Sector => same(cell(OF, row, "sector"), wanted),
            ListField::Tag => tags(cell(OF, row, "tags")).any(|it| same(it, wanted)),
            ListField::Network => {
                let networks = &depths.of(workspace, id).networks;
                networks.iter().any(|it| same(it, wanted))
            }
            ListField::Sphere => {
                let spheres = &depths.of(workspace, id).spheres;
                spheres.iter().any(|it| it == wanted)
            }
            ListField::Skill => {
                let skills = &depths.of(workspace, id).skills;
                skills.iter().any(|it| same(it, wanted))
            }
            ListField::Near => {
                let place = Place::of(|path| cell(OF, row, path).to_owned());
                self.places.iter().any(|it| it.is_near(&place))
            }
            ListField::Query | ListField::Sort | ListField::Without | ListField::State => true,
        }
    }
}

impl Place {
    fn of(said: impl Fn(&str) -> String) -> Self {
        Self {
            country: said("country"),
            names: NEAR.map(|path| fold(said(path).trim())),
        }
    }

    /// Whether both are of one town, district or region; of two countries, they are not.
    fn is_near(&self, other: &Self) -> bool {
        let apart =
            !self.country.is_empty() && !other.country.is_empty() && self.country != other.country;
        let both = self.names.iter().zip(&other.names);
        !apart
            && both
                .into_iter()
                .any(|(one, two)| !one.is_empty() && one == two)
    }
}

impl Depths {
    /// What a record says, read now or earlier.
    fn of(&mut self, workspace: &Workspace, id: Id) -> &Depth {
        self.0
            .entry(id)
            .or_insert_with(|| Depth::of(workspace.record(OF, id).unwrap_or_default()))
    }

    /// Reads these records anew when they are next asked for.
    pub fn forget(&mut self, ids: &[Id]) {
        for id in ids {
            self.0.remove(id);
        }
    }

    /// Reads every record anew.
    pub fn clear(&mut self) {
        self.0.clear();
    }
}

impl Depth {
    fn of(text: &str) -> Self {
        let mut depth = Self::default();
        json::members(text, |name, raw| match &*name {
            "networks" => depth.networks = said_of_items(raw, "name"),
            "contacts" => depth.spheres = said_of_items(raw, "sphere"),
            "competences" => depth.skills = said_of_items(raw, "what"),
            _ => {}
        })
        .ok();
        depth
    }
}

/// What the items of a list say in one field.
fn said_of_items(list: &str, field: &str) -> Vec<String> {
    let mut all = Vec::new();
    json::items(list, |item| {
        all.extend(value_at(item, field).map(|it| it.trim().to_owned()));
    })
    .ok();
    all
}

/// What kind of partner it is: an institution as long as nobody has said otherwise.
pub fn kind(row: &str) -> &str {
    match cell(OF, row, "kind") {
        "" => PartnerKind::Institution.word(),
        kind => kind,
    }
}

/// The word of the stage of a partner: the first one as long as nobody has said otherwise.
pub fn status(row: &str) -> &str {
    match cell(OF, row, "status") {
        "" => PartnerStatus::Prospect.word(),
        status => status,
    }
}

/// The labels of a text of labels.
pub fn tags(text: &str) -> impl Iterator<Item = &str> {
    text.split(Tags::SEPARATORS)
        .map(str::trim)
        .filter(|it| !it.is_empty())
}

/// What partners say in a field that is filtered by, as one of them spells it, with how
/// many do: the words to offer.
pub fn used(workspace: &Workspace, field: ListField, depths: &mut Depths) -> Vec<(String, usize)> {
    let mut found: BTreeMap<String, (String, usize)> = BTreeMap::new();
    let mut note = |text: &str| {
        if !text.is_empty() {
            let known = found.entry(fold(text)).or_insert((text.to_owned(), 0));
            known.1 = known.1.saturating_add(1);
        }
    };
    for (id, row) in workspace.table(OF).rows() {
        match field {
            ListField::Stage => note(status(row)),
            ListField::Kind => note(kind(row)),
            ListField::Country => note(cell(OF, row, "country")),
            ListField::Sector => note(cell(OF, row, "sector")),
            ListField::Tag => tags(cell(OF, row, "tags")).for_each(&mut note),
            ListField::Network => {
                let all = &depths.of(workspace, id).networks;
                for it in all {
                    note(it);
                }
            }
            ListField::Skill => depths
                .of(workspace, id)
                .skills
                .iter()
                .for_each(|it| note(it)),
            ListField::Sphere => {
                let mut all: Vec<&String> = depths.of(workspace, id).spheres.iter().collect();
                all.sort_unstable();
                all.dedup();
                for it in all {
                    note(it);
                }
            }
            ListField::Query
            | ListField::Sort
            | ListField::Without
            | ListField::State
            | ListField::Near => {}
        }
    }
    found.into_values().collect()
}

/// Somebody who can do something, and through which partner one knows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Able {
    /// The partner.
    pub partner: Id,
    /// Who.
    pub who: String,
    /// On which side; `None` where nobody says.
    pub side: Option<Side>,
}

/// Who can do something, of both sides.
pub fn able(workspace: &Workspace, skill: &str) -> Vec<Able> {
    let mut all = Vec::new();
    for (partner, text) in workspace.table(OF).records() {
        let mut note = |item: &str| {
            let said = |field| value_at(item, field).unwrap_or_default();
            if same(&said("what"), skill) {
                all.push(Able {
                    partner,
                    who: said("who").into_owned(),
                    side: Side::parse(&said("side")).ok(),
                });
            }
        };
        json::members(text, |name, raw| {
            if name == "competences" {
                json::items(raw, &mut note).ok();
            }
        })
        .ok();
    }
    all
}

/// Whether two names are one, whatever their case and accents.
fn same(one: &str, other: &str) -> bool {
    one == other || fold(one.trim()) == fold(other.trim())
}
