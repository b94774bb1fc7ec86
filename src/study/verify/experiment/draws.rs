//! Durations without end from the engine's streams, and the laws they follow.

use super::Bench;
use crate::random::{Dist, EntityKey, Purpose, SeedKey, Stream, normal_quantile};
use crate::units::Millis;

/// Uniforms taken from one replication's stream, which holds twice as many.
const A_STREAM: u32 = 1 << 20;

/// One uniform after another; when the stream of a replication is used up, that of the next follows.
pub struct Draws {
    key: SeedKey,
    purpose: Purpose,
    entity: EntityKey,
    replication: u32,
    left: u32,
    stream: Stream,
}

impl Draws {
    /// The draws of one purpose, numbered where a system has several sources.
    pub fn new(bench: &Bench, purpose: Purpose, source: usize) -> Self {
        let entity = EntityKey::new("check", &source.to_string());
        Self {
            key: bench.key,
            purpose,
            entity,
            replication: 0,
            left: A_STREAM,
            stream: bench.key.stream(0, purpose, entity),
        }
    }

    /// A value; its unit is that of the distribution.
    pub fn value(&mut self, law: &Dist) -> f64 {
        if self.left == 0 {
            self.replication += 1;
            self.left = A_STREAM;
            self.stream = self.key.stream(self.replication, self.purpose, self.entity);
        }
        self.left -= 1;
        law.sample(&mut self.stream)
    }

    /// A duration from a law in hours, to the nearest millisecond.
    pub fn duration(&mut self, law_h: &Dist) -> Millis {
        Millis::from_hours(self.value(law_h))
    }
}

/// The lognormal law with this mean and coefficient of variation.
pub fn lognormal(mean: f64, cv: f64) -> Dist {
    let variance = libm::log1p(cv * cv);
    let median = mean * libm::exp(-variance / 2.0);
    let p90 = median * libm::exp(libm::sqrt(variance) * normal_quantile(0.9));
    Dist::LogNormal { median, p90 }
}

/// Laws of the same mean, for systems whose answer depends on nothing else.
pub fn same_mean(mean: f64) -> [(&'static str, Dist); 3] {
    [
        ("deterministic", Dist::Fixed(mean)),
        ("exponential", Dist::Exponential(mean)),
        ("lognormal", lognormal(mean, 1.5)),
    ]
}
