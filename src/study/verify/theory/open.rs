//! Queues that customers join from outside.

/// Erlang's loss formula B(c, a), by the recursion B(k) = a B(k − 1) / (k + a B(k − 1)).
pub fn erlang_b(servers: u32, offered_load: f64) -> f64 {
    (1..=servers).fold(1.0, |blocked, k| {
        offered_load * blocked / (f64::from(k) + offered_load * blocked)
    })
}

/// Probability of waiting in M/M/c, Erlang C; Kleinrock (1975), "Queueing Systems" I, equation 3.40.
pub fn erlang_c(servers: u32, offered_load: f64) -> f64 {
    let (blocked, rho) = (
        erlang_b(servers, offered_load),
        offered_load / f64::from(servers),
    );
    blocked / (1.0 - rho * (1.0 - blocked))
}

/// Mean wait in M/G/1, Pollaczek & Khinchine; `cv` is the coefficient of variation of the service time.
pub fn pollaczek_khinchine(arrivals_per_h: f64, mean_service_h: f64, cv: f64) -> f64 {
    let rho = arrivals_per_h * mean_service_h;
    arrivals_per_h * mean_service_h * mean_service_h * (1.0 + cv * cv) / (2.0 * (1.0 - rho))
}

/// Mean waits of the classes of M/M/c that do not interrupt each other, most urgent first.
///
/// Cobham (1954), "Priority assignment in waiting line problems", Operations Research 2, 70–76.
pub fn cobham(arrivals_per_h: &[f64], services_per_h: f64, servers: u32) -> Vec<f64> {
    let capacity = f64::from(servers) * services_per_h;
    let load = arrivals_per_h.iter().sum::<f64>() / services_per_h;
    let residual = erlang_c(servers, load) / capacity;
    let mut above = 0.0;
    let wait = |&rate: &f64| {
        let before = 1.0 - above;
        above += rate / capacity;
        residual / (before * (1.0 - above))
    };
    arrivals_per_h.iter().map(wait).collect()
}
