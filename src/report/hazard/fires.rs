//! The forest fires of a replication: how each ran, how it was fought, and what burnt by when.

use serde::Serialize;

use super::{LocalClock, Told, hours, rounded};
use crate::hazard::Blaze;
use crate::outcome::FireOutcome;

/// Square metres of a hectare.
pub const HA_M2: f64 = 10_000.0;

/// One fire. Times are hours since the start; none for what does not come within the horizon.
#[derive(Clone, Debug, Serialize)]
pub struct FireRow {
    /// The forest.
    pub forest_id: String,
    /// Its name.
    pub forest: String,
    /// It starts.
    pub ignited_h: Option<f64>,
    /// The same, local time.
    pub ignited_local_time: String,
    /// Its report reaches the county.
    pub reported_h: Option<f64>,
    /// The teams are ordered.
    pub ordered_h: Option<f64>,
    /// The first team begins to build line.
    pub attacked_h: Option<f64>,
    /// Its edge is closed by line.
    pub contained_h: Option<f64>,
    /// It is out.
    pub out_h: Option<f64>,
    /// Rate of spread of the head by day, in m/min.
    pub head_m_min: f64,
    /// Length over width.
    pub length_to_width: f64,
    /// Where the head runs to, in degrees clockwise from north, 0 to 360.
    pub heading_deg: f64,
    /// Flames at the head, in m.
    pub flame_m: f64,
    /// Teams that fight it.
    pub teams: u32,
    /// When, left alone, it would come to the edge of the cells that are known; none where it spreads as an ellipse or never does.
    pub edge_h: Option<f64>,
    /// Ground burnt when it is contained, or by the horizon, in ha.
    pub burnt_ha: f64,
}

/// One row a fire.
pub fn rows(told: &Told, clock: &LocalClock) -> Vec<FireRow> {
    burning(told).map(|fire| row(told, &fire, clock)).collect()
}

/// A fire and how it was fought.
#[derive(Clone, Copy)]
pub struct Burning<'a> {
    /// How nature makes it.
    pub blaze: &'a Blaze,
    /// How it went.
    pub outcome: &'a FireOutcome,
}

/// The fires, in the order in which they start.
pub fn burning<'a>(told: &'a Told) -> impl Iterator<Item = Burning<'a>> {
    let fires = told.facts.event.fires.iter().zip(told.facts.fires());
    fires.map(|(blaze, outcome)| Burning { blaze, outcome })
}

fn row(told: &Told, fire: &Burning, clock: &LocalClock) -> FireRow {
    let Burning { blaze, outcome, .. } = fire;
    let forest = told.world.woods.as_ref();
    let forest = forest.and_then(|woods| woods.forests.get(outcome.forest as usize));
    let row = forest.map(|forest| &forest.row);
    let growth = &blaze.growth;
    let heading_deg = growth.heading_rad.to_degrees();
    FireRow {
        forest_id: row.map_or_else(String::new, |row| row.forest_id.0.clone()),
        forest: row.map_or_else(String::new, |row| row.name.clone()),
        ignited_h: hours(outcome.ignited),
        ignited_local_time: clock.local(outcome.ignited),
        reported_h: hours(outcome.reported),
        ordered_h: hours(outcome.ordered),
        attacked_h: hours(outcome.attacked),
        contained_h: hours(outcome.contained),
        out_h: hours(outcome.out),
        head_m_min: rounded(growth.ellipse.head_m_min, 2),
        length_to_width: rounded(growth.ellipse.length_to_width, 2),
        heading_deg: rounded(heading_deg - 360.0 * libm::floor(heading_deg / 360.0), 1),
        flame_m: rounded(blaze.flame_m, 1),
        teams: outcome.teams,
        edge_h: hours(blaze.comes_to_edge()),
        burnt_ha: rounded(outcome.burnt_m2 as f64 / HA_M2, 2),
    }
}
