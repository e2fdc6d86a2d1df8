//! What is read of whole partners, slice by slice, so that no page pauses for a thousand.

use crate::model::records::{Collection, Id, Office, Partner, Record as _};
use crate::ui::desk::Desk;
use crate::ui::platform::pause::Slices;
use leptos::prelude::*;
use leptos::task::spawn_local;

const OF: Collection = Collection::Partner;

/// What was found of each partner; `None` while the first reading goes on.
pub type Found<T> = RwSignal<Option<Vec<(Id, T)>>>;

/// Reads the partners that `ids` gives, and again whenever something moves that it tracks;
/// `of` says what is found of one.
pub fn reading<T: Send + Sync + 'static>(
    desk: Desk,
    ids: impl Fn() -> Vec<Id> + 'static,
    of: impl Fn(&Partner) -> Vec<T> + Copy + 'static,
) -> Found<T> {
    let found: Found<T> = RwSignal::new(None);
    let turn = StoredValue::new(0_u32);
    Effect::new(move || {
        let ids = ids();
        let mine = turn.with_value(|it| it.wrapping_add(1));
        turn.set_value(mine);
        spawn_local(async move {
            let mut slices = Slices::begin();
            let mut all = Vec::new();
            for id in ids {
                let partner = desk.with(|it| {
                    let read = it.record(OF, id).map(Partner::read);
                    read.and_then(Result::ok).map(|it| it.record)
                });
                if let Some(partner) = partner {
                    all.extend(of(&partner).into_iter().map(|it| (id, it)));
                }
                slices.breathe().await;
                // Somebody has moved something meanwhile, or left.
                if turn.try_get_value() != Some(mine) {
                    return;
                }
            }
            found.try_set(Some(all));
        });
    });
    found
}

/// The office that judges partners: the first of the space.
pub fn office(desk: Desk) -> Office {
    let text = desk.with(|it| {
        let mut offices = it.table(Collection::Office).records();
        offices.next().map(|(_, text)| text.to_owned())
    });
    let read = text.and_then(|it| Office::read(&it).ok());
    read.map(|it| it.record).unwrap_or_default()
}

/// What a partner is called in a row.
pub fn name(desk: Desk, id: Id, unnamed: &str) -> String {
    let name = desk.with(|it| it.name(OF, id));
    if name.is_empty() {
        unnamed.to_owned()
    } else {
        name
    }
}
