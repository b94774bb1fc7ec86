//! Days of ambulances in Auckland and Manhattan, after the city models of JEMSS, held against a plain simulation.
//!
//! Roads, stations, hospitals, ambulances, the number of calls, their priorities and the mean times are those of the model; of
//! its two speeds everybody drives that of lights and sirens, calls come evenly from nodes of the roads, and handing over
//! always takes its mean.

#[path = "jemss/city.rs"]
mod city;
#[path = "jemss/plain.rs"]
mod plain;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use city::{City, NO_WAY};
use plain::{Call, Plain, Times};
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

/// What the generator of calls of a model says (`calls/…/train/gen_config.xml`).
struct Calls {
    a_day: f64,
    /// The share of each priority.
    priorities: [f64; 3],
    mean_on_scene_min: f64,
    to_hospital: f64,
    handover_min: f64,
    dispatch_min: f64,
}

const PRIORITIES: usize = 3;
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

fn scenario(city: &City, calls: &Calls, scenes: &[usize], times: &Times) -> Scenario {
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
            crews_per_vehicle: None,
            from_level: None,
            vehicle_id: Some(id("ambulance")),
            vehicles: 1,
        });
    }
    let mut settings: reliefsim::scenario::incidents::IncidentSettings =
        defaults().expect("every field has a default");
    settings.window_h = 24.0 * DAYS;
    settings.report_min = Dist::Fixed(0.0);
    settings.order_min = Dist::Fixed(calls.dispatch_min);
    settings.handover_min = Dist::Fixed(calls.handover_min);
    scenario.incidents = Some(settings);
    for (number, &node) in scenes.iter().enumerate() {
        let nearest = (0..city.hospitals.len()).min_by_key(|&at| times.hospitals[at][node]);
        for (priority, share) in (1..).zip(calls.priorities) {
            scenario.incident_areas.push(IncidentRow {
                area_id: id(&format!("a{number}/{priority}")),
                name: format!("scene {number}"),
                kind: IncidentKind::Medical,
                expected_incidents: calls.a_day * DAYS * share / scenes.len() as f64,
                priority,
                x_coord: 0.0,
                y_coord: 0.0,
                node_id: Some(id(&format!("n{node}"))),
                approach_min: 0.0,
                from_landing_km: Dist::Fixed(0.0),
                on_scene_min: Dist::Exponential(calls.mean_on_scene_min),
                hospital_share: calls.to_hospital,
                hospital_site_id: nearest.map(|at| id(&format!("h{at}"))),
            });
        }
    }
    scenario
}

/// The same calls for the plain simulation.
fn the_same_calls(world: &World, event: &Event, answered: &[IncidentOutcome]) -> Vec<Call> {
    let areas = &world.incidents.as_ref().expect("incidents").areas;
    let call = |(incident, answered): (&reliefsim::hazard::Incident, &IncidentOutcome)| Call {
        ordered: answered.ordered.0 as u64,
        priority: areas[incident.area as usize].row.priority,
        scene: incident.area as usize / PRIORITIES,
        on_scene: incident.on_scene.0 as u64,
        to_hospital: incident.to_hospital,
    };
    event.incidents.iter().zip(answered).map(call).collect()
}

/// Holds days of the program against the plain simulation.
fn hold(city: &City, calls: &Calls) {
    let to = |nodes: &[usize]| -> Vec<Vec<u64>> {
        nodes.iter().map(|&node| city.times_to(node)).collect()
    };
    let (stations, hospitals) = (to(&city.stations), to(&city.hospitals));
    let scenes = scenes(city, &[&stations[..], &hospitals[..]].concat());
    assert_eq!(scenes.len(), SCENES);
    let times = Times {
        scenes: to(&scenes),
        stations,
        hospitals,
    };
    let world = world::compile(&scenario(city, calls, &scenes, &times));
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let plain = Plain {
        city,
        times: &times,
        scenes: &scenes,
        handover: (calls.handover_min * 60_000.0) as u64,
    };
    let [mut ours, mut theirs] = [Vec::new(), Vec::new()];
    for replication in 0..REPLICATIONS {
        let key = world.seed_key(1);
        let facts = Facts::draw(&world, &plan, Draws { key, replication });
        let answered = answer(&plan.incident_access, &facts.roads(&world));
        let calls = the_same_calls(&world, &facts.event, &answered);
        let on_scene = plain.answer(&calls).into_iter().zip(&calls);
        theirs.extend(on_scene.map(|(on_scene, call)| minutes(on_scene - call.ordered)));
        let arrival = |one: &IncidentOutcome| minutes(one.arrival(Clock::DispatchOrder).0 as u64);
        ours.extend(answered.iter().map(arrival));
    }
    let [ours, theirs] = [ours, theirs].map(|all| Found::of(&all));
    println!("the program: {ours:?}\nplain: {theirs:?}");
    assert!(ours.is_near(&theirs, 0.005));
}

#[test]
fn ambulances_of_auckland_are_on_scene_as_in_a_plain_simulation() {
    let Some(folder) = support::shared("data/jemss-auckland") else {
        return;
    };
    let city = City::read(&folder, [88.99, 111.32]);
    assert_eq!((city.stations.len(), city.ambulances.len()), (14, 16));
    let calls = Calls {
        a_day: 280.0,
        priorities: [0.57, 0.245, 0.185],
        mean_on_scene_min: 12.0,
        to_hospital: 0.8,
        handover_min: 12.0,
        dispatch_min: 50.0 / 60.0,
    };
    hold(&city, &calls);
}

#[test]
fn ambulances_of_manhattan_are_on_scene_as_in_a_plain_simulation() {
    let Some(folder) = support::shared("data/jemss-manhattan") else {
        return;
    };
    let city = City::read(&folder, [84.28, 111.32]);
    assert_eq!((city.stations.len(), city.ambulances.len()), (8, 12));
    let calls = Calls {
        a_day: 18.8 * 24.0,
        priorities: [0.42, 0.0, 0.58],
        mean_on_scene_min: 7.6,
        to_hospital: 0.85,
        handover_min: 4.0,
        dispatch_min: 2.5,
    };
    hold(&city, &calls);
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
