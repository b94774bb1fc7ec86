//! The workload eight replications at a time: draws, customisation, table and dispatch, each a straight loop.

use reliefsim::routing::lanes::{Customised, Hierarchy, Table};
use reliefsim::routing::{CLOSED, LANES};
use reliefsim::world::ArcIx;

use super::queue::{Calendar, Chunk, WIDTH, smallest_sum};
use super::{
    DOCK_MS, FACTORS, FRAGILITY, GAMMA, HORIZON_MS, Instance, LOAD_MS, LORRY_RATIONS, PROMISE_MS,
    Row, UNLOAD_MS, key, mix,
};

/// Edges that share a cell and a class, one after the other.
struct Group {
    cell: usize,
    class: usize,
    edges: std::ops::Range<usize>,
}

/// What drawing needs of the edges, sorted by cell and class.
struct Edges {
    groups: Vec<Group>,
    /// What each edge adds to the key of a replication.
    term: Vec<u64>,
    base_ms: Vec<u32>,
    /// Where its cost goes: vectors of the customised cells, the second only where directions are kept apart.
    slots: Vec<[u32; 2]>,
}

impl Edges {
    fn of<const D: usize>(instance: &Instance, hierarchy: &Hierarchy) -> Self {
        let mut order: Vec<usize> = (0..instance.edges.len()).collect();
        let group = |&edge: &usize| (instance.edges[edge].cell, instance.edges[edge].class);
        order.sort_by_key(|edge| (group(edge), *edge));
        let mut groups: Vec<Group> = Vec::new();
        for (at, edge) in order.iter().enumerate() {
            let (cell, class) = group(edge);
            match groups.last_mut() {
                Some(last) if (last.cell, last.class) == (cell, class) => last.edges.end = at + 1,
                _ => groups.push(Group {
                    cell,
                    class,
                    edges: at..at + 1,
                }),
            }
        }
        let mut slots = vec![[u32::MAX; 2]; instance.edges.len()];
        for (arc, &slot) in (0..).map(ArcIx).zip(&hierarchy.slot) {
            if slot != u32::MAX {
                let link = instance.network.link[arc.at()];
                let pair = &mut slots[link.at()];
                let vector = if D == 1 { slot / 2 } else { slot };
                if pair[0] == u32::MAX {
                    *pair = [vector; 2];
                } else {
                    pair[1] = vector;
                }
            }
        }
        // A link from a node to itself leads nowhere: it is left out.
        order.retain(|&edge| slots[edge][0] != u32::MAX);
        assert_eq!(order.len(), slots.len(), "no loops in this workload");
        Self {
            groups,
            term: order
                .iter()
                .map(|&edge| GAMMA.wrapping_mul(edge as u64 + 2))
                .collect(),
            base_ms: order
                .iter()
                .map(|&edge| instance.edges[edge].base_ms)
                .collect(),
            slots: order.iter().map(|&edge| slots[edge]).collect(),
        }
    }
}

/// Everything that one thread keeps from batch to batch.
pub struct Engine<'a, const D: usize> {
    instance: &'a Instance,
    hierarchy: &'a Hierarchy,
    edges: Edges,
    factor: Box<[u32; 4 * FACTORS]>,
    pub customised: Customised<D>,
    pub table: Table,
    /// Times in ms. `[lane][depot][village / 16]`
    times: Vec<Chunk>,
    /// Villages in chunks.
    width: usize,
    dispatch: Dispatch,
    pub statistics: Statistics,
}

/// What is estimated over the replications.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Statistics {
    pub replications: u64,
    /// Replications in which the village was reached in time. `[village]`
    pub in_time: Vec<u32>,
    /// Rations still needed at the end. `[village]`
    pub short: Vec<i64>,
    /// Replications in which all were.
    pub all_in_time: u64,
}

/// The state of one replication's dispatch.
struct Dispatch {
    calendar: Calendar,
    /// `[lorry]`
    depot_of: [u8; 256],
    rations: Vec<i32>,
    needed: Vec<i32>,
    /// 0 where nobody has been and something is needed, else [`CLOSED`]. `[village / 16]`
    unserved: Vec<Chunk>,
    /// 0 where somebody has been and something is needed, else [`CLOSED`].
    served: Vec<Chunk>,
    first_ms: Vec<i32>,
    /// The nearest unserved and served village of each depot as last looked up.
    nearest: [Nearest; 2],
    trips: i64,
    delivered: i64,
}

