//! The random source.

use crate::model::records::Id;

/// A new id. Without a random source, which no browser of today lacks, ids would meet:
/// then there is none.
pub fn id() -> Id {
    let mut bytes = [0_u8; 16];
    if let Some(crypto) = web_sys::window().and_then(|it| it.crypto().ok()) {
        crypto.get_random_values_with_u8_array(&mut bytes).ok();
    }
    Id::of_random(u128::from_be_bytes(bytes))
}
