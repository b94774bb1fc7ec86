//! The reservoirs above a district: how full they are before the rain, and whether a dam breaches in it.

use super::Draws;
use super::flood::FloodError;
use super::flood::breach::{Breach, BreachParameters, Dam, FailureMode};
use super::flood::network::{Cascade, CascadeReservoir, PoolRecord};
use super::flood::reservoir::{GateRule, ReservoirRow};
use crate::random::{Purpose, Stream};
use crate::scenario::hazards;
use crate::world::{Grid, RainGround, Reservoir};

/// Cubic metres in a million.
const MILLION: f64 = 1e6;
/// Rows of a reservoir's table between two of its levels.
const ROWS_BETWEEN: usize = 8;

/// A reservoir as the cascade wants it; it begins at the flood-limit level until a replication draws another.
pub fn in_cascade(row: &hazards::ReservoirRow) -> CascadeReservoir {
    let emergency_level_m = row.emergency_level_m;
    CascadeReservoir {
        rows: table(row),
        rule: GateRule {
            flood_limit_level_m: row.flood_limit_level_m,
            emergency_level_m,
            emergency_hysteresis_m: row
                .hysteresis_m
                .min(emergency_level_m - row.flood_limit_level_m),
            safe_release_m3_s: row.safe_release_m3_s,
        },
        level_m: row.flood_limit_level_m,
    }
}

/// Storage is straight between bottom, limit and crest, and so are the gates up to the limit.
fn table(row: &hazards::ReservoirRow) -> Vec<ReservoirRow> {
    let marks = [
        (row.bottom_level_m, 0.0, 0.0),
        (row.flood_limit_level_m, row.limit_storage_million_m3, 1.0),
        (row.crest_level_m, row.crest_storage_million_m3, 1.0),
    ];
    let over_m = |level_m: f64| {
        row.spillway_level_m
            .map_or(0.0, |sill| (level_m - sill).max(0.0))
    };
    let mut rows = Vec::new();
    for pair in marks.windows(2) {
        let [(low_m, low, closed), (high_m, high, open)] = [pair[0], pair[1]];
        // The last row of a stretch is the first of the next.
        let first = usize::from(!rows.is_empty());
        for step in first..=ROWS_BETWEEN {
            let share = step as f64 / ROWS_BETWEEN as f64;
            let mix = |a: f64, b: f64| a + share * (b - a);
            let level_m = mix(low_m, high_m);
            let spill = libm::pow(over_m(level_m), 1.5);
            rows.push(ReservoirRow {
                level_m,
                storage_m3: mix(low, high) * MILLION,
                gates_m3_s: row.gates_m3_s * mix(closed, open),
                spillway_m3_s: row.spillway_m_0_5_s * row.spillway_width_m * spill,
            });
        }
    }
    rows
}

/// What is drawn of one reservoir: always the same number of draws, breach or not.
pub struct Drawn {
    level_m: f64,
    overtopping: f64,
    piping: f64,
    stream: Stream,
}

fn drawn(reservoir: &Reservoir, draws: &Draws) -> Drawn {
    let mut stream = draws.stream(Purpose::Reservoir, reservoir.key);
    let row = &reservoir.row;
    let level_m = row.start_level_m.sample(&mut stream);
    Drawn {
        level_m: level_m.clamp(row.bottom_level_m, row.crest_level_m),
        overtopping: stream.uniform(),
        piping: stream.uniform(),
        stream,
    }
}

/// Fills all reservoirs as they are before the rain, and tells what was drawn of each. `[reservoir]`
pub fn fill(ground: &RainGround, cascade: &mut Cascade, draws: &Draws) -> Vec<Drawn> {
    let fill = |reservoir: &Reservoir| {
        let drawn = drawn(reservoir, draws);
        cascade.set_level_m(reservoir.catchment as usize, drawn.level_m);
        drawn
    };
    ground.reservoirs.iter().map(fill).collect()
}

/// The waves of dams that breach after the cascade has run without breaches, as inflow of the reaches below, in m³/s.
/// `[reach × step]`; `None` where all dams hold.
pub fn breaches(
    ground: &RainGround,
    cascade: &Cascade,
    grid: &Grid,
    drawn: Vec<Drawn>,
) -> Option<Vec<f64>> {
    let mut inflow_m3_s: Option<Vec<f64>> = None;
    for (reservoir, drawn) in ground.reservoirs.iter().zip(drawn) {
        let at = reservoir.catchment as usize;
        let Some(below) = ground.catchments[at].downstream else {
            continue;
        };
        let Some((breach, step)) = breach_of(&reservoir.row, cascade.pool(at), drawn) else {
            continue;
        };
        let inflow =
            inflow_m3_s.get_or_insert_with(|| vec![0.0; ground.catchments.len() * grid.steps()]);
        let first = below as usize * grid.steps();
        let step_s = grid.step.hours() * 3600.0;
        let flow = &mut inflow[first..first + grid.steps()];
        breach.add_discharge(step as f64 * step_s, step_s, flow);
    }
    inflow_m3_s
}

/// The breach of a dam and the step in which it begins.
fn breach_of(
    row: &hazards::ReservoirRow,
    pool: PoolRecord,
    mut drawn: Drawn,
) -> Option<(Breach, usize)> {
    let overtopped = pool
        .overtopped
        .filter(|_| drawn.overtopping < row.overtopping_breach_share);
    let (mode, step) = match overtopped {
        Some(step) => (FailureMode::Overtopping, step),
        None if drawn.piping < row.piping_probability => (FailureMode::Piping, pool.fullest),
        None => return None,
    };
    let height_m = row.crest_level_m - row.bottom_level_m;
    let full = row.crest_storage_million_m3 * MILLION;
    let water_m3 = pool.most_m3.min(full);
    let dam = Dam {
        water_volume_m3: water_m3,
        water_depth_m: height_m * (water_m3 / full),
        breach_height_m: height_m,
    };
    let parameters = BreachParameters::froehlich_2008();
    // An empty reservoir has nothing to break out.
    let breach: Result<Breach, FloodError> = dam.breach(mode, &parameters);
    Some((breach.ok()?.drawn(&parameters, &mut drawn.stream), step))
}
