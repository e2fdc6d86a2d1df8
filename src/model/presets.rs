//! The published systems and scales that the product ships as *examples*.
//!
//! They are starting points: every partner has its own rule, its own date and its
//! own source, and the product says so wherever it offers a preset. The files
//! beside this one are the place to correct a fact; a test proves that they read.

pub use super::credit::CreditSystem;
pub use super::grade::GradeScale;
use serde::de::DeserializeOwned;
use std::sync::LazyLock;

static CREDIT_SYSTEMS: LazyLock<Vec<CreditSystem>> =
    LazyLock::new(|| shipped(include_str!("presets/credit_systems.json")));

static GRADE_SCALES: LazyLock<Vec<GradeScale>> =
    LazyLock::new(|| shipped(include_str!("presets/grade_scales.json")));

/// Every credit system, the ECTS first.
pub fn credit_systems() -> &'static [CreditSystem] {
    &CREDIT_SYSTEMS
}

/// The credit system of this name.
pub fn credit_system(id: &str) -> Option<&'static CreditSystem> {
    credit_systems().iter().find(|it| it.id == id)
}

/// Every grade scale, the French one first.
pub fn grade_scales() -> &'static [GradeScale] {
    &GRADE_SCALES
}

/// The grade scale of this name.
pub fn grade_scale(id: &str) -> Option<&'static GradeScale> {
    grade_scales().iter().find(|it| it.id == id)
}

/// Reads a file of the build. It cannot fail in a build that passed its tests,
/// and an empty list is then the harmless answer.
fn shipped<T: DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_file_reads_whole() {
        let read = |json| {
            serde_json::from_str::<Vec<serde_json::Value>>(json)
                .unwrap()
                .len()
        };
        serde_json::from_str::<Vec<CreditSystem>>(include_str!("presets/credit_systems.json"))
            .unwrap();
        serde_json::from_str::<Vec<GradeScale>>(include_str!("presets/grade_scales.json")).unwrap();
        assert_eq!(
            credit_systems().len(),
            read(include_str!("presets/credit_systems.json"))
        );
        assert_eq!(
            grade_scales().len(),
            read(include_str!("presets/grade_scales.json"))
        );
    }

    #[test]
    fn no_name_stands_twice() {
        for (index, system) in credit_systems().iter().enumerate() {
            assert_eq!(
                credit_systems().iter().position(|it| it.id == system.id),
                Some(index)
            );
        }
        for (index, scale) in grade_scales().iter().enumerate() {
            assert_eq!(
                grade_scales().iter().position(|it| it.id == scale.id),
                Some(index)
            );
        }
    }
}
