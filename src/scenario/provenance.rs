//! Where every number comes from: stated in the plan, public, or assumed.
//!
//! In: `sources.csv` and the numbers in use. Out: one [`Entry`] for each table, field and source, and a warning
//! for each field with numbers of unknown origin. The most specific row of `sources.csv` counts: field and row,
//! then row, then field, then table. Defaults count as assumed, with the field's own description as source.

use std::collections::{BTreeMap, HashMap};

use super::catalogue::{SECTIONS, SWITCH, TABLES};
use super::choices::Status;
use super::draft::Draft;
use super::finding::{Finding, Findings, Spot};
use super::nearest::nearest;
use super::raw_table::{Origin, RawTable};
use super::raw_toml::RawToml;
use super::spec::{Field, Kind, TableSpec};
use super::tables::{SourceRow, TargetRow};
use crate::scenario::spec::Row;
use crate::text::Code;

/// Numbers of one field (or of the geometry of one network table) that come from one source.
#[derive(Clone, Debug, PartialEq, serde::Serialize)]
pub struct Entry {
    /// Table or section.
    pub table: &'static str,
    /// Column or key; several for network tables.
    pub field: String,
    /// How many numbers.
    pub count: usize,
    /// The number as written, if it is only one.
    pub value: Option<String>,
    /// Standing; `None` = unknown origin.
    pub status: Option<Status>,
    /// Document, data set or reason.
    pub source: String,
    /// Plausible range as written, `low..high`.
    pub range: Option<String>,
    /// What else should be known.
    pub note: Option<String>,
}

/// Where the numbers of a scenario come from.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct Provenance {
    /// All of them, in the order of tables and fields.
    pub entries: Vec<Entry>,
}

impl Provenance {
    /// How many entries have this standing; `None` = unknown origin.
    pub fn count(&self, status: Option<Status>) -> usize {
        self.entries
            .iter()
            .filter(|entry| entry.status == status)
            .count()
    }

    /// The assumed entries.
    pub fn assumed(&self) -> impl Iterator<Item = &Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.status == Some(Status::Assumed))
    }

    /// Finds the origin of every number; notes unknown origins and faults of `sources.csv`.
    pub fn of(draft: &Draft, findings: &mut Findings) -> Self {
        check_sources(draft, findings);
        let mut entries = Vec::new();
        for (spec, _) in &SECTIONS {
            entries.extend(section_entries(draft, spec));
        }
        for (table, (spec, _)) in draft.raw.tables.iter().zip(&TABLES) {
            let found = table_entries(draft, table);
            entries.extend(if spec.name.starts_with("network/") {
                merged(found)
            } else {
                found
            });
        }
        // Where sources.csv itself is missing or faulty, that has been noted.
        let sources = draft.raw.table(SourceRow::SPEC.name);
        if sources
            .is_some_and(|table| table.readable && table.rows.len() == draft.sources.rows.len())
        {
            for entry in entries.iter().filter(|entry| entry.status.is_none()) {
                findings.push(unknown_origin(draft, entry));
            }
        }
        Self { entries }
    }
}

/// Which row of `sources.csv` counts for a number, or what else is known of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum OriginOf {
    Source(usize),
    Own(String),
    Default,
    Change(String),
    Unknown,
}

fn is_number(field: &Field) -> bool {
    matches!(field.kind, Kind::Number | Kind::Count | Kind::Distribution) && field.name != "format"
}

/// The rows of `sources.csv` that speak of one field.
struct Sources<'a> {
    field_and_row: HashMap<&'a str, usize>,
    row: HashMap<&'a str, usize>,
    field: Option<usize>,
    table: Option<usize>,
}

impl<'a> Sources<'a> {
    fn of(sources: &'a [SourceRow], table: &str, field: &str) -> Self {
        let mut found = Sources {
            field_and_row: HashMap::new(),
            row: HashMap::new(),
            field: None,
            table: None,
        };
        for (at, source) in sources
            .iter()
            .enumerate()
            .filter(|(_, source)| source.table == table)
        {
            match (source.field.as_str(), source.row.as_str()) {
                ("*", "*") => found.table = found.table.or(Some(at)),
                ("*", row) => _ = found.row.entry(row).or_insert(at),
                (name, "*") if name == field => found.field = found.field.or(Some(at)),
                (name, row) if name == field => _ = found.field_and_row.entry(row).or_insert(at),
                _ => {}
            }
        }
        found
    }

