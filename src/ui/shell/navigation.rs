//! The areas that exist, beside the page on a desk and below it on a phone.

use crate::model::form::Form;
use crate::route::Route;
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
                <h2 class="nav-group">{t.nav.about_group}</h2>
                <ul>
                    {entry(app, Route::Sources, "sources", t.nav.sources, true)}
                    {entry(app, Route::About, "about", t.nav.about, false)}
                    {entry(app, Route::Privacy, "privacy", t.nav.privacy, true)}
                </ul>
            </nav>
        }
    }
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
        .with(|now| now.same_page(&route))
        .then_some("page");
    view! {
        <li class:minor=minor>
            <a class="nav-link" data-icon=icon aria-current=here
                href=app.with_inputs(&route).to_string()>{label}</a>
        </li>
    }
    .into_any()
}
