//! The desk: the open workspace of the page, and everything that happens to it.
//!
//! A command is applied to the memory at once and drawn; then it is saved, in the order
//! in which it came. What cannot be saved stays in memory, is said, and is tried again.
//!
//! Records live here and not in signals: a [`Moved`] says which of them changed, and
//! whoever shows one listens.

mod deletions;
mod files;
mod following;
mod forget;
mod lists;
mod open;
mod retry;
mod save;
mod state;
mod tabs;
mod typed;
mod undo;

pub use files::{MadeFile, NotMade};
pub use following::Following;
pub use state::{Keeping, Moved, State};
pub use typed::is_waiting;

use crate::model::limits;
use crate::model::records::{Collection, Id};
use crate::storage::channel::Channel;
use crate::storage::drafts::{Draft, Drafts};
use crate::storage::records::Prepared;
use crate::storage::{Database, Space};
use crate::ui::context::{Context, use_app};
use crate::ui::platform::{clock, pause, random, signs};
use crate::workspace::history::{Header, History};
use crate::workspace::page::PAGE_SIZE;
use crate::workspace::{ChangeSet, Command, PageEdit, Plan, Refusal, Rejection, Workspace};
use leptos::prelude::*;
use std::cell::{Cell, OnceCell, RefCell};
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::ops::{ControlFlow, Deref};
use std::rc::Rc;
use std::time::Duration;

/// How long something that came to an end is news.
const NEWS: Duration = Duration::from_secs(12);

/// The open workspace. It takes no room and is copied freely: there is one of it, for as
/// long as the page lives.
#[derive(Clone, Copy)]
pub struct Desk(());

/// What the desk holds.
pub struct Inner {
    /// The state of the page, for whoever has only the desk at hand.
    pub app: Context,
    /// Which space is open.
    pub space: RwSignal<Space>,
    /// How far opening and saving have come.
    pub state: RwSignal<State>,
    /// How far long work has come, from 0 to 1.
    pub progress: RwSignal<Option<f64>>,
    /// What could not be done because something else stood there.
    pub refused: RwSignal<Vec<Refusal>>,
    /// Pages of the store that cannot be read.
    pub damaged: RwSignal<Vec<(Collection, u32)>>,
    /// Counts up with everything that was done, so that undo and redo are named anew.
    pub done: RwSignal<u32>,
    /// Whether nothing is to stay on the device: a shared computer.
    pub shared: RwSignal<bool>,
    /// What was said last, of something that came to an end.
    pub said: RwSignal<String>,
    /// A draft that somebody wants back in its field.
    pub resumed: RwSignal<Option<Draft>>,
    /// Whether the document stands beside the form of an agreement.
    pub beside: RwSignal<bool>,
    workspace: RefCell<Workspace>,
    database: RefCell<Option<Rc<Database>>>,
    channel: RefCell<Option<Channel>>,
    pending: RefCell<VecDeque<Rc<Pending>>>,
    saving: Cell<bool>,
    bulk: Cell<bool>,
    undoing: Cell<bool>,
    /// Whether reading the space broke off: what is in memory is not all of it.
    partial: Cell<bool>,
    /// How many of the pending change sets are in a file that left the page.
    secured: Cell<usize>,
    asked_to_persist: Cell<bool>,
    opening: Cell<u32>,
    /// Change sets of this visit, for undo without asking the store.
    sets: RefCell<HashMap<Id, Rc<ChangeSet>>>,
    listeners: RefCell<BTreeMap<u32, Listener>>,
    next_listener: Cell<u32>,
    lists: lists::Lists,
    /// Text that is being typed, on this device.
    pub drafts: Drafts,
    /// What this tab keeps for deeds that are not done yet.
    typed: RefCell<Vec<Draft>>,
    tab: String,
}

type Listener = Rc<dyn Fn(&Moved)>;

thread_local! {
    static DESK: OnceCell<&'static Inner> = const { OnceCell::new() };
}

impl Deref for Desk {
    type Target = Inner;

    fn deref(&self) -> &'static Inner {
        DESK.with(|desk| *desk.get_or_init(|| Box::leak(Box::new(Inner::make(use_app())))))
    }
}

/// The desk of the page. It is made, and begins to open the space that was open last,
/// when a page first asks for it: whoever only converts a mark leaves no database
/// behind.
pub fn use_desk() -> Desk {
    let desk = Desk(());
    if !DESK.with(|it| it.get().is_some()) {
        let app = desk.app;
        app.at_root(|| {
            desk.guard();
            signs::on_said(move |text| desk.say(text));
        });
        desk.reopen(app.settings.space());
    }
    desk
}

