//! One table of components, edited in place: the keys of a spreadsheet, a paste from one,
//! a copy back.

use super::builder::Builder;
use super::cell::{cell, none_text};
use super::columns::{List, flag_of};
use super::paste::Pasting;
use crate::agreement::duplicate::duplicate_item;
use crate::agreement::totals::TableTotal;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::pages::records::{Editing, field};
use crate::ui::platform::{clipboard, grid, page, random};
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A table.
#[derive(Clone, Copy)]
pub struct Grid {
    /// The agreement.
    pub builder: Builder,
    /// Which of its tables.
    pub list: List,
    /// The ids of its components.
    ids: Memo<Vec<String>>,
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

    fn editing(self) -> Editing {
        self.builder.editing
    }

    fn path(self) -> Path {
        Path::of_field(self.list.path())
    }

    fn item(self, id: &str) -> Path {
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

    /// What can be done with a row; its rarer fields are drawn when it is opened.
    fn row_menu(self, id: String, item: Path, number: Memo<usize>) -> AnyView {
        let open = RwSignal::new(false);
        let t = move || &self.builder.t().agreement;
        let title = {
            let item = item.clone();
            Memo::new(move |_| self.editing().stored(&item.field("title")))
        };
        let say =
            move |action: &str| t().row_action(action, &number.get().to_string(), &title.get());
        let body = {
            let id = StoredValue::new(id);
            move || {
                open.get().then(|| {
                    let further = self.list.further().iter();
                    let further = further.map(|it| field(self.editing(), item.field(it)));
                    let (up, down) = (
                        move |_| self.shift(id.get_value(), false, "title"),
                        move |_| self.shift(id.get_value(), true, "title"),
                    );
                    view! {
                        <div class="menu-body">
                            <div class="actions">
                                <button type="button" class="button" data-variant="quiet"
                                    disabled=move || number.get() <= 1 on:click=up
                                    aria-label=move || say(t().move_up)>"↑"</button>
                                <button type="button" class="button" data-variant="quiet"
                                    disabled=move || self.ids.with(|it| it.len() <= number.get()) on:click=down
                                    aria-label=move || say(t().move_down)>"↓"</button>
                                <button type="button" class="button" data-variant="quiet"
                                    aria-label=move || say(t().duplicate)
                                    on:click=move |_| self.duplicate(&id.get_value())>{move || t().duplicate}</button>
                                <button type="button" class="button" data-variant="quiet"
                                    aria-label=move || say(t().remove)
                                    on:click=move |_| self.remove(&id.get_value())>{move || t().remove}</button>
                            </div>
                            {further.collect_view()}
                        </div>
                    }
                })
            }
        };
        view! {
            <details class="menu" on:toggle:target=move |event| open.set(event.target().has_attribute("open"))>
                <summary class="button" data-variant="quiet" aria-label=move || say(t().row_menu)>"⋯"</summary>
                {body}
            </details>
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

    /// Adds an empty row, and goes there. The term is most often that of the row before.
    pub fn add(self) {
        let editing = self.editing();
        let last = self.ids.with_untracked(|it| it.last().cloned());
        let term = last.map(|it| untrack(|| editing.stored(&self.item(&it).field("term"))));
        spawn_local(async move {
            let id = random::id().to_string();
            let item = match term.filter(|it| !it.is_empty()) {
                Some(term) => format!("{{\"id\":\"{id}\",\"term\":{}}}", quoted(&term)),
                None => format!("{{\"id\":\"{id}\"}}"),
            };
            if !editing.set(&self.item(&id), Some(item)).await {
                return;
            }
            self.focus(id, "title");
        });
    }

    fn focus(self, id: String, field: &'static str) {
        let element = format!("field-{}", self.editing().key(&self.item(&id).field(field)));
        page::show_drawn(element);
    }

    /// Moves a row by one; `field` is where the focus goes.
    fn shift(self, id: String, down: bool, field: &'static str) {
        let at = self
            .ids
            .with_untracked(|it| it.iter().position(|it| *it == id));
        let to = at.and_then(|at| {
            if down {
                at.checked_add(1)
            } else {
                at.checked_sub(1)
            }
        });
        if let (Some(at), Some(to)) = (at, to) {
            spawn_local(async move {
                if self.editing().move_item(&self.path(), at, to).await {
                    self.focus(id, field);
                }
            });
        }
    }

    fn remove(self, id: &str) {
        let near = self.ids.with_untracked(|ids| {
            let at = ids.iter().position(|it| it == id)?;
            let before = at.checked_sub(1).and_then(|at| ids.get(at));
            ids.get(at + 1).or(before).cloned()
        });
        let item = self.item(id);
        spawn_local(async move {
            if !self.editing().set(&item, None).await {
                return;
            }
            match near {
                Some(near) => self.focus(near, "title"),
                None => page::show(&format!("add-{}", self.list.path())),
            }
        });
    }

    fn duplicate(self, id: &str) {
        let copy = random::id();
        let command = self
            .builder
            .desk
            .with(|it| duplicate_item(it, self.builder.id, self.list.path(), id, copy));
        if let Some(command) = command {
            self.builder.desk.dispatch(command);
            self.focus(copy.to_string(), "title");
        }
    }

    /// Copies the table as a spreadsheet takes it.
    fn copy(self) {
        let t = self.builder.t();
        let columns = self.list.columns();
        let head = columns.iter().map(|it| {
            field_label(
                t,
                self.editing().collection,
                &format!("{}.{it}", self.list.path()),
            )
            .to_owned()
        });
        let mut lines = vec![head.collect::<Vec<_>>().join("\t")];
        for id in self.ids.get_untracked() {
            let cells = columns
                .iter()
                .map(|it| untrack(|| self.cell_text(&self.item(&id), it, t)));
            lines.push(cells.collect::<Vec<_>>().join("\t"));
        }
        let text = lines.join("\n");
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            let words = &self.builder.t().actions;
            let said = if done {
                words.copied
            } else {
                words.copy_failed
            };
            self.builder.desk.say(said.to_owned());
        });
    }

    /// The text of a cell as a spreadsheet takes it, and as a paste is read.
    fn cell_text(self, item: &Path, field: &'static str, t: &'static Texts) -> String {
        let stored = self.editing().stored(&item.field(field));
        let flag = flag_of(self.list.path(), field).filter(|_| stored.is_empty());
        let none = flag.is_some_and(|it| self.editing().stored(&item.field(it)) == "true");
        let text = match field {
            _ if none => none_text(t, field).to_owned(),
            // A spreadsheet would take 1/2 for a day.
            "term" => match stored.split_once('/') {
                Some((number, "2")) => format!("S{number}"),
                _ => stored,
            },
            _ => self.editing().shown_words(&item.field(field), t),
        };
        let text = text.replace(['\t', '\n', '\r'], " ");
        if text.starts_with(['=', '+', '-', '@']) {
            format!("'{text}")
        } else {
            text
        }
    }

    /// Enter goes to the row below, Alt and an arrow move the row.
    fn on_key(self, event: &KeyboardEvent) {
        let Some((id, field)) = grid::cell_of(event) else {
            return;
        };
        let ids = self.ids.get_untracked();
        let Some(at) = ids.iter().position(|it| *it == id) else {
            return;
        };
        let Some(field) = self.list.columns().iter().find(|it| **it == field) else {
            return;
        };
        // A choice has its own keys, and so has somebody who writes with several keys a letter.
        if grid::is_in_choice(event) || event.is_composing() {
            return;
        }
        match (event.key().as_str(), event.alt_key()) {
            ("Enter", false) => match ids.get(at + 1) {
                Some(below) => self.focus(below.clone(), field),
                None => self.add(),
            },
            ("ArrowUp", true) => self.shift(id, false, field),
            ("ArrowDown", true) => self.shift(id, true, field),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
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
