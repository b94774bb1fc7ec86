//! Crews that bring out whom the water traps, held against what can be worked out by hand.

#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Freed, FreedBy, Outcome, RescueSortie};
use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Level, TeamKind};
use reliefsim::scenario::people::CasualtySettings;
use reliefsim::scenario::rescue::RescueSettings;
use reliefsim::scenario::tables::{HydrographRow, TeamRow, VehicleRow};
use reliefsim::units::Millis;
use reliefsim::world::PlaceIx;
use stage::Stage;
use support::program::Desk;
use worlds::{empty, id, road, village};

/// A base at node 0, 12 minutes before a village all of which is trapped from the first moment to the last, and another as
/// far the other way.
///
/// ```text
/// n1 (v0) ── l0, 12 km ── n0 ── l1, 12 km ── n2 (v1)
/// ```
fn fork(persons: [u32; 2], crews: u32) -> Scenario {
    let mut scenario = empty(3, 72.0);
    road(&mut scenario, [0, 1], 12.0, 0.0);
    road(&mut scenario, [0, 2], 12.0, 0.0);
    worlds::depot(&mut scenario, 0, 1);
    for (at, persons) in persons
        .into_iter()
        .enumerate()
        .filter(|(_, persons)| *persons > 0)
    {
        village(&mut scenario, at + 1, persons);
    }
    scenario.casualties = Some(CasualtySettings {
        trapped_depth_m: 1.0,
        injured_per_person_h: 0.0,
        dead_per_person_h: 0.0,
        cut_off_share: 0.0,
    });
    scenario.rescue = Some(settings());
    scenario.vehicles.push(VehicleRow {
        vehicle_id: id("boats"),
        boat_speed_km_h: Some(6.0),
        transfer_min: Dist::Fixed(8.0),
        ..scenario.vehicles[0].clone()
    });
    team(&mut scenario, crews);
    scenario
}

/// Ten people an hour by day and night, without an end to the shift and without neighbours.
fn settings() -> RescueSettings {
    RescueSettings {
        rescued_per_crew_h: Dist::Fixed(10.0),
        night_share: 1.0,
        boat_wind_limit_m_s: 13.9,
        shift_h: 12.0,
        rest_h: 0.0,
        neighbour_share: 0.0,
        neighbour_h: Dist::Fixed(1.0),
        pickup_min: Dist::Fixed(0.0),
        stay_h: Dist::Fixed(0.0),
    }
}

/// One more team at the first depot, with so many boats, which turns out in ten minutes.
fn team(scenario: &mut Scenario, boats: u32) {
    let number = scenario.teams.len();
    scenario.teams.push(TeamRow {
        team_id: id(&format!("r{number}")),
        name: format!("team {number}"),
        level: Level::County,
        kind: TeamKind::SearchRescue,
        people_persons: 6.0 * f64::from(boats),
        site_id: id("d0"),
        turnout_min: Dist::Fixed(10.0),
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: Some(id("boats")),
        vehicles: boats,
    });
}

fn change(scenario: &mut Scenario, change: impl Fn(&mut RescueSettings)) {
    change(scenario.rescue.as_mut().expect("people are brought out"));
}

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let stage = Stage::of(scenario);
    run::trace(&stage.world, &stage.plan, 1, 0)
}

fn outcome(scenario: &Scenario) -> Outcome {
    play(scenario).0
}

fn hm(hours: i64, minutes: i64) -> Millis {
    Millis((hours * 60 + minutes) * 60_000)
}

/// When the people of a place came free whom crews brought out, one by one.
fn outs(outcome: &Outcome, place: usize) -> Vec<Millis> {
    let by_crews = outcome.places[place]
        .freed
        .iter()
        .filter(|group| group.by == FreedBy::Crew);
    by_crews
        .flat_map(|group| std::iter::repeat_n(group.out, group.people as usize))
        .collect()
}

#[test]
fn one_crew_at_a_constant_rate_to_the_minute() {
    // Ten minutes of turnout, twelve on the road, eight to launch: there after half an hour, and one every six minutes.
    let outcome = outcome(&fork([30, 0], 1));
    let expected: Vec<Millis> = (1..=30).map(|person| hm(0, 30 + 6 * person)).collect();
    assert_eq!(outs(&outcome, 0), expected);
    let expected = RescueSortie {
        crew: 0,
        place: PlaceIx(0),
        sent: Millis::ZERO,
        arrived: hm(0, 30),
        free: hm(3, 30),
        people: 30,
    };
    assert_eq!(outcome.rescues, [expected]);
    assert_eq!(outcome.freed(), [30, 0, 0, 0]);
}

