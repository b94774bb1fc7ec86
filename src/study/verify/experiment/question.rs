//! What is asked of a network whose links fail.

use super::shape::Shape;

/// A state of the whole event: its probability, and that of each link to stay open in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Of the state.
    pub probability: f64,
    /// Of each link, by itself.
    pub open: f64,
}

/// What is asked of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Whether all these nodes are joined.
    Joined(Vec<usize>),
    /// How many other nodes are joined to this one.
    Reachable(usize),
}

impl Wanted {
    /// `R(1,10,20)` among nodes numbered from 1.
    pub fn named(name: &str, shape: &Shape) -> Option<Self> {
        let inside = name.trim().strip_prefix("R(")?.strip_suffix(')')?;
        if inside == "all" {
            return Some(Self::Joined((0..shape.nodes).collect()));
        }
        let node = |cell: &str| {
            cell.trim()
                .parse::<usize>()
                .ok()?
                .checked_sub(1)
                .filter(|&node| node < shape.nodes)
        };
        let nodes: Option<Vec<usize>> = inside.split(',').map(node).collect();
        nodes.filter(|nodes| nodes.len() > 1).map(Self::Joined)
    }

    /// From where it is looked at.
    pub fn source(&self) -> usize {
        match self {
            Self::Joined(nodes) => nodes[0],
            Self::Reachable(node) => *node,
        }
    }

    /// Whether the answer depends on this node being reached.
    pub fn asks(&self, node: usize) -> bool {
        match self {
            Self::Joined(nodes) => nodes.contains(&node),
            Self::Reachable(_) => true,
        }
    }

    /// The figure in one replication, from which nodes are reached.
    pub fn count(&self, reached: impl Fn(usize) -> bool, nodes: usize) -> u64 {
        match self {
            Self::Joined(wanted) => u64::from(wanted.iter().all(|&node| reached(node))),
            Self::Reachable(from) => (0..nodes)
                .filter(|&node| node != *from && reached(node))
                .count() as u64,
        }
    }
}
