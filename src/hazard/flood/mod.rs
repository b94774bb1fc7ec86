//! Water over the ground: how high rivers stand, step by step.
//!
//! In: what drives the rivers. Out: a [`Flood`], the rise of every reach in every step. Levels at links, places and sites
//! all come from the same reach, so neighbours flood together.

mod levels;
mod stage;
mod wading;

pub use levels::Flood;
pub use stage::{Crest, by_hydrograph};
pub use wading::depth_speed_km_h;
