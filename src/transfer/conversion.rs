//! A converted number with all that justifies it.

use super::expression::Expression;
use super::rounding::Rounding;
use super::rule::Rule;
use crate::model::exact::Exact;

/// A converted number, the rule and the calculation behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conversion {
    /// The rule.
    pub rule: Rule,
    /// The value before rounding.
    pub exact: Exact,
    /// The value after rounding.
    pub rounded: Exact,
    /// The calculation, its last operation the rounding.
    pub explanation: Expression,
    /// Where a factor comes from, as the person gives it.
    pub cited: Option<String>,
}

impl Conversion {
    /// Rounds `exact`, which `expression` explains.
    pub fn new(rule: Rule, exact: Exact, expression: Expression, rounding: &Rounding) -> Self {
        let rounded = rounding.apply(&exact);
        Self {
            rule,
            exact,
            rounded,
            explanation: expression.rounded(rounding.clone()),
            cited: None,
        }
    }

    /// What the rounding took away: exact value less rounded value.
    pub fn residue(&self) -> Exact {
        &self.exact - &self.rounded
    }
}

/// Computes a formula twice, with numbers and with expressions, and joins both:
/// `explained!(rule, rounding, formula, Term::A => &a, …)` is an
/// `Option<Conversion>`, empty where the formula divides by zero.
macro_rules! explained {
    ($rule:expr, $rounding:expr, $formula:path, $($term:path => $value:expr),+ $(,)?) => {
        match (
            $formula($($value.clone()),+),
            $formula($($crate::transfer::expression::Expression::given($term, $value)),+),
        ) {
            (Some(exact), Some(expression)) => {
                Some($crate::transfer::conversion::Conversion::new($rule, exact, expression, $rounding))
            }
            _ => None,
        }
    };
}
pub(super) use explained;
