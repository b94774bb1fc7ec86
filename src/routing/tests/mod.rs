//! Tests of the room: against trying everything, and on graphs small enough to see. `tests/routing_*.rs` holds it
//! to other programs and to published figures.

mod drive;
mod lanes;
mod oracle;
mod reference;
mod table;

use super::Roads;
use crate::units::Millis;
use crate::world::LinkIx;

/// Roads whose costs are written down step by step; the last step lasts for ever.
#[derive(Clone, Debug)]
struct Steps {
    step_ms: i64,
    /// `[link][step]`
    cost: Vec<Vec<i32>>,
    /// Whether every new step counts as a change, or only one with another cost.
    every_step: bool,
}

impl Steps {
    fn at(&self, link: LinkIx, time: Millis) -> usize {
        ((time.0 / self.step_ms) as usize).min(self.cost[link.at()].len() - 1)
    }
}

impl Roads for Steps {
    fn cost(&self, link: LinkIx, time: Millis) -> i32 {
        self.cost[link.at()][self.at(link, time)]
    }
    fn next_change(&self, link: LinkIx, time: Millis) -> Millis {
        let (cost, now) = (&self.cost[link.at()], self.at(link, time));
        (now + 1..cost.len())
            .find(|&step| self.every_step || cost[step] != cost[now])
            .map_or(Millis::NEVER, |step| Millis(self.step_ms * step as i64))
    }
}
