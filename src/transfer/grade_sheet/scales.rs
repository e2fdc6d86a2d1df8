//! The scales that a form describes: presets, typed bounds, typed labels.

use super::{GradeField, Method, Refusal};
use crate::model::exact::Exact;
use crate::model::form::{FieldError, FieldErrors, Form};
use crate::model::grade::{GradeScale, Line, LineError, Marks, Ranks, RanksError};
use crate::model::number::Typed;

/// Why a method refuses these scales, if it does.
pub(super) fn refusal(
    method: Method,
    scale: Option<&GradeScale>,
    target: Option<&GradeScale>,
    ranked: bool,
) -> Option<Refusal> {
    if !method.is_formula() {
        return None;
    }
    let from_zero = |scale: &GradeScale| {
        matches!(&scale.marks, Marks::Numeric(line)
            if line.worst().is_some_and(Exact::is_zero) && !line.best().is_negative())
    };
    let marks = scale.map(|it| &it.marks);
    let target = target.map(|it| &it.marks);
    if matches!(marks, Some(Marks::Unconvertible)) || matches!(target, Some(Marks::Unconvertible)) {
        Some(Refusal::Unconvertible)
    } else if ranked && method != Method::Bavarian {
        Some(Refusal::LabelsOnly)
    } else if method == Method::Factor && scale.is_some_and(|it| !from_zero(it)) {
        Some(Refusal::FactorNeedsZero)
    } else if matches!(target, Some(Marks::Labels(_))) {
        Some(Refusal::TargetLabels)
    } else if method == Method::Linear && matches!(marks, Some(Marks::Steps(_))) {
        Some(Refusal::NotEquidistant)
    } else if matches!(target, Some(Marks::Steps(_))) {
        Some(Refusal::TargetNotEquidistant)
    } else {
        None
    }
}

/// The number line that a preset and the typed bounds make together.
pub(super) fn bounds(
    form: &Form<GradeField>,
    preset: Option<&GradeScale>,
    best: GradeField,
    pass: GradeField,
    own: bool,
    errors: &mut FieldErrors<GradeField>,
) -> Option<Line> {
    let known = preset.and_then(GradeScale::line);
    // Nobody is told that a bound is missing before there is a mark to convert.
    let required = own && !form.get(GradeField::Marks).trim().is_empty();
    let mut bound = |field, known: Option<&Exact>| {
        let text = form.get(field).trim();
        if text.is_empty() && !required {
            return known.cloned();
        }
        match Typed::parse(text) {
            Ok(typed) => Some(typed.value),
            Err(error) => {
                errors.note(field, error.into());
                None
            }
        }
    };
    let best_mark = bound(best, known.map(Line::best));
    let pass_mark = bound(pass, known.map(Line::pass));
    // A worst mark that no longer fits typed bounds is dropped, not held against them.
    let worst = known.and_then(Line::worst).cloned();
    let (best_mark, pass_mark) = best_mark.zip(pass_mark)?;
    match Line::new(best_mark.clone(), pass_mark.clone(), worst) {
        Err(LineError::WorstPasses) => Line::new(best_mark, pass_mark, None).ok(),
        Err(LineError::BestIsPass) => {
            errors.note(pass, FieldError::SameAsOther);
            None
        }
        Ok(line) => Some(line),
    }
}

/// The ranks that a preset or the typed labels make.
pub(super) fn ranks(
    form: &Form<GradeField>,
    preset: Option<&GradeScale>,
    errors: &mut FieldErrors<GradeField>,
) -> Option<Ranks> {
    let text = form.get(GradeField::Ranks);
    if text.trim().is_empty()
        && let Some(ranks) = preset.and_then(GradeScale::ranks)
    {
        return Some(ranks.clone());
    }
    if text.trim().is_empty() && form.get(GradeField::Marks).trim().is_empty() {
        return None;
    }
    match Ranks::parse(text) {
        Ok(ranks) => Some(ranks),
        Err(RanksError::TooFew) => {
            errors.note(GradeField::Ranks, FieldError::TooFewLabels);
            None
        }
        Err(RanksError::Twice(label)) => {
            errors.note(GradeField::Ranks, FieldError::LabelTwice(label));
            None
        }
    }
}
