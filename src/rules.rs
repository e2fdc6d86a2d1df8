//! What the texts require of a learning agreement: facts and rule profiles in, findings
//! out.
//!
//! *Invariant*: every number, severity, message and source stands in a profile
//! (`rules/profiles/*.json`); code holds the shapes of conditions and the closed set of
//! facts that they may name. What is not known makes a rule *unknown, because…*, never
//! kept and never broken.

mod checking;
pub mod condition;
pub mod fact;
pub mod facts;
pub mod finding;
pub mod groups;
pub mod profile;
pub mod read;
pub mod recognition;
pub mod shipped;
pub mod truth;

pub use fact::{Fact, Scope};
pub use facts::{Facts, Place, Row, Value};
pub use finding::{Finding, Verdict, check};
pub use profile::{Fix, Profile, Rule, Severity};
pub use read::ProfileError;
pub use truth::{Lack, Truth};
