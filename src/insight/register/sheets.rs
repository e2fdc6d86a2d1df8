//! Sheets that are printed of a partner: the arguments before a proposal, on one page, and
//! the review of the partnership.

use super::conditions::Success;
use super::dated::by_day;
use super::fit::Fit;
use super::replies::Replies;
use crate::model::records::{Argument, Assessment, Office, Partner};
use crate::model::value::{Line, LongText};
use crate::text::Texts;
use crate::text::labels::choice_label;
use crate::transfer::report::{Block, Report};
use chrono::NaiveDate;

/// The arguments for a partnership with a partner of this name: what is offered before what
/// is asked, each need with what answers it, objections with their answers, and why units at
/// home need it. Parts of which nothing is said are left out.
pub fn arguments(partner: &Partner, name: &str, today: NaiveDate, t: &Texts) -> Report {
    let (w, f) = (&t.partner, &t.fields);
    let needs = partner.needs.iter().filter_map(|it| {
        let need = it.value.need.as_ref()?.as_str();
        Some(w.sheet_need(need, line(it.value.advantage.as_ref(), t)))
    });
    let exchanges = partner.exchanges.iter().filter_map(|it| {
        let kind = choice_label(t, "exchanges.kind", it.value.kind?.word());
        Some(match &it.value.note {
            Some(note) => w.sheet_line(kind, note.as_str()),
            None => kind.to_owned(),
        })
    });
    let said = partner.arguments.iter().map(|it| argued(&it.value, t));
    let units = partner.sponsors.iter().filter_map(|it| {
        let unit = it.value.unit.as_ref()?.as_str();
        let need = it.value.need.as_ref().map(LongText::as_str);
        let interest = it.value.interest.as_ref().map(Line::as_str);
        Some(w.sheet_unit(unit, need.or(interest).unwrap_or(w.sheet_empty)))
    });
    let blocks = [
        block(f.offer, lines(partner.offer.as_ref())),
        block(f.asks, lines(partner.asks.as_ref())),
        block(f.need_statement, lines(partner.need_statement.as_ref())),
        block(f.needs, needs.collect()),
        block(f.exchanges, exchanges.collect()),
        block(f.arguments, said.collect()),
        block(f.sponsors, units.collect()),
        block(f.opportunities, opportunities(partner, t)),
    ];
    Report {
        title: w.sheet_arguments.to_owned(),
        context: w.sheet_context(name, &t.date(today)),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// The review of a partnership: the latest verdict with its reasons, one line for each party,
/// and what the records say by themselves.
pub fn review(
    partner: &Partner,
    office: &Office,
    name: &str,
    today: NaiveDate,
    t: &Texts,
) -> Report {
    let (w, f) = (&t.partner, &t.fields);
    let all = by_day(&partner.assessments, |it| it.on);
    let last = all.last().map(|(_, it)| (*it).clone()).unwrap_or_default();
    let verdict = last
        .verdict
        .map(|it| choice_label(t, "assessments.verdict", it.word()));
    let day = |it: Option<crate::model::value::Day>| it.map(|it| t.date(it.date()));
    let mut decided = vec![
        w.sheet_line(
            f.assessments_on,
            day(last.on).as_deref().unwrap_or(w.sheet_empty),
        ),
        w.sheet_line(f.assessments_verdict, verdict.unwrap_or(w.sheet_empty)),
        w.sheet_line(
            f.assessments_next_on,
            day(last.next_on).as_deref().unwrap_or(w.sheet_empty),
        ),
    ];
    decided.extend(lines(last.reasons.as_ref()));
    let blocks = [
        block(f.assessments_item, decided),
        block(w.sheet_parties, parties(&last, t)),
        block(f.opportunities, opportunities(partner, t)),
        block(w.sheet_facts, told(partner, office, t)),
    ];
    Report {
        title: w.sheet_review.to_owned(),
        context: w.sheet_context(name, &t.date(today)),
        blocks: blocks.into_iter().flatten().collect(),
    }
}

/// What students find there and not at home.
fn opportunities(partner: &Partner, t: &Texts) -> Vec<String> {
    let all = partner.opportunities.iter().map(|it| &it.value);
    let said = all.filter_map(|it| {
        let title = it.title.as_ref()?.as_str();
        Some(match &it.note {
            Some(note) => t.partner.sheet_line(title, note.as_str()),
            None => title.to_owned(),
        })
    });
    said.collect()
}

/// One line for each party, one that gains nothing known yet too.
fn parties(of: &Assessment, t: &Texts) -> Vec<String> {
    let f = &t.fields;
    let parties = [
        (f.assessments_students, &of.students),
        (f.assessments_staff, &of.staff),
        (f.assessments_institution, &of.institution),
        (f.assessments_partner, &of.partner),
    ];
    let said = parties.map(|(label, it)| t.partner.sheet_line(label, line(it.as_ref(), t)));
    said.into()
}

/// What the records say of the partnership.
fn told(partner: &Partner, office: &Office, t: &Texts) -> Vec<String> {
    let w = &t.partner;
    let number = |it| t.number_or_approximation(it);
    let mut said = vec![w.sheet_activities(partner.interactions.len())];
    let fit = Fit::of(partner, office);
    said.extend(
        fit.share
            .as_ref()
            .map(|share| w.fit_sum(&number(&fit.sum), &number(&fit.most), &number(share))),
    );
    let replies = Replies::of(partner);
    if let Some(days) = replies.our_median() {
        said.push(w.our_median(replies.ours.len(), &t.number_or_approximation(&days)));
    }
    if let Some(days) = replies.their_mean() {
        said.push(w.their_mean(replies.theirs.len(), &t.number_or_approximation(&days)));
    }
    let success = Success::of(partner);
    if success.judged > 0 {
        said.push(w.success_sum(
            &t.number_or_approximation(&success.sum),
            &success.judged.to_string(),
        ));
    }
    said
}

fn argued(it: &Argument, t: &Texts) -> String {
    let argument = line(it.argument.as_ref(), t);
    match (&it.objection, &it.answer) {
        (None, None) => argument.to_owned(),
        (objection, answer) => {
            let [objection, answer] = [objection, answer].map(|it| line(it.as_ref(), t));
            t.partner.sheet_argument(argument, objection, answer)
        }
    }
}

/// A text, or that it is to be written.
fn line<'a>(it: Option<&'a Line>, t: &Texts) -> &'a str {
    it.map_or(t.partner.sheet_empty, Line::as_str)
}

fn lines(text: Option<&LongText>) -> Vec<String> {
    let text = text.map_or("", LongText::as_str);
    let lines = text.lines().filter(|it| !it.trim().is_empty());
    lines.map(str::to_owned).collect()
}

/// A part; nothing where nothing is said in it.
fn block(title: &str, lines: Vec<String>) -> Option<Block> {
    let title = title.to_owned();
    (!lines.is_empty()).then_some(Block { title, lines })
}
