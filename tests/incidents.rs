//! Calls for help and the crews that answer them, held against what can be worked out by hand and by queueing theory.

#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::hazard::{Event, Incident};
use reliefsim::outcome::{IncidentOutcome, Outcome};
use reliefsim::random::{Dist, EntityKey};
use reliefsim::response::crew_drive::CrewRoads;
use reliefsim::response::incidents::answer;
use reliefsim::response::meets_same_facts;
use reliefsim::run;
use reliefsim::scenario::choices::{Clock, Comparator, EventKind, Level, Mode, TeamKind};
use reliefsim::scenario::incidents::{IncidentKind, IncidentRow, IncidentSettings};
use reliefsim::scenario::metrics::Metric;
use reliefsim::scenario::tables::{TargetRow, TeamRow, VehicleRow};
use reliefsim::scenario::{self, Request, Scenario};
use reliefsim::target::{Value, measure};
use reliefsim::units::Millis;
use stage::Stage;
use support::program::{Desk, shipped};
use worlds::id;

const BOAT_KM_H: f64 = 20.0;

/// Nodes in a row, 60 km and so an hour of road apart, and nothing that floods; light and rain change nothing.
fn coast(nodes: usize, horizon_h: f64) -> Scenario {
    let mut scenario = worlds::empty(nodes, horizon_h);
    for node in 1..nodes {
        worlds::road(&mut scenario, [node - 1, node], 60.0, 0.0);
    }
    let boat = VehicleRow {
        vehicle_id: id("boat"),
        mode: Mode::Water,
        max_speed_km_h: BOAT_KM_H,
        ..scenario.vehicles[0].clone()
    };
    scenario.vehicles.push(boat);
    scenario.flood = None;
    scenario.link_failure = None;
    scenario.incidents = Some(IncidentSettings {
        window_h: horizon_h / 2.0,
        night_factor: 1.0,
        report_min: Dist::Fixed(5.0),
        order_min: Dist::Fixed(3.0),
        teams_per_incident: 1,
        launch_min: Dist::Fixed(6.0),
        boat_night_share: 1.0,
        boat_wind_limit_m_s: 13.9,
        handover_min: Dist::Fixed(15.0),
    });
    scenario
}

fn area(scenario: &mut Scenario, node: usize, kind: IncidentKind) -> &mut IncidentRow {
    let number = scenario.incident_areas.len();
    scenario.incident_areas.push(IncidentRow {
        area_id: id(&format!("a{number}")),
        name: format!("area {number}"),
        kind,
        expected_incidents: 1.0,
        priority: 1,
        x_coord: 0.0,
        y_coord: 0.0,
        node_id: Some(id(&format!("n{node}"))),
        approach_min: 0.0,
        from_landing_km: Dist::Fixed(0.0),
        on_scene_min: Dist::Fixed(30.0),
        hospital_share: 0.0,
        hospital_site_id: None,
    });
    &mut scenario.incident_areas[number]
}

/// A site at a node, where teams stand by and patients are taken.
fn site(scenario: &mut Scenario, node: usize) -> String {
    let name = format!("s{}", scenario.sites.len());
    scenario.sites.push(worlds::site(&name, node));
    name
}

/// A team at a node with so many boats or ambulances, which turn out in ten minutes.
fn team(scenario: &mut Scenario, node: usize, kind: TeamKind, vehicles: u32) -> &mut TeamRow {
    let site_id = id(&site(scenario, node));
    let number = scenario.teams.len();
    let vehicle = if kind == TeamKind::Medical {
        "lorry"
    } else {
        "boat"
    };
    scenario.teams.push(TeamRow {
        team_id: id(&format!("t{number}")),
        name: format!("team {number}"),
        level: Level::County,
        kind,
        people_persons: 4.0,
        site_id,
        turnout_min: Dist::Fixed(10.0),
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: Some(id(vehicle)),
        vehicles,
    });
    &mut scenario.teams[number]
}

