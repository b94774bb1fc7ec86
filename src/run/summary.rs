//! The result of a run, as files and reports show it.

use super::summary_rescue::RescueResult;
use crate::estimate::TimeHistogram;
use crate::outcome::{AllMoved, Step};
use crate::scenario::activation::ActivationLevel;
use crate::scenario::choices::{Assessable, Comparator};
use crate::scenario::incidents::IncidentKind;
use crate::scenario::metrics::Metric;
use crate::target::Verdict;
use crate::units::Millis;

/// 5, 25, 50, 75 and 95 % quantiles in hours; `None` = not reached within the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq, serde::Serialize)]
#[allow(missing_docs, reason = "the quantiles name themselves")]
pub struct Quantiles {
    pub p05: Option<f64>,
    pub p25: Option<f64>,
    pub p50: Option<f64>,
    pub p75: Option<f64>,
    pub p95: Option<f64>,
}

impl Quantiles {
    /// Those of counted times.
    pub fn of(times: &TimeHistogram) -> Self {
        let of = |p| times.quantile(p).map(Millis::hours);
        Self {
            p05: of(0.05),
            p25: of(0.25),
            p50: of(0.5),
            p75: of(0.75),
            p95: of(0.95),
        }
    }
}

/// Everything a run found out.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Summary {
    /// Name of the scenario.
    pub scenario: String,
    /// Seed of the random draws.
    pub seed: u64,
    /// Replications finished.
    pub replications: u64,
    /// Replications in which anybody was displaced.
    pub struck_replications: u64,
    /// Time simulated, in hours.
    pub horizon_h: f64,
    /// Level of all intervals.
    pub interval_level: f64,
    /// One entry a row of `targets.csv`, in its order.
    pub targets: Vec<TargetResult>,
    /// One entry a place, in the order of `places.csv`.
    pub places: Vec<PlaceResult>,
    /// One entry for each commodity and scope: all, each town, each place.
    pub shortfall: Vec<ShortfallResult>,
    /// One entry for each assessed target and step.
    pub time_budget: Vec<BudgetRow>,
    /// One entry for each assessed row about a time of relief.
    pub attribution: Vec<AttributionResult>,
    /// Share of the displaced who have their first package, against time since they were struck.
    pub arrival: ArrivalCurve,
    /// People displaced per replication: 5, 50 and 95 % quantiles and mean.
    pub displaced: [f64; 4],
    /// Severity as a multiple of the design event: 5, 50 and 95 % quantiles and mean.
    pub severity: [f64; 4],
    /// Trapped, injured and dead, where they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub casualties: Option<CasualtyResult>,
    /// Who left in time, where people are evacuated.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub evacuation: Option<EvacuationResult>,
    /// Calls for help by kind, where they are simulated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub incidents: Vec<IncidentResult>,
    /// How evenly people wait; `None` where nobody was ever displaced.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fairness: Option<FairnessResult>,
    /// What crews reopened, where they clear roads.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub clearing: Option<ClearingResult>,
    /// How people came free whom the water had trapped, where they are brought out.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub rescue: Option<RescueResult>,
    /// How high the county's response goes, from the lowest level; empty where it has one level only.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub activation_levels: Vec<LevelResult>,
}

/// How often one level of the county's response is in force within the horizon.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct LevelResult {
    /// Which.
    pub level: ActivationLevel,
    /// Share of all replications.
    pub probability: f64,
    /// Share of all replications in which no higher level is.
    pub highest_share: f64,
    /// Hours from the first place being struck until it is in force, over the replications that strike any.
    pub in_force: Quantiles,
}

/// People per replication: 5, 50 and 95 % quantiles and mean.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct CasualtyResult {
    /// Most trapped at one time, place by place, added up.
    pub trapped: [f64; 4],
    /// Injured, the dead not included.
    pub injured: [f64; 4],
    /// Dead.
    pub dead: [f64; 4],
}

/// People per replication who leave before they are struck: 5, 50 and 95 % quantiles and mean.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct EvacuationResult {
    /// People whose house became unfit to stay in, whether or not they had left before.
    pub driven_out: [f64; 4],
    /// Of these, who had left before.
    pub left_in_time: [f64; 4],
    /// People who left for a shelter, in vain or not.
    pub left: [f64; 4],
    /// People taken in beyond what shelters hold.
    pub over_capacity: [f64; 4],
}

/// How calls for help of one kind were answered.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct IncidentResult {
    /// What happened.
    pub kind: IncidentKind,
    /// Mean number a replication.
    pub per_replication: f64,
    /// Share reached within the horizon; `None` if nothing happened.
    pub reached_share: Option<f64>,
    /// Share that was ordered while no crew was free.
    pub waited_share: Option<f64>,
    /// Hours from the call until the first crew was on scene.
    pub arrival: Quantiles,
}

