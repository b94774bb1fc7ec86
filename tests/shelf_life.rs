//! Goods that do not keep: what is too old when it would be handed out is written off, and the need stands.

#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::Outcome;
use reliefsim::response::{Entry, Happened, Plan};
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::Knowledge;
use reliefsim::scenario::tables::CommodityRow;
use reliefsim::world::compile;
use worlds::{depot, empty, id, road, village};

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    trace(&world, &Plan::new(&world), 1, 0)
}

/// A depot with a lorry, and a village of a hundred people an hour away. A hundred rations take 12 s to load and 18 s to unload.
fn scenario(shelf_life_h: Option<f64>) -> Scenario {
    let mut scenario = empty(2, 4.0);
    depot(&mut scenario, 0, 1);
    village(&mut scenario, 1, 100);
    road(&mut scenario, [0, 1], 60.0, 0.0);
    scenario.commodities[0].shelf_life_h = shelf_life_h;
    scenario
}

#[test]
fn what_is_too_old_relieves_nobody_and_the_need_stands() {
    // In hand an hour and half a minute after loading begins.
    for keeps in [None, Some(60.5 / 60.0)] {
        let (outcome, _) = play(&scenario(keeps));
        assert_eq!(outcome.places[0].packaged_people(), 100);
        assert_eq!(
            (outcome.goods[0].delivered, outcome.goods[0].spoiled),
            (100_000, 0)
        );
    }
    let (outcome, log) = play(&scenario(Some(1.0)));
    let place = &outcome.places[0];
    assert!(place.first_delivery.is_never() && place.packaged.is_empty());
    // It is sent again and again: back after two hours, and once more before the fourth is over.
    let written_off = log
        .iter()
        .filter(|entry| matches!(entry.what, Happened::Spoiled { .. }));
    assert_eq!(written_off.count(), 2);
    let goods = &outcome.goods[0];
    assert_eq!(
        (goods.needed, goods.delivered, goods.spoiled),
        (100_000, 0, 200_000)
    );
}

#[test]
fn what_a_tour_brings_home_too_old_is_written_off_at_the_place_that_it_was_for() {
    // d ─10─ fork; the roads on to v0 and v1 are closed, which nobody knows; v2 lies elsewhere.
    let mut scenario = empty(5, 4.0);
    depot(&mut scenario, 0, 1);
    for (node, people) in [(1, 100), (2, 200), (3, 300)] {
        village(&mut scenario, node, people);
    }
    for (ends, km, closed) in [
        ([0, 4], 10.0, 0.0),
        ([4, 1], 10.0, 1.0),
        ([4, 2], 20.0, 1.0),
        ([0, 3], 100.0, 0.0),
    ] {
        road(&mut scenario, ends, km, closed);
    }
    scenario.commodities[0].shelf_life_h = Some(1.0);
    scenario.policy.knowledge = Knowledge::Blind;
    scenario.policy.tour_stops = 2;
    let (_, log) = play(&scenario);
    let turned_back = log
        .iter()
        .position(|entry| matches!(entry.what, Happened::TurnedBack { .. }))
        .expect("it gives up after an hour");
    let mut spoiled: Vec<(usize, i64)> = log[turned_back..]
        .iter()
        .take_while(|entry| !matches!(entry.what, Happened::Home { .. }))
        .filter_map(|entry| match entry.what {
            Happened::Spoiled {
                place,
                quantity_milli,
                ..
            } => Some((place.at(), quantity_milli)),
            _ => None,
        })
        .collect();
    // In which order it calls on two villages that are alike says nothing.
    spoiled.sort_unstable();
    assert_eq!(spoiled, [(0, 100_000), (1, 200_000)]);
}

#[test]
fn what_keeps_is_handed_out_from_the_same_load() {
    let mut scenario = scenario(Some(0.5));
    let water = CommodityRow {
        commodity_id: id("water"),
        shelf_life_h: None,
        first_package_per_person: 0.0,
        ..scenario.commodities[0].clone()
    };
    scenario.commodities.push(CommodityRow {
        daily_need_per_person: 1.0,
        ..water
    });
    scenario.commodities[1].first_package_per_person = 2.0;
    let mut stock = scenario.stock[0].clone();
    stock.commodity_id = id("water");
    scenario.stock.push(stock);
    let (outcome, _) = play(&scenario);
    let [food, water] = [&outcome.goods[0], &outcome.goods[1]];
    assert!(food.spoiled > 0 && food.delivered == 0);
    assert_eq!((water.spoiled, water.delivered), (0, 200_000));
    // Water alone is no full package.
    assert!(!outcome.places[0].first_delivery.is_never());
    assert_eq!(outcome.places[0].packaged_people(), 0);
}
