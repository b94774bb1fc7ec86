//! The format as JSON Schema (draft 2020-12), made from the specifications that the reader uses.

use serde_json::{Map, Value, json};

use super::changes::SwitchRow;
use super::folder::TABLES;
use super::settings::SECTIONS;
use super::spec::{Field, Kind, Row, TableSpec};

/// The schema of a scenario folder: the sections of `scenario.toml`, and one row of each table under `$defs`.
pub fn schema() -> Value {
    let mut properties = Map::new();
    for section in &SECTIONS {
        insert(
            &mut properties,
            section.name.trim_matches(['[', ']']),
            object(section),
        );
    }
    for list in ["measures", "stress"] {
        properties.insert(
            list.to_owned(),
            json!({ "type": "array", "items": switch() }),
        );
    }
    let tables: Map<String, Value> = TABLES
        .iter()
        .map(|table| (table.name.to_owned(), object(table)))
        .collect();
    json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "ReliefSim scenario",
        "description": "scenario.toml; one row of each CSV table under $defs",
        "type": "object",
        "properties": properties,
        "required": ["scenario", "datum", "network"],
        "additionalProperties": false,
        "$defs": tables,
    })
}

/// Puts `hazards.flood` under `hazards`.
fn insert(properties: &mut Map<String, Value>, path: &str, section: Value) {
    let Some((outer, inner)) = path.split_once('.') else {
        properties.insert(path.to_owned(), section);
        return;
    };
    let group = properties.entry(outer.to_owned()).or_insert_with(
        || json!({ "type": "object", "properties": {}, "additionalProperties": false }),
    );
    group["properties"][inner] = section;
}

fn switch() -> Value {
    let mut schema = object(&SwitchRow::SPEC);
    schema["properties"]["set"] = json!({
        "type": "array", "items": { "type": "string" },
        "description": "Changes as path=value: section.key or table.row.column, where * is every row.",
    });
    schema["properties"]["add"] = json!({
        "type": "array",
        "description": "Rows to add.",
        "items": {
            "type": "object",
            "properties": { "table": { "type": "string" }, "row": { "type": "object" } },
            "required": ["table", "row"],
            "additionalProperties": false,
        },
    });
    schema
}

fn object(spec: &TableSpec) -> Value {
    let properties: Map<String, Value> = spec
        .fields
        .iter()
        .map(|field| (field.name.to_owned(), property(field)))
        .collect();
    let required: Vec<&str> = spec
        .fields
        .iter()
        .filter(|field| field.required)
        .map(|field| field.name)
        .collect();
    json!({
        "type": "object",
        "description": spec.doc.trim(),
        "properties": properties,
        "required": required,
        "additionalProperties": spec.open,
    })
}

fn property(field: &Field) -> Value {
    let mut property = match field.kind {
        Kind::Id => json!({ "type": "string", "minLength": 1 }),
        Kind::Text => json!({ "type": "string" }),
        Kind::Number => json!({ "type": "number" }),
        Kind::Count => json!({ "type": "integer", "minimum": 0 }),
        Kind::Flag => json!({ "type": "boolean" }),
        Kind::Choice(words) => json!({ "enum": words }),
        Kind::Distribution => json!({ "type": ["number", "string"] }),
        Kind::Instant => {
            json!({ "type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:00)?Z$" })
        }
    };
    property["description"] = json!(field.doc.trim());
    if let Some((low, high)) = field.range {
        // For distributions the range holds for the values that can occur, which a schema cannot say of the text.
        let (least, most) = if field.kind == Kind::Distribution {
            ("x-minimum", "x-maximum")
        } else {
            ("minimum", "maximum")
        };
        property[least] = json!(low);
        property[most] = json!(high);
    }
    if let Some(default) = field.default {
        property["default"] = match field.kind {
            Kind::Number | Kind::Count | Kind::Distribution => default
                .parse::<f64>()
                .map_or_else(|_| json!(default), |number| json!(number)),
            Kind::Flag => json!(default == "true"),
            _ => json!(default),
        };
    }
    property
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_section_and_table_is_described_with_its_fields() {
        let schema = schema();
        assert_eq!(
            schema["properties"]["policy"]["properties"]["assessment_min"]["default"],
            "lognormal(30, 60)"
        );
        assert_eq!(
            schema["properties"]["hazards"]["properties"]["fire"]["required"],
            json!(["temperature_c", "humidity_pct", "wind_m_s"])
        );
        assert_eq!(
            schema["$defs"]["places.csv"]["properties"]["population_persons"]["minimum"],
            0.0
        );
        for table in &TABLES {
            for field in table.fields {
                assert!(
                    !field.doc.trim().is_empty(),
                    "{} {}",
                    table.name,
                    field.name
                );
                assert!(!schema["$defs"][table.name]["properties"][field.name].is_null());
            }
        }
    }

    #[test]
    fn every_default_can_be_read_and_lies_in_its_range() {
        use crate::random::Dist;
        use crate::scenario::spec::read_cell;
        for field in SECTIONS
            .iter()
            .chain(&TABLES)
            .flat_map(|spec| spec.fields)
            .filter(|field| field.default.is_some())
        {
            let read = match field.kind {
                Kind::Number => read_cell::<f64>(field, "").is_ok(),
                Kind::Count => read_cell::<u32>(field, "").is_ok(),
                Kind::Flag => read_cell::<bool>(field, "").is_ok(),
                Kind::Distribution => read_cell::<Dist>(field, "").is_ok(),
                Kind::Choice(words) => words.contains(&field.default.unwrap_or_default()),
                Kind::Id | Kind::Text | Kind::Instant => true,
            };
            assert!(read, "{} = {:?}", field.name, field.default);
        }
    }
}
