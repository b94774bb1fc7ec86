//! Positions on the earth: distances, the nearest point, and the datums of Chinese maps.
//!
//! In and out: longitude and latitude in degrees (or x and y in metres of a plane). Used by whatever reads positions.

mod datum;
mod distance;
mod nearest;

pub use datum::{from_wgs84, to_wgs84};
pub use distance::{displaced, mercator_km, offset_m, plane_m, sphere_m};
pub use nearest::Nearest;
