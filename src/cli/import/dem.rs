//! `reliefsim import dem`: heights of a district from an elevation model.

use std::path::PathBuf;

use clap::Args;

use super::told;
use crate::cli::answer::Answer;
use crate::cli::arguments::Destination;
use crate::cli::failure::Failure;
use crate::cli::options::Settings;
use crate::intake::dem::{DemOptions, import};
use crate::intake::raster::Crs;

const EXAMPLES: &str = "\
Examples:
  reliefsim import dem N22E112.hgt --reach tanjiang --out kaiping
  reliefsim import dem N49E011.hgt N50E011.hgt --river-km2 25 --out kaiping
  reliefsim import dem dem_5m.tif --crs EPSG:4526 --water-links --out kaiping
  reliefsim import dem dem.asc --crs EPSG:4490 --replace --out kaiping";

/// Heights of nodes, roads, places and sites from an elevation model. 由高程模型填写各表高度。
///
/// Fills the heights in node.csv, link.csv, places.csv and sites.csv of a scenario folder. Values that are there stay (see
/// --replace), and so does every other cell. A height above drainage is written only where the row names a reach, or gets
/// one by --reach.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Dem {
    /// Elevations in metres: GeoTIFF, SRTM tile (.hgt) or ASCII grid (.asc); several tiles of one data set are joined
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    /// Coordinate reference system of the files, where they do not say or say it wrongly
    #[arg(long, value_name = "EPSG:N", value_parser = crs)]
    pub crs: Option<Crs>,
    /// Area upstream from which a cell counts as drainage, in km²
    #[arg(long, value_name = "KM2", default_value_t = DemOptions::reliefsim().river_km2, value_parser = positive)]
    pub river_km2: f64,
    /// Take the water links of the network (import osm --water) as drainage instead
    #[arg(long)]
    pub water_links: bool,
    /// Ground around the district that is looked at too, in kilometres: rivers come from somewhere
    #[arg(long, value_name = "KM", default_value_t = DemOptions::reliefsim().margin_km, value_parser = not_negative)]
    pub margin_km: f64,
    /// Radius within which the houses of a place stand, in metres
    #[arg(long, value_name = "M", default_value_t = DemOptions::reliefsim().place_radius_m, value_parser = not_negative)]
    pub place_radius_m: f64,
    /// Highest share of cells without a value
    #[arg(long, value_name = "SHARE", default_value_t = DemOptions::reliefsim().max_void_share, value_parser = share)]
    pub voids: f64,
    /// Reach of the rows that name none, a row of hazards/reaches.csv
    #[arg(long, value_name = "ID")]
    pub reach: Option<String>,
    /// Scenario folder whose tables are filled in
    #[arg(short, long, value_name = "DIR")]
    pub out: PathBuf,
    /// Replace heights that are already there
    #[arg(long)]
    pub replace: bool,
}

/// Fills in the heights and says how they came about.
pub fn answer(dem: &Dem, settings: &Settings) -> Result<Answer, Failure> {
    let options = DemOptions {
        crs: dem.crs,
        river_km2: dem.river_km2,
        water_links: dem.water_links,
        max_void_share: dem.voids,
        margin_km: dem.margin_km,
        place_radius_m: dem.place_radius_m,
        reach: dem.reach.clone(),
        replace: dem.replace,
        lang: settings.lang,
        ..DemOptions::reliefsim()
    };
    let imported = import(&dem.files, &dem.out, &options)?;
    imported.write(&dem.out)?;
    let into = Destination {
        out: dem.out.clone(),
        replace: dem.replace,
    };
    Ok(told(&imported.notes, 0, &into, settings))
}

pub(super) fn crs(text: &str) -> Result<Crs, String> {
    text.parse().map_err(|()| {
        "expected EPSG:4490, 4326 or 4269 (degrees), 4491 to 4554 (CGCS2000 Gauss-Krüger), 32601 to 32660 or 32701 to 32760 (UTM), or 5070".to_owned()
    })
}

fn share(text: &str) -> Result<f64, String> {
    number(text, |value| value <= 1.0).ok_or_else(|| "expected a share from 0 to 1".to_owned())
}

fn not_negative(text: &str) -> Result<f64, String> {
    number(text, |_| true).ok_or_else(|| "expected a number, zero or more".to_owned())
}

fn positive(text: &str) -> Result<f64, String> {
    number(text, |value| value > 0.0).ok_or_else(|| "expected a number above zero".to_owned())
}

/// A number, zero or more, that may be.
fn number(text: &str, may_be: impl Fn(f64) -> bool) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    (value.is_finite() && value >= 0.0 && may_be(value)).then_some(value)
}
