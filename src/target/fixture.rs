//! A row of a plan for tests, to be changed where it matters.

use crate::scenario::choices::{Assessable, Clock, Comparator, EventKind, Nature, NeedPopulation};
use crate::scenario::metrics::Metric;
use crate::scenario::spec::Id;
use crate::scenario::tables::TargetRow;

/// Everybody displaced has a full first package within 8 hours of the disaster.
pub fn row() -> TargetRow {
    TargetRow {
        target_id: Id("t".into()),
        indicator: String::new(),
        metric: Metric::FirstReliefTime,
        comparator: Comparator::AtMost,
        threshold: 8.0,
        unit: "h".into(),
        clock: Some(Clock::Disaster),
        event: Some(EventKind::PackageDelivered),
        population: NeedPopulation::Displaced,
        level: None,
        share: 1.0,
        exclusions: None,
        reliability: 0.9,
        nature: Nature::Anticipatory,
        due: None,
        source: String::new(),
        quote: None,
        assessable: Assessable::Yes,
        why: None,
    }
}
