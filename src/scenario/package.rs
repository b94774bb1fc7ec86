//! `datapackage.json`: the folder's tables for everybody else's tools (Frictionless Data Package 2.0).

use std::path::Path;

use serde_json::{Value, json};

use super::finding::Findings;
use super::folder::{Folder, FolderError, TABLES};
use super::raw_table::RawTable;
use super::spec::{Field, Kind, TableSpec};

/// References between tables, as foreign keys: column, table, column.
const FOREIGN: [(&str, &str, &str, &str); 8] = [
    (
        "network/link.csv",
        "from_node_id",
        "network/node.csv",
        "node_id",
    ),
    (
        "network/link.csv",
        "to_node_id",
        "network/node.csv",
        "node_id",
    ),
    ("stock.csv", "site_id", "sites.csv", "site_id"),
    (
        "stock.csv",
        "commodity_id",
        "commodities.csv",
        "commodity_id",
    ),
    ("teams.csv", "site_id", "sites.csv", "site_id"),
    ("teams.csv", "vehicle_id", "vehicles.csv", "vehicle_id"),
    ("places.csv", "flood_ref", "hazards/reaches.csv", "reach_id"),
    ("sites.csv", "place_id", "places.csv", "place_id"),
];

/// Describes the tables that a folder holds itself; those of its base are described there.
///
/// # Errors
/// When a file cannot be read.
pub fn datapackage(folder: &Path) -> Result<Value, FolderError> {
    let raw = Folder::read(folder, &mut Findings::default())?;
    let resources: Vec<Value> = TABLES
        .iter()
        .filter_map(|spec| Some(resource(spec, own(&raw, spec.name)?, &raw)))
        .collect();
    let setting = |key: &str| {
        let section = raw.settings.section("[scenario]")?;
        section
            .entries
            .iter()
            .find(|entry| entry.key == key)
            .map(|entry| entry.value.clone())
    };
    Ok(json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": setting("name").unwrap_or_default().to_lowercase(),
        "title": setting("title").unwrap_or_default(),
        "resources": resources,
    }))
}

/// A table that stands in the folder itself.
fn own<'a>(raw: &'a Folder, name: &str) -> Option<&'a RawTable> {
    raw.table(name).filter(|table| table.source.file == name)
}

fn resource(spec: &TableSpec, table: &RawTable, raw: &Folder) -> Value {
    let fields: Vec<Value> = table
        .header
        .iter()
        .map(|name| field(name, spec.field(name)))
        .collect();
    let mut schema = json!({ "fields": fields, "missingValues": ["", "NaN"] });
    if let Some(key) = spec.key.filter(|key| table.column(key).is_some()) {
        schema["primaryKey"] = json!([key]);
    }
    let there = |&&(from, column, to, _): &&(&str, &str, &str, &str)| {
        from == spec.name && table.column(column).is_some() && own(raw, to).is_some()
    };
    let foreign: Vec<Value> = FOREIGN
        .iter()
        .filter(there)
        .map(|&(_, column, to, key)| {
            json!({ "fields": [column], "reference": { "resource": resource_name(to), "fields": [key] } })
        })
        .collect();
    if !foreign.is_empty() {
        schema["foreignKeys"] = json!(foreign);
    }
    json!({
        "name": resource_name(spec.name),
        "path": spec.name,
        "type": "table",
        "scheme": "file",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "description": spec.doc.trim(),
        "schema": schema,
    })
}

fn resource_name(file: &str) -> String {
    file.trim_end_matches(".csv").replace(['/', '_'], "-")
}

fn field(name: &str, known: Option<&Field>) -> Value {
    let Some(known) = known else {
        return json!({ "name": name, "type": "any" });
    };
    let kind = match known.kind {
        Kind::Number => "number",
        Kind::Count => "integer",
        Kind::Flag => "boolean",
        Kind::Id | Kind::Text | Kind::Choice(_) | Kind::Distribution | Kind::Instant => "string",
    };
    let mut field = json!({ "name": name, "type": kind, "description": known.doc.trim() });
    let mut constraints = json!({});
    if known.required {
        constraints["required"] = json!(true);
    }
    if let Kind::Choice(words) = known.kind {
        constraints["enum"] = json!(words);
    }
    if let (Some((low, high)), Kind::Number | Kind::Count) = (known.range, known.kind) {
        constraints["minimum"] = json!(low);
        constraints["maximum"] = json!(high);
    }
    if constraints
        .as_object()
        .is_some_and(|constraints| !constraints.is_empty())
    {
        field["constraints"] = constraints;
    }
    field
}
