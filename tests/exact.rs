//! The exact number type against big rationals, and the reading of typed numbers.

#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects
)]

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, Zero};
use passerelle::model::exact::Exact;
use passerelle::model::number::{MAX_DIGITS, NumberError, Typed};
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The same cases at every run, and no file of past failures.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: 2_000,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(20),
        ..ProptestConfig::default()
    }
}

/// Whole numbers of every size, with many close to where a representation ends.
fn whole() -> impl Strategy<Value = BigInt> {
    let limits = prop_oneof![
        Just(BigInt::from(i64::MAX)),
        Just(BigInt::from(u64::MAX)),
        Just(BigInt::from(i128::MAX)),
        Just(BigInt::from(i128::MAX) * 2),
        Just(BigInt::from(10).pow(30)),
    ];
    let near_limit = (limits, -3..=3_i32, any::<bool>())
        .prop_map(|(limit, by, negative)| if negative { -(limit + by) } else { limit + by });
    prop_oneof![
        2 => (-1_000..=1_000_i32).prop_map(BigInt::from),
        1 => any::<i64>().prop_map(BigInt::from),
        2 => near_limit,
        1 => any::<i128>().prop_map(BigInt::from),
        1 => (any::<i128>(), any::<i128>()).prop_map(|(a, b)| BigInt::from(a) * b),
    ]
}

/// Denominators: any, and those of decimals, up to past the longest that is written.
fn denominator() -> impl Strategy<Value = BigInt> {
    let power = |base: i32, exponent: u32| BigInt::from(base).pow(exponent);
    prop_oneof![
        2 => Just(BigInt::from(1)),
        2 => (0..40_u32, 0..40_u32).prop_map(move |(two, five)| power(2, two) * power(5, five)),
        3 => whole().prop_filter_map("zero", |n| (!n.is_zero()).then(|| n.abs())),
    ]
}

fn rational() -> impl Strategy<Value = BigRational> {
    (whole(), denominator()).prop_map(|(numer, denom)| BigRational::new(numer, denom))
}

fn exact(value: &BigRational) -> Exact {
    Exact::from_big(value.clone())
}

fn hash(value: &Exact) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_is_written_is_read_back(x in rational()) {
        let written = exact(&x).to_string();
        let read: Exact = written.parse().unwrap();
        prop_assert_eq!(&read, &exact(&x));
        prop_assert_eq!(read.to_string(), written);
    }

    #[test]
    fn the_four_operations_agree_with_big_rationals(x in rational(), y in rational()) {
        let (a, b) = (exact(&x), exact(&y));
        prop_assert_eq!((&a + &b).to_big(), &x + &y);
        prop_assert_eq!((&a - &b).to_big(), &x - &y);
        prop_assert_eq!((&a * &b).to_big(), &x * &y);
        let quotient = a.checked_div(&b).map(|it| it.to_big());
        prop_assert_eq!(quotient, (!y.is_zero()).then(|| &x / &y));
    }

    #[test]
    fn order_sign_and_floor_agree_with_big_rationals(x in rational(), y in rational()) {
        let (a, b) = (exact(&x), exact(&y));
        prop_assert_eq!(a.cmp(&b), x.cmp(&y));
        prop_assert_eq!(a == b, x == y);
        prop_assert_eq!(a.floor().to_big(), x.floor());
        prop_assert_eq!((-&a).to_big(), -&x);
        prop_assert_eq!(a.abs().to_big(), x.abs());
        prop_assert_eq!(a.is_zero(), x.is_zero());
        prop_assert_eq!(a.is_negative(), x.is_negative());
        prop_assert_eq!(a.is_whole(), x.is_integer());
    }

    #[test]
    fn close_neighbours_are_told_apart(x in rational()) {
        let step = BigRational::new(1.into(), BigInt::from(i128::MAX) * 3);
        prop_assert!(exact(&(&x + &step)) > exact(&x));
        prop_assert!(exact(&(&x - &step)) < exact(&x));
    }

    // Each of these leaves the small representation for some x and y, and comes back.
    #[test]
    fn equal_numbers_are_equal_values_however_obtained(x in rational(), y in rational()) {
        let (a, b) = (exact(&x), exact(&y));
        let mut ways = vec![&(&a + &b) - &b, &(&a - &b) + &b, -&-&a];
        ways.extend((&a * &b).checked_div(&b));
        ways.extend(a.checked_div(&b).map(|it| &it * &b));
        ways.push(a.to_string().parse().unwrap());
        for way in ways {
            prop_assert_eq!(&way, &a);
            prop_assert_eq!(hash(&way), hash(&a));
        }
    }

    #[test]
    fn no_text_makes_the_reader_panic(text in any::<String>()) {
        if let Ok(value) = text.parse::<Exact>() {
            prop_assert_eq!(value.to_string().parse(), Ok(value));
        }
    }

    #[test]
    fn no_text_of_number_characters_makes_the_reader_panic(
        text in "[0-9 ,./:\u{2212}\u{a0}\u{202f}e+-]{0,40}",
    ) {
        match (Typed::parse(&text), text.parse::<Exact>()) {
            (Ok(typed), read) => prop_assert_eq!(Ok(typed.value), read),
            (Err(NumberError::TooLong { .. }), _) => {}
            (Err(error), read) => prop_assert_eq!(Err(error), read),
        }
    }

    // digits × 10^-places, with either decimal mark and either minus sign.
    #[test]
    fn a_decimal_has_the_value_of_its_digits(
        before in "[0-9]{1,25}", after in "[0-9]{1,25}", sign in 0..3_usize, comma in any::<bool>(),
    ) {
        let mark = if comma { ',' } else { '.' };
        let sign = ["", "-", "\u{2212}"][sign];
        let digits: BigInt = format!("{before}{after}").parse().unwrap();
        let unit = BigInt::from(10).pow(u32::try_from(after.len()).unwrap());
        let magnitude = BigRational::new(digits, unit);
        let value = if sign.is_empty() { magnitude } else { -magnitude };
        let read: Exact = format!("{sign}{before}{mark}{after}").parse().unwrap();
        prop_assert_eq!(read.to_big(), value);
    }
}

