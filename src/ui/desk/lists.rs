//! What lists showed when somebody went on to a record, so that the way back leads there.
//!
//! Kept in memory alone: the words by which people are looked for are names.

use super::Desk;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use std::cell::{Cell, RefCell};

/// What lists showed.
#[derive(Debug, Default)]
pub struct Lists {
    shown: RefCell<Vec<(Collection, ListForm)>>,
    /// The list to which somebody is on the way back.
    wanted: Cell<Option<Collection>>,
}

impl Desk {
    /// Remembers what a list shows.
    pub fn list_shows(self, collection: Collection, form: &ListForm) {
        let mut shown = self.lists.shown.borrow_mut();
        shown.retain(|(of, _)| *of != collection);
        shown.push((collection, form.clone()));
    }

    /// The address of a list as it was left. What stands in no address it shows again only
    /// for whoever takes the [way back](Self::way_back): its entry in the navigation shows
    /// all of it.
    pub fn list_address(self, collection: Collection) -> Route {
        let form = self.shown(collection).unwrap_or_default();
        Route::Records(collection, form.addressed(collection))
    }

    /// Where the way back to a list leads, for somebody who takes it now.
    pub fn way_back(self, collection: Collection) -> Route {
        self.lists.wanted.set(Some(collection));
        self.list_address(collection)
    }

    /// What a list shows that is opened now, where `form` stands in its address.
    pub fn list_opens(self, collection: Collection, form: ListForm) -> ListForm {
        if self.lists.wanted.take() != Some(collection) {
            return form;
        }
        self.shown(collection).unwrap_or(form)
    }

    fn shown(self, collection: Collection) -> Option<ListForm> {
        let shown = self.lists.shown.borrow();
        let found = shown.iter().find(|(of, _)| *of == collection);
        found.map(|(_, form)| form.clone())
    }

    /// Forgets what lists showed.
    pub(super) fn forget_lists(self) {
        self.lists.shown.borrow_mut().clear();
    }
}
