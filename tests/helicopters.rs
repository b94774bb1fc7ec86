//! Helicopters that bring relief: they fly straight, by daylight, and not in strong wind; roads are nothing to them.

#[path = "support/districts.rs"]
mod districts;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use std::path::Path;

use districts::with_helicopters;
use proptest::prelude::*;
use reliefsim::hazard::{Draws, MOMENT};
use reliefsim::outcome::{Outcome, PlaceOutcome, Step};
use reliefsim::response::{Entry, Facts, Happened, Plan, RouterKind};
use reliefsim::run::trace;
use reliefsim::scenario::choices::{DispatchRule, Knowledge, Mode};
use reliefsim::scenario::{Request, Scenario, load};
use reliefsim::units::Millis;
use reliefsim::world::{PlaceIx, SiteIx, World, compile};
use support::program::Desk;
use worlds::id;

const PERSONS: u32 = 500;
const EVERY_KNOWLEDGE: [Knowledge; 3] = [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle];

/// A depot with a lorry and a helicopter, and a village 50 km away whose only road is closed. At 200 km/h it flies for 15 minutes;
/// 500 kg are loaded in 1 minute at 30 t/h and unloaded in 1.5 minutes at 20 t/h.
fn scenario(start_hour_h: f64) -> Scenario {
    let mut scenario = worlds::empty(2, 48.0);
    worlds::road(&mut scenario, [0, 1], 60.0, 1.0);
    worlds::village(&mut scenario, 1, PERSONS);
    worlds::depot(&mut scenario, 0, 1);
    (scenario.places[0].x_coord, scenario.places[0].y_coord) = (30_000.0, 40_000.0);
    scenario.sites[0].docks = 2;
    scenario.scenario.start_hour_h = reliefsim::random::Dist::Fixed(start_hour_h);
    let mut helicopter = scenario.vehicles[0].clone();
    helicopter.vehicle_id = id("helicopter");
    helicopter.mode = Mode::Air;
    helicopter.max_speed_km_h = 200.0;
    scenario.vehicles.push(helicopter);
    let mut crew = scenario.teams[0].clone();
    (crew.team_id, crew.vehicle_id) = (id("pilots"), Some(id("helicopter")));
    scenario.teams.push(crew);
    scenario
}

/// The same under some knowledge of the roads. Who is blind believes that the lorry gets there, and so has none.
fn knowing(knowledge: Knowledge, start_hour_h: f64) -> Scenario {
    let mut scenario = scenario(start_hour_h);
    scenario.policy.knowledge = knowledge;
    if knowledge == Knowledge::Blind {
        scenario.teams[0].vehicles = 0;
    }
    scenario
}

fn played(scenario: &Scenario, router: RouterKind) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    trace(&world, &Plan::with_router(&world, router, None), 1, 0)
}

fn village(scenario: &Scenario) -> PlaceOutcome {
    played(scenario, RouterKind::Lanes).0.places.remove(0)
}

/// When something first happened.
fn first(log: &[Entry], which: fn(&Happened) -> bool) -> Option<Millis> {
    log.iter()
        .find(|entry| which(&entry.what))
        .map(|entry| entry.time)
}

#[test]
fn a_flight_takes_its_distance_over_its_speed_whatever_closes_the_road() {
    for knowledge in EVERY_KNOWLEDGE {
        for router in [RouterKind::Lanes, RouterKind::Reference] {
            for rule in districts::rules() {
                let mut scenario = knowing(knowledge, 8.0);
                scenario.policy.dispatch_rule = rule;
                let (outcome, log) = played(&scenario, router);
                let village = &outcome.places[0];
                assert_eq!(
                    village.first_delivery,
                    Millis::from_minutes(1.0 + 15.0 + 1.5),
                    "{knowledge:?} {rule:?}"
                );
                assert_eq!(village.packaged_people(), PERSONS);
                let budget = village.first_budget();
                assert_eq!(budget.spent(Step::Driving), Millis::from_minutes(15.0));
                assert_eq!(budget.total(), village.first_delivery);
                let home = first(&log, |what| matches!(what, Happened::Home { .. }));
                assert_eq!(home, Some(Millis::from_minutes(1.0 + 15.0 + 1.5 + 15.0)));
                let is_told = knowledge != Knowledge::Blind;
                assert_eq!(
                    village.cut_off_when_struck, is_told,
                    "by lorry, where there is one"
                );
            }
        }
    }
}

