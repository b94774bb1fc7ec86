//! GMNS networks (`node.csv`, `link.csv`, perhaps `geometry.csv` and `config.csv`), as other programs write them.
//!
//! In: a folder or the tables as bytes. Out: a [`Draft`] in metres and km/h. Understood are byte order marks, column
//! names cut to 10 characters, plane coordinates in feet, lines in a table of their own, and links for walkers
//! (left out). Units that nobody tells are found by holding the lengths against the lines, and noted.

mod classes;
mod rows;
mod table;
#[cfg(test)]
mod tests;
mod units;

use std::path::Path;

use super::draft::{Draft, IntakeError, Note};
use crate::scenario::choices::{LengthUnit, SpeedUnit};
use crate::scenario::{Finding, Findings, Spot};
use crate::text::messages::intake as say;
use crate::text::{Code, Lang};
use rows::Network;
use table::Table;
use units::Units;

/// What is known of the tables beforehand; everything unknown is found or assumed, and noted.
#[derive(Clone, Debug, Default)]
pub struct GmnsOptions {
    /// Language of the notes.
    pub lang: Lang,
    /// Unit of the column `length`.
    pub length_unit: Option<LengthUnit>,
    /// Unit of plane coordinates.
    pub coordinate_unit: Option<LengthUnit>,
    /// Unit of the column `free_speed`.
    pub speed_unit: Option<SpeedUnit>,
}

/// Reads a folder with `node.csv` and `link.csv`.
///
/// # Errors
/// When a file is missing or is no such table.
pub fn import(folder: &Path, options: &GmnsOptions) -> Result<Draft, IntakeError> {
    let read = |name: &str| {
        let path = folder.join(name);
        std::fs::read(&path).map_err(|error| IntakeError::Io { path, error })
    };
    let perhaps = |name: &str| folder.join(name).exists().then(|| read(name)).transpose();
    let mut told = options.clone();
    if let Some(config) = perhaps("config.csv")? {
        let (length, speed) = units::configured(&Table::read("config.csv", &config)?);
        told.coordinate_unit = told.coordinate_unit.or(length);
        told.speed_unit = told.speed_unit.or(speed);
    }
    import_tables(
        &read("node.csv")?,
        &read("link.csv")?,
        perhaps("geometry.csv")?.as_deref(),
        &told,
    )
}

/// Reads tables that are in memory.
///
/// # Errors
/// When they are no such tables, or hold no link for motor vehicles.
pub fn import_tables(
    node: &[u8],
    link: &[u8],
    geometry: Option<&[u8]>,
    options: &GmnsOptions,
) -> Result<Draft, IntakeError> {
    let nodes = Table::read("node.csv", node)?;
    let links = Table::read("link.csv", link)?;
    let geometry = geometry
        .map(|bytes| Table::read("geometry.csv", bytes))
        .transpose()?;
    let network = Network::read(&nodes, &links, geometry.as_ref())?;
    let mut draft = Draft::default();
    let units = settle_units(&network, options, &mut draft);
    network.write(&units, options.lang, &mut draft);
    if draft.links.is_empty() {
        return Err(fault(Code::E0807, "link.csv", GmnsFault::default()));
    }
    Ok(draft)
}

/// Units as told, else as found; each is noted.
fn settle_units(network: &Network, options: &GmnsOptions, draft: &mut Draft) -> Units {
    let lang = options.lang;
    let mut say = |key, text| draft.notes.push(Note { key, text });
    let degrees = units::look_like_degrees(network.points());
    let coordinate = options.coordinate_unit.unwrap_or(LengthUnit::Metre);
    if degrees {
        say("gmns_degrees", say::gmns_degrees(lang));
    } else {
        say("gmns_plane", say::gmns_plane(lang, coordinate.word()));
    }
    let speed = options.speed_unit.unwrap_or(SpeedUnit::KilometreHour);
    if options.speed_unit.is_none() {
        say(
            "gmns_speed_assumed",
            say::gmns_speed_assumed(lang, speed.word()),
        );
    }
    let mut units = Units {
        degrees,
        plane_m: units::metres(coordinate),
        length_m: 1.0,
        speed_km_h: units::km_h(speed),
    };
    let found =
        || units::unit_of_lengths(network.metres_per_unit(&units)).unwrap_or(LengthUnit::Metre);
    let length = options.length_unit.unwrap_or_else(found);
    if options.length_unit.is_none() {
        say(
            "gmns_length_found",
            say::gmns_length_found(lang, length.word()),
        );
    }
    units.length_m = units::metres(length);
    units
}

/// Where a fault is and what stands there.
#[derive(Clone, Debug, Default)]
struct GmnsFault {
    line: u32,
    column: String,
    value: String,
}

impl GmnsFault {
    fn column(name: &str) -> Self {
        Self {
            column: name.to_owned(),
            ..Self::default()
        }
    }
    fn reason(reason: &str) -> Self {
        Self {
            value: reason.to_owned(),
            ..Self::default()
        }
    }
}

fn fault(code: Code, file: &str, what: GmnsFault) -> IntakeError {
    let field = Some(what.column.clone()).filter(|name| !name.is_empty());
    let spot = Spot {
        file: file.to_owned(),
        line: what.line,
        field,
        ..Spot::default()
    };
    let finding = Finding::new(code, spot)
        .with("file", file)
        .with("column", &what.column);
    let finding = match code {
        Code::E0805 => finding.with("link", what.column).with("node", what.value),
        Code::E0808 => finding.with("reason", what.value),
        _ => finding.with("value", what.value),
    };
    IntakeError::Findings(Findings(vec![finding]))
}