impl Inner {
    /// Its signals belong to the page, not to whoever asks for the desk first.
    fn make(app: Context) -> Self {
        app.at_root(|| Self {
            app,
            space: RwSignal::new(Space::Own),
            state: RwSignal::new(State::Opening),
            progress: RwSignal::new(None),
            refused: RwSignal::new(Vec::new()),
            damaged: RwSignal::new(Vec::new()),
            done: RwSignal::new(0),
            shared: RwSignal::new(app.settings.shared()),
            said: RwSignal::new(String::new()),
            resumed: RwSignal::new(None),
            beside: RwSignal::new(false),
            workspace: RefCell::default(),
            database: RefCell::default(),
            channel: RefCell::default(),
            pending: RefCell::default(),
            saving: Cell::default(),
            bulk: Cell::default(),
            undoing: Cell::default(),
            partial: Cell::default(),
            secured: Cell::default(),
            asked_to_persist: Cell::default(),
            opening: Cell::default(),
            sets: RefCell::default(),
            listeners: RefCell::default(),
            next_listener: Cell::default(),
            lists: lists::Lists::default(),
            drafts: Drafts::open(app.settings),
            typed: RefCell::default(),
            tab: random::id().to_string(),
        })
    }
}

/// A change set that is in memory and not in the store yet.
struct Pending {
    set: Rc<ChangeSet>,
    header: Header,
    edits: Vec<PageEdit>,
    /// The pages it begins, as they were right after it: what is done to them later is
    /// another change set.
    fresh: Vec<Prepared>,
    /// The text somebody typed for it, kept until it is in the store.
    draft: Option<Draft>,
}

impl Desk {
    /// Looks at the workspace. `look` must not call the desk.
    pub fn with<T>(self, look: impl FnOnce(&Workspace) -> T) -> T {
        look(&self.workspace.borrow())
    }

    /// The text of a record.
    pub fn record(self, collection: Collection, id: Id) -> Option<String> {
        self.with(|it| it.record(collection, id).map(str::to_owned))
    }

    /// What a record is called.
    pub fn name(self, collection: Collection, id: Id) -> String {
        self.with(|it| it.name(collection, id))
    }

    /// What was done, newest last.
    pub fn history(self) -> History {
        self.done.track();
        self.with(|it| it.history.clone())
    }

    /// The name of this tab, for drafts.
    pub fn tab(self) -> String {
        self.tab.clone()
    }

    /// Calls back whenever records move, for as long as the current owner lives.
    pub fn on_moved(self, callback: impl Fn(&Moved) + 'static) {
        let key = self.next_listener.get();
        self.next_listener.set(key.wrapping_add(1));
        self.listeners.borrow_mut().insert(key, Rc::new(callback));
        on_cleanup(move || {
            self.listeners.borrow_mut().remove(&key);
        });
    }

    fn tell(self, moved: &Moved) {
        let keys: Vec<u32> = self.listeners.borrow().keys().copied().collect();
        for key in keys {
            let listener = self.listeners.borrow().get(&key).cloned();
            if let Some(listener) = listener {
                listener(moved);
            }
        }
    }

    /// Carries a command out: in memory and on the page at once, then in the store. A
    /// large one gives the browser turns, and shows how far it is.
    ///
    /// # Errors
    /// See [`Rejection`]; nothing has changed then.
    pub async fn carry_out(self, command: Command) -> Result<(), Rejection> {
        self.carry_out_typed(command, None).await
    }

