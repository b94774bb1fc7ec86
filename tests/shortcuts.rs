//! What the engine remembers or works out at a stroke, held to looking again at every step.

#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::damage::{TrueRoads, depth_m, link_cost};
use reliefsim::hazard::{Draws, Flood};
use reliefsim::outcome::Outcome;
use reliefsim::response::{Batch, Facts, Plan, RouterKind, Tier};
use reliefsim::routing::{CLOSED, LANES, Roads};
use reliefsim::run::trace;
use reliefsim::units::Millis;
use reliefsim::world::{LinkIx, NodeIx, ReachIx, World};
use shipped::shipped;

const SEED: u64 = 1;

fn worlds() -> Vec<World> {
    vec![
        shipped("kaiping", &[]),
        // Behind a dyke the water rises, drains and may rise again; low roads are wet before anything has risen.
        shipped(
            "kaiping",
            &["hazards.flood.severity=3", "link.L000001.hand_m=-1"],
        ),
        shipped("songbei", &[]),
        // Closures begin and end at times of their own, and several may follow each other on a road.
        shipped("kaiping-typhoon", &[]),
        shipped("kaiping-fire", &[]),
    ]
}

fn facts(world: &World, replication: u32) -> Facts {
    let key = world.seed_key(SEED);
    let plan = Plan::with_router(world, RouterKind::Reference, None);
    Facts::draw(world, &plan, Draws { key, replication })
}

fn is_above(flood: &Flood, reach: ReachIx, height_m: f64, steps: usize) -> Vec<bool> {
    let rises = (0..steps).map(|step| flood.rise_m(reach, step) > height_m);
    rises.collect()
}

#[test]
fn spans_of_water_are_those_that_a_look_at_every_step_finds() {
    let mut spans = 0;
    for world in worlds() {
        let steps = world.grid.steps();
        for replication in 0..8 {
            let facts = facts(&world, replication);
            let Some(flood) = &facts.event.flood else {
                continue;
            };
            for reach in (0..world.reaches.len() as u32).map(ReachIx) {
                let peak_m = flood.peak_rise_m(reach);
                let all = (0..steps).map(|step| flood.rise_m(reach, step));
                let highest_m = all.fold(f64::NEG_INFINITY, f64::max);
                assert_eq!(peak_m.to_bits(), highest_m.to_bits());
                for height_m in [-1.0, 0.0, 0.3 * peak_m, 0.9 * peak_m, peak_m, peak_m + 1.0] {
                    let above = is_above(flood, reach, height_m, steps);
                    let first = above.iter().position(|&is| is);
                    let last = above.iter().rposition(|&is| is);
                    let found = flood.steps_above(reach, height_m);
                    assert_eq!(found.clone().next(), first);
                    assert_eq!(found.last(), last);
                    let peak = flood.peak_step(reach);
                    let found = flood.steps_throughout(reach, height_m);
                    let around = |step: usize| {
                        let between = step.min(peak)..=step.max(peak);
                        above[between].iter().all(|&is| is)
                    };
                    let throughout: Vec<usize> = (0..steps).filter(|&at| around(at)).collect();
                    assert_eq!(found.collect::<Vec<_>>(), throughout);
                    let reached = flood.first_step(reach, |rise_m| rise_m > height_m);
                    assert_eq!(reached, first);
                    spans += usize::from(first.is_some());
                }
            }
        }
    }
    assert!(spans > 300, "{spans} spans");
}

