//! The pages into which what is kept of a partner is divided.

use super::facet_groups;

/// One of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// Who it is, where, and whom to write to.
    #[default]
    Card,
    /// How far one is with it, and what was done.
    Relation,
    /// What is offered to it, and what it needs.
    Proposal,
    /// What it is judged by.
    Examination,
    /// How it receives those who come.
    Hosting,
    /// How its results are carried over.
    Recognition,
}

impl Facet {
    /// Every facet, in the order in which they are shown.
    pub const ALL: [Self; 6] = [
        Self::Card,
        Self::Relation,
        Self::Proposal,
        Self::Examination,
        Self::Hosting,
        Self::Recognition,
    ];

    /// The facet in which a field stands, or a list with the field of its items; the card
    /// for a path that is no field.
    pub fn of_path(path: &str) -> Self {
        let list = path.split('.').next().unwrap_or(path);
        let holds = |facet: &Self| {
            let groups = facet_groups(*facet).iter();
            let mut paths = groups.flat_map(|(_, paths)| paths.iter());
            paths.any(|it| *it == path || *it == list)
        };
        Self::ALL.into_iter().find(holds).unwrap_or_default()
    }

    /// Whether what stands there concerns only the office, and is given to nobody else.
    pub const fn is_inner(self) -> bool {
        matches!(self, Self::Relation | Self::Proposal | Self::Examination)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_is_found_in_its_facet() {
        assert_eq!(Facet::of_path("names.local"), Facet::Card);
        assert_eq!(Facet::of_path("contacts.email"), Facet::Card);
        assert_eq!(Facet::of_path("interactions"), Facet::Relation);
        assert_eq!(Facet::of_path("checks.answer"), Facet::Examination);
        assert_eq!(Facet::of_path("rules.method"), Facet::Recognition);
        assert_eq!(Facet::of_path("x"), Facet::Card);
    }
}
