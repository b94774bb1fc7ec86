//! Norms held against small districts whose answers can be worked out by hand, and the command that does it.

mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{Comparator, Level, Status, TeamKind};
use reliefsim::scenario::evacuation::ShelterRow;
use reliefsim::scenario::norms::{NormRow, NormRule, built_in};
use reliefsim::scenario::spec::defaults;
use reliefsim::study::norms::{District, NormCheck, NormVerdict, judge};
use reliefsim::world;
use support::program::Desk;
use worlds::id;

fn norm(rule: NormRule, asked_from: Option<f64>, comparator: Comparator, value: f64) -> NormRow {
    NormRow {
        norm_id: id("norm"),
        rule,
        name_zh: "标准".into(),
        name_en: "norm".into(),
        asked_from,
        comparator,
        value,
        status: Status::Public,
        source: "a standard".into(),
    }
}

fn at_least(rule: NormRule, value: f64) -> NormRow {
    norm(rule, None, Comparator::AtLeast, value)
}

fn check(scenario: &Scenario, norms: &[NormRow]) -> Vec<NormCheck> {
    let world = &world::compile(scenario);
    judge(&District { scenario, world }, norms)
}

fn one(scenario: &Scenario, norm: NormRow) -> NormCheck {
    check(scenario, &[norm]).remove(0)
}

fn shelter(name: &str, node: usize, area_m2: Option<f64>, holds: Option<f64>) -> ShelterRow {
    ShelterRow {
        shelter_id: id(name),
        name: name.into(),
        level: Level::Town,
        town: None,
        place_id: None,
        node_id: Some(id(&format!("n{node}"))),
        flood_ref: None,
        floor_m: None,
        x_coord: Some(0.0),
        y_coord: Some(0.0),
        effective_area_m2: area_m2,
        capacity_persons: holds,
    }
}

/// Three villages of 1,000, 3,000 and 6,000 at 2, 4 and 6 km along a road from a depot.
fn district() -> Scenario {
    let mut scenario = worlds::empty(4, 24.0);
    worlds::depot(&mut scenario, 0, 1);
    for (village, persons) in [(1, 1000), (2, 3000), (3, 6000)] {
        worlds::road(&mut scenario, [village - 1, village], 2.0, 0.0);
        worlds::village(&mut scenario, village, persons);
    }
    scenario
}

#[test]
fn a_depot_is_held_to_the_class_of_the_people_whom_it_can_supply() {
    let mut scenario = district();
    let classes = [(5000.0, 630.0), (40_000.0, 2900.0)].map(|(people, area_m2)| {
        norm(
            NormRule::StoreArea,
            Some(people),
            Comparator::AtLeast,
            area_m2,
        )
    });
    let verdicts = |scenario: &Scenario| {
        let checks = check(scenario, &classes);
        checks.iter().map(|check| check.verdict).collect::<Vec<_>>()
    };
    scenario.stock[0].quantity = 4999.0;
    assert_eq!(verdicts(&scenario), [NormVerdict::NotAsked; 2]);
    scenario.stock[0].quantity = 5000.0;
    assert_eq!(
        verdicts(&scenario),
        [NormVerdict::Unknown, NormVerdict::NotAsked]
    );
    scenario.sites[0].floor_area_m2 = Some(630.0);
    assert_eq!(
        verdicts(&scenario),
        [NormVerdict::Meets, NormVerdict::NotAsked]
    );
    scenario.stock[0].quantity = 40_000.0;
    assert_eq!(
        verdicts(&scenario),
        [NormVerdict::NotAsked, NormVerdict::FallsShort]
    );
}

#[test]
fn a_depot_below_the_design_flood_is_named_unless_its_dyke_holds() {
    let mut scenario = district();
    let rise_m = scenario.reaches[0].rise_m;
    let dry = at_least(NormRule::StoreDry, 100.0);
    assert_eq!(one(&scenario, dry.clone()).verdict, NormVerdict::Meets);
    scenario.sites[0].flood_ref = Some(scenario.reaches[0].reach_id.clone());
    scenario.sites[0].floor_m = Some(rise_m - 0.1);
    let wet = one(&scenario, dry.clone());
    assert_eq!(
        (wet.verdict, wet.found),
        (NormVerdict::FallsShort, Some(0.0))
    );
    assert_eq!(wet.short, [scenario.sites[0].name.clone()]);
    scenario.reaches[0].dyke_crest_m = Some(rise_m);
    assert_eq!(one(&scenario, dry).verdict, NormVerdict::Meets);
}

