//! The first-visit question, with the answers that exist.

use crate::model::form::Form;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::transfer::credit_sheet::CreditField;
use crate::transfer::grade_sheet::GradeField;
use crate::ui::components::page_header;
use crate::ui::context::use_app;
use leptos::prelude::*;

/// Three credits of a Québec university: six by load, fewer by hours.
pub fn credit_example() -> Form<CreditField> {
    Form::filled([(CreditField::Credits, "3")])
}

/// A transcript of three marks out of twenty.
pub fn grade_example() -> Form<GradeField> {
    Form::filled([(
        GradeField::Marks,
        "Algèbre\t14,4\nOptique\t16\nAnglais\t9,5",
    )])
}

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    let app = use_app();
    move || {
        let t = &app.texts().home;
        let nav = &app.texts().nav;
        let credits = app.with_inputs(&Route::Credits(Form::default()));
        let grades = app.with_inputs(&Route::Grades(Form::default()));
        let records = |collection| Route::Records(collection, ListForm::default());
        let office = records(Collection::Partner);
        let more = [
            (records(Collection::Agreement), nav.agreements),
            (records(Collection::Mobility), nav.mobilities),
            (records(Collection::Partner), nav.partners),
            (Route::Agenda, app.texts().titles.agenda),
            (records(Collection::Person), nav.persons),
            (records(Collection::Programme), nav.programmes),
            (records(Collection::Office), nav.office),
            (Route::Data, app.texts().titles.data),
            (Route::About, nav.about),
            (Route::Privacy, nav.privacy),
        ];
        let credit_example = Some((Route::Credits(credit_example()), nav.credits));
        let grade_example = Some((Route::Grades(grade_example()), nav.grades));
        view! {
            {page_header(t.title, t.context.to_owned())}
            <div class="doors">
                {door(&records(Collection::Agreement), t.agreement_title, t.agreement_text, None, t.example)}
                {door(&credits, t.credits_title, t.credits_text, credit_example, t.example)}
                {door(&grades, t.grades_title, t.grades_text, grade_example, t.example)}
                {door(&office, t.office_title, t.office_text, None, t.example)}
                {door(&Route::Sample, t.sample_title, t.sample_text, None, t.example)}
                {door(&Route::Sources, t.look_title, t.look_text, None, t.example)}
            </div>
            <nav class="more-pages" aria-label=t.more>
                <h2 class="section-title">{t.more}</h2>
                <ul class="chips">{more.into_iter().map(|(route, label)| view! {
                    <li><a class="chip" href=route.to_string()>{label}</a></li>
                }).collect_view()}</ul>
            </nav>
            <h2 class="section-title">{t.promises}</h2>
            <div class="promises">
                {promise(t.exact_title, t.exact_text)}
                {promise(t.explained_title, t.explained_text)}
                {promise(t.yours_title, t.yours_text)}
            </div>
        }
    }
}

/// One answer to the question: a card that leads somewhere, and an example of it.
fn door(
    route: &Route,
    title: &'static str,
    text: &'static str,
    example: Option<(Route, &'static str)>,
    see_example: &'static str,
) -> AnyView {
    let example = example.map(|(route, name)| {
        view! {
            <p><a class="more" href=route.to_string()>
                {see_example}<span class="unseen">" · "{name}</span>
            </a></p>
        }
    });
    view! {
        <section class="card door">
            <h2><a href=route.to_string()>{title}</a></h2>
            <p>{text}</p>
            {example}
        </section>
    }
    .into_any()
}

/// What can be expected, in a word and a sentence.
fn promise(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <div>
            <h3>{title}</h3>
            <p>{text}</p>
        </div>
    }
    .into_any()
}
