//! What an importer brings: tables to write, and notes on how they came about.

use std::path::{Path, PathBuf};

use crate::scenario::evacuation::ShelterRow;
use crate::scenario::hazards::TrackRow;
use crate::scenario::spec::Row;
use crate::scenario::tables::{
    LinkRow, NodeRow, PlaceRow, ReachRow, RoadClassRow, SiteRow, SourceRow, StockRow, TeamRow,
};
use crate::scenario::water::DepthRow;
use crate::scenario::{WriteError, write_table};

/// Something the user should know about an import: a name and its count or text, in the order they arose.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Note {
    /// What it is about, for machines: `ways_clipped`, `column_guessed`, …
    pub key: &'static str,
    /// The same for people, already in the reader's language or language-neutral.
    pub text: String,
}

impl Note {
    /// Notes of what there is any of: key, count, text.
    pub fn of_counts(
        counts: impl IntoIterator<Item = (&'static str, usize, String)>,
    ) -> impl Iterator<Item = Self> {
        let found = counts.into_iter().filter(|(_, count, _)| *count > 0);
        found.map(|(key, _, text)| Self { key, text })
    }
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
    /// What lies where.
    pub stock: Vec<StockRow>,
    /// Teams and their vehicles.
    pub teams: Vec<TeamRow>,
    /// Shelters.
    pub shelters: Vec<ShelterRow>,
    /// River reaches.
    pub reaches: Vec<ReachRow>,
    /// The track of a storm.
    pub track: Vec<TrackRow>,
    /// Depths on flood maps.
    pub depths: Vec<DepthRow>,
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
    Write(#[from] WriteError),
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
    /// Puts the tables into a folder that may hold others already. Tables that are there are not touched unless they are
    /// to be replaced; what `sources.csv` says of other tables stays.
    ///
    /// # Errors
    /// When a table is there already, or a file cannot be read or written; nothing has been written then.
    pub fn add_to(&self, folder: &Path, replace: bool) -> Result<(), IntakeError> {
        if let Some(path) = self
            .tables()
            .map(|name| folder.join(name))
            .find(|path| !replace && path.exists())
        {
            let error = std::io::Error::new(
                std::io::ErrorKind::AlreadyExists,
                "the table is there already",
            );
            return Err(WriteError { path, error }.into());
        }
        let mine: Vec<&str> = self
            .sources
            .iter()
            .map(|source| source.table.as_str())
            .collect();
        let kept = crate::scenario::sources(folder)
            .into_iter()
            .filter(|source| !mine.contains(&source.table.as_str()));
        let merged = Self {
            sources: kept.chain(self.sources.iter().cloned()).collect(),
            ..self.clone()
        };
        merged.write(folder)
    }

    /// Names of the tables that have rows, but for the sources.
    fn tables(&self) -> impl Iterator<Item = &'static str> {
        let named = [
            (self.nodes.is_empty(), NodeRow::SPEC.name),
            (self.links.is_empty(), LinkRow::SPEC.name),
            (self.road_classes.is_empty(), RoadClassRow::SPEC.name),
            (self.places.is_empty(), PlaceRow::SPEC.name),
            (self.sites.is_empty(), SiteRow::SPEC.name),
            (self.stock.is_empty(), StockRow::SPEC.name),
            (self.teams.is_empty(), TeamRow::SPEC.name),
            (self.shelters.is_empty(), ShelterRow::SPEC.name),
            (self.reaches.is_empty(), ReachRow::SPEC.name),
            (self.track.is_empty(), TrackRow::SPEC.name),
            (self.depths.is_empty(), DepthRow::SPEC.name),
        ];
        named
            .into_iter()
            .filter(|(empty, _)| !empty)
            .map(|(_, name)| name)
    }

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
        write_table(folder, &self.track)?;
        write_table(folder, &self.depths)?;
        write_table(folder, &self.sources)?;
        Ok(())
    }
}
