//! Days of ambulances in Auckland, after the city model of JEMSS, held against a plain simulation.
//!
//! Roads, stations, hospitals, ambulances, the number of calls, their priorities and the mean times are those of the model; of
//! its two speeds everybody drives that of lights and sirens, calls come evenly from nodes of the roads, and handing over
//! always takes its mean.

#[path = "auckland/city.rs"]
mod city;
#[path = "auckland/plain.rs"]
mod plain;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use city::{City, NO_WAY};
use plain::{Call, Leaves, Plain, Times};
use reliefsim::hazard::{Draws, Event};
use reliefsim::outcome::IncidentOutcome;
use reliefsim::random::Dist;
use reliefsim::response::incidents::answer;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Clock, Level, Mode, TeamKind};
use reliefsim::scenario::incidents::{IncidentKind, IncidentRow};
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::tables::{LinkRow, TeamRow, VehicleRow};
use reliefsim::world::{self, World};
use worlds::id;

/// Calls a day, and the share of each priority (`calls/single/train/gen_config.xml`).
const CALLS_A_DAY: f64 = 280.0;
const PRIORITIES: [f64; 3] = [0.57, 0.245, 0.185];
const MEAN_ON_SCENE_MIN: f64 = 12.0;
const TO_HOSPITAL: f64 = 0.8;
const HANDOVER_MIN: f64 = 12.0;
const DISPATCH_MIN: f64 = 50.0 / 60.0;

const SCENES: usize = 100;
const DAYS: f64 = 5.0;
const REPLICATIONS: u32 = 4;

/// Nodes of the roads, evenly by number, between which and all stations and hospitals ambulances can drive.
fn scenes(city: &City, there: &[Vec<u64>]) -> Vec<usize> {
    let step = city.nodes.len() / (2 * SCENES);
    let candidates = (0..city.nodes.len()).step_by(step);
    let leads = |node: &usize| there.iter().all(|times| times[*node] < NO_WAY);
    let reached = |node: &usize| {
        let times = city.times_to(*node);
        city.stations.iter().all(|&station| times[station] < NO_WAY)
    };
    let sound = candidates.filter(|node| leads(node) && reached(node));
    sound.take(SCENES).collect()
}

fn scenario(city: &City, scenes: &[usize], times: &Times) -> Scenario {
    let mut scenario = worlds::empty(city.nodes.len(), 24.0 * (DAYS + 1.0));
    worlds::road(&mut scenario, [0, 1], 1.0, 0.0);
    let model = scenario.links.remove(0);
    let link = |(number, arc): (usize, &city::Arc)| LinkRow {
        link_id: id(&format!("l{number}")),
        from_node_id: id(&format!("n{}", arc.from)),
        to_node_id: id(&format!("n{}", arc.to)),
        directed: true,
        length: arc.km,
        free_speed: Some(60.0 * arc.km / arc.minutes),
        ..model.clone()
    };
    scenario.links = city.arcs.iter().enumerate().map(link).collect();
    (scenario.flood, scenario.link_failure) = (None, None);
    scenario.vehicles.push(VehicleRow {
        vehicle_id: id("ambulance"),
        mode: Mode::Road,
        max_speed_km_h: 1000.0,
        ..scenario.vehicles[0].clone()
    });
    for (number, &node) in city.stations.iter().enumerate() {
        scenario
            .sites
            .push(worlds::site(&format!("s{number}"), node));
    }
    for (number, &node) in city.hospitals.iter().enumerate() {
        scenario
            .sites
            .push(worlds::site(&format!("h{number}"), node));
    }
    for (number, station) in city.ambulances.iter().enumerate() {
        scenario.teams.push(TeamRow {
            team_id: id(&format!("t{number}")),
            name: format!("ambulance {number}"),
            level: Level::County,
            kind: TeamKind::Medical,
            people_persons: 2.0,
            site_id: id(&format!("s{station}")),
            turnout_min: Dist::Fixed(0.0),
            night_turnout_min: None,
            standby_turnout_min: None,
            vehicle_id: Some(id("ambulance")),
            vehicles: 1,
            crews_per_vehicle: None,
            from_level: None,
        });
    }
    let mut settings: reliefsim::scenario::incidents::IncidentSettings =
        defaults().expect("every field has a default");
    settings.window_h = 24.0 * DAYS;
    settings.report_min = Dist::Fixed(0.0);
    settings.order_min = Dist::Fixed(DISPATCH_MIN);
    settings.handover_min = Dist::Fixed(HANDOVER_MIN);
    scenario.incidents = Some(settings);
    for (number, &node) in scenes.iter().enumerate() {
        let nearest = (0..city.hospitals.len()).min_by_key(|&at| times.hospitals[at][node]);
        for (priority, share) in (1..).zip(PRIORITIES) {
            scenario.incident_areas.push(IncidentRow {
                area_id: id(&format!("a{number}/{priority}")),
                name: format!("scene {number}"),
                kind: IncidentKind::Medical,
                expected_incidents: CALLS_A_DAY * DAYS * share / scenes.len() as f64,
                priority,
                x_coord: 0.0,
                y_coord: 0.0,
                node_id: Some(id(&format!("n{node}"))),
                approach_min: 0.0,
                from_landing_km: Dist::Fixed(0.0),
                on_scene_min: Dist::Exponential(MEAN_ON_SCENE_MIN),
                hospital_share: TO_HOSPITAL,
                hospital_site_id: nearest.map(|at| id(&format!("h{at}"))),
            });
        }
    }
    scenario
}

