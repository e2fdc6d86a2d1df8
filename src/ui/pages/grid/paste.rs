//! The dialog in which a pasted list is looked at before it is taken.

use super::Shape;
use crate::exchange::paste::{Cell, Column, MAX_ROWS, Paste, PasteError};
use crate::model::limits;
use crate::model::records::Id;
use crate::text::Texts;
use crate::text::labels::field_label;
use crate::ui::components::Dialog;
use crate::ui::pages::pasting::lines;
use crate::ui::pages::records::Editing;
use crate::ui::platform::focus::Focus;
use crate::ui::platform::{clipboard, random};
use crate::workspace::json;
use crate::workspace::path::Path;
use leptos::ev::ClipboardEvent;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// How many lines of a paste are shown.
const SHOWN: usize = 60;

/// What is being pasted into a table.
#[derive(Clone, Copy)]
pub struct Pasting {
    editing: Editing,
    shape: Shape,
    open: RwSignal<bool>,
    text: RwSignal<String>,
    read: RwSignal<Result<Paste, PasteError>>,
    /// Why the lines could not be put into the table.
    failed: RwSignal<String>,
}

impl Pasting {
    /// Nothing yet.
    pub fn of(editing: Editing, shape: Shape) -> Self {
        Self {
            editing,
            shape,
            open: RwSignal::new(false),
            text: RwSignal::new(String::new()),
            read: RwSignal::new(Err(PasteError::Empty)),
            failed: RwSignal::default(),
        }
    }

    /// Opens the dialog with a text.
    pub fn open(self, text: String) {
        self.take(text);
        self.open.set(true);
    }

    /// Takes a paste into the table that is more than one cell.
    pub fn catch(self, event: &ClipboardEvent) {
        let Some(text) = clipboard::pasted(event) else {
            return;
        };
        if text.trim_end().contains(['\t', '\n']) {
            event.prevent_default();
            self.open(text);
        }
    }

    fn take(self, text: String) {
        self.read.set(Paste::read(&text, &self.wanted()));
        self.failed.set(String::new());
        self.text.set(text);
    }

    /// What a column of the paste may hold: what the table shows, and what its rows hold
    /// besides.
    fn wanted(self) -> Vec<Column> {
        let fields = self.shape.columns.iter().chain(self.shape.further);
        fields.filter_map(|it| Column::of_field(it)).collect()
    }

    /// Draws the dialog.
    pub fn draw(self) -> AnyView {
        let id = self.shape.pasting;
        view! { <Dialog id open=self.open body=Callback::new(move |()| self.body(id)) /> }
            .into_any()
    }

    fn body(self, id: &'static str) -> AnyView {
        let t = move || &self.editing.desk.app.texts().agreement;
        view! {
            <h2 id=format!("{id}-title")>{move || t().paste_title}</h2>
            <p>{move || t().paste_text}</p>
            <div class="field">
                <label for=format!("{id}-text")>{move || t().paste_field}</label>
                <textarea id=format!("{id}-text") rows="4" spellcheck="false"
                    prop:value=move || self.text.get()
                    on:input:target=move |event| self.take(event.target().value())></textarea>
            </div>
            {move || self.looked_at(id)}
        }
        .into_any()
    }

    /// What was understood of the text, and what can be done with it.
    fn looked_at(self, id: &'static str) -> AnyView {
        let t = self.editing.desk.app.texts();
        let close = move |_| self.open.set(false);
        let read = self.read.get();
        let paste = match read {
            Ok(paste) => paste,
            Err(error) => {
                return view! {
                    <p class="error" role="status">{error_text(t, error)}</p>
                    <p class="actions">
                        <button type="button" class="button" on:click=close>{t.agreement.paste_cancel}</button>
                    </p>
                }
                .into_any();
            }
        };
        let cells = paste.cells(self.shape.list);
        let wrong = cells.iter().flatten().filter(|it| it.read.is_err()).count();
        let count = cells.len();
        let is_readable = |row: &Vec<Cell>| row.iter().any(|it| matches!(it.read, Ok(Some(_))));
        let nothing = !cells.iter().any(is_readable);
        let nothing_id = format!("{id}-nothing");
        let reason = nothing.then(|| nothing_id.clone());
        let has_heading = paste.heading.is_some();
        let doubts = paste
            .doubts
            .iter()
            .map(|it| self.doubt(t, id, *it))
            .collect_view();
        let add = move |_| self.put(false);
        let replace = move |_| self.put(true);
        view! {
            <div role="status">
                {doubts}
                {nothing.then(|| view! {
                    <p class="notice" data-tone="caution" id=nothing_id.clone()>{t.agreement.paste_nothing}</p>
                })}
                {(wrong > 0).then(|| view! {
                    <p class="notice" data-tone="caution">{t.agreement.paste_wrong(wrong)}</p>
                })}
            </div>
            <label class="check">
                <input type="checkbox" id=format!("{id}-heading") prop:checked=has_heading
                    on:change=move |_| self.change(|it| it.take_heading(!has_heading)) />
                {t.agreement.paste_heading}
            </label>
            <div class="scroll" tabindex="0" role="region" aria-label=t.agreement.paste_title>
                <table class="pasted">
                    <thead>{self.heads(t, &paste)}</thead>
                    <tbody>{lines(t, &cells, SHOWN)}</tbody>
                </table>
            </div>
            <p class="error" aria-live="polite">{move || self.failed.get()}</p>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id=format!("{id}-add")
                    disabled=nothing aria-describedby=reason.clone() on:click=add>{t.agreement.paste_add(count)}</button>
                <button type="button" class="button" id=format!("{id}-replace")
                    disabled=nothing aria-describedby=reason on:click=replace>{t.agreement.paste_replace}</button>
                <button type="button" class="button" on:click=close>{t.agreement.paste_cancel}</button>
            </p>
        }
        .into_any()
    }

