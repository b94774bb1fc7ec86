//! The backdrop of headquarters' pictures: roads that the event of a lane does not touch, in its rain and light.
//!
//! It changes only when it becomes light or dark. All lanes of a batch for which it does at the same time are painted in one
//! pass over the links.

use std::sync::Arc;

use super::facts::Facts;
use crate::damage::WeatherCosts;
use crate::routing::{LANES, LaneBits, LaneCosts};
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

    /// Paints the costs of untouched links in the lanes that are due.
    pub fn paint(
        &self,
        arcs_of_link: &[[ArcIx; 2]],
        lights: Lights,
        weather: &WeatherCosts,
        costs: &mut LaneCosts,
    ) {
        for (dark, lanes) in [(false, !lights.dark), (true, lights.dark)] {
            if lights.anew & lanes != 0 {
                let layer = Layer {
                    lanes: lights.anew & lanes,
                    touched: &self.touched,
                    costs: weather.lanes(dark),
                };
                paint(layer, arcs_of_link, costs);
            }
        }
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
fn paint(layer: Layer, arcs_of_link: &[[ArcIx; 2]], costs: &mut LaneCosts) {
    let links = arcs_of_link.iter().zip(layer.touched).zip(layer.costs);
    for ((&[to, fro], touched), new) in links {
        let mask = &MASKS[usize::from(layer.lanes & !touched)];
        let known = *costs.lanes(to);
        let cost: [i32; LANES] =
            std::array::from_fn(|lane| known[lane] ^ ((known[lane] ^ new[lane]) & mask[lane]));
        *costs.lanes_mut(to) = cost;
        *costs.lanes_mut(fro) = cost;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::routing::CLOSED;
    use proptest::prelude::*;

    fn cost() -> impl Strategy<Value = [i32; LANES]> {
        prop::array::uniform8(prop_oneof![0..100_i32, Just(CLOSED), Just(i32::MAX)])
    }

    proptest! {
        #[test]
        fn only_untouched_links_of_the_lanes_asked_for_are_painted(
            links in prop::collection::vec((cost(), cost(), any::<LaneBits>(), any::<bool>()), 1..20),
            lanes in any::<LaneBits>(),
        ) {
            // Links that lead one way only have one arc, the others two.
            let mut costs = LaneCosts::closed(2 * links.len());
            let arcs: Vec<[ArcIx; 2]> = (0..).zip(&links).map(|(at, link)| {
                let to = ArcIx(2 * at);
                [to, if link.3 { to } else { ArcIx(2 * at + 1) }]
            }).collect();
            for (arcs, link) in arcs.iter().zip(&links) {
                for &arc in arcs {
                    *costs.lanes_mut(arc) = link.0;
                }
            }
            let new: Vec<[i32; LANES]> = links.iter().map(|link| link.1).collect();
            let touched: Vec<LaneBits> = links.iter().map(|link| link.2).collect();
            paint(Layer { lanes, touched: &touched, costs: &new }, &arcs, &mut costs);
            for (at, (known, ..)) in links.iter().enumerate() {
                for (lane, arc) in (0..LANES).flat_map(|lane| arcs[at].map(|arc| (lane, arc))) {
                    let is_painted = lanes & !touched[at] & (1 << lane) != 0;
                    let expected = if is_painted { new[at][lane] } else { known[lane] };
                    prop_assert_eq!(costs.lanes(arc)[lane], expected);
                }
            }
        }
    }
}
