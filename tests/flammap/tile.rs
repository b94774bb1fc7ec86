//! The Worcester (Vermont) tile of LANDFIRE and the surface fires that `FlamMap` computed on it, beside ours.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::BufReader;
use std::path::{Path, PathBuf};

use reliefsim::hazard::fire::{
    Curing, Fuel, FuelBed, FuelModel, FuelModels, KW_M_PER_BTU_FT_S, M_MIN_PER_CHAIN_H, M_PER_FT,
    Moisture, Push, Stand, SurfaceFire, WindLimit,
};
use tiff::decoder::{Decoder, DecodingResult};

/// Moistures of the run's log, %: dead 1 h, 10 h, 100 h, live herbs, live woody.
const MOISTURE_PERCENT: [f64; 5] = [6.0, 8.0, 10.0, 75.0, 60.0];
/// Code of a surface fire in `fire_type.tif`; 0 is no fire, 2 and more are crown fires.
const SURFACE: f64 = 1.0;

/// How a slope of the input raster, whole per cent, becomes rise over run.
#[derive(Clone, Copy)]
pub enum SlopeReading {
    /// As it is.
    Percent,
    /// Rounded to whole degrees, as `FlamMap`'s landscape file stores it.
    WholeDegrees,
}

/// The rasters, row by row. `[cell]`
pub struct Tile {
    fuel: Vec<f64>,
    slope_percent: Vec<f64>,
    aspect_deg: Vec<f64>,
    crown_base_dm: Vec<f64>,
    crown_density_g_100l: Vec<f64>,
    fire_type: Vec<f64>,
    /// `FlamMap`'s spread rate (ch/h), flame length (ft) and intensity (Btu/ft/s).
    published: [Vec<f64>; 3],
    direction_rad: Vec<f64>,
}

/// Ours over theirs, for the cells with a surface fire. `[cell]`
pub struct Ratios {
    /// Number of the fuel model.
    pub fuel: Vec<i32>,
    /// Spread rate, flame length, intensity.
    pub figures: [Vec<f64>; 3],
    /// Angle between the directions of spread, radians.
    pub turn_rad: Vec<f64>,
}

impl Tile {
    /// Reads the tile; `None`, and a line that says so, where it is not there.
    pub fn read() -> Option<Self> {
        let shared = std::env::var("RELIEFSIM_SHARED").map_or_else(
            |_| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")),
            PathBuf::from,
        );
        let folder = shared.join("data/landfire-flammap");
        if !folder.exists() {
            println!("skipped: {} is not there", folder.display());
            return None;
        }
        let input =
            |name: &str, file: &str| raster(&folder, &format!("landfire_inputs/{name}/{file}"));
        let output = |file: &str| raster(&folder, &format!("flammap_outputs/{file}"));
        Some(Self {
            fuel: input("LF2022_FBFM40_230_CONUS", "LC22_F40_230.tif"),
            slope_percent: input("LF2020_SlpP_220_CONUS", "LC20_SlpP_220.tif"),
            aspect_deg: input("LF2020_Asp_220_CONUS", "LC20_Asp_220.tif"),
            crown_base_dm: input("LF2022_CBH_230_CONUS", "LC22_CBH_230.tif"),
            crown_density_g_100l: input("LF2022_CBD_230_CONUS", "LC22_CBD_230.tif"),
            fire_type: output("fire_type.tif"),
            published: ["ROS_ch_hr.tif", "FL_ft.tif", "FLI_BTU_ft-s.tif"].map(output),
            direction_rad: output("max_spread_direction_radians.tif"),
        })
    }

    /// How many cells there are, burn on the surface, and burn in the crowns.
    pub fn counts(&self) -> [usize; 3] {
        let of = |holds: &dyn Fn(f64) -> bool| self.fire_type.iter().filter(|&&t| holds(t)).count();
        [of(&|_| true), of(&|t| t == SURFACE), of(&|t| t > SURFACE)]
    }

    /// How many cells `FlamMap` and our fuel models disagree on as to whether anything can burn, of those with a fuel.
    pub fn burnable_in_one_only(&self) -> usize {
        let models = FuelModels::standard();
        let burns_here = |fuel: f64| match models.get(fuel as i32) {
            Ok(fuel) => Some(matches!(fuel, Fuel::Burnable(_))),
            Err(_) => None,
        };
        let cells = self.fuel.iter().zip(&self.fire_type);
        cells
            .filter(|(fuel, fire_type)| {
                burns_here(**fuel).is_some_and(|burns| burns != (**fire_type >= SURFACE))
            })
            .count()
    }

