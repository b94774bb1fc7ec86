//! The Victorian records, one fire a row.

use std::path::PathBuf;

use reliefsim::hazard::fire::initial_attack::FireConditions;

/// A fire with observed weather and a known outcome.
pub struct Record {
    /// Row of the file, the first after the head is 0. Even rows are for fitting.
    pub row: usize,
    pub conditions: FireConditions,
    /// Not under control four hours after the report.
    pub uncontrolled: bool,
}

/// All usable records; `None` if the file is not there.
pub fn records() -> Option<Vec<Record>> {
    let shared = std::env::var_os("RELIEFSIM_SHARED").map_or_else(
        || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared")),
        PathBuf::from,
    );
    let path = shared.join("data/vic-initial-attack/vwfrd_v2.5.8.csv");
    let mut reader = csv::Reader::from_path(path).ok()?;
    let head = reader.headers().ok()?.clone();
    let rows = reader.records().flatten().enumerate();
    Some(
        rows.filter_map(|(at, row)| record(at, &head, &row))
            .collect(),
    )
}

/// `None` where a figure is missing.
fn record(row: usize, head: &csv::StringRecord, cells: &csv::StringRecord) -> Option<Record> {
    let number = |name: &str| -> Option<f64> {
        let at = head.iter().position(|column| column == name)?;
        cells.get(at)?.parse().ok()
    };
    Some(Record {
        row,
        conditions: FireConditions {
            temperature_c: number("T_SFC_historical")?,
            humidity_percent: number("RH_SFC_historical")?,
            wind_m_s: number("WindMagKmh_SFC_historical")? / 3.6,
            forest_share: number("forest_density_3km")?,
            shrub_share: number("shrub_density_3km")?,
            road_m: number("road_distance_m")?,
            buildings_20km: number("building_density_20km")?,
        },
        uncontrolled: number("uncontrolled_within_4_hrs")? > 0.5,
    })
}
