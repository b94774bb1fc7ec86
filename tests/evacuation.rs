//! Leaving before the water comes, on a village whose answer can be worked out by hand.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use proptest::prelude::*;
use reliefsim::outcome::{Moved, Outcome, PlaceOutcome};
use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened, Plan, RouterKind};
use reliefsim::run;
use reliefsim::scenario::choices::{Comparator, Level, NeedPopulation};
use reliefsim::scenario::evacuation::{EvacuationSettings, ShelterRow};
use reliefsim::scenario::metrics::Metric;
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::tables::{SiteRow, StockRow, TargetRow};
use reliefsim::scenario::warning::{ChannelRow, WarningSettings};
use reliefsim::scenario::{self, Request, Scenario};
use reliefsim::target::{Value, measure};
use reliefsim::units::Millis;
use reliefsim::world::{self, PlaceIx};
use support::program::{Desk, copy, shipped};
use worlds::id;

const PERSONS: u32 = 1000;
const VILLAGE: usize = 0;
const NEAR: usize = 1;
const FAR: usize = 2;

/// A river that rises evenly from the start to its peak of 5 m at 10 h and stays there. It passes its warning stage of 0.5 m
/// at 1 h, and the houses of the village, spread from 2.5 m to 5 m, go under from 5 h to 10 h. A horn that all hear sounds
/// at 1 h. Depot, village, a shelter 1 km away and one 3 km away lie on one road.
fn scenario() -> Scenario {
    let mut scenario = worlds::empty(4, 48.0);
    worlds::road(&mut scenario, [0, 1], 12.0, 0.0);
    worlds::road(&mut scenario, [1, 2], 1.0, 0.0);
    worlds::road(&mut scenario, [2, 3], 2.0, 0.0);
    worlds::village(&mut scenario, 1, PERSONS);
    worlds::depot(&mut scenario, 0, 2);
    scenario.hydrograph[0].rise_share = 0.0;
    scenario.hydrograph[1].time_ratio = 1.0;
    scenario.hydrograph.push(scenario.hydrograph[1].clone());
    scenario.hydrograph[2].time_ratio = 100.0;
    scenario.reaches[0].warning_rise_m = 0.5;
    scenario.places[0].hand_low_m = Some(2.5);
    scenario.places[0].hand_high_m = Some(5.0);
    let flood = scenario.flood.as_mut().expect("there is a flood");
    flood.displaced_depth_m = 0.0;
    scenario.warning = Some(WarningSettings {
        lead_h: Dist::Fixed(0.0),
        decision_min: Dist::Fixed(0.0),
    });
    scenario.channels = vec![horn(1.0)];
    scenario.evacuation = Some(EvacuationSettings {
        comply_share: Dist::Fixed(1.0),
        forecast_factor: Dist::Fixed(1.0),
        preparation_min: 0.0,
        special_needs_h: Dist::Fixed(0.0),
        pickup_min: Dist::Fixed(0.0),
        ..defaults().expect("every field has a default")
    });
    scenario.shelters = vec![shelter(2, None), shelter(3, None)];
    scenario
}

fn horn(reach_share: f64) -> ChannelRow {
    ChannelRow {
        channel_id: id("horn"),
        name: "horn".into(),
        reach_share,
        night_reach_share: reach_share,
        delay_min: Dist::Fixed(0.0),
        round_h: None,
        by_telephone: false,
    }
}

fn shelter(node: usize, capacity_persons: Option<f64>) -> ShelterRow {
    ShelterRow {
        shelter_id: id(&format!("shelter{node}")),
        name: format!("shelter {node}"),
        level: Level::Town,
        town: None,
        place_id: None,
        x_coord: Some(1000.0 * node as f64),
        y_coord: Some(0.0),
        node_id: Some(id(&format!("n{node}"))),
        flood_ref: None,
        floor_m: None,
        effective_area_m2: None,
        capacity_persons,
    }
}

fn settings(scenario: &mut Scenario) -> &mut EvacuationSettings {
    scenario.evacuation.as_mut().expect("people are evacuated")
}

fn trace(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let world = world::compile(scenario);
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    run::trace(&world, &plan, 1, 0)
}

fn places(scenario: &Scenario) -> Vec<PlaceOutcome> {
    trace(scenario).0.places
}

