//! The rain of one replication, whatever brings it, where it is wanted.

use crate::world::RainGround;

/// Rain of one event.
#[derive(Clone, Debug, PartialEq)]
pub struct Rain {
    /// In mm. `[spot × step]`
    fallen_mm: Vec<f64>,
    steps: usize,
    catchments: usize,
}

impl Rain {
    /// The rain at all spots of the ground in each step, in mm. `[spot × step]`
    pub fn new(ground: &RainGround, steps: usize, fallen_mm: Vec<f64>) -> Self {
        Self {
            fallen_mm,
            steps,
            catchments: ground.catchments.len(),
        }
    }

    /// Rain on the catchments in mm. `[catchment × step]`
    pub fn catchments_mm(&self) -> &[f64] {
        &self.fallen_mm[..self.catchments * self.steps]
    }

    /// Rain at a slope that slides, step by step, in mm.
    pub fn slope_mm(&self, slope: usize) -> &[f64] {
        let begin = (self.catchments + slope) * self.steps;
        self.fallen_mm.get(begin..begin + self.steps).unwrap_or(&[])
    }
}