impl Stage {
    fn event(&self, replication: u32) -> Event {
        self.facts(replication).event
    }

    /// How the calls of an event are answered on the roads of the first replication.
    fn answer(&self, event: &Event) -> Vec<IncidentOutcome> {
        let facts = self.facts(0);
        let roads = CrewRoads {
            event,
            ..facts.roads(&self.world)
        };
        answer(&self.plan.incident_access, &roads)
    }

    fn play(&self, replication: u32) -> Vec<IncidentOutcome> {
        let facts = self.facts(replication);
        answer(&self.plan.incident_access, &facts.roads(&self.world))
    }

    /// How calls that come at these minutes from these areas are answered, each after 30 min of work.
    fn calls(&self, calls: &[(u32, f64)]) -> Vec<IncidentOutcome> {
        let mut event = self.event(0);
        let call = |(number, &(area, minute)): (u64, &(u32, f64))| Incident {
            key: EntityKey(number),
            area,
            happened: Millis::from_minutes(minute),
            reported: Millis::from_minutes(minute),
            from_landing_km: 0.0,
            on_scene: Millis::from_minutes(30.0),
            to_hospital: false,
        };
        event.incidents = (0..).zip(calls).map(call).collect();
        self.answer(&event)
    }
}

fn minutes(minutes: f64) -> Millis {
    Millis::from_minutes(minutes)
}

/// From the order until a team is on scene.
fn response(incident: &IncidentOutcome) -> Millis {
    incident.arrival(Clock::DispatchOrder)
}

#[test]
fn one_boat_at_one_incident_takes_the_sum_of_its_delays() {
    let mut scenario = coast(2, 48.0);
    let river = area(&mut scenario, 1, IncidentKind::River);
    river.approach_min = 4.0;
    river.from_landing_km = Dist::Fixed(10.0);
    river.on_scene_min = Dist::Fixed(45.0);
    team(&mut scenario, 0, TeamKind::WaterRescue, 1);
    let mut slow = scenario.clone();
    slow.traffic.night_speed_factor = 0.5;
    slow.scenario.start_hour_h = Dist::Fixed(20.0);
    for (scenario, slowness) in [(scenario, 1.0), (slow, 2.0)] {
        let mut scenario = scenario;
        let settings = scenario.incidents.as_mut().expect("the section");
        settings.boat_night_share = 1.0 / slowness;
        settings.window_h = 4.0;
        let stage = Stage::of(&scenario);
        let alone = (0..50).map(|replication| stage.play(replication));
        let alone: Vec<_> = alone.filter(|incidents| incidents.len() == 1).collect();
        assert!(alone.len() > 5);
        for incidents in alone {
            let [incident] = &incidents[..] else { continue };
            let after = |time: Millis| time - incident.happened;
            let boat_min = 60.0 * 10.0 / BOAT_KM_H;
            let on_scene = 5.0 + 3.0 + 10.0 + 6.0 + slowness * (60.0 + 4.0 + boat_min);
            assert_eq!(after(incident.reported), minutes(5.0));
            assert_eq!(after(incident.ordered), minutes(8.0));
            assert_eq!(after(incident.on_scene), minutes(on_scene));
            let [sortie] = incident.sorties[..] else {
                panic!("one crew")
            };
            assert_eq!(sortie.sent, incident.ordered);
            let free = on_scene + 45.0 + slowness * boat_min;
            assert_eq!(after(sortie.free), minutes(free));
        }
    }
}

