//! Where each number comes from: stated in the plan, public, or assumed.

use super::choices::Status;
use super::finding::{Finding, Findings};
use super::folder::Folder;
use super::load::TypedFolder;
use super::raw_table::RawTable;
use super::settings::SECTIONS;
use super::spec::{Field, Kind, TableSpec};
use super::tables::SourceRow;
use crate::text::Code;

/// One number, or one column of numbers, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Origin {
    /// Table or section.
    pub table: String,
    /// Column or key.
    pub field: String,
    /// Rows it holds for: one key, or `*`.
    pub row: String,
    /// The value, where there is one and the same.
    pub value: String,
    /// Standing.
    pub status: Status,
    /// Document, data set or reason.
    pub source: String,
    /// Plausible range of an assumed number.
    pub range: String,
    /// What else should be known.
    pub note: String,
}

/// The register of all numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Provenance {
    /// One entry for each (table, field) in use, or more where rows differ.
    pub origins: Vec<Origin>,
}

impl Provenance {
    /// Looks up every column and key that holds numbers; notes those of which nobody says where they come from.
    pub fn of(raw: &Folder, typed: &TypedFolder, findings: &mut Findings) -> Self {
        let sources = &typed.sources.rows;
        let mut provenance = Self::default();
        for (name, table) in &raw.tables {
            let Some(spec) = super::folder::TABLES.iter().find(|spec| spec.name == *name) else {
                continue;
            };
            if spec.name == "sources.csv" {
                continue;
            }
            for field in spec.fields.iter().filter(|field| is_number(field)) {
                if let Some(column) = table
                    .column(field.name)
                    .filter(|&column| table.rows.iter().any(|row| !row.cells[column].is_empty()))
                {
                    let value = common_value(table, column);
                    provenance.add(
                        sources,
                        (spec, field, value),
                        &table.source.whole(),
                        findings,
                    );
                }
            }
        }
        for section in &SECTIONS {
            let Some(written) = raw.settings.section(section.name) else {
                continue;
            };
            for field in section.fields.iter().filter(|field| is_number(field)) {
                match written.entries.iter().find(|entry| entry.key == field.name) {
                    Some(entry) => provenance.add(
                        sources,
                        (section, field, entry.value.clone()),
                        &entry.key_spot,
                        findings,
                    ),
                    None => provenance.origins.extend(default_of(section, field)),
                }
            }
        }
        provenance
    }

    fn add(
        &mut self,
        sources: &[SourceRow],
        (spec, field, value): (&TableSpec, &Field, String),
        spot: &super::Spot,
        findings: &mut Findings,
    ) {
        let named = |row: &&SourceRow| row.table == spec.name;
        let of_field: Vec<&SourceRow> = sources
            .iter()
            .filter(named)
            .filter(|row| row.field == field.name)
            .collect();
        let found = if of_field.is_empty() {
            sources
                .iter()
                .filter(named)
                .filter(|row| row.field == "*")
                .collect()
        } else {
            of_field
        };
        if found.is_empty() {
            findings.push(
                Finding::new(Code::W0601, spot.clone())
                    .with("table", spec.name)
                    .with("field", field.name),
            );
        }
        let origin = |source: &SourceRow| Origin {
            table: spec.name.to_owned(),
            field: field.name.to_owned(),
            row: source.row.clone(),
            value: value.clone(),
            status: source.status,
            source: source.source.clone(),
            range: source.range.clone().unwrap_or_default(),
            note: source.note.clone().unwrap_or_default(),
        };
        self.origins.extend(found.into_iter().map(origin));
    }

    /// How many entries stand in the plan, are public, are assumed.
    pub fn counts(&self) -> [usize; 3] {
        let count = |status| {
            self.origins
                .iter()
                .filter(|origin| origin.status == status)
                .count()
        };
        [
            count(Status::Plan),
            count(Status::Public),
            count(Status::Assumed),
        ]
    }

    /// What is assumed, in order.
    pub fn assumed(&self) -> impl Iterator<Item = &Origin> {
        self.origins
            .iter()
            .filter(|origin| origin.status == Status::Assumed)
    }
}

/// A default of the program is an assumption of the program.
fn default_of(section: &TableSpec, field: &Field) -> Option<Origin> {
    Some(Origin {
        table: section.name.to_owned(),
        field: field.name.to_owned(),
        row: "*".to_owned(),
        value: field.default?.to_owned(),
        status: Status::Assumed,
        source: "default of the program".to_owned(),
        range: String::new(),
        note: field.doc.trim().to_owned(),
    })
}

fn is_number(field: &Field) -> bool {
    matches!(field.kind, Kind::Number | Kind::Count | Kind::Distribution) && field.name != "format"
}

/// The value of a column, if all rows have the same; empty where they differ.
fn common_value(table: &RawTable, column: usize) -> String {
    let mut values = table
        .rows
        .iter()
        .map(|row| row.cells[column].as_str())
        .filter(|value| !value.is_empty());
    let first = values.next().unwrap_or("");
    if values.all(|value| value == first) {
        first.to_owned()
    } else {
        String::new()
    }
}
