//! The views of a list that somebody keeps under a name.

use crate::model::records::Collection;
use crate::route::Route;
use crate::route::view::SavedView;
use crate::text::Texts;
use crate::ui::components::{TextField, live};
use crate::ui::desk::Desk;
use leptos::prelude::*;

/// The menu of the views of a list; `now` is the address that it shows. Where nothing is
/// to stay on the device, there is none.
pub fn saved_views(
    desk: Desk,
    collection: Collection,
    now: impl Fn() -> Route + Copy + Send + Sync + 'static,
) -> AnyView {
    let menu = Saved {
        desk,
        collection,
        views: RwSignal::new(desk.app.settings.views().of(collection)),
        name: RwSignal::new(String::new()),
        renamed: RwSignal::new(None),
    };
    live(move || {
        if desk.shared.get() || !desk.app.settings.available() {
            return ().into_any();
        }
        let t = desk.app.texts();
        view! {
            <details class="menu" id="saved-views">
                <summary class="button">{t.register.saved}</summary>
                <div class="menu-body">
                    {live(move || menu.list(desk.app.texts()))}
                    {live(move || menu.form(now, desk.app.texts()))}
                </div>
            </details>
        }
        .into_any()
    })
}

#[derive(Clone, Copy)]
struct Saved {
    desk: Desk,
    collection: Collection,
    views: RwSignal<Vec<SavedView>>,
    /// The name that is typed.
    name: RwSignal<String>,
    /// The view that gets another name.
    renamed: RwSignal<Option<SavedView>>,
}

impl Saved {
    fn list(self, t: &'static Texts) -> AnyView {
        let words = &t.register;
        let views = self.views.get();
        if views.is_empty() {
            return view! { <p class="hint">{words.no_views}</p> }.into_any();
        }
        let line = |view: SavedView| {
            let (other, gone) = (view.clone(), view.clone());
            let rename = move |_| {
                self.name.set(other.name.clone());
                self.renamed.set(Some(other.clone()));
            };
            let settings = self.desk.app.settings;
            let remove = move |_| {
                let mut views = settings.views();
                views.remove(&gone);
                settings.keep_views(&views);
                self.show();
            };
            view! {
                <li>
                    <a href=view.address>{view.name.clone()}</a>
                    <button type="button" class="button" data-variant="quiet" data-stays="" on:click=rename>
                        {words.rename}<span class="unseen">" "{view.name.clone()}</span>
                    </button>
                    <button type="button" class="button" data-variant="quiet" data-stays="" on:click=remove>
                        {words.remove_view}<span class="unseen">" "{view.name}</span>
                    </button>
                </li>
            }
        };
        let lines = views.into_iter().map(line).collect_view();
        view! { <ul class="saved-views" aria-label=words.saved>{lines}</ul> }.into_any()
    }

    /// The name of a view, and the button that keeps it.
    fn form(
        self,
        now: impl Fn() -> Route + Copy + Send + Sync + 'static,
        t: &'static Texts,
    ) -> AnyView {
        let settings = self.desk.app.settings;
        let renamed = self.renamed.get();
        let label = match renamed {
            Some(_) => t.register.rename_view,
            None => t.register.keep_view,
        };
        let keep = move |_| {
            let mut views = settings.views();
            let name = self.name.get_untracked();
            match &renamed {
                Some(view) => views.rename(view, &name),
                None => views.keep(&name, &untrack(now)),
            }
            settings.keep_views(&views);
            self.renamed.set(None);
            self.name.set(String::new());
            self.show();
        };
        let set = Box::new(move |text: String| self.name.set(text));
        let name = self.name.get();
        let closed = name.trim().is_empty();
        let field = TextField::line(t.register.view_name);
        view! {
            {field.draw("view-name", name, set, Box::new(|| {}))}
            <button type="button" class="button" id="keep-view" data-stays="" disabled=closed on:click=keep>{label}</button>
        }
        .into_any()
    }

    fn show(self) {
        let views = self.desk.app.settings.views();
        self.views.set(views.of(self.collection));
    }
}
