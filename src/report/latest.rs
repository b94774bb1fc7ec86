//! Which places are most often late.

use super::files::{relieved_within, thresholds};
use super::words;
use crate::run::{PlaceResult, Summary};

/// The limit in hours that places are judged by: the plan's first limit that places were held against, or else the
/// lowest that was recorded.
pub fn limit_h(summary: &Summary) -> Option<f64> {
    let recorded = thresholds(&summary.places);
    let assessed = summary
        .targets
        .iter()
        .filter(|target| target.chance().is_some());
    let first = assessed
        .filter_map(words::limit_h)
        .find(|limit| recorded.contains(limit));
    first.or(recorded.first().copied())
}

/// Positions of at most `most` places that were ever struck, the one least often relieved within `limit_h` first;
/// among equals the one with the later 95 % quantile, then median, then the order of the table.
pub fn order(summary: &Summary, limit_h: f64, most: usize) -> Vec<usize> {
    let places = &summary.places;
    let struck = |&at: &usize| places[at].struck_share > 0.0;
    let mut order: Vec<usize> = (0..places.len()).filter(struck).collect();
    let share = |place: &PlaceResult| relieved_within(place, limit_h).unwrap_or(0.0);
    let late = |hours: Option<f64>| hours.unwrap_or(f64::INFINITY);
    order.sort_by(|&a, &b| {
        let (a, b) = (&places[a], &places[b]);
        share(a)
            .total_cmp(&share(b))
            .then(late(b.relief.p95).total_cmp(&late(a.relief.p95)))
            .then(late(b.relief.p50).total_cmp(&late(a.relief.p50)))
    });
    order.truncate(most);
    order
}
