//! The sections of the page, one file each: a figure, and beside it the table that says the same.
//!
//! In: the page and the running numbers of its sections, figures and tables. Out: HTML, empty where there is nothing to
//! say. None of them decides anything: they choose rows and write numbers as people read them.

mod arrival;
mod assumptions;
mod attribution;
mod budget;
mod late_places;
mod people;
mod reading;
mod shortfall;
mod verdicts;

use super::Page;
use crate::report::shell::Numbering;

/// Writes one section.
type Section = fn(&Page, &mut Numbering) -> String;

/// All sections in the order of the page.
pub(super) const ALL: [Section; 9] = [
    verdicts::verdicts,
    arrival::arrival,
    late_places::late_places,
    budget::budget,
    attribution::attribution,
    shortfall::shortfall,
    people::people,
    assumptions::assumptions,
    reading::reading,
];
