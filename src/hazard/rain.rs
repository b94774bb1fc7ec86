//! The rain of one replication, whatever brings it, where it is wanted.

use super::Draws;
use super::flood::FloodError;
use super::flood::storm::ChicagoStorm;
use super::flood::storm_formula::StormFormula;
use crate::random::{Dist, EntityKey, Purpose};
use crate::scenario::rain::RainstormSettings;
use crate::scenario::spec::Row;
use crate::world::{Grid, RainGround, World};

/// Minutes in an hour.
const HOUR_MIN: f64 = 60.0;

/// Rain of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Rain {
    /// In mm. `[spot × step]`
    fallen_mm: Vec<f64>,
    steps: usize,
    catchments: usize,
    slopes: usize,
    /// Rain as a multiple of the design storm's, where a rainstorm brings it.
    pub severity: Option<f64>,
}

impl Rain {
    /// The rain at all spots of the ground in each step, in mm. `[spot × step]`
    pub fn new(ground: &RainGround, steps: usize, fallen_mm: Vec<f64>) -> Self {
        Self {
            fallen_mm,
            steps,
            catchments: ground.catchments.len(),
            slopes: ground.landslides.len(),
            severity: None,
        }
    }

    /// Draws a rainstorm; `None` where its formula gives no rain (`check` finds that).
    pub fn of_rainstorm(
        world: &World,
        settings: &RainstormSettings,
        draws: &Draws,
    ) -> Option<Self> {
        let mut stream = draws.stream(Purpose::Rainstorm, EntityKey::SCENARIO);
        let mut draw = |dist: Dist, field| cut(field, dist.sample(&mut stream));
        let return_period_y = draw(settings.return_period_y, "return_period_y");
        let duration_h = draw(settings.duration_h, "duration_h");
        let begins_h = draw(settings.begins_h, "begins_h");
        let area_factor = draw(settings.area_factor, "area_factor");
        let storm = storm(settings, return_period_y, duration_h).ok()?;
        let grid = &world.grid;
        let mut point_mm = vec![0.0; grid.steps()];
        storm.fill_rain_mm(begins_h * HOUR_MIN, step_min(grid), &mut point_mm);
        let on_catchments = world.rain.catchments.iter().map(|catchment| {
            let key = world.reaches[catchment.reach.at()].key;
            let mut stream = draws.stream(Purpose::Rainstorm, key);
            let residual = settings.catchment_residual.sample(&mut stream);
            area_factor * cut("catchment_residual", residual)
        });
        let elsewhere = world.rain.spots.len() - world.rain.catchments.len();
        let factors = on_catchments.chain(std::iter::repeat_n(1.0, elsewhere));
        let fallen_mm = factors.flat_map(|factor| point_mm.iter().map(move |mm| mm * factor));
        let design = self::storm(settings, settings.design_return_period_y, duration_h).ok()?;
        Some(Self {
            severity: Some(storm.depth_mm() / design.depth_mm()),
            ..Self::new(&world.rain, grid.steps(), fallen_mm.collect())
        })
    }

    /// Rain on the catchments in mm. `[catchment × step]`
    pub fn catchments_mm(&self) -> &[f64] {
        &self.fallen_mm[..self.catchments * self.steps]
    }

    /// Rain at a slope that slides, step by step, in mm.
    pub fn slope_mm(&self, slope: usize) -> &[f64] {
        self.spot_mm(self.catchments + slope)
    }

    /// Rain at a low road, step by step, in mm.
    pub fn low_road_mm(&self, low_road: usize) -> &[f64] {
        self.spot_mm(self.catchments + self.slopes + low_road)
    }

    fn spot_mm(&self, spot: usize) -> &[f64] {
        let begin = spot * self.steps;
        self.fallen_mm.get(begin..begin + self.steps).unwrap_or(&[])
    }
}

/// A draw of a field of `[hazards.rainstorm]`, cut to its range.
fn cut(field: &str, draw: f64) -> f64 {
    RainstormSettings::SPEC.cut(field, draw)
}

fn step_min(grid: &Grid) -> f64 {
    grid.step.minutes()
}

/// The design storm of a return period and duration.
fn storm(
    settings: &RainstormSettings,
    return_period_y: f64,
    duration_h: f64,
) -> Result<ChicagoStorm, FloodError> {
    let formula = StormFormula {
        a_l_s_ha: settings.formula_a_l_s_ha,
        c: settings.formula_c,
        b_min: settings.formula_b_min,
        n: settings.formula_n,
    };
    ChicagoStorm::new(
        formula,
        return_period_y,
        duration_h * HOUR_MIN,
        settings.peak_share,
    )
}
