//! A transcript of records, from the text of its file to plain values.

use passerelle::exchange::transcript::read;
use wasm_bindgen::prelude::wasm_bindgen;

/// How many courses an ELMO file holds, once all of it is read; nothing where it cannot
/// be, or where something in it is odd.
#[wasm_bindgen]
pub fn elmo_courses(file: &str) -> Option<usize> {
    let document = read(file.as_bytes()).ok()?;
    let reports = document.learners.iter().flat_map(|it| &it.reports);
    let courses = reports.map(|it| it.courses.len()).sum();
    document.findings.is_empty().then_some(courses)
}
