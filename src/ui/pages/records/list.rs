//! The records of a collection: found, sorted, walked through.

mod bulk;
mod merging;
mod parts;
mod picked;
mod preparing;
mod tabled;
mod tools;

pub use parts::of_partners;

use super::columns::{self, Column};
use super::row_menu::row_menu;
use crate::agreement::life;
use crate::model::records::{Collection, Id};
use crate::route::Route;
use crate::route::list::{ListField, ListForm};
use crate::text::labels::collection_plural;
use crate::text::{Texts, fold};
use crate::ui::components::{Direction, Head, Row, RowActions, Rows, Table, live, page_header};
use crate::ui::context::use_app;
use crate::ui::desk::{Desk, Moved, State, use_desk};
use crate::ui::pages::{follow, keep_address};
use crate::ui::platform::clock;
use crate::ui::platform::collation::Collator;
use crate::workspace::Workspace;
use crate::workspace::listing::{Listing, matches};
use crate::workspace::register::filter::{Depths, Filter};
use leptos::prelude::*;
use parts::Parts;
use picked::Picked;
use std::cmp::Ordering;
use std::collections::BTreeMap;

/// Above so many records a list is sorted only when somebody asks for it.
const SORTED_BY_ITSELF: usize = 5_000;

/// A list and what it rests on.
#[derive(Clone, Copy)]
struct List {
    collection: Collection,
    desk: Desk,
    form: RwSignal<ListForm>,
    listing: StoredValue<Listing>,
    /// How far the agreements are that were asked, until a record moves.
    states: StoredValue<BTreeMap<Id, Option<&'static str>>>,
    /// What whole records of partners say that filters ask for.
    depths: StoredValue<Depths>,
    /// What somebody has picked in it.
    picked: Picked,
    /// Counts up whenever the rows are to be drawn again.
    drawn: RwSignal<u32>,
    parts: Option<Parts>,
}

