//! A published `Cell2Fire` landscape: fuels, slopes, hourly weather, ignition, and the grid that it burnt.

use std::path::{Path, PathBuf};

use reliefsim::hazard::fire::fbp::{FbpFuel, FbpWeather, Slope, fbp_fuels};
use reliefsim::hazard::fire::grid::CellGrid;
use reliefsim::hazard::fire::landscape::{Landscape, WeatherStage};

/// What is read.
pub struct Benchmark {
    /// One an hour.
    pub stages: Vec<WeatherStage>,
    /// Cell of the ignition.
    pub ignition: usize,
    /// What `Cell2Fire` burnt in 8 hours. `[cell]`
    pub baseline: Vec<bool>,
}

impl Benchmark {
    /// `None` if a file is not there or not as expected. The azimuth file holds the aspect, downhill (its cosine with the
    /// slope of the elevation grid is −0.995 on average); `aspect_as_uphill` takes it as uphill all the same.
    pub fn read(name: &str, aspect_as_uphill: bool, curing_percent: f64) -> Option<Self> {
        let shared = std::env::var_os("RELIEFSIM_SHARED").map_or_else(
            || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")),
            PathBuf::from,
        );
        let folder = shared.join("data/c2f-bench").join(name);
        let (grid, fuel) = raster(&folder.join("Forest.asc"))?;
        let (_, slope_percent) = raster(&folder.join("slope.asc"))?;
        let (_, aspect_degrees) = raster(&folder.join("saz.asc"))?;
        let fuels = fbp_fuels();
        let turn = if aspect_as_uphill { 0.0 } else { 180.0 };
        let stages = hours(&folder.join("Weather.csv"), curing_percent)?
            .iter()
            .zip(0_u32..)
            .map(|(weather, hour)| WeatherStage {
                start_min: 60.0 * f64::from(hour),
                landscape: Landscape::build(grid, |row, column| {
                    let cell = grid.cell(row, column)?;
                    let slope = Slope {
                        percent: slope_percent.get(cell)?.max(0.0),
                        uphill_rad: (aspect_degrees.get(cell)? + turn).to_radians(),
                    };
                    Some(fuel_of(&fuels, *fuel.get(cell)?)?.growth(weather, &slope))
                }),
            })
            .collect();
        Some(Self {
            stages,
            ignition: ignition(&folder.join("Ignitions.csv"))?,
            baseline: burnt(&folder.join("baseline_ForestGrid08.csv"))?,
        })
    }
}

/// The fuel of a code of the lookup table; mixed wood (40) burns as C-2, leafless aspen is D-1, and non-fuel is none.
fn fuel_of(fuels: &[FbpFuel], code: f64) -> Option<&FbpFuel> {
    let name = match code as i64 {
        1 => "C-1",
        2 | 40 => "C-2",
        3 => "C-3",
        4 => "C-4",
        5 => "C-5",
        7 => "C-7",
        11 => "D-1",
        31 => "O-1a",
        32 => "O-1b",
        _ => return None,
    };
    fuels.iter().find(|fuel| fuel.name == name)
}

/// An ESRI ASCII grid.
fn raster(path: &Path) -> Option<(CellGrid, Vec<f64>)> {
    let text = std::fs::read_to_string(path).ok()?;
    let mut words = text.split_whitespace();
    let mut head = || -> Option<f64> { words.by_ref().nth(1)?.parse().ok() };
    let (columns, rows) = (head()? as usize, head()? as usize);
    let (west_m, south_m, cell_m, _nothing) = (head()?, head()?, head()?, head()?);
    let values: Option<Vec<f64>> = words.map(|word| word.parse().ok()).collect();
    let grid = CellGrid {
        rows,
        columns,
        cell_m,
        west_m,
        north_m: south_m + rows as f64 * cell_m,
    };
    values.filter(|v| v.len() == grid.len()).map(|v| (grid, v))
}

fn hours(path: &Path, curing_percent: f64) -> Option<Vec<FbpWeather>> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let hour = |row: csv::StringRecord| {
        let number = |at: usize| row.get(at)?.trim().parse::<f64>().ok();
        Some(FbpWeather {
            ffmc: number(7)?,
            bui: number(11)?,
            wind_km_h: number(5)?,
            wind_from_rad: number(6)?.to_radians(),
            curing_percent,
        })
    };
    Some(reader.records().flatten().filter_map(hour).collect())
}

/// Cells are counted from 1 there.
fn ignition(path: &Path) -> Option<usize> {
    let mut reader = csv::Reader::from_path(path).ok()?;
    let row = reader.records().flatten().next()?;
    row.get(1)?.trim().parse::<usize>().ok()?.checked_sub(1)
}

fn burnt(path: &Path) -> Option<Vec<bool>> {
    let text = std::fs::read_to_string(path).ok()?;
    let cells = text.split(&[',', '\n', '\r']).map(str::trim);
    Some(
        cells
            .filter(|cell| !cell.is_empty())
            .map(|cell| cell == "1")
            .collect(),
    )
}
