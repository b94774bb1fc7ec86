//! Flood maps turned into depths by return period at the links, places and sites of a district.
//!
//! In: rasters of depth in metres, one set of files a return period (see [`raster`](super::raster)), and a scenario folder
//! with `hazards/return_levels.csv`. Out: a [`Draft`] with the rows of `hazards/depths.csv`.
//!
//! ```text
//! link          deepest cell that its line crosses, its own line or straight from node to node
//! place, site   the cell in which it stands
//! ```
//!
//! Only what names a reach with return levels gets depths: nothing else says when a map holds. Bridges get none, since maps
//! show the ground below the deck. Maps that err against each other are mended: a rarer flood is nowhere shallower.

mod notes;
mod spots;

use std::path::{Path, PathBuf};

use spots::{Left, Spot};

use super::district::District;
use super::raster::{Crs, Opened, Options, Raster, Wanted, elsewhere, open};
use super::terrain::cells_on;
use super::{Draft, IntakeError};
use crate::scenario::choices::{Mapped, Status};
use crate::scenario::spec::Row;
use crate::scenario::tables::SourceRow;
use crate::scenario::water::{DepthRow, ReturnLevelRow};
use crate::scenario::{Finding, Findings, Spot as Place};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang};

/// Depths are written to a hundredth of a metre: no flood map is better.
const STEPS_PER_M: f64 = 100.0;
/// From here on a number is a void that the file does not declare (GDAL's default for floats is 3.4e38).
const VOID_M: f64 = 1e30;
/// Roads that leave the district for a while are read so far beyond it, in kilometres.
const MARGIN_KM: f64 = 1.0;

/// The map of one flood.
#[derive(Clone, Debug, PartialEq)]
pub struct FloodMap {
    /// Its return period in years.
    pub return_period_y: f64,
    /// Files of depths in metres; several are joined.
    pub files: Vec<PathBuf>,
}

/// What a cell without a value means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Nodata {
    /// Dry ground, as most flood maps have it.
    #[default]
    Dry,
    /// The map does not say.
    Unknown,
}

/// How depths are read off.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DepthOptions {
    /// The reference system, stated by the user; it overrules the files.
    pub crs: Option<Crs>,
    /// What a cell without a value means.
    pub nodata: Nodata,
    /// Language of the notes.
    pub lang: Lang,
}

/// What should be counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Tally {
    /// Depths read where a map has no value: dry, or left out.
    nodata: usize,
    /// Depths that were less than in a more frequent flood.
    raised: usize,
    /// Things outside each map. `[map]`
    outside: Vec<usize>,
    /// Links, places and sites with depths.
    read: [usize; 3],
}

/// A map that has been opened.
struct Sheet {
    return_period_y: f64,
    opened: Opened,
}

/// What a map says of a spot.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Told {
    Outside,
    Nodata,
    DepthM(f64),
}

/// Reads depths off maps, in rising order of their return periods; writes nothing.
///
/// # Errors
/// When the folder has no tables with positions on the earth or they have faults, when nothing stands by a reach with return
/// levels, when the files cannot be read, joined or trusted, or when they lie elsewhere.
pub fn import(
    maps: &[FloodMap],
    folder: &Path,
    options: &DepthOptions,
) -> Result<Draft, IntakeError> {
    let district = District::read(folder)?;
    let (spots, left) = spots::of(&district);
    if spots.is_empty() {
        let spot = Place {
            file: ReturnLevelRow::SPEC.name.to_owned(),
            ..Place::default()
        };
        return Err(fault(Finding::new(Code::E0810, spot)));
    }
    let sheets: Vec<Sheet> = maps
        .iter()
        .map(|map| sheet(map, &district, options))
        .collect::<Result<_, _>>()?;
    let mut tally = Tally {
        outside: vec![0; sheets.len()],
        ..Tally::default()
    };
    let mut depths = Vec::new();
    for spot in &spots {
        let rows = read(spot, &sheets, options.nodata, &mut tally);
        tally.read[kind(spot.entity)] += usize::from(!rows.is_empty());
        depths.extend(rows);
    }
    if let (Some(sheet), Some(bounds), true) = (
        sheets.first(),
        district.bounds(),
        tally.outside.iter().all(|outside| *outside == spots.len()),
    ) {
        return Err(elsewhere(&sheet.opened, &bounds));
    }
    let notes = notes::of(&sheets, &tally, &left, options);
    let files: Vec<&str> = sheets
        .iter()
        .flat_map(|sheet| sheet.opened.names.iter().map(String::as_str))
        .collect();
    Ok(Draft {
        sources: vec![SourceRow {
            table: DepthRow::SPEC.name.to_owned(),
            field: "*".to_owned(),
            row: "*".to_owned(),
            status: Status::Public,
            source: say::depth_source(options.lang, files.join(", ")),
            range: None,
            note: None,
        }],
        depths,
        notes,
        ..Draft::default()
    })
}

