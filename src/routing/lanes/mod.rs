//! The fast router: all lanes of a batch at once, on a contraction hierarchy.
//!
//! In: a [`Network`](crate::world::Network) and, per epoch, the costs of its arcs in all lanes. Out: the same times and routes, to the
//! millisecond and the arc, as [`Reference`](super::Reference) gives. Only costs differ between replications, so all
//! that depends on the shape is done once:
//!
//! ```text
//! once per network   order ─▶ hierarchy                       nested dissection; up arcs, blocks, triangles
//! once per batch     costs ─▶ customise                       every triangle relaxed, 8 lanes a vector
//! once per epoch     changed costs ─▶ update                  the same, only above what has changed
//! once per source    climb ─▶ descend where somebody asks     a row of times, kept until the next epoch
//! once per trip      walk back along tight arcs               or, round closed links, A* with the row as its compass
//! ```
//!
//! Layouts: costs `[up arc][direction][lane]`, times `[rank][lane]`. A vector is one cell: eight `i32` milliseconds.

mod approach;
mod blocks;
mod cache;
mod cells;
mod customise;
mod detour;
mod groups;
mod hierarchy;
mod order;
mod router;
mod rows;
mod schedule;
mod table;
mod update;

pub use cache::cached_order;
pub use cells::{Cell, Costs};
pub use customise::{Customised, Placed};
pub use groups::Groups;
pub use hierarchy::Hierarchy;
pub use order::contraction_order;
pub use router::Lanes;
pub use table::Table;
pub use update::Update;
