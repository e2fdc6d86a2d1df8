//! Partners in columns, one for each stage, and the way from card to card.

use super::stage::stage;
use crate::model::records::{Id, PartnerStatus};

/// A column of the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// The stage; `None` for partners at one that this version does not know.
    pub stage: Option<PartnerStatus>,
    /// The partners, in the order in which they came.
    pub ids: Vec<Id>,
}

/// The columns, in the order of the stages; that of unknown ones first, if there are any.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Board(pub Vec<Column>);

/// Where somebody goes from a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the card above.
    Up,
    /// To the card below.
    Down,
    /// To the column before.
    Back,
    /// To the column after.
    On,
}

impl Board {
    /// The board of these partners, each with what lists know of it.
    pub fn of<'a>(partners: impl IntoIterator<Item = (Id, &'a str)>) -> Self {
        let column = |stage| Column {
            stage,
            ids: Vec::new(),
        };
        let mut unsaid = column(None);
        let mut columns: Vec<Column> = PartnerStatus::ALL
            .iter()
            .map(|it| column(Some(*it)))
            .collect();
        for (id, row) in partners {
            let stage = stage(row);
            let place = columns.iter_mut().find(|it| it.stage == stage);
            place.unwrap_or(&mut unsaid).ids.push(id);
        }
        if !unsaid.ids.is_empty() {
            columns.insert(0, unsaid);
        }
        Self(columns)
    }

    /// The card to which a way leads; `None` where it leads nowhere. A way to the side
    /// passes over empty columns and keeps the height as far as it can.
    pub fn neighbour(&self, id: Id, way: Way) -> Option<Id> {
        let mut places = self.0.iter().enumerate();
        let (column, row) = places.find_map(|(at, it)| {
            let row = it.ids.iter().position(|it| *it == id)?;
            Some((at, row))
        })?;
        let beside = |found: Option<&Column>| {
            let ids = &found?.ids;
            ids.get(row).or_else(|| ids.last()).copied()
        };
        let is_filled = |it: &&Column| !it.ids.is_empty();
        match way {
            Way::Up => self.0.get(column)?.ids.get(row.checked_sub(1)?).copied(),
            Way::Down => self.0.get(column)?.ids.get(row.checked_add(1)?).copied(),
            Way::Back => beside(self.0.iter().take(column).rfind(is_filled)),
            Way::On => beside(self.0.iter().skip(column).skip(1).find(is_filled)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::records::{Collection, columns};

    fn row(status: &str) -> String {
        let cells = columns(Collection::Partner).iter();
        let cells = cells.map(|it| if *it == "status" { status } else { "" });
        cells.collect::<Vec<_>>().join("\t")
    }

    fn board() -> Board {
        let rows = [
            (1, row("prospect")),
            (2, row("prospect")),
            (3, row("active")),
            (4, row("zzz")),
            (5, row("")),
        ];
        Board::of(
            rows.iter()
                .map(|(id, row)| (Id::from_u128(*id), row.as_str())),
        )
    }

    #[test]
    fn every_partner_stands_in_the_column_of_its_stage() {
        let board = board();
        assert_eq!(board.0.len(), PartnerStatus::ALL.len() + 1);
        assert_eq!(board.0[0].stage, None);
        assert_eq!(board.0[0].ids, [Id::from_u128(4)]);
        let prospects = &board.0[1];
        assert_eq!(prospects.stage, Some(PartnerStatus::Prospect));
        assert_eq!(prospects.ids, [1, 2, 5].map(Id::from_u128));
        // Without anybody at an unknown stage there is no column for it.
        let alone = Board::of([(Id::from_u128(1), row("ended").as_str())]);
        assert_eq!(alone.0.len(), PartnerStatus::ALL.len());
    }

    #[test]
    fn arrows_lead_from_card_to_card_and_over_empty_columns() {
        let board = board();
        let to = |id: u128, way| board.neighbour(Id::from_u128(id), way).map(Id::as_u128);
        assert_eq!(to(1, Way::Down), Some(2));
        assert_eq!(to(2, Way::Up), Some(1));
        assert_eq!(to(1, Way::Up), None);
        assert_eq!(to(5, Way::Down), None);
        assert_eq!(to(2, Way::On), Some(3));
        assert_eq!(to(3, Way::Back), Some(1));
        assert_eq!(to(1, Way::Back), Some(4));
        assert_eq!(to(3, Way::On), None);
        assert_eq!(to(9, Way::On), None);
    }
}
