//! The reference workload relief-1: one exactly defined Monte Carlo of closed roads, first relief and shortfall.
//!
//! It is defined in integers by a document beside its data (`data/relief-1/WORKLOAD.md`), so that every correct engine
//! gets the same: an event closes and slows roads, depots mobilise, lorries serve villages. [`plain`] does it as it is
//! written down, on any [`Router`](reliefsim::routing::Router); [`lanes`] does eight replications at a time, as fast
//! as it goes: [`chains`] of links that tell are found once; then [`draw`], customise, fill the table, [`dispatch`].
//! Draws follow the workload's own hash and the dispatch its own rule, so both live here and not in the engine.
//! Used by `benches/relief1.rs` and held to the expected figures by `tests/relief1.rs`.
#![allow(dead_code)] // The test and the bench use different parts.
#![allow(clippy::inline_always)] // What is inlined takes on the vector instructions of its caller.
#![allow(clippy::needless_for_each)]

pub mod auckland;
pub mod chains;
pub mod dispatch;
pub mod draw;
pub mod furnish;
pub mod lanes;
pub mod plain;
pub mod queue;
pub mod read;

use reliefsim::world::{Network, NodeIx};

pub const SEED: u64 = 20_250_601;
pub const GAMMA: u64 = 0x9E37_79B9_7F4A_7C15;
pub const DEPOT_SALT: u64 = 0xD1B5_4A32_D192_ED03;
pub const EVENTS: usize = 64;
pub const CELLS: usize = 1024;
/// Travel-time factors of one severity.
pub const FACTORS: usize = 4096;
/// Fragility by road class: main, secondary, village.
pub const FRAGILITY: [u64; 3] = [64, 128, 256];

/// Rations a lorry carries.
pub const LORRY_RATIONS: i32 = 300;
pub const LOAD_MS: i32 = 600_000;
pub const UNLOAD_MS: i32 = 900_000;
pub const DOCK_MS: i32 = 180_000;
pub const HORIZON_MS: i32 = 86_400_000;
pub const PROMISE_MS: i32 = 28_800_000;

/// A link of the network, in both directions or one.
#[derive(Clone, Copy, Debug)]
pub struct Edge {
    pub base_ms: u32,
    pub class: usize,
    pub cell: usize,
}

#[derive(Clone, Copy, Debug)]
pub struct Depot {
    pub node: NodeIx,
    pub cell: usize,
    pub lorries: i32,
    pub rations: i32,
}

/// How an event treats one cell.
#[derive(Clone, Copy, Debug)]
pub struct Hit {
    /// Closes what draws less, in 1/65536.
    pub threshold: u32,
    /// Which travel-time factors hold.
    pub severity: u32,
}

/// One instance of the workload.
pub struct Instance {
    pub network: Network,
    /// `[link]`
    pub edges: Vec<Edge>,
    pub depots: Vec<Depot>,
    pub villages: Vec<NodeIx>,
    /// People. `[village]`
    pub demand: Vec<i32>,
    /// `[event × cell]`
    pub events: Vec<Hit>,
    /// Travel-time factor in 1/65536. `[severity × 4096]`
    pub factor: Vec<u32>,
    /// `[4096]`
    pub mobilisation_ms: Vec<i32>,
}

/// The check sums of one replication, in the order of [`CHECKED`].
pub type Row = [i64; 11];

/// Columns of `expected.csv`.
pub const CHECKED: [&str; 11] = [
    "event",
    "usable",
    "nA",
    "sumA",
    "nD",
    "sumD",
    "trips",
    "delivered",
    "nF",
    "sumF",
    "n8h",
];

/// The finaliser of `SplitMix64` (Steele, Lea & Flood 2014).
#[inline(always)]
pub fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The key of a replication.
pub fn key(replication: u64) -> u64 {
    mix(SEED.wrapping_add(GAMMA.wrapping_mul(replication + 1)))
}

impl Instance {
    /// The event of a replication.
    pub fn event(key: u64) -> usize {
        (mix(key.wrapping_add(GAMMA)) >> 58) as usize
    }

    /// How an event treats the cells. `[cell]`
    pub fn hits(&self, event: usize) -> &[Hit] {
        &self.events[event * CELLS..(event + 1) * CELLS]
    }

    /// When a depot is mobilised, in ms; `None` where it cannot be used.
    pub fn mobilised(&self, key: u64, depot: usize) -> Option<i32> {
        let salted = (key ^ DEPOT_SALT).wrapping_add(GAMMA.wrapping_mul(depot as u64 + 1));
        let hash = mix(salted);
        let hit = self.hits(Self::event(key))[self.depots[depot].cell];
        let at = (hash >> 36) as usize % FACTORS;
        (hash >> 48 >= u64::from(hit.threshold)).then(|| self.mobilisation_ms[at])
    }
}
