//! Routes for one batch: a router for each kind of vehicle that drives, customised to headquarters' pictures.

use fixedbitset::FixedBitSet;

use crate::routing::{Query, Router};
use crate::world::{ArcIx, LinkIx, NodeIx, SiteIx, World};

use super::plan::Plan;

/// The routers and costs of one thread, used for batch after batch.
pub struct Routes<'a> {
    world: &'a World,
    plan: &'a Plan,
    /// `[kind]`
    pub routers: Vec<Box<dyn Router + Send + 'a>>,
    /// On the dry map. `[kind]`
    dry: Vec<Box<dyn Router + Send + 'a>>,
    asked: Vec<u32>,
}

impl<'a> Routes<'a> {
    /// Routers over this world.
    pub fn new(world: &'a World, plan: &'a Plan) -> Self {
        let router = |_: &_| plan.router(world);
        let mut dry: Vec<_> = plan.driving().iter().map(router).collect();
        for (router, costs) in dry.iter_mut().zip(&plan.dry_costs) {
            router.customise(costs);
        }
        Self {
            world,
            plan,
            routers: plan.driving().iter().map(router).collect(),
            dry,
            asked: Vec::new(),
        }
    }

    /// Believed times from a site to these places, in ms; what stands at the others means nothing. `[place]`
    pub fn times(&mut self, kind: usize, site: SiteIx, lane: usize, to: &FixedBitSet) -> &[i32] {
        self.times_from(kind, self.world.sites[site.at()].node, lane, to)
    }

    /// The same from any node.
    pub fn times_from(
        &mut self,
        kind: usize,
        node: NodeIx,
        lane: usize,
        to: &FixedBitSet,
    ) -> &[i32] {
        self.asked.clear();
        self.asked.extend(to.ones().map(|place| place as u32));
        self.routers[kind].times_to(node, lane, &self.asked)
    }

    /// Dry times from a site that has vehicles to the places, in ms; closed to those that it does not serve. `[place]`
    pub fn dry_times(&self, kind: usize, site: SiteIx) -> &'a [i32] {
        &self.plan.dry_ms[kind][site.at()]
    }

    /// The quickest route that is believed open and keeps off `avoid`.
    pub fn route(&mut self, kind: usize, query: Query, avoid: &[LinkIx]) -> Option<Vec<ArcIx>> {
        let mut route = Vec::new();
        self.routers[kind]
            .route(query, avoid, &mut route)
            .map(|_| route)
    }

    /// The time that the quickest route believed open takes that keeps off `avoid`, in ms.
    pub fn time(&mut self, kind: usize, query: Query, avoid: &[LinkIx]) -> Option<i32> {
        self.routers[kind].route(query, avoid, &mut Vec::new())
    }

    /// The quickest route on the dry map.
    pub fn dry_route(&mut self, kind: usize, from: NodeIx, to: NodeIx) -> Option<Vec<ArcIx>> {
        let mut route = Vec::new();
        let query = Query {
            source: from,
            target: to,
            lane: 0,
        };
        self.dry[kind].route(query, &[], &mut route).map(|_| route)
    }
}
