//! The button that takes everything over at once.

use super::state::{Import, Stage};
use crate::exchange::import::Choice;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::ui::desk::State as DeskState;
use crate::ui::platform::address;
use leptos::prelude::*;

/// The card.
pub fn take(import: Import) -> AnyView {
    let t = import.t();
    import.moved.track();
    let count = import.rows.with_value(|all| {
        let taken = all.iter().filter(|it| it.choice != Choice::Skip);
        taken.count()
    });
    let closed = count == 0
        || import.stage.with(|it| *it == Stage::Taking)
        || !import.desk.state.with(DeskState::is_open);
    let carry_out = move |_| {
        import.carry_out(move || {
            let t = import.desk.app.lang.get_untracked().texts();
            import.desk.say(t.sheets.taken.to_owned());
            address::go(&Route::Records(import.collection, ListForm::default()));
        });
    };
    let none = (count == 0).then_some(t.sheets.nothing_to_take);
    view! {
        <section class="card" id="table-take">
            <p class="hint" id="table-none" role="status">{none}</p>
            <p class="error" aria-live="polite">{import.untaken.get()}</p>
            <p class="actions">
                <button type="button" class="button" data-variant="primary" id="import-now"
                    disabled=closed aria-describedby="table-none" on:click=carry_out>{t.sheets.take(count)}</button>
            </p>
        </section>
    }
    .into_any()
}
