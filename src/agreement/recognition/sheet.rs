//! The recognition sheet: the document that is printed, kept and defended.
//!
//! Its contents follow the recognition outcome of the learning agreement 2014–2020 (table D)
//! and what the ECTS Users' Guide asks of a transfer of credits.

use super::deciding::{decided, total};
use super::words;
use super::{Basis, HomeLine, Recognition, StayBlock};
use crate::agreement::document::{Document, Part, Table, Wording, general_facts, subject};
use crate::model::exact::Exact;
use crate::model::records::{Answer, Collection, Decision, Recognition as Conditions};
use crate::model::value::{Amount, Value};
use crate::rules::recognition::Outcome;
use crate::rules::recognition::offer::Why;
use crate::rules::recognition::regime::Shipped;
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::transfer::report::{Explained, worked};

/// What the sheet is made of.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What it rests on.
    pub basis: &'a Basis,
    /// What is proposed.
    pub recognition: &'a Recognition,
    /// What is decided; its blocks stand before the proposals.
    pub decision: &'a Decision,
    /// Under which regime.
    pub regime: Shipped,
    /// Whether it was decided, and not only a day noted for it.
    pub is_decided: bool,
}

/// Makes the sheet, with the explanation of its reckoning if that is wanted.
pub fn document(sheet: Sheet<'_>, annex: bool, w: Wording) -> Document {
    let mut parts = vec![general(sheet, w)];
    let blocks = &sheet.recognition.blocks;
    for block in blocks {
        parts.extend(block_parts(sheet, block, blocks.len() == 1, w));
    }
    parts.extend(beyond(sheet, w));
    parts.extend(outcomes(sheet, w));
    parts.extend(remedies(sheet, w));
    parts.extend(exams(sheet, w));
    parts.push(closing(sheet, w));
    if annex {
        parts.push(explanation(sheet, w));
    }
    let state = match decided_on(sheet, w) {
        Some(date) => w.with(|t| t.recognition.decided_state(&date)),
        None => w.say(|t| t.recognition.draft_mark),
    };
    Document {
        title: w.say(|t| t.recognition.sheet_title),
        subject: subject(&sheet.basis.sheet),
        parts,
        foot: state,
    }
}

/// The lines of the sheet as a table for a spreadsheet.
pub fn rows(sheet: Sheet<'_>, w: Wording) -> Vec<Table> {
    let blocks = &sheet.recognition.blocks;
    let parts = blocks
        .iter()
        .flat_map(|it| block_parts(sheet, it, blocks.len() == 1, w));
    let parts = parts
        .chain(beyond(sheet, w))
        .chain(remedies(sheet, w))
        .chain(exams(sheet, w));
    parts
        .filter_map(|part| match part {
            Part::Table(table) => Some(table),
            _ => None,
        })
        .collect()
}

fn decided_on(sheet: Sheet<'_>, w: Wording) -> Option<String> {
    let date = sheet.decision.decided_on.filter(|_| sheet.is_decided)?;
    Some(w.with(|t| t.short_day(&date.text())))
}

fn general(sheet: Sheet<'_>, w: Wording) -> Part {
    let transcript = &sheet.basis.transcript;
    let of = |path: &str| w.label(Collection::Transcript, path);
    let date = |stored: Option<String>| stored.map(|it| w.with(|t| t.short_day(&it)));
    let mut facts = general_facts(&sheet.basis.sheet, w);
    let mut put = |label: String, value: Option<String>| {
        facts.extend(value.filter(|it| !it.is_empty()).map(|it| (label, it)));
    };
    put(of("number"), transcript.number.as_ref().map(Value::text));
    put(of("start"), date(transcript.start.map(|it| it.text())));
    put(of("end"), date(transcript.end.map(|it| it.text())));
    put(
        of("issuedOn"),
        date(transcript.issued_on.map(|it| it.text())),
    );
    put(
        of("receivedOn"),
        date(transcript.received_on.map(|it| it.text())),
    );
    let (profile, _) = sheet.regime;
    put(
        w.label(Collection::Decision, "regime"),
        Some(w.with(|t| t.words(&profile.name).to_owned())),
    );
    let credits = |it: &Exact| Some(w.with(|t| words::credits(t, it)));
    let agreed = sum_of(sheet.recognition, |it| &it.proposal.agreed);
    let earned = sum_of(sheet.recognition, |it| &it.proposal.earned);
    put(w.say(|t| t.recognition.agreed), credits(&agreed));
    put(w.say(|t| t.recognition.earned), credits(&earned));
    let total = total(sheet.recognition, sheet.decision);
    let label = if sheet.is_decided {
        w.say(|t| t.recognition.decided)
    } else {
        w.say(|t| t.recognition.proposed)
    };
    let of_home = w.with(|t| {
        let home = t
            .recognition
            .of_home(&words::credits(t, &sheet.recognition.home));
        format!("{} {home}", words::credits(t, &total))
    });
    put(label, Some(of_home));
    Part::Facts(w.say(|t| t.recognition.title), facts)
}

