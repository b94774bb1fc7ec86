//! Nothing moves on a closed link: how those who rescue, fight fires or clear roads drive through floods and closures.

#[path = "support/stage.rs"]
mod stage;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::damage::TrueRoads;
use reliefsim::random::Dist;
use reliefsim::response::Facts;
use reliefsim::response::crew_drive::{End, Met, Patience, Prospect, Ride, Trip};
use reliefsim::response::crew_ways::{CrewWays, Rooted};
use reliefsim::response::rescue_way::{Journey, Travelled, travel};
use reliefsim::routing::{CLOSED, Roads, earliest_arrivals};
use reliefsim::scenario::Scenario;
use reliefsim::scenario::tables::HydrographRow;
use reliefsim::units::Millis;
use reliefsim::world::{NodeIx, World};
use stage::Stage;
use worlds::{empty, id, road};

fn hm(hours: i64, minutes: i64) -> Millis {
    Millis((hours * 60 + minutes) * 60_000)
}

/// Drives a trip with a lorry.
fn ride(stage: &Stage, facts: &Facts, ends: [u32; 2], leaves: Millis, patience: Patience) -> Ride {
    let world = &stage.world;
    let ways = CrewWays::prepare(world, Rooted::AtEnd, [None].into_iter());
    let ways = ways.of(None).expect("what crews drive");
    let driver = facts.roads(world).as_driven(ways);
    driver.drive(trip(ends), leaves, patience, &mut Met::new())
}

/// What is known of a trip.
fn prospect(stage: &Stage, facts: &Facts, ends: [u32; 2], now: Millis) -> Prospect {
    let world = &stage.world;
    let ways = CrewWays::prepare(world, Rooted::AtEnd, [None].into_iter());
    let ways = ways.of(None).expect("what crews drive");
    facts
        .roads(world)
        .as_driven(ways)
        .prospect(trip(ends), now, &[])
}

fn trip([from, to]: [u32; 2]) -> Trip {
    Trip {
        from: NodeIx(from),
        to: NodeIx(to),
        approach: [Millis::ZERO; 2],
    }
}

/// The roads as a lorry truly meets them.
fn truth<'a>(world: &'a World, facts: &'a Facts) -> TrueRoads<'a> {
    TrueRoads {
        world,
        event: &facts.event,
        closures: facts.damage.closures(),
        vehicle: &world.vehicles[0],
    }
}

/// A short way from n0 to n1 of 30 km, which fails for four hours from 1:00 on, and a way round of 90 km.
///
/// ```text
/// n0 ── l0, 30 km, fails ── n1
///  └── l1, 45 km ── n2 ── l2, 45 km ──┘
/// ```
fn ring(report_min: f64) -> Scenario {
    let mut scenario = empty(3, 48.0);
    road(&mut scenario, [0, 1], 30.0, 1.0);
    road(&mut scenario, [0, 2], 45.0, 0.0);
    road(&mut scenario, [2, 1], 45.0, 0.0);
    let failure = scenario.link_failure.as_mut().expect("links fail");
    (failure.time_h, failure.repair_h) = (Dist::Fixed(1.0), Dist::Fixed(4.0));
    scenario.policy.link_report_share = 1.0;
    scenario.policy.link_report_min = Dist::Fixed(report_min);
    scenario
}

#[test]
fn a_crew_takes_the_way_that_is_reported_open_and_turns_where_it_is_not() {
    let stage = Stage::of(&ring(20.0));
    let facts = stage.facts(0);
    let arrives = |leaves| {
        ride(&stage, &facts, [0, 1], leaves, Patience::Waits)
            .end
            .arrived()
    };
    // Before the failure, and just before it: on the link when it fails.
    assert_eq!(arrives(hm(0, 0)), hm(0, 30));
    assert_eq!(arrives(hm(0, 59)), hm(1, 29));
    // Closed but not reported: it stands in front of it at once, and goes round.
    assert_eq!(
        prospect(&stage, &facts, [0, 1], hm(1, 10)),
        Prospect::In(hm(0, 30))
    );
    assert_eq!(arrives(hm(1, 10)), hm(2, 40));
    // Reported.
    assert_eq!(
        prospect(&stage, &facts, [0, 1], hm(1, 30)),
        Prospect::In(hm(1, 30))
    );
    assert_eq!(arrives(hm(1, 30)), hm(3, 0));
    // Open again at 5:00, which is known at 5:20.
    assert_eq!(arrives(hm(5, 10)), hm(6, 40));
    assert_eq!(arrives(hm(5, 20)), hm(5, 50));
}

