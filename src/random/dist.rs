//! Distributions as people write them in a scenario, sampled by inversion: one uniform a draw.
//!
//! Inversion keeps alternatives coupled: the same uniform with a longer median always gives a longer time.

use std::fmt;
use std::str::FromStr;

use super::{Stream, normal_quantile};
use crate::units::Millis;

/// A distribution of a quantity. Its unit is that of the key or column it is written under.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Dist {
    /// Always this value. Written `30` or `fixed(30)`.
    Fixed(f64),
    /// Equally likely between two values. Written `uniform(2, 8)`.
    Uniform(f64, f64),
    /// Lowest, most likely and highest value. Written `triangular(10, 20, 60)`.
    Triangular(f64, f64, f64),
    /// Exponential with this mean. Written `exponential(12)`.
    Exponential(f64),
    /// Lognormal by its median and 90th percentile. Written `lognormal(20, 45)`.
    LogNormal {
        /// Half of all values lie below.
        median: f64,
        /// Nine tenths of all values lie below.
        p90: f64,
    },
    /// Normal with mean and standard deviation. Written `normal(100, 20)`.
    Normal(f64, f64),
}

/// Largest parameter: differences and products of two still are numbers, so no quantile is NaN.
const LARGEST: f64 = 1e100;

/// z of the 90th percentile of the standard normal.
const Z90: f64 = 1.281_551_565_544_600_4;

impl Dist {
    /// The value at the quantile 0 < `u` < 1.
    pub fn quantile(&self, u: f64) -> f64 {
        match *self {
            Self::Fixed(value) => value,
            Self::Uniform(low, high) => low + u * (high - low),
            Self::Triangular(low, mode, high) => triangular(low, mode, high, u),
            Self::Exponential(mean) => -mean * libm::log1p(-u),
            Self::LogNormal { median, p90 } => {
                let sigma = libm::log(p90 / median) / Z90;
                median * libm::exp(sigma * normal_quantile(u))
            }
            Self::Normal(mean, sd) => mean + sd * normal_quantile(u),
        }
    }

    /// Draws one value, using one uniform whatever the distribution.
    #[inline]
    pub fn sample(&self, stream: &mut Stream) -> f64 {
        self.quantile(stream.uniform())
    }

    /// Draws a delay of so many minutes, none below zero.
    pub fn minutes(&self, stream: &mut Stream) -> Millis {
        Millis::from_minutes(self.sample(stream).max(0.0))
    }

    /// Draws a delay of so many hours, none below zero.
    pub fn hours(&self, stream: &mut Stream) -> Millis {
        Millis::from_hours(self.sample(stream).max(0.0))
    }

    /// The mean.
    pub fn mean(&self) -> f64 {
        match *self {
            Self::Fixed(value) => value,
            Self::Uniform(low, high) => f64::midpoint(low, high),
            Self::Triangular(low, mode, high) => (low + mode + high) / 3.0,
            Self::Exponential(mean) | Self::Normal(mean, _) => mean,
            Self::LogNormal { median, p90 } => {
                let sigma = libm::log(p90 / median) / Z90;
                median * libm::exp(sigma * sigma / 2.0)
            }
        }
    }

    /// The lowest and highest value that can occur; infinite where there is no bound.
    pub fn support(&self) -> (f64, f64) {
        match *self {
            Self::Fixed(value) => (value, value),
            Self::Uniform(low, high) | Self::Triangular(low, _, high) => (low, high),
            Self::Exponential(_) | Self::LogNormal { .. } => (0.0, f64::INFINITY),
            Self::Normal(_, sd) if sd > 0.0 => (f64::NEG_INFINITY, f64::INFINITY),
            Self::Normal(mean, _) => (mean, mean),
        }
    }
}

fn triangular(low: f64, mode: f64, high: f64, u: f64) -> f64 {
    if high <= low {
        return low;
    }
    let split = (mode - low) / (high - low);
    if u < split {
        low + libm::sqrt(u * (high - low) * (mode - low))
    } else {
        high - libm::sqrt((1.0 - u) * (high - low) * (high - mode))
    }
}

/// Why a text is not a distribution.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DistError {
    /// Not of the form `name(number, …)` or a number.
    #[error("not a number or a distribution such as lognormal(20, 45)")]
    Form,
    /// An unknown name.
    #[error("unknown distribution")]
    Name(String),
    /// The wrong count of parameters for this distribution.
    #[error("wrong number of parameters")]
    Count {
        /// How the distribution is written.
        usage: &'static str,
    },
    /// Parameters out of order or out of range.
    #[error("parameters out of order or range")]
    Range {
        /// How the distribution is written.
        usage: &'static str,
    },
}

/// The forms that a user may write, as help texts name them.
pub const DIST_USAGE: [(&str, &str); 6] = [
    ("fixed", "fixed(value)"),
    ("uniform", "uniform(lowest, highest)"),
    ("triangular", "triangular(lowest, most_likely, highest)"),
    ("exponential", "exponential(mean), mean > 0"),
    ("lognormal", "lognormal(median, p90), 0 < median <= p90"),
    ("normal", "normal(mean, sd), sd >= 0"),
];

impl FromStr for Dist {
    type Err = DistError;

