//! What surrounds every page: navigation, preferences, banners, paper.

mod awaited;
mod navigation;
mod notices;
mod palette;
mod preferences;

use crate::model::records::Collection;
use crate::route::Route;
use crate::text::Texts;
use crate::ui::context::Context;
use crate::ui::pages;
use crate::ui::platform::page;
use awaited::awaited;
use leptos::prelude::*;
use navigation::Navigation;
use notices::{NetworkLine, StorageNotice, UpdateBanner};
use palette::{PaletteArea, PaletteButton};
use preferences::Preferences;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let app = Context::provide();
    let path = Memo::new(move |_| app.route.with(|route| route.path().into_owned()));
    follow_page(app, path);
    let to_heading = |event: leptos::ev::MouseEvent| {
        event.prevent_default();
        page::focus_heading();
    };
    view! {
        <a class="skip" href="#main" on:click=to_heading>{move || app.texts().shell.skip}</a>
        <div class="frame">
            <header class="side">
                <a class="brand" href="#/">
                    <img src="icons/logo.svg" alt="" width="28" height="28" />
                    <span>{move || app.texts().shell.name}</span>
                </a>
                {move || app.face.get().map(|it| view! {
                    <img class="host-logo" src=it.logo alt=app.texts().words(&it.name).to_owned() />
                })}
                <PaletteButton />
                <Navigation />
                <div class="side-foot">
                    <NetworkLine />
                    <Preferences />
                </div>
            </header>
            <div class="sheet">
                <UpdateBanner />
                <StorageNotice />
                <main id="main">{move || {
                    path.track();
                    page_of(app.route.get_untracked())
                }}</main>
            </div>
        </div>
        <PaletteArea />
    }
}

/// The page of a route. The document is marked as ready when it shows one, whether
/// that came with the first load or later.
fn page_of(route: Route) -> AnyView {
    if let Some(area) = route.area() {
        return awaited(area, route, title_of);
    }
    page::mark("ready", "");
    match route {
        Route::NotFound(address) => view! { <pages::NotFound address /> }.into_any(),
        Route::Home
        | Route::Credits(_)
        | Route::Grades(_)
        | Route::Records(..)
        | Route::Record(..)
        | Route::Facet(..)
        | Route::Agreement(..)
        | Route::Import
        | Route::Table(_)
        | Route::Recognition(_)
        | Route::Courses(_)
        | Route::Board(_)
        | Route::Countries(_)
        | Route::Timeline(_)
        | Route::Agenda
        | Route::Forget(_)
        | Route::Data
        | Route::Sample
        | Route::Sources
        | Route::About
        | Route::Privacy => view! { <pages::Home /> }.into_any(),
    }
}

/// What a page is called in the title of the document.
fn title_of(route: &Route, t: &'static Texts) -> &'static str {
    match route {
        Route::Home => t.nav.home,
        Route::Credits(_) => t.titles.credits,
        Route::Grades(_) => t.titles.grades,
        Route::Records(Collection::Office, _) | Route::Record(Collection::Office, _) => {
            t.nav.office
        }
        Route::Records(Collection::Partner, _)
        | Route::Record(Collection::Partner, _)
        | Route::Facet(..)
        | Route::Courses(_) => t.nav.partners,
        Route::Board(_) => t.titles.board,
        Route::Countries(_) => t.titles.countries,
        Route::Timeline(_) => t.titles.timeline,
        Route::Agenda => t.titles.agenda,
        Route::Records(Collection::Person, _)
        | Route::Record(Collection::Person, _)
        | Route::Forget(_) => t.nav.persons,
        Route::Records(Collection::Mobility, _)
        | Route::Record(Collection::Mobility, _)
        | Route::Sample => t.nav.mobilities,
        Route::Records(Collection::Agreement | Collection::Version, _)
        | Route::Record(Collection::Agreement | Collection::Version, _)
        | Route::Agreement(..) => t.nav.agreements,
        Route::Records(Collection::Programme, _) | Route::Record(Collection::Programme, _) => {
            t.nav.programmes
        }
        Route::Records(Collection::Transcript, _) | Route::Record(Collection::Transcript, _) => {
            t.nav.transcripts
        }
        Route::Import => t.titles.import,
        Route::Table(_) => t.titles.table,
        Route::Records(Collection::Decision, _)
        | Route::Record(Collection::Decision, _)
        | Route::Recognition(_) => t.nav.recognitions,
        Route::Records(Collection::GradeTable, _) | Route::Record(Collection::GradeTable, _) => {
            t.nav.tables
        }
        Route::Data => t.titles.data,
        Route::Sources => t.titles.sources,
        Route::About => t.titles.about,
        Route::Privacy => t.titles.privacy,
        Route::NotFound(_) => t.not_found.title,
    }
}

/// Language, title and focus of the document follow the page; the first page takes
/// no focus.
fn follow_page(app: Context, path: Memo<String>) {
    Effect::new(move |before: Option<String>| {
        let now = path.get();
        let t = app.texts();
        page::set_language(t.lang.tag());
        let title = title_of(&app.route.get_untracked(), t);
        page::set_title(&format!("{title} · {}", t.shell.name));
        if before.is_some_and(|before| before != now) {
            request_animation_frame(page::focus_heading);
        }
        now
    });
}
