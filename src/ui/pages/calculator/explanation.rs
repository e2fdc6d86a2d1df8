//! *Expliquer ce nombre*.

use crate::text::Texts;
use crate::transfer::conversion::Conversion;
use crate::transfer::report::Explained;
use leptos::prelude::*;

/// The explanation of some conversions, folded until it is asked for.
pub fn explanation(conversions: &[Conversion], t: &'static Texts) -> AnyView {
    view! {
        <details class="explain">
            <summary>{t.explain.summary}</summary>
            {explanation_body(conversions, t)}
        </details>
    }
    .into_any()
}

/// The explanation itself: formula, steps, residue, rule, source. Two conversions
/// are the two ends of an interval.
pub fn explanation_body(conversions: &[Conversion], t: &'static Texts) -> AnyView {
    let several = conversions.len() > 1;
    let ends = [t.explain.low, t.explain.high];
    let bodies = conversions.iter().zip(ends).map(|(conversion, end)| {
        let explained = Explained::of(conversion, t);
        let steps: Vec<_> = explained
            .steps
            .into_iter()
            .map(|step| view! { <li>{step}</li> })
            .collect();
        view! {
            <div class="explained">
                {several.then(|| view! { <p class="explained-end">{end}</p> })}
                <p class="explained-formula">{explained.rule.formula}</p>
                <ol class="steps">{steps}</ol>
                <dl class="facts">
                    <dt>{t.explain.exact}</dt>
                    <dd>{t.number_or_approximation(&conversion.exact)}</dd>
                    <dt>{t.explain.residue}</dt>
                    <dd>{explained.residue}</dd>
                    <dt>{t.explain.rule}</dt>
                    <dd>
                        {explained.rule.name}" "<code>{explained.rule_id}</code>". "
                        {explained.rule.statement}
                    </dd>
                    <dt>{t.explain.source}</dt>
                    <dd>{explained.source}</dd>
                </dl>
            </div>
        }
    });
    bodies.collect::<Vec<_>>().into_any()
}
