//! A table that is pasted, and takes the place of the marks.

use super::scale;
use crate::model::exact::Exact;
use crate::model::grade::distribution::{Diagnostic, Reading, read};
use crate::model::grade::{Distribution, GradeScale, Weights};
use crate::model::records::{Collection, Weighing};
use crate::model::value::{Amount, Line, Value as _, ValueError};
use crate::text::Texts;
use crate::text::labels::{choice_label, value_error};
use crate::transfer::report::{diagnostic_text, table_error};
use crate::ui::components::{TextField, button, live};
use crate::ui::pages::records::editing::Editing;
use crate::ui::platform::random;
use crate::workspace::change::Deed;
use crate::workspace::command::Brought;
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use crate::workspace::{Command, edit};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The field of the marks, and that of what their numbers are.
const SHARES: &str = "shares";
const WEIGHING: &str = "weighing";

/// More lines with the same fault say nothing new.
const MOST: usize = 5;

/// A paste that can be stored.
struct Understood {
    weighing: Weighing,
    /// The mark and the number of each line, best first.
    rows: Vec<(Line, Amount)>,
}

/// The card, with what the paste says as it is typed.
pub fn card(editing: Editing) -> AnyView {
    let text = RwSignal::new(String::new());
    let reading = Memo::new(move |_| {
        let scale = scale(editing);
        text.with(|it| (!it.trim().is_empty()).then(|| understood(it, scale)))
    });
    let field = move || {
        let t = editing.desk.app.texts();
        let words = &t.grade_tables;
        let mut hint = vec![format!("{}.", t.tables.rows_hint)];
        let mut field = TextField::lines(words.paste);
        reading.with(|it| match it.as_ref().map(|it| (it, storable(it, t))) {
            None => {}
            Some((_, Err(error))) => field.error = Some(error),
            Some((reading, Ok(_))) => hint.extend(said(reading, scale(editing), t)),
        });
        let set = move |it| text.set(it);
        field.hint(Some(hint.join(" "))).draw(
            "table-paste",
            text.get(),
            Box::new(set),
            Box::new(|| {}),
        )
    };
    let store = move || {
        let t = editing.desk.app.lang.get_untracked().texts();
        let read = reading.with_untracked(|it| {
            let empty = || t.tables.error_empty.to_owned();
            it.as_ref().ok_or_else(empty).and_then(|it| storable(it, t))
        });
        match read {
            Ok(read) => put(editing, read, text),
            Err(error) => editing.desk.say(error),
        }
    };
    let card = move || {
        let words = &editing.desk.app.texts().grade_tables;
        let store = button(Some("table-store".to_owned()), words.store, Box::new(store));
        view! {
            <h2 id="table-paste">{words.paste_title}</h2>
            {live(field)}
            <p class="actions">{store}</p>
        }
        .into_any()
    };
    view! { <section class="card inputs" aria-labelledby="table-paste">{live(card)}</section> }
        .into_any()
}

/// The paste as it was understood. Where it can be read only with commas between its
/// cells, they stand between them.
fn understood(paste: &str, scale: Option<&GradeScale>) -> Reading {
    let plain = read(paste, None, scale, None);
    let fine = |it: &Reading| unreadable(it).next().is_none() && it.table.is_ok();
    let clipped = |it: &Distribution| it.bands().iter().any(|it| it.label().ends_with(','));
    if fine(&plain) && !plain.table.as_ref().is_ok_and(clipped) {
        return plain;
    }
    let apart = read(&parted(paste), None, scale, None);
    if fine(&apart) { apart } else { plain }
}

/// The text with a tab for each comma outside of quotes.
fn parted(text: &str) -> String {
    let mut quoted = false;
    let part = |it: char| {
        quoted = it != '\n' && quoted != (it == '"');
        if it == ',' && !quoted { '\t' } else { it }
    };
    text.chars().map(part).collect()
}

/// The lines that cannot be read, with what stands in the place of a number.
fn unreadable(reading: &Reading) -> impl Iterator<Item = (usize, &str)> {
    reading.diagnostics.iter().filter_map(|it| match it {
        Diagnostic::Unreadable { line, text } => Some((*line, text.as_str())),
        _ => None,
    })
}

