//! Section: what befell people beside waiting for goods: who left, was trapped, hurt, brought out; whose calls were answered.

use crate::report::markup::{Align, Table, escape};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{numbers, words};
use crate::run::{IncidentResult, Summary};
use crate::scenario::incidents::IncidentKind;
use crate::text::Lang;
use crate::text::messages::report as say;

pub(super) fn people(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let (fates, calls) = (fates(page.summary, lang), calls(page.summary, lang));
    if fates.is_empty() && calls.is_empty() {
        return String::new();
    }
    let mut body = String::new();
    if !fates.is_empty() {
        let table = Table {
            caption: numbering.table(&say::caption_fates(lang)),
            columns: vec![
                (say::column_fate(lang), Align::Text),
                (say::column_median(lang), Align::Figure),
                (say::column_nine_in_ten(lang), Align::Figure),
                (say::column_mean(lang), Align::Figure),
            ],
            rows: fates,
        };
        body += &table.html();
    }
    if !calls.is_empty() {
        let table = Table {
            caption: numbering.table(&say::caption_calls(lang)),
            columns: vec![
                (say::column_calls(lang), Align::Text),
                (say::column_calls_mean(lang), Align::Figure),
                (say::column_calls_reached(lang), Align::Figure),
                (say::column_calls_waited(lang), Align::Figure),
                (say::column_calls_median(lang), Align::Figure),
                (say::column_calls_p95(lang), Align::Figure),
            ],
            rows: calls,
        };
        body += &table.html();
    }
    numbering.section(&say::section_people(lang), &body)
}

/// One row a fate: people a replication.
fn fates(summary: &Summary, lang: Lang) -> Vec<Vec<String>> {
    let mut rows: Vec<(String, [f64; 4])> = Vec::new();
    if let Some(moved) = &summary.evacuation {
        rows.extend([
            (say::fate_left(lang), moved.left),
            (say::fate_driven_out(lang), moved.driven_out),
            (say::fate_in_time(lang), moved.left_in_time),
            (say::fate_over_capacity(lang), moved.over_capacity),
        ]);
    }
    if let Some(casualties) = &summary.casualties {
        rows.push((say::fate_trapped(lang), casualties.trapped));
    }
    if let Some(rescue) = &summary.rescue {
        rows.extend([
            (say::fate_by_crews(lang), rescue.by_crews),
            (say::fate_by_neighbours(lang), rescue.by_neighbours),
            (say::fate_by_water(lang), rescue.freed_by_water),
            (say::fate_still_trapped(lang), rescue.still_trapped),
        ]);
    }
    if let Some(casualties) = &summary.casualties {
        rows.extend([
            (say::fate_injured(lang), casualties.injured),
            (say::fate_dead(lang), casualties.dead),
        ]);
    }
    if let Some(care) = summary.rescue.as_ref().and_then(|rescue| rescue.care) {
        rows.extend([
            (say::fate_in_bed(lang), care.in_bed),
            (say::fate_without_bed(lang), care.without_bed),
        ]);
    }
    // Half a person is a mean, not a quantile.
    let whole = |people: f64| numbers::grouped(libm::round(people) as u64);
    let row = |(name, [p05, p50, p95, mean]): (String, [f64; 4])| {
        let range = format!("{}–{}", whole(p05), whole(p95));
        vec![escape(&name), whole(p50), range, numbers::quantity(mean)]
    };
    rows.into_iter().map(row).collect()
}

/// One row a kind of call.
fn calls(summary: &Summary, lang: Lang) -> Vec<Vec<String>> {
    let share = |share: Option<f64>| {
        share.map_or("–".to_owned(), |share| escape(&numbers::percent(share)))
    };
    let row = |calls: &IncidentResult| {
        let time = |time: Option<f64>| escape(&words::hours(lang, time));
        vec![
            escape(&kind(lang, calls.kind)),
            numbers::quantity(calls.per_replication),
            share(calls.reached_share),
            share(calls.waited_share),
            time(calls.arrival.p50),
            time(calls.arrival.p95),
        ]
    };
    summary.incidents.iter().map(row).collect()
}

fn kind(lang: Lang, kind: IncidentKind) -> String {
    match kind {
        IncidentKind::River => say::calls_river(lang),
        IncidentKind::Sea => say::calls_sea(lang),
        IncidentKind::Medical => say::calls_medical(lang),
    }
}
