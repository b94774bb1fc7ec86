//! One replication again, with everything that happened in it.

use crate::hazard::Draws;
use crate::outcome::Outcome;
use crate::response::{Batch, Entry, Plan, Scratch};
use crate::world::World;

/// Replays a replication: the same draws, hence the same outcome, as in any run with this seed.
pub fn trace(world: &World, plan: &Plan, seed: u64, replication: u32) -> (Outcome, Vec<Entry>) {
    let draws = Draws {
        key: world.seed_key(seed),
        replication,
    };
    let mut batch = Batch::traced(world, plan, draws);
    batch.run(&mut Scratch::new(world, plan));
    batch.traced_outcome().unwrap_or_default()
}
