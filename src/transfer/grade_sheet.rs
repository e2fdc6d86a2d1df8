//! The grade calculator without its page: typed texts in, results and errors out.

use super::column::{self, Column, Row};
use super::conversion::Conversion;
use super::credit_sheet::{CreditField, OWN, optional_positive, rounding};
use super::grades::{self, GermanStep, NoResult};
use super::rounding::Rounding;
use crate::model::exact::Exact;
use crate::model::form::{Field, FieldError, FieldErrors, Form};
use crate::model::grade::{
    GERMAN, GradeScale, Line, LineError, Mark, Marks, Ranks, RanksError, read_mark,
};
use crate::model::number::{NumberError, Typed};
use crate::model::presets;

/// The choice of a list of labels that is not among the presets.
pub const OWN_LABELS: &str = "labels";

/// The fields of the grade calculator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GradeField {
    /// The word of a [`Method`].
    Method,
    /// Scale of the marks: a preset, [`OWN`] or [`OWN_LABELS`].
    From,
    /// Its best mark; empty for the preset's.
    Best,
    /// Its lowest passing mark; empty for the preset's.
    Pass,
    /// Its passing labels, best first; empty for the preset's.
    Ranks,
    /// Marks to convert: one or a pasted column.
    Marks,
    /// Which column of the paste is read, from 1; empty to let the paste decide.
    Column,
    /// The word of a [`GermanStep`].
    Step,
    /// Target scale: a preset or [`OWN`].
    To,
    /// Best mark of the target; empty for the preset's.
    TargetBest,
    /// Lowest passing mark of the target; empty for the preset's.
    TargetPass,
    /// A published factor.
    Factor,
    /// How results are rounded, as in the credit form.
    Mode,
    /// To which unit.
    Unit,
}

impl Field for GradeField {
    const ALL: &'static [Self] = &[
        Self::Method,
        Self::From,
        Self::Best,
        Self::Pass,
        Self::Ranks,
        Self::Marks,
        Self::Column,
        Self::Step,
        Self::To,
        Self::TargetBest,
        Self::TargetPass,
        Self::Factor,
        Self::Mode,
        Self::Unit,
    ];

    fn key(self) -> &'static str {
        match self {
            Self::Method => "m",
            Self::From => "de",
            Self::Best => "max",
            Self::Pass => "min",
            Self::Ranks => "rangs",
            Self::Marks => "n",
            Self::Column => "col",
            Self::Step => "fin",
            Self::To => "vers",
            Self::TargetBest => "max2",
            Self::TargetPass => "min2",
            Self::Factor => "k",
            Self::Mode => "arrondi",
            Self::Unit => "pas",
        }
    }

    fn initial(self) -> &'static str {
        match self {
            Self::Method => Method::Bavarian.word(),
            Self::From => "fr20",
            Self::Step => "kmk",
            Self::To => "ch6",
            Self::Mode => "half_up",
            Self::Unit => "0.1",
            _ => "",
        }
    }

    fn accepts(self, text: &str) -> bool {
        let scale = |text| text == OWN || presets::grade_scale(text).is_some();
        match self {
            Self::Column => CreditField::Column.accepts(text),
            Self::Method => Method::ALL.iter().any(|it| it.word() == text),
            Self::From => text == OWN_LABELS || scale(text),
            Self::To => scale(text),
            Self::Step => GermanStep::from_word(text).is_some(),
            Self::Mode => CreditField::Mode.accepts(text),
            Self::Unit => CreditField::Unit.accepts(text),
            _ => true,
        }
    }

    fn dependents(self) -> &'static [Self] {
        match self {
            Self::From => &[Self::Best, Self::Pass, Self::Ranks],
            Self::To => &[Self::TargetBest, Self::TargetPass],
            _ => &[],
        }
    }
}

/// A way of converting marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// To a German mark, by the modified Bavarian formula.
    Bavarian,
    /// From a German mark, by its inverse; indicative.
    Inverse,
    /// Between two equidistant scales.
    Linear,
    /// By a published factor.
    Factor,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Bavarian, Self::Linear, Self::Factor, Self::Inverse];

    /// The word of the method in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bavarian => "bavarian",
            Self::Inverse => "inverse",
            Self::Linear => "linear",
            Self::Factor => "factor",
        }
    }

    /// The method of this word; the Bavarian formula for a word unknown here.
    pub fn from_word(word: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|it| it.word() == word)
            .unwrap_or(Self::Bavarian)
    }
}