fn coverage(scenario: &Scenario) -> f64 {
    let row = TargetRow {
        metric: Metric::EvacuationCoverage,
        comparator: Comparator::AtLeast,
        threshold: 0.9,
        unit: "share".into(),
        event: None,
        ..scenario.targets[0].clone()
    };
    let measured = measure(&row, &trace(scenario).0).expect("somebody is driven out");
    match measured.value {
        Value::Ratio(share) => share,
        Value::Time(_) => panic!("a share"),
    }
}

fn h(hours: f64) -> Millis {
    Millis::from_hours(hours)
}

#[test]
fn everybody_who_hears_in_time_is_relieved_at_the_shelter() {
    let scenario = scenario();
    let places = places(&scenario);
    assert_eq!(places[VILLAGE].moved.left, PERSONS);
    assert_eq!(places[VILLAGE].moved.driven_out, PERSONS);
    assert_eq!(places[VILLAGE].displaced, 0);
    // Heard at 1:00, and a kilometre at 4 km/h.
    assert_eq!(places[NEAR].displaced_at, [(h(1.25), PERSONS)]);
    assert_eq!(places[NEAR].struck, h(1.25));
    // A tonne is loaded in 2 min, driven 13 km in 13 min, and unloaded in 3 min.
    let relieved = places[NEAR].packaged.last().expect("there is a depot");
    assert_eq!(
        (relieved.time, relieved.people),
        (h(1.25) + h(18.0 / 60.0), PERSONS)
    );
    assert!((coverage(&scenario) - 1.0).abs() < 1e-9);
}

#[test]
fn who_does_not_hear_or_comply_is_driven_out_by_the_water() {
    let mut scenario = scenario();
    scenario.channels = vec![horn(0.8)];
    settings(&mut scenario).comply_share = Dist::Fixed(0.75);
    let places = places(&scenario);
    assert_eq!(places[VILLAGE].moved.left, 600);
    assert_eq!(places[VILLAGE].displaced, 400);
    assert_eq!(places[VILLAGE].affected, PERSONS);
    assert!((coverage(&scenario) - 0.6).abs() < 1e-9);
}

#[test]
fn people_with_special_needs_leave_evenly_with_their_helpers() {
    let mut scenario = scenario();
    scenario.places[0].special_needs_share = 0.2;
    settings(&mut scenario).comply_share = Dist::Fixed(0.0);
    settings(&mut scenario).special_needs_h = Dist::Fixed(2.0);
    let arrivals = places(&scenario)[NEAR].displaced_at.clone();
    // From 1:00 on an eighth of 200 a quarter of an hour, who arrive as much later.
    let expected: Vec<_> = (1..=8)
        .map(|part| (h(1.25 + 0.25 * f64::from(part)), 25))
        .collect();
    assert_eq!(arrivals, expected);
}

#[test]
fn people_set_out_as_a_rayleigh_distribution_says() {
    let mut scenario = scenario();
    settings(&mut scenario).preparation_min = 30.0;
    let mut arrived = 0;
    for (time, people) in &places(&scenario)[NEAR].displaced_at {
        arrived += people;
        // Tweedie et al. (1986): by t minutes after the warning 1 − exp(−t² / 1800) have set out.
        let minutes = (*time - h(1.25)).minutes();
        let share = 1.0 - libm::exp(-minutes * minutes / 1800.0);
        let expected = f64::from(PERSONS) * share;
        assert!(
            (f64::from(arrived) - expected).abs() <= 1.0,
            "{arrived} of {expected}"
        );
    }
    assert_eq!(arrived, PERSONS);
}

#[test]
fn who_is_late_finds_the_lowest_houses_under_water() {
    let mut scenario = scenario();
    // Heard at 7:30, when half of the houses are under water.
    scenario.channels[0].delay_min = Dist::Fixed(390.0);
    let places = places(&scenario);
    // The water of 7:30 itself comes after those who set out at 7:30: the last step that counts is that of 7:15.
    let under_water = 450;
    assert_eq!(places[VILLAGE].displaced, under_water);
    assert_eq!(places[VILLAGE].moved.left, PERSONS - under_water);
    assert_eq!(places[VILLAGE].moved.driven_out, PERSONS);
}

