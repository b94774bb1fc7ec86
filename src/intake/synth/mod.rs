//! Synthetic districts: towns, villages, graded roads, rivers with bridges, and heights above the water, from a seed.
//!
//! In: a [`Layout`] of towns, villages and rivers, real ([`fit()`]) or invented ([`invent()`]). Out: a [`Draft`](crate::intake::Draft) with the
//! network and the places on it. The roads are a relative neighbourhood graph (Toussaint 1980) with some Gabriel edges
//! added, which has the mean degree and the detours of real rural roads; rivers cut it except at bridges, and the
//! shortest ways between towns and to villages grade it.
//!
//! ```text
//! layout ─▶ points ─▶ neighbourhood graph ─▶ rivers and bridges ─▶ joined up ─▶ graded ─▶ heights ─▶ draft
//! ```

mod build;
mod fit;
mod grade;
mod graph;
mod grid;
mod invent;
mod layout;
mod logistics;
mod rivers;
mod scenario;
mod terrain;

pub use fit::fit;
pub use invent::{SynthOptions, invent};
pub use layout::{Layout, River, Terrain, Town, Village};
pub use logistics::{Provision, commodities, provide, vehicles};
pub use scenario::{road_classes, write_scenario};

#[cfg(test)]
mod tests;
