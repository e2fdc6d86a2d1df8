//! Files of records that leave the page.

use super::words::file_error;
use crate::model::records::{Collection, Id};
use crate::text::Texts;
use crate::text::labels::collection_plural;
use crate::ui::desk::{Desk, MadeFile, NotMade};
use crate::ui::platform::{clock, file};
use leptos::prelude::*;
use leptos::task::spawn_local;

const JSON: &str = "application/json";

/// Makes a backup of everything and offers it as a download.
pub fn back_up(desk: Desk) {
    let app = desk.app;
    spawn_local(async move {
        let t = app.lang.get_untracked().texts();
        let made = desk.back_up().await;
        let backup = made.clone().ok();
        if !offer(desk, t, made, "passerelle") {
            return;
        }
        let Some(backup) = backup.filter(|it| it.whole) else {
            // What cannot be read is not in it: it does not count as the backup.
            let missing = desk.damaged.with_untracked(Vec::len).max(1);
            desk.say(t.data.made_incomplete(missing));
            return;
        };
        desk.secured(&backup);
        app.settings.set_last_backup(&clock::now());
        desk.done.update(|it| *it = it.wrapping_add(1));
    });
}

/// Makes a file of some records with what they refer to, and offers it as a download.
pub fn export(desk: Desk, roots: Vec<(Collection, Id)>) {
    let app = desk.app;
    spawn_local(async move {
        let t = app.lang.get_untracked().texts();
        let made = desk.export(roots).await;
        offer(desk, t, made, "passerelle-extrait");
    });
}

/// Offers a file, and says what it holds or why there is none.
fn offer(desk: Desk, t: &'static Texts, made: Result<MadeFile, NotMade>, name: &str) -> bool {
    let (said, done) = match made {
        Ok(made) => {
            // No name of a person stands in the name of a file.
            let day = clock::now().chars().take(10).collect::<String>();
            let done = file::download(&format!("{name}-{day}.json"), JSON, &made.bytes);
            let said = if done {
                t.data.made(&holds(t, &made.counts))
            } else {
                t.data.not_downloaded.to_owned()
            };
            (said, done)
        }
        Err(NotMade::Refused(error)) => (file_error(t, &error), false),
        Err(NotMade::Differs) => (t.data.differs.to_owned(), false),
    };
    desk.say(said);
    done
}

/// What a file holds, in words: so many records of each kind, and whose data they are.
pub fn holds(t: &Texts, counts: &[(Collection, usize)]) -> String {
    let parts: Vec<String> = counts
        .iter()
        .map(|(collection, count)| {
            t.data
                .holds_count(collection_plural(t, *collection), &count.to_string())
        })
        .collect();
    let personal = counts
        .iter()
        .any(|(it, _)| matches!(it, Collection::Person | Collection::Mobility));
    let whose = if personal {
        t.data.holds_personal
    } else {
        t.data.holds_contacts
    };
    if parts.is_empty() {
        t.data.holds_nothing.to_owned()
    } else {
        format!("{}. {whose}", parts.join(" · "))
    }
}
