//! A list of a record as a table that is edited in place, like a spreadsheet: the components of
//! an agreement, the results of a transcript.

mod cell;
mod copying;
mod doubts;
mod keys;
mod paste;
mod row_menu;

use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::pages::records::Editing;
use crate::workspace::path::Path;
use cell::{cell, offers};
use leptos::prelude::*;
use paste::Pasting;

/// What a table is of.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The list of the record.
    pub list: &'static str,
    /// The fields of its columns.
    pub columns: &'static [&'static str],
    /// The fields that a row shows only when it is asked for them.
    pub further: &'static [&'static str],
    /// The id of the dialog in which a paste is looked at.
    pub pasting: &'static str,
    /// The words of the button that adds a row.
    pub add: fn(&'static Texts) -> &'static str,
    /// What is said of a table without rows.
    pub empty: fn(&'static Texts) -> &'static str,
}

/// A table.
#[derive(Clone, Copy)]
pub struct Grid {
    /// The form of the record.
    editing: Editing,
    /// What it is of.
    shape: Shape,
    /// The ids of its items.
    ids: Memo<Vec<String>>,
    /// Whether it can be read and copied, but not changed.
    closed: Signal<bool>,
    /// What it adds up to.
    total: Signal<String>,
    /// What is being pasted.
    pasting: Pasting,
}

impl Grid {
    /// The table of a list of a record, which is `closed` to changes, and adds up to `total`.
    pub fn of(editing: Editing, shape: Shape, closed: Signal<bool>, total: Signal<String>) -> Self {
        let path = Path::of_field(shape.list);
        Self {
            editing,
            shape,
            ids: Memo::new(move |_| editing.items(&path)),
            closed,
            total,
            pasting: Pasting::of(editing, shape),
        }
    }

    fn t(self) -> &'static Texts {
        self.editing.desk.app.texts()
    }

    fn path(self) -> Path {
        Path::of_field(self.shape.list)
    }

    fn item(self, id: &str) -> Path {
        self.path().item(id)
    }

    /// Draws it.
    pub fn draw(self) -> AnyView {
        let (t, list) = (move || self.t(), self.shape.list);
        let collection = self.editing.collection;
        let heads = move || {
            let heads = self.shape.columns.iter().map(|it| {
                let label = field_label(t(), collection, &format!("{list}.{it}"));
                view! { <th scope="col" data-field=*it>{label}</th> }
            });
            heads.collect_view()
        };
        let closed = self.closed;
        let none = move || self.ids.with(Vec::is_empty);
        let offers = move || {
            let columns = self.shape.columns.iter();
            let offers = columns.map(|it| offers(self.editing, list, it));
            offers.collect_view()
        };
        view! {
            <section class="card components" id=format!("table-{list}") tabindex="-1">
                <h2>{move || field_label(t(), collection, list)}</h2>
                // What is frozen can be read and copied, not changed.
                <fieldset class="plain-group" disabled=closed>
                <table class="grid" on:keydown=move |event| self.on_key(&event)
                    on:paste=move |event| self.pasting.catch(&event)>
                    <thead class:unseen=none>
                        <tr>{heads}<th scope="col"><span class="unseen">{move || t().agreement.row_actions}</span></th></tr>
                    </thead>
                    <tbody>
                        <For each=move || self.ids.get() key=Clone::clone children=move |id| self.row(id) />
                    </tbody>
                    <tfoot>{move || self.foot()}</tfoot>
                </table>
                {offers}
                </fieldset>
                {move || none().then(|| view! { <p class="hint">{(self.shape.empty)(t())}</p> })}
                <div class="actions">
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("add-{list}") disabled=closed on:click=move |_| self.add()>
                        {move || (self.shape.add)(t())}
                    </button>
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("paste-{list}") disabled=closed
                        on:click=move |_| self.pasting.open(String::new())>
                        {move || t().agreement.paste}
                    </button>
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("copy-{list}") disabled=none on:click=move |_| self.copy()>
                        {move || t().agreement.copy_table}
                    </button>
                </div>
                {self.pasting.draw()}
            </section>
        }
        .into_any()
    }

    fn row(self, id: String) -> AnyView {
        let item = self.item(&id);
        let number = {
            let id = id.clone();
            Memo::new(move |_| {
                let at = self.ids.with(|it| it.iter().position(|it| *it == id));
                at.map_or(0, |at| at + 1)
            })
        };
        let columns = self.shape.columns.iter();
        let cells = columns.map(|it| cell(self.editing, &item, it, number));
        let cells = cells.collect_view();
        let menu = self.row_menu(id.clone(), item, number);
        view! {
            <tr data-item=id>
                {cells}
                <td class="row-actions">{menu}</td>
            </tr>
        }
        .into_any()
    }

    fn foot(self) -> AnyView {
        let span = self.shape.columns.len() + 1;
        view! {
            <tr><td colspan=span.to_string()>
                <strong>{self.t().document.total}</strong> " "
                <span data-total=self.shape.list>{self.total.get()}</span>
            </td></tr>
        }
        .into_any()
    }
}
