//! The forest fires of one replication: where and when they start, how they spread, when they are seen.

use std::collections::BTreeMap;
use std::f64::consts::PI;

use super::ellipse::SURFACE_LENGTH_TO_WIDTH_CAP;
use super::front::Front;
use super::fuel::{Fuel, FuelModels};
use super::fuel_bed::FuelBed;
use super::grid::CellGrid;
use super::grid_front::GridFront;
use super::growth::Growth;
use super::growth_clock::GrowthClock;
use super::ignition::{Detection, place};
use super::landscape::{Landscape, WeatherStage};
use super::line_production::{CrewKind, line_m_min, line_rates};
use super::moisture::{Curing, Moisture, equilibrium_moisture};
use super::spread::Spread;
use super::surface_fire::{Push, SurfaceFire, WindLimit, flame_length_m};
use super::wang::{WangFire, WangParameters, WangWeather, beaufort};
use super::wang_fuel::WangFuel;
use crate::hazard::Draws;
use crate::hazard::daylight::Daylight;
use crate::random::{EntityKey, Purpose, poisson_quantile};
use crate::scenario::choices::SpreadModel;
use crate::units::Millis;
use crate::world::{Forest, ForestCells, Woods};

/// Most fires of one replication: far beyond what the largest expectation that a scenario allows can bring.
const MOST_FIRES: u64 = 600;

/// What is known of a world's forests before anything burns.
#[derive(Clone, Debug)]
pub struct Fires {
    wang: WangParameters,
    /// Factor of Wang's formula for each forest's fuel. `[forest]`
    fuel_factor: Vec<f64>,
    models: FuelModels,
    curing: Curing,
    /// Line that one person builds, in m/min. `[forest]`
    line_m_min_person: Vec<f64>,
    weights: Vec<f64>,
}

/// One fire as nature makes it, before anybody fights it.
#[derive(Clone, Debug, PartialEq)]
pub struct Blaze {
    /// Number of the fire in its replication, before they are put in order of time: the address of its random draws.
    pub number: u64,
    /// Number of the forest.
    pub forest: u32,
    /// It starts.
    pub ignited: Millis,
    /// Somebody reports it.
    pub reported: Millis,
    /// How it grows by day; over cells, the ellipse that crews take it for.
    pub growth: Growth,
    /// The fire over the cells of its forest, where it spreads over cells.
    pub over_cells: Option<GridFront>,
    /// The time by which it grows.
    pub clock: GrowthClock,
    /// Where the wind blows to, in radians clockwise from north; `None` in still air.
    pub downwind_rad: Option<f64>,
    /// Flames at the head, in m.
    pub flame_m: f64,
    /// Flames at the flanks, in m.
    pub flank_flame_m: f64,
    /// Mean wind at ten metres, in m/s.
    pub wind_m_s: f64,
    /// Temperature of the air, in °C.
    pub air_c: f64,
    /// Line that one person builds in an hour of daylight, in m/min.
    pub line_m_min_person: f64,
}

/// When a fire ends. [`Millis::NEVER`]: it does not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Burnt {
    /// It grows no more.
    pub contained: Millis,
    /// It is out.
    pub out: Millis,
}

/// What fires of a replication have in common.
struct Kindling<'a> {
    woods: &'a Woods,
    daylight: &'a Daylight,
    draws: &'a Draws,
    day: FireDay,
    horizon: Millis,
}

/// The weather of a fire day.
#[derive(Clone, Copy, Debug, PartialEq)]
struct FireDay {
    temperature_c: f64,
    humidity_pct: f64,
    wind_m_s: f64,
    wind_from_deg: f64,
}

impl Fires {
    /// Looks up fuels and rates of work.
    pub fn prepare(woods: &Woods) -> Self {
        let fuels = WangFuel::all();
        let rates = line_rates();
        let factor = |forest: &Forest| {
            let own = fuels.iter().find(|fuel| fuel.key == forest.row.fuel.word());
            own.map_or(1.0, |fuel| fuel.ks)
        };
        let line = |forest: &Forest| {
            let model = u8::try_from(forest.row.fuel_model).unwrap_or(0);
            let of_table = line_m_min(&rates, CrewKind::Type2Direct, model, 1);
            let own = forest.row.line_m_h_person.map(|metres| metres / 60.0);
            own.or(of_table).unwrap_or(0.0)
        };
        Self {
            wang: WangParameters::wang_1992(),
            fuel_factor: woods.forests.iter().map(factor).collect(),
            models: FuelModels::standard(),
            curing: Curing::scott_burgan_2005(),
            line_m_min_person: woods.forests.iter().map(line).collect(),
            weights: woods
                .forests
                .iter()
                .map(|forest| forest.row.weight)
                .collect(),
        }
    }