#[test]
fn the_far_take_a_ride_and_the_full_send_people_on() {
    let mut scenario = scenario();
    scenario.shelters = vec![shelter(2, Some(300.0)), shelter(3, Some(500.0))];
    settings(&mut scenario).pickup_min = Dist::Fixed(12.0);
    let places = places(&scenario);
    assert_eq!(
        places[NEAR].displaced, 500,
        "300 fit, and the 200 who fit nowhere"
    );
    assert_eq!(places[NEAR].moved.over_capacity, 200);
    // 12 min for the ride and 3 km at 60 km/h.
    assert_eq!(places[FAR].displaced_at, [(h(1.25), 500)]);
    let mut roomy = scenario.clone();
    roomy.shelters[1] = shelter(3, None);
    roomy.shelters[1].effective_area_m2 = Some(1400.0);
    let roomy = self::places(&roomy);
    // At 2 m² a person it holds 700.
    assert_eq!((roomy[NEAR].displaced, roomy[FAR].displaced), (300, 700));
    assert_eq!(roomy[NEAR].moved.over_capacity, 0);
}

#[test]
fn nobody_goes_where_no_way_is_open_or_the_floor_is_wet() {
    let mut cut_off = scenario();
    cut_off.links[1].closed_probability = 1.0;
    let stayed = places(&cut_off);
    assert_eq!(stayed[VILLAGE].moved.left, 0);
    assert_eq!(stayed[VILLAGE].displaced, PERSONS);
    let mut wet = scenario();
    wet.shelters[0].flood_ref = Some(id("river"));
    wet.shelters[0].floor_m = Some(0.2);
    let wet = places(&wet);
    assert_eq!((wet[NEAR].displaced, wet[FAR].displaced), (0, PERSONS));
}

#[test]
fn who_finds_the_way_closed_leaves_when_it_opens() {
    let mut scenario = scenario();
    scenario.links[1].closed_probability = 1.0;
    let failure = scenario.link_failure.as_mut().expect("links can fail");
    failure.repair_h = Dist::Fixed(3.0);
    let places = places(&scenario);
    assert_eq!(places[VILLAGE].moved.left, PERSONS);
    assert_eq!(places[NEAR].displaced_at, [(h(3.25), PERSONS)]);
}

#[test]
fn a_zone_is_cleared_only_for_a_flood_that_reaches_it() {
    let mut small = scenario();
    settings(&mut small).forecast_factor = Dist::Fixed(0.5);
    assert_eq!(places(&small)[VILLAGE].moved.left, 0);
    let mut dyked = scenario();
    dyked.reaches[0].dyke_crest_m = Some(5.5);
    assert_eq!(places(&dyked)[VILLAGE].moved.left, 0);
    let mut half = scenario();
    settings(&mut half).zone_rise_factor = 0.75;
    let half = places(&half);
    assert_eq!(half[VILLAGE].moved.left, PERSONS / 2);
    assert_eq!(half[VILLAGE].displaced, PERSONS / 2);
}

#[test]
fn the_store_point_of_a_village_serves_the_shelter_in_it() {
    let mut scenario = scenario();
    scenario.shelters = vec![ShelterRow {
        place_id: Some(id("v0")),
        x_coord: None,
        y_coord: None,
        node_id: None,
        ..shelter(1, None)
    }];
    scenario.sites.push(SiteRow {
        site_id: id("own"),
        level: Level::Village,
        place_id: Some(id("v0")),
        town: Some(id("town")),
        ..scenario.sites[0].clone()
    });
    scenario.stock.push(StockRow {
        site_id: id("own"),
        quantity: 400.0,
        ..scenario.stock[0].clone()
    });
    let places = places(&scenario);
    // At the village itself: nobody has to walk.
    let first = &places[NEAR].packaged[0];
    assert_eq!((first.time, first.people), (h(1.0), 400));
}

#[test]
fn goods_for_the_affected_go_where_the_affected_are() {
    let mut scenario = scenario();
    settings(&mut scenario).comply_share = Dist::Fixed(0.75);
    scenario.commodities[0].need_population = NeedPopulation::Affected;
    let places = places(&scenario);
    assert_eq!(places[VILLAGE].affected, PERSONS, "every house is reached");
    assert_eq!(
        (places[VILLAGE].affected_here, places[NEAR].affected_here),
        (250, 750)
    );
    assert_eq!(
        (
            places[VILLAGE].packaged_people(),
            places[NEAR].packaged_people()
        ),
        (250, 750)
    );
    let (outcome, _) = trace(&scenario);
    let needed: i64 = outcome.goods.iter().map(|goods| goods.needed).sum();
    assert_eq!(
        needed,
        i64::from(PERSONS) * 1000,
        "one ration each, and no more"
    );
}

