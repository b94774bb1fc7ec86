//! The outline of a fire while it is fought: the line built so far, and the edge that is still free.
//!
//! ```text
//!            free edge
//!          .-----------.          x along the heading, y to the left of it, both from the start of the fire.
//!   rear  (   * start   |  head   Here crews began at the head: their line stands where the fire was when they built it,
//!          '-----------'          inside of where a free fire would be.
//!            free edge
//! ```
//!
//! Points of the edge by u as in [`containment`](super::containment): x = h (cos u + e) / (1 + e), y = h a sin u.

use std::f64::consts::PI;

use super::containment::{Attack, LineCrew, LineEnd, Tactic};
use super::ellipse::Ellipse;

/// Largest change of u between two corners of an outline: the area of a whole ellipse is then 0.05 % short.
const U_STEP: f64 = 0.055;

/// A fire and the line around it.
#[derive(Clone, Debug, PartialEq)]
pub struct Front {
    attack: Attack,
    /// In order of time; empty where the fire is free.
    line: Vec<LineEnd>,
}

/// How far the line and the fire are at a minute.
struct Now {
    /// Ends of the line up to this minute, the last of them at it.
    line: Vec<LineEnd>,
    head_m: f64,
    u_rad: f64,
    swept_m2: f64,
}

impl Now {
    /// Corners of the line as (h, u): its steps are longer than a smooth outline allows.
    fn fixed(&self) -> Vec<(f64, f64)> {
        const PARTS: usize = 3;
        let mut corners = Vec::with_capacity(PARTS * self.line.len());
        let ends = self.line.iter().map(|end| (end.head_m, end.u_rad));
        let next = ends.clone().skip(1).chain([(self.head_m, self.u_rad)]);
        for ((h, u), (next_h, next_u)) in ends.zip(next) {
            let growth = libm::log(next_h / h);
            corners.extend((0..PARTS).map(|part| {
                let share = part as f64 / PARTS as f64;
                (h * libm::exp(share * growth), u + share * (next_u - u))
            }));
        }
        corners
    }
}

impl Front {
    /// A fire that these crews fight.
    pub fn fought(attack: Attack, crews: &[LineCrew]) -> Self {
        let mut line = attack.line(crews);
        // Crews who cannot yet leave the head (or the rear) are pushed along with it: nothing lies between their lines.
        let begins = line.first().map(|end| end.u_rad.to_bits());
        let idle = line
            .iter()
            .take_while(|end| Some(end.u_rad.to_bits()) == begins);
        let idle = idle.count().saturating_sub(1);
        line.drain(..idle);
        Self { attack, line }
    }

    /// A fire that nobody fights, of the size `discovered_m2` at minute 0.
    pub fn free(ellipse: Ellipse, discovered_m2: f64) -> Self {
        Self {
            attack: Attack {
                ellipse,
                discovered_m2,
                tactic: Tactic::Head,
                size_limit_m2: f64::INFINITY,
            },
            line: Vec::new(),
        }
    }

    /// Burnt at a minute after discovery (negative: before it), m².
    pub fn area_m2(&self, minute: f64) -> f64 {
        let now = self.at(minute);
        let e = self.eccentricity();
        let (sin, _) = libm::sincos(now.u_rad);
        let free = match self.attack.tactic {
            Tactic::Head => PI - now.u_rad - e * sin,
            Tactic::Rear => now.u_rad + e * sin,
        };
        let along_m = now.head_m / (1.0 + e);
        now.swept_m2 + libm::sqrt((1.0 - e) * (1.0 + e)) * along_m * along_m * free
    }

    /// The outline at a minute after discovery: metres along the heading and to the left of it from the start, counter-clockwise
    /// from the head, the first point not repeated.
    pub fn outline_m(&self, minute: f64) -> Vec<[f64; 2]> {
        let now = self.at(minute);
        let mut flank: Vec<(f64, f64)> = Vec::new();
        let fixed = now.fixed();
        let end = match self.attack.tactic {
            Tactic::Head => PI,
            Tactic::Rear => 0.0,
        };
        let parts = (libm::ceil((end - now.u_rad).abs() / U_STEP) as usize).max(1);
        let edge = (0..=parts).map(|part| {
            let share = part as f64 / parts as f64;
            (now.head_m, now.u_rad + share * (end - now.u_rad))
        });
        flank.extend(fixed.into_iter().chain(edge));
        if self.attack.tactic == Tactic::Rear {
            flank.reverse();
        }
        let mut left: Vec<[f64; 2]> = flank.iter().map(|&(h, u)| self.point_m(h, u)).collect();
        left.dedup();
        // Head and rear lie on the axis, so they are not mirrored.
        let right = left.iter().rev().skip(1).take(left.len().saturating_sub(2));
        let right: Vec<[f64; 2]> = right.map(|[x, y]| [*x, -y]).collect();
        left.extend(right);
        left
    }

    fn eccentricity(&self) -> f64 {
        self.attack.ellipse.eccentricity()
    }

    fn point_m(&self, head_m: f64, u_rad: f64) -> [f64; 2] {
        let e = self.eccentricity();
        let (sin, cos) = libm::sincos(u_rad);
        let across = libm::sqrt((1.0 - e) / (1.0 + e));
        [
            head_m * (cos + e) / (1.0 + e),
            // The sine of a rounded π is not quite zero.
            (head_m * across * sin).max(0.0),
        ]
    }

    /// Before the first crew, and without any, all of the edge is free; once the line is closed, nothing changes.
    fn at(&self, minute: f64) -> Now {
        let begun = self.line.partition_point(|end| end.time_min <= minute);
        let Some(last) = begun.checked_sub(1).map(|at| self.line[at]) else {
            return Now {
                line: Vec::new(),
                head_m: self.attack.head_m(minute).max(0.0),
                u_rad: match self.attack.tactic {
                    Tactic::Head => 0.0,
                    Tactic::Rear => PI,
                },
                swept_m2: 0.0,
            };
        };
        let mut now = Now {
            line: self.line[..begun].to_vec(),
            head_m: last.head_m,
            u_rad: last.u_rad,
            swept_m2: last.swept_m2,
        };
        if let Some(next) = self.line.get(begun) {
            // Within a step all of these change about alike with the logarithm of the size.
            let head_m = self.attack.head_m(minute).clamp(last.head_m, next.head_m);
            let whole = libm::log(next.head_m / last.head_m);
            let share = if whole > 0.0 {
                libm::log(head_m / last.head_m) / whole
            } else {
                0.0
            };
            now.head_m = head_m;
            now.u_rad += share * (next.u_rad - last.u_rad);
            now.swept_m2 += share * (next.swept_m2 - last.swept_m2);
        }
        now
    }
}

#[cfg(test)]
#[path = "front_tests.rs"]
mod tests;
