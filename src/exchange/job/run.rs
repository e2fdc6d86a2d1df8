//! A job, done.

use super::{Failure, Job, Look, PART, Reply, SHOWN_LETTERS, SHOWN_ROWS, SheetLook};
use crate::exchange::directory::{self, Directory, Source};
use crate::exchange::import::{Mapping, Reader, no_references};
use crate::exchange::sheet::{self, Sheet, Workbook, heading};
use crate::exchange::xlsx;
use crate::model::records::Collection;
use crate::model::value::{Day, Value as _};
use std::ops::ControlFlow;

/// Hands over an answer, with the bytes that belong to it.
pub type Say<'a> = dyn FnMut(Reply, Option<Vec<u8>>) + 'a;

/// Does a job with the bytes of its file; the last answer is what it came to.
pub fn run(job: Job, bytes: &[u8], say: &mut Say<'_>) {
    let done = match job {
        Job::Look { collection } => look(&collection, bytes, say),
        Job::Rows {
            sheet,
            heading,
            mapping,
        } => rows(sheet, heading, &mapping, bytes, say),
        Job::Write { tables, made } => Day::parse(&made)
            .map_err(|_| Failure::Asked)
            .and_then(|made| xlsx::write(&tables, made).map_err(Failure::Write))
            .map(|bytes| (Reply::Done, Some(bytes))),
        Job::Directory { source } => directory(source, bytes, say),
    };
    match done {
        Ok((reply, bytes)) => say(reply, bytes),
        Err(failure) => say(Reply::Failed(failure), None),
    }
}

type Answer = Result<(Reply, Option<Vec<u8>>), Failure>;

fn read(bytes: &[u8], say: &mut Say<'_>) -> Result<Workbook, Failure> {
    sheet::read(bytes, &mut |done, of| told(say, done, of)).map_err(Failure::Table)
}

fn told(say: &mut Say<'_>, done: usize, of: usize) -> ControlFlow<()> {
    say(Reply::Progress(done, of), None);
    // Whoever has enough of it ends the worker.
    ControlFlow::Continue(())
}

fn directory(source: Source, bytes: &[u8], say: &mut Say<'_>) -> Answer {
    let list = directory::read(bytes, source, &mut |done, of| told(say, done, of));
    let list = list.map_err(Failure::Directory)?;
    let directory = Directory::of(&list);
    let reply = Reply::Directory {
        source: list.source,
        count: directory.len(),
        nameless: list.nameless,
        unread: list.unread,
    };
    Ok((reply, Some(directory.to_bytes())))
}

fn look(collection: &str, bytes: &[u8], say: &mut Say<'_>) -> Answer {
    let collection: Collection = collection.parse().map_err(|()| Failure::Asked)?;
    let workbook = read(bytes, say)?;
    let look = Look {
        sheets: workbook
            .sheets
            .iter()
            .map(|it| seen(collection, it))
            .collect(),
        findings: workbook.findings,
    };
    Ok((Reply::Looked(look), None))
}

fn seen(collection: Collection, sheet: &Sheet) -> SheetLook {
    let found = heading(sheet, &|name| Mapping::knows(collection, name));
    let at = found.map(|it| it.at);
    let mut first: Vec<_> = sheet.rows.iter().take(SHOWN_ROWS).cloned().collect();
    for cell in first.iter_mut().flat_map(|it| &mut it.cells) {
        if let Some((end, _)) = cell.text.char_indices().nth(SHOWN_LETTERS) {
            cell.text.truncate(end);
            cell.text.push('…');
        }
    }
    let is_empty = sheet.rows.is_empty();
    SheetLook {
        name: sheet.name.clone(),
        rows: sheet.rows.len(),
        first,
        heading: at,
        is_known: found.is_some_and(|it| it.is_known),
        mapping: (!is_empty).then(|| Mapping::propose(collection, sheet, at)),
    }
}

fn rows(
    sheet: usize,
    heading: Option<usize>,
    mapping: &Mapping,
    bytes: &[u8],
    say: &mut Say<'_>,
) -> Answer {
    let workbook = read(bytes, say)?;
    let sheet = workbook.sheets.get(sheet).ok_or(Failure::Asked)?;
    let mut reader = Reader::of(mapping).ok_or(Failure::Asked)?;
    let below = heading.map_or(0, |at| at.saturating_add(1));
    let mut part = Vec::with_capacity(PART);
    for row in sheet.rows.iter().skip(below) {
        part.extend(reader.row(row, &no_references));
        if part.len() == PART {
            say(Reply::Rows(std::mem::take(&mut part)), None);
        }
    }
    if !part.is_empty() {
        say(Reply::Rows(part), None);
    }
    Ok((Reply::Done, None))
}
