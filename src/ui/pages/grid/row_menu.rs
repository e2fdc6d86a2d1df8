//! What can be done with one row of a table.

use super::Grid;
use crate::agreement::duplicate::duplicate_item;
use crate::ui::pages::records::field;
use crate::ui::platform::focus::Focus;
use crate::ui::platform::random;
use crate::workspace::path::Path;
use leptos::prelude::*;
use leptos::task::spawn_local;

impl Grid {
    /// What can be done with a row; its rarer fields are drawn when it is opened.
    pub(super) fn row_menu(self, id: String, item: Path, number: Memo<usize>) -> AnyView {
        let open = RwSignal::new(false);
        let t = move || &self.t().agreement;
        let title = {
            let item = item.clone();
            Memo::new(move |_| self.editing.stored(&item.field("title")))
        };
        let say =
            move |action: &str| t().row_action(action, &number.get().to_string(), &title.get());
        let body = {
            let id = StoredValue::new(id);
            move || {
                open.get().then(|| {
                    let further = self.shape.further.iter();
                    let further = further.map(|it| field(self.editing, item.field(it)));
                    let (up, down) = (
                        move |_| self.shift(id.get_value(), false, "title"),
                        move |_| self.shift(id.get_value(), true, "title"),
                    );
                    view! {
                        <div class="menu-body">
                            <div class="actions">
                                <button type="button" class="button" data-variant="quiet" data-stays=""
                                    disabled=move || number.get() <= 1 on:click=up
                                    aria-label=move || say(t().move_up)>"↑"</button>
                                <button type="button" class="button" data-variant="quiet" data-stays=""
                                    disabled=move || self.ids.with(|it| it.len() <= number.get()) on:click=down
                                    aria-label=move || say(t().move_down)>"↓"</button>
                                <button type="button" class="button" data-variant="quiet"
                                    aria-label=move || say(t().duplicate)
                                    on:click=move |_| self.duplicate(&id.get_value(), number.get_untracked(), &title.get_untracked())>{move || t().duplicate}</button>
                                <button type="button" class="button" data-variant="quiet"
                                    aria-label=move || say(t().remove)
                                    on:click=move |_| self.remove(&id.get_value(), number.get_untracked(), &title.get_untracked())>{move || t().remove}</button>
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

    fn remove(self, id: &str, number: usize, title: &str) {
        let near = self.ids.with_untracked(|ids| {
            let at = ids.iter().position(|it| it == id)?;
            let before = at.checked_sub(1).and_then(|at| ids.get(at));
            ids.get(at + 1).or(before).cloned()
        });
        let item = self.item(id);
        let said = self.t().agreement.row_removed(&number.to_string(), title);
        let focus = Focus::now();
        spawn_local(async move {
            if !self.editing.set(&item, None).await {
                return;
            }
            self.editing.desk.say(said);
            focus.show_drawn(match near {
                Some(near) => self.element(&near, "title"),
                None => format!("add-{}", self.shape.list),
            });
        });
    }

    fn duplicate(self, id: &str, number: usize, title: &str) {
        let (copy, desk) = (random::id(), self.editing.desk);
        let list = self.shape.list;
        let record = (self.editing.collection, self.editing.id);
        let command = desk.with(|it| duplicate_item(it, record, list, id, copy));
        let Some(command) = command else {
            return;
        };
        let said = self
            .t()
            .agreement
            .row_duplicated(&number.to_string(), title);
        let focus = Focus::now();
        spawn_local(async move {
            match desk.carry_out(command).await {
                Ok(()) => {
                    desk.say(said);
                    focus.show_drawn(self.element(&copy.to_string(), "title"));
                }
                Err(rejection) => desk.say(desk.rejected(&rejection)),
            }
        });
    }
}
