//! The page of a district: what it has, what its plan promises, what of it is known, and how to replace what is not.
//!
//! In: a scenario with its world. Out: a page in Markdown and a map in SVG, made without playing anything.

mod have;
mod known;
mod map;

use std::fmt::Write as _;

pub use map::map;

use super::{numbers, words};
use crate::scenario::{Loaded, SwitchRow};
use crate::text::Lang;
use crate::text::messages::district as say;
use crate::world::World;

/// A district to be told of.
#[derive(Clone, Copy)]
pub struct District<'a> {
    /// Its scenario, with where its numbers come from.
    pub loaded: &'a Loaded,
    /// The same, compiled.
    pub world: &'a World,
    /// In which language.
    pub lang: Lang,
}

/// The page in Markdown. `folder` is the scenario's, `picture` the map's, each as seen from the page.
pub fn markdown(district: &District, folder: &str, picture: &str) -> String {
    let (lang, scenario) = (district.lang, &district.loaded.scenario);
    let mut page = format!("# {}\n\n", scenario.scenario.title);
    let _ = writeln!(page, "{}\n", say::made_by(lang, folder));
    let caption = say::map_caption(lang);
    let _ = writeln!(page, "![{caption}]({picture})\n");
    let _ = writeln!(page, "*{caption}*\n");
    let columns = [say::thing(lang), say::how_much(lang)];
    table(
        &mut page,
        &say::what_there_is(lang),
        &columns,
        &have::rows(district),
    );
    promises(&mut page, district);
    switches(&mut page, &say::measures(lang), &scenario.measures, lang);
    switches(&mut page, &say::stresses(lang), &scenario.stress, lang);
    known::write(&mut page, district);
    page
}

/// A heading and a table below it; nothing where there are no rows.
fn table<const COLUMNS: usize>(
    page: &mut String,
    heading: &str,
    columns: &[String; COLUMNS],
    rows: &[[String; COLUMNS]],
) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(page, "## {heading}\n");
    line(page, columns);
    let _ = writeln!(page, "|{}", "---|".repeat(COLUMNS));
    for row in rows {
        line(page, row);
    }
    page.push('\n');
}

fn line(page: &mut String, cells: &[String]) {
    let cells: Vec<String> = cells
        .iter()
        .map(|cell| cell.replace('|', "\\|").replace('\n', " "))
        .collect();
    let _ = writeln!(page, "| {} |", cells.join(" | "));
}

/// The rows that are judged, with their limits and where each stands.
fn promises(page: &mut String, district: &District) {
    let targets = &district.world.targets;
    if targets.is_empty() {
        return;
    }
    let _ = writeln!(page, "## {}\n", say::rows(district.lang));
    for row in targets {
        let limit = words::with_unit(district.lang, row.threshold, &row.unit);
        let sign = words::sign(row.comparator);
        // Rows for comparison come from elsewhere than the plan: each says from where.
        let _ = writeln!(
            page,
            "- {} {sign} {limit} (`{}`) · {}",
            row.indicator, row.target_id, row.source
        );
    }
    page.push('\n');
}

/// Measures or stress cases, with what they cost where that is known.
fn switches(page: &mut String, heading: &str, rows: &[SwitchRow], lang: Lang) {
    if rows.is_empty() {
        return;
    }
    let _ = writeln!(page, "## {heading}\n");
    for row in rows {
        let cost = row.cost_10k_cny.map(|cost| {
            let cost = say::measure_cost(lang, numbers::shortest(cost));
            format!(" · {cost}")
        });
        let _ = writeln!(
            page,
            "- `{}`: {}{}",
            row.name,
            row.title,
            cost.unwrap_or_default()
        );
    }
    page.push('\n');
}
