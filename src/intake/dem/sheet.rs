//! The cells of one table that an import sets, and those that it leaves.

use std::collections::{BTreeMap, BTreeSet};

use crate::scenario::Patch;
use crate::scenario::spec::TableSpec;

/// Heights are written to a tenth of a metre: no elevation model is better.
const STEPS_PER_M: f64 = 10.0;

/// What becomes of one table.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// The table.
    pub spec: TableSpec,
    /// Cells to be set.
    pub patch: Patch,
    /// Rows that get a height, by column.
    pub set: BTreeMap<&'static str, BTreeSet<usize>>,
    /// Heights that stay as they are, by column.
    pub kept: BTreeMap<&'static str, usize>,
    /// Rows that get a reach.
    pub referred: usize,
}

impl Sheet {
    /// Nothing set yet.
    pub fn new(spec: TableSpec) -> Self {
        Self {
            spec,
            patch: Patch::new(),
            set: BTreeMap::new(),
            kept: BTreeMap::new(),
            referred: 0,
        }
    }
    /// Sets a height in metres.
    pub fn set(&mut self, row: usize, field: &'static str, height_m: f64) {
        // Adding zero turns a zero below zero into a plain one.
        let rounded_m = libm::round(height_m * STEPS_PER_M) / STEPS_PER_M + 0.0;
        self.patch.insert((row, field), rounded_m.to_string());
        self.set.entry(field).or_default().insert(row);
    }
    /// Binds a row to a reach.
    pub fn refer(&mut self, row: usize, reach: &str) {
        self.patch.insert((row, "flood_ref"), reach.to_owned());
        self.referred += 1;
    }
    /// Leaves a height as it is.
    pub fn keep(&mut self, field: &'static str) {
        *self.kept.entry(field).or_default() += 1;
    }
    /// Leaves a height as it is, where there is one.
    pub fn keep_if(&mut self, field: &'static str, known_m: Option<f64>) {
        if known_m.is_some() {
            self.keep(field);
        }
    }
}