/// Why the whole conversion is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The marks are relative to a group: no conversion means anything.
    Unconvertible,
    /// Linear conversion from steps that are not equidistant.
    NotEquidistant,
    /// Linear conversion to steps that are not equidistant.
    TargetNotEquidistant,
    /// The method needs numbers and the scale has labels.
    LabelsOnly,
    /// The target scale has labels.
    TargetLabels,
    /// A factor between scales that do not both rise from zero.
    FactorNeedsZero,
}

/// What became of one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It has a converted value.
    Converted {
        /// The value and its explanation.
        conversion: Conversion,
        /// The mark above the best that was counted as the best.
        distinction: Option<String>,
    },
    /// It has none.
    NoResult(NoResult),
    /// It is a word for a failure or an absence.
    Failed(String),
    /// It cannot be read.
    Unreadable(NumberError),
    /// A field that the method needs is missing or wrong.
    NotReady,
}

/// The calculator's answer to a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GradeSheet {
    /// The method.
    pub method: Method,
    /// Fields that cannot be read, and why.
    pub errors: FieldErrors<GradeField>,
    /// The preset of the marks, unless the scale is the person's own.
    pub scale: Option<&'static GradeScale>,
    /// The target preset, where the method has one.
    pub target: Option<&'static GradeScale>,
    /// The number line of the marks.
    pub line: Option<Line>,
    /// The ranked labels of the marks.
    pub ranks: Option<Ranks>,
    /// The number line of the target.
    pub target_line: Option<Line>,
    /// Why nothing is converted at all.
    pub refusal: Option<Refusal>,
    /// How the paste was understood.
    pub column: Column,
    /// One outcome per mark.
    pub rows: Vec<(Row, Outcome)>,
    ranked: bool,
    factor: Option<Exact>,
    rounding: Rounding,
}

impl GradeSheet {
    /// Reads a form and converts every mark in it.
    pub fn of(form: &Form<GradeField>) -> Self {
        let method = Method::from_word(form.get(GradeField::Method));
        let mut errors = FieldErrors::default();
        let from = if method == Method::Inverse {
            GERMAN
        } else {
            form.get(GradeField::From)
        };
        let has_target = matches!(method, Method::Inverse | Method::Linear);
        let scale = presets::grade_scale(from);
        let target = presets::grade_scale(form.get(GradeField::To)).filter(|_| has_target);
        let ranked =
            from == OWN_LABELS || scale.is_some_and(|it| matches!(it.marks, Marks::Labels(_)));
        let line = if ranked || method == Method::Inverse {
            None
        } else {
            bounds(
                form,
                scale,
                GradeField::Best,
                GradeField::Pass,
                from == OWN,
                &mut errors,
            )
        };
        let target_line = if has_target {
            let own = form.get(GradeField::To) == OWN;
            bounds(
                form,
                target,
                GradeField::TargetBest,
                GradeField::TargetPass,
                own,
                &mut errors,
            )
        } else {
            None
        };
        let ranks = if ranked {
            ranks(form, scale, &mut errors)
        } else {
            None
        };
        let factor = match optional_positive(form.get(GradeField::Factor)) {
            Ok(factor) => factor,
            Err(error) => {
                errors.note(GradeField::Factor, error);
                None
            }
        };
        let rounding = if method == Method::Bavarian {
            GermanStep::from_word(form.get(GradeField::Step))
                .unwrap_or_default()
                .rounding()
        } else {
            rounding(form.get(GradeField::Mode), form.get(GradeField::Unit))
        };
        let mut sheet = Self {
            refusal: refusal(method, scale, target, ranked),
            method,
            errors,
            scale,
            target,
            line,
            ranks,
            target_line,
            column: Column::default(),
            rows: Vec::new(),
            ranked,
            factor,
            rounding,
        };
        sheet.column = column::read(
            form.get(GradeField::Marks),
            form.get(GradeField::Column).parse().ok(),
            |cell| sheet.counts(cell),
        );
        let rows = sheet
            .column
            .rows
            .iter()
            .map(|row| (row.clone(), sheet.outcome(&row.text)));
        sheet.rows = rows.collect();
        sheet
    }

    /// Whether a cell can be read as a mark.
    fn counts(&self, cell: &str) -> bool {
        match (self.read(cell), &self.ranks) {
            (Ok(Mark::Distinction { .. } | Mark::Failed(_)), Some(_)) => true,
            (_, Some(ranks)) => ranks.rank(cell).is_some() || self.is_failing_label(cell),
            (read, None) => self.ranked || read.is_ok(),
        }
    }