#[test]
fn who_finds_no_way_round_waits_or_stays_where_it_stands() {
    let mut scenario = ring(20.0);
    scenario.links.truncate(1);
    road(&mut scenario, [2, 0], 60.0, 0.0);
    let stage = Stage::of(&scenario);
    let facts = stage.facts(0);
    assert_eq!(
        prospect(&stage, &facts, [2, 1], hm(2, 0)),
        Prospect::NoneOpen
    );
    let waits = ride(&stage, &facts, [2, 1], hm(0, 30), Patience::Waits);
    // There at 1:30; it sees the link open at 5:00.
    assert_eq!(waits.end, End::Arrived(hm(5, 30)));
    assert_eq!(waits.legs[1].enters, hm(5, 0));
    let gives_up = ride(&stage, &facts, [2, 1], hm(0, 30), Patience::GivesUp);
    let link = stage.world.network.link[waits.legs[1].arc.at()];
    assert_eq!(gives_up.end, End::Stopped(NodeIx(0), hm(1, 30), link));
    let back = ride(&stage, &facts, [0, 2], hm(0, 0), Patience::Waits);
    assert_eq!(back.end, End::Arrived(hm(1, 0)));
}

#[test]
fn a_rescue_crew_or_ambulance_waits_in_front_of_a_link_that_closes_on_its_way() {
    let mut scenario = ring(20.0);
    scenario.links.truncate(1);
    road(&mut scenario, [2, 0], 60.0, 0.0);
    let stage = Stage::of(&scenario);
    let facts = stage.facts(0);
    let roads = truth(&stage.world, &facts);
    let of = |patience| travel(roads, [NodeIx(2), NodeIx(1)], hm(0, 30), patience);
    // There at 1:30; the link is closed from 1:00 to 5:00.
    let waits = of(hm(10, 0));
    assert_eq!(waits.end, Travelled::Arrived(hm(5, 30)));
    let [first, last] = waits.legs[..] else {
        panic!("two links: {:?}", waits.legs)
    };
    assert_eq!((first.enters, first.leaves), (hm(0, 30), hm(1, 30)));
    assert_eq!((last.enters, last.leaves), (hm(5, 0), hm(5, 30)));
    let gives_up = of(hm(1, 0));
    assert_eq!(gives_up.end, Travelled::GaveUp(hm(2, 30), NodeIx(0)));
    assert_eq!(gives_up.legs, [first]);
}

