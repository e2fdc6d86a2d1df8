//! How far one is with a partner, and the step to the next stage.

use super::choice::offered;
use super::looked::{item, office, partner, put};
use super::{name, tier};
use crate::insight::register::decision::{Refusal, decision};
use crate::insight::register::gates::{gates, holds_back};
use crate::insight::register::stages::{Spell, spells, stage};
use crate::model::records::{Facet, PartnerStatus};
use crate::model::value::Value as _;
use crate::route::facet::route;
use crate::rules::{Finding, Severity};
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::{SelectField, TextField, button, live};
use crate::ui::pages::records::Editing;
use crate::ui::platform::{clock, page};
use crate::workspace::json::quoted;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// What somebody is about to decide.
#[derive(Clone, Copy)]
struct Step {
    editing: Editing,
    target: RwSignal<Option<PartnerStatus>>,
    reason: RwSignal<String>,
    by: RwSignal<String>,
    /// Whether a reason was asked for in vain.
    missing: RwSignal<bool>,
}

/// The card.
pub fn card(editing: Editing) -> AnyView {
    let step = Step {
        editing,
        target: RwSignal::new(None),
        reason: RwSignal::new(String::new()),
        by: RwSignal::new(String::new()),
        missing: RwSignal::new(false),
    };
    let standing = live(move || standing(editing, editing.desk.app.texts()));
    view! {
        <section class="card" id="stage">
            {standing}
            {live(move || step.draw(editing.desk.app.texts()))}
        </section>
    }
    .into_any()
}

/// What a stage is called.
fn called(t: &Texts, stage: PartnerStatus) -> &'static str {
    choice_label(t, "status", stage.word())
}

/// The stage, the tier and the time that each stage took; no time is ever too long.
fn standing(editing: Editing, t: &'static Texts) -> AnyView {
    let (partner, today) = (partner(editing), clock::today());
    let w = &t.partner;
    let said = |it: Spell| {
        let stage = called(t, it.stage);
        match it.days.and_then(|days| usize::try_from(days).ok()) {
            Some(days) => w.spell_days(days, stage),
            None => w.spell_unknown(stage),
        }
    };
    let spells = spells(&partner, today).into_iter();
    let spells = spells
        .map(|it| view! { <li>{said(it)}</li> })
        .collect_view();
    view! {
        <h2>{w.stage}</h2>
        <p><strong>{w.stage_now(called(t, stage(&partner)))}</strong></p>
        {tier::said(&partner, &office(editing), today, t)}
        <h3>{w.spells}</h3>
        <ol class="plain" id="spells">{spells}</ol>
        <p class="hint">{w.spells_hint}</p>
    }
    .into_any()
}

impl Step {
    fn draw(self, t: &'static Texts) -> AnyView {
        let partner = partner(self.editing);
        let now = partner.status;
        let others = PartnerStatus::ALL.iter().filter(|it| Some(**it) != now);
        let words: Vec<&str> = others.map(|it| it.word()).collect();
        let choices = offered(t, "status", &words);
        let target = self.target.get().filter(|it| Some(*it) != now);
        let chosen = target.map_or("", PartnerStatus::word);
        let choose = move |word: String| {
            self.missing.set(false);
            self.target.set(PartnerStatus::parse(&word).ok());
        };
        let select = SelectField::plain(t.partner.next, choices);
        let next = target.map(|target| self.before(target, t));
        view! {
            {select.draw("next-stage", chosen, Box::new(choose))}
            {next}
        }
        .into_any()
    }

    /// What stands before a stage, and the decision.
    fn before(self, target: PartnerStatus, t: &'static Texts) -> AnyView {
        let w = &t.partner;
        let partner = partner(self.editing);
        let reason = self.reason.get();
        let office = office(self.editing);
        let gates = gates(&partner, &office, target, &reason, clock::today());
        let held = gates.iter().any(holds_back);
        let none = gates
            .is_empty()
            .then(|| view! { <p role="status">{w.gates_none}</p> });
        let gates: Vec<AnyView> = gates.iter().map(|it| self.gate(it, t)).collect();
        let field = TextField {
            label: w.reason,
            hint: held.then(|| w.reason_hint.to_owned()),
            error: self.missing.get().then(|| w.reason_missing.to_owned()),
            lines: true,
            ..TextField::default()
        };
        let typed = move |text: String| {
            self.missing.set(false);
            self.reason.set(text);
        };
        let reason = field.draw("stage-reason", reason, Box::new(typed), Box::new(|| {}));
        let by = move |text: String| self.by.set(text);
        let by =
            TextField::line(w.by).draw("stage-by", self.by.get(), Box::new(by), Box::new(|| {}));
        let decide = move || self.decide(target);
        view! {
            <h3>{w.gates}</h3>
            {none}
            <ul class="gates" id="gates">{gates}</ul>
            {reason}
            {by}
            <p class="actions">{button(Some("decide-stage".to_owned()), w.decide, Box::new(decide))}</p>
        }
        .into_any()
    }

    fn gate(self, gate: &Finding<'static>, t: &'static Texts) -> AnyView {
        let w = &t.partner;
        let (severity, word) = match gate.rule.severity {
            Severity::Mandatory => (w.gate_mandatory, "mandatory"),
            Severity::Recommended => (w.gate_recommended, "recommended"),
            Severity::Informational => (w.gate_informational, "informational"),
        };
        let facet = Facet::of_path(&gate.place.path);
        let href = route(self.editing.id, facet).to_string();
        let here = facet == Facet::Relation;
        let link = (!here).then(|| view! { <a href=href>{w.gate_where(name(t, facet))}</a> });
        let sources = gate.rule.sources.iter();
        let sources = sources.filter_map(|it| gate.profile.sources.get(it));
        let sources: Vec<&str> = sources.map(|it| it.citation.as_str()).collect();
        view! {
            <li data-severity=word>
                <p><strong>{severity}" · "{gate.rule.code.clone()}</strong>" – "{gate.message(t)}</p>
                <p>{t.words(&gate.rule.why)}" "{t.words(&gate.rule.remedy)}</p>
                <p class="hint">{w.gate_source(&sources.join(" · "))}</p>
                {link}
            </li>
        }
        .into_any()
    }

    fn decide(self, target: PartnerStatus) {
        let editing = self.editing;
        let (partner, office) = untrack(|| (partner(editing), office(editing)));
        let said = (self.reason.get_untracked(), self.by.get_untracked());
        let taken = decision(
            &partner,
            &office,
            target,
            (&said.0, &said.1),
            clock::today(),
        );
        match taken {
            Ok(fields) => {
                let texts: Vec<(&str, &str)> =
                    fields.iter().map(|(of, it)| (*of, it.as_str())).collect();
                let mut places =
                    vec![(Path::of_field("status"), Some(quoted(target.word()).into()))];
                places.extend(item("decisions", None, &texts));
                put(editing, places);
                let t = editing.desk.app.lang.get_untracked().texts();
                editing.desk.say(t.partner.decided(called(t, target)));
                self.target.set(None);
                self.reason.set(String::new());
                page::focus_next(vec!["field-next-stage".to_owned()]);
            }
            Err(Refusal::NoReason) => {
                self.missing.set(true);
                page::focus_next(vec!["field-stage-reason".to_owned()]);
            }
            Err(Refusal::Same) => self.target.set(None),
        }
    }
}
