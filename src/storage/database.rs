//! The database of a space, and one connection to it.

use super::failure::Failure;
use super::transaction::Work;
use js_sys::{Promise, Reflect};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Event, IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest};

/// A set of records kept apart from every other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Space {
    /// The person's own data.
    #[default]
    Own,
    /// Sample data, to look around.
    Sample,
}

impl Space {
    /// Both spaces.
    pub const ALL: [Self; 2] = [Self::Own, Self::Sample];

    /// The name of its database. DO NOT CHANGE: it is where people's data is.
    pub const fn database(self) -> &'static str {
        match self {
            Self::Own => "passerelle",
            Self::Sample => "passerelle-sample",
        }
    }
}

// The stores of a database. DO NOT CHANGE a name: it is where people's data is.

/// What the store says of itself: one JSON text, under [`META_KEY`].
pub(super) const META: &str = "meta";
/// Pages of records, by collection and number.
pub(super) const PAGES: &str = "pages";
/// List pages, by collection and number.
pub(super) const LISTS: &str = "lists";
/// Headers of change sets, numbered by the browser.
pub(super) const HISTORY: &str = "history";
/// The change sets, by the number of their header.
pub(super) const CHANGES: &str = "changes";
/// Every store.
pub(super) const STORES: [&str; 5] = [META, PAGES, LISTS, HISTORY, CHANGES];
/// The only key in [`META`].
pub(super) const META_KEY: &str = "workspace";

/// The version of the stores themselves; what is inside them has its own schema.
const VERSION: u32 = 1;

/// A connection to the database of a space.
#[derive(Debug)]
pub struct Database {
    name: String,
    inner: IdbDatabase,
    closed: Rc<Cell<bool>>,
    /// Whether something has been read from it, or written into it.
    filled: Cell<bool>,
    _let_go: Closure<dyn FnMut()>,
}

impl Database {
    /// Opens the database of this name, and makes it where it is not there yet.
    ///
    /// # Errors
    /// [`Failure::Unavailable`], [`Failure::Blocked`], or what the browser says.
    pub async fn open(name: &str) -> Result<Self, Failure> {
        Self::open_with(name, &STORES).await
    }

    /// The same for a database with other stores.
    pub(super) async fn open_with(
        name: &str,
        stores: &'static [&'static str],
    ) -> Result<Self, Failure> {
        let unavailable = |it: JsValue| match Failure::of(&it) {
            Failure::Aborted(reason) => Failure::Unavailable(reason),
            other => other,
        };
        let request = factory()?
            .open_with_u32(name, VERSION)
            .map_err(unavailable)?;
        let asked = request.clone();
        // It may be called after nobody waits for it any more.
        let upgrade = Closure::once_into_js(move || make_stores(&asked, stores));
        request.set_onupgradeneeded(Some(upgrade.unchecked_ref()));
        let inner: IdbDatabase = opened(&request).await?.unchecked_into();
        let closed = Rc::new(Cell::new(false));
        let (connection, mark) = (inner.clone(), closed.clone());
        // A newer version wants to change the stores, somebody erases them, or the
        // browser has closed them already: let go at once. The next transaction here says
        // that the store is closed.
        let let_go = Closure::<dyn FnMut()>::new(move || {
            mark.set(true);
            connection.close();
        });
        inner.set_onversionchange(Some(let_go.as_ref().unchecked_ref()));
        inner.set_onclose(Some(let_go.as_ref().unchecked_ref()));
        Ok(Self {
            name: name.to_owned(),
            inner,
            closed,
            filled: Cell::new(false),
            _let_go: let_go,
        })
    }

    /// The name of the database.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Whether it was closed: a newer version wanted to change the stores, or somebody
    /// has erased them.
    pub fn is_closed(&self) -> bool {
        self.closed.get()
    }

    /// Begins a transaction.
    pub(super) fn begin(&self, stores: &[&str], write: bool) -> Result<Work, Failure> {
        if self.closed.get() {
            return Err(Failure::Unavailable("closed".into()));
        }
        // One that refuses to begin is closed, whether or not the browser said so.
        Work::begin(&self.inner, stores, write).inspect_err(|_| self.closed.set(true))
    }

    /// Whether something has been read from it, or written into it: what is empty later
    /// has been erased.
    pub fn is_filled(&self) -> bool {
        self.filled.get()
    }

    pub(super) fn note_filled(&self) {
        self.filled.set(true);
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        self.inner.set_onversionchange(None);
        self.inner.set_onclose(None);
        self.inner.close();
    }
}

