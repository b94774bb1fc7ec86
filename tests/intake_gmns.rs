//! Imports of the two reference networks of GMNS, which between them hold most of what can go wrong:
//! Lima is in feet of a state plane and keeps its lines apart; Cambridge has a byte order mark, column names cut to
//! 10 characters, and links for walkers and bicycles.

mod support;

use reliefsim::intake::Draft;
use reliefsim::intake::gmns::{GmnsOptions, import};
use reliefsim::scenario::tables::LinkRow;

const FOOT_M: f64 = 0.3048;

fn network(name: &str) -> Option<Draft> {
    let folder = support::shared("data/gmns-lima-cambridge")?;
    Some(import(&folder.join(name), &GmnsOptions::default()).expect("a network"))
}

fn has_note(draft: &Draft, key: &str, part: &str) -> bool {
    let mut notes = draft.notes.iter();
    notes.any(|note| note.key == key && note.text.contains(part))
}

/// The median of length over the straight distance of the ends in a plane of metres.
fn median_detour(draft: &Draft) -> f64 {
    let at = |id| {
        draft
            .nodes
            .iter()
            .find(|node| node.node_id == id)
            .expect("a node")
    };
    let detour = |link: &LinkRow| {
        let (from, to) = (at(link.from_node_id.clone()), at(link.to_node_id.clone()));
        link.length / libm::hypot(to.x_coord - from.x_coord, to.y_coord - from.y_coord)
    };
    let mut ratios: Vec<f64> = draft.links.iter().step_by(10).map(detour).collect();
    ratios.sort_by(f64::total_cmp);
    ratios[ratios.len() / 2]
}

#[test]
fn lima_comes_whole_and_in_metres() {
    let Some(draft) = network("Lima") else { return };
    assert_eq!((draft.nodes.len(), draft.links.len()), (2_232, 6_095));
    // The sum of the column `length` in feet.
    let km: f64 = draft.links.iter().map(|link| link.length).sum::<f64>() / 1000.0;
    assert!((km - 11_545_345.0 * FOOT_M / 1000.0).abs() < 0.01, "{km}");
    // The first node lies at (1523373, 1003235) feet.
    assert!((draft.nodes[0].x_coord - 1_523_373.0 * FOOT_M).abs() < 1e-3);
    // Coordinates and lengths are in one unit: roads are little longer than straight lines.
    let detour = median_detour(&draft);
    assert!((0.98..1.1).contains(&detour), "{detour}");
    // 25 mph, and the lines of geometry.csv.
    assert!((draft.links[0].free_speed.expect("a speed") - 40.2336).abs() < 1e-9);
    assert!(draft.links.iter().any(|link| {
        link.geometry
            .as_ref()
            .is_some_and(|line| line.matches(',').count() > 3)
    }));
    // Every link has its partner back, so those that say nothing are one-way.
    assert!(draft.links.iter().all(|link| link.directed));
    assert!(has_note(&draft, "gmns_plane", "ft") && has_note(&draft, "gmns_length_found", "ft"));
}

#[test]
fn cambridge_keeps_the_links_for_motor_vehicles() {
    let Some(draft) = network("Cambridge") else {
        return;
    };
    // 2,963 links, of which 705 + 202 + 171 are for walkers and bicycles only; 1,057 of 1,693 nodes remain.
    assert_eq!(
        (draft.nodes.len(), draft.links.len()),
        (1_057, 2_963 - 1_078)
    );
    assert!(has_note(&draft, "gmns_links_not_motor", "1078"));
    assert!(has_note(&draft, "gmns_nodes_unused", "636"));
    assert!(draft.notes.iter().any(|note| note.key == "gmns_names_cut"));
    assert!(draft.links.iter().all(|link| link.facility_type.is_some()));
    // Lengths were metres already.
    assert!(has_note(&draft, "gmns_length_found", " m;"));
    // The links that run both ways are all for walkers and bicycles.
    assert!(draft.links.iter().all(|link| link.directed));
    assert!(
        !draft
            .notes
            .iter()
            .any(|note| note.key == "gmns_lines_unread")
    );
}
