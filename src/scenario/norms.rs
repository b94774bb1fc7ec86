//! Norms: what standards and plans ask of depots, shelters and fire stations. Data with a source, never constants in code.

use std::path::Path;

use super::Findings;
use super::choices::{Comparator, Status};
use super::decode::decode;
use super::folder::FolderError;
use super::raw_table::RawTable;
use super::read::read_table;
use super::spec::{Id, Row, choice, table};

/// The norms that come with the program.
const BUILT_IN: &str = include_str!("norms.csv");

choice! {
    /// What a norm is asked of. Where things are judged one by one, the worst of them decides.
    NormRule {
        /// Floor area of a depot that can supply so many people, in m².
        StoreArea = "store_area",
        /// Depots of county and towns that stand above the water of the design flood, in %.
        StoreDry = "store_dry",
        /// Depots of county and towns that do not hang on a single road, in %.
        StoreTwoWays = "store_two_ways",
        /// Depots of the county.
        CountyStores = "county_stores",
        /// Towns that have a depot of their own, in %.
        TownStores = "town_stores",
        /// Villages that have a store point of their own, in %.
        VillageStores = "village_stores",
        /// Effective area of a shelter for each person it holds, in m².
        ShelterArea = "shelter_area",
        /// Residents for whom the shelters together have room, in %.
        ShelterPlaces = "shelter_places",
        /// Residents who have a shelter within so many kilometres by road, in %.
        ShelterDistance = "shelter_distance",
        /// Built-up area that a fire engine reaches in time, in %.
        EngineReach = "engine_reach",
        /// Built-up area for each fire station, in km².
        EngineArea = "engine_area",
        /// Full-time firefighters for each thousand residents.
        Firefighters = "firefighters",
        /// Rain gauges for each 100 km² of land.
        RainGauges = "rain_gauges",
    }
}
table! {
    /// Norms that a scenario is held against by `check --norms`.
    NormRow in "norms.csv" key norm_id {
        /// Name of the row.
        norm_id: Id;
        /// What it is asked of.
        rule: NormRule;
        /// Name for people, in Chinese.
        name_zh: String;
        /// Name for people, in English.
        name_en: String;
        /// People whom a depot can supply (`store_area`), or kilometres to a shelter (`shelter_distance`), from which on, or within which,
        /// the value is asked; empty for other rules.
        asked_from: Option<f64> [0.0, 1_000_000_000.0];
        /// How the value is held against what is found.
        comparator: Comparator;
        /// What is asked, in the unit of the rule.
        value: f64 [0.0, 1_000_000_000.0];
        /// How sure the value is.
        status: Status;
        /// Where it stands.
        source: String;
    }
}

/// The norms that come with the program, in the order of the table.
pub fn built_in() -> Vec<NormRow> {
    // The table is part of the program, and a test reads it.
    read(NormRow::SPEC.name, BUILT_IN.as_bytes()).unwrap_or_default()
}

/// Reads a table of somebody's own norms.
///
/// # Errors
/// When the file cannot be read; the inner result holds every finding where something is wrong with what is written.
pub fn load(path: &Path) -> Result<Result<Vec<NormRow>, Findings>, FolderError> {
    let bytes = std::fs::read(path).map_err(|error| FolderError {
        path: path.to_owned(),
        error,
    })?;
    Ok(read(&path.display().to_string(), &bytes))
}

fn read(file: &str, bytes: &[u8]) -> Result<Vec<NormRow>, Findings> {
    let mut findings = Findings::default();
    let text = decode(file, bytes, &mut findings).unwrap_or_default();
    let table = RawTable::read(file, text, &mut findings);
    let typed = read_table::<NormRow>(&table, &mut findings);
    if findings.errors() > 0 {
        return Err(findings);
    }
    Ok(typed.rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_norms_of_the_program_can_be_read_and_each_has_a_source() {
        let rows = read("norms.csv", BUILT_IN.as_bytes()).expect("no findings");
        assert_eq!(rows, built_in());
        assert!(rows.len() > 15);
        for row in &rows {
            assert!(!row.source.is_empty(), "{}", row.norm_id);
            let is_graded = matches!(row.rule, NormRule::StoreArea | NormRule::ShelterDistance);
            assert_eq!(row.asked_from.is_some(), is_graded, "{}", row.norm_id);
        }
    }

    #[test]
    fn every_fault_of_a_table_is_found() {
        let text = "norm_id,rule,name_zh,name_en,comparator,value,status,source\n\
                    a,store_arae,甲,A,>=,1,public,x\na,store_dry,乙,B,>>,-1,public,x\n";
        let findings = read("mine.csv", text.as_bytes()).expect_err("faults");
        assert!(findings.errors() >= 3, "{findings:?}");
    }
}
