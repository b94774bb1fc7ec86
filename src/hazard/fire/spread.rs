//! When fire arrives in every cell: minimum travel time.
//!
//! Finney (2002), "Fire growth using minimum travel time methods", Canadian Journal of Forest Research 32, 1420–1424:
//! fire takes the quickest path. Paths run straight from cell centre to cell centre; along each straight part the clock
//! runs at the rate of the cell it is in and of the weather it is in, split exactly at cell borders and at changes of the
//! weather. Where fire is to come first is settled first (Dijkstra 1959); leaving later never means arriving earlier, so
//! that the search holds with changing weather too, and progress along a path is carried over a change.
//!
//! A path that may only turn by the directions of a grid is longer than a straight one, and a narrow ellipse magnifies
//! that by 1 / (1 − e). So each cell knows the last bend of its path, and its neighbours are tried straight from there as
//! well ([`Search::straighten`]). Every such path is one that fire could take, and no path of the plain search is left
//! out, so for every cell
//!
//! ```text
//! true minimum  <=  time straightened  <=  time in the plain search
//! ```
//!
//! and in uniform fuel the first two are equal. Cost: O(n log n) for n burnt cells, times the cells under a line where the
//! ground differs.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::grid::CellGrid;
use super::landscape::WeatherStage;
use super::neighbourhood::Neighbourhood;
use super::segment::Segment;
use super::slowness::Step;

/// Where and when a fire starts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Start {
    /// Cell; its whole area burns from then on.
    pub cell: usize,
    /// Minutes on the clock of the weather stages.
    pub minute: f64,
}

/// How to search.
#[derive(Clone, Debug, PartialEq)]
pub struct Search {
    /// Cells that are tried from each cell.
    pub neighbourhood: Neighbourhood,
    /// Whether paths are straightened. The plain search is exactly monotone in the rates of spread, exactly the same after
    /// a quarter turn, and about twice as fast; straightened paths keep to that within what straightening gains.
    pub straighten: bool,
    /// Cells that fire would reach later than this stay unburnt. Minutes.
    pub until_min: f64,
}

impl Search {
    /// Eight directions, straightened: exact in uniform fuel.
    pub fn until(until_min: f64) -> Self {
        Self {
            neighbourhood: Neighbourhood::reaching(1),
            straighten: true,
            until_min,
        }
    }
}

/// Arrival times, and the memory that a search needs; to be used again for the next fire.
#[derive(Clone, Debug, Default)]
pub struct Spread {
    arrival_min: Vec<f64>,
    /// The bend before this cell on its path. `[cell]`
    bend: Vec<usize>,
    queue: BinaryHeap<Reverse<(Time, usize)>>,
}

impl Spread {
    /// Arrival time in every cell, in minutes; infinite where fire does not come. Starts in barriers or outside the
    /// grid do nothing, nor does any on a grid whose cells have no size. Stages may come in any order; those on another
    /// grid than the first are left out.
    pub fn run(&mut self, stages: &[WeatherStage], starts: &[Start], search: &Search) -> &[f64] {
        let Some(first) = stages.first() else {
            self.clear(0);
            return &self.arrival_min;
        };
        let grid = *first.landscape.grid();
        let mut stages: Vec<&WeatherStage> = stages
            .iter()
            .filter(|stage| *stage.landscape.grid() == grid)
            .collect();
        stages.sort_by(|a, b| a.start_min.total_cmp(&b.start_min));
        let paths = Paths { grid, stages };
        self.clear(grid.len());
        if !grid.has_size() {
            return &self.arrival_min;
        }
        for start in starts {
            if start.cell < grid.len() && start.minute.is_finite() && paths.burns(start) {
                self.reach(start.cell, start.cell, start.minute, search);
            }
        }
        while let Some(Reverse((Time(minute), cell))) = self.queue.pop() {
            // Otherwise a quicker way has been found since.
            if minute <= self.arrival_min[cell] {
                self.leave(cell, &paths, search);
            }
        }
        &self.arrival_min
    }

    /// Arrival times of the last run, in minutes. `[cell]`
    pub fn arrival_min(&self) -> &[f64] {
        &self.arrival_min
    }

    fn clear(&mut self, cells: usize) {
        self.arrival_min.clear();
        self.arrival_min.resize(cells, f64::INFINITY);
        self.bend.clear();
        self.bend.resize(cells, NO_BEND);
        self.queue.clear();
    }