/// Deletes the database of this name with everything in it. Connections of other tabs
/// let go of it by themselves.
///
/// # Errors
/// [`Failure::Blocked`] while one does not, or what the browser says.
pub async fn erase(name: &str) -> Result<(), Failure> {
    let request = factory()?
        .delete_database(name)
        .map_err(|it| Failure::of(&it))?;
    opened(&request).await.map(drop)
}

/// The browser's databases. Where they are blocked, reading the property throws or
/// gives nothing.
fn factory() -> Result<IdbFactory, Failure> {
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into());
    factory
        .and_then(JsCast::dyn_into)
        .map_err(|_| Failure::Unavailable("indexedDB".into()))
}

/// How long the browser may take over opening or deleting, in milliseconds. Behind a
/// deletion that another tab blocks, it would say nothing for as long as that tab lives.
const PATIENCE: i32 = 10_000;

/// The result of opening or deleting a database; an error where a tab blocks it.
async fn opened(request: &IdbOpenDbRequest) -> Result<JsValue, Failure> {
    let mut patience = None;
    let ended = Promise::new(&mut |resolve, reject| {
        request.set_onsuccess(Some(&resolve));
        request.set_onerror(Some(&reject));
        request.set_onblocked(Some(&reject));
        patience = web_sys::window().and_then(|window| {
            let timer =
                window.set_timeout_with_callback_and_timeout_and_arguments_0(&reject, PATIENCE);
            Some((window, timer.ok()?))
        });
    });
    let ended = JsFuture::from(ended).await;
    if let Some((window, timer)) = patience {
        window.clear_timeout_with_handle(timer);
    }
    match ended {
        Ok(_) => request.result().map_err(|it| Failure::of(&it)),
        Err(event)
            if event
                .dyn_ref::<Event>()
                .is_some_and(|it| it.type_() == "error") =>
        {
            Err(match answer_of(request) {
                Failure::Aborted(reason) if reason == "VersionError" => Failure::NewerSchema(0),
                Failure::Aborted(reason) => Failure::Unavailable(reason),
                other => other,
            })
        }
        Err(_) => {
            let_go_when_late(request);
            Err(Failure::Blocked)
        }
    }
}

/// Closes at once what is opened when nobody waits for it any more: a connection that
/// nobody knows would hold the database against everybody.
fn let_go_when_late(request: &IdbOpenDbRequest) {
    let late = request.clone();
    let close = Closure::once_into_js(move || {
        if let Ok(Ok(connection)) = late.result().map(JsCast::dyn_into::<IdbDatabase>) {
            connection.close();
        }
    });
    request.set_onsuccess(Some(close.unchecked_ref()));
    request.set_onerror(None);
}

fn answer_of(request: &IdbOpenDbRequest) -> Failure {
    match request.error() {
        Ok(Some(exception)) => Failure::of(&exception),
        _ => Failure::Aborted("AbortError".into()),
    }
}

/// Makes the stores of a new database.
fn make_stores(request: &IdbOpenDbRequest, stores: &[&str]) {
    let Ok(database) = request.result().map(JsCast::unchecked_into::<IdbDatabase>) else {
        return;
    };
    for store in stores {
        let options = IdbObjectStoreParameters::new();
        options.set_auto_increment(*store == HISTORY);
        let made = database.create_object_store_with_optional_parameters(store, &options);
        // What cannot be made fails the first transaction on it, with its reason.
        made.ok();
    }
}
