//! Section: when relief arrives.

use crate::outcome::FILL_TIMES_H;
use crate::report::markup::{Align, Table, escape};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{figures, numbers};
use crate::text::messages::report as say;

pub(super) fn arrival(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let drawing = figures::arrival(page.summary, lang);
    if drawing.is_none() {
        return String::new();
    }
    let mut content = numbering.figure(drawing, &say::caption_arrival(lang));
    let row = |limit: f64| {
        let [mean, low, high] = figures::shares_at(&page.summary.arrival, limit)?;
        Some(vec![
            escape(&say::hours(lang, numbers::shortest(limit))),
            escape(&numbers::percent(mean)),
            escape(&numbers::interval(low, high)),
        ])
    };
    let mut limits = figures::relief_limits_h(page.summary);
    limits.extend(FILL_TIMES_H.map(f64::from));
    limits.sort_by(f64::total_cmp);
    limits.dedup();
    let rows: Vec<Vec<String>> = limits.into_iter().filter_map(row).collect();
    if !rows.is_empty() {
        let table = Table {
            caption: numbering.table(&say::caption_arrival_table(lang)),
            columns: vec![
                (say::column_time(lang), Align::Text),
                (say::column_mean_share(lang), Align::Figure),
                (say::column_band(lang), Align::Figure),
            ],
            rows,
        };
        content += &table.html();
    }
    numbering.section(&say::section_arrival(lang), &content)
}
