//! Where rules and data come from, and under which licences.

mod tables;

use crate::model::presets;
use crate::model::source::Status;
use crate::rules::groups::{self, Group};
use crate::rules::profile::Cited;
use crate::rules::shipped;
use crate::text::Texts;
use crate::text::fold;
use crate::transfer::report::rule_texts;
use crate::transfer::rule::Rule;
use crate::ui::components::page_header;
use crate::ui::context::use_app;
use crate::ui::platform::typed_value::TypedValue;
use leptos::prelude::*;

/// One row: what, a detail, the document, its date, how well it was checked.
struct Row {
    what: String,
    detail: String,
    document: String,
    dated: String,
    status: &'static str,
    confirmed: bool,
}

/// The page of sources and licences.
#[component]
pub fn Sources() -> impl IntoView {
    let app = use_app();
    let filter = RwSignal::new(String::new());
    move || {
        let texts = app.texts();
        let t = &texts.sources;
        let wanted = filter.get();
        view! {
            {page_header(texts.titles.sources, t.context.to_owned())}
            <div class="field filter">
                <label for="filter">{t.filter}</label>
                <input id="filter" type="search" autocomplete="off" aria-describedby="filter-hint"
                    prop:value=TypedValue(wanted.clone())
                    on:input:target=move |event| filter.set(event.target().value()) />
                <p class="hint" id="filter-hint">{t.filter_hint}</p>
            </div>
            {table(t.rules_title, texts.explain.formula, rules(texts), &wanted, texts)}
            {table(t.profiles_title, t.reason, profiles(texts), &wanted, texts)}
            {table(t.groups_title, t.countries, groups(texts), &wanted, texts)}
            <p class="notice" data-tone="plain">{t.example_note}</p>
            {table(t.systems_title, t.year, systems(texts), &wanted, texts)}
            {table(t.scales_title, t.marks, scales(texts), &wanted, texts)}
            {table(t.grading_title, t.group, tables::grading(texts), &wanted, texts)}
            {table(t.printed_title, t.level, tables::printed(texts), &wanted, texts)}
            <section class="card prose">
                <h2>{t.lists_title}</h2>
                <p>{t.lists_text}</p>
                <h2>{t.licence_title}</h2>
                <p>{t.licence_text}</p>
                <p><a href="notices.txt" target="_blank" rel="noopener">{t.notices}</a></p>
            </section>
        }
    }
}

/// A table of documents, those that contain what is wanted.
fn table(
    title: &'static str,
    detail: &'static str,
    rows: Vec<Row>,
    wanted: &str,
    texts: &'static Texts,
) -> AnyView {
    let t = &texts.sources;
    let wanted = fold(wanted);
    let matches = |row: &Row| {
        [&row.what, &row.document, &row.dated]
            .iter()
            .any(|it| fold(it).contains(&wanted))
    };
    let rows: Vec<_> = rows
        .into_iter()
        .filter(matches)
        .map(|row| {
            view! {
                <tr>
                    <th scope="row">{row.what}</th>
                    <td>{row.detail}</td>
                    <td>{row.document}</td>
                    <td>{row.dated}</td>
                    <td data-tone=if row.confirmed { "plain" } else { "caution" }>{row.status}</td>
                </tr>
            }
        })
        .collect();
    let none = if rows.is_empty() { t.none_found } else { "" };
    view! {
        <section class="card scroll" tabindex="0" aria-label=title>
            <h2>{title}</h2>
            <table>
                <thead><tr>
                    <th scope="col">{t.name}</th>
                    <th scope="col">{detail}</th>
                    <th scope="col">{t.source}</th>
                    <th scope="col">{t.dated}</th>
                    <th scope="col">{t.status}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
            <p class="hint" role="status">{none}</p>
        </section>
    }
    .into_any()
}

fn rules(texts: &Texts) -> Vec<Row> {
    let row = |rule: Rule| {
        let words = rule_texts(rule, texts);
        let source = rule.source();
        Row {
            what: format!("{} · {}", words.name, rule.id()),
            detail: words.formula.to_owned(),
            document: source
                .map_or(texts.explain.own_source, |it| it.citation)
                .to_owned(),
            dated: source
                .and_then(|it| it.dated)
                .unwrap_or_default()
                .to_owned(),
            status: source.map_or("", |it| texts.status(it.status)),
            confirmed: source.is_none_or(|it| it.status == Status::Confirmed),
        }
    };
    // A printed table is a source of its own.
    let rules = Rule::ALL.into_iter().filter(|it| *it != Rule::Lookup);
    rules.map(row).collect()
}

/// The rules that agreements are checked by.
fn profiles(texts: &Texts) -> Vec<Row> {
    let rows = shipped::profiles().iter().flat_map(|profile| {
        profile.rules.iter().map(|rule| {
            let cited = rule.sources.iter().filter_map(|it| profile.sources.get(it));
            let joined = |of: fn(&Cited) -> &str| {
                let mut all: Vec<&str> =
                    cited.clone().map(of).filter(|it| !it.is_empty()).collect();
                all.dedup();
                all.join(" · ")
            };
            Row {
                what: format!("{} · {}", rule.code, texts.words(&profile.name)),
                detail: texts.words(&rule.why).to_owned(),
                document: joined(|it| &it.citation),
                dated: joined(|it| it.dated.as_deref().unwrap_or_default()),
                status: texts.status(rule.status),
                confirmed: rule.status == Status::Confirmed,
            }
        })
    });
    let mut rows: Vec<Row> = rows.collect();
    // One rule may be asked of several tables.
    rows.dedup_by(|one, other| (&one.what, &one.detail) == (&other.what, &other.detail));
    rows
}

fn groups(texts: &Texts) -> Vec<Row> {
    let row = |group: &Group| Row {
        what: texts.words(&group.name).to_owned(),
        detail: group
            .countries
            .keys()
            .cloned()
            .collect::<Vec<_>>()
            .join(" "),
        document: group.source.clone(),
        dated: String::new(),
        status: texts.status(group.status),
        confirmed: group.status == Status::Confirmed,
    };
    groups::groups().iter().map(row).collect()
}

fn systems(texts: &Texts) -> Vec<Row> {
    let row = |system: &presets::CreditSystem| Row {
        what: format!(
            "{} · {}",
            texts.words(&system.area),
            texts.words(&system.name)
        ),
        detail: system
            .year_load
            .as_ref()
            .map(|it| texts.number(it))
            .unwrap_or_default(),
        document: system.source.clone(),
        dated: system.dated.clone().unwrap_or_default(),
        status: texts.status(system.status),
        confirmed: system.status == Status::Confirmed,
    };
    presets::credit_systems().iter().map(row).collect()
}

fn scales(texts: &Texts) -> Vec<Row> {
    let row = |scale: &presets::GradeScale| Row {
        what: texts.words(&scale.name).to_owned(),
        detail: scale.line().map_or_else(
            || scale.ladder.join(" · "),
            |line| {
                let bounds = [Some(line.best()), Some(line.pass()), line.worst()];
                let bounds = bounds.into_iter().flatten().map(|it| texts.number(it));
                bounds.collect::<Vec<_>>().join(" · ")
            },
        ),
        document: scale.source.clone(),
        dated: scale.dated.clone().unwrap_or_default(),
        status: texts.status(scale.status),
        confirmed: scale.status == Status::Confirmed,
    };
    presets::grade_scales().iter().map(row).collect()
}
