//! A backup, a configuration of a host or a rule profile, however harmed, is read or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle::exchange;
use passerelle::rules::Profile;

fuzz_target!(|bytes: &[u8]| {
    let _ = exchange::read(bytes);
    let _ = exchange::host::read(bytes);
    if let Ok(text) = str::from_utf8(bytes) {
        let _ = Profile::read(text);
    }
});