#[test]
fn many_crews_share_the_work() {
    // Three crews: three people every six minutes, the last two of 29 by the first two.
    let outcome = outcome(&fork([29, 0], 3));
    let expected: Vec<Millis> = (0..29).map(|person| hm(0, 36 + 6 * (person / 3))).collect();
    assert_eq!(outs(&outcome, 0), expected);
    let people: Vec<u32> = outcome.rescues.iter().map(|sortie| sortie.people).collect();
    assert_eq!(people, [10, 10, 9]);
}

#[test]
fn a_crew_rests_after_its_shift() {
    // Out at 0:10, on duty until 2:10, so that 16 are out at 2:06; after ten hours of rest 4 of 6 minutes' work are left for the next.
    let mut scenario = fork([20, 0], 1);
    change(&mut scenario, |settings| {
        (settings.shift_h, settings.rest_h) = (2.0, 10.0);
    });
    let outs = outs(&outcome(&scenario), 0);
    assert_eq!(
        [outs[15], outs[16], outs[19]],
        [hm(2, 6), hm(12, 12), hm(12, 30)]
    );
}

#[test]
fn the_most_trapped_for_a_crew_come_first_and_a_free_crew_goes_on() {
    // 100, 40 (100 / 3 is less), … : of three crews two go to v0, then one to v1.
    let outcome = outcome(&fork([100, 40], 3));
    let places: Vec<u32> = outcome
        .rescues
        .iter()
        .map(|sortie| sortie.place.0)
        .collect();
    assert_eq!(places, [0, 0, 1, 0]);
    // v1 is done after four hours of work; from there 24 minutes of road and 8 to launch.
    let [.., v1, next] = outcome.rescues[..] else {
        panic!("four ways")
    };
    assert_eq!(
        [v1.free, next.sent, next.arrived],
        [hm(4, 30), hm(4, 30), hm(5, 2)]
    );
    assert_eq!(outcome.freed(), [140, 0, 0, 0]);
}

#[test]
fn the_crew_that_is_there_soonest_is_sent_its_turnout_counted() {
    // One at n0, twelve minutes before v0; one at n2, twelve minutes further. Ten minutes of turnout for the latter.
    let sent = |turnout: Dist| {
        let mut scenario = fork([1, 0], 1);
        worlds::depot(&mut scenario, 2, 1);
        team(&mut scenario, 1);
        let far = scenario.sites[1].site_id.clone();
        scenario.teams.last_mut().expect("a team").site_id = far;
        scenario.teams[1].turnout_min = turnout;
        let [sortie] = outcome(&scenario).rescues[..] else {
            panic!("one way")
        };
        (sortie.crew, sortie.arrived)
    };
    assert_eq!(sent(Dist::Fixed(21.0)), (0, hm(0, 41)));
    assert_eq!(sent(Dist::Fixed(23.0)), (1, hm(0, 42)));
    // What is drawn is not known yet, only what is to be expected.
    assert_eq!(sent(Dist::Uniform(0.0, 42.0)).0, 0);
    assert_eq!(sent(Dist::Uniform(0.0, 46.0)).0, 1);
}

#[test]
fn by_night_they_bring_out_fewer() {
    // It starts at 8:00 and is dark from 19:00 on, after 11 hours: 105 are out by then.
    let mut scenario = fork([120, 0], 1);
    change(&mut scenario, |settings| settings.night_share = 0.5);
    let outs = outs(&outcome(&scenario), 0);
    assert_eq!(
        [outs[104], outs[105], outs[106]],
        [hm(11, 0), hm(11, 12), hm(11, 24)]
    );
}

#[test]
fn neighbours_bring_out_their_share_after_their_time() {
    let mut scenario = fork([100, 0], 0);
    change(&mut scenario, |settings| settings.neighbour_share = 0.29);
    let freed = &outcome(&scenario).places[0].freed;
    let group = |out, people, by| Freed {
        trapped: Millis::ZERO,
        out,
        people,
        by,
    };
    let expected = [
        group(hm(1, 0), 29, FreedBy::Neighbours),
        group(Millis::NEVER, 71, FreedBy::Nobody),
    ];
    assert_eq!(freed, &expected);
}