    fn is_failing_label(&self, cell: &str) -> bool {
        self.scale.is_some_and(|scale| scale.is_failing_label(cell))
    }

    fn read(&self, text: &str) -> Result<Mark, NumberError> {
        let best = self.line.as_ref().map(Line::best);
        match self.scale {
            Some(scale) => scale.read(text, best),
            None => read_mark(text, best).map(Mark::Number),
        }
    }

    fn outcome(&self, text: &str) -> Outcome {
        if self.refusal.is_some() || self.ranked && self.ranks.is_none() {
            return Outcome::NotReady;
        }
        match (self.read(text), &self.ranks) {
            (Ok(Mark::Failed(token)), _) => Outcome::Failed(token),
            (Ok(Mark::Distinction { label, counts_as }), Some(ranks)) => {
                let result = grades::bavarian_ranks(ranks, &counts_as, &self.rounding);
                settle(result, Some(label))
            }
            (_, Some(_)) if self.is_failing_label(text) => Outcome::NoResult(NoResult::Failing),
            (_, Some(ranks)) => settle(grades::bavarian_ranks(ranks, text, &self.rounding), None),
            (Ok(Mark::Number(typed)), None) => self.convert(&typed.value, None),
            (Ok(Mark::Distinction { label, counts_as }), None) => match counts_as.parse() {
                Ok(mark) => self.convert(&mark, Some(label)),
                Err(error) => Outcome::Unreadable(error),
            },
            (Err(error), None) => Outcome::Unreadable(error),
        }
    }

    fn convert(&self, mark: &Exact, distinction: Option<String>) -> Outcome {
        let rounding = &self.rounding;
        let result = match (self.method, &self.line, &self.target_line, &self.factor) {
            (Method::Bavarian, Some(line), _, _) => grades::bavarian(line, mark, rounding),
            (Method::Inverse, _, Some(target), _) => {
                grades::inverse_bavarian(target, mark, rounding)
            }
            (Method::Linear, Some(line), Some(target), _) => {
                grades::linear(line, mark, target, rounding)
            }
            (Method::Factor, Some(line), _, Some(factor)) => {
                grades::by_factor(line, mark, factor, rounding)
            }
            _ => return Outcome::NotReady,
        };
        settle(result, distinction)
    }
}

fn settle(result: Result<Conversion, NoResult>, distinction: Option<String>) -> Outcome {
    match result {
        Ok(conversion) => Outcome::Converted {
            conversion,
            distinction,
        },
        Err(reason) => Outcome::NoResult(reason),
    }
}

