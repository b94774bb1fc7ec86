//! Uncertain demand against a stock: how much is short.

use super::draws::Draws;
use super::{Bench, Observed, Seen, System, mean_of};
use crate::random::{Dist, Purpose};
use crate::study::verify::quantity::Quantity;
use crate::study::verify::theory::demand::normal_shortfall;

/// Normal demand and a stock.
#[derive(Clone, Copy, Debug)]
pub struct Shortfall {
    /// Mean demand.
    pub mean: f64,
    /// Its standard deviation.
    pub sd: f64,
    /// Units in stock.
    pub stock: f64,
}

/// Whether a figure is the share of demand that is met, or what is short; `None` for others.
fn is_fill_rate(figure: &Quantity) -> Option<bool> {
    match figure.name.as_str() {
        "fill rate" => Some(true),
        "" | "shortfall" | "E[(D-q)+]" => Some(false),
        _ => None,
    }
}

impl System for Shortfall {
    fn exact(&self, figure: &Quantity) -> Option<f64> {
        let short = normal_shortfall(self.mean, self.sd, self.stock);
        is_fill_rate(figure).map(|rate| if rate { 1.0 - short / self.mean } else { short })
    }

    fn observe(&self, figures: &[Quantity], bench: &Bench) -> Vec<Observed> {
        let demand = Dist::Normal(self.mean, self.sd);
        let mut draws = Draws::new(bench, Purpose::Stock, 0);
        let short = |_| (draws.value(&demand) - self.stock).max(0.0);
        let short = mean_of(&(0..bench.customers).map(short).collect::<Vec<f64>>());
        let observe = |(at, figure): (usize, &Quantity)| {
            let mut estimate = short;
            if is_fill_rate(figure)? {
                estimate = short.times(1.0 / self.mean);
                estimate.mean = 1.0 - estimate.mean;
            }
            Some(Observed {
                figure: at,
                variant: "",
                seen: Seen::Estimate(estimate),
            })
        };
        figures.iter().enumerate().filter_map(observe).collect()
    }
}