#[test]
fn an_ambulance_is_free_again_once_it_has_handed_over() {
    let mut scenario = coast(3, 48.0);
    let hospital = site(&mut scenario, 2);
    let town = area(&mut scenario, 1, IncidentKind::Medical);
    town.hospital_share = 0.5;
    town.hospital_site_id = Some(id(&hospital));
    team(&mut scenario, 0, TeamKind::Medical, 1);
    let stage = Stage::of(&scenario);
    let mut taken = [0, 0];
    for incident in (0..200).flat_map(|replication| stage.play(replication)) {
        for sortie in &incident.sorties {
            if !sortie.free.is_never() {
                let busy = sortie.free - sortie.on_scene;
                let (on_scene, handed_over) = (minutes(30.0), minutes(30.0 + 60.0 + 15.0));
                assert!(busy == on_scene || busy == handed_over, "{busy}");
                taken[usize::from(busy == handed_over)] += 1;
            }
        }
    }
    let share = f64::from(taken[1]) / f64::from(taken[0] + taken[1]);
    assert!((share - 0.5).abs() < 0.15, "{taken:?}");
}

#[test]
fn a_crew_on_its_way_back_goes_on_or_turns_round_without_turnout() {
    let mut scenario = coast(3, 48.0);
    for node in [1, 0, 1] {
        area(&mut scenario, node, IncidentKind::Medical);
    }
    team(&mut scenario, 0, TeamKind::Medical, 1);
    let stage = Stage::of(&scenario);
    // Ordered at 3, on scene an hour and a turnout later, free at 103 at n1.
    let later = |area, minute: f64| response(&stage.calls(&[(0, 0.0), (area, minute - 3.0)])[1]);
    assert_eq!(later(2, 103.0 + 20.0), minutes(20.0));
    assert_eq!(later(1, 103.0 + 20.0), minutes(40.0));
    assert_eq!(later(1, 103.0 + 60.0), minutes(10.0));
    assert_eq!(later(2, 103.0 + 60.0), minutes(70.0));
    // In line until the crew is free, it has no way to go.
    assert_eq!(later(2, 53.0), minutes(50.0));
}

#[test]
fn the_urgent_are_answered_first_and_within_a_class_who_was_ordered_first() {
    let mut scenario = coast(2, 48.0);
    area(&mut scenario, 0, IncidentKind::Medical).priority = 2;
    area(&mut scenario, 0, IncidentKind::Medical);
    team(&mut scenario, 0, TeamKind::Medical, 1).turnout_min = Dist::Fixed(0.0);
    let stage = Stage::of(&scenario);
    let answered = stage.calls(&[(0, 0.0), (0, 1.0), (0, 2.0), (1, 3.0), (1, 4.0)]);
    let on_scene: Vec<Millis> = answered.iter().map(|one| one.on_scene).collect();
    assert_eq!(on_scene, [3.0, 93.0, 123.0, 33.0, 63.0].map(minutes));
}

#[test]
fn as_many_teams_as_are_asked_for_go_if_they_are_free_and_the_first_counts() {
    let mut scenario = coast(3, 48.0);
    area(&mut scenario, 0, IncidentKind::River);
    for node in [2, 0, 1] {
        team(&mut scenario, node, TeamKind::WaterRescue, 1);
    }
    scenario
        .incidents
        .as_mut()
        .expect("the section")
        .teams_per_incident = 2;
    let stage = Stage::of(&scenario);
    let answered = stage.calls(&[(0, 0.0), (0, 1.0)]);
    let crews = |one: &IncidentOutcome| -> Vec<u32> {
        one.sorties.iter().map(|sortie| sortie.crew).collect()
    };
    assert_eq!(
        [crews(&answered[0]), crews(&answered[1])],
        [vec![1, 2], vec![0]]
    );
    assert_eq!(response(&answered[0]), minutes(16.0));
    assert_eq!(response(&answered[1]), minutes(136.0));
    // The second comes when the work is done, and turns round at once.
    let second = answered[0].sorties[1];
    assert_eq!(second.on_scene, second.free);
}

