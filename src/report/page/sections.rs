//! The sections of the page, one function each: figures with the tables that say the same.

use super::{Numbering, Page};
use crate::outcome::{FILL_TIMES_H, Step};
use crate::report::files::relieved_within;
use crate::report::markup::{Align, Table, escape};
use crate::report::{figures, latest, numbers, words};
use crate::run::{PlaceResult, ShortfallResult, TargetResult};
use crate::scenario::choices::Status;
use crate::target::Verdict;
use crate::text::messages::report as say;

/// Places in the table of the latest.
const LATEST: usize = 12;
/// Targets side by side in the table of the time budget.
const TARGETS_A_TABLE: usize = 3;

type Section = fn(&Page, &mut Numbering) -> String;

/// All sections in the order of the page.
pub(super) const ALL: [Section; 7] = [
    verdicts,
    arrival,
    late_places,
    budget,
    shortfall,
    assumptions,
    reading,
];

fn verdicts(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let level = numbers::percent(page.summary.interval_level);
    let table = Table {
        caption: numbering.table(&say::caption_verdicts(lang)),
        columns: vec![
            (say::column_indicator(lang), Align::Text),
            (say::column_limit(lang), Align::Words),
            (say::column_verdict(lang), Align::Words),
            (say::column_probability(lang), Align::Figure),
            (say::column_interval(lang, level), Align::Figure),
            (say::column_reliability(lang), Align::Figure),
            (say::column_replications(lang), Align::Figure),
            (say::column_confidence(lang), Align::Words),
        ],
        rows: page.summary.targets.iter().map(|target| verdict_row(page, target)).collect(),
    };
    let drawing = figures::bars(page.summary, lang);
    let figure = numbering.figure(drawing, &say::caption_bars(lang));
    numbering.section(&say::section_verdicts(lang), &(table.html() + &figure))
}

fn verdict_row(page: &Page, target: &TargetResult) -> Vec<String> {
    let lang = page.lang;
    let mut name = escape(&target.indicator);
    for (class, text) in [("why", &target.why), ("source", &target.source)] {
        if !text.is_empty() {
            name += &format!("<small class=\"{class}\">{}</small>", escape(text));
        }
    }
    let verdict = format!(
        "<span class=\"verdict {}\">{}{}</span>",
        words::verdict_key(target.verdict),
        shape(target.verdict),
        escape(&words::verdict(lang, target.verdict))
    );
    let mut row = vec![name, escape(&words::limit(lang, target)), verdict];
    match (target.probability, target.ci_low, target.ci_high) {
        (Some(probability), Some(low), Some(high)) => row.extend([
            escape(&numbers::percent(probability)),
            escape(&numbers::interval(low, high)),
            numbers::percent(target.reliability),
            numbers::grouped(target.replications),
            escape(&words::confidence(lang, target.confidence)),
        ]),
        _ => row.extend(std::iter::repeat_n("–".to_owned(), 5)),
    }
    row
}

/// The verdict's shape, drawn so that it looks the same in every font.
fn shape(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Meets => {
            "<svg class=\"mark\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><circle cx=\"6\" cy=\"6\" r=\"5\"/></svg>"
        }
        Verdict::ProbablyMeets => {
            "<svg class=\"mark\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">\
             <circle class=\"open\" cx=\"6\" cy=\"6\" r=\"4.5\"/><path d=\"M6 1.5A4.5 4.5 0 0 0 6 10.5Z\"/></svg>"
        }
        Verdict::Borderline => {
            "<svg class=\"mark\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path d=\"M6 1L11.5 11H.5Z\"/></svg>"
        }
        Verdict::Misses => {
            "<svg class=\"mark\" viewBox=\"0 0 12 12\" aria-hidden=\"true\"><path class=\"open thick\" d=\"M2 2L10 10M10 2L2 10\"/></svg>"
        }
        Verdict::NotAssessable => {
            "<svg class=\"mark\" viewBox=\"0 0 12 12\" aria-hidden=\"true\">\
             <path class=\"open\" d=\"M3 4A3 3 0 1 1 6 6.6V8\"/><circle cx=\"6\" cy=\"10.6\" r=\".9\"/></svg>"
        }
    }
}