#[test]
fn a_depot_at_the_end_of_a_lone_road_has_no_second_way() {
    let mut scenario = district();
    let two_ways = at_least(NormRule::StoreTwoWays, 100.0);
    // Most people live at the far end; a second road all the way round joins everything.
    assert_eq!(
        one(&scenario, two_ways.clone()).verdict,
        NormVerdict::FallsShort
    );
    worlds::road(&mut scenario, [3, 0], 9.0, 0.0);
    assert_eq!(one(&scenario, two_ways).verdict, NormVerdict::Meets);
}

#[test]
fn depots_of_county_towns_and_villages_are_counted() {
    let mut scenario = district();
    let county = one(&scenario, at_least(NormRule::CountyStores, 1.0));
    assert_eq!(
        (county.verdict, county.found),
        (NormVerdict::Meets, Some(1.0))
    );
    let towns = one(&scenario, at_least(NormRule::TownStores, 100.0));
    assert_eq!(
        (towns.found, towns.short),
        (Some(0.0), vec!["town".to_owned()])
    );
    scenario.places[2].town = id("other");
    scenario.sites.push(reliefsim::scenario::tables::SiteRow {
        level: Level::Town,
        town: Some(id("town")),
        ..worlds::site("s", 1)
    });
    let towns = one(&scenario, at_least(NormRule::TownStores, 100.0));
    assert_eq!(
        (towns.found, towns.short),
        (Some(50.0), vec!["other".to_owned()])
    );
    let villages = one(&scenario, at_least(NormRule::VillageStores, 100.0));
    assert_eq!((villages.found, villages.judged), (Some(0.0), 3));
}

#[test]
fn shelters_are_judged_by_area_room_and_way() {
    let mut scenario = district();
    let area = at_least(NormRule::ShelterArea, 2.0);
    assert_eq!(one(&scenario, area.clone()).verdict, NormVerdict::NotAsked);
    scenario.shelters = vec![
        shelter("school", 1, Some(1000.0), Some(500.0)),
        shelter("hall", 2, Some(1500.0), Some(1000.0)),
    ];
    let found = one(&scenario, area);
    assert_eq!(
        (found.found, found.short),
        (Some(1.5), vec!["hall".to_owned()])
    );
    let room = one(&scenario, at_least(NormRule::ShelterPlaces, 15.0));
    assert_eq!((room.verdict, room.found), (NormVerdict::Meets, Some(15.0)));
    let within = |km| {
        norm(
            NormRule::ShelterDistance,
            Some(km),
            Comparator::AtLeast,
            100.0,
        )
    };
    // Nobody knows where shelters stand unless people leave for them.
    assert_eq!(one(&scenario, within(1.0)).verdict, NormVerdict::Unknown);
    scenario.evacuation = Some(defaults().expect("every field has a default"));
    // The villages of 1,000 and 3,000 have one where they are, that of 6,000 is 2 km away.
    assert_eq!(one(&scenario, within(1.9)).found, Some(40.0));
    assert_eq!(one(&scenario, within(2.0)).verdict, NormVerdict::Meets);
    scenario.shelters[1].capacity_persons = None;
    assert_eq!(
        one(&scenario, at_least(NormRule::ShelterPlaces, 15.0)).verdict,
        NormVerdict::Unknown
    );
}

