//! The step of commitments: who has committed, who has not, and what came before.

use super::builder::Builder;
use super::correction;
use super::history::versions;
use super::steps::missing_text;
use crate::agreement::life::{self, Given, NotGiven};
use crate::agreement::{Sheet, State};
use crate::model::records::{Collection, Content, Party, spec};
use crate::model::value::{Day, Value};
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label, value_error};
use crate::ui::components::{Choice, SelectField, TextField};
use crate::ui::platform::{clock, page, random};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// The fields of a commitment, in the order in which they are filled in.
const FIELDS: [&str; 6] = ["name", "function", "email", "date", "means", "reference"];

/// The step.
pub fn step(builder: Builder) -> AnyView {
    // What is typed stays while another party commits, and in both languages.
    let forms: Vec<Form> = Party::ALL.iter().map(|_| Form::default()).collect();
    let body = move || {
        let t = builder.t();
        let state = builder.life.get().map(|it| it.state);
        match state {
            Some(State::Draft) => not_ready(builder, t),
            Some(_) => parties(builder, &forms, t),
            None => ().into_any(),
        }
    };
    view! {
        <section class="card" id="commitments">
            <h2 id="commitments-title" tabindex="-1">{move || builder.t().fields.commitments}</h2>
            <p class="hint">{move || builder.t().agreement.commitments_hint}</p>
            {body}
        </section>
        {versions(builder)}
    }
    .into_any()
}

fn not_ready(builder: Builder, t: &'static Texts) -> AnyView {
    let missing = builder.missing.get();
    let first: Vec<String> = missing
        .iter()
        .take(3)
        .map(|it| missing_text(t, it))
        .collect();
    view! {
        <p class="notice" role="status">
            {t.agreement.not_ready(missing.len())} " " {first.join(" ; ")}
        </p>
    }
    .into_any()
}

/// The three parties: what each has given, or the form to give it.
fn parties(builder: Builder, forms: &[Form], t: &'static Texts) -> AnyView {
    let life = builder.life.get();
    let state = life.as_ref().map(|it| it.state);
    let version = life.and_then(|it| it.version);
    let open = builder.is_open();
    let given = version.filter(|_| !open).and_then(|id| {
        builder
            .desk
            .with(|it| it.record(Collection::Version, id).map(life::commitments))
    });
    let given = given.unwrap_or_default();
    let items = Party::ALL.iter().zip(forms).map(|(party, form)| {
        let there = given.iter().find(|it| it.value.role == Some(*party));
        let label = choice_label(t, "role", party.word());
        let body = match there {
            Some(it) => {
                let it = &it.value;
                let text = |value: Option<String>| value.unwrap_or_default();
                let facts = [
                    text(it.name.as_ref().map(Value::text)),
                    text(it.function.as_ref().map(Value::text)),
                    text(it.email.as_ref().map(Value::text)),
                    text(it.date.as_ref().map(|it| t.short_day(&it.text()))),
                    text(
                        it.means
                            .map(|it| choice_label(t, "means", it.word()).to_owned()),
                    ),
                    text(it.reference.as_ref().map(Value::text)),
                ];
                let facts: Vec<String> = facts.into_iter().filter(|it| !it.is_empty()).collect();
                view! { <p class="given">{facts.join(" · ")}</p> }.into_any()
            }
            None if state == Some(State::Archived) => ().into_any(),
            None => drawn_form(builder, *party, *form),
        };
        view! {
            <li data-party=party.word() data-given=there.is_some().to_string()>
                <h3>{label}</h3>
                {body}
            </li>
        }
    });
    let items = items.collect_view();
    let archived = (state == Some(State::Archived)).then(|| {
        view! { <p class="notice" role="status">{t.agreement.archived_notice}</p> }
    });
    let correct = (!open && archived.is_none()).then(|| {
        view! {
            <p class="actions">
                <button type="button" class="button" id="correct"
                    on:click=move |_| correction::begin(builder)>
                    {t.agreement.correct}
                </button>
                <span class="hint">{t.agreement.correct_hint}</span>
            </p>
        }
    });
    let first = (state == Some(State::Ready)).then(|| {
        view! { <p class="notice">{t.agreement.first_commitment}</p> }
    });
    view! {
        {first}
        {archived}
        <ol class="parties">{items}</ol>
        {correct}
    }
    .into_any()
}

/// What is typed for one party, and what is wrong with it.
#[derive(Clone, Copy, Default)]
struct Form {
    texts: RwSignal<BTreeMap<&'static str, String>>,
    errors: RwSignal<BTreeMap<&'static str, String>>,
}

fn drawn_form(builder: Builder, party: Party, form: Form) -> AnyView {
    let give = move |_| give(builder, party, form);
    let fields = move || {
        let t = builder.t();
        let mut texts = known(builder, party);
        texts.extend(form.texts.get());
        let fields = FIELDS.map(|field| {
            let text = texts.get(field).cloned().unwrap_or_default();
            drawn(form, party, (field, text), t)
        });
        fields.into_iter().collect_view()
    };
    view! {
        <div class="fields">{fields}</div>
        <p class="actions">
            <button type="button" class="button" data-variant="primary"
                id=format!("commit-{}", party.word()) on:click=give>
                {move || builder.t().agreement.record_commitment}
            </button>
        </p>
    }
    .into_any()
}

