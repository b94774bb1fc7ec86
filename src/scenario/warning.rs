//! Who is warned before the water comes, and by what.

use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// Warnings of floods and typhoons: from when they are known to come until people have heard. A typhoon is known from the
    /// start.
    WarningSettings in "[warning]" {
        /// How long before a river passes its warning stage the forecast says so, in hours, one draw for the event; negative =
        /// the gauge is read so late. Nobody is warned before the simulation starts. A typhoon asks for none: it is known from then.
        lead_h: Dist [-48.0, 240.0] = "0";
        /// From then until the order to warn, in minutes, one draw for the event (assumed).
        decision_min: Dist [0.0, 10_000.0] = "lognormal(20, 60)";
    }
}
table! {
    /// Channels by which places are warned. Whom one reaches is independent of whom another reaches.
    ChannelRow in "warning_channels.csv" key channel_id {
        /// Name of the row.
        channel_id: Id;
        /// Name for people.
        name: String;
        /// Share of the people of a place whom it reaches by day.
        reach_share: f64 [0.0, 1.0];
        /// The same in the dark, when most sleep.
        night_reach_share: f64 [0.0, 1.0];
        /// From the order to warn until it is heard, or its helpers set out, in minutes, one draw a place.
        delay_min: Dist [0.0, 10_000.0] = "5";
        /// How long its helpers take to be at every door of a place, in hours, one draw a place; empty = heard by all at once.
        round_h: Option<Dist> [0.0, 240.0];
        /// Whether it is dumb while the telephones of the place are dead.
        by_telephone: bool = "false";
    }
}
