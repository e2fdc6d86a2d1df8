//! A recognition as a file: a table for a spreadsheet, or data for another program.

use super::separated::write;
use crate::agreement::document::Wording;
use crate::agreement::recognition::deciding::{decided, proposed, total};
use crate::agreement::recognition::sheet::{Sheet, agreed_exams, decision, rows, state};
use serde_json::{Map, Value, json};

/// What the sheet is, and its tables, one below the other.
pub fn csv(sheet: Sheet<'_>, w: Wording) -> String {
    let mut lines = vec![vec![state(sheet, w)]];
    lines.extend(
        decision(sheet, w)
            .into_iter()
            .map(|(name, text)| vec![name, text]),
    );
    for table in rows(sheet, w) {
        if !lines.is_empty() {
            lines.push(Vec::new());
        }
        lines.push(vec![table.caption]);
        lines.push(table.heads);
        lines.extend(table.rows);
        lines.extend(table.below.into_iter().map(|it| vec![it]));
    }
    write(&lines)
}

/// The recognition as JSON: `{app, kind: "recognition", version: 1, regime, agreement,
/// transcript, decidedOn, author, credits, blocks}`. Numbers are texts, exact: `7.5`, `23/3`.
pub fn json(sheet: Sheet<'_>) -> String {
    let blocks = sheet.recognition.blocks.iter().map(|block| {
        let (it, offered) = (decided(block, sheet.decision), proposed(block));
        let host = block.host.iter().map(|line| {
            json!({
                "code": line.code,
                "title": line.title,
                "agreed": line.part.agreed.to_string(),
                "obtained": line.part.obtained().to_string(),
                "outcome": format!("{:?}", line.part.outcome),
                "mark": line.part.mark.as_ref().map(|it| it.pick.to_string()),
            })
        });
        let home = block.home.iter().enumerate().map(|(at, line)| {
            json!({
                "code": line.code,
                "title": line.title,
                "credits": line.part.credits.to_string(),
                "recognised": it.recognised.contains(&at),
            })
        });
        json!({
            "block": block.key,
            "proposed": {
                "answer": offered.answer.word(),
                "credits": offered.credits.to_string(),
                "mark": offered.mark,
            },
            "answer": it.answer.word(),
            "credits": it.credits.to_string(),
            "mark": it.mark,
            "reason": it.reason,
            "host": host.collect::<Vec<_>>(),
            "home": home.collect::<Vec<_>>(),
        })
    });
    let transcript = &sheet.basis.transcript;
    let mut whole = Map::new();
    let mut put = |name: &str, value: Value| {
        if !value.is_null() {
            whole.insert(name.to_owned(), value);
        }
    };
    put("app", "passerelle".into());
    put("kind", "recognition".into());
    put("version", 1.into());
    put("regime", sheet.ruling.key.as_str().into());
    put(
        "agreement",
        text(sheet.basis.sheet.agreement.number.as_ref()),
    );
    put("transcript", text(transcript.number.as_ref()));
    put("receivedOn", text(transcript.received_on.as_ref()));
    let decided_on = sheet.decision.decided_on.filter(|_| sheet.is_decided);
    put("decidedOn", text(decided_on.as_ref()));
    put("author", text(sheet.decision.author.as_ref()));
    put("function", text(sheet.decision.function.as_ref()));
    put("reason", text(sheet.decision.reason.as_ref()));
    put("withdrawnOn", text(sheet.decision.withdrawn_on.as_ref()));
    put(
        "withdrawnReason",
        text(sheet.decision.withdrawn_reason.as_ref()),
    );
    put(
        "credits",
        total(sheet.recognition, sheet.decision).to_string().into(),
    );
    put("home", sheet.recognition.home.to_string().into());
    let exams = sheet
        .decision
        .exams
        .len()
        .saturating_add(agreed_exams(sheet.recognition).count());
    put("exams", exams.into());
    put("blocks", Value::Array(blocks.collect()));
    serde_json::to_string_pretty(&Value::Object(whole)).unwrap_or_default()
}

fn text<T: crate::model::value::Value>(value: Option<&T>) -> Value {
    value.map_or(Value::Null, |it| it.text().into())
}