/// The page.
#[component]
pub fn RecordList(
    /// The collection.
    collection: Collection,
    /// What its address says.
    form: ListForm,
    /// What it has beside what every list has.
    #[prop(default = None)]
    parts: Option<Parts>,
) -> impl IntoView {
    let app = use_app();
    let desk = use_desk();
    let list = List {
        collection,
        desk,
        form: RwSignal::new(desk.list_opens(collection, form)),
        listing: StoredValue::new(Listing::default()),
        states: StoredValue::new(BTreeMap::new()),
        depths: StoredValue::new(Depths::default()),
        picked: Picked::none(),
        drawn: RwSignal::new(0),
        parts,
    };
    // What is shown follows the query, the sorting and the language; what moves is
    // worked in one by one.
    Effect::new(move || list.remake(app.texts()));
    desk.on_moved(move |moved| list.follow(moved, app.lang.get_untracked().texts()));
    keep_address(desk, collection, list.form, move |form| {
        Route::Records(collection, form)
    });
    let rows = Rows {
        label: Callback::new(move |()| collection_plural(app.texts(), collection).to_owned()),
        heads: Callback::new(move |()| list.heads(app.texts())),
        count: Callback::new(move |()| {
            list.drawn.track();
            list.listing.with_value(|it| it.ids().len())
        }),
        row: Callback::new(move |index| {
            list.drawn.track();
            list.row(index, app.texts())
        }),
        sort: Callback::new(move |index| {
            let key = list
                .columns()
                .get(index)
                .map(|column: &&'static Column| column.key);
            if let Some(key) = key {
                list.form.update(|it| it.sort_by(key));
            }
        }),
        actions: (collection == Collection::Agreement).then(|| RowActions {
            label: Callback::new(move |()| app.texts().agreement.row_actions),
            draw: Callback::new(move |index| {
                let id = list.listing.with_value(|it| it.ids().get(index).copied());
                id.map(|id| row_menu(desk, id, app.texts())).into_any()
            }),
        }),
        pick: parts.map(|it| (it.pick)(list)),
    };
    view! {
        {live(move || list.header(app.texts()))}
        {parts.map(|it| live(move || (it.views)(list, app.texts())))}
        {live(move || list.tools(app.texts()))}
        {parts.map(|it| (it.asked)(list))}
        {live(move || list.said(app.texts()))}
        <Table id="records" rows=rows />
        {parts.map(|it| (it.dialogs)(list))}
    }
}

impl List {
    /// The columns that are shown.
    fn columns(self) -> Vec<&'static Column> {
        self.form.with(|form| {
            let shown = columns::of(self.collection).iter();
            shown.filter(|it| !form.is_without(it.key)).collect()
        })
    }

    /// The column it is sorted by, and whether downwards.
    fn order(self, count: usize) -> Option<(&'static Column, bool)> {
        let columns = columns::of(self.collection);
        let chosen = self.form.with(|form| {
            let (key, down) = form.sort()?;
            Some((columns.iter().find(|it| it.key == key)?, down))
        });
        let first = (count <= SORTED_BY_ITSELF)
            .then(|| columns.first())
            .flatten();
        chosen.or(first.map(|it| (it, false)))
    }

    /// Makes the list anew.
    fn remake(self, t: &'static Texts) {
        let query = self.form.with(|form| fold(form.get(ListField::Query)));
        // How far an agreement is, only its whole record tells.
        self.desk.state.with(State::is_open);
        let listing = self.desk.with(|workspace| {
            let table = workspace.table(self.collection);
            let all = columns::of(self.collection);
            let filter = self.filter(workspace);
            let shown = |row: (Id, &str)| {
                self.is_in_state(workspace, row.0)
                    && self.is_asked_for(&filter, workspace, row)
                    && (query.is_empty() || {
                        let cells = all
                            .iter()
                            .map(|it| columns::cell_of(workspace, t, self.collection, row, it));
                        matches(&fold(&cells.collect::<Vec<_>>().join(" ")), &query)
                    })
            };
            let rows: Vec<(Id, &str)> = table.rows().filter(|row| shown(*row)).collect();
            let Some((column, down)) = self.order(table.len()) else {
                return Listing::of(rows.into_iter().map(|(id, _)| id).collect());
            };
            let names: Vec<String> = rows
                .iter()
                .map(|row| columns::cell_of(workspace, t, self.collection, *row, column))
                .collect();
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let ranks = Collator::of(t.lang.tag()).ranks(&names);
            // What says nothing stands last, whichever way the rest goes.
            let key = |at: usize| {
                let empty = names.get(at).is_none_or(|it| it.is_empty());
                let rank = ranks.get(at).copied().unwrap_or_default();
                (
                    empty,
                    if down && !empty {
                        u32::MAX - rank
                    } else {
                        rank
                    },
                )
            };
            let mut order: Vec<usize> = (0..rows.len()).collect();
            order.sort_by_key(|at| key(*at));
            let ids = order
                .into_iter()
                .filter_map(|at| rows.get(at).map(|(id, _)| *id));
            Listing::of(ids.collect())
        });
        self.listing.set_value(listing);
        self.drawn.update(|it| *it = it.wrapping_add(1));
    }

    /// Works in what moved.
    fn follow(self, moved: &Moved, t: &'static Texts) {
        self.states.update_value(BTreeMap::clear);
        self.depths.update_value(|it| follow(it, moved));
        let ids = match moved {
            Moved::Records(of, ids) if *of == self.collection && ids.len() < 64 => ids,
            // Names of other records stand in its rows.
            // How far an agreement is depends on others, too.
            Moved::Records(of, _) if *of != self.collection && !self.asks_for_others() => {
                self.drawn.update(|it| *it = it.wrapping_add(1));
                return;
            }
            _ => return untrack(|| self.remake(t)),
        };
        let query = self
            .form
            .with_untracked(|form| fold(form.get(ListField::Query)));
        let count = self.desk.with(|it| it.table(self.collection).len());
        let order = untrack(|| self.order(count));
        let collator = Collator::of(t.lang.tag());
        self.desk.with(|workspace| {
            let table = workspace.table(self.collection);
            let name = |id: Id, column: &Column| {
                let row = table.row(id).unwrap_or_default();
                columns::cell_of(workspace, t, self.collection, (id, row), column)
            };
            let compare = |one: Id, other: Id| {
                let Some((column, down)) = order else {
                    return Ordering::Equal;
                };
                let (one, other) = (name(one, column), name(other, column));
                match (one.is_empty(), other.is_empty()) {
                    (false, false) if down => collator.compare(&other, &one),
                    (false, false) => collator.compare(&one, &other),
                    (one, other) => one.cmp(&other),
                }
            };
            let filter = self.filter(workspace);
            for id in ids {
                let shown = table.row(*id).is_some_and(|row| {
                    let all = columns::of(self.collection).iter();
                    let row = (*id, row);
                    let cells =
                        all.map(|it| columns::cell_of(workspace, t, self.collection, row, it));
                    self.is_in_state(workspace, *id)
                        && self.is_asked_for(&filter, workspace, row)
                        && matches(&fold(&cells.collect::<Vec<_>>().join(" ")), &query)
                });
                let by_name: &dyn Fn(Id, Id) -> Ordering = &compare;
                self.listing
                    .update_value(|it| it.touch(*id, shown, order.map(|_| by_name)));
            }
        });
        self.drawn.update(|it| *it = it.wrapping_add(1));
    }

    /// Whether what is shown depends on records of other collections: how far agreements
    /// are, and where the office is.
    fn asks_for_others(self) -> bool {
        let field = match self.collection {
            Collection::Agreement => ListField::State,
            Collection::Partner => ListField::Near,
            _ => return false,
        };
        self.form.with_untracked(|form| !form.get(field).is_empty())
    }

    /// What partners are filtered by.
    fn filter(self, workspace: &Workspace) -> Filter {
        match self.collection {
            Collection::Partner => self.form.with_untracked(|it| Filter::of(it, workspace)),
            _ => Filter::default(),
        }
    }

    fn is_asked_for(self, filter: &Filter, workspace: &Workspace, (id, row): (Id, &str)) -> bool {
        let mut asked = true;
        self.depths
            .update_value(|depths| asked = filter.holds(workspace, id, row, depths));
        asked
    }

    /// Whether an agreement is in the state that was asked for.
    fn is_in_state(self, workspace: &Workspace, id: Id) -> bool {
        self.form.with_untracked(|form| {
            let wanted = form.get(ListField::State);
            wanted.is_empty()
                || self.collection != Collection::Agreement
                || self.state_of(workspace, id) == Some(wanted)
        })
    }

    /// How far an agreement is. Of a draft the rules are asked, once.
    fn state_of(self, workspace: &Workspace, id: Id) -> Option<&'static str> {
        let known = self.states.with_value(|it| it.get(&id).copied());
        known.unwrap_or_else(|| {
            let state = life(workspace, id, clock::today()).map(|it| it.state.key());
            self.states.update_value(|it| {
                it.insert(id, state);
            });
            state
        })
    }

    fn heads(self, t: &'static Texts) -> Vec<Head> {
        self.drawn.track();
        let count = self.desk.with(|it| it.table(self.collection).len());
        let order = self.order(count);
        let sorted = |column: &Column| match order {
            Some((by, down)) if by.key == column.key => {
                Some(if down { Direction::Down } else { Direction::Up })
            }
            _ => None,
        };
        let head = |column: &&'static Column| Head {
            label: columns::heading(t, self.collection, column),
            sorted: sorted(column),
            minor: column.minor,
        };
        self.columns().iter().map(head).collect()
    }

    fn row(self, index: usize, t: &'static Texts) -> Row {
        let id = self.listing.with_value(|it| it.ids().get(index).copied());
        let Some(id) = id else {
            return Row {
                href: String::new(),
                cells: Vec::new(),
            };
        };
        let mut cells: Vec<String> = self.desk.with(|workspace| {
            let row = workspace.table(self.collection).row(id).unwrap_or_default();
            let shown = self.columns().into_iter();
            shown
                .map(|it| columns::cell_of(workspace, t, self.collection, (id, row), it))
                .collect()
        });
        if let Some(name) = cells.first_mut().filter(|it| it.is_empty()) {
            t.records.unnamed.clone_into(name);
        }
        Row {
            href: Route::Record(self.collection, id).to_string(),
            cells,
        }
    }

    fn header(self, t: &'static Texts) -> AnyView {
        self.drawn.track();
        let (shown, all) = (
            self.listing.with_value(|it| it.ids().len()),
            self.desk.with(|it| it.table(self.collection).len()),
        );
        let context = match self.desk.state.get() {
            State::Opening => t.records.opening.to_owned(),
            _ if shown == all => t.records.count(all),
            _ => t.records.count_of(&shown.to_string(), &all.to_string()),
        };
        page_header(collection_plural(t, self.collection), context)
    }

    /// The records that are shown, in their order.
    fn shown(self) -> Vec<Id> {
        self.listing.with_value(|it| it.ids().to_vec())
    }
}