#[test]
fn nobody_drives_over_a_closed_link() {
    // Both roads are closed from half a minute on, when the crew is on its way out of the yard or has not left it.
    let mut scenario = fork([30, 0], 1);
    scenario.links[0].closed_probability = 1.0;
    let failure = scenario.link_failure.as_mut().expect("links fail");
    (failure.time_h, failure.repair_h) = (Dist::Fixed(1.0 / 120.0), Dist::Fixed(5.0));
    // Sent at once, ready at 0:10, an hour of patience, then free: and sent again once the road is open.
    let outcome = outcome(&scenario);
    let [gave_up, there] = outcome.rescues[..] else {
        panic!("two ways: {:?}", outcome.rescues)
    };
    assert_eq!(
        (gave_up.sent, gave_up.free, gave_up.people),
        (hm(0, 0), hm(1, 10), 0)
    );
    assert!(gave_up.gave_up());
    // The road is open at 5:00:30, and headquarters looks at every half hour.
    assert_eq!((there.sent, there.arrived), (hm(5, 30), hm(5, 50)));
    assert_eq!(outcome.freed(), [30, 0, 0, 0]);
}

#[test]
fn a_crew_waits_where_it_meets_the_closure() {
    // The second of two links closes at 0:15 for half an hour; the crew is there at 0:22 and looks every quarter of an hour.
    let mut scenario = fork([30, 0], 1);
    scenario.nodes = empty(4, 1.0).nodes;
    scenario.links.clear();
    road(&mut scenario, [0, 3], 12.0, 0.0);
    road(&mut scenario, [3, 1], 12.0, 1.0);
    let failure = scenario.link_failure.as_mut().expect("links fail");
    (failure.time_h, failure.repair_h) = (Dist::Fixed(0.25), Dist::Fixed(0.5));
    let outcome = outcome(&scenario);
    // Open at 0:45, 12 minutes of road, 8 to launch.
    assert_eq!(outcome.rescues[0].arrived, hm(1, 5));
}

#[test]
fn nobody_sets_out_before_the_order_of_their_level() {
    let mut scenario = fork([30, 0], 1);
    scenario.policy.assessment_min = Dist::Fixed(50.0);
    scenario.policy.town_order_min = Dist::Fixed(20.0);
    assert_eq!(outcome(&scenario).rescues[0].sent, hm(0, 50));
    let site = &mut scenario.sites[0];
    (site.level, site.town) = (Level::Town, Some(id("town")));
    assert_eq!(outcome(&scenario).rescues[0].sent, hm(0, 20));
}

#[test]
fn falling_water_lets_people_go_and_hours_are_those_actually_spent() {
    // The water stands for 20 hours and falls within a step.
    let mut scenario = fork([300, 0], 1);
    let point = |time_ratio, rise_share| HydrographRow {
        time_ratio,
        rise_share,
    };
    scenario.hydrograph = vec![
        point(0.0, 1.0),
        point(2.0, 1.0),
        point(2.001, 0.0),
        point(100.0, 0.0),
    ];
    let casualties = scenario
        .casualties
        .as_mut()
        .expect("casualties are counted");
    casualties.injured_per_person_h = 1e-3;
    let stage = Stage::of(&scenario);
    let mut alone = scenario.clone();
    alone.rescue = None;
    let alone = Stage::of(&alone);
    let injured = |stage: &Stage| -> f64 {
        let all =
            (0..300).map(|replication| run::trace(&stage.world, &stage.plan, 1, replication).0);
        all.map(|outcome| outcome.casualties()[1] as f64)
            .sum::<f64>()
            / 300.0
    };
    let outcome = run::trace(&stage.world, &stage.plan, 1, 0).0;
    let [crews, neighbours, water, nobody] = outcome.freed();
    // One every six minutes from 0:30 to the step in which the water falls.
    assert!((194..=198).contains(&crews), "{crews}");
    assert_eq!((crews + water, neighbours, nobody), (300, 0, 0));
    // Without rescue 300 people for some 20 hours; 195 of them are spared 9.75 hours on average.
    let [with, without] = [injured(&stage), injured(&alone)];
    let [expected_with, expected_without] = [6.0 - 1.9, 6.0];
    assert!((with - expected_with).abs() < 0.7, "{with}");
    assert!((without - expected_without).abs() < 0.8, "{without}");
}

