//! What is certain of one replication before anybody acts: the event, what it does to the roads, who is struck when,
//! when that is known and relief ordered, and who watches which road.
//!
//! Nothing here depends on depots, vehicles or teams but those that fight forest fires or clear roads. Two plans that differ only in
//! these meet the same facts (common random numbers), so facts drawn once serve both ([`Batch::replay`](super::Batch::replay)).

use std::rc::Rc;

use super::clearing;
use super::clearing_tasks::Ground;
use super::crew_drive::CrewRoads;
use super::evacuation::Evacuated;
use super::fire_attack::{Fought, fight};
use super::levels::{News, news};
use super::need::{PlaceNeed, Threat};
use super::orders::Orders;
use super::plan::Plan;
use super::warning;
use super::watch::Watch;
use crate::damage::{Closures, Damage, Struck, burn, causes};
use crate::hazard::{Burnt, Draws, Event};
use crate::outcome::{Clearance, FireOutcome, Warned};
use crate::scenario::settings::PolicySettings;
use crate::world::{Incidents, Place, PlaceIx, World};

/// The facts of one replication.
#[derive(Clone, Debug)]
pub struct Facts {
    /// Its random addresses.
    pub draws: Draws,
    /// What nature does.
    pub event: Event,
    /// What that does to the roads.
    pub damage: Damage,
    /// The people of each place before the water comes, and when it will. `[place]`
    pub(super) needs: Vec<PlaceNeed>,
    /// Reports and orders.
    pub(super) orders: Orders,
    /// Who reports the touched links.
    pub(super) watch: Watch,
    /// Who is warned when; empty where nobody is. `[place]`
    pub(super) warned: Vec<Warned>,
    /// Who leaves in time, and who takes them in.
    pub(super) evacuated: Evacuated,
    /// Forest fires and how they were fought, in the order in which they started.
    pub(super) fires: Vec<FireOutcome>,
    /// What crews did about closed roads, in the order in which they took it on.
    pub(super) clearances: Vec<Clearance>,
    /// Whether anybody is struck at all; if not, nothing will happen.
    pub(super) is_anybody_struck: bool,
}

impl Facts {
    /// Draws the facts of a replication.
    pub fn draw(world: &World, plan: &Plan, draws: Draws) -> Self {
        let event = Event::draw(world, &plan.hazards, &draws);
        let (fought, mut struck) = strike(world, plan, &event, &draws);
        let fires = fought.iter().map(|fought| fought.outcome).collect();
        let gales = plan.gales.as_deref();
        let clearances = clear(world, plan, &event, &draws, &mut struck);
        let damage = Damage::of(world, gales, &event, struck, &draws);
        let of = |(at, place)| PlaceNeed::of(world, &event, place, damage.hits.of(PlaceIx(at)));
        let mut needs: Vec<PlaceNeed> = (0..).zip(&world.places).map(of).collect();
        let struck_by = (event.flood.is_some(), event.passage.is_some());
        let is_told = |place: PlaceIx| {
            !needs[place.at()].struck.is_never() || plan.shelter_access.zone(place, struck_by) > 0
        };
        let by_nature = (&event, &damage);
        let warned = warning::draw(world, by_nature, &draws, is_told);
        let evacuated = Evacuated::draw(
            world,
            &plan.shelter_access,
            by_nature,
            &draws,
            (&warned, &needs),
        );
        for (need, arrivals) in needs.iter_mut().zip(&evacuated.arrivals) {
            need.take_in(arrivals);
        }
        let news = all_news(world, by_nature, &evacuated, &needs);
        Self {
            orders: Orders::draw(world, &damage, &draws, &needs, &news),
            watch: Watch::draw(world, &damage, &draws),
            warned,
            evacuated,
            is_anybody_struck: needs.iter().any(|need| !need.struck.is_never()),
            draws,
            event,
            damage,
            needs,
            fires,
            clearances,
        }
    }

    /// The roads as crews know and meet them.
    pub fn roads<'a>(&'a self, world: &'a World) -> CrewRoads<'a> {
        CrewRoads {
            world,
            event: &self.event,
            closures: self.damage.closures(),
            draws: &self.draws,
            watches: Rc::default(),
        }
    }

    /// Forest fires and how they were fought, in the order in which they started.
    pub fn fires(&self) -> &[FireOutcome] {
        &self.fires
    }

    /// What crews did about closed roads, in the order in which they took it on.
    pub fn clearances(&self) -> &[Clearance] {
        &self.clearances
    }

    /// The same with the line that was built. Drawn again when asked for, so that no run has to keep it.
    pub fn fought(&self, world: &World, plan: &Plan) -> Vec<Fought> {
        strike(world, plan, &self.event, &self.draws).0
    }