/// The sum of a number over all blocks.
pub fn sum_of(recognition: &Recognition, of: fn(&StayBlock) -> &Exact) -> Exact {
    crate::rules::recognition::sum(recognition.blocks.iter().map(of))
}

fn block_parts(sheet: Sheet<'_>, block: &StayBlock, only: bool, w: Wording) -> Vec<Part> {
    let name = w.with(|t| words::block(t, block, only));
    let host = block.host.iter().map(|line| {
        let row = line
            .row
            .and_then(|row| sheet.basis.transcript.results.get(row));
        let mark = row.and_then(|it| it.value.mark.as_ref()).map(Value::text);
        let carried = line.part.mark.as_ref();
        vec![
            line.code.clone(),
            line.title.clone(),
            w.with(|t| words::credits(t, &line.part.agreed)),
            w.with(|t| words::credits(t, &line.part.obtained())),
            w.with(|t| words::outcome(t, line.part.outcome).to_owned()),
            mark.unwrap_or_default(),
            carried.map_or(String::new(), |it| w.with(|t| words::mark(t, &it.pick))),
        ]
    });
    let say = |of: fn(&'static Texts) -> &'static str| w.say(of);
    let host = Table {
        caption: format!("{name} – {}", say(|t| t.recognition.host_caption)),
        heads: vec![
            say(|t| t.fields.component_code),
            say(|t| t.recognition.component),
            say(|t| t.recognition.agreed),
            say(|t| t.recognition.earned),
            say(|t| t.recognition.outcome),
            say(|t| t.recognition.mark),
            say(|t| t.recognition.carried),
        ],
        rows: host.collect(),
        total: None,
        below: Vec::new(),
    };
    let it = decided(block, sheet.decision);
    let home = block.home.iter().enumerate().map(|(at, line)| {
        let known = it.recognised.contains(&at);
        let mark = if known {
            it.mark.clone()
        } else {
            String::new()
        };
        vec![
            line.code.clone(),
            line.title.clone(),
            w.with(|t| words::credits(t, &line.part.credits)),
            w.with(|t| words::is_recognised(t, known).to_owned()),
            mark,
        ]
    });
    let answer = w.with(|t| {
        let answer = choice_label(t, "answer", &it.answer.text());
        t.recognition
            .answer_line(answer, &words::credits(t, &it.credits))
    });
    let offer = block
        .proposal
        .offers
        .iter()
        .find(|offer| offer.answer == it.answer);
    let mut below = vec![answer];
    below.extend(offer.map(|offer| w.with(|t| words::why(t, &offer.why))));
    let free = offer.map(|it| &it.free).filter(|it| !it.is_zero());
    below.extend(free.map(|free| w.with(|t| t.recognition.free(&words::credits(t, free)))));
    if !it.reason.is_empty() {
        below.push(w.pair(&w.label(Collection::Decision, "blocks.reason"), &it.reason));
    }
    if !block.proposal.excess.is_zero() {
        below.push(w.with(|t| {
            t.recognition
                .excess(&words::credits(t, &block.proposal.excess))
        }));
    }
    let conditions = block.home.iter().filter_map(|it| it.condition.as_ref());
    below.extend(conditions.map(|it| w.with(|t| words::condition(t, it))));
    let home = Table {
        caption: format!("{name} – {}", say(|t| t.recognition.home_caption)),
        heads: vec![
            say(|t| t.fields.component_code),
            say(|t| t.recognition.component),
            say(|t| t.fields.component_credits),
            say(|t| t.recognition.decided),
            say(|t| t.recognition.mark),
        ],
        rows: home.collect(),
        total: None,
        below,
    };
    vec![Part::Table(host), Part::Table(home)]
}

fn amount(value: Option<&Amount>, w: Wording) -> String {
    value.map_or(String::new(), |it| w.with(|t| t.number(it.value())))
}

fn beyond(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
    let rows = sheet.recognition.beyond.iter();
    let rows = rows.filter_map(|row| sheet.basis.transcript.results.get(*row));
    let rows: Vec<Vec<String>> = rows
        .map(|it| {
            let it = &it.value;
            vec![
                it.code.as_ref().map(Value::text).unwrap_or_default(),
                it.title.as_ref().map(Value::text).unwrap_or_default(),
                amount(it.credits.as_ref(), w),
                it.mark.as_ref().map(Value::text).unwrap_or_default(),
            ]
        })
        .collect();
    let credits = &sheet.recognition.beyond_credits;
    (!rows.is_empty()).then(|| {
        Part::Table(Table {
            caption: w.say(|t| t.recognition.beyond),
            heads: [
                "results.code",
                "results.title",
                "results.credits",
                "results.mark",
            ]
            .map(|path| w.label(Collection::Transcript, path))
            .into(),
            rows,
            total: None,
            below: vec![w.with(|t| t.recognition.beyond_text(&words::credits(t, credits)))],
        })
    })
}

/// The learning outcomes that the transcript names of what was passed (requirement S1-35).
fn outcomes(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
    let lines = sheet.recognition.blocks.iter().flat_map(|it| &it.host);
    let passed = lines.filter(|it| it.part.outcome.earns());
    let rows: Vec<Vec<String>> = passed
        .filter_map(|line| {
            let row = sheet.basis.transcript.results.get(line.row?)?;
            let outcomes = row.value.outcomes.as_ref()?;
            Some(vec![
                line.code.clone(),
                line.title.clone(),
                w.with(|t| words::credits(t, &line.part.given)),
                outcomes.as_str().to_owned(),
            ])
        })
        .collect();
    (!rows.is_empty()).then(|| {
        Part::Table(Table {
            caption: w.say(|t| t.recognition.outcomes_caption),
            heads: vec![
                w.say(|t| t.fields.component_code),
                w.say(|t| t.recognition.component),
                w.say(|t| t.fields.component_credits),
                w.say(|t| t.fields.result_outcomes),
            ],
            rows,
            total: None,
            below: Vec::new(),
        })
    })
}

fn remedies(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
    let rows: Vec<Vec<String>> = sheet
        .decision
        .remedies
        .iter()
        .map(|it| {
            let it = &it.value;
            let date =
                |day: Option<String>| day.map_or(String::new(), |it| w.with(|t| t.short_day(&it)));
            vec![
                it.kind.map_or(String::new(), |kind| {
                    w.with(|t| choice_label(t, "kind", &kind.text()).to_owned())
                }),
                it.component.as_ref().map(Value::text).unwrap_or_default(),
                it.what.as_ref().map(Value::text).unwrap_or_default(),
                it.who.as_ref().map(Value::text).unwrap_or_default(),
                date(it.due.map(|it| it.text())),
                amount(it.credits.as_ref(), w),
                date(it.done_on.map(|it| it.text())),
            ]
        })
        .collect();
    let paths = [
        "kind",
        "component",
        "what",
        "who",
        "due",
        "credits",
        "doneOn",
    ];
    (!rows.is_empty()).then(|| {
        Part::Table(Table {
            caption: w.label(Collection::Decision, "remedies"),
            heads: paths
                .map(|path| w.label(Collection::Decision, &format!("remedies.{path}")))
                .into(),
            rows,
            total: None,
            below: Vec::new(),
        })
    })
}

/// Examinations that the texts forbid are shown, cited and counted (requirement S1-36).
fn exams(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
    let recorded = sheet.decision.exams.iter().map(|it| {
        let it = &it.value;
        vec![
            it.component.as_ref().map(Value::text).unwrap_or_default(),
            it.what.as_ref().map(Value::text).unwrap_or_default(),
            it.who.as_ref().map(Value::text).unwrap_or_default(),
            it.date
                .map_or(String::new(), |day| w.with(|t| t.short_day(&day.text()))),
        ]
    });
    let agreed = agreed_exams(sheet.recognition).map(|line| {
        let what = line
            .condition
            .as_ref()
            .map(|it| w.with(|t| words::condition(t, it)));
        let name = format!("{} {}", line.code, line.title);
        vec![
            name.trim().to_owned(),
            what.unwrap_or_default(),
            String::new(),
            String::new(),
        ]
    });
    let rows: Vec<Vec<String>> = recorded.chain(agreed).collect();
    let count = rows.len();
    (count > 0).then(|| {
        Part::Table(Table {
            caption: w.label(Collection::Decision, "exams"),
            heads: ["component", "what", "who", "date"]
                .map(|path| w.label(Collection::Decision, &format!("exams.{path}")))
                .into(),
            rows,
            total: None,
            below: vec![w.with(|t| t.recognition.exams_notice(&count.to_string()))],
        })
    })
}

/// Components of which the agreement makes recognition depend on an additional examination,
/// though what stands for them was passed.
pub fn agreed_exams(recognition: &Recognition) -> impl Iterator<Item = &HomeLine> {
    let passed = recognition.blocks.iter();
    let passed = passed.filter(|it| {
        it.proposal
            .offers
            .iter()
            .any(|it| it.answer == Answer::Automatic)
    });
    let lines = passed.flat_map(|it| &it.home);
    lines.filter(|it| {
        it.condition
            .as_ref()
            .is_some_and(|it| it.kind == Conditions::AdditionalExam)
    })
}

fn closing(sheet: Sheet<'_>, w: Wording) -> Part {
    let it = sheet.decision;
    let of = |path: &str| w.label(Collection::Decision, path);
    let mut facts = Vec::new();
    let mut put = |path: &str, value: Option<String>| {
        facts.extend(value.filter(|it| !it.is_empty()).map(|it| (of(path), it)));
    };
    put("author", it.author.as_ref().map(Value::text));
    put("function", it.function.as_ref().map(Value::text));
    put("decidedOn", decided_on(sheet, w));
    put("reason", it.reason.as_ref().map(Value::text));
    let track = |path: &'static str, it: Option<crate::model::records::Track>| {
        it.map(|it| w.with(|t| choice_label(t, path, &it.text()).to_owned()))
    };
    put("homeTrack", track("homeTrack", it.home_track));
    put("partnerTrack", track("partnerTrack", it.partner_track));
    if facts.is_empty() {
        facts.push((
            w.say(|t| t.recognition.decide_title),
            w.say(|t| t.recognition.draft_mark),
        ));
    }
    Part::Facts(w.say(|t| t.recognition.decide_title), facts)
}

