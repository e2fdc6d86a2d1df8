//! A transcript, however harmed, is read or refused; what was read is written and read again.
#![no_main]

use libfuzzer_sys::fuzz_target;
use passerelle::exchange::transcript::{read, write};

fuzz_target!(|bytes: &[u8]| {
    let Ok(document) = read(bytes) else {
        return;
    };
    for learner in &document.learners {
        let written = write(learner, "2026-11-22T00:00:00Z");
        assert!(read(written.text.as_bytes()).is_ok());
    }
});