#[test]
fn who_left_was_warned_at_home() {
    let scenario = scenario();
    for population in [NeedPopulation::Affected, NeedPopulation::Displaced] {
        let row = TargetRow {
            metric: Metric::WarningCoverage,
            comparator: Comparator::AtLeast,
            threshold: 0.9,
            unit: "share".into(),
            event: None,
            population,
            ..scenario.targets[0].clone()
        };
        let measured = measure(&row, &trace(&scenario).0).expect("somebody was warned");
        assert_eq!(measured.value, Value::Ratio(1.0), "{population:?}");
    }
}

#[test]
fn nobody_knows_for_sure_whether_the_dyke_will_hold() {
    let left = |crest_m: f64, forecast_factor: f64| {
        let mut scenario = scenario();
        scenario.reaches[0].dyke_crest_m = Some(crest_m);
        settings(&mut scenario).forecast_factor = Dist::Fixed(forecast_factor);
        places(&scenario)[VILLAGE].moved.left
    };
    // The river rises to 5 m. A dyke of 5.5 m holds, one of 4.5 m does not; what is forecast decides who leaves.
    assert_eq!(left(5.5, 1.0), 0);
    assert!(left(5.5, 1.2) > 0, "in vain");
    assert!(left(4.5, 1.0) > 0);
    assert_eq!(left(4.5, 0.85), 0, "too late");
}

#[test]
fn nobody_leaves_before_the_order() {
    let mut scenario = scenario();
    scenario.places[0].special_needs_share = 1.0;
    let warning = scenario.warning.as_mut().expect("people are warned");
    warning.decision_min = Dist::Fixed(7.0);
    // Ordered at 1:07, when helpers take no time: at the next step, 1:15, and 15 min on foot.
    assert_eq!(places(&scenario)[NEAR].displaced_at, [(h(1.5), PERSONS)]);
}

#[test]
fn the_trapped_are_those_who_stayed() {
    let mut scenario = scenario();
    scenario.casualties = Some(defaults().expect("every field has a default"));
    settings(&mut scenario).comply_share = Dist::Fixed(0.75);
    let with = places(&scenario)[VILLAGE].casualties.trapped;
    settings(&mut scenario).comply_share = Dist::Fixed(0.0);
    let without = places(&scenario)[VILLAGE].casualties.trapped;
    // A metre deep at the peak: three fifths of the houses.
    assert_eq!((with, without), (150, 600));
}

#[test]
fn who_is_never_told_leaves_everything_as_it_was() {
    let mut told = scenario();
    settings(&mut told).order_rise_share = 10.0;
    let mut without = scenario();
    without.evacuation = None;
    let (told, without) = (trace(&told), trace(&without));
    let village = |places: &[PlaceOutcome]| PlaceOutcome {
        moved: Moved::default(),
        ..places[VILLAGE].clone()
    };
    assert_eq!(village(&told.0.places), village(&without.0.places));
    assert_eq!(told.1, without.1);
    assert!(!told.0.places[NEAR].is_struck());
}

proptest! {
    /// Whatever the water, the roads and the shelters do: nobody is lost and nobody counted twice.
    #[test]
    fn people_are_conserved(
        persons in 1_u32..3000,
        (low_m, relief_m) in (0.2..4.0f64, 0.01..4.0f64),
        (reach, comply, special) in (0.0..1.0f64, 0.0..1.0f64, 0.0..1.0f64),
        (delay_min, preparation_min, helped_h) in (0.0..600.0f64, 0.0..120.0f64, 0.0..8.0f64),
        (first_holds, second_holds) in (0.0..2000.0f64, 0.0..2000.0f64),
        (closed, repair_h) in (0.0..1.0f64, 0.0..12.0f64),
        zone_rise_factor in 0.0..1.5f64,
    ) {
        let mut scenario = scenario();
        scenario.places[0].population_persons = f64::from(persons);
        scenario.places[0].hand_low_m = Some(low_m);
        scenario.places[0].hand_high_m = Some(low_m + relief_m);
        scenario.places[0].special_needs_share = special;
        scenario.channels = vec![horn(reach)];
        scenario.channels[0].delay_min = Dist::Fixed(delay_min);
        scenario.shelters = vec![shelter(2, Some(first_holds)), shelter(3, Some(second_holds))];
        scenario.links[1].closed_probability = closed;
        scenario.link_failure.as_mut().expect("links can fail").repair_h = Dist::Fixed(repair_h);
        let evacuation = settings(&mut scenario);
        evacuation.comply_share = Dist::Fixed(comply);
        evacuation.preparation_min = preparation_min;
        evacuation.special_needs_h = Dist::Fixed(helped_h);
        evacuation.zone_rise_factor = zone_rise_factor;
        let (outcome, log) = trace(&scenario);
        let [village, near, far] = &outcome.places[..] else { panic!("three places") };
        let moved = village.moved;
        prop_assert_eq!(near.displaced + far.displaced, moved.left, "who leaves arrives within two days");
        prop_assert_eq!(village.displaced + moved.in_time, moved.driven_out);
        prop_assert!(village.displaced + moved.left <= persons);
        prop_assert!(moved.in_time <= moved.left);
        for (place, holds) in [(near, first_holds), (far, second_holds)] {
            prop_assert!(place.displaced <= holds.floor() as u32 + place.moved.over_capacity);
            prop_assert!(place.moved.over_capacity == 0 || place.displaced > holds.floor() as u32);
        }
        // The whole village is driven out: then everybody is in need somewhere, and at one place only.
        if low_m + relief_m < 5.0 {
            prop_assert_eq!(moved.driven_out, persons);
            prop_assert_eq!(village.displaced + near.displaced + far.displaced, persons);
        }
        let left = log.iter().find_map(|entry| match entry.what {
            Happened::Left { place: PlaceIx(0), people } => Some(people),
            _ => None,
        });
        prop_assert_eq!(left.unwrap_or(0), moved.left);
    }
}