#[test]
fn the_limits_of_the_small_representation_are_crossed_and_recrossed() {
    let max: Exact = i128::MAX.to_string().parse().unwrap();
    let min: Exact = i128::MIN.to_string().parse().unwrap();
    let one = Exact::ONE;
    // 2^127 − 1 and −2^127.
    assert_eq!(
        (&max + &one).to_string(),
        "170141183460469231731687303715884105728"
    );
    assert_eq!(&(&max + &one) - &one, max);
    assert_eq!(-&(&max + &one), min);
    assert_eq!(min.abs(), &max + &one);
    assert_eq!(&min + &one, -&max);
    assert_eq!(min.checked_div(&Exact::whole(-1)), Some(&max + &one));
    // (2^127 − 1)² = 2^254 − 2^128 + 1.
    let power = |exponent: u32| BigInt::from(2).pow(exponent);
    let square: BigInt = power(254) - power(128) + 1;
    assert_eq!((&max * &max).to_string(), square.to_string());
    assert_eq!((&max * &max).checked_div(&max), Some(max));
}

#[test]
fn each_wrong_text_is_refused_for_its_reason_at_its_place() {
    let unexpected = |found, at| NumberError::Unexpected { found, at };
    let other_digit = |found, at| NumberError::OtherDigit { found, at };
    let space = |at| NumberError::Space { at };
    let second_mark = |at| NumberError::SecondMark { at };
    let cases = [
        ("", NumberError::Empty),
        (" \t", NumberError::Empty),
        ("\u{a0}\u{202f}", NumberError::Empty),
        ("douze", unexpected('d', 1)),
        ("12a", unexpected('a', 3)),
        ("1e3", unexpected('e', 2)),
        ("NaN", unexpected('N', 1)),
        ("inf", unexpected('i', 1)),
        ("50 %", unexpected('%', 4)),
        ("0x10", unexpected('x', 2)),
        ("+5", unexpected('+', 1)),
        ("--5", unexpected('-', 2)),
        ("5-", unexpected('-', 2)),
        ("1/2/3", unexpected('/', 4)),
        ("1/2a", unexpected('a', 4)),
        ("-", NumberError::NoDigits),
        (",", NumberError::NoDigits),
        ("-.", NumberError::NoDigits),
        ("1/", NumberError::NoDigits),
        ("/2", NumberError::NoDigits),
        ("1/0", NumberError::ZeroDenominator),
        ("0/0,00", NumberError::ZeroDenominator),
        // Mixed decimal marks: it is not clear which one separates.
        ("1.234,5", second_mark(6)),
        ("1,234.5", second_mark(6)),
        ("1,2,3", second_mark(4)),
        // Spaces of every kind, where they separate no group of three.
        ("12 5", space(3)),
        ("1 2000", space(2)),
        ("1234 567", space(5)),
        ("1 200 5", space(6)),
        ("1,5 0", space(4)),
        ("1\u{a0}20", space(2)),
        ("12\u{202f}3,5", space(3)),
        ("1  200", space(3)),
        // Arabic, extended Arabic and full-width digits.
        ("١٢", other_digit('١', 1)),
        ("1۴", other_digit('۴', 2)),
        ("１２", other_digit('１', 1)),
    ];
    for (text, error) in cases {
        assert_eq!(Typed::parse(text), Err(error), "{text:?}");
    }
}

#[test]
fn a_field_reads_thirty_digits_and_a_file_more() {
    let long = "1".repeat(40);
    let error = NumberError::TooLong {
        digits: 40,
        max: MAX_DIGITS,
    };
    assert_eq!(Typed::parse(&long), Err(error));
    assert_eq!(long.parse::<Exact>().unwrap().to_string(), long);
    assert!(Typed::parse(&"1".repeat(MAX_DIGITS)).is_ok());
    let endless = "1".repeat(1_000_000).parse::<Exact>();
    assert!(matches!(
        endless,
        Err(NumberError::TooLong {
            digits: 1_000_000,
            ..
        })
    ));
}

#[test]
fn numbers_are_read_as_people_type_them() {
    let cases = [
        ("1 200,5", "1200.5"),
        ("1\u{a0}200,5", "1200.5"),
        ("1\u{202f}200,5", "1200.5"),
        ("12\u{2009}345\u{2009}678", "12345678"),
        ("\u{a0}12,50\u{202f}", "12.5"),
        ("\u{2212}3", "-3"),
        ("-0", "0"),
        ("007", "7"),
        ("2/3", "2/3"),
        ("1 : 2", "0.5"),
        ("-1/-2", "0.5"),
        ("12,5/0,5", "25"),
    ];
    for (text, value) in cases {
        let typed = Typed::parse(text).unwrap();
        assert_eq!(typed.value.to_string(), value, "{text:?}");
        assert_eq!(typed.text, text.trim());
    }
}
