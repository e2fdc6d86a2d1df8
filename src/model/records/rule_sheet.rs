//! How the results of a partner are carried over, from one day to another.

use super::field::GradeTableRef;
use super::macros::{field_content, field_required, field_type, fields};
use crate::model::value::{
    Amount, CreditSystemKey, Day, GradeScaleKey, Line, LongText, LookupTableKey, WebAddress, choice,
};

choice! {
    /// By which method the marks are carried over.
    GradeMethod {
        /// Credits only: the marks stay what they are.
        None = "none",
        /// By the grading tables of both institutions.
        Tables = "tables",
        /// By the modified Bavarian formula, to a German mark.
        Bavarian = "bavarian",
        /// Linear between lowest pass and best mark.
        Linear = "linear",
        /// By a factor.
        Factor = "factor",
        /// By a printed conversion table.
        Lookup = "lookup",
    }
}

choice! {
    /// What is taken of a mark between two printed bands, or on a bound that two share.
    SheetBounds {
        /// Nothing: the table as it is printed.
        AsPrinted = "printed",
        /// The row below.
        Lower = "lower",
        /// The row above.
        Upper = "upper",
        /// A band goes up to the next one, which it does not hold.
        HalfOpen = "half-open",
    }
}

choice! {
    /// Which mark of the range is taken where two grading tables overlap. The receiving
    /// institution decides it beforehand (ECTS Users' Guide 2015).
    TablePolicy {
        /// The best.
        Max = "max",
        /// The lowest.
        Min = "min",
        /// That in which the middle of the range lies.
        Mid = "mid",
        /// That with the longest overlap.
        Largest = "largest",
        /// That whose cumulative share is nearest.
        Nearest = "nearest",
        /// The mean of the range, weighted by the overlaps.
        Mean = "mean",
    }
}

choice! {
    /// How a converted number is rounded, once, at the end.
    SheetRounding {
        /// Not at all.
        None = "none",
        /// Half up.
        HalfUp = "half_up",
        /// Half down.
        HalfDown = "half_down",
        /// Half to the even number.
        HalfEven = "half_even",
        /// Cut.
        Cut = "cut",
        /// To the number above.
        Ceiling = "ceiling",
    }
}

fields! {
    /// One version of a partner's rules. The one whose days contain the start of a stay
    /// counts for it; where none does, what the partner's own fields say.
    RuleSheet:
    /// The first day on which it counts.
    from: Day = "from", required, None;
    /// The last; nothing for one that still counts.
    to: Day = "to", useful, None;
    /// Where it is written.
    source: Line = "source", required, None;
    /// The day of that document.
    source_on: Day = "sourceOn", useful, None;
    /// Where it can be read.
    source_at: WebAddress = "sourceAt", useful, None;
    /// How the partner counts credits.
    credit_system: CreditSystemKey = "creditSystem", useful, None;
    /// Credits of the office for one of the partner's.
    credit_factor: Amount = "creditFactor", useful, None;
    /// How the credits of a block are rounded.
    credit_rounding: SheetRounding = "creditRounding", useful, None;
    /// To which unit.
    credit_unit: Amount = "creditUnit", useful, None;
    /// The scale of the partner's marks.
    grade_scale: GradeScaleKey = "gradeScale", useful, None;
    /// Its best mark, if not the scale's.
    best: Amount = "best", useful, None;
    /// Its lowest passing mark, if not the scale's.
    pass: Amount = "pass", useful, None;
    /// The least mark that is counted, where that is more than a pass.
    least: Line = "least", useful, None;
    /// By which method the marks are carried over.
    method: GradeMethod = "method", useful, None;
    /// The factor, where the method is one.
    grade_factor: Amount = "gradeFactor", useful, None;
    /// The conversion table, where the method is one.
    lookup: LookupTableKey = "lookup", useful, None;
    /// What is taken of a mark that it leaves open.
    bounds: SheetBounds = "bounds", useful, None;
    /// The grading table of the partner.
    partner_table: GradeTableRef = "partnerTable", useful, None;
    /// The grading table at home.
    home_table: GradeTableRef = "homeTable", useful, None;
    /// Which mark of the range is taken.
    policy: TablePolicy = "policy", useful, None;
    /// How the mark of a block is rounded.
    mark_rounding: SheetRounding = "markRounding", useful, None;
    /// To which unit.
    mark_unit: Amount = "markUnit", useful, None;
    /// How a transcript of the partner is read.
    reading: LongText = "reading", useful, None;
}

fields! {
    /// A grading scheme of a partner's files, and the scale that it is.
    SchemeScale:
    /// Its name in the files; nothing for marks of which no scheme is named.
    scheme: Line = "scheme", useful, None;
    /// How the files describe it.
    described: Line = "described", useful, None;
    /// The scale.
    grade_scale: GradeScaleKey = "gradeScale", required, None;
}
