//! Published values of single functions of the engine: intervals, sample sizes, quantiles, random words.

use super::check::Part;
use super::check::{Check, Note, Subject};
use crate::estimate::{Proportion, quantile_ranks, replications_for, wilks_sample_size};
use crate::random::{Dist, normal_cdf, normal_quantile, philox_block};

/// One call a row: `id,function,arguments,expected,tolerance,source`.
const PUBLISHED: &str = include_str!("published.csv");

/// Checks every row.
pub fn checks() -> Vec<Check> {
    let mut reader = csv::Reader::from_reader(PUBLISHED.as_bytes());
    reader
        .records()
        .flatten()
        .filter_map(|row| check(&row))
        .collect()
}

fn check(row: &csv::StringRecord) -> Option<Check> {
    let cell = |at: usize| row.get(at).unwrap_or("");
    let (function, arguments) = (cell(1), cell(2));
    let subject = Subject {
        id: cell(0).to_owned(),
        what: format!("{function}({arguments})"),
        figure: function.to_owned(),
        source: cell(5).to_owned(),
    };
    if function == "not_yet" {
        let part = Part::named(arguments)?;
        return Some(
            Subject {
                what: String::new(),
                figure: String::new(),
                ..subject
            }
            .skipped("", Note::NotYet(part)),
        );
    }
    let radix = if function.starts_with("philox") {
        16
    } else {
        10
    };
    let got = call(function, &numbers(arguments, radix)?)?;
    let tolerance = cell(4).parse().ok()?;
    Some(subject.computed(&numbers(cell(3), radix)?, &got, tolerance))
}

fn numbers(text: &str, radix: u32) -> Option<Vec<f64>> {
    let number = |word: &str| match radix {
        16 => u32::from_str_radix(word, 16).ok().map(f64::from),
        _ => word.parse().ok(),
    };
    text.split_whitespace().map(number).collect()
}

fn call(function: &str, arguments: &[f64]) -> Option<Vec<f64>> {
    const LEVEL: f64 = 0.95;
    let share = |successes: f64, trials: f64| Proportion {
        successes: successes as u64,
        trials: trials as u64,
    };
    let both = |(low, high): (f64, f64)| vec![low, high];
    Some(match (function, arguments) {
        ("wilson_95", &[k, n]) => both(share(k, n).wilson(LEVEL)),
        ("clopper_pearson_95", &[k, n]) => both(share(k, n).clopper_pearson(LEVEL)),
        ("replications_95", &[p, half_width]) => {
            vec![replications_for(p, half_width, LEVEL) as f64]
        }
        // One-sided 95 % is the upper end of the two-sided 90 %.
        ("no_failures_upper_95", &[n]) => vec![share(0.0, n).clopper_pearson(0.9).1],
        ("quantile_ranks_95", &[n, p]) => {
            let (low, high) = quantile_ranks(n as u64, p, LEVEL);
            vec![low? as f64, high? as f64]
        }
        ("wilks", &[coverage, confidence, order]) => {
            vec![wilks_sample_size(coverage, confidence, order as u64)? as f64]
        }
        ("normal_tail", &[z]) => vec![normal_cdf(-z)],
        ("normal_quantile", &[p]) => vec![normal_quantile(p)],
        ("lognormal_mean", &[median, p90]) => vec![Dist::LogNormal { median, p90 }.mean()],
        ("philox4x32_10", &[a, b, c, d, key0, key1]) => {
            let words = philox_block(
                [key0 as u32, key1 as u32],
                [a, b, c, d].map(|word| word as u32),
            );
            words.map(f64::from).to_vec()
        }
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_understood() {
        assert_eq!(checks().len(), PUBLISHED.lines().count() - 1);
    }
}