/// Depots there is room for.
const DEPOTS: usize = 32;
/// Not looked up, or no longer the nearest.
const UNKNOWN: i32 = -1;

/// The nearest village of each depot.
#[derive(Clone, Copy)]
struct Nearest {
    village: [i32; DEPOTS],
    time_ms: [i32; DEPOTS],
}

impl<'a, const D: usize> Engine<'a, D> {
    pub fn new(instance: &'a Instance, hierarchy: &'a Hierarchy) -> Self {
        let sources: Vec<_> = instance.depots.iter().map(|depot| depot.node).collect();
        let width = instance.villages.len().div_ceil(WIDTH);
        let factor: Box<[u32]> = instance.factor.clone().into();
        Self {
            instance,
            hierarchy,
            edges: Edges::of::<D>(instance, hierarchy),
            factor: factor.try_into().expect("four severities"),
            customised: Customised::new(hierarchy),
            table: Table::new(hierarchy, &sources, &instance.villages),
            times: vec![[CLOSED; WIDTH]; LANES * sources.len() * width],
            width,
            dispatch: Dispatch::new(),
            statistics: Statistics {
                in_time: vec![0; instance.villages.len()],
                short: vec![0; instance.villages.len()],
                ..Statistics::default()
            },
        }
    }

    /// Draws the costs of eight replications and puts them on the hierarchy.
    pub fn draw(&mut self, first: u64) {
        self.customised.clear();
        let keys: [u64; LANES] = std::array::from_fn(|lane| key(first + lane as u64));
        let hits = keys.map(|key| self.instance.hits(Instance::event(key)));
        let cells = self.customised.cells.as_flattened_mut();
        for group in &self.edges.groups {
            let hit = hits.map(|hits| hits[group.cell]);
            let threshold = hit.map(|hit| (u64::from(hit.threshold) * FRAGILITY[group.class]) >> 8);
            let severity = hit.map(|hit| hit.severity * FACTORS as u32);
            let edges = group.edges.clone();
            let hit = Drawn {
                keys,
                threshold,
                severity,
            };
            draw_group(
                &hit,
                (
                    &self.edges.term[edges.clone()],
                    &self.edges.base_ms[edges.clone()],
                ),
                &self.factor,
                &self.edges.slots[edges],
                cells,
            );
        }
    }

    pub fn customise(&mut self) {
        self.customised.relax(self.hierarchy);
    }

    /// Fills the table and lays it out by lane and depot.
    pub fn fill(&mut self) {
        self.table.fill(self.hierarchy, &self.customised);
        let depots = self.instance.depots.len();
        for village in 0..self.instance.villages.len() {
            let (chunk, at) = (village / WIDTH, village % WIDTH);
            for (depot, times) in self.table.to(village).iter().enumerate() {
                for (lane, &time) in times.iter().enumerate() {
                    self.times[(lane * depots + depot) * self.width + chunk][at] = time;
                }
            }
        }
    }

    /// Times from the depots in one lane. `[depot × chunk]`
    fn lane(&self, lane: usize) -> &[Chunk] {
        let size = self.instance.depots.len() * self.width;
        &self.times[lane * size..(lane + 1) * size]
    }

    /// Sends out the lorries of every lane and counts.
    pub fn dispatch(&mut self, first: u64) {
        for lane in 0..LANES {
            self.dispatch_lane(first, lane);
            let statistics = &mut self.statistics;
            statistics.replications += 1;
            let (mut late, dispatch) = (0, &self.dispatch);
            for (village, &time) in dispatch.first_ms.iter().enumerate() {
                let in_time = u32::from(time <= PROMISE_MS);
                statistics.in_time[village] += in_time;
                statistics.short[village] += i64::from(dispatch.needed[village]);
                late += 1 - in_time;
            }
            statistics.all_in_time += u64::from(late == 0);
        }
    }

    fn dispatch_lane(&mut self, first: u64, lane: usize) {
        let size = self.instance.depots.len() * self.width;
        self.dispatch
            .begin(self.instance, key(first + lane as u64), self.width);
        run(
            &mut self.dispatch,
            &self.times[lane * size..(lane + 1) * size],
            self.width,
        );
    }

    /// A whole batch.
    pub fn batch(&mut self, first: u64) {
        self.draw(first);
        self.customise();
        self.fill();
        self.dispatch(first);
    }

