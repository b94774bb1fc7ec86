//! `ReliefSim`: honest odds that relief arrives in time.
//!
//! The journey, from what people write to what they learn:
//!
//! ```text
//! scenario ─▶ world ─▶ [ hazard ─▶ damage ─▶ response (over routing) ─▶ outcome ] × N ─▶ estimate ─▶ target ─▶ study ─▶ report
//! ```
//!
//! 1. People write a folder of tables; [`scenario`] reads and checks it, [`intake`] fills it from what they have.
//! 2. [`world`] compiles it once into dense indices, shared by all threads.
//! 3. For each replication [`hazard`] draws an event, [`damage`] says what it does to roads and depots, and
//!    [`response`] plays reports, orders, vehicles and goods over [`routing`], leaving an [`outcome`] of whole numbers.
//! 4. [`run`] folds the outcomes of all replications, in order, into [`estimate`]s and the verdicts of [`target`].
//! 5. [`study`] arranges runs and checks, [`report`] writes the answers, [`cli`] is the terminal.
//!
//! Each module below is a room of one house. A room uses the rooms above it in this list, never one below it;
//! `tests/layering.rs` holds that.

// Ground floor: quantities, words, chance.
pub mod units;

pub mod text;

pub mod random;

// What people write.
pub mod scenario;

pub mod intake;

// The engine.
pub mod world;

pub mod routing;

pub mod hazard;

pub mod damage;

pub mod outcome;

pub mod response;

// What is learnt.
pub mod estimate;

pub mod target;

pub mod run;

pub mod study;

pub mod report;

pub mod cli;
