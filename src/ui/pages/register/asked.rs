//! The partners that an address asks for, the same in every view of them.

use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::route::list::{ListField, ListForm};
use crate::text::{Texts, fold};
use crate::ui::desk::{Desk, Following, Moved};
use crate::ui::pages::{cell, columns_of};
use crate::ui::platform::address;
use crate::ui::platform::collation::Collator;
use crate::workspace::listing::matches;
use crate::workspace::register::filter::{Depths, Filter};
use leptos::prelude::*;

const OF: Collection = Collection::Partner;

/// What a view shows, and what it rests on.
#[derive(Clone, Copy)]
pub struct Asked {
    /// The open workspace.
    pub desk: Desk,
    /// What its address says.
    pub form: RwSignal<ListForm>,
    /// What whole records say of networks and spheres.
    pub depths: StoredValue<Depths>,
    following: Following,
}

impl Asked {
    /// Follows the records and keeps the address in step, for as long as the current owner
    /// lives; `view` is the route of the view.
    pub fn open(desk: Desk, form: ListForm, view: fn(ListForm) -> Route) -> Self {
        let asked = Self {
            desk,
            form: RwSignal::new(form),
            depths: StoredValue::new(Depths::default()),
            // Where the office is decides what is near.
            following: desk.following(&[OF, Collection::Office]),
        };
        desk.on_moved(move |moved| asked.depths.update_value(|it| follow(it, moved)));
        keep_address(desk, OF, asked.form, view);
        asked
    }

    /// The partners that are asked for, in the order of their names. Reading it subscribes
    /// to all that it depends on.
    pub fn ids(self, t: &'static Texts) -> Vec<Id> {
        self.following.track();
        let form = self.form.get();
        let query = fold(form.get(ListField::Query));
        let mut found: Vec<(Id, String)> = self.desk.with(|workspace| {
            let filter = Filter::of(&form, workspace);
            let columns = columns_of(OF);
            let cell = |row: &str, column| cell(workspace, t, OF, row, column);
            let rows = workspace.table(OF).rows().filter(|(id, row)| {
                let mut held = true;
                self.depths.update_value(|depths| {
                    held = filter.holds(workspace, *id, row, depths);
                });
                held && (query.is_empty() || {
                    let cells: Vec<String> = columns.iter().map(|it| cell(row, it)).collect();
                    matches(&fold(&cells.join(" ")), &query)
                })
            });
            let name = columns.first();
            rows.map(|(id, row)| (id, name.map(|it| cell(row, it)).unwrap_or_default()))
                .collect()
        });
        let names: Vec<&str> = found.iter().map(|(_, name)| name.as_str()).collect();
        let ranks = Collator::of(t.lang.tag()).ranks(&names);
        let mut ranked: Vec<(u32, Id)> = ranks
            .into_iter()
            .zip(found.drain(..).map(|(id, _)| id))
            .collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, id)| id).collect()
    }

    /// How many partners there are in all.
    pub fn all(self) -> usize {
        self.following.track();
        self.desk.with(|it| it.table(OF).len())
    }
}

/// Reads anew what moved.
pub fn follow(depths: &mut Depths, moved: &Moved) {
    match moved {
        Moved::Records(of, ids) if *of == OF => depths.forget(ids),
        Moved::Records(..) => {}
        Moved::Everything => depths.clear(),
    }
}

/// Keeps the address and what a form of a list holds in step, whoever of the two moves, and
/// remembers it for the way back.
pub fn keep_address(
    desk: Desk,
    collection: Collection,
    form: RwSignal<ListForm>,
    view: impl Fn(ListForm) -> Route + Copy + Send + Sync + 'static,
) {
    let app = desk.app;
    // A link to the same page with other words.
    Effect::new(move || {
        let (Route::Records(_, asked)
        | Route::Board(asked)
        | Route::Countries(asked)
        | Route::Timeline(asked)) = app.route.get()
        else {
            return;
        };
        let here = view(asked.clone()).same_page(&app.route.get_untracked());
        if here && asked != form.get_untracked().addressed(collection) {
            form.set(asked);
        }
    });
    Effect::new(move || {
        let form = form.get();
        desk.list_shows(collection, &form);
        address::replace(&view(form.addressed(collection)));
    });
}
