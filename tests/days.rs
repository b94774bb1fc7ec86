//! Days drawn once and met by alternatives: to the byte what a whole run of the alternative gives.

#[allow(dead_code)] // Each program uses the part it needs.
#[path = "support/shipped.rs"]
mod shipped;

use std::sync::atomic::AtomicBool;

use reliefsim::response::Plan;
use reliefsim::run::{AlternativeError, Days, Finished, Options, Silent, run};
use reliefsim::world::World;
use shipped::shipped;

const REPLICATIONS: u32 = 40;

fn kaiping(changes: &[&str]) -> World {
    shipped("kaiping", changes)
}

/// Everything anew.
fn whole(world: &World) -> Finished {
    let options = Options {
        seed: 1,
        replications: u64::from(REPLICATIONS),
        precision: None,
        threads: 2,
        cache: None,
    };
    run(
        world,
        &options,
        &Silent,
        &AtomicBool::new(false),
        &mut |_| {},
    )
    .expect("threads")
}

#[test]
fn an_alternative_meets_the_days_it_would_have_drawn_itself() {
    let base = kaiping(&[]);
    let plan = Plan::new(&base);
    let days = Days::draw(&base, &plan, 1, REPLICATIONS, 2).expect("threads");
    let as_it_is = days.meet(&base).expect("the same days");
    assert_eq!(as_it_is, whole(&base));
    let alternatives: [&[&str]; 5] = [
        &["sites.county.node_id=P0240"],
        &["sites.town-01.node_id=P0020", "sites.town-01.docks=3"],
        &["teams.*.turnout_min=5", "policy.dispatch_rule=urgent_first"],
        &["policy.knowledge=blind"],
        &["stock.county/food/physical.quantity=100"],
    ];
    for changes in alternatives {
        let alternative = kaiping(changes);
        let met = days.meet(&alternative).expect("the same days");
        assert_eq!(met, whole(&alternative), "{changes:?}");
        assert_ne!(
            met.summary, as_it_is.summary,
            "{changes:?} changes something"
        );
    }
}

#[test]
fn a_world_with_other_days_is_refused() {
    let base = kaiping(&[]);
    let plan = Plan::new(&base);
    let days = Days::draw(&base, &plan, 1, 8, 1).expect("threads");
    let others = [
        "hazards.flood.severity=1",
        "policy.place_report_min=10",
        "reaches.baisha.rise_m=9",
        "traffic.night_speed_factor=0.5",
        "scenario.horizon_h=48",
        "vehicles.lorry.ford_depth_m=0.8",
        "link.L000001.length=900",
        "places.440783001020.population_persons=1",
        "scenario.start_hour_h=3",
    ];
    for change in others {
        let other = days.meet(&kaiping(&[change]));
        assert!(
            matches!(other, Err(AlternativeError::OtherDays)),
            "{change} would change the days"
        );
    }
}