    /// Cells by whether our surface fire and theirs climbs into the crowns. `[ours][theirs]`
    pub fn climbing(&self) -> [[usize; 2]; 2] {
        let mut cells = [[0; 2]; 2];
        let beds = Beds::new();
        for cell in 0..self.fire_type.len() {
            let Some(fire) = self.surface_fire(&beds, cell, SlopeReading::WholeDegrees) else {
                continue;
            };
            // LANDFIRE stores the base in decimetres and the density in hundredths of kg/m³; the run took needles of 120 %.
            let stand = Stand {
                height_m: 0.0,
                base_height_m: self.crown_base_dm[cell] / 10.0,
                bulk_density_kg_m3: self.crown_density_g_100l[cell] / 100.0,
                foliar_moisture_percent: 120.0,
            };
            let climbs = fire.intensity_kw_m >= stand.critical_intensity_kw_m();
            cells[usize::from(climbs)][usize::from(self.fire_type[cell] > SURFACE)] += 1;
        }
        cells
    }

    /// Our surface fires over theirs.
    pub fn ratios(&self, reading: SlopeReading) -> Ratios {
        let beds = Beds::new();
        let mut ratios = Ratios {
            fuel: Vec::new(),
            figures: [Vec::new(), Vec::new(), Vec::new()],
            turn_rad: Vec::new(),
        };
        for cell in 0..self.fire_type.len() {
            if self.fire_type[cell] != SURFACE {
                continue;
            }
            let Some(fire) = self.surface_fire(&beds, cell, reading) else {
                continue;
            };
            let ours = [
                fire.head_m_min / M_MIN_PER_CHAIN_H,
                fire.flame_length_m() / M_PER_FT,
                fire.intensity_kw_m / KW_M_PER_BTU_FT_S,
            ];
            ratios.fuel.push(self.fuel[cell] as i32);
            for ((all, ours), theirs) in ratios.figures.iter_mut().zip(ours).zip(&self.published) {
                all.push(ours / theirs[cell]);
            }
            let turn = fire.heading_rad - self.direction_rad[cell];
            let turn_rad = libm::atan2(libm::sin(turn), libm::cos(turn)).abs();
            ratios.turn_rad.push(turn_rad);
        }
        ratios
    }

    fn surface_fire(&self, beds: &Beds, cell: usize, reading: SlopeReading) -> Option<SurfaceFire> {
        let bed = beds.0.get(&(self.fuel[cell] as i32))?;
        let slope = slope(self.slope_percent[cell], reading);
        let push = Push::from_bearings(0.0, 0.0, slope, self.aspect_deg[cell]);
        Some(SurfaceFire::new(bed, &push, WindLimit::None))
    }
}

/// The beds of all fuel models, in the moistures of the run.
struct Beds(BTreeMap<i32, FuelBed>);

impl Beds {
    fn new() -> Self {
        let moisture = Moisture::from_percent(MOISTURE_PERCENT);
        let curing = Curing::scott_burgan_2005();
        let models = FuelModels::standard();
        let bed =
            |(number, model): (i32, &FuelModel)| (number, FuelBed::new(model, &moisture, &curing));
        Self(models.iter().map(bed).collect())
    }
}

/// Share of ratios within this distance of 1.
pub fn share_within(ratios: &[f64], distance: f64) -> f64 {
    let near = ratios
        .iter()
        .filter(|ratio| (*ratio - 1.0).abs() <= distance);
    near.count() as f64 / ratios.len().max(1) as f64
}

fn slope(percent: f64, reading: SlopeReading) -> f64 {
    match reading {
        SlopeReading::Percent => percent / 100.0,
        SlopeReading::WholeDegrees => {
            let degrees = libm::round(libm::atan(percent / 100.0).to_degrees());
            libm::tan(degrees.to_radians())
        }
    }
}

fn raster(folder: &Path, file: &str) -> Vec<f64> {
    let file = BufReader::new(File::open(folder.join(file)).unwrap());
    match Decoder::new(file).unwrap().read_image().unwrap() {
        DecodingResult::F32(cells) => cells.into_iter().map(f64::from).collect(),
        DecodingResult::I16(cells) => cells.into_iter().map(f64::from).collect(),
        _ => panic!("neither f32 nor i16"),
    }
}
