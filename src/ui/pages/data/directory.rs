//! The directory of institutions: taken in, replaced, removed.

mod words;

use crate::exchange::directory::{About, Source};
use crate::exchange::job::{Failure, Job, Reply};
use crate::exchange::sheet::TableError;
use crate::model::limits;
use crate::text::Texts;
use crate::ui::components::{DropCard, button, live};
use crate::ui::context::Context;
use crate::ui::desk::Desk;
use crate::ui::directory::{Institutions, Unkept, use_directory};
use crate::ui::platform::worker::{self, Running};
use crate::ui::platform::{clock, file, page};
use leptos::prelude::*;
use leptos::task::spawn_local;
use words::refusal;

/// How far a list has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// No list, or one that was taken.
    Waiting,
    /// It is being read: so much, of so much.
    Reading(usize, usize),
    /// Somebody has stopped that.
    Stopped,
    /// It was refused.
    Refused(Failure),
    /// It cannot be read from the device any more.
    Gone,
}

/// A list being taken in. The job ends with the page.
#[derive(Clone, Copy)]
struct Intake {
    desk: Desk,
    institutions: Institutions,
    stage: RwSignal<Stage>,
    running: StoredValue<Option<Running>, LocalStorage>,
}

impl Intake {
    /// Takes a file in. Its size is known before anything is read.
    async fn take(self, file: file::File, size: usize) {
        self.running.try_set_value(None);
        if size > limits::TABLE_BYTES {
            let failure = Failure::Table(TableError::TooLarge { size });
            self.stage.try_set(Stage::Refused(failure));
            return;
        }
        self.stage.try_set(Stage::Reading(0, 0));
        let (name, on) = file::about(&file);
        let Some(bytes) = worker::bytes_of(&file).await else {
            self.stage.try_set(Stage::Gone);
            return;
        };
        // The page may have been left, or the reading stopped.
        let waited = self.stage.try_get_untracked();
        if waited.is_none_or(|it| !matches!(it, Stage::Reading(..))) {
            return;
        }
        let job = Job::Directory {
            source: Source { name, on },
        };
        let running = worker::start(&job, Some(bytes), move |reply, bytes| {
            self.hear(reply, bytes);
        });
        self.running.try_set_value(Some(running));
    }

    fn hear(self, reply: Reply, bytes: Option<Vec<u8>>) {
        match reply {
            Reply::Progress(done, of) => {
                self.stage.try_set(Stage::Reading(done, of));
            }
            Reply::Directory {
                source,
                count,
                nameless,
                unread,
            } => {
                let taken = clock::now().chars().take(10).collect();
                let about = About {
                    source,
                    count,
                    nameless,
                    unread,
                    taken,
                };
                spawn_local(self.keep(about, bytes.unwrap_or_default()));
            }
            Reply::Failed(failure) => {
                self.stage.try_set(Stage::Refused(failure));
            }
            Reply::Ready | Reply::Looked(_) | Reply::Rows(_) | Reply::Done => {}
        }
    }

    async fn keep(self, about: About, bytes: Vec<u8>) {
        let count = about.count;
        let taken = self.institutions.take(self.desk, about, bytes).await;
        if taken {
            let t = self.desk.app.lang.get_untracked().texts();
            self.desk.say(t.directory.taken(count));
            self.stage.try_set(Stage::Waiting);
        } else {
            self.stage.try_set(Stage::Refused(Failure::Asked));
        }
    }

    fn stop(self) {
        self.running.set_value(None);
        self.stage.set(Stage::Stopped);
        page::focus_next(vec!["directory-file".to_owned()]);
    }

    fn remove(self) {
        spawn_local(async move {
            let removed = self.institutions.remove().await;
            let t = &self.desk.app.lang.get_untracked().texts().directory;
            self.desk.say(match removed {
                Ok(()) => t.removed.to_owned(),
                Err(failure) => t.not_removed(&failure.to_string()),
            });
            page::focus_next(vec!["directory-file".to_owned()]);
        });
    }

