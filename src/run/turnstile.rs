//! Where the threads of a run meet: each takes the next batch, and outcomes pass one by one in the order of their numbers.
//!
//! ```text
//! thread 1 ─ batch 7 ─▶ ┐
//!                       ├─ waits until 5 and 6 have passed ─▶ fold ─▶ sink
//! thread 2 ─ batch 6 ─▶ ┘
//! ```
//!
//! Nothing waits but what has come too early, so memory does not grow with the number of replications. Whether enough
//! has been seen is asked after every [`CHUNK`] replications: never of a number that depends on the machine.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use super::fold::Fold;
use super::progress::Progress;
use super::summary::ReplicationRow;
use crate::outcome::Outcome;
use crate::routing::LANES;

/// Replications between two looks at the stopping rule: whole batches.
const CHUNK: u64 = 32 * LANES as u64;
/// A thread does not run further ahead of the others than this many batches.
const AHEAD: u64 = 64;

/// Who is told, and who may stop a run.
pub struct Watch<'a> {
    /// Hears how far it has come.
    pub progress: &'a dyn Progress,
    /// Set by whoever wants it to end.
    pub stop: &'a AtomicBool,
    /// Takes the rows of all replications, in order.
    pub sink: &'a mut (dyn FnMut(&ReplicationRow) + Send),
}

/// Replications that run together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// The first.
    pub first: u64,
    /// How many.
    pub count: usize,
}

/// The passage itself, shared by all threads.
pub struct Turnstile<'f> {
    inside: Mutex<Inside<'f>>,
    has_passed: Condvar,
    replications: u64,
    precision: Option<f64>,
}

struct Inside<'f> {
    fold: Fold<'f>,
    watch: Watch<'f>,
    /// The next replication to be handed out.
    next: u64,
    /// The next to pass.
    passing: u64,
    /// What has come too early, by its first replication.
    early: BTreeMap<u64, Vec<Outcome>>,
    /// Whether what has passed is precise enough.
    is_enough: bool,
    /// Whether a turn has been lost.
    is_broken: bool,
}

impl<'f> Turnstile<'f> {
    /// A passage into these estimates.
    pub fn new(
        replications: u64,
        precision: Option<f64>,
        fold: Fold<'f>,
        watch: Watch<'f>,
    ) -> Self {
        Self {
            inside: Mutex::new(Inside {
                fold,
                watch,
                next: 0,
                passing: 0,
                early: BTreeMap::new(),
                is_enough: false,
                is_broken: false,
            }),
            has_passed: Condvar::new(),
            replications,
            precision,
        }
    }

    /// The next turn; `None` when all have been handed out, or enough has passed, or somebody has stopped the run.
    pub fn take(&self) -> Option<Turn<'_, 'f>> {
        let mut inside = self.enter();
        while inside.next >= inside.passing + AHEAD * LANES as u64 && !inside.is_over(self) {
            let waited = self.has_passed.wait(inside);
            inside = waited.unwrap_or_else(PoisonError::into_inner);
        }
        if inside.is_over(self) {
            return None;
        }
        let first = inside.next;
        let end = (first + LANES as u64).min(self.replications);
        inside.next = end;
        Some(Turn {
            turnstile: self,
            numbers: Numbers {
                first,
                count: (end - first) as usize,
            },
            has_passed: false,
        })
    }

    /// The estimates, and whether the run ended before it had all it was asked for.
    pub fn close(self) -> (Fold<'f>, bool) {
        let inside = self.inside.into_inner();
        let inside = inside.unwrap_or_else(PoisonError::into_inner);
        let is_partial = inside.passing < self.replications && !inside.is_enough;
        (inside.fold, is_partial)
    }

    /// A lock that a panic has poisoned still guards whole outcomes: the panic ends the run, not this.
    fn enter(&self) -> MutexGuard<'_, Inside<'f>> {
        self.inside.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Replications that a thread has been handed.
pub struct Turn<'t, 'f> {
    turnstile: &'t Turnstile<'f>,
    /// Which.
    pub numbers: Numbers,
    has_passed: bool,
}

impl Turn<'_, '_> {
    /// Their outcomes come; they and all that waited for them pass.
    pub fn pass(mut self, outcomes: Vec<Outcome>) {
        let (turnstile, numbers) = (self.turnstile, self.numbers);
        let mut inside = turnstile.enter();
        inside.watch.progress.advance(numbers.count as u64);
        inside.early.insert(numbers.first, outcomes);
        while let Some(outcomes) = inside.turn() {
            for outcome in &outcomes {
                let row = inside.fold.add(outcome);
                (inside.watch.sink)(&row);
            }
            inside.passing += outcomes.len() as u64;
            if inside.passing.is_multiple_of(CHUNK) {
                inside.is_enough = turnstile
                    .precision
                    .is_some_and(|asked| inside.fold.is_precise(asked));
            }
        }
        drop(inside);
        turnstile.has_passed.notify_all();
        // Not before: what panics on the way has not passed.
        self.has_passed = true;
    }
}

impl Drop for Turn<'_, '_> {
    /// A thread that panics never passes: nobody may wait for it.
    fn drop(&mut self) {
        if !self.has_passed {
            self.turnstile.enter().is_broken = true;
            self.turnstile.has_passed.notify_all();
        }
    }
}

impl Inside<'_> {
    fn is_over(&self, turnstile: &Turnstile) -> bool {
        self.next >= turnstile.replications
            || self.is_enough
            || self.is_broken
            || self.watch.stop.load(Ordering::Relaxed)
    }

    /// The outcomes whose turn it is, unless enough has passed.
    fn turn(&mut self) -> Option<Vec<Outcome>> {
        if self.is_enough {
            return None;
        }
        self.early.remove(&self.passing)
    }
}
