//! The tier of a partner in words, with what it is known by.

use crate::insight::register::tier::{Ground, Tier, tier};
use crate::model::records::{Office, Partner};
use crate::text::Texts;
use crate::text::labels::choice_label;
use chrono::NaiveDate;
use leptos::prelude::*;

/// The tier, and its grounds.
pub fn said(partner: &Partner, office: &Office, today: NaiveDate, t: &Texts) -> AnyView {
    let w = &t.partner;
    let (tier, grounds) = tier(partner, office, today);
    let tier = match tier {
        Tier::Strategic => w.tier_strategic,
        Tier::Active => w.tier_active,
        Tier::Dormant => w.tier_dormant,
        Tier::Prospect => w.tier_prospect,
        Tier::Downgraded => w.tier_downgraded,
        Tier::Past => w.tier_past,
    };
    let grounds = grounds.iter().map(|it| view! { <li>{ground(it, t)}</li> });
    let grounds = grounds.collect_view();
    view! {
        <p id="tier">{w.tier(tier)}</p>
        <ul class="plain hint">{grounds}</ul>
    }
    .into_any()
}

fn ground(it: &Ground, t: &Texts) -> String {
    let w = &t.partner;
    let number = |it| t.number_or_approximation(it);
    match it {
        Ground::Stage(stage) => w.ground_stage(choice_label(t, "status", stage.word())),
        Ground::Fit(share, bound) => w.ground_fit(&number(share), &number(bound)),
        Ground::Coverage(share, bound) => w.ground_coverage(&number(share), &number(bound)),
        Ground::Objectives(names) if names.is_empty() => w.ground_no_objective.to_owned(),
        Ground::Objectives(names) => w.ground_objectives(&names.join(", ")),
        Ground::LastActivity(Some(on), months) => w.ground_last(&t.date(*on), &months.to_string()),
        Ground::LastActivity(None, _) => w.ground_never.to_owned(),
    }
}