/// Incidents where the crews stand, whose work takes an exponential time: a queue of as many servers as there are crews.
fn queue(crews: u32, an_hour: f64, mean_min: f64, hours: f64) -> Scenario {
    let mut scenario = coast(1, hours + 100.0);
    let town = area(&mut scenario, 0, IncidentKind::Medical);
    town.expected_incidents = an_hour * hours;
    town.on_scene_min = Dist::Exponential(mean_min);
    team(&mut scenario, 0, TeamKind::Medical, crews).turnout_min = Dist::Fixed(0.0);
    scenario.incidents.as_mut().expect("the section").window_h = hours;
    scenario
}

/// Chance to wait of an M/M/c queue offered `load` erlangs (Erlang 1917).
fn erlang_c(servers: u32, load: f64) -> f64 {
    let mut blocked = 1.0;
    for server in 1..=servers {
        blocked = load * blocked / (f64::from(server) + load * blocked);
    }
    blocked / (1.0 - load / f64::from(servers) * (1.0 - blocked))
}

#[test]
fn incidents_wait_for_a_team_as_erlang_says() {
    let (crews, an_hour, mean_min) = (3, 3.0, 40.0);
    let load = an_hour * mean_min / 60.0;
    let stage = Stage::of(&queue(crews, an_hour, mean_min, 4000.0));
    let (mut waited, mut wait_h, mut all) = (0.0, 0.0, 0.0);
    for incident in (0..20).flat_map(|replication| stage.play(replication)) {
        waited += f64::from(u8::from(incident.had_to_wait()));
        wait_h += incident.arrival(Clock::DispatchOrder).hours();
        all += 1.0;
    }
    let chance = erlang_c(crews, load);
    let mean_h = chance / (f64::from(crews) * 60.0 / mean_min - an_hour);
    assert!(
        (waited / all / chance - 1.0).abs() < 0.03,
        "{} of {chance}",
        waited / all
    );
    assert!(
        (wait_h / all / mean_h - 1.0).abs() < 0.05,
        "{} of {mean_h}",
        wait_h / all
    );
}

#[test]
fn with_teams_enough_nobody_waits_and_as_many_are_busy_as_little_says() {
    let (an_hour, mean_min, hours) = (2.0, 45.0, 400.0);
    let stage = Stage::of(&queue(60, an_hour, mean_min, hours));
    let (mut busy_h, mut replications) = (0.0, 0.0);
    for replication in 0..50 {
        for incident in stage.play(replication) {
            assert!(!incident.had_to_wait());
            let busy = incident
                .sorties
                .iter()
                .map(|sortie| sortie.free - sortie.sent);
            busy_h += busy.map(Millis::hours).sum::<f64>();
        }
        replications += 1.0;
    }
    let busy = busy_h / (hours * replications);
    let load = an_hour * mean_min / 60.0;
    assert!((busy / load - 1.0).abs() < 0.03, "{busy} of {load}");
}

#[test]
fn incidents_come_by_day_and_night_as_often_as_the_factor_says() {
    let mut scenario = queue(1, 2.0, 1.0, 240.0);
    scenario
        .incidents
        .as_mut()
        .expect("the section")
        .night_factor = 0.25;
    let stage = Stage::of(&scenario);
    let (mut dark, mut all) = (0.0, 0.0);
    for replication in 0..100 {
        let event = stage.event(replication);
        for incident in &event.incidents {
            dark += f64::from(u8::from(event.daylight.is_dark(incident.happened)));
            all += 1.0;
        }
    }
    // Thirteen hours of day and eleven of night.
    let share = 11.0 * 0.25 / (13.0 + 11.0 * 0.25);
    assert!(
        (dark / all - share).abs() < 0.01,
        "{} of {share}",
        dark / all
    );
    assert!((all / 100.0 / 480.0 - 1.0_f64).abs() < 0.02, "{all}");
}

