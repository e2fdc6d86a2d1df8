//! Views of lists that somebody keeps under a name: each is nothing but an address.

use super::Route;
use super::list::ListForm;
use crate::model::records::Collection;
use serde::{Deserialize, Serialize};

/// How many views are kept.
const MOST: usize = 60;

/// How many characters of a name are kept.
const LETTERS: usize = 60;

/// A view and its name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavedView {
    /// Its name.
    pub name: String,
    /// Its address, as [`Route`] writes it.
    pub address: String,
}

/// The views that are kept, in the order in which they were.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SavedViews(Vec<SavedView>);

impl Route {
    /// What the view of a list shows, of the collection whose list it is; `None` for every
    /// other page.
    pub fn listed(&self) -> Option<(Collection, &ListForm)> {
        match self {
            Self::Records(collection, form) => Some((*collection, form)),
            Self::Board(form) | Self::Countries(form) | Self::Timeline(form) => {
                Some((Collection::Partner, form))
            }
            _ => None,
        }
    }

    /// The same view with what it shows, but for words that may be names of people; `None`
    /// for a page that is no list.
    fn kept(&self) -> Option<Self> {
        let (collection, form) = self.listed()?;
        let form = form.addressed(collection);
        Some(match self {
            Self::Board(_) => Self::Board(form),
            Self::Countries(_) => Self::Countries(form),
            Self::Timeline(_) => Self::Timeline(form),
            _ => Self::Records(collection, form),
        })
    }
}

impl SavedView {
    /// Where it leads, and of which collection; `None` where that is no list any more.
    fn collection(&self) -> Option<Collection> {
        Route::of_hash(&self.address)?.listed().map(|it| it.0)
    }
}

impl SavedViews {
    /// The views of the lists of a collection.
    pub fn of(&self, collection: Collection) -> Vec<SavedView> {
        let own = self.0.iter();
        own.filter(|it| it.collection() == Some(collection))
            .cloned()
            .collect()
    }

    /// Keeps a view under a name, in place of one of that name; nothing without a name.
    pub fn keep(&mut self, name: &str, view: &Route) {
        let name = shortened(name);
        let Some(view) = view.kept().filter(|_| !name.is_empty()) else {
            return;
        };
        let collection = view.listed().map(|it| it.0);
        let address = view.to_string();
        let known = self
            .0
            .iter_mut()
            .find(|it| it.name == name && it.collection() == collection);
        match known {
            Some(known) => known.address = address,
            None => self.0.push(SavedView { name, address }),
        }
        let surplus = self.0.len().saturating_sub(MOST);
        self.0.drain(..surplus);
    }

    /// Gives a view another name; one that has that name already goes.
    pub fn rename(&mut self, view: &SavedView, name: &str) {
        let name = shortened(name);
        if name.is_empty() || name == view.name {
            return;
        }
        let collection = view.collection();
        self.0
            .retain(|it| it.name != name || it.collection() != collection);
        if let Some(known) = self.0.iter_mut().find(|it| *it == view) {
            known.name = name;
        }
    }

    /// Takes a view out.
    pub fn remove(&mut self, view: &SavedView) {
        self.0.retain(|it| it != view);
    }
}

fn shortened(name: &str) -> String {
    let name: String = name.trim().chars().take(LETTERS).collect();
    name.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(collection: Collection, pairs: &[(&str, &str)]) -> Route {
        Route::Records(collection, ListForm::from_pairs(pairs.iter().copied()))
    }

    fn told(views: &SavedViews, of: Collection) -> Vec<String> {
        let views = views.of(of).into_iter();
        views
            .map(|it| format!("{} {}", it.name, it.address))
            .collect()
    }

    #[test]
    fn a_view_is_kept_under_its_name_renamed_and_removed() {
        let mut views = SavedViews::default();
        let of = Collection::Partner;
        views.keep(
            " Actifs ",
            &list(of, &[("etape", "active"), ("q", "milan")]),
        );
        views.keep("", &list(of, &[]));
        views.keep("Accueil", &Route::Home);
        views.keep("Tableau", &Route::Board(ListForm::default()));
        assert_eq!(
            told(&views, of),
            [
                "Actifs #/partenaires?q=milan&etape=active",
                "Tableau #/partenaires/etapes"
            ]
        );
        views.keep("Actifs", &list(of, &[("tri", "-nom")]));
        assert_eq!(told(&views, of).len(), 2);
        let first = views.of(of).remove(0);
        views.rename(&first, "Tableau");
        assert_eq!(told(&views, of), ["Tableau #/partenaires?tri=-nom"]);
        let first = views.of(of).remove(0);
        views.remove(&first);
        assert_eq!(views, SavedViews::default());
    }

    #[test]
    fn words_that_may_be_names_of_people_are_kept_in_no_view() {
        let mut views = SavedViews::default();
        let of = Collection::Person;
        views.keep("Elle", &list(of, &[("q", "Morvan"), ("tri", "nom")]));
        assert_eq!(told(&views, of), ["Elle #/personnes?tri=nom"]);
        assert!(views.of(Collection::Partner).is_empty());
    }

    #[test]
    fn what_is_kept_is_read_back_and_the_oldest_goes_first() {
        let mut views = SavedViews::default();
        for number in 0..=MOST {
            views.keep(&number.to_string(), &list(Collection::Partner, &[]));
        }
        let all = views.of(Collection::Partner);
        assert_eq!((all.len(), all[0].name.as_str()), (MOST, "1"));
        let text = serde_json::to_string(&views).unwrap();
        assert_eq!(serde_json::from_str::<SavedViews>(&text).unwrap(), views);
    }
}