fn fault(finding: Finding) -> IntakeError {
    IntakeError::Findings(Findings(vec![finding]))
}

/// The place of a kind in the tally.
fn kind(entity: Mapped) -> usize {
    match entity {
        Mapped::Link => 0,
        Mapped::Place => 1,
        Mapped::Site => 2,
    }
}

/// Opens a map. Numbers below zero are voids: many programs write a level minus the ground wherever it is dry.
fn sheet(
    map: &FloodMap,
    district: &District,
    options: &DepthOptions,
) -> Result<Sheet, IntakeError> {
    let read = Options {
        crs: options.crs,
        district: district.bounds(),
        // Most of a flood map is dry, and without a value.
        max_void_share: 1.0,
        ..Options::reliefsim()
    };
    let wanted = Wanted {
        margin_km: MARGIN_KM,
        range: (0.0, VOID_M),
    };
    let opened = open(&map.files, &read, &wanted)?;
    let range = DepthRow::SPEC.field("depth_m").and_then(|of| of.range);
    let limit_m = range.map_or(f64::INFINITY, |(_, limit_m)| limit_m);
    match opened.raster.range() {
        Some((_, deepest_m)) if deepest_m > limit_m => {
            let spot = Place {
                file: opened.names.join(", "),
                ..Place::default()
            };
            let finding = Finding::new(Code::E0809, spot).with("years", map.return_period_y);
            Err(fault(finding.with("value", deepest_m)))
        }
        _ => Ok(Sheet {
            return_period_y: map.return_period_y,
            opened,
        }),
    }
}

/// The rows of one spot, in the order of the maps: one for each map that says anything of it.
fn read(spot: &Spot, sheets: &[Sheet], nodata: Nodata, tally: &mut Tally) -> Vec<DepthRow> {
    let mut rows: Vec<DepthRow> = Vec::new();
    for (at, sheet) in sheets.iter().enumerate() {
        let found_m = match told(&sheet.opened.raster, spot) {
            Told::Outside => {
                tally.outside[at] += 1;
                continue;
            }
            Told::Nodata => {
                tally.nodata += 1;
                if nodata == Nodata::Unknown {
                    continue;
                }
                0.0
            }
            Told::DepthM(depth_m) => libm::round(depth_m * STEPS_PER_M) / STEPS_PER_M,
        };
        let before_m = rows.last().map_or(0.0, |row| row.depth_m);
        tally.raised += usize::from(found_m < before_m);
        rows.push(DepthRow {
            entity: spot.entity,
            entity_id: spot.id.clone(),
            return_period_y: sheet.return_period_y,
            depth_m: found_m.max(before_m),
        });
    }
    rows
}

/// The deepest water of a map along a spot; where it has a value on a part of it alone, the rest is taken as no deeper.
fn told(raster: &Raster, spot: &Spot) -> Told {
    let cells = cells_on(raster, &spot.line);
    if cells.is_empty() {
        return Told::Outside;
    }
    let depths_m = cells.into_iter().filter_map(|cell| raster.at(cell));
    match depths_m.max_by(f64::total_cmp) {
        Some(depth_m) => Told::DepthM(depth_m),
        None => Told::Nodata,
    }
}
