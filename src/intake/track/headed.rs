//! Texts in which each storm is a header line and the data lines below it: JMA's and CMA's.

use super::draft::{Entry, StormDraft};
use super::finding::Notes;
use super::line::{Row, numbered};
use crate::text::Code;

/// What header lines begin with.
pub const HEADER: &str = "66666";

/// Storms in the order of the file; `header` and `data` read a line of their kind.
pub fn read(
    text: &str,
    notes: &mut Notes,
    header: impl Fn(u32, &str) -> StormDraft,
    data: impl Fn(&mut Row<'_>, &str) -> Option<Entry>,
) -> Vec<StormDraft> {
    let mut storms: Vec<StormDraft> = Vec::new();
    for (line, text) in numbered(text) {
        if text.starts_with(HEADER) {
            storms.push(header(line, text));
            continue;
        }
        let id = storms.last().map_or("", |storm| &storm.id).to_owned();
        let mut row = Row {
            line,
            storm: &id,
            notes,
        };
        match storms.last_mut() {
            Some(storm) => storm.entries.extend(data(&mut row, text)),
            None => row.find(Code::E0853, 1, &[]),
        }
    }
    storms
}
