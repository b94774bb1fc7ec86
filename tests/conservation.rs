//! What must hold in every replication of every world: goods are conserved, vehicles are in one place, nothing comes
//! before its order, and the hours of a delivery add up.
//!
//! The worlds are small invented districts with a flood and failing roads; everything is read from the log and the outcome.

#[path = "support/districts.rs"]
mod districts;

use proptest::prelude::*;
use proptest::test_runner::TestCaseError;
use reliefsim::outcome::Outcome;
use reliefsim::response::{Entry, Happened, Plan, Tier};
use reliefsim::run::trace;
use reliefsim::scenario::choices::{DispatchRule, Level};
use reliefsim::units::Millis;
use reliefsim::world::{CommodityIx, PlaceIx, Site, SiteIx, World, compile};

/// An invented district with as many helicopters, whose dispatcher follows this rule; in every other one crews tire soon, and in
/// every other pair the county responds by levels.
fn district((seed, nodes, helicopters): (u64, usize, u32), rule: DispatchRule) -> World {
    let mut scenario = districts::district(seed, nodes);
    districts::with_helicopters(&mut scenario, helicopters);
    if seed.is_multiple_of(2) {
        districts::with_crews(&mut scenario, 3.0, 1 + (seed / 2 % 2) as u32);
    }
    if seed / 2 % 2 == 0 {
        districts::with_levels(&mut scenario);
    }
    scenario.policy.dispatch_rule = rule;
    compile(&scenario)
}

/// One replication with what it is checked against.
struct Replay {
    world: World,
    tier: Vec<Tier>,
    outcome: Outcome,
    log: Vec<Entry>,
}

impl Replay {
    fn of(world: World, seed: u64, replication: u32) -> Self {
        let plan = Plan::new(&world);
        let (outcome, log) = trace(&world, &plan, seed, replication);
        let tier = plan.tier;
        Self {
            world,
            tier,
            outcome,
            log,
        }
    }

    fn delivered(&self) -> impl Iterator<Item = (Millis, SiteIx, PlaceIx, CommodityIx, i64)> {
        self.log.iter().filter_map(|entry| match entry.what {
            Happened::Delivered {
                site,
                place,
                commodity,
                quantity_milli,
            } => Some((entry.time, site, place, commodity, quantity_milli)),
            _ => None,
        })
    }

    /// Each place got what the log says, and no site gave more than it had.
    fn books_agree(&self) -> Result<(), TestCaseError> {
        let width = self.world.commodities.len();
        let mut got = vec![0; self.outcome.goods.len()];
        let mut given = vec![0; self.world.sites.len() * width];
        for (time, site, place, commodity, quantity) in self.delivered() {
            prop_assert!(quantity > 0);
            got[place.at() * width + commodity.at()] += quantity;
            let given = &mut given[site.at() * width + commodity.at()];
            *given += quantity;
            let row = &self.world.sites[site.at()];
            let held = self.held_by(row, commodity, time);
            prop_assert!(*given <= held, "site {} gave {given} of {held}", row.id);
        }
        let books: Vec<i64> = self
            .outcome
            .goods
            .iter()
            .map(|goods| goods.delivered)
            .collect();
        prop_assert_eq!(got, books);
        Ok(())
    }

    /// What a site may have had of a commodity by a time: what lay there and the levels in force release, and what can have been
    /// made since the activation.
    fn held_by(&self, site: &Site, commodity: CommodityIx, time: Millis) -> i64 {
        let since = time - self.first_time(&Happened::Activation).unwrap_or(time);
        let levels = self.world.activation_levels.iter().filter(|row| {
            let in_force = self.first_time(&Happened::LevelInForce { level: row.level });
            in_force.is_some_and(|in_force| in_force <= time)
        });
        let is_shared = site.level == Level::County && !self.world.activation_levels.is_empty();
        let share = levels.map(|row| row.stock_share).fold(0.0, f64::max);
        let share = if is_shared { share } else { 1.0 };
        let lines = site.stock.iter();
        let own = lines.filter(|line| line.commodity == commodity);
        let held = own.map(|line| {
            // Shares are rounded.
            let released = (line.quantity_milli as f64 * share).ceil() as i64;
            released + line.made.map_or(0, |made| made.by(since))
        });
        held.sum()
    }

