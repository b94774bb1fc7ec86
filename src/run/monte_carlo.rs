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
        while let Some(turn) = turnstile.take() {
            let batch = batch.get_or_insert_with(|| Batch::new(asked.world, asked.plan));
            let outcomes = play_batch(batch, turn.numbers);
            turn.pass(outcomes);
        }
    });
    let (fold, partial) = turnstile.close();
    Finished {
        summary: fold.summary(asked.seed),
        partial,
        threads: pool.current_num_threads(),
    }
}

#[cfg(test)]
mod tests {
    use std::panic::{AssertUnwindSafe, catch_unwind};

    use super::*;
    use crate::routing::LANES;
    use crate::run::Silent;
    use crate::scenario::{Request, create, load};
    use crate::world::compile;

    fn example() -> World {
        let folder = tempfile::tempdir().unwrap();
        let folder = folder.path().join("example");
        create(&folder).unwrap();
        compile(&load(&folder, &Request::default()).unwrap().scenario)
    }

    /// Plays the example on two threads; each batch by what `play_batch` makes of it, each row to `sink`.
    fn rows(
        replications: u64,
        play_batch: impl Fn(Vec<Outcome>, Numbers) -> Vec<Outcome> + Sync,
        mut sink: impl FnMut(&ReplicationRow) + Send,
    ) -> Finished {
        let world = example();
        let plan = Plan::new(&world);
        let pool = rayon::ThreadPoolBuilder::new().num_threads(2).build();
        let asked = Asked {
            world: &world,
            plan: &plan,
            seed: 1,
            replications,
            precision: None,
        };
        let stop = AtomicBool::new(false);
        let watch = Watch {
            progress: &Silent,
            stop: &stop,
            sink: &mut sink,
        };
        let key = world.seed_key(1);
        play(&pool.unwrap(), &asked, watch, |batch, numbers| {
            play_batch(
                batch.play(key, numbers.first as u32, numbers.count),
                numbers,
            )
        })
    }

    #[test]
    fn outcomes_pass_in_order_however_late_they_come() {
        let mut passed = Vec::new();
        let late = |outcomes, numbers: Numbers| {
            if (numbers.first / LANES as u64).is_multiple_of(5) {
                std::thread::sleep(std::time::Duration::from_millis(3));
            }
            outcomes
        };
        let finished = rows(523, late, |row| passed.push(row.replication));
        assert_eq!(passed, (0..523).collect::<Vec<u32>>());
        assert!(!finished.partial);
    }

    #[test]
    fn nobody_waits_for_a_thread_that_has_panicked() {
        let in_a_batch = || {
            let fails = |outcomes, numbers: Numbers| {
                assert!(numbers.first != 16, "on purpose");
                outcomes
            };
            rows(100_000, fails, |_| {})
        };
        assert!(catch_unwind(AssertUnwindSafe(in_a_batch)).is_err());
        let in_the_sink = || {
            let fails = |row: &ReplicationRow| assert!(row.replication != 100, "on purpose");
            rows(100_000, |outcomes, _| outcomes, fails)
        };
        assert!(catch_unwind(AssertUnwindSafe(in_the_sink)).is_err());
    }
}
