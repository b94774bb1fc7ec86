//! Imports of real OpenStreetMap extracts against figures that another program counted (`SOURCE.md` of each set).
//!
//! Definitions differ, and the tests allow for just that:
//! - the other count takes tracks for drivable and does not look at `access`; we leave both out;
//! - its graph joins at every node of degree two; we join only where both sides are the same road (class, name, speed,
//!   lanes, direction, no bridge). So we join at the rest too before the sizes of the graphs are compared;
//! - it counts bridge ways; we have a link for each stretch of such a way between junctions, so ways are told by link_id.

mod support;

use std::collections::{BTreeMap, BTreeSet};

use reliefsim::intake::Draft;
use reliefsim::intake::osm::{OsmOptions, import};
use reliefsim::scenario::tables::LinkRow;

fn draft(set: &str, file: &str, keep_all: bool) -> Option<Draft> {
    let options = OsmOptions {
        keep_all,
        ..OsmOptions::default()
    };
    let folder = support::shared(set)?;
    Some(import(&folder.join(file), &options).expect("an extract"))
}

fn km(draft: &Draft) -> f64 {
    draft.links.iter().map(|link| link.length).sum::<f64>() / 1000.0
}

fn ways(draft: &Draft, bridges_only: bool) -> usize {
    let links = draft
        .links
        .iter()
        .filter(|link| link.bridge || !bridges_only);
    let ways: BTreeSet<_> = links
        .filter_map(|link| link.link_id.0.split('-').next())
        .collect();
    ways.len()
}

/// Nodes and links of the graph of the classes above service roads, once every node where just two links meet is
/// joined away.
fn joined(draft: &Draft) -> (usize, usize) {
    let mut degree: BTreeMap<_, usize> = BTreeMap::new();
    let service = |link: &&LinkRow| {
        link.facility_type
            .as_ref()
            .is_some_and(|class| class.0 == "service")
    };
    let links: Vec<&LinkRow> = draft.links.iter().filter(|link| !service(link)).collect();
    for link in &links {
        *degree.entry(&link.from_node_id).or_default() += 1;
        *degree.entry(&link.to_node_id).or_default() += 1;
    }
    let two = degree.values().filter(|&&degree| degree == 2).count();
    eprintln!(
        "{} {} {:.1} km",
        degree.len() - two,
        links.len() - two,
        links.iter().map(|link| link.length).sum::<f64>() / 1000.0
    );
    (degree.len() - two, links.len() - two)
}

fn sites(draft: &Draft, kind: &str) -> usize {
    draft
        .sites
        .iter()
        .filter(|site| site.site_id.0.starts_with(kind))
        .count()
}

fn note<'a>(draft: &'a Draft, key: &str) -> &'a str {
    draft
        .notes
        .iter()
        .find(|note| note.key == key)
        .map_or("", |note| &note.text)
}

/// Whether `ours` is within this share of `theirs`.
fn near(ours: usize, theirs: usize, share: f64) -> bool {
    eprintln!("ours {ours}, theirs {theirs}");
    (ours as f64 - theirs as f64).abs() <= share * theirs as f64
}

#[test]
fn harbin_2017() {
    let Some(draft) = draft("harbin-osm", "harbin-barefoot.osm.pbf", true) else {
        return;
    };
    assert!(
        (km(&draft) - 1820.0).abs() < 0.01 * 1820.0,
        "{}",
        km(&draft)
    );
    let (nodes, links) = joined(&draft);
    assert!(near(nodes, 4585, 0.02) && near(links, 6898, 0.02));
    assert!(near(ways(&draft, true), 291, 0.02));
    assert!(
        note(&draft, "osm_ways").starts_with("3050 "),
        "3,065 less 13 tracks and 2 closed ways"
    );
}

#[test]
fn harbin_2024() {
    let Some(draft) = draft("harbin-osm", "harbin-dataplatform.osm.pbf", true) else {
        return;
    };
    assert!(
        (km(&draft) - 3289.0).abs() < 0.01 * 3289.0,
        "{}",
        km(&draft)
    );
    let (nodes, links) = joined(&draft);
    assert!(near(nodes, 10_944, 0.02) && near(links, 16_566, 0.02));
    assert!(near(ways(&draft, true), 669, 0.02));
    assert_eq!(
        (
            sites(&draft, "hospital"),
            sites(&draft, "fire_station"),
            sites(&draft, "shelter")
        ),
        (78, 9, 85)
    );
    assert!(
        note(&draft, "osm_places").contains("village 28"),
        "{}",
        note(&draft, "osm_places")
    );
}

#[test]
fn the_largest_part_is_nearly_everything_and_hangs_together() {
    let file = "harbin-dataplatform.osm.pbf";
    let (Some(all), Some(kept)) = (
        draft("harbin-osm", file, true),
        draft("harbin-osm", file, false),
    ) else {
        return;
    };
    let share = kept.nodes.len() as f64 / all.nodes.len() as f64;
    assert!((0.97..1.0).contains(&share), "{share}");
    assert!(note(&kept, "osm_parts_left").starts_with("39 parts"));
    assert_eq!(
        kept,
        draft("harbin-osm", file, false).expect("the same again")
    );
}

#[test]
fn liechtenstein() {
    let Some(draft) = draft(
        "liechtenstein-osm",
        "liechtenstein-2013-08-03.osm.pbf",
        true,
    ) else {
        return;
    };
    joined(&draft);
    // Half of the 773 km are alpine tracks; 356 km are of the main classes, without service roads.
    assert!((356.0..773.0).contains(&km(&draft)), "{}", km(&draft));
    assert_eq!(
        (sites(&draft, "hospital"), sites(&draft, "fire_station")),
        (1, 6)
    );
}

#[test]
fn a_file_that_was_cut_off_is_an_error() {
    let Some(folder) = support::shared("liechtenstein-osm") else {
        return;
    };
    let whole = std::fs::read(folder.join("liechtenstein-2013-08-03.osm.pbf")).expect("a file");
    for share in [0.1, 0.5, 0.9, 0.999_999] {
        let end = (whole.len() as f64 * share) as usize;
        let options = OsmOptions::default();
        assert!(reliefsim::intake::osm::import_bytes(&whole[..end], &options).is_err());
    }
}
