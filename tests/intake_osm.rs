//! Imports of real OpenStreetMap extracts against figures that another program counted (`SOURCE.md` of each set).
//!
//! Definitions differ, and the tests allow for just that:
//! - the other count takes tracks for drivable and does not look at `access`; we leave both out;
//! - its graph holds the classes above service roads ("main"), and cuts them at other nodes than we do. Links less nodes
//!   do not change when a node where two links meet is joined away or cut in, so that number is compared;
//! - it counts bridge ways; we have a link for each stretch of such a way between junctions, so ways are told by `link_id`.

mod support;

use std::collections::BTreeSet;

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

/// Ways that are bridges.
fn bridge_ways(draft: &Draft) -> usize {
    let links = draft.links.iter().filter(|link| link.bridge);
    let ways: BTreeSet<_> = links
        .filter_map(|link| link.link_id.0.split('-').next())
        .collect();
    ways.len()
}

/// Length in kilometres, and links less nodes, of the roads above service roads.
fn main_roads(draft: &Draft) -> (f64, usize) {
    let is_main = |link: &&LinkRow| {
        link.facility_type
            .as_ref()
            .is_some_and(|class| class.0 != "service")
    };
    let links: Vec<&LinkRow> = draft.links.iter().filter(is_main).collect();
    let ends = links
        .iter()
        .flat_map(|link| [&link.from_node_id, &link.to_node_id]);
    let nodes: BTreeSet<_> = ends.collect();
    let km = links.iter().map(|link| link.length).sum::<f64>() / 1000.0;
    (km, links.len() - nodes.len())
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
fn within(ours: f64, theirs: f64, share: f64) -> bool {
    eprintln!("ours {ours:.1}, theirs {theirs:.1}");
    (ours - theirs).abs() <= share * theirs
}

#[test]
fn harbin_2017() {
    let Some(draft) = draft("data/harbin-osm", "harbin-barefoot.osm.pbf", true) else {
        return;
    };
    assert!(within(km(&draft), 1820.0, 0.01));
    let (main_km, surplus) = main_roads(&draft);
    assert!(within(main_km, 1705.0, 0.01) && within(surplus as f64, 6898.0 - 4585.0, 0.01));
    assert!(within(bridge_ways(&draft) as f64, 291.0, 0.02));
    assert!(
        note(&draft, "osm_ways").starts_with("3050 "),
        "3,065 less tracks and closed ways"
    );
}

#[test]
fn harbin_2024() {
    let Some(draft) = draft("data/harbin-osm", "harbin-dataplatform.osm.pbf", true) else {
        return;
    };
    assert!(within(km(&draft), 3289.0, 0.01));
    let (main_km, surplus) = main_roads(&draft);
    assert!(within(main_km, 2825.0, 0.01) && within(surplus as f64, 16_566.0 - 10_944.0, 0.01));
    assert!(within(bridge_ways(&draft) as f64, 669.0, 0.02));
    assert_eq!(
        (
            sites(&draft, "hospital"),
            sites(&draft, "fire_station"),
            sites(&draft, "shelter")
        ),
        (78, 9, 85)
    );
    // 28 villages are points; one more is an outline (way 1115588209).
    assert!(
        note(&draft, "osm_places").contains("village 29"),
        "{}",
        note(&draft, "osm_places")
    );
}

#[test]
fn the_largest_part_is_nearly_everything_and_hangs_together() {
    let file = "harbin-dataplatform.osm.pbf";
    let (Some(all), Some(kept)) = (
        draft("data/harbin-osm", file, true),
        draft("data/harbin-osm", file, false),
    ) else {
        return;
    };
    let share = kept.nodes.len() as f64 / all.nodes.len() as f64;
    assert!((0.97..1.0).contains(&share), "{share}");
    assert!(note(&kept, "osm_parts_left").starts_with("39 parts"));
    assert_eq!(
        kept,
        draft("data/harbin-osm", file, false).expect("the same again")
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
    let (main_km, surplus) = main_roads(&draft);
    assert!(within(main_km, 356.0, 0.02) && within(surplus as f64, 2278.0 - 1892.0, 0.03));
    // Half of its 773 km of drivable ways are alpine tracks, which we leave out.
    assert!((356.0..773.0).contains(&km(&draft)), "{}", km(&draft));
    assert_eq!(
        (sites(&draft, "hospital"), sites(&draft, "fire_station")),
        (1, 6)
    );
}

#[test]
fn a_file_that_was_cut_off_is_an_error() {
    let Some(folder) = support::shared("data/liechtenstein-osm") else {
        return;
    };
    let whole = std::fs::read(folder.join("liechtenstein-2013-08-03.osm.pbf")).expect("a file");
    for share in [0.1, 0.5, 0.9, 0.999_999] {
        let end = (whole.len() as f64 * share) as usize;
        let options = OsmOptions::default();
        assert!(reliefsim::intake::osm::import_bytes(&whole[..end], &options).is_err());
    }
}
