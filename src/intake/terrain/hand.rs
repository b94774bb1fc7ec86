//! Height above the nearest drainage.

use super::drainage::{Drainage, NO_REACH};
use super::flow::Flow;

/// Height of each cell above the river cell that its water meets first, and the reach of that cell.
///
/// Rennó et al. (2008), "HAND, a new terrain descriptor using SRTM-DEM", Remote Sensing of Environment 112, 3469–3481;
/// Nobre et al. (2011), "Height Above the Nearest Drainage – a hydrologically relevant new terrain model", Journal of
/// Hydrology 404, 13–29: nearest is meant along the flow, not as the crow flies.
#[derive(Clone, Debug, PartialEq)]
pub struct Hand {
    /// Metres; NaN where water leaves the grid before it meets a river, and where void. `[cell]`
    above_m: Vec<f64>,
    /// The river cell met first, or `u32::MAX`. `[cell]`
    river_cell: Vec<u32>,
    /// Its reach, or [`NO_REACH`]. `[cell]`
    reach: Vec<u32>,
}

impl Hand {
    /// Follows the flow of every cell down to a river. `filled_m` are the elevations that the flow was made from, so that
    /// no height is below zero. O(n): cells below come first, and each looks one cell on.
    pub fn new(flow: &Flow, drainage: &Drainage, filled_m: &[f64]) -> Self {
        let mut hand = Self {
            above_m: vec![f64::NAN; flow.cells()],
            river_cell: vec![u32::MAX; flow.cells()],
            reach: vec![NO_REACH; flow.cells()],
        };
        let level = |cell: usize| filled_m.get(cell).copied().unwrap_or(f64::NAN);
        for &cell in flow.upstream_first().iter().rev() {
            let cell = cell as usize;
            let (river, reach) = match (drainage.reach(cell), flow.below(cell)) {
                (Some(reach), _) => (cell as u32, reach),
                (None, Some(below)) => (hand.river_cell[below], hand.reach[below]),
                (None, None) => continue,
            };
            hand.river_cell[cell] = river;
            hand.reach[cell] = reach;
            hand.above_m[cell] = level(cell) - level(river as usize);
        }
        hand
    }

    /// Metres above the river; `None` where none is met.
    #[inline]
    pub fn above_m(&self, cell: usize) -> Option<f64> {
        self.above_m
            .get(cell)
            .copied()
            .filter(|above_m| above_m.is_finite())
    }
    /// The river cell that is met first.
    #[inline]
    pub fn river_cell(&self, cell: usize) -> Option<usize> {
        let river = self
            .river_cell
            .get(cell)
            .copied()
            .filter(|river| *river != u32::MAX);
        river.map(|river| river as usize)
    }
    /// The reach whose water stands here when it rises.
    #[inline]
    pub fn reach(&self, cell: usize) -> Option<u32> {
        self.reach
            .get(cell)
            .copied()
            .filter(|reach| *reach != NO_REACH)
    }
    /// Share of the cells that are not void whose water meets a river within the grid, 0–1.
    pub fn reached_share(&self, flow: &Flow) -> f64 {
        let reached = self
            .above_m
            .iter()
            .filter(|above_m| above_m.is_finite())
            .count();
        reached as f64 / flow.upstream_first().len().max(1) as f64
    }
}

#[cfg(test)]
#[path = "hand_tests.rs"]
mod tests;
