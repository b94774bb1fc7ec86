//! Wind of one storm at many cells over time.
//!
//! In: [`Cells`] and the [`Storm`]s of the time steps. Out: a [`Field`]: wind `[step][cell]`, peak and its time
//! `[cell]`. Most storms are of Holland's family with a vector asymmetry; for them [`kernel`] works on columns of unit
//! vectors that the compiler turns into vector instructions. Any other storm, and the tests, use
//! [`Storm::wind`], the plain truth that the kernel is held to.
//!
//! ```text
//!   cells, in blocks of 64        a block whose ball lies outside the cut-off is skipped whole
//!   x x x x │ y y y y │ z z z z   chord² = |cell - centre|², r = 2 R asin(chord / 2)
//! ```

mod cells;
mod elementary;
mod kernel;
#[cfg(test)]
mod tests;

pub use cells::Cells;

use super::averaging::WindOneMin;
use super::storm::Storm;
use kernel::Kernel;

/// Wind at cells over time, over open water.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Field {
    cells: usize,
    /// `[step][cell]`
    wind: Vec<WindOneMin>,
    /// `[cell]`
    peak: Vec<WindOneMin>,
    /// In hours. `[cell]`
    peak_time_h: Vec<f64>,
}

const CALM: WindOneMin = WindOneMin::from_m_s(0.0);

impl Field {
    /// Works out the wind of these storms, one a step, at all cells; keeps the room of what it held before.
    pub fn fill(&mut self, cells: &Cells, storms: &[Storm]) {
        let first_h = storms.first().map_or(0.0, |storm| storm.time_h);
        self.cells = cells.len();
        self.wind.resize(cells.len() * storms.len(), CALM);
        self.peak.clear();
        self.peak.resize(cells.len(), CALM);
        self.peak_time_h.clear();
        self.peak_time_h.resize(cells.len(), first_h);
        if cells.is_empty() {
            return;
        }
        for (storm, wind) in storms.iter().zip(self.wind.chunks_exact_mut(cells.len())) {
            match Kernel::of(storm) {
                Some(kernel) => kernel.fill(cells, wind),
                None => plain(storm, cells, wind),
            }
            raise(wind, storm.time_h, &mut self.peak, &mut self.peak_time_h);
        }
    }

    /// Wind in one step; empty where there is no such step. `[cell]`
    pub fn step(&self, step: usize) -> &[WindOneMin] {
        self.wind.chunks(self.cells.max(1)).nth(step).unwrap_or(&[])
    }

    /// Highest wind of all steps. `[cell]`
    pub fn peak(&self) -> &[WindOneMin] {
        &self.peak
    }

    /// Time of the highest wind, in hours: the first if several are as high, the first step's where there is no wind. `[cell]`
    pub fn peak_time_h(&self) -> &[f64] {
        &self.peak_time_h
    }
}

/// The wind of any storm, cell by cell.
fn plain(storm: &Storm, cells: &Cells, wind: &mut [WindOneMin]) {
    for (wind, &place) in wind.iter_mut().zip(cells.places()) {
        *wind = storm.wind(place);
    }
}

/// Keeps the higher wind and its time.
fn raise(wind: &[WindOneMin], time_h: f64, peak: &mut [WindOneMin], peak_time_h: &mut [f64]) {
    for ((&wind, peak), at) in wind.iter().zip(peak).zip(peak_time_h) {
        let higher = wind.m_s() > peak.m_s();
        *peak = if higher { wind } else { *peak };
        *at = if higher { time_h } else { *at };
    }
}
