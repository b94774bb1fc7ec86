//! Where each number comes from: stated in the plan, public, or assumed.
//!
//! In: `sources.csv` and the numbers in use. Out: one [`Origin`] for each table, field and source, and a warning
//! for each field with numbers of unknown origin. The most specific row of `sources.csv` counts: field and row,
//! then row, then field, then table. Defaults are assumptions of the program; what a change sets is assumed.

use std::collections::{BTreeMap, HashMap};

use super::choices::Status;
use super::clearing::ClearingSettings;
use super::crews::CrewSettings;
use super::finding::{Finding, Findings, Spot};
use super::folder::{Folder, SETTINGS, TABLES};
use super::raw_table::{Begin, RawTable};
use super::rescue::RescueSettings;
use super::settings::SECTIONS;
use super::spec::{Field, Kind, Row, TableSpec};
use super::tables::SourceRow;
use super::typed::TypedFolder;
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
        let register = Register {
            raw,
            sources: &typed.sources.rows,
        };
        // Where sources.csv itself is missing or faulty, that has been noted.
        let sources = raw.table("sources.csv").map(|table| table.rows.len());
        let whole = sources == Some(typed.sources.rows.len());
        let mut origins = Vec::new();
        for (spec, field) in numbers(&SECTIONS) {
            register
                .setting(spec, field)
                .place(&mut origins, findings, whole);
        }
        for (spec, field) in numbers(&TABLES) {
            for found in register.column(spec, field) {
                found.place(&mut origins, findings, whole);
            }
        }
        Self { origins }
    }

    /// How many entries stand in the plan, are public, are assumed.
    pub fn counts(&self) -> [usize; 3] {
        let count = |status| {
            let origins = self.origins.iter();
            origins.filter(|origin| origin.status == status).count()
        };
        [Status::Plan, Status::Public, Status::Assumed].map(count)
    }

    /// What is assumed, in order.
    pub fn assumed(&self) -> impl Iterator<Item = &Origin> {
        let origins = self.origins.iter();
        origins.filter(|origin| origin.status == Status::Assumed)
    }
}

/// Every field that holds numbers with a meaning; the version of the format has none.
fn numbers(specs: &[TableSpec]) -> impl Iterator<Item = (&TableSpec, &'static Field)> {
    let number = |field: &&Field| {
        matches!(field.kind, Kind::Number | Kind::Count | Kind::Distribution)
            && field.name != "format"
    };
    let named = |spec: &&TableSpec| spec.name != "sources.csv";
    specs.iter().filter(named).flat_map(move |spec| {
        let fields = spec.fields.iter().filter(number);
        fields.map(move |field| (spec, field))
    })
}

/// What is known of the origin of numbers.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known {
    /// A row of `sources.csv`, by its position.
    Source(usize),
    /// The program's default.
    Default,
    /// A change written there.
    Change(String),
    /// Nothing.
    Nothing,
}

/// Numbers of one field with one origin.
enum Found {
    Unused,
    Unknown(Finding),
    Origin(Origin),
}

impl Found {
    fn place(self, origins: &mut Vec<Origin>, findings: &mut Findings, sources_whole: bool) {
        match self {
            Self::Origin(origin) => origins.push(origin),
            Self::Unknown(finding) if sources_whole => findings.push(finding),
            Self::Unknown(_) | Self::Unused => {}
        }
    }
}

struct Register<'a> {
    raw: &'a Folder,
    sources: &'a [SourceRow],
}

