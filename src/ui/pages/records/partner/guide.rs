//! How the transcripts of a partner are read, and the way to its courses.

use crate::agreement::rule_sheet;
use crate::model::records::{Partner, Record as _};
use crate::route::Route;
use crate::ui::pages::records::Editing;
use crate::ui::platform::clock;
use leptos::prelude::*;

/// The guide; nothing of a partner that is not there.
pub fn guide(editing: Editing) -> AnyView {
    let t = editing.desk.app.texts();
    let record = editing.record();
    let partner = record.and_then(|it| Partner::read(&it).ok());
    let Some(partner) = partner.map(|it| it.record) else {
        return ().into_any();
    };
    let facts = rule_sheet::guide(&partner, clock::today(), t);
    let facts = facts.into_iter().map(|(label, value)| {
        view! { <div><dt>{label}</dt><dd>{value}</dd></div> }
    });
    let courses = Route::Courses(editing.id).to_string();
    view! {
        <section class="card" id="guide">
            <h2>{t.recognition.guide_title}</h2>
            <dl class="document-facts">{facts.collect_view()}</dl>
            <p class="actions"><a class="button" href=courses>{t.recognition.courses_title}</a></p>
        </section>
    }
    .into_any()
}
