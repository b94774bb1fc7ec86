//! What must hold of forest fires and of those who fight them, on Kaiping.

#[path = "support/shipped.rs"]
mod shipped;

use reliefsim::hazard::Draws;
use reliefsim::outcome::{FireOutcome, Outcome};
use reliefsim::response::{Plan, RouterKind};
use reliefsim::run::trace;
use reliefsim::units::Millis;
use reliefsim::world::World;
use shipped::shipped;

const REPLICATIONS: u32 = 40;

fn kaiping(changes: &[&str]) -> World {
    shipped("kaiping-fire", changes)
}

fn outcomes(world: &World) -> Vec<Outcome> {
    let plan = Plan::with_router(world, RouterKind::Reference, None);
    let play = |replication| trace(world, &plan, 1, replication).0;
    (0..REPLICATIONS).map(play).collect()
}

fn fires(world: &World) -> Vec<FireOutcome> {
    let outcomes = outcomes(world);
    outcomes.into_iter().flat_map(|one| one.fires).collect()
}

#[test]
fn every_replication_has_a_fire_whose_steps_follow_each_other() {
    let world = kaiping(&["hazards.fire.expected_fires=2"]);
    let forests = &world.woods.as_ref().expect("woods").forests;
    for outcome in outcomes(&world) {
        assert!(!outcome.fires.is_empty());
        for fire in &outcome.fires {
            assert!(fire.ignited <= fire.reported && fire.reported <= fire.ordered);
            assert!(fire.ordered <= fire.attacked, "{fire:?}");
            let is_won = !fire.contained.is_never();
            assert!(!is_won || fire.contained <= fire.out, "{fire:?}");
            // Line that closes before anybody has come is no line.
            assert!(!is_won || fire.attacked <= fire.contained, "{fire:?}");
            let forest_m2 = forests[fire.forest as usize].row.area_ha * 10_000.0;
            assert!(fire.burnt_m2 as f64 <= forest_m2 + 1.0, "{fire:?}");
        }
    }
}

#[test]
fn the_same_fires_burn_however_many_teams_come_and_more_teams_never_burn_more() {
    let few = fires(&kaiping(&["hazards.fire.teams_per_fire=3"]));
    let many = fires(&kaiping(&["hazards.fire.teams_per_fire=12"]));
    assert_eq!(few.len(), many.len());
    let mut better = 0;
    for (few, many) in few.iter().zip(&many) {
        assert_eq!((few.forest, few.ignited), (many.forest, many.ignited));
        assert!(many.teams >= few.teams);
        // One fire at a time: here no team is missing at the next.
        assert!(many.contained <= few.contained && many.burnt_m2 <= few.burnt_m2);
        better += usize::from(many.contained < few.contained);
    }
    assert!(better > 10, "{better} fires contained sooner");
}

#[test]
fn without_teams_every_fire_burns_its_forest_out_and_counts_as_not_extinguished() {
    let world = kaiping(&["teams.*.people_persons=0", "scenario.horizon_h=480"]);
    let forests = &world.woods.as_ref().expect("woods").forests;
    let mut burnt_out = 0;
    for fire in fires(&world) {
        assert!(fire.contained.is_never() && fire.out.is_never() && fire.attacked.is_never());
        let forest_m2 = forests[fire.forest as usize].row.area_ha * 10_000.0;
        burnt_out += u32::from((fire.burnt_m2 as f64 - forest_m2).abs() < 1.0);
    }
    assert!(
        burnt_out > REPLICATIONS / 2,
        "{burnt_out} forests burnt out"
    );
}

#[test]
fn dry_wind_spreads_and_wet_calm_does_not() {
    let burnt = |changes: &[&str]| -> u64 {
        let all = fires(&kaiping(changes));
        all.iter().map(|fire| fire.burnt_m2).sum()
    };
    let usual = burnt(&[]);
    let windy = burnt(&["hazards.fire.wind_m_s=12", "hazards.fire.humidity_pct=15"]);
    let wet = burnt(&[
        "hazards.fire.wind_m_s=0",
        "hazards.fire.humidity_pct=100",
        "hazards.fire.temperature_c=5",
    ]);
    assert!(
        windy > 2 * usual && 10 * wet < usual,
        "{windy} {usual} {wet}"
    );
}