    /// The same for a text that was typed and is kept as a draft until it is stored.
    async fn carry_out_typed(
        self,
        command: Command,
        draft: Option<Draft>,
    ) -> Result<(), Rejection> {
        // One after the other, and nothing before everything is there.
        while self.bulk.get() || !self.state.with_untracked(State::is_open) {
            pause::wait(20).await;
        }
        let turn = self.opening.get();
        let Some(plan) = self.plan(command, turn).await? else {
            return Ok(());
        };
        let mut refused = plan.refused;
        if plan.set.entries.is_empty() {
            self.refused.update(|it| it.append(&mut refused));
            return Ok(());
        }
        let set = plan.set;
        let name = |collection, id| self.workspace.borrow().name(collection, id);
        let before = Header::of(&set, name);
        let edits = self.workspace.borrow().edits(&set);
        let large = edits.len() > 2;
        self.bulk.set(large);
        let mut slices = pause::Slices::begin();
        let mut fresh = Vec::new();
        for (index, edit) in edits.iter().enumerate() {
            let ids = self.workspace.borrow_mut().apply(edit, &set, &mut refused);
            // What does not fit the record's text is refused as a whole by the store.
            self.tell(&Moved::of(edit.collection, ids.unwrap_or_default()));
            if edit.fresh && self.database.borrow().is_some() {
                let workspace = self.workspace.borrow();
                fresh.extend(Prepared::of(&workspace, edit.collection, edit.page));
            }
            if large {
                self.progress.set(Some(share(index, edits.len())));
                slices.breathe().await;
                if self.opening.get() != turn {
                    self.bulk.set(false);
                    return Ok(());
                }
            }
        }
        if self.database.borrow().is_none() {
            self.progress.set(None);
        }
        // A new record has a name only now, a deleted one had it only before.
        let mut header = Header::of(&set, name);
        if header.name.is_empty() {
            header.name = before.name;
        }
        self.workspace.borrow_mut().history.note(header.clone());
        let set = Rc::new(set);
        // A large one is asked of the store when it is undone, where there is one.
        if set.entries.len() <= PAGE_SIZE || self.database.borrow().is_none() {
            self.sets.borrow_mut().insert(set.id, set.clone());
        }
        self.bulk.set(false);
        self.done.update(|it| *it = it.wrapping_add(1));
        if !refused.is_empty() {
            self.refused.update(|it| it.append(&mut refused));
        }
        self.pending.borrow_mut().push_back(Rc::new(Pending {
            set,
            header,
            edits,
            fresh,
            draft,
        }));
        self.save_soon();
        Ok(())
    }

    /// Plans a command, a large one with turns for the browser: other commands wait, and
    /// what other tabs change in between is refused when the plan is applied. `None` where
    /// another space has been opened meanwhile.
    async fn plan(self, command: Command, turn: u32) -> Result<Option<Plan>, Rejection> {
        let begun = command.begin(&self.workspace.borrow(), random::id(), &clock::now());
        let mut planning = begun?;
        let mut slices = pause::Slices::begin();
        let planned = loop {
            let step = planning.go_on(&self.workspace.borrow());
            planning = match step {
                Ok(ControlFlow::Continue(rest)) => rest,
                Ok(ControlFlow::Break(plan)) => break Ok(Some(plan)),
                Err(rejection) => break Err(rejection),
            };
            self.bulk.set(true);
            slices.breathe().await;
            if self.opening.get() != turn {
                break Ok(None);
            }
        };
        self.bulk.set(false);
        planned
    }

    /// Says that something came to an end; after a while that is no news any more.
    pub fn say(self, text: String) {
        self.said.set(text.clone());
        set_timeout(
            move || {
                if self.said.with_untracked(|it| *it == text) {
                    self.said.set(String::new());
                }
            },
            NEWS,
        );
    }

    /// Stores a text that was typed, whose draft is kept until it is in the store.
    pub fn dispatch_typed(self, command: Command, draft: Draft) {
        leptos::task::spawn_local(async move {
            let typed = draft.clone();
            match self.carry_out_typed(command, Some(draft)).await {
                Ok(()) => {}
                Err(Rejection::Nothing) => self.drafts.settle(&typed),
                Err(rejection) => self.say(self.rejected(&rejection)),
            }
        });
    }

    /// Whether something would be lost with the page: not stored, and in no file.
    fn at_risk(self) -> bool {
        self.pending.borrow().len() > self.secured.get()
            || self.refused.with_untracked(|it| !it.is_empty())
    }

    /// Why a command was not carried out, in words.
    pub fn rejected(self, rejection: &Rejection) -> String {
        let t = &self.app.lang.get_untracked().texts().desk;
        match rejection {
            Rejection::TooLarge { size } => t.too_large(
                &(size / 1024).to_string(),
                &(limits::RECORD_BYTES / 1024).to_string(),
            ),
            Rejection::NoSuchRecord => t.record_gone.to_owned(),
            Rejection::Frozen => t.frozen.to_owned(),
            Rejection::NoId | Rejection::Json(_) | Rejection::Nothing => t.not_done.to_owned(),
        }
    }

    /// Leaving the page is guarded as long as something in it would be lost.
    fn guard(self) {
        window_event_listener(leptos::ev::beforeunload, move |event| {
            if self.at_risk() {
                event.prevent_default();
                event.set_return_value("-");
            }
        });
    }

    /// Carries a command out, for callers that wait for nothing. That nothing would
    /// change is no error then.
    pub fn dispatch(self, command: Command) {
        leptos::task::spawn_local(async move {
            match self.carry_out(command).await {
                Ok(()) | Err(Rejection::Nothing) => {}
                Err(rejection) => self.say(self.rejected(&rejection)),
            }
        });
    }
}

#[expect(clippy::cast_precision_loss, reason = "a share of some hundred pages")]
fn share(done: usize, of: usize) -> f64 {
    (done + 1) as f64 / of.max(1) as f64
}