impl Register<'_> {
    fn setting(&self, spec: &TableSpec, field: &Field) -> Found {
        let section = self.raw.settings.section(spec.name);
        // A hazard or a task that is not simulated has no defaults in use.
        let tasks = [
            ClearingSettings::SPEC.name,
            RescueSettings::SPEC.name,
            CrewSettings::SPEC.name,
        ];
        let may_be_idle = spec.name.starts_with("[hazards") || tasks.contains(&spec.name);
        if section.is_none() && may_be_idle {
            return Found::Unused;
        }
        let entries = section.iter().flat_map(|section| &section.entries);
        let written = entries.rev().find(|entry| entry.key == field.name);
        let value = written.map(|entry| entry.value.as_str()).or(field.default);
        let Some(value) = value else {
            return Found::Unused;
        };
        let source = self.speaking(spec, field).most_specific(&[]);
        let known = match (written, source) {
            (Some(entry), _) if entry.changed() => Known::Change(place(&entry.value_spot)),
            (_, Some(source)) => Known::Source(source),
            (Some(_), None) => Known::Nothing,
            (None, None) => Known::Default,
        };
        let spot = written.map_or_else(
            || self.raw.settings.source.whole(),
            |entry| entry.key_spot.clone(),
        );
        self.found(spec, field, (&known, value), spot)
    }

    fn column(&self, spec: &TableSpec, field: &Field) -> Vec<Found> {
        let Some(table) = self.raw.table(spec.name) else {
            return Vec::new();
        };
        let speaking = self.speaking(spec, field);
        let column = table.column(field.name);
        // By origin: the value they all have, or nothing where they differ.
        let mut groups: BTreeMap<Known, &str> = BTreeMap::new();
        for row in 0..table.rows.len() {
            let written = column.map_or("", |column| table.rows[row].cells[column].as_str());
            let value = if written.is_empty() {
                field.default.unwrap_or("")
            } else {
                written
            };
            if value.is_empty() {
                continue;
            }
            let known = match (
                changed(table, row, column),
                speaking.of_row(table, spec, row),
            ) {
                (Some(spot), _) => Known::Change(place(spot)),
                (None, Some(source)) => Known::Source(source),
                (None, None) if written.is_empty() => Known::Default,
                (None, None) => Known::Nothing,
            };
            let common = groups.entry(known).or_insert(value);
            if *common != value {
                *common = "";
            }
        }
        let spot = column.map_or_else(|| table.source.whole(), |column| table.header_spot(column));
        let found =
            |(known, value): (&Known, &&str)| self.found(spec, field, (known, value), spot.clone());
        groups.iter().map(found).collect()
    }

    fn found(
        &self,
        spec: &TableSpec,
        field: &Field,
        (known, value): (&Known, &str),
        spot: Spot,
    ) -> Found {
        let origin = Origin {
            table: spec.name.to_owned(),
            field: field.name.to_owned(),
            row: "*".to_owned(),
            value: value.to_owned(),
            status: Status::Assumed,
            source: String::new(),
            range: String::new(),
            note: String::new(),
        };
        Found::Origin(match known {
            Known::Nothing => {
                let finding = Finding::new(Code::W0601, spot).with("table", spec.name);
                return Found::Unknown(finding.with("field", field.name));
            }
            Known::Default => Origin {
                source: "default of the program".to_owned(),
                note: field.doc.trim().to_owned(),
                ..origin
            },
            Known::Change(place) => Origin {
                source: place.clone(),
                ..origin
            },
            Known::Source(at) => {
                let source = &self.sources[*at];
                Origin {
                    row: source.row.clone(),
                    status: source.status,
                    source: source.source.clone(),
                    range: source.range.clone().unwrap_or_default(),
                    note: source.note.clone().unwrap_or_default(),
                    ..origin
                }
            }
        })
    }

    fn speaking(&self, spec: &TableSpec, field: &Field) -> Speaking<'_> {
        let mut speaking = Speaking::default();
        for (at, source) in self.sources.iter().enumerate() {
            if source.table != spec.name {
                continue;
            }
            match (source.field.as_str(), source.row.as_str()) {
                ("*", "*") => speaking.table = speaking.table.or(Some(at)),
                ("*", row) => _ = speaking.row.entry(row).or_insert(at),
                (name, "*") if name == field.name => speaking.field = speaking.field.or(Some(at)),
                (name, row) if name == field.name => {
                    _ = speaking.field_and_row.entry(row).or_insert(at);
                }
                _ => {}
            }
        }
        speaking
    }
}

/// The rows of `sources.csv` that speak of one field, by how specific they are. Only looked up, never walked.
#[derive(Default)]
struct Speaking<'a> {
    field_and_row: HashMap<&'a str, usize>,
    row: HashMap<&'a str, usize>,
    field: Option<usize>,
    table: Option<usize>,
}

impl Speaking<'_> {
    fn most_specific(&self, names: &[String]) -> Option<usize> {
        let by = |map: &HashMap<&str, usize>| {
            names
                .iter()
                .find_map(|name| map.get(name.as_str()).copied())
        };
        let of_row = by(&self.field_and_row).or_else(|| by(&self.row));
        of_row.or(self.field).or(self.table)
    }

    fn of_row(&self, table: &RawTable, spec: &TableSpec, row: usize) -> Option<usize> {
        if self.field_and_row.is_empty() && self.row.is_empty() {
            return self.most_specific(&[]);
        }
        self.most_specific(&table.row_names(spec, row))
    }
}

/// Where the change stands that wrote a cell or its row.
fn changed(table: &RawTable, row: usize, column: Option<usize>) -> Option<&Spot> {
    let row = &table.rows[row];
    let mut cells = row.changed.iter().rev();
    match (cells.find(|(at, _)| Some(*at) == column), &row.begin) {
        (Some((_, spot)), _) | (None, Begin::Change(spot)) => Some(spot),
        (None, Begin::Byte(_)) => None,
    }
}

fn place(spot: &Spot) -> String {
    if spot.file == SETTINGS {
        format!("{}:{}", spot.file, spot.line)
    } else {
        format!("{} {}", spot.file, spot.excerpt)
    }
}