/// What would be stored, or why nothing is.
fn storable(reading: &Reading, t: &Texts) -> Result<Understood, String> {
    let words = &t.grade_tables;
    let lines = unreadable(reading).take(MOST).map(|(line, text)| {
        let line = line.to_string();
        if text.is_empty() {
            words.line_without_number(&line)
        } else {
            words.line_unreadable(&line, text)
        }
    });
    let mut wrong: Vec<String> = lines.collect();
    if !wrong.is_empty() {
        wrong.push(words.nothing_stored.to_owned());
        return Err(wrong.join(" "));
    }
    let table = reading.table.as_ref().map_err(|it| table_error(it, t))?;
    let weighing = weighing(reading.weights);
    match rows(table, weighing) {
        Ok(rows) => Ok(Understood { weighing, rows }),
        Err(error) => Err(value_error(t, &error)),
    }
}

/// What the numbers of a paste are stored as.
fn weighing(weights: Weights) -> Weighing {
    match weights {
        Weights::Counts => Weighing::Counts,
        Weights::Percentages => Weighing::Percentages,
        Weights::Cumulative => Weighing::Cumulated,
    }
}

/// The lines to store; added-up shares are those from the best mark.
fn rows(table: &Distribution, weighing: Weighing) -> Result<Vec<(Line, Amount)>, ValueError> {
    let mut sum = Exact::ZERO;
    let rows = table.bands().iter().map(|band| {
        sum = &sum + band.weight();
        let number = if weighing == Weighing::Cumulated {
            &sum
        } else {
            band.weight()
        };
        let label = Line::parse(band.label())?;
        let number = number.decimals().unwrap_or_else(|| number.to_string());
        Ok((label, Amount::parse(&number)?))
    });
    rows.collect()
}

/// What was read, and what is odd about it.
fn said(reading: &Reading, scale: Option<&GradeScale>, t: &Texts) -> Vec<String> {
    let words = &t.grade_tables;
    let Ok(table) = &reading.table else {
        return Vec::new();
    };
    let kind = weighing(reading.weights);
    let kind = choice_label(t, WEIGHING, kind.word());
    let total = t.number(table.total());
    let mut said = vec![words.understood(table.bands().len(), &total, kind)];
    said.extend(reading.diagnostics.iter().map(|it| diagnostic_text(it, t)));
    if scale.is_none() {
        said.push(words.no_scale.to_owned());
    }
    said
}

/// Puts the lines in the place of the marks, as one thing that can be undone.
fn put(editing: Editing, read: Understood, paste: RwSignal<String>) {
    let list = Path::of_field(SHARES);
    let count = read.rows.len();
    let items = read.rows.iter().map(|(label, weight)| {
        let id = random::id().to_string();
        let text = format!(
            "{{\"id\":{},\"label\":{},\"weight\":{}}}",
            quoted(&id),
            quoted(&label.text()),
            quoted(&weight.text())
        );
        (id, text)
    });
    let items: Vec<(String, String)> = items.collect();
    let weighing = quoted(read.weighing.word());
    let (collection, id) = (Collection::GradeTable, editing.id);
    let brought = if editing.desk.record(collection, id).is_some() {
        let before = untrack(|| editing.items(&list));
        let mut places: Vec<(Path, Option<Box<str>>)> = Vec::new();
        places.extend(before.iter().map(|it| (list.item(it), None)));
        places.extend(
            items
                .into_iter()
                .map(|(id, text)| (list.item(&id), Some(text.into()))),
        );
        places.push((Path::of_field(WEIGHING), Some(weighing.into())));
        Some(Brought::places(collection, id, places))
    } else {
        let texts: Vec<String> = items.into_iter().map(|(_, text)| text).collect();
        let begun = format!("{{\"id\":\"{id}\",\"{WEIGHING}\":{weighing}}}");
        let shares = format!("[{}]", texts.join(","));
        let whole = edit::set(&begun, &list.0, Some(&shares)).ok();
        whole.map(|text| Brought::whole(collection, id, text))
    };
    let desk = editing.desk;
    spawn_local(async move {
        let command = Command::Bring(Deed::Edit, brought.into_iter().collect());
        let words = &desk.app.lang.get_untracked().texts().grade_tables;
        match desk.carry_out(command).await {
            Ok(()) => {
                // The page may have been left meanwhile.
                paste.try_set(String::new());
                desk.say(words.stored(count));
            }
            Err(rejection) => desk.say(desk.rejected(&rejection)),
        }
    });
}
