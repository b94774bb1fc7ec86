//! One fire over a grid of cells: the questions of [`Growth`], answered from arrival times.
//!
//! ```text
//! landscape + start ─▶ minimum travel time ─▶ arrival [cell] ─▶ area by time, first arrival near a point, ellipse fitted
//! ```
//!
//! Fire comes to a cell when it is at its centre, and has then burnt all cells it came to before and half of this one; between
//! two arrivals the area is taken as linear in time. Points are metres east and north of where the fire starts.

use super::grid::CellGrid;
use super::growth::Growth;
use super::landscape::WeatherStage;
use super::spread::{Search, Spread, Start};

/// A free fire over a grid.
#[derive(Clone, Debug, PartialEq)]
pub struct GridFront {
    grid: CellGrid,
    start: usize,
    /// In minutes; infinite where fire does not come in time. `[cell]`
    arrival_min: Vec<f64>,
    /// Cells that burn, in the order in which fire comes to them.
    burning: Vec<usize>,
    until_min: f64,
}

impl GridFront {
    /// Burns a landscape in steady weather from the cell that holds the point (0, 0) for so many minutes; `spread` lends the
    /// memory. `None` where that point is off the grid or in a barrier.
    pub fn burn(spread: &mut Spread, weather: &WeatherStage, until_min: f64) -> Option<Self> {
        let landscape = &weather.landscape;
        let grid = *landscape.grid();
        let start = grid.cell_at(0.0, 0.0)?;
        if !landscape.burns(start) {
            return None;
        }
        let lit = Start {
            cell: start,
            minute: 0.0,
        };
        let stages = std::slice::from_ref(weather);
        let arrival_min = spread
            .run(stages, &[lit], &Search::until(until_min))
            .to_vec();
        let mut burning: Vec<usize> = (0..grid.len())
            .filter(|&cell| arrival_min[cell].is_finite())
            .collect();
        // Stable: cells of the same minute stay in the order of the grid.
        burning.sort_by(|&a, &b| arrival_min[a].total_cmp(&arrival_min[b]));
        Some(Self {
            grid,
            start,
            arrival_min,
            burning,
            until_min,
        })
    }

    /// Up to which minute it is known.
    pub fn until_min(&self) -> f64 {
        self.until_min
    }

    /// Burnt after so many minutes, in m²; after [`Self::until_min`] what has burnt by then.
    pub fn area_m2(&self, minute: f64) -> f64 {
        let reached = self.reached(minute);
        if minute <= 0.0 || reached == 0 {
            return 0.0;
        }
        let (from, to) = (self.knot(reached - 1), self.knot(reached));
        from.area_m2 + (to.area_m2 - from.area_m2) * share(minute, from.minute, to.minute)
    }

    /// Minutes until so much has burnt; infinite if it never does in the time that is known.
    pub fn minute_of_area(&self, area_m2: f64) -> f64 {
        if area_m2 <= 0.0 {
            return 0.0;
        }
        let half_m2 = 0.5 * self.grid.cell_area_m2();
        // The first knot with so much; knot k has k cells and a half, the last a half more.
        let at = libm::ceil((area_m2 / half_m2 - 1.0) / 2.0).max(1.0) as usize;
        let at = at.min(self.burning.len() - 1);
        let (from, to) = (self.knot(at.saturating_sub(1)), self.knot(at));
        if area_m2 > to.area_m2 {
            return f64::INFINITY;
        }
        from.minute + (to.minute - from.minute) * share(area_m2, from.area_m2, to.area_m2)
    }

