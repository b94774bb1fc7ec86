//! The reference router against petgraph's Dijkstra: on random networks, and on two real ones.

mod support;

use proptest::prelude::*;

use reliefsim::routing::{CLOSED, LANES, LaneCosts, Query, Reference, Router};
use reliefsim::world::{ArcIx, LinkIx, Network, NodeIx};
use support::{Table, petgraph_times, shared};

fn nodes(network: &Network) -> Vec<NodeIx> {
    (0..network.nodes() as u32).map(NodeIx).collect()
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
            let network = Network::of_shape(nodes as usize, &ends);
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

impl Case {
    /// What petgraph finds in one lane without some links. `[node]`
    fn petgraph(&self, source: NodeIx, lane: usize, avoid: &[LinkIx]) -> Vec<i32> {
        petgraph_times(&self.network, source, |arc| {
            if avoid.contains(&self.network.link[arc.at()]) {
                CLOSED
            } else {
                self.costs.lanes(arc)[lane]
            }
        })
    }
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
                    prop_assert_eq!(router.times(source, lane), case.petgraph(source, lane, &[]));
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
        let all = case.petgraph(NodeIx(0), 1, &[]);
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
            let times = case.petgraph(source, 2, &avoid);
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
        let times = case.petgraph(NodeIx(0), 0, &[]);
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

/// Milliseconds from a length in metres and a speed in km/h.
fn millis(length_m: f64, speed_km_h: f64) -> i32 {
    (length_m / speed_km_h * 3600.0).round() as i32
}

/// A GMNS network and the time of each link in ms. Lima gives feet and miles an hour, Cambridge metres and km/h;
/// Cambridge's column names are cut to ten characters. A link without `directed` is taken as one-way, as its
/// opposite has a row of its own (`dir_flag` -1).
fn gmns(set: &str, from: &str, [metres, km_h]: [f64; 2]) -> Option<(Network, Vec<i32>)> {
    let folder = shared("data/gmns-lima-cambridge")?.join(set);
    let node_id: Vec<String> = Table::read(&folder.join("node.csv")).column("node_id");
    let at = |id: &str| {
        node_id
            .iter()
            .position(|known| known == id)
            .expect("a known node") as u32
    };
    let links = Table::read(&folder.join("link.csv"));
    let ends = [from, "to_node_id"].map(|name| links.text(name));
    let directed = links.text("directed");
    let shape: Vec<_> = (0..directed.len())
        .map(|link| (at(ends[0][link]), at(ends[1][link]), directed[link] != "0"))
        .collect();
    let length: Vec<f64> = links.column("length");
    let speed: Vec<Option<f64>> = links.values("free_speed");
    let time = length
        .iter()
        .zip(speed)
        .map(|(length, speed)| millis(length * metres, speed.unwrap_or(5.0) * km_h))
        .collect();
    Some((Network::of_shape(node_id.len(), &shape), time))
}

/// Lane 0 is open; in lane k every (k + 2)th link is closed and every (k + 3)rd slower.
fn lanes(network: &Network, time: &[i32]) -> LaneCosts {
    LaneCosts::of_links(network, |link, lane| match lane {
        0 => time[link.at()],
        _ if link.at() % (lane + 2) == 0 => CLOSED,
        _ if link.at() % (lane + 3) == 0 => 3 * time[link.at()],
        _ => time[link.at()],
    })
}

fn equals_petgraph((network, time): (Network, Vec<i32>)) {
    let all = nodes(&network);
    let costs = lanes(&network, &time);
    let mut router = Reference::new(&network, all.clone());
    router.customise(&costs);
    let mut reached = 0;
    for &source in all.iter().step_by(97) {
        for lane in 0..LANES {
            let times = router.times(source, lane);
            reached += times.iter().filter(|&&time| time < CLOSED).count();
            assert_eq!(
                times,
                petgraph_times(&network, source, |arc| costs.lanes(arc)[lane])
            );
        }
    }
    assert!(
        reached > 10 * network.nodes(),
        "too few pairs to mean anything: {reached}"
    );
}

#[test]
fn times_in_lima_equal_petgraph() {
    if let Some(lima) = gmns("Lima", "from_node_id", [0.3048, 1.609_344]) {
        assert_eq!((lima.0.nodes(), lima.0.links()), (2_232, 6_095));
        equals_petgraph(lima);
    }
}

#[test]
fn times_in_cambridge_equal_petgraph() {
    if let Some(cambridge) = gmns("Cambridge", "from_node_", [1.0, 1.0]) {
        assert_eq!((cambridge.0.nodes(), cambridge.0.links()), (1_693, 2_963));
        equals_petgraph(cambridge);
    }
}
