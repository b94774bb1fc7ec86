//! Wang Zhengfei's rate of spread, the model of Chinese plans: weather, wind, slope and one factor for the fuel.
//!
//! ```text
//! R(θ) = R₀ K_s exp(0.1783 v cos θ) exp(±3.533 tan^1.2 φ(θ)),   R₀ = 0.03 T + 0.05 W + 0.01 (100 − h) − 0.3   m/min
//! ```
//!
//! Wang Zhengfei (1983, 1992), as three independent programs code it. θ is the angle from the wind, φ(θ) the slope met
//! in that direction, + uphill. Two readings found elsewhere, 3.553 and tan(1.2 φ), are misprints.

use std::f64::consts::PI;

use super::ellipse::Ellipse;
use super::wang_fuel::{Downhill, DownhillTable};

/// The numbers of the formula.
#[derive(Clone, Debug, PartialEq)]
pub struct WangParameters {
    /// m/min for each degree Celsius.
    pub per_celsius: f64,
    /// m/min for each degree Beaufort.
    pub per_beaufort: f64,
    /// m/min for each per cent that humidity is below 100.
    pub per_dry_percent: f64,
    /// m/min.
    pub constant: f64,
    /// Exponent of the wind factor, for each m/s.
    pub wind_exponent: f64,
    /// Factor and power of tan φ in the exponent of the slope factor.
    pub slope_exponent: f64,
    /// See [`WangParameters::slope_exponent`].
    pub slope_power: f64,
    /// How a fire runs down a slope.
    pub downhill: Downhill,
    /// Steepest slope (rise over run) that the formula is used for; steeper ones count as this.
    pub steepest: f64,
}

impl WangParameters {
    /// The published formula, downhill as the inverse of uphill. Its tables stop at 40°; that it goes on to 60° is
    /// assumed.
    pub fn wang_1992() -> Self {
        Self {
            per_celsius: 0.03,
            per_beaufort: 0.05,
            per_dry_percent: 0.01,
            constant: -0.3,
            wind_exponent: 0.178_3,
            slope_exponent: 3.533,
            slope_power: 1.2,
            downhill: Downhill::Inverse,
            steepest: 1.732,
        }
    }

    /// The same with the milder downhill table.
    pub fn wang_1992_downhill_table() -> Self {
        Self {
            downhill: Downhill::Table(DownhillTable::wang_1992()),
            ..Self::wang_1992()
        }
    }

    /// Initial rate R₀, m/min, at least 0.
    pub fn initial_m_min(&self, weather: &WangWeather) -> f64 {
        let sum = self.per_celsius * weather.highest_c
            + self.per_beaufort * weather.beaufort
            + self.per_dry_percent * (100.0 - weather.lowest_humidity_percent)
            + self.constant;
        sum.max(0.0)
    }

    /// Slope factor `K_φ` for this rise over run in the direction of spread, negative downhill.
    pub fn slope_factor(&self, rise: f64) -> f64 {
        let rise = rise.clamp(-self.steepest, self.steepest);
        let uphill = libm::exp(self.slope_exponent * libm::pow(rise.abs(), self.slope_power));
        if rise >= 0.0 {
            return uphill;
        }
        match &self.downhill {
            Downhill::Inverse => 1.0 / uphill,
            Downhill::Table(table) => table.factor(libm::atan(rise).to_degrees()),
        }
    }
}

/// The weather that R₀ asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WangWeather {
    /// Highest air temperature of the day, °C.
    pub highest_c: f64,
    /// Mean wind force, Beaufort.
    pub beaufort: f64,
    /// Lowest relative humidity of the day, %.
    pub lowest_humidity_percent: f64,
}

/// Wind force of this speed at 10 m: (v / 0.836)^(2/3), rounded.
///
/// 0.836 B^1.5 is the middle of force B. Programs that cut the decimals off instead call half of all winds one force
/// too low.
pub fn beaufort(wind_m_s: f64) -> f64 {
    let ratio = wind_m_s.max(0.0) / 0.836;
    libm::round(libm::cbrt(ratio * ratio))
}

