//! Which places are most often late.

use super::files::relieved_within;
use crate::run::{PlaceResult, Summary};

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