    /// When something happened for the first time.
    fn first_time(&self, what: &Happened) -> Option<Millis> {
        let mut log = self.log.iter();
        log.find(|entry| entry.what == *what)
            .map(|entry| entry.time)
    }

    /// Nobody acts before the level that calls them, and those from outside not before they can be here.
    fn levels_come_first(&self) -> Result<(), TestCaseError> {
        let of_truck = self
            .world
            .fleets
            .iter()
            .flat_map(|fleet| std::iter::repeat_n(fleet, fleet.count as usize));
        let of_truck: Vec<_> = of_truck.collect();
        for entry in &self.log {
            let Happened::Assigned { truck, site, .. } = entry.what else {
                continue;
            };
            let row = &self.world.sites[site.at()];
            let levels = [row.from_level, of_truck[truck as usize].from_level];
            for level in levels.into_iter().flatten() {
                let in_force = self.first_time(&Happened::LevelInForce { level });
                prop_assert!(in_force.is_some_and(|in_force| in_force <= entry.time));
            }
            if let (Some(level), Some(outside)) = (row.from_level, &row.reinforcement) {
                let asked = self.first_time(&Happened::LevelInForce { level });
                let soonest = Millis::from_hours(outside.arrives_after_h.quantile(0.0));
                prop_assert!(asked.is_some_and(|asked| asked + soonest <= entry.time));
            }
        }
        Ok(())
    }

    /// What was loaded at a site was delivered, brought back, or is still on a vehicle.
    fn loads_are_accounted_for(&self) -> Result<(), TestCaseError> {
        let mut loaded = vec![0; self.world.sites.len()];
        let mut unloading = vec![0; self.world.sites.len()];
        for (site, load_g, last) in self.trips() {
            match last {
                // Still on the vehicle, or brought back.
                Stage::Outward | Stage::TurnedBack => {}
                Stage::Home => loaded[site.at()] += load_g,
                Stage::Arrived => unloading[site.at()] += load_g,
            }
        }
        let mut delivered = vec![0; self.world.sites.len()];
        for (_, site, _, commodity, quantity) in self.delivered() {
            if !matches!(self.tier[site.at()], Tier::Own(_)) {
                delivered[site.at()] += self.world.commodities[commodity.at()].mass_g(quantity);
            }
        }
        for at in 0..delivered.len() {
            // A vehicle last heard of at the place may still be unloading.
            prop_assert!(delivered[at] >= loaded[at]);
            prop_assert!(delivered[at] <= loaded[at] + unloading[at]);
        }
        Ok(())
    }

    /// From where each trip went, with what, and how far it got.
    fn trips(&self) -> Vec<(SiteIx, i64, Stage)> {
        let mut current = vec![None; self.trucks()];
        let mut trips: Vec<(SiteIx, i64, Stage)> = Vec::new();
        for entry in &self.log {
            let Some(truck) = entry.what.truck() else {
                continue;
            };
            if let Happened::Assigned { site, load_g, .. } = entry.what {
                current[truck as usize] = Some(trips.len());
                trips.push((site, load_g, Stage::Outward));
            }
            let Some(trip) = current[truck as usize] else {
                continue;
            };
            let stage = &mut trips[trip].2;
            *stage = match (&entry.what, *stage) {
                (Happened::Arrived { .. }, _) => Stage::Arrived,
                (Happened::TurnedBack { .. }, _) => Stage::TurnedBack,
                (Happened::Home { .. }, Stage::Arrived) => Stage::Home,
                (_, stage) => stage,
            };
        }
        trips
    }

    fn trucks(&self) -> usize {
        self.world
            .fleets
            .iter()
            .map(|fleet| fleet.count as usize)
            .sum()
    }

