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

/// An invented district with as many helicopters, whose dispatcher follows this rule, and whose vehicles make tours of so many stops;
/// in every other one crews tire soon, and in every other pair the county responds by levels.
fn district(
    (seed, nodes, helicopters, tour_stops): (u64, usize, u32, u32),
    rule: DispatchRule,
) -> World {
    let mut scenario = districts::district(seed, nodes);
    districts::with_helicopters(&mut scenario, helicopters);
    if seed.is_multiple_of(2) {
        districts::with_crews(&mut scenario, 3.0, 1 + (seed / 2 % 2) as u32);
    }
    if seed / 2 % 2 == 0 {
        districts::with_levels(&mut scenario);
    }
    scenario.policy.dispatch_rule = rule;
    scenario.policy.tour_stops = tour_stops;
    if seed % 3 == 0 {
        scenario.commodities[0].shelf_life_h = Some(2.0);
    }
    if seed % 2 == 0 {
        districts::with_village_vehicles(&mut scenario);
    }
    compile(&scenario)
}

/// One replication with what it is checked against.
struct Replay {
    world: World,
    tier: Vec<Tier>,
    /// `[truck]`
    payload_g: Vec<i64>,
    outcome: Outcome,
    log: Vec<Entry>,
}

impl Replay {
    fn of(world: World, seed: u64, replication: u32) -> Self {
        let plan = Plan::new(&world);
        let (outcome, log) = trace(&world, &plan, seed, replication);
        let trucks = plan.trucks.iter();
        let payload_g = trucks
            .map(|truck| world.vehicles[truck.vehicle.at()].payload_g)
            .collect();
        let tier = plan.tier;
        Self {
            world,
            tier,
            payload_g,
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
        let mut spoiled = vec![0; self.outcome.goods.len()];
        for entry in &self.log {
            if let Happened::Spoiled {
                place,
                commodity,
                quantity_milli,
                ..
            } = entry.what
            {
                spoiled[place.at() * width + commodity.at()] += quantity_milli;
            }
        }
        let goods = self.outcome.goods.iter();
        let written_off: Vec<i64> = goods.map(|goods| goods.spoiled).collect();
        prop_assert_eq!(spoiled, written_off);
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

    /// What a vehicle has unloaded at a place is what it loaded for it, stop by stop; all else it brought back, or still has.
    fn loads_are_accounted_for(&self) -> Result<(), TestCaseError> {
        let mut unloaded = vec![0; self.world.sites.len()];
        let mut aboard: Vec<Vec<(PlaceIx, i64)>> = vec![Vec::new(); self.trucks()];
        let mut from = vec![SiteIx(0); self.trucks()];
        let mut spoiled_g = vec![0; self.world.sites.len()];
        for entry in &self.log {
            let Some(truck) = entry.what.truck().map(|truck| truck as usize) else {
                continue;
            };
            match entry.what {
                Happened::Assigned {
                    site,
                    place,
                    load_g,
                    ..
                }
                | Happened::WentForGoods {
                    site,
                    place,
                    load_g,
                    ..
                } => {
                    prop_assert!(aboard[truck].is_empty() && load_g > 0);
                    from[truck] = site;
                    aboard[truck].push((place, load_g));
                }
                Happened::StopAdded { place, load_g, .. } => {
                    prop_assert!(aboard[truck].iter().all(|(other, _)| *other != place));
                    prop_assert!(load_g > 0);
                    aboard[truck].push((place, load_g));
                    let mass_g: i64 = aboard[truck].iter().map(|(_, load_g)| load_g).sum();
                    prop_assert!(mass_g <= self.payload_g[truck]);
                }
                Happened::Unloaded { place, .. } => {
                    let at = aboard[truck].iter().position(|(bound, _)| *bound == place);
                    prop_assert!(at.is_some(), "unloaded where nothing was for");
                    unloaded[from[truck].at()] += aboard[truck].remove(at.unwrap_or(0)).1;
                }
                Happened::TurnedBack { .. } => aboard[truck].clear(),
                // At a place it was unloaded with all else; back home it had turned back.
                Happened::Spoiled {
                    commodity,
                    quantity_milli,
                    ..
                } => {
                    let mass_g = self.world.commodities[commodity.at()].mass_g(quantity_milli);
                    spoiled_g[from[truck].at()] += mass_g * i64::from(!aboard[truck].is_empty());
                }
                Happened::Home { .. } => prop_assert!(aboard[truck].is_empty()),
                _ => {}
            }
        }
        let mut delivered = vec![0; self.world.sites.len()];
        for (_, site, _, commodity, quantity) in self.delivered() {
            if !matches!(self.tier[site.at()], Tier::Own(_)) {
                delivered[site.at()] += self.world.commodities[commodity.at()].mass_g(quantity);
            }
        }
        for (delivered, spoiled) in delivered.iter_mut().zip(spoiled_g) {
            *delivered += spoiled;
        }
        prop_assert_eq!(delivered, unloaded);
        Ok(())
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
                Happened::StopAdded { .. } if last == 'a' => 'a',
                // On the way to the depot from which it fetches.
                Happened::WentForGoods { .. } if last == 'h' => 'f',
                Happened::Blocked { rerouted: true, .. } if last == 'f' => 'f',
                Happened::Blocked { .. } | Happened::NoWay { .. } if last == 'f' => 'g',
                Happened::DroveOn { .. } if last == 'g' => 'f',
                Happened::ReachedDepot { .. } if last == 'f' => 'a',
                Happened::WentOn { .. } if last == 'b' => 'd',
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
                Happened::Spoiled { .. } if "ub".contains(last) => last,
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
                Happened::Assigned { .. } | Happened::WentForGoods { .. } => {
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

#[test]
fn these_worlds_see_deliveries_closures_and_journeys_home() {
    let world = district((1, 150, 2, 3), DispatchRule::NearFirst);
    let logs: Vec<Entry> = (0..40)
        .flat_map(|replication| Replay::of(world.clone(), 1, replication).log)
        .collect();
    let count =
        |which: fn(&Happened) -> bool| logs.iter().filter(|entry| which(&entry.what)).count();
    assert!(count(|what| matches!(what, Happened::Delivered { .. })) > 100);
    assert!(count(|what| matches!(what, Happened::WentOn { .. })) > 10);
    assert!(count(|what| matches!(what, Happened::Blocked { .. })) > 10);
    assert!(count(|what| matches!(what, Happened::TurnedBack { .. })) > 0);
    assert!(count(|what| matches!(what, Happened::TookOff { .. })) > 0);
    assert!(count(|what| matches!(what, Happened::Home { .. })) > 10);
}

#[test]
fn other_worlds_see_levels_convoys_and_rest() {
    let world = district((4, 150, 0, 1), DispatchRule::NearFirst);
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
    fn every_replication_keeps_the_books(district in (0..1000_u64, 100..200_usize, 0..3_u32, 1..=4_u32), seed: u64, first in 0..1_000_000_u32) {
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
