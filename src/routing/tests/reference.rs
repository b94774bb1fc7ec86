use crate::routing::{CLOSED, LaneCosts, Query, Reference, Router};
use crate::world::{ArcIx, LinkIx, Network, NodeIx};

fn costs(network: &Network, by_link: &[i32]) -> LaneCosts {
    LaneCosts::of_links(network, |link, _| by_link[link.at()])
}

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
    let network = Network::of_shape(1, &[]);
    let mut router = Reference::new(&network, vec![NodeIx(0)]);
    assert_eq!(router.times(NodeIx(0), 0), [0]);
    assert_eq!(route(&mut router, query(0, 0, 0), &[]), Some((0, vec![])));
}

#[test]
fn without_targets_there_are_no_times() {
    let network = Network::of_shape(2, &[(0, 1, false)]);
    let mut router = Reference::new(&network, vec![]);
    assert!(router.times(NodeIx(0), 3).is_empty());
}

#[test]
fn closed_arcs_are_not_travelled_and_routes_append() {
    // 0 ═ 1 twice (slow, quick), 1 ─ 2, 3 apart, a loop at 1.
    let network = Network::of_shape(
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
    let network = Network::of_shape(4, &[(0, 1, true), (1, 2, true), (2, 3, true)]);
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
    let network = Network::of_shape(4, &[(0, 2, true), (0, 1, true), (1, 3, true), (2, 3, true)]);
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
    let network = Network::of_shape(4, &[(0, 1, false), (1, 2, false), (3, 2, true)]);
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

#[test]
fn who_asked_for_one_target_may_ask_for_another() {
    // Two depots at one node may serve as many places each, and not the same.
    let network = Network::of_shape(3, &[(0, 1, false), (0, 2, false)]);
    let mut router = Reference::new(&network, nodes(&network));
    router.customise(&costs(&network, &[10, 20]));
    assert_eq!(router.times_to(NodeIx(0), 0, &[1])[1], 10);
    assert_eq!(router.times_to(NodeIx(0), 0, &[2])[2], 20);
    assert_eq!(router.times_to(NodeIx(0), 0, &[1, 2])[1..], [10, 20]);
}
