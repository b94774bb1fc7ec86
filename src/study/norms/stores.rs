//! Depots and store points.

use std::collections::HashSet;

use petgraph::algo::bridges;
use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::unionfind::UnionFind;
use petgraph::visit::EdgeRef;

use super::{District, Found};
use crate::scenario::Id;
use crate::scenario::choices::{Level, Mode, StockKind};
use crate::scenario::norms::{NormRow, NormRule};
use crate::scenario::tables::SiteRow;
use crate::world::{LinkIx, Network, Site, World};

/// Floor area of the depots that can supply as many people as this norm is asked from, and no more than the next is.
pub fn area(district: &District, norm: &NormRow, norms: &[NormRow]) -> Found {
    let from = norm.asked_from.unwrap_or(0.0);
    let same_rule = norms.iter().filter(|row| row.rule == NormRule::StoreArea);
    let above = same_rule.filter_map(|row| row.asked_from.filter(|other| *other > from));
    let next = above.fold(f64::INFINITY, f64::min);
    let mut areas = Vec::new();
    for row in &district.scenario.sites {
        let people = people_supplied(district, &row.site_id);
        if people < from || people >= next {
            continue;
        }
        let Some(area_m2) = row.floor_area_m2 else {
            return Found::Lacking("sites.csv: floor_area_m2");
        };
        areas.push((row.name.clone(), area_m2));
    }
    Found::Each(areas)
}

/// People for whom the goods on a site's shelves make whole first packages.
fn people_supplied(district: &District, site: &Id) -> f64 {
    let packed = district.scenario.commodities.iter();
    let packed = packed.filter(|goods| goods.first_package_per_person > 0.0);
    let people = packed.map(|goods| {
        let lines = district.scenario.stock.iter().filter(|line| {
            line.kind == StockKind::Physical
                && line.site_id == *site
                && line.commodity_id == goods.commodity_id
        });
        lines.map(|line| line.quantity).sum::<f64>() / goods.first_package_per_person
    });
    let least = people.reduce(f64::min);
    least.unwrap_or(0.0)
}

/// Depots of county and towns, with their rows.
fn depots<'a>(district: &District<'a>) -> impl Iterator<Item = (&'a SiteRow, &'a Site)> + use<'a> {
    let rows = district.scenario.sites.iter();
    let sites = rows.zip(&district.world.sites);
    sites.filter(|(row, _)| matches!(row.level, Level::Province | Level::County | Level::Town))
}

/// Whether depots stand above the water of the design flood; behind a dyke, whether that flood does not top it.
pub fn dry(district: &District) -> Found {
    if district.world.reaches.is_empty() {
        return Found::Lacking("hazards/reaches.csv");
    }
    let is_dry = |site: &Site| {
        site.water.is_none_or(|water| {
            let reach = &district.world.reaches[water.reach.at()];
            let is_behind = reach
                .dyke_crest_m
                .is_some_and(|crest_m| crest_m >= reach.rise_m);
            is_behind || water.height_m >= reach.rise_m
        })
    };
    let judged = depots(district).map(|(row, site)| (row.name.clone(), is_dry(site)));
    Found::Share(judged.collect())
}

/// Whether depots stay joined to where most people live, whichever single road is lost.
pub fn two_ways(district: &District) -> Found {
    let part = parts(&district.world.network);
    let Some(main) = most_people(district.world, &part) else {
        return Found::Nothing;
    };
    let judged = depots(district).map(|(row, site)| {
        let is_joined = part[site.node.at()] == main;
        (row.name.clone(), is_joined)
    });
    Found::Share(judged.collect())
}

/// The part of the roads that each node belongs to, when every road is left out on which alone something hangs. `[node]`
fn parts(network: &Network) -> Vec<u32> {
    let roads = (0..network.links() as u32).map(LinkIx).filter(|link| {
        let [from, to] = network.links.ends[link.at()];
        network.links.mode[link.at()] == Mode::Road && from != to
    });
    // A node in the middle of each road: the search for lone roads takes two roads side by side for one.
    let mut graph: UnGraph<(), (), u32> = UnGraph::with_capacity(network.nodes(), network.links());
    for _ in 0..network.nodes() {
        graph.add_node(());
    }
    for link in roads {
        let middle = graph.add_node(());
        for end in network.links.ends[link.at()] {
            graph.add_edge(NodeIndex::new(end.at()), middle, ());
        }
    }
    let lone: HashSet<_> = bridges(&graph).map(|edge| edge.id()).collect();
    let mut joined = UnionFind::<u32>::new(graph.node_count());
    for edge in graph
        .edge_references()
        .filter(|edge| !lone.contains(&edge.id()))
    {
        joined.union(edge.source().index() as u32, edge.target().index() as u32);
    }
    (0..network.nodes() as u32)
        .map(|node| joined.find(node))
        .collect()
}

/// The part in which most people live; of equals the one that is first.
fn most_people(world: &World, part: &[u32]) -> Option<u32> {
    let mut people = vec![
        0_u64;
        part.len()
            .max(part.iter().map(|part| *part as usize + 1).max()?)
    ];
    for (_, place) in world.villages() {
        people[part[place.node.at()] as usize] += u64::from(place.population);
    }
    let most = *people.iter().max()?;
    let first = people.iter().position(|people| *people == most)?;
    Some(first as u32)
}

/// Depots of the county.
pub fn of_county(district: &District) -> Found {
    let sites = district.scenario.sites.iter();
    Found::Whole(sites.filter(|row| row.level == Level::County).count() as f64)
}

/// Whether towns have depots of their own.
pub fn of_towns(district: &District) -> Found {
    let sites = &district.world.sites;
    let towns = district.world.towns.iter().enumerate();
    let judged = towns.map(|(town, name)| {
        let has_own = sites
            .iter()
            .any(|site| site.level == Level::Town && site.town.is_some_and(|own| own.at() == town));
        (name.clone(), has_own)
    });
    Found::Share(judged.collect())
}

/// Whether villages have store points of their own.
pub fn of_villages(district: &District) -> Found {
    let sites = &district.world.sites;
    let judged = district.world.villages().map(|(at, place)| {
        let has_own = sites
            .iter()
            .any(|site| site.place.is_some_and(|place| place.at() == at));
        (place.name.clone(), has_own)
    });
    Found::Share(judged.collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::NodeIx;

    /// A network of roads between nodes, all both ways.
    fn network(nodes: usize, ends: &[[u32; 2]]) -> Network {
        let mut network = Network {
            position: vec![[0.0, 0.0]; nodes],
            ..Network::default()
        };
        for [from, to] in ends {
            network.links.ends.push([NodeIx(*from), NodeIx(*to)]);
            network.links.mode.push(Mode::Road);
            network.links.id.push(String::new());
        }
        network
    }

    #[test]
    fn what_hangs_on_one_road_is_a_part_of_its_own_and_two_roads_side_by_side_are_two() {
        // A square 0-1-2-3, a road to 4, and two roads side by side from 4 to 5.
        let ends = [[0, 1], [1, 2], [2, 3], [3, 0], [2, 4], [4, 5], [4, 5]];
        let part = parts(&network(6, &ends));
        assert!(part[..4].iter().all(|own| *own == part[0]));
        assert_ne!(part[4], part[0]);
        assert_eq!(part[5], part[4]);
    }
}
