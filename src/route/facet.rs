//! The facets of a partner's page, as their addresses name them.

use super::Route;
pub use crate::model::records::Facet;
use crate::model::records::{Collection, Id};

/// The word of a facet in addresses, never changed once released; the card has none.
pub const fn word(facet: Facet) -> &'static str {
    match facet {
        Facet::Card => "",
        Facet::Relation => "relation",
        Facet::Proposal => "proposition",
        Facet::Examination => "evaluation",
        Facet::Hosting => "accueil",
        Facet::Recognition => "reconnaissance",
    }
}

/// The route of a facet: that of the record where it is the card.
pub const fn route(id: Id, facet: Facet) -> Route {
    match facet {
        Facet::Card => Route::Record(Collection::Partner, id),
        facet => Route::Facet(id, facet),
    }
}

/// What stands after the partner in the address of a facet.
pub(super) fn ending(facet: Facet) -> String {
    match word(facet) {
        "" => String::new(),
        word => format!("/{word}"),
    }
}

/// The route of a partner and a word after `partenaires/`.
pub(super) fn of_address(rest: &str) -> Option<Route> {
    let (id, said) = rest.split_once('/')?;
    let mut facets = Facet::ALL.into_iter();
    let facet = facets.find(|it| !word(*it).is_empty() && word(*it) == said)?;
    Some(Route::Facet(id.parse().ok()?, facet))
}
