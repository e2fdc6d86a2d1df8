//! The sample: a fictitious office, as a backup of this very product.

use super::{FileError, Received};

/// The sample data.
///
/// # Errors
/// None in a build that passed its tests.
pub fn sample() -> Result<Received, FileError> {
    super::read(include_bytes!("sample.json"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::agreement::life::versions;
    use crate::agreement::{State, life};
    use crate::model::records::{
        Agreement, Collection, Decision, FieldProblem, GradeTable, Id, Mobility, Office, Partner,
        Person, Programme, ReadError, Record, Transcript, Version, value_at,
    };
    use crate::model::value::{Day, Value as _};
    use crate::workspace::change::Deed;
    use crate::workspace::command::{Brought, What};
    use crate::workspace::{Command, Workspace};

    fn problems<T: Record>(text: &str) -> Result<Vec<FieldProblem>, ReadError> {
        T::read(text).map(|it| it.problems)
    }

    #[test]
    fn every_record_of_the_sample_is_right_and_refers_to_one_that_is_there() {
        let sample = sample().unwrap();
        assert_eq!(sample.intact, Some(true));
        assert_eq!(sample.problems, []);
        let there = |id: Id| sample.records.iter().any(|(_, it, _)| *it == id);
        for (collection, id, text) in &sample.records {
            let problems = match collection {
                Collection::Office => problems::<Office>(text),
                Collection::Partner => problems::<Partner>(text),
                Collection::Person => problems::<Person>(text),
                Collection::Mobility => problems::<Mobility>(text),
                Collection::Programme => problems::<Programme>(text),
                Collection::Agreement => problems::<Agreement>(text),
                Collection::Version => problems::<Version>(text),
                Collection::GradeTable => problems::<GradeTable>(text),
                Collection::Transcript => problems::<Transcript>(text),
                Collection::Decision => problems::<Decision>(text),
            };
            assert_eq!(problems, Ok(Vec::new()), "{collection} {id}");
            for path in [
                "person",
                "partner",
                "programme",
                "office",
                "mobility",
                "version",
                "inForce",
                "agreement",
            ] {
                if let Some(id) = value_at(text, path) {
                    assert!(there(id.parse().unwrap()), "{id}");
                }
            }
        }
        for collection in Collection::ALL {
            assert!(sample.records.iter().any(|(it, ..)| *it == collection));
        }
    }

    // A newcomer sees what each state looks like.
    #[test]
    fn the_sample_holds_an_agreement_in_every_state() {
        let mut workspace = Workspace::default();
        let records = sample().unwrap().records.into_iter();
        let brought = records.map(|(collection, id, text)| Brought {
            collection,
            id,
            what: What::Whole(text),
        });
        let command = Command::Bring(Deed::Import, brought.collect());
        let set = command.plan(&workspace, Id::from_u128(1), "2026-11-22T00:00:00Z");
        let set = set.unwrap().set;
        for edit in workspace.edits(&set) {
            workspace.apply(&edit, &set, &mut Vec::new()).unwrap();
        }
        let today = Day::parse("2026-11-22").unwrap().date();
        let ids: Vec<Id> = workspace
            .table(Collection::Agreement)
            .records()
            .map(|(id, _)| id)
            .collect();
        let mut states: Vec<_> = ids
            .iter()
            .map(|id| life(&workspace, *id, today).unwrap().state.key())
            .collect();
        states.sort_unstable();
        let mut expected = State::ALL.map(State::key);
        expected.sort_unstable();
        assert_eq!(states, expected);
        assert_eq!(versions(&workspace, *ids.last().unwrap()).len(), 2);
    }
}