    /// Draws the fires of a replication, in the order in which they start. There is always one.
    pub fn draw(
        &self,
        woods: &Woods,
        daylight: &Daylight,
        draws: &Draws,
        horizon: Millis,
    ) -> Vec<Blaze> {
        let settings = &woods.settings;
        let mut stream = draws.stream(Purpose::FireDay, EntityKey::SCENARIO);
        let day = FireDay {
            temperature_c: settings.temperature_c.sample(&mut stream),
            humidity_pct: settings.humidity_pct.sample(&mut stream).clamp(1.0, 100.0),
            wind_m_s: settings.wind_m_s.sample(&mut stream).max(0.0),
            wind_from_deg: settings.wind_from_deg.sample(&mut stream),
        };
        let kindling = Kindling {
            woods,
            daylight,
            draws,
            day,
            horizon,
        };
        let expected = settings.expected_fires * settings.holiday_factor;
        let number = number_of_fires(expected, stream.uniform());
        let mut fires: Vec<Blaze> = (0..number)
            .filter_map(|number| self.ignite(&kindling, number))
            .collect();
        fires.sort_by_key(|fire| fire.ignited);
        fires
    }

    fn ignite(&self, kindling: &Kindling, number: u64) -> Option<Blaze> {
        let Kindling {
            woods,
            daylight,
            draws,
            day,
            horizon,
        } = kindling;
        let settings = &woods.settings;
        let mut stream = draws.stream(Purpose::Ignition, EntityKey(number));
        let at = place(&self.weights, &mut stream)?;
        let ignited = settings.ignition_h.hours(&mut stream);
        let forest = woods.forests.get(at)?;
        let detection = Detection {
            coverage: forest.row.seen_share.unwrap_or(settings.lookout_share),
            seen_min: settings.seen_min,
            unseen_min: settings.unseen_min,
        };
        let delay_min = detection.delay_min(&mut stream);
        let bed = self.bed(woods, forest.row.fuel_model, day);
        let reported = ignited + Millis::from_minutes(delay_min);
        let clock = GrowthClock::new(
            ignited,
            daylight.is_dark(ignited),
            daylight.changes_after(ignited),
            settings.night_spread_share,
        );
        let over_cells = forest.cells.as_ref().and_then(|cells| {
            let weather = self.over_cells(at, cells, kindling);
            let until_min = clock.grown_min(*horizon);
            GridFront::burn(&mut Spread::default(), &weather, until_min)
        });
        let growth = if let Some(front) = &over_cells {
            let fitted = reported + Millis::from_hours(settings.fit_h);
            front.fitted(clock.grown_min(fitted).min(front.until_min()))
        } else {
            let ground = (forest.row.slope_deg, forest.row.aspect_deg);
            self.local(at, &bed, ground, kindling)
        };
        Some(Blaze {
            number,
            forest: at as u32,
            ignited,
            reported,
            flame_m: flame_length_m(bed.intensity_kw_m(growth.ellipse.head_m_min)),
            flank_flame_m: flame_length_m(bed.intensity_kw_m(growth.ellipse.flank_m_min())),
            growth,
            over_cells,
            clock,
            downwind_rad: (day.wind_m_s > 0.0).then(|| downwind_rad(day)),
            wind_m_s: day.wind_m_s,
            air_c: day.temperature_c,
            line_m_min_person: self.line_m_min_person[at],
        })
    }

    /// The fuel in the moisture of the day: fine dead fuel follows the air (Simard 1968), coarser is wetter.
    fn bed(&self, woods: &Woods, fuel_model: u32, day: &FireDay) -> FuelBed {
        let fine = equilibrium_moisture(day.temperature_c, day.humidity_pct);
        let settings = &woods.settings;
        let moisture = Moisture {
            dead_1h: fine,
            dead_10h: fine + settings.dead_10h_above_pct / 100.0,
            dead_100h: fine + settings.dead_100h_above_pct / 100.0,
            live_herb: settings.live_herb_pct / 100.0,
            live_woody: settings.live_woody_pct / 100.0,
        };
        match self.models.get(fuel_model as i32) {
            Ok(Fuel::Burnable(model)) => FuelBed::new(model, &moisture, &self.curing),
            Ok(Fuel::NonBurnable) | Err(_) => FuelBed::BARE,
        }
    }

    /// The cells of a forest in the weather of the day.
    fn over_cells(&self, at: usize, cells: &ForestCells, kindling: &Kindling) -> WeatherStage {
        let Kindling { woods, day, .. } = kindling;
        let mut beds: BTreeMap<u32, FuelBed> = BTreeMap::new();
        let cell_m = woods.settings.cell_m;
        let grid = CellGrid {
            rows: cells.rows,
            columns: cells.columns,
            cell_m,
            west_m: -0.5 * cell_m * cells.columns as f64,
            north_m: 0.5 * cell_m * cells.rows as f64,
        };
        let growth = |row: usize, column: usize| {
            let cell = cells.cells[row * cells.columns + column]?;
            let bed = beds
                .entry(cell.fuel_model)
                .or_insert_with(|| self.bed(woods, cell.fuel_model, day));
            // Wang's fuel is that of the forest, but what has no fuel burns by no formula.
            if self.burns(cell.fuel_model) {
                let ground = (cell.slope_deg, cell.aspect_deg);
                Some(self.local(at, bed, ground, kindling))
            } else {
                None
            }
        };
        WeatherStage {
            start_min: 0.0,
            landscape: Landscape::build(grid, growth),
        }
    }