    /// Changes how the paste is understood.
    pub(super) fn change(self, how: impl FnOnce(&mut Paste)) {
        self.read.update(|it| {
            if let Ok(paste) = it {
                how(paste);
            }
        });
    }

    fn heads(self, t: &'static Texts, paste: &Paste) -> AnyView {
        let choices = self.wanted();
        let heads = paste.columns.iter().enumerate().map(|(at, now)| {
            let options = choices.iter().map(|column| {
                let path = format!("{}.{}", self.shape.list, column.field());
                let label = field_label(t, self.editing.collection, &path);
                view! {
                    <option value=column.field() prop:selected=*now == Some(*column)>{label}</option>
                }
            });
            let heading = paste.heading.as_ref().and_then(|it| it.get(at)).cloned();
            let choose = move |text: String| self.change(|it| it.choose(at, Column::of_field(&text)));
            view! {
                <th scope="col">
                    <select aria-label=t.agreement.paste_column(&(at + 1).to_string())
                        on:change:target=move |event| choose(event.target().value())>
                        <option value="" prop:selected=now.is_none()>{t.agreement.paste_leave}</option>
                        {options.collect_view()}
                    </select>
                    <span class="hint">{heading}</span>
                </th>
            }
        });
        view! { <tr><td></td>{heads.collect_view()}</tr> }.into_any()
    }

    /// Puts the lines into the table, as one thing that can be undone.
    fn put(self, replace: bool) {
        let Ok(paste) = self.read.get_untracked() else {
            return;
        };
        let list = self.shape.list;
        let path = Path::of_field(list);
        let mut places = Vec::new();
        if replace {
            let ids = untrack(|| self.editing.items(&path));
            places.extend(ids.iter().map(|id| (path.item(id), None)));
        }
        let mut first = None;
        for row in paste.cells(list) {
            let id = random::id();
            first = first.or(Some(id));
            places.push((path.item(&id.to_string()), Some(item(id, &row).into())));
        }
        let (desk, editing) = (self.editing.desk, self.editing);
        let command = editing.bring(places);
        let focus = Focus::now();
        spawn_local(async move {
            if let Err(rejection) = desk.carry_out(command).await {
                self.failed.set(desk.rejected(&rejection));
                return;
            }
            self.open.set(false);
            // The cell that was pasted into may be gone.
            if let Some(id) = first {
                let title = path.item(&id.to_string()).field("title");
                focus.show_drawn(format!("field-{}", editing.key(&title)));
            }
        });
    }
}

/// An item of what could be read of its cells.
fn item(id: Id, row: &[Cell]) -> String {
    let mut members = vec![format!("\"id\":\"{id}\"")];
    for cell in row {
        if let Ok(Some((field, raw))) = &cell.read {
            members.push(format!("{}:{raw}", json::quoted(field)));
        }
    }
    format!("{{{}}}", members.join(","))
}

fn error_text(t: &Texts, error: PasteError) -> String {
    let words = &t.agreement;
    match error {
        PasteError::Empty => String::new(),
        PasteError::TooLarge { size } => words.paste_too_large(
            &(size / 1024).to_string(),
            &(limits::PASTE_BYTES / 1024).to_string(),
        ),
        PasteError::TooMany { rows } => {
            words.paste_too_many(&rows.to_string(), &MAX_ROWS.to_string())
        }
    }
}