#[test]
fn a_row_counts_its_kind_by_its_clock_and_share() {
    let mut scenario = coast(2, 48.0);
    area(&mut scenario, 0, IncidentKind::River);
    area(&mut scenario, 1, IncidentKind::Sea);
    team(&mut scenario, 0, TeamKind::WaterRescue, 9);
    let stage = Stage::of(&scenario);
    let outcome = Outcome {
        incidents: stage.calls(&[(0, 0.0), (1, 100.0), (1, 200.0), (0, 1e9)]),
        ..Outcome::default()
    };
    let of = |metric, clock, share| {
        let row = TargetRow {
            metric,
            share,
            comparator: Comparator::Less,
            threshold: 1.0,
            unit: "h".into(),
            clock: Some(clock),
            event: Some(EventKind::TeamOnScene),
            ..scenario.targets[0].clone()
        };
        let found = measure(&row, &outcome)?;
        match found.value {
            Value::Time(time) => Some((time, found.met)),
            Value::Ratio(_) => panic!("a time"),
        }
    };
    assert_eq!(
        of(Metric::RiverArrivalTime, Clock::Disaster, 0.5),
        Some((minutes(19.0), true))
    );
    assert_eq!(
        of(Metric::RiverArrivalTime, Clock::DispatchOrder, 0.5),
        Some((minutes(16.0), true))
    );
    assert!(of(Metric::RiverArrivalTime, Clock::Report, 1.0).is_some_and(|found| !found.1));
    assert_eq!(
        of(Metric::SeaArrivalTime, Clock::Report, 1.0),
        Some((minutes(79.0), false))
    );
    assert_eq!(of(Metric::MedicalArrivalTime, Clock::Report, 1.0), None);
}

/// A district by lot: areas, teams and how much happens.
fn district(areas: &[(usize, u8, u32, f64)], teams: &[(usize, bool, u32)]) -> Scenario {
    let mut scenario = coast(4, 96.0);
    for &(node, kind, priority, expected) in areas {
        let row = area(&mut scenario, node, IncidentKind::ALL[usize::from(kind)]);
        row.priority = priority;
        row.expected_incidents = expected;
        row.on_scene_min = Dist::LogNormal {
            median: 30.0,
            p90: 90.0,
        };
    }
    for &(node, by_water, vehicles) in teams {
        let kind = if by_water {
            TeamKind::WaterRescue
        } else {
            TeamKind::Medical
        };
        team(&mut scenario, node, kind, vehicles);
    }
    scenario
}