    fn burns(&self, fuel_model: u32) -> bool {
        matches!(self.models.get(fuel_model as i32), Ok(Fuel::Burnable(_)))
    }

    /// Growth where the ground has this slope and aspect, in degrees.
    fn local(&self, at: usize, bed: &FuelBed, ground: (f64, f64), kindling: &Kindling) -> Growth {
        let Kindling { woods, day, .. } = kindling;
        match woods.settings.model {
            SpreadModel::Wang => self.by_wang(at, ground, day),
            SpreadModel::Rothermel => by_rothermel(bed, woods, ground, day),
        }
    }

    fn by_wang(&self, at: usize, (slope_deg, aspect_deg): (f64, f64), day: &FireDay) -> Growth {
        let weather = WangWeather {
            highest_c: day.temperature_c,
            beaufort: beaufort(day.wind_m_s),
            lowest_humidity_percent: day.humidity_pct,
        };
        let fire = WangFire {
            parameters: &self.wang,
            still_m_min: self.wang.initial_m_min(&weather) * self.fuel_factor[at],
            wind_m_s: day.wind_m_s,
            downwind_rad: downwind_rad(day),
            slope: libm::tan(slope_deg.to_radians()),
            upslope_rad: aspect_deg.to_radians() + PI,
        };
        let (heading_rad, ellipse) = fire.ellipse();
        Growth {
            ellipse,
            heading_rad,
        }
    }
}

fn by_rothermel(
    bed: &FuelBed,
    woods: &Woods,
    (slope_deg, aspect_deg): (f64, f64),
    day: &FireDay,
) -> Growth {
    let slope = libm::tan(slope_deg.to_radians());
    let midflame_m_s = day.wind_m_s * woods.settings.midflame_wind_factor;
    let push = Push::from_bearings(midflame_m_s, day.wind_from_deg, slope, aspect_deg);
    let fire = SurfaceFire::new(bed, &push, WindLimit::None);
    Growth {
        ellipse: fire.ellipse(SURFACE_LENGTH_TO_WIDTH_CAP),
        heading_rad: fire.heading_rad,
    }
}

fn downwind_rad(day: &FireDay) -> f64 {
    day.wind_from_deg.to_radians() + PI
}

/// A Poisson number of fires, given that there is at least one: the quantile `u` of what is left beyond none.
fn number_of_fires(expected: f64, u: f64) -> u64 {
    let none = libm::exp(-expected.max(0.0));
    poisson_quantile(expected, none + u * (1.0 - none)).clamp(1, MOST_FIRES)
}

impl Blaze {
    /// Burnt at a time if nobody fights it, in m².
    pub fn free_area_m2(&self, time: Millis) -> f64 {
        let grown_min = self.clock.grown_min(time);
        match &self.over_cells {
            Some(front) => front.area_m2(grown_min),
            None => self.growth.area_m2(grown_min),
        }
    }

    /// Minutes on its clock from its report to a time; negative before it.
    pub fn since_report_min(&self, time: Millis) -> f64 {
        self.clock.grown_min(time) - self.clock.grown_min(self.reported)
    }

    /// Its edge over its clock, in minutes after its report, if nobody fights it.
    pub fn free_front(&self) -> Front {
        Front::free(self.growth.ellipse, self.free_area_m2(self.reported))
    }

    /// When it has burnt so much if nobody fights it; [`Millis::NEVER`] if it never does.
    pub fn reaches_area(&self, area_m2: f64) -> Millis {
        self.clock.time_of(match &self.over_cells {
            Some(front) => front.minute_of_area(area_m2),
            None => self.growth.minute_of_area(area_m2),
        })
    }

    /// When it comes to the edge of the cells that are known, if nobody fights it: from then on it is cut short.
    pub fn comes_to_edge(&self) -> Millis {
        let front = self.over_cells.as_ref();
        let minute = front.map_or(f64::INFINITY, GridFront::minute_at_edge);
        self.clock.time_of(minute)
    }

    /// When its free front comes within `near_m` of a point so far east and north of its start, by an ellipse on the straight
    /// line from there; [`Millis::NEVER`] if it never does.
    pub fn comes_near(&self, point_m: [f64; 2], near_m: f64) -> Millis {
        self.clock.time_of(match &self.over_cells {
            Some(front) => front.minute_near(point_m, near_m),
            None => self.growth.minute_near(point_m, near_m),
        })
    }
}

#[cfg(test)]
#[path = "blaze_tests.rs"]
mod tests;
