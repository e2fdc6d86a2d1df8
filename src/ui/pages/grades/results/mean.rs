//! The mean of a transcript.

use crate::text::Texts;
use crate::transfer::grade_sheet::GradeSheet;
use crate::ui::pages::calculator::explanation;
use leptos::prelude::*;

/// The mean in a number, where there is one.
pub fn mean_word(sheet: &GradeSheet, t: &Texts) -> Option<String> {
    let mean = sheet.averaging.result.as_ref()?.as_ref().ok()?;
    Some(t.number_or_approximation(&mean.conversion.rounded))
}

/// The mean, what it counts and how it was worked out.
pub fn mean(sheet: &GradeSheet, t: &'static Texts) -> Option<AnyView> {
    let words = &t.tables;
    let body = match sheet.averaging.result.as_ref()? {
        Ok(mean) => {
            let uncounted = sheet.averaging.credits_column.is_none();
            view! {
                <p class="value" aria-live="polite">{mean_word(sheet, t)}</p>
                <p>{words.credits_counted(&t.number(&mean.credits))}</p>
                {uncounted.then(|| view! { <p class="hint">{words.no_credits_column}</p> })}
                {explanation(std::slice::from_ref(&mean.conversion), t)}
            }
            .into_any()
        }
        Err(_) => view! { <p aria-live="polite">{words.nothing_counts}</p> }.into_any(),
    };
    Some(
        view! {
            <section class="card why" aria-labelledby="mean">
                <h2 id="mean">{words.mean_of}</h2>
                {body}
            </section>
        }
        .into_any(),
    )
}
