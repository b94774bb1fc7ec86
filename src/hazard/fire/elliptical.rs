//! The quick mode: a fire from a point in uniform fuel under weather that changes by stages, without a grid.
//!
//! What a fire can reach from a point in one stage is an ellipse about its rear focus; what it can reach through several
//! stages is the sum of theirs (Minkowski), since all ground is alike. Such a sum is simplest by its support function
//! H(n), how far the fire reaches in direction n: those of the stages add up.
//!
//! ```text
//! h(n) = c · n + sqrt(a² (n · along)² + b² (n · across)²)    of one minute's ellipse: centre c, half axes a and b
//! H(n) = Σ minutes × h(n)
//! perimeter = ∫ H dφ,    area = ½ ∫ (H² − H′²) dφ            (Cauchy 1841)
//! ```
//!
//! With one stage this is the ellipse of Anderson (1983) itself; with several it is exact too, not an ellipse any more.

use std::f64::consts::{PI, TAU};

use super::ellipse::Ellipse;
use super::growth::Growth;

/// The growth from a minute on. It lasts until the next stage; the last one for ever.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GrowthStage {
    /// Beginning, minutes after the start of the fire.
    pub start_min: f64,
    /// Growth in this weather.
    pub growth: Growth,
}

/// A fire from a point, by stages in the order of their starts. The first counts from minute 0 whatever its start.
#[derive(Clone, Debug, PartialEq)]
pub struct EllipticalFire {
    stages: Vec<Reach>,
}

/// How far one minute of a stage reaches.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Reach {
    start_min: f64,
    heading_rad: f64,
    /// Of the centre in the direction of the heading, m/min.
    centre: f64,
    /// Half axes, m/min.
    along: f64,
    across: f64,
}

/// No growth at all.
const STILL: Growth = Growth {
    ellipse: Ellipse {
        head_m_min: 0.0,
        length_to_width: 1.0,
    },
    heading_rad: 0.0,
};
/// Directions of the integrals: the trapezoid rule is exact to 1e-9 for ratios up to 5.
const DIRECTIONS: u32 = 180;
/// Directions among which the one that decides is looked for before it is narrowed down.
const FIRST_LOOK: u32 = 48;
/// Golden-section steps that narrow it down to 1e-9 of a turn.
const NARROWINGS: u32 = 36;

impl EllipticalFire {
    /// A fire through these stages.
    pub fn new(stages: &[GrowthStage]) -> Self {
        let stages = stages
            .iter()
            .enumerate()
            .map(|(at, stage)| Reach::of(stage, at == 0))
            .collect();
        Self { stages }
    }

    /// Burnt area at this minute, m².
    pub fn area_m2(&self, minute: f64) -> f64 {
        self.around(minute, |far, slope| 0.5 * (far * far - slope * slope))
            .max(0.0)
    }

    /// Length of the edge at this minute, m.
    pub fn perimeter_m(&self, minute: f64) -> f64 {
        self.around(minute, |far, _| far)
    }

    /// How far the fire reaches in this direction (radians clockwise from north) at this minute, m.
    pub fn extent_m(&self, bearing_rad: f64, minute: f64) -> f64 {
        self.passed(minute)
            .map(|(reach, minutes)| minutes * reach.support(bearing_rad).0)
            .sum()
    }

    /// When the fire reaches the point this far east and north of its start, minutes after the start; infinite if it
    /// never does.
    ///
    /// The point is reached when no direction separates it any more: in the stage from t₀, at the largest over all n of
    /// t₀ + (p · n − H₀(n)) / h(n). The directions that still separate at a time are one arc, so that there is one top.
    pub fn arrival_min(&self, east_m: f64, north_m: f64) -> f64 {
        if east_m == 0.0 && north_m == 0.0 {
            return 0.0;
        }
        for (at, reach) in self.stages.iter().enumerate() {
            let end_min = self
                .stages
                .get(at + 1)
                .map_or(f64::INFINITY, |s| s.start_min);
            if reach.along > 0.0 {
                let minutes_more = largest(|bearing| {
                    let ahead = east_m * libm::sin(bearing) + north_m * libm::cos(bearing)
                        - self.extent_m(bearing, reach.start_min);
                    ahead / reach.support(bearing).0
                });
                let arrival_min = reach.start_min + minutes_more.max(0.0);
                if arrival_min <= end_min {
                    return arrival_min;
                }
            }
        }
        f64::INFINITY
    }

    /// Stages that have begun and how long each has lasted.
    fn passed(&self, minute: f64) -> impl Iterator<Item = (&Reach, f64)> {
        self.stages.iter().enumerate().map(move |(at, reach)| {
            let end = self
                .stages
                .get(at + 1)
                .map_or(f64::INFINITY, |s| s.start_min);
            (reach, (minute.min(end) - reach.start_min).max(0.0))
        })
    }

    /// ∫ value(H, H′) dφ.
    fn around(&self, minute: f64, value: impl Fn(f64, f64) -> f64) -> f64 {
        let step = TAU / f64::from(DIRECTIONS);
        let at = |k: u32| {
            let (far, slope) = self
                .passed(minute)
                .map(|(reach, minutes)| {
                    let (far, slope) = reach.support(f64::from(k) * step);
                    (minutes * far, minutes * slope)
                })
                .fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
            value(far, slope) * step
        };
        (0..DIRECTIONS).map(at).sum()
    }
}

impl Reach {
    fn of(stage: &GrowthStage, first: bool) -> Self {
        let ellipse = stage.growth.ellipse;
        let axes = ellipse.half_axes(1.0);
        // What has no heading or no end does not grow.
        if !(stage.growth.heading_rad.is_finite() && ellipse.head_m_min.is_finite()) {
            return Self::of(
                &GrowthStage {
                    growth: STILL,
                    ..*stage
                },
                first,
            );
        }
        Self {
            start_min: if first { 0.0 } else { stage.start_min.max(0.0) },
            heading_rad: stage.growth.heading_rad,
            centre: ellipse.head_m_min - axes.along_m,
            along: axes.along_m,
            across: axes.across_m,
        }
    }

    /// h(n) and its slope by the angle, m/min.
    fn support(&self, bearing_rad: f64) -> (f64, f64) {
        let (sin, cos) = libm::sincos(bearing_rad - self.heading_rad);
        let (a2, b2) = (self.along * self.along, self.across * self.across);
        let root = libm::sqrt(a2 * cos * cos + b2 * sin * sin);
        let turn = if root > 0.0 {
            (b2 - a2) * sin * cos / root
        } else {
            0.0
        };
        (self.centre * cos + root, turn - self.centre * sin)
    }
}

/// The largest value of a function of the angle with a single top.
fn largest(value: impl Fn(f64) -> f64) -> f64 {
    let look = TAU / f64::from(FIRST_LOOK);
    let best = (0..FIRST_LOOK)
        .map(|k| f64::from(k) * look)
        .max_by(|&a, &b| value(a).total_cmp(&value(b)))
        .unwrap_or(PI);
    let golden = 0.5 * (libm::sqrt(5.0) - 1.0);
    let (mut low, mut high) = (best - look, best + look);
    for _ in 0..NARROWINGS {
        let (left, right) = (high - golden * (high - low), low + golden * (high - low));
        if value(left) < value(right) {
            low = left;
        } else {
            high = right;
        }
    }
    value(f64::midpoint(low, high))
}

#[cfg(test)]
#[path = "elliptical_tests.rs"]
mod tests;
