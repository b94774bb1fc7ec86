//! Section: on what the hours until relief are spent.

use crate::outcome::Step;
use crate::report::markup::{Align, Table, escape, unbroken};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{figures, numbers, words};
use crate::run::TargetResult;
use crate::text::messages::report as say;

/// Targets side by side in one table.
const TARGETS_A_TABLE: usize = 3;

pub(super) fn budget(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let drawing = figures::budget(page.summary, lang);
    if drawing.is_none() {
        return String::new();
    }
    let mut content = numbering.figure(drawing, &say::caption_budget(lang));
    let with_budget: Vec<&TargetResult> = page
        .summary
        .targets
        .iter()
        .filter(|target| {
            page.summary
                .time_budget
                .iter()
                .any(|row| row.target_id == target.target_id)
        })
        .collect();
    for targets in with_budget.chunks(TARGETS_A_TABLE) {
        content += &budget_table(page, targets, numbering).html();
    }
    numbering.section(&say::section_budget(lang), &content)
}

fn budget_table(page: &Page, targets: &[&TargetResult], numbering: &mut Numbering) -> Table {
    let lang = page.lang;
    let of = |target: &TargetResult, step: Step| {
        let rows = page.summary.time_budget.iter();
        let mut found =
            rows.filter(|row| row.target_id == target.target_id && row.step == step.key());
        found.next()
    };
    let cell = |target: &TargetResult, step: Step| match of(target, step) {
        Some(row) => format!(
            "{} <small>({})</small>",
            numbers::fixed(Some(row.mean_h), 2),
            escape(&numbers::percent(row.largest_share))
        ),
        None => "–".to_owned(),
    };
    let mut rows: Vec<Vec<String>> = Vec::new();
    for (at, step) in Step::ALL.into_iter().enumerate() {
        let name = format!(
            "<span class=\"ordinal\">{}</span>{}",
            at + 1,
            escape(&words::step(lang, step))
        );
        let cells = targets.iter().map(|target| cell(target, step));
        rows.push(std::iter::once(name).chain(cells).collect());
    }
    let sums = targets.iter().map(|target| {
        let steps = Step::ALL.into_iter().filter_map(|step| of(target, step));
        numbers::fixed(Some(steps.map(|row| row.mean_h).sum()), 2)
    });
    let total = escape(&say::budget_total(lang));
    rows.push(std::iter::once(total).chain(sums).collect());
    let headings = targets.iter().map(|target| {
        let heading = format!(
            "{} {}",
            target.indicator,
            unbroken(&words::limit(lang, target))
        );
        (heading, Align::Figure)
    });
    Table {
        caption: numbering.table(&say::caption_budget_table(lang)),
        columns: std::iter::once((say::column_step(lang), Align::Words))
            .chain(headings)
            .collect(),
        rows,
    }
}