    /// Minutes until fire is at the centre of a cell within `near_m` of a point so far east and north of the start, or of the
    /// cell that holds the point; infinite if it never is in the time that is known.
    pub fn minute_near(&self, [east_m, north_m]: [f64; 2], near_m: f64) -> f64 {
        if libm::hypot(east_m, north_m) <= near_m {
            return 0.0;
        }
        let (width_m, height_m) = self.size_m();
        let beyond = |value: f64, low: f64, high: f64| (low - value).max(value - high).max(0.0);
        let east_beyond_m = beyond(east_m, self.grid.west_m, self.grid.west_m + width_m);
        let north_beyond_m = beyond(north_m, self.grid.north_m - height_m, self.grid.north_m);
        if libm::hypot(east_beyond_m, north_beyond_m) > near_m {
            return f64::INFINITY;
        }
        let own = self.grid.cell_at(east_m, north_m);
        let own_min = own.map_or(f64::INFINITY, |cell| self.arrival_min[cell]);
        let is_near = |cell: usize| {
            let (centre_east_m, centre_north_m) = self.grid.centre_m(cell);
            libm::hypot(centre_east_m - east_m, centre_north_m - north_m) <= near_m
        };
        // In the order of arrival, so that the first found is the first to come.
        let first = self.burning.iter().find(|&&cell| is_near(cell));
        first.map_or(own_min, |&cell| self.arrival_min[cell].min(own_min))
    }

    /// Width and height of the grid, in m.
    fn size_m(&self) -> (f64, f64) {
        let CellGrid {
            rows,
            columns,
            cell_m,
            ..
        } = self.grid;
        (columns as f64 * cell_m, rows as f64 * cell_m)
    }

    /// The first minute in which fire is in a cell at the edge of the grid: from then on the grid cuts it short. Infinite if
    /// it is in none.
    pub fn minute_at_edge(&self) -> f64 {
        let is_at_edge = |cell: usize| {
            let (row, column) = self.grid.place(cell);
            row == 0 || column == 0 || row + 1 == self.grid.rows || column + 1 == self.grid.columns
        };
        let first = self.burning.iter().find(|&&cell| is_at_edge(cell));
        first.map_or(f64::INFINITY, |&cell| self.arrival_min[cell])
    }

    /// Centres of the cells that fire has come to by a minute, in m east and north of the start, in the order of arrival.
    pub fn burnt_cells(&self, minute: f64) -> impl Iterator<Item = [f64; 2]> + '_ {
        self.burning[..self.reached(minute)].iter().map(|&cell| {
            let (east_m, north_m) = self.grid.centre_m(cell);
            [east_m, north_m]
        })
    }

    /// The ellipse that after so many minutes has burnt as much and whose head is at the burnt cell farthest from the start:
    /// what crews who work by an ellipse take this fire for. It has no growth while only the first cell burns.
    pub fn fitted(&self, minute: f64) -> Growth {
        let (start_east_m, start_north_m) = self.grid.centre_m(self.start);
        let mut head = [0.0, 0.0];
        let mut farthest_m = 0.0;
        for [east_m, north_m] in self.burnt_cells(minute) {
            let way = [east_m - start_east_m, north_m - start_north_m];
            let way_m = libm::hypot(way[0], way[1]);
            if way_m > farthest_m {
                (farthest_m, head) = (way_m, way);
            }
        }
        Growth::fitted(minute, self.area_m2(minute), head)
    }

    /// Number of cells that fire has come to by a minute.
    fn reached(&self, minute: f64) -> usize {
        self.burning
            .partition_point(|&cell| self.arrival_min[cell] <= minute)
    }

    /// The area when fire comes to the cell of this position in the order of arrival; the last stands for all after it.
    fn knot(&self, at: usize) -> Knot {
        let last = self.burning.len() - 1;
        let at = at.min(last);
        let minute = self.arrival_min[self.burning[at]];
        let cells = match at {
            0 => 0.0,
            _ if at == last => at as f64 + 1.0,
            _ => at as f64 + 0.5,
        };
        Knot {
            minute,
            area_m2: cells * self.grid.cell_area_m2(),
        }
    }
}

/// A moment and what has burnt by then.
#[derive(Clone, Copy)]
struct Knot {
    minute: f64,
    area_m2: f64,
}

/// How far a value is on its way between two others, 0 to 1; 0 where they are the same.
fn share(value: f64, from: f64, to: f64) -> f64 {
    if to > from {
        ((value - from) / (to - from)).clamp(0.0, 1.0)
    } else {
        0.0
    }
}

#[cfg(test)]
#[path = "grid_front_tests.rs"]
mod tests;
