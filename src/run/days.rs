//! The same days again: replications whose facts are drawn once and met by one alternative after another.
//!
//! Alternatives that differ only in depots, stock, teams, vehicles, dispatch rule or knowledge of the roads meet the same
//! events, the same damage and the same reports (common random numbers). [`Days`] keeps these, so that moving a depot
//! costs only what depends on it: the response. What comes out is, to the byte, what [`run()`](super::run()) of the changed world gives.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

use super::monte_carlo::{Asked, Finished, RunError, play};
use super::progress::Silent;
use super::turnstile::{Numbers, Watch};
use crate::hazard::Draws;
use crate::response::{Batch, Facts, Plan, meets_same_facts};
use crate::world::World;

/// Facts of replications `0 .. n` under one seed.
pub struct Days<'w> {
    world: &'w World,
    plan: &'w Plan,
    seed: u64,
    pool: rayon::ThreadPool,
    /// `[replication]`
    facts: Vec<Arc<Facts>>,
}

/// An alternative cannot meet the days that were drawn.
#[derive(Debug, thiserror::Error)]
pub enum AlternativeError {
    /// Its hazard, roads, places, reports or clocks differ: its days would be others.
    #[error(
        "more has changed than depots, stock, teams, vehicles, dispatch rule and knowledge: these days were drawn for another world"
    )]
    OtherDays,
}

impl<'w> Days<'w> {
    /// Draws the days.
    ///
    /// # Errors
    /// When threads cannot be started.
    pub fn draw(
        world: &'w World,
        plan: &'w Plan,
        seed: u64,
        replications: u32,
        threads: usize,
    ) -> Result<Self, RunError> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(threads)
            .build()?;
        let key = world.seed_key(seed);
        let draw = |replication| Arc::new(Facts::draw(world, plan, Draws { key, replication }));
        let facts = pool.install(|| (0..replications).into_par_iter().map(draw).collect());
        Ok(Self {
            world,
            plan,
            seed,
            pool,
            facts,
        })
    }

    /// Plays the days with the depots, stock, teams and vehicles of an alternative.
    ///
    /// # Errors
    /// [`AlternativeError::OtherDays`] if it differs in more than these.
    pub fn meet(&self, alternative: &World) -> Result<Finished, AlternativeError> {
        if !meets_same_facts(self.world, alternative) {
            return Err(AlternativeError::OtherDays);
        }
        let plan = self.plan.changed(alternative);
        if !plan.fights_fires_like(self.plan) || !plan.clears_roads_like(self.plan) {
            return Err(AlternativeError::OtherDays);
        }
        let replay = |batch: &mut Batch, numbers: Numbers| {
            batch.replay(&self.facts[numbers.first as usize..][..numbers.count])
        };
        let watch = Watch {
            progress: &Silent,
            stop: &AtomicBool::new(false),
            sink: &mut |_| {},
        };
        let asked = Asked {
            world: alternative,
            plan: &plan,
            seed: self.seed,
            replications: self.facts.len() as u64,
            precision: None,
        };
        Ok(play(&self.pool, &asked, watch, replay))
    }
}
