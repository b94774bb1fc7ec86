//! The committed chance of failed initial attack holds on the Victorian fires that it was not fitted on.

#[path = "victoria/records.rs"]
mod records;
#[path = "victoria/reliability.rs"]
mod reliability;

use records::Record;
use reliability::Forecast;
use reliefsim::hazard::fire::initial_attack::InitialAttack;
use reliefsim::hazard::fire::logistic;

/// Even rows, which the table was fitted on, and odd ones.
fn halves() -> Option<(Vec<Record>, Vec<Record>)> {
    let Some(records) = records::records() else {
        println!("skipped: shared/data/vic-initial-attack is not there");
        return None;
    };
    Some(records.into_iter().partition(|record| record.row % 2 == 0))
}

#[test]
fn the_committed_table_is_the_fit_of_the_even_rows() {
    let Some((even, _)) = halves() else { return };
    let rows: Vec<Vec<f64>> = even
        .iter()
        .map(|fire| fire.conditions.covariates().to_vec())
        .collect();
    let outcomes: Vec<bool> = even.iter().map(|fire| fire.uncontrolled).collect();
    let fit = logistic::fit(&rows, &outcomes).expect("the fit");
    let committed = InitialAttack::victoria().coefficients();
    assert_eq!(committed.len(), fit.coefficients.len());
    for (table, fitted) in committed.iter().zip(&fit.coefficients) {
        assert!((table - fitted).abs() < 1e-6, "{table} {fitted}");
    }
}

#[test]
fn the_chance_of_failure_is_calibrated_on_fires_it_has_not_seen() {
    let Some((_, odd)) = halves() else { return };
    let model = InitialAttack::victoria();
    let forecasts: Vec<Forecast> = odd
        .iter()
        .map(|fire| {
            (
                model.uncontrolled_after_4_h(&fire.conditions),
                fire.uncontrolled,
            )
        })
        .collect();
    let [intercept, slope] = reliability::calibration(&forecasts).expect("two sorts of outcomes");
    assert!((0.9..=1.1).contains(&slope.0), "{slope:?}");
    assert!(
        intercept.0.abs() < 0.15 && intercept.0.abs() < 3.0 * intercept.1,
        "{intercept:?}"
    );
    let outside = reliability::deciles(&forecasts)
        .iter()
        .filter(|decile| !within_99_percent(decile))
        .count();
    assert!(outside <= 1, "{outside} of 10 deciles");
    assert!(reliability::auc(&forecasts) > 0.8);
    let share = forecasts.iter().filter(|f| f.1).count() as f64 / forecasts.len() as f64;
    assert!(reliability::brier(&forecasts) < 0.75 * share * (1.0 - share));
}

/// Whether the count lies between the 0.5 % and 99.5 % points of the binomial with the predicted mean.
fn within_99_percent(decile: &reliability::Decile) -> bool {
    let (n, p) = (decile.fires as f64, decile.predicted);
    let count = (decile.observed * n).round();
    let mut term = libm::exp(n * libm::log1p(-p));
    let (mut below, mut up_to, mut k) = (0.0, term, 0.0);
    while k < count {
        below = up_to;
        k += 1.0;
        term *= (n - k + 1.0) / k * p / (1.0 - p);
        up_to += term;
    }
    up_to > 0.005 && 1.0 - below > 0.005
}
