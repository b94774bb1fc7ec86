//! How far does the correlation of the cheap residuals lie from the one wanted, exp(−d/ℓ)?

use reliefsim::random::copula::{Position, Residuals};

const LENGTH_KM: f64 = 20.0;
/// Pairs looked at for each distance.
const PAIRS: u32 = 4000;

pub fn print() {
    println!("d/l     wanted    mean   lowest  highest   of {PAIRS} pairs, l = {LENGTH_KM} km");
    for lengths in [0.01, 0.05, 0.1, 0.25, 0.5, 1.0, 2.0, 3.0, 5.0] {
        let found: Vec<f64> = (0..PAIRS)
            .map(|pair| correlation(pair, lengths * LENGTH_KM))
            .collect();
        let mean = found.iter().sum::<f64>() / found.len() as f64;
        let lowest = found.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = found.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let wanted = libm::exp(-lengths);
        println!("{lengths:<6} {wanted:7.4} {mean:8.4} {lowest:8.4} {highest:8.4}");
    }
}

/// Of a pair so far apart, somewhere and in some direction, spread evenly by multiples of irrational numbers.
fn correlation(pair: u32, distance_km: f64) -> f64 {
    let even = |step: f64| (f64::from(pair) * step).fract();
    let from = Position {
        x_km: 1000.0 * even(0.618_033_988_7),
        y_km: 1000.0 * even(0.754_877_666_2),
    };
    let towards = std::f64::consts::TAU * even(0.569_840_290_9);
    let to = Position {
        x_km: from.x_km + distance_km * libm::sin(towards),
        y_km: from.y_km + distance_km * libm::cos(towards),
    };
    Residuals::prepare("wind", LENGTH_KM, &[from, to]).correlation(0, 1)
}
