//! Who clears roads, and how fast.

use super::spec::table;
use crate::random::Dist;

table! {
    /// Clearing of roads: each team of the kind `road_clearing` is a crew that reopens what trees, slides and failures have closed.
    ClearingSettings in "[clearing]" {
        /// From the report of a closed link until the order to clear it, in minutes, one draw a link (assumed).
        order_min: Dist [0.0, 10_000.0] = "lognormal(20, 60)";
        /// Work of a crew on fallen trees as a multiple of `clearing_min_per_tree` in `[hazards.wind_damage]`.
        tree_work_factor: f64 [0.0, 100.0] = "1";
        /// Work of a crew on each slide, in hours, one draw a link (assumed).
        slide_h: Dist [0.0, 2000.0] = "lognormal(6, 24)";
        /// Work of a crew on a link that has failed by itself and is no bridge, in hours, one draw a link (assumed).
        failure_h: Dist [0.0, 100_000.0] = "lognormal(12, 48)";
        /// Sets of temporary bridges in the district: each carries traffic over one bridge that has failed or been undermined.
        bridge_sets: u32 [0.0, 10_000.0] = "0";
        /// Work of a crew on a temporary bridge, in hours, one draw a link (assumed).
        bridge_h: Dist [0.0, 100_000.0] = "lognormal(24, 72)";
        /// Share of the links closed by trees or slides and reported that others too clear, by the end that is drawn for them; the
        /// rest stay closed until a crew has cleared them (assumed).
        others_clear_share: f64 [0.0, 1.0] = "0";
        /// How long a crew drives and works before it must rest, in hours.
        shift_h: f64 [0.5, 240.0] = "12";
        /// How long it then rests, in hours; 0 = another shift takes over on the spot.
        rest_h: f64 [0.0, 240.0] = "12";
    }
}
