//! The backdrop of headquarters' pictures: roads that the event of a lane does not touch, in its rain and light.
//!
//! It changes only when it becomes light or dark, mostly in all lanes of a batch at the same time. So it is painted for all
//! of them in one pass over the links.

use std::sync::Arc;

use super::facts::Facts;
use crate::damage::WeatherCosts;
use crate::routing::{CLOSED, LANES, LaneBits, LaneCosts};
use crate::world::ArcIx;

/// What is painted behind the pictures of a batch.
#[derive(Clone, Debug, Default)]
pub struct Backdrop {
    /// Lanes whose event touches a link. `[link]`
    touched: Vec<LaneBits>,
}

/// In which light lanes are painted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lights {
    /// Lanes where it has become light or dark, or that nobody has painted yet.
    pub anew: LaneBits,
    /// Lanes where it is dark.
    pub dark: LaneBits,
}

impl Backdrop {
    /// A new batch of events.
    pub fn begin(&mut self, links: usize, facts: &[Arc<Facts>]) {
        self.touched.clear();
        self.touched.resize(links, 0);
        for (lane, facts) in facts.iter().enumerate() {
            for link in &facts.damage.touched {
                self.touched[link.at()] |= 1 << lane;
            }
        }
    }

    /// Paints the costs of untouched links in the lanes that are due; lanes in which a closed one has come to be open.
    pub fn paint(
        &self,
        arcs_of_link: &[[ArcIx; 2]],
        lights: Lights,
        weather: &WeatherCosts,
        costs: &mut LaneCosts,
    ) -> LaneBits {
        let light = [weather.lanes(false), weather.lanes(true)];
        paint(arcs_of_link, &self.touched, lights, light, costs)
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn paint(
    arcs_of_link: &[[ArcIx; 2]],
    touched: &[LaneBits],
    lights: Lights,
    [by_day, in_the_dark]: [&[[i32; LANES]]; 2],
    costs: &mut LaneCosts,
) -> LaneBits {
    let is_dark: [bool; LANES] = std::array::from_fn(|lane| lights.dark & (1 << lane) != 0);
    let mut has_opened = [false; LANES];
    let links = arcs_of_link.iter().zip(touched);
    for (link, (&[to, fro], touched)) in links.enumerate() {
        let due = lights.anew & !touched;
        let (by_day, in_the_dark) = (&by_day[link], &in_the_dark[link]);
        let known = *costs.lanes(to);
        let cost: [i32; LANES] = std::array::from_fn(|lane| {
            let new = [by_day[lane], in_the_dark[lane]][usize::from(is_dark[lane])];
            if due & (1 << lane) != 0 {
                new
            } else {
                known[lane]
            }
        });
        for lane in 0..LANES {
            has_opened[lane] |= known[lane] >= CLOSED && cost[lane] < CLOSED;
        }
        *costs.lanes_mut(to) = cost;
        *costs.lanes_mut(fro) = cost;
    }
    let opened = has_opened.iter().enumerate();
    opened.fold(0, |bits, (lane, &has)| bits | LaneBits::from(has) << lane)
}
