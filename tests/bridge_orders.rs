//! Orders in wind for single bridges of Kaiping: they say of their bridge what `[hazards.wind_damage]` says of all.

use std::path::Path;

use reliefsim::damage::{Cause, Closing};
use reliefsim::hazard::Draws;
use reliefsim::response::{Facts, Plan, RouterKind};
use reliefsim::scenario::choices::BridgeWind;
use reliefsim::scenario::hazards::BridgeOrderRow;
use reliefsim::scenario::{Request, Scenario, load};
use reliefsim::units::Millis;
use reliefsim::world;

/// Reached here by the mean wind for some hours.
const LIMIT_M_S: f64 = 20.8;

fn kaiping() -> Scenario {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping-typhoon");
    let request = Request {
        // On the track as given the wind is strong enough for bridges.
        set: vec![
            "hazards.typhoon.ensemble=none".into(),
            format!("hazards.wind_damage.bridge_closing_wind_m_s={LIMIT_M_S}"),
        ],
        ..Request::default()
    };
    let mut scenario = load(&folder, &request).expect("a sound scenario").scenario;
    scenario.bridge_orders.clear();
    for row in scenario.links.iter_mut().filter(|row| row.bridge) {
        // Nobody has told how long they are.
        row.bridge_length_m = Some(300.0);
    }
    scenario
}

/// An order for every bridge.
fn order_all(scenario: &mut Scenario, closing_wind_m_s: f64, wind: BridgeWind, reopening_min: f64) {
    let bridges = scenario.links.iter().filter(|row| row.bridge);
    scenario.bridge_orders = bridges
        .map(|row| BridgeOrderRow {
            link_id: row.link_id.clone(),
            closing_wind_m_s,
            wind,
            reopening_min,
        })
        .collect();
    assert!(!scenario.bridge_orders.is_empty(), "Kaiping has bridges");
}

/// What wind closes on one day.
fn closed(scenario: &Scenario) -> Vec<Closing> {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    let draws = Draws {
        key: world.seed_key(1),
        replication: 0,
    };
    let mut closed = Facts::draw(&world, &plan, draws)
        .struck(&world, &plan)
        .closed;
    closed.retain(|closing| closing.cause == Cause::BridgeWind);
    closed
}

fn hours(closed: &[Closing], horizon: Millis) -> f64 {
    let lasts = |closing: &Closing| closing.window.until.min(horizon) - closing.window.from;
    closed.iter().map(|closing| lasts(closing).hours()).sum()
}

#[test]
fn orders_like_the_rule_for_all_change_nothing() {
    let mut scenario = kaiping();
    let by_rule = closed(&scenario);
    assert!(!by_rule.is_empty(), "the wind closes bridges on this track");
    order_all(&mut scenario, LIMIT_M_S, BridgeWind::Mean, 0.0);
    assert_eq!(closed(&scenario), by_rule);
}

#[test]
fn gusts_reach_a_limit_before_means_do_and_calm_must_last() {
    let horizon = Millis::from_hours(96.0);
    let mut scenario = kaiping();
    let mut total_h = |wind, reopening_min| {
        order_all(&mut scenario, LIMIT_M_S, wind, reopening_min);
        hours(&closed(&scenario), horizon)
    };
    let [mean, gust] = [BridgeWind::Mean, BridgeWind::Gust].map(|wind| total_h(wind, 0.0));
    assert!(
        mean > 0.0 && gust > mean,
        "{gust} h by gusts, {mean} h by means"
    );
    assert!(total_h(BridgeWind::Mean, 120.0) > mean);
}

#[test]
fn gust_limits_are_mean_limits_times_the_gust_factor() {
    let mut scenario = kaiping();
    let factor = scenario.typhoon.as_ref().expect("a typhoon").gust_factor;
    order_all(&mut scenario, LIMIT_M_S * factor, BridgeWind::Gust, 60.0);
    let by_gust = closed(&scenario);
    order_all(&mut scenario, LIMIT_M_S, BridgeWind::Mean, 60.0);
    assert_eq!(closed(&scenario), by_gust);
}
