//! Networks whose links fail by chance: who can still be reached.

use rayon::prelude::*;

use super::shape::Shape;
use super::{Bench, Observed, Seen, System};
use crate::estimate::Proportion;
use crate::random::{EntityKey, Purpose};
use crate::routing::{CLOSED, LANES, LaneCosts, Reference, Router};
use crate::study::verify::check::Estimate;
use crate::study::verify::quantity::Quantity;
use crate::study::verify::theory::reliability::joined;
use crate::world::{ArcIx, Network, NodeIx};

/// A state of the whole event: its probability, and that of each link to stay open in it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct State {
    /// Of the state.
    pub probability: f64,
    /// Of each link, by itself.
    pub open: f64,
}

/// A network whose links fail independently, given the state of the event.
#[derive(Clone, Debug)]
pub struct FailingNetwork {
    /// The network.
    pub shape: Shape,
    /// One of the same reliability for the exact algorithm, where the network itself is too wide.
    pub narrow: Option<Shape>,
    /// States of the event; their probabilities add up to 1.
    pub states: Vec<State>,
    /// What a figure without a name is.
    pub unnamed: Wanted,
}

/// What is asked of a network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    /// Whether all these nodes are joined.
    Joined(Vec<usize>),
    /// How many other nodes are joined to this one.
    Reachable(usize),
}

impl Wanted {
    /// `R(1,10,20)` among nodes numbered from 1.
    pub fn named(name: &str, shape: &Shape) -> Option<Self> {
        let inside = name.trim().strip_prefix("R(")?.strip_suffix(')')?;
        if inside == "all" {
            return Some(Self::Joined((0..shape.nodes).collect()));
        }
        let node = |cell: &str| {
            cell.trim()
                .parse::<usize>()
                .ok()?
                .checked_sub(1)
                .filter(|&node| node < shape.nodes)
        };
        let nodes: Option<Vec<usize>> = inside.split(',').map(node).collect();
        nodes.filter(|nodes| nodes.len() > 1).map(Self::Joined)
    }

    fn source(&self) -> usize {
        match self {
            Self::Joined(nodes) => nodes[0],
            Self::Reachable(node) => *node,
        }
    }

    /// The figure in one replication, from which nodes are reached.
    fn count(&self, reached: impl Fn(usize) -> bool, nodes: usize) -> u64 {
        match self {
            Self::Joined(wanted) => u64::from(wanted.iter().all(|&node| reached(node))),
            Self::Reachable(from) => (0..nodes)
                .filter(|&node| node != *from && reached(node))
                .count() as u64,
        }
    }
}

impl FailingNetwork {
    fn wanted(&self, name: &str) -> Option<Wanted> {
        match name {
            "" => Some(self.unnamed.clone()),
            "st" => Some(Wanted::Joined(self.shape.ends.to_vec())),
            "all" => Some(Wanted::Joined((0..self.shape.nodes).collect())),
            _ => Wanted::named(name, &self.shape),
        }
    }
}

impl System for FailingNetwork {
    fn exact(&self, figure: &Quantity) -> Option<f64> {
        let shape = self.narrow.as_ref().unwrap_or(&self.shape);
        let joined = |nodes: &[usize], open: f64| joined(shape.nodes, &shape.links, nodes, open);
        let given = |state: &State| match self.wanted(&figure.name)? {
            Wanted::Joined(nodes) => joined(&nodes, state.open),
            Wanted::Reachable(from) => {
                let others = (0..shape.nodes).filter(|&node| node != from);
                others.map(|node| joined(&[from, node], state.open)).sum()
            }
        };
        self.states
            .iter()
            .map(|state| Some(state.probability * given(state)?))
            .sum()
    }

    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed> {
        let wanted: Vec<(usize, Wanted)> = figures
            .iter()
            .enumerate()
            .filter_map(|(at, figure)| Some((at, self.wanted(&figure.name)?)))
            .collect();
        let samples = self.samples(wanted.iter().map(|(at, _)| &figures[*at]), bench);
        let tallies = self.sample(&wanted, samples, bench);
        let observe = |((at, wanted), tally): (&(usize, Wanted), &Tally)| Observed {
            figure: *at,
            variant: "",
            seen: Seen::Estimate(tally.estimate(wanted, figures[*at].value(), samples)),
        };
        wanted.iter().zip(&tallies).map(observe).collect()
    }
}

/// Samples at which a share p is known to 2 %, times p / (1 − p): 1.96² / 0.02².
const FOR_TWO_PERCENT: f64 = 9_604.0;
/// Samples that are taken in any case, where the network is not too large for so many.
const USUAL: u64 = 40_000;
/// Batches of lanes that one task takes.
const A_TASK: u64 = 256;

/// Sums over replications; whole numbers, so their order does not matter.
#[derive(Clone, Debug, Default)]
struct Tally {
    sum: u64,
    squares: u64,
}