fn drawn(
    form: Form,
    party: Party,
    (field, value): (&'static str, String),
    t: &'static Texts,
) -> AnyView {
    let label = field_label(
        t,
        Collection::Version,
        match field {
            "email" => "commitments.email",
            "function" => "commitments.function",
            "date" => "commitments.date",
            "means" => "commitments.means",
            "reference" => "commitments.reference",
            _ => "commitments.name",
        },
    );
    let key = format!("{}-{field}", party.word());
    let set = Box::new(move |text: String| {
        form.texts.update(|it| {
            it.insert(field, text);
        });
    });
    if field == "means" {
        let means = crate::model::records::Means::ALL.iter();
        let choices = means.map(|it| Choice {
            value: it.word().to_owned(),
            label: choice_label(t, "means", it.word()).to_owned(),
        });
        return SelectField::plain(label, choices.collect()).draw(&key, &value, set);
    }
    let hint = match field {
        "date" => Some(t.records.hint_day.to_owned()),
        "reference" => Some(t.agreement.hint_reference.to_owned()),
        _ => None,
    };
    let error = form.errors.with(|it| it.get(field).cloned());
    let control = TextField {
        label,
        hint,
        error,
        ..TextField::default()
    };
    control.draw(&key, value, set, Box::new(|| {}))
}

/// What is filled in for a party as long as nobody types something else.
fn known(builder: Builder, party: Party) -> BTreeMap<&'static str, String> {
    let sheet = builder.sheet.get().unwrap_or_default();
    let today = builder.t().short_day(&Day::of(clock::today()).text());
    let mut texts = BTreeMap::from([
        ("date", today),
        (
            "means",
            crate::model::records::Means::Typed.word().to_owned(),
        ),
    ]);
    let (name, function, email) = match party {
        Party::Student => {
            let names = [&sheet.person.given_names, &sheet.person.family_names];
            let names: Vec<String> = names.into_iter().flatten().map(Value::text).collect();
            let email = sheet.person.email.as_ref().map(Value::text);
            (names.join(" "), String::new(), email.unwrap_or_default())
        }
        Party::Sending => (String::new(), String::new(), String::new()),
        Party::Receiving => signatory(&sheet),
    };
    texts.extend([("name", name), ("function", function), ("email", email)]);
    texts
}

/// Whom the partner's record names as its signatory.
fn signatory(sheet: &Sheet) -> (String, String, String) {
    let signs = crate::model::records::ContactRole::Signatory;
    let mut contacts = sheet.partner.contacts.iter().map(|it| &it.value);
    let found = contacts.find(|it| it.role == Some(signs));
    let text = |value: Option<String>| value.unwrap_or_default();
    found.map_or_else(Default::default, |it| {
        (
            text(it.name.as_ref().map(Value::text)),
            text(it.function.as_ref().map(Value::text)),
            text(it.email.as_ref().map(Value::text)),
        )
    })
}

/// Reads the form, and records the commitment if all of it can be read.
fn give(builder: Builder, party: Party, form: Form) {
    let t = builder.t();
    let mut typed = untrack(|| known(builder, party));
    typed.extend(form.texts.get_untracked());
    let mut errors = BTreeMap::new();
    let mut fields = Vec::new();
    for field in FIELDS {
        let text = typed.get(field).map_or("", |it| it.trim());
        let path = format!("commitments.{field}");
        let needed = match party {
            Party::Student => ["name", "date"].contains(&field),
            Party::Sending | Party::Receiving => {
                ["name", "function", "email", "date"].contains(&field)
            }
        };
        if text.is_empty() {
            if needed {
                errors.insert(field, t.agreement.needed.to_owned());
            }
            continue;
        }
        let content = spec(Collection::Version, &path).map(|it| it.content);
        if let Some(Content::Scalar { check, .. }) = content {
            match check(text) {
                Ok(value) => fields.push((field, value)),
                Err(error) => {
                    errors.insert(field, value_error(t, &error));
                }
            }
        }
    }
    let first_wrong = FIELDS.into_iter().find(|it| errors.contains_key(it));
    form.errors.set(errors);
    if let Some(field) = first_wrong {
        let element = format!("field-{}-{field}", party.word());
        page::show_drawn(element);
        return;
    }
    let given = Given {
        role: party,
        fields,
    };
    let item = random::id();
    let today = Day::of(clock::today());
    let command = builder
        .desk
        .with(|it| life::commit(it, builder.id, &given, item, today));
    match command {
        Ok(command) => {
            spawn_local(async move {
                match builder.desk.carry_out(command).await {
                    Ok(()) => {
                        form.texts.try_set(BTreeMap::new());
                        page::focus_next(vec!["commitments-title".to_owned()]);
                    }
                    Err(rejection) => builder.desk.say(builder.desk.rejected(&rejection)),
                }
            });
        }
        Err(NotGiven::Already) => builder.desk.say(t.agreement.already.to_owned()),
        Err(NotGiven::NotReady | NotGiven::Closed) => {
            let missing = builder.missing.get_untracked().len();
            builder.desk.say(t.agreement.not_ready(missing));
        }
    }
}
