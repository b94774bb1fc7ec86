//! Who leaves before the water comes, and where to.

use super::choices::Level;
use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// Evacuation ahead of floods and typhoons: people in danger zones who have heard a warning go to shelters.
    EvacuationSettings in "[evacuation]" {
        /// The danger zone of a place: its houses that its river would wet by so many times the design rise. Behind a dyke
        /// that such a rise does not top there is none.
        zone_rise_factor: f64 [0.0, 10.0] = "1";
        /// The zone is cleared only where the forecast peak is at least this share of the design rise.
        order_rise_share: f64 [0.0, 10.0] = "0.7";
        /// Forecast over true peak rise, one draw for the event.
        forecast_factor: Dist [0.0, 10.0] = "lognormal(1.0, 1.25)";
        /// Share of the people of every place whose houses are not fit for a typhoon; they too are told to leave before one.
        weak_house_share: f64 [0.0, 1.0] = "0";
        /// Share of those in the zone who leave once they have heard, one draw for the event (assumed).
        comply_share: Dist [0.0, 1.0] = "triangular(0.6, 0.85, 0.98)";
        /// How long most take from hearing to setting out, in minutes: the mode of a Rayleigh distribution over the people of
        /// a place (Tweedie et al. 1986: 30 minutes).
        preparation_min: f64 [0.0, 1440.0] = "30";
        /// How long the helpers of a place take, from the order to warn on, to move everybody with special needs out, evenly,
        /// in hours, one draw a place (assumed).
        special_needs_h: Dist [0.0, 240.0] = "triangular(1, 3, 6)";
        /// Speed of families on foot, in km/h.
        walking_km_h: f64 [0.1, 10.0] = "4";
        /// Way to a shelter up to which people walk, in kilometres; farther they ride.
        walking_limit_km: f64 [0.0, 1000.0] = "2";
        /// Waiting for the ride, in minutes, one draw a place (assumed).
        pickup_min: Dist [0.0, 10_000.0] = "triangular(10, 30, 90)";
        /// Depth of water on the way from which on nobody goes, in metres.
        wade_depth_m: f64 [0.0, 10.0] = "0.3";
        /// How many of the nearest shelters a place may send people to.
        shelters_per_place: u32 [1.0, 1000.0] = "10";
        /// Area that a person needs, in square metres, where a shelter's capacity is not stated (GB 51143-2015: 2 for stays
        /// of up to two weeks).
        area_per_person_m2: f64 [0.1, 100.0] = "2";
    }
}
table! {
    /// Shelters.
    ShelterRow in "shelters.csv" key shelter_id {
        /// Name of the row.
        shelter_id: Id;
        /// Name for people.
        name: String;
        /// Who keeps it.
        level: Level;
        /// Town or sub-district it stands in; empty = that of its place, or of the place nearest to it.
        town: Option<Id>;
        /// Place in which it stands: it is where the place is, unless it has coordinates, and the place's own store point serves it.
        place_id: Option<Id>;
        /// Longitude in degrees, or x in metres under `local_m`.
        x_coord: Option<f64>;
        /// Latitude in degrees, or y in metres under `local_m`.
        y_coord: Option<f64>;
        /// Network node it is reached at; empty = that of its place, or the nearest.
        node_id: Option<Id>;
        /// River reach whose water can reach it.
        flood_ref: Option<Id>;
        /// Height of its floor above the nearest drainage, in metres.
        floor_m: Option<f64> [-50.0, 5000.0];
        /// Effective area, in square metres.
        effective_area_m2: Option<f64> [0.0, 100_000_000.0];
        /// People it can hold.
        capacity_persons: Option<f64> [0.0, 10_000_000.0];
    }
}