    /// A whole batch with its check sums.
    pub fn checked(&mut self, first: u64) -> [Row; LANES] {
        self.draw(first);
        self.customise();
        self.fill();
        std::array::from_fn(|lane| {
            self.dispatch_lane(first, lane);
            self.row(key(first + lane as u64), lane)
        })
    }

    fn row(&self, key: u64, lane: usize) -> Row {
        let (mut usable, mut matrix, mut access, mut reached) = (0, [0; 2], [0; 2], [0; 2]);
        let count = |sum: &mut [i64; 2], time: i32| {
            if time < CLOSED {
                *sum = [sum[0] + 1, sum[1] + i64::from(time)];
            }
        };
        let villages = self.instance.villages.len();
        let mut quickest = vec![CLOSED; villages];
        for depot in 0..self.instance.depots.len() {
            let Some(mobilised) = self.instance.mobilised(key, depot) else {
                continue;
            };
            usable += 1;
            let times = &self.lane(lane)[depot * self.width..(depot + 1) * self.width];
            for (village, &time) in times.as_flattened()[..villages].iter().enumerate() {
                count(&mut matrix, time);
                if time < CLOSED {
                    quickest[village] = quickest[village].min(mobilised + time);
                }
            }
        }
        quickest.iter().for_each(|&time| count(&mut access, time));
        let dispatch = &self.dispatch;
        dispatch
            .first_ms
            .iter()
            .for_each(|&time| count(&mut reached, time));
        let in_time = dispatch
            .first_ms
            .iter()
            .filter(|&&time| time <= PROMISE_MS)
            .count();
        [
            Instance::event(key) as i64,
            usable,
            access[0],
            access[1],
            matrix[0],
            matrix[1],
            dispatch.trips,
            dispatch.delivered,
            reached[0],
            reached[1],
            in_time as i64,
        ]
    }
}

/// What the events of a batch do to one cell and class. `[lane]`
struct Drawn {
    keys: [u64; LANES],
    threshold: [u64; LANES],
    severity: [u32; LANES],
}

/// Costs of the edges of one cell and class in eight replications.
#[multiversion::multiversion(targets(
    "x86_64+avx512f+avx512vl+avx512dq",
    "x86_64+avx2",
    "aarch64+neon"
))]
fn draw_group(
    hit: &Drawn,
    edges: (&[u64], &[u32]),
    factor: &[u32; 4 * FACTORS],
    slots: &[[u32; 2]],
    cells: &mut [[i32; LANES]],
) {
    let Drawn {
        keys,
        threshold,
        severity,
    } = hit;
    for ((&term, &base_ms), slots) in edges.0.iter().zip(edges.1).zip(slots) {
        let mut hash = [0; LANES];
        for lane in 0..LANES {
            hash[lane] = mix(keys[lane].wrapping_add(term));
        }
        let mut cost = [0; LANES];
        for lane in 0..LANES {
            let draw = severity[lane] + (hash[lane] >> 36) as u32 % FACTORS as u32;
            let factor = factor[draw as usize % (4 * FACTORS)];
            let slowed = ((u64::from(base_ms) * u64::from(factor)) >> 16) as i32;
            cost[lane] = if hash[lane] >> 48 < threshold[lane] {
                CLOSED
            } else {
                slowed
            };
        }
        for &slot in slots {
            let cell = &mut cells[slot as usize];
            *cell = std::array::from_fn(|lane| cell[lane].min(cost[lane]));
        }
    }
}

impl Dispatch {
    fn new() -> Self {
        let nearest = Nearest {
            village: [UNKNOWN; DEPOTS],
            time_ms: [CLOSED; DEPOTS],
        };
        Self {
            calendar: Calendar::new(),
            depot_of: [0; 256],
            rations: Vec::new(),
            needed: Vec::new(),
            unserved: Vec::new(),
            served: Vec::new(),
            first_ms: Vec::new(),
            nearest: [nearest; 2],
            trips: 0,
            delivered: 0,
        }
    }

