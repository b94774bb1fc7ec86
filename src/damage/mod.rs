//! What the event does to roads and depots.
//!
//! In: the [`World`] and an [`Event`]. Out: [`Damage`], the state of every link at every
//! time (closed, or how slow), and what each site loses. Depth gives a ceiling of speed; what is too deep is closed, and so
//! is what a cause other than water closes for a while ([`Closures`]).

mod bridge_wind;
mod casualties;
mod closures;
pub mod communications;
pub mod displaced;
mod failures;
mod fires;
pub mod fragility;
mod gale;
pub mod landslides;
mod people;
pub mod power;
mod rain;
mod roads;
mod scour;
mod sites;
mod states;
mod struck;
pub mod trees;
mod weather;

pub use casualties::{Away, Casualties, Trapped, in_deep_water};
pub use closures::{Cause, Closing, Closures, Window};
pub use people::{Blow, Hit, Hits};
pub use roads::{
    TrueRoads, depth_m, dry_cost, is_by_boat, link_cost, slowed, speed_factor, speed_factor_at,
};
pub use sites::SiteFlood;
pub use struck::Struck;
pub use weather::WeatherCosts;

use std::ops::Range;

pub use gale::GaleModel;

use gale::Gale;

use crate::hazard::{Burnt, Draws, Event};
use crate::units::Millis;
use crate::world::{Grid, LinkIx, World};

/// The state of roads over one replication.
#[derive(Clone, Debug, PartialEq)]
pub struct Damage {
    /// When links are closed, whatever the water does.
    closures: Closures,
    /// Links whose state ever differs from a dry, whole road, in order.
    pub touched: Vec<LinkIx>,
    /// People struck for another reason than the water in their houses.
    pub hits: Hits,
    /// When each place cannot be heard by telephone; empty where all can. `[place]`
    pub silence: Vec<Window>,
    /// The steps, first to last, at which there is water on a touched link. `[touched]`
    wet: Vec<Range<usize>>,
    /// The steps, around the peak, at which no vehicle of the world that water can stop passes a touched link. `[touched]`
    drowned: Vec<Range<usize>>,
    grid: Grid,
}

impl Damage {
    /// Joins what causes other than water have struck ([`causes`]), and works out what the water reaches.
    pub fn of(
        world: &World,
        gales: Option<&GaleModel>,
        event: &Event,
        struck: Struck,
        draws: &Draws,
    ) -> Self {
        let gale = gale(world, gales, event, draws);
        let closures = Closures::join(world.network.links(), struck.closed);
        let links = &world.network.links;
        let is_touched = |link: &LinkIx| {
            let water = links.water[link.at()];
            water.is_some_and(|water| event.peak_rise_m(water.reach) > water.height_m)
                || !closures.of(*link).is_empty()
        };
        let touched: Vec<LinkIx> = (0..links.id.len() as u32)
            .map(LinkIx)
            .filter(is_touched)
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
                let deep_m = world.depths.rise_m(water, ford_depth_m);
                flood.steps_throughout(water.reach, deep_m)
            })
        };
        Self {
            wet: touched.iter().map(steps).collect(),
            drowned: touched.iter().map(drowned).collect(),
            closures,
            silence: gale.map_or_else(Vec::new, |gale| gale.silence()),
            hits: Hits::join(world.places.len(), struck.hits),
            touched,
            grid: world.grid,
        }
    }

    /// Up to which step (not included) what `step` does to a touched link lasts for sure, but for the light: while it is
    /// dry, or under more water than anybody wades through, and neither closes nor opens for another reason.
    /// `usize::MAX`: to the end. `at` is its number in `touched`.
    pub fn lasts_until(&self, at: usize, step: usize) -> usize {
        self.water_lasts_until(at, step)
            .min(self.closure_lasts_until(self.touched[at], step))
    }

    fn water_lasts_until(&self, at: usize, step: usize) -> usize {
        let (wet, drowned) = (&self.wet[at], &self.drowned[at]);
        if step < wet.start && !wet.is_empty() {
            wet.start
        } else if drowned.contains(&step) {
            drowned.end
        } else if wet.contains(&step) {
            step
        } else {
            usize::MAX
        }
    }

    fn closure_lasts_until(&self, link: LinkIx, step: usize) -> usize {
        let begins = self.grid.step_begins(step);
        let change = self.closures.next_change(link, begins);
        if change >= self.grid.horizon {
            usize::MAX
        } else {
            self.grid.step_at(change).max(step)
        }
    }

    /// Whether the link is closed at this time, whatever the water does.
    #[inline]
    pub fn is_closed(&self, link: LinkIx, time: Millis) -> bool {
        self.closures.is_closed(link, time)
    }

    /// When the link is closed, whatever the water does, in order of time.
    pub fn closed(&self, link: LinkIx) -> &[Window] {
        self.closures.of(link)
    }

    /// When all links are closed, whatever the water does.
    pub fn closures(&self) -> &Closures {
        &self.closures
    }
}

/// What causes other than water and fires close and strike in an event, each with its cause: what [`Damage::of`] joins.
pub fn causes(world: &World, gales: Option<&GaleModel>, event: &Event, draws: &Draws) -> Struck {
    let mut struck = Struck::default();
    failures::close(world, event, draws, &mut struck.closed);
    scour::close(world, event, draws, &mut struck.closed);
    if let Some(gale) = gale(world, gales, event, draws) {
        gale.strike(&mut struck);
    }
    if let Some(rain) = &event.rain {
        rain::close(world, rain, draws, &mut struck.closed);
    }
    states::strike(world, event, &mut struck);
    struck
}

/// Adds what fires close and strike. `ends` says when each fire of the event ends.
pub fn burn(world: &World, event: &Event, ends: &[Burnt], struck: &mut Struck) {
    fires::strike(world, event, ends, struck);
}

/// From when on people work outside at a link: once the dangerous wind of a typhoon is over there, from the start where none
/// comes.
pub fn calm_from(
    world: &World,
    gales: Option<&GaleModel>,
    event: &Event,
    draws: &Draws,
    link: LinkIx,
) -> Millis {
    gale(world, gales, event, draws).map_or(Millis::ZERO, |gale| gale.calm_at(link))
}

/// The gale of an event, where there is one and wind does damage.
fn gale<'a>(
    world: &'a World,
    model: Option<&'a GaleModel>,
    event: &'a Event,
    draws: &'a Draws,
) -> Option<Gale<'a>> {
    let ground = world.storm.as_ref()?;
    Some(Gale {
        world,
        ground,
        settings: ground.damage.as_ref()?,
        model: model?,
        passage: event.passage.as_ref()?,
        draws,
    })
}
