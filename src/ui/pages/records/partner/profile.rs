//! A partner's institution and fact sheet as files of EWP, out and in.

use super::looked::partner;
use crate::exchange::profile::{Incomplete, fact_sheet, institution};
use crate::model::records::{Collection, Partner};
use crate::model::value::Value;
use crate::route::Route;
use crate::text::Texts;
use crate::ui::components::{button, live};
use crate::ui::pages::records::Editing;
use crate::ui::platform::file;
use leptos::prelude::*;

type Writer = fn(&Partner) -> Result<String, Incomplete>;

/// The card.
pub fn card(editing: Editing) -> AnyView {
    // What the last file would have lacked; nothing before the first.
    let lacks: RwSignal<Option<Incomplete>> = RwSignal::new(None);
    let write = move |name: &'static str, writer: Writer| -> Box<dyn Fn()> {
        Box::new(move || {
            let partner = untrack(|| partner(editing));
            match writer(&partner) {
                Ok(text) => {
                    lacks.set(None);
                    save(editing, &partner, name, &text);
                }
                Err(incomplete) => lacks.set(Some(incomplete)),
            }
        })
    };
    let draw = move || {
        let t = editing.desk.app.texts();
        let w = &t.partner;
        let import = Route::Table(Collection::Partner).to_string();
        let sheet = write("factsheet", fact_sheet);
        let about = write("institution", institution);
        view! {
            <h2>{w.ewp}</h2>
            <p>{w.ewp_text}</p>
            <p class="actions">
                {button(Some("export-factsheet".to_owned()), w.ewp_sheet, sheet)}
                {button(Some("export-institution".to_owned()), w.ewp_institution, about)}
                <a class="button" href=import>{w.ewp_import}</a>
            </p>
            {said(lacks.get(), t)}
        }
        .into_any()
    };
    view! { <section class="card" id="ewp">{live(draw)}</section> }.into_any()
}

/// What has to be filled in first.
fn said(lacks: Option<Incomplete>, t: &'static Texts) -> AnyView {
    let Some(Incomplete(lacks)) = lacks else {
        return ().into_any();
    };
    let lacks = lacks.into_iter();
    let lacks = lacks
        .map(|it| view! { <li>{it.text(t)}</li> })
        .collect_view();
    view! {
        <div role="alert" id="ewp-lacks">
            <p class="error">{t.partner.ewp_lacks}</p>
            <ul>{lacks}</ul>
        </div>
    }
    .into_any()
}

fn save(editing: Editing, partner: &Partner, name: &str, text: &str) {
    let schac = partner.schac.as_ref().map(Value::text);
    let file = format!("{name}-{}.xml", schac.unwrap_or_default());
    if !file::download(&file, "application/xml", text.as_bytes()) {
        let t = editing.desk.app.lang.get_untracked().texts();
        editing.desk.say(t.data.not_downloaded.to_owned());
    }
}
