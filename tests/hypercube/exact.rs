//! Larson's hypercube queueing model, solved exactly; it shares no code with the program.
//!
//! Larson (1974), "A hypercube queuing model for facility location and redistricting in urban emergency services", Computers &
//! Operations Research 1:67–95, with calls that wait in one line, first come first served. States are the sets of busy servers; from
//! the state in which all are busy a line of M/M/N hangs.

/// Calls come from atoms as Poisson streams, each goes to the free server that its atom prefers, and service times are exponential with
/// one rate.
pub struct Hypercube {
    /// Calls an hour. `[atom]`
    pub calls_per_h: Vec<f64>,
    /// Servers, most preferred first. `[atom]`
    pub prefers: Vec<Vec<usize>>,
    /// Services an hour of each server.
    pub services_per_h: f64,
}

/// What the model says.
pub struct Found {
    /// Share of the time in which each server is busy. `[server]`
    pub workload: Vec<f64>,
    /// Share of the calls of each atom that each server answers. `[atom][server]`
    pub dispatched: Vec<Vec<f64>>,
    /// Share of the calls that wait.
    pub waits: f64,
}

impl Hypercube {
    fn servers(&self) -> usize {
        self.prefers[0].len()
    }

    fn all_calls_per_h(&self) -> f64 {
        self.calls_per_h.iter().sum()
    }

    /// The server that a call of an atom gets while these are busy.
    fn sent(&self, atom: usize, busy: usize) -> Option<usize> {
        let mut prefers = self.prefers[atom].iter().copied();
        prefers.find(|server| busy & (1 << server) == 0)
    }

    /// Rates of change between the sets of busy servers. `[from][to]`
    fn rates(&self) -> Vec<Vec<f64>> {
        let states = 1 << self.servers();
        let mut rates = vec![vec![0.0; states]; states];
        for busy in 0..states {
            for (atom, calls) in self.calls_per_h.iter().enumerate() {
                if let Some(server) = self.sent(atom, busy) {
                    rates[busy][busy | (1 << server)] += calls;
                }
            }
            for server in (0..self.servers()).filter(|server| busy & (1 << server) != 0) {
                rates[busy][busy & !(1 << server)] += self.services_per_h;
            }
        }
        rates
    }

    /// Steady-state probabilities of the sets of busy servers, nobody in line, by Gaussian elimination without subtractions
    /// (Grassmann, Taksar & Heyman 1985), as if no line existed; the line hangs from the last.
    fn without_line(&self) -> Vec<f64> {
        let mut rates = self.rates();
        for last in (1..rates.len()).rev() {
            let out: f64 = rates[last][..last].iter().sum();
            for from in 0..last {
                rates[from][last] /= out;
                for to in 0..last {
                    if from != to {
                        rates[from][to] += rates[from][last] * rates[last][to];
                    }
                }
            }
        }
        let mut share = vec![1.0; rates.len()];
        for state in 1..rates.len() {
            share[state] = (0..state)
                .map(|from| share[from] * rates[from][state])
                .sum();
        }
        share
    }

    /// Solves the model with a line without end.
    pub fn solve(&self) -> Found {
        let servers = self.servers();
        let per_server = self.all_calls_per_h() / (servers as f64 * self.services_per_h);
        assert!(per_server < 1.0, "the line would grow for ever");
        let mut share = self.without_line();
        // All busy with q in line: the last state times per_server^q.
        let all = share.len() - 1;
        share[all] /= 1.0 - per_server;
        let sum: f64 = share.iter().sum();
        for share in &mut share {
            *share /= sum;
        }
        let busy = |server: usize| (0..=all).filter(move |state| state & (1 << server) != 0);
        let answers = |atom: usize, server: usize| -> f64 {
            let free = (0..all).filter(|state| self.sent(atom, *state) == Some(server));
            // Whoever of the servers is free next takes the first in line: all as often.
            free.map(|state| share[state]).sum::<f64>() + share[all] / servers as f64
        };
        let atoms = 0..self.calls_per_h.len();
        Found {
            workload: (0..servers)
                .map(|server| busy(server).map(|state| share[state]).sum())
                .collect(),
            dispatched: atoms
                .map(|atom| (0..servers).map(|server| answers(atom, server)).collect())
                .collect(),
            waits: share[all],
        }
    }
}
