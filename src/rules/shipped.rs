//! The profiles that the product ships.
//!
//! The files beside this one are the place to correct a rule; a test proves that they
//! read.

use super::profile::Profile;
use std::sync::LazyLock;

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let files = [
        include_str!("profiles/base.json"),
        include_str!("profiles/erasmus.json"),
        include_str!("profiles/bilateral.json"),
        include_str!("profiles/quebec.json"),
        include_str!("profiles/cti.json"),
        include_str!("profiles/compensation.json"),
        include_str!("profiles/package.json"),
        include_str!("profiles/own.json"),
        include_str!("profiles/partners.json"),
    ];
    files
        .iter()
        .filter_map(|it| Profile::read(it).ok())
        .collect()
});

/// Every profile, that of every agreement first.
pub fn profiles() -> &'static [Profile] {
    &PROFILES
}

/// The profile of this name.
pub fn profile(key: &str) -> Option<&'static Profile> {
    profiles().iter().find(|it| it.key == key)
}
