//! Section: how to read the page.

use crate::report::markup::escape;
use crate::report::numbers;
use crate::report::page::Page;
use crate::report::shell::Numbering;
use crate::text::messages::report as say;

pub(super) fn reading(page: &Page, numbering: &mut Numbering) -> String {
    let lang = page.lang;
    let level = numbers::percent(page.summary.interval_level);
    let horizon = say::hours(lang, numbers::shortest(page.summary.horizon_h));
    let n = numbers::grouped(page.summary.replications);
    let entries = [
        (
            say::reading_probability_term(lang),
            say::reading_probability(lang),
        ),
        (
            say::reading_interval_term(lang),
            say::reading_interval(lang, level),
        ),
        (say::reading_verdict_term(lang), say::reading_verdict(lang)),
        (
            say::reading_evidence_term(lang),
            say::reading_evidence(lang),
        ),
        (
            say::reading_late_term(lang),
            say::reading_late(lang, horizon),
        ),
        (
            say::reading_again_term(lang),
            say::reading_again(lang, page.summary.seed, n),
        ),
    ];
    let entries = entries
        .map(|(term, text)| format!("<dt>{}</dt><dd>{}</dd>\n", escape(&term), escape(&text)));
    let list = format!("<dl>\n{}</dl>\n", entries.concat());
    numbering.section(&say::section_reading(lang), &list)
}
