//! What one more depot, vehicle, dock or stock does to first relief on the same day: nothing bad where nothing queues and no depot
//! takes a place from a nearer one, and two districts in which it does harm, each with the log that says why.
//!
//! Roads fail by chance, from the start and for good, and that is known at once: where a road closes or opens later, a lorry that sets
//! out sooner may be the one that is caught, and nothing is promised.

#[path = "support/stage.rs"]
mod stage;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Outcome, Step};
use reliefsim::response::{Entry, Happened};
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{DispatchRule, NeedPopulation};
use reliefsim::scenario::tables::{CommodityRow, StockRow};
use reliefsim::units::Millis;
use reliefsim::world::{LinkIx, PlaceIx};
use stage::Stage;
use worlds::{depot, empty, id, road, village};

const HANDLING_MIN_T: f64 = 60.0 / 30.0 + 60.0 / 20.0;

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let stage = Stage::of(scenario);
    trace(&stage.world, &stage.plan, 1, 0)
}

/// When each village had its first delivery.
fn first_relief(scenario: &Scenario) -> Vec<Millis> {
    let places = play(scenario).0.places;
    places.iter().map(|place| place.first_delivery).collect()
}

/// Replications that are held against each other, one by one, under the same seed.
const DAYS: u32 = 4;

/// The same on several days. `[replication][village]`
fn days(stage: &Stage) -> Vec<Vec<Millis>> {
    let day = |replication| trace(&stage.world, &stage.plan, 1, replication).0.places;
    let days = (0..DAYS).map(day);
    days.map(|places| places.iter().map(|place| place.first_delivery).collect())
        .collect()
}

/// How much later the first relief of a village is, of all villages on all days, than it may be; zero or less: nowhere.
fn latest(before: &[Vec<Millis>], more: &Scenario, allowed: impl Fn(usize) -> Millis) -> Millis {
    let after = days(&Stage::of(more));
    let days = before.iter().zip(&after);
    let all = days.flat_map(|(before, after)| before.iter().zip(after).enumerate());
    // What never comes is no later than what never came.
    let come = all.filter(|(_, (before, after))| before != after);
    come.map(|(village, (before, after))| *after - *before - allowed(village))
        .max()
        .unwrap_or(Millis::ZERO)
}

/// Lets every road fail with this probability from the start.
fn fail(scenario: &mut Scenario, probability: f64) {
    for link in &mut scenario.links {
        link.closed_probability = probability;
    }
}

/// Depots at the first nodes, each with so many lorries and docks; then villages, each a road away from every depot.
fn district(rule: DispatchRule, lorries: &[u32], villages: &[(u32, Vec<u32>)]) -> Scenario {
    let mut scenario = empty(lorries.len() + villages.len(), 96.0);
    for (node, &lorries) in lorries.iter().enumerate() {
        depot(&mut scenario, node, lorries);
        scenario.sites[node].docks = lorries.max(1);
    }
    for (number, (people, km)) in villages.iter().enumerate() {
        let node = lorries.len() + number;
        village(&mut scenario, node, *people);
        for (depot, &km) in km.iter().take(lorries.len()).enumerate() {
            road(&mut scenario, [depot, node], f64::from(km), 0.0);
            // The same road fails on the same days, however many depots there are.
            let road = scenario.links.last_mut().expect("a road");
            road.link_id = id(&format!("d{depot}-v{number}"));
        }
    }
    scenario.policy.dispatch_rule = rule;
    scenario
}

/// Adds tents that everybody needs, and so many at the first depot; none at the others.
fn with_tents(scenario: &mut Scenario, tents: f64) {
    scenario.commodities.push(CommodityRow {
        commodity_id: id("tent"),
        name: "tent".into(),
        unit_mass_kg: 40.0,
        need_population: NeedPopulation::Displaced,
        priority: 2,
        ..scenario.commodities[0].clone()
    });
    if tents > 0.0 {
        scenario.stock.push(StockRow {
            site_id: id("d0"),
            commodity_id: id("tent"),
            quantity: tents,
            ..scenario.stock[0].clone()
        });
    }
}

