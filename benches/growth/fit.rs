//! The exponent of a power law through points.

/// Slope of the logarithms of `y` over those of `x` by least squares, and its standard error.
pub fn exponent(points: &[(f64, f64)]) -> (f64, f64) {
    let logs: Vec<(f64, f64)> = points
        .iter()
        .map(|&(x, y)| (libm::log(x), libm::log(y)))
        .collect();
    let count = logs.len() as f64;
    let mean_x = logs.iter().map(|log| log.0).sum::<f64>() / count;
    let mean_y = logs.iter().map(|log| log.1).sum::<f64>() / count;
    let spread: f64 = logs
        .iter()
        .map(|log| (log.0 - mean_x) * (log.0 - mean_x))
        .sum();
    let slope = logs
        .iter()
        .map(|log| (log.0 - mean_x) * (log.1 - mean_y))
        .sum::<f64>()
        / spread;
    let misses = logs
        .iter()
        .map(|log| log.1 - mean_y - slope * (log.0 - mean_x));
    let squares: f64 = misses.map(|miss| miss * miss).sum();
    (slope, libm::sqrt(squares / (count - 2.0).max(1.0) / spread))
}