#[test]
fn a_link_stays_as_it_is_for_as_long_as_its_damage_says() {
    let (mut spans, mut longest) = (0, 0);
    for world in worlds() {
        let steps = world.grid.steps();
        for replication in 0..6 {
            let facts = facts(&world, replication);
            let damage = &facts.damage;
            let costs = |link: LinkIx| -> Vec<Vec<i32>> {
                let at = |step: usize| {
                    let time = world.grid.step_begins(step);
                    let depth_m = depth_m(&world, &facts.event, link, time);
                    let cost = |vehicle| link_cost(&world, vehicle, link, depth_m, 1.0);
                    let closed = damage.is_closed(link, time);
                    let open = |cost| if closed { CLOSED } else { cost };
                    world.vehicles.iter().map(cost).map(open).collect()
                };
                (0..steps).map(at).collect()
            };
            for link in (0..world.network.links() as u32).map(LinkIx) {
                let costs = costs(link);
                let Ok(number) = damage.touched.binary_search(&link) else {
                    assert!(
                        costs.iter().all(|cost| *cost == costs[0]),
                        "{link:?} is touched"
                    );
                    continue;
                };
                for step in 0..steps {
                    let until = damage.lasts_until(number, step).min(steps);
                    let same = costs[step..until].iter().all(|cost| *cost == costs[step]);
                    assert!(same, "{link:?} changes between steps {step} and {until}");
                    spans += usize::from(until > step);
                    longest = longest.max(until - step.min(until));
                }
            }
        }
    }
    assert!(
        spans > 1_000 && longest > 10,
        "{spans} spans, the longest {longest} steps"
    );
}

/// Nodes that open roads lead to at a time from any of these.
fn reached(world: &World, roads: &TrueRoads, from: &[NodeIx], time: Millis) -> Vec<bool> {
    let network = &world.network;
    let mut reached = vec![false; network.nodes()];
    let mut open: Vec<NodeIx> = from.to_vec();
    while let Some(node) = open.pop() {
        if !std::mem::replace(&mut reached[node.at()], true) {
            let arcs = network.arcs_from(node);
            let arcs = arcs.filter(|arc| roads.cost(network.link[arc.at()], time) < CLOSED);
            open.extend(arcs.map(|arc| network.head[arc.at()]));
        }
    }
    reached
}

/// How long each place is cut off, looked up epoch by epoch in a search of its own. `[place]`
fn isolated(world: &World, plan: &Plan, facts: &Facts, outcome: &Outcome) -> Vec<Millis> {
    let serves = |tier: &Tier| !matches!(tier, Tier::Own(_));
    let sites = world.sites.iter().zip(&plan.tier);
    let stocked = sites.filter(|(site, tier)| serves(tier) && !site.stock.is_empty());
    let stocked: Vec<NodeIx> = stocked.map(|(site, _)| site.node).collect();
    let mut isolated = vec![Millis::ZERO; world.places.len()];
    let Some(wader) = plan.deepest_wader else {
        return isolated;
    };
    let roads = TrueRoads {
        world,
        event: &facts.event,
        closures: facts.damage.closures(),
        vehicle: &world.vehicles[wader.at()],
    };
    for epoch in 0..world.grid.epochs() {
        let begins = world.grid.epoch_begins(epoch);
        let end = world.grid.epoch_begins(epoch + 1).min(world.grid.horizon);
        if begins >= end {
            break;
        }
        let reached = reached(world, &roads, &stocked, begins);
        for (at, place) in world.places.iter().enumerate() {
            if outcome.places[at].struck <= begins && !reached[place.node.at()] {
                isolated[at] += end - begins;
            }
        }
    }
    isolated
}

#[test]
fn places_are_cut_off_as_long_as_searches_of_their_own_find() {
    let mut cut_off = 0;
    for world in worlds() {
        let plan = Plan::new(&world);
        let outcomes = Batch::new(&world, &plan).play(world.seed_key(SEED), 0, LANES);
        for (replication, outcome) in (0..).zip(&outcomes) {
            let expected = isolated(&world, &plan, &facts(&world, replication), outcome);
            let found: Vec<Millis> = outcome.places.iter().map(|place| place.isolated).collect();
            assert_eq!(found, expected, "replication {replication}");
            cut_off += found.iter().filter(|time| **time > Millis::ZERO).count();
        }
    }
    assert!(cut_off > 50, "{cut_off} places cut off");
}

#[test]
fn a_replication_alone_is_the_same_as_in_its_batch() {
    for world in worlds() {
        let plan = Plan::new(&world);
        let outcomes = Batch::new(&world, &plan).play(world.seed_key(SEED), 0, LANES);
        for (replication, outcome) in (0..).zip(&outcomes) {
            let (alone, _) = trace(&world, &plan, SEED, replication);
            assert_eq!(alone, *outcome, "replication {replication}");
        }
    }
}
