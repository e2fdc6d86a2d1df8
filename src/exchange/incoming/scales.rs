//! The grading schemes of a transcript, and which scales they are. A description is prose
//! and is never read: what a scheme is, somebody says once, and the partner's record keeps
//! it.

use super::Row;
use crate::exchange::transcript::{Report, Said};
use crate::model::records::{Partner, Record as _};
use crate::model::value::{GradeScaleKey, Value as _};
use crate::text::fold;

/// A grading scheme of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Scheme {
    /// Its name in the file; empty for results that name none.
    pub name: String,
    /// How the file describes it.
    pub described: String,
    /// How many results it marks.
    pub results: usize,
}

/// The schemes of results that have a mark, in the order of the rows.
pub fn schemes(rows: &[Row], described: &dyn Fn(&str) -> String) -> Vec<Scheme> {
    let mut all: Vec<Scheme> = Vec::new();
    for row in rows
        .iter()
        .filter(|it| it.mark.is_some() || it.lent.is_some())
    {
        match all.iter_mut().find(|it| it.name == row.scheme) {
            Some(known) => known.results = known.results.saturating_add(1),
            None => all.push(Scheme {
                name: row.scheme.clone(),
                described: described(&row.scheme),
                results: 1,
            }),
        }
    }
    all
}

/// The same of a report.
pub fn schemes_of(report: &Report, rows: &[Row], language: &str) -> Vec<Scheme> {
    schemes(rows, &|name| {
        let found = report.schemes.iter().find(|it| it.id == name);
        let said = found.map_or("", |it| Said::best(&it.descriptions, language));
        said.to_owned()
    })
}

/// The scale that a partner's record says a scheme is; also of marks that name no scheme, as
/// soon as somebody has said it once. Where both the record and the file
/// describe it, they have to do so in the same words: a name such as `1` says nothing.
pub fn known_scale(partner: &str, scheme: &Scheme) -> Option<GradeScaleKey> {
    let partner = Partner::read(partner).ok()?.record;
    // What was said last corrects what was said before.
    let schemes = partner.schemes.iter().rev().map(|it| &it.value);
    // Two scales for marks without a name: nobody can say which.
    let unnamed = schemes.clone().filter(|it| it.scheme.is_none());
    let mut scales = unnamed.filter_map(|it| it.grade_scale);
    let first = scales.next();
    if scheme.name.is_empty() && scales.any(|it| Some(it) != first) {
        return None;
    }
    let mut named = schemes.filter(|it| {
        let named = it.scheme.as_ref().map(|it| fold(it.as_str()));
        named == super::line(&scheme.name).map(|it| fold(it.as_str()))
    });
    let described = super::line(&scheme.described).map(|it| fold(&it.text()));
    let found = named.find(|it| {
        let known = it.described.as_ref().map(|it| fold(it.as_str()));
        known
            .zip(described.as_ref())
            .is_none_or(|(one, other)| one == *other)
    });
    found.and_then(|it| it.grade_scale)
}
