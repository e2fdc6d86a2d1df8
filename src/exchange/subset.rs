//! Some records with just what they refer to.

use crate::agreement::life::ids_of;
use crate::model::records::{Collection, Content, Id, value_at};
use crate::model::value::Kind;
use crate::workspace::Workspace;
use std::collections::BTreeSet;

/// These records and every record that they refer to, directly or through others, each
/// once. A reference that leads nowhere is passed over.
pub fn closure(
    workspace: &Workspace,
    roots: impl IntoIterator<Item = (Collection, Id)>,
) -> BTreeSet<(Collection, Id)> {
    let mut found = BTreeSet::new();
    let mut left: Vec<(Collection, Id)> = roots.into_iter().collect();
    while let Some((collection, id)) = left.pop() {
        let Some(text) = workspace.record(collection, id) else {
            continue;
        };
        if !found.insert((collection, id)) {
            continue;
        }
        for field in collection.fields() {
            if let Content::Scalar {
                kind: Kind::Reference(other),
                ..
            } = field.content
            {
                let id = value_at(text, field.path).and_then(|it| it.parse().ok());
                left.extend(id.map(|id| (other, id)));
            }
        }
        // What was agreed goes with the agreement.
        if collection == Collection::Agreement {
            left.extend(ids_of(workspace, id).map(|id| (Collection::Version, id)));
        }
    }
    found
}
