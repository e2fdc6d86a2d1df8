//! The rule sheet of a partner that counts for a stay.

use crate::model::grade::{GradeScale, Marks};
use crate::model::records::{Partner, RuleSheet};
use crate::model::value::{CreditSystemKey, GradeScaleKey, Value as _};
use crate::text::Texts;
use crate::text::labels::choice_label;
use chrono::NaiveDate;

/// The sheet that counts on a day: of those whose days contain it, the one that begins last.
pub fn in_force(partner: &Partner, on: NaiveDate) -> Option<&RuleSheet> {
    let sheets = partner.rules.iter().map(|it| &it.value);
    let begun = sheets.filter_map(|it| Some((it.from?.date(), it)));
    let counting =
        begun.filter(|(from, sheet)| *from <= on && sheet.to.is_none_or(|to| on <= to.date()));
    counting
        .max_by_key(|(from, _)| *from)
        .map(|(_, sheet)| sheet)
}

/// The partner as it counts for a stay that begins on this day: what the sheet in force says
/// of credits stands in the place of the partner's own fields.
pub fn counted(mut partner: Partner, start: Option<NaiveDate>) -> Partner {
    let sheet = start.and_then(|start| in_force(&partner, start)).cloned();
    let Some(sheet) = sheet else {
        return partner;
    };
    if sheet.credit_system.is_some() {
        partner.credit_system = sheet.credit_system;
    }
    if sheet.grade_scale.is_some() {
        partner.grade_scale = sheet.grade_scale;
    }
    if sheet.credit_factor.is_some() {
        partner.credit_factor = sheet.credit_factor;
        partner.credit_factor_source = sheet.source;
        partner.credit_factor_on = sheet.source_on.or(sheet.from);
    }
    partner
}

/// How a transcript of a partner is read, as facts for whoever has never seen one: how it
/// counts credits and what they are worth, its scale, best mark and lowest pass, how marks are
/// carried over, where that is written (requirement S0-40). Empty where nothing is known.
pub fn guide(partner: &Partner, today: NaiveDate, t: &Texts) -> Vec<(&'static str, String)> {
    let sheet = in_force(partner, today);
    let counted = counted(partner.clone(), Some(today));
    let fields = &t.fields;
    let mut facts = Vec::new();
    let mut put = |label: &'static str, value: Option<String>| {
        facts.extend(value.filter(|it| !it.is_empty()).map(|it| (label, it)));
    };
    let system = counted.credit_system.and_then(CreditSystemKey::system);
    put(
        fields.credit_system,
        system.map(|it| t.words(&it.name).to_owned()),
    );
    let factor = counted
        .credit_factor
        .as_ref()
        .map(|it| t.number(it.value()));
    put(fields.credit_factor, factor);
    let scale = counted.grade_scale.and_then(GradeScaleKey::scale);
    put(
        fields.grade_scale,
        scale.map(|it| t.words(&it.name).to_owned()),
    );
    let said = |of: fn(&RuleSheet) -> Option<&crate::model::value::Amount>| {
        sheet.and_then(of).map(|it| t.number(it.value()))
    };
    let (best, pass) = scale.map_or((None, None), |it| ends(it, t));
    put(t.grades.best, said(|it| it.best.as_ref()).or(best));
    put(t.grades.pass_mark, said(|it| it.pass.as_ref()).or(pass));
    let method = sheet.and_then(|it| it.method);
    put(
        fields.rule_method,
        method.map(|it| choice_label(t, "method", &it.text()).to_owned()),
    );
    let sheet_text = |of: fn(&RuleSheet) -> Option<String>| sheet.and_then(of);
    put(
        fields.rule_reading,
        sheet_text(|it| it.reading.as_ref().map(|it| it.as_str().to_owned())),
    );
    put(
        fields.source,
        sheet_text(|it| it.source.as_ref().map(|it| it.as_str().to_owned())),
    );
    let until = sheet.and_then(|it| it.to).map(|it| t.short_day(&it.text()));
    put(fields.rule_to, until);
    facts
}

/// The best mark of a scale and its lowest pass.
fn ends(scale: &GradeScale, t: &Texts) -> (Option<String>, Option<String>) {
    match &scale.marks {
        Marks::Numeric(line) | Marks::Steps(line) => {
            (Some(t.number(line.best())), Some(t.number(line.pass())))
        }
        Marks::Labels(Some(ranks)) => (
            ranks.labels().first().cloned(),
            ranks.labels().last().cloned(),
        ),
        Marks::Labels(None) | Marks::Unconvertible => (None, None),
    }
}