#[test]
fn each_station_answers_for_the_built_up_area_it_is_nearest_to_whatever_its_teams() {
    let mut scenario = district();
    let area = || norm(NormRule::EngineArea, None, Comparator::AtMost, 7.0);
    assert_eq!(one(&scenario, area()).verdict, NormVerdict::Unknown);
    scenario.places[0].built_up_km2 = Some(10.0);
    let engine = reliefsim::scenario::tables::TeamRow {
        kind: TeamKind::FireService,
        ..scenario.teams[0].clone()
    };
    scenario.teams.push(engine.clone());
    scenario.teams.push(engine.clone());
    let crowded = one(&scenario, area());
    assert_eq!(
        (crowded.verdict, crowded.found),
        (NormVerdict::FallsShort, Some(10.0))
    );
    // A second one at the far village: each answers for what it is nearest to, and the mean of 7 km² does not count.
    scenario.places[2].built_up_km2 = Some(4.0);
    scenario.sites.push(worlds::site("second", 3));
    scenario.teams.push(reliefsim::scenario::tables::TeamRow {
        site_id: id("second"),
        ..engine
    });
    let apart = one(&scenario, area());
    assert_eq!((apart.judged, apart.found), (2, Some(10.0)));
    assert_eq!(apart.short, [scenario.sites[0].name.clone()]);
    scenario.places[0].built_up_km2 = Some(7.0);
    assert_eq!(one(&scenario, area()).verdict, NormVerdict::Meets);
}

#[test]
fn what_no_table_tells_is_unknown_and_never_met_or_missed() {
    let mut scenario = district();
    scenario.reaches.clear();
    for place in &mut scenario.places {
        place.flood_ref = None;
        (place.hand_low_m, place.hand_high_m) = (None, None);
    }
    for check in check(&scenario, &built_in()) {
        let is_asked_of_tables = matches!(
            check.norm.rule,
            NormRule::StoreDry
                | NormRule::EngineReach
                | NormRule::EngineArea
                | NormRule::Firefighters
                | NormRule::RainGauges
                | NormRule::ShelterDistance
        );
        if is_asked_of_tables {
            assert_eq!(
                check.verdict,
                NormVerdict::Unknown,
                "{}",
                check.norm.norm_id
            );
            assert!(check.lacking.is_some() && check.found.is_none());
        }
    }
}

#[test]
fn check_prints_norms_below_its_findings_in_both_languages() {
    let desk = Desk::with_example();
    let plain = desk.done(&["check", "demo"]).stdout;
    let en = desk.done(&["check", "demo", "--norms"]).stdout;
    assert!(
        en.starts_with(&plain) && en.contains("county depot"),
        "{en}"
    );
    assert!(en.contains("norms met"), "{en}");
    let zh = desk
        .done(&["check", "demo", "--norms", "--lang", "zh"])
        .stdout;
    assert!(zh.contains("县级储备库") && zh.contains("符合"), "{zh}");
    let document = desk
        .done(&["check", "demo", "--norms", "--json"])
        .document();
    let rows = document["data"]["norms"].as_array().expect("an array");
    assert_eq!(rows.len(), built_in().len());
    assert!(
        rows.iter()
            .all(|row| row["source"].as_str().is_some_and(|text| !text.is_empty()))
    );
}

#[test]
fn norms_of_ones_own_are_read_and_every_fault_in_them_is_named() {
    let desk = Desk::with_example();
    let head = "norm_id,rule,name_zh,name_en,asked_from,comparator,value,status,source\n";
    desk.write(
        "mine.csv",
        format!("{head}two,county_stores,两座县级库,two depots,,>=,2,plan,ours\n"),
    );
    let text = desk.done(&["check", "demo", "--norms=mine.csv"]).stdout;
    assert!(
        text.contains("two depots") && text.contains("falls short"),
        "{text}"
    );
    desk.write(
        "mine.csv",
        format!("{head}two,county_store,两座,two,,>=,many,plan,ours\n"),
    );
    let refused = desk.run(&["check", "demo", "--norms=mine.csv"]);
    assert_eq!(refused.code, 3);
    assert!(
        refused.stderr.contains("county_stores"),
        "{}",
        refused.stderr
    );
    assert!(refused.stderr.contains("many"), "{}", refused.stderr);
    assert_eq!(desk.run(&["check", "demo", "--norms=none.csv"]).code, 4);
}
