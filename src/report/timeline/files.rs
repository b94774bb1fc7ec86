//! The files of `trace --out`: the page, its figures each by itself, and the rows that all of them show.

use serde_json::json;

use super::figures::{self, Drawing};
use super::page;
use super::{Replayed, Timeline};
use crate::report::folder::Kind;
use crate::report::hazard::Subject;
use crate::report::standalone::standalone;
use crate::run::Manifest;

/// Files that are not about one place: the rows, the page, the picture of all places.
const COMMON: usize = 3;

/// Every file; pictures of places come last, that of the latest first.
const FILES: [&str; COMMON + 24] = [
    "timeline.json",
    "timeline.html",
    "timeline.svg",
    "place-01.svg",
    "place-02.svg",
    "place-03.svg",
    "place-04.svg",
    "place-05.svg",
    "place-06.svg",
    "place-07.svg",
    "place-08.svg",
    "place-09.svg",
    "place-10.svg",
    "place-11.svg",
    "place-12.svg",
    "place-13.svg",
    "place-14.svg",
    "place-15.svg",
    "place-16.svg",
    "place-17.svg",
    "place-18.svg",
    "place-19.svg",
    "place-20.svg",
    "place-21.svg",
    "place-22.svg",
    "place-23.svg",
    "place-24.svg",
];

/// The most places that are drawn.
pub const MOST_PLACES: usize = FILES.len() - COMMON;

/// The output folder of a timeline.
pub const TIMELINE: Kind = Kind {
    marker: "timeline.json",
    files: &FILES,
};

/// Name and text of every file.
pub fn files(
    replayed: &Replayed,
    timeline: &Timeline,
    subject: Subject,
) -> Vec<(&'static str, String)> {
    let document = json!({
        "schema": "reliefsim/timeline/v1",
        "program": Manifest::PROGRAM,
        "version": env!("CARGO_PKG_VERSION"),
        "title": subject.title,
        "district": subject.district,
        "replication": replayed.outcome.replication,
        "seed": replayed.seed,
        "timeline": timeline,
    });
    let on_page = figures::all(replayed, timeline, |at| at == 0);
    let mut files = vec![
        // Plain rows always become JSON.
        (
            "timeline.json",
            serde_json::to_string_pretty(&document).unwrap_or_default() + "\n",
        ),
        (
            "timeline.html",
            page::html(replayed, timeline, &on_page, subject),
        ),
    ];
    let source = format!("{} · {}", subject.title, replayed.source());
    let alone = figures::all(replayed, timeline, |_| true);
    let together = alone.len() - timeline.places.len();
    // Where one place is drawn alone, there is no picture of all.
    let names = FILES.into_iter().skip(COMMON - together);
    let file = |(name, drawing): (&'static str, &Drawing)| {
        let heading = (drawing.caption.as_str(), source.as_str());
        (name, standalone(&drawing.svg, heading, page::STYLE))
    };
    files.extend(names.zip(&alone).map(file));
    files
}
