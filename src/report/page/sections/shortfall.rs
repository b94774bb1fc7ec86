//! Section: what runs short.

use crate::outcome::FILL_TIMES_H;
use crate::report::markup::{Align, Table, escape, unbroken};
use crate::report::numbers;
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::run::ShortfallResult;
use crate::text::messages::report as say;

pub(super) fn shortfall(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let all: Vec<&ShortfallResult> = page
        .summary
        .shortfall
        .iter()
        .filter(|row| row.scope == "all")
        .collect();
    if all.is_empty() {
        return String::new();
    }
    let mut columns = vec![
        (say::column_commodity(lang), Align::Text),
        (say::column_needed(lang), Align::Figure),
        (say::column_peak_short(lang), Align::Figure),
    ];
    columns.extend(
        FILL_TIMES_H.map(|time| (unbroken(&say::column_fill_by(lang, time)), Align::Figure)),
    );
    let row = |short: &&ShortfallResult| {
        let [mean, _, p95] = short.peak_short.map(numbers::quantity);
        let mut cells = vec![
            commodity_name(page, &short.commodity),
            numbers::quantity(short.needed_mean),
            format!("{mean} <small>({p95})</small>"),
        ];
        let rate = |rate: Option<f64>| {
            rate.map_or("–".to_owned(), |rate| escape(&numbers::percent(rate)))
        };
        cells.extend(short.fill_rate.map(rate));
        cells
    };
    let table = Table {
        caption: numbering.table(&say::caption_shortfall(lang)),
        columns,
        rows: all.iter().map(row).collect(),
    };
    let note = format!(
        "<p class=\"note\">{}</p>\n",
        escape(&say::shortfall_more(lang))
    );
    numbering.section(&say::section_shortfall(lang), &(table.html() + &note))
}

/// Name and unit of a commodity; its identifier where the world does not know it.
fn commodity_name(page: &Page, id: &str) -> String {
    let found = page
        .world
        .commodities
        .iter()
        .find(|commodity| commodity.id == id);
    found.map_or_else(
        || escape(id),
        |commodity| {
            format!(
                "{} <small>({})</small>",
                escape(&commodity.name),
                escape(&commodity.unit)
            )
        },
    )
}
