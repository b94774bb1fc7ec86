//! OpenStreetMap extracts (`.osm.pbf`): roads, waterways, settlements and sites.
//!
//! In: a pbf file. Out: a [`Draft`] with the road network between junctions (its largest connected part), the classes
//! of roads with assumed relief speeds, settlements as places and hospitals, fire stations and shelters as sites.
//!
//! The way: [`extract`] reads, [`attributes`] and [`classes`] say what may be driven and how, [`pieces`] cuts ways
//! where they meet, [`junctions`] joins what only follows one another, [`network`] and [`places`] write the tables.
//! Nothing is invented: a speed limit stands only where it is tagged, and everything left out or guessed is a note.

mod attributes;
mod classes;
mod extract;
mod junctions;
mod network;
mod pieces;
mod places;
#[cfg(test)]
mod tests;

use std::path::Path;

pub use classes::{RoadClass, RoadClasses};

use super::draft::{Draft, IntakeError, Note};
use crate::scenario::choices::{Mode, Status};
use crate::scenario::tables::SourceRow;
use crate::scenario::{Finding, Findings, Spot};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang};
use extract::Extract;

/// What to take from an extract.
#[derive(Clone, Debug, Default)]
pub struct OsmOptions {
    /// Language of the notes.
    pub lang: Lang,
    /// Whether parts that do not hang together with the largest are kept.
    pub keep_all: bool,
    /// Whether rivers and canals become links for boats.
    pub water: bool,
    /// Whether settlements, hospitals, fire stations and shelters are left alone.
    pub roads_only: bool,
}

/// Reads an extract from a file.
///
/// # Errors
/// When the file cannot be read, is no pbf file or damaged, or holds no road.
pub fn import(path: &Path, options: &OsmOptions) -> Result<Draft, IntakeError> {
    let bytes = std::fs::read(path).map_err(|error| IntakeError::Io {
        path: path.to_owned(),
        error,
    })?;
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    read(&bytes, &file, options)
}

/// Reads an extract that is in memory.
///
/// # Errors
/// When it is no pbf file or damaged, or holds no road.
pub fn import_bytes(bytes: &[u8], options: &OsmOptions) -> Result<Draft, IntakeError> {
    read(bytes, "osm.pbf", options)
}

fn read(bytes: &[u8], file: &str, options: &OsmOptions) -> Result<Draft, IntakeError> {
    let extract = Extract::read(bytes).map_err(|reason| fault(Code::E0801, file, &reason))?;
    let mut draft = Draft::default();
    draft.notes.push(Note {
        key: "osm_licence",
        text: say::osm_licence(options.lang),
    });
    draft.sources = attribution(file);
    network::write(&extract, &RoadClasses::built_in(), options, &mut draft);
    if !draft.links.iter().any(|link| link.mode == Mode::Road) {
        return Err(fault(Code::E0802, file, ""));
    }
    if !options.roads_only {
        places::write(&extract, options, &mut draft);
    }
    let tables = [
        ("places.csv", draft.places.is_empty()),
        ("sites.csv", draft.sites.is_empty()),
    ];
    for (table, _) in tables.iter().filter(|(_, empty)| *empty) {
        draft.sources.retain(|row| row.table != *table);
    }
    Ok(draft)
}

/// The licence asks that the contributors are named wherever the data goes.
fn attribution(file: &str) -> Vec<SourceRow> {
    let row = |table: &str, field: &str, status, note: Option<&str>| SourceRow {
        table: table.to_owned(),
        field: field.to_owned(),
        row: "*".to_owned(),
        status,
        source: format!(
            "© OpenStreetMap contributors, ODbL 1.0 (openstreetmap.org/copyright); {file}"
        ),
        range: None,
        note: note.map(str::to_owned),
    };
    vec![
        row("network/node.csv", "*", Status::Public, None),
        row("network/link.csv", "*", Status::Public, None),
        row("places.csv", "*", Status::Public, None),
        row(
            "places.csv",
            "town",
            Status::Assumed,
            Some("nearest city, town or suburb"),
        ),
        row(
            "sites.csv",
            "*",
            Status::Public,
            Some("position and name only; docks, loading and opening are defaults"),
        ),
    ]
}

fn fault(code: Code, file: &str, reason: &str) -> IntakeError {
    let spot = Spot {
        file: file.to_owned(),
        ..Spot::default()
    };
    let finding = Finding::new(code, spot)
        .with("file", file)
        .with("reason", reason);
    IntakeError::Findings(Findings(vec![finding]))
}
