//! The section of people in danger.

use super::spec::table;

table! {
    /// People who are trapped by water, and what that costs them. Without the section nobody is counted. All rates are
    /// assumed: there is no record for Chinese districts that they could be fitted to.
    CasualtySettings in "[hazards.casualties]" {
        /// Depth of water in a house from which its people cannot leave on foot, in metres.
        trapped_depth_m: f64 [0.1, 10.0] = "1";
        /// Injured per trapped person and hour.
        injured_per_person_h: f64 [0.0, 1.0] = "0.0001";
        /// Dead per trapped person and hour.
        dead_per_person_h: f64 [0.0, 1.0] = "0.00001";
        /// Share of the people of a place cut off in need who count as trapped, while no open road leads there.
        cut_off_share: f64 [0.0, 1.0] = "0";
    }
}
