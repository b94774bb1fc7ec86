//! A raster of elevations turned into the heights of a district that is there already.
//!
//! In: files of one elevation model (see [`raster`](super::raster)) and a scenario folder. Out: [`Imported`], the tables of
//! the folder with their heights filled in, every other byte as it was.
//!
//! ```text
//! files ─ open, join, cut to the district and a margin ─→ elevation ─ terrain ─→ height above the nearest drainage
//! folder ─ positions in WGS 84 ───────────────────────────────┐                        │
//!   node.csv   z_coord                  elevation there       ├── read off, row by row ┘
//!   link.csv   hand_m                   lowest along the line │
//!   places.csv hand_low_m, hand_high_m  10 % and 90 % of the ground within a radius
//!   sites.csv  floor_m                  there
//! ```
//!
//! A value that is there stays unless it is to be replaced. A height above drainage is written only where the row names a
//! reach, or gets one. Bridges, water links, and links with a level have no height of the ground.

mod ground;
mod heights;
mod notes;
mod origins;
mod sheet;

use std::path::{Path, PathBuf};

pub use ground::{Ground, Rivers};
use heights::{Heights, Tally};
use sheet::Sheet;

use super::district::District;
use super::raster::{Crs, Opened, Options, Wanted, elsewhere, open};
use super::{IntakeError, Note, wkt};
use crate::scenario::choices::Mode;
use crate::scenario::tables::SourceRow;
use crate::scenario::{WriteError, write_table};
use crate::text::Lang;

/// Elevations that land can have, in metres; what lies outside stands for a void that the file does not declare.
const LAND_M: (f64, f64) = (-500.0, 9000.0);

/// How heights are read off.
#[derive(Clone, Debug, PartialEq)]
pub struct DemOptions {
    /// The reference system, stated by the user; it overrules the file.
    pub crs: Option<Crs>,
    /// Area in square kilometres from which a cell counts as drainage.
    pub river_km2: f64,
    /// Whether the water links of the network are the drainage instead.
    pub water_links: bool,
    /// Highest share of void cells.
    pub max_void_share: f64,
    /// Ground around the district that is looked at too, in kilometres: rivers come from somewhere.
    pub margin_km: f64,
    /// Radius within which the houses of a place stand, in metres.
    pub place_radius_m: f64,
    /// Share of that ground that lies lower than the lowest houses.
    pub low_share: f64,
    /// Share of that ground that lies lower than the highest houses.
    pub high_share: f64,
    /// Reach of rows that name none.
    pub reach: Option<String>,
    /// Whether heights that are there are replaced.
    pub replace: bool,
    /// Language of the notes.
    pub lang: Lang,
}

impl DemOptions {
    /// Our own choices: streams from 10 km², a margin of 10 km, houses within 300 m of the point of a place.
    pub fn reliefsim() -> Self {
        Self {
            crs: None,
            river_km2: 10.0,
            water_links: false,
            max_void_share: 0.5,
            margin_km: 10.0,
            place_radius_m: 300.0,
            low_share: 0.1,
            high_share: 0.9,
            reach: None,
            replace: false,
            lang: Lang::default(),
        }
    }
}

/// What is found, before it is written.
struct Filled {
    sheets: Vec<Sheet>,
    tally: Tally,
}

/// Tables with their heights, and what the user should know.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Imported {
    /// File names within the folder, and their new text.
    pub tables: Vec<(&'static str, String)>,
    /// All rows of `sources.csv`.
    pub sources: Vec<SourceRow>,
    /// What the user should know.
    pub notes: Vec<Note>,
}

impl Imported {
    /// Writes the tables into the folder that they were read from.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), IntakeError> {
        for (name, text) in &self.tables {
            let path = folder.join(name);
            let marked = std::fs::read(&path).is_ok_and(|old| old.starts_with(MARK.as_bytes()));
            let text = if marked {
                format!("{MARK}{text}")
            } else {
                text.clone()
            };
            std::fs::write(&path, text).map_err(|error| WriteError { path, error })?;
        }
        if !self.tables.is_empty() {
            write_table(folder, &self.sources)?;
        }
        Ok(())
    }
}

/// Byte order mark, by which a spreadsheet knows UTF-8; the reader of tables takes it off.
const MARK: &str = "\u{feff}";

/// Reads the heights of a district off an elevation model; writes nothing.
///
/// # Errors
/// When the folder has no tables with positions on the earth or they have faults, when the files cannot be read, joined or
/// trusted, or when they lie elsewhere.
pub fn import(
    files: &[PathBuf],
    folder: &Path,
    options: &DemOptions,
) -> Result<Imported, IntakeError> {
    let district = District::read(folder)?;
    if let Some(reach) = &options.reach {
        district.check_reach(reach)?;
    }
    let opened = opened(files, &district, options)?;
    let rivers = rivers(&district, options);
    let ground = Ground::new(opened.raster.clone(), &rivers);
    let heights = Heights {
        district: &district,
        ground: &ground,
        options,
    };
    let filled = heights.fill();
    let written = |sheet: &&Sheet| !sheet.patch.is_empty();
    let tables: Vec<(&'static str, String)> = filled
        .sheets
        .iter()
        .filter(written)
        .filter_map(|sheet| {
            let text = district.patched(&sheet.spec, &sheet.patch)?;
            Some((sheet.spec.name, text))
        })
        .collect();
    let own = |sheet: &&Sheet| tables.iter().any(|(name, _)| *name == sheet.spec.name);
    let own: Vec<&Sheet> = filled.sheets.iter().filter(own).collect();
    Ok(Imported {
        sources: origins::of(&own, &district, &opened.names, options.lang),
        notes: notes::of(&heights, &opened, &rivers, &filled),
        tables,
    })
}

/// The elevation model around the district.
fn opened(
    files: &[PathBuf],
    district: &District,
    options: &DemOptions,
) -> Result<Opened, IntakeError> {
    let bounds = district.bounds();
    let read = Options {
        crs: options.crs,
        district: bounds,
        max_void_share: options.max_void_share,
        ..Options::reliefsim()
    };
    let wanted = Wanted {
        margin_km: options.margin_km,
        range: LAND_M,
    };
    let opened = open(files, &read, &wanted)?;
    let raster = &opened.raster;
    let covered = |at| {
        let at = raster.crs().projection().of_lon_lat(at);
        raster.georeference().cell_of(at).is_some()
    };
    match bounds {
        // The margin alone is not the district.
        Some(bounds) if !district.positions().any(covered) => Err(elsewhere(&opened, &bounds)),
        _ => Ok(opened),
    }
}

/// What counts as drainage: the water links that have a line, if they are asked for and there are any.
fn rivers(district: &District, options: &DemOptions) -> Rivers {
    let links = district.links.rows.iter();
    let water = links.filter(|link| options.water_links && link.mode == Mode::Water);
    let lines: Vec<_> = water
        .filter_map(|link| wkt::parse(link.geometry.as_deref()?))
        .map(|line| {
            let line = line.into_iter();
            line.map(|(x, y)| district.of_network(x, y)).collect()
        })
        .collect();
    if lines.is_empty() {
        Rivers::DrainedKm2(options.river_km2)
    } else {
        Rivers::Lines(lines)
    }
}

#[cfg(test)]
mod tests;