/// Nodes in a ring with chords; links flood at a height and fail for a while by chance.
fn district() -> impl Strategy<Value = Scenario> {
    let link = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        1.0..60.0_f64,
        0.0..0.7_f64,
        prop::option::of(0.0..6.0_f64),
    );
    let times = (0.0..6.0_f64, 0.0..8.0_f64, 0.0..90.0_f64, 0.0..1.0_f64);
    (3_usize..8, prop::collection::vec(link, 0..8), times).prop_map(
        |(nodes, chords, (time_h, repair_h, report_min, watched))| {
            let mut scenario = empty(nodes, 24.0);
            for node in 0..nodes {
                road(&mut scenario, [node, (node + 1) % nodes], 20.0, 0.3);
            }
            for (from, to, length_km, fails, hand_m) in chords {
                let ends = [from.index(nodes), to.index(nodes)];
                if ends[0] != ends[1] {
                    road(&mut scenario, ends, length_km, fails);
                    let link = scenario.links.last_mut().expect("a link");
                    link.flood_ref = hand_m.map(|_| id("river"));
                    link.hand_m = hand_m;
                }
            }
            let point = |(time_ratio, rise_share)| HydrographRow {
                time_ratio,
                rise_share,
            };
            scenario.hydrograph = [(0.0, 0.0), (1.0, 1.0), (3.0, 0.0)].map(point).to_vec();
            let flood = scenario.flood.as_mut().expect("a flood");
            flood.peak_time_h = Some(Dist::Fixed(6.0));
            let failure = scenario.link_failure.as_mut().expect("links fail");
            failure.time_h = Dist::Uniform(0.0, time_h);
            failure.repair_h = Dist::Uniform(0.0, repair_h);
            scenario.policy.link_report_share = watched;
            scenario.policy.link_report_min = Dist::Fixed(report_min);
            scenario.traffic.night_speed_factor = 0.8;
            scenario
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]
    #[test]
    fn no_crew_is_ever_on_a_link_that_was_closed_to_it_when_it_entered(
        scenario in district(), replication in 0..50_u32, from in 0..3_u32, to in 0..3_u32,
        leaves in 0..12 * 60_i64, waits in any::<bool>(),
    ) {
        let stage = Stage::of(&scenario);
        let (world, facts) = (&stage.world, stage.facts(replication));
        let leaves = hm(0, leaves);
        let patience = if waits { Patience::Waits } else { Patience::GivesUp };
        let ways = CrewWays::prepare(world, Rooted::AtStart, [None].into_iter());
        let ways = ways.of(None).expect("what crews drive");
        let truth = TrueRoads {
            world,
            event: &facts.event,
            closures: facts.damage.closures(),
            vehicle: ways.vehicle(),
        };
        let ride = ride(&stage, &facts, [from, to], leaves, patience);
        let (mut node, mut time) = (NodeIx(from), ride.on_road);
        for leg in &ride.legs {
            prop_assert_eq!(world.network.tail[leg.arc.at()], node);
            prop_assert!(time <= leg.enters);
            let cost = truth.cost(world.network.link[leg.arc.at()], leg.enters);
            prop_assert!(cost < CLOSED, "closed: {leg:?}");
            // Light may change under way where a whole way takes the light of its beginning: by a quarter at most.
            let took = (leg.leaves - leg.enters).0 as f64;
            prop_assert!((0.79..1.26).contains(&(took / f64::from(cost.max(1)))), "{took} of {cost}");
            (node, time) = (world.network.head[leg.arc.at()], leg.leaves);
        }
        match ride.end {
            End::Arrived(arrives) if arrives.is_never() => {}
            End::Arrived(arrives) => prop_assert_eq!((node, time), (NodeIx(to), arrives)),
            End::Stopped(stands, since, link) => {
                prop_assert_eq!((node, time), (stands, since));
                prop_assert!(!waits && truth.cost(link, since) >= CLOSED);
            }
            End::NoRoad => prop_assert!(false, "the ring joins all nodes"),
        }
        // Nobody is sooner there than who knows the future, but for the light.
        let (network, horizon) = (&world.network, Millis(10 * world.grid.horizon.0));
        let best = earliest_arrivals(network, &truth, NodeIx(from), leaves, horizon);
        let best = (best.arrival[to as usize] - leaves).0 as f64;
        let found = ride.end.arrived();
        prop_assert!(found.is_never() || (found - leaves).0 as f64 >= 0.79 * best - 1.0);
    }

    #[test]
    fn no_rescue_crew_or_ambulance_is_ever_on_a_link_that_was_closed_when_it_entered(
        scenario in district(), replication in 0..50_u32, from in 0..3_u32, to in 0..3_u32,
        leaves in 0..12 * 60_i64, patience in prop::option::of(0..300_i64),
    ) {
        let stage = Stage::of(&scenario);
        let (world, facts) = (&stage.world, stage.facts(replication));
        let (truth, leaves) = (truth(world, &facts), hm(0, leaves));
        let patience = patience.map_or(Millis::NEVER, |minutes| hm(0, minutes));
        let Journey { legs, end } = travel(truth, [NodeIx(from), NodeIx(to)], leaves, patience);
        let (mut node, mut time, mut waited) = (NodeIx(from), leaves, Millis::ZERO);
        for leg in &legs {
            prop_assert_eq!(world.network.tail[leg.arc.at()], node);
            prop_assert!(time <= leg.enters);
            waited += leg.enters - time;
            let cost = truth.cost(world.network.link[leg.arc.at()], leg.enters);
            prop_assert!(cost < CLOSED, "closed: {leg:?}");
            prop_assert_eq!((leg.leaves - leg.enters).0, i64::from(cost));
            (node, time) = (world.network.head[leg.arc.at()], leg.leaves);
        }
        match end {
            Travelled::Arrived(arrives) => prop_assert_eq!((node, time), (NodeIx(to), arrives)),
            Travelled::GaveUp(since, stands) => {
                prop_assert!(node == stands && node != NodeIx(to));
                // All of its patience, or until the end.
                let is_patient = since.is_never() || waited + (since - time) == patience;
                prop_assert!(is_patient, "{waited:?}, {time:?} to {since:?}");
            }
        }
        prop_assert!(waited <= patience);
        // Nobody is sooner there than who knows the future, but for the light.
        let horizon = Millis(10 * world.grid.horizon.0);
        let best = earliest_arrivals(&world.network, &truth, NodeIx(from), leaves, horizon);
        let best = (best.arrival[to as usize] - leaves).0 as f64;
        if let Travelled::Arrived(arrives) = end {
            prop_assert!((arrives - leaves).0 as f64 >= 0.79 * best - 1.0);
        }
    }

    #[test]
    fn without_closures_the_ways_are_those_of_a_dry_day(
        scenario in district(), from in 0..3_u32, to in 0..3_u32, leaves in 0..6 * 60_i64,
    ) {
        let mut scenario = scenario;
        (scenario.flood, scenario.link_failure) = (None, None);
        scenario.traffic.night_speed_factor = 1.0;
        let stage = Stage::of(&scenario);
        let (facts, leaves) = (stage.facts(0), hm(0, leaves));
        for rooted in [Rooted::AtStart, Rooted::AtEnd] {
            let ways = CrewWays::prepare(&stage.world, rooted, [None].into_iter());
            let ways = ways.of(None).expect("what crews drive");
            let dry = ways.dry_time(&stage.world, NodeIx(from), NodeIx(to)).expect("a ring");
            let driver = facts.roads(&stage.world).as_driven(ways);
            let ride = driver.drive(trip([from, to]), leaves, Patience::Waits, &mut Met::new());
            prop_assert_eq!(ride.end, End::Arrived(leaves + dry));
            let links: Millis = ride.legs.iter().fold(Millis::ZERO, |sum, leg| {
                sum + Millis(i64::from(ways.dry_ms(stage.world.network.link[leg.arc.at()])))
            });
            prop_assert_eq!(links, dry);
            prop_assert_eq!(driver.prospect(trip([from, to]), leaves, &[]), Prospect::In(dry));
        }
    }
}
