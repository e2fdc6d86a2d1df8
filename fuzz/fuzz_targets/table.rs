//! A grading table, whatever was pasted, is read with its doubts or has none; every mark of it
//! has its place.
#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle::model::grade::distribution::read;
use passerelle::transfer::rounding::Rounding;
use passerelle::transfer::statistical::{Policy, place};

fuzz_target!(|text: &str| {
    let Ok(table) = read(text, None, None, None).table else {
        return;
    };
    for band in table.bands() {
        for policy in Policy::ALL {
            let _ = place(&table, &table, band.label(), policy, &Rounding::None);
        }
    }
});
