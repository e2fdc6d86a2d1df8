//! The small settings that survive a visit, in the browser's local storage.
//!
//! A browser may block that storage, and then every call of the storage library
//! throws. [`Settings::open`] asks once, and everything else stands behind its answer:
//! with storage blocked, nothing is kept and nothing breaks.

use super::database::Space;
use crate::exchange::import::Mapping;
use crate::route::view::SavedViews;
use crate::text::Lang;
use gloo_storage::{LocalStorage, SessionStorage, Storage as _};
use std::fmt;
use std::str::FromStr;

/// How many tables are remembered.
const MAPPINGS: usize = 20;

/// The keys in use. `passerelle.theme` is also read by `boot.js`, before the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Language,
    Theme,
    Space,
    LastBackup,
    SingleKeys,
    /// How the columns of earlier tables were understood.
    Mappings,
    /// Views of lists, by their names.
    Views,
    /// In the session storage: it ends with the tab.
    Shared,
}

impl Key {
    const ALL: [Self; 7] = [
        Self::Language,
        Self::Theme,
        Self::Space,
        Self::LastBackup,
        Self::SingleKeys,
        Self::Mappings,
        Self::Views,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Language => "passerelle.language",
            Self::Theme => "passerelle.theme",
            Self::Space => "passerelle.space",
            Self::LastBackup => "passerelle.last-backup",
            Self::SingleKeys => "passerelle.single-keys",
            Self::Mappings => "passerelle.mappings",
            Self::Views => "passerelle.views",
            Self::Shared => "passerelle.shared",
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the device.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// Every theme.
    pub const ALL: [Self; 3] = [Self::Auto, Self::Light, Self::Dark];

    /// The word of the theme, in the storage and on the root element.
    pub fn word(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl fmt::Display for Theme {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Theme {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|theme| theme.word() == word)
            .ok_or(())
    }
}

/// Access to the settings, or the knowledge that there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    available: bool,
}

impl Settings {
    /// Asks the browser whether it lets this page keep anything.
    pub fn open() -> Self {
        let storage = web_sys::window().and_then(|it| it.local_storage().ok().flatten());
        // Some browsers hand out a storage that holds nothing.
        let available = storage.is_some_and(|it| {
            const PROBE: &str = "passerelle.probe";
            it.set_item(PROBE, "1").is_ok() && it.remove_item(PROBE).is_ok()
        });
        Self { available }
    }

    /// Whether settings are kept.
    pub fn available(self) -> bool {
        self.available
    }

    /// The language chosen, if one was.
    pub fn language(self) -> Option<Lang> {
        self.read(Key::Language)
    }

    /// The theme chosen, if one was.
    pub fn theme(self) -> Option<Theme> {
        self.read(Key::Theme)
    }

    /// Keeps the language.
    pub fn set_language(self, lang: Lang) {
        self.write(Key::Language, lang.tag());
    }

    /// Keeps the theme.
    pub fn set_theme(self, theme: Theme) {
        self.write(Key::Theme, theme.word());
    }

    /// The space that was open last.
    pub fn space(self) -> Space {
        let name = self.read::<String>(Key::Space).unwrap_or_default();
        let mut all = Space::ALL.into_iter();
        all.find(|it| it.database() == name).unwrap_or_default()
    }

    /// Remembers which space is open.
    pub fn set_space(self, space: Space) {
        self.write(Key::Space, space.database());
    }

    /// When a backup was last downloaded on this device, in UTC.
    pub fn last_backup(self) -> Option<String> {
        self.read(Key::LastBackup)
    }

    /// Remembers when a backup was downloaded.
    pub fn set_last_backup(self, when: &str) {
        self.write(Key::LastBackup, when);
    }

    /// Whether single keys are shortcuts; they are unless somebody switched them off.
    pub fn single_keys(self) -> bool {
        self.read::<String>(Key::SingleKeys).as_deref() != Some("off")
    }

    /// Switches the shortcuts of single keys.
    pub fn set_single_keys(self, on: bool) {
        self.write(Key::SingleKeys, if on { "on" } else { "off" });
    }

    /// How the columns of earlier tables were understood, the latest first.
    pub fn mappings(self) -> Vec<Mapping> {
        let kept = self.available && !self.shared();
        let all = kept.then(|| LocalStorage::get(Key::Mappings.name()).ok());
        all.flatten().unwrap_or_default()
    }

    /// Remembers how the columns of a table were understood, instead of one with the same
    /// heading. Headings name no person, but on a shared computer nothing is to stay.
    pub fn keep_mapping(self, mapping: Mapping) {
        if !self.available || self.shared() {
            return;
        }
        let is_other = |it: &Mapping| {
            it.collection != mapping.collection || it.signature() != mapping.signature()
        };
        let mut all = self.mappings();
        all.retain(is_other);
        all.insert(0, mapping);
        all.truncate(MAPPINGS);
        LocalStorage::set(Key::Mappings.name(), all).ok();
    }

    /// The views of lists that are kept.
    pub fn views(self) -> SavedViews {
        let kept = self.available && !self.shared();
        let all = kept.then(|| LocalStorage::get(Key::Views.name()).ok());
        all.flatten().unwrap_or_default()
    }

    /// Keeps views of lists. An address holds no names of people, but on a shared computer
    /// nothing is to stay.
    pub fn keep_views(self, views: &SavedViews) {
        if self.available && !self.shared() {
            LocalStorage::set(Key::Views.name(), views).ok();
        }
    }

    /// Whether this tab runs on a shared computer, on which nothing is to stay.
    pub fn shared(self) -> bool {
        self.available && SessionStorage::get::<bool>(Key::Shared.name()).unwrap_or_default()
    }

    /// Says whether this tab runs on a shared computer.
    pub fn set_shared(self, shared: bool) {
        if self.available && shared {
            SessionStorage::set(Key::Shared.name(), true).ok();
        } else if self.available {
            SessionStorage::delete(Key::Shared.name());
        }
    }

    /// Forgets every setting.
    pub fn forget(self) {
        if self.available {
            for key in Key::ALL {
                LocalStorage::delete(key.name());
            }
        }
    }

    /// A value that cannot be read is as good as none.
    fn read<T: FromStr>(self, key: Key) -> Option<T> {
        let text = self
            .available
            .then(|| LocalStorage::get::<String>(key.name()).ok())
            .flatten()?;
        text.parse().ok()
    }

    /// A full storage loses a preference and nothing else.
    fn write(self, key: Key, value: &str) {
        if self.available {
            LocalStorage::set(key.name(), value).ok();
        }
    }
}
