//! Single cells of a table set anew, while every other byte of its text stays.

use std::collections::BTreeMap;

use super::raw_table::{Begin, RawTable, walk_record};
use super::spec::TableSpec;

/// Cells to be set: by row of the table as read, and by column.
pub type Patch = BTreeMap<(usize, &'static str), String>;

impl RawTable {
    /// The text with these cells set. Columns that the table lacks are added behind the others, in the order of `spec`.
    pub fn patched(&self, spec: &TableSpec, patch: &Patch) -> String {
        let added: Vec<&'static str> = spec
            .fields
            .iter()
            .map(|field| field.name)
            .filter(|name| self.column(name).is_none() && patch.keys().any(|(_, at)| at == name))
            .collect();
        let bytes = self.source.text.as_bytes();
        let mut edits = Vec::new();
        if !added.is_empty() {
            let header = walk_record(bytes, 0);
            let end = header.cells.last().map_or(0, |cell| cell.end);
            edits.push((end..end, format!(",{}", added.join(","))));
        }
        for (at, row) in self.rows.iter().enumerate() {
            let Begin::Byte(start) = row.begin else {
                continue;
            };
            let cells = walk_record(bytes, start).cells;
            for (&(_, name), value) in patch.range((at, "")..(at + 1, "")) {
                let place = self.column(name).and_then(|column| cells.get(column));
                edits.extend(place.map(|place| (place.clone(), quoted(value))));
            }
            let value = |name: &&'static str| patch.get(&(at, *name)).map_or("", String::as_str);
            let mut new = String::new();
            for name in &added {
                new.push(',');
                new.push_str(&quoted(value(name)));
            }
            let end = cells.last().map_or(start, |cell| cell.end);
            edits.push((end..end, new));
        }
        edits.sort_by_key(|(place, _)| (place.start, place.end));
        spliced(&self.source.text, &edits)
    }
}

/// The text with each of these places, sorted and apart, replaced.
fn spliced(text: &str, edits: &[(std::ops::Range<usize>, String)]) -> String {
    let mut new = String::with_capacity(text.len() + edits.len() * 4);
    let mut at = 0;
    for (place, value) in edits {
        new.push_str(text.get(at..place.start).unwrap_or_default());
        new.push_str(value);
        at = place.end;
    }
    new.push_str(text.get(at..).unwrap_or_default());
    new
}

/// The value as it stands in a table: within quotes where it would not be read back otherwise.
fn quoted(value: &str) -> String {
    if value.contains(['"', ',', '\r', '\n']) {
        format!("\"{}\"", value.replace('"', "\"\""))
    } else {
        value.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::Findings;
    use crate::scenario::spec::Row;
    use crate::scenario::tables::PlaceRow;

    fn patched(text: &str, cells: &[(usize, &'static str, &str)]) -> String {
        let table = RawTable::read("places.csv", text.to_owned(), &mut Findings::default());
        let cells = cells.iter();
        let patch = cells
            .map(|&(row, name, value)| ((row, name), value.to_owned()))
            .collect();
        table.patched(&PlaceRow::SPEC, &patch)
    }

    #[test]
    fn every_other_byte_stays() {
        let text = "place_id, name ,hand_low_m,further\r\nV1,\"东,\"\"村\"\"\", 1.50 ,\"x\"\r\n,,,\r\n\r\nV2,\"two\r\nlines\",,\r\n";
        assert_eq!(patched(text, &[]), text);
        assert_eq!(
            patched(text, &[(0, "hand_low_m", "2"), (1, "hand_low_m", "3.5")]),
            text.replace(" 1.50 ", "2")
                .replace("lines\",,", "lines\",3.5,")
        );
    }

    #[test]
    fn columns_come_in_the_order_of_the_specification() {
        let cells = [
            (1, "hand_high_m", "7"),
            (1, "hand_low_m", "2"),
            (1, "flood_ref", "a,b"),
        ];
        assert_eq!(
            patched("place_id\nV1\nV2", &cells),
            "place_id,flood_ref,hand_low_m,hand_high_m\nV1,,,\nV2,\"a,b\",2,7"
        );
    }

    #[test]
    fn a_cell_that_has_a_value_and_stands_last_is_set_before_a_column_is_added() {
        let cells = [(0, "hand_low_m", "2"), (0, "hand_high_m", "7")];
        assert_eq!(
            patched("place_id,hand_low_m\nV1,\n", &cells),
            "place_id,hand_low_m,hand_high_m\nV1,2,7\n"
        );
    }
}
