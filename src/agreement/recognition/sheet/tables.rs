//! The tables of a recognition sheet.

use super::Sheet;
use crate::agreement::document::{Part, Table, Wording};
use crate::agreement::recognition::deciding::{decided, proposed};
use crate::agreement::recognition::{HomeLine, Recognition, StayBlock, words};
use crate::model::records::{Answer, Collection, Recognition as Conditions};
use crate::model::value::{Amount, Value};
use crate::text::Texts;
use crate::text::labels::choice_label;

/// What was agreed and obtained of a block, and as what it is recognised.
pub(super) fn block_parts(
    sheet: Sheet<'_>,
    block: &StayBlock,
    only: bool,
    w: Wording,
) -> Vec<Part> {
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
    below.extend((!it.as_proposed).then(|| w.with(|t| words::proposed(t, &proposed(block)))));
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

/// Results that nobody agreed on.
pub(super) fn beyond(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
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
pub(super) fn outcomes(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
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

/// What is still to be done.
pub(super) fn remedies(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
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
pub(super) fn exams(sheet: Sheet<'_>, w: Wording) -> Option<Part> {
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