#[test]
fn without_its_helicopter_the_village_waits_for_ever() {
    let mut on_wheels = scenario(8.0);
    on_wheels.teams[1].vehicles = 0;
    assert!(village(&on_wheels).first_delivery.is_never());
}

#[test]
fn who_could_not_land_before_dark_is_loaded_in_the_morning() {
    // It gets dark within a quarter of an hour, in the step after 19 h, and light in the step that begins 11.25 h on.
    for knowledge in EVERY_KNOWLEDGE {
        let mut evening = knowing(knowledge, 18.9);
        // Headquarters looks each half hour: 11.5 h on it is light.
        let morning = Millis::from_hours(11.5) + Millis::from_minutes(1.0 + 15.0 + 1.5);
        assert_eq!(village(&evening).first_delivery, morning);
        // A full load takes half an hour at 10 t/h: loading begins before dawn, and it leaves with the first light.
        evening.sites[0].loading_t_per_h = 10.0;
        let with_the_light = village(&evening);
        let dawn = Millis::from_hours(11.25) + Millis::from_minutes(15.0 + 1.5);
        assert_eq!(with_the_light.first_delivery, dawn);
        let waited = with_the_light.first_budget().spent(Step::RoadWait);
        assert!(waited >= Millis::from_minutes(12.0), "{waited:?}");
        evening.vehicles[1].night_flight = true;
        let by_night = Millis::from_minutes(3.0 + 15.0 + 1.5);
        assert_eq!(village(&evening).first_delivery, by_night);
    }
}

#[test]
fn who_could_not_be_home_before_dark_spends_the_night_where_it_is() {
    // Dark half an hour on; it would be home after 32.5 minutes. Light 11.5 h on.
    let (_, log) = played(&scenario(18.5), RouterKind::Lanes);
    let minutes = Millis::from_minutes;
    let grounded = first(&log, |what| matches!(what, Happened::Grounded { .. }));
    assert_eq!(grounded, Some(minutes(17.5)));
    let took_off = first(&log, |what| matches!(what, Happened::TookOff { .. }));
    assert_eq!(took_off, Some(Millis::from_hours(11.5)));
    let home = first(&log, |what| matches!(what, Happened::Home { .. }));
    assert_eq!(home, Some(Millis::from_hours(11.75)));
}

/// Mean wind at a site's and a place's cell, the stronger of both, in m/s.
fn wind_m_s(world: &World, facts: &Facts, (site, place): (SiteIx, PlaceIx), time: Millis) -> f64 {
    let ground = world.storm.as_ref().expect("a typhoon");
    let passage = facts.event.passage.as_ref().expect("a typhoon");
    let at_site = ground.cell_at(&world.network, world.sites[site.at()].node);
    let cells = [at_site.expect("a road"), ground.cell_of_place[place.at()]];
    let wind = |cell| {
        let mut winds = passage.wind_at(cell);
        winds.nth((time.0 / MOMENT.0) as usize).expect("a moment")
    };
    cells.map(wind).into_iter().fold(0.0, f64::max)
}

#[test]
fn it_is_in_the_air_only_while_the_wind_lets_it() {
    const LIMIT_M_S: f64 = 9.0;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping-typhoon");
    let loaded = load(&folder, &Request::default());
    let mut scenario = loaded.expect("a sound scenario").scenario;
    with_helicopters(&mut scenario, 3);
    let at = scenario.vehicles.len() - 1;
    scenario.vehicles[at].wind_limit_m_s = Some(LIMIT_M_S);
    scenario.vehicles[at].night_flight = true;
    let world = compile(&scenario);
    let plan = Plan::new(&world);
    let (mut flights, mut stays) = (0, 0);
    for replication in 0..12 {
        let key = world.seed_key(1);
        let facts = Facts::draw(&world, &plan, Draws { key, replication });
        let (_, log) = trace(&world, &plan, 1, replication);
        let mut bound_for = vec![None; plan.trucks.len()];
        for (at, entry) in log.iter().enumerate() {
            let Some(truck) = entry.what.truck() else {
                continue;
            };
            let of = plan.trucks[truck as usize];
            if world.vehicles[of.vehicle.at()].flight.is_none() {
                continue;
            }
            if let Happened::Assigned { site, place, .. } = entry.what {
                bound_for[truck as usize] = Some((site, place));
            }
            let leaves = matches!(
                entry.what,
                Happened::Departed { .. } | Happened::Unloaded { .. } | Happened::TookOff { .. }
            );
            let stays_down = |next: &&Entry| {
                next.time == entry.time && next.what == Happened::Grounded { truck }
            };
            let ends = bound_for[truck as usize].expect("assigned before");
            let wind_m_s = wind_m_s(&world, &facts, ends, entry.time);
            if matches!(entry.what, Happened::Grounded { .. }) {
                assert!(wind_m_s > LIMIT_M_S);
                stays += 1;
            } else if leaves && !log[at..].iter().take(2).any(|next| stays_down(&next)) {
                assert!(wind_m_s <= LIMIT_M_S, "{wind_m_s} m/s at {:?}", entry.time);
                flights += 1;
            }
        }
    }
    assert!(flights > 0 && stays > 0, "{flights} flights, {stays} stays");
}

