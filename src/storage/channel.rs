//! What tabs tell each other: which pages to read again.

use super::database::Database;
use crate::model::records::Collection;
use crate::workspace::schema::SCHEMA;
use serde::{Deserialize, Serialize};
use wasm_bindgen::prelude::*;
use web_sys::{BroadcastChannel, MessageEvent};

/// What one tab tells the others.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// These pages and the history have changed; the schema they are written in.
    Changed {
        /// The schema of whoever wrote.
        schema: u32,
        /// The pages.
        pages: Vec<(Collection, u32)>,
    },
    /// Everything has changed: erased, restored, forgotten, migrated.
    Everything,
    /// Is the tab of this name still there?
    Asks(String),
    /// The tab of this name is there.
    Answers(String),
}

impl Notice {
    /// That these pages have changed.
    pub fn changed(pages: Vec<(Collection, u32)>) -> Self {
        Self::Changed {
            schema: SCHEMA,
            pages,
        }
    }
}

/// The channel of the tabs that share a database; dropped, it is closed. Where the
/// browser has none, nothing is heard and nothing breaks.
#[derive(Debug)]
pub struct Channel {
    inner: Option<BroadcastChannel>,
    _listener: Closure<dyn FnMut(MessageEvent)>,
}

impl Channel {
    /// Joins the channel of a database.
    pub fn join(database: &Database, hear: impl Fn(Notice) + 'static) -> Self {
        Self::named(database.name(), hear)
    }

    /// Joins the channel of this name.
    pub fn named(name: &str, hear: impl Fn(Notice) + 'static) -> Self {
        let inner = BroadcastChannel::new(name).ok();
        let listener = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let notice = event.data().as_string();
            if let Some(notice) = notice.and_then(|it| serde_json::from_str(&it).ok()) {
                hear(notice);
            }
        });
        if let Some(channel) = &inner {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        Self {
            inner,
            _listener: listener,
        }
    }

    /// Tells the other tabs.
    pub fn tell(&self, notice: &Notice) {
        if let (Some(channel), Ok(text)) = (&self.inner, serde_json::to_string(notice)) {
            channel.post_message(&text.into()).ok();
        }
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        if let Some(channel) = &self.inner {
            channel.close();
        }
    }
}
