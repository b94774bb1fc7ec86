//! Section: where relief arrives late, as map and table.

use crate::report::files::relieved_within;
use crate::report::markup::{Align, Table, escape};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{figures, latest, numbers, words};
use crate::run::PlaceResult;
use crate::text::messages::report as say;

/// Places in the table of the latest.
const LATEST: usize = 12;

pub(super) fn late_places(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let Some(limit) = latest::limit_h(page.summary) else {
        return String::new();
    };
    let limit_text = say::hours(lang, numbers::shortest(limit));
    let worst = latest::order(page.summary, limit, LATEST);
    let drawing = figures::map((page.summary, page.world), limit, &worst, lang);
    let figure = numbering.figure(drawing, &say::caption_map(lang, &limit_text));
    let row = |place: &PlaceResult| {
        let within = relieved_within(place, limit);
        vec![
            escape(&place.name),
            escape(&place.town),
            numbers::grouped(u64::from(place.population)),
            escape(&numbers::percent(place.struck_share)),
            escape(&within.map(numbers::percent).unwrap_or_default()),
            escape(&words::hours(lang, place.relief.p50)),
            escape(&words::hours(lang, place.relief.p95)),
            escape(&numbers::percent(place.isolated_share)),
        ]
    };
    let rows: Vec<Vec<String>> = worst
        .iter()
        .map(|&at| row(&page.summary.places[at]))
        .collect();
    let table = Table {
        caption: numbering.table(&say::caption_latest(lang)),
        columns: vec![
            (say::column_place(lang), Align::Words),
            (say::column_town(lang), Align::Words),
            (say::column_residents(lang), Align::Figure),
            (say::column_struck(lang), Align::Figure),
            (
                say::column_relieved_within(lang, &limit_text),
                Align::Figure,
            ),
            (say::column_median(lang), Align::Figure),
            (say::column_p95(lang), Align::Figure),
            (say::column_cut_off(lang), Align::Figure),
        ],
        rows,
    };
    numbering.section(&say::section_places(lang), &(figure + &table.html()))
}
