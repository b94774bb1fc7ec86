//! Networks whose links fail by chance: who can still be reached.

use super::question::{State, Wanted};
use super::sampler::{Sampler, Tally};
use super::shape::Shape;
use super::{Bench, Observed, Seen, System};
use crate::routing::LANES;
use crate::study::verify::quantity::Quantity;
use crate::study::verify::theory::reliability::joined;

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
        let questions: Vec<Wanted> = wanted.iter().map(|(_, wanted)| wanted.clone()).collect();
        let sampler = Sampler::new(&self.shape, &self.states, &questions, bench.key);
        let tallies = sampler.sample(samples);
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
}
