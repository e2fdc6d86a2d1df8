//! The named roundings in use. A result is rounded once, last, by one of them.

use crate::model::exact::Exact;
use std::fmt;
use std::str::FromStr;

/// How a result is rounded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Not at all.
    None,
    /// To a multiple of `unit`, which is above zero: `0.1`, `0.5`, `1`.
    ToUnit {
        /// The unit.
        unit: Exact,
        /// Which multiple.
        mode: Mode,
    },
    /// Cut to a multiple of `unit`, then to the next better mark of the ladder
    /// (Passau).
    CutThenBetter {
        /// The unit of the cut.
        unit: Exact,
        /// The marks, best first.
        ladder: Vec<Exact>,
    },
    /// To the nearest mark of the ladder, a tie to the better (Köln).
    NearestMark {
        /// The marks, best first.
        ladder: Vec<Exact>,
    },
}

/// Which multiple of the unit is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The nearest, a half goes up.
    #[default]
    HalfUp,
    /// The nearest, a half goes down.
    HalfDown,
    /// The nearest, a half goes to the even multiple.
    HalfEven,
    /// Toward zero: further digits are dropped.
    Cut,
    /// The next below.
    Floor,
    /// The next above.
    Ceiling,
}

impl Mode {
    /// Every mode.
    pub const ALL: [Self; 6] = [
        Self::HalfUp,
        Self::HalfDown,
        Self::HalfEven,
        Self::Cut,
        Self::Floor,
        Self::Ceiling,
    ];

    /// The word of the mode in addresses and files.
    pub fn word(self) -> &'static str {
        match self {
            Self::HalfUp => "half_up",
            Self::HalfDown => "half_down",
            Self::HalfEven => "half_even",
            Self::Cut => "cut",
            Self::Floor => "floor",
            Self::Ceiling => "ceiling",
        }
    }
}

impl fmt::Display for Mode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Mode {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL
            .into_iter()
            .find(|mode| mode.word() == word)
            .ok_or(())
    }
}

impl Rounding {
    /// To `places` decimals.
    pub fn decimals(places: u8, mode: Mode) -> Self {
        Self::ToUnit {
            unit: Exact::decimal_unit(places),
            mode,
        }
    }

    /// The rounded value.
    pub fn apply(&self, value: &Exact) -> Exact {
        match self {
            Self::None => value.clone(),
            Self::ToUnit { unit, mode } => to_unit(value, unit, *mode),
            Self::CutThenBetter { unit, ladder } => {
                better_mark(&to_unit(value, unit, Mode::Cut), ladder)
            }
            Self::NearestMark { ladder } => {
                let distance = |mark: &&Exact| (*mark - value).abs();
                ladder.iter().min_by_key(distance).unwrap_or(value).clone()
            }
        }
    }
}

/// The multiple of `unit` that `mode` takes; `value` itself for a unit of zero.
fn to_unit(value: &Exact, unit: &Exact, mode: Mode) -> Exact {
    let Some(units) = value.checked_div(unit) else {
        return value.clone();
    };
    if units.is_whole() {
        return value.clone();
    }
    let below = units.floor();
    let half = || half(&(&units - &below));
    let up = match mode {
        Mode::Floor => false,
        Mode::Ceiling => true,
        Mode::Cut => units.is_negative(),
        Mode::HalfUp => half().is_ge(),
        Mode::HalfDown => half().is_gt(),
        Mode::HalfEven => half().is_gt() || half().is_eq() && !is_even(&below),
    };
    let count = if up { &below + &Exact::ONE } else { below };
    &count * unit
}

/// How `rest` compares with one half.
fn half(rest: &Exact) -> std::cmp::Ordering {
    (rest + rest).cmp(&Exact::ONE)
}

fn is_even(whole: &Exact) -> bool {
    whole
        .checked_div(&Exact::whole(2))
        .is_some_and(|half| half.is_whole())
}

/// The worst mark of the ladder that is at least as good as `value`, else its best.
fn better_mark(value: &Exact, ladder: &[Exact]) -> Exact {
    let higher_is_better = ladder.first() > ladder.last();
    ladder
        .iter()
        .rev()
        .find(|mark| {
            if higher_is_better {
                *mark >= value
            } else {
                *mark <= value
            }
        })
        .or(ladder.first())
        .unwrap_or(value)
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(mode: Mode, unit: &str, pairs: &[(&str, &str)]) {
        let rounding = Rounding::ToUnit {
            unit: unit.parse().unwrap(),
            mode,
        };
        for (value, expected) in pairs {
            let rounded = rounding.apply(&value.parse().unwrap());
            assert_eq!(
                rounded.to_string(),
                *expected,
                "{mode} of {value} to {unit}"
            );
        }
    }

    #[test]
    fn each_mode_takes_its_own_multiple_on_both_sides_of_zero() {
        check(
            Mode::HalfUp,
            "1",
            &[("2.5", "3"), ("-2.5", "-2"), ("2.49", "2"), ("3.5", "4")],
        );
        check(
            Mode::HalfDown,
            "1",
            &[("2.5", "2"), ("-2.5", "-3"), ("2.51", "3")],
        );
        check(
            Mode::HalfEven,
            "1",
            &[("2.5", "2"), ("3.5", "4"), ("-2.5", "-2"), ("2.6", "3")],
        );
        check(
            Mode::Cut,
            "0.1",
            &[("1.96", "1.9"), ("-1.96", "-1.9"), ("2", "2")],
        );
        check(Mode::Floor, "1", &[("1.9", "1"), ("-1.1", "-2")]);
        check(
            Mode::Ceiling,
            "1",
            &[("1.1", "2"), ("-1.9", "-1"), ("2", "2")],
        );
    }

    #[test]
    fn a_unit_need_not_be_a_power_of_ten() {
        check(
            Mode::HalfUp,
            "0.5",
            &[("6.25", "6.5"), ("6.24", "6"), ("20/3", "6.5")],
        );
        check(Mode::HalfUp, "0.25", &[("0.375", "0.5"), ("1/3", "0.25")]);
    }

    // U. Köln, Englisches Seminar I: 2.5 -> 2.3 and 1.15 -> 1.0; U. Passau: 2.6 -> 2.3.
    #[test]
    fn german_steps_are_taken_as_the_two_universities_print_them() {
        let ladder: Vec<Exact> = ["1.0", "1.3", "1.7", "2.0", "2.3", "2.7", "3.0"]
            .map(|it| it.parse().unwrap())
            .into();
        let nearest = Rounding::NearestMark {
            ladder: ladder.clone(),
        };
        assert_eq!(nearest.apply(&"2.5".parse().unwrap()).to_string(), "2.3");
        assert_eq!(nearest.apply(&"1.15".parse().unwrap()).to_string(), "1");
        let better = Rounding::CutThenBetter {
            unit: "0.1".parse().unwrap(),
            ladder,
        };
        assert_eq!(better.apply(&"2.68".parse().unwrap()).to_string(), "2.3");
        assert_eq!(better.apply(&"2.7".parse().unwrap()).to_string(), "2.7");
    }
}
