//! A transcript going out: from the records of it to what ELMO can say.
//!
//! The file is declared by whoever writes it and signed by nobody. *Invariant*: no result
//! becomes passed in it of which nobody has said so, in words or by a mark of a known
//! scale.

mod terms;

use crate::exchange::transcript::{
    Course, CourseKind, Credit, Date, Identifier, Issuer, Learner, Number, Report, Said, Scheme,
    Status, Written, write,
};
use crate::model::exact::Exact;
use crate::model::grade::{GradeScale, Mark, Position};
use crate::model::records::{
    Collection, CourseResult, Id, Partner, Person, Record as _, ResultStatus, Transcript, value_at,
};
use crate::model::value::{Amount, CreditSystemKey, Day, Flag, GradeScaleKey, Line, Value};
use crate::workspace::Workspace;
use terms::Terms;

/// What a transcript says that the file does not, or not in that form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unsaid {
    /// The credits of a row that is part of another, or stands twice.
    Aside(String),
    /// Whether a result was passed: the file says that it is going on.
    Outcome(String),
    /// That somebody was absent: the file says that it was failed.
    Absence(String),
    /// How credits are counted: the file calls them local.
    System(String),
    /// On which days a term begins and ends: the file has its share of the academic year, or
    /// whole months.
    TermDays(String),
}

/// A transcript as ELMO 1.7, made at a moment (`2026-11-22T15:00:00Z`), and what it could
/// not say; `None` where there is no such transcript.
pub fn elmo(workspace: &Workspace, id: Id, moment: &str) -> Option<(Written, Vec<Unsaid>)> {
    let text = workspace.record(Collection::Transcript, id)?;
    let transcript = Transcript::read(text).ok()?.record;
    let of = |field: &str, collection| {
        let id = value_at(text, field)?.parse().ok()?;
        workspace.record(collection, id)
    };
    let partner = of("partner", Collection::Partner).and_then(|it| Partner::read(it).ok());
    let partner = partner.map(|it| it.record).unwrap_or_default();
    let person = of("person", Collection::Person).and_then(|it| Person::read(it).ok());
    let mut unsaid = Vec::new();
    let out = Out {
        transcript: &transcript,
        partner: &partner,
        terms: Terms::of(workspace, text, &transcript),
    };
    let report = out.report(&mut unsaid);
    let learner = Learner {
        reports: vec![report],
        ..learner(&person.map(|it| it.record).unwrap_or_default())
    };
    Some((write(&learner, moment), unsaid))
}

fn text(line: Option<&Line>) -> String {
    line.map_or(String::new(), |it| it.as_str().to_owned())
}

fn date(day: Option<Day>) -> Option<Date> {
    day.map(|it| Date {
        text: it.text(),
        day: Some(it),
    })
}

fn said(language: &str, line: Option<&Line>) -> Option<Said> {
    line.map(|it| Said {
        language: language.to_owned(),
        text: it.as_str().to_owned(),
    })
}

fn identifier(kind: &str, value: Option<String>) -> Option<Identifier> {
    value.map(|value| Identifier {
        kind: kind.to_owned(),
        value,
    })
}

fn learner(person: &Person) -> Learner {
    let esi = person.esi.as_ref().map(Value::text);
    let esi = esi.filter(|it| it.starts_with("urn:"));
    Learner {
        given_names: text(person.given_names.as_ref()),
        family_name: text(person.family_names.as_ref()),
        born: date(person.birth_date),
        citizenship: person.nationality.map(|it| it.text()),
        gender: person.gender.map(|it| it.text()),
        identifiers: identifier("esi", esi).into_iter().collect(),
        ..Learner::default()
    }
}

/// A transcript and its issuer.
struct Out<'a> {
    transcript: &'a Transcript,
    partner: &'a Partner,
    terms: Terms,
}

