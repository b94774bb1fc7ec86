//! Rivers that rain over their catchments raises, and the sea where its surge reaches in.

use super::flood::network::{Basin, Cascade, CascadeReach, Catchment, Rainfall, Steps};
use super::flood::rating::CompoundChannel;
use super::flood::runoff::{CurveNumber, Runoff};
use super::flood::unit_hydrograph::TriangularShape;
use super::flood::{Flood, FloodError, muskingum::MuskingumReach};
use super::rain::Rain;
use super::{Draws, dams};
use crate::random::Purpose;
use crate::scenario::choices::AntecedentMoisture;
use crate::scenario::hazards::CatchmentRow;
use crate::scenario::settings::FloodSettings;
use crate::world::{RainGround, ReachIx, Reservoir, World};

/// Rows of the table of level against discharge of a reach.
const RATING_ROWS: usize = 200;
/// Depth up to which levels are tabulated, in m; beyond it they go on straight.
const RATED_DEPTH_M: f64 = 30.0;

/// What raises the rivers.
#[derive(Clone, Copy, Debug)]
pub struct Waters<'a> {
    /// Rain over the catchments.
    pub rain: &'a Rain,
    /// Sea above its mean level at the open coast, in m; empty where there is none. `[step]`
    pub sea_m: &'a [f64],
}

/// The rivers of a world, made ready for the rain.
#[derive(Clone, Debug)]
pub struct Rivers {
    cascade: Cascade,
    /// The reach of the cascade whose river each reach has, and its share of the surge. `[reach]`
    river: Vec<Option<(usize, f64)>>,
}

impl Rivers {
    /// Makes the rivers of a world ready.
    ///
    /// # Errors
    /// Where a catchment or reach cannot be routed: see [`Cascade::new`].
    pub fn prepare(world: &World) -> Result<Self, FloodError> {
        let (ground, grid) = (&world.rain, &world.grid);
        let mut basin = Basin::default();
        for (at, catchment) in ground.catchments.iter().enumerate() {
            let row = &catchment.row;
            let flows_here = |above: &crate::world::Catchment| above.downstream == Some(at as u32);
            let above = ground.catchments.iter().enumerate();
            let upstream = above
                .filter(|(_, above)| flows_here(above))
                .map(|(above, _)| above)
                .collect();
            basin.catchments.push(ground_of(row, at)?);
            basin.reaches.push(CascadeReach {
                muskingum: MuskingumReach {
                    travel_time_h: row.muskingum_k_h,
                    weighting: row.muskingum_x,
                },
                upstream,
                rating: channel_of(row).rating(RATED_DEPTH_M, RATING_ROWS)?,
                reservoir: dam_at(ground, at).map(|dam| dams::in_cascade(&dam.row)),
            });
        }
        let steps = Steps {
            step_h: grid.step.hours(),
            count: grid.steps(),
        };
        let position = |reach: usize| {
            let mut catchments = ground.catchments.iter().enumerate();
            let found = catchments.find(|(_, catchment)| catchment.reach.at() == reach);
            found.map(|(at, catchment)| (at, catchment.row.surge_share))
        };
        let river = world.reaches.iter().enumerate().map(|(at, reach)| {
            let of = reach.beside.map_or(at, ReachIx::at);
            position(of)
        });
        Ok(Self {
            cascade: Cascade::new(&basin, steps)?,
            river: river.collect(),
        })
    }

    /// Runs rain through the rivers, and then the waves of dams that it breaches. Whether it ran at all: there is rain for
    /// every catchment and step, so the lengths always agree.
    fn run(&self, world: &World, rain: &Rain, draws: &Draws) -> (Cascade, bool) {
        // Without a section of floods nobody asks for rivers.
        let moisture = world.flood.as_ref().map(|settings| settings.moisture);
        let mut cascade = self.cascade.clone();
        let rainfall = |inflow_m3_s| Rainfall {
            rain_mm: rain.catchments_mm(),
            moisture: moisture.unwrap_or(AntecedentMoisture::Average),
            inflow_m3_s,
        };
        let ground = &world.rain;
        let drawn = dams::fill(ground, &mut cascade, draws);
        let mut has_run = cascade.run(rainfall(&[])).is_ok();
        let breaches = dams::breaches(ground, &cascade, &world.grid, drawn);
        if let Some(inflow_m3_s) = breaches.filter(|_| has_run) {
            has_run = cascade.run(rainfall(&inflow_m3_s)).is_ok();
        }
        (cascade, has_run)
    }