/// Villages of up to a lorry's load, at so many minutes from each of three depots.
fn villages() -> impl Strategy<Value = Vec<(u32, Vec<u32>)>> {
    let village = (1..2000_u32, prop::collection::vec(1..120_u32, 3));
    prop::collection::vec(village, 1..7)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    /// Every depot has a lorry and a dock for every village, and of all pairs the nearest goes first: relief comes over the shortest
    /// of the roads that are open.
    #[test]
    fn where_nothing_queues_a_further_depot_lorry_or_stock_never_delays_first_relief(
        villages in villages(), depots in 1..3_usize, fails in 0.0..0.7_f64,
    ) {
        let each = villages.len() as u32;
        let of = |depots: usize, lorries: u32| {
            let lorries = vec![lorries; depots];
            let mut scenario = district(DispatchRule::NearestAvailable, &lorries, &villages);
            fail(&mut scenario, fails);
            scenario
        };
        let stage = Stage::of(&of(depots, each));
        let before = days(&stage);
        for (day, before) in (0..).zip(&before) {
            let facts = stage.facts(day);
            for (number, (people, km)) in villages.iter().enumerate() {
                let link = |depot: usize| LinkIx((number * depots + depot) as u32);
                let is_open = |depot: &usize| facts.damage.closed(link(*depot)).is_empty();
                let nearest = (0..depots).filter(is_open).map(|depot| km[depot]).min();
                let Some(nearest) = nearest else {
                    prop_assert!(before[number].is_never(), "{number} on day {day}");
                    continue;
                };
                let minutes = f64::from(nearest) + HANDLING_MIN_T * f64::from(*people) / 1000.0;
                prop_assert!((before[number].minutes() - minutes).abs() < 0.001, "{number}");
            }
        }
        let mut stocked = of(depots, each);
        stocked.stock[0].quantity *= 2.0;
        for more in [of(depots + 1, each), of(depots, each + 1), stocked] {
            let latest = latest(&before, &more, |_| Millis::ZERO);
            prop_assert!(latest <= Millis::ZERO, "{latest} later");
        }
    }

    /// One depot that sends near first has one list of villages, which more lorries work off no later (independent jobs in a fixed
    /// order on more machines: none of Graham's anomalies, which need jobs that wait for others, 1969). Stock may lack and docks be
    /// fewer than lorries. More stock delays a village only by the handling of its own larger load.
    #[test]
    fn one_depot_with_more_lorries_docks_or_stock_never_delays_first_relief(
        villages in villages(), lorries in 1..5_u32, docks in 1..5_u32, fails in 0.0..0.7_f64,
        stock_share in 0.1..1.5_f64,
    ) {
        let people: u32 = villages.iter().map(|(people, _)| people).sum();
        let of = |lorries| {
            let mut scenario = district(DispatchRule::NearFirst, &[lorries], &villages);
            fail(&mut scenario, fails);
            scenario.sites[0].docks = docks;
            scenario.stock[0].quantity = (f64::from(people) * stock_share).round();
            scenario
        };
        let before = days(&Stage::of(&of(lorries)));
        let mut docked = of(lorries);
        docked.sites[0].docks += 1;
        for more in [of(lorries + 1), docked] {
            let latest = latest(&before, &more, |_| Millis::ZERO);
            prop_assert!(latest <= Millis::ZERO, "{latest} later");
        }
        let mut stocked = of(lorries);
        stocked.stock[0].quantity *= 2.0;
        let own_load = |village: usize| {
            Millis::from_minutes(HANDLING_MIN_T * f64::from(villages[village].0) / 1000.0)
        };
        let latest = latest(&before, &stocked, own_load);
        prop_assert!(latest <= Millis::ZERO, "{latest} later");
    }
}

