//! Water: from rain to the rise of a river, and from water to how fast vehicles wade.
//!
//! In: what drives the rivers. Out: a [`Flood`], the rise of every reach in every step. Levels at links, places and sites
//! all come from the same reach, so neighbours flood together. A reach rises either by a dimensionless hydrograph
//! ([`by_hydrograph`]) or by rain over its catchments, where a `_m3_s` of a step is the mean over that step:
//!
//! ```text
//! storm ──► runoff ──► unit_hydrograph ──► reservoir ──► muskingum ──► rating ──► rise_m ──► levels
//! (mm)   (CN, mm)   (m³/s at the outlet)  (gate rule)   (reach K, X)  (Q ↔ level)          (dykes)
//!                    └─────────────────────── network ───────────────────────┘
//! ```
//!
//! Beside the chain stand [`breach`] (a dam that fails), [`waterlogging`] (a low road that drains too slowly) and
//! [`displaced`] (people driven out by depth).
//! Mass is conserved at every arrow, and no rain means no rise.

pub mod breach;
mod curve;
pub mod displaced;
mod error;
mod levels;
pub mod muskingum;
pub mod network;
pub mod rating;
pub mod reservoir;
pub mod runoff;
mod stage;
pub mod storm;
pub mod storm_formula;
mod triangle;
pub mod unit_hydrograph;
mod wading;
pub mod waterlogging;

pub use error::FloodError;
pub use levels::Flood;
pub use stage::{Crest, by_hydrograph};
pub use wading::depth_speed_km_h;
