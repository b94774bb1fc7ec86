//! Logistic regression: ln(p / (1 − p)) = β · x, fitted by iteratively reweighted least squares, which are Newton's
//! method on the likelihood (Nelder & Wedderburn 1972).

/// A fitted model.
#[derive(Clone, Debug, PartialEq)]
pub struct LogisticFit {
    /// β, in the order of the covariates.
    pub coefficients: Vec<f64>,
    /// Standard error of each, from the inverse information.
    pub standard_errors: Vec<f64>,
}

/// Newton steps before a fit is given up.
const MOST_STEPS: u32 = 50;
/// A step smaller than this in every coefficient ends the fit.
const SMALL_STEP: f64 = 1e-10;

/// p = 1 / (1 + exp(−score)), without overflow at either end.
pub fn probability(score: f64) -> f64 {
    if score >= 0.0 {
        1.0 / (1.0 + libm::exp(-score))
    } else {
        let odds = libm::exp(score);
        odds / (1.0 + odds)
    }
}

/// ln(p / (1 − p)) of a probability between 0 and 1.
pub fn logit(p: f64) -> f64 {
    libm::log(p) - libm::log1p(-p)
}

/// β · x.
pub fn score(coefficients: &[f64], covariates: &[f64]) -> f64 {
    coefficients
        .iter()
        .zip(covariates)
        .map(|(b, x)| b * x)
        .sum()
}

/// Fits the outcomes to rows of covariates, all of one length (a constant 1 among them, if wanted). `None` if rows
/// and outcomes differ in number, if covariates depend on each other, or if the outcomes can be told apart perfectly.
pub fn fit(rows: &[Vec<f64>], outcomes: &[bool]) -> Option<LogisticFit> {
    let width = rows.first()?.len();
    if rows.len() != outcomes.len() || rows.iter().any(|row| row.len() != width) {
        return None;
    }
    let mut coefficients = vec![0.0; width];
    for _ in 0..MOST_STEPS {
        let (information, gradient) = derivatives(rows, outcomes, &coefficients);
        let step = solve(information, gradient)?;
        for (coefficient, change) in coefficients.iter_mut().zip(&step) {
            *coefficient += change;
        }
        if step.iter().all(|change| change.abs() < SMALL_STEP) {
            let standard_errors = standard_errors(rows, outcomes, &coefficients)?;
            return Some(LogisticFit {
                coefficients,
                standard_errors,
            });
        }
    }
    None
}

/// Information matrix Σ p (1 − p) x xᵀ, row by row, and gradient Σ (y − p) x.
fn derivatives(rows: &[Vec<f64>], outcomes: &[bool], beta: &[f64]) -> (Vec<Vec<f64>>, Vec<f64>) {
    let width = beta.len();
    let mut information = vec![vec![0.0; width]; width];
    let mut gradient = vec![0.0; width];
    for (row, &outcome) in rows.iter().zip(outcomes) {
        let p = probability(score(beta, row));
        let surprise = f64::from(u8::from(outcome)) - p;
        for ((line, slope), x) in information.iter_mut().zip(&mut gradient).zip(row) {
            *slope += surprise * x;
            for (entry, z) in line.iter_mut().zip(row) {
                *entry += p * (1.0 - p) * x * z;
            }
        }
    }
    (information, gradient)
}

fn standard_errors(rows: &[Vec<f64>], outcomes: &[bool], beta: &[f64]) -> Option<Vec<f64>> {
    let (information, _) = derivatives(rows, outcomes, beta);
    (0..beta.len())
        .map(|at| {
            let mut unit = vec![0.0; beta.len()];
            unit[at] = 1.0;
            Some(libm::sqrt(solve(information.clone(), unit)?[at]))
        })
        .collect()
}

/// Solves A x = b by Gaussian elimination with row exchange; `None` if A is singular.
fn solve(mut a: Vec<Vec<f64>>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    for column in 0..n {
        let pivot =
            (column..n).max_by(|&i, &j| a[i][column].abs().total_cmp(&a[j][column].abs()))?;
        let size = a[pivot][column].abs();
        if size.is_nan() || size <= 1e-12 {
            return None;
        }
        a.swap(column, pivot);
        b.swap(column, pivot);
        let (above, below) = a.split_at_mut(column + 1);
        let pivot_row = &above[column];
        for (offset, row) in below.iter_mut().enumerate() {
            let factor = row[column] / pivot_row[column];
            for (entry, above) in row.iter_mut().zip(pivot_row) {
                *entry -= factor * above;
            }
            b[column + 1 + offset] -= factor * b[column];
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| a[row][column] * b[column]).sum();
        b[row] = (b[row] - known) / a[row][row];
    }
    Some(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};

    #[test]
    fn with_a_constant_alone_the_fit_is_the_share() {
        let outcomes: Vec<bool> = (0..40).map(|k| k % 4 == 0).collect();
        let fitted = fit(&vec![vec![1.0]; 40], &outcomes).expect("a share of 1/4");
        assert!((probability(fitted.coefficients[0]) - 0.25).abs() < 1e-12);
        // The information is n p (1 − p).
        assert!((fitted.standard_errors[0] - 1.0 / libm::sqrt(40.0 * 0.25 * 0.75)).abs() < 1e-9);
    }

    #[test]
    fn coefficients_that_made_the_data_are_found_again() {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::Event, EntityKey::SCENARIO);
        let truth = [-1.0, 2.0, -0.5];
        let rows: Vec<Vec<f64>> = (0..20_000)
            .map(|_| vec![1.0, stream.uniform(), 3.0 * stream.uniform()])
            .collect();
        let outcomes: Vec<bool> = rows
            .iter()
            .map(|row| stream.happens(probability(score(&truth, row))))
            .collect();
        let fitted = fit(&rows, &outcomes).expect("well posed");
        for ((found, error), made) in fitted
            .coefficients
            .iter()
            .zip(&fitted.standard_errors)
            .zip(truth)
        {
            assert!((found - made).abs() < 5.0 * error, "{found} {error} {made}");
        }
    }

    #[test]
    fn what_cannot_be_fitted_is_refused() {
        assert_eq!(fit(&[], &[]), None);
        assert_eq!(fit(&[vec![1.0]], &[]), None);
        let twins = vec![vec![1.0, 1.0], vec![2.0, 2.0], vec![0.0, 0.0]];
        assert_eq!(fit(&twins, &[true, false, true]), None);
        let apart = vec![vec![-1.0], vec![1.0]];
        assert_eq!(fit(&apart, &[false, true]), None);
    }
}
