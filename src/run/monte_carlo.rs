//! Batches over all processors, folded in the order of their numbers.

use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::fold::Fold;
use super::progress::Progress;
use super::summary::{ReplicationRow, Summary};
use crate::outcome::Outcome;
use crate::response::{Batch, Plan, RouterKind};
use crate::routing::LANES;
use crate::world::World;

/// Batches that are computed between two looks at the stopping rule. A constant, not a multiple of the threads:
/// the number of replications until a precision is reached must not depend on the machine.
const CHUNK_BATCHES: u64 = 32;

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
    let mut fold = Fold::new(world);
    progress.begin(Some(options.replications));
    let partial = pool.install(|| {
        all(
            world,
            &plan,
            options,
            &mut fold,
            &mut Watch {
                progress,
                stop,
                sink,
            },
        )
    });
    progress.finish();
    let threads = pool.current_num_threads();
    Ok(Finished {
        summary: fold.summary(options.seed),
        partial,
        threads,
    })
}

/// Who is told, and who may stop it.
struct Watch<'a> {
    progress: &'a dyn Progress,
    stop: &'a AtomicBool,
    sink: &'a mut (dyn FnMut(&ReplicationRow) + Send),
}

/// Runs chunk after chunk; returns whether it was interrupted.
fn all(world: &World, plan: &Plan, options: &Options, fold: &mut Fold, watch: &mut Watch) -> bool {
    let key = world.seed_key(options.seed);
    let spare: Mutex<Vec<Batch>> = Mutex::new(Vec::new());
    let mut next = 0;
    while next < options.replications {
        let end = (next + CHUNK_BATCHES * LANES as u64).min(options.replications);
        let batch = |first: u64| -> Option<Vec<Outcome>> {
            if watch.stop.load(Ordering::Relaxed) {
                return None;
            }
            let count = (end - first).min(LANES as u64) as usize;
            let taken = spare.lock().ok().and_then(|mut spare| spare.pop());
            let mut batch = taken.unwrap_or_else(|| Batch::new(world, plan));
            let outcomes = batch.play(key, first as u32, count);
            if let Ok(mut spare) = spare.lock() {
                spare.push(batch);
            }
            watch.progress.advance(count as u64);
            Some(outcomes)
        };
        let firsts: Vec<u64> = (next..end).step_by(LANES).collect();
        let done: Vec<Option<Vec<Outcome>>> = firsts.into_par_iter().map(batch).collect();
        let interrupted = done.iter().any(Option::is_none);
        for outcome in done.into_iter().map_while(|batch| batch).flatten() {
            (watch.sink)(&fold.add(&outcome));
        }
        if interrupted {
            return true;
        }
        next = end;
        if options
            .precision
            .is_some_and(|asked| fold.is_precise(asked))
        {
            return false;
        }
    }
    false
}