    fn most_specific(&self, names: impl FnOnce() -> Vec<String>) -> Option<usize> {
        let general = self.field.or(self.table);
        if self.field_and_row.is_empty() && self.row.is_empty() {
            return general;
        }
        let names = names();
        let by = |map: &HashMap<&str, usize>| {
            names
                .iter()
                .find_map(|name| map.get(name.as_str()).copied())
        };
        by(&self.field_and_row)
            .or_else(|| by(&self.row))
            .or(general)
    }
}

fn section_entries(draft: &Draft, spec: &'static TableSpec) -> Vec<Entry> {
    let optional_hazard = spec.name.starts_with("[hazards");
    if optional_hazard && !draft.raw.has_section(spec.name) {
        return Vec::new();
    }
    let sources = &draft.sources.rows;
    let mut entries = Vec::new();
    for field in spec.fields.iter().filter(|field| is_number(field)) {
        let written = draft.raw.document.entry(spec.name, field.name);
        let written = written.filter(|entry| !entry.value.is_empty());
        let known = Sources::of(sources, spec.name, field.name).most_specific(Vec::new);
        let origin = match (written, known) {
            (Some(entry), _) if entry.changed => OriginOf::Change(place(&entry.value_spot)),
            (_, Some(source)) => OriginOf::Source(source),
            (Some(_), None) => OriginOf::Unknown,
            (None, None) => OriginOf::Default,
        };
        let value = written.map(|entry| entry.value.as_str()).or(field.default);
        if let Some(value) = value {
            entries.push(entry(sources, spec, field, (&origin, 1, value)));
        }
    }
    entries
}

fn table_entries(draft: &Draft, table: &RawTable) -> Vec<Entry> {
    let sources = &draft.sources.rows;
    let mut entries = Vec::new();
    for field in table.spec.fields.iter().filter(|field| is_number(field)) {
        let known = Sources::of(sources, table.spec.name, field.name);
        let mut groups: BTreeMap<OriginOf, (usize, &str)> = BTreeMap::new();
        let column = table.column(field.name);
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
            let origin = origin(table, (row, column), written.is_empty(), &known);
            let group = groups.entry(origin).or_insert((0, value));
            group.0 += 1;
        }
        for (origin, (count, value)) in &groups {
            entries.push(entry(sources, table.spec, field, (origin, *count, value)));
        }
    }
    entries
}

fn origin(
    table: &RawTable,
    (row, column): (usize, Option<usize>),
    default: bool,
    known: &Sources,
) -> OriginOf {
    let raw = &table.rows[row];
    let change = raw.changed.iter().rev().find(|(at, _)| Some(*at) == column);
    match (change, &raw.origin) {
        (Some((_, spot)), _) | (None, Origin::Change(spot)) => {
            return OriginOf::Change(place(spot));
        }
        (None, Origin::Byte(_)) => {}
    }
    match known.most_specific(|| table.row_names(row)) {
        Some(source) => OriginOf::Source(source),
        None if default => OriginOf::Default,
        // A target row names its own document, for the limit that stands there.
        None if table.spec.name == TargetRow::SPEC.name && column == table.column("threshold") => {
            OriginOf::Own(table.cell(row, "source").to_owned())
        }
        None => OriginOf::Unknown,
    }
}

fn place(spot: &Spot) -> String {
    if spot.line == 0 {
        format!("{} {}", spot.file, spot.excerpt)
    } else {
        format!("{}:{}", spot.file, spot.line)
    }
}

