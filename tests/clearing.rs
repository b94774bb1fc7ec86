//! Crews that clear roads, held against what can be worked out by hand and against the same days without them.

#[path = "support/shipped.rs"]
mod shipped;
#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::damage::{Cause, Window};
use reliefsim::outcome::Clearance;
use reliefsim::random::Dist;
use reliefsim::response::{Facts, Happened, Plan, RouterKind, meets_same_facts};
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Level, TeamKind};
use reliefsim::scenario::clearing::ClearingSettings;
use reliefsim::scenario::tables::TeamRow;
use reliefsim::units::Millis;
use reliefsim::world::{LinkIx, World};
use stage::Stage;
use support::program::Desk;
use worlds::{empty, id, road, village};

/// Every link that can fail does, an hour after the start.
const FAILS_AT_H: f64 = 1.0;

/// A depot with the crews' base at node 0, 60 km before a village whose last 6 km fail, and 30 km before another.
///
/// ```text
/// n2 (v0) ─ l1 fails ─ n1 ── l0, 60 km ── n0 ── l2, 30 km ── n3 ─ l3 fails ─ n4 (v1)
/// ```
fn fork(persons: [u32; 2]) -> Scenario {
    let mut scenario = empty(5, 96.0);
    road(&mut scenario, [0, 1], 60.0, 0.0);
    road(&mut scenario, [1, 2], 6.0, 1.0);
    road(&mut scenario, [0, 3], 30.0, 0.0);
    road(&mut scenario, [3, 4], 6.0, 1.0);
    worlds::depot(&mut scenario, 0, 1);
    village(&mut scenario, 2, persons[0]);
    village(&mut scenario, 4, persons[1]);
    let failure = scenario.link_failure.as_mut().expect("links fail");
    failure.time_h = Dist::Fixed(FAILS_AT_H);
    scenario.policy.link_report_min = Dist::Fixed(15.0);
    scenario.clearing = Some(settings());
    crew(&mut scenario);
    scenario
}

/// An order half an hour after the report, two hours of work on a link, ten on a bridge, shifts without end.
fn settings() -> ClearingSettings {
    ClearingSettings {
        order_min: Dist::Fixed(30.0),
        tree_work_factor: 1.0,
        slide_h: Dist::Fixed(3.0),
        failure_h: Dist::Fixed(2.0),
        others_clear_share: 0.0,
        bridge_sets: 0,
        bridge_h: Dist::Fixed(10.0),
        shift_h: 12.0,
        rest_h: 0.0,
    }
}

/// One more crew at the first depot, which turns out in ten minutes.
fn crew(scenario: &mut Scenario) {
    let number = scenario.teams.len();
    scenario.teams.push(TeamRow {
        team_id: id(&format!("c{number}")),
        name: format!("crew {number}"),
        level: Level::County,
        kind: TeamKind::RoadClearing,
        people_persons: 10.0,
        site_id: id("d0"),
        turnout_min: Dist::Fixed(10.0),
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: None,
        vehicles: 0,
    });
}

impl Stage {
    fn shipped(set: &[&str]) -> Self {
        Self::set_in(shipped::shipped("kaiping-typhoon", set))
    }
}

fn closed(facts: &Facts, link: u32) -> &[Window] {
    facts.damage.closed(LinkIx(link))
}

fn hm(hours: i64, minutes: i64) -> Millis {
    Millis((hours * 60 + minutes) * 60_000)
}

/// Link, there, free.
fn told(clearance: &Clearance) -> (u32, Millis, Millis) {
    (clearance.link.0, clearance.arrived, clearance.free)
}

