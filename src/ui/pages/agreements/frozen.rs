//! The steps of a version that somebody has committed to: what its copies say, to be read,
//! whatever was changed in the records since.

use super::builder::Builder;
use crate::agreement::sheet::{copy_of, is_kept, was_changed};
use crate::model::records::{Collection, Id, spec};
use crate::model::value::Kind;
use crate::text::labels::field_label;
use crate::ui::components::{TextField, live};
use crate::ui::pages::records::{field, field_id, kind, words};
use crate::workspace::Workspace;
use crate::workspace::flat::Flat;
use crate::workspace::path::Path;
use leptos::prelude::*;

/// The fields of a record as the version keeps it; nothing where it keeps none. What no
/// version keeps is drawn from the agreement.
pub fn fields(
    builder: Builder,
    version: Id,
    of: Collection,
    paths: &'static [&'static str],
) -> AnyView {
    live(move || {
        builder.moved.track();
        let record = builder.desk.record(Collection::Version, version);
        let record = record.unwrap_or_default();
        let Some(copy) = copy_of(&record, of) else {
            return ().into_any();
        };
        let copy = Flat::of(&copy);
        let fields = paths.iter().map(|path| {
            if is_kept(path) {
                drawn(builder, &record, &copy, (of, path))
            } else {
                field(builder.editing, Path::of_field(path))
            }
        });
        view! { <div class="fields">{fields.collect_view()}</div> }.into_any()
    })
}

/// Says that a record is no longer what the version keeps of it.
pub fn changed_since(builder: Builder, version: Id, of: Collection) -> AnyView {
    live(move || {
        builder.moved.track();
        let changed = builder.desk.with(|it| {
            let record = it.record(Collection::Version, version);
            record.is_some_and(|record| was_changed(it, record, of))
        });
        let said = changed.then_some(builder.t().agreement.record_changed);
        view! { <p class="hint">{said}</p> }.into_any()
    })
}

/// What an agreement is called by a version: who goes where.
pub fn name(workspace: &Workspace, version: Id) -> Option<String> {
    let record = workspace.record(Collection::Version, version)?;
    let named = |of| copy_of(record, of).map(|it| workspace.name_in(of, &it));
    let both = [Collection::Person, Collection::Partner].map(named);
    let said = both.into_iter().flatten().filter(|it| !it.is_empty());
    Some(said.collect::<Vec<_>>().join(" – "))
}

fn drawn(builder: Builder, version: &str, copy: &Flat, (of, path): (Collection, &str)) -> AnyView {
    let t = builder.t();
    let stored = copy.get(path);
    let kind = kind(spec(of, path));
    let text = builder.desk.with(|workspace| match kind {
        Some(Kind::Reference(other)) => copy_of(version, other).map_or_else(
            || words(workspace, t, of, path, stored),
            |copy| workspace.name_in(other, &copy),
        ),
        _ if stored.is_empty() => String::new(),
        _ => words(workspace, t, of, path, stored),
    });
    let control = TextField {
        label: field_label(t, of, path),
        lines: kind == Some(Kind::LongText),
        ..TextField::default()
    };
    let key = field_id(&Path::of_field(path));
    let key = key.strip_prefix("field-").unwrap_or(&key);
    let key = match of {
        Collection::Agreement => key.to_owned(),
        of => format!("{of}-{key}"),
    };
    control.draw(&key, text, Box::new(|_| {}), Box::new(|| {}))
}
