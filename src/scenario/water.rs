//! How rare the water of rivers is, and what floods do to bridges.

use super::choices::Mapped;
use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// How high a reach rises in floods of so many years; two rows a reach at least.
    ReturnLevelRow in "hazards/return_levels.csv" {
        /// The reach.
        reach_id: Id;
        /// Return period of the flood, in years.
        return_period_y: f64 [1.01, 1_000_000.0];
        /// Peak rise of the river in it, in metres above its level before the event.
        rise_m: f64 [0.001, 200.0];
    }
}
table! {
    /// Depths on flood maps, one row a thing and map; `reliefsim import depth` writes it. They stand for the heights of the
    /// thing, whose reach must have return levels.
    DepthRow in "hazards/depths.csv" {
        /// What it is.
        entity: Mapped;
        /// Its identifier in `network/link.csv`, `places.csv` or `sites.csv`.
        entity_id: Id;
        /// Return period of the flood that the map shows, in years.
        return_period_y: f64 [1.0, 1_000_000.0];
        /// Depth there, in metres: on a link the deepest, at a place at its lowest houses, at a site above its floor.
        depth_m: f64 [0.0, 100.0];
    }
}
table! {
    /// What floods do to bridges over reaches with return levels.
    FloodDamageSettings in "[hazards.flood_damage]" {
        /// Return period of the flood in which scour fells half of the bridges, in years (assumed; the family of curves is that
        /// of Lamb, Aspinall, Odbert & Wagener 2017 and 2019).
        scour_median_y: f64 [1.0, 1_000_000.0] = "200";
        /// Standard deviation of the logarithm of that period from bridge to bridge (assumed).
        scour_beta: f64 [0.01, 5.0] = "1";
        /// How long a bridge that has lost its footing stays closed, in hours (assumed).
        scour_closed_h: Dist [0.0, 100_000.0] = "lognormal(168, 1440)";
    }
}