fn arrival(page: &Page, numbering: &mut Numbering) -> String {
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

fn late_places(page: &Page, numbering: &mut Numbering) -> String {
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
    let rows: Vec<Vec<String>> = worst.iter().map(|&at| row(&page.summary.places[at])).collect();
    let table = Table {
        caption: numbering.table(&say::caption_latest(lang)),
        columns: vec![
            (say::column_place(lang), Align::Words),
            (say::column_town(lang), Align::Words),
            (say::column_residents(lang), Align::Figure),
            (say::column_struck(lang), Align::Figure),
            (say::column_relieved_within(lang, &limit_text), Align::Figure),
            (say::column_median(lang), Align::Figure),
            (say::column_p95(lang), Align::Figure),
            (say::column_cut_off(lang), Align::Figure),
        ],
        rows,
    };
    numbering.section(&say::section_places(lang), &(figure + &table.html()))
}

fn budget(page: &Page, numbering: &mut Numbering) -> String {
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
        .filter(|target| page.summary.time_budget.iter().any(|row| row.target_id == target.target_id))
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
        let mut found = rows.filter(|row| row.target_id == target.target_id && row.step == step.key());
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
        let heading = format!("{} {}", target.indicator, words::limit(lang, target));
        (heading, Align::Figure)
    });
    Table {
        caption: numbering.table(&say::caption_budget_table(lang)),
        columns: std::iter::once((say::column_step(lang), Align::Words)).chain(headings).collect(),
        rows,
    }
}

fn shortfall(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let all: Vec<&ShortfallResult> =
        page.summary.shortfall.iter().filter(|row| row.scope == "all").collect();
    if all.is_empty() {
        return String::new();
    }
    let mut columns = vec![
        (say::column_commodity(lang), Align::Text),
        (say::column_needed(lang), Align::Figure),
        (say::column_peak_short(lang), Align::Figure),
    ];
    columns.extend(FILL_TIMES_H.map(|time| (say::column_fill_by(lang, time), Align::Figure)));
    let row = |short: &&ShortfallResult| {
        let [mean, _, p95] = short.peak_short.map(numbers::quantity);
        let mut cells = vec![
            commodity_name(page, &short.commodity),
            numbers::quantity(short.needed_mean),
            format!("{mean} <small>({p95})</small>"),
        ];
        let rate = |rate: Option<f64>| rate.map_or("–".to_owned(), |rate| escape(&numbers::percent(rate)));
        cells.extend(short.fill_rate.map(rate));
        cells
    };
    let table = Table {
        caption: numbering.table(&say::caption_shortfall(lang)),
        columns,
        rows: all.iter().map(row).collect(),
    };
    let note = format!("<p class=\"note\">{}</p>\n", escape(&say::shortfall_more(lang)));
    numbering.section(&say::section_shortfall(lang), &(table.html() + &note))
}

/// Name and unit of a commodity; its identifier where the world does not know it.
fn commodity_name(page: &Page, id: &str) -> String {
    let found = page.world.commodities.iter().find(|commodity| commodity.id == id);
    found.map_or_else(
        || escape(id),
        |commodity| {
            format!("{} <small>({})</small>", escape(&commodity.name), escape(&commodity.unit))
        },
    )
}

fn assumptions(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    if page.assumptions.is_empty() {
        let none = format!("<p class=\"note\">{}</p>\n", escape(&say::assumptions_none(lang)));
        return numbering.section(&say::section_assumptions(lang), &none);
    }
    let mut sorted: Vec<&crate::report::Assumption> = page.assumptions.iter().collect();
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

fn reading(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let level = numbers::percent(page.summary.interval_level);
    let horizon = say::hours(lang, numbers::shortest(page.summary.horizon_h));
    let n = numbers::grouped(page.summary.replications);
    let entries = [
        (say::reading_probability_term(lang), say::reading_probability(lang)),
        (say::reading_interval_term(lang), say::reading_interval(lang, level)),
        (say::reading_verdict_term(lang), say::reading_verdict(lang)),
        (say::reading_evidence_term(lang), say::reading_evidence(lang)),
        (say::reading_late_term(lang), say::reading_late(lang, horizon)),
        (say::reading_again_term(lang), say::reading_again(lang, page.summary.seed, n)),
    ];
    let mut list = "<dl>\n".to_owned();
    for (term, text) in entries {
        list += &format!("<dt>{}</dt><dd>{}</dd>\n", escape(&term), escape(&text));
    }
    numbering.section(&say::section_reading(lang), &(list + "</dl>\n"))
}