    /// Begins a replication; the calendar is empty, as the last one left it.
    fn begin(&mut self, instance: &Instance, key: u64, width: usize) {
        self.rations.clear();
        let mut lorry = 0_u8;
        for (at, depot) in instance.depots.iter().enumerate() {
            self.rations.push(depot.rations);
            let Some(mobilised) = instance.mobilised(key, at) else {
                continue;
            };
            for number in 0..depot.lorries {
                self.calendar.put(mobilised + number * DOCK_MS, lorry);
                self.depot_of[lorry as usize] = at as u8;
                lorry += 1;
            }
        }
        let villages = instance.villages.len();
        self.needed.clone_from(&instance.demand);
        self.first_ms.clear();
        self.first_ms.resize(villages, i32::MAX);
        self.unserved.clear();
        self.unserved.resize(width, [0; WIDTH]);
        self.served.clear();
        self.served.resize(width, [CLOSED; WIDTH]);
        for village in 0..width * WIDTH {
            if village >= villages || instance.demand[village] == 0 {
                self.unserved[village / WIDTH][village % WIDTH] = CLOSED;
            }
        }
        self.nearest
            .iter_mut()
            .for_each(|nearest| nearest.village = [UNKNOWN; DEPOTS]);
        (self.trips, self.delivered) = (0, 0);
    }
}

/// Lorries in order of the time they are free, each to the nearest village in need, those without any delivery first.
///
/// The nearest village of a depot stays the nearest until it drops out, so it is looked up only then. Villages join
/// those that have been served at the moment of a decision: they are compared with what is known.
#[multiversion::multiversion(targets(
    "x86_64+avx512f+avx512vl+avx512dq",
    "x86_64+avx2",
    "aarch64+neon"
))]
fn run(dispatch: &mut Dispatch, times: &[Chunk], width: usize) {
    let mut word = 0;
    while let Some((now, lorry)) = dispatch.calendar.take(&mut word) {
        let depot = dispatch.depot_of[lorry as usize] as usize % DEPOTS;
        let row = &times[depot * width..(depot + 1) * width];
        let latest = HORIZON_MS - LOAD_MS - now;
        let [unserved, served] = &mut dispatch.nearest;
        let (mut time_ms, mut village) = unserved.of(depot, row, &dispatch.unserved);
        if time_ms > latest {
            (time_ms, village) = served.of(depot, row, &dispatch.served);
        }
        let rations = dispatch.rations[depot];
        if time_ms > latest || rations == 0 {
            continue; // it stays where it is
        }
        let at = village as usize;
        let amount = LORRY_RATIONS.min(dispatch.needed[at]).min(rations);
        dispatch.needed[at] -= amount;
        dispatch.rations[depot] -= amount;
        dispatch.trips += 1;
        dispatch.delivered += i64::from(amount);
        let there = now + LOAD_MS + time_ms;
        let new = dispatch.first_ms[at] == i32::MAX;
        let done = dispatch.needed[at] == 0;
        dispatch.first_ms[at] = dispatch.first_ms[at].min(there);
        if new {
            dispatch.unserved[at / WIDTH][at % WIDTH] = CLOSED;
            unserved.forget(village);
        }
        if done {
            dispatch.served[at / WIDTH][at % WIDTH] = CLOSED;
            served.forget(village);
        } else if new {
            dispatch.served[at / WIDTH][at % WIDTH] = 0;
            served.join(village, times, width);
        }
        dispatch.calendar.put(there + UNLOAD_MS + time_ms, lorry);
    }
}

impl Nearest {
    /// Time to the nearest village of a depot, and which it is; times of [`CLOSED`] or more where there is none.
    #[inline(always)]
    fn of(&mut self, depot: usize, times: &[Chunk], open: &[Chunk]) -> (i32, i32) {
        if self.village[depot] == UNKNOWN {
            let (time_ms, village) = smallest_sum(times, open);
            (self.time_ms[depot], self.village[depot]) = (time_ms, village as i32);
        }
        (self.time_ms[depot], self.village[depot])
    }

    #[inline(always)]
    fn forget(&mut self, village: i32) {
        self.village = self
            .village
            .map(|own| if own == village { UNKNOWN } else { own });
    }

    /// A village has joined: whoever knows its nearest compares.
    #[inline(always)]
    fn join(&mut self, village: i32, times: &[Chunk], width: usize) {
        let (chunk, at) = (village as usize / WIDTH, village as usize % WIDTH);
        for depot in 0..(times.len() / width).min(DEPOTS) {
            if self.village[depot] != UNKNOWN {
                let time_ms = times[depot * width + chunk][at];
                if (time_ms, village) < (self.time_ms[depot], self.village[depot]) {
                    (self.time_ms[depot], self.village[depot]) = (time_ms, village);
                }
            }
        }
    }
}