#[test]
fn a_helicopter_that_nobody_has_changes_nothing() {
    let without = districts::district(3, 120);
    let mut with = without.clone();
    with_helicopters(&mut with, 0);
    let outcomes = |scenario: &Scenario| {
        let world = compile(scenario);
        let plan = Plan::new(&world);
        (0..8)
            .map(|replication| trace(&world, &plan, 1, replication).0)
            .collect::<Vec<_>>()
    };
    assert_eq!(outcomes(&without), outcomes(&with));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]
    #[test]
    fn both_routers_lead_to_the_same_outcomes(district_seed in 0..1000_u64, nodes in 60..140_usize, seed: u64, first in 0..1_000_000_u32) {
        let mut scenario = districts::district(district_seed, nodes);
        with_helicopters(&mut scenario, 2);
        for rule in [DispatchRule::NearFirst, DispatchRule::Assignment, DispatchRule::RelaxedBound] {
            scenario.policy.dispatch_rule = rule;
            let world = compile(&scenario);
            let [lanes, reference] = [RouterKind::Lanes, RouterKind::Reference].map(|router| {
                let plan = Plan::with_router(&world, router, None);
                let outcomes = (first..first + 3).map(|at| trace(&world, &plan, seed, at).0);
                outcomes.collect::<Vec<_>>()
            });
            prop_assert_eq!(lanes, reference);
        }
    }
}

#[test]
fn limits_of_flight_are_for_what_flies_and_air_links_for_nobody() {
    let desk = Desk::with_example();
    let table = desk.read("demo/vehicles.csv");
    let header = table.lines().next().expect("a header");
    let limited = |mode: &str| {
        let rows = table.lines().skip(1);
        let rows: String = rows.map(|row| [row, ",17,true\n"].concat()).collect();
        let rows = rows.replace(",road,", &format!(",{mode},"));
        format!("{header},wind_limit_m_s,night_flight\n{rows}")
    };
    let idle = |code: &String| code == "W0640";
    desk.write("demo/vehicles.csv", limited("air"));
    assert!(!desk.codes("demo").iter().any(idle));
    desk.write("demo/vehicles.csv", limited("road"));
    assert_eq!(desk.codes("demo").into_iter().filter(idle).count() % 2, 0);
    assert!(desk.codes("demo").iter().any(idle));

    let is_bare = |code: &String| code == "W0642";
    desk.write("demo/vehicles.csv", limited("air"));
    assert!(!desk.codes("demo").iter().any(is_bare));
    let stock = desk.read("demo/stock.csv");
    let teams = desk.read("demo/teams.csv");
    let base = |row: &str| row.split(',').nth(5).expect("a site").to_owned();
    let base = base(teams.lines().nth(1).expect("a team"));
    let elsewhere = |line: &&str| !line.starts_with(&format!("{base},"));
    let elsewhere: Vec<&str> = stock.lines().filter(elsewhere).collect();
    desk.write("demo/stock.csv", elsewhere.join("\n") + "\n");
    assert!(desk.codes("demo").iter().any(is_bare));

    let air_link = |code: &String| code == "W0641";
    assert!(!desk.codes("demo").iter().any(air_link));
    let links = desk.read("demo/network/link.csv");
    let mut lines = links.lines();
    let header = lines.next().expect("a header");
    let rows: String = lines.map(|row| [row, ",air\n"].concat()).collect();
    desk.write("demo/network/link.csv", format!("{header},mode\n{rows}"));
    assert!(desk.codes("demo").iter().any(air_link));
}
