//! Villages fetch goods from the depot of their town.

#[path = "support/districts.rs"]
mod districts;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::outcome::{Outcome, PlaceOutcome, Step};
use reliefsim::random::Dist;
use reliefsim::response::{Entry, Happened, Plan};
use reliefsim::run::trace;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::choices::{DispatchRule, Knowledge, Level};
use reliefsim::scenario::crews::CrewSettings;
use reliefsim::scenario::spec::defaults;
use reliefsim::units::Millis;
use reliefsim::world::compile;
use support::program::Desk;
use worlds::{depot, empty, id, road, village};

fn play(scenario: &Scenario) -> (Outcome, Vec<Entry>) {
    let world = compile(scenario);
    trace(&world, &Plan::new(&world), 1, 0)
}

/// A town depot without vehicles, and ten minutes away a village of so many people with lorries at its store point.
fn scenario(people: u32, lorries: u32) -> Scenario {
    let mut scenario = empty(2, 48.0);
    depot(&mut scenario, 0, 0);
    scenario.sites[0].level = Level::Town;
    scenario.sites[0].town = Some(id("town"));
    scenario.teams.clear();
    village(&mut scenario, 1, people);
    road(&mut scenario, [0, 1], 10.0, 0.0);
    depot(&mut scenario, 1, lorries);
    let store = scenario.sites.last_mut().expect("just added");
    (store.level, store.town, store.place_id) = (Level::Village, Some(id("town")), Some(id("v0")));
    scenario.stock.pop();
    scenario.policy.village_fetch = true;
    scenario
}

#[test]
fn a_village_fetches_what_nobody_brings() {
    let mut scenario = scenario(100, 1);
    let (outcome, log) = play(&scenario);
    let place = &outcome.places[0];
    // Ten minutes to the depot, 12 s at the dock, ten minutes back, 18 s to hand out.
    let budget = place.first_budget();
    let steps = [
        Step::VehicleWait,
        Step::Loading,
        Step::Driving,
        Step::Unloading,
    ];
    let spent = steps.map(|step| budget.spent(step));
    assert_eq!(spent, [10.0, 0.2, 10.0, 0.3].map(Millis::from_minutes));
    assert_eq!(place.first_delivery, Millis::from_minutes(20.5));
    assert_eq!(place.packaged_people(), 100);
    let went = log
        .iter()
        .filter(|entry| matches!(entry.what, Happened::WentForGoods { .. }));
    assert_eq!(went.count(), 1);
    assert!(matches!(
        log.last(),
        Some(Entry {
            what: Happened::Home { .. },
            ..
        })
    ));
    // As given, nobody does; then a vehicle is what is missing.
    scenario.policy.village_fetch = false;
    let (outcome, _) = play(&scenario);
    assert!(outcome.places[0].first_delivery.is_never());
    assert_eq!(outcome.places[0].stands_at, Some(Step::VehicleWait));
}

/// Minutes of the first delivery that went into steps.
fn spent(outcome: &Outcome, steps: &[Step]) -> Vec<f64> {
    let budget = outcome.places[0].first_budget();
    steps
        .iter()
        .map(|&step| budget.spent(step).minutes())
        .collect()
}

const STEPS: [Step; 6] = [
    Step::VehicleWait,
    Step::RoadWait,
    Step::Loading,
    Step::Driving,
    Step::Detour,
    Step::Unloading,
];

#[test]
fn a_wait_on_the_way_to_the_depot_is_a_wait_for_the_vehicle_and_for_nothing_else() {
    // The only road is closed for an hour. Nobody knows until the lorry stands there; it looks every quarter of an hour.
    let mut closed = scenario(100, 1);
    closed.links[0].closed_probability = 1.0;
    let failure = closed.link_failure.as_mut().expect("links fail");
    failure.repair_h = Dist::Fixed(1.0);
    closed.policy.knowledge = Knowledge::Blind;
    let (outcome, log) = play(&closed);
    let met = |entry: &&Entry| matches!(entry.what, Happened::Blocked { .. });
    assert_eq!(log.iter().filter(met).count(), 1);
    assert_eq!(outcome.places[0].first_delivery, Millis::from_minutes(80.5));
    assert_eq!(spent(&outcome, &STEPS), [70.0, 0.0, 0.2, 10.0, 0.0, 0.3]);
}

#[test]
fn boats_are_launched_on_the_way_back_too() {
    // Ten kilometres of deep water take a boat 20 minutes; changing into it and back takes 24, each way.
    let mut deep = scenario(100, 1);
    deep.links[0].flood_ref = Some(id("river"));
    deep.links[0].hand_m = Some(0.0);
    deep.vehicles[0].boat_speed_km_h = Some(30.0);
    deep.vehicles[0].transfer_min = Dist::Fixed(24.0);
    let (outcome, _) = play(&deep);
    assert_eq!(outcome.places[0].first_delivery, Millis::from_minutes(88.5));
    assert_eq!(spent(&outcome, &STEPS), [44.0, 0.0, 0.2, 10.0, 34.0, 0.3]);
}

#[test]
fn it_goes_as_often_as_it_takes_with_all_it_has() {
    // Three loads of five tonnes and one of two: two lorries go twice. Ten minutes to load five tonnes, fifteen to unload.
    let (outcome, _) = play(&scenario(17_000, 2));
    let people: Vec<(f64, u32)> = outcome.places[0]
        .packaged
        .iter()
        .map(|group| (group.time.minutes(), group.people))
        .collect();
    assert_eq!(people.iter().map(|(_, people)| people).sum::<u32>(), 17_000);
    // One dock: the second loads when the first has.
    assert_eq!(people[..2], [(45.0, 5_000), (55.0, 5_000)]);
    // Both are at home again at once. The second is back with the rest sooner: 4 minutes to load, 6 to unload.
    assert_eq!(people[2..], [(85.0, 2_000), (90.0, 5_000)]);
}