#[test]
fn rescue_changes_nothing_but_who_is_trapped() {
    let scenario = fork([100, 40], 2);
    let without = outcome(&Scenario {
        rescue: None,
        // Its boats would bring relief.
        teams: scenario.teams[..1].to_vec(),
        ..scenario.clone()
    });
    let mut with = outcome(&scenario);
    assert!(with.places.iter().all(|place| !place.freed.is_empty()));
    with.rescues.clear();
    for place in &mut with.places {
        place.freed.clear();
    }
    assert_eq!(with, without);
}

#[test]
fn the_log_tells_where_each_crew_is() {
    let (_, log) = play(&fork([3, 0], 1));
    let of_crews: Vec<_> = log
        .iter()
        .filter(|entry| format!("{:?}", entry.what).starts_with("Rescue"))
        .map(|entry| (entry.time, entry.what.clone()))
        .collect();
    let (crew, place) = (0, PlaceIx(0));
    let expected = [
        (hm(0, 0), Happened::RescueSent { crew, place }),
        (hm(0, 30), Happened::RescueArrived { crew, place }),
        (
            hm(0, 48),
            Happened::RescueEnded {
                crew,
                place,
                people: 3,
            },
        ),
    ];
    assert_eq!(of_crews, expected);
}

/// A tree of roads that fail by chance, with a village at every node, and a river that rises and falls as drawn.
fn bush() -> impl Strategy<Value = Scenario> {
    let twig = (
        any::<prop::sample::Index>(),
        1.0..20.0f64,
        0.0..0.6f64,
        1_u32..120,
        0.0..6.0f64,
    );
    let river = prop::collection::vec(0.0..1.5f64, 3..8);
    let rhythm = (0.5..12.0f64, 0.0..12.0f64, 0.5..30.0f64, 0.0..1.0f64);
    (prop::collection::vec(twig, 1..7), river, 0_u32..5, rhythm).prop_map(
        |(twigs, river, crews, (shift_h, rest_h, per_h, neighbour_share))| {
            let mut scenario = fork([0, 0], crews);
            scenario.links.clear();
            scenario.nodes = empty(twigs.len() + 1, 1.0).nodes;
            for (at, (below, length_km, fails, persons, high_m)) in twigs.into_iter().enumerate() {
                road(
                    &mut scenario,
                    [below.index(at + 1), at + 1],
                    length_km,
                    fails,
                );
                village(&mut scenario, at + 1, persons);
                scenario.places[at].hand_high_m = Some(high_m);
            }
            let failure = scenario.link_failure.as_mut().expect("links fail");
            (failure.time_h, failure.repair_h) =
                (Dist::Uniform(0.0, 6.0), Dist::Uniform(0.0, 20.0));
            let point = |(at, rise_share): (usize, f64)| HydrographRow {
                time_ratio: at as f64,
                rise_share: rise_share.min(1.0),
            };
            scenario.hydrograph = river.into_iter().enumerate().map(point).collect();
            change(&mut scenario, |settings| {
                (settings.shift_h, settings.rest_h) = (shift_h, rest_h);
                settings.rescued_per_crew_h = Dist::Uniform(0.5 * per_h, per_h);
                settings.night_share = 0.4;
                settings.neighbour_share = neighbour_share;
                settings.neighbour_h = Dist::Uniform(0.0, 8.0);
            });
            scenario
        },
    )
}

