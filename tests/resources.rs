//! What one more depot, vehicle, dock or stock does to first relief on the same day: nothing bad where nothing queues and no depot
//! takes a place from a nearer one, and two districts in which it does harm, each with the log that says why.

#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Outcome, Step};
use reliefsim::response::{Entry, Happened, Plan, RouterKind};
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{DispatchRule, NeedPopulation};
use reliefsim::scenario::tables::{CommodityRow, StockRow};
use reliefsim::units::Millis;
use reliefsim::world::{PlaceIx, compile};
use worlds::{depot, empty, id, road, village};

const HANDLING_MIN_T: f64 = 60.0 / 30.0 + 60.0 / 20.0;

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    trace(&world, &plan, 1, 0)
}

/// When each village had its first delivery.
fn first_relief(scenario: &Scenario) -> Vec<Millis> {
    let places = play(scenario).0.places;
    places.iter().map(|place| place.first_delivery).collect()
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

    /// Every depot has a lorry and a dock for every village, and of all pairs the nearest goes first.
    #[test]
    fn where_nothing_queues_a_further_depot_lorry_or_stock_never_delays_first_relief(
        villages in villages(), depots in 1..3_usize,
    ) {
        let each = villages.len() as u32;
        let of = |depots: usize, lorries: u32| {
            let lorries = vec![lorries; depots];
            district(DispatchRule::NearestAvailable, &lorries, &villages)
        };
        let before = first_relief(&of(depots, each));
        for (number, (people, km)) in villages.iter().enumerate() {
            let nearest = f64::from(*km[..depots].iter().min().expect("a depot"));
            let minutes = nearest + HANDLING_MIN_T * f64::from(*people) / 1000.0;
            prop_assert!((before[number].minutes() - minutes).abs() < 0.001, "{number}");
        }
        let mut stocked = of(depots, each);
        stocked.stock[0].quantity *= 2.0;
        for more in [of(depots + 1, each), of(depots, each + 1), stocked] {
            for (before, after) in before.iter().zip(first_relief(&more)) {
                prop_assert!(after <= *before, "{after} after {before}");
            }
        }
    }

    /// One depot that sends near first has one list of villages, which more lorries work off no later (independent jobs in a fixed
    /// order on more machines: none of Graham's anomalies, which need jobs that wait for others, 1969).
    #[test]
    fn one_depot_with_more_lorries_docks_or_stock_never_delays_first_relief(
        villages in villages(), lorries in 1..5_u32,
    ) {
        let of = |lorries| district(DispatchRule::NearFirst, &[lorries], &villages);
        let before = first_relief(&of(lorries));
        let (mut docks, mut stocked) = (of(lorries), of(lorries));
        docks.sites[0].docks += 1;
        stocked.stock[0].quantity *= 2.0;
        for more in [of(lorries + 1), docks, stocked] {
            for (before, after) in before.iter().zip(first_relief(&more)) {
                prop_assert!(after <= *before, "{after} after {before}");
            }
        }
    }
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
