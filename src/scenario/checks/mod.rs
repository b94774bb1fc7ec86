//! What single cells cannot show: references, ground, roads, hazards, supplies and targets that do not fit together.
//!
//! In: a [`Draft`], every cell of which has been read. Out: findings. Rows with faults are not judged again,
//! and a table that is missing or unreadable is not the cause of further findings.

mod ground;
mod hazards;
mod network;
mod reach;
mod references;
mod settings;
mod supply;
mod targets;
#[cfg(test)]
mod tests;

use super::draft::Draft;
use super::finding::Findings;

/// Notes everything that does not fit together.
pub fn check(draft: &Draft, findings: &mut Findings) {
    references::check(draft, findings);
    settings::check(draft, findings);
    ground::check(draft, findings);
    network::check(draft, findings);
    hazards::check(draft, findings);
    supply::check(draft, findings);
    targets::check(draft, findings);
    // Whether roads lead anywhere can be said only of a network without errors.
    if findings.errors() == 0 {
        reach::check(draft, findings);
    }
}
