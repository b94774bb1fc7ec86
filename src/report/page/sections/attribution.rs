//! Section: which step makes people late.

use crate::report::markup::{Align, Table, escape, paragraph};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{numbers, words};
use crate::run::{AttributionResult, TargetResult};
use crate::text::messages::report as say;

pub(super) fn attribution(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let mut sentences = String::new();
    let mut tables = String::new();
    for (target, row) in page.summary.broken() {
        sentences += &paragraph("abstract", &words::breaks_first(lang, target, row));
        if row.breaks_first.is_some() {
            tables += &table(page, (target, row), numbering).html();
        }
    }
    if !tables.is_empty() {
        tables += &paragraph("note", &say::attribution_note(lang));
    }
    numbering.section(&say::section_attribution(lang), &(sentences + &tables))
}

fn table(
    page: &Page,
    (target, row): (&TargetResult, &AttributionResult),
    numbering: &mut Numbering,
) -> Table {
    let lang = page.lang;
    let percent = |share: f64| escape(&numbers::percent(share));
    let rows = row.steps.iter().enumerate().map(|(at, step)| {
        let name = escape(&words::step(lang, step.step));
        vec![
            format!("<span class=\"ordinal\">{}</span>{name}", at + 1),
            numbers::fixed(Some(step.mean_h), 2),
            percent(step.longest_share),
            percent(step.excess_share),
            percent(step.in_time_share),
            percent(step.stuck_share),
            percent(step.mended_share),
        ]
    });
    let name = words::indicator_and_limit(lang, target);
    Table {
        caption: numbering.table(&say::caption_attribution(lang, name)),
        columns: vec![
            (say::column_step(lang), Align::Words),
            (say::column_late_mean(lang), Align::Figure),
            (say::column_longest(lang), Align::Figure),
            (say::column_excess(lang), Align::Figure),
            (say::column_in_time(lang), Align::Figure),
            (say::column_stuck(lang), Align::Figure),
            (say::column_mended(lang), Align::Figure),
        ],
        rows: rows.collect(),
    }
}
