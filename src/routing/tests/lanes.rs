//! The lane router against the reference: every time and every arc.

use proptest::prelude::*;

use super::table;
use crate::routing::lanes::{Customised, Hierarchy, Lanes, Placed, Update, contraction_order};
use crate::routing::{CLOSED, LANES, LaneCosts, Query, Reference, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

/// A network with the costs of its links (or of its arcs, where directions differ), and links to keep off.
#[derive(Clone, Debug)]
struct Case {
    nodes: usize,
    links: Vec<(u32, u32, bool)>,
    /// `[arc or link][lane]`
    costs: Vec<[i32; LANES]>,
    avoid: Vec<LinkIx>,
    order: Vec<u32>,
}

impl Case {
    fn network(&self) -> Network {
        Network::of_shape(self.nodes, &self.links)
    }
    fn by_link(&self, network: &Network) -> LaneCosts {
        LaneCosts::of_links(network, |link, lane| self.costs[link.at()][lane])
    }
    fn by_arc(&self, network: &Network) -> LaneCosts {
        let mut costs = LaneCosts::closed(network.arcs());
        for arc in 0..network.arcs() {
            *costs.lanes_mut(ArcIx(arc as u32)) = self.costs[arc];
        }
        costs
    }
}

/// Few distinct costs, so that ties abound; zero and closed among them.
fn cost() -> impl Strategy<Value = i32> {
    prop_oneof![2 => Just(0), 8 => 1..5_i32, 4 => 1..100_000_i32, 3 => Just(CLOSED), 1 => Just(CLOSED - 1), 1 => Just(i32::MAX)]
}

fn case(one_way: bool) -> impl Strategy<Value = Case> {
    (1..25_usize).prop_flat_map(move |nodes| {
        let end = 0..nodes as u32;
        let directed = if one_way {
            any::<bool>().boxed()
        } else {
            Just(false).boxed()
        };
        let links = prop::collection::vec((end.clone(), end, directed), 0..60);
        let order = Just((0..nodes as u32).collect::<Vec<u32>>()).prop_shuffle();
        (links, order).prop_flat_map(move |(links, order)| {
            let costs = prop::collection::vec(prop::array::uniform8(cost()), 2 * links.len());
            let avoid = prop::collection::vec(0..links.len().max(1) as u32, 0..4);
            (Just(links), costs, avoid, Just(order)).prop_map(
                move |(links, costs, avoid, order)| {
                    let avoid = avoid
                        .into_iter()
                        .filter(|&link| (link as usize) < links.len())
                        .map(LinkIx)
                        .collect();
                    Case {
                        nodes,
                        links,
                        costs,
                        avoid,
                        order,
                    }
                },
            )
        })
    })
}

fn every_node(network: &Network) -> Vec<NodeIx> {
    (0..network.nodes() as u32).map(NodeIx).collect()
}

/// All times and routes of all lanes, with and without links to keep off, are those of the reference.
fn agree<const D: usize>(
    network: &Network,
    order: &[u32],
    costs: &LaneCosts,
    avoid: &[LinkIx],
) -> Result<(), TestCaseError> {
    let hierarchy = Hierarchy::new(network, order);
    let all = every_node(network);
    let mut lanes = Lanes::<D>::new(network, &hierarchy, all.clone());
    let mut reference = Reference::new(network, all.clone());
    prop_assert_eq!(
        lanes.times(all[0], 0),
        reference.times(all[0], 0),
        "closed at first"
    );
    for _ in 0..2 {
        lanes.customise(costs);
        reference.customise(costs);
        for lane in 0..LANES {
            for &source in &all {
                prop_assert_eq!(lanes.times(source, lane), reference.times(source, lane));
                for &target in &all {
                    for avoid in [&[][..], avoid] {
                        let query = Query {
                            source,
                            target,
                            lane,
                        };
                        let (mut a, mut b) = (Vec::new(), Vec::new());
                        let found = lanes.route(query, avoid, &mut a);
                        prop_assert_eq!(
                            found,
                            reference.route(query, avoid, &mut b),
                            "{:?} {:?}",
                            query,
                            avoid
                        );
                        prop_assert_eq!(a, b, "{:?} {:?}", query, avoid);
                    }
                }
            }
        }
    }
    table_agrees::<D>(network, &hierarchy, costs)
}

fn table_agrees<const D: usize>(
    network: &Network,
    hierarchy: &Hierarchy,
    costs: &LaneCosts,
) -> Result<(), TestCaseError> {
    let all = every_node(network);
    // More sources than go abreast, some of them twice; every other node as a target.
    let sources: Vec<NodeIx> = all.iter().chain(&all).copied().take(11).collect();
    let targets: Vec<NodeIx> = all.iter().copied().step_by(2).collect();
    table::agree::<D>(network, hierarchy, costs, &sources, &targets)
}

/// Epoch after epoch a few costs change: the cells are those of a full customisation, and the router, told where they
/// changed or not, gives the times of one that was told all anew.
fn epochs_agree<const D: usize>(
    network: &Network,
    order: &[u32],
    mut costs: LaneCosts,
    epochs: &[Vec<(u32, [i32; LANES])>],
) -> Result<(), TestCaseError> {
    let hierarchy = Hierarchy::new(network, order);
    let all = every_node(network);
    let mut updated = Customised::<D>::new(&hierarchy);
    // However many arcs change, only what lies above them is done anew.
    let mut update = Update::up_to(&hierarchy, usize::MAX);
    let mut router = Lanes::<D>::new(network, &hierarchy, all.clone());
    for (epoch, changes) in epochs.iter().enumerate() {
        let mut changed = Vec::new();
        for (link, cost) in changes {
            for arc in (0..network.arcs() as u32).map(ArcIx) {
                if network.link[arc.at()].0 == *link {
                    *costs.lanes_mut(arc) = *cost;
                    changed.push(arc);
                }
            }
        }
        if epoch == 0 {
            update.note_all(); // nothing was closed to begin with
        }
        // One arc of a link tells of both.
        let one_of_each: Vec<ArcIx> = changes
            .iter()
            .filter_map(|(link, _)| changed.iter().find(|arc| network.link[arc.at()].0 == *link))
            .copied()
            .collect();
        update.note(&one_of_each);
        update.apply(&hierarchy, &costs, &mut updated);
        let mut customised = Customised::new(&hierarchy);
        let placed = Placed {
            hierarchy: &hierarchy,
            costs: &costs,
        };
        customised.customise(&hierarchy, &placed);
        prop_assert_eq!(&updated.cells, &customised.cells);

        router.costs_mut().copy_from(&costs);
        if epoch % 3 == 0 {
            router.refresh();
        } else {
            router.refresh_at(&changed);
        }
        // Not every epoch is asked for.
        if epoch % 2 == 0 {
            let mut anew = Lanes::<D>::new(network, &hierarchy, all.clone());
            anew.customise(&costs);
            for &source in &all {
                prop_assert_eq!(router.times(source, epoch), anew.times(source, epoch));
            }
        }
    }
    Ok(())
}

fn epochs() -> impl Strategy<Value = Vec<Vec<(u32, [i32; LANES])>>> {
    let change = (0..60_u32, prop::array::uniform8(cost()));
    prop::collection::vec(prop::collection::vec(change, 0..4), 1..LANES)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn two_way_links_with_one_cost(case in case(false)) {
        let network = case.network();
        let costs = case.by_link(&network);
        agree::<1>(&network, &case.order, &costs, &case.avoid)?;
        agree::<1>(&network, &contraction_order(&network), &costs, &case.avoid)?;
        agree::<2>(&network, &case.order, &costs, &case.avoid)?;
    }

    #[test]
    fn one_way_links_and_costs_that_differ_by_direction(case in case(true)) {
        let network = case.network();
        agree::<2>(&network, &case.order, &case.by_arc(&network), &case.avoid)?;
        agree::<2>(&network, &contraction_order(&network), &case.by_link(&network), &case.avoid)?;
    }

    #[test]
    fn an_update_is_a_customisation_two_way(case in case(false), epochs in epochs()) {
        let network = case.network();
        epochs_agree::<1>(&network, &case.order, case.by_link(&network), &epochs)?;
    }

    #[test]
    fn an_update_is_a_customisation_one_way(case in case(true), epochs in epochs()) {
        let network = case.network();
        epochs_agree::<2>(&network, &case.order, case.by_arc(&network), &epochs)?;
    }

    /// Whatever the shape, an order holds every node once, and is the same every time.
    #[test]
    fn an_order_holds_every_node_once(nodes in 1..300_usize, links in prop::collection::vec((0..300_u32, 0..300_u32), 0..600)) {
        let links: Vec<(u32, u32, bool)> = links.into_iter().map(|(a, b)| (a % nodes as u32, b % nodes as u32, false)).collect();
        let network = Network::of_shape(nodes, &links);
        let order = contraction_order(&network);
        let mut sorted = order.clone();
        sorted.sort_unstable();
        prop_assert_eq!(sorted, (0..nodes as u32).collect::<Vec<u32>>());
        prop_assert_eq!(order, contraction_order(&network));
    }
}

/// A cut of a square grid of n × n nodes takes about n nodes, so that the arcs added are of the order n² log n (George 1973).
#[test]
fn a_grid_is_cut_by_few_nodes() {
    let side = 40_u32;
    let right = (0..side * side)
        .filter(|at| at % side + 1 < side)
        .map(|at| (at, at + 1, false));
    let down = (0..side * (side - 1)).map(|at| (at, at + side, false));
    let links: Vec<_> = right.chain(down).collect();
    let mut network = Network::of_shape((side * side) as usize, &links);
    for placed in [false, true] {
        if placed {
            network.position = (0..side * side)
                .map(|at| [f64::from(at % side), f64::from(at / side)])
                .collect();
        }
        let hierarchy = Hierarchy::new(&network, &contraction_order(&network));
        // 31 n² log2 n / 4 is George's bound for his order on the factor's size; half of it is what good cuts reach.
        let bound = 31.0 * f64::from(side * side) * libm::log2(f64::from(side)) / 8.0;
        let arcs = hierarchy.head.len() as f64;
        assert!(arcs < bound, "{arcs} arcs, bound {bound}, placed: {placed}");
    }
}
