//! The rule sheet of a partner that counts for a stay.

use crate::model::records::{Partner, RuleSheet};
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