    /// What causes other than water struck, each with its cause. Drawn again when asked for, so that no run has to keep it.
    pub fn struck(&self, world: &World, plan: &Plan) -> Struck {
        let (_, mut struck) = strike(world, plan, &self.event, &self.draws);
        clear(world, plan, &self.event, &self.draws, &mut struck);
        struck
    }
}

/// What there will be to report of each place, where the county responds by levels; else nothing.
fn all_news(
    world: &World,
    (event, damage): (&Event, &Damage),
    evacuated: &Evacuated,
    needs: &[PlaceNeed],
) -> Vec<Vec<News>> {
    if world.activation_levels.is_empty() {
        return Vec::new();
    }
    let of = |(at, (place, need)): (PlaceIx, (&Place, &PlaceNeed))| {
        let threat = Threat {
            world,
            event,
            hits: damage.hits.of(at),
            left: evacuated.left(at),
            arrivals: evacuated.arrivals(at),
            place,
        };
        news(&threat, *need)
    };
    let places = world.places.iter().zip(needs);
    (0..).map(PlaceIx).zip(places).map(of).collect()
}

/// How fires were fought, and what they and all else but water closed and struck. Who fights fires meets what else has closed.
fn strike(world: &World, plan: &Plan, event: &Event, draws: &Draws) -> (Vec<Fought>, Struck) {
    let mut struck = causes(world, plan.gales.as_deref(), event, draws);
    if event.fires.is_empty() {
        return (Vec::new(), struck);
    }
    let closures = Closures::join(world.network.links(), struck.closed.clone());
    let roads = CrewRoads {
        world,
        event,
        closures: &closures,
        draws,
        watches: Rc::default(),
    };
    let fought = fight(&plan.fire_access, &roads);
    let ends: Vec<Burnt> = fought.iter().map(|fought| fought.burnt).collect();
    burn(world, event, &ends, &mut struck);
    (fought, struck)
}

/// Ends what crews clear when they have cleared it, and tells what they did.
fn clear(
    world: &World,
    plan: &Plan,
    event: &Event,
    draws: &Draws,
    struck: &mut Struck,
) -> Vec<Clearance> {
    let ground = Ground {
        world,
        access: &plan.clearing_access,
        gales: plan.gales.as_deref(),
        event,
        draws,
        watches: Rc::default(),
    };
    clearing::clear(&ground, &mut struck.closed)
}

/// Whether two worlds meet the same facts under the same seed: they may differ in depots, stock, teams, commodities,
/// targets, crews that answer calls, dispatch rule and knowledge of the roads, and in vehicles if the same depth of water stops them all. The teams
/// that fight forest fires decide when a fire ends, so they must be the same, and as far from the forests: that their plans
/// tell ([`Plan::fights_fires_like`]). So do those that clear roads, whose choice depends on who sends goods where too
/// ([`Plan::clears_roads_like`]).
pub fn meets_same_facts(one: &World, other: &World) -> bool {
    let time = |world: &World| (world.grid, world.start_hour_h);
    let dispatch_apart = |world: &World| PolicySettings {
        dispatch_rule: one.policy.dispatch_rule,
        knowledge: one.policy.knowledge,
        village_fetch: one.policy.village_fetch,
        tour_stops: one.policy.tour_stops,
        tour_added_min: one.policy.tour_added_min,
        ..world.policy.clone()
    };
    one.adcode == other.adcode
        && time(one) == time(other)
        && one.network == other.network
        && one.places == other.places
        && one.reaches == other.reaches
        && one.depths == other.depths
        && one.hydrograph == other.hydrograph
        && one.failure_states == other.failure_states
        && one.flood == other.flood
        && one.scour == other.scour
        && one.link_failure == other.link_failure
        && one.rain == other.rain
        && one.storm == other.storm
        && one.woods == other.woods
        && one.warning == other.warning
        && one.evacuation == other.evacuation
        && one.clearing == other.clearing
        && one.states == other.states
        && one.activation_levels == other.activation_levels
        && same_calls(one.incidents.as_ref(), other.incidents.as_ref())
        && one.traffic == other.traffic
        && dispatch_apart(one) == dispatch_apart(other)
        && one.deepest_ford_m().to_bits() == other.deepest_ford_m().to_bits()
}

/// Whether the same calls for help come in, whoever answers them.
fn same_calls(one: Option<&Incidents>, other: Option<&Incidents>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one.settings == other.settings && one.areas == other.areas,
        (one, other) => one.is_none() && other.is_none(),
    }
}
