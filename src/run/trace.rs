//! One replication again, with everything that happened in it.

use crate::hazard::Draws;
use crate::outcome::Outcome;
use crate::response::{Batch, Entry, Facts, Plan};
use crate::world::World;

/// Replays a replication: the same draws, hence the same outcome, as in any run with this seed.
pub fn trace(world: &World, plan: &Plan, seed: u64, replication: u32) -> (Outcome, Vec<Entry>) {
    let draws = Draws {
        key: world.seed_key(seed),
        replication,
    };
    Batch::new(world, plan).trace(draws)
}

/// What is certain of a replication before anybody acts: the same facts as in any run with this seed.
pub fn facts(world: &World, plan: &Plan, seed: u64, replication: u32) -> Facts {
    let draws = Draws {
        key: world.seed_key(seed),
        replication,
    };
    Facts::draw(world, plan, draws)
}
