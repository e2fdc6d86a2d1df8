//! The blocks: what was agreed and obtained, what it is recognised as.

use super::case::Case;
use super::offers::offers;
use super::suppose::{suppose, supposing};
use super::which::result_of;
use crate::agreement::recognition::{HostLine, How, StayBlock, deciding, words};
use crate::model::value::Value;
use crate::text::Texts;
use crate::transfer::report::worked;
use crate::ui::components::live;
use crate::ui::pages::calculator::explanation;
use leptos::prelude::*;

/// All blocks, each drawn anew when something of the recognition moves.
pub fn blocks(case: Case) -> AnyView {
    let all = move || {
        let t = case.t();
        case.recognition.with(|it| {
            let blocks = it
                .as_ref()
                .map(|it| it.blocks.as_slice())
                .unwrap_or_default();
            let drawn = blocks.iter().enumerate();
            drawn
                .map(|(at, it)| block(case, at, it, blocks.len() == 1, t))
                .collect_view()
                .into_any()
        })
    };
    view! { {live(move || supposing(case))} {live(all)} }.into_any()
}

fn block(case: Case, at: usize, it: &StayBlock, only: bool, t: &'static Texts) -> AnyView {
    let name = words::block(t, it, only);
    let (title, heading) = (format!("block-{at}"), format!("block-{at}"));
    view! {
        <section class="card recognition-block" aria-labelledby=title data-block=it.key.clone()>
            <h2 id=heading>{name.clone()}</h2>
            {it.proposal.open.then(|| view! { <p class="hint">{t.recognition.open_block}</p> })}
            {host(case, at, it, &name, t)}
            {home(case, it, &name, t)}
            {mark(it, t)}
            {offers(case, at, it, t)}
        </section>
    }
    .into_any()
}

fn host(case: Case, at: usize, it: &StayBlock, name: &str, t: &'static Texts) -> AnyView {
    let words_of = &t.recognition;
    let rows = it.host.iter().enumerate().map(|(row, line)| {
        let label = format!("{} {}", line.code, line.title);
        let outcome = words::outcome(t, line.part.outcome);
        let earns = line.part.outcome.earns().to_string();
        view! {
            <tr>
                <th scope="row"><span class="code">{line.code.clone()}</span>" "{line.title.clone()}</th>
                <td class="number">{words::credits(t, &line.part.agreed)}</td>
                <td class="number">{words::credits(t, &line.part.obtained())}</td>
                <td class="which"><span class="badge" data-earns=earns>{outcome}</span> {result_of(case, (at, row), line, label.trim(), t)}</td>
                <td class="number">{mark_on_transcript(case, line)}</td>
                <td class="carried">{carried(line, t)}</td>
                <td class="suppose">{suppose(case, (at, row), line, label.trim(), t)}</td>
            </tr>
        }
    });
    let caption = format!("{name} – {}", words_of.host_caption);
    let heads = [
        words_of.component,
        words_of.agreed,
        words_of.earned,
        words_of.outcome,
        words_of.mark,
        words_of.carried,
        words_of.suppose,
    ];
    table(caption, &heads, rows.collect_view().into_any())
}

fn table(caption: String, heads: &[&'static str], rows: AnyView) -> AnyView {
    let heads = heads.iter().map(|it| view! { <th scope="col">{*it}</th> });
    view! {
        <div class="document-table" role="group" tabindex="0" aria-label=caption.clone()>
            <table>
                <caption>{caption.clone()}</caption>
                <thead><tr>{heads.collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn mark_on_transcript(case: Case, line: &HostLine) -> String {
    case.basis.with(|it| {
        let results = it.as_ref().ok().map(|it| it.transcript.results.as_slice());
        let row = line.row.and_then(|row| results?.get(row));
        let mark = row.and_then(|it| it.value.mark.as_ref());
        mark.map(Value::text).unwrap_or_default()
    })
}

/// The mark at home with how it came about.
fn carried(line: &HostLine, t: &'static Texts) -> AnyView {
    let Some(carried) = line.carried.as_ref().filter(|_| line.supposed.is_none()) else {
        return ().into_any();
    };
    let said = words::how(t, &carried.how);
    let mark = carried.mark.as_ref().map(|it| words::mark(t, &it.pick));
    let range = carried
        .mark
        .as_ref()
        .filter(|it| it.low != it.best)
        .map(|it| {
            t.recognition
                .mark_range(&words::mark(t, &it.low), &words::mark(t, &it.best))
        });
    let more = match &carried.how {
        How::Converted(conversion) => Some(explanation(std::slice::from_ref(&**conversion), t)),
        _ => None,
    };
    view! {
        <strong>{mark}</strong>
        {range.map(|it| view! { <small>" "{it}</small> })}
        {match more {
            Some(more) => more,
            None => view! { <small class="hint">{said}</small> }.into_any(),
        }}
    }
    .into_any()
}

fn home(case: Case, it: &StayBlock, name: &str, t: &'static Texts) -> AnyView {
    let words_of = &t.recognition;
    let decided = case
        .decision
        .with(|decision| deciding::decided(it, decision));
    let rows = it.home.iter().enumerate().map(|(at, line)| {
        let known = decided.recognised.contains(&at);
        let condition = line.condition.as_ref();
        let condition = condition.map(|it| view! { <small class="hint">{words::condition(t, it)}</small> });
        view! {
            <tr>
                <th scope="row"><span class="code">{line.code.clone()}</span>" "{line.title.clone()}{condition}</th>
                <td class="number">{words::credits(t, &line.part.credits)}</td>
                <td><span class="badge" data-earns=known.to_string()>{words::is_recognised(t, known)}</span></td>
            </tr>
        }
    });
    let caption = format!("{name} – {}", words_of.home_caption);
    let heads = [
        words_of.component,
        t.fields.component_credits,
        words_of.decided,
    ];
    table(caption, &heads, rows.collect_view().into_any())
}

/// The mark of the block, and how it was reckoned.
fn mark(it: &StayBlock, t: &'static Texts) -> Option<AnyView> {
    let mark = it.mark.as_ref()?;
    let words_of = &t.recognition;
    let number = |it| t.number_or_approximation(it);
    let range = (mark.low != mark.best).then(|| words::range(t, mark));
    let unmarked = (mark.unmarked > 0).then(|| words_of.unmarked(&mark.unmarked.to_string()));
    let notes: Vec<String> = range.into_iter().chain(unmarked).collect();
    let steps = worked(&mark.explanation, t).into_iter();
    let steps = steps.map(|it| view! { <li>{it}</li> }).collect_view();
    Some(
        view! {
            <div class="block-mark">
                <p><strong>{words_of.block_mark}" "{number(&mark.rounded)}</strong>" "<small>{notes.join(" · ")}</small></p>
                <details class="explain"><summary>{t.explain.summary}</summary><ol class="steps">{steps}</ol></details>
            </div>
        }
        .into_any(),
    )
}
