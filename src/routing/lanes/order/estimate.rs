//! How many triangles a piece will cost, told before it is dissected: by this separators are chosen.
//!
//! A separator of s nodes that is contracted while b nodes around its piece are still there makes triangles with every
//! two of those above each of its nodes. Below it the same begins again with half the nodes each, whose surroundings are
//! the separator and part of what was there before; road networks are cut by about [`SPREAD`] × √n nodes.

use super::graph::Graph;

/// Nodes of a separator per square root of the nodes that it parts.
const SPREAD: f64 = 0.35;
/// Share of a piece's surroundings that either side of its separator still touches.
const SHARED: f64 = 0.6;
/// Pieces are no longer halved below this size…
const SMALLEST: f64 = 30.0;
/// …where a node still has its three neighbours, but no more than this many.
const NEIGHBOURS: f64 = 8.0;

/// Triangles of contracting so many nodes that are all joined, to each other and to those around.
pub fn front(nodes: f64, around: f64) -> f64 {
    let triples = |of: f64| of * (of - 1.0) * (of - 2.0) / 6.0;
    triples(nodes + around) - triples(around)
}

/// Triangles to expect of a piece of so many nodes with so many around it.
fn expected(mut nodes: f64, mut around: f64) -> f64 {
    let (mut triangles, mut pieces) = (0.0, 1.0);
    while nodes > SMALLEST {
        let separator = SPREAD * nodes.sqrt();
        triangles += pieces * front(separator, around);
        nodes = (nodes - separator) / 2.0;
        around = SHARED * around + separator;
        pieces *= 2.0;
    }
    let neighbours = (around + 3.0).min(NEIGHBOURS);
    triangles + pieces * nodes * neighbours * neighbours / 2.0
}

/// Counts what is around pieces of a graph.
pub struct Surroundings<'a> {
    whole: &'a Graph,
    /// In which count a node was last met. `[node]`
    met: Vec<u32>,
    counts: u32,
}

impl<'a> Surroundings<'a> {
    /// None counted yet.
    pub fn new(whole: &'a Graph) -> Self {
        Self {
            whole,
            met: vec![0; whole.nodes()],
            counts: 0,
        }
    }

    /// How many nodes around a piece it leads to.
    pub fn of(&mut self, piece: impl Iterator<Item = u32> + Clone) -> f64 {
        self.counts += 1;
        for node in piece.clone() {
            self.met[node as usize] = self.counts;
        }
        let mut around = 0;
        for &to in piece.flat_map(|node| self.whole.neighbours(node)) {
            let met = std::mem::replace(&mut self.met[to as usize], self.counts);
            around += u32::from(met != self.counts);
        }
        f64::from(around)
    }

    /// Triangles to expect of all pieces that a separator leaves.
    pub fn expected(&mut self, rest: &Graph) -> f64 {
        let pieces = rest.pieces().into_iter().map(|piece| {
            let outer = piece.iter().map(|&node| rest.outer[node as usize]);
            expected(piece.len() as f64, self.of(outer))
        });
        pieces.sum()
    }
}
