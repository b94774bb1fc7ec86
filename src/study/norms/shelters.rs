//! Shelters.

use petgraph::algo::dijkstra;
use petgraph::graph::{NodeIndex, UnGraph};

use super::{District, Found};
use crate::scenario::choices::Mode;
use crate::scenario::evacuation::ShelterRow;
use crate::scenario::norms::NormRow;
use crate::world::{Network, NodeIx};

/// Effective area of each shelter for each person it holds, in m².
pub fn area(district: &District) -> Found {
    let shelters = &district.scenario.shelters;
    if shelters.is_empty() {
        return Found::Nothing;
    }
    let a_head = |row: &ShelterRow| {
        let holds = row.capacity_persons.filter(|holds| *holds > 0.0)?;
        Some((row.name.clone(), row.effective_area_m2? / holds))
    };
    let judged: Option<Vec<_>> = shelters.iter().map(a_head).collect();
    judged.map_or(
        Found::Lacking("shelters.csv: effective_area_m2, capacity_persons"),
        Found::Each,
    )
}

/// People whom all shelters hold over residents, in per cent.
pub fn places(district: &District) -> Found {
    let holds = district
        .scenario
        .shelters
        .iter()
        .map(|row| row.capacity_persons);
    let holds: Option<f64> = holds.sum();
    let residents: f64 = district
        .world
        .villages()
        .map(|(_, place)| f64::from(place.population))
        .sum();
    match holds {
        None => Found::Lacking("shelters.csv: capacity_persons"),
        Some(_) if residents <= 0.0 => Found::Nothing,
        Some(holds) => Found::Whole(100.0 * holds / residents),
    }
}

/// Residents who have a shelter within so many kilometres by road, in per cent; a village is where it is reached.
pub fn distance(district: &District, norm: &NormRow) -> Found {
    let Some(evacuation) = &district.world.evacuation else {
        return Found::Lacking("[evacuation]; shelters.csv: place_id, or x_coord and y_coord");
    };
    let world = district.world;
    let node = |shelter: &crate::world::Shelter| world.places[shelter.place.at()].node;
    let shelters: Vec<NodeIx> = evacuation.shelters.iter().map(node).collect();
    let way_m = ways_m(&world.network, &shelters);
    let limit_m = 1000.0 * norm.asked_from.unwrap_or(0.0);
    let (mut near, mut all) = (0.0, 0.0);
    for (_, place) in world.villages() {
        let people = f64::from(place.population);
        all += people;
        if way_m[place.node.at()] <= limit_m {
            near += people;
        }
    }
    if all > 0.0 {
        Found::Whole(100.0 * near / all)
    } else {
        Found::Nothing
    }
}

/// The way along roads to the nearest of these nodes, in m; infinite where none leads there. `[node]`
fn ways_m(network: &Network, to: &[NodeIx]) -> Vec<f64> {
    let mut graph: UnGraph<(), f64, u32> =
        UnGraph::with_capacity(network.nodes() + 1, network.links());
    for _ in 0..network.nodes() {
        graph.add_node(());
    }
    let links = network
        .links
        .ends
        .iter()
        .zip(&network.links.length_m)
        .zip(&network.links.mode);
    for ((ends, length_m), _) in links.filter(|(_, mode)| matches!(mode, Mode::Road | Mode::Foot)) {
        let [from, to] = ends.map(|end| NodeIndex::new(end.at()));
        graph.add_edge(from, to, *length_m);
    }
    let anywhere = graph.add_node(());
    for node in to {
        graph.add_edge(anywhere, NodeIndex::new(node.at()), 0.0);
    }
    let found = dijkstra(&graph, anywhere, None, |edge| *edge.weight());
    let way_m = |node| found.get(&NodeIndex::new(node)).copied();
    (0..network.nodes())
        .map(|node| way_m(node).unwrap_or(f64::INFINITY))
        .collect()
}
