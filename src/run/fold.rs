//! Folding outcomes, one after the other, into counts whose size does not grow with the replications.

use super::fold_clearing::ClearingFold;
use super::fold_fairness::FairnessFold;
use super::fold_incidents::IncidentFold;
use super::fold_levels::LevelFold;
use super::fold_places::PlaceFold;
use super::fold_rescue::RescueFold;
use super::fold_shortfall::ShortfallFold;
use super::fold_targets::TargetFold;
use super::summary::{ArrivalCurve, CasualtyResult, EvacuationResult, ReplicationRow, Summary};
use crate::estimate::{StoppingRule, ValueHistogram};
use crate::outcome::{Outcome, PlaceOutcome, Relieved};
use crate::target::{Measured, Value, measure};
use crate::units::Millis;
use crate::world::World;

/// Points of the arrival curve.
const CURVE_POINTS: usize = 97;
/// Shares are counted in thousandths.
const SHARE_BINS: usize = 1001;

/// Everything counted so far.
pub struct Fold<'w> {
    world: &'w World,
    replications: u64,
    struck: u64,
    targets: Vec<TargetFold>,
    places: Vec<PlaceFold>,
    shortfall: ShortfallFold,
    /// Replications by share relieved. `[point × thousandth]`
    curve: Vec<u32>,
    displaced: ValueHistogram,
    severity: ValueHistogram,
    /// Trapped, injured and dead, where they are counted.
    casualties: Option<[ValueHistogram; 3]>,
    /// Who left in time, in the order of [`AllMoved::people`](crate::outcome::AllMoved::people), where people are evacuated.
    moved: Option<[ValueHistogram; 4]>,
    /// Calls for help. `[kind]`
    incidents: Vec<IncidentFold>,
    fairness: FairnessFold,
    /// What crews reopen, where they clear roads.
    clearing: Option<ClearingFold>,
    /// How people come free whom the water traps, where they are brought out.
    rescue: Option<RescueFold>,
    levels: LevelFold,
}

impl<'w> Fold<'w> {
    /// Nothing counted yet.
    pub fn new(world: &'w World) -> Self {
        Self {
            world,
            replications: 0,
            struck: 0,
            targets: world
                .targets
                .iter()
                .map(|row| TargetFold::new(row, world))
                .collect(),
            places: world.places.iter().map(|_| PlaceFold::new(world)).collect(),
            shortfall: ShortfallFold::new(world),
            curve: vec![0; CURVE_POINTS * SHARE_BINS],
            displaced: ValueHistogram::default(),
            severity: ValueHistogram::default(),
            casualties: world.casualties.as_ref().map(|_| Default::default()),
            moved: world.evacuation.as_ref().map(|_| Default::default()),
            incidents: IncidentFold::of_world(world),
            fairness: FairnessFold::new(world),
            clearing: ClearingFold::of_world(world),
            rescue: RescueFold::of_world(world),
            levels: LevelFold::new(world),
        }
    }

    /// Counts one more replication, and returns its row.
    pub fn add(&mut self, outcome: &Outcome) -> ReplicationRow {
        self.replications += 1;
        self.struck += u64::from(outcome.displaced() > 0);
        self.displaced.add(outcome.displaced() as i64);
        self.severity.add(outcome.severity_ppm);
        for (histogram, people) in self
            .casualties
            .iter_mut()
            .flatten()
            .zip(outcome.casualties())
        {
            histogram.add(people as i64);
        }
        let moved = outcome.moved().people();
        for (histogram, people) in self.moved.iter_mut().flatten().zip(moved) {
            histogram.add(people as i64);
        }
        for (fold, place) in self.places.iter_mut().zip(&outcome.places) {
            fold.add(place);
        }
        for fold in &mut self.incidents {
            fold.add(outcome);
        }
        if let Some(fold) = &mut self.clearing {
            fold.add(outcome);
        }
        if let Some(fold) = &mut self.rescue {
            fold.add(outcome);
        }
        self.levels.add(outcome);
        self.shortfall.add(self.world, outcome);
        let relieved = outcome.relieved();
        self.add_to_curve(outcome.displaced(), &relieved);
        self.fairness.add(self.world, &relieved);
        let measured: Vec<Option<Measured>> = self
            .world
            .targets
            .iter()
            .map(|row| measure(row, outcome))
            .collect();
        let rows = self.world.targets.iter().zip(&measured);
        for (fold, (row, measured)) in self.targets.iter_mut().zip(rows) {
            fold.add(*measured);
            fold.blame(row, outcome);
        }
        self.row(outcome, &measured)
    }

    fn row(&self, outcome: &Outcome, measured: &[Option<Measured>]) -> ReplicationRow {
        let assessed = self
            .targets
            .iter()
            .zip(measured)
            .filter(|(fold, _)| fold.is_assessed());
        let cell = |measured: &Option<Measured>| match measured {
            None => (None, None),
            Some(measured) => (number(measured.value), Some(measured.met)),
        };
        ReplicationRow {
            replication: outcome.replication,
            severity: outcome.severity_ppm as f64 / 1e6,
            places_struck: self.villages(outcome, PlaceOutcome::is_struck),
            affected: outcome.affected(),
            displaced: outcome.displaced(),
            places_isolated: self.villages(outcome, |place| place.isolated > Millis::ZERO),
            closures_met: outcome.closures_met,
            sites_flooded: outcome.sites_flooded,
            casualties: self.casualties.as_ref().map(|_| outcome.casualties()),
            moved: self.moved.as_ref().map(|_| outcome.moved()),
            freed: self.rescue.as_ref().map(|_| outcome.freed()),
            in_bed: self.rescue.as_ref().and_then(|fold| fold.in_bed(outcome)),
            targets: assessed.map(|(_, measured)| cell(measured)).collect(),
        }
    }

