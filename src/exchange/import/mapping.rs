//! Which column fills which place of a record.

use super::names::{numbered, plain, sureness};
use super::target::{Target, targets};
use crate::exchange::sheet::{Row, Sheet};
use crate::model::records::{Collection, Content};
use crate::model::value::Kind;
use serde::{Deserialize, Serialize};

/// How many rows are looked at to tell a column by what it holds.
const LOOKED_AT: usize = 50;

/// How the columns of a table fill a record. It is plain data, so that it can be kept for
/// the next table with the same heading.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The collection, by its key.
    pub collection: String,
    /// Its columns, those without a name too, in their order.
    pub columns: Vec<Column>,
}

/// One column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its place, from 0.
    pub at: u32,
    /// Its name, as it stands; empty where it has none.
    pub name: String,
    /// What it fills; nothing where it is left out.
    pub target: Option<Target>,
    /// Why.
    pub why: Why,
}

/// Why a column fills what it does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// Its name is that of the field.
    Name,
    /// Its cells look like that.
    Cells,
    /// Somebody said so, now or for an earlier table.
    Chosen,
    /// No field is known by its name: it is left out.
    Unknown,
    /// It has no name: it is left out.
    Nameless,
    /// An earlier column fills the same: it is left out.
    Doubled,
}

impl Mapping {
    /// What a heading, and the cells under it, make of the columns; nothing is certain.
    pub fn propose(collection: Collection, sheet: &Sheet, heading: Option<usize>) -> Self {
        let head = heading.and_then(|at| sheet.rows.get(at));
        let below = heading.map_or(0, |at| at.saturating_add(1));
        let rows = sheet.rows.get(below..).unwrap_or_default();
        let name = |at| {
            let cell = head.and_then(|row| row.cell(at));
            cell.map(|it| it.text.trim().to_owned()).unwrap_or_default()
        };
        let columns = (0..sheet.width()).map(|at| Column {
            at,
            name: name(at),
            target: None,
            why: Why::Nameless,
        });
        let mut mapping = Self {
            collection: collection.key().to_owned(),
            // A column in which nothing stands is none.
            columns: columns
                .filter(|it| {
                    !it.name.is_empty() || rows.iter().any(|row| row.cell(it.at).is_some())
                })
                .collect(),
        };
        mapping.by_name(collection);
        mapping.by_cells(collection, rows);
        mapping
    }

    /// Whether a column of this name would find its field.
    pub fn knows(collection: Collection, name: &str) -> bool {
        let name = plain(name);
        let (bare, _) = numbered(&name);
        let all = targets(collection);
        let known = |name| {
            all.iter()
                .any(|it| sureness(collection, it, name).is_some())
        };
        known(&name) || known(bare)
    }

    /// The collection.
    pub fn collection(&self) -> Option<Collection> {
        self.collection.parse().ok()
    }

    /// What the heading of a table is remembered by: its names, whatever their order, case
    /// and accents.
    pub fn signature(&self) -> String {
        let mut names: Vec<String> = self.columns.iter().map(|it| plain(&it.name)).collect();
        names.sort_unstable();
        names.join("\u{1f}")
    }

    /// Takes over what was chosen for an earlier table with the same heading.
    pub fn remember(&mut self, earlier: &Self) {
        if earlier.collection != self.collection || earlier.signature() != self.signature() {
            return;
        }
        let mut left: Vec<&Column> = earlier.columns.iter().collect();
        for column in &mut self.columns {
            let same = |it: &&Column| plain(&it.name) == plain(&column.name);
            if let Some(at) = left.iter().position(same) {
                let known = left.remove(at);
                column.target.clone_from(&known.target);
                column.why = known.why;
            }
        }
    }

    /// Says what a column fills. No other column fills the same then.
    pub fn choose(&mut self, at: u32, target: Option<Target>) {
        for column in &mut self.columns {
            if column.at == at {
                column.target.clone_from(&target);
                column.why = Why::Chosen;
            } else if target.is_some() && column.target == target {
                column.target = None;
                column.why = Why::Doubled;
            }
        }
    }

    /// The columns that fill something.
    pub fn filled(&self) -> impl Iterator<Item = (u32, &Target)> {
        let columns = self.columns.iter();
        columns.filter_map(|it| Some((it.at, it.target.as_ref()?)))
    }

    /// The columns that are left out: they are told.
    pub fn left_out(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|it| it.target.is_none())
    }

    fn by_name(&mut self, collection: Collection) {
        let all = targets(collection);
        // The surest first, so that `Nom` does not take what `Nom local` says better.
        let mut found: Vec<(u8, usize, Target)> = Vec::new();
        for (place, column) in self.columns.iter_mut().enumerate() {
            let name = plain(&column.name);
            if name.is_empty() {
                continue;
            }
            column.why = Why::Unknown;
            let best = |name: &str| {
                let sure = all
                    .iter()
                    .filter_map(|it| Some((sureness(collection, it, name)?, it)));
                sure.min_by_key(|(sure, _)| *sure)
            };
            let (bare, number) = numbered(&name);
            let of_item = || {
                let (sure, target) = best(bare)?;
                target.item?;
                let mut target = target.clone();
                target.item = number;
                Some((sure, target))
            };
            let whole = best(&name).map(|(sure, it)| (sure, it.clone()));
            if let Some((sure, target)) = whole.or_else(|| number.and_then(|_| of_item())) {
                found.push((sure, place, target));
            }
        }
        found.sort_by_key(|(sure, place, _)| (*sure, *place));
        for (_, place, target) in found {
            let taken = self
                .columns
                .iter()
                .any(|it| it.target.as_ref() == Some(&target));
            if let Some(column) = self.columns.get_mut(place) {
                column.why = if taken { Why::Doubled } else { Why::Name };
                column.target = (!taken).then_some(target);
            }
        }
    }

    /// Columns of an unknown name, or none, whose cells all look like one kind of value.
    fn by_cells(&mut self, collection: Collection, rows: &[Row]) {
        let all = targets(collection);
        for target in &all {
            let Some(spec) = target.spec(collection) else {
                continue;
            };
            let Content::Scalar { kind, check } = spec.content else {
                continue;
            };
            let told = matches!(
                kind,
                Kind::ErasmusCode | Kind::Email | Kind::Web | Kind::Esi
            );
            let taken = self
                .columns
                .iter()
                .any(|it| it.target.as_ref() == Some(target));
            if !told || taken {
                continue;
            }
            let looks = |column: &Column| {
                let cells = rows.iter().filter_map(|it| it.cell(column.at));
                let cells = cells.take(LOOKED_AT);
                let (sound, all) = cells.fold((0_usize, 0_usize), |(sound, all), cell| {
                    let is_sound = usize::from(check(&cell.text).is_ok());
                    (sound.saturating_add(is_sound), all.saturating_add(1))
                });
                sound > 0 && sound.saturating_mul(5) >= all.saturating_mul(4)
            };
            let open = |it: &&mut Column| matches!(it.why, Why::Unknown | Why::Nameless);
            let mut open = self.columns.iter_mut().filter(open);
            if let Some(column) = open.find(|it| looks(it)) {
                column.target = Some(target.clone());
                column.why = Why::Cells;
            }
        }
    }
}
