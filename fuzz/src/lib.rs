//! What several fuzz targets share: a good scenario in memory of which they spoil one file, and the import of ledgers.

use reliefsim::intake::table::{LedgerTable, TableOptions, import_bytes};
use reliefsim::scenario::choices::Datum;
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

/// Imports the bytes behind the first as a ledger; the first byte says which table it is taken for.
pub fn ledger(name: &str, bytes: &[u8]) {
    use LedgerTable::{Places, Shelters, Sites, Stock, Teams};
    let Some((&which, bytes)) = bytes.split_first() else {
        return;
    };
    let table = [Places, Sites, Stock, Teams, Shelters][usize::from(which) % 5];
    let options = TableOptions {
        datum: Some(Datum::Gcj02),
        ..TableOptions::new(table)
    };
    drop(import_bytes(name, bytes, &options));
}
