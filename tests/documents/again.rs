//! Every transcript that was read, written as ELMO 1.7 and read back.

use crate::said::{self, Told};
use passerelle::exchange::transcript::{
    self, Course, Date, Document, GradeTable, Kind, Learner, Of, Status, Unread, Written,
};
use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::Command;

/// The namespace of the response of EWP.
const TORS: &str = "https://github.com/erasmus-without-paper/ewp-specs-api-imobility-tors/blob/stable-v2/endpoints/get-response.xsd";

/// When the files are written.
const NOW: &str = "2026-11-22T15:00:00+01:00";

/// What becomes of transcripts that are written again.
pub struct Again {
    schemas: Option<PathBuf>,
    out: PathBuf,
    written: usize,
    valid: usize,
}

impl fmt::Display for Again {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} transcripts written and read back, ", self.written)?;
        match self.schemas {
            Some(_) => write!(f, "{} valid", self.valid),
            None => f.write_str("validation skipped"),
        }
    }
}

impl Again {
    pub fn of(root: &Path) -> Self {
        let schemas = root.join("../shared/standards/xsd");
        let lint = Command::new("xmllint").arg("--version").output().is_ok();
        let out = std::env::var_os("PASSERELLE_OUT").map(PathBuf::from);
        let out = out.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("documents"));
        std::fs::create_dir_all(&out).unwrap();
        Self {
            schemas: (lint && schemas.is_dir()).then_some(schemas),
            out,
            written: 0,
            valid: 0,
        }
    }

    /// Reads a file, writes its transcripts again, and says what it is.
    pub fn file(&mut self, name: &str, path: &Path, failures: &mut Vec<String>) -> Told {
        let bytes = std::fs::read(path).unwrap();
        let read = catch_unwind(|| transcript::read(&bytes));
        let Ok(read) = read else {
            failures.push(format!("{name}: panic"));
            let line = format!("{name}: panic");
            let details = Vec::new();
            return Told { line, details };
        };
        if let Ok(document) = &read {
            let all = catch_unwind(AssertUnwindSafe(|| self.document(name, document)));
            failures.extend(all.unwrap_or_else(|_| vec!["panic".to_owned()]));
        }
        said::of(name, &read)
    }

    fn document(&mut self, name: &str, document: &Document) -> Vec<String> {
        let mut failures = Vec::new();
        if let Err(what) = self.tables(name, document) {
            failures.push(format!("{name}: {what}"));
        }
        for (number, learner) in document.learners.iter().enumerate() {
            let written = transcript::write(learner, NOW);
            let file = format!("{}-{}.xml", name.replace(['/', '.'], "-"), number + 1);
            let path = self.out.join(file);
            std::fs::write(&path, &written.text).unwrap();
            self.written += 1;
            let mut fail = |what: String| failures.push(format!("{name}: {what}"));
            if let Err(what) = compared(learner, &written) {
                fail(what);
            }
            match self.valid("elmo-v1.xsd", &path) {
                Some(Err(what)) => fail(what),
                Some(Ok(())) => self.valid += 1,
                None => {}
            }
        }
        failures
    }

    /// Writes the tables of fields, reads them back, and puts them beside a transcript for
    /// the schema.
    fn tables(&self, name: &str, document: &Document) -> Result<(), String> {
        let of = Of::Field(None);
        let fields = document
            .tables
            .iter()
            .filter(|it| matches!(it.of, Of::Field(_)));
        let fields: Vec<GradeTable> = fields.map(|it| GradeTable { of, ..it.clone() }).collect();
        if fields.is_empty() {
            return Ok(());
        }
        let written = transcript::write_tables(&fields, Kind::Tors2);
        let read = transcript::read(written.text.as_bytes()).map_err(|it| it.to_string())?;
        if written.left.is_empty() && read.tables != fields {
            return Err(format!("tables read back as {:?}", read.tables));
        }
        let learner = document.learners.first().cloned().unwrap_or_default();
        let bare = |text: &str| text.split_once('\n').unwrap().1.to_owned();
        let text = format!(
            "<imobility-tors-get-response xmlns=\"{TORS}\"><tor><omobility-id>m</omobility-id>{}{}</tor></imobility-tors-get-response>",
            bare(&transcript::write(&learner, NOW).text),
            bare(&written.text)
        );
        let path = self
            .out
            .join(format!("{}-tables.xml", name.replace(['/', '.'], "-")));
        std::fs::write(&path, text).unwrap();
        let schema = "imobility-tors-v2-get-response.xsd";
        self.valid(schema, &path).unwrap_or(Ok(()))
    }

    fn valid(&self, schema: &str, path: &Path) -> Option<Result<(), String>> {
        let schema = self.schemas.as_ref()?.join(schema);
        let mut lint = Command::new("xmllint");
        lint.args(["--noout", "--nonet", "--huge", "--schema"]);
        let output = lint.arg(schema).arg(path).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        Some(output.status.success().then_some(()).ok_or(said))
    }
}

/// Compares a transcript with what is read of the file that it was written to.
pub fn compared(learner: &Learner, written: &Written) -> Result<(), String> {
    let back = back(&transcript::read(written.text.as_bytes()))?;
    if !back.self_declared || back.signed {
        return Err("not marked as self-declared".to_owned());
    }
    let (before, after) = (held(learner.clone()), held(back.clone()));
    if written.left.is_empty() && written.dropped == 0 && before != after {
        return Err(format!("read back as\n{after:?}\nfor\n{before:?}"));
    }
    let results = |it: &Learner| -> Vec<_> {
        let courses = it.reports.iter().flat_map(|it| &it.courses);
        let result = |it: &Course| (it.titles.clone(), it.mark.clone(), it.parent);
        courses.map(result).collect()
    };
    if results(&before) != results(&after) || learner.total() != back.total() {
        return Err("courses, marks or credits read back otherwise".to_owned());
    }
    let again = transcript::write(&back, NOW);
    if again.text == written.text {
        Ok(())
    } else {
        Err("written otherwise the second time".to_owned())
    }
}

fn back(read: &Result<Document, Unread>) -> Result<Learner, String> {
    let document = read.as_ref().map_err(|it| format!("written as {it}"))?;
    match (document.kind, document.learners.as_slice()) {
        (Kind::Elmo1, [learner]) => Ok(learner.clone()),
        other => Err(format!("written as {other:?}")),
    }
}

/// A transcript without what a file of ours says otherwise on purpose: when it was made,
/// that it is unsigned, and that what is not said to be failed was passed.
fn held(mut learner: Learner) -> Learner {
    learner.generated = None;
    learner.signed = false;
    learner.self_declared = true;
    if learner.reports.is_empty() {
        learner.reports.push(transcript::Report::default());
    }
    for report in &mut learner.reports {
        report.issued = report.issued.take().and_then(|it| it.day).map(|day| Date {
            text: String::new(),
            day: Some(day),
        });
        for course in &mut report.courses {
            course.at = None;
            if course.status == Status::Assumed {
                course.status = Status::Passed;
            }
        }
    }
    learner
}