    /// The log of each vehicle is a walk: assigned, departed, blocked at will, arrived or turned back, home; never back in time.
    fn vehicles_are_in_one_place(&self) -> Result<(), TestCaseError> {
        let mut before = vec![(Millis::ZERO, 'h'); self.trucks()];
        for entry in &self.log {
            let Some(truck) = entry.what.truck() else {
                continue;
            };
            let (time, last) = before[truck as usize];
            prop_assert!(time <= entry.time);
            let next = match entry.what {
                Happened::Assigned { .. } if last == 'h' => 'a',
                Happened::LoadingBegan { .. } if last == 'a' => 'l',
                Happened::Departed { .. } if last == 'l' => 'd',
                Happened::Blocked { rerouted: true, .. } if "db".contains(last) => last,
                // Waiting on the way out, or back.
                Happened::Blocked { .. } | Happened::NoWay { .. } | Happened::Grounded { .. }
                    if "db".contains(last) =>
                {
                    if last == 'd' {
                        'w'
                    } else {
                        'v'
                    }
                }
                Happened::DroveOn { .. } | Happened::TookOff { .. } if last == 'w' => 'd',
                Happened::DroveOn { .. } | Happened::TookOff { .. } if last == 'v' => 'b',
                Happened::TurnedBack { .. } if last == 'w' => 'b',
                Happened::Arrived { .. } if last == 'd' => 'u',
                Happened::Unloaded { .. } if last == 'u' => 'b',
                Happened::Home { .. } if last == 'b' => 'h',
                Happened::CrewChanged { .. } if last == 'h' => 'h',
                Happened::RestBegan { .. } if last == 'h' => 'r',
                Happened::RestEnded { .. } if last == 'r' => 'h',
                ref what => {
                    return Err(TestCaseError::fail(format!("{what:?} after {last}")));
                }
            };
            before[truck as usize] = (entry.time, next);
        }
        Ok(())
    }

    /// No crew begins a trip once its shift is over, and no more crews come off duty within a rest than there are.
    fn crews_rest(&self) -> Result<(), TestCaseError> {
        let Some(crews) = &self.world.crews else {
            return Ok(());
        };
        let [shift, rest] = [crews.shift_h, crews.rest_h].map(Millis::from_hours);
        // Of each vehicle: since when its crew is on duty, since when it stands by, and when crews came off duty.
        let mut since = vec![(None, Millis::ZERO, Vec::new()); self.trucks()];
        for entry in &self.log {
            let Some(truck) = entry.what.truck() else {
                continue;
            };
            let (on_duty, standing_by, off) = &mut since[truck as usize];
            match entry.what {
                Happened::Assigned { .. } => {
                    let is_rested = entry.time - *standing_by >= rest;
                    let began = on_duty.filter(|_| !is_rested).unwrap_or(entry.time);
                    prop_assert!(entry.time - began <= shift);
                    *on_duty = Some(began);
                }
                Happened::Home { .. } | Happened::RestEnded { .. } => *standing_by = entry.time,
                Happened::RestBegan { .. } | Happened::CrewChanged { .. } => {
                    let began = on_duty.take();
                    prop_assert!(began.is_some_and(|began| entry.time - began >= shift));
                    off.push((*standing_by).min(entry.time));
                    *standing_by = entry.time;
                }
                _ => {}
            }
        }
        let trucks = self.world.fleets.iter().flat_map(|fleet| {
            std::iter::repeat_n(fleet.crews_per_vehicle as usize, fleet.count as usize)
        });
        for (crews, (_, _, off)) in trucks.zip(&since) {
            for shifts in off.windows(crews + 1) {
                prop_assert!(shifts[crews] - shifts[0] >= rest, "a crew rested too short");
            }
        }
        Ok(())
    }