/// How evenly the displaced wait for a full first package, over the replications that displace anybody: 5, 50 and 95 % quantiles
/// and mean. Who is not relieved by the horizon has waited until then at least.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct FairnessResult {
    /// What the waits cost, in US dollars of 2013 a displaced person.
    pub deprivation_usd_per_person: [f64; 4],
    /// Gini coefficient of the waits: 0 where all wait as long.
    pub gini: [f64; 4],
    /// Mean wait in the town that waits longest, in hours.
    pub worst_town_wait_h: [f64; 4],
    /// The town that is most often that one.
    pub worst_town: String,
    /// Share of the replications in which it is.
    pub worst_town_share: f64,
}

/// Closures that crews ended within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct ClearingResult {
    /// Closures that they ended per replication: 5, 50 and 95 % quantiles and mean.
    pub cleared: [f64; 4],
    /// Mean number a replication to which a crew was sent in vain: others had reopened the link before it could.
    pub in_vain_mean: f64,
    /// Mean hours within the horizon by which they ended a closure sooner than was drawn for it, 0 where no sooner; `None` if they ended none.
    pub sooner_mean_h: Option<f64>,
}

/// The verdict on one row of the plan.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct TargetResult {
    /// Row.
    pub target_id: String,
    /// The indicator in words.
    pub indicator: String,
    /// What was measured.
    pub metric: Metric,
    /// How it was held against the threshold.
    pub comparator: Comparator,
    /// The limit.
    pub threshold: f64,
    /// Its unit.
    pub unit: String,
    /// Share of replications that met it, 1 or 0 for a row that is computed once; `None` = not assessable.
    pub probability: Option<f64>,
    /// Lower end of the interval.
    pub ci_low: Option<f64>,
    /// Upper end of the interval.
    pub ci_high: Option<f64>,
    /// How good the inputs are: high, medium or low.
    pub confidence: &'static str,
    /// Share of replications that must meet it.
    pub reliability: f64,
    /// The verdict.
    pub verdict: Verdict,
    /// Replications that count: those in which the row's people existed; none for a row that is computed once.
    pub replications: u64,
    /// Whether simulation can judge it.
    pub assessable: Assessable,
    /// Why not, or what only in part.
    pub why: String,
    /// Quantiles of the value itself (hours, or in the row's unit).
    pub value: Quantiles,
    /// Where the row is written.
    pub source: String,
}

impl Summary {
    /// What breaks the rows about a time of relief for which anybody was late, with their verdicts.
    pub fn broken(&self) -> impl Iterator<Item = (&TargetResult, &AttributionResult)> {
        let late = self.attribution.iter().filter(|row| row.late_share > 0.0);
        late.filter_map(|row| {
            let mut targets = self.targets.iter();
            let target = targets.find(|target| target.target_id == row.target_id)?;
            Some((target, row))
        })
    }

    /// Whether rows are put to the test, but nobody was ever struck and nothing else happened that one of them speaks of.
    pub fn is_idle(&self) -> bool {
        let is_tested = |target: &&TargetResult| {
            target.assessable != Assessable::No && target.metric.is_simulated()
        };
        let mut tested = self.targets.iter().filter(is_tested).peekable();
        self.struck_replications == 0
            && tested.peek().is_some()
            && tested.all(|target| target.chance().is_none())
    }
}

impl AttributionResult {
    /// The step that breaks the row first.
    pub fn first(&self) -> Option<&StepResult> {
        let first = self.breaks_first?;
        self.steps.iter().find(|row| row.step == first)
    }
}

impl TargetResult {
    /// The share of replications that met a row in which chance has a part.
    pub fn chance(&self) -> Option<f64> {
        self.probability.filter(|_| self.replications > 0)
    }

    /// The value of a row that is computed once, in its own unit.
    pub fn computed(&self) -> Option<f64> {
        self.value.p50.filter(|_| self.replications == 0)
    }
}

/// How one place fared. Quantiles are over the replications in which it was struck.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct PlaceResult {
    /// Row.
    pub place_id: String,
    /// Name for people.
    pub name: String,
    /// `village`, or `shelter` for a row of `shelters.csv`.
    pub kind: &'static str,
    /// Town.
    pub town: String,
    /// Residents.
    pub population: u32,
    /// Share of replications in which it was struck.
    pub struck_share: f64,
    /// Mean people displaced when struck.
    pub displaced_mean: f64,
    /// Hours from being struck to the first goods.
    pub first_delivery: Quantiles,
    /// The longest that anybody displaced there waited for a full first package, in hours.
    pub relief: Quantiles,
    /// Threshold in hours, and share of the replications in which it was struck and relieved (package) within it.
    pub relieved_within: Vec<(f64, f64)>,
    /// Share of the replications in which it was struck and at some time cut off.
    pub isolated_share: f64,
    /// Mean of the people trapped when it was struck, where they are counted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trapped_mean: Option<f64>,
}

