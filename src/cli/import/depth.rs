//! `reliefsim import depth`: depths of a district from flood maps by return period.

use std::path::PathBuf;
use std::str::FromStr;

use clap::{Args, ValueEnum};

use super::{dem::crs, written};
use crate::cli::answer::Answer;
use crate::cli::arguments::Destination;
use crate::cli::failure::Failure;
use crate::cli::options::Settings;
use crate::intake::depth::{DepthOptions, FloodMap, Nodata, import};
use crate::intake::raster::Crs;

const EXAMPLES: &str = "\
Examples:
  reliefsim import depth kaiping --map 20=depth_20y.tif --map 100=depth_100y.tif
  reliefsim import depth kaiping --map 50=west.asc --map 50=east.asc --crs EPSG:4490
  reliefsim import depth kaiping --map 20=d20.tif --map 100=d100.tif --nodata unknown --replace";

/// Depths at roads, places and sites from flood maps by return period. 由各重现期淹没图读取水深。
///
/// Writes the depths of a scenario folder, for every link, place and site whose reach has return levels. A link gets the
/// deepest water along it; bridges get none.
#[derive(Debug, Args)]
#[command(after_help = EXAMPLES)]
pub struct Depth {
    /// Scenario folder
    pub scenario: PathBuf,
    /// Depths in metres in the flood of so many years: GeoTIFF or ASCII grid (.asc); several files of one flood are joined
    #[arg(long = "map", required = true, value_name = "YEARS=FILE")]
    pub maps: Vec<MapFile>,
    /// Coordinate reference system of the files, where they do not say or say it wrongly
    #[arg(long, value_name = "EPSG:N", value_parser = crs)]
    pub crs: Option<Crs>,
    /// What a cell without a value means
    #[arg(long, value_enum, default_value_t = Void::Dry)]
    pub nodata: Void,
    /// Replace depths that are there already
    #[arg(long)]
    pub replace: bool,
}

/// What a cell without a value means.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub enum Void {
    /// Dry ground
    Dry,
    /// The map does not say
    Unknown,
}

/// `years=file`.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFile {
    years: f64,
    file: PathBuf,
}

impl FromStr for MapFile {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let parts = text.split_once('=');
        let map = parts.and_then(|(years, file)| Some((years.trim().parse().ok()?, file)));
        match map {
            Some((years, file)) if (1.01..=1e6).contains(&years) && !file.is_empty() => Ok(Self {
                years,
                file: PathBuf::from(file),
            }),
            _ => Err(
                "expected YEARS=FILE with 1.01 to 1000000 years, for instance 20=depth_20y.tif"
                    .to_owned(),
            ),
        }
    }
}

/// Reads the maps and says what was found.
pub fn answer(depth: &Depth, settings: &Settings) -> Result<Answer, Failure> {
    let options = DepthOptions {
        crs: depth.crs,
        nodata: match depth.nodata {
            Void::Dry => Nodata::Dry,
            Void::Unknown => Nodata::Unknown,
        },
        lang: settings.lang,
    };
    let draft = import(&by_flood(&depth.maps), &depth.scenario, &options)?;
    let into = Destination {
        out: depth.scenario.clone(),
        replace: depth.replace,
    };
    written(&draft, &into, settings)
}

/// One map for each return period, the most frequent first, its files in the order given.
fn by_flood(files: &[MapFile]) -> Vec<FloodMap> {
    let mut sorted: Vec<&MapFile> = files.iter().collect();
    sorted.sort_by(|a, b| a.years.total_cmp(&b.years));
    let floods = sorted.chunk_by(|a, b| a.years.total_cmp(&b.years).is_eq());
    let map = |files: &[&MapFile]| FloodMap {
        return_period_y: files[0].years,
        files: files.iter().map(|map| map.file.clone()).collect(),
    };
    floods.map(map).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_name_their_years_and_come_in_order() {
        let read = |text: &str| text.parse::<MapFile>();
        for bad in [
            "20",
            "x=a.tif",
            "0=a.tif",
            "1=a.tif",
            "nan=a.tif",
            "20=",
            "-5=a.tif",
        ] {
            assert!(read(bad).is_err(), "{bad}");
        }
        let given = ["100=c.tif", "20=b.tif", "20=a=1.tif"].map(|text| read(text).expect("a map"));
        let maps = by_flood(&given);
        let years: Vec<f64> = maps.iter().map(|map| map.return_period_y).collect();
        assert!(years == [20.0, 100.0]);
        assert_eq!(maps[0].files, ["b.tif", "a=1.tif"].map(PathBuf::from));
    }
}