    fn said(self, t: &'static Texts) -> AnyView {
        let earlier = self
            .institutions
            .about
            .with(Option::is_some)
            .then_some(t.directory.earlier);
        let refused = match self.stage.get() {
            Stage::Waiting => return ().into_any(),
            Stage::Reading(done, of) => {
                let said = if of == 0 {
                    t.data.reading_file.to_owned()
                } else {
                    t.directory.working(&done.to_string(), &of.to_string())
                };
                let stop = Box::new(move || self.stop());
                return view! {
                    <p role="status">{said}</p>
                    <div class="actions">{button(Some("directory-stop".to_owned()), t.data.cancel, stop)}</div>
                }
                .into_any();
            }
            Stage::Stopped => {
                return view! { <p role="status">{t.directory.stopped}" "{t.data.nothing_changed}</p> }
                    .into_any();
            }
            Stage::Refused(failure) => refusal(t, &failure),
            Stage::Gone => t.data.file_gone.to_owned(),
        };
        view! {
            <p class="error" role="alert" id="directory-refused">{refused}</p>
            <p class="hint">{earlier.unwrap_or(t.data.nothing_changed)}</p>
        }
        .into_any()
    }

    fn facts(self, texts: &'static Texts) -> AnyView {
        let t = &texts.directory;
        let Some(about) = self.institutions.about.get() else {
            return view! { <p class="hint" id="directory-none">{t.none}</p> }.into_any();
        };
        let unkept = self.institutions.unkept.get().map(|it| match it {
            Unkept::Shared => t.shared.to_owned(),
            Unkept::Failed(crate::storage::Failure::Quota) => t.full.to_owned(),
            Unkept::Failed(failure) => t.unkept(&failure.to_string()),
        });
        let unkept = unkept.map(
            |it| view! { <p class="notice" data-tone="caution" id="directory-unkept">{it}</p> },
        );
        let on = about.source.on.as_deref().map(|it| day(texts, it));
        let on = on.map(|it| view! { <dt>{t.date}</dt><dd>{it}</dd> });
        let nameless = (about.nameless > 0).then(|| t.nameless(about.nameless));
        let unread = (about.unread > 0).then(|| t.unread(about.unread));
        let left: Vec<String> = nameless.into_iter().chain(unread).collect();
        view! {
            <dl class="facts" id="directory-facts">
                <dt>{t.source}</dt><dd>{about.source.name}</dd>
                {on}
                <dt>{t.count}</dt><dd>{about.count.to_string()}</dd>
                <dt>{t.taken_on}</dt><dd>{texts.short_day(&about.taken)}</dd>
            </dl>
            <p class="hint">{left.join(" ")}</p>
            {unkept}
            <div class="actions">
                {button(Some("directory-remove".to_owned()), t.remove, Box::new(move || self.remove()))}
            </div>
        }
        .into_any()
    }
}

/// The day of a list, which may be a moment.
pub fn day(t: &Texts, on: &str) -> String {
    t.short_day(on.split('T').next().unwrap_or_default())
}

/// The card.
pub fn directory_card(app: Context, desk: Desk) -> AnyView {
    let intake = Intake {
        desk,
        institutions: use_directory(desk),
        stage: RwSignal::new(Stage::Waiting),
        running: StoredValue::new_local(None),
    };
    let card = DropCard {
        id: "directory",
        title: Box::new(move || app.texts().directory.title.to_owned()),
        text: Box::new(move || app.texts().directory.text.to_owned()),
        input: "directory-file",
        label: Box::new(move || {
            let limit = limits::TABLE_BYTES / 1024 / 1024;
            app.texts().directory.file(&limit.to_string())
        }),
        accept: ".csv,.tsv,.txt,.xlsx,.json,.xml",
        closed: Box::new(|| false),
        take: Callback::new(move |(file, size)| spawn_local(intake.take(file, size))),
    };
    let below = view! {
        {live(move || intake.said(app.texts()))}
        {live(move || intake.facts(app.texts()))}
    };
    card.draw(below.into_any())
}
