//! The way from one view of the partners to another, with what is asked for.

use crate::model::records::Collection;
use crate::route::Route;
use crate::route::list::ListForm;
use crate::text::Texts;
use leptos::prelude::*;

/// A view of the partners.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// The list.
    Table,
    /// The board.
    Board,
    /// By country.
    Countries,
    /// What was decided.
    Timeline,
}

impl View {
    const ALL: [Self; 4] = [Self::Table, Self::Board, Self::Countries, Self::Timeline];

    /// The address of the view, with what is asked for.
    pub fn route(self, form: ListForm) -> Route {
        match self {
            Self::Table => Route::Records(Collection::Partner, form),
            Self::Board => Route::Board(form),
            Self::Countries => Route::Countries(form),
            Self::Timeline => Route::Timeline(form),
        }
    }

    fn label(self, t: &Texts) -> &'static str {
        match self {
            Self::Table => t.register.view_table,
            Self::Board => t.register.view_board,
            Self::Countries => t.register.view_countries,
            Self::Timeline => t.register.view_timeline,
        }
    }
}

/// The links to all of them, of which one is shown. They keep what the form asks for.
pub fn views(form: &ListForm, here: View, t: &'static Texts) -> AnyView {
    let links = View::ALL.map(|view| {
        let current = (view == here).then_some("page");
        let href = view.route(form.clone()).to_string();
        view! { <li><a href=href aria-current=current>{view.label(t)}</a></li> }
    });
    view! { <nav class="views" aria-label=t.register.views><ul>{links.to_vec()}</ul></nav> }
        .into_any()
}
