//! How a reservoir holds back a flood: level-pool routing with gates worked by rule.
//!
//! The water balance S₂ = S₁ + (I − R) Δt holds exactly in every step. How much *can* leave is found by the storage
//! indication method (Puls 1928; Chow, Maidment & Mays 1988, "Applied Hydrology", section 8.2); how much *shall*
//! leave is the gate rule's matter:
//!
//! ```text
//!            above the flood-limit level              above the emergency level
//! Normal ─────────────────────────────► FloodRelease ───────────────────────────► Emergency
//! as much as comes, ◄─────────────────  as much as is ◄─────────────────────────  as much as came
//! up to safe     back at the limit      safe below     below it by the hysteresis at the most
//! ```
//!
//! Gates worked by thresholds are not monotone: a larger flood may open them earlier and so lower a later peak.

use super::curve::{Curve, rising};
use super::error::{FloodError, not_negative, positive};

/// Seconds in an hour.
const HOUR_S: f64 = 3600.0;

/// One row of a reservoir's table; level and storage rise from row to row, the discharges do not fall.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ReservoirRow {
    /// Water level, in m above any one datum.
    pub level_m: f64,
    /// Water stored, in m³.
    pub storage_m3: f64,
    /// What the gates and outlets let through when fully open, in m³/s.
    pub gates_m3_s: f64,
    /// What flows over a spillway without gates, in m³/s.
    pub spillway_m3_s: f64,
}

/// When the gates are worked, and how far.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GateRule {
    /// Flood-limit level (汛限水位), in m: above it water is released until it is reached again.
    pub flood_limit_level_m: f64,
    /// Level from which the dam comes first and all gates are opened, in m.
    pub emergency_level_m: f64,
    /// How far below the emergency level the water must fall before the gates are worked normally again, in m.
    pub emergency_hysteresis_m: f64,
    /// What the river below carries without harm, in m³/s.
    pub safe_release_m3_s: f64,
}

/// What the gates are doing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum GateState {
    /// Releasing what flows in, up to what is safe below.
    #[default]
    Normal,
    /// Releasing what is safe below, until the flood-limit level is reached.
    FloodRelease,
    /// Open as far as need be, but releasing no more than the highest inflow so far (assumed: the usual rule that a
    /// reservoir must not make a flood larger than the one that came).
    Emergency,
}

/// A reservoir at the beginning of a step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pool {
    /// Water stored, in m³.
    pub storage_m3: f64,
    /// What its gates were doing in the step before.
    pub gates: GateState,
    /// Highest inflow of the event so far, in m³/s.
    pub highest_inflow_m3_s: f64,
}

/// What a reservoir does in one step.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Release {
    /// Mean outflow, in m³/s.
    pub outflow_m3_s: f64,
    /// The reservoir at the end of the step.
    pub pool: Pool,
    /// Whether water has run over the top of the table: over the dam itself.
    pub is_overtopped: bool,
}

/// A reservoir made ready for a step.
#[derive(Clone, Debug, PartialEq)]
pub struct Reservoir {
    safe_release_m3_s: f64,
    level_by_storage: Curve,
    storage_by_level: Curve,
    fully_open: Outflow,
    spillway_only: Outflow,
    /// Storages at the levels of the rule: comparing storages spares the rounding of a level back and forth.
    limit_m3: f64,
    emergency_m3: f64,
    calm_m3: f64,
    lowest_m3: f64,
    highest_m3: f64,
    step_s: f64,
}

impl Reservoir {
    /// A reservoir from its table and its rule, for steps of `step_h`.
    ///
    /// # Errors
    /// Where the table has fewer than two rows, its levels or storages do not rise or its discharges fall, the step is
    /// not positive, or the emergency level lies below the flood-limit level.
    pub fn new(rows: &[ReservoirRow], rule: GateRule, step_h: f64) -> Result<Self, FloodError> {
        let column = |pick: fn(&ReservoirRow) -> f64| rows.iter().map(pick).collect::<Vec<f64>>();
        let (level_m, storage_m3) = (column(|row| row.level_m), column(|row| row.storage_m3));
        let step_s = positive("step (h)", step_h)? * HOUR_S;
        not_negative(
            "safe release of the reservoir (m3/s)",
            rule.safe_release_m3_s,
        )?;
        not_negative(
            "hysteresis of the emergency level (m)",
            rule.emergency_hysteresis_m,
        )?;
        let above_limit_m = rule.emergency_level_m - rule.flood_limit_level_m;
        not_negative(
            "emergency level above the flood-limit level (m)",
            above_limit_m,
        )?;
        let level_by_storage = Curve::new("storage of the reservoir (m3)", &storage_m3, &level_m)?;
        let storage_by_level = Curve::new("level of the reservoir (m)", &level_m, &storage_m3)?;
        let outflow = |m3_s: &[f64]| Outflow::new(&storage_m3, m3_s, step_s);
        Ok(Self {
            fully_open: outflow(&column(|row| row.gates_m3_s + row.spillway_m3_s))?,
            spillway_only: outflow(&column(|row| row.spillway_m3_s))?,
            limit_m3: storage_by_level.at(rule.flood_limit_level_m),
            emergency_m3: storage_by_level.at(rule.emergency_level_m),
            calm_m3: storage_by_level.at(rule.emergency_level_m - rule.emergency_hysteresis_m),
            lowest_m3: storage_m3.first().copied().unwrap_or(0.0),
            highest_m3: storage_m3.last().copied().unwrap_or(0.0),
            safe_release_m3_s: rule.safe_release_m3_s,
            level_by_storage,
            storage_by_level,
            step_s,
        })
    }

