//! Typhoons: from a track to wind, rain and surge at places.
//!
//! In: a [`Track`] of fixes with 1-min winds and pressures, a [`WindModel`], [`Cells`]. Out: a [`Field`] of 1-min wind over
//! open water `[step][cell]` with its peak, rain in mm, surge in m. Nothing here knows scenarios or worlds, or draws
//! random numbers but from the stream it is handed.
//!
//! ```text
//!   fixes ─► Track ─► ForecastError / Climatology (members) ─► weakened (synthetic tracks only)
//!                 │
//!                 ├─► WindModel ─► Storm a step ─► Field [step][cell] ─► LocalFactors ─► gusts, forces, damage
//!                 ├─► accumulated_mm (rain)
//!                 └─► Bathtub + tide + error (surge)
//! ```
//!
//! Traps closed by types: averaging periods ([`Wind`](averaging::Wind)), decay twice ([`TrackKind`]), tracks
//! that start standing still ([`Track::motion`]).

pub mod asymmetry;
pub mod averaging;
pub mod decay;
pub mod ensemble;
mod field;
mod mean_error;
mod model;
pub mod operations;
mod position;
pub mod profile;
pub mod rain;
pub mod relations;
mod storm;
pub mod surge;
mod track;

pub use field::{Cells, Field};
pub use mean_error::{sigma_from_mean_distance, sigma_from_mean_error};
pub use model::{ProfileKind, WindModel};
pub use position::{EARTH_RADIUS_KM, Position};
pub use storm::Storm;
pub use track::{Fix, Motion, Track, TrackError, TrackKind};
