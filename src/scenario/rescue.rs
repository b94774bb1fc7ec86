//! Who brings out the people whom the water traps, and how fast.

use super::choices::Mode;
use super::spec::table;
use super::tables::VehicleRow;
use crate::random::Dist;

table! {
    /// Search and rescue: the boats of teams of the kind `search_rescue` bring out whom the water traps (`[hazards.casualties]`).
    /// Each vehicle with boats (`boat_speed_km_h`) is a crew.
    RescueSettings in "[rescue]" {
        /// People whom one crew finds and brings out in an hour by day, one draw a crew and place (assumed: a boat for six, there and
        /// back in an hour; no record of a Chinese district is known).
        rescued_per_crew_h: Dist [0.01, 1000.0] = "lognormal(6, 12)";
        /// The same in the dark as a share of that by day (assumed).
        night_share: f64 [0.01, 1.0] = "0.5";
        /// Wind (10 min) from which no boat works, in m/s (Beaufort 7 begins at 13.9; assumed). Only a typhoon brings wind.
        boat_wind_limit_m_s: f64 [0.1, 80.0] = "13.9";
        /// How long a crew is on duty before it must rest, in hours, by turns from its turnout on.
        shift_h: f64 [0.5, 240.0] = "12";
        /// How long it then rests, in hours; 0 = another shift takes over on the spot.
        rest_h: f64 [0.0, 240.0] = "12";
        /// Share of those whom the water traps that their neighbours bring out, as far as the water does not let them go before. Of the
        /// people buried at Kobe in 1995 neighbours and relatives are said to have brought out three quarters (Kawata 1997; an
        /// earthquake: of floods no figure is known).
        neighbour_share: f64 [0.0, 1.0] = "0";
        /// From being trapped until neighbours have brought somebody out, in hours, one draw a place (assumed).
        neighbour_h: Dist [0.0, 240.0] = "lognormal(2, 6)";
        /// From the ambulance at the place of an injured person (`hospitals.csv`) until it sets out with them, in minutes, one draw a
        /// person (assumed).
        pickup_min: Dist [0.0, 10_000.0] = "lognormal(15, 40)";
        /// How long an injured person keeps a bed, in hours, one draw a person (assumed).
        stay_h: Dist [0.0, 10_000.0] = "lognormal(96, 240)";
    }
}
impl VehicleRow {
    /// Whether it is a road vehicle that brings boats.
    pub fn brings_boats(&self) -> bool {
        self.mode == Mode::Road && self.boat_speed_km_h.is_some()
    }
}
