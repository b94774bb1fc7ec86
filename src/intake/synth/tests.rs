use super::*;
use crate::scenario::geo::sphere_m;
use crate::scenario::tables::{LinkRow, NodeRow};
use petgraph::graph::{NodeIndex, UnGraph};
use std::collections::HashMap;

fn options(nodes: usize) -> SynthOptions {
    SynthOptions {
        seed: 7,
        nodes,
        places: nodes / 12,
        towns: 8,
    }
}

fn graph(nodes: &[NodeRow], links: &[LinkRow]) -> (UnGraph<(), f64>, HashMap<String, usize>) {
    let index: HashMap<String, usize> = nodes
        .iter()
        .enumerate()
        .map(|(at, node)| (node.node_id.0.clone(), at))
        .collect();
    let mut graph = UnGraph::default();
    for _ in nodes {
        graph.add_node(());
    }
    for link in links {
        let node = |id: &str| NodeIndex::new(index[id]);
        graph.add_edge(
            node(&link.from_node_id.0),
            node(&link.to_node_id.0),
            link.length,
        );
    }
    (graph, index)
}

#[test]
fn a_district_is_one_network_with_the_degree_and_detours_of_real_roads() {
    let draft = fit(&invent(&options(3000)));
    let (graph, index) = graph(&draft.nodes, &draft.links);
    assert_eq!(petgraph::algo::connected_components(&graph), 1);
    let degree = 2.0 * draft.links.len() as f64 / draft.nodes.len() as f64;
    assert!((2.3..3.1).contains(&degree), "mean degree {degree}");
    let position = |at: usize| [draft.nodes[at].x_coord, draft.nodes[at].y_coord];
    let from = index[&draft.places[0].node_id.clone().unwrap().0];
    let times = petgraph::algo::dijkstra(&graph, NodeIndex::new(from), None, |edge| *edge.weight());
    let far =
        (0..draft.nodes.len()).filter(|&at| sphere_m(position(from), position(at)) > 10_000.0);
    let detours: Vec<f64> = far
        .map(|at| times[&NodeIndex::new(at)] / sphere_m(position(from), position(at)))
        .collect();
    let mean = detours.iter().sum::<f64>() / detours.len() as f64;
    assert!((1.15..1.75).contains(&mean), "mean detour {mean}");
}

#[test]
fn every_bridge_crosses_a_river_and_every_other_road_does_not() {
    let layout = invent(&options(2000));
    let draft = fit(&layout);
    let positions: Vec<[f64; 2]> = layout.towns.iter().map(|town| town.position).collect();
    let plane = super::layout::Plane::around(&positions);
    let rivers = super::rivers::Rivers::new(&layout.rivers, &plane);
    let point: HashMap<&str, [f64; 2]> = draft
        .nodes
        .iter()
        .map(|node| {
            (
                node.node_id.0.as_str(),
                plane.point([node.x_coord, node.y_coord]),
            )
        })
        .collect();
    let crosses = |link: &LinkRow| {
        rivers
            .crossed(
                point[link.from_node_id.0.as_str()],
                point[link.to_node_id.0.as_str()],
            )
            .is_some()
    };
    assert!(
        draft.links.iter().any(|link| link.bridge),
        "a river without any bridge"
    );
    // Positions are rounded to a decimetre, which can move an end across the line.
    let unlike = draft
        .links
        .iter()
        .filter(|link| link.bridge != crosses(link))
        .count();
    assert!(
        unlike <= 2,
        "{unlike} roads disagree with their bridge flag"
    );
}

#[test]
fn ground_lies_above_the_rivers_and_villages_above_their_banks() {
    let draft = fit(&invent(&options(2000)));
    assert!(
        draft
            .links
            .iter()
            .filter_map(|link| link.hand_m)
            .all(|hand| hand > 0.0)
    );
    assert!(
        draft
            .places
            .iter()
            .filter_map(|place| place.hand_low_m)
            .all(|hand| hand > 0.0)
    );
    assert!(
        draft.places.iter().any(|place| place.flood_ref.is_some()),
        "no village by the water"
    );
    assert!(
        draft.places.iter().any(|place| place.flood_ref.is_none()),
        "no village on high ground"
    );
}

#[test]
fn one_seed_gives_one_district_and_another_seed_another() {
    let of = |seed| {
        fit(&invent(&SynthOptions {
            seed,
            ..options(1000)
        }))
    };
    assert_eq!(of(1), of(1));
    assert_ne!(of(1), of(2));
}

#[test]
fn the_smallest_districts_are_made_too() {
    for (nodes, places, towns) in [(1, 1, 1), (2, 2, 1), (5, 3, 3), (10, 40, 60)] {
        let draft = fit(&invent(&SynthOptions {
            seed: 3,
            nodes,
            places,
            towns,
        }));
        assert!(draft.nodes.len() >= nodes && draft.places.len() >= places);
    }
}

#[test]
fn a_written_district_checks_clean() {
    let folder = tempfile::tempdir().unwrap();
    write_scenario(&options(1200), folder.path()).unwrap();
    let findings =
        crate::scenario::check(folder.path(), &crate::scenario::Request::default()).unwrap();
    assert_eq!(findings.errors(), 0, "{:?}", findings.0.first());
    assert_eq!(findings.warnings(), 0, "{:?}", findings.0.first());
}
