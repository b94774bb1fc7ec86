//! Hand-made events: states of the district of which one is drawn, each with the people it strikes.

use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// Hand-made events, as exercises are written and as cases of the literature give them: one state of `hazards/states.csv` is drawn
    /// for each replication, and strikes the people of `hazards/state_places.csv`.
    StateSettings in "[hazards.states]" {
        /// When people are struck, in hours from the start, one draw an event.
        struck_h: Dist [0.0, 10_000.0] = "0";
    }
}
table! {
    /// States of the district: one is drawn for the whole event.
    StateRow in "hazards/states.csv" key state_id {
        /// Name of the row.
        state_id: Id;
        /// Name for people.
        name: String;
        /// Chance of this state; the rows add up to 1.
        probability: f64 [0.0, 1.0];
    }
}
table! {
    /// Whom a state strikes. A place without a row is spared by it.
    StatePlaceRow in "hazards/state_places.csv" {
        /// The state.
        state_id: Id;
        /// The place.
        place_id: Id;
        /// Share of its people who must leave their houses.
        displaced_share: f64 [0.0, 1.0];
        /// Share of its people who are affected, those who must leave included; empty = those alone.
        affected_share: Option<f64> [0.0, 1.0];
    }
}
