//! The areas: parts of the program that are fetched when one of their pages is opened.
//!
//! Each function under `#[wasm_split]` is a door: what only it reaches, code, texts and
//! data, leaves the first load for a file of its own (`scripts/lib/areas.mjs`), which
//! `public/shell/program.js` fetches. A door refuses to open where that failed.

#![allow(unsafe_code, reason = "the macro links each door by a name of its own")]
#![allow(
    clippy::unnecessary_wraps,
    reason = "the macro says with it that a program did not come"
)]

use crate::route::{Area, Route};
use crate::ui::office::{Palette, office};
use crate::ui::pages;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};
use wasm_split_helpers::{SplitLoaderError, wasm_split};

#[wasm_split(calculators, fallible, preload(load_calculators))]
fn calculators(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(match route {
        Route::Credits(_) => view! { <pages::Credits /> }.into_any(),
        Route::Grades(_) => view! { <pages::Grades /> }.into_any(),
        _ => ().into_any(),
    })
}

#[wasm_split(information, fallible, preload(load_information))]
fn information(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(match route {
        Route::Sources => view! { <pages::Sources /> }.into_any(),
        Route::About => view! { <pages::About /> }.into_any(),
        Route::Privacy => view! { <pages::Privacy /> }.into_any(),
        _ => ().into_any(),
    })
}

/// What the area of records can draw.
enum Part {
    Page(Route),
    Palette,
}

#[wasm_split(records, fallible, preload(load_records))]
fn records(part: Part) -> Result<AnyView, SplitLoaderError> {
    Ok(match part {
        Part::Page(route) => office(|desk| pages::records_page(desk, route)),
        Part::Palette => view! { <Palette /> }.into_any(),
    })
}

#[wasm_split(agreements, fallible, preload(load_agreements))]
fn agreements(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(office(|_| pages::agreements_page(route)))
}

#[wasm_split(results, fallible, preload(load_results))]
fn results(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(office(|desk| pages::results_page(desk, route)))
}

#[wasm_split(tables, fallible, preload(load_tables))]
fn tables(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(office(|desk| pages::tables_page(desk, route)))
}

#[wasm_split(register, fallible, preload(load_register))]
fn register(route: Route) -> Result<AnyView, SplitLoaderError> {
    Ok(office(|desk| pages::register_page(desk, route)))
}

/// The command palette; nothing as long as the program of the records is not there.
pub fn palette() -> Option<AnyView> {
    at_once(pin!(records(Part::Palette)))?.ok()
}

impl Area {
    /// Fetches the program of the area and tells whether it came: at once where it was
    /// there before. After a failure the next call tries again.
    pub fn fetch(self, tell: impl FnOnce(bool) + 'static) {
        let mut loading = Box::pin(self.load());
        match at_once(loading.as_mut()) {
            Some(outcome) => tell(outcome.is_ok()),
            None => spawn_local(async move { tell(loading.await.is_ok()) }),
        }
    }

    /// Draws one of its pages; nothing as long as its program is not there. Its door
    /// opens at once, so the page belongs to the reactive owner that asks for it.
    pub fn draw(self, route: Route) -> Option<AnyView> {
        let opened = match self {
            Self::Calculators => at_once(pin!(calculators(route))),
            Self::Records => at_once(pin!(records(Part::Page(route)))),
            Self::Agreements => at_once(pin!(agreements(route))),
            Self::Results => at_once(pin!(results(route))),
            Self::Tables => at_once(pin!(tables(route))),
            Self::Register => at_once(pin!(register(route))),
            Self::Information => at_once(pin!(information(route))),
        };
        opened?.ok()
    }

    async fn load(self) -> Result<(), SplitLoaderError> {
        match self {
            Self::Calculators => load_calculators().await,
            Self::Records => load_records().await,
            Self::Agreements => load_agreements().await,
            Self::Results => load_results().await,
            Self::Tables => load_tables().await,
            Self::Register => load_register().await,
            Self::Information => load_information().await,
        }
    }
}

/// What a future gives without waiting.
fn at_once<T>(future: Pin<&mut impl Future<Output = T>>) -> Option<T> {
    match future.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(outcome) => Some(outcome),
        Poll::Pending => None,
    }
}
