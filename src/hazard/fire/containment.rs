//! Crews against a growing fire: when do they close their line around it?
//!
//! Fried & Fried (1996), "Simulating wildfire containment with realistic tactics", Forest Science 42, 267–281, as read in
//! the public sources of `BehavePlus` (firelab/behave, Contain.cpp). A free fire is an ellipse whose head is h from the
//! start and moves at the rate R. Crews work both flanks alike, on the edge of the fire, from the head to the rear or from
//! the rear to the head; u is where one flank has got to, 0 at the head and π at the rear:
//!
//! ```text
//! du / d ln h = (e sin u ± (1 + e) sqrt(max(0, p² (1 − e cos u) / (1 + e cos u) − a²))) / (1 − e cos u)
//! a² = (1 − e) / (1 + e),   p = half of the production / R,   + from the head, − from the rear
//! x = h (cos u + e) / (1 + e),   y = h a sin u,   so   x dy − y dx = sqrt(1 − e²) (h / (1 + e))² (1 + e cos u) du
//! ```
//!
//! The last is twice the area that one flank's line sweeps, seen from the start: the area within the closed line.
//! The crews have won when u gets to the other end. Units do not matter so long as they agree; here metres and minutes.

use std::f64::consts::PI;

use super::ellipse::Ellipse;

/// Where crews begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tactic {
    /// At the head, working back along both flanks.
    Head,
    /// At the rear, working forward along both flanks.
    Rear,
}

/// Somebody who builds line for a while.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineCrew {
    /// Begins to work, minutes after the fire was discovered.
    pub arrival_min: f64,
    /// Works this long, minutes.
    pub duration_min: f64,
    /// Line built by all of this crew together, m/min; what is no positive number counts as nothing.
    pub line_m_min: f64,
}

/// The fire as it was discovered, and how it is fought.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Attack {
    /// Growth of the free fire.
    pub ellipse: Ellipse,
    /// Burnt when discovered (minute 0), m².
    pub discovered_m2: f64,
    /// Where crews begin.
    pub tactic: Tactic,
    /// A fire that would be larger than this when free is given up, m²; infinite to go on.
    pub size_limit_m2: f64,
}

/// How an attack ended.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Outcome {
    /// The line is closed.
    Contained {
        /// Minutes after discovery.
        time_min: f64,
        /// Line built, m.
        line_m: f64,
        /// Area within the line, m².
        area_m2: f64,
    },
    /// All crews are worn out, or there never were any; the fire is free.
    Exhausted {
        /// When the last crew stopped, minutes after discovery; 0 without crews.
        time_min: f64,
        /// Line built, m.
        line_m: f64,
    },
    /// The fire outgrew the limit.
    TooLarge {
        /// Minutes after discovery.
        time_min: f64,
        /// Line built, m.
        line_m: f64,
    },
}

/// Where the line of one flank ends at a minute; that of the other is its mirror image.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LineEnd {
    /// Minutes after discovery.
    pub time_min: f64,
    /// From the start of the fire to where its head is if free, m.
    pub head_m: f64,
    /// Where on the edge of the free fire it is, 0 at the head and π at the rear.
    pub u_rad: f64,
    /// Area within the two lines seen from the start, m²; below 0 where the fire has pushed their ends back so far that
    /// more has burnt behind them.
    pub swept_m2: f64,
}

impl Attack {
    /// Plays the attack with these crews, who arrive and leave as they do.
    pub fn run(&self, crews: &[LineCrew]) -> Outcome {
        self.play(crews, &mut |_| ())
    }

    /// The same attack, step by step: where the line begins, and where it ends after each step. Empty without crews.
    pub fn line(&self, crews: &[LineCrew]) -> Vec<LineEnd> {
        let mut line = Vec::new();
        self.play(crews, &mut |end| line.push(end));
        line
    }

    fn play(&self, crews: &[LineCrew], seen: &mut impl FnMut(LineEnd)) -> Outcome {
        let Some(mut line) = FireLine::begin(self, crews) else {
            return Outcome::Exhausted {
                time_min: 0.0,
                line_m: 0.0,
            };
        };
        seen(line.end());
        let limit_min = self.minute_of_size(self.size_limit_m2);
        loop {
            let until_min = next_change_min(crews, line.time_min).min(limit_min);
            if line.time_min >= limit_min {
                return Outcome::TooLarge {
                    time_min: line.time_min,
                    line_m: line.built_m,
                };
            }
            if !until_min.is_finite() || line.time_min >= until_min {
                return Outcome::Exhausted {
                    time_min: line.time_min,
                    line_m: line.built_m,
                };
            }
            if line.work(until_min, production_m_min(crews, line.time_min), seen) {
                return Outcome::Contained {
                    time_min: line.time_min,
                    line_m: line.built_m,
                    area_m2: line.swept_m2.abs(),
                };
            }
        }
    }

