//! Counting one row of the plan.

use super::summary::{AttributionResult, BudgetRow, Quantiles, StepResult, TargetResult};
use crate::estimate::{Proportion, ShareHistogram, TimeHistogram};
use crate::outcome::{Outcome, Step};
use crate::scenario::metrics::{Metric, in_unit};
use crate::scenario::tables::TargetRow;
use crate::target::{Attribution, Measured, Value, Verdict, computed, is_assessed, meets};
use crate::units::{HOUR_MS, Millis};
use crate::world::World;

/// Counts of one row.
pub struct TargetFold {
    assessed: bool,
    /// The value, where it is computed once.
    computed: Option<f64>,
    /// How many of the row's unit make up a whole.
    whole: f64,
    met: Proportion,
    times: TimeHistogram,
    ratios: ShareHistogram,
    /// Time spent by step over the deciding places, in ms.
    spent: [i128; Step::ALL.len()],
    budgets: u64,
    /// Misses by the step to blame.
    blamed: [u64; Step::ALL.len()],
    /// Who was late, and why, where the row is about a time of relief.
    attribution: Attribution,
}

impl TargetFold {
    /// Nothing counted yet.
    pub fn new(row: &TargetRow, world: &World) -> Self {
        Self {
            assessed: is_assessed(row),
            computed: computed(row, world),
            whole: in_unit(&row.unit),
            met: Proportion::default(),
            times: TimeHistogram::new(world.grid.horizon, &[]),
            ratios: ShareHistogram::default(),
            spent: [0; Step::ALL.len()],
            budgets: 0,
            blamed: [0; Step::ALL.len()],
            attribution: Attribution::default(),
        }
    }

    /// Whether the row is put to the test at all.
    pub fn is_assessed(&self) -> bool {
        self.assessed
    }

    /// Counts a replication.
    pub fn add(&mut self, measured: Option<Measured>) {
        let (true, Some(measured)) = (self.assessed, measured) else {
            return;
        };
        self.met.add(measured.met);
        match measured.value {
            Value::Time(time) => self.times.add(time),
            Value::Ratio(ratio) => self.ratios.add(ratio / self.whole),
        }
        if let Some(budget) = measured.budget {
            self.budgets += 1;
            for step in Step::ALL {
                self.spent[step as usize] += i128::from(budget.spent(step).0);
            }
        }
        if let Some(step) = measured.blame() {
            self.blamed[step as usize] += 1;
        }
    }

    /// Counts who was late in a replication, and why.
    pub fn blame(&mut self, row: &TargetRow, outcome: &Outcome) {
        let said = self.assessed.then(|| Attribution::of(row, outcome));
        if let Some(said) = said.flatten() {
            self.attribution.add(&said);
        }
    }

    /// Half the width of the interval; one half before anything is counted.
    pub fn half_width(&self, level: f64) -> f64 {
        self.met.half_width(level)
    }

    /// The verdict.
    pub fn result(&self, row: &TargetRow, level: f64) -> TargetResult {
        let counted = self.assessed && self.met.trials > 0;
        let (low, high) = self.met.wilson(level);
        let p = self.met.estimate();
        let mut found = counted.then_some((p, low, high));
        // What chance has no part in is met for sure, or missed.
        if let Some(value) = self.computed {
            let sure = f64::from(u8::from(meets(row, Value::Ratio(value))));
            found = Some((sure, sure, sure));
        }
        let verdict = found.map_or(Verdict::NotAssessable, |(p, low, high)| {
            Verdict::of(p, (low, high), row.reliability)
        });
        TargetResult {
            target_id: row.target_id.0.clone(),
            indicator: row.indicator.clone(),
            metric: row.metric,
            comparator: row.comparator,
            threshold: row.threshold,
            unit: row.unit.clone(),
            probability: found.map(|found| found.0),
            ci_low: found.map(|found| found.1),
            ci_high: found.map(|found| found.2),
            confidence: "",
            reliability: row.reliability,
            verdict,
            replications: self.met.trials,
            assessable: row.assessable,
            why: row.why.clone().unwrap_or_default(),
            value: self.quantiles(row.metric),
            source: row.source.clone(),
        }
    }

    fn quantiles(&self, metric: Metric) -> Quantiles {
        let of = |p| match (self.computed, metric.definition().is_time()) {
            (Some(value), _) => Some(value),
            (None, true) => self.times.quantile(p).map(Millis::hours),
            (None, false) => self.ratios.quantile(p).map(|share| {
                // Thousandths of a whole, without the dust of binary fractions.
                libm::round(share * self.whole * 1e6) / 1e6
            }),
        };
        Quantiles {
            p05: of(0.05),
            p25: of(0.25),
            p50: of(0.5),
            p75: of(0.75),
            p95: of(0.95),
        }
    }

    /// On what the time went.
    pub fn budget(&self, row: &TargetRow) -> Vec<BudgetRow> {
        if self.budgets == 0 {
            return Vec::new();
        }
        let misses: u64 = self.blamed.iter().sum();
        let of = |step: Step| BudgetRow {
            target_id: row.target_id.0.clone(),
            step: step.key(),
            mean_h: self.spent[step as usize] as f64 / (self.budgets as f64 * HOUR_MS as f64),
            largest_share: if misses == 0 {
                0.0
            } else {
                self.blamed[step as usize] as f64 / misses as f64
            },
        };
        Step::ALL.into_iter().map(of).collect()
    }

    /// What breaks the row first; `None` where it is not about a time of relief, or nobody's time counted.
    pub fn attribution(&self, row: &TargetRow) -> Option<AttributionResult> {
        let Attribution {
            replications,
            missed,
            people,
            late,
            never,
            excess,
            steps,
        } = self.attribution;
        if replications == 0 {
            return None;
        }
        let relieved_h = (late - never) as f64 * HOUR_MS as f64;
        let of = |step: Step| {
            let blame = steps[step as usize];
            StepResult {
                step,
                mean_h: share(blame.spent as f64, relieved_h),
                longest_share: share(blame.longest as f64, late as f64),
                in_time_share: share(blame.in_time as f64, late as f64),
                stuck_share: share(blame.stuck as f64, late as f64),
                excess_share: share(blame.removed as f64, excess as f64),
                mended_share: share(blame.mended as f64, missed as f64),
            }
        };
        Some(AttributionResult {
            target_id: row.target_id.0.clone(),
            late_share: share(late as f64, people as f64),
            never_share: share(never as f64, late as f64),
            excess_mean_h: share(excess as f64, relieved_h),
            missed,
            breaks_first: self.attribution.first_to_break(),
            steps: Step::ALL.into_iter().map(of).collect(),
        })
    }
}

/// A part of a whole; zero of nothing.
fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
