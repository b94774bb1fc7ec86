//! From discharge to water level and back: ratings of a cross-section.

use super::curve::{Curve, rising};
use super::error::{FloodError, not_negative, positive};

/// A rating table: level and discharge, each rising from row to row, straight between the rows both ways. Below its
/// first row the level stays at that row; above its last it goes on as the last piece does.
#[derive(Clone, Debug, PartialEq)]
pub struct Rating {
    level_by_discharge: Curve,
    discharge_by_level: Curve,
}

impl Rating {
    /// A rating through `(level_m, discharge_m3_s)`, measured or computed. `[row]` for both.
    ///
    /// # Errors
    /// Where there are fewer than two rows, or one of the columns does not rise.
    pub fn new(level_m: &[f64], discharge_m3_s: &[f64]) -> Result<Self, FloodError> {
        Ok(Self {
            discharge_by_level: Curve::new("level of the rating (m)", level_m, discharge_m3_s)?,
            level_by_discharge: Curve::new(
                "discharge of the rating (m3/s)",
                discharge_m3_s,
                level_m,
            )?,
        })
    }

    /// Level at a discharge, in m.
    pub fn level_m(&self, discharge_m3_s: f64) -> f64 {
        self.level_by_discharge.at(discharge_m3_s)
    }

    /// Discharge at a level, in m³/s.
    pub fn discharge_m3_s(&self, level_m: f64) -> f64 {
        self.discharge_by_level.at(level_m)
    }

    /// Writes how far the level stands above that of the base flow, in m, for the discharge `event_m3_s` on top of
    /// it. `[step]` for both. No event is no rise, to the last bit; a river that falls below its base flow counts as none.
    pub fn fill_rise_m(&self, base_flow_m3_s: f64, event_m3_s: &[f64], rise_m: &mut [f64]) {
        let mut piece = 0;
        let base_m = self.level_by_discharge.at_from(&mut piece, base_flow_m3_s);
        for (&event_m3_s, rise_m) in event_m3_s.iter().zip(rise_m) {
            let discharge_m3_s = base_flow_m3_s + event_m3_s;
            let level_m = self.level_by_discharge.at_from(&mut piece, discharge_m3_s);
            *rise_m = (level_m - base_m).max(0.0);
        }
    }
}

/// A trapezoidal channel between two flood plains, in steady uniform flow (Manning 1891). Levels are depths above the bed.
///
/// Above the banks the section is divided by upright planes that carry no friction (the divided channel method; Chow
/// 1959, "Open-Channel Hydraulics", section 6-5), and discharges are added.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CompoundChannel {
    /// Width of the bed, in m.
    pub bed_width_m: f64,
    /// Width by which each bank recedes for every metre of height.
    pub bank_slope: f64,
    /// Height of the banks, in m.
    pub bank_height_m: f64,
    /// Width of both flood plains together, in m; 0 where dykes stand on the banks.
    pub plain_width_m: f64,
    /// Width by which each outer edge of the plains recedes for every metre of height.
    pub edge_slope: f64,
    /// Manning's n of the channel, in s/m^⅓.
    pub channel_roughness: f64,
    /// Manning's n of the plains, in s/m^⅓.
    pub plain_roughness: f64,
    /// Fall of the bed, in m per m.
    pub bed_fall: f64,
}

impl CompoundChannel {
    /// Checks that the discharge rises with the depth.
    ///
    /// # Errors
    /// Names the figure that is not positive (or, for slopes and the plains' width, negative).
    pub fn check(&self) -> Result<(), FloodError> {
        positive("width of the bed (m)", self.bed_width_m)?;
        not_negative("slope of the banks", self.bank_slope)?;
        positive("height of the banks (m)", self.bank_height_m)?;
        not_negative("width of the flood plains (m)", self.plain_width_m)?;
        not_negative("slope of the outer edges", self.edge_slope)?;
        positive("roughness of the channel", self.channel_roughness)?;
        positive("roughness of the flood plains", self.plain_roughness)?;
        positive("fall of the bed", self.bed_fall)?;
        Ok(())
    }