#[test]
fn what_serves_more_people_for_an_hour_is_cleared_first() {
    // Known at 1:15, ordered at 1:45, out at 1:55. v1: half an hour of drive, two of work; then an hour and a half to v0.
    let stage = Stage::of(&fork([100, 300]));
    let facts = stage.facts(0);
    let done: Vec<_> = facts.clearances().iter().map(told).collect();
    let v1_first = [(3, hm(2, 25), hm(4, 25)), (1, hm(5, 55), hm(7, 55))];
    assert_eq!(done, v1_first);
    let until = |link| closed(&facts, link)[0].until;
    assert_eq!([until(3), until(1)], [hm(4, 25), hm(7, 55)]);
    // 300 people in three hours are worth more than 100 in two and a half: 100 a hour against 40.
    let facts = Stage::of(&fork([300, 100])).facts(0);
    let done: Vec<_> = facts.clearances().iter().map(told).collect();
    let v0_first = [(1, hm(2, 55), hm(4, 55)), (3, hm(6, 25), hm(8, 25))];
    assert_eq!(done, v0_first);
}

#[test]
fn two_crews_share_the_work() {
    let mut scenario = fork([100, 300]);
    crew(&mut scenario);
    let facts = Stage::of(&scenario).facts(0);
    let done: Vec<_> = facts.clearances().iter().map(told).collect();
    assert_eq!(done, [(3, hm(2, 25), hm(4, 25)), (1, hm(2, 55), hm(4, 55))]);
}

#[test]
fn a_crew_rests_after_its_shift() {
    // Out at 1:55, on duty until 3:55: an hour and a half of work. After ten hours of rest the last half hour.
    let mut scenario = fork([100, 300]);
    scenario.clearing = Some(ClearingSettings {
        shift_h: 2.0,
        rest_h: 10.0,
        ..settings()
    });
    let facts = Stage::of(&scenario).facts(0);
    assert_eq!(told(&facts.clearances()[0]), (3, hm(2, 25), hm(14, 25)));
}

#[test]
fn nobody_knows_that_a_closure_will_end_by_itself() {
    let mut scenario = fork([100, 300]);
    let failure = scenario.link_failure.as_mut().expect("links fail");
    failure.repair_h = Dist::Fixed(2.0);
    let stage = Stage::of(&scenario);
    let facts = stage.facts(0);
    let [clearance] = facts.clearances() else {
        panic!("one way in vain, and nothing left to clear after it");
    };
    assert_eq!(told(clearance), (3, hm(2, 25), hm(3, 0)));
    assert!(!clearance.is_cleared());
    assert_eq!(closed(&facts, 3)[0].until, hm(3, 0));
}

#[test]
fn what_nobody_reports_is_not_cleared() {
    let mut scenario = fork([100, 300]);
    scenario.policy.link_report_share = 0.0;
    let facts = Stage::of(&scenario).facts(0);
    assert_eq!(facts.clearances(), []);
}

#[test]
fn a_failed_bridge_takes_a_set_and_the_set_goes_where_most_people_are() {
    let mut scenario = fork([100, 300]);
    for link in &mut scenario.links {
        link.bridge = true;
    }
    assert_eq!(Stage::of(&scenario).facts(0).clearances(), []);
    let clearing = scenario.clearing.as_mut().expect("roads are cleared");
    clearing.bridge_sets = 1;
    let facts = Stage::of(&scenario).facts(0);
    let done: Vec<_> = facts.clearances().iter().map(told).collect();
    assert_eq!(done, [(3, hm(2, 25), hm(12, 25))]);
}

#[test]
fn a_set_for_a_bridge_that_others_opened_is_kept_for_the_next() {
    let mut scenario = fork([100, 300]);
    for link in &mut scenario.links {
        link.bridge = true;
    }
    let failure = scenario.link_failure.as_mut().expect("links fail");
    failure.repair_h = Dist::Uniform(0.0, 40.0);
    let clearing = scenario.clearing.as_mut().expect("roads are cleared");
    clearing.bridge_sets = 1;
    let stage = Stage::of(&scenario);
    let [mut kept, mut spent] = [0, 0];
    for replication in 0..60 {
        let facts = stage.facts(replication);
        let cleared: Vec<bool> = facts
            .clearances()
            .iter()
            .map(Clearance::is_cleared)
            .collect();
        match cleared[..] {
            [] | [true | false] | [false, false] => {}
            [false, true] => kept += 1,
            _ => panic!("one set, one bridge: {cleared:?}"),
        }
        spent += u32::from(cleared == [true]);
    }
    assert!(kept > 0 && spent > 0, "{kept} kept, {spent} spent");
}

