//! `replications.csv`: one row a replication, written while the run goes on.

use std::fs::File;
use std::io::BufWriter;
use std::path::{Path, PathBuf};

use super::folder::ReportError;
use super::numbers;
use crate::outcome::AllMoved;
use crate::run::ReplicationRow;
use crate::world::World;

/// Name of the file in the output folder.
const NAME: &str = "replications.csv";

/// The columns of [`ReplicationRow::freed`] and [`ReplicationRow::in_bed`]; the last is empty where no hospital takes anybody in.
const RESCUE: [&str; 5] = [
    "brought_out",
    "brought_out_by_neighbours",
    "freed_by_water",
    "still_trapped",
    "in_bed",
];

/// Columns that only some scenarios have.
#[derive(Clone, Copy, Debug, Default)]
pub struct OptionalColumns {
    /// Trapped, injured and dead.
    pub casualties: bool,
    /// Who left in time.
    pub moved: bool,
    /// How the trapped came free, and how many of the injured are in a bed.
    pub rescue: bool,
}

impl OptionalColumns {
    /// Those of a world.
    pub fn of(world: &World) -> Self {
        Self {
            casualties: world.casualties.is_some(),
            moved: world.evacuation.is_some(),
            rescue: world.rescue.is_some(),
        }
    }
}

/// Writes the rows of `replications.csv` as they come; nothing is kept.
pub struct ReplicationsCsv {
    path: PathBuf,
    writer: csv::Writer<BufWriter<File>>,
}

impl ReplicationsCsv {
    /// Begins the file in `folder`. `targets` are the identifiers of the assessed targets, in the order of
    /// [`ReplicationRow::targets`]; each has the columns `<target>_value` and `<target>_met`.
    /// `with`: whether rows have [`ReplicationRow::casualties`],
    /// [`ReplicationRow::moved`], [`ReplicationRow::freed`] and [`ReplicationRow::in_bed`].
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn create(
        folder: &Path,
        targets: &[String],
        with: OptionalColumns,
    ) -> Result<Self, ReportError> {
        let path = folder.join(NAME);
        let file = File::create(&path).map_err(|error| ReportError::write(&path, error))?;
        let mut rows = Self {
            path,
            writer: csv::Writer::from_writer(BufWriter::new(file)),
        };
        let fixed = [
            "replication",
            "severity",
            "places_struck",
            "affected",
            "displaced",
            "places_isolated",
            "closures_met",
            "sites_flooded",
        ];
        let asked = targets
            .iter()
            .flat_map(|target| [format!("{target}_value"), format!("{target}_met")]);
        let casualties = ["trapped", "injured", "dead"].into_iter();
        let fixed = fixed
            .into_iter()
            .chain(casualties.filter(|_| with.casualties))
            .chain(AllMoved::KEYS.into_iter().filter(|_| with.moved))
            .chain(RESCUE.into_iter().filter(|_| with.rescue));
        let header: Vec<String> = fixed.map(str::to_owned).chain(asked).collect();
        rows.record(&header)?;
        Ok(rows)
    }

    /// Appends one row. A value that was not reached and a target that did not apply are empty cells.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn write(&mut self, row: &ReplicationRow) -> Result<(), ReportError> {
        let mut cells = vec![
            row.replication.to_string(),
            numbers::share(Some(row.severity)),
            row.places_struck.to_string(),
            row.affected.to_string(),
            row.displaced.to_string(),
            row.places_isolated.to_string(),
            row.closures_met.to_string(),
            row.sites_flooded.to_string(),
        ];
        cells.extend(row.casualties.iter().flatten().map(u64::to_string));
        let moved = row.moved.map(|moved| moved.people());
        cells.extend(moved.iter().flatten().map(u64::to_string));
        cells.extend(row.freed.iter().flatten().map(u64::to_string));
        let in_bed = || {
            row.in_bed
                .map(|people| people.to_string())
                .unwrap_or_default()
        };
        cells.extend(row.freed.map(|_| in_bed()));
        for (value, met) in &row.targets {
            cells.push(numbers::share(*value));
            cells.push(met.map(|met| met.to_string()).unwrap_or_default());
        }
        self.record(&cells)
    }

    /// Ends the file.
    ///
    /// # Errors
    /// When the last rows cannot be written.
    pub fn finish(mut self) -> Result<(), ReportError> {
        let flushed = self.writer.flush();
        flushed.map_err(|error| ReportError::write(&self.path, error))
    }

    fn record(&mut self, cells: &[String]) -> Result<(), ReportError> {
        let written = self.writer.write_record(cells);
        written.map_err(|error| ReportError::write(&self.path, error.into()))
    }
}
