//! Ways on a dry day by daylight of those who rescue, fight fires or clear roads, by what they drive.

use std::sync::OnceLock;

use super::dry_roads::driven;
use crate::damage::dry_cost;
use crate::routing::{ArcsInto, Tree};
use crate::units::Millis;
use crate::world::{ArcIx, LinkIx, NodeIx, Vehicle, VehicleIx, World};

/// What crews drive, and their ways: searched for when first asked for, since crews get to few nodes.
#[derive(Clone, Debug, Default)]
pub struct CrewWays {
    /// In order.
    kinds: Vec<Kind>,
    into: ArcsInto,
    rooted: Rooted,
    /// Ways from or to each node. `[kind × node]`
    trees: Vec<OnceLock<Tree>>,
}

/// At which end of ways there are few nodes, so that few searches answer for all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rooted {
    /// Crews set out from few nodes.
    #[default]
    AtStart,
    /// Crews go to few nodes.
    AtEnd,
}

#[derive(Clone, Debug, PartialEq)]
struct Kind {
    drives: Option<VehicleIx>,
    vehicle: Vehicle,
    /// On a dry day, in ms. `[link]`
    dry_ms: Vec<i32>,
}

impl CrewWays {
    /// No way searched for yet. `drives` lists what crews drive, each as often as it comes.
    pub fn prepare(
        world: &World,
        rooted: Rooted,
        drives: impl Iterator<Item = Option<VehicleIx>>,
    ) -> Self {
        let mut drives: Vec<_> = drives.collect();
        drives.sort_unstable();
        drives.dedup();
        let kind = |drives: Option<VehicleIx>| {
            let vehicle = driven(world, drives);
            let all = (0..world.network.links() as u32).map(LinkIx);
            Kind {
                drives,
                dry_ms: all.map(|link| dry_cost(world, &vehicle, link)).collect(),
                vehicle,
            }
        };
        let kinds: Vec<Kind> = drives.into_iter().map(kind).collect();
        let rows = kinds.len() * world.network.nodes();
        Self {
            into: ArcsInto::of(&world.network),
            trees: vec![OnceLock::new(); rows],
            kinds,
            rooted,
        }
    }

    /// Whether the same crews drive the same ways as under another plan.
    pub fn is_like(&self, other: &Self) -> bool {
        self.kinds == other.kinds
    }

    /// The ways of crews that drive this; `None` for what no crew drives.
    pub fn of(&self, drives: Option<VehicleIx>) -> Option<Ways<'_>> {
        let find = self.kinds.binary_search_by_key(&drives, |kind| kind.drives);
        let kind = find.ok()?;
        Some(Ways { all: self, kind })
    }
}

/// The ways of crews that drive the same.
#[derive(Clone, Copy)]
pub struct Ways<'a> {
    all: &'a CrewWays,
    kind: usize,
}

impl<'a> Ways<'a> {
    /// What they drive.
    pub fn vehicle(&self) -> &'a Vehicle {
        &self.all.kinds[self.kind].vehicle
    }

    /// Time over a link on a dry day, in ms.
    pub fn dry_ms(&self, link: LinkIx) -> i32 {
        self.all.kinds[self.kind].dry_ms[link.at()]
    }

    /// The time of the quickest way on a dry day; `None` where no road leads.
    pub fn dry_time(&self, world: &World, from: NodeIx, to: NodeIx) -> Option<Millis> {
        let (tree, node) = self.tree(world, from, to);
        tree.time(node)
    }

    /// The quickest way on a dry day; empty where no road leads.
    pub fn dry_way(&self, world: &World, from: NodeIx, to: NodeIx) -> Vec<ArcIx> {
        let (tree, node) = self.tree(world, from, to);
        tree.way(&world.network, node)
    }

    /// The tree that holds a way, and the node at the other end of it.
    fn tree(&self, world: &World, from: NodeIx, to: NodeIx) -> (&'a Tree, NodeIx) {
        let network = &world.network;
        let cost = |arc: ArcIx| self.dry_ms(network.link[arc.at()]);
        let row = |node: NodeIx| &self.all.trees[self.kind * network.nodes() + node.at()];
        match self.all.rooted {
            Rooted::AtStart => {
                let tree = row(from).get_or_init(|| Tree::from(network, from, cost));
                (tree, to)
            }
            Rooted::AtEnd => {
                let search = || Tree::toward(network, &self.all.into, to, cost, None);
                (row(to).get_or_init(search), from)
            }
        }
    }

    /// The quickest ways to a node at other costs, for sure from one node alone where one is given.
    pub fn search(
        &self,
        world: &World,
        to: NodeIx,
        cost: impl Fn(ArcIx) -> i32,
        from: Option<NodeIx>,
    ) -> Tree {
        Tree::toward(&world.network, &self.all.into, to, cost, from)
    }
}
