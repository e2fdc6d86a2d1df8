//! What can be done with a transcript besides filling it in: its recognition, the file as
//! which it came, and a file for elsewhere.

use super::editing::Editing;
use crate::agreement::recognition::decision_id;
use crate::exchange::outgoing::{self, Unsaid};
use crate::exchange::packed;
use crate::exchange::transcript::Left;
use crate::model::records::{Id, value_at};
use crate::route::Route;
use crate::text::Texts;
use crate::ui::components::{button, live};
use crate::ui::desk::Desk;
use crate::ui::platform::{clock, file};
use leptos::prelude::*;

/// The card above the form.
pub fn transcript_card(editing: Editing) -> AnyView {
    // What the last file could not say; nothing before the first.
    let left = RwSignal::new(None::<Vec<String>>);
    let (desk, id) = (editing.desk, editing.id);
    let card = move || {
        let Some(record) = editing.record() else {
            return ().into_any();
        };
        let t = desk.app.texts();
        let href = Route::Recognition(decision_id(id)).to_string();
        let is_kept = value_at(&record, "original").is_some();
        let save = move || save_original(desk, id);
        let original = is_kept.then(|| {
            button(
                Some("original".to_owned()),
                t.import.original,
                Box::new(save),
            )
        });
        let export = move || left.set(export_elmo(desk, id));
        view! {
            <section class="card" id="transcript-deeds">
                <div class="actions">
                    <a class="button" data-variant="primary" id="prepare" href=href>{t.recognition.prepare}</a>
                    {original}
                    {button(Some("export-elmo".to_owned()), t.import.export, Box::new(export))}
                </div>
                <p class="hint">{t.import.export_hint}</p>
                {live(move || said(desk.app.texts(), left.get()))}
            </section>
        }
        .into_any()
    };
    live(card)
}

/// What is not in the file that was made.
fn said(t: &'static Texts, left: Option<Vec<String>>) -> AnyView {
    let Some(left) = left else {
        return ().into_any();
    };
    if left.is_empty() {
        return view! { <p role="status" id="exported">{t.import.exported_whole}</p> }.into_any();
    }
    let items = left.into_iter().map(|it| view! { <li>{it}</li> });
    view! {
        <div role="status" id="exported">
            <p>{t.import.exported_without}</p>
            <ul class="plain hint">{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}

/// Writes the transcript as ELMO, offers it, and gives what is not in it.
fn export_elmo(desk: Desk, id: Id) -> Option<Vec<String>> {
    let t = desk.app.lang.get_untracked().texts();
    let now = clock::now();
    let (written, unsaid) = desk.with(|it| outgoing::elmo(it, id, &now))?;
    // No name of a person stands in the name of a file.
    let day: String = now.chars().take(10).collect();
    let name = format!("releve-{day}.xml");
    if !file::download(&name, "application/xml", written.text.as_bytes()) {
        desk.say(t.data.not_downloaded.to_owned());
        return None;
    }
    let mut said: Vec<String> = unsaid.iter().map(|it| unsaid_text(t, it)).collect();
    said.extend(written.left.iter().map(|it| match it {
        Left::Out { element, text } => t.import.left_out(text, element),
        Left::Filled { element } => t.import.filled(element),
    }));
    if written.dropped > 0 {
        said.push(t.import.dropped(written.dropped));
    }
    said.dedup();
    Some(said)
}

fn unsaid_text(t: &Texts, unsaid: &Unsaid) -> String {
    let t = &t.import;
    match unsaid {
        Unsaid::Aside(title) => t.unsaid_aside(title),
        Unsaid::Outcome(title) => t.unsaid_outcome(title),
        Unsaid::Absence(title) => t.unsaid_absence(title),
        Unsaid::System(title) => t.unsaid_system(title),
        Unsaid::TermDays(term) => t.unsaid_term_days(term),
    }
}

/// Offers the file as which the transcript came, byte for byte.
fn save_original(desk: Desk, id: Id) {
    let t = desk.app.lang.get_untracked().texts();
    let record = desk.record(crate::model::records::Collection::Transcript, id);
    let kept = record.and_then(|it| value_at(&it, "original").map(std::borrow::Cow::into_owned));
    let Some(bytes) = kept.and_then(|it| packed::of_kept(&it)) else {
        desk.say(t.import.original_damaged.to_owned());
        return;
    };
    let (kind, media) = match bytes.as_slice() {
        [0x1f, 0x8b, ..] => ("xml.gz", "application/gzip"),
        it if it.trim_ascii_start().starts_with(b"<") => ("xml", "application/xml"),
        [0xef, 0xbb, 0xbf, ..] | [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => ("xml", "application/xml"),
        _ => ("txt", "text/plain"),
    };
    if !file::download(&format!("releve-origine.{kind}"), media, &bytes) {
        desk.say(t.data.not_downloaded.to_owned());
    }
}
