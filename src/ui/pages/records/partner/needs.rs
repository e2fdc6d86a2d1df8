//! The needs of a partner that nothing is brought for.

use super::looked::partner;
use crate::text::Texts;
use crate::ui::pages::records::Editing;
use leptos::prelude::*;

/// A notice that names them; nothing where there are none.
pub fn notice(editing: Editing, t: &'static Texts) -> AnyView {
    let partner = partner(editing);
    let bare = partner.needs.iter().map(|it| &it.value);
    let bare = bare.filter(|it| it.advantage.is_none());
    let bare: Vec<String> = bare
        .filter_map(|it| Some(it.need.as_ref()?.as_str().to_owned()))
        .collect();
    if bare.is_empty() {
        return ().into_any();
    }
    let bare = bare.into_iter().map(|it| view! { <li>{it}</li> });
    view! {
        <div class="notice" data-tone="caution" id="bare-needs">
            <p role="status">{t.partner.bare_needs}</p>
            <ul>{bare.collect_view()}</ul>
        </div>
    }
    .into_any()
}
