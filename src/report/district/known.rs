//! Which of a district's numbers are known, and what replaces those that are assumed.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::{District, table};
use crate::report::{numbers, words};
use crate::scenario::Origin;
use crate::scenario::choices::Status;
use crate::text::Lang;
use crate::text::messages::district as say;

/// Standings in the order of the columns.
const STANDINGS: [Status; 3] = [Status::Plan, Status::Public, Status::Assumed];

/// Counts by table and standing, and every assumed number with how to replace it.
pub fn write(page: &mut String, district: &District) {
    let lang = district.lang;
    let origins = &district.loaded.provenance.origins;
    let [plan, public, assumed] = STANDINGS.map(|status| words::status(lang, status));
    let columns = [say::table(lang), plan, public, assumed];
    table(page, &say::known(lang), &columns, &counts(origins, lang));
    let all = origins.len().max(1) as f64;
    let [.., assumed] = district.loaded.provenance.counts();
    let share = numbers::percent(assumed as f64 / all);
    let _ = writeln!(page, "{}\n", say::known_note(lang, share));
    let columns = [
        say::assumed_field(lang),
        say::assumed_value(lang),
        say::assumed_why(lang),
        say::replace(lang),
    ];
    let rows: Vec<[String; 4]> = district
        .loaded
        .provenance
        .assumed()
        .map(|origin| assumption(origin, lang))
        .collect();
    table(page, &say::assumed(lang), &columns, &rows);
}

fn counts(origins: &[Origin], lang: Lang) -> Vec<[String; 4]> {
    let mut by_table: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
    let mut together = [0; 3];
    for origin in origins {
        let at = STANDINGS.iter().position(|status| *status == origin.status);
        let Some(at) = at else { continue };
        by_table.entry(origin.table.as_str()).or_default()[at] += 1;
        together[at] += 1;
    }
    let row = |name: String, counts: [u64; 3]| {
        let [plan, public, assumed] = counts.map(numbers::grouped);
        [name, plan, public, assumed]
    };
    let tables = by_table
        .iter()
        .map(|(name, counts)| row(format!("`{name}`"), *counts));
    let mut rows: Vec<[String; 4]> = tables.collect();
    rows.push(row(say::together(lang), together));
    rows
}

fn assumption(origin: &Origin, lang: Lang) -> [String; 4] {
    let rows = match origin.row.as_str() {
        "" | "*" => String::new(),
        row => format!(" ({row})"),
    };
    let value = match origin.value.as_str() {
        "" => say::varies(lang),
        value => format!("`{value}`"),
    };
    [
        format!("`{} {}`{rows}", origin.table, origin.field),
        value,
        origin.source.clone(),
        replacement(origin, lang),
    ]
}

/// How people get the true number in.
fn replacement(origin: &Origin, lang: Lang) -> String {
    let is_height = [
        "hand_m",
        "hand_low_m",
        "hand_high_m",
        "floor_m",
        "elev_min_m",
        "z_coord",
    ];
    match origin.table.as_str() {
        _ if is_height.contains(&origin.field.as_str()) => say::by_dem(lang),
        table if table.starts_with("network/") => say::by_osm(lang),
        "places.csv" | "sites.csv" | "stock.csv" | "teams.csv" | "shelters.csv" => {
            say::by_ledger(lang)
        }
        table if table.starts_with('[') => say::by_hand(lang, "scenario.toml"),
        table => say::by_hand(lang, table),
    }
}
