//! A beside B beside what the period is normally worth, and how that is known.

use super::builder::Builder;
use super::explain::explained;
use crate::agreement::totals::Totals;
use crate::model::exact::Exact;
use crate::text::Texts;
use leptos::prelude::*;

/// The card.
pub fn balance(builder: Builder) -> AnyView {
    let body = move || {
        let t = builder.t();
        builder
            .totals
            .with(|totals| totals.as_ref().map(|it| drawn(builder, t, it)))
    };
    view! {
        <section class="card balance" id="balance">
            <h2>{move || builder.t().agreement.balance}</h2>
            {body}
        </section>
    }
    .into_any()
}

fn drawn(builder: Builder, t: &'static Texts, totals: &Totals) -> AnyView {
    let unit = |value: &Exact| t.credit_unit(value, totals.home_system);
    let received = totals.received();
    let recognised = totals.recognised();
    let online = totals.virtual_part();
    let known = [&received, &recognised, &online, &totals.reference];
    let most = known.into_iter().flatten().max().cloned();
    let most = most
        .filter(|it| *it > Exact::ZERO)
        .unwrap_or(Exact::whole(1));
    let bar = |key: &'static str, label: &'static str, value: &Option<Exact>| {
        let text = match value {
            Some(value) => format!("{} {}", t.number_or_approximation(value), unit(value)),
            None => t.agreement.unknown.to_owned(),
        };
        let share = value.as_ref().and_then(|it| it.checked_div(&most));
        let width = share.map_or(0, |it| percent(&it));
        view! {
            <div class="bar" data-bar=key>
                <span class="bar-label">{label}</span>
                <span class="bar-value">{text}</span>
                <span class="bar-track" aria-hidden="true"><span style:inline-size=format!("{width}%")></span></span>
            </div>
        }
    };
    let apart = received.as_ref().zip(recognised.as_ref());
    let apart = apart.map(|(received, recognised)| {
        let difference = recognised - received;
        let text = if difference == Exact::ZERO {
            t.agreement.even.to_owned()
        } else {
            t.agreement
                .apart(&t.number_or_approximation(&difference), &unit(&difference))
        };
        view! { <p class="hint" data-apart="">{text}</p> }
    });
    view! {
        {bar("host", t.agreement.bar_host, &received)}
        {bar("home", t.agreement.bar_home, &recognised)}
        {(!totals.carried_online.is_empty()).then(|| bar("virtual", t.agreement.bar_virtual, &online))}
        {bar("reference", t.agreement.bar_reference, &totals.reference)}
        {apart}
        {explained(builder, t, totals)}
    }
    .into_any()
}

/// A share from 0 to 1 in whole hundredths.
fn percent(share: &Exact) -> u32 {
    let hundredths = (share * &Exact::whole(100)).floor();
    hundredths.to_string().parse().unwrap_or_default()
}
