//! Queues with a fixed number of customers: machine repair, lorries that come back, a backlog.

/// The steady state of `customers` that each come to a station of `servers` after a mean time away, by birth and death.
/// It does not depend on the distribution of the time away.
#[derive(Clone, Debug, PartialEq)]
pub struct FiniteSource {
    /// Probability that k customers are at the station. `[k]`
    pub at_station: Vec<f64>,
    servers: u32,
    services_per_h: f64,
}

impl FiniteSource {
    /// Rates per hour: of coming, for each customer who is away, and of service, for each busy server.
    pub fn new(customers: u32, servers: u32, comes_per_h: f64, services_per_h: f64) -> Self {
        // Weights are rescaled as they grow, so that no population overflows.
        let mut weights = vec![1.0];
        for k in 1..=customers {
            let up = f64::from(customers - k + 1) * comes_per_h;
            let down = f64::from(k.min(servers)) * services_per_h;
            let next = weights[k as usize - 1] * up / down;
            weights.push(next);
            if next > 1e200 {
                for weight in &mut weights {
                    *weight /= next;
                }
            }
        }
        let sum: f64 = weights.iter().sum();
        Self {
            at_station: weights.iter().map(|weight| weight / sum).collect(),
            servers,
            services_per_h,
        }
    }

    /// Mean number at the station, in service or waiting.
    pub fn mean_at_station(&self) -> f64 {
        self.mean(f64::from)
    }
    /// Mean share of the servers that are busy.
    pub fn utilisation(&self) -> f64 {
        self.mean(|k| f64::from(k.min(self.servers))) / f64::from(self.servers)
    }
    /// Services finished per hour.
    pub fn throughput_per_h(&self) -> f64 {
        self.utilisation() * f64::from(self.servers) * self.services_per_h
    }
    /// Mean time at the station by Little's law, in hours.
    pub fn residence_h(&self) -> f64 {
        self.mean_at_station() / self.throughput_per_h()
    }

    fn mean(&self, of: impl Fn(u32) -> f64) -> f64 {
        self.at_station
            .iter()
            .zip(0..)
            .map(|(p, k)| p * of(k))
            .sum()
    }
}

/// Mean and standard deviation of the time in which `servers` finish `tasks` that are all there at the start and take
/// exponential times with mean 1: a pure death process, the sum of independent stages 1 / min(k, c).
pub fn backlog(tasks: u32, servers: u32) -> (f64, f64) {
    let stage = |k: u32| 1.0 / f64::from(k.min(servers));
    let mean = (1..=tasks).map(stage).sum();
    let variance = (1..=tasks).map(|k| stage(k) * stage(k)).sum();
    (mean, libm::sqrt(variance))
}
