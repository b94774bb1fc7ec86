//! How well predicted probabilities fit what happened.

use reliefsim::hazard::fire::logistic;

/// A prediction and what happened.
pub type Forecast = (f64, bool);

/// A tenth of the forecasts, by rising probability.
pub struct Decile {
    pub predicted: f64,
    pub observed: f64,
    pub fires: usize,
}

/// Tenths of the forecasts.
pub fn deciles(forecasts: &[Forecast]) -> Vec<Decile> {
    let sorted = sorted(forecasts);
    (0..10)
        .map(|k| &sorted[k * sorted.len() / 10..(k + 1) * sorted.len() / 10])
        .map(|part| Decile {
            predicted: part.iter().map(|f| f.0).sum::<f64>() / part.len() as f64,
            observed: part.iter().filter(|f| f.1).count() as f64 / part.len() as f64,
            fires: part.len(),
        })
        .collect()
}

/// Mean squared error of the probabilities (Brier 1950).
pub fn brier(forecasts: &[Forecast]) -> f64 {
    let error = |&(p, happened): &Forecast| p - f64::from(u8::from(happened));
    forecasts.iter().map(|f| error(f) * error(f)).sum::<f64>() / forecasts.len() as f64
}

/// Area under the receiver operating curve: the chance that a fire that ran on was given the higher probability (the
/// probabilities hardly ever tie).
pub fn auc(forecasts: &[Forecast]) -> f64 {
    let sorted = sorted(forecasts);
    let failed = sorted.iter().filter(|f| f.1).count() as f64;
    let ranks = sorted.iter().enumerate().filter(|(_, f)| f.1);
    let sum: f64 = ranks.map(|(at, _)| at as f64 + 1.0).sum();
    (sum - failed * (failed + 1.0) / 2.0) / (failed * (sorted.len() as f64 - failed))
}

/// Intercept and slope of the outcome on the predicted log odds (Cox 1958), each with its standard error: 0 and 1 if
/// perfectly calibrated.
pub fn calibration(forecasts: &[Forecast]) -> Option<[(f64, f64); 2]> {
    let rows: Vec<Vec<f64>> = forecasts
        .iter()
        .map(|f| vec![1.0, logistic::logit(f.0)])
        .collect();
    let outcomes: Vec<bool> = forecasts.iter().map(|f| f.1).collect();
    let fit = logistic::fit(&rows, &outcomes)?;
    Some([0, 1].map(|at| (fit.coefficients[at], fit.standard_errors[at])))
}

fn sorted(forecasts: &[Forecast]) -> Vec<Forecast> {
    let mut sorted = forecasts.to_vec();
    sorted.sort_by(|a, b| a.0.total_cmp(&b.0));
    sorted
}
