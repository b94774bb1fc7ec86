//! A whole replication of the engine as its epochs grow in number: Kaiping, with `scenario.epoch_min` and `scenario.horizon_h` changed.

use reliefsim::response::{Batch, Plan};
use reliefsim::routing::LANES;
use reliefsim::world::World;

use super::Options;
use super::kernels::fastest;
use super::points::Points;
use super::shipped::shipped;

/// From the longest epoch that a scenario may have to the shortest that its step of 15 minutes allows; the horizon stays 72 h.
const EPOCHS_MIN: [usize; 6] = [480, 240, 120, 60, 30, 15];
/// Epochs of an hour; how far the replication is followed.
const HORIZONS_H: [usize; 5] = [12, 24, 48, 72, 96];

/// Processor time of one replication in ms, from batches of eight.
fn replication(world: &World, rounds: usize) -> f64 {
    let plan = Plan::new(world);
    let mut batch = Batch::new(world, &plan);
    let batches = fastest(rounds.min(3), || {
        for first in [0, LANES as u32] {
            std::hint::black_box(batch.play(world.seed_key(1), first, LANES));
        }
    });
    batches / (2 * LANES) as f64
}

/// More epochs in the same time, and the same epochs for a longer time.
pub fn with_epochs(options: &Options, points: &mut Points) {
    for epoch_min in EPOCHS_MIN {
        let world = shipped("kaiping", &[&format!("scenario.epoch_min={epoch_min}")]);
        let epochs = 72 * 60 / epoch_min;
        points.time(
            "epochs",
            "shorter epochs, 72 h",
            epochs,
            replication(&world, options.rounds),
        );
    }
    for horizon_h in HORIZONS_H {
        let world = shipped("kaiping", &[&format!("scenario.horizon_h={horizon_h}")]);
        points.time(
            "epochs",
            "longer horizon, epochs of 1 h",
            horizon_h,
            replication(&world, options.rounds),
        );
    }
}
