//! The areas that exist, beside the page on a desk and below it on a phone.

use crate::model::form::Form;
use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::ui::context::{Context, use_app};
use leptos::prelude::*;

/// The navigation.
#[component]
pub fn Navigation() -> impl IntoView {
    let app = use_app();
    move || {
        let t = app.texts();
        view! {
            <nav class="nav" aria-label=t.shell.navigation>
                <ul>{entry(app, Route::Home, "home", t.nav.home, false)}</ul>
                <h2 class="nav-group">{t.nav.calculators}</h2>
                <ul>
                    {entry(app, Route::Credits(Form::default()), "credits", t.nav.credits, false)}
                    {entry(app, Route::Grades(Form::default()), "grades", t.nav.grades, false)}
                </ul>
                <h2 class="nav-group">{t.nav.records}</h2>
                <ul>
                    {entry(app, records(Collection::Agreement), "agreements", t.nav.agreements, false)}
                    {entry(app, records(Collection::Transcript), "transcripts", t.nav.transcripts, true)}
                    {entry(app, records(Collection::Decision), "recognitions", t.nav.recognitions, true)}
                    {entry(app, records(Collection::Mobility), "mobilities", t.nav.mobilities, false)}
                    {entry(app, records(Collection::Partner), "partners", t.nav.partners, false)}
                    {entry(app, Route::Agenda, "agenda", t.titles.agenda, true)}
                    {entry(app, records(Collection::Person), "persons", t.nav.persons, true)}
                    {entry(app, records(Collection::Programme), "programmes", t.nav.programmes, true)}
                    {entry(app, records(Collection::GradeTable), "tables", t.nav.tables, true)}
                    {entry(app, records(Collection::Office), "office", t.nav.office, true)}
                    {entry(app, Route::Data, "data", t.titles.data, true)}
                </ul>
                <h2 class="nav-group">{t.nav.about_group}</h2>
                <ul>
                    {entry(app, Route::Sources, "sources", t.nav.sources, true)}
                    {entry(app, Route::About, "about", t.nav.about, true)}
                    {entry(app, Route::Privacy, "privacy", t.nav.privacy, true)}
                </ul>
            </nav>
        }
    }
}

fn records(collection: Collection) -> Route {
    Route::Records(collection, ListForm::default())
}

/// One area: a link that keeps what was last typed there. A phone leaves the `minor`
/// ones to the *about* page.
fn entry(
    app: Context,
    route: Route,
    icon: &'static str,
    label: &'static str,
    minor: bool,
) -> AnyView {
    let here = app
        .route
        .with(|now| now.same_page(&route) || now.belongs_to(&route))
        .then_some("page");
    view! {
        <li class:minor=minor>
            <a class="nav-link" data-icon=icon aria-current=here
                href=app.with_inputs(&route).to_string()>{label}</a>
        </li>
    }
    .into_any()
}
