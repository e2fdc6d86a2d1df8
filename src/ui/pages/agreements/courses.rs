//! The step of courses and recognition: the three tables, the groups between A and B, and
//! the requirements of the programme at home.

use super::builder::Builder;
use super::columns::List;
use super::table::table;
use crate::agreement::totals::{covered, groups};
use crate::model::value::Value;
use crate::text::Texts;
use leptos::prelude::*;

/// The step.
pub fn courses(builder: Builder) -> AnyView {
    let tables = List::ALL.map(|list| table(builder, list));
    view! {
        <p class="hint">{move || builder.t().agreement.courses_hint}</p>
        {tables.into_iter().collect_view()}
        {move || linked(builder)}
        {move || requirements(builder)}
    }
    .into_any()
}

/// The groups in which components of both tables stand for each other.
fn linked(builder: Builder) -> Option<AnyView> {
    let t = builder.t();
    builder.sheet.with(|sheet| {
        let sheet = sheet.as_ref()?;
        let groups = groups(sheet);
        if groups.is_empty() {
            return None;
        }
        let (host, home) = (&sheet.agreement.host, &sheet.agreement.home);
        let title = |it: Option<&crate::model::value::Line>| {
            it.map_or_else(|| t.records.unnamed.to_owned(), |it| it.as_str().to_owned())
        };
        let rows = groups.into_iter().map(|(mark, group)| {
            let one = group.host.iter().filter_map(|at| host.get(*at));
            let one: Vec<String> = one.map(|it| title(it.value.title.as_ref())).collect();
            let other = group.home.iter().filter_map(|at| home.get(*at));
            let other: Vec<String> = other.map(|it| title(it.value.title.as_ref())).collect();
            view! {
                <tr>
                    <th scope="row">{mark.to_string()}</th>
                    <td>{one.join(" + ")}</td>
                    <td>{other.join(" + ")}</td>
                </tr>
            }
        });
        let heads = head(t);
        Some(
            view! {
                <section class="card" id="groups">
                    <h2>{t.document.groups}</h2>
                    <div class="scroll" tabindex="0" role="region" aria-label=t.document.groups><table>
                        <thead><tr>{heads}</tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table></div>
                </section>
            }
            .into_any(),
        )
    })
}

fn head(t: &'static Texts) -> AnyView {
    let words = [
        t.agreement.group,
        t.agreement.table_host,
        t.agreement.table_home,
    ];
    let heads = words.map(|it| view! { <th scope="col">{it}</th> });
    heads.into_iter().collect_view().into_any()
}

/// Which requirements of the programme at home are answered by table B.
fn requirements(builder: Builder) -> Option<AnyView> {
    let t = builder.t();
    builder.sheet.with(|sheet| {
        let sheet = sheet.as_ref()?;
        let covered = covered(sheet)?;
        let programme = sheet.programme.as_ref()?;
        let rows = programme.requirements.iter().zip(covered).map(|(it, covered)| {
            let it = &it.value;
            let text = |value: Option<String>| value.unwrap_or_default();
            let said = if covered {
                t.agreement.covered
            } else {
                t.agreement.not_covered
            };
            view! {
                <tr data-covered=covered.to_string()>
                    <td>{text(it.code.as_ref().map(Value::text))}</td>
                    <td>{text(it.title.as_ref().map(Value::text))}</td>
                    <td class="number">{text(it.credits.as_ref().map(|it| t.number(it.value())))}</td>
                    <td>{said}</td>
                </tr>
            }
        });
        let rows = rows.collect_view();
        Some(
            view! {
                <section class="card" id="requirements">
                    <h2>{t.agreement.requirements}</h2>
                    <p class="hint">{t.agreement.requirements_hint}</p>
                    <div class="scroll" tabindex="0" role="region" aria-label=t.agreement.requirements><table>
                        <thead><tr>
                            <th scope="col">{t.fields.component_code}</th>
                            <th scope="col">{t.fields.component_title}</th>
                            <th scope="col" class="number">{t.fields.component_credits}</th>
                            <th scope="col">{t.agreement.answered}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table></div>
                </section>
            }
            .into_any(),
        )
    })
}
