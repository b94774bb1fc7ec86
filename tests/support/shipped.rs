//! The scenarios that come with the program, compiled; for tests and benches alike.

use std::path::Path;

use reliefsim::scenario::{Request, load};
use reliefsim::world::{World, compile};

/// The world of a scenario folder with these changes.
pub fn world(folder: &Path, changes: &[&str]) -> World {
    let request = Request {
        set: changes.iter().map(|&change| change.to_owned()).collect(),
        ..Request::default()
    };
    compile(&load(folder, &request).expect("a sound scenario").scenario)
}

/// The world of a scenario under `scenarios/` with these changes.
pub fn shipped(name: &str, changes: &[&str]) -> World {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    world(&scenarios.join(name), changes)
}