    /// Nothing is handed out before whoever sent it had ordered it.
    fn orders_come_first(&self) -> Result<(), TestCaseError> {
        let mut town_order = vec![Millis::NEVER; self.world.places.len()];
        for entry in &self.log {
            if let Happened::TownOrder { place } = entry.what {
                town_order[place.at()] = entry.time;
            }
        }
        for (time, site, place, ..) in self.delivered() {
            let outcome = &self.outcome.places[place.at()];
            let ordered = match self.tier[site.at()] {
                Tier::Own(own) => {
                    let within = self.world.places[place.at()].within;
                    prop_assert!(own == place || within == Some(own));
                    outcome.struck
                }
                Tier::Town(town) => {
                    prop_assert_eq!(self.world.places[place.at()].town, town);
                    town_order[place.at()]
                }
                Tier::County => outcome.dispatch_order,
            };
            prop_assert!(outcome.struck <= ordered && ordered <= time);
        }
        Ok(())
    }

    /// The steps of every delivery add up to its delay, and nobody is relieved twice.
    fn hours_add_up(&self) -> Result<(), TestCaseError> {
        for place in &self.outcome.places {
            prop_assert!(place.packaged_people() <= place.displaced);
            prop_assert!(place.displaced <= place.affected_here);
            if !place.first_delivery.is_never() {
                let delay = place.first_delivery - place.struck;
                prop_assert_eq!(place.first_budget().total(), delay);
            }
            let mut people = 0;
            for packaged in &place.packaged {
                people += packaged.people;
                let left = place.left_at(people - 1).min(packaged.time);
                prop_assert_eq!(packaged.budget().total(), packaged.time - left);
                prop_assert!(packaged.budget().0.iter().all(|&time| time >= Millis::ZERO));
            }
        }
        Ok(())
    }
}

/// How far a trip got, as its log says.
#[derive(Clone, Copy)]
enum Stage {
    Outward,
    TurnedBack,
    Arrived,
    Home,
}

#[test]
fn these_worlds_see_deliveries_closures_and_journeys_home() {
    let world = district((1, 150, 2), DispatchRule::NearFirst);
    let logs: Vec<Entry> = (0..40)
        .flat_map(|replication| Replay::of(world.clone(), 1, replication).log)
        .collect();
    let count =
        |which: fn(&Happened) -> bool| logs.iter().filter(|entry| which(&entry.what)).count();
    assert!(count(|what| matches!(what, Happened::Delivered { .. })) > 100);
    assert!(count(|what| matches!(what, Happened::Blocked { .. })) > 10);
    assert!(count(|what| matches!(what, Happened::TurnedBack { .. })) > 0);
    assert!(count(|what| matches!(what, Happened::TookOff { .. })) > 0);
    assert!(count(|what| matches!(what, Happened::Home { .. })) > 10);
}

#[test]
fn other_worlds_see_levels_convoys_and_rest() {
    let world = district((4, 150, 0), DispatchRule::NearFirst);
    let convoy = world
        .sites
        .iter()
        .position(|site| site.reinforcement.is_some());
    let convoy = convoy.expect("a convoy");
    let logs: Vec<Entry> = (0..40)
        .flat_map(|replication| Replay::of(world.clone(), 1, replication).log)
        .collect();
    let count =
        |which: &dyn Fn(&Happened) -> bool| logs.iter().filter(|entry| which(&entry.what)).count();
    assert!(count(&|what| matches!(what, Happened::LevelInForce { .. })) > 40);
    assert!(count(&|what| matches!(what, Happened::RestBegan { .. })) > 10);
    assert!(count(&|what| matches!(what, Happened::RestEnded { .. })) > 5);
    let comes =
        |what: &Happened| matches!(what, Happened::Assigned { site, .. } if site.at() == convoy);
    assert!(count(&comes) > 5);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn every_replication_keeps_the_books(district in (0..1000_u64, 100..200_usize, 0..3_u32), seed: u64, first in 0..1_000_000_u32) {
        for rule in districts::rules() {
            let world = self::district(district, rule);
            for replication in first..first + 4 {
                let replay = Replay::of(world.clone(), seed, replication);
                replay.books_agree()?;
                replay.loads_are_accounted_for()?;
                replay.vehicles_are_in_one_place()?;
                replay.crews_rest()?;
                replay.orders_come_first()?;
                replay.levels_come_first()?;
                replay.hours_add_up()?;
            }
        }
    }
}
