//! Norms for people and programs: a table of what is asked and found, and who falls short.

use serde_json::{Value, json};

use super::numbers;
use super::table::{Set, TextTable};
use super::words;
use crate::scenario::norms::{NormRow, NormRule};
use crate::scenario::spec::Cell;
use crate::study::norms::{NormCheck, NormVerdict};
use crate::text::Lang;
use crate::text::messages::norms as say;

/// Things that fall short, named in a line below the table.
const NAMED: usize = 5;

/// Norms with what is asked and found, those that are asked of nothing here left out.
pub fn table(checks: &[NormCheck], lang: Lang) -> TextTable {
    let columns = vec![
        (say::norm(lang), Set::Left),
        (say::asked(lang), Set::Right),
        (say::found(lang), Set::Right),
        (say::judged(lang), Set::Right),
        (say::short(lang), Set::Right),
        (say::verdict(lang), Set::Left),
    ];
    let asked = checks
        .iter()
        .filter(|check| check.verdict != NormVerdict::NotAsked);
    TextTable {
        columns,
        rows: asked.map(|check| row(check, lang)).collect(),
    }
}

fn row(check: &NormCheck, lang: Lang) -> Vec<String> {
    let norm = &check.norm;
    let found = check
        .found
        .map_or_else(|| "–".to_owned(), |found| value(found, norm.rule, lang));
    let count = |count: usize| {
        if check.judged > 1 {
            numbers::grouped(count as u64)
        } else {
            String::new()
        }
    };
    vec![
        name(norm, lang).to_owned(),
        format!(
            "{} {}",
            words::sign(norm.comparator),
            value(norm.value, norm.rule, lang)
        ),
        found,
        count(check.judged),
        count(check.short.len()),
        verdict(check.verdict, lang),
    ]
}

/// Below the table: who falls short, what the tables would have to tell, and the count.
pub fn notes(checks: &[NormCheck], lang: Lang) -> String {
    let told = checks.iter().filter_map(|check| note(check, lang));
    let mut lines: Vec<String> = told.collect();
    let count = |verdict| {
        checks
            .iter()
            .filter(|check| check.verdict == verdict)
            .count()
    };
    lines.push(say::summary(
        lang,
        count(NormVerdict::Meets),
        count(NormVerdict::FallsShort),
        count(NormVerdict::Unknown),
        count(NormVerdict::NotAsked),
    ));
    lines.join("\n") + "\n"
}

fn note(check: &NormCheck, lang: Lang) -> Option<String> {
    let name = name(&check.norm, lang);
    if let Some(table) = check.lacking {
        return Some(say::lacking(lang, name, table));
    }
    if check.short.is_empty() {
        return None;
    }
    let separator = match lang {
        Lang::En => ", ",
        Lang::Zh => "、",
    };
    let (named, others) = check.short.split_at(check.short.len().min(NAMED));
    let names = named.join(separator);
    let short = match others.len() {
        0 => say::fall_short(lang, names),
        others => say::fall_short_and(lang, names, others),
    };
    Some(format!("{name} {short}"))
}

/// The same for programs: every norm with its source, what was found, and all who fall short.
pub fn data(checks: &[NormCheck]) -> Value {
    let one = |check: &NormCheck| {
        let norm = &check.norm;
        json!({
            "norm_id": norm.norm_id,
            "rule": norm.rule.write(),
            "name_zh": norm.name_zh,
            "name_en": norm.name_en,
            "asked_from": norm.asked_from,
            "comparator": norm.comparator.write(),
            "value": norm.value,
            "unit": unit(norm.rule, Lang::En),
            "status": norm.status.write(),
            "source": norm.source,
            "found": check.found,
            "verdict": check.verdict,
            "judged": check.judged,
            "short": check.short,
            "lacking": check.lacking,
        })
    };
    checks.iter().map(one).collect()
}

fn name(norm: &NormRow, lang: Lang) -> &str {
    match lang {
        Lang::En => &norm.name_en,
        Lang::Zh => &norm.name_zh,
    }
}

fn verdict(verdict: NormVerdict, lang: Lang) -> String {
    match verdict {
        NormVerdict::Meets => format!("● {}", say::meets(lang)),
        NormVerdict::FallsShort => format!("✖ {}", say::falls_short(lang)),
        NormVerdict::NotAsked => say::not_asked(lang),
        NormVerdict::Unknown => format!("? {}", say::unknown(lang)),
    }
}

/// A value in the unit of a rule, with two decimals at most.
fn value(value: f64, rule: NormRule, lang: Lang) -> String {
    let hundredths = libm::round(value * 100.0) / 100.0;
    format!("{} {}", numbers::shortest(hundredths), unit(rule, lang))
}

fn unit(rule: NormRule, lang: Lang) -> String {
    match rule {
        NormRule::StoreArea => "m²".to_owned(),
        NormRule::ShelterArea => say::per_person(lang),
        NormRule::EngineArea => "km²".to_owned(),
        NormRule::Firefighters => say::per_mille(lang),
        NormRule::RainGauges => say::per_100_km2(lang),
        NormRule::CountyStores => say::depots(lang),
        NormRule::StoreDry
        | NormRule::StoreTwoWays
        | NormRule::TownStores
        | NormRule::VillageStores
        | NormRule::ShelterPlaces
        | NormRule::ShelterDistance
        | NormRule::EngineReach => "%".to_owned(),
    }
}
