//! A world with its plan, for tests that ask what one replication holds.
#![allow(dead_code)] // Each test program uses the part it needs.

use reliefsim::hazard::Draws;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::Scenario;
use reliefsim::world::{World, compile};

/// A world and its plan by the reference router.
pub struct Stage {
    pub world: World,
    pub plan: Plan,
}

impl Stage {
    /// Of a scenario.
    pub fn of(scenario: &Scenario) -> Self {
        Self::set_in(compile(scenario))
    }

    /// Of a world.
    pub fn set_in(world: World) -> Self {
        let plan = Plan::with_router(&world, RouterKind::Reference, None);
        Self { world, plan }
    }

    /// The random addresses of a replication under seed 1.
    pub fn draws(&self, replication: u32) -> Draws {
        let key = self.world.seed_key(1);
        Draws { key, replication }
    }

    /// What is certain of a replication.
    pub fn facts(&self, replication: u32) -> Facts {
        Facts::draw(&self.world, &self.plan, self.draws(replication))
    }
}
