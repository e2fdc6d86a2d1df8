//! What a field takes: its kind, its check, and the code that a typed name means.

use super::editing::Editing;
use crate::agreement::recognition::candidates::{self, Candidate, candidates_of};
use crate::exchange::paste::{scale, system};
use crate::model::codes;
use crate::model::presets;
use crate::model::records::{Collection, Content, FieldSpec, Id};
use crate::model::value::{Kind, ValueError};
use crate::text::Texts;
use crate::text::labels::find;
use crate::ui::desk::{State, use_desk};
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The field of a result that says which component it is.
const COMPONENT: &str = "results.agreed";

/// What a field offers.
pub fn kind(spec: Option<&FieldSpec>) -> Option<Kind> {
    match spec?.content {
        Content::Scalar { kind, .. } => Some(kind),
        Content::List(_) => None,
    }
}

pub fn checked(spec: &FieldSpec, text: &str) -> Result<String, ValueError> {
    match spec.content {
        Content::Scalar { check, .. } => check(text),
        Content::List(_) => Ok(text.to_owned()),
    }
}

/// The code that a typed name means, or the text as it is.
fn coded(spec: &FieldSpec, text: &str) -> String {
    let list = match kind(Some(spec)) {
        Some(Kind::Country) => codes::countries(),
        Some(Kind::Language) => codes::languages(),
        Some(Kind::Isced) => codes::isced(),
        Some(Kind::CreditSystem) => return system(text),
        Some(Kind::GradeScale) => return scale(text),
        _ => return text.to_owned(),
    };
    find(list, text).map_or(text, |entry| entry.code).to_owned()
}

impl Editing {
    /// What is stored for a text that somebody typed into the field at a path.
    pub(super) fn coded(self, path: &Path, spec: &FieldSpec, text: &str) -> String {
        match self.components.filter(|_| path.names() == COMPONENT) {
            // A field that goes away with its page is left, after the form has gone.
            Some(all) => {
                let meant = all.try_with_untracked(|it| candidates::meant(it, text));
                meant.unwrap_or_else(|| text.to_owned())
            }
            None => coded(spec, text),
        }
    }

    /// What is stored in a field for a component, in words; nothing for any other field.
    pub(super) fn component(self, path: &Path, t: &Texts, stored: &str) -> Option<String> {
        let all = self.components.filter(|_| path.names() == COMPONENT)?;
        Some(all.with(|it| candidates::said(it, stored, t.recognition.component_lost)))
    }

    /// What a field offers for its text, by name; nothing for a field that takes any text.
    pub fn offered(self, path: &Path, t: &Texts) -> Option<Vec<String>> {
        if let Some(all) = self.components.filter(|_| path.names() == COMPONENT) {
            return Some(all.with(|it| it.iter().map(Candidate::label).collect()));
        }
        let scales = presets::grade_scales().iter();
        match kind(self.spec(path)) {
            Some(Kind::GradeScale) => Some(scales.map(|it| t.words(&it.name).to_owned()).collect()),
            _ => None,
        }
    }
}

/// The components that the results of a transcript may be, as long as its form is shown.
pub fn components(
    collection: Collection,
    id: Id,
    moved: RwSignal<u32>,
) -> Option<Memo<Vec<Candidate>>> {
    (collection == Collection::Transcript).then(|| {
        let desk = use_desk();
        Memo::new(move |_| {
            moved.track();
            desk.state.with(State::is_open);
            desk.with(|it| candidates_of(it, id))
        })
    })
}
