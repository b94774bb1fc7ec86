//! Unit flow between two growing sets of nodes.

use super::graph::Graph;

/// Which of the two terminals a set belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Where flow starts.
    Source,
    /// Where it ends.
    Target,
}

/// A maximum flow in which every edge carries one unit at most, and what its terminals still reach.
pub struct Flow<'a> {
    graph: &'a Graph,
    /// The same edge at its other end. `[edge]`
    twin: &'a [u32],
    /// Flow along each edge: 1 forward, −1 backward. `[edge]`
    along: Vec<i8>,
    is_source: Vec<bool>,
    is_target: Vec<bool>,
    /// Nodes that the source still reaches.
    from_source: Reached,
    /// Nodes from which the target can still be reached.
    to_target: Reached,
    path: Vec<(u32, u32)>,
}

/// A set of nodes, in the order in which they were found.
struct Reached {
    is_in: Vec<bool>,
    nodes: Vec<u32>,
    /// Neighbours of the nodes looked at so far, some of which may have been reached since.
    border: Vec<u32>,
    looked_at: usize,
}

impl Reached {
    fn clear(&mut self) {
        for node in self.nodes.drain(..) {
            self.is_in[node as usize] = false;
        }
        self.border.clear();
        self.looked_at = 0;
    }
    /// The neighbours of the set.
    fn border(&mut self, graph: &Graph) -> &[u32] {
        for &node in &self.nodes[self.looked_at..] {
            self.border.extend(graph.neighbours(node));
        }
        self.looked_at = self.nodes.len();
        self.border.retain(|&node| !self.is_in[node as usize]);
        &self.border
    }
    fn add(&mut self, node: u32) -> bool {
        let new = !std::mem::replace(&mut self.is_in[node as usize], true);
        if new {
            self.nodes.push(node);
        }
        new
    }
}

/// The same edge at its other end. `[edge]`
pub fn twins(graph: &Graph) -> Vec<u32> {
    let mut next = graph.first.clone();
    let mut twin = vec![0; graph.head.len()];
    // Neighbours ascend, so that the tails of a node's incoming edges ascend in this order too.
    for tail in 0..graph.nodes() as u32 {
        for edge in graph.first[tail as usize]..graph.first[tail as usize + 1] {
            let slot = &mut next[graph.head[edge as usize] as usize];
            twin[edge as usize] = *slot;
            *slot += 1;
        }
    }
    twin
}

impl<'a> Flow<'a> {
    /// No flow between two sets that have no node in common.
    pub fn new(graph: &'a Graph, twin: &'a [u32], source: &[u32], target: &[u32]) -> Self {
        let set = |nodes: &[u32]| {
            let mut is_in = vec![false; graph.nodes()];
            for &node in nodes {
                is_in[node as usize] = true;
            }
            is_in
        };
        let reached = || Reached {
            is_in: vec![false; graph.nodes()],
            nodes: Vec::new(),
            border: Vec::new(),
            looked_at: 0,
        };
        let mut flow = Self {
            graph,
            twin,
            along: vec![0; graph.head.len()],
            is_source: set(source),
            is_target: set(target),
            from_source: reached(),
            to_target: reached(),
            path: Vec::new(),
        };
        flow.maximise();
        flow
    }

    /// The nodes that a terminal reaches: one side of a minimum cut.
    pub fn side(&self, side: Side) -> &[u32] {
        match side {
            Side::Source => &self.from_source.nodes,
            Side::Target => &self.to_target.nodes,
        }
    }

    /// The neighbours of what a terminal reaches.
    pub fn border(&mut self, side: Side) -> &[u32] {
        match side {
            Side::Source => self.from_source.border(self.graph),
            Side::Target => self.to_target.border(self.graph),
        }
    }

    /// Whether a node is on that side of its minimum cut.
    pub fn is_on(&self, side: Side, node: u32) -> bool {
        match side {
            Side::Source => self.from_source.is_in[node as usize],
            Side::Target => self.to_target.is_in[node as usize],
        }
    }

    /// Makes everything that a side reaches part of its terminal, and one node more; the flow is maximal again afterwards.
    pub fn grow(&mut self, side: Side, pierced: u32) {
        let (terminal, reached, other) = match side {
            Side::Source => (&mut self.is_source, &self.from_source, &self.to_target),
            Side::Target => (&mut self.is_target, &self.to_target, &self.from_source),
        };
        for &node in &reached.nodes {
            terminal[node as usize] = true;
        }
        terminal[pierced as usize] = true;
        if other.is_in[pierced as usize] {
            self.maximise();
        } else {
            self.spread(side, pierced);
        }
    }

    /// Whether a node belongs to the other terminal, so that it cannot be pierced.
    pub fn is_terminal(&self, side: Side, node: u32) -> bool {
        match side {
            Side::Source => self.is_source[node as usize],
            Side::Target => self.is_target[node as usize],
        }
    }

    /// Sends flow along paths that are still free until there is none.
    fn maximise(&mut self) {
        while self.augment() {}
        self.to_target.clear();
        for node in 0..self.graph.nodes() as u32 {
            if self.is_target[node as usize] {
                self.spread(Side::Target, node);
            }
        }
    }

    /// Adds a node to what a side reaches, and all that follows from it.
    fn spread(&mut self, side: Side, start: u32) {
        let reached = match side {
            Side::Source => &mut self.from_source,
            Side::Target => &mut self.to_target,
        };
        let mut next = reached.nodes.len();
        reached.add(start);
        while let Some(&node) = reached.nodes.get(next) {
            next += 1;
            for edge in self.graph.first[node as usize]..self.graph.first[node as usize + 1] {
                // Away from the source along an edge that is not full, or towards the target against it.
                let free = match side {
                    Side::Source => self.along[edge as usize] < 1,
                    Side::Target => self.along[edge as usize] > -1,
                };
                if free {
                    reached.add(self.graph.head[edge as usize]);
                }
            }
        }
    }

    /// One pass over the nodes that the source reaches, along which as many paths as are found are filled; whether any was.
    fn augment(&mut self) -> bool {
        self.from_source.clear();
        let mut found = false;
        for start in 0..self.graph.nodes() as u32 {
            if self.is_source[start as usize] && self.from_source.add(start) {
                while self.fill_path(start) {
                    found = true;
                }
            }
        }
        found
    }

    /// Depth first from a node of the source to the first node of the target; fills the way there.
    fn fill_path(&mut self, start: u32) -> bool {
        self.path.clear();
        self.path.push((start, self.graph.first[start as usize]));
        while let Some(top) = self.path.last_mut() {
            let (node, edge) = *top;
            if edge == self.graph.first[node as usize + 1] {
                self.path.pop();
                continue;
            }
            top.1 += 1;
            if self.along[edge as usize] == 1 {
                continue;
            }
            let head = self.graph.head[edge as usize];
            if self.is_target[head as usize] {
                self.fill();
                return true;
            }
            if !self.is_source[head as usize] && self.from_source.add(head) {
                self.path.push((head, self.graph.first[head as usize]));
            }
        }
        false
    }

    /// Adds a unit along the path; its last edge at each node is the one before the next to be looked at.
    fn fill(&mut self) {
        for &(_, next) in &self.path {
            let edge = next - 1;
            self.along[edge as usize] += 1;
            self.along[self.twin[edge as usize] as usize] -= 1;
        }
    }
}