    /// The levels that rain and sea bring. A reach without a catchment does not rise.
    pub fn rise(
        &self,
        world: &World,
        settings: &FloodSettings,
        waters: Waters,
        draws: &Draws,
    ) -> Flood {
        let (cascade, has_run) = self.run(world, waters.rain, draws);
        let mut flood = Flood::new(world);
        for (reach, river) in world.reaches.iter().zip(&self.river) {
            let of = reach
                .beside
                .map_or(reach, |beside| &world.reaches[beside.at()]);
            let residual = settings
                .reach_residual
                .sample(&mut draws.stream(Purpose::Reach, of.key))
                .max(0.0);
            let level = |step: usize| {
                let Some((at, surge_share)) = river.filter(|_| has_run) else {
                    return 0.0;
                };
                let sea_m = waters.sea_m.get(step).copied().unwrap_or(0.0);
                cascade.rise_m(at)[step] * residual + sea_m * surge_share
            };
            let peak_m = (0..world.grid.steps()).map(level).fold(0.0, f64::max);
            flood.push(world, reach, peak_m, level);
        }
        flood
    }

    /// Discharge of each reach of the cascade in this rain, its base flow included, in m³/s, for those who draw it.
    /// `[reach][step]`; `None` for a reach without a catchment.
    pub fn discharge_m3_s(
        &self,
        world: &World,
        rain: &Rain,
        draws: &Draws,
    ) -> Vec<Option<Vec<f64>>> {
        let (cascade, has_run) = self.run(world, rain, draws);
        let one = |river: &Option<(usize, f64)>| {
            let (at, _) = river.filter(|_| has_run)?;
            let base = cascade.base_flow_m3_s(at);
            Some(
                cascade
                    .event_m3_s(at)
                    .iter()
                    .map(|flow| flow + base)
                    .collect(),
            )
        };
        self.river.iter().map(one).collect()
    }
}

/// The reservoir whose dam stands at the upper end of a reach of the cascade.
fn dam_at(ground: &RainGround, catchment: usize) -> Option<&Reservoir> {
    let mut dams = ground.reservoirs.iter();
    dams.find(|dam| dam.catchment as usize == catchment)
}

fn ground_of(row: &CatchmentRow, reach: usize) -> Result<Catchment, FloodError> {
    Ok(Catchment {
        area_km2: row.area_km2,
        curve_number: CurveNumber::new(row.curve_number)?,
        initial_abstraction_ratio: Runoff::INITIAL_ABSTRACTION_RATIO,
        shape: TriangularShape::scs_1972(row.time_to_peak_h),
        base_flow_m3_s: row.base_flow_m3_s,
        reach,
    })
}

fn channel_of(row: &CatchmentRow) -> CompoundChannel {
    CompoundChannel {
        bed_width_m: row.bed_width_m,
        bank_slope: row.side_slope,
        bank_height_m: row.bank_height_m,
        plain_width_m: row.plain_width_m,
        edge_slope: row.side_slope,
        channel_roughness: row.manning_n,
        plain_roughness: 2.0 * row.manning_n,
        bed_fall: row.bed_slope,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::hazards::CatchmentRow;
    use crate::scenario::spec::{Id, Row};

    fn row(step: &[f64]) -> CatchmentRow {
        let [travel_h, weight, area_km2, peak_h, number] = step else {
            unreachable!("five numbers")
        };
        CatchmentRow {
            reach_id: Id("R".into()),
            x_coord: 0.0,
            y_coord: 0.0,
            area_km2: *area_km2,
            curve_number: *number,
            time_to_peak_h: *peak_h,
            base_flow_m3_s: 0.0,
            downstream_reach_id: None,
            muskingum_k_h: *travel_h,
            muskingum_x: *weight,
            bed_width_m: 0.1,
            side_slope: 0.0,
            bed_slope: 0.000_001,
            manning_n: 0.5,
            bank_height_m: 200.0,
            plain_width_m: 0.0,
            surge_share: 0.0,
        }
    }

    /// `prepare` gives up rivers that cannot be routed, so no row that a scenario allows may be one.
    #[test]
    fn every_catchment_that_a_scenario_allows_can_be_routed_at_every_step() {
        let range = |name: &str| {
            let field = CatchmentRow::SPEC.field(name).expect("a field");
            let (low, high) = field.range.expect("a range");
            [low, f64::midpoint(low, high), high]
        };
        for travel_h in range("muskingum_k_h") {
            for weight in range("muskingum_x") {
                for (area, peak) in range("area_km2").into_iter().zip(range("time_to_peak_h")) {
                    for (step_h, number) in [1.0 / 60.0, 0.25, 2.0]
                        .into_iter()
                        .zip(range("curve_number"))
                    {
                        let row = row(&[travel_h, weight, area, peak, number]);
                        let basin = Basin {
                            catchments: vec![ground_of(&row, 0).expect("ground")],
                            reaches: vec![CascadeReach {
                                muskingum: MuskingumReach {
                                    travel_time_h: travel_h,
                                    weighting: weight,
                                },
                                upstream: Vec::new(),
                                rating: channel_of(&row)
                                    .rating(RATED_DEPTH_M, RATING_ROWS)
                                    .expect("a rating"),
                                reservoir: None,
                            }],
                        };
                        let steps = Steps { step_h, count: 10 };
                        assert!(Cascade::new(&basin, steps).is_ok(), "{row:?} {step_h}");
                    }
                }
            }
        }
    }
}
