//! Samples of a failing network: each replication draws its event and its links, and the reference router says who is
//! reached, eight replications at a time.

use std::ops::Range;

use rayon::prelude::*;

use super::question::{State, Wanted};
use super::shape::Shape;
use crate::estimate::Proportion;
use crate::random::{EntityKey, Purpose, SeedKey};
use crate::routing::{CLOSED, LANES, LaneCosts, Reference, Router};
use crate::study::verify::check::Estimate;
use crate::world::{ArcIx, Network, NodeIx};

/// Batches of lanes that one task takes.
const A_TASK: u64 = 256;

/// Sums over replications; whole numbers, so their order does not matter.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    sum: u64,
    squares: u64,
}

/// A network and what is asked of it.
pub struct Sampler<'a> {
    network: Network,
    states: &'a [State],
    wanted: &'a [Wanted],
    /// The nodes that anything is asked of, and the place of each node among them.
    targets: Vec<NodeIx>,
    place: Vec<Option<usize>>,
    key: SeedKey,
}

impl<'a> Sampler<'a> {
    /// A sampler whose draws belong to `key`.
    pub fn new(shape: &Shape, states: &'a [State], wanted: &'a [Wanted], key: SeedKey) -> Self {
        let links = shape.links.iter();
        let ends: Vec<(u32, u32, bool)> = links.map(|&(a, b)| (a, b, false)).collect();
        let asked = |node: &usize| wanted.iter().any(|wanted| wanted.asks(*node));
        let targets: Vec<usize> = (0..shape.nodes).filter(asked).collect();
        let place = (0..shape.nodes).map(|node| targets.binary_search(&node).ok());
        Self {
            network: Network::of_shape(shape.nodes, &ends),
            states,
            wanted,
            place: place.collect(),
            targets: targets.iter().map(|&node| NodeIx(node as u32)).collect(),
            key,
        }
    }

    /// The tallies of what is asked, over so many replications (a multiple of the lanes).
    pub fn sample(&self, samples: u64) -> Vec<Tally> {
        let batches = samples / LANES as u64;
        let task = |task: u64| self.task(task * A_TASK..((task + 1) * A_TASK).min(batches));
        let none = || vec![Tally::default(); self.wanted.len()];
        let add = |mut sums: Vec<Tally>, more: Vec<Tally>| {
            for (sum, more) in sums.iter_mut().zip(more) {
                sum.sum += more.sum;
                sum.squares += more.squares;
            }
            sums
        };
        let tasks = (0..batches.div_ceil(A_TASK)).into_par_iter();
        tasks.map(task).reduce(none, add)
    }

    fn task(&self, batches: Range<u64>) -> Vec<Tally> {
        let mut router = Reference::new(&self.network, self.targets.clone());
        let mut costs = LaneCosts::closed(self.network.arcs());
        let mut tallies = vec![Tally::default(); self.wanted.len()];
        for batch in batches {
            for lane in 0..LANES {
                let replication = batch * LANES as u64 + lane as u64;
                self.fail(&mut costs, lane, replication as u32);
            }
            router.customise(&costs);
            for lane in 0..LANES {
                for (wanted, tally) in self.wanted.iter().zip(&mut tallies) {
                    tally.add(self.count(wanted, &mut router, lane));
                }
            }
        }
        tallies
    }

    fn count(&self, wanted: &Wanted, router: &mut Reference, lane: usize) -> u64 {
        let source = wanted.source();
        let times = router.times(NodeIx(source as u32), lane);
        let reached =
            |node: usize| node == source || self.place[node].is_some_and(|at| times[at] < CLOSED);
        wanted.count(reached, self.network.nodes())
    }

    /// Draws the event and the links of one replication.
    fn fail(&self, costs: &mut LaneCosts, lane: usize, replication: u32) {
        let stream = |purpose| self.key.stream(replication, purpose, EntityKey::SCENARIO);
        let (mut event, mut links) = (stream(Purpose::Event), stream(Purpose::LinkFailure));
        let (u, mut sum) = (event.uniform(), 0.0);
        let state = self.states.iter().find(|state| {
            sum += state.probability;
            u < sum
        });
        let fails = 1.0 - state.or(self.states.last()).map_or(1.0, |state| state.open);
        let failed = (0..self.network.links()).map(|_| links.happens(fails));
        let failed: Vec<bool> = failed.collect();
        for arc in 0..self.network.arcs() {
            let link = self.network.link[arc].at();
            costs.lanes_mut(ArcIx(arc as u32))[lane] = if failed[link] { CLOSED } else { 1 };
        }
    }
}

impl Tally {
    fn add(&mut self, count: u64) {
        self.sum += count;
        self.squares += count * count;
    }

    /// The mean. The error of a share is that of the known probability, which holds for rare events too.
    pub fn estimate(&self, wanted: &Wanted, known: f64, samples: u64) -> Estimate {
        let n = samples as f64;
        let mean = self.sum as f64 / n;
        let variance = match wanted {
            Wanted::Joined(_) => known * (1.0 - known),
            Wanted::Reachable(_) => self.squares as f64 / n - mean * mean,
        };
        let share = Proportion {
            successes: self.sum,
            trials: samples,
        };
        Estimate {
            mean: if matches!(wanted, Wanted::Joined(_)) {
                share.estimate()
            } else {
                mean
            },
            error: libm::sqrt(variance / n),
        }
    }
}
