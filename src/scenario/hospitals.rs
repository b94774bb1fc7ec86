//! Hospitals that take in the injured.

use super::spec::{Id, table};

table! {
    /// Hospitals that take in whom the water has injured, with the ambulances that fetch them (`[rescue]`). Absent = nobody asks.
    HospitalRow in "hospitals.csv" key hospital_id {
        /// Name of the row.
        hospital_id: Id;
        /// Name for people.
        name: String;
        /// Site where it stands: its node, and its floor; under water it sends no ambulance and takes nobody in.
        site_id: Id;
        /// Beds that are free when the event begins.
        free_beds: u32 [0.0, 100_000.0];
        /// Ambulances that it sends; those of teams in `teams.csv` answer calls instead (`[hazards.incidents]`).
        ambulances: u32 [0.0, 10_000.0];
        /// Kind of these vehicles, of `mode = road`; one with boats gets through deep water.
        vehicle_id: Id;
    }
}
