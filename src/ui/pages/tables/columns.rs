//! Which sheet, which row is the heading, and which column fills which field.

use super::state::Import;
use super::words::{finding, target_name, why};
use crate::exchange::import::{Column, Target, targets};
use crate::exchange::sheet::letters;
use crate::text::Texts;
use crate::ui::components::{Choice, SelectField};
use leptos::prelude::*;

/// How many rows are offered as the heading.
const HEADINGS: usize = 12;

/// How many cells are shown of a column.
const SAMPLES: usize = 3;

/// The card of the sheet and its heading.
pub fn understood(import: Import) -> AnyView {
    let t = import.t();
    let words = &t.sheets;
    let sheets = import.look.with(|it| {
        let sheets = it.iter().flat_map(|it| &it.sheets).enumerate();
        let choice = |(at, it): (usize, &crate::exchange::job::SheetLook)| Choice {
            value: at.to_string(),
            label: words.sheet_rows(&it.name, &it.rows.to_string()),
        };
        sheets.map(choice).collect::<Vec<_>>()
    });
    let sheet = (sheets.len() > 1).then(|| {
        let now = import.sheet.get().to_string();
        let set = move |text: String| import.open(text.parse().unwrap_or_default());
        SelectField::plain(words.sheet, sheets).draw("sheet", &now, Box::new(set))
    });
    let none = Choice {
        value: String::new(),
        label: words.no_heading.to_owned(),
    };
    let rows = import.of_sheet(|it| {
        let first = it.first.iter().take(HEADINGS).enumerate();
        let choice = |(at, row): (usize, &crate::exchange::sheet::Row)| {
            let cells: Vec<&str> = row.cells.iter().map(|it| it.text.as_str()).collect();
            let text: String = cells.join(" · ").chars().take(60).collect();
            Choice {
                value: at.to_string(),
                label: words.heading_row(&row.number.to_string(), &text),
            }
        };
        first.map(choice).collect::<Vec<_>>()
    });
    let choices = std::iter::once(none).chain(rows.unwrap_or_default());
    let now = import.heading.get().map(|it| it.to_string());
    let set = move |text: String| import.head(text.parse().ok());
    let heading = SelectField::plain(words.heading, choices.collect()).draw(
        "heading",
        &now.unwrap_or_default(),
        Box::new(set),
    );
    view! {
        <section class="card" id="understood" tabindex="-1">
            <h2>{words.understood}</h2>
            <div class="fields">{sheet}{heading}</div>
            {findings(import, t)}
        </section>
    }
    .into_any()
}

/// What is to be said of the file.
fn findings(import: Import, t: &'static Texts) -> Option<AnyView> {
    let said: Vec<String> = import.look.with(|it| {
        let findings = it.iter().flat_map(|it| &it.findings);
        findings.take(20).map(|it| finding(t, it)).collect()
    });
    (!said.is_empty()).then(|| {
        let said = said.into_iter().map(|it| view! { <li>{it}</li> });
        view! {
            <details class="hint" id="table-findings">
                <summary>{t.sheets.findings}</summary>
                <ul>{said.collect_view()}</ul>
            </details>
        }
        .into_any()
    })
}

/// The card of the columns.
pub fn columns(import: Import) -> AnyView {
    let t = import.t();
    let Some(mapping) = import.mapping.get() else {
        return ().into_any();
    };
    let rows = mapping.columns.iter().map(|it| column(import, it, t));
    let rows = rows.collect_view();
    view! {
        <section class="card" id="table-columns">
            <h2>{t.sheets.columns}</h2>
            <div class="scroll" tabindex="0" role="region" aria-label=t.sheets.columns>
                <table class="courses pasted">
                    <thead><tr>
                        <th scope="col">{t.sheets.column}</th>
                        <th scope="col">{t.sheets.samples}</th>
                        <th scope="col">{t.sheets.target}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn column(import: Import, column: &Column, t: &'static Texts) -> AnyView {
    let at = column.at;
    let heading = import.heading.get();
    let samples = import.of_sheet(|it| {
        let below = heading.map_or(0, |it| it.saturating_add(1));
        let cells = it.first.iter().skip(below).filter_map(|row| row.cell(at));
        let cells = cells.map(|it| it.text.chars().take(30).collect::<String>());
        cells.take(SAMPLES).collect::<Vec<_>>().join(" · ")
    });
    let name = match column.name.as_str() {
        "" => letters(at),
        name => format!("{} – {name}", letters(at)),
    };
    let mut all = targets(import.collection);
    // Of lists the first item is offered, and the one that the heading numbers.
    all.extend(column.target.clone().filter(|it| !all.contains(it)));
    let choices = all.iter().map(|it| Choice {
        value: key(it),
        label: target_name(t, import.collection, it),
    });
    let none = Choice {
        value: String::new(),
        label: t.sheets.left_out.to_owned(),
    };
    let choices: Vec<Choice> = std::iter::once(none).chain(choices).collect();
    let now = column.target.as_ref().map(key).unwrap_or_default();
    let set = move |wanted: String| {
        let target = all.iter().find(|it| key(it) == wanted).cloned();
        import.choose_target(at, target);
    };
    let id = format!("target-{at}");
    let label = format!("{} – {name}", t.sheets.target);
    let options = choices.into_iter().map(|it| {
        let chosen = it.value == now;
        view! { <option value=it.value selected=chosen>{it.label}</option> }
    });
    view! {
        <tr data-left=column.target.is_none().to_string()>
            <th scope="row">{name}</th>
            <td class="samples">{samples}</td>
            <td>
                <select id=id aria-label=label on:change:target=move |event| set(event.target().value())>
                    {options.collect_view()}
                </select>
                <small class="hint">{why(t, column.why)}</small>
            </td>
        </tr>
    }
    .into_any()
}

/// The name of a place in the choice of places.
fn key(target: &Target) -> String {
    match target.item {
        Some(item) => format!("{}#{item}", target.path),
        None => target.path.to_string(),
    }
}