/// A fire after Wang at one place. Directions are radians, clockwise from any axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WangFire<'a> {
    /// The numbers of the formula.
    pub parameters: &'a WangParameters,
    /// R₀ × `K_s`, m/min.
    pub still_m_min: f64,
    /// Wind, m/s.
    pub wind_m_s: f64,
    /// Where the wind blows to.
    pub downwind_rad: f64,
    /// Rise over run of the steepest ascent.
    pub slope: f64,
    /// Where the steepest ascent points.
    pub upslope_rad: f64,
}

impl WangFire<'_> {
    /// Rate of spread in this direction, m/min.
    pub fn rate_m_min(&self, direction_rad: f64) -> f64 {
        let with_wind = self.wind_m_s * libm::cos(direction_rad - self.downwind_rad);
        let rise = self.slope * libm::cos(direction_rad - self.upslope_rad);
        self.still_m_min
            * libm::exp(self.parameters.wind_exponent * with_wind)
            * self.parameters.slope_factor(rise)
    }

    /// The direction of the fastest spread, to a hundredth of a degree, and its rate, m/min.
    ///
    /// Wind and slope each drive a fire less the farther it turns from them, so the head lies on the shorter arc
    /// between the two. The rate may have two tops on it: look along the arc, then close in on the best look.
    pub fn head(&self) -> (f64, f64) {
        const LOOKS: u32 = 24;
        let turn = self.upslope_rad - self.downwind_rad;
        let step = libm::atan2(libm::sin(turn), libm::cos(turn)) / f64::from(LOOKS);
        let best = (0..=LOOKS)
            .map(|k| self.look(self.downwind_rad + f64::from(k) * step))
            .fold(self.look(self.downwind_rad), faster);
        faster(best, self.top_between(best.0 - step, best.0 + step))
    }

    /// The top of the rate between two directions that enclose a single one, by golden section.
    fn top_between(&self, mut low: f64, mut high: f64) -> (f64, f64) {
        const GOLDEN: f64 = 0.618_033_988_749_894_9;
        const STEPS: u32 = 15;
        let inner = |from: f64, to: f64| self.look(to + GOLDEN * (from - to));
        let (mut left, mut right) = (inner(low, high), inner(high, low));
        for _ in 0..STEPS {
            if left.1 >= right.1 {
                (high, right) = (right.0, left);
                left = inner(low, high);
            } else {
                (low, left) = (left.0, right);
                right = inner(high, low);
            }
        }
        faster(left, right)
    }

    /// A direction and the rate in it.
    fn look(&self, direction_rad: f64) -> (f64, f64) {
        (direction_rad, self.rate_m_min(direction_rad))
    }

    /// The ellipse with the same head and the same back, and where it heads.
    ///
    /// An ellipse from its focus has head / back = (1 + e) / (1 − e); with head / back = exp(2 c) that is e = tanh c
    /// and length / width = cosh c. On the flat c = 0.1783 v. The flank is then slower than the formula says across
    /// the wind: cosh c − sinh c against 1, for the same head of exp c.
    pub fn ellipse(&self) -> (f64, Ellipse) {
        let (heading, head) = self.head();
        let back = self.rate_m_min(heading + PI);
        let ratio = if back > 0.0 { head / back } else { 1.0 };
        let root = libm::sqrt(ratio);
        (heading, Ellipse::new(head, 0.5 * (root + 1.0 / root)))
    }
}

/// The faster of two directions with their rates; the first where they are equal.
fn faster(a: (f64, f64), b: (f64, f64)) -> (f64, f64) {
    if b.1 > a.1 { b } else { a }
}

#[cfg(test)]
#[path = "wang_tests.rs"]
mod tests;