#[test]
fn scarce_goods_go_to_the_same_village_in_whatever_order_the_teams_stand() {
    // Two villages with a lorry each at the same distance from the depot, which has enough for one.
    let mut two = scenario(100, 1);
    two.nodes.push(two.nodes[1].clone());
    two.nodes[2].node_id = id("n2");
    village(&mut two, 2, 100);
    road(&mut two, [0, 2], 10.0, 0.0);
    depot(&mut two, 2, 1);
    let store = two.sites.last_mut().expect("just added");
    (store.level, store.town, store.place_id) = (Level::Village, Some(id("town")), Some(id("v1")));
    two.stock.truncate(1);
    two.stock[0].quantity = 100.0;
    let served = |scenario: &Scenario| -> Vec<u32> {
        let places = play(scenario).0.places;
        places.iter().map(PlaceOutcome::packaged_people).collect()
    };
    let as_given = served(&two);
    assert_eq!(as_given.iter().sum::<u32>(), 100);
    two.teams.reverse();
    assert_eq!(served(&two), as_given);
}

#[test]
fn crews_that_fetch_tire_and_go_again_as_soon_as_they_are_rested() {
    // A trip takes 45 minutes; the shift is over before its end. Rested at 225 minutes, between two epochs.
    let mut tiring = scenario(10_000, 1);
    let settings: CrewSettings = defaults().expect("every field has a default");
    tiring.crews = Some(CrewSettings {
        shift_h: 0.5,
        rest_h: 3.0,
        ..settings
    });
    let (outcome, log) = play(&tiring);
    let first = |kind: Happened| {
        let mut entries = log.iter();
        entries
            .find(|entry| entry.what == kind)
            .map(|entry| entry.time)
    };
    let [began, ended] = [45.0, 225.0].map(|minutes| Some(Millis::from_minutes(minutes)));
    assert_eq!(first(Happened::RestBegan { truck: 0 }), began);
    assert_eq!(first(Happened::RestEnded { truck: 0 }), ended);
    let handed_out: Vec<f64> = outcome.places[0]
        .packaged
        .iter()
        .map(|group| group.time.minutes())
        .collect();
    assert_eq!(handed_out, [45.0, 270.0]);
}

#[test]
fn the_depot_sends_its_own_lorries_first() {
    let mut scenario = scenario(100, 1);
    let mut own = scenario.teams[0].clone();
    (own.team_id, own.site_id) = (id("own"), id("d0"));
    scenario.teams.push(own);
    let (outcome, log) = play(&scenario);
    let went = log
        .iter()
        .filter(|entry| matches!(entry.what, Happened::WentForGoods { .. }));
    assert_eq!(went.count(), 0);
    assert_eq!(outcome.places[0].first_delivery, Millis::from_minutes(10.5));
}

#[test]
fn no_village_sets_out_before_the_town_orders_or_over_roads_believed_closed() {
    let mut late = scenario(100, 1);
    late.policy.town_order_min = Dist::Fixed(60.0);
    late.teams[0].turnout_min = Dist::Fixed(30.0);
    let (outcome, _) = play(&late);
    assert_eq!(
        outcome.places[0].first_delivery,
        Millis::from_minutes(110.5)
    );
    let mut closed = scenario(100, 1);
    closed.links[0].closed_probability = 1.0;
    for knowledge in [Knowledge::Reported, Knowledge::Oracle] {
        closed.policy.knowledge = knowledge;
        let (outcome, log) = play(&closed);
        assert!(outcome.places[0].first_delivery.is_never());
        assert!(
            log.iter().all(|entry| entry.what.truck().is_none()),
            "{knowledge:?}"
        );
    }
}

#[test]
fn the_bound_counts_what_villages_fetch() {
    let mut scenario = scenario(100, 1);
    scenario.policy.dispatch_rule = DispatchRule::RelaxedBound;
    let (outcome, _) = play(&scenario);
    assert_eq!(outcome.places[0].first_delivery, Millis::from_minutes(20.0));
}

#[test]
fn villages_fetch_in_invented_districts_under_every_rule_and_knowledge() {
    for rule in districts::rules() {
        for knowledge in [Knowledge::Reported, Knowledge::Blind, Knowledge::Oracle] {
            let mut scenario = districts::district(2, 120);
            districts::with_village_vehicles(&mut scenario);
            scenario.policy.dispatch_rule = rule;
            scenario.policy.knowledge = knowledge;
            let world = compile(&scenario);
            let plan = Plan::new(&world);
            let went = |replication| {
                let log = trace(&world, &plan, 1, replication).1;
                log.iter()
                    .filter(|entry| matches!(entry.what, Happened::WentForGoods { .. }))
                    .count()
            };
            assert!(
                (0..30).map(went).sum::<usize>() > 0,
                "{rule:?} {knowledge:?}"
            );
        }
    }
}

#[test]
fn check_tells_of_villages_that_cannot_fetch() {
    let desk = Desk::with_example();
    let settings = desk.read("demo/scenario.toml");
    let fetches = settings.replacen("[policy]\n", "[policy]\nvillage_fetch = true\n", 1);
    let told = || desk.codes("demo").iter().any(|told| told == "W0685");
    assert!(!told());
    desk.write("demo/scenario.toml", fetches);
    assert!(told(), "no team stands in a village");
    let sites = desk.read("demo/sites.csv");
    let store = sites
        .lines()
        .find(|row| row.contains(",village,"))
        .expect("a store point");
    let store = store.split(',').next().expect("its name");
    desk.append(
        "demo/teams.csv",
        &format!("T-village,村级队伍,village,general,10,{store},30,light,1\n"),
    );
    assert!(!told());
}
