//! *Expliquer ce nombre*: how the credits of the receiving side became those of the
//! sending one.

use super::builder::Builder;
use crate::agreement::totals::{Carried, Totals, Worth, question, systems};
use crate::route::Route;
use crate::text::Texts;
use crate::transfer::report::missing_text;
use crate::ui::pages::calculator::explanation;
use leptos::prelude::*;

/// For each system of the receiving side that is not the one at home: what it is worth,
/// why, and the calculator with the same question.
pub fn explained(builder: Builder, t: &'static Texts, totals: &Totals) -> AnyView {
    let carried = totals.carried.iter().chain(&totals.carried_online);
    let parts = carried.filter_map(|it| match &it.worth {
        Ok(Worth::Same(_)) => None,
        Ok(Worth::Converted(conversion)) => {
            let line = t.agreement.converted(
                &t.number(&it.credits),
                &t.credit_unit(&it.credits, it.system),
                &t.number_or_approximation(&conversion.rounded),
                &t.credit_unit(&conversion.rounded, totals.home_system),
            );
            Some(
                view! {
                    <div class="worth">
                        <p>{line}</p>
                        {explanation(std::slice::from_ref(conversion.as_ref()), t)}
                        {calculator(builder, t, it, totals)}
                    </div>
                }
                .into_any(),
            )
        }
        Err(missing) => Some(
            view! {
                <p class="notice" data-tone="caution">
                    {t.agreement.no_rule(&t.number(&it.credits), &t.credit_unit(&it.credits, it.system))} " "
                    {missing_text(*missing, t.credits.missing_factor, t)}
                </p>
            }
            .into_any(),
        ),
    });
    parts.collect_view().into_any()
}

/// The same question in the calculator.
fn calculator(
    builder: Builder,
    t: &'static Texts,
    it: &Carried,
    totals: &Totals,
) -> Option<AnyView> {
    let form = builder.sheet.with(|sheet| {
        let sheet = sheet.as_ref()?;
        let (_, host) = systems(sheet);
        Some(question(
            sheet,
            [it.system, host, totals.home_system],
            &it.credits,
        ))
    })?;
    let href = Route::Credits(form).to_string();
    Some(view! { <p><a href=href>{t.agreement.in_calculator}</a></p> }.into_any())
}