    fn from_str(text: &str) -> Result<Self, DistError> {
        let text = text.trim();
        if let Some(value) = finite(text) {
            return Ok(Self::Fixed(value));
        }
        let (name, rest) = text.split_once('(').ok_or(DistError::Form)?;
        let inside = rest.strip_suffix(')').ok_or(DistError::Form)?;
        let name = name.trim().to_ascii_lowercase();
        let usage = DIST_USAGE
            .iter()
            .find(|(known, _)| *known == name)
            .map(|(_, usage)| *usage);
        let usage = usage.ok_or_else(|| DistError::Name(name.clone()))?;
        let values: Option<Vec<f64>> = inside.split(',').map(|part| finite(part.trim())).collect();
        build(&name, &values.ok_or(DistError::Form)?, usage)
    }
}

fn finite(text: &str) -> Option<f64> {
    text.parse::<f64>().ok().filter(|value| value.is_finite())
}

fn build(name: &str, values: &[f64], usage: &'static str) -> Result<Dist, DistError> {
    let (dist, in_range) = match (name, values) {
        ("fixed", &[value]) => (Dist::Fixed(value), true),
        ("uniform", &[low, high]) => (Dist::Uniform(low, high), low <= high),
        ("triangular", &[low, mode, high]) => (
            Dist::Triangular(low, mode, high),
            low <= mode && mode <= high,
        ),
        ("exponential", &[mean]) => (Dist::Exponential(mean), mean > 0.0),
        ("lognormal", &[median, p90]) => (
            Dist::LogNormal { median, p90 },
            0.0 < median && median <= p90 && (p90 / median).is_finite(),
        ),
        ("normal", &[mean, sd]) => (Dist::Normal(mean, sd), sd >= 0.0),
        _ => return Err(DistError::Count { usage }),
    };
    if in_range && values.iter().all(|value| value.abs() <= LARGEST) {
        Ok(dist)
    } else {
        Err(DistError::Range { usage })
    }
}

/// Prints the form that [`Dist::from_str`] reads back to the same distribution.
impl fmt::Display for Dist {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Fixed(value) => write!(f, "{value}"),
            Self::Uniform(low, high) => write!(f, "uniform({low}, {high})"),
            Self::Triangular(low, mode, high) => write!(f, "triangular({low}, {mode}, {high})"),
            Self::Exponential(mean) => write!(f, "exponential({mean})"),
            Self::LogNormal { median, p90 } => write!(f, "lognormal({median}, {p90})"),
            Self::Normal(mean, sd) => write!(f, "normal({mean}, {sd})"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    fn all() -> [Dist; 6] {
        [
            Dist::Fixed(3.0),
            Dist::Uniform(2.0, 8.0),
            Dist::Triangular(10.0, 20.0, 60.0),
            Dist::Exponential(12.0),
            Dist::LogNormal {
                median: 20.0,
                p90: 45.0,
            },
            Dist::Normal(100.0, 20.0),
        ]
    }

    #[test]
    fn written_forms_are_read_back() {
        for dist in all() {
            assert_eq!(dist.to_string().parse(), Ok(dist));
        }
        assert_eq!(
            " LogNormal( 20 , 45 ) ".parse(),
            Ok(Dist::LogNormal {
                median: 20.0,
                p90: 45.0
            })
        );
    }

    #[test]
    fn bad_forms_are_refused_with_the_reason() {
        assert_eq!("twenty".parse::<Dist>(), Err(DistError::Form));
        assert_eq!("NaN".parse::<Dist>(), Err(DistError::Form));
        assert_eq!("uniform(1, inf)".parse::<Dist>(), Err(DistError::Form));
        assert_eq!(
            "lognorm(1, 2)".parse::<Dist>(),
            Err(DistError::Name("lognorm".into()))
        );
        assert!(matches!(
            "uniform(1)".parse::<Dist>(),
            Err(DistError::Count { .. })
        ));
        assert!(matches!(
            "lognormal(45, 20)".parse::<Dist>(),
            Err(DistError::Range { .. })
        ));
    }

    #[test]
    fn numbers_too_large_to_reckon_with_are_refused() {
        for text in [
            "lognormal(0.53, 1e308)",
            "lognormal(1e-320, 1)",
            "triangular(-1e308, 0, 1e308)",
            "uniform(-1e308, 1e308)",
        ] {
            assert!(
                matches!(text.parse::<Dist>(), Err(DistError::Range { .. })),
                "{text}"
            );
        }
    }

    #[test]
    fn sample_means_agree_with_the_formula() {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::Event, EntityKey::SCENARIO);
        for dist in all() {
            let n = 200_000;
            let draws: Vec<f64> = (0..n).map(|_| dist.sample(&mut stream)).collect();
            let mean = draws.iter().sum::<f64>() / n as f64;
            let variance = draws.iter().map(|x| (x - mean) * (x - mean)).sum::<f64>() / n as f64;
            let error = libm::sqrt(variance / n as f64);
            assert!(
                (mean - dist.mean()).abs() <= 5.0 * error + 1e-9,
                "{dist}: {mean} against {}",
                dist.mean()
            );
        }
    }

    #[test]
    fn lognormal_quantiles_are_the_ones_written() {
        let dist = Dist::LogNormal {
            median: 20.0,
            p90: 45.0,
        };
        assert!((dist.quantile(0.5) - 20.0).abs() < 1e-12);
        assert!((dist.quantile(0.9) - 45.0).abs() < 1e-10);
    }

    proptest! {
        #[test]
        fn quantiles_never_fall_and_stay_in_the_support(u in 0.0001..0.9999f64, v in 0.0001..0.9999f64) {
            for dist in all() {
                let (low, high) = dist.support();
                let (a, b) = (dist.quantile(u.min(v)), dist.quantile(u.max(v)));
                prop_assert!(a <= b && low <= a && b <= high, "{dist}");
            }
        }
    }
}
