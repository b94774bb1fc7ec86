//! Choosing one storm of many, by identifier or by name.

use super::finding::{TrackFinding, TrackSpot};
use super::storm::Storm;
use crate::text::Code;

/// Names told where a choice fails.
const NAMES_TOLD: usize = 5;

/// Where the storm that is wanted stands: by identifier (`1713`, `WP152017`, an `IBTrACS` SID), by name (`Hato`), or by
/// name and year (`Hato 2017`), in any case of letters. An empty text wants the only storm there is.
///
/// # Errors
/// When there is none or more than one: the finding tells the nearest.
pub fn select(storms: &[Storm], wanted: &str) -> Result<usize, TrackFinding> {
    let wanted = wanted.trim();
    let by = |is: &dyn Fn(&Storm) -> bool| -> Vec<usize> {
        let numbered = storms.iter().enumerate();
        numbered
            .filter(|(_, storm)| is(storm))
            .map(|(at, _)| at)
            .collect()
    };
    let (name, year) = name_and_year(wanted);
    let found = [
        by(&|_| wanted.is_empty()),
        by(&|storm| storm.id.eq_ignore_ascii_case(wanted)),
        by(&|storm| is_named(storm, wanted)),
        by(&|storm| year.is_some() && is_named(storm, name) && storm.year() == year),
    ];
    let found = found.into_iter().find(|found| !found.is_empty());
    match found.as_deref() {
        Some(&[only]) => Ok(only),
        Some(several) => Err(ambiguous(storms, several, wanted)),
        None => Err(unknown(storms, wanted)),
    }
}

/// Names are compared without their hyphens and blanks: `Kai Tak` is `KAI-TAK`.
fn is_named(storm: &Storm, name: &str) -> bool {
    let plain = plain_name(name);
    !plain.is_empty() && plain_name(&storm.name) == plain
}

fn plain_name(name: &str) -> String {
    let signs = name.chars().filter(|sign| !matches!(sign, '-' | ' ' | '_'));
    signs.flat_map(char::to_uppercase).collect()
}

/// `HATO 2017`, `HATO-2017` and `HATO2017` as a name and a year.
fn name_and_year(wanted: &str) -> (&str, Option<i64>) {
    let split = wanted
        .len()
        .checked_sub(4)
        .and_then(|at| wanted.split_at_checked(at));
    match split {
        Some((name, year)) => (name.trim_end_matches(['-', ' ', '_']), year.parse().ok()),
        None => (wanted, None),
    }
}

/// `1713 HATO 2017`.
fn title(storm: &Storm) -> String {
    let year = storm.year().map(|year| year.to_string());
    let parts = [Some(storm.id.clone()), Some(storm.name.clone()), year];
    let parts: Vec<String> = parts
        .into_iter()
        .flatten()
        .filter(|part| !part.is_empty())
        .collect();
    parts.join(" ")
}

fn finding(code: Code, wanted: &str, titles: &[String]) -> TrackFinding {
    let told = titles
        .get(..NAMES_TOLD.min(titles.len()))
        .unwrap_or_default();
    let mut nearest = told.join("; ");
    if titles.len() > NAMES_TOLD {
        nearest.push_str("; …");
    }
    let finding = TrackFinding::new(code, TrackSpot::default());
    finding.with("nearest", nearest).with("value", wanted)
}

fn ambiguous(storms: &[Storm], several: &[usize], wanted: &str) -> TrackFinding {
    let storms = several.iter().filter_map(|&at| storms.get(at));
    let titles: Vec<String> = storms.map(title).collect();
    finding(Code::E0868, wanted, &titles).with("count", several.len())
}

fn unknown(storms: &[Storm], wanted: &str) -> TrackFinding {
    let (name, _) = name_and_year(wanted);
    let like = |a: &str, b: &str| strsim::jaro_winkler(&plain_name(a), &plain_name(b));
    let likeness = |storm: &Storm| {
        let named = like(&storm.name, wanted).max(like(&storm.name, name));
        named.max(like(&storm.id, wanted))
    };
    let mut ranked: Vec<(f64, &Storm)> = storms.iter().map(|one| (likeness(one), one)).collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
    ranked.truncate(3);
    let titles: Vec<String> = ranked.iter().map(|(_, storm)| title(storm)).collect();
    finding(Code::E0867, wanted, &titles)
}