/// What is told of each incident, by names and not by numbers of rows.
fn told(stage: &Stage, answered: &[IncidentOutcome]) -> Vec<(String, [Millis; 4], Vec<String>)> {
    let incidents = stage.world.incidents.as_ref().expect("incidents");
    let tell = |one: &IncidentOutcome| {
        let crews = one.sorties.iter();
        let crews = crews.map(|sortie| incidents.crews[sortie.crew as usize].name.clone());
        let area = &incidents.areas[one.area as usize].row;
        let times = [one.happened, one.reported, one.ordered, one.on_scene];
        (area.area_id.0.clone(), times, crews.collect())
    };
    answered.iter().map(tell).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_crew_is_at_two_incidents_and_no_incident_is_lost(
        areas in prop::collection::vec((0..4_usize, 0..3_u8, 1..4_u32, 0.0..20.0_f64), 1..5),
        teams in prop::collection::vec((0..4_usize, any::<bool>(), 0..3_u32), 0..4),
        asked in 1..3_u32, replication in 0..1000_u32,
    ) {
        let mut scenario = district(&areas, &teams);
        scenario.incidents.as_mut().expect("the section").teams_per_incident = asked;
        let stage = Stage::of(&scenario);
        let incidents = stage.world.incidents.as_ref().expect("incidents");
        let event = stage.event(replication);
        let answered = stage.answer(&event);
        prop_assert_eq!(answered.len(), event.incidents.len());
        let horizon = stage.world.grid.horizon;
        let mut sorties: Vec<_> = answered.iter().flat_map(|one| &one.sorties).collect();
        sorties.sort_by_key(|sortie| (sortie.crew, sortie.sent));
        for pair in sorties.windows(2).filter(|pair| pair[0].crew == pair[1].crew) {
            prop_assert!(pair[0].free <= pair[1].sent);
        }
        for one in &answered {
            let of_kind = |crew: &u32| incidents.crews[*crew as usize].kind == one.kind.answered_by();
            prop_assert!(one.happened <= one.reported && one.reported <= one.ordered);
            prop_assert!(one.sorties.len() <= asked as usize);
            let first = one.sorties.iter().map(|sortie| sortie.on_scene).min();
            prop_assert_eq!(one.on_scene, first.unwrap_or(Millis::NEVER));
            for sortie in &one.sorties {
                prop_assert!(of_kind(&sortie.crew) && one.ordered <= sortie.sent);
                prop_assert!(sortie.sent <= sortie.on_scene && sortie.on_scene <= sortie.free);
            }
            // While it waits, every crew that could answer is at work, and nobody is served before the more urgent.
            let sent = one.sorties.first().map_or(horizon, |sortie| sortie.sent);
            for crew in (0..incidents.crews.len() as u32).filter(of_kind) {
                let own = sorties.iter().filter(|sortie| sortie.crew == crew);
                let mut free_from = Millis::ZERO;
                for (from, until) in own.map(|sortie| (sortie.sent, sortie.free)).chain([(horizon, horizon)]) {
                    let idle = from.min(sent) - free_from.max(one.ordered);
                    prop_assert!(idle <= Millis::ZERO, "crew {} idle for {:?} of {:?}", crew, idle, one);
                    free_from = until;
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_says_nothing_and_one_area_more_moves_no_incident_of_another(
        areas in prop::collection::vec((0..4_usize, 0..3_u8, 1..4_u32, 0.0..20.0_f64), 1..5),
        teams in prop::collection::vec((0..4_usize, any::<bool>(), 0..3_u32), 0..4),
        replication in 0..1000_u32,
    ) {
        let scenario = district(&areas, &teams);
        let stage = Stage::of(&scenario);
        let played = told(&stage, &stage.play(replication));
        let mut turned = scenario.clone();
        turned.incident_areas.reverse();
        turned.teams.reverse();
        let turned = Stage::of(&turned);
        prop_assert_eq!(&played, &told(&turned, &turned.play(replication)));
        let mut more = scenario.clone();
        area(&mut more, 0, IncidentKind::River).expected_incidents = 20.0;
        let added = more.incident_areas.last().map(|row| row.area_id.0.clone());
        let more = Stage::of(&more);
        let calls = |told: Vec<(String, [Millis; 4], Vec<String>)>| -> Vec<_> {
            let of_others = told.into_iter().filter(|one| Some(&one.0) != added.as_ref());
            of_others.map(|(area, times, _)| (area, [times[0], times[1], times[2]])).collect()
        };
        prop_assert_eq!(calls(played), calls(told(&more, &more.play(replication))));
    }
}

#[test]
fn with_the_section_nothing_else_changes_and_other_crews_meet_the_same_facts() {
    let mut scenario = coast(2, 48.0);
    scenario.flood = worlds::empty(2, 48.0).flood;
    worlds::village(&mut scenario, 1, 500);
    worlds::depot(&mut scenario, 0, 2);
    area(&mut scenario, 1, IncidentKind::River).expected_incidents = 5.0;
    let outcome = |scenario: &Scenario| {
        let stage = Stage::of(scenario);
        run::trace(&stage.world, &stage.plan, 1, 0).0
    };
    let mut without = scenario.clone();
    without.incidents = None;
    let unanswered = outcome(&scenario);
    team(&mut scenario, 0, TeamKind::WaterRescue, 2);
    let mut answered = outcome(&scenario);
    assert!(
        unanswered
            .incidents
            .iter()
            .all(|one| one.on_scene.is_never())
    );
    assert!(
        answered
            .incidents
            .iter()
            .all(|one| !one.on_scene.is_never())
    );
    assert!(!answered.incidents.is_empty() && outcome(&without).incidents.is_empty());
    answered.incidents.clear();
    assert_eq!(answered, outcome(&without));
    let (one, mut other) = (Stage::of(&scenario).world, scenario);
    other.teams.pop();
    assert!(meets_same_facts(&one, &Stage::of(&other).world));
    other.incident_areas[0].expected_incidents = 6.0;
    assert!(!meets_same_facts(&one, &Stage::of(&other).world));
}

#[test]
fn wind_holds_boats_until_it_drops_and_ambulances_never() {
    let answered = |limit_m_s: f64| -> Vec<IncidentOutcome> {
        let folder = shipped("kaiping-typhoon");
        let loaded = scenario::load(&folder, &Request::default());
        let mut scenario = loaded.expect("a scenario without errors").scenario;
        let settings = scenario.incidents.as_mut().expect("the section");
        settings.boat_wind_limit_m_s = limit_m_s;
        let inland = IncidentRow {
            area_id: id("town"),
            kind: IncidentKind::Medical,
            from_landing_km: Dist::Fixed(0.0),
            ..scenario.incident_areas[0].clone()
        };
        scenario.incident_areas.push(inland);
        let ambulances = TeamRow {
            team_id: id("ambulances"),
            kind: TeamKind::Medical,
            vehicle_id: Some(id("light")),
            ..scenario.teams.last().expect("a team").clone()
        };
        scenario.teams.push(ambulances);
        let stage = Stage::of(&scenario);
        // The first boat and the first ambulance of each day: no other is in their way.
        let firsts = (0..12).flat_map(|replication| {
            let answered = stage.play(replication);
            let first = |on_water| {
                let mut all = answered.iter();
                all.find(|one| one.kind.is_on_water() == on_water).cloned()
            };
            [first(true), first(false)]
        });
        firsts.flatten().collect()
    };
    let [free, held, shut] = [80.0, 13.9, 0.1].map(answered);
    let mut later = [0, 0];
    for ((free, held), shut) in free.iter().zip(&held).zip(&shut) {
        assert!(free.on_scene <= held.on_scene && held.on_scene <= shut.on_scene);
        let is_boat = free.kind.is_on_water();
        assert!(is_boat || free.on_scene == shut.on_scene);
        later[0] += u32::from(free.on_scene < held.on_scene);
        later[1] += u32::from(held.on_scene < shut.on_scene);
    }
    assert!(later[0] > 0 && later[1] > 0, "{later:?}");
}

const SECTION: &str = "\n[hazards.incidents]\n";
const SOURCES: &str =
    "hazards/incidents.csv,*,*,assumed,test\n[hazards.incidents],*,*,assumed,test\n";
const AREAS: &str =
    "area_id,name,kind,expected_incidents,x_coord,y_coord,from_landing_km,on_scene_min
upper,上段,river,3,112.640,22.400,2,30
";
const BOATS: &str = "T-boat,救援艇队,county,water_rescue,6,county,10,boat,2\n";
const BOAT: &str = "boat,冲锋舟,water,0.6,1,40,0.5,10,4\n";
const ROW: &str = "arrival,内河到场时间,river_arrival_time,<,1,h,report,team_on_scene,displaced,,1,0.9,stated,test,yes,\n";

/// The example with boats that answer calls from one stretch of its river, and a row about them.
fn desk() -> Desk {
    let desk = Desk::with_example();
    desk.append("demo/scenario.toml", SECTION);
    desk.append("demo/sources.csv", SOURCES);
    desk.write("demo/hazards/incidents.csv", AREAS);
    desk.append("demo/teams.csv", BOATS);
    desk.append("demo/vehicles.csv", BOAT);
    desk.append("demo/targets.csv", ROW);
    desk
}

#[test]
fn check_tells_what_keeps_calls_from_being_answered() {
    assert_eq!(desk().codes("demo"), [""; 0]);
    let found = |spoil: &dyn Fn(&Desk)| {
        let desk = desk();
        spoil(&desk);
        let mut codes = desk.codes("demo");
        codes.sort();
        codes
    };
    let replaced = |name: &str, from: &str, to: &str| {
        found(&|desk: &Desk| desk.replace(&format!("demo/{name}"), from, to))
    };
    let areas = "hazards/incidents.csv";
    let without = |name: &str| std::fs::remove_file(name).expect("a file");
    let tableless = found(&|desk| without(&desk.path("demo").join(areas).to_string_lossy()));
    assert_eq!(tableless, ["E0101", "W0589"]);
    // Nobody calls: the boats would bring relief, and there is no waterway for them.
    let silent = replaced("scenario.toml", SECTION, "");
    assert_eq!(silent, ["W0573", "W0589", "W0653"]);
    let window = "\n[hazards.incidents]\nwindow_h = 49\n";
    assert_eq!(replaced("scenario.toml", SECTION, window), ["E0610"]);
    assert_eq!(
        replaced("targets.csv", "report,team", "activation,team"),
        ["E0611"]
    );
    assert_eq!(
        replaced("targets.csv", "team_on_scene", "extinguished"),
        ["E0544"]
    );
    assert_eq!(
        replaced("targets.csv", "river_arrival", "sea_arrival"),
        ["W0589"]
    );
    let by_land = "upper,上段,medical";
    assert_eq!(
        replaced(areas, "upper,上段,river", by_land),
        ["E0612", "W0589", "W0614"]
    );
    assert_eq!(replaced("teams.csv", BOATS, ""), ["W0614"]);
    assert_eq!(
        replaced("teams.csv", "boat,2", "light,2"),
        ["W0614", "W0615"]
    );
    assert_eq!(replaced(areas, "112.640", "12.640"), ["E0519"]);
    let hospital = |site: &str| {
        found(&|desk: &Desk| {
            desk.replace(
                "demo/hazards/incidents.csv",
                "_min\n",
                "_min,hospital_share,hospital_site_id\n",
            );
            desk.replace(
                "demo/hazards/incidents.csv",
                "2,30\n",
                &format!("2,30,0.5,{site}\n"),
            );
        })
    };
    assert_eq!(hospital("county"), [""; 0]);
    assert_eq!(hospital(""), ["E0613"]);
    assert_eq!(hospital("conty"), ["E0401"]);
    let island = found(&|desk: &Desk| {
        desk.append("demo/network/node.csv", "island,112.700,22.400\n");
        desk.replace("demo/hazards/incidents.csv", "112.640", "112.700");
    });
    assert_eq!(island, ["W0616"]);
}

#[test]
fn sorties_are_told_in_the_trace_and_in_the_summary() {
    let desk = desk();
    let trace = |arguments: &[&str]| {
        let all = [&["trace", "demo", "-k", "1", "--lang", "en"], arguments].concat();
        desk.done(&all).stdout
    };
    let told = trace(&[]);
    for words in [
        "a call for help is answered",
        "救援艇队#1 is sent to 上段",
        "is on scene: 上段",
        "is free again",
    ] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert!(trace(&["--json"]).contains("\"area_id\":\"upper\""));
    desk.done(&["run", "demo", "-n", "40", "--out", "out"]);
    let summary = desk.json("out/summary.json");
    let river = &summary["incidents"][0];
    assert_eq!(river["kind"], "river");
    assert!(
        river["per_replication"]
            .as_f64()
            .is_some_and(|mean| (2.0..4.0).contains(&mean))
    );
    assert!(
        river["reached_share"]
            .as_f64()
            .is_some_and(|share| share > 0.9)
    );
}
