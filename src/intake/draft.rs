//! What an importer brings: tables to write, and notes on how they came about.

use std::path::{Path, PathBuf};

use crate::scenario::tables::{
    LinkRow, NodeRow, PlaceRow, ReachRow, RoadClassRow, ShelterRow, SiteRow, SourceRow, StockRow,
    TeamRow,
};
use crate::scenario::write_table;

/// Something the user should know about an import: a name and its count or text, in the order they arose.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// What it is about, for machines: `ways_clipped`, `column_guessed`, …
    pub key: &'static str,
    /// The same for people, already in the reader's language or language-neutral.
    pub text: String,
}

/// Tables made by an importer; empty ones are not written.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft {
    /// Junctions.
    pub nodes: Vec<NodeRow>,
    /// Roads and waterways.
    pub links: Vec<LinkRow>,
    /// Speeds by class.
    pub road_classes: Vec<RoadClassRow>,
    /// Villages and communities.
    pub places: Vec<PlaceRow>,
    /// Hospitals, fire stations, depots.
    pub sites: Vec<SiteRow>,
    /// What lies in the depots.
    pub stock: Vec<StockRow>,
    /// Teams.
    pub teams: Vec<TeamRow>,
    /// Shelters.
    pub shelters: Vec<ShelterRow>,
    /// River reaches.
    pub reaches: Vec<ReachRow>,
    /// Provenance of all of it.
    pub sources: Vec<SourceRow>,
    /// What the user should know.
    pub notes: Vec<Note>,
}

/// Why an import brings nothing.
#[derive(Debug, thiserror::Error)]
pub enum IntakeError {
    /// A file cannot be written.
    #[error(transparent)]
    Write(#[from] crate::scenario::WriteError),
    /// A file cannot be read.
    #[error("{path}: {error}")]
    Io {
        /// The file.
        path: PathBuf,
        /// What the system said.
        error: std::io::Error,
    },
    /// The file is not what it should be.
    #[error("{0:?}")]
    Findings(crate::scenario::Findings),
}

impl Draft {
    /// Writes the tables that have rows into `folder`, making it where needed. UTF-8, one header line.
    ///
    /// # Errors
    /// When a file cannot be written.
    pub fn write(&self, folder: &Path) -> Result<(), IntakeError> {
        write_table(folder, &self.nodes)?;
        write_table(folder, &self.links)?;
        write_table(folder, &self.road_classes)?;
        write_table(folder, &self.places)?;
        write_table(folder, &self.sites)?;
        write_table(folder, &self.stock)?;
        write_table(folder, &self.teams)?;
        write_table(folder, &self.shelters)?;
        write_table(folder, &self.reaches)?;
        write_table(folder, &self.sources)?;
        Ok(())
    }
}