/// What was short of one commodity.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ShortfallResult {
    /// Commodity.
    pub commodity: String,
    /// `all`, `town` or `place`.
    pub scope: &'static str,
    /// Name of the town or identifier of the place; empty for all.
    pub id: String,
    /// Mean units needed.
    pub needed_mean: f64,
    /// Units short at the worst moment: mean, 50 %, 95 %.
    pub peak_short: [f64; 3],
    /// Unit-hours short: mean, 50 %, 95 %.
    pub unit_hours_short: [f64; 3],
    /// Share of what was needed that had been delivered by 4, 8, 10, 12, 24, 72 h after being struck.
    pub fill_rate: [Option<f64>; crate::outcome::FILL_TIMES_H.len()],
}

/// On what the time went, for one target.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct BudgetRow {
    /// Row of `targets.csv`.
    pub target_id: String,
    /// Step, see [`Step`].
    pub step: &'static str,
    /// Mean hours spent on it over the places relieved.
    pub mean_h: f64,
    /// Share of the replications that missed the target in which this step was the largest for the deciding place.
    pub largest_share: f64,
}

/// What breaks a promised time of relief, see [`Attribution`](crate::target::Attribution).
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct AttributionResult {
    /// Row of `targets.csv`.
    pub target_id: String,
    /// Share of the people whose time counts who were late, over all replications.
    pub late_share: f64,
    /// Share of the late who were not relieved within the horizon.
    pub never_share: f64,
    /// Mean hours beyond the limit of the late who were relieved.
    pub excess_mean_h: f64,
    /// Replications that missed the row.
    pub missed: u64,
    /// The step to blame for most of the late: they would have been in time without it, or still stood at it at the horizon.
    pub breaks_first: Option<Step>,
    /// One entry a step, in their order.
    pub steps: Vec<StepResult>,
}

/// What one step has to do with people being late.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize)]
pub struct StepResult {
    /// Which.
    pub step: Step,
    /// Mean hours that the late who were relieved spent on it.
    pub mean_h: f64,
    /// Share of the late for whom no step took longer.
    pub longest_share: f64,
    /// Share of the late who would have been in time, had this step alone taken no time.
    pub in_time_share: f64,
    /// Share of the late who still stood at this step at the horizon.
    pub stuck_share: f64,
    /// Share of the hours beyond the limit that would have been gone, had it taken none.
    pub excess_share: f64,
    /// Share of the replications that missed the row and would have met it, had it taken none.
    pub mended_share: f64,
}

/// Share of the displaced who have their first package, against the time since they had to leave, with its spread over replications.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct ArrivalCurve {
    /// Hours since they had to leave.
    pub time_h: Vec<f64>,
    /// Mean share.
    pub mean: Vec<f64>,
    /// 5 % quantile of the share.
    pub p05: Vec<f64>,
    /// Median share.
    pub p50: Vec<f64>,
    /// 95 % quantile of the share.
    pub p95: Vec<f64>,
}

/// One row of `replications.csv`.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct ReplicationRow {
    /// Number of the replication, from 0.
    pub replication: u32,
    /// Multiple of the design event.
    pub severity: f64,
    /// Places struck.
    pub places_struck: u32,
    /// People affected.
    pub affected: u64,
    /// People displaced.
    pub displaced: u64,
    /// Places that were cut off at some time while in need.
    pub places_isolated: u32,
    /// Closed links that vehicles ran into.
    pub closures_met: u32,
    /// Stocked sites flooded.
    pub sites_flooded: u32,
    /// Trapped, injured and dead, where they are counted.
    pub casualties: Option<[u64; 3]>,
    /// Who left in time, where people are evacuated.
    pub moved: Option<AllMoved>,
    /// Whom the water had trapped by how they came free, in the order of [`FreedBy::ALL`](crate::outcome::FreedBy::ALL), where people
    /// are brought out.
    pub freed: Option<[u64; 4]>,
    /// Injured in a bed, where hospitals take them in.
    pub in_bed: Option<u64>,
    /// For each assessed target in order: its value (hours or ratio; `None` = not reached) and whether it was met
    /// (`None` = it did not apply).
    pub targets: Vec<(Option<f64>, Option<bool>)>,
}
