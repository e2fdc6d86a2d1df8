//! Some records with just what they refer to.

use crate::agreement::life::ids_of;
use crate::model::records::{Collection, Content, FieldSpec, Id, value_at};
use crate::model::value::Kind;
use crate::workspace::path::Path;
use crate::workspace::{Workspace, edit, json};
use std::collections::BTreeSet;

/// These records and every record that they refer to, directly or through others, each
/// once. A reference that leads nowhere is passed over.
pub fn closure(
    workspace: &Workspace,
    roots: impl IntoIterator<Item = (Collection, Id)>,
) -> BTreeSet<(Collection, Id)> {
    let mut found = BTreeSet::new();
    let mut left: Vec<(Collection, Id)> = roots.into_iter().collect();
    let asked: BTreeSet<Id> = left.iter().map(|(_, id)| *id).collect();
    while let Some((collection, id)) = left.pop() {
        let Some(text) = workspace.record(collection, id) else {
            continue;
        };
        // A table whose owner does not want it passed on leaves only when it is asked for.
        let shared = collection == Collection::GradeTable && !asked.contains(&id);
        if shared && value_at(text, "confidential").as_deref() == Some("true") {
            continue;
        }
        if !found.insert((collection, id)) {
            continue;
        }
        left.extend(references(collection.fields(), text));
        // What was agreed goes with the agreement.
        if collection == Collection::Agreement {
            left.extend(ids_of(workspace, id).map(|id| (Collection::Version, id)));
        }
    }
    found
}

/// The records that the fields of a text name, and those of the items of its lists.
fn references(fields: &[FieldSpec], text: &str) -> Vec<(Collection, Id)> {
    let mut found = Vec::new();
    for field in fields {
        match field.content {
            Content::Scalar {
                kind: Kind::Reference(other),
                ..
            } => {
                let id = value_at(text, field.path).and_then(|it| it.parse().ok());
                found.extend(id.map(|id| (other, id)));
            }
            Content::List(inside) if inside.iter().any(is_reference) => {
                let list = edit::get(text, &Path::of_field(field.path).0);
                let list = list.ok().flatten();
                let items = list.as_deref().and_then(json::items).unwrap_or_default();
                found.extend(items.iter().flat_map(|(_, item)| references(inside, item)));
            }
            _ => {}
        }
    }
    found
}

fn is_reference(field: &FieldSpec) -> bool {
    matches!(
        field.content,
        Content::Scalar {
            kind: Kind::Reference(_),
            ..
        }
    )
}
