//! The tables that marks are carried over by, and what letters are worth.

use super::Row;
use crate::model::presets;
use crate::model::source::{Source, Status};
use crate::text::Texts;

/// The grading tables that ship: whom each counts, and when.
pub fn grading(texts: &Texts) -> Vec<Row> {
    let tables = presets::grading_tables().iter();
    let rows = tables.map(|it| {
        let group = texts.words(&it.group);
        let detail = match &it.period {
            Some(period) => format!("{group} · {period}"),
            None => group.to_owned(),
        };
        row(texts.words(&it.name), detail, &it.source(), texts)
    });
    rows.collect()
}

/// The printed tables that ship, and the points of letters.
pub fn printed(texts: &Texts) -> Vec<Row> {
    let tables = presets::lookup_tables().iter().map(|it| {
        let level = it.level.as_ref().map(|it| texts.words(it).to_owned());
        row(
            texts.words(&it.name),
            level.unwrap_or_default(),
            &it.source(),
            texts,
        )
    });
    let points = presets::point_sets().iter();
    let points = points.map(|it| row(texts.words(&it.name), String::new(), &it.source(), texts));
    let codes = presets::excluded_codes().iter();
    let codes = codes.map(|it| row(&it.institution, String::new(), &it.source(), texts));
    tables.chain(points).chain(codes).collect()
}

fn row(what: &str, detail: String, source: &Source<'_>, texts: &Texts) -> Row {
    Row {
        what: what.to_owned(),
        detail,
        document: source.citation.to_owned(),
        dated: source.dated.unwrap_or_default().to_owned(),
        status: texts.status(source.status),
        confirmed: source.status == Status::Confirmed,
    }
}