#[test]
fn the_log_tells_where_each_crew_is_and_relief_meets_the_reopened_road() {
    let stage = Stage::of(&fork([100, 300]));
    let (outcome, log) = run::trace(&stage.world, &stage.plan, 1, 0);
    let of_crews: Vec<_> = log
        .iter()
        .filter(|entry| entry.what.cleared().is_some())
        .map(|entry| (entry.time, entry.what.clone()))
        .collect();
    let sent = |link| Happened::ClearingSent { crew: 0, link };
    let cleared = |link| Happened::Cleared {
        crew: 0,
        link,
        cause: Cause::Failure,
    };
    let [near, far] = [LinkIx(3), LinkIx(1)];
    let expected = [
        (hm(1, 45), sent(near)),
        (hm(4, 25), cleared(near)),
        (hm(4, 25), sent(far)),
        (hm(7, 55), cleared(far)),
    ];
    assert_eq!(of_crews, expected);
    // The lorry was back from v1 when both roads failed: without crews nobody would come to v0.
    let first = outcome.places[0].first_delivery;
    assert!(hm(7, 55) < first && first < hm(24, 0), "{first}");
}

/// A tree of roads with a village at every node, where links fail by chance and are repaired after a while.
fn bush() -> impl Strategy<Value = Scenario> {
    let twig = (
        any::<prop::sample::Index>(),
        1.0..40.0f64,
        0.0..1.0f64,
        1_u32..500,
    );
    let rhythm = (0.5..12.0f64, 0.0..12.0f64, 1.0..80.0f64);
    (prop::collection::vec(twig, 1..9), 1_usize..4, rhythm).prop_map(
        |(twigs, crews, (shift_h, rest_h, repair_h))| {
            let mut scenario = fork([1, 1]);
            scenario.links.clear();
            scenario.places.clear();
            scenario.nodes = empty(twigs.len() + 1, 1.0).nodes;
            for (at, (below, length_km, fails, persons)) in twigs.into_iter().enumerate() {
                road(
                    &mut scenario,
                    [below.index(at + 1), at + 1],
                    length_km,
                    fails,
                );
                village(&mut scenario, at + 1, persons);
            }
            (1..crews).for_each(|_| crew(&mut scenario));
            scenario.policy.link_report_share = 0.8;
            let failure = scenario.link_failure.as_mut().expect("links fail");
            failure.repair_h = Dist::Uniform(0.0, repair_h);
            scenario.clearing = Some(ClearingSettings {
                shift_h,
                rest_h,
                failure_h: Dist::Uniform(0.0, 10.0),
                ..settings()
            });
            scenario
        },
    )
}

/// Ways of one crew follow each other.
fn assert_one_place_at_a_time(clearances: &[Clearance], crews: u32) {
    for crew in 0..crews {
        let ways = clearances.iter().filter(|clearance| clearance.crew == crew);
        let ways: Vec<_> = ways.collect();
        assert!(
            ways.iter()
                .all(|way| way.sent <= way.arrived && way.sent <= way.free)
        );
        // Who found no way on never got there.
        let mut got_there = ways.iter().filter(|way| !way.arrived.is_never());
        assert!(got_there.all(|way| way.arrived <= way.free));
        assert!(ways.windows(2).all(|pair| pair[0].free <= pair[1].sent));
    }
}

