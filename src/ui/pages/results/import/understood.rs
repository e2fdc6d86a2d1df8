//! What a document is, what was found odd in it, and what comes with it.

use super::state::{Import, Stage};
use super::words::{finding, kind, place};
use crate::exchange::transcript::{Attachment, Content, Document, GradeTable, Kept, Of, Said};
use crate::text::Texts;
use crate::ui::components::{Choice, SelectField};
use crate::ui::pages::data::bytes as size_of;
use crate::ui::platform::file;
use leptos::prelude::*;

/// How many findings are shown before the others are folded.
const SHOWN: usize = 5;

/// The card; nothing for a pasted table.
pub fn understood(import: Import) -> AnyView {
    let t = import.t();
    if import.stage.get() != Stage::Document {
        return ().into_any();
    }
    let language = import.language();
    let whom = whom(import, t, language);
    let attachments = attachments(import, t, language);
    import.document.with_value(|document| {
        let Some(document) = document else {
            return ().into_any();
        };
        let signed = document
            .signed()
            .then(|| view! { <p class="notice" data-tone="caution" id="not-verified">{t.import.not_verified}</p> });
        view! {
            <section class="card" id="understood" tabindex="-1">
                <h2>{t.import.understood}</h2>
                <p id="import-kind"><strong>{kind(t, document.kind)}</strong></p>
                {signed}
                {whom}
                {findings(t, document)}
                {unknown(t, document)}
                {attachments}
            </section>
        }
        .into_any()
    })
}

/// The choice of the learner and of the report, where there are several.
fn whom(import: Import, t: &'static Texts, language: &str) -> AnyView {
    let (learners, reports) = import.document.with_value(|it| {
        let learners = it.iter().flat_map(|it| &it.learners);
        let learners: Vec<String> = learners
            .map(|it| format!("{} {}", it.given_names, it.family_name))
            .collect();
        let learner = it
            .as_ref()
            .and_then(|it| it.learners.get(import.learner.get()));
        let reports = learner.into_iter().flat_map(|it| &it.reports);
        let reports: Vec<String> = reports
            .map(|it| {
                let name = Said::best(&it.issuer.titles, language);
                let day = it.issued.as_ref().and_then(|it| it.day);
                let day = day.map(|it| format!(" · {}", t.date(it.date())));
                format!("{name}{}", day.unwrap_or_default())
            })
            .collect();
        (learners, reports)
    });
    let choice =
        |label: &'static str, key: &str, all: Vec<String>, now: usize, set: Box<dyn Fn(String)>| {
            if all.len() < 2 {
                let said = t.data.problem_of(label, &all.concat());
                return view! { <p id=format!("import-{key}")>{said}</p> }.into_any();
            }
            let choices = all.into_iter().enumerate().map(|(at, label)| Choice {
                value: at.to_string(),
                label,
            });
            SelectField::plain(label, choices.collect()).draw(key, &now.to_string(), set)
        };
    if learners.is_empty() {
        return ().into_any();
    }
    let set_learner = move |text: String| import.look_at(text.parse().unwrap_or_default(), 0);
    let set_report = move |text: String| {
        let learner = import.learner.get_untracked();
        import.look_at(learner, text.parse().unwrap_or_default());
    };
    view! {
        <div class="fields">
            {choice(t.import.learner, "learner", learners, import.learner.get(), Box::new(set_learner))}
            {choice(t.import.report, "report", reports, import.report.get(), Box::new(set_report))}
        </div>
    }
    .into_any()
}

fn findings(t: &'static Texts, document: &Document) -> AnyView {
    let all: Vec<String> = document.findings.iter().map(|it| finding(t, it)).collect();
    if all.is_empty() {
        return view! { <p class="hint">{t.import.no_findings}</p> }.into_any();
    }
    let total = all.len().saturating_add(document.more_findings);
    let item = |it: &String| view! { <li>{it.clone()}</li> };
    let first = all.iter().take(SHOWN).map(item).collect_view();
    let rest = all.iter().skip(SHOWN).map(item).collect_view();
    let folded = (!rest.is_empty()).then(|| {
        let more = total.saturating_sub(SHOWN);
        view! {
            <details><summary>{t.import.more_findings(more)}</summary><ul class="plain">{rest}</ul></details>
        }
    });
    view! {
        <div id="findings">
            <h3>{t.import.findings(total)}</h3>
            <ul class="plain">{first}</ul>
            {folded}
        </div>
    }
    .into_any()
}

