//! A choice whose answer is an item of a list.

use super::looked::{answering, item, put};
use crate::model::value::{Kind, Value};
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::ui::components::{Choice, SelectField};
use crate::ui::pages::records::Editing;
use crate::ui::platform::clock;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The words that a choice may be.
pub fn words<T: Value>() -> &'static [&'static str] {
    match T::KIND {
        Kind::Choice(words) => words,
        _ => &[],
    }
}

/// What a field offers for these words, and nothing.
pub fn offered(t: &Texts, field: &str, words: &[&str]) -> Vec<Choice> {
    let none = Choice {
        value: String::new(),
        label: "–".to_owned(),
    };
    let words = words.iter().map(|word| Choice {
        value: (*word).to_owned(),
        label: choice_label(t, field, word).to_owned(),
    });
    std::iter::once(none).chain(words).collect()
}

/// A question that an item of a list answers.
#[derive(Clone)]
pub struct Question {
    /// The list.
    pub list: &'static str,
    /// What its item says of the question.
    pub asked: Vec<(&'static str, String)>,
    /// What a new item says besides: copies that later changes leave as they are.
    pub along: Vec<(&'static str, String)>,
    /// The field of the answer.
    pub field: &'static str,
    /// The words it may be.
    pub words: &'static [&'static str],
    /// Whether another day gives another item, so that the earlier answer stays.
    pub dated: bool,
}

impl Question {
    /// The item that answers it.
    pub fn answer(&self, editing: Editing) -> Option<String> {
        let asked: Vec<(&str, &str)> = self
            .asked
            .iter()
            .map(|(of, it)| (*of, it.as_str()))
            .collect();
        answering(editing, self.list, &asked)
    }

    /// Draws the choice under a label. A new answer is of today.
    pub fn draw(
        self,
        editing: Editing,
        key: &str,
        label: &'static str,
        hidden: Option<String>,
    ) -> AnyView {
        let t = editing.desk.app.texts();
        let path = Path::of_field(self.list);
        let answer = self.answer(editing);
        let stored = answer
            .as_ref()
            .map(|id| editing.stored(&path.item(id).field(self.field)));
        let place = format!("{}.{}", self.list, self.field);
        let choices = offered(t, &place, self.words);
        let choose = move |word: String| self.choose(editing, &word);
        let select = SelectField::plain(label, choices);
        let stored = stored.unwrap_or_default();
        let drawn = select.draw(key, &stored, Box::new(choose));
        view! { <div class="question" role="group" aria-label=hidden>{drawn}</div> }.into_any()
    }

    fn choose(&self, editing: Editing, word: &str) {
        let today = clock::today().to_string();
        let answer = untrack(|| self.answer(editing)).filter(|id| {
            let on = Path::of_field(self.list).item(id).field("on");
            !self.dated || untrack(|| editing.stored(&on)) == today
        });
        let mut texts = vec![(self.field, word), ("on", today.as_str())];
        if answer.is_none() {
            let more = self.asked.iter().chain(&self.along);
            texts.extend(more.map(|(of, it)| (*of, it.as_str())));
        }
        put(editing, item(self.list, answer.as_deref(), &texts));
    }
}
