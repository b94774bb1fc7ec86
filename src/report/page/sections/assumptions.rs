//! Section: what the results rest on.

use crate::report::markup::{Align, Table, escape};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{Assumption, words};
use crate::scenario::choices::Status;
use crate::text::messages::report as say;

pub(super) fn assumptions(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    if page.assumptions.is_empty() {
        let none = format!(
            "<p class=\"note\">{}</p>\n",
            escape(&say::assumptions_none(lang))
        );
        return numbering.section(&say::section_assumptions(lang), &none);
    }
    let mut sorted: Vec<&Assumption> = page.assumptions.iter().collect();
    // Stable: within one standing the caller's order, the most influential first, stays.
    sorted.sort_by_key(|assumption| match assumption.status {
        Status::Assumed => 0,
        Status::Public => 1,
        Status::Plan => 2,
    });
    let rows = sorted.iter().map(|assumption| {
        vec![
            escape(&assumption.what),
            escape(&assumption.value),
            escape(assumption.range.as_deref().unwrap_or("–")),
            escape(&words::status(lang, assumption.status)),
            escape(&assumption.source),
        ]
    });
    let table = Table {
        caption: numbering.table(&say::caption_assumptions(lang)),
        columns: vec![
            (say::column_assumption(lang), Align::Text),
            (say::column_value(lang), Align::Text),
            (say::column_range(lang), Align::Words),
            (say::column_status(lang), Align::Words),
            (say::column_source(lang), Align::Text),
        ],
        rows: rows.collect(),
    };
    numbering.section(&say::section_assumptions(lang), &table.html())
}