    /// Distance from the start to the head of the free fire at this minute, m; minutes before discovery are negative.
    pub fn head_m(&self, minute: f64) -> f64 {
        let e = self.ellipse.eccentricity();
        let discovered_m = (1.0 + e)
            * libm::sqrt(self.discovered_m2.max(0.0) / (PI * libm::sqrt((1.0 - e) * (1.0 + e))));
        discovered_m + self.ellipse.head_m_min * minute
    }

    /// When the free fire is this large; infinite if it never is.
    fn minute_of_size(&self, area_m2: f64) -> f64 {
        let grown = Self {
            discovered_m2: area_m2,
            ..*self
        };
        let way_m = grown.head_m(0.0) - self.head_m(0.0);
        if way_m <= 0.0 {
            0.0
        } else if self.ellipse.head_m_min > 0.0 {
            way_m / self.ellipse.head_m_min
        } else {
            f64::INFINITY
        }
    }
}

/// Line built by all who work at this minute, m/min.
fn production_m_min(crews: &[LineCrew], minute: f64) -> f64 {
    crews
        .iter()
        .filter(|crew| crew.arrival_min <= minute && minute < crew.arrival_min + crew.duration_min)
        .map(|crew| crew.line_m_min)
        .filter(|line| *line > 0.0 && line.is_finite())
        .sum()
}

/// The next arrival or departure after this minute; infinite after the last.
fn next_change_min(crews: &[LineCrew], minute: f64) -> f64 {
    crews
        .iter()
        .flat_map(|crew| [crew.arrival_min, crew.arrival_min + crew.duration_min])
        .filter(|&change| change > minute)
        .fold(f64::INFINITY, f64::min)
}

/// The line while it is built; by symmetry one flank tells all.
struct FireLine {
    tactic: Tactic,
    eccentricity: f64,
    /// Rate of the head, m/min; above 0.
    head_m_min: f64,
    /// (1 − e) / (1 + e).
    a_squared: f64,
    time_min: f64,
    /// Distance from the start to the head, m; above 0.
    head_m: f64,
    /// Where the end of the line is, 0 at the head and π at the rear.
    u: f64,
    built_m: f64,
    /// Twice the area swept by one flank's line seen from the start, m².
    swept_m2: f64,
}

/// Largest change of u in one Runge–Kutta step; steps of a sixtieth of this change line and area by less than 1e-5.
const U_STEP: f64 = 0.06;
/// A line a million million times as fast as the fire is at once closed; more would overflow.
const LARGEST_P: f64 = 1e12;
/// The last step is straight in 2⁻⁸ of itself only.
const CLOSING_HALVINGS: u32 = 8;
/// Largest change of ln h in one step, for where u hardly moves.
const LN_H_STEP: f64 = 0.1;

impl FireLine {
    /// The line when the first crew arrives; `None` if none ever does, or if a figure of the fire makes no sense.
    fn begin(attack: &Attack, crews: &[LineCrew]) -> Option<Self> {
        let arrival_min = crews
            .iter()
            .filter(|crew| crew.line_m_min > 0.0 && crew.line_m_min.is_finite())
            .filter(|crew| crew.duration_min > 0.0)
            .map(|crew| crew.arrival_min.max(0.0))
            .fold(f64::INFINITY, f64::min);
        let eccentricity = attack.ellipse.eccentricity();
        let head_m = attack.head_m(arrival_min);
        if !(arrival_min.is_finite() && head_m > 0.0 && head_m.is_finite()) {
            return None;
        }
        Some(Self {
            tactic: attack.tactic,
            eccentricity,
            // A fire that stands still is one that creeps: the line is then its edge.
            head_m_min: attack.ellipse.head_m_min.max(1e-9 * head_m),
            a_squared: (1.0 - eccentricity) / (1.0 + eccentricity),
            time_min: arrival_min,
            head_m,
            u: match attack.tactic {
                Tactic::Head => 0.0,
                Tactic::Rear => PI,
            },
            built_m: 0.0,
            swept_m2: 0.0,
        })
    }

    fn end(&self) -> LineEnd {
        LineEnd {
            time_min: self.time_min,
            head_m: self.head_m,
            u_rad: self.u,
            swept_m2: match self.tactic {
                Tactic::Head => self.swept_m2,
                Tactic::Rear => -self.swept_m2,
            },
        }
    }

