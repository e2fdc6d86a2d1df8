//! How far a rounding moves a number.

use crate::any::{config, multiples, number, positive, roundings};
use passerelle::model::exact::Exact;
use passerelle::transfer::rounding::{Mode, Rounding};
use proptest::prelude::*;

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_rounding_moves_by_less_than_its_unit_and_the_nearest_by_half(
        magnitude in positive(), negative in any::<bool>(),
    ) {
        let value = if negative { -&magnitude } else { magnitude };
        for rounding in multiples() {
            let Rounding::ToUnit { unit, mode } = &rounding else { continue };
            let rounded = rounding.apply(&value);
            let moved = &rounded - &value;
            prop_assert!(rounded.checked_div(unit).unwrap().is_whole());
            prop_assert!(moved.abs() < *unit, "{mode} of {value} to {unit} gives {rounded}");
            match mode {
                Mode::HalfUp | Mode::HalfDown | Mode::HalfEven => {
                    prop_assert!(&moved.abs() + &moved.abs() <= *unit);
                }
                Mode::Cut => prop_assert!(rounded.abs() <= value.abs()),
                Mode::Floor => prop_assert!(rounded <= value),
                Mode::Ceiling => prop_assert!(rounded >= value),
            }
        }
    }

    #[test]
    fn what_is_rounded_stays_as_it_is(value in positive()) {
        for rounding in roundings() {
            let rounded = rounding.apply(&value);
            prop_assert_eq!(rounding.apply(&rounded), rounded);
        }
    }
}

// 2.5 and 3.5 lie in the middle: up 3 and 4, down 2 and 3, to even 2 and 4.
#[test]
fn a_half_goes_where_the_mode_sends_it() {
    let whole = |mode, value| Rounding::decimals(0, mode).apply(&number(value));
    for (mode, below, above) in [
        (Mode::HalfUp, 3, 4),
        (Mode::HalfDown, 2, 3),
        (Mode::HalfEven, 2, 4),
    ] {
        assert_eq!(whole(mode, "2.5"), Exact::whole(below), "{mode}");
        assert_eq!(whole(mode, "3.5"), Exact::whole(above), "{mode}");
    }
}

#[test]
fn every_mode_is_found_again_by_its_word() {
    for mode in Mode::ALL {
        assert_eq!(mode.word().parse(), Ok(mode));
    }
}