/// The annex: on what each number rests.
fn explanation(sheet: Sheet<'_>, w: Wording) -> Part {
    let (profile, regime) = sheet.regime;
    let mut lines = vec![w.with(|t| t.words(&regime.about).to_owned())];
    for name in &regime.sources {
        lines.extend(profile.sources.get(name).map(|it| match &it.dated {
            Some(dated) => format!("{} ({dated})", it.citation),
            None => it.citation.clone(),
        }));
    }
    let blocks = &sheet.recognition.blocks;
    let t = w.texts();
    for block in blocks {
        lines.push(words::block(t, block, blocks.len() == 1));
        let offers = block.proposal.offers.iter();
        lines.extend(
            offers.map(|it| format!("{} – {}", words::offer(t, it), words::why(t, &it.why))),
        );
        let steps = block.proposal.offers.iter().filter_map(|it| match &it.why {
            Why::Mean { explanation, .. } => Some(worked(explanation, t)),
            Why::Share(share) => Some(worked(share, t)),
            _ => None,
        });
        lines.extend(steps.flatten());
        for line in &block.host {
            let Some(carried) = &line.carried else {
                continue;
            };
            let how = words::how(t, &carried.how);
            if !how.is_empty() && line.part.outcome != Outcome::Missing {
                lines.push(
                    format!("{} {} – {how}", line.code, line.title)
                        .trim()
                        .to_owned(),
                );
            }
            if let super::How::Converted(conversion) = &carried.how {
                let explained = Explained::of(conversion, t);
                lines.extend(explained.steps);
                lines.push(explained.source);
            }
        }
        if let Some(mark) = &block.mark {
            let value = words::mark(t, &mark.rounded);
            let range = (mark.low != mark.best).then(|| words::range(t, mark));
            let value = std::iter::once(value).chain(range);
            let value = value.collect::<Vec<_>>().join(" ");
            lines.push(t.document.pair(t.recognition.block_mark, &value));
            lines.extend(worked(&mark.explanation, t));
        }
    }
    Part::Text(w.say(|t| t.recognition.annex), lines)
}
