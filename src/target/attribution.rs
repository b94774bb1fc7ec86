//! Which step makes people late: what breaks a promised time of relief first.
//!
//! A step is *to blame* for a person's lateness where that person would have been in time, had this step alone taken none: a
//! but-for test on the chain of steps, as activities on the critical path of a project are judged (Kelley & Walker 1959).
//! It is to blame as well for who still stood at it at the horizon. All else stays as it was: nothing is played anew, so what a quicker step would change for others is left out.

use super::measured::{Value, meets};
use super::relief::{Wait, asked, waits};
use crate::outcome::{Outcome, Step};
use crate::scenario::tables::TargetRow;
use crate::units::Millis;

/// Who was late for a row, and which steps are to blame. Whole numbers, so that sums over replications are exact in any order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Attribution {
    /// Replications in which the row's people existed.
    pub replications: u64,
    /// Of these, missed the row.
    pub missed: u64,
    /// People whose time counts.
    pub people: u64,
    /// Of these, late.
    pub late: u64,
    /// Of the late, not relieved by the horizon.
    pub never: u64,
    /// Person-milliseconds beyond the limit of the late who were relieved.
    pub excess: i128,
    /// `[step]`
    pub steps: [StepBlame; Step::ALL.len()],
}

/// What one step has to do with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepBlame {
    /// Person-milliseconds that the late who were relieved spent on it.
    pub spent: i128,
    /// Late people for whom no step took longer; the earlier of equals.
    pub longest: u64,
    /// Late people who would have been in time, had it taken none.
    pub in_time: u64,
    /// Late people who still stood at it at the horizon.
    pub stuck: u64,
    /// Person-milliseconds of the excess that would have been gone, had it taken none.
    pub removed: i128,
    /// Replications that missed the row and would have met it, had it taken none.
    pub mended: u64,
}

impl Attribution {
    /// What one replication says; `None` where nobody's time counts, or the row is not an upper limit on a time of relief.
    pub fn of(row: &TargetRow, outcome: &Outcome) -> Option<Self> {
        if !row.limits_relief() {
            return None;
        }
        let waits: Vec<Wait> = waits(row, outcome).map(|(_, wait)| wait).collect();
        let asked = asked(row, &waits)?;
        let mut found = Self {
            replications: 1,
            ..Self::default()
        };
        for wait in &waits {
            found.count(row, wait);
        }
        let in_time = found.people - found.late;
        if in_time < asked {
            found.missed = 1;
            for step in &mut found.steps {
                step.mended = u64::from(in_time + step.in_time >= asked);
            }
        }
        Some(found)
    }

    fn count(&mut self, row: &TargetRow, wait: &Wait) {
        let is_in_time = |delay: Millis| meets(row, Value::Time(delay));
        let people = u64::from(wait.people);
        self.people += people;
        if is_in_time(wait.delay) {
            return;
        }
        self.late += people;
        let Some(budget) = wait.budget() else {
            self.never += people;
            if let Some(step) = wait.stands_at {
                self.steps[step as usize].stuck += people;
            }
            return;
        };
        let person_ms = |time: Millis| i128::from(people) * i128::from(time.0);
        let excess = (wait.delay - row.time_limit()).max(Millis::ZERO);
        self.excess += person_ms(excess);
        for step in Step::ALL {
            let (blame, spent) = (&mut self.steps[step as usize], budget.spent(step));
            blame.spent += person_ms(spent);
            blame.removed += person_ms(spent.min(excess));
            if is_in_time(wait.delay - spent) {
                blame.in_time += people;
            }
        }
        self.steps[budget.largest() as usize].longest += people;
    }

    /// Adds what other replications say.
    pub fn add(&mut self, other: &Self) {
        self.replications += other.replications;
        self.missed += other.missed;
        self.people += other.people;
        self.late += other.late;
        self.never += other.never;
        self.excess += other.excess;
        for (step, more) in self.steps.iter_mut().zip(&other.steps) {
            step.spent += more.spent;
            step.longest += more.longest;
            step.in_time += more.in_time;
            step.stuck += more.stuck;
            step.removed += more.removed;
            step.mended += more.mended;
        }
    }

    /// What breaks the row first: the step to blame for most of the late, whether they would have been in time without it or still
    /// stood at it at the horizon; among equals the one that would have taken away most of the excess, then the earlier. `None`
    /// where none is to blame for anything.
    pub fn first_to_break(&self) -> Option<Step> {
        let weight = |step: &Step| {
            let blame = &self.steps[*step as usize];
            (blame.in_time + blame.stuck, blame.removed)
        };
        let steps = Step::ALL.into_iter().rev();
        steps
            .max_by_key(weight)
            .filter(|step| weight(step) > (0, 0))
    }
}

#[cfg(test)]
#[path = "attribution_tests.rs"]
mod tests;
