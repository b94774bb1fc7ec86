//! `datapackage.json`: the tables of a scenario folder as a Frictionless data package, made from the specifications.

use std::path::Path;

use serde_json::{Map, Value, json};

use super::catalogue::{REFERENCES, stem};
use super::finding::Findings;
use super::load::LoadError;
use super::raw::RawFolder;
use super::raw_table::RawTable;
use super::spec::{Field, Kind};

/// Describes the tables that a folder holds; every column that stands in a file is listed, known or not.
///
/// # Errors
/// When a file cannot be read.
pub fn datapackage(folder: &Path) -> Result<Value, LoadError> {
    let mut findings = Findings::default();
    let raw = RawFolder::read(folder, &mut findings)?;
    let text = |key| {
        raw.document
            .entry("[scenario]", key)
            .map(|entry| entry.value.clone())
    };
    let readable = |name: &str| {
        let table = raw.table(name);
        table.is_some_and(|table| table.present && table.readable && !table.header.is_empty())
    };
    let tables = raw.tables.iter().filter(|table| readable(table.spec.name));
    let resources = tables.map(|table| {
        let gb18030 = findings.0.iter().any(|finding| {
            finding.spot.file == table.spec.name && finding.code == crate::text::Code::W0105
        });
        resource(table, if gb18030 { "gb18030" } else { "utf-8" }, &readable)
    });
    Ok(json!({
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": package_name(&text("name").unwrap_or_default()),
        "title": text("title").unwrap_or_default(),
        "resources": resources.collect::<Vec<_>>(),
    }))
}

/// Package names are lower case, without blanks.
fn package_name(name: &str) -> String {
    let plain = |c: char| {
        if c.is_ascii_alphanumeric() || "._-".contains(c) {
            c.to_ascii_lowercase()
        } else {
            '-'
        }
    };
    let name: String = name.chars().map(plain).collect();
    if name.is_empty() {
        "scenario".to_owned()
    } else {
        name
    }
}

fn resource(table: &RawTable, encoding: &str, readable: &impl Fn(&str) -> bool) -> Value {
    let fields: Vec<Value> = table
        .header
        .iter()
        .map(|name| column(table, name))
        .collect();
    let mut schema = json!({
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": fields,
        "missingValues": [""],
    });
    if let Some(key) = table.spec.key {
        schema["primaryKey"] = json!([key]);
    }
    let references = REFERENCES.iter().filter(|reference| {
        reference.table == table.spec.name
            && table.column(reference.field).is_some()
            && readable(reference.target)
    });
    let keys: Vec<Value> = references
        .map(|reference| {
            json!({
                "fields": [reference.field],
                "reference": { "resource": stem(reference.target), "fields": [reference.key] },
            })
        })
        .collect();
    if !keys.is_empty() {
        schema["foreignKeys"] = Value::Array(keys);
    }
    json!({
        "name": stem(table.spec.name),
        "description": table.spec.doc.trim(),
        "path": table.spec.name,
        "type": "table",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": encoding,
        "schema": schema,
    })
}

fn column(table: &RawTable, name: &str) -> Value {
    let Some(field) = table.spec.field(name) else {
        return json!({ "name": name, "type": "any" });
    };
    let mut column = Map::new();
    column.insert("name".into(), json!(name));
    column.insert("type".into(), json!(kind(field)));
    column.insert("description".into(), json!(field.doc.trim()));
    let constraints = constraints(table, field);
    if !constraints.is_empty() {
        column.insert("constraints".into(), Value::Object(constraints));
    }
    Value::Object(column)
}

fn kind(field: &Field) -> &'static str {
    match field.kind {
        Kind::Number => "number",
        Kind::Count => "integer",
        Kind::Flag => "boolean",
        // A distribution is written as a number or as text such as `lognormal(20, 45)`.
        Kind::Id | Kind::Text | Kind::Choice(_) | Kind::Distribution => "string",
    }
}

fn constraints(table: &RawTable, field: &Field) -> Map<String, Value> {
    let mut constraints = Map::new();
    if field.required {
        constraints.insert("required".into(), json!(true));
    }
    if table.spec.key == Some(field.name) {
        constraints.insert("unique".into(), json!(true));
    }
    match (field.kind, field.range) {
        (Kind::Number, Some((low, high))) => {
            constraints.insert("minimum".into(), json!(low));
            constraints.insert("maximum".into(), json!(high));
        }
        (Kind::Count, Some((low, high))) => {
            constraints.insert("minimum".into(), json!(low as u64));
            constraints.insert("maximum".into(), json!(high as u64));
        }
        (Kind::Choice(words), _) => {
            constraints.insert("enum".into(), json!(words));
        }
        _ => {}
    }
    constraints
}