    /// Discharge at a depth above the bed, in m³/s.
    pub fn discharge_m3_s(&self, depth_m: f64) -> f64 {
        let inside_m = depth_m.clamp(0.0, self.bank_height_m);
        let over_m = (depth_m - self.bank_height_m).max(0.0);
        let side = |slope: f64, height_m: f64| 2.0 * height_m * libm::sqrt(1.0 + slope * slope);
        let top_m = self.bed_width_m + 2.0 * self.bank_slope * inside_m;
        let channel = Part {
            area_m2: 0.5 * (self.bed_width_m + top_m) * inside_m + top_m * over_m,
            wetted_m: self.bed_width_m + side(self.bank_slope, inside_m),
            roughness: self.channel_roughness,
        };
        let plains = Part {
            area_m2: (self.plain_width_m + self.edge_slope * over_m) * over_m,
            wetted_m: self.plain_width_m + side(self.edge_slope, over_m),
            roughness: self.plain_roughness,
        };
        channel.discharge_m3_s(self.bed_fall) + plains.discharge_m3_s(self.bed_fall)
    }

    /// Depth at a discharge, in m, to the last bit that halving can find.
    ///
    /// # Errors
    /// As [`CompoundChannel::check`]; where the discharge is negative or not finite.
    pub fn depth_m(&self, discharge_m3_s: f64) -> Result<f64, FloodError> {
        self.check()?;
        not_negative("discharge (m3/s)", discharge_m3_s)?;
        let (mut low_m, mut high_m) = (0.0, self.bank_height_m);
        while self.discharge_m3_s(high_m) < discharge_m3_s {
            (low_m, high_m) = (high_m, 2.0 * high_m);
        }
        loop {
            let middle_m = 0.5 * (low_m + high_m);
            if middle_m <= low_m || middle_m >= high_m {
                return Ok(if discharge_m3_s > 0.0 { high_m } else { 0.0 });
            }
            if self.discharge_m3_s(middle_m) < discharge_m3_s {
                low_m = middle_m;
            } else {
                high_m = middle_m;
            }
        }
    }

    /// The rating from the bed to `most_depth_m`, in `rows` steps of equal depth and a row at the banks.
    ///
    /// # Errors
    /// As [`CompoundChannel::check`]; where the depth is not positive or there are no rows.
    pub fn rating(&self, most_depth_m: f64, rows: usize) -> Result<Rating, FloodError> {
        self.check()?;
        positive("depth of the rating (m)", most_depth_m)?;
        if rows == 0 {
            return Err(FloodError::WrongLength {
                what: "steps of the rating",
                given: 0,
                needed: 1,
            });
        }
        let mut level_m: Vec<f64> = (0..=rows)
            .map(|row| most_depth_m * row as f64 / rows as f64)
            .collect();
        if self.bank_height_m < most_depth_m {
            level_m.push(self.bank_height_m);
        }
        level_m.sort_by(f64::total_cmp);
        level_m.dedup_by(|a, b| (*a - *b).abs() < 1e-9 * most_depth_m);
        let discharge_m3_s: Vec<f64> = level_m.iter().map(|&m| self.discharge_m3_s(m)).collect();
        rising("discharge of the rating (m3/s)", &discharge_m3_s)?;
        Rating::new(&level_m, &discharge_m3_s)
    }
}

/// A part of the section with one roughness.
struct Part {
    area_m2: f64,
    wetted_m: f64,
    roughness: f64,
}

impl Part {
    /// Q = A R^(2/3) √i / n, with R = A / wetted perimeter.
    fn discharge_m3_s(&self, bed_fall: f64) -> f64 {
        if self.area_m2 > 0.0 && self.wetted_m > 0.0 {
            let radius_m = self.area_m2 / self.wetted_m;
            self.area_m2 * libm::pow(radius_m, 2.0 / 3.0) * libm::sqrt(bed_fall) / self.roughness
        } else {
            0.0
        }
    }
}

#[cfg(test)]
#[path = "rating_tests.rs"]
mod tests;
