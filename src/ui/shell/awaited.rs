//! A page whose program is fetched when it is opened.

use crate::route::{Area, Route};
use crate::text::Texts;
use crate::ui::components::page_header;
use crate::ui::context::use_app;
use crate::ui::platform::page;
use leptos::prelude::*;

/// Where the program of an area stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Program {
    Awaited,
    Here,
    Unsent,
}

/// A page of an area: its structure until the program is there, and a way to try again
/// where it does not come. Whoever goes elsewhere in the meantime is left alone.
pub fn awaited(
    area: Area,
    route: Route,
    title: fn(&Route, &'static Texts) -> &'static str,
) -> AnyView {
    let app = use_app();
    let program = RwSignal::new(Program::Awaited);
    let fetch = move || {
        area.fetch(move |here| {
            // The heading that has the focus is about to be replaced.
            let focused = page::has_focus();
            let left = program.try_set(if here { Program::Here } else { Program::Unsent });
            if left.is_none() && focused {
                request_animation_frame(page::focus_heading);
            }
        });
    };
    let try_again = move |_| {
        program.set(Program::Awaited);
        request_animation_frame(page::focus_heading);
        fetch();
    };
    fetch();
    (move || match program.get() {
        Program::Awaited => structure(area, title(&route, app.texts()), app.texts()),
        Program::Here => {
            page::mark("ready", "");
            area.draw(route.clone()).into_any()
        }
        Program::Unsent => {
            page::mark("ready", "");
            let t = app.texts();
            view! {
                {page_header(title(&route, t), String::new())}
                <div class="notice" data-tone="caution" role="alert">
                    <p>{t.area.failed_text}</p>
                    <button type="button" class="button" on:click=try_again>{t.area.retry}</button>
                </div>
            }
            .into_any()
        }
    })
    .into_any()
}

/// Where things will stand.
fn structure(area: Area, title: &'static str, t: &'static Texts) -> AnyView {
    let cards = match area {
        Area::Calculators => 2,
        Area::Records
        | Area::Agreements
        | Area::Results
        | Area::Tables
        | Area::Register
        | Area::Information => 1,
    };
    view! {
        {page_header(title, t.area.loading.to_owned())}
        <div class="awaited" class:calculator=cards == 2 aria-hidden="true">
            {(0..cards).map(|_| view! { <div class="card"></div> }).collect_view()}
        </div>
    }
    .into_any()
}