    /// Villages of which something holds.
    fn villages(&self, outcome: &Outcome, holds: impl Fn(&PlaceOutcome) -> bool) -> u32 {
        let mut villages = self.world.villages();
        let count = villages
            .by_ref()
            .filter(|(at, _)| holds(&outcome.places[*at]));
        count.count() as u32
    }

    /// Counts, at each point of time since being struck, the share of the displaced who have a full first package.
    fn add_to_curve(&mut self, displaced: u64, relieved: &[(usize, Relieved)]) {
        if displaced == 0 {
            return;
        }
        let spacing = curve_spacing(self.world);
        let mut people = [0_u64; CURVE_POINTS];
        for (_, group) in relieved {
            let Some(packaged) = group.by else { continue };
            // The first point at or after the delay.
            let point = ((packaged.time - group.displaced).0.max(0) + spacing - 1) / spacing;
            if let Some(cell) = people.get_mut(point as usize) {
                *cell += u64::from(group.people);
            }
        }
        let mut relieved = 0;
        for (point, people) in people.into_iter().enumerate() {
            relieved += people;
            let share = (relieved * 1000 / displaced).min(1000) as usize;
            self.curve[point * SHARE_BINS + share] += 1;
        }
    }

    /// Whether every assessed target's interval is at most ± `precision` wide.
    pub fn is_precise(&self, precision: f64) -> bool {
        let level = self.world.interval_level;
        let rule = StoppingRule {
            precision,
            minimum: StoppingRule::MINIMUM,
        };
        let assessed = self.targets.iter().filter(|fold| fold.is_assessed());
        rule.is_met(
            self.replications,
            assessed.map(|fold| fold.half_width(level)),
        )
    }

    /// The estimates so far.
    pub fn summary(&self, seed: u64) -> Summary {
        let world = self.world;
        Summary {
            scenario: world.name.clone(),
            seed,
            replications: self.replications,
            struck_replications: self.struck,
            horizon_h: world.grid.horizon.hours(),
            interval_level: world.interval_level,
            targets: self
                .targets
                .iter()
                .zip(&world.targets)
                .map(|(fold, row)| fold.result(row, world.interval_level))
                .collect(),
            places: self
                .places
                .iter()
                .zip(&world.places)
                .map(|(fold, place)| fold.result(world, place, self.replications))
                .collect(),
            shortfall: self.shortfall.results(world),
            time_budget: self
                .targets
                .iter()
                .zip(&world.targets)
                .flat_map(|(fold, row)| fold.budget(row))
                .collect(),
            attribution: self
                .targets
                .iter()
                .zip(&world.targets)
                .filter_map(|(fold, row)| fold.attribution(row))
                .collect(),
            arrival: self.arrival(),
            displaced: self.displaced.spread(1.0),
            severity: self.severity.spread(1e6),
            casualties: self.casualties.as_ref().map(|all| {
                let [trapped, injured, dead] = all.each_ref().map(|people| people.spread(1.0));
                CasualtyResult {
                    trapped,
                    injured,
                    dead,
                }
            }),
            evacuation: self.moved.as_ref().map(|all| {
                let [driven_out, left_in_time, left, over_capacity] =
                    all.each_ref().map(|people| people.spread(1.0));
                EvacuationResult {
                    driven_out,
                    left_in_time,
                    left,
                    over_capacity,
                }
            }),
            incidents: self
                .incidents
                .iter()
                .map(|fold| fold.result(self.replications))
                .collect(),
            fairness: self.fairness.result(world),
            clearing: self
                .clearing
                .as_ref()
                .map(|fold| fold.result(self.replications)),
            rescue: self
                .rescue
                .as_ref()
                .map(|fold| fold.result(self.replications)),
            activation_levels: self.levels.results(world, self.replications),
        }
    }

    fn arrival(&self) -> ArrivalCurve {
        let mut curve = ArrivalCurve::default();
        for point in 0..CURVE_POINTS {
            let counts = &self.curve[point * SHARE_BINS..(point + 1) * SHARE_BINS];
            let total: u64 = counts.iter().map(|&count| u64::from(count)).sum();
            let sum: u64 = counts
                .iter()
                .zip(0_u64..)
                .map(|(&count, share)| u64::from(count) * share)
                .sum();
            curve
                .time_h
                .push(Millis(point as i64 * curve_spacing(self.world)).hours());
            curve.mean.push(if total == 0 {
                0.0
            } else {
                sum as f64 / (total as f64 * 1000.0)
            });
            curve.p05.push(share_at(counts, total, 0.05));
            curve.p50.push(share_at(counts, total, 0.5));
            curve.p95.push(share_at(counts, total, 0.95));
        }
        curve
    }
}

fn curve_spacing(world: &World) -> i64 {
    (world.grid.horizon.0 / (CURVE_POINTS as i64 - 1)).max(1)
}

/// The smallest share that at least the part `p` of all replications do not exceed.
fn share_at(counts: &[u32], total: u64, p: f64) -> f64 {
    let asked = libm::ceil(total as f64 * p).max(1.0) as u64;
    let mut seen = 0;
    let share = counts.iter().position(|&count| {
        seen += u64::from(count);
        seen >= asked
    });
    share.map_or(0.0, |share| share as f64 / 1000.0)
}

/// A value as a number: hours, or the ratio; `None` if not reached.
pub(super) fn number(value: Value) -> Option<f64> {
    match value {
        Value::Time(time) => (!time.is_never()).then(|| time.hours()),
        Value::Ratio(ratio) => Some(ratio),
    }
}
