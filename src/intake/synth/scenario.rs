//! A whole scenario folder around a synthetic district.

use std::path::Path;

use super::fit::fit;
use super::invent::{SynthOptions, invent};
use super::logistics::{Provision, commodities, provide, vehicles};
use crate::intake::{Draft, IntakeError};
use crate::scenario::choices::Status;
use crate::scenario::spec::Id;
use crate::scenario::tables::{ReachRow, RoadClassRow, SourceRow};
use crate::scenario::{EXAMPLE_HYDROGRAPH, EXAMPLE_TARGETS, WriteError, datapackage, write_table};

/// Stock and vehicles of an invented district: a common level of provision.
const PROVISION: Provision = Provision {
    village_share: 0.02,
    town_share: 0.04,
    county_share: 0.03,
    agreement_share: 0.05,
    town_lorries: 2,
    county_lorries: 8,
};
/// Tables whose numbers the generator made.
const MADE: [&str; 13] = [
    "network/node.csv",
    "network/link.csv",
    "road_classes.csv",
    "places.csv",
    "sites.csv",
    "stock.csv",
    "teams.csv",
    "vehicles.csv",
    "targets.csv",
    "hazards/reaches.csv",
    "hazards/hydrograph.csv",
    "[scenario]",
    "[hazards.flood]",
];

/// Speeds of laden relief lorries by class, as proposed for Chinese roads.
pub fn road_classes() -> Vec<RoadClassRow> {
    let class = |id: &str, name: &str, relief_speed_km_h| RoadClassRow {
        facility_type: Id(id.to_owned()),
        name: Some(name.to_owned()),
        relief_speed_km_h,
        trees_per_km: 0.0,
    };
    vec![
        class("provincial", "省道", 50.0),
        class("county", "县道", 38.0),
        class("township", "乡道", 28.0),
        class("village", "村道", 18.0),
    ]
}

/// Invents a district, and writes it as a scenario that runs.
///
/// # Errors
/// When a file cannot be written.
pub fn write_scenario(options: &SynthOptions, folder: &Path) -> Result<Draft, IntakeError> {
    let layout = invent(options);
    let mut draft = fit(&layout);
    provide(&layout, &PROVISION, &mut draft);
    draft.road_classes = road_classes();
    draft.reaches = layout
        .rivers
        .iter()
        .zip([3.2, 2.4])
        .map(|(river, rise_m)| reach(&river.reach_id, &river.name, rise_m))
        .collect();
    let made = |table: &&str| {
        source(
            table,
            Status::Assumed,
            format!("synthetic district, seed {}", options.seed),
        )
    };
    draft.sources = MADE.iter().map(made).collect();
    draft.sources.push(source(
        "commodities.csv",
        Status::Public,
        "Sphere handbook 2011: 2.5-3 L of drinking water a person and day".to_owned(),
    ));
    draft.write(folder)?;
    write_table(folder, &commodities())?;
    write_table(folder, &vehicles())?;
    text(folder, "hazards/hydrograph.csv", EXAMPLE_HYDROGRAPH)?;
    text(folder, "targets.csv", EXAMPLE_TARGETS)?;
    text(folder, "scenario.toml", &settings(options))?;
    let package = datapackage(folder).map_err(|error| IntakeError::Io {
        path: error.path,
        error: error.error,
    })?;
    text(folder, "datapackage.json", &format!("{package:#}\n"))?;
    Ok(draft)
}

fn text(folder: &Path, name: &str, text: &str) -> Result<(), WriteError> {
    let path = folder.join(name);
    std::fs::write(&path, text).map_err(|error| WriteError { path, error })
}

fn reach(id: &str, name: &str, rise_m: f64) -> ReachRow {
    ReachRow {
        reach_id: Id(id.to_owned()),
        name: name.to_owned(),
        rise_m,
        base_level_m: None,
        lag_h: 0.0,
        recession_factor: 1.5,
        dyke_crest_m: None,
        drain_h: 24.0,
        warning_rise_m: 0.8,
        beside_reach_id: None,
    }
}

fn source(table: &str, status: Status, source: String) -> SourceRow {
    SourceRow {
        table: table.to_owned(),
        field: "*".to_owned(),
        row: "*".to_owned(),
        status,
        source,
        range: None,
        note: None,
    }
}

fn settings(options: &SynthOptions) -> String {
    format!(
        r#"# 虚拟县区,由 `reliefsim synth` 生成 · A synthetic district, made by `reliefsim synth`

[scenario]
format = 1
name = "synth-{seed}"
title = "虚拟县区 Synthetic district (seed {seed})"
district = "虚拟县区 Synthetic district"
adcode = "000000"
horizon_h = 48
step_min = 15
epoch_min = 30

[datum]
network = "wgs84"
places = "wgs84"
sites = "wgs84"

[network]
length_unit = "m"
speed_unit = "km_h"

[traffic]

[policy]

[hazards.flood]
severity = "lognormal(1.0, 1.4)"
peak_time_h = "triangular(8, 14, 24)"
"#,
        seed = options.seed
    )
}
