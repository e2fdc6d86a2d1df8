//! Planning a command slice by slice, so that a page can pause in between.
//!
//! The dataset may have moved between two slices, as another tab's changes are taken over.
//! Nothing is lost by that: whatever no longer fits is refused, and listed, when the plan
//! is applied.

use super::Workspace;
use super::change::Entry;
use super::command::{Brought, Plan, Rejection, What};
use super::diff;
use super::draft::{Draft, sound, whole_addition};
use super::frozen::moves_frozen;
use std::ops::ControlFlow;
use std::vec::IntoIter;

/// How many bytes of records are looked at in one slice: a few milliseconds of work.
const SLICE: usize = 128 * 1024;

/// A plan that is being made.
#[derive(Debug)]
pub struct Planning {
    plan: Plan,
    left: IntoIter<Brought>,
}

impl Planning {
    pub(super) fn of(plan: Plan, left: Vec<Brought>) -> Self {
        Self {
            plan,
            left: left.into_iter(),
        }
    }

    /// Plans one more slice, for the dataset as it is now: gives the rest to go on with,
    /// or the plan when nothing is left.
    ///
    /// # Errors
    /// See [`Rejection`]; nothing has changed then.
    pub fn go_on(mut self, workspace: &Workspace) -> Result<ControlFlow<Plan, Self>, Rejection> {
        let mut looked_at = 0_usize;
        for brought in self.left.by_ref() {
            looked_at += size(&brought, workspace);
            bring(workspace, brought, &mut self.plan.set.entries)?;
            if looked_at >= SLICE {
                return Ok(ControlFlow::Continue(self));
            }
        }
        if self.plan.set.entries.is_empty() && self.plan.refused.is_empty() {
            return Err(Rejection::Nothing);
        }
        let set = &self.plan.set;
        if moves_frozen(workspace, set.deed, &set.entries) {
            return Err(Rejection::Frozen);
        }
        Ok(ControlFlow::Break(self.plan))
    }
}

/// The bytes of a record that has to be looked at: of what comes, or of what is there.
fn size(brought: &Brought, workspace: &Workspace) -> usize {
    match &brought.what {
        What::Whole(text) | What::Gone(text) => text.len(),
        What::Places(_) => workspace
            .record(brought.collection, brought.id)
            .map_or(0, str::len),
    }
}

/// Adds the entries that bring one record.
fn bring(
    workspace: &Workspace,
    brought: Brought,
    entries: &mut Vec<Entry>,
) -> Result<(), Rejection> {
    let Brought {
        collection,
        id,
        what,
    } = brought;
    match (what, workspace.record(collection, id)) {
        (What::Whole(text), None) => entries.push(whole_addition(collection, id, text)?),
        (What::Whole(text), Some(here)) => {
            sound(id, &text, here.len())?;
            let differences = diff::differences(here, &text);
            entries.extend(differences.into_iter().map(|it| Entry {
                collection,
                id,
                path: it.path,
                before: it.before,
                after: it.after,
                digest: None,
            }));
        }
        (What::Places(places), Some(here)) => {
            let mut draft = Draft::of(collection, id, here);
            for (path, value) in places {
                draft.put(path, value.as_deref())?;
            }
            entries.append(&mut draft.done()?);
        }
        (What::Places(_), None) => return Err(Rejection::NoSuchRecord),
        (What::Gone(text), Some(_)) => entries.push(Entry {
            before: Some(text),
            ..Entry::whole(collection, id, None, None)
        }),
        (What::Gone(_), None) => {}
    }
    Ok(())
}
