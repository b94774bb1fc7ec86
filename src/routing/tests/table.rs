//! Tables against plain searches on networks large enough for targets to be approached from their own side.

use proptest::prelude::*;

use crate::routing::lanes::{Customised, Hierarchy, Placed, Table, contraction_order};
use crate::routing::{CLOSED, LANES, LaneCosts, Reference, Router};
use crate::world::{ArcIx, Network, NodeIx};

const SIDE: u32 = 14;
const NODES: u32 = SIDE * SIDE;

/// A grid from which these links are missing.
fn grid(missing: &[u32]) -> Network {
    let right = (0..NODES)
        .filter(|at| at % SIDE + 1 < SIDE)
        .map(|at| (at, at + 1));
    let down = (0..NODES - SIDE).map(|at| (at, at + SIDE));
    let links = (0..)
        .zip(right.chain(down))
        .filter(|(number, _)| !missing.contains(number));
    let links: Vec<_> = links.map(|(_, (from, to))| (from, to, false)).collect();
    Network::of_shape(NODES as usize, &links)
}

fn costs_of(network: &Network, cost: impl Fn(u32, usize) -> i32) -> LaneCosts {
    let mut costs = LaneCosts::closed(network.arcs());
    for arc in 0..network.arcs() as u32 {
        *costs.lanes_mut(ArcIx(arc)) = std::array::from_fn(|lane| cost(arc, lane));
    }
    costs
}

/// The times of a table are those of the reference.
pub fn agree<const D: usize>(
    network: &Network,
    hierarchy: &Hierarchy,
    costs: &LaneCosts,
    sources: &[NodeIx],
    targets: &[NodeIx],
) -> Result<(), TestCaseError> {
    let mut customised = Customised::<D>::new(hierarchy);
    let mut table = Table::new(hierarchy, sources, targets);
    // Nothing that a cheaper world leaves may show.
    let free = &costs_of(network, |_, _| 0);
    for costs in [free, costs] {
        customised.customise(hierarchy, &Placed { hierarchy, costs });
        table.fill(hierarchy, &customised);
    }
    let mut reference = Reference::new(network, targets.to_vec());
    reference.customise(costs);
    for target in 0..targets.len() {
        prop_assert_eq!(table.to(target).len(), sources.len());
    }
    for (at, &source) in sources.iter().enumerate() {
        for lane in 0..LANES {
            let times = (0..targets.len()).map(|target| table.to(target)[at][lane]);
            prop_assert_eq!(
                &times.collect::<Vec<i32>>()[..],
                reference.times(source, lane)
            );
        }
    }
    Ok(())
}

fn nodes(most: usize) -> impl Strategy<Value = Vec<NodeIx>> {
    prop::collection::vec((0..NODES).prop_map(NodeIx), 0..most)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn a_table_holds_the_times_of_plain_searches(
        missing in prop::collection::vec(0..2 * NODES, 0..60),
        seed in any::<u32>(),
        sources in nodes(24),
        targets in nodes(12),
        every in prop_oneof![Just(1_usize), Just(17)],
    ) {
        let network = grid(&missing);
        let hierarchy = Hierarchy::new(&network, &contraction_order(&network));
        // Looks random, and one in eight is closed.
        let scatter = |at: u32, lane: usize| {
            let hash = (at * LANES as u32 + lane as u32).wrapping_add(seed).wrapping_mul(2_654_435_761);
            if hash >> 29 == 0 { CLOSED } else { (hash >> 12) as i32 }
        };
        let all: Vec<NodeIx> = targets.iter().copied().chain((0..NODES).step_by(every * 7).map(NodeIx)).collect();
        for targets in [&targets, &all] {
            let by_link = costs_of(&network, |arc, lane| scatter(network.link[arc as usize].0, lane));
            agree::<1>(&network, &hierarchy, &by_link, &sources, targets)?;
            agree::<2>(&network, &hierarchy, &costs_of(&network, scatter), &sources, targets)?;
        }
    }
}

#[test]
fn a_lone_target_is_approached_from_its_own_side() {
    let network = grid(&[]);
    let hierarchy = Hierarchy::new(&network, &contraction_order(&network));
    // The first to be contracted lies deepest; the sources lie elsewhere.
    let target = NodeIx(hierarchy.node[0]);
    let chain: Vec<u32> = hierarchy.chain(0).collect();
    let is_far = |node: &NodeIx| !chain.contains(&hierarchy.rank[node.at()]);
    let mut sources: Vec<NodeIx> = (0..NODES).map(NodeIx).filter(is_far).take(20).collect();
    let table = Table::new(&hierarchy, &sources, &[target]);
    assert!(table.descended().0 < chain.len(), "{:?}", table.descended());
    let by_arc = costs_of(&network, |arc, lane| (arc * 37 % 101) as i32 + lane as i32);
    agree::<2>(&network, &hierarchy, &by_arc, &sources, &[target])
        .expect("times of a plain search");
    // A source there, or on its way, has the target descended to instead.
    sources.extend([target, NodeIx(hierarchy.node[chain[1] as usize])]);
    let table = Table::new(&hierarchy, &sources, &[target]);
    assert_eq!(table.descended().0, chain.len());
    agree::<2>(&network, &hierarchy, &by_arc, &sources, &[target])
        .expect("times of a plain search");
}