impl FailingNetwork {
    /// As many samples as the rarest figure needs, within the bench's means. Where almost all is joined, it is the cuts
    /// that are rare.
    fn samples<'a>(&self, figures: impl Iterator<Item = &'a Quantity>, bench: &Bench) -> u64 {
        let rarer = |figure: &Quantity| figure.value().min(1.0 - figure.value());
        let rarest = figures.map(rarer).filter(|p| *p > 0.0).fold(0.5, f64::min);
        let wanted = (FOR_TWO_PERCENT * (1.0 - rarest) / rarest) as u64;
        let most = (bench.link_draws / self.shape.links.len().max(1) as u64).min(bench.customers);
        wanted.max(USUAL).min(most).next_multiple_of(LANES as u64)
    }

    fn sample(&self, wanted: &[(usize, Wanted)], samples: u64, bench: &Bench) -> Vec<Tally> {
        let ends: Vec<(u32, u32, bool)> = self
            .shape
            .links
            .iter()
            .map(|&(a, b)| (a, b, false))
            .collect();
        let network = Network::of_shape(self.shape.nodes, &ends);
        let batches = samples / LANES as u64;
        let task = |task: u64| {
            let mine = task * A_TASK..((task + 1) * A_TASK).min(batches);
            self.task(&network, wanted, mine, bench)
        };
        let none = || vec![Tally::default(); wanted.len()];
        let add = |mut sums: Vec<Tally>, more: Vec<Tally>| {
            for (sum, more) in sums.iter_mut().zip(more) {
                sum.sum += more.sum;
                sum.squares += more.squares;
            }
            sums
        };
        (0..batches.div_ceil(A_TASK))
            .into_par_iter()
            .map(task)
            .reduce(none, add)
    }

    /// Some batches of replications, eight lanes at a time, by the reference router.
    fn task(
        &self,
        network: &Network,
        wanted: &[(usize, Wanted)],
        batches: std::ops::Range<u64>,
        bench: &Bench,
    ) -> Vec<Tally> {
        let targets = self.targets(wanted);
        let mut router = Reference::new(
            network,
            targets.iter().map(|&node| NodeIx(node as u32)).collect(),
        );
        let place: Vec<Option<usize>> = (0..network.nodes())
            .map(|node| targets.binary_search(&node).ok())
            .collect();
        let mut costs = LaneCosts::closed(network.arcs());
        let mut tallies = vec![Tally::default(); wanted.len()];
        for batch in batches {
            for lane in 0..LANES {
                self.fail(
                    network,
                    &mut costs,
                    lane,
                    (batch * LANES as u64) as u32 + lane as u32,
                    bench,
                );
            }
            router.customise(&costs);
            for lane in 0..LANES {
                for ((_, wanted), tally) in wanted.iter().zip(&mut tallies) {
                    let source = wanted.source();
                    let times = router.times(NodeIx(source as u32), lane);
                    let reached = |node: usize| {
                        node == source || place[node].is_some_and(|at| times[at] < CLOSED)
                    };
                    let count = wanted.count(reached, network.nodes());
                    tally.sum += count;
                    tally.squares += count * count;
                }
            }
        }
        tallies
    }

    /// The nodes that anything is asked of, in order.
    fn targets(&self, wanted: &[(usize, Wanted)]) -> Vec<usize> {
        let mut targets: Vec<usize> = Vec::new();
        for (_, wanted) in wanted {
            match wanted {
                Wanted::Joined(nodes) => targets.extend(nodes),
                Wanted::Reachable(_) => targets.extend(0..self.shape.nodes),
            }
        }
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    /// Draws the event and the links of one replication.
    fn fail(
        &self,
        network: &Network,
        costs: &mut LaneCosts,
        lane: usize,
        replication: u32,
        bench: &Bench,
    ) {
        let mut event = bench
            .key
            .stream(replication, Purpose::Event, EntityKey::SCENARIO);
        let mut links = bench
            .key
            .stream(replication, Purpose::LinkFailure, EntityKey::SCENARIO);
        let (u, mut sum) = (event.uniform(), 0.0);
        let state = self.states.iter().find(|state| {
            sum += state.probability;
            u < sum
        });
        let fails = 1.0 - state.or(self.states.last()).map_or(1.0, |state| state.open);
        let failed: Vec<bool> = (0..network.links()).map(|_| links.happens(fails)).collect();
        for arc in 0..network.arcs() {
            let cost = if failed[network.link[arc].at()] {
                CLOSED
            } else {
                1
            };
            costs.lanes_mut(ArcIx(arc as u32))[lane] = cost;
        }
    }
}

impl Tally {
    /// The mean. The error of a share is that of the known probability, which holds for rare events too.
    fn estimate(&self, wanted: &Wanted, known: f64, samples: u64) -> Estimate {
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
