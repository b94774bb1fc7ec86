//! The rivers of a replication: how high each reach rises, and when.

use serde::Serialize;

use super::{LocalClock, Told, hours, rounded};
use crate::hazard::Flood;
use crate::scenario::choices::FloodDriver;
use crate::units::Millis;
use crate::world::{Reach, ReachIx};

/// How a reach rises. Heights are metres above its level before the event.
#[derive(Clone, Debug, Serialize)]
pub struct ReachRow {
    /// Its identifier.
    pub reach_id: String,
    /// Its name.
    pub name: String,
    /// Peak within the horizon; behind a dyke, of the water inside.
    pub peak_rise_m: f64,
    /// Peak of the river itself, before any dyke.
    pub river_peak_m: f64,
    /// When the first of these is there; none where nothing rises.
    pub peak_time_h: Option<f64>,
    /// The same, local time.
    pub peak_local_time: String,
    /// When the river itself is highest; none where it does not rise, or still rises at the horizon.
    pub river_peak_time_h: Option<f64>,
    /// The same, local time.
    pub river_peak_local_time: String,
    /// The warning stage.
    pub warning_rise_m: f64,
    /// When the river passes it.
    pub warning_time_h: Option<f64>,
    /// The same, local time.
    pub warning_local_time: String,
    /// Crest of the dyke.
    pub dyke_crest_m: Option<f64>,
    /// How long the water stands above it, in hours.
    pub above_dyke_h: Option<f64>,
    /// Highest discharge, where it is known, in m³/s.
    pub peak_discharge_m3_s: Option<f64>,
}

/// One row a reach, in the order of the table; none where there is no flood.
pub fn rows(told: &Told, clock: &LocalClock) -> Vec<ReachRow> {
    let event = &told.facts.event;
    let Some(flood) = &event.flood else {
        return Vec::new();
    };
    let discharges = discharges(told);
    let row = |(at, reach): (u32, &Reach)| {
        let ix = ReachIx(at);
        let peak = peak_time(told, flood, ix);
        let river_peak = river_peak_time(told, flood, ix);
        let step_begins = |step| told.world.grid.step_begins(step);
        let warning = flood.warning_step(ix).map_or(Millis::NEVER, step_begins);
        let discharge = discharges.get(at as usize).and_then(Option::as_ref);
        ReachRow {
            reach_id: reach.id.clone(),
            name: reach.name.clone(),
            peak_rise_m: rounded(flood.peak_rise_m(ix), 3),
            river_peak_m: rounded(flood.river_peak_m(ix), 3),
            peak_time_h: hours(peak),
            peak_local_time: clock.local(peak),
            river_peak_time_h: hours(river_peak),
            river_peak_local_time: clock.local(river_peak),
            warning_rise_m: reach.warning_rise_m,
            warning_time_h: hours(warning),
            warning_local_time: clock.local(warning),
            dyke_crest_m: reach.dyke_crest_m,
            above_dyke_h: reach.dyke_crest_m.map(|crest| above_h(told, ix, crest)),
            peak_discharge_m3_s: discharge
                .map(|flow| rounded(flow.iter().copied().fold(0.0, f64::max), 1)),
        }
    };
    (0..).zip(&told.world.reaches).map(row).collect()
}

/// Discharge in m³/s where it is known. `[reach][step]`; empty where no rain drives the rivers.
pub fn discharges(told: &Told) -> Vec<Option<Vec<f64>>> {
    let flood = told.world.flood.as_ref();
    let by_rain = flood.is_some_and(|flood| flood.driver != FloodDriver::Hydrograph);
    let rain = told.facts.event.rain.as_ref().filter(|_| by_rain);
    let rivers = told.plan.hazards.rivers().zip(rain);
    rivers.map_or_else(Vec::new, |(rivers, rain)| {
        rivers.discharge_m3_s(told.world, rain, &told.facts.draws)
    })
}

fn peak_time(told: &Told, flood: &Flood, reach: ReachIx) -> Millis {
    if flood.peak_rise_m(reach) > 0.0 {
        told.world.grid.step_begins(flood.peak_step(reach))
    } else {
        Millis::NEVER
    }
}

fn river_peak_time(told: &Told, flood: &Flood, reach: ReachIx) -> Millis {
    let at = flood.river_peak_step(reach);
    let highest_m = flood.river_m(reach, at);
    let still_rises = at + 1 == told.world.grid.steps() && flood.river_peak_m(reach) > highest_m;
    if highest_m > 0.0 && !still_rises {
        told.world.grid.step_begins(at)
    } else {
        Millis::NEVER
    }
}

/// How long a reach stands above a height.
fn above_h(told: &Told, reach: ReachIx, height_m: f64) -> f64 {
    let grid = &told.world.grid;
    let above = |&step: &usize| told.facts.event.rise_m(reach, step) > height_m;
    let steps = (0..grid.steps()).filter(above).count();
    rounded(steps as f64 * grid.step.hours(), 2)
}
