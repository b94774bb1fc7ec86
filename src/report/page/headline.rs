//! The head of the page: what a reader with ten seconds takes away.

use super::Page;
use crate::report::markup::{escape, unbroken};
use crate::report::{numbers, words};
use crate::run::TargetResult;
use crate::target::{Verdict, natural_frequency};
use crate::text::messages::report as say;

/// Title, one sentence on the first target that could be tested, and the count of verdicts.
pub(super) fn html(page: &Page) -> String {
    let lang = page.lang;
    let first = page
        .summary
        .targets
        .iter()
        .find_map(|target| Some((target, target.chance()?)));
    let (sentence, verdict) = match first {
        Some((target, probability)) => headline(page, target, probability),
        None if page.summary.is_idle() => {
            let replications = numbers::grouped(page.summary.replications);
            (say::nothing_happened(lang, replications), String::new())
        }
        None => (say::headline_none(lang), String::new()),
    };
    format!(
        "<header>\n<p class=\"kicker\">{} · {}</p>\n<h1>{}</h1>\n<p class=\"lead\">{}</p>\n\
         <p class=\"abstract\">{}{}{}</p>\n<p class=\"abstract\">{}</p>\n</header>\n",
        escape(page.district),
        escape(&say::kicker(lang)),
        escape(page.title),
        escape(&sentence),
        escape(&verdict),
        lang.pick(" ", ""),
        escape(&counts(page)),
        escape(&events(page)),
    )
}

fn headline(page: &Page, target: &TargetResult, probability: f64) -> (String, String) {
    let lang = page.lang;
    let (met, of) = natural_frequency(probability);
    let limit = unbroken(&words::limit(lang, target));
    let sentence = say::headline_one(lang, &target.indicator, limit, met, numbers::grouped(of));
    let end = |value: Option<f64>| numbers::fixed(Some(value.unwrap_or(probability) * 100.0), 1);
    let verdict = say::headline_verdict(
        lang,
        target.verdict.word(lang),
        end(target.ci_low),
        end(target.ci_high),
        numbers::grouped(target.replications),
    );
    (sentence, verdict)
}

fn counts(page: &Page) -> String {
    let count = |wanted: &[Verdict]| {
        let targets = page.summary.targets.iter();
        targets
            .filter(|target| wanted.contains(&target.verdict))
            .count()
    };
    let untested = count(&[Verdict::NotAssessable]);
    let mut text = say::headline_counts(
        page.lang,
        page.summary.targets.len() - untested,
        count(&[Verdict::Meets]),
        count(&[Verdict::ProbablyMeets, Verdict::Borderline]),
        count(&[Verdict::Misses]),
    );
    if untested > 0 {
        text += page.lang.pick(" ", "");
        text += &say::headline_untested(page.lang, untested);
    }
    text
}

fn events(page: &Page) -> String {
    let [low, middle, high, _] = page.summary.displaced.map(numbers::quantity);
    let mut text = say::event_facts(
        page.lang,
        numbers::grouped(page.summary.replications),
        numbers::grouped(page.summary.struck_replications),
        middle,
        format!("{low}–{high}"),
    );
    if let Some(casualties) = &page.summary.casualties {
        let mean = |spread: [f64; 4]| numbers::fixed(Some(spread[3]), 1);
        let [low, middle, high, _] = casualties.trapped.map(numbers::quantity);
        let range = format!("{low}–{high}");
        let [injured, dead] = [casualties.injured, casualties.dead].map(mean);
        text += page.lang.pick(" ", "");
        let say = if page.summary.rescue.is_some() {
            say::casualty_facts_rescued
        } else {
            say::casualty_facts
        };
        text += &say(page.lang, middle, range, injured, dead);
    }
    if let Some(rescue) = &page.summary.rescue {
        let mean = |spread: [f64; 4]| numbers::quantity(spread[3]);
        text += page.lang.pick(" ", "");
        text += &say::rescue_facts(
            page.lang,
            mean(rescue.by_crews),
            mean(rescue.by_neighbours),
            mean(rescue.freed_by_water),
            mean(rescue.still_trapped),
        );
        if let Some(care) = &rescue.care {
            let injured = care.in_bed[3] + care.without_bed[3];
            text += page.lang.pick(" ", "");
            text += &say::care_facts(
                page.lang,
                numbers::fixed(Some(care.in_bed[3]), 1),
                numbers::fixed(Some(injured), 1),
                numbers::fixed(care.in_bed_after_mean_h, 1),
            );
        }
    }
    if let Some(evacuation) = &page.summary.evacuation {
        let [low, middle, high, _] = evacuation.left.map(numbers::quantity);
        let share = evacuation.left_in_time[3] / evacuation.driven_out[3].max(1.0);
        text += page.lang.pick(" ", "");
        text += &say::evacuation_facts(
            page.lang,
            middle,
            format!("{low}–{high}"),
            numbers::percent(share),
            numbers::quantity(evacuation.over_capacity[3]),
        );
    }
    if let Some(fairness) = &page.summary.fairness {
        let mean = |spread: [f64; 4], digits| numbers::fixed(Some(spread[3]), digits);
        text += page.lang.pick(" ", "");
        text += &say::fairness_facts(
            page.lang,
            &fairness.worst_town,
            numbers::percent(fairness.worst_town_share),
            mean(fairness.worst_town_wait_h, 1),
            mean(fairness.gini, 2),
        );
    }
    let levels = &page.summary.activation_levels;
    if !levels.is_empty() {
        let odds = levels.iter().map(|row| {
            let share = numbers::percent(row.probability);
            say::level_odds(page.lang, row.level.word(), share)
        });
        let odds: Vec<String> = odds.collect();
        text += page.lang.pick(" ", "");
        text += &say::level_facts(page.lang, odds.join(page.lang.pick(", ", "、")));
    }
    if let Some(clearing) = &page.summary.clearing {
        let [low, middle, high, _] = clearing.cleared.map(numbers::quantity);
        text += page.lang.pick(" ", "");
        text += &say::clearing_facts(
            page.lang,
            middle,
            format!("{low}–{high}"),
            numbers::fixed(clearing.sooner_mean_h, 1),
        );
    }
    text
}
