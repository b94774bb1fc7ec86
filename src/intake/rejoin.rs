//! New roads under old places: what stood at a junction that is gone stands at the nearest one again.

use std::collections::BTreeSet;
use std::path::Path;

use super::draft::IntakeError;
use crate::scenario::WriteError;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::spec::Row;
use crate::scenario::tables::{PlaceRow, SiteRow};

/// Column that binds a row to a junction; where it is empty, the row's position decides.
const NODE: &str = "node_id";

/// Empties `node_id` in a folder's places, sites and shelters where that junction is none of `nodes`; answers how many rows.
///
/// # Errors
/// When a table cannot be written. One that cannot be read as it is stays: `check` will tell.
pub fn rejoin(folder: &Path, nodes: &BTreeSet<&str>) -> Result<usize, IntakeError> {
    let mut loosened = 0;
    for name in [
        PlaceRow::SPEC.name,
        SiteRow::SPEC.name,
        ShelterRow::SPEC.name,
    ] {
        let path = folder.join(name);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let Some((text, rows)) = loosen(&text, nodes).filter(|(_, rows)| *rows > 0) else {
            continue;
        };
        std::fs::write(&path, text).map_err(|error| WriteError { path, error })?;
        loosened += rows;
    }
    Ok(loosened)
}

/// The table with `node_id` emptied where it names no junction, and in how many rows; `None` where it is no such table.
fn loosen(text: &str, nodes: &BTreeSet<&str>) -> Option<(String, usize)> {
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let header = reader.headers().ok()?.clone();
    let column = header.iter().position(|name| name.trim() == NODE)?;
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(&header).ok()?;
    let mut loosened = 0;
    for row in reader.records() {
        let row = row.ok()?;
        let gone = |cell: &str| !cell.trim().is_empty() && !nodes.contains(cell.trim());
        let cells = row.iter().enumerate().map(|(at, cell)| {
            let empties = at == column && gone(cell);
            loosened += usize::from(empties);
            if empties { "" } else { cell }
        });
        writer.write_record(cells).ok()?;
    }
    let text = String::from_utf8(writer.into_inner().ok()?).ok()?;
    Some((text, loosened))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_stands_at_no_junction_is_loosened() {
        let nodes = BTreeSet::from(["A", "B"]);
        let text = "\u{feff}place_id,name,node_id\nV1,\"东,村\",A\nV2,西村,P7\nV3,北村,\n";
        let (text, rows) = loosen(text, &nodes).expect("a table");
        assert_eq!(rows, 1);
        assert_eq!(
            text,
            "place_id,name,node_id\nV1,\"东,村\",A\nV2,西村,\nV3,北村,\n"
        );
        assert_eq!(loosen("place_id,name\nV1,东村\n", &nodes), None);
    }
}
