//! The contraction hierarchy of a network: what is the same in every replication.
//!
//! Nodes are contracted in a given order. When a node goes, its neighbours that are still there are joined by arcs, so
//! that every shortest way first climbs and then descends (customizable contraction hierarchies: Dibbelt, Strasser &
//! Wagner 2016). The arcs from a node to those contracted later are its *up arcs*; the first of them leads to its
//! parent in the elimination tree, and all of them lead to its ancestors.
//!
//! Nodes are renumbered so that every subtree is one run of numbers: a sweep through them in order stays in the cache.

use super::groups::Groups;
use super::schedule::{Schedule, Shape};
use crate::world::{ArcIx, Network};

/// No node: the parent of a root.
pub const NONE: u32 = u32::MAX;

/// Nodes by rank (the first to be contracted is 0), up arcs, and their triangles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hierarchy {
    /// The rank of each node of the network, or [`NONE`]. `[node]`
    pub rank: Vec<u32>,
    /// The node of the network at each rank. `[rank]`
    pub node: Vec<u32>,
    /// Parent in the elimination tree; [`NONE`] at a root. `[rank]`
    pub parent: Vec<u32>,
    /// First up arc of each rank, and one past the last at the end. `[rank + 1]`
    pub first_up: Vec<u32>,
    /// The higher end of each up arc; ascending within a rank. `[up arc]`
    pub head: Vec<u32>,
    /// First rank of each block, and one past the last at the end. Each rank of a block leads to all later ones of it,
    /// and all lead to the same ranks above it (a supernode: Liu, Ng & Peyton 1993, "On finding supernodes for sparse
    /// matrix computations"). `[block + 1]`
    pub blocks: Vec<u32>,
    /// In which sequence the triangles of the blocks are relaxed.
    pub schedule: Schedule,
    /// Where each arc of the network lies: twice its up arc, plus one if it leads down. `[arc]`; loops are [`NONE`], and so is what is left out.
    pub slot: Vec<u32>,
    /// Up arcs with the arcs of the network that lie there, by their lower ends: those that lead up, those that lead down.
    /// `[direction]`
    pub placed: [Groups<(u32, ArcIx)>; 2],
    /// The lower end of each up arc. `[up arc]`
    pub tail: Vec<u32>,
    /// The up arcs that lead to each rank, by their lower ends.
    pub below: Groups<u32>,
}

impl Hierarchy {
    /// Contracts the network in this order (nodes, the first to go first; every node once).
    pub fn new(network: &Network, order: &[u32]) -> Self {
        let mut rank = vec![0; order.len()];
        for (at, &node) in (0..).zip(order) {
            rank[node as usize] = at;
        }
        let rank = in_postorder(&parents(&up_neighbours(network, &rank)), &rank);
        let up = up_neighbours(network, &rank);
        Self::of(network, rank, up)
    }

    /// From ranks of nodes, or [`NONE`], and the ranks above that each rank is joined to.
    fn of(network: &Network, rank: Vec<u32>, up: Vec<Vec<u32>>) -> Self {
        let parent = parents(&up);
        let mut first_up = vec![0];
        let mut head = Vec::new();
        for neighbours in up {
            head.extend(neighbours);
            first_up.push(head.len() as u32);
        }
        let mut node = vec![NONE; parent.len()];
        for (at, &rank) in (0..).zip(&rank) {
            if rank != NONE {
                node[rank as usize] = at;
            }
        }
        let mut hierarchy = Self {
            rank,
            node,
            parent,
            first_up,
            head,
            blocks: Vec::new(),
            schedule: Schedule::default(),
            slot: Vec::new(),
            placed: Default::default(),
            tail: Vec::new(),
            below: Groups::default(),
        };
        hierarchy.blocks = hierarchy.blocks();
        hierarchy.schedule = Schedule::new(Shape {
            first_up: &hierarchy.first_up,
            head: &hierarchy.head,
            blocks: &hierarchy.blocks,
        });
        hierarchy.place(network);
        hierarchy
    }

    /// The same without some ranks, for whoever knows that they do not tell or counts what they tell elsewhere. The rank
    /// of their nodes is [`NONE`], and so is where their arcs lie.
    #[must_use]
    pub fn only(&self, network: &Network, kept: &[bool]) -> Self {
        let mut new = vec![NONE; self.nodes()];
        let ranks = (0..self.nodes()).filter(|&rank| kept[rank]);
        for (at, rank) in (0..).zip(ranks.clone()) {
            new[rank] = at;
        }
        let renumbered = |old: &u32| new.get(*old as usize).copied().unwrap_or(NONE);
        let up = ranks.map(|rank| {
            let heads = self.head[self.up(rank as u32)].iter();
            heads.map(renumbered).filter(|&head| head != NONE).collect()
        });
        let up = up.collect();
        Self::of(network, self.rank.iter().map(renumbered).collect(), up)
    }

    /// How many ranks there are.
    pub fn nodes(&self) -> usize {
        self.node.len()
    }

