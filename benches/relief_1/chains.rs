//! What of a hierarchy tells on times between depots and villages: nobody else asks.
//!
//! Dead ends to which nobody goes are left out. Where links follow each other without a junction, a chain of them takes
//! the place of its inner nodes: it costs the sum of its links, and nothing of it needs to be customised.

use reliefsim::routing::lanes::{Groups, Hierarchy};
use reliefsim::world::{Network, NodeIx};

/// Ranks that are left, and the chains of links between them.
pub struct Chains {
    /// Of the ranks that are left; where arcs of the network lie on it means nothing.
    pub hierarchy: Hierarchy,
    /// The links of each chain.
    pub links: Groups<u32>,
    /// The up arc that each chain runs along, ascending. `[chain]`
    pub arc: Vec<u32>,
    /// Whether it can be travelled upwards, and downwards. `[chain]`
    pub ways: Vec<[bool; 2]>,
}

/// A chain in the making.
#[derive(Clone)]
struct Chain {
    links: Vec<u32>,
    ways: [bool; 2],
}

impl Chains {
    /// For times between these nodes.
    pub fn between(network: &Network, hierarchy: &Hierarchy, asked: &[NodeIx]) -> Self {
        let is_asked = chains_of(hierarchy, asked);
        let mut kept = telling(hierarchy, &is_asked);
        let mut along = single_links(network, hierarchy);
        for rank in 0..hierarchy.nodes() as u32 {
            if kept[rank as usize] && !is_asked[rank as usize] {
                kept[rank as usize] = !joined(hierarchy, rank, &kept, &mut along);
            }
        }
        let mut chains = Vec::new();
        let left = hierarchy.only(network, &kept);
        let new = |old: u32| left.rank[hierarchy.node[old as usize] as usize];
        for (arc, along) in along.into_iter().enumerate() {
            let [low, high] = [hierarchy.tail[arc], hierarchy.head[arc]];
            if kept[low as usize] && kept[high as usize] {
                let arc = left
                    .arc_between(new(low), new(high))
                    .expect("both are kept");
                chains.extend(along.into_iter().map(|chain| (arc, chain)));
            }
        }
        let links = (0..)
            .zip(&chains)
            .flat_map(|(at, (_, chain))| chain.links.iter().map(move |&link| (at, link)));
        Self {
            links: Groups::of(chains.len(), links),
            arc: chains.iter().map(|chain| chain.0).collect(),
            ways: chains.iter().map(|chain| chain.1.ways).collect(),
            hierarchy: left,
        }
    }
}

/// Which ranks lie on or above some nodes. `[rank]`
fn chains_of(hierarchy: &Hierarchy, nodes: &[NodeIx]) -> Vec<bool> {
    let mut on = vec![false; hierarchy.nodes()];
    for node in nodes {
        for rank in hierarchy.chain(hierarchy.rank[node.at()]) {
            if std::mem::replace(&mut on[rank as usize], true) {
                break;
            }
        }
    }
    on
}

/// Which ranks tell on the asked ones: they themselves, and those that join two that do. `[rank]`
fn telling(hierarchy: &Hierarchy, is_asked: &[bool]) -> Vec<bool> {
    let mut tells = is_asked.to_vec();
    for rank in (0..hierarchy.nodes() as u32).rev() {
        let heads = hierarchy.head[hierarchy.up(rank)].iter();
        tells[rank as usize] |= heads.filter(|head| tells[**head as usize]).count() > 1;
    }
    tells
}

/// Every link is a chain to begin with. `[up arc]`
fn single_links(network: &Network, hierarchy: &Hierarchy) -> Vec<Vec<Chain>> {
    let mut along: Vec<Vec<Chain>> = vec![Vec::new(); hierarchy.head.len()];
    for (link, &slot) in network.link.iter().zip(&hierarchy.slot) {
        let Some(along) = along.get_mut(slot as usize / 2) else {
            continue; // a loop
        };
        let way = slot as usize % 2;
        if let Some(known) = along.iter_mut().find(|chain| chain.links == [link.0]) {
            known.ways[way] = true;
        } else {
            let ways = [way == 0, way == 1];
            along.push(Chain {
                links: vec![link.0],
                ways,
            });
        }
    }
    along
}

/// Whether a rank only passes one chain on to another; then they become one, and it is done without.
fn joined(hierarchy: &Hierarchy, rank: u32, kept: &[bool], along: &mut [Vec<Chain>]) -> bool {
    let mut below = hierarchy.below.at(rank).iter();
    if below.any(|&arc| kept[hierarchy.tail[arc as usize] as usize]) {
        return false; // it takes more than chains to get to it
    }
    let up = hierarchy.up(rank);
    let arcs: Vec<usize> = up
        .filter(|&arc| kept[hierarchy.head[arc] as usize])
        .collect();
    let &[to_y, to_z] = &arcs[..] else {
        return false;
    };
    if along[to_y].len() > 1 || along[to_z].len() > 1 {
        return false;
    }
    let (Some(a), Some(b)) = (along[to_y].pop(), along[to_z].pop()) else {
        return true; // nothing leads past it
    };
    // From y down to it and up to z; from z down and up to y.
    let ways = [a.ways[1] && b.ways[0], b.ways[1] && a.ways[0]];
    let between = hierarchy.arc_between(hierarchy.head[to_y], hierarchy.head[to_z]);
    if let Some(between) = between.filter(|_| ways != [false; 2]) {
        let links = [a.links, b.links].concat();
        along[between as usize].push(Chain { links, ways });
    }
    true
}
