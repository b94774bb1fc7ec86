use petgraph::algo::dijkstra;
use petgraph::graph::{DiGraph, NodeIndex};
use proptest::prelude::*;

use super::{costs, network};
use crate::routing::{CLOSED, LANES, LaneCosts, Query, Reference, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

fn nodes(network: &Network) -> Vec<NodeIx> {
    (0..network.nodes() as u32).map(NodeIx).collect()
}

fn query(source: u32, target: u32, lane: usize) -> Query {
    Query {
        source: NodeIx(source),
        target: NodeIx(target),
        lane,
    }
}

fn route(router: &mut Reference, query: Query, avoid: &[LinkIx]) -> Option<(i32, Vec<u32>)> {
    let mut route = Vec::new();
    let time = router.route(query, avoid, &mut route)?;
    Some((time, route.iter().map(|arc| arc.0).collect()))
}

#[test]
fn a_lone_node_is_at_itself_at_once() {
    let network = network(1, &[]);
    let mut router = Reference::new(&network, vec![NodeIx(0)]);
    assert_eq!(router.times(NodeIx(0), 0), [0]);
    assert_eq!(route(&mut router, query(0, 0, 0), &[]), Some((0, vec![])));
}

#[test]
fn without_targets_there_are_no_times() {
    let network = network(2, &[(0, 1, false)]);
    let mut router = Reference::new(&network, vec![]);
    assert!(router.times(NodeIx(0), 3).is_empty());
}

#[test]
fn closed_arcs_are_not_travelled_and_routes_append() {
    // 0 ═ 1 twice (slow, quick), 1 ─ 2, 3 apart, a loop at 1.
    let network = network(
        4,
        &[(0, 1, false), (0, 1, false), (1, 2, false), (1, 1, false)],
    );
    let mut router = Reference::new(&network, nodes(&network));
    router.customise(&costs(&network, &[9, 4, 5, 0]));
    assert_eq!(router.times(NodeIx(0), 0), [0, 4, 9, CLOSED]);
    let quick = network
        .arcs_from(NodeIx(0))
        .find(|arc| network.link[arc.at()] == LinkIx(1))
        .unwrap();
    let mut way = vec![ArcIx(77)];
    assert_eq!(router.route(query(0, 1, 0), &[], &mut way), Some(4));
    assert_eq!(way, [ArcIx(77), quick]);
    assert_eq!(router.route(query(0, 3, 0), &[], &mut way), None);
    assert_eq!(way, [ArcIx(77), quick]);
    assert_eq!(
        route(&mut router, query(0, 2, 0), &[LinkIx(1)]).unwrap().0,
        14
    );
    assert_eq!(route(&mut router, query(0, 2, 0), &[LinkIx(2)]), None);
    // What one query avoids, the next one may take.
    assert_eq!(route(&mut router, query(0, 2, 0), &[]).unwrap().0, 9);
    router.customise(&costs(&network, &[CLOSED, i32::MAX, 5, 0]));
    assert_eq!(router.times(NodeIx(0), 0), [0, CLOSED, CLOSED, CLOSED]);
    assert_eq!(router.times(NodeIx(1), 0), [CLOSED, 0, 5, CLOSED]);
}

#[test]
fn a_way_as_long_as_closed_counts_as_none() {
    let network = network(4, &[(0, 1, true), (1, 2, true), (2, 3, true)]);
    let mut router = Reference::new(&network, nodes(&network));
    router.customise(&costs(&network, &[CLOSED - 2, 1, 1]));
    assert_eq!(
        router.times(NodeIx(0), 0),
        [0, CLOSED - 2, CLOSED - 1, CLOSED]
    );
    router.customise(&costs(&network, &[CLOSED - 1, CLOSED - 1, CLOSED - 1]));
    assert_eq!(router.times(NodeIx(0), 0), [0, CLOSED - 1, CLOSED, CLOSED]);
}

#[test]
fn of_equally_quick_arcs_into_a_node_the_smallest_index_wins() {
    // Two ways from 0 to 3 of the same time: by 2 (arcs 0, 3) and by 1 (arcs 1, 2).
    let network = network(4, &[(0, 2, true), (0, 1, true), (1, 3, true), (2, 3, true)]);
    let mut router = Reference::new(&network, vec![]);
    for by_link in [[5, 5, 5, 5], [9, 1, 9, 1], [1, 9, 1, 9]] {
        router.customise(&costs(&network, &by_link));
        assert_eq!(
            route(&mut router, query(0, 3, 0), &[]),
            Some((10, vec![1, 2]))
        );
    }
}

#[test]
fn arcs_that_take_no_time_never_lead_in_a_circle() {
    // Arcs from 0: 0→1 (free); from 1: 1→0 (free), 1→2 (free); from 2: 2→1 (free); from 3: 3→2 (takes 5).
    let network = network(4, &[(0, 1, false), (1, 2, false), (3, 2, true)]);
    let mut router = Reference::new(&network, nodes(&network));
    router.customise(&costs(&network, &[0, 0, 5]));
    assert_eq!(router.times(NodeIx(3), 0), [5, 5, 5, 0]);
    assert_eq!(
        route(&mut router, query(3, 0, 0), &[]),
        Some((5, vec![4, 3, 1]))
    );
    assert_eq!(
        route(&mut router, query(0, 2, 0), &[]),
        Some((0, vec![0, 2]))
    );
}

/// Links with their costs by lane; many costs are equal, zero or closed, many links parallel or loops.
#[derive(Clone, Debug)]
struct Case {
    network: Network,
    costs: LaneCosts,
}

fn case() -> impl Strategy<Value = Case> {
    let cost = prop_oneof![
        2 => Just(0), 6 => 1..6_i32, 4 => 1..1_000_000_i32, 3 => Just(CLOSED), 1 => Just(CLOSED - 1),
    ];
    let link = move |nodes: u32| {
        (
            (0..nodes, 0..nodes, any::<bool>()),
            [cost.clone(), cost.clone()],
        )
    };
    (1..14_u32)
        .prop_flat_map(move |nodes| {
            let links = proptest::collection::vec(link(nodes), 0..40);
            (Just(nodes), links)
        })
        .prop_map(|(nodes, links)| {
            let ends: Vec<_> = links.iter().map(|link| link.0).collect();
            let network = network(nodes as usize, &ends);
            let mut costs = LaneCosts::closed(network.arcs());
            for (at, link) in (0..).zip(&network.link) {
                for (lane, cell) in costs.lanes_mut(ArcIx(at)).iter_mut().enumerate() {
                    // Lanes differ, and so do the directions of a link.
                    *cell = links[(link.at() + lane) % links.len()].1[(at as usize + lane) % 2];
                }
            }
            Case { network, costs }
        })
}

/// Times of petgraph's Dijkstra in 64 bits over the arcs that are open. `[node]`
fn petgraph_times(case: &Case, source: NodeIx, lane: usize, avoid: &[LinkIx]) -> Vec<i32> {
    let mut graph = DiGraph::<(), i64>::new();
    for _ in 0..case.network.nodes() {
        graph.add_node(());
    }
    for at in 0..case.network.arcs() {
        let cost = case.costs.lanes(ArcIx(at as u32))[lane];
        if cost < CLOSED && !avoid.contains(&case.network.link[at]) {
            let [tail, head] = [case.network.tail[at], case.network.head[at]]
                .map(|node| NodeIndex::new(node.at()));
            graph.add_edge(tail, head, i64::from(cost));
        }
    }
    let found = dijkstra(&graph, NodeIndex::new(source.at()), None, |edge| {
        *edge.weight()
    });
    let time = |node| {
        let time: Option<&i64> = found.get(&NodeIndex::new(node));
        time.map_or(CLOSED, |&time| time.min(i64::from(CLOSED)) as i32)
    };
    (0..case.network.nodes()).map(time).collect()
}

fn route_time(case: &Case, lane: usize, route: &[ArcIx]) -> i32 {
    route.iter().map(|&arc| case.costs.lanes(arc)[lane]).sum()
}

proptest! {
    #[test]
    fn times_equal_petgraph_in_every_lane(case in case()) {
        let targets = nodes(&case.network);
        let mut router = Reference::new(&case.network, targets.clone());
        router.customise(&case.costs);
        for _again in 0..2 {
            for &source in &targets {
                for lane in 0..LANES {
                    prop_assert_eq!(router.times(source, lane), petgraph_times(&case, source, lane, &[]));
                }
            }
        }
    }

    #[test]
    fn a_few_targets_get_the_times_that_all_get(case in case(), picks in proptest::collection::vec(any::<u32>(), 0..5)) {
        let count = case.network.nodes() as u32;
        let targets: Vec<_> = picks.iter().map(|pick| NodeIx(pick % count)).collect();
        let mut router = Reference::new(&case.network, targets.clone());
        router.customise(&case.costs);
        let all = petgraph_times(&case, NodeIx(0), 1, &[]);
        let expected: Vec<i32> = targets.iter().map(|target| all[target.at()]).collect();
        prop_assert_eq!(router.times(NodeIx(0), 1), expected);
    }

    #[test]
    fn routes_are_quickest_connected_and_keep_off(case in case(), picks in proptest::collection::vec(any::<u32>(), 0..4)) {
        let links = case.network.links() as u32;
        let avoid: Vec<_> = picks.iter().filter(|_| links > 0).map(|pick| LinkIx(pick % links)).collect();
        let mut router = Reference::new(&case.network, vec![]);
        router.customise(&case.costs);
        for source in nodes(&case.network) {
            let times = petgraph_times(&case, source, 2, &avoid);
            for target in nodes(&case.network) {
                let mut route = Vec::new();
                let time = router.route(Query { source, target, lane: 2 }, &avoid, &mut route);
                prop_assert_eq!(time.unwrap_or(CLOSED), times[target.at()]);
                if time.is_none() {
                    prop_assert!(route.is_empty());
                    continue;
                }
                prop_assert_eq!(route_time(&case, 2, &route), times[target.at()]);
                let mut node = source;
                for arc in &route {
                    prop_assert_eq!(case.network.tail[arc.at()], node);
                    prop_assert!(!avoid.contains(&case.network.link[arc.at()]));
                    node = case.network.head[arc.at()];
                }
                prop_assert_eq!(node, target);
            }
        }
    }

    /// The documented rule, by itself: where every arc takes time, each arc of a route is the smallest index among
    /// those that lead to its head at the earliest time.
    #[test]
    fn ties_are_broken_by_the_documented_rule(case in case()) {
        let mut case = case;
        for at in 0..case.network.arcs() {
            for cost in case.costs.lanes_mut(ArcIx(at as u32)) {
                *cost = (*cost).max(1);
            }
        }
        let mut router = Reference::new(&case.network, vec![]);
        router.customise(&case.costs);
        let times = petgraph_times(&case, NodeIx(0), 0, &[]);
        for target in nodes(&case.network) {
            let mut route = Vec::new();
            let Some(_) = router.route(Query { source: NodeIx(0), target, lane: 0 }, &[], &mut route) else { continue };
            for &arc in &route {
                let head = case.network.head[arc.at()];
                let smallest = (0..case.network.arcs() as u32).map(ArcIx).find(|&other| {
                    let cost = case.costs.lanes(other)[0];
                    let start = times[case.network.tail[other.at()].at()];
                    case.network.head[other.at()] == head && cost < CLOSED && start < CLOSED
                        && start + cost == times[head.at()]
                });
                prop_assert_eq!(Some(arc), smallest);
            }
        }
    }
}
