//! Section: the verdict on every row of the plan.

use crate::report::markup::{Align, Table, escape, unbroken};
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::report::{figures, numbers, words};
use crate::run::TargetResult;
use crate::target::Verdict;
use crate::text::messages::report as say;

pub(super) fn verdicts(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let level = unbroken(&numbers::percent(page.summary.interval_level));
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
        rows: words::tested_first(page.summary)
            .map(|target| verdict_row(page, target))
            .collect(),
    };
    let drawing = figures::bars(page.summary, lang);
    let figure = numbering.figure(drawing, &say::caption_bars(lang));
    numbering.section(&say::section_verdicts(lang), &(table.html() + &figure))
}

fn verdict_row(page: &Page, target: &TargetResult) -> Vec<String> {
    let lang = page.lang;
    let remark = |class: &str, text: &str| match text {
        "" => String::new(),
        text => format!("<small class=\"{class}\">{}</small>", escape(text)),
    };
    let name = [
        escape(&target.indicator),
        remark("why", &words::why(lang, target)),
        remark("source", &target.source),
    ];
    let verdict = format!(
        "<span class=\"verdict {}\">{}{}</span>",
        target.verdict.key(),
        shape(target.verdict),
        escape(&target.verdict.word(lang))
    );
    let mut row = vec![name.concat(), escape(&words::limit(lang, target)), verdict];
    let dash = || "–".to_owned();
    if let (Some(probability), Some(low), Some(high)) =
        (target.chance(), target.ci_low, target.ci_high)
    {
        row.extend([
            escape(&numbers::percent(probability)),
            escape(&numbers::interval(low, high)),
            numbers::percent(target.reliability),
            numbers::grouped(target.replications),
            escape(&words::confidence(lang, target.confidence)),
        ]);
    } else {
        let computed = words::computed(lang, target);
        let value = computed.map_or_else(dash, |text| escape(&text));
        row.extend([dash(), value, dash(), dash(), dash()]);
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
