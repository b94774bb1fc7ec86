//! The time it takes to travel every link where there is no water on it, for a whole batch: in the rain of each
//! replication's event, by day and in the dark.

use super::roads::{speed_factor, speed_of, whole_ms};
use crate::hazard::Event;
use crate::routing::{CLOSED, LANES};
use crate::world::{LinkIx, Vehicle, World};

/// Costs of dry links for one kind of vehicle.
#[derive(Clone, Debug)]
pub struct WeatherCosts {
    /// Length times 3600, in m: over km/h it gives ms. `[link]`
    length: Vec<f64>,
    /// Speed on a dry day by daylight, in km/h; 0 where the vehicle cannot go. `[link]`
    speed_km_h: Vec<f64>,
    /// In ms, by day and in the dark. `[link][lane]`
    costs_ms: [Vec<[i32; LANES]>; 2],
}

impl WeatherCosts {
    /// Room for the costs of a kind of vehicle.
    pub fn new(world: &World, vehicle: &Vehicle) -> Self {
        let links = (0..world.network.links() as u32).map(LinkIx);
        let closed = || vec![[CLOSED; LANES]; world.network.links()];
        Self {
            length: world
                .network
                .links
                .length_m
                .iter()
                .map(|length_m| length_m * 3600.0)
                .collect(),
            speed_km_h: links.map(|link| speed_of(world, vehicle, link)).collect(),
            costs_ms: [closed(), closed()],
        }
    }

    /// Works out the costs of a batch of events, one a lane; lanes without an event stand still.
    pub fn fill(&mut self, world: &World, events: &[&Event]) {
        for (dark, costs_ms) in [false, true].into_iter().zip(&mut self.costs_ms) {
            let mut factor = [0.0; LANES];
            for (factor, event) in factor.iter_mut().zip(events) {
                *factor = speed_factor(world, event, dark);
            }
            travel_times(&self.length, &self.speed_km_h, &factor, costs_ms);
        }
    }

    /// The costs of all links, by day or in the dark, in ms. `[link][lane]`
    pub fn lanes(&self, dark: bool) -> &[[i32; LANES]] {
        &self.costs_ms[usize::from(dark)]
    }

    /// The cost of a link in one lane, in ms; [`CLOSED`] if the vehicle cannot use it at all.
    #[inline]
    pub fn cost(&self, link: LinkIx, dark: bool, lane: usize) -> i32 {
        self.costs_ms[usize::from(dark)][link.at()][lane]
    }
}

/// `length / (speed × factor)`, rounded half up, at most [`CLOSED`]: to the millisecond what
/// [`link_cost`](super::link_cost) gives without water.
#[multiversion::multiversion(targets(
    "x86_64+avx512f+avx512vl+avx512dq",
    "x86_64+avx2",
    "aarch64+neon"
))]
fn travel_times(
    length: &[f64],
    speed_km_h: &[f64],
    factor: &[f64; LANES],
    costs_ms: &mut [[i32; LANES]],
) {
    for ((&length, &speed_km_h), costs_ms) in length.iter().zip(speed_km_h).zip(costs_ms) {
        // Standing still takes for ever, and nothing over nothing is not a number: both end as closed.
        *costs_ms = std::array::from_fn(|lane| whole_ms(length / (speed_km_h * factor[lane])));
    }
}
