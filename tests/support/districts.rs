//! Small invented districts with a flood and failing roads, and the rules by which they may be relieved.
#![allow(dead_code)] // Each test program uses the part it needs.

use reliefsim::intake::synth::{SynthOptions, write_scenario};
use reliefsim::scenario::choices::{DispatchRule, Level, Mode};
use reliefsim::scenario::{Id, Request, Scenario, load};

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

/// Adds a kind of helicopter, and as many of them at a county depot that has goods.
pub fn with_helicopters(scenario: &mut Scenario, count: u32) {
    let mut helicopter = scenario.vehicles[0].clone();
    helicopter.vehicle_id = Id("helicopter".to_owned());
    (helicopter.mode, helicopter.max_speed_km_h) = (Mode::Air, 200.0);
    scenario.vehicles.push(helicopter);
    let mut sites = scenario.sites.iter();
    let depot = sites.find(|site| site.level == Level::County);
    let mut crew = scenario.teams[0].clone();
    crew.site_id = depot.expect("a county depot").site_id.clone();
    (crew.team_id, crew.vehicles) = (Id("pilots".to_owned()), count);
    crew.vehicle_id = Some(Id("helicopter".to_owned()));
    scenario.teams.push(crew);
}

/// Every rule that somebody could follow.
pub fn rules() -> impl Iterator<Item = DispatchRule> {
    let all = DispatchRule::ALL.iter().copied();
    all.filter(|rule| *rule != DispatchRule::RelaxedBound)
}
