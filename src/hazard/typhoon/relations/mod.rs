//! What an agency does not report, estimated from what it does: radius of maximum winds, shape B, pressure from wind.
//!
//! In: central pressure or its deficit, maximum wind, latitude. Out: a radius in km, a shape, a wind *with its averaging
//! period*. Every relation is a regression with a wide scatter; the scatter is an input of the simulation, not noise to
//! be ignored. Grades of the China Meteorological Administration stand in `grades.csv`.

mod grades;
mod pressure;
mod radius;
mod shape;
#[cfg(test)]
mod tests;

pub use grades::{Grade, grade_of, grades};
pub use pressure::{
    atkinson_holliday_1977, atkinson_holliday_1977_dp_hpa, climada_central_pressure_hpa,
    tcrm_wind_from_pressure, willoughby_rahn_2004_wind_m_s,
};
pub use radius::{
    NAUTICAL_MILE_KM, NederhoffRadius, RadiusInputs, RmaxRelation, nederhoff_2019,
    takagi_wu_2016_rmax_km,
};
pub use shape::{ShapeInputs, ShapeRelation};
