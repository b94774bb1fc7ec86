//! The whole chain for a river basin: from the rain of one replication to the rise of every reach.
//!
//! ```text
//! catchment ─┐
//! catchment ─┼─► (reservoir) ─► reach ─► rating ─► rise
//! reach ─────┘                    └─► the reach below
//! ```
//!
//! Only what the event adds to the base flow is routed; Muskingum is linear, so that nothing is lost by that, and no
//! rain is no rise to the last bit. A [`Cascade`] is built once; [`Cascade::run`] then allocates nothing.

use super::error::{FloodError, not_negative};
use super::muskingum::{Before, MuskingumReach, MuskingumRouting};
use super::rating::Rating;
use super::reservoir::{GateRule, Reservoir, ReservoirRow};
use super::runoff::{CurveNumber, Runoff};
use super::unit_hydrograph::{TriangularShape, UnitHydrograph};
use crate::scenario::choices::AntecedentMoisture;

/// Ground that drains into the upper end of a reach.
#[derive(Clone, Debug, PartialEq)]
pub struct Catchment {
    /// In km².
    pub area_km2: f64,
    /// Under average moisture.
    pub curve_number: CurveNumber,
    /// Ia / S, see [`Runoff::new`].
    pub initial_abstraction_ratio: f64,
    /// How it spreads its runoff.
    pub shape: TriangularShape,
    /// Flow before and beside the event, in m³/s.
    pub base_flow_m3_s: f64,
    /// Position of the reach that it drains into.
    pub reach: usize,
}

/// A reach of the river.
#[derive(Clone, Debug, PartialEq)]
pub struct CascadeReach {
    /// Its K and X. It is divided where the step asks for it.
    pub muskingum: MuskingumReach,
    /// Positions of the reaches that flow into it: each earlier in the list, each into one reach only.
    pub upstream: Vec<usize>,
    /// Level and discharge at its lower end.
    pub rating: Rating,
    /// A reservoir at its upper end.
    pub reservoir: Option<CascadeReservoir>,
}

/// A reservoir in the cascade.
#[derive(Clone, Debug, PartialEq)]
pub struct CascadeReservoir {
    /// Its table.
    pub rows: Vec<ReservoirRow>,
    /// Its rule.
    pub rule: GateRule,
    /// Its level when the event begins, in m. Above the flood-limit level it releases water even if no rain falls.
    pub level_m: f64,
}

/// A basin: what a [`Cascade`] is built from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Basin {
    /// In the order of the rain given to [`Cascade::run`].
    pub catchments: Vec<Catchment>,
    /// From the sources down.
    pub reaches: Vec<CascadeReach>,
}

/// The steps of an event.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Steps {
    /// Length of each, in hours.
    pub step_h: f64,
    /// How many.
    pub count: usize,
}

/// What comes down on the basin in one replication.
#[derive(Clone, Copy, Debug)]
pub struct Rainfall<'a> {
    /// In mm. `[catchment × step]`
    pub rain_mm: &'a [f64],
    /// How wet the ground was before.
    pub moisture: AntecedentMoisture,
    /// Water from elsewhere into the upper end of reaches, in m³/s, for instance from a breach. `[reach × step]`, or
    /// empty for none.
    pub inflow_m3_s: &'a [f64],
}

/// A basin made ready for its steps, with room for the results of one replication.
#[derive(Clone, Debug)]
pub struct Cascade {
    catchments: Vec<CatchmentPlan>,
    reaches: Vec<ReachPlan>,
    steps: usize,
    /// Runoff of one catchment, in mm. `[step]`
    excess_mm: Vec<f64>,
    /// Discharge above base flow at the lower end, in m³/s. `[reach × step]`
    event_m3_s: Vec<f64>,
    /// In m. `[reach × step]`
    rise_m: Vec<f64>,
    /// What the reservoir at the upper end of each reach did; nothing where there is none. `[reach]`
    pools: Vec<PoolRecord>,
}

/// What a reservoir did in a replication.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct PoolRecord {
    /// The first step in which water ran over the dam.
    pub overtopped: Option<usize>,
    /// The step at whose end most water was stored.
    pub fullest: usize,
    /// Water stored then, in m³.
    pub most_m3: f64,
}

#[derive(Clone, Debug)]
struct CatchmentPlan {
    /// When it is dry, average and wet before.
    runoff: [Runoff; 3],
    unit: UnitHydrograph,
    reach: usize,
}

#[derive(Clone, Debug)]
struct ReachPlan {
    routing: MuskingumRouting,
    rating: Rating,
    reservoir: Option<(Reservoir, f64)>,
    base_flow_m3_s: f64,
    downstream: Option<usize>,
}