fn entry(
    sources: &[SourceRow],
    spec: &TableSpec,
    field: &'static Field,
    (origin, count, value): (&OriginOf, usize, &str),
) -> Entry {
    let row = match origin {
        OriginOf::Source(at) => Some(&sources[*at]),
        _ => None,
    };
    let (status, source) = match origin {
        OriginOf::Source(at) => (Some(sources[*at].status), sources[*at].source.clone()),
        OriginOf::Own(source) => (Some(Status::Plan), source.clone()),
        OriginOf::Default => (Some(Status::Assumed), field.doc.trim().to_owned()),
        OriginOf::Change(place) => (Some(Status::Assumed), place.clone()),
        OriginOf::Unknown => (None, String::new()),
    };
    Entry {
        table: spec.name,
        field: field.name.to_owned(),
        count,
        value: (count == 1).then(|| value.to_owned()),
        status,
        source,
        range: row.and_then(|row| row.range.clone()),
        note: row.and_then(|row| row.note.clone()),
    }
}

/// The geometry of a network comes as a whole: fields with one source make one entry.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    for entry in entries {
        let same =
            |known: &&mut Entry| (known.status, &known.source) == (entry.status, &entry.source);
        // Each field of unknown origin keeps its own warning, each default its own description.
        let known = all
            .iter_mut()
            .find(same)
            .filter(|known| known.status.is_some());
        if let Some(known) = known {
            known.field = format!("{}, {}", known.field, entry.field);
            known.count += entry.count;
            known.value = None;
        } else {
            all.push(entry);
        }
    }
    all
}

fn unknown_origin(draft: &Draft, entry: &Entry) -> Finding {
    let table = draft.raw.table(entry.table);
    let header = table.and_then(|table| Some(table.header_spot(table.column(&entry.field)?)));
    let spot = header.unwrap_or_else(|| draft.raw.document.spot(entry.table, &entry.field));
    let finding = Finding::new(Code::W0601, spot).with("table", entry.table);
    finding
        .with("field", &entry.field)
        .with("count", entry.count)
}

/// Rows of `sources.csv` must speak of something that exists.
fn check_sources(draft: &Draft, findings: &mut Findings) {
    let specs = || {
        TABLES
            .iter()
            .chain(&SECTIONS)
            .map(|(spec, _)| spec)
            .chain([&SWITCH])
    };
    for (row, source) in draft.sources.iter() {
        let mut note = |code, field, value: &str, nearest: String| {
            let finding =
                Finding::new(code, draft.spot::<SourceRow>(row, field)).with("value", value);
            findings.push(
                finding
                    .with("table", &source.table)
                    .with("nearest", nearest),
            );
        };
        if source
            .range
            .as_deref()
            .is_some_and(|range| !is_range(range))
        {
            note(
                Code::E0605,
                "range",
                source.range.as_deref().unwrap_or(""),
                "0.5..2".to_owned(),
            );
        }
        let Some(spec) = specs().find(|spec| spec.name == source.table) else {
            note(
                Code::E0602,
                "table",
                &source.table,
                nearest(&source.table, specs().map(|spec| spec.name)),
            );
            continue;
        };
        if source.field != "*" && spec.field(&source.field).is_none() {
            let nearest = nearest(&source.field, spec.fields.iter().map(|field| field.name));
            note(Code::E0603, "field", &source.field, nearest);
        }
        if source.row != "*" {
            let names = names(draft, spec);
            if !names.contains(&source.row) {
                note(
                    Code::E0604,
                    "row",
                    &source.row,
                    nearest(&source.row, names.iter().map(String::as_str)),
                );
            }
        }
    }
}

fn is_range(text: &str) -> bool {
    let number = |text: &str| {
        text.trim()
            .parse::<f64>()
            .ok()
            .filter(|value| value.is_finite())
    };
    let ends = text
        .split_once("..")
        .map(|(low, high)| (number(low), number(high)));
    matches!(ends, Some((Some(low), Some(high))) if low <= high)
}

/// The names of the rows of a table, or of the measures.
fn names(draft: &Draft, spec: &TableSpec) -> Vec<String> {
    if spec.name == SWITCH.name {
        return switch_names(&draft.raw.document);
    }
    let Some(table) = draft.raw.table(spec.name) else {
        return Vec::new();
    };
    (0..table.rows.len())
        .flat_map(|row| table.row_names(row))
        .collect()
}

fn switch_names(document: &RawToml) -> Vec<String> {
    let switches = document.switches("measures");
    let names = switches.iter().filter_map(super::switches::name_of);
    names.map(str::to_owned).collect()
}
