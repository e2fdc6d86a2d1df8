//! The colour of a host, where it can be read.

use crate::exchange::host::Accent;
use crate::ui::platform::colour::{resolved, set_token};

/// What WCAG 2.2 asks of text (criterion 1.4.3).
const CONTRAST: f64 = 4.5;

/// Gives the page its accent; `false`, and nothing is changed, where it would be hard to
/// read on light or on dark paper.
pub fn apply(accent: &Accent) -> bool {
    let Accent { light, dark } = accent;
    let readable = [(light, "light"), (dark, "dark")]
        .iter()
        .all(|(colour, scheme)| {
            let both = resolved(colour, scheme).zip(resolved("var(--paper)", scheme));
            both.is_some_and(|(ink, paper)| contrast(ink, paper) >= CONTRAST)
        });
    if readable {
        set_token("--accent", &format!("light-dark({light}, {dark})"));
        set_token(
            "--accent-soft",
            "color-mix(in srgb, var(--accent) 12%, var(--paper))",
        );
    }
    readable
}

/// The contrast of two colours as WCAG 2.2 defines it.
fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = part / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}
