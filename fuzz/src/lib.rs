//! A good scenario in memory, of which fuzz targets spoil one file.

use reliefsim::scenario::{Findings, Folder, Request, load_raw};

macro_rules! example {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_bytes!(concat!("../../src/scenario/example/", $name)).as_slice())),*]
    };
}

/// The settings file.
pub const SETTINGS: &str = "scenario.toml";

/// Files of the example, the settings first.
pub const EXAMPLE: [(&str, &[u8]); 14] = example![
    "scenario.toml",
    "network/node.csv",
    "network/link.csv",
    "road_classes.csv",
    "places.csv",
    "sites.csv",
    "stock.csv",
    "commodities.csv",
    "teams.csv",
    "vehicles.csv",
    "targets.csv",
    "sources.csv",
    "hazards/reaches.csv",
    "hazards/hydrograph.csv",
];

/// Loads the example with one file replaced. What loads must compile too: past `scenario` nothing is malformed.
pub fn load_with(name: &str, bytes: &[u8]) {
    let mut files = EXAMPLE;
    for file in &mut files {
        if file.0 == name {
            file.1 = bytes;
        }
    }
    let mut findings = Findings::default();
    let folder = Folder::from_memory(&files, &mut findings);
    match load_raw(folder, &Request::default(), findings) {
        Ok(loaded) => drop(reliefsim::world::compile(&loaded.scenario)),
        Err(error) => drop(error.to_string()),
    }
}
