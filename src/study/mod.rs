//! Studies: what people ask of the engine, each a thin arrangement of runs and estimates.
//!
//! In: scenarios, or cases with a known answer. Out: tables of results that `report` and `cli` can print.
//!
//! * [`norms`] holds a district's depots, shelters and fire stations against standards.
//! * [`verify`] holds the engine's own parts against closed forms and published values.

pub mod norms;
pub mod verify;
