//! The bare shape that the order is found on: undirected, without loops or parallel edges.

use crate::world::Network;

/// An undirected graph whose nodes have a number in the network and a place on the map.
#[derive(Clone, Debug, Default)]
pub struct Graph {
    /// The node of the network that each node here stands for. `[node]`
    pub outer: Vec<u32>,
    /// Where it lies, in degrees or metres. `[node]`
    pub position: Vec<[f64; 2]>,
    /// First edge of each node, and one past the last at the end. `[node + 1]`
    pub first: Vec<u32>,
    /// The other end of each edge, ascending by node; every edge stands at both its ends. `[edge]`
    pub head: Vec<u32>,
}

impl Graph {
    /// The shape of a network.
    pub fn of(network: &Network) -> Self {
        let edges = (0..network.arcs()).map(|arc| (network.tail[arc].0, network.head[arc].0));
        let outer = (0..network.nodes() as u32).collect();
        Self::build(outer, network.position.clone(), edges)
    }

    /// A graph of these edges, given in one direction or both.
    pub fn build(
        outer: Vec<u32>,
        position: Vec<[f64; 2]>,
        edges: impl Iterator<Item = (u32, u32)>,
    ) -> Self {
        let mut both: Vec<(u32, u32)> = edges
            .filter(|(a, b)| a != b)
            .flat_map(|(a, b)| [(a, b), (b, a)])
            .collect();
        both.sort_unstable();
        both.dedup();
        let mut first = vec![0; outer.len() + 1];
        for &(tail, _) in &both {
            first[tail as usize + 1] += 1;
        }
        for node in 0..outer.len() {
            first[node + 1] += first[node];
        }
        let head = both.into_iter().map(|(_, head)| head).collect();
        Self {
            outer,
            position,
            first,
            head,
        }
    }

    /// How many nodes there are.
    pub fn nodes(&self) -> usize {
        self.outer.len()
    }

    /// The neighbours of a node, ascending.
    #[inline]
    pub fn neighbours(&self, node: u32) -> &[u32] {
        &self.head[self.first[node as usize] as usize..self.first[node as usize + 1] as usize]
    }

    /// The part of the graph that these nodes, ascending, span; `number` has room for all nodes and is left as it was found, full of [`u32::MAX`].
    pub fn part(&self, nodes: &[u32], number: &mut [u32]) -> Self {
        debug_assert!(nodes.is_sorted(), "neighbours ascend in the part too");
        for (at, &node) in (0..).zip(nodes) {
            number[node as usize] = at;
        }
        let mut part = Self {
            outer: nodes
                .iter()
                .map(|&node| self.outer[node as usize])
                .collect(),
            position: nodes
                .iter()
                .map(|&node| self.position[node as usize])
                .collect(),
            first: Vec::with_capacity(nodes.len() + 1),
            head: Vec::new(),
        };
        for &node in nodes {
            part.first.push(part.head.len() as u32);
            let inside = self.neighbours(node).iter().map(|&to| number[to as usize]);
            part.head.extend(inside.filter(|&to| to != u32::MAX));
        }
        part.first.push(part.head.len() as u32);
        for &node in nodes {
            number[node as usize] = u32::MAX;
        }
        part
    }

    /// The nodes of each connected piece, ascending.
    pub fn pieces(&self) -> Vec<Vec<u32>> {
        let mut seen = vec![false; self.nodes()];
        let mut pieces = Vec::new();
        for start in 0..self.nodes() as u32 {
            if seen[start as usize] {
                continue;
            }
            seen[start as usize] = true;
            let mut piece = vec![start];
            let mut next = 0;
            while let Some(&node) = piece.get(next) {
                next += 1;
                for &to in self.neighbours(node) {
                    if !std::mem::replace(&mut seen[to as usize], true) {
                        piece.push(to);
                    }
                }
            }
            piece.sort_unstable();
            pieces.push(piece);
        }
        pieces
    }
}
