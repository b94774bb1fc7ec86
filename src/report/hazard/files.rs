//! The files of `trace --hazard --out`: the page, its figures each by itself, `GeoJSON`, and the rows that all of them show.

use serde_json::json;

use super::page::{self, Subject};
use super::{Hazard, Told, figures, geojson, outline};
use crate::report::folder::Kind;
use crate::report::standalone::standalone;
use crate::run::Manifest;

/// The output folder of a told hazard.
pub const HAZARD: Kind = Kind {
    marker: "hazard.json",
    files: &[
        "hazard.json",
        "hazard.html",
        "track.svg",
        "hydrograph.svg",
        "discharge.svg",
        "fires.svg",
        "closures.svg",
        "track.geojson",
        "wind_swath.geojson",
        "rivers.geojson",
        "fires.geojson",
        "closures.geojson",
    ],
};

/// Name and text of every file that the event has.
pub fn files(told: &Told, hazard: &Hazard, subject: Subject) -> Vec<(&'static str, String)> {
    let perimeters = outline::perimeters(told, &told.clock());
    let drawings = figures::all(told, hazard, &perimeters);
    let document = json!({
        "schema": "reliefsim/hazard/v1",
        "program": Manifest::PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "title": subject.title,
        "district": subject.district,
        "replication": told.facts.draws.replication,
        "seed": told.seed,
        "hazard": hazard,
    });
    let mut files = vec![
        // Plain rows always become JSON.
        (
            "hazard.json",
            serde_json::to_string_pretty(&document).unwrap_or_default() + "\n",
        ),
        ("hazard.html", page::html(told, hazard, &drawings, subject)),
    ];
    let source = format!("{} · {}", subject.title, told.source());
    files.extend(drawings.iter().map(|drawing| {
        let heading = (drawing.caption.as_str(), source.as_str());
        (drawing.name, standalone(&drawing.svg, heading, page::STYLE))
    }));
    files.extend(geojson::files(told, hazard, &perimeters));
    files
}
