//! The workload as it is written down, one replication at a time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use reliefsim::routing::{CLOSED, LANES, LaneCosts, Router};
use reliefsim::world::LinkIx;

use super::{
    DOCK_MS, Depot, Edge, FACTORS, FRAGILITY, GAMMA, HORIZON_MS, Instance, LOAD_MS, LORRY_RATIONS,
    PROMISE_MS, Row, UNLOAD_MS, key, mix,
};

/// Time to travel an edge in a replication, in ms; [`CLOSED`] where it is.
pub fn cost(instance: &Instance, key: u64, edge: usize) -> i32 {
    let Edge {
        base_ms,
        class,
        cell,
    } = instance.edges[edge];
    let hit = instance.hits(Instance::event(key))[cell];
    let hash = mix(key.wrapping_add(GAMMA.wrapping_mul(edge as u64 + 2)));
    if (hash >> 48) < (u64::from(hit.threshold) * FRAGILITY[class]) >> 8 {
        return CLOSED;
    }
    let factor = instance.factor[hit.severity as usize * FACTORS + (hash >> 36) as usize % FACTORS];
    ((u64::from(base_ms) * u64::from(factor)) >> 16) as i32
}

/// One usable depot: when it is mobilised and how far the villages are.
struct Open<'a> {
    depot: &'a Depot,
    mobilised_ms: i32,
    times_ms: Vec<i32>,
}

/// What the dispatch leaves.
struct Relief {
    trips: i64,
    delivered: i64,
    /// First arrival, in ms. `[village]`
    first_ms: Vec<Option<i32>>,
}

/// The event simulation of the workload: lorries in order of the time they are free, each to the nearest village
/// in need, those without any delivery first.
fn dispatch(depots: &[Open], demand: &[i32]) -> Relief {
    let mut needed = demand.to_vec();
    let mut rations: Vec<i32> = depots.iter().map(|open| open.depot.rations).collect();
    let mut relief = Relief {
        trips: 0,
        delivered: 0,
        first_ms: vec![None; demand.len()],
    };
    let mut free = BinaryHeap::new();
    for (at, open) in depots.iter().enumerate() {
        for lorry in 0..open.depot.lorries {
            // Numbers run over the depots in order, so that (depot, lorry) orders like the number.
            free.push(Reverse((open.mobilised_ms + lorry * DOCK_MS, at, lorry)));
        }
    }
    while let Some(Reverse((now, at, lorry))) = free.pop() {
        let arrival = |village: usize| {
            i64::from(now) + i64::from(LOAD_MS) + i64::from(depots[at].times_ms[village])
        };
        let choice = (0..demand.len())
            .filter(|&village| needed[village] > 0 && arrival(village) <= i64::from(HORIZON_MS))
            .min_by_key(|&village| (relief.first_ms[village].is_some(), arrival(village)));
        let Some(village) = choice.filter(|_| rations[at] > 0) else {
            continue; // nothing left to carry, or nowhere to go
        };
        let amount = LORRY_RATIONS.min(needed[village]).min(rations[at]);
        needed[village] -= amount;
        rations[at] -= amount;
        relief.trips += 1;
        relief.delivered += i64::from(amount);
        let there = arrival(village) as i32;
        let first = relief.first_ms[village].get_or_insert(there);
        *first = there.min(*first);
        let back = there + UNLOAD_MS + depots[at].times_ms[village];
        free.push(Reverse((back, at, lorry)));
    }
    relief
}

fn count_and_sum(values: impl Iterator<Item = i64>) -> [i64; 2] {
    values.fold([0, 0], |[count, sum], value| [count + 1, sum + value])
}

/// The costs of eight replications.
pub fn costs(instance: &Instance, first: u64) -> LaneCosts {
    let keys: [u64; LANES] = std::array::from_fn(|lane| key(first + lane as u64));
    LaneCosts::of_links(&instance.network, |link: LinkIx, lane| {
        cost(instance, keys[lane], link.at())
    })
}

/// One replication on a router that holds its costs in a lane.
pub fn replicate(
    instance: &Instance,
    replication: u64,
    router: &mut dyn Router,
    lane: usize,
) -> Row {
    let key = key(replication);
    let mut depots = Vec::new();
    for (at, depot) in instance.depots.iter().enumerate() {
        if let Some(mobilised_ms) = instance.mobilised(key, at) {
            let times_ms = router.times(depot.node, lane).to_vec();
            depots.push(Open {
                depot,
                mobilised_ms,
                times_ms,
            });
        }
    }
    let open = |open: &Open, village: usize| {
        let time = open.times_ms[village];
        (time < CLOSED).then_some(i64::from(time))
    };
    let villages = 0..instance.villages.len();
    let access = villages.clone().filter_map(|village| {
        let ways = depots
            .iter()
            .filter_map(|depot| Some(i64::from(depot.mobilised_ms) + open(depot, village)?));
        ways.min()
    });
    let matrix = depots.iter().flat_map(|depot| {
        villages
            .clone()
            .filter_map(move |village| open(depot, village))
    });
    let relief = dispatch(&depots, &instance.demand);
    let first = || {
        relief
            .first_ms
            .iter()
            .flatten()
            .map(|&time| i64::from(time))
    };
    let in_time = first()
        .filter(|&time| time <= i64::from(PROMISE_MS))
        .count() as i64;
    let [access, matrix, reached] = [
        count_and_sum(access),
        count_and_sum(matrix),
        count_and_sum(first()),
    ];
    [
        Instance::event(key) as i64,
        depots.len() as i64,
        access[0],
        access[1],
        matrix[0],
        matrix[1],
        relief.trips,
        relief.delivered,
        reached[0],
        reached[1],
        in_time,
    ]
}
