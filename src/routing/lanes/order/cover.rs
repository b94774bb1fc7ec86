//! From cut edges to a separator: the fewest nodes that touch all of them.

use super::graph::Graph;

/// The fewest nodes that touch every edge between `side` and the rest, ascending.
///
/// By Kőnig's theorem: as many as a largest matching of the cut edges, and read off from it.
pub fn smallest_cover(graph: &Graph, side: &[u32]) -> Vec<u32> {
    let mut is_inside = vec![false; graph.nodes()];
    for &node in side {
        is_inside[node as usize] = true;
    }
    let across = |node: u32| {
        let inside = &is_inside;
        let outside = graph.neighbours(node).iter().copied();
        outside.filter(move |&to| !inside[to as usize])
    };
    let border: Vec<u32> = side
        .iter()
        .copied()
        .filter(|&node| across(node).next().is_some())
        .collect();
    let mut matching = Matching {
        partner: vec![u32::MAX; graph.nodes()],
        seen: vec![u32::MAX; graph.nodes()],
    };
    for (round, &node) in (0..).zip(&border) {
        matching.find(&across, node, round);
    }
    // From the unmatched nodes inside, along edges outward and matched edges inward: what is reached outside covers,
    // and so does what is not reached inside.
    let mut reached = vec![false; graph.nodes()];
    let mut queue: Vec<u32> = border
        .iter()
        .copied()
        .filter(|&node| matching.partner[node as usize] == u32::MAX)
        .collect();
    while let Some(node) = queue.pop() {
        reached[node as usize] = true;
        for to in across(node) {
            if !std::mem::replace(&mut reached[to as usize], true) {
                queue.push(matching.partner[to as usize]);
            }
        }
    }
    let inner = border
        .iter()
        .copied()
        .filter(|&node| !reached[node as usize]);
    let outer = (0..graph.nodes() as u32)
        .filter(|&node| reached[node as usize] && !is_inside[node as usize]);
    let mut cover: Vec<u32> = inner.chain(outer).collect();
    cover.sort_unstable();
    cover
}

struct Matching {
    /// Who a node is matched with; [`u32::MAX`] if with nobody. `[node]`
    partner: Vec<u32>,
    /// In which round a node was last looked at. `[node]`
    seen: Vec<u32>,
}

impl Matching {
    /// Matches a node, by rearranging others if need be.
    fn find<I: Iterator<Item = u32>>(
        &mut self,
        across: &impl Fn(u32) -> I,
        node: u32,
        round: u32,
    ) -> bool {
        for to in across(node) {
            if std::mem::replace(&mut self.seen[to as usize], round) == round {
                continue;
            }
            let other = self.partner[to as usize];
            if other == u32::MAX || self.find(across, other, round) {
                self.partner[to as usize] = node;
                self.partner[node as usize] = to;
                return true;
            }
        }
        false
    }
}
