//! What the event does to roads and depots.
//!
//! In: the [`World`] and an [`Event`]. Out: [`Damage`], the state of every link at every
//! time (closed, or how slow), and what each site loses. Depth gives a ceiling of speed; too deep, or failed, is closed.

mod roads;
mod sites;
mod weather;

pub use roads::{Failed, TrueRoads, depth_m, dry_cost, link_cost, speed_factor};
pub use sites::SiteFlood;
pub use weather::WeatherCosts;

use std::ops::Range;

use crate::hazard::{Draws, Event};
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{LinkIx, World};

/// The state of roads over one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// When each link has failed by itself; empty where none can. `[link]`
    failed: Vec<Failed>,
    /// Links whose state ever differs from a dry, whole road, in order.
    pub touched: Vec<LinkIx>,
    /// The steps, first to last, at which there is water on a touched link. `[touched]`
    wet: Vec<Range<usize>>,
    /// The steps, around the peak, at which no vehicle of the world that water can stop passes a touched link. `[touched]`
    drowned: Vec<Range<usize>>,
}

impl Damage {
    /// Draws failures and works out what the water reaches.
    pub fn draw(world: &World, event: &Event, draws: &Draws) -> Self {
        let failed = failures(world, event, draws);
        let links = &world.network.links;
        let wet = |at: usize| {
            links.water[at].is_some_and(|water| event.peak_rise_m(water.reach) > water.height_m)
        };
        let fails = |at: usize| {
            failed
                .get(at)
                .is_some_and(|window| window.from < window.until)
        };
        let touched: Vec<LinkIx> = (0..links.id.len())
            .filter(|&at| wet(at) || fails(at))
            .map(|at| LinkIx(at as u32))
            .collect();
        let steps = |link: &LinkIx| {
            let water = links.water[link.at()];
            water.map_or(0..0, |water| event.steps_above(water.reach, water.height_m))
        };
        // A hair more than can be waded through, so that rounding makes nothing pass.
        let ford_depth_m = world.deepest_ford_m() + 1e-6;
        let drowned = |link: &LinkIx| {
            let deep = links.water[link.at()].zip(event.flood.as_ref());
            deep.map_or(0..0, |(water, flood)| {
                flood.steps_throughout(water.reach, water.height_m + ford_depth_m)
            })
        };
        Self {
            failed,
            wet: touched.iter().map(steps).collect(),
            drowned: touched.iter().map(drowned).collect(),
            touched,
        }
    }

    /// Up to which step (not included) what `step` does to a touched link lasts for sure, but for the light: while it is
    /// dry, or under more water than anybody wades through. `usize::MAX`: to the end. `at` is its number in `touched`.
    pub fn lasts_until(&self, at: usize, step: usize) -> usize {
        let (wet, drowned) = (&self.wet[at], &self.drowned[at]);
        if self.any_fails() {
            step
        } else if step < wet.start && !wet.is_empty() {
            wet.start
        } else if drowned.contains(&step) {
            drowned.end
        } else if wet.contains(&step) {
            step
        } else {
            usize::MAX
        }
    }

    /// Whether any link can have failed by itself.
    pub fn any_fails(&self) -> bool {
        !self.failed.is_empty()
    }

    /// Whether the link has failed by itself at this time.
    pub fn has_failed(&self, link: LinkIx, time: Millis) -> bool {
        self.failed
            .get(link.at())
            .is_some_and(|window| window.from <= time && time < window.until)
    }

    /// The next time after `time` at which the link fails or is mended.
    fn next_failure_change(&self, link: LinkIx, time: Millis) -> Millis {
        let changes = self
            .failed
            .get(link.at())
            .into_iter()
            .flat_map(|window| [window.from, window.until]);
        changes
            .filter(|&at| at > time)
            .min()
            .unwrap_or(Millis::NEVER)
    }
}

fn failures(world: &World, event: &Event, draws: &Draws) -> Vec<Failed> {
    let links = &world.network.links;
    let (Some(settings), Some(state), true) =
        (&world.link_failure, event.failure, links.any_can_fail)
    else {
        return Vec::new();
    };
    let when = settings
        .time_h
        .sample(&mut draws.stream(Purpose::LinkFailure, crate::random::EntityKey::SCENARIO));
    let from = Millis::from_hours(when);
    let window = |at: usize| {
        let probability = (links.closed_probability[at] * state.closure_factor).min(1.0);
        if probability <= 0.0
            || !draws
                .stream(Purpose::LinkFailure, links.key[at])
                .happens(probability)
        {
            return Failed::default();
        }
        let repair = settings
            .repair_h
            .sample(&mut draws.stream(Purpose::LinkRepair, links.key[at]));
        Failed {
            from,
            until: from + Millis::from_hours(repair),
        }
    };
    (0..links.id.len()).map(window).collect()
}