/// The same closures begin at the same times, and none ends later.
fn assert_never_later(world: &World, [with, without]: [&Facts; 2]) {
    for link in (0..world.network.links() as u32).map(LinkIx) {
        for own in with.damage.closed(link) {
            let covers = |all: &&Window| all.from <= own.from && own.until <= all.until;
            assert!(without.damage.closed(link).iter().any(|all| covers(&all)));
        }
        let begins = |facts: &Facts| facts.damage.closed(link).first().map(|window| window.from);
        // A closure that ends in the moment in which it begins is none.
        if begins(with).is_some() {
            assert_eq!(begins(with), begins(without));
        }
    }
    assert_eq!(
        with.event.severity.to_bits(),
        without.event.severity.to_bits()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn crews_never_make_a_road_open_later_and_are_at_one_place_at_a_time(scenario in bush()) {
        let without = Stage::of(&Scenario { clearing: None, ..scenario.clone() });
        let with = Stage::of(&scenario);
        for replication in 0..4 {
            let facts = with.facts(replication);
            assert_never_later(&with.world, [&facts, &without.facts(replication)]);
            assert_one_place_at_a_time(facts.clearances(), scenario.teams.len() as u32);
            for clearance in facts.clearances() {
                let known = Millis::from_hours(FAILS_AT_H) + hm(0, 45);
                prop_assert!(clearance.sent >= known);
                let got_there = !clearance.arrived.is_never();
                let is_sooner = clearance.free < clearance.by_itself;
                prop_assert_eq!(clearance.is_cleared(), got_there && is_sooner);
            }
        }
    }
}

#[test]
fn after_a_typhoon_crews_set_out_when_the_wind_has_dropped() {
    // Where others clear too, the end that is drawn is the latest.
    let stage = Stage::shipped(&["clearing.others_clear_share=1"]);
    let mut world = stage.world.clone();
    world.clearing = None;
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let without = Stage { world, plan };
    let ground = stage.world.storm.as_ref().expect("a typhoon");
    let damage = ground.damage.as_ref().expect("wind does damage");
    let mut cleared = 0;
    for replication in 0..6 {
        let facts = stage.facts(replication);
        assert_never_later(&stage.world, [&facts, &without.facts(replication)]);
        assert_one_place_at_a_time(facts.clearances(), 2);
        let passage = facts.event.passage.as_ref().expect("a typhoon");
        for clearance in facts.clearances() {
            let cell = ground.cell_of_link[clearance.link.at()];
            assert!(clearance.sent >= passage.calm_from(cell, damage.working_wind_m_s));
            cleared += u32::from(clearance.is_cleared());
        }
    }
    assert!(cleared > 0);
}

#[test]
fn what_is_reported_lies_until_a_crew_has_cleared_it_and_the_rest_until_its_drawn_end() {
    let (alone, helped) = (
        Stage::shipped(&["clearing.others_clear_share=0.2"]),
        Stage::shipped(&["clearing.others_clear_share=1"]),
    );
    let [mut by_crews, mut as_drawn, mut left] = [0, 0, 0];
    for replication in 0..6 {
        let facts = alone.facts(replication);
        let closed = |stage: &Stage| {
            let struck = stage.facts(replication).struck(&stage.world, &stage.plan);
            struck
                .closed
                .into_iter()
                .filter(|one| one.cause == Cause::Trees)
        };
        for (one, helped) in closed(&alone).zip(closed(&helped)) {
            assert_eq!(
                (one.link, one.window.from),
                (helped.link, helped.window.from)
            );
            // Trees may close a link twice, and crews may end either.
            let mut done = facts.clearances().iter();
            let is_cleared = done.any(|done| {
                let ends_it = done.link == one.link && done.free == one.window.until;
                ends_it && done.cause == Cause::Trees && done.is_cleared()
            });
            by_crews += u32::from(is_cleared);
            if !is_cleared && !one.window.until.is_never() {
                // Nobody told the crews, or others were there first; a crew that has less to do may be there sooner still.
                assert!(helped.window.until <= one.window.until);
                as_drawn += 1;
            }
            left += u32::from(one.window.until.is_never());
        }
    }
    println!("{by_crews} by crews, {as_drawn} as drawn, {left} left");
    assert!(by_crews > 0 && as_drawn > 0 && left > 0);
}

#[test]
fn the_first_crew_never_makes_a_road_open_later() {
    let with = |crews: usize| {
        let mut stage = Stage::shipped(&["clearing.others_clear_share=0"]);
        let clearing = stage.world.clearing.as_mut().expect("roads are cleared");
        clearing.crews.truncate(crews);
        Stage::set_in(stage.world)
    };
    let stages = [with(0), with(1)];
    let [mut waits, mut cleared] = [0, 0];
    for replication in 0..6 {
        let [none, one] = [0, 1].map(|at: usize| stages[at].facts(replication));
        assert_eq!(none.clearances(), []);
        assert_never_later(&stages[1].world, [&one, &none]);
        let links = (0..stages[0].world.network.links() as u32).map(LinkIx);
        let windows = links.flat_map(|link| none.damage.closed(link));
        waits += windows.filter(|window| window.until.is_never()).count();
        let done = one.clearances().iter();
        cleared += done.filter(|done| done.is_cleared()).count();
    }
    println!("{waits} wait for nobody, {cleared} cleared by the first crew");
    assert!(waits > 0 && cleared > 0);
}

#[test]
fn quicker_crews_open_roads_sooner() {
    let closed_h = |work: &str| -> f64 {
        let stage = Stage::shipped(&[work]);
        let horizon = stage.world.grid.horizon;
        let facts = (0..6).map(|replication| stage.facts(replication));
        let windows = facts.flat_map(|facts| {
            let links = (0..stage.world.network.links() as u32).map(LinkIx);
            let all = links.flat_map(|link| facts.damage.closed(link).to_vec());
            all.collect::<Vec<Window>>()
        });
        windows
            .map(|one| (one.until.min(horizon) - one.from).hours())
            .sum()
    };
    let hours = [100, 1, 0].map(|factor| closed_h(&format!("clearing.tree_work_factor={factor}")));
    println!("{hours:.0?} hours of closed links");
    assert!(hours[0] > hours[1] && hours[1] > hours[2]);
}

#[test]
fn days_are_met_again_only_by_the_same_crews() {
    let scenario = fork([100, 300]);
    let stage = Stage::of(&scenario);
    let mut slower = scenario.clone();
    slower.clearing = Some(ClearingSettings {
        failure_h: Dist::Fixed(3.0),
        ..settings()
    });
    assert!(!meets_same_facts(&stage.world, &Stage::of(&slower).world));
    let mut more = scenario.clone();
    crew(&mut more);
    assert!(!meets_same_facts(&stage.world, &Stage::of(&more).world));
    // A second depot beyond the closed road: v1 no longer depends on it, so it is worth less to clear.
    let mut nearer = scenario.clone();
    worlds::depot(&mut nearer, 4, 1);
    let nearer = Stage::of(&nearer);
    assert!(meets_same_facts(&stage.world, &nearer.world));
    assert!(!nearer.plan.clears_roads_like(&stage.plan));
    assert!(Stage::of(&scenario).plan.clears_roads_like(&stage.plan));
}

const SECTION: &str = "\n[clearing]\n";
const SOURCE: &str = "[clearing],*,*,assumed,测试\n";
const CREW: &str = "T-clear,抢通队,county,road_clearing,10,county,30,,0\n";

#[test]
fn check_tells_what_keeps_roads_from_being_cleared() {
    let found = |files: &[(&str, &str)]| {
        let desk = Desk::with_example();
        for (name, text) in files {
            desk.append(&format!("demo/{name}"), text);
        }
        desk.codes("demo")
    };
    let settings = [("scenario.toml", SECTION), ("sources.csv", SOURCE)];
    let crew = ("teams.csv", CREW);
    let without = found(&[]);
    let more = |codes: &[&str]| {
        let mut all = without.clone();
        all.extend(codes.iter().map(|&code| code.to_owned()));
        all.sort();
        all
    };
    let sorted = |files: &[(&str, &str)]| {
        let mut codes = found(files);
        codes.sort();
        codes
    };
    assert_eq!(sorted(&[crew]), more(&["W0651"]));
    assert_eq!(sorted(&settings), more(&["W0573", "W0650"]));
    assert_eq!(sorted(&[settings[0], settings[1], crew]), more(&["W0573"]));
    let by_boat = CREW.replace(",,0", ",boat,1");
    let boat = ("vehicles.csv", "boat,冲锋舟,water,0.6,1,40,0.5,10,4\n");
    let afloat = sorted(&[settings[0], settings[1], boat, ("teams.csv", &by_boat)]);
    assert_eq!(afloat, more(&["W0573", "W0652"]));
}