    /// Works on with this production, and shows where the line ends after each step; true when it is closed, then at the
    /// time of that.
    fn work(
        &mut self,
        until_min: f64,
        production_m_min: f64,
        seen: &mut impl FnMut(LineEnd),
    ) -> bool {
        let p = (production_m_min / 2.0 / self.head_m_min).min(LARGEST_P);
        let end = match self.tactic {
            Tactic::Head => PI,
            Tactic::Rear => 0.0,
        };
        while self.time_min < until_min {
            let left_min = until_min - self.time_min;
            let whole = libm::log1p(left_min * self.head_m_min / self.head_m);
            let slope = self.slope(self.u, p);
            let ln_h = whole.min(LN_H_STEP).min(U_STEP / slope.turn.abs());
            let mut step = (ln_h, self.runge_kutta(slope, ln_h, p));
            let closed = match self.tactic {
                Tactic::Head => self.u + step.1.0 >= end,
                Tactic::Rear => self.u + step.1.0 <= end,
            };
            if closed {
                let short = self.ln_h_to(end, ln_h, p);
                step = (short, self.runge_kutta(slope, short, p));
            }
            let (ln_h, (turn, swept_m2)) = step;
            let growth_m = self.head_m * libm::expm1(ln_h);
            let minutes = growth_m / self.head_m_min;
            self.u += turn;
            self.swept_m2 += swept_m2;
            self.head_m += growth_m;
            self.time_min += minutes;
            self.built_m += production_m_min * minutes;
            seen(self.end());
            if closed {
                return true;
            }
            if ln_h >= whole {
                self.time_min = until_min;
            }
        }
        false
    }

    /// The part of a step of ln h after which u is at its end: halved a few times, since u may turn off sharply behind
    /// the end, then straight.
    fn ln_h_to(&self, end: f64, ln_h: f64, p: f64) -> f64 {
        let start = self.slope(self.u, p);
        let beyond = |part: f64| self.u + self.runge_kutta(start, part, p).0 - end;
        let (mut short, mut long) = (0.0, ln_h);
        for _ in 0..CLOSING_HALVINGS {
            let middle = f64::midpoint(short, long);
            if beyond(middle) * start.turn >= 0.0 {
                long = middle;
            } else {
                short = middle;
            }
        }
        let (before, after) = (beyond(short), beyond(long));
        let way = before - after;
        if way.abs() > 0.0 {
            short + (long - short) * (before / way).clamp(0.0, 1.0)
        } else {
            long
        }
    }

    /// Changes by ln h of where the flank is and of what it has swept.
    fn slope(&self, u: f64, p: f64) -> Slope {
        let e = self.eccentricity;
        let (sin, cos) = libm::sincos(u);
        let behind = 1.0 - e * cos;
        let root = libm::sqrt((p * p * behind / (1.0 + e * cos) - self.a_squared).max(0.0));
        let work = match self.tactic {
            Tactic::Head => (1.0 + e) * root,
            Tactic::Rear => -(1.0 + e) * root,
        };
        let turn = (e * sin + work) / behind;
        Slope {
            turn,
            swept: (1.0 + e * cos) * turn,
        }
    }

    /// Changes of u and of the swept area (m²) over a step of ln h: the classical fourth-order method, its first slope
    /// given.
    fn runge_kutta(&self, k1: Slope, step: f64, p: f64) -> (f64, f64) {
        let k2 = self.slope(self.u + 0.5 * step * k1.turn, p);
        let k3 = self.slope(self.u + 0.5 * step * k2.turn, p);
        let k4 = self.slope(self.u + step * k3.turn, p);
        let e = self.eccentricity;
        // Half the length of the fire; its square grows by this much to the middle of the step.
        let along_m = self.head_m / (1.0 + e);
        let growth = libm::exp(step);
        let turn = k1.turn + 2.0 * (k2.turn + k3.turn) + k4.turn;
        let swept = k1.swept + 2.0 * growth * (k2.swept + k3.swept) + growth * growth * k4.swept;
        let unit_m2 = libm::sqrt((1.0 - e) * (1.0 + e)) * along_m * along_m;
        (step / 6.0 * turn, step / 6.0 * swept * unit_m2)
    }
}

/// Changes by ln h.
#[derive(Clone, Copy)]
struct Slope {
    /// Of u.
    turn: f64,
    /// Of twice the swept area, in units of sqrt(1 − e²) (h / (1 + e))².
    swept: f64,
}

#[cfg(test)]
#[path = "containment_tests.rs"]
mod tests;
