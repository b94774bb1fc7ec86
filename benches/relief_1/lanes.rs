//! The workload eight replications at a time: draws, customisation, table and dispatch, each a straight loop.

use reliefsim::routing::lanes::{Customised, Hierarchy, Table};
use reliefsim::routing::{CLOSED, LANES};

use super::chains::Chains;
use super::dispatch::{Dispatch, run};
use super::draw::Draws;
use super::queue::{Chunk, WIDTH};
use super::{Instance, PROMISE_MS, Row, key};

/// Everything that one thread keeps from batch to batch.
pub struct Engine<'a, const D: usize> {
    instance: &'a Instance,
    pub hierarchy: Hierarchy,
    draws: Draws<D>,
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

impl<'a, const D: usize> Engine<'a, D> {
    pub fn new(instance: &'a Instance, hierarchy: &Hierarchy) -> Self {
        let sources: Vec<_> = instance.depots.iter().map(|depot| depot.node).collect();
        let width = instance.villages.len().div_ceil(WIDTH);
        // Nobody asks for any times but those from depots to villages.
        let asked: Vec<_> = sources.iter().chain(&instance.villages).copied().collect();
        let chains = Chains::between(&instance.network, hierarchy, &asked);
        let hierarchy = &chains.hierarchy;
        Self {
            instance,
            draws: Draws::new(instance, &chains),
            customised: Customised::new(hierarchy),
            table: Table::new(hierarchy, &sources, &instance.villages),
            times: vec![[CLOSED; WIDTH]; LANES * sources.len() * width],
            width,
            dispatch: Dispatch::new(),
            hierarchy: chains.hierarchy,
            statistics: Statistics {
                in_time: vec![0; instance.villages.len()],
                short: vec![0; instance.villages.len()],
                ..Statistics::default()
            },
        }
    }

    /// Draws the costs of eight replications.
    pub fn draw(&mut self, first: u64) {
        let keys = std::array::from_fn(|lane| key(first + lane as u64));
        self.draws.draw(self.instance, &keys);
    }

    /// Puts them on the hierarchy.
    pub fn customise(&mut self) {
        self.customised.customise(&self.hierarchy, &self.draws);
    }

    /// Fills the table and lays it out by lane and depot.
    pub fn fill(&mut self) {
        self.table.fill(&self.hierarchy, &self.customised);
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
