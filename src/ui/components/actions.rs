//! What can be done with a calculation: copy, link, print.

use crate::route::Route;
use crate::transfer::report::Report;
use crate::ui::context::use_app;
use crate::ui::platform::{address, clipboard, print};
use leptos::prelude::*;
use leptos::task::spawn_local;

/// The buttons of a calculation, and its paper.
#[component]
pub fn Actions(
    /// The calculation as a document, made when it is asked for.
    report: Callback<(), Report>,
    /// Its route.
    route: Callback<(), Route>,
) -> impl IntoView {
    let app = use_app();
    let printing = print::printing();
    // What the last copy came to: nothing yet, done, or the text that was refused.
    let copied = RwSignal::new(None::<Result<(), String>>);
    let copy = move |text: String| {
        spawn_local(async move {
            let done = clipboard::copy(&text).await;
            copied.set(Some(if done { Ok(()) } else { Err(text) }));
        });
    };
    move || {
        let t = &app.texts().actions;
        let (said, refused) = match copied.get() {
            None => ("", None),
            Some(Ok(())) => (t.copied, None),
            Some(Err(text)) => (t.copy_failed, Some(text)),
        };
        let too_long = route.run(()).shortened().1;
        let paper = printing.get().then(|| paper(report.run(())));
        view! {
            <div class="page-actions">
                <div class="actions">
                    <button type="button" class="button"
                        on:click=move |_| copy(untrack(|| report.run(())).text())>{t.copy}</button>
                    <button type="button" class="button" on:click=move |_| {
                        copy(address::absolute(&untrack(|| route.run(())).shortened().0));
                    }>{t.link}</button>
                    <button type="button" class="button" on:click=|_| print::print()>{t.print}</button>
                    <span class="said" role="status">{said}</span>
                </div>
                {too_long.then(|| view! {
                    <p class="notice" data-tone="caution" role="status">{t.too_long}</p>
                })}
                {refused.map(|text| view! {
                    <textarea class="refused" readonly rows="8" aria-label=t.report_text
                        prop:value=text></textarea>
                })}
                {paper}
            </div>
        }
    }
}

/// The report as it is printed.
pub fn paper(report: Report) -> AnyView {
    let block = |block: crate::transfer::report::Block| {
        let lines: Vec<_> = block
            .lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> })
            .collect();
        view! {
            <section>
                <p class="paper-heading">{block.title}</p>
                <ul>{lines}</ul>
            </section>
        }
    };
    let blocks: Vec<_> = report.blocks.into_iter().map(block).collect();
    view! {
        <div class="paper">
            <p class="paper-title">{report.title}</p>
            <p class="paper-context">{report.context}</p>
            {blocks}
        </div>
    }
    .into_any()
}
