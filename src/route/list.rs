//! What a list shows, as its address keeps it.

use crate::model::form::{Field, Form};
use crate::model::records::Collection;

/// The fields of a list's address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ListField {
    /// The words that are looked for.
    Query,
    /// The column it is sorted by; with a minus before it, downwards.
    Sort,
    /// The columns left out, with commas between them.
    Without,
    /// The state that is asked for, in a list of agreements.
    State,
    /// The stage that is asked for, of partners; so are those below.
    Stage,
    /// The kind of partner.
    Kind,
    /// The country, by its code.
    Country,
    /// A label that they carry.
    Tag,
    /// The branch.
    Sector,
    /// A network to which they belong, or which links them with the office.
    Network,
    /// The sphere to which one of their contacts belongs.
    Sphere,
    /// Something that somebody of either side can do.
    Skill,
    /// Whether they are of the same town, district or region as the office.
    Near,
}

/// What [`ListField::Near`] holds where only what is near is asked for.
pub const NEAR: &str = "oui";

impl Field for ListField {
    const ALL: &'static [Self] = &[
        Self::Query,
        Self::Sort,
        Self::Without,
        Self::State,
        Self::Stage,
        Self::Kind,
        Self::Country,
        Self::Tag,
        Self::Sector,
        Self::Network,
        Self::Sphere,
        Self::Skill,
        Self::Near,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Query => "q",
            Self::Sort => "tri",
            Self::Without => "sans",
            Self::State => "etat",
            Self::Stage => "etape",
            Self::Kind => "genre",
            Self::Country => "pays",
            Self::Tag => "etiquette",
            Self::Sector => "secteur",
            Self::Network => "reseau",
            Self::Sphere => "sphere",
            Self::Skill => "competence",
            Self::Near => "local",
        }
    }

    fn initial(self) -> &'static str {
        ""
    }
}

impl ListField {
    /// The filters of partners, in the order in which they are offered.
    pub const FILTERS: [Self; 9] = [
        Self::Stage,
        Self::Kind,
        Self::Country,
        Self::Tag,
        Self::Sector,
        Self::Network,
        Self::Sphere,
        Self::Skill,
        Self::Near,
    ];
}

/// What a list shows.
pub type ListForm = Form<ListField>;

impl ListForm {
    /// What of it stands in the address: names of people do not belong into the history
    /// of a browser.
    #[must_use]
    pub fn addressed(&self, collection: Collection) -> Self {
        let mut form = self.clone();
        if matches!(collection, Collection::Person | Collection::Mobility) {
            form.set(ListField::Query, "");
        }
        form
    }

    /// The column it is sorted by, and whether downwards.
    pub fn sort(&self) -> Option<(&str, bool)> {
        match self.get(ListField::Sort) {
            "" => None,
            text => Some(
                text.strip_prefix('-')
                    .map_or((text, false), |key| (key, true)),
            ),
        }
    }

    /// Sorts by a column: upwards, then downwards, then not at all.
    pub fn sort_by(&mut self, key: &str) {
        let next = match self.sort() {
            Some((now, false)) if now == key => format!("-{key}"),
            Some((now, true)) if now == key => String::new(),
            _ => key.to_owned(),
        };
        self.set(ListField::Sort, next);
    }

    /// Whether a column is left out.
    pub fn is_without(&self, key: &str) -> bool {
        self.get(ListField::Without).split(',').any(|it| it == key)
    }

    /// Leaves a column out, or takes it back in.
    pub fn toggle(&mut self, key: &str) {
        let without = self.get(ListField::Without).to_owned();
        let mut keys: Vec<&str> = without.split(',').filter(|it| !it.is_empty()).collect();
        match keys.iter().position(|it| *it == key) {
            Some(at) => {
                keys.remove(at);
            }
            None => keys.push(key),
        }
        self.set(ListField::Without, keys.join(","));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_sorts_up_then_down_then_not() {
        let mut list = ListForm::default();
        list.sort_by("nom");
        assert_eq!(list.sort(), Some(("nom", false)));
        list.sort_by("nom");
        assert_eq!(list.sort(), Some(("nom", true)));
        list.sort_by("pays");
        assert_eq!(list.sort(), Some(("pays", false)));
        list.sort_by("pays");
        list.sort_by("pays");
        assert_eq!(list.sort(), None);
    }

    #[test]
    fn words_that_may_be_names_of_people_stand_in_no_address() {
        let list = ListForm::from_pairs([("q", "Morvan"), ("tri", "-nom")]);
        assert_eq!(list.addressed(Collection::Partner), list);
        for people in [Collection::Person, Collection::Mobility] {
            let form = list.addressed(people);
            assert_eq!(form.get(ListField::Query), "");
            assert_eq!(form.sort(), Some(("nom", true)));
        }
    }

    #[test]
    fn columns_are_left_out_and_taken_back() {
        let mut list = ListForm::default();
        list.toggle("ville");
        list.toggle("pays");
        assert!(list.is_without("ville") && list.is_without("pays"));
        list.toggle("ville");
        assert_eq!(list.get(ListField::Without), "pays");
    }
}