/// Ways of one crew follow each other: it is never at two places.
fn assert_one_place_at_a_time(rescues: &[RescueSortie], crews: usize) {
    for crew in 0..crews as u32 {
        let ways: Vec<_> = rescues.iter().filter(|way| way.crew == crew).collect();
        for way in &ways {
            assert!(way.sent <= way.free);
            assert!(way.arrived.is_never() || (way.sent <= way.arrived && way.arrived <= way.free));
            assert!(way.people == 0 || !way.arrived.is_never());
        }
        assert!(ways.windows(2).all(|pair| pair[0].free <= pair[1].sent));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    /// Trapped = brought out + let go by the water + still trapped; dead and injured are among them.
    #[test]
    fn everybody_who_was_trapped_is_accounted_for_and_no_crew_is_at_two_places(scenario in bush()) {
        let mut scenario = scenario;
        let casualties = scenario.casualties.as_mut().expect("casualties are counted");
        (casualties.injured_per_person_h, casualties.dead_per_person_h) = (0.01, 0.005);
        let stage = Stage::of(&scenario);
        let alone = Stage::of(&Scenario { rescue: None, ..scenario.clone() });
        let crews = stage.world.rescue.as_ref().map_or(0, |rescue| rescue.crews.len());
        for replication in 0..3 {
            let outcome = run::trace(&stage.world, &stage.plan, 1, replication).0;
            let without = run::trace(&alone.world, &alone.plan, 1, replication).0;
            assert_one_place_at_a_time(&outcome.rescues, crews);
            let by_crews: u64 = outcome.rescues.iter().map(|way| u64::from(way.people)).sum();
            prop_assert_eq!(outcome.freed()[0], by_crews);
            for (with, without) in outcome.places.iter().zip(&without.places) {
                let trapped: u32 = with.freed_by().iter().sum();
                prop_assert_eq!(trapped, with.casualties.trapped);
                prop_assert_eq!(trapped, without.casualties.trapped);
                prop_assert!(with.casualties.dead + with.casualties.injured <= trapped);
                prop_assert!(with.casualties.dead <= without.casualties.dead);
                for group in &with.freed {
                    prop_assert!(group.trapped <= group.out && group.people > 0);
                }
                let ordered = outcome.rescues.iter().all(|way| way.sent >= outcome.places[way.place.at()].dispatch_order);
                prop_assert!(ordered);
            }
        }
    }

    /// A crew more never leaves more people trapped for longer in a single place.
    #[test]
    fn a_crew_more_never_hurts_one_place(persons in 1_u32..200, crews in 0_u32..4) {
        let person_ms = |crews| -> i64 {
            let outcome = outcome(&fork([persons, 0], crews));
            let groups = outcome.places[0].freed.iter();
            groups.map(|group| group.out.min(hm(72, 0)).0 * i64::from(group.people)).sum()
        };
        prop_assert!(person_ms(crews + 1) <= person_ms(crews));
    }
}

const SECTIONS: &str = "\n[hazards.casualties]\n[rescue]\n";
const SOURCES: &str = "[rescue],*,*,assumed,测试\n[hazards.casualties],*,*,assumed,测试\n";
const CREW: &str = "T-rescue,搜救队,county,search_rescue,12,county,30,boats,2\n";
const BOATS: &str = "boats,货车带冲锋舟,road,1.2,1,80,0.5,10,4,6,20\n";

#[test]
fn check_tells_what_keeps_people_from_being_brought_out() {
    let found = |files: &[(&str, &str)]| {
        let desk = Desk::with_example();
        let vehicles = desk.read("demo/vehicles.csv");
        let mut rows = vehicles.lines().map(|row| format!("{row},,\n"));
        let header = rows.next().expect("a header");
        let header = header.replace(",,", ",boat_speed_km_h,transfer_min");
        desk.write("demo/vehicles.csv", header + &rows.collect::<String>());
        for (name, text) in files {
            desk.append(&format!("demo/{name}"), text);
        }
        let mut codes = desk.codes("demo");
        codes.sort();
        codes
    };
    let without = found(&[]);
    let more = |codes: &[&str]| {
        let mut all = without.clone();
        all.extend(codes.iter().map(|&code| code.to_owned()));
        all.sort();
        all
    };
    let (sections, sources) = (("scenario.toml", SECTIONS), ("sources.csv", SOURCES));
    let (boats, crew) = (("vehicles.csv", BOATS), ("teams.csv", CREW));
    assert_eq!(found(&[boats, crew]), more(&["W0661"]));
    assert_eq!(found(&[sections, sources]), more(&["W0660"]));
    assert_eq!(found(&[sections, sources, boats, crew]), more(&[]));
    let on_foot = CREW.replace("boats,2", ",0");
    let afoot = [sections, sources, ("teams.csv", on_foot.as_str())];
    assert_eq!(found(&afoot), more(&["W0660", "W0662"]));
    let idle = SECTIONS.to_owned() + "neighbour_h = 3\n";
    let neighbours = [("scenario.toml", idle.as_str()), sources, boats, crew];
    assert_eq!(found(&neighbours), more(&["W0663"]));
    let alone = [
        ("scenario.toml", "\n[rescue]\n"),
        ("sources.csv", "[rescue],*,*,assumed,测试\n"),
        boats,
        crew,
    ];
    assert_eq!(found(&alone), more(&["W0573"]));
}

#[test]
fn days_are_met_again_whoever_brings_people_out() {
    let scenario = fork([100, 40], 2);
    let mut more = scenario.clone();
    team(&mut more, 3);
    let [one, other] = [&scenario, &more].map(Stage::of);
    assert!(reliefsim::response::meets_same_facts(
        &one.world,
        &other.world
    ));
}