/// What is not taken over, piece by piece.
fn unknown(t: &'static Texts, document: &Document) -> AnyView {
    if document.unknown.is_empty() {
        return ().into_any();
    }
    let total = document.unknown.len().saturating_add(document.more_unknown);
    let item = |it: &Kept| {
        let at = place(t, it.at);
        let path = it.path.clone();
        view! { <li>{at} " " <code>{path}</code></li> }
    };
    let items = document.unknown.iter().map(item).collect_view();
    view! {
        <details id="unknown">
            <summary>{t.import.unknown(total)}</summary>
            <ul class="plain">{items}</ul>
        </details>
    }
    .into_any()
}

/// The attachments that are PDFs, to be saved; never shown.
fn attachments(import: Import, t: &'static Texts, language: &str) -> AnyView {
    let found = import.of_report(|learner, report| {
        let all = report.attachments.iter().chain(&learner.attachments);
        all.flat_map(|it| pdfs(it, language)).collect::<Vec<_>>()
    });
    let found = found.unwrap_or_default();
    if found.is_empty() {
        return ().into_any();
    }
    let items = found.into_iter().enumerate().map(|(at, (title, content))| {
        let size = size_of(t, u64::try_from(content.len()).unwrap_or(u64::MAX));
        let title = if title.is_empty() { t.import.attachment.to_owned() } else { title };
        let label = t.import.download(&title, &size);
        let save = move |_| {
            let name = format!("annexe-{}.pdf", at.saturating_add(1));
            if !file::download(&name, "application/pdf", &content) {
                import.desk.say(import.t().data.not_downloaded.to_owned());
            }
        };
        view! { <li><button type="button" class="button" data-attachment=at.to_string() on:click=save>{label}</button></li> }
    });
    view! {
        <div id="attachments">
            <h3>{t.import.attachments}</h3>
            <p class="hint">{t.import.attachments_hint}</p>
            <ul class="plain">{items.collect_view()}</ul>
        </div>
    }
    .into_any()
}

fn pdfs(attachment: &Attachment, language: &str) -> Vec<(String, Vec<u8>)> {
    let title = Said::best(&attachment.titles, language);
    let contents = attachment.contents.iter();
    contents
        .filter_map(|(_, it)| match it {
            Content::Pdf(bytes) => Some((title.to_owned(), bytes.clone())),
            Content::Other(_) | Content::TooLarge | Content::Damaged => None,
        })
        .collect()
}

/// What a grading table is called.
pub fn table_name(import: Import, t: &Texts, table: &GradeTable) -> String {
    let language = import.language();
    let of = match table.of {
        Of::Course { course, .. } => import.of_report(|_, it| {
            let course = it.courses.get(course);
            course.map_or(String::new(), |it| {
                Said::best(&it.titles, language).to_owned()
            })
        }),
        Of::Field(_) => table.isced.clone(),
    };
    let issuer = import.issuer();
    let parts = [issuer, of.unwrap_or_default()];
    let parts: Vec<&str> = parts
        .iter()
        .map(String::as_str)
        .filter(|it| !it.is_empty())
        .collect();
    if parts.is_empty() {
        t.collections.grade_table.to_owned()
    } else {
        parts.join(" · ")
    }
}

/// The grading tables, each of which can be taken over.
pub fn tables(import: Import) -> AnyView {
    let t = import.t();
    if import.stage.get() != Stage::Document {
        return ().into_any();
    }
    let all = import.own_tables();
    if all.is_empty() {
        return ().into_any();
    }
    let items = all.into_iter().map(|(at, table)| {
        let name = table_name(import, t, &table);
        let rows = t.import.table_rows(table.rows.len());
        let checked = move || import.tables.with(|it| it.contains(&at));
        let toggle = move |on: bool| {
            import.tables.update(|it| {
                if on {
                    it.insert(at)
                } else {
                    it.remove(&at)
                };
            });
        };
        view! {
            <li><label class="check">
                <input type="checkbox" data-table=at.to_string() prop:checked=checked
                    on:change:target=move |event| toggle(event.target().checked()) />
                <span>{name}" · "{rows}</span>
            </label></li>
        }
    });
    view! {
        <section class="card" id="import-tables">
            <h2>{t.import.tables}</h2>
            <p class="hint">{t.import.tables_hint}</p>
            <ul class="plain">{items.collect_view()}</ul>
        </section>
    }
    .into_any()
}
