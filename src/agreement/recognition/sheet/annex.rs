//! The annex of a recognition sheet.

use super::Sheet;
use crate::agreement::document::{Part, Wording};
use crate::agreement::recognition::{How, words};
use crate::rules::recognition::Outcome;
use crate::rules::recognition::offer::Why;
use crate::transfer::report::{Explained, worked};

/// The annex: on what each number rests.
pub(super) fn explanation(sheet: Sheet<'_>, w: Wording) -> Part {
    let regime = &sheet.ruling.regime;
    let mut lines = vec![w.with(|t| t.words(&regime.about).to_owned())];
    let ways = |t| words::regime(t, regime, sheet.basis.office.tolerance.as_ref());
    let line = |at: usize| w.with(|t| ways(t).get(at).cloned().unwrap_or_default());
    lines.extend((0..ways(w.texts()).len()).map(line));
    lines.extend(sheet.ruling.sources.iter().map(|it| match &it.dated {
        Some(dated) => format!("{} ({dated})", it.citation),
        None => it.citation.clone(),
    }));
    let blocks = &sheet.recognition.blocks;
    let t = w.texts();
    for block in blocks {
        lines.push(words::block(t, block, blocks.len() == 1));
        let offers = block.proposal.offers.iter();
        lines.extend(
            offers.map(|it| format!("{} – {}", words::offer(t, it), words::why(t, &it.why))),
        );
        let steps = block.proposal.offers.iter().filter_map(|it| match &it.why {
            Why::Mean { explanation, .. } => Some(worked(explanation, t)),
            Why::Share(share) => Some(worked(share, t)),
            _ => None,
        });
        lines.extend(steps.flatten());
        for line in &block.host {
            let Some(carried) = &line.carried else {
                continue;
            };
            let how = words::how(t, &carried.how);
            if !how.is_empty() && line.part.outcome != Outcome::Missing {
                lines.push(
                    format!("{} {} – {how}", line.code, line.title)
                        .trim()
                        .to_owned(),
                );
            }
            if let How::Converted(conversion) = &carried.how {
                let explained = Explained::of(conversion, t);
                lines.extend(explained.steps);
                lines.push(explained.source);
            }
        }
        if let Some(mark) = &block.mark {
            let value = words::mark(t, &mark.rounded);
            let range = (mark.low != mark.best).then(|| words::range(t, mark));
            let value = std::iter::once(value).chain(range);
            let value = value.collect::<Vec<_>>().join(" ");
            lines.push(t.document.pair(t.recognition.block_mark, &value));
            lines.extend(worked(&mark.explanation, t));
        }
    }
    Part::Text(w.say(|t| t.recognition.annex), lines)
}