#[test]
fn a_fire_that_does_not_spread_burns_nothing_and_is_soon_out() {
    // In calm and damp air near freezing Wang's rate is zero.
    let still = [
        "hazards.fire.wind_m_s=0",
        "hazards.fire.humidity_pct=100",
        "hazards.fire.temperature_c=0",
    ];
    for outcome in outcomes(&kaiping(&still)) {
        for fire in &outcome.fires {
            assert_eq!(fire.burnt_m2, 0);
            assert_eq!(fire.contained, fire.attacked, "{fire:?}");
            assert!(
                fire.out - fire.contained <= Millis::from_hours(8.0),
                "{fire:?}"
            );
        }
    }
    // Where no road and no village lies at the fire itself, nothing else happens.
    let world = kaiping(
        &[
            &still[..],
            &[
                "hazards.fire.evacuation_km=0",
                "hazards.fire.road_closing_m=0",
            ],
        ]
        .concat(),
    );
    let plan = Plan::with_router(&world, RouterKind::Reference, None);
    for replication in 0..REPLICATIONS {
        let key = world.seed_key(1);
        let facts = reliefsim::response::Facts::draw(&world, &plan, Draws { key, replication });
        assert!(facts.damage.touched.is_empty(), "{replication}");
    }
}

#[test]
fn a_team_fights_one_fire_at_a_time_and_is_free_again_when_it_is_out() {
    let world = kaiping(&[
        "hazards.fire.expected_fires=8",
        "hazards.fire.teams_per_fire=1000",
    ]);
    let teams = world.woods.as_ref().expect("woods").teams.len() as u32;
    let mut again = 0;
    for outcome in outcomes(&world) {
        for fire in &outcome.fires {
            let is_at_work = |other: &&FireOutcome| {
                other.ordered <= fire.ordered && (other.out.is_never() || other.out > fire.ordered)
            };
            let busy: u32 = outcome
                .fires
                .iter()
                .filter(is_at_work)
                .map(|other| other.teams)
                .sum();
            assert!(busy <= teams, "{fire:?}");
            let before = |other: &&FireOutcome| other.out <= fire.ordered;
            again += u32::from(outcome.fires.iter().filter(before).count() > 0 && fire.teams > 0);
        }
    }
    assert!(again > 0, "no team is sent twice");
}

#[test]
fn a_helicopter_never_makes_a_fire_longer_and_stays_down_in_a_gale() {
    let with_helicopter = |changes: &[&str]| {
        let request = reliefsim::scenario::Request {
            measures: vec!["helicopter-base".into()],
            set: changes.iter().map(|&change| change.into()).collect(),
            ..Default::default()
        };
        let folder =
            std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios/kaiping-fire");
        let loaded = reliefsim::scenario::load(&folder, &request).expect("a sound scenario");
        fires(&reliefsim::world::compile(&loaded.scenario))
    };
    // All teams are sent, so that the helicopter takes nobody's place.
    let all = "hazards.fire.teams_per_fire=1000";
    let (without, with) = (fires(&kaiping(&[all])), with_helicopter(&[all]));
    assert_eq!(without.len(), with.len());
    let mut sooner = 0;
    for (without, with) in without.iter().zip(&with) {
        assert_eq!(without.ignited, with.ignited);
        assert!(with.contained <= without.contained, "{with:?} {without:?}");
        sooner += usize::from(with.contained < without.contained);
    }
    assert!(sooner > 5, "{sooner} fires contained sooner");
    let grounded = "hazards.fire.helicopter_wind_limit_m_s=0";
    let down: Vec<_> = with_helicopter(&[all, grounded])
        .iter()
        .map(|fire| fire.contained)
        .collect();
    let never: Vec<_> = without.iter().map(|fire| fire.contained).collect();
    assert_eq!(down, never);
}