/// The codes found in Kaiping with its table of shelters rewritten.
fn codes(rewrite: impl Fn(&str) -> String) -> Vec<String> {
    let desk = Desk::empty();
    copy(&shipped("kaiping"), &desk.path("kaiping"));
    let shelters = rewrite(&desk.read("kaiping/shelters.csv"));
    desk.write("kaiping/shelters.csv", shelters);
    desk.codes("kaiping")
}

/// The table without the cells of a column.
fn without(table: &str, column: &str) -> String {
    let mut lines = table
        .lines()
        .map(|line| line.split(',').collect::<Vec<_>>());
    let header = lines.next().expect("a header");
    let at = header.iter().position(|name| *name == column);
    let at = at.expect("the column is there");
    let blank = |mut cells: Vec<&str>| {
        cells[at] = "";
        cells.join(",") + "\n"
    };
    header.join(",") + "\n" + &lines.map(blank).collect::<String>()
}

#[test]
fn shelters_that_cannot_serve_are_told() {
    assert_eq!(codes(str::to_owned), Vec::<String>::new());
    assert_eq!(codes(|table| without(table, "place_id")), ["E0594"]);
    assert_eq!(codes(|table| without(table, "capacity_persons")), ["W0596"]);
    let one = |table: &str| table.replacen(",440783001020,", ",,", 1);
    assert_eq!(codes(one), ["W0595"]);
    let no_room = |table: &str| table.replacen(",1503\n", ",0\n", 1);
    assert_eq!(codes(no_room), ["W0654"]);
    let named_alike = |table: &str| table.replacen("shelter-001", "440783001020", 1);
    assert_eq!(codes(named_alike), ["E0597"]);
    let no_floor = |table: &str| without(table, "floor_m");
    assert_eq!(codes(no_floor).first().map(String::as_str), Some("E0505"));
    let astray = |table: &str| table.replacen(",440783001020,", ",440783001999,", 1);
    assert_eq!(codes(astray), ["E0401"]);
}

#[test]
fn the_shipped_scenario_moves_people_before_the_water() {
    let loaded = scenario::load(&shipped("kaiping"), &Request::default()).expect("it is sound");
    let world = world::compile(&loaded.scenario);
    let plan = Plan::new(&world);
    let outcomes: Vec<Outcome> = (0..8).map(|k| run::trace(&world, &plan, 1, k).0).collect();
    let moved = outcomes.iter().map(|outcome| outcome.moved().in_time);
    assert!(moved.sum::<u64>() > 0);
    for outcome in &outcomes {
        let villages = &outcome.places[..loaded.scenario.places.len()];
        let shelters = &outcome.places[loaded.scenario.places.len()..];
        let sheltered: u64 = shelters
            .iter()
            .map(|place| u64::from(place.displaced))
            .sum();
        assert!(
            sheltered <= outcome.moved().left,
            "nobody arrives who has not left"
        );
        assert!(villages.iter().all(|place| place.moved.over_capacity == 0));
    }
}
