//! Makes the generated tables of the shipped districts from the short tables in `scenarios/make`.
//!
//! `cargo run --release --example make_scenarios [DISTRICT…]` writes network, places, sites, stock, teams and shelters of the
//! districts named (of all where none is), and the `datapackage.json` of all shipped scenarios. What people wrote (settings,
//! targets, sources, measures, reaches) lies in the folders themselves and is left alone.
//! Names, codes, seats of towns and totals are facts with their source; how people spread over the villages of a town, and
//! where the villages lie in it, is assumed and said so in `sources.csv`.
//!
//! ```text
//! districts.csv ─┐
//! *-towns.csv    ├─▶ layout ─▶ synth ─▶ crossings ─▶ depots ─▶ teams ─▶ shelters ─▶ scenarios/DISTRICT
//! *-rivers.csv   │
//! *-villages.csv ┘
//! ```

mod crossings;
mod depots;
mod district;
mod layout;
mod people;
mod shelters;
mod teams;

use std::path::Path;

use district::District;
use reliefsim::intake::synth;
use reliefsim::scenario::datapackage;

type Anything<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Anything<()> {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let asked: Vec<String> = std::env::args().skip(1).collect();
    let districts: Vec<District> = district::rows(&scenarios, "districts.csv")?;
    if let Some(unknown) = asked
        .iter()
        .find(|name| districts.iter().all(|district| district.name != **name))
    {
        return Err(format!("no district {unknown} in districts.csv").into());
    }
    for district in &districts {
        if asked.is_empty() || asked.contains(&district.name) {
            make(&scenarios, district)?;
        }
    }
    for entry in std::fs::read_dir(&scenarios)? {
        describe(&entry?.path())?;
    }
    Ok(())
}

fn make(scenarios: &Path, district: &District) -> Anything<()> {
    let land = layout::read(scenarios, district)?;
    let mut draft = synth::fit(&land.layout);
    crossings::name(scenarios, district, &mut draft)?;
    crossings::drop_unnamed(&land.named_bridges_only, &mut draft);
    crossings::still_there(scenarios, district, &draft)?;
    depots::provide(district, &land, &mut draft);
    teams::stand_by(scenarios, district, &land, &mut draft)?;
    people::settle(district, &land, &mut draft.places);
    draft.shelters = shelters::open(district, &land, &draft.places);
    draft.road_classes = synth::road_classes();
    for (class, trees) in draft.road_classes.iter_mut().zip(district.trees_per_km()?) {
        class.trees_per_km = trees;
    }
    draft.write(&scenarios.join(&district.name))?;
    println!(
        "{}: {} nodes, {} links, {} places",
        district.name,
        draft.nodes.len(),
        draft.links.len(),
        draft.places.len()
    );
    Ok(())
}

/// Describes the tables of a folder, if it is a scenario.
fn describe(folder: &Path) -> Anything<()> {
    if folder.join("scenario.toml").is_file() {
        let package = format!("{:#}\n", datapackage(folder)?);
        std::fs::write(folder.join("datapackage.json"), package)?;
    }
    Ok(())
}
