//! The passage of one typhoon: its track, and with it wind, rain and surge, drawn together so that they go together.
//!
//! ```text
//! track ─▶ member ─▶ wind [moment][cell] ─▶ × terrain × local residual ─▶ gusts
//!              ├───▶ rain [spot × step]
//!              └───▶ surge at the coast [step]
//! ```

use super::Draws;
use super::moment::{MOMENT, moment_begins, moments};
use super::storm_model::StormModel;
use super::typhoon::{Field, Track};
use crate::random::{EntityKey, Purpose, normal_quantile};
use crate::units::Millis;
use crate::world::{Grid, StormGround};

/// What a typhoon brings in one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// The track of this member.
    pub track: Track,
    /// Ten-minute wind over the ground in m/s at each moment. `[moment × cell]`
    wind_m_s: Vec<f64>,
    cells: usize,
    /// Strongest gust. `[cell]`
    peak_gust_m_s: Vec<f64>,
    /// The moment of the strongest wind. `[cell]`
    peak_moment: Vec<usize>,
    /// Rain as a multiple of what the model gives along the track.
    pub rain_factor: f64,
    /// Sea above its mean level at the open coast, in m. `[step]`; empty where no coast is given.
    pub sea_m: Vec<f64>,
    /// Strongest wind anywhere as a multiple of that of the track as given.
    pub severity: f64,
}

impl Passage {
    /// Draws a member of the ensemble and works out what it brings.
    pub fn draw(ground: &StormGround, model: &StormModel, grid: &Grid, draws: &Draws) -> Self {
        let settings = &ground.settings;
        let mut stream = draws.stream(Purpose::Storm, EntityKey::SCENARIO);
        let terrain = settings.terrain_factor.sample(&mut stream);
        let rain_factor = settings.rain_factor.sample(&mut stream).max(0.0);
        let surge_error_m = settings.surge_error_m.sample(&mut stream);
        let tide_m = settings.tide_m.sample(&mut stream);
        let track = model.member(&mut draws.stream(Purpose::Storm, EntityKey(1)));
        let field = model.field(&track, grid);
        let local = local_factors(ground, model, terrain, draws);
        let mut passage = Self {
            wind_m_s: Vec::new(),
            cells: ground.cells.len(),
            peak_gust_m_s: vec![0.0; ground.cells.len()],
            peak_moment: vec![0; ground.cells.len()],
            rain_factor,
            sea_m: model.sea_m(&track, grid, surge_error_m, tide_m),
            severity: model.severity(&field),
            track,
        };
        passage.take(&field, &local, settings.gust_factor, grid);
        passage
    }

    fn take(&mut self, field: &Field, local: &[f64], gust_factor: f64, grid: &Grid) {
        let mut peak_m_s = vec![0.0_f64; self.cells];
        for moment in 0..moments(grid) {
            for (cell, wind) in field.step(moment).iter().enumerate() {
                let wind_m_s = wind.m_s() * local[cell];
                self.wind_m_s.push(wind_m_s);
                if wind_m_s > peak_m_s[cell] {
                    peak_m_s[cell] = wind_m_s;
                    self.peak_moment[cell] = moment;
                }
            }
        }
        for (gust, peak_m_s) in self.peak_gust_m_s.iter_mut().zip(peak_m_s) {
            *gust = peak_m_s * gust_factor;
        }
    }

    /// Ten-minute wind over the ground at a cell, moment by moment, in m/s.
    pub fn wind_at(&self, cell: u32) -> impl DoubleEndedIterator<Item = f64> + ExactSizeIterator {
        let moments = self.wind_m_s.len().checked_div(self.cells).unwrap_or(0);
        (0..moments).map(move |moment| self.wind_m_s[moment * self.cells + cell as usize])
    }

    /// The strongest gust at a cell, in m/s.
    pub fn gust_m_s(&self, cell: u32) -> f64 {
        self.peak_gust_m_s[cell as usize]
    }

    /// When the wind at a cell is strongest.
    pub fn peak_time(&self, cell: u32) -> Millis {
        moment_begins(self.peak_moment[cell as usize])
    }

    /// From when on the wind at a cell stays below this; the start if it always does, [`Millis::NEVER`] if it is not below
    /// it at the end.
    pub fn calm_from(&self, cell: u32, wind_m_s: f64) -> Millis {
        let count = self.wind_at(cell).len();
        let last = self.wind_at(cell).rposition(|wind| wind >= wind_m_s);
        match last {
            None => Millis::ZERO,
            Some(last) if last + 1 < count => moment_begins(last + 1),
            Some(_) => Millis::NEVER,
        }
    }

    /// The first time from `ready` on at which the wind at a cell is below this; [`Millis::NEVER`] if it is not by the end.
    /// After the end it stays as it was.
    pub fn calm_after(&self, cell: u32, ready: Millis, wind_m_s: f64) -> Millis {
        let last = self.wind_at(cell).len().saturating_sub(1);
        let first = ((ready.0 / MOMENT.0) as usize).min(last);
        let mut winds = self.wind_at(cell).enumerate().skip(first);
        let calm = winds.find(|(_, wind)| *wind < wind_m_s);
        calm.map_or(Millis::NEVER, |(moment, _)| {
            moment_begins(moment).max(ready)
        })
    }
}

/// What the ground and chance make of the one-minute wind over open water, as a ten-minute wind. `[cell]`
fn local_factors(
    ground: &StormGround,
    model: &StormModel,
    terrain: f64,
    draws: &Draws,
) -> Vec<f64> {
    let settings = &ground.settings;
    let mut residual = Vec::new();
    if settings.wind_residual_sd > 0.0 {
        let normal = |node| normal_quantile(draws.stream(Purpose::Wind, node).uniform());
        model.residuals().draw(normal, &mut residual);
    } else {
        residual.resize(ground.cells.len(), 0.0);
    }
    let over_ground = terrain * settings.ten_over_one_minute;
    residual
        .into_iter()
        .map(|z| over_ground * libm::exp(settings.wind_residual_sd * z))
        .collect()
}