    /// The up arcs of a rank.
    #[inline]
    pub fn up(&self, rank: u32) -> std::ops::Range<usize> {
        self.first_up[rank as usize] as usize..self.first_up[rank as usize + 1] as usize
    }

    /// The up arcs of ranks that follow each other.
    #[inline]
    pub fn up_of(&self, [from, to]: [u32; 2]) -> std::ops::Range<usize> {
        self.first_up[from as usize] as usize..self.first_up[to as usize] as usize
    }

    /// A rank and its ancestors, upwards.
    pub fn chain(&self, rank: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(rank), |&at| {
            Some(self.parent[at as usize]).filter(|&parent| parent != NONE)
        })
    }

    /// Finds out where the network's arcs lie, and what leads where.
    fn place(&mut self, network: &Network) {
        let nodes = self.nodes();
        let ranks = 0..nodes as u32;
        self.tail = ranks
            .flat_map(|rank| std::iter::repeat_n(rank, self.up(rank).len()))
            .collect();
        self.below = Groups::of(nodes, self.head.iter().copied().zip(0..));
        self.slot = (0..network.arcs() as u32)
            .map(|arc| self.slot_of(network, ArcIx(arc)))
            .collect();
        self.placed = [0, 1].map(|direction| {
            let placed = (0..).map(ArcIx).zip(&self.slot);
            let placed = placed.filter(|(_, slot)| **slot != NONE && **slot % 2 == direction);
            let by_tail =
                placed.map(|(arc, &slot)| (self.tail[slot as usize / 2], (slot / 2, arc)));
            Groups::of(nodes, by_tail)
        });
    }

    fn blocks(&self) -> Vec<u32> {
        let ranks = self.nodes() as u32;
        let continues = |rank: u32| {
            let below = self.up(rank - 1);
            below.len() == self.up(rank).len() + 1 && self.head[below.start] == rank
        };
        let begins = (0..ranks).filter(|&rank| rank == 0 || !continues(rank));
        begins.chain([ranks]).collect()
    }

    /// How many triangles there are: for every rank x, pairs of up arcs to y and z, which an arc from y to z closes.
    pub fn triangles(&self) -> usize {
        let arcs = (0..self.nodes() as u32).map(|rank| self.up(rank).len());
        arcs.map(|arcs| arcs * arcs.saturating_sub(1) / 2).sum()
    }

    fn slot_of(&self, network: &Network, arc: ArcIx) -> u32 {
        let [tail, head] =
            [network.tail[arc.at()], network.head[arc.at()]].map(|node| self.rank[node.at()]);
        let up = self.arc_between(tail.min(head), tail.max(head));
        up.map_or(NONE, |up| 2 * up + u32::from(tail > head))
    }

    /// The up arc from one rank to another.
    pub fn arc_between(&self, low: u32, high: u32) -> Option<u32> {
        let up = self.up(Some(low).filter(|_| high != NONE)?);
        let at = self.head[up.clone()].binary_search(&high).ok()?;
        Some((up.start + at) as u32)
    }
}

/// For each rank the higher ranks that it is joined to once all lower ones are contracted, ascending.
fn up_neighbours(network: &Network, rank: &[u32]) -> Vec<Vec<u32>> {
    let mut up: Vec<Vec<u32>> = vec![Vec::new(); rank.len()];
    for arc in 0..network.arcs() {
        let [a, b] = [network.tail[arc], network.head[arc]].map(|node| rank[node.at()]);
        if a != b {
            up[a.min(b) as usize].push(a.max(b));
        }
    }
    for at in 0..up.len() {
        let mut neighbours = std::mem::take(&mut up[at]);
        neighbours.sort_unstable();
        neighbours.dedup();
        // Its neighbours are joined to each other: enough to tell the first, which passes it on.
        if let Some((&parent, rest)) = neighbours.split_first() {
            up[parent as usize].extend(rest);
        }
        up[at] = neighbours;
    }
    up
}

fn parents(up: &[Vec<u32>]) -> Vec<u32> {
    up.iter()
        .map(|neighbours| neighbours.first().copied().unwrap_or(NONE))
        .collect()
}

/// New ranks by which every subtree is one run of numbers that ends with its root; the arcs that contraction adds stay the same.
fn in_postorder(parent: &[u32], rank: &[u32]) -> Vec<u32> {
    // The size of each subtree, and from it the last number of each: children lie one after the other below their parent.
    let mut size = vec![1_u32; parent.len()];
    for at in 0..parent.len() {
        if parent[at] != NONE {
            size[parent[at] as usize] += size[at];
        }
    }
    let mut free_above_roots = parent.len() as u32;
    let mut last = vec![0_u32; parent.len()];
    let mut free = vec![0_u32; parent.len()];
    for at in (0..parent.len()).rev() {
        let end = match parent[at] {
            NONE => &mut free_above_roots,
            above => &mut free[above as usize],
        };
        let own = *end - 1;
        *end -= size[at];
        (last[at], free[at]) = (own, own);
    }
    rank.iter().map(|&old| last[old as usize]).collect()
}