/// The same calls for the plain simulation.
fn calls(world: &World, event: &Event, answered: &[IncidentOutcome]) -> Vec<Call> {
    let areas = &world.incidents.as_ref().expect("incidents").areas;
    let call = |(incident, answered): (&reliefsim::hazard::Incident, &IncidentOutcome)| Call {
        ordered: answered.ordered.0 as u64,
        priority: areas[incident.area as usize].row.priority,
        scene: incident.area as usize / PRIORITIES.len(),
        on_scene: incident.on_scene.0 as u64,
        to_hospital: incident.to_hospital,
    };
    event.incidents.iter().zip(answered).map(call).collect()
}

#[test]
fn ambulances_of_auckland_are_on_scene_as_in_a_plain_simulation() {
    let Some(folder) = support::shared("data/jemss-auckland") else {
        return;
    };
    let city = City::read(&folder);
    assert_eq!((city.stations.len(), city.ambulances.len()), (14, 16));
    let to = |nodes: &[usize]| -> Vec<Vec<u64>> {
        nodes.iter().map(|&node| city.times_to(node)).collect()
    };
    let (stations, hospitals) = (to(&city.stations), to(&city.hospitals));
    let scenes = scenes(&city, &[&stations[..], &hospitals[..]].concat());
    assert_eq!(scenes.len(), SCENES);
    let times = Times {
        scenes: to(&scenes),
        stations,
        hospitals,
    };
    let world = world::compile(&scenario(&city, &scenes, &times));
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let plain = |leaves| Plain {
        leaves,
        city: &city,
        times: &times,
        scenes: &scenes,
        handover: (HANDOVER_MIN * 60_000.0) as u64,
    };
    let [mut ours, mut alike, mut anywhere] = [Vec::new(), Vec::new(), Vec::new()];
    for replication in 0..REPLICATIONS {
        let key = world.seed_key(1);
        let draws = Draws { key, replication };
        let event = Facts::draw(&world, &plan, draws).event;
        let answered = answer(&world, &plan.incident_access, &event, &draws);
        let calls = calls(&world, &event, &answered);
        let arrivals = |leaves| {
            let on_scene = plain(leaves).answer(&calls).into_iter().zip(&calls);
            on_scene.map(|(on_scene, call)| minutes(on_scene - call.ordered))
        };
        alike.extend(arrivals(Leaves::AtEnds));
        anywhere.extend(arrivals(Leaves::AtNextNode));
        let arrival = |one: &IncidentOutcome| minutes(one.arrival(Clock::DispatchOrder).0 as u64);
        ours.extend(answered.iter().map(arrival));
    }
    let [ours, alike, anywhere] = [ours, alike, anywhere].map(|all| Found::of(&all));
    println!(
        "the program: {ours:?}\nplain, by its rule: {alike:?}\nplain, from any node: {anywhere:?}"
    );
    assert!(ours.is_near(&alike, 0.001));
    // Who may leave the way back at any node is there a little sooner: the rule errs to the safe side.
    assert!(ours.is_near(&anywhere, 0.1) && ours.mean_min >= anywhere.mean_min);
}

fn minutes(ms: u64) -> f64 {
    ms as f64 / 60_000.0
}

/// How soon ambulances were on scene after their order.
#[derive(Debug)]
struct Found {
    calls: usize,
    mean_min: f64,
    within_8_min: f64,
}

impl Found {
    fn of(minutes: &[f64]) -> Self {
        let calls = minutes.len();
        let soon = minutes.iter().filter(|minutes| **minutes <= 8.0).count();
        Self {
            calls,
            mean_min: minutes.iter().sum::<f64>() / calls as f64,
            within_8_min: soon as f64 / calls as f64,
        }
    }

    fn is_near(&self, other: &Self, by: f64) -> bool {
        let near = |one: f64, other: f64| (one / other - 1.0).abs() <= by;
        self.calls == other.calls
            && near(self.mean_min, other.mean_min)
            && near(self.within_8_min, other.within_8_min)
    }
}
