//! What the user should know of an import of flood maps.

use super::{DepthOptions, Left, Nodata, Sheet, Tally};
use crate::intake::Note;
use crate::text::messages::intake as say;

/// Everything that was read, taken for something else, or left out.
pub fn of(sheets: &[Sheet], tally: &Tally, left: &Left, options: &DepthOptions) -> Vec<Note> {
    let lang = options.lang;
    let mut notes = Vec::new();
    for (sheet, &outside) in sheets.iter().zip(&tally.outside) {
        of_map(sheet, outside, options, &mut notes);
    }
    let [links, places, sites] = tally.read;
    let text = say::depth_read(lang, links, places, sites);
    notes.push(Note {
        key: "depth_read",
        text,
    });
    let (nodata_key, nodata) = match options.nodata {
        Nodata::Dry => ("depth_dry", say::depth_dry(lang, tally.nodata)),
        Nodata::Unknown => ("depth_unknown", say::depth_unknown(lang, tally.nodata)),
    };
    let counts = [
        (nodata_key, tally.nodata, nodata),
        (
            "depth_raised",
            tally.raised,
            say::depth_raised(lang, tally.raised),
        ),
        (
            "depth_reachless",
            left.reachless,
            say::depth_reachless(lang, left.reachless),
        ),
        (
            "depth_bridges",
            left.bridges,
            say::depth_bridges(lang, left.bridges),
        ),
        ("depth_points", places, say::depth_points(lang, places)),
        ("depth_floors", sites, say::depth_floors(lang, sites)),
        (
            "depth_lines_unread",
            left.lines_unread,
            say::gmns_lines_unread(lang, left.lines_unread),
        ),
        (
            "depth_lineless",
            left.lineless,
            say::dem_lineless(lang, left.lineless),
        ),
    ];
    notes.extend(Note::of_counts(counts));
    notes
}

fn of_map(sheet: &Sheet, outside: usize, options: &DepthOptions, notes: &mut Vec<Note>) {
    let (opened, years, lang) = (&sheet.opened, sheet.return_period_y, options.lang);
    let raster = &opened.raster;
    let size = raster.cell_size(raster.rows() / 2);
    let cell_m = format!("{:.1} × {:.1}", size.width_m, size.height_m);
    let files = opened.names.join(", ");
    let text = say::depth_map(lang, years, files, cell_m, raster.crs());
    notes.push(Note {
        key: "depth_map",
        text,
    });
    if let Some((_, deepest_m)) = raster.range() {
        let text = say::depth_deepest(lang, years, format!("{deepest_m:.2}"));
        notes.push(Note {
            key: "depth_deepest",
            text,
        });
    }
    let files = opened.left_out.join(", ");
    let counts = [
        (
            "depth_files_left",
            opened.left_out.len(),
            say::dem_files_left(lang, files),
        ),
        (
            "depth_tiles_differ",
            opened.differing,
            say::dem_tiles_differ(lang, opened.differing),
        ),
        (
            "depth_negative",
            opened.out_of_range,
            say::depth_negative(lang, opened.out_of_range),
        ),
        (
            "depth_outside",
            outside,
            say::depth_outside(lang, outside, years),
        ),
    ];
    notes.extend(Note::of_counts(counts));
}
