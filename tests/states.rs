//! Hand-made events: one state of a table is drawn, and strikes the people that it says.

#[path = "support/stage.rs"]
mod stage;
mod support;
#[path = "support/worlds.rs"]
mod worlds;

use reliefsim::random::Dist;
use reliefsim::response::meets_same_facts;
use reliefsim::run;
use reliefsim::scenario::Scenario;
use reliefsim::scenario::states::{StatePlaceRow, StateRow, StateSettings};
use stage::Stage;
use support::program::Desk;
use worlds::{depot, empty, id, road, village};

const REPLICATIONS: u32 = 2000;

/// Two villages an hour and half an hour from a depot, and three states: the first village, both, neither.
fn exercise() -> Scenario {
    let mut scenario = empty(3, 48.0);
    road(&mut scenario, [0, 1], 60.0, 0.0);
    road(&mut scenario, [0, 2], 30.0, 0.0);
    depot(&mut scenario, 0, 2);
    scenario.sites[0].docks = 2;
    village(&mut scenario, 1, 1001);
    village(&mut scenario, 2, 300);
    (scenario.flood, scenario.link_failure) = (None, None);
    scenario.event_states = Some(StateSettings {
        struck_h: Dist::Fixed(2.0),
    });
    let states = [("one", 0.5), ("both", 0.3), ("none", 0.2)];
    scenario.states = states
        .map(|(name, probability)| StateRow {
            state_id: id(name),
            name: name.into(),
            probability,
        })
        .to_vec();
    let strikes = [
        ("one", "v0", 0.5, None),
        ("both", "v0", 0.1, Some(0.4)),
        ("both", "v1", 1.0, None),
    ];
    scenario.state_places = strikes
        .map(
            |(state, place, displaced_share, affected_share)| StatePlaceRow {
                state_id: id(state),
                place_id: id(place),
                displaced_share,
                affected_share,
            },
        )
        .to_vec();
    scenario
}

#[test]
fn each_state_comes_as_often_as_it_says_and_strikes_whom_it_says() {
    let stage = Stage::of(&exercise());
    let mut counts = [0_u32; 3];
    for replication in 0..REPLICATIONS {
        let state = stage.facts(replication).event.state.expect("a state");
        counts[state.state as usize] += 1;
        if replication >= 40 {
            continue;
        }
        let (outcome, _) = run::trace(&stage.world, &stage.plan, 1, replication);
        let people: Vec<_> = outcome
            .places
            .iter()
            .map(|place| (place.affected, place.displaced))
            .collect();
        // Half of 1001 and a tenth of it, to whole people.
        let expected = [
            [(501, 501), (0, 0)],
            [(400, 100), (300, 300)],
            [(0, 0), (0, 0)],
        ];
        assert_eq!(people, expected[state.state as usize]);
        // Struck at 2:00; a load of n kilograms takes five minutes a tonne.
        for (place, (people, drive_h)) in outcome.places.iter().zip(people.iter().zip([1.0, 0.5])) {
            let handling_h = f64::from(people.1) / 1000.0 / 12.0;
            let relieved_h = place.first_delivery.hours();
            assert!(people.1 == 0 || (relieved_h - 2.0 - drive_h - handling_h).abs() < 1e-6);
        }
    }
    for (count, probability) in counts.into_iter().zip([0.5, 0.3, 0.2]) {
        let n = f64::from(REPLICATIONS);
        let sd = (probability * (1.0 - probability) / n).sqrt();
        assert!(
            (f64::from(count) / n - probability).abs() < 4.0 * sd,
            "{counts:?}"
        );
    }
}

#[test]
fn other_states_are_other_days_and_a_state_that_cannot_come_never_does() {
    let scenario = exercise();
    let stage = Stage::of(&scenario);
    let mut other = scenario.clone();
    other.state_places[0].displaced_share = 0.6;
    assert!(!meets_same_facts(&stage.world, &Stage::of(&other).world));
    other = scenario;
    (other.states[0].probability, other.states[2].probability) = (0.7, 0.0);
    let stage = Stage::of(&other);
    let states = (0..REPLICATIONS).map(|replication| stage.facts(replication).event.state);
    assert!(states.flatten().all(|drawn| drawn.state != 2));
}

const SECTION: &str = "\n[hazards.states]\n";
const SOURCES: &str = "[hazards.states],*,*,assumed,test\nhazards/states.csv,*,*,assumed,test\nhazards/state_places.csv,*,*,assumed,test\n";
const STATES: &str = "state_id,name,probability\nquake,地震 quake,0.4\nquiet,无事 quiet,0.6\n";
const PLACES: &str = "state_id,place_id,displaced_share,affected_share\nquake,V1,0.2,0.5\n";

#[test]
fn check_tells_what_is_wrong_with_states() {
    let found = |section: &str, states: &str, places: &str| {
        let desk = Desk::with_example();
        desk.append("demo/scenario.toml", section);
        desk.append("demo/sources.csv", SOURCES);
        for (name, text) in [("states", states), ("state_places", places)] {
            if !text.is_empty() {
                desk.write(&format!("demo/hazards/{name}.csv"), text);
            }
        }
        let mut codes = desk.codes("demo");
        codes.sort();
        codes
    };
    // The example floods too: both may strike.
    let quiet = "W0693";
    assert_eq!(found(SECTION, STATES, PLACES), [quiet]);
    assert_eq!(found("", STATES, PLACES), ["W0573", "W0573", quiet]);
    let sum = STATES.replace("0.6", "0.7");
    assert_eq!(found(SECTION, &sum, PLACES), ["E0690", quiet]);
    let twice = format!("{PLACES}quake,V1,0.1,\n");
    assert_eq!(found(SECTION, STATES, &twice), ["E0691", quiet]);
    let fewer = PLACES.replace("0.5", "0.1");
    assert_eq!(found(SECTION, STATES, &fewer), ["E0692", quiet]);
    let unknown = PLACES.replace("V1", "V9");
    assert_eq!(found(SECTION, STATES, &unknown), ["E0401", quiet]);
    let unknown = PLACES.replace("quake", "quak");
    assert_eq!(found(SECTION, STATES, &unknown), ["E0401", quiet, quiet]);
    assert!(found(SECTION, STATES, "").contains(&"E0101".to_owned()));
    let negative = PLACES.replace("0.2", "-0.2");
    let found = found(SECTION, STATES, &negative);
    assert!(found.iter().any(|code| code.starts_with('E')), "{found:?}");
}
