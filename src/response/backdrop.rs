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
        let mut opened = 0;
        for (dark, lanes) in [(false, !lights.dark), (true, lights.dark)] {
            if lights.anew & lanes != 0 {
                let layer = Layer {
                    lanes: lights.anew & lanes,
                    touched: &self.touched,
                    costs: weather.lanes(dark),
                };
                opened |= paint(layer, arcs_of_link, costs);
            }
        }
        opened
    }
}

/// What is painted in some lanes.
#[derive(Clone, Copy)]
struct Layer<'a> {
    lanes: LaneBits,
    touched: &'a [LaneBits],
    /// `[link][lane]`
    costs: &'a [[i32; LANES]],
}

/// For every set of lanes all bits where a lane is in it, else none. `[set][lane]`
static MASKS: [[i32; LANES]; 1 << LANES] = masks();

const fn masks() -> [[i32; LANES]; 1 << LANES] {
    let mut masks = [[0; LANES]; 1 << LANES];
    let mut at = 0;
    while at < LANES << LANES {
        let (set, lane) = (at / LANES, at % LANES);
        masks[set][lane] = -((set >> lane & 1) as i32);
        at += 1;
    }
    masks
}

/// No branch and no comparison: only of these does the compiler make vectors.
#[multiversion::multiversion(targets("x86_64+avx512f+avx512vl", "x86_64+avx2", "aarch64+neon"))]
fn paint(layer: Layer, arcs_of_link: &[[ArcIx; 2]], costs: &mut LaneCosts) -> LaneBits {
    // Negative where a closed link has come to be open.
    let mut opened = [0; LANES];
    let links = arcs_of_link.iter().zip(layer.touched).zip(layer.costs);
    for ((&[to, fro], touched), new) in links {
        let mask = &MASKS[usize::from(layer.lanes & !touched)];
        let known = *costs.lanes(to);
        let cost: [i32; LANES] =
            std::array::from_fn(|lane| known[lane] ^ ((known[lane] ^ new[lane]) & mask[lane]));
        let opens: [i32; LANES] = std::array::from_fn(|lane| {
            opened[lane] | (!(known[lane] - CLOSED) & (cost[lane] - CLOSED))
        });
        opened = opens;
        *costs.lanes_mut(to) = cost;
        *costs.lanes_mut(fro) = cost;
    }
    let opened = opened.iter().enumerate();
    opened.fold(0, |bits, (lane, &opens)| {
        bits | LaneBits::from(opens < 0) << lane
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn cells(costs: Vec<[bool; LANES]>, open: i32) -> Vec<[i32; LANES]> {
        let cost = |is_open| if is_open { open } else { CLOSED };
        costs.into_iter().map(|cell| cell.map(cost)).collect()
    }

    proptest! {
        #[test]
        fn only_untouched_links_of_the_lanes_asked_for_are_painted(
            links in prop::collection::vec((any::<[bool; LANES]>(), any::<[bool; LANES]>(), any::<LaneBits>()), 1..20),
            lanes in any::<LaneBits>(),
        ) {
            let known = cells(links.iter().map(|link| link.0).collect(), 7);
            let new = cells(links.iter().map(|link| link.1).collect(), 9);
            let touched: Vec<LaneBits> = links.iter().map(|link| link.2).collect();
            let arcs: Vec<[ArcIx; 2]> = (0..links.len() as u32).map(|link| [ArcIx(link), ArcIx(link)]).collect();
            let mut costs = LaneCosts::closed(links.len());
            for (&[arc, _], cell) in arcs.iter().zip(&known) {
                *costs.lanes_mut(arc) = *cell;
            }
            let layer = Layer { lanes, touched: &touched, costs: &new };
            let opened = paint(layer, &arcs, &mut costs);
            for lane in 0..LANES {
                let mut opens = false;
                for (at, &[arc, _]) in arcs.iter().enumerate() {
                    let is_painted = lanes & !touched[at] & (1 << lane) != 0;
                    let cost = if is_painted { new[at][lane] } else { known[at][lane] };
                    prop_assert_eq!(costs.lanes(arc)[lane], cost);
                    opens |= known[at][lane] >= CLOSED && cost < CLOSED;
                }
                prop_assert_eq!(opened & (1 << lane) != 0, opens);
            }
        }
    }
}
