//! Runs the rows of a file, prints what fails and counts.

use crate::grammar::Answer;
use crate::methods::{answer, gives_words};
use serde::Deserialize;
use std::fmt;
use std::path::Path;

/// One row of a file.
#[derive(Clone, Debug, Deserialize)]
pub struct Row {
    pub id: String,
    pub topic: String,
    pub method: String,
    pub input: String,
    pub parameters: String,
    pub expected: String,
    pub rounding: String,
}

/// What became of a row.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The product gives what is expected.
    Passed,
    /// It gives something else, or the row does not follow the grammar.
    Failed {
        /// What came instead.
        got: String,
    },
}

impl Row {
    /// Runs the row.
    pub fn verdict(&self) -> Verdict {
        let got = answer(
            &self.topic,
            &self.method,
            &self.input,
            &self.parameters,
            &self.rounding,
        );
        let got = match got {
            Ok(got) => got,
            Err(reason) => return Verdict::Failed { got: reason },
        };
        let expected = if gives_words(&self.topic, &self.method) {
            Answer::parse_word(&self.expected)
        } else {
            Answer::parse(&self.expected)
        };
        match expected {
            Ok(expected) if got.is(&expected) => Verdict::Passed,
            Ok(_) => Verdict::Failed {
                got: got.to_string(),
            },
            Err(reason) => Verdict::Failed {
                got: format!("{got}; expected: {reason}"),
            },
        }
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            id,
            topic,
            method,
            input,
            parameters,
            expected,
            rounding,
        } = self;
        write!(
            f,
            "{id} {topic} {method}: input {input:?}, parameters {parameters:?}, \
             rounding {rounding:?}, expected {expected:?}"
        )
    }
}

/// How many rows passed and failed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Rows with the expected result.
    pub passed: usize,
    /// All others.
    pub failed: usize,
}

impl Tally {
    /// Adds the rows of another file.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

/// Runs every row of the file at `path`. A file or line that cannot be read, and a
/// file without rows, count as one failure each.
pub fn run_file(path: &Path) -> Tally {
    let mut tally = Tally::default();
    let name = path.display();
    let mut reader = match csv::ReaderBuilder::new()
        .trim(csv::Trim::All)
        .from_path(path)
    {
        Ok(reader) => reader,
        Err(error) => {
            println!("{name}: {error}");
            return Tally {
                passed: 0,
                failed: 1,
            };
        }
    };
    for row in reader.deserialize::<Row>() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                println!("{name}: {error}");
                tally.failed += 1;
                continue;
            }
        };
        match row.verdict() {
            Verdict::Passed => {
                tally.passed += 1;
                continue;
            }
            Verdict::Failed { got } => println!("{row}, got: {got}"),
        }
        tally.failed += 1;
    }
    if tally.passed + tally.failed == 0 {
        println!("{name}: no rows");
        tally.failed = 1;
    }
    println!("{name}: {tally}");
    tally
}
