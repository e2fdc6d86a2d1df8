//! The published systems and scales that the product ships as *examples*.
//!
//! They are starting points: every partner has its own rule, its own date and its
//! own source, and the product says so wherever it offers a preset. The files
//! beside this one are the place to correct a fact; a test proves that they read.

pub use super::credit::CreditSystem;
pub use super::grade::{ExcludedCodes, GradeScale, GradingTable, LookupTable, PointSet};
use serde::de::DeserializeOwned;
use std::sync::LazyLock;

static CREDIT_SYSTEMS: LazyLock<Vec<CreditSystem>> =
    LazyLock::new(|| shipped(include_str!("presets/credit_systems.json")));

static GRADE_SCALES: LazyLock<Vec<GradeScale>> =
    LazyLock::new(|| shipped(include_str!("presets/grade_scales.json")));

static GRADING_TABLES: LazyLock<Vec<GradingTable>> =
    LazyLock::new(|| shipped(include_str!("presets/grading_tables.json")));

static LOOKUP_TABLES: LazyLock<Vec<LookupTable>> =
    LazyLock::new(|| shipped(include_str!("presets/lookup_tables.json")));

static POINT_SETS: LazyLock<Vec<PointSet>> =
    LazyLock::new(|| shipped(include_str!("presets/point_sets.json")));

static EXCLUDED_CODES: LazyLock<Vec<ExcludedCodes>> =
    LazyLock::new(|| shipped(include_str!("presets/excluded_codes.json")));

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

/// Every published grading table.
pub fn grading_tables() -> &'static [GradingTable] {
    &GRADING_TABLES
}

/// The grading table of this name.
pub fn grading_table(id: &str) -> Option<&'static GradingTable> {
    grading_tables().iter().find(|it| it.id == id)
}

/// Every printed conversion table.
pub fn lookup_tables() -> &'static [LookupTable] {
    &LOOKUP_TABLES
}

/// The conversion table of this name.
pub fn lookup_table(id: &str) -> Option<&'static LookupTable> {
    lookup_tables().iter().find(|it| it.id == id)
}

/// Every set of points for a mean.
pub fn point_sets() -> &'static [PointSet] {
    &POINT_SETS
}

/// The set of points of this name.
pub fn point_set(id: &str) -> Option<&'static PointSet> {
    point_sets().iter().find(|it| it.id == id)
}

/// What each institution keeps out of its means.
pub fn excluded_codes() -> &'static [ExcludedCodes] {
    &EXCLUDED_CODES
}

/// What the institution of this name keeps out of its means.
pub fn excluded_code(id: &str) -> Option<&'static ExcludedCodes> {
    excluded_codes().iter().find(|it| it.id == id)
}

/// Reads a file of the build. It cannot fail in a build that passed its tests,
/// and an empty list is then the harmless answer.
fn shipped<T: DeserializeOwned>(json: &str) -> Vec<T> {
    serde_json::from_str(json).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads a file whole, and holds its records against what the page is given.
    fn check<T: DeserializeOwned>(json: &str, given: &[T], id: impl Fn(&T) -> &str) {
        let raw: Vec<serde_json::Value> = serde_json::from_str(json).unwrap();
        let read: Vec<T> = serde_json::from_str(json).unwrap();
        assert_eq!((raw.len(), read.len()), (given.len(), given.len()));
        for (index, record) in given.iter().enumerate() {
            assert_eq!(
                given.iter().position(|it| id(it) == id(record)),
                Some(index)
            );
        }
    }

    #[test]
    fn every_shipped_file_reads_whole_and_no_name_stands_twice() {
        check(
            include_str!("presets/credit_systems.json"),
            credit_systems(),
            |it| &it.id,
        );
        check(
            include_str!("presets/grade_scales.json"),
            grade_scales(),
            |it| &it.id,
        );
        check(
            include_str!("presets/grading_tables.json"),
            grading_tables(),
            |it| &it.id,
        );
        check(
            include_str!("presets/lookup_tables.json"),
            lookup_tables(),
            |it| &it.id,
        );
        check(
            include_str!("presets/point_sets.json"),
            point_sets(),
            |it| &it.id,
        );
        check(
            include_str!("presets/excluded_codes.json"),
            excluded_codes(),
            |it| &it.id,
        );
    }

    #[test]
    fn every_table_names_scales_that_ship() {
        let scales = grading_tables().iter().map(|it| &it.scale);
        let scales = scales.chain(point_sets().iter().map(|it| &it.scale));
        let tables = lookup_tables().iter();
        for id in scales.chain(tables.flat_map(|it| it.from.iter().chain(&it.to))) {
            assert!(grade_scale(id).is_some(), "{id}");
        }
    }
}
