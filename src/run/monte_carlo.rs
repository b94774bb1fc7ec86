//! Batches over all processors, folded in the order of their numbers.

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use super::fold::Fold;
use super::progress::Progress;
use super::summary::{ReplicationRow, Summary};
use super::turnstile::{Numbers, Turnstile, Watch};
use crate::outcome::Outcome;
use crate::response::{Batch, Plan, RouterKind};
use crate::world::World;

/// What is asked of a run.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Seed of all random draws.
    pub seed: u64,
    /// Replications to run, or at most where a precision is asked.
    pub replications: u64,
    /// Stop when the widest interval of an assessed target is no wider than ± this.
    pub precision: Option<f64>,
    /// Threads; 0 = one a processor.
    pub threads: usize,
    /// Folder in which the contraction orders of networks are kept from run to run; `None` keeps nothing.
    pub cache: Option<PathBuf>,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Finished {
    /// The estimates.
    pub summary: Summary,
    /// Whether it was interrupted.
    pub partial: bool,
    /// Threads used.
    pub threads: usize,
}

/// A run could not start.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The system gave no threads.
    #[error("cannot start threads: {0}")]
    Threads(#[from] rayon::ThreadPoolBuildError),
    /// Replications are numbered by 32 bits.
    #[error("more than 4294967295 replications")]
    TooMany,
}

/// Runs replications `0 .. options.replications` and hands each row to `sink` in order.
/// When `stop` is set, what is finished by then (a gapless beginning) is kept.
///
/// # Errors
/// When threads cannot be started or too many replications are asked.
pub fn run(
    world: &World,
    options: &Options,
    progress: &dyn Progress,
    stop: &AtomicBool,
    sink: &mut (dyn FnMut(&ReplicationRow) + Send),
) -> Result<Finished, RunError> {
    if options.replications > u64::from(u32::MAX) {
        return Err(RunError::TooMany);
    }
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(options.threads)
        .build()?;
    let plan = Plan::with_router(world, RouterKind::Lanes, options.cache.as_deref());
    progress.begin(Some(options.replications));
    let key = world.seed_key(options.seed);
    let asked = Asked {
        world,
        plan: &plan,
        seed: options.seed,
        replications: options.replications,
        precision: options.precision,
    };
    let watch = Watch {
        progress,
        stop,
        sink,
    };
    let finished = play(&pool, &asked, watch, |batch, numbers| {
        batch.play(key, numbers.first as u32, numbers.count)
    });
    progress.finish();
    Ok(finished)
}

/// What is to be played.
pub(super) struct Asked<'a> {
    pub world: &'a World,
    pub plan: &'a Plan,
    pub seed: u64,
    pub replications: u64,
    pub precision: Option<f64>,
}

/// Plays replications on all threads, each batch by `play_batch`, and folds them in order.
pub(super) fn play<'a>(
    pool: &rayon::ThreadPool,
    asked: &Asked<'a>,
    watch: Watch<'a>,
    play_batch: impl Fn(&mut Batch, Numbers) -> Vec<Outcome> + Sync,
) -> Finished {
    let fold = Fold::new(asked.world);
    let turnstile = Turnstile::new(asked.replications, asked.precision, fold, watch);
    pool.broadcast(|_| {
        let mut batch = None;
        while let Some(numbers) = turnstile.take() {
            let batch = batch.get_or_insert_with(|| Batch::new(asked.world, asked.plan));
            turnstile.pass(numbers, play_batch(batch, numbers));
        }
    });
    let (fold, partial) = turnstile.close();
    Finished {
        summary: fold.summary(asked.seed),
        partial,
        threads: pool.current_num_threads(),
    }
}