    /// Tries all neighbours of a cell that burns.
    fn leave(&mut self, cell: usize, paths: &Paths, search: &Search) {
        let minute = self.arrival_min[cell];
        let bend = self.bend[cell];
        for &offset in search.neighbourhood.offsets() {
            let Some(next) = paths.grid.neighbour(cell, offset) else {
                continue;
            };
            if self.arrival_min[next] <= minute {
                continue;
            }
            self.try_straight(cell, next, paths, search);
            // Often another neighbour has tried this very line before.
            if search.straighten && bend != cell && bend != self.bend[next] {
                self.try_straight(bend, next, paths, search);
            }
        }
    }

    fn try_straight(&mut self, from: usize, to: usize, paths: &Paths, search: &Search) {
        let worth_min = self.arrival_min[to].min(search.until_min);
        let minute = paths.arrival(self.arrival_min[from], from, to, worth_min);
        self.reach(to, from, minute, search);
    }

    /// Notes that fire reaches a cell at this minute, straight from `bend`, if that is news.
    fn reach(&mut self, cell: usize, bend: usize, minute: f64, search: &Search) {
        // False for NaN too.
        if minute < self.arrival_min[cell] && minute <= search.until_min {
            self.arrival_min[cell] = minute;
            self.bend[cell] = bend;
            self.queue.push(Reverse((Time(minute), cell)));
        }
    }
}

/// Of a cell that no fire has reached.
const NO_BEND: usize = usize::MAX;

/// Straight ways over the ground in changing weather.
struct Paths<'a> {
    grid: CellGrid,
    stages: Vec<&'a WeatherStage>,
}

impl Paths<'_> {
    fn stage_at(&self, minute: f64) -> usize {
        self.stages
            .partition_point(|stage| stage.start_min <= minute)
            .saturating_sub(1)
    }

    fn burns(&self, start: &Start) -> bool {
        self.stages[self.stage_at(start.minute)..]
            .iter()
            .any(|stage| stage.landscape.burns(start.cell))
    }

    /// When fire that leaves `from` at `minute` is at `to`, straight; infinite if something never lets it pass or if
    /// that is later than `worth_min`. Where nothing burns for a while (rain), it waits and goes on.
    fn arrival(&self, minute: f64, from: usize, to: usize, worth_min: f64) -> f64 {
        let segment = Segment::new(&self.grid, from, to);
        let step = segment.step(self.grid.cell_m);
        let start = Clock {
            minute,
            stage: self.stage_at(minute),
        };
        let mut clock = start;
        self.cross(&mut clock, (from, 1.0), &step);
        let clear = |stage: &&WeatherStage| stage.landscape.clearance()[from] >= segment.cells();
        if self.stages[start.stage..=clock.stage].iter().all(clear) {
            return clock.minute;
        }
        clock = start;
        for piece in segment {
            if let Some(beside) = piece.beside {
                self.wait_for_gap(&mut clock, beside);
            }
            self.cross(&mut clock, (piece.cell, piece.share), &step);
            if clock.minute > worth_min {
                return f64::INFINITY;
            }
        }
        clock.minute
    }

    /// Lets the clock run while fire does a share of a step in a cell.
    fn cross(&self, clock: &mut Clock, (cell, mut share): (usize, f64), step: &Step) {
        loop {
            let whole_min = self.stages[clock.stage].landscape.slowness()[cell].time_min(step);
            let there = clock.minute + share * whole_min;
            match self.stages.get(clock.stage + 1) {
                Some(next) if there > next.start_min => {
                    // Nothing is gone of the share in a barrier; the difference is finite, since the next start is.
                    share -= (next.start_min - clock.minute) / whole_min;
                    clock.minute = next.start_min;
                    clock.stage += 1;
                    if share <= 0.0 {
                        // By rounding; no part of an infinite time is left to wait for.
                        return;
                    }
                }
                _ => {
                    clock.minute = there;
                    return;
                }
            }
        }
    }

    /// Fire does not slip between two barriers that touch by a corner: it waits until one of them burns.
    fn wait_for_gap(&self, clock: &mut Clock, beside: [usize; 2]) {
        let shut = |at: usize| beside.iter().all(|&c| !self.stages[at].landscape.burns(c));
        while clock.minute < f64::INFINITY && shut(clock.stage) {
            match self.stages.get(clock.stage + 1) {
                Some(next) => {
                    clock.minute = next.start_min;
                    clock.stage += 1;
                }
                None => clock.minute = f64::INFINITY,
            }
        }
    }
}

/// A minute and the weather in it.
#[derive(Clone, Copy)]
struct Clock {
    minute: f64,
    stage: usize,
}

/// A time that can be ordered; never NaN, since `reach` admits none.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Time(f64);

impl Eq for Time {}

impl Ord for Time {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

impl PartialOrd for Time {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
#[path = "spread_tests.rs"]
mod tests;
