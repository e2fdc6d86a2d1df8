//! What the host of the page says: asked for once, when a page first has use for it.
//!
//! What was good last time is there at once, also without a network; then the server is
//! asked. A file that is refused changes nothing and is said, with place and reason.

mod accent;
mod words;

pub use words::host_error;

use crate::exchange::host::{HOST_FILE, HostConfig, HostError, Look, read, read_look};
use crate::model::bilingual::Bilingual;
use crate::model::records::{Collection, value_at};
use crate::storage::host::{keep, kept};
use crate::ui::context::{Context, Face, use_app};
use crate::ui::platform::{fetch, file};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::OnceCell;
use std::sync::Arc;

/// What the host says, for as long as the page lives.
#[derive(Clone, Copy)]
pub struct Host {
    /// What it says.
    pub config: RwSignal<Option<Arc<HostConfig>>>,
    /// Why what it says now is refused.
    pub refused: RwSignal<Option<HostError>>,
    /// Whether its colour would be hard to read.
    pub pale: RwSignal<bool>,
}

thread_local! {
    static HOST: OnceCell<Host> = const { OnceCell::new() };
}

/// What the host says; it is asked if nobody has asked yet.
pub fn use_host() -> Host {
    HOST.with(|host| {
        *host.get_or_init(|| {
            let app = use_app();
            let host = app.at_root(|| Host {
                config: RwSignal::new(None),
                refused: RwSignal::new(None),
                pale: RwSignal::new(false),
            });
            spawn_local(host.ask(app));
            host
        })
    })
}

/// What the host has said, if somebody has asked.
pub fn said() -> Option<Arc<HostConfig>> {
    HOST.with(|host| host.get()?.config.get_untracked())
}

/// What the host says beside its records, for pages that need no more of it.
pub fn look() -> RwSignal<Option<Look>> {
    let look = RwSignal::new(None);
    spawn_local(async move {
        let now = fetch::bytes(HOST_FILE).await;
        let mut read = now.and_then(|it| read_look(&it).ok());
        if read.is_none() {
            read = kept(HOST_FILE).await.and_then(|it| read_look(&it).ok());
        }
        look.try_set(read);
    });
    look
}

impl Host {
    async fn ask(self, app: Context) {
        if let Some(Ok(config)) = kept(HOST_FILE).await.map(|it| read(&it)) {
            self.take(app, config, false).await;
        }
        let Some(bytes) = fetch::bytes(HOST_FILE).await else {
            return;
        };
        match read(&bytes) {
            Ok(config) => {
                keep(HOST_FILE, &bytes).await;
                self.take(app, config, true).await;
            }
            Err(error) => self.refused.set(Some(error)),
        }
    }

    /// Puts in place what it says; its logo comes from the server where that was asked.
    async fn take(self, app: Context, config: HostConfig, fresh: bool) {
        let accent = config.look.accent.as_ref();
        self.pale.set(accent.is_some_and(|it| !accent::apply(it)));
        let office = config.of(Collection::Office).next().map(|(_, text)| text);
        let name = |field| office.and_then(|it| value_at(it, field));
        let [fr, en] = ["names.fr", "names.en"].map(name);
        let name = Bilingual {
            fr: fr
                .as_ref()
                .or(en.as_ref())
                .map(ToString::to_string)
                .unwrap_or_default(),
            en: en.or(fr).map(Into::into).unwrap_or_default(),
        };
        let logo = config.look.logo.clone();
        let config = Arc::new(config);
        if self.config.get_untracked().as_ref() != Some(&config) {
            self.config.set(Some(config));
        }
        let Some(logo) = logo else {
            app.face.set(None);
            return;
        };
        let bytes = if fresh {
            let bytes = fetch::bytes(&logo).await;
            if let Some(bytes) = &bytes {
                keep(&logo, bytes).await;
            }
            bytes
        } else {
            kept(&logo).await
        };
        let address = bytes.and_then(|it| file::address_of(kind_of(&logo), &it));
        if let Some(logo) = address {
            app.face.set(Some(Face { name, logo }));
        }
    }
}

/// The type of a picture, by the end of its name.
fn kind_of(logo: &str) -> &'static str {
    match logo.rsplit('.').next() {
        Some("svg") => "image/svg+xml",
        Some("jpg") => "image/jpeg",
        Some("webp") => "image/webp",
        _ => "image/png",
    }
}
