//! The dispatch of one replication: lorries in the order in which they are free, each to the nearest village in need.

use reliefsim::routing::CLOSED;

use super::queue::{Calendar, Chunk, WIDTH, smallest_sum};
use super::{DOCK_MS, HORIZON_MS, Instance, LOAD_MS, LORRY_RATIONS, UNLOAD_MS};

/// The state of one replication's dispatch.
pub struct Dispatch {
    calendar: Calendar,
    /// `[lorry]`
    depot_of: [u8; 256],
    rations: Vec<i32>,
    pub needed: Vec<i32>,
    /// 0 where nobody has been and something is needed, else [`CLOSED`]. `[village / 16]`
    unserved: Vec<Chunk>,
    /// 0 where somebody has been and something is needed, else [`CLOSED`].
    served: Vec<Chunk>,
    pub first_ms: Vec<i32>,
    /// The nearest unserved and served village of each depot as last looked up.
    nearest: [Nearest; 2],
    pub trips: i64,
    pub delivered: i64,
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

impl Dispatch {
    pub fn new() -> Self {
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
    pub fn begin(&mut self, instance: &Instance, key: u64, width: usize) {
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
pub fn run(dispatch: &mut Dispatch, times: &[Chunk], width: usize) {
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