    /// The reservoir at rest at `level_m` (kept within its table).
    pub fn pool_at(&self, level_m: f64) -> Pool {
        let storage_m3 = self.storage_by_level.at(level_m);
        Pool {
            storage_m3: storage_m3.clamp(self.lowest_m3, self.highest_m3),
            gates: GateState::Normal,
            highest_inflow_m3_s: 0.0,
        }
    }

    /// Level of a pool, in m.
    pub fn level_m(&self, pool: Pool) -> f64 {
        self.level_by_storage.at(pool.storage_m3)
    }

    /// One step with the mean inflow `inflow_m3_s`.
    pub fn step(&self, pool: Pool, inflow_m3_s: f64) -> Release {
        let stored_m3 = pool.storage_m3;
        let gates = self.next_gates(pool);
        let highest_inflow_m3_s = pool.highest_inflow_m3_s.max(inflow_m3_s);
        let to_limit_m3_s = inflow_m3_s + (stored_m3 - self.limit_m3) / self.step_s;
        // Gates never draw the water below the flood-limit level, and never make a flood of their own.
        let shall_m3_s = match gates {
            GateState::Normal => inflow_m3_s.min(self.safe_release_m3_s),
            GateState::FloodRelease => self.safe_release_m3_s.min(to_limit_m3_s),
            GateState::Emergency => highest_inflow_m3_s
                .max(self.safe_release_m3_s)
                .min(to_limit_m3_s),
        };
        let least_m3_s = self
            .spillway_only
            .mean_m3_s(stored_m3, inflow_m3_s, self.step_s);
        let most_m3_s = self
            .fully_open
            .mean_m3_s(stored_m3, inflow_m3_s, self.step_s);
        // Never more than there is, whatever the table says of its lowest row.
        let all_m3_s = inflow_m3_s + (stored_m3 - self.lowest_m3) / self.step_s;
        let held_m3_s = shall_m3_s
            .min(most_m3_s)
            .max(least_m3_s)
            .min(all_m3_s)
            .max(0.0);
        let filled_m3 = stored_m3 + (inflow_m3_s - held_m3_s) * self.step_s;
        let over_m3 = (filled_m3 - self.highest_m3).max(0.0);
        Release {
            outflow_m3_s: held_m3_s + over_m3 / self.step_s,
            pool: Pool {
                storage_m3: filled_m3 - over_m3,
                gates,
                highest_inflow_m3_s,
            },
            is_overtopped: over_m3 > 0.0,
        }
    }

    /// The state machine of the gates: decided by the level at the beginning of the step.
    fn next_gates(&self, pool: Pool) -> GateState {
        let stored_m3 = pool.storage_m3;
        let is_emergency = stored_m3 >= self.emergency_m3
            || (pool.gates == GateState::Emergency && stored_m3 > self.calm_m3);
        if is_emergency {
            GateState::Emergency
        } else if stored_m3 > self.limit_m3 {
            GateState::FloodRelease
        } else {
            GateState::Normal
        }
    }
}

/// Outflow as a function of storage, solved for the mean over a step.
#[derive(Clone, Debug, PartialEq)]
struct Outflow {
    by_storage: Curve,
    /// Storage over S + Q Δt / 2, the storage indication.
    storage_by_indication: Curve,
}

impl Outflow {
    fn new(storage_m3: &[f64], outflow_m3_s: &[f64], step_s: f64) -> Result<Self, FloodError> {
        const WHAT: &str = "discharge of the reservoir (m3/s)";
        for &m3_s in outflow_m3_s {
            not_negative(WHAT, m3_s)?;
        }
        if let Some(at) = outflow_m3_s.windows(2).position(|pair| pair[1] < pair[0]) {
            return Err(FloodError::NotRising {
                what: WHAT,
                row: at + 1,
            });
        }
        let indication_m3: Vec<f64> = storage_m3
            .iter()
            .zip(outflow_m3_s)
            .map(|(storage_m3, m3_s)| storage_m3 + 0.5 * step_s * m3_s)
            .collect();
        rising(WHAT, &indication_m3)?;
        Ok(Self {
            by_storage: Curve::new(WHAT, storage_m3, outflow_m3_s)?,
            storage_by_indication: Curve::new(WHAT, &indication_m3, storage_m3)?,
        })
    }

    /// The mean outflow of a step that begins with `stored_m3`: the end S₂ satisfies
    /// S₂ + Q(S₂) Δt/2 = S₁ + I Δt − Q(S₁) Δt/2.
    fn mean_m3_s(&self, stored_m3: f64, inflow_m3_s: f64, step_s: f64) -> f64 {
        let at_begin_m3_s = self.by_storage.at(stored_m3);
        let indication_m3 = stored_m3 + (inflow_m3_s - 0.5 * at_begin_m3_s) * step_s;
        let at_end_m3 = self.storage_by_indication.at(indication_m3);
        0.5 * (at_begin_m3_s + self.by_storage.at(at_end_m3))
    }
}

#[cfg(test)]
#[path = "reservoir_tests.rs"]
mod tests;