impl Cascade {
    /// Makes a basin ready for `steps`.
    ///
    /// # Errors
    /// The first catchment or reach that cannot be: see the parts' own errors; a catchment without reach; reaches that
    /// are not in order from the sources down, or that fork.
    pub fn new(basin: &Basin, steps: Steps) -> Result<Self, FloodError> {
        let mut reaches = Vec::with_capacity(basin.reaches.len());
        for reach in &basin.reaches {
            reaches.push(ReachPlan::new(reach, steps.step_h)?);
        }
        join(&basin.reaches, &mut reaches)?;
        let mut catchments = Vec::with_capacity(basin.catchments.len());
        for (at, catchment) in basin.catchments.iter().enumerate() {
            let base_flow =
                not_negative("base flow of a catchment (m3/s)", catchment.base_flow_m3_s)?;
            let reach = reaches
                .get_mut(catchment.reach)
                .ok_or(FloodError::NoSuchReach {
                    catchment: at,
                    reach: catchment.reach,
                })?;
            reach.base_flow_m3_s += base_flow;
            catchments.push(CatchmentPlan::new(catchment, steps.step_h)?);
        }
        // Every reach comes after those above it, so that their base flow is complete when it is passed on.
        for at in 0..reaches.len() {
            let base_flow_m3_s = reaches[at].base_flow_m3_s;
            if let Some(below) = reaches[at].downstream {
                reaches[below].base_flow_m3_s += base_flow_m3_s;
            }
        }
        Ok(Self {
            excess_mm: vec![0.0; steps.count],
            event_m3_s: vec![0.0; steps.count * reaches.len()],
            rise_m: vec![0.0; steps.count * reaches.len()],
            pools: vec![PoolRecord::default(); reaches.len()],
            steps: steps.count,
            catchments,
            reaches,
        })
    }

    /// Computes discharge and rise of every reach for the rain of one replication.
    ///
    /// # Errors
    /// Where the rain or the inflow has the wrong length.
    pub fn run(&mut self, rainfall: Rainfall) -> Result<(), FloodError> {
        let rain = self.steps * self.catchments.len();
        expect_length("rain of the catchments", rainfall.rain_mm, rain)?;
        if rainfall.inflow_m3_s.is_empty() {
            self.event_m3_s.fill(0.0);
        } else {
            expect_length(
                "inflow of the reaches",
                rainfall.inflow_m3_s,
                self.event_m3_s.len(),
            )?;
            self.event_m3_s.copy_from_slice(rainfall.inflow_m3_s);
        }
        if self.steps > 0 {
            self.collect(rainfall);
            self.pass_down();
        }
        Ok(())
    }

    /// Number of reaches.
    pub fn reaches(&self) -> usize {
        self.reaches.len()
    }

    /// How far a reach stands above its level at base flow, in m. `[step]`; empty for a reach that is not there.
    pub fn rise_m(&self, reach: usize) -> &[f64] {
        row(&self.rise_m, self.steps, reach)
    }

    /// The rise of all reaches, in m. `[reach × step]`
    pub fn rises_m(&self) -> &[f64] {
        &self.rise_m
    }

    /// Discharge of a reach at its lower end above its base flow, in m³/s. `[step]`; empty for a reach that is not there.
    pub fn event_m3_s(&self, reach: usize) -> &[f64] {
        row(&self.event_m3_s, self.steps, reach)
    }

    /// Base flow of a reach, in m³/s: that of all catchments above its lower end. 0 for a reach that is not there.
    pub fn base_flow_m3_s(&self, reach: usize) -> f64 {
        self.reaches
            .get(reach)
            .map_or(0.0, |reach| reach.base_flow_m3_s)
    }

    /// Gives the reservoir at the upper end of a reach another level before the event; nothing happens where there is none.
    pub fn set_level_m(&mut self, reach: usize, level_m: f64) {
        if let Some((_, level)) = self
            .reaches
            .get_mut(reach)
            .and_then(|plan| plan.reservoir.as_mut())
        {
            *level = level_m;
        }
    }

    /// What the reservoir at the upper end of a reach did in the last run.
    pub fn pool(&self, reach: usize) -> PoolRecord {
        self.pools.get(reach).copied().unwrap_or_default()
    }

    /// The catchments' runoff into the upper ends of their reaches.
    fn collect(&mut self, rainfall: Rainfall) {
        let rains = rainfall.rain_mm.chunks_exact(self.steps);
        for (catchment, rain_mm) in self.catchments.iter().zip(rains) {
            let runoff = catchment.runoff(rainfall.moisture);
            runoff.fill_excess_mm(rain_mm, &mut self.excess_mm);
            let begin = catchment.reach * self.steps;
            let flow = &mut self.event_m3_s[begin..begin + self.steps];
            catchment.unit.add_discharge(&self.excess_mm, flow);
        }
    }

