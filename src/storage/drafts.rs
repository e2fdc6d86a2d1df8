//! Text that somebody is typing and that is not yet a command, kept against a crash.
//!
//! One key for each tab and field; removed once the text is committed. What is
//! sensitive is never kept here: that is for the caller, who knows the field.

use super::settings::Settings;
use crate::model::limits;
use crate::model::records::{Collection, Id};
use gloo_storage::{LocalStorage, Storage as _};
use serde::{Deserialize, Serialize};

const PREFIX: &str = "passerelle.draft.";

/// A text being typed, and where.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// The tab.
    pub tab: String,
    /// The space it belongs to, by the name of its database.
    pub space: String,
    /// The collection of the record.
    pub collection: Collection,
    /// The record.
    pub id: Id,
    /// The place in the record, as the form names it.
    pub place: String,
    /// The text.
    pub text: String,
}

impl Draft {
    fn key(&self) -> String {
        format!("{PREFIX}{}.{}.{}", self.tab, self.id, self.place)
    }
}

/// The drafts of this device.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    available: bool,
}

impl Drafts {
    /// The drafts, where the browser keeps any.
    pub fn open(settings: Settings) -> Self {
        Self {
            available: settings.available(),
        }
    }

    /// Keeps a draft, unless it is too long.
    pub fn keep(self, draft: &Draft) {
        if self.available && draft.text.len() <= limits::DRAFT_BYTES {
            LocalStorage::set(draft.key(), draft).ok();
        }
    }

    /// Removes a draft.
    pub fn remove(self, draft: &Draft) {
        if self.available {
            LocalStorage::delete(draft.key());
        }
    }

    /// Removes a draft whose text is in the store now, unless somebody has typed on.
    pub fn settle(self, draft: &Draft) {
        if self.available
            && LocalStorage::get::<Draft>(draft.key()).is_ok_and(|it| it.text == draft.text)
        {
            LocalStorage::delete(draft.key());
        }
    }

    /// Every draft that is kept.
    pub fn all(self) -> Vec<Draft> {
        if !self.available {
            return Vec::new();
        }
        let storage = LocalStorage::raw();
        let count = storage.length().unwrap_or_default();
        let keys = (0..count).filter_map(|index| storage.key(index).ok().flatten());
        let ours = keys.filter(|key| key.starts_with(PREFIX));
        ours.filter_map(|key| LocalStorage::get(key).ok()).collect()
    }
}
