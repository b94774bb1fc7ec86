//! What headquarters did: reports of all places, activation, orders.

use serde::Serialize;

use super::{Replayed, places};
use crate::response::{Entry, Happened};
use crate::units::Millis;

/// Reports and orders over all places that were struck.
#[derive(Clone, Debug, Serialize)]
pub struct Headquarters {
    /// The county activated its response.
    #[serde(rename = "activation_h", serialize_with = "super::as_hours")]
    pub activation: Millis,
    /// When reports reached the county, in order.
    #[serde(rename = "reports_h", serialize_with = "all_as_hours")]
    pub reports: Vec<Millis>,
    /// When the county ordered relief, in order.
    #[serde(rename = "orders_h", serialize_with = "all_as_hours")]
    pub orders: Vec<Millis>,
}

impl Headquarters {
    /// Whether nothing was reported.
    pub fn is_idle(&self) -> bool {
        self.reports.is_empty()
    }

    /// Reads it from the log.
    pub fn of(replayed: &Replayed) -> Self {
        let moments = places::moments(replayed);
        let in_order = |of: fn(&places::Moments) -> Millis| {
            let times = moments.iter().map(of);
            let mut times: Vec<Millis> = times.filter(|time| !time.is_never()).collect();
            times.sort_unstable();
            times
        };
        Self {
            activation: activation(replayed.log),
            reports: in_order(|place| place.county_report),
            orders: in_order(|place| place.county_order),
        }
    }
}

/// When the county activated its response.
pub fn activation(log: &[Entry]) -> Millis {
    let mut log = log.iter();
    let activation = log.find(|entry| entry.what == Happened::Activation);
    activation.map_or(Millis::NEVER, |entry| entry.time)
}

fn all_as_hours<S: serde::Serializer>(times: &[Millis], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_seq(times.iter().map(|time| time.hours()))
}