    /// From the sources down: reservoir, reach, rise, and on into the reach below.
    fn pass_down(&mut self) {
        for (at, reach) in self.reaches.iter().enumerate() {
            let end = (at + 1) * self.steps;
            let (above, below) = self.event_m3_s.split_at_mut(end);
            let flow = &mut above[at * self.steps..];
            if let Some((reservoir, level_m)) = &reach.reservoir {
                self.pools[at] = hold_back(reservoir, *level_m, reach.base_flow_m3_s, flow);
            }
            reach.routing.route(Before::default(), flow);
            let rise_m = &mut self.rise_m[at * self.steps..end];
            reach.rating.fill_rise_m(reach.base_flow_m3_s, flow, rise_m);
            if let Some(downstream) = reach.downstream {
                let begin = downstream * self.steps - end;
                for (sum, flow) in below[begin..begin + self.steps].iter_mut().zip(flow) {
                    *sum += *flow;
                }
            }
        }
    }
}

impl CatchmentPlan {
    fn new(catchment: &Catchment, step_h: f64) -> Result<Self, FloodError> {
        use AntecedentMoisture::{Average, Dry, Wet};
        let [dry, average, wet] = [Dry, Average, Wet].map(|moisture| {
            let number = catchment.curve_number.under(moisture);
            Runoff::new(number, catchment.initial_abstraction_ratio)
        });
        Ok(Self {
            runoff: [dry?, average?, wet?],
            unit: UnitHydrograph::new(catchment.shape, catchment.area_km2, step_h)?,
            reach: catchment.reach,
        })
    }

    fn runoff(&self, moisture: AntecedentMoisture) -> &Runoff {
        let [dry, average, wet] = &self.runoff;
        match moisture {
            AntecedentMoisture::Dry => dry,
            AntecedentMoisture::Average => average,
            AntecedentMoisture::Wet => wet,
        }
    }
}

impl ReachPlan {
    fn new(reach: &CascadeReach, step_h: f64) -> Result<Self, FloodError> {
        let reservoir = match &reach.reservoir {
            Some(reservoir) => Some((
                Reservoir::new(&reservoir.rows, reservoir.rule, step_h)?,
                reservoir.level_m,
            )),
            None => None,
        };
        Ok(Self {
            routing: reach.muskingum.fitted(step_h)?,
            rating: reach.rating.clone(),
            reservoir,
            base_flow_m3_s: 0.0,
            downstream: None,
        })
    }
}

/// Turns "what flows in" into "where it flows on", and checks that it is a tree in order.
fn join(given: &[CascadeReach], reaches: &mut [ReachPlan]) -> Result<(), FloodError> {
    for (at, reach) in given.iter().enumerate() {
        for &upstream in &reach.upstream {
            let is_taken = |plan: &ReachPlan| plan.downstream.is_some();
            if upstream >= at || reaches.get(upstream).is_none_or(is_taken) {
                return Err(FloodError::NotUpstream {
                    reach: at,
                    upstream,
                });
            }
            reaches[upstream].downstream = Some(at);
        }
    }
    Ok(())
}

/// Routes the event through a reservoir that held `level_m` and passed the base flow before.
fn hold_back(
    reservoir: &Reservoir,
    level_m: f64,
    base_flow_m3_s: f64,
    event_m3_s: &mut [f64],
) -> PoolRecord {
    let mut pool = reservoir.pool_at(level_m);
    let mut record = PoolRecord::default();
    for (step, event_m3_s) in event_m3_s.iter_mut().enumerate() {
        let release = reservoir.step(pool, base_flow_m3_s + *event_m3_s);
        pool = release.pool;
        *event_m3_s = release.outflow_m3_s - base_flow_m3_s;
        if release.is_overtopped {
            record.overtopped = record.overtopped.or(Some(step));
        }
        if pool.storage_m3 > record.most_m3 {
            (record.fullest, record.most_m3) = (step, pool.storage_m3);
        }
    }
    record
}

/// One reach of `[reach × step]`.
fn row(all: &[f64], steps: usize, reach: usize) -> &[f64] {
    all.chunks_exact(steps.max(1)).nth(reach).unwrap_or(&[])
}

fn expect_length(what: &'static str, list: &[f64], needed: usize) -> Result<(), FloodError> {
    if list.len() == needed {
        Ok(())
    } else {
        Err(FloodError::WrongLength {
            what,
            given: list.len(),
            needed,
        })
    }
}

#[cfg(test)]
#[path = "network_tests.rs"]
mod tests;
