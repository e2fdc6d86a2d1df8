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
    use crate::model::records::{
        Collection, FieldProblem, Id, Mobility, Office, Partner, Person, Programme, ReadError,
        Record, value_at,
    };

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
            };
            assert_eq!(problems, Ok(Vec::new()), "{collection} {id}");
            for path in ["person", "partner", "programme"] {
                if let Some(id) = value_at(text, path) {
                    assert!(there(id.parse().unwrap()), "{id}");
                }
            }
        }
        for collection in Collection::ALL {
            assert!(sample.records.iter().any(|(it, ..)| *it == collection));
        }
    }
}
