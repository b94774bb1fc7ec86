//! Calls for help on the water and by land, and how they are answered.

use super::choices::TeamKind;
use super::spec::{Id, choice, table};
use crate::random::Dist;

choice! {
    /// What has happened, which decides who answers.
    IncidentKind {
        /// On an inland river or lake: teams of the kind `water_rescue` with boats.
        River = "river",
        /// At sea: the same.
        Sea = "sea",
        /// By land, somebody ill or hurt: teams of the kind `medical` with ambulances.
        Medical = "medical",
    }
}

impl IncidentKind {
    /// Whether it is reached by boat.
    pub fn is_on_water(self) -> bool {
        matches!(self, Self::River | Self::Sea)
    }
    /// The teams that answer.
    pub fn answered_by(self) -> TeamKind {
        if self.is_on_water() {
            TeamKind::WaterRescue
        } else {
            TeamKind::Medical
        }
    }
}

table! {
    /// Calls for help from `hazards/incidents.csv`, and how the teams that answer are sent out.
    IncidentSettings in "[hazards.incidents]" {
        /// Time from the start within which the expected incidents happen, in hours: leave enough of the horizon after it to
        /// see the last of them answered.
        window_h: f64 [0.1, 480.0] = "24";
        /// Incidents an hour in the dark as a multiple of those by day; how many happen in all stays the same.
        night_factor: f64 [0.0, 100.0] = "1";
        /// From the incident until the call is answered, in minutes, one draw an incident (assumed).
        report_min: Dist [0.0, 10_000.0] = "lognormal(5, 15)";
        /// From the call until the order to the teams, in minutes, one draw an incident (assumed).
        order_min: Dist [0.0, 10_000.0] = "lognormal(3, 8)";
        /// Boats or ambulances sent to one incident, if so many are free; it waits for one only.
        teams_per_incident: u32 [1.0, 100.0] = "1";
        /// From the arrival at the landing until the boat is under way, in minutes, one draw a boat and incident (assumed).
        launch_min: Dist [0.0, 600.0] = "lognormal(8, 15)";
        /// Speed of a boat in the dark as a share of that by day (assumed).
        boat_night_share: f64 [0.05, 1.0] = "0.7";
        /// Wind (10 min) from which no boat sets out, in m/s (Beaufort 7 begins at 13.9; assumed). Only a typhoon brings wind.
        boat_wind_limit_m_s: f64 [0.1, 80.0] = "13.9";
        /// Handing a patient over at the hospital, in minutes, one draw a crew and incident (assumed).
        handover_min: Dist [0.0, 10_000.0] = "lognormal(15, 30)";
    }
}
table! {
    /// Stretches of water and neighbourhoods that calls for help come from.
    IncidentRow in "hazards/incidents.csv" key area_id {
        /// Name of the row.
        area_id: Id;
        /// Name for people.
        name: String;
        /// What happens there.
        kind: IncidentKind;
        /// Mean number of incidents in `window_h` (Poisson).
        expected_incidents: f64 [0.0, 100_000.0];
        /// Who is answered first when no team is free: 1 before 2, and within one the first ordered.
        priority: u32 [1.0, 9.0] = "1";
        /// Longitude of the landing where boats are put in, or of the scene by land; in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude, or y.
        y_coord: f64;
        /// Node of the network at which it is reached; empty = the nearest.
        node_id: Option<Id>;
        /// Drive from that node on to the landing or scene where the network ends short of it, on a dry day by daylight, in minutes.
        approach_min: f64 [0.0, 1000.0] = "0";
        /// From the landing over water to the incident, in kilometres, one draw an incident; 0 by land.
        from_landing_km: Dist [0.0, 200.0] = "0";
        /// Work on scene from the first arrival, in minutes, one draw an incident.
        on_scene_min: Dist [0.0, 10_000.0] = "lognormal(30, 90)";
        /// Share of incidents from which the first crew takes somebody to the hospital.
        hospital_share: f64 [0.0, 1.0] = "0";
        /// Site of that hospital; empty = the work ends on scene.
        hospital_site_id: Option<Id>;
    }
}
