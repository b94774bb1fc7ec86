//! What the user should know of an import of heights.

use super::ground::Rivers;
use super::heights::Heights;
use super::{DemOptions, Filled};
use crate::intake::Note;
use crate::intake::district::District;
use crate::intake::raster::Opened;
use crate::text::messages::intake as say;

/// Everything that was filled, guessed, kept or left out.
pub fn of(heights: &Heights, opened: &Opened, rivers: &Rivers, filled: &Filled) -> Vec<Note> {
    let mut notes = Vec::new();
    of_files(opened, heights.options, &mut notes);
    of_rivers(heights, rivers, &mut notes);
    of_tables(heights, filled, &mut notes);
    of_rows(heights, filled, &mut notes);
    notes
}

fn note(notes: &mut Vec<Note>, key: &'static str, text: String) {
    notes.push(Note { key, text });
}

fn of_files(opened: &Opened, options: &DemOptions, notes: &mut Vec<Note>) {
    let (raster, lang) = (&opened.raster, options.lang);
    let size = raster.cell_size(raster.rows() / 2);
    let cell_m = format!("{:.1} × {:.1}", size.width_m, size.height_m);
    let files = opened.names.join(", ");
    let text = say::dem_raster(lang, files, raster.cells(), cell_m, raster.crs());
    note(notes, "dem_raster", text);
    if let Some((low, high)) = raster.range() {
        note(notes, "dem_range", say::dem_range(lang, low, high));
    }
    if !opened.left_out.is_empty() {
        let files = opened.left_out.join(", ");
        note(notes, "dem_files_left", say::dem_files_left(lang, files));
    }
    if opened.differing > 0 {
        let text = say::dem_tiles_differ(lang, opened.differing);
        note(notes, "dem_tiles_differ", text);
    }
    if opened.out_of_range > 0 {
        let text = say::dem_out_of_range(lang, opened.out_of_range);
        note(notes, "dem_out_of_range", text);
    }
    if opened.voids > 0 {
        note(notes, "dem_voids", say::dem_voids(lang, opened.voids));
    }
}

fn of_rivers(heights: &Heights, rivers: &Rivers, notes: &mut Vec<Note>) {
    let (ground, options) = (heights.ground, heights.options);
    let share = format!("{:.1}", 100.0 * ground.reached_share);
    let cells = ground.river_cells;
    let text = match rivers {
        Rivers::DrainedKm2(km2) => say::dem_rivers_area(options.lang, cells, km2, share),
        Rivers::Lines(lines) => say::dem_rivers_lines(options.lang, lines.len(), cells, share),
    };
    note(notes, "dem_rivers", text);
    if options.water_links && matches!(rivers, Rivers::DrainedKm2(_)) {
        let text = say::dem_no_water_links(options.lang, options.river_km2);
        note(notes, "dem_no_water_links", text);
    }
}

fn of_tables(heights: &Heights, filled: &Filled, notes: &mut Vec<Note>) {
    let lang = heights.options.lang;
    let of_base = District::of_base(heights.district);
    for sheet in &filled.sheets {
        let table = sheet.spec.name;
        if of_base.contains(&table) {
            note(notes, "dem_of_base", say::dem_of_base(lang, table));
            continue;
        }
        for (field, rows) in &sheet.set {
            let text = say::dem_set(lang, table, field, rows.len());
            note(notes, "dem_set", text);
        }
        for (field, count) in &sheet.kept {
            note(notes, "dem_kept", say::dem_kept(lang, table, field, count));
        }
        if let Some(reach) = heights
            .options
            .reach
            .as_ref()
            .filter(|_| sheet.referred > 0)
        {
            let text = say::dem_referred(lang, table, sheet.referred, reach);
            note(notes, "dem_referred", text);
        }
    }
}

fn of_rows(heights: &Heights, filled: &Filled, notes: &mut Vec<Note>) {
    let (tally, lang) = (&filled.tally, heights.options.lang);
    let positions = heights.district.positions();
    let outside = positions.filter(|at| !heights.ground.covers(*at)).count();
    let counts: [(&'static str, usize, String); 9] = [
        ("dem_outside", outside, say::dem_outside(lang, outside)),
        (
            "dem_nodes_unknown",
            tally.nodes_unknown,
            say::dem_nodes_unknown(lang, tally.nodes_unknown),
        ),
        (
            "dem_unreached",
            tally.unreached,
            say::dem_unreached(lang, tally.unreached),
        ),
        (
            "dem_reachless",
            tally.reachless,
            say::dem_reachless(lang, tally.reachless),
        ),
        (
            "dem_bridges",
            tally.bridges,
            say::dem_bridges(lang, tally.bridges),
        ),
        (
            "dem_levelled",
            tally.levelled,
            say::dem_levelled(lang, tally.levelled),
        ),
        (
            "dem_crossing",
            tally.crossing,
            say::dem_crossing(lang, tally.crossing),
        ),
        (
            "dem_lines_unread",
            tally.lines_unread,
            say::gmns_lines_unread(lang, tally.lines_unread),
        ),
        (
            "dem_lineless",
            tally.lineless,
            say::dem_lineless(lang, tally.lineless),
        ),
    ];
    notes.extend(Note::of_counts(counts));
}
