//! Small invented districts with a flood and failing roads, and the rules by which they may be relieved.
#![allow(dead_code)] // Each test program uses the part it needs.

use reliefsim::intake::synth::{SynthOptions, write_scenario};
use reliefsim::scenario::choices::DispatchRule;
use reliefsim::scenario::{Request, Scenario, load};

/// An invented district in which one road of twenty also fails by itself.
pub fn district(seed: u64, nodes: usize) -> Scenario {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = SynthOptions {
        seed,
        nodes,
        places: nodes / 8,
        towns: 3,
    };
    write_scenario(&options, folder.path()).expect("a district");
    let request = Request::default();
    let mut scenario = load(folder.path(), &request)
        .expect("a sound scenario")
        .scenario;
    for link in &mut scenario.links {
        link.closed_probability = 0.05;
    }
    scenario
}

/// Every rule that somebody could follow.
pub fn rules() -> impl Iterator<Item = DispatchRule> {
    let all = DispatchRule::ALL.iter().copied();
    all.filter(|rule| *rule != DispatchRule::RelaxedBound)
}
