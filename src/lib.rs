//! ReliefSim: honest odds that relief arrives in time.
//!
//! The journey, from what people write to what they learn:
//!
//! ```text
//! scenario ─▶ world ─▶ [ hazard ─▶ damage ─▶ response (over routing) ─▶ outcome ] × N ─▶ estimate ─▶ target ─▶ study ─▶ report
//! ```
//!
//! Each module below is a room of one house. A room uses the rooms above it in this list, never one below it
//! (`tests/layering.rs` holds that).

pub mod cli;
pub mod estimate;
pub mod intake;
pub mod outcome;
pub mod random;
pub mod report;
pub mod routing;
pub mod run;
pub mod scenario;
pub mod target;
pub mod text;
pub mod units;
pub mod world;
