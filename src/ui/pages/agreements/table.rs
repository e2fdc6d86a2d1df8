//! One table of components, edited in place.

use super::builder::Builder;
use super::cell::cell;
use super::columns::List;
use super::paste::Pasting;
use crate::agreement::totals::TableTotal;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::pages::records::Editing;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// A table.
#[derive(Clone, Copy)]
pub struct Grid {
    /// The agreement.
    pub builder: Builder,
    /// Which of its tables.
    pub list: List,
    /// The ids of its components.
    pub(super) ids: Memo<Vec<String>>,
    /// What is being pasted.
    pub pasting: Pasting,
}

impl Grid {
    /// A table of an agreement.
    pub fn of(builder: Builder, list: List) -> Self {
        let path = Path::of_field(list.path());
        Self {
            builder,
            list,
            ids: Memo::new(move |_| builder.editing.items(&path)),
            pasting: Pasting::of(builder, list),
        }
    }

    pub(super) fn editing(self) -> Editing {
        self.builder.editing
    }

    pub(super) fn path(self) -> Path {
        Path::of_field(self.list.path())
    }

    pub(super) fn item(self, id: &str) -> Path {
        self.path().item(id)
    }

    /// Draws it.
    pub fn draw(self) -> AnyView {
        let t = move || self.builder.t();
        let heads = move || {
            let heads = self.list.columns().iter().map(|it| {
                let label = field_label(
                    t(),
                    self.editing().collection,
                    &format!("{}.{it}", self.list.path()),
                );
                view! { <th scope="col" data-field=*it>{label}</th> }
            });
            heads.collect_view()
        };
        let id = format!("table-{}", self.list.path());
        let closed = move || !self.builder.is_open();
        view! {
            <section class="card components" id=id tabindex="-1">
                <h2>{move || field_label(t(), self.editing().collection, self.list.path())}</h2>
                // What is frozen can be read and copied, not changed.
                <fieldset class="plain-group" disabled=closed>
                <table class="grid" on:keydown=move |event| self.on_key(&event)
                    on:paste=move |event| self.pasting.catch(&event)>
                    <thead class:unseen=move || self.ids.with(Vec::is_empty)>
                        <tr>{heads}<th scope="col"><span class="unseen">{move || t().agreement.row_actions}</span></th></tr>
                    </thead>
                    <tbody>
                        <For each=move || self.ids.get() key=Clone::clone children=move |id| self.row(id) />
                    </tbody>
                    <tfoot>{move || self.total()}</tfoot>
                </table>
                </fieldset>
                {move || self.ids.with(Vec::is_empty).then(|| view! {
                    <p class="hint">{empty_text(t(), self.list)}</p>
                })}
                <div class="actions">
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("add-{}", self.list.path()) disabled=closed
                        on:click=move |_| self.add()>
                        {move || t().agreement.add_component}
                    </button>
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("paste-{}", self.list.path()) disabled=closed
                        on:click=move |_| self.pasting.open(String::new())>
                        {move || t().agreement.paste}
                    </button>
                    <button type="button" class="button" data-variant="quiet"
                        id=format!("copy-{}", self.list.path())
                        disabled=move || self.ids.with(Vec::is_empty)
                        on:click=move |_| self.copy()>
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
        let columns = self.list.columns().iter();
        let cells = columns.map(|it| cell(self.editing(), &item, it, number));
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

    fn total(self) -> AnyView {
        let t = self.builder.t();
        let text = self.builder.totals.with(|totals| {
            let totals = totals.as_ref()?;
            let table = match self.list {
                List::Host => &totals.host,
                List::Home => &totals.home,
                List::Online => &totals.online,
            };
            Some(total_text(t, table))
        });
        let span = self.list.columns().len() + 1;
        view! {
            <tr><td colspan=span.to_string()>
                <strong>{t.document.total}</strong> " " <span data-total=self.list.path()>{text}</span>
            </td></tr>
        }
        .into_any()
    }
}

fn empty_text(t: &Texts, list: List) -> &'static str {
    match list {
        List::Host => t.agreement.empty_host,
        List::Home => t.agreement.empty_home,
        List::Online => t.agreement.empty_online,
    }
}

/// What a table adds up to, term by term where there are several.
fn total_text(t: &Texts, table: &TableTotal) -> String {
    let sums = table.by_system.iter().map(|(system, sum)| {
        let unit = t.credit_unit(sum, system);
        format!("{} {unit}", t.number(sum))
    });
    let mut parts = vec![sums.collect::<Vec<_>>().join(" + ")];
    if table.by_term.len() > 1 {
        let several = table.by_system.len() > 1;
        parts.extend(table.by_term.iter().map(|(term, system, sum)| {
            let name = match term {
                Some(term) => format!("{}/{}", term.number(), term.total()),
                None => t.agreement.no_term.to_owned(),
            };
            let unit = several.then(|| format!(" {}", t.credit_unit(sum, system)));
            let sum = t.number(sum) + &unit.unwrap_or_default();
            t.agreement.term_total(&name, &sum)
        }));
    }
    if table.untold > 0 {
        parts.push(t.agreement.untold(table.untold));
    }
    if table.without > 0 {
        parts.push(t.agreement.without_credits(table.without));
    }
    parts.retain(|it| !it.is_empty());
    parts.join(" · ")
}
