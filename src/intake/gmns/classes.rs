//! Speeds by class of road: relief speeds where the class is known, else what the links say.

use std::collections::BTreeMap;

use crate::intake::draft::{Draft, Note};
use crate::intake::osm::RoadClasses;
use crate::scenario::choices::Status;
use crate::scenario::spec::Id;
use crate::scenario::tables::{RoadClassRow, SourceRow};
use crate::text::Lang;
use crate::text::messages::intake as say;

/// Class of links whose class is not told.
pub const CLASS_UNKNOWN: &str = "unclassified";

/// Classes in order of name: known ones at their relief speed, others at the median of the speeds on their links.
pub fn write(lang: Lang, draft: &mut Draft) {
    let known = RoadClasses::built_in();
    let mut speeds: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for link in &draft.links {
        let class = link
            .facility_type
            .as_ref()
            .map_or(CLASS_UNKNOWN, |id| &id.0);
        speeds
            .entry(class.to_owned())
            .or_default()
            .extend(link.free_speed);
    }
    let mut guessed = Vec::new();
    for (class, mut speeds) in speeds {
        speeds.sort_by(f64::total_cmp);
        let median = speeds.get(speeds.len() / 2).copied();
        let fallback = known
            .get(CLASS_UNKNOWN)
            .map_or(1.0, |class| class.relief_speed_km_h);
        let (speed, reason) = match known.get(&class) {
            Some(class) => (class.relief_speed_km_h, class.source.clone()),
            None => (
                median.unwrap_or(fallback),
                "assumed: median free speed of its links".to_owned(),
            ),
        };
        if known.get(&class).is_none() {
            guessed.push(format!("{class} {speed:.0}"));
        }
        let row = SourceRow {
            row: class.clone(),
            ..source(
                "road_classes.csv",
                "relief_speed_km_h",
                Status::Assumed,
                &reason,
            )
        };
        draft.sources.push(row);
        let name = known.get(&class).map(|class| class.name.clone());
        draft.road_classes.push(RoadClassRow {
            facility_type: Id(class),
            name,
            relief_speed_km_h: speed.clamp(1.0, 130.0),
            trees_per_km: 0.0,
        });
    }
    if !guessed.is_empty() {
        let text = say::gmns_classes_guessed(lang, guessed.len(), guessed.join(", "));
        draft.notes.push(Note {
            key: "gmns_classes_guessed",
            text,
        });
    }
}

/// A row of provenance.
pub fn source(table: &str, field: &str, status: Status, source: &str) -> SourceRow {
    SourceRow {
        table: table.to_owned(),
        field: field.to_owned(),
        row: "*".to_owned(),
        status,
        source: source.to_owned(),
        range: None,
        note: None,
    }
}