/// What the properties above compare does differ: by stock that lacks, a dock that is awaited, a lorry that has to come back.
#[test]
fn stock_docks_and_lorries_that_lack_delay_first_relief() {
    let of = |lorries, docks, stock| {
        let villages = [(100, vec![10]), (100, vec![20])];
        let mut scenario = district(DispatchRule::NearFirst, &[lorries], &villages);
        scenario.sites[0].docks = docks;
        scenario.stock[0].quantity = stock;
        first_relief(&scenario)[1].minutes()
    };
    // A hundred rations load in 12 s and unload in 18 s.
    assert!((of(2, 2, 200.0) - 20.5).abs() < 1e-6);
    assert!((of(2, 1, 200.0) - 20.7).abs() < 1e-6);
    assert!((of(1, 1, 200.0) - (20.5 + 20.5)).abs() < 1e-6);
    let mut scenario = district(
        DispatchRule::NearFirst,
        &[2],
        &[(100, vec![10]), (100, vec![20])],
    );
    scenario.stock[0].quantity = 100.0;
    assert!(first_relief(&scenario)[1].is_never());
}

/// When a lorry set out for a village for the first time.
fn departs(log: &[Entry], village: u32) -> Millis {
    let first = log.iter().find(
        |entry| matches!(entry.what, Happened::Departed { place, .. } if place == PlaceIx(village)),
    );
    first.expect("a lorry sets out").time
}

/// Braess (1968): more makes worse. Tents for the near village keep the only dock busy while the far one waits for its first ration.
#[test]
fn more_stock_can_delay_first_relief_through_the_queue_at_a_dock() {
    let stocked = |tents| {
        let villages = [(100, vec![10]), (100, vec![20])];
        let mut scenario = district(DispatchRule::NearFirst, &[2], &villages);
        scenario.sites[0].docks = 1;
        with_tents(&mut scenario, tents);
        play(&scenario)
    };
    let [(without, log), (with, longer_log)] = [0.0, 200.0].map(stocked);
    // A hundred rations load in 12 s, a hundred tents in 8 min: both lorries load in turn.
    let minutes = |outcome: &Outcome| outcome.places[1].first_delivery.minutes();
    assert!((minutes(&without) - (0.2 + 0.2 + 20.0 + 0.3)).abs() < 1e-6);
    assert!((minutes(&with) - (8.2 + 8.2 + 20.0 + 12.3)).abs() < 1e-6);
    // The log tells it: the second lorry sets out once the first has loaded, and that takes eight minutes more.
    let gap = |log: &[Entry]| (departs(log, 1) - departs(log, 0)).minutes();
    assert!((gap(&log) - 0.2).abs() < 1e-6 && (gap(&longer_log) - 8.2).abs() < 1e-6);
    // So does the budget of the wait.
    let queued = |outcome: &Outcome| {
        let chain = outcome.places[1].first_chain.as_ref().expect("relief");
        chain.budget().spent(Step::Queue).minutes()
    };
    assert!((queued(&without) - 0.2).abs() < 1e-6 && (queued(&with) - 8.2).abs() < 1e-6);
}

/// Near first lets each depot choose for itself: one more lorry at a depot that chooses first takes a place from a nearer depot.
#[test]
fn one_more_lorry_can_delay_first_relief_where_depots_choose_by_themselves() {
    let villages = [(100, vec![30, 10]), (100, vec![90, 25])];
    let of = |rule, lorries: [u32; 2]| district(rule, &lorries, &villages);
    let near = |lorries| first_relief(&of(DispatchRule::NearFirst, lorries))[0].minutes();
    assert!((near([0, 2]) - 10.5).abs() < 1e-6);
    assert!((near([1, 2]) - 30.5).abs() < 1e-6);
    let (_, log) = play(&of(DispatchRule::NearFirst, [1, 2]));
    assert!(log.iter().any(|entry| {
        matches!(entry.what, Happened::Departed { truck: 0, place } if place == PlaceIx(0))
    }));
    // Where all pairs are weighed together it does no harm.
    let pairs = |lorries| first_relief(&of(DispatchRule::NearestAvailable, lorries))[0];
    assert_eq!(pairs([0, 2]), pairs([1, 2]));
}