fn refusal(
    method: Method,
    scale: Option<&GradeScale>,
    target: Option<&GradeScale>,
    ranked: bool,
) -> Option<Refusal> {
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
fn bounds(
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
fn ranks(
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

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(pairs: &[(&str, &str)]) -> GradeSheet {
        GradeSheet::of(&Form::from_pairs(pairs.iter().copied()))
    }

    fn value(sheet: &GradeSheet) -> String {
        match &sheet.rows[0].1 {
            Outcome::Converted { conversion, .. } => conversion.rounded.to_string(),
            other => format!("{other:?}"),
        }
    }

    // 1 + 3·(20 − 14)/(20 − 10) = 2.8; 16 gives 2.2.
    #[test]
    fn a_french_mark_becomes_a_german_one() {
        assert_eq!(value(&sheet(&[("n", "14")])), "2.8");
        assert_eq!(value(&sheet(&[("n", "16")])), "2.2");
    }

    #[test]
    fn a_failing_mark_has_no_value_and_a_mark_above_the_best_neither() {
        assert_eq!(
            sheet(&[("n", "9,99")]).rows[0].1,
            Outcome::NoResult(NoResult::Failing)
        );
        assert_eq!(
            sheet(&[("n", "20,5")]).rows[0].1,
            Outcome::NoResult(NoResult::AboveBest)
        );
        assert_eq!(
            sheet(&[("n", "-1")]).rows[0].1,
            Outcome::NoResult(NoResult::BelowWorst)
        );
        assert_eq!(
            sheet(&[("n", "ABI")]).rows[0].1,
            Outcome::Failed("ABI".into())
        );
    }

    #[test]
    fn a_mark_may_name_the_best_mark_and_no_other_fraction() {
        assert_eq!(value(&sheet(&[("n", "14/20")])), "2.8");
        assert_eq!(
            value(&sheet(&[("n", "14/100"), ("max", "100"), ("min", "10")])),
            "3.8"
        );
        assert_eq!(
            sheet(&[("n", "14/30")]).rows[0].1,
            Outcome::Unreadable(NumberError::NotOutOf { at: 3 })
        );
    }

    #[test]
    fn a_failing_mark_is_a_failure_however_it_is_written() {
        let failing = Outcome::NoResult(NoResult::Failing);
        assert_eq!(sheet(&[("de", "at5"), ("n", "5")]).rows[0].1, failing);
        assert_eq!(sheet(&[("de", "dk7"), ("n", "00")]).rows[0].1, failing);
        assert_eq!(sheet(&[("de", "uk_class"), ("n", "F")]).rows[0].1, failing);
    }

    #[test]
    fn labels_are_read_whatever_their_case_spaces_and_minus_signs() {
        assert_eq!(value(&sheet(&[("de", "no"), ("n", "a")])), "1");
        assert_eq!(value(&sheet(&[("de", "it30"), ("n", "30 l")])), "1");
        let own = [
            ("de", "labels"),
            ("rangs", "A, A-, B"),
            ("n", "A\u{2212}"),
            ("fin", "raw"),
        ];
        assert_eq!(value(&sheet(&own)), "2.5");
    }

    #[test]
    fn labels_without_an_order_wait_for_it() {
        assert_eq!(
            sheet(&[("de", "nz_letters"), ("n", "B+")]).rows[0].1,
            Outcome::NotReady
        );
    }

    #[test]
    fn a_factor_needs_scales_that_rise_from_zero() {
        let refusal = |de| sheet(&[("m", "factor"), ("k", "2"), ("de", de), ("n", "4")]).refusal;
        assert_eq!(refusal("at5"), Some(Refusal::FactorNeedsZero));
        assert_eq!(refusal("dk7"), Some(Refusal::FactorNeedsZero));
        assert_eq!(refusal("es10"), None);
    }

    // 30L is kept as it is written and counts as 30, which is the best: 1.0.
    #[test]
    fn a_distinction_counts_as_the_best_mark() {
        let sheet = sheet(&[("de", "it30"), ("n", "30L")]);
        let Outcome::Converted {
            conversion,
            distinction,
        } = &sheet.rows[0].1
        else {
            panic!("{:?}", sheet.rows[0].1);
        };
        assert_eq!(conversion.rounded, Exact::ONE);
        assert_eq!(distinction.as_deref(), Some("30L"));
    }

    #[test]
    fn linear_conversion_is_refused_where_steps_are_not_equidistant() {
        let refusal = |pairs: &[(&str, &str)]| sheet(pairs).refusal;
        assert_eq!(
            refusal(&[("m", "linear"), ("de", "dk7")]),
            Some(Refusal::NotEquidistant)
        );
        assert_eq!(
            refusal(&[("m", "linear"), ("vers", "dk7")]),
            Some(Refusal::TargetNotEquidistant)
        );
        assert_eq!(
            refusal(&[("m", "linear"), ("de", "no")]),
            Some(Refusal::LabelsOnly)
        );
        assert_eq!(refusal(&[("de", "qc_coteR")]), Some(Refusal::Unconvertible));
        assert_eq!(
            refusal(&[("m", "linear"), ("de", "fr20"), ("vers", "ch6")]),
            None
        );
    }

    // U. Bayreuth: A+, A, B, C, D with D the last passing: B is 1 + 3·(1 − 3)/(1 − 5) = 2.5.
    #[test]
    fn labels_are_ranked_in_the_order_typed() {
        let pairs = [
            ("de", "labels"),
            ("rangs", "A+, A, B, C, D"),
            ("n", "B"),
            ("fin", "raw"),
        ];
        assert_eq!(value(&sheet(&pairs)), "2.5");
        let twice = sheet(&[("de", "labels"), ("rangs", "A, A"), ("n", "A")]);
        assert_eq!(
            twice.errors.of(GradeField::Ranks),
            Some(&FieldError::LabelTwice("A".into()))
        );
    }

    #[test]
    fn typed_bounds_take_the_place_of_the_preset() {
        // NL with pass 6 instead of 5.5: 8 gives 1 + 3·2/4 = 2.5 and not 2.3.
        assert_eq!(value(&sheet(&[("de", "nl10"), ("n", "8")])), "2.3");
        assert_eq!(
            value(&sheet(&[("de", "nl10"), ("min", "6"), ("n", "8")])),
            "2.5"
        );
        let same = sheet(&[("min", "20"), ("n", "14")]);
        assert_eq!(
            same.errors.of(GradeField::Pass),
            Some(&FieldError::SameAsOther)
        );
    }
}