impl Out<'_> {
    fn report(&self, unsaid: &mut Vec<Unsaid>) -> Report {
        let results = self.transcript.results.iter().map(|it| &it.value);
        let courses = results.clone().map(|it| self.course(it, unsaid)).collect();
        let mut schemes: Vec<Scheme> = Vec::new();
        for scale in results.filter_map(|it| self.scale(it)) {
            if schemes.iter().all(|it| it.id != scale.id) {
                schemes.push(scheme(scale));
            }
        }
        Report {
            issuer: self.issuer(),
            issued: date(self.transcript.issued_on),
            courses,
            schemes,
            ..Report::default()
        }
    }

    fn issuer(&self) -> Issuer {
        let of = self.partner;
        let identifiers = [
            identifier("schac", of.schac.as_ref().map(Value::text)),
            identifier("erasmus", of.erasmus.as_ref().map(Value::text)),
            identifier("pic", of.pic.as_ref().map(Value::text)),
        ];
        let local = self.transcript.issuer.as_ref().or(of.names_local.as_ref());
        let titles = [
            said("", local),
            said("en", of.names_en.as_ref()),
            said("fr", of.names_fr.as_ref()),
        ];
        Issuer {
            country: of.country.map(|it| it.text()),
            identifiers: identifiers.into_iter().flatten().collect(),
            titles: titles.into_iter().flatten().collect(),
            url: of.website.as_ref().map(Value::text),
        }
    }

    fn scale(&self, result: &CourseResult) -> Option<&'static GradeScale> {
        let own = result.grade_scale.or(self.transcript.grade_scale);
        let scale = own.or(self.partner.grade_scale)?;
        result.mark.as_ref().and(GradeScaleKey::scale(scale))
    }

    fn course(&self, result: &CourseResult, unsaid: &mut Vec<Unsaid>) -> Course {
        let scale = self.scale(result);
        let title = text(result.title.as_ref().or(result.code.as_ref()));
        let mark = result.mark.as_ref().map(Line::as_str);
        let status = match result.status {
            Some(ResultStatus::Passed | ResultStatus::PassedUnmarked) => Status::Passed,
            Some(ResultStatus::Failed) => Status::Failed,
            Some(ResultStatus::Absent) => {
                unsaid.push(Unsaid::Absence(title.clone()));
                Status::Failed
            }
            Some(ResultStatus::InProgress) => Status::InProgress,
            None => match scale.zip(mark).and_then(|(scale, it)| passes(scale, it)) {
                Some(true) => Status::Passed,
                Some(false) => Status::Failed,
                None => {
                    unsaid.push(Unsaid::Outcome(title.clone()));
                    Status::InProgress
                }
            },
        };
        let aside = result.aside == Some(Flag(true));
        if aside && result.credits.is_some() {
            unsaid.push(Unsaid::Aside(title));
        }
        let credits = result.credits.as_ref().filter(|_| !aside);
        let term = result.term.map(|it| self.terms.written(it, unsaid));
        let outcomes = result.outcomes.as_ref().map(|it| Said {
            language: String::new(),
            text: it.as_str().to_owned(),
        });
        Course {
            identifiers: identifier("local", result.code.as_ref().map(Value::text))
                .into_iter()
                .collect(),
            titles: said("", result.title.as_ref()).into_iter().collect(),
            kind: Some(CourseKind::Course),
            isced: result.isced.as_ref().map(Value::text),
            descriptions: outcomes.into_iter().collect(),
            term,
            status,
            scheme: scale.map(|it| it.id.clone()),
            mark: mark.map(str::to_owned),
            credits: credits
                .map(|it| self.credit(result, it, unsaid))
                .into_iter()
                .collect(),
            ..Course::default()
        }
    }

    fn credit(&self, result: &CourseResult, amount: &Amount, unsaid: &mut Vec<Unsaid>) -> Credit {
        let system = result.system.or(self.transcript.credit_system);
        let system = system.or(self.partner.credit_system);
        let id = system
            .and_then(CreditSystemKey::system)
            .map(|it| it.id.as_str());
        if id.is_none() {
            let named = text(result.title.as_ref().or(result.code.as_ref()));
            unsaid.push(Unsaid::System(named));
        }
        let scheme = id.unwrap_or("local");
        let value: &Exact = amount.value();
        Credit {
            scheme: scheme.to_owned(),
            amount: Some(Number {
                text: value.decimals().unwrap_or_else(|| amount.text()),
                value: Some(value.clone()),
            }),
            level: None,
        }
    }
}

/// What a scale is, in French and English, for whoever reads the file without this
/// program.
fn scheme(scale: &GradeScale) -> Scheme {
    let line = scale.line().map(|it| {
        let written = |it: &Exact| it.decimals().unwrap_or_else(|| it.to_string());
        (written(it.best()), written(it.pass()))
    });
    let described = |language: &str, name: &str, best: &str, pass: &str| {
        let line = line.as_ref();
        let line = line.map(|(top, least)| format!(" ({best} {top}, {pass} {least})"));
        Said {
            language: language.to_owned(),
            text: format!("{name}{}", line.unwrap_or_default()),
        }
    };
    Scheme {
        id: scale.id.clone(),
        descriptions: vec![
            described("fr", &scale.name.fr, "meilleure note", "note de passage"),
            described("en", &scale.name.en, "best mark", "lowest pass"),
        ],
    }
}

/// Whether a mark of a scale passes; `None` where that cannot be told.
fn passes(scale: &GradeScale, mark: &str) -> Option<bool> {
    let read = |text: &str| scale.read(text, scale.line().map(crate::model::grade::Line::best));
    if let Some(ranks) = scale.ranks() {
        let distinct = matches!(read(mark), Ok(Mark::Distinction { .. }));
        return if distinct || ranks.rank(mark).is_some() {
            Some(true)
        } else if scale.is_failing_label(mark) || matches!(read(mark), Ok(Mark::Failed(_))) {
            Some(false)
        } else {
            None
        };
    }
    match read(mark).ok()? {
        Mark::Failed(_) => Some(false),
        Mark::Distinction { .. } => Some(true),
        Mark::Number(number) => match scale.line()?.position(&number.value) {
            Position::Passing => Some(true),
            Position::Failing => Some(false),
            Position::AboveBest | Position::BelowWorst => None,
        },
    }
}
