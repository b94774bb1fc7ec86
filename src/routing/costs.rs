//! Costs of arcs for a batch, and roads that change with time.

use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, Network};

/// Replications in a batch.
pub const LANES: usize = 8;

/// A set of lanes, a bit each.
pub type LaneBits = u8;
const _: () = assert!(LANES <= LaneBits::BITS as usize);

/// The cost of an arc that cannot be travelled. Two of them still fit into an `i32`.
pub const CLOSED: i32 = i32::MAX / 2;

/// Cost of every arc in every lane, in ms, never negative. `[arc][lane]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LaneCosts {
    cells: Vec<[i32; LANES]>,
}

impl LaneCosts {
    /// All arcs closed in all lanes.
    pub fn closed(arcs: usize) -> Self {
        Self {
            cells: vec![[CLOSED; LANES]; arcs],
        }
    }
    /// Costs that are the same in both directions of a link, by link and lane.
    pub fn of_links(network: &Network, cost: impl Fn(LinkIx, usize) -> i32) -> Self {
        let lanes = |&link: &LinkIx| std::array::from_fn(|lane| cost(link, lane));
        Self {
            cells: network.link.iter().map(lanes).collect(),
        }
    }
    /// Takes over the costs of `other`, in the memory that is already there.
    pub fn copy_from(&mut self, other: &Self) {
        self.cells.clone_from(&other.cells);
    }
    /// The costs of one arc. `[lane]`
    #[inline]
    pub fn lanes(&self, arc: ArcIx) -> &[i32; LANES] {
        &self.cells[arc.at()]
    }
    /// The costs of one arc, to be changed. `[lane]`
    #[inline]
    pub fn lanes_mut(&mut self, arc: ArcIx) -> &mut [i32; LANES] {
        &mut self.cells[arc.at()]
    }
    /// How many arcs there are.
    pub fn arcs(&self) -> usize {
        self.cells.len()
    }
}

/// The true roads of one replication, as one kind of vehicle meets them.
///
/// The state of a link is constant within a time step. A link may be entered only while it is open; a vehicle that
/// has entered keeps the speed of the moment it entered.
pub trait Roads {
    /// Time to travel the link when it is entered at `time`, in ms, never negative; [`CLOSED`] while it is closed.
    fn cost(&self, link: LinkIx, time: Millis) -> i32;
    /// The first time after `time` at which the cost of the link may change; [`Millis::NEVER`] if it never does.
    /// Always later than `time`, and never later than the true next change.
    fn next_change(&self, link: LinkIx, time: Millis) -> Millis;
}
