//! The form of one commitment: what is typed into it, what is wrong with it, and how it is
//! recorded.

use super::builder::Builder;
use crate::agreement::Sheet;
use crate::agreement::life::{self, Given, NotGiven};
use crate::model::records::{Collection, ContactRole, Content, Means, Party, spec};
use crate::model::value::{Day, Value, ValueError};
use crate::text::Texts;
use crate::text::labels::{choice_label, field_label, value_error};
use crate::ui::components::{Choice, SelectField, TextField};
use crate::ui::platform::{clock, page};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::collections::BTreeMap;

/// The fields of a commitment, in the order in which they are filled in, with their places
/// in the record of a version.
const FIELDS: [(&str, &str); 6] = [
    ("name", "commitments.name"),
    ("function", "commitments.function"),
    ("email", "commitments.email"),
    ("date", "commitments.date"),
    ("means", "commitments.means"),
    ("reference", "commitments.reference"),
];

/// What is typed for one party, and what is wrong with it.
#[derive(Clone, Copy)]
pub struct Form {
    party: Party,
    texts: RwSignal<BTreeMap<&'static str, String>>,
    errors: RwSignal<BTreeMap<&'static str, Wrong>>,
}

/// What is wrong with a field; it is put into words where it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Wrong {
    /// It is empty, and no commitment goes without it.
    Needed,
    /// It cannot be read.
    Unreadable(ValueError),
}

/// Fills the forms with what tabs that are there no longer have left.
pub fn take_over(builder: Builder, forms: Vec<Form>) {
    spawn_local(async move {
        if builder.desk.take_over_typed(builder.id).await {
            for form in forms {
                form.fill(builder);
            }
        }
    });
}

impl Form {
    /// Begins a form, with what was typed into it before.
    pub fn begin(builder: Builder, party: Party) -> Self {
        let form = Self {
            party,
            texts: RwSignal::default(),
            errors: RwSignal::default(),
        };
        Effect::new(move || {
            builder.dropped.track();
            form.fill(builder);
        });
        form
    }

    fn fill(self, builder: Builder) {
        let typed = builder.desk.typed_for(builder.id);
        let texts = FIELDS.into_iter().filter_map(|(field, _)| {
            let place = place(self.party, field);
            let (_, text) = typed.iter().find(|(it, _)| *it == place)?;
            Some((field, text.clone()))
        });
        // The page may have been left meanwhile.
        self.texts.try_set(texts.collect());
    }

    /// The fields, and the button that records the commitment.
    pub fn draw(self, builder: Builder) -> AnyView {
        let give = move |_| self.give(builder);
        let fields = move || {
            let t = builder.t();
            let mut texts = known(builder, self.party);
            texts.extend(self.texts.get());
            let fields = FIELDS.map(|(field, path)| {
                let text = texts.get(field).cloned().unwrap_or_default();
                self.field(builder, (field, path), text, t)
            });
            fields.into_iter().collect_view()
        };
        view! {
            <div class="fields">{fields}</div>
            <p class="actions">
                <button type="button" class="button" data-variant="primary"
                    id=format!("commit-{}", self.party.word()) on:click=give>
                    {move || builder.t().agreement.record_commitment}
                </button>
            </p>
        }
        .into_any()
    }

    fn field(
        self,
        builder: Builder,
        (field, path): (&'static str, &'static str),
        value: String,
        t: &'static Texts,
    ) -> AnyView {
        let label = field_label(t, Collection::Version, path);
        let key = format!("{}-{field}", self.party.word());
        let set = Box::new(move |text: String| {
            builder
                .desk
                .keep_typed(builder.id, &place(self.party, field), &text);
            self.texts.update(|it| {
                it.insert(field, text);
            });
        });
        if field == "means" {
            let choices = Means::ALL.iter().map(|it| Choice {
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
        let error = self.errors.with(|it| it.get(field).map(|it| it.said(t)));
        let control = TextField {
            label,
            hint,
            error,
            ..TextField::default()
        };
        control.draw(&key, value, set, Box::new(|| {}))
    }

    /// Reads the form, and records the commitment if all of it can be read.
    fn give(self, builder: Builder) {
        let party = self.party;
        let mut typed = untrack(|| known(builder, party));
        typed.extend(self.texts.get_untracked());
        let mut errors = BTreeMap::new();
        let mut fields = Vec::new();
        for (field, path) in FIELDS {
            let text = typed.get(field).map_or("", |it| it.trim());
            let needed = match party {
                Party::Student => ["name", "date"].contains(&field),
                Party::Sending | Party::Receiving => {
                    ["name", "function", "email", "date"].contains(&field)
                }
            };
            if text.is_empty() {
                if needed {
                    errors.insert(field, Wrong::Needed);
                }
                continue;
            }
            let content = spec(Collection::Version, path).map(|it| it.content);
            if let Some(Content::Scalar { check, .. }) = content {
                match check(text) {
                    Ok(value) => fields.push((field, value)),
                    Err(error) => {
                        errors.insert(field, Wrong::Unreadable(error));
                    }
                }
            }
        }
        let mut places = FIELDS.into_iter();
        let first_wrong = places.find(|(it, _)| errors.contains_key(it));
        self.errors.set(errors);
        if let Some((field, _)) = first_wrong {
            let element = format!("field-{}-{field}", party.word());
            page::show_drawn(element);
            return;
        }
        self.record(
            builder,
            &Given {
                role: party,
                fields,
            },
        );
    }

    fn record(self, builder: Builder, given: &Given) {
        let t = builder.t();
        let today = Day::of(clock::today());
        let command = builder
            .desk
            .with(|it| life::commit(it, builder.id, given, today));
        match command {
            Ok(command) => {
                spawn_local(async move {
                    match builder.desk.carry_out(command).await {
                        Ok(()) => {
                            let places = place(self.party, "");
                            builder.desk.drop_typed(builder.id, &places);
                            self.texts.try_set(BTreeMap::new());
                            page::focus_next(vec!["commitments-title".to_owned()]);
                        }
                        Err(rejection) => builder.desk.say(builder.desk.rejected(&rejection)),
                    }
                });
            }
            Err(NotGiven::Already) => builder.desk.say(t.agreement.already.to_owned()),
            Err(NotGiven::NotReady | NotGiven::Closed) => {
                let open = builder.checked.with_untracked(|it| it.blocking().count());
                builder.desk.say(t.agreement.not_ready(open));
            }
        }
    }
}

impl Wrong {
    fn said(&self, t: &Texts) -> String {
        match self {
            Self::Needed => t.agreement.needed.to_owned(),
            Self::Unreadable(error) => value_error(t, error),
        }
    }
}

/// Where a draft of a party's field stands in the version that is to come.
fn place(party: Party, field: &str) -> String {
    format!("commitments[{}].{field}", party.word())
}

/// What is filled in for a party as long as nobody types something else.
fn known(builder: Builder, party: Party) -> BTreeMap<&'static str, String> {
    let sheet = builder.sheet.get().unwrap_or_default();
    let today = builder.t().short_day(&Day::of(clock::today()).text());
    let mut texts = BTreeMap::from([("date", today), ("means", Means::Typed.word().to_owned())]);
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
    let signs = ContactRole::Signatory;
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
