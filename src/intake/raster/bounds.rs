//! Boxes of longitude and latitude, or of the coordinates of a plane.

use std::fmt;

use crate::intake::geo::Point;

/// Kilometres in a degree of latitude: a 360th of the meridian, 40,008 km.
const DEGREE_KM: f64 = 111.13;
/// A tenth of a metre.
const HAIR_DEG: f64 = 1e-6;

/// A box; in degrees of longitude and latitude unless it says otherwise.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// Lowest x.
    pub west: f64,
    /// Lowest y.
    pub south: f64,
    /// Highest x.
    pub east: f64,
    /// Highest y.
    pub north: f64,
}

impl Bounds {
    /// The smallest box around these points; `None` for no points or points that are not finite.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Self> {
        let empty = Self {
            west: f64::INFINITY,
            south: f64::INFINITY,
            east: f64::NEG_INFINITY,
            north: f64::NEG_INFINITY,
        };
        let grown = points.into_iter().fold(empty, |bounds, (x, y)| Self {
            west: bounds.west.min(x),
            south: bounds.south.min(y),
            east: bounds.east.max(x),
            north: bounds.north.max(y),
        });
        let all = [grown.west, grown.south, grown.east, grown.north];
        all.iter().all(|side| side.is_finite()).then_some(grown)
    }
    /// The box that both share, if they share more than an edge.
    pub fn shared(&self, other: &Self) -> Option<Self> {
        let shared = Self {
            west: self.west.max(other.west),
            south: self.south.max(other.south),
            east: self.east.min(other.east),
            north: self.north.min(other.north),
        };
        (shared.west < shared.east && shared.south < shared.north).then_some(shared)
    }
    /// The box in degrees with so many kilometres around it, and a hair more: a box around one point has no area.
    #[must_use]
    pub fn widened(&self, by_km: f64) -> Self {
        let north_deg = by_km.max(0.0) / DEGREE_KM + HAIR_DEG;
        let widest_deg = self.south.abs().max(self.north.abs()).min(89.0);
        let east_deg = north_deg / libm::cos(widest_deg.to_radians());
        Self {
            west: self.west - east_deg,
            south: self.south - north_deg,
            east: self.east + east_deg,
            north: self.north + north_deg,
        }
    }
    /// Area in square units of its coordinates.
    pub fn area(&self) -> f64 {
        (self.east - self.west).max(0.0) * (self.north - self.south).max(0.0)
    }
    /// Points around its edge, corners among them: a projection bends edges, so corners alone do not bound the image.
    pub fn rim(&self) -> impl Iterator<Item = Point> + use<> {
        const STEPS: u32 = 16;
        let bounds = *self;
        (0..=STEPS).flat_map(move |step| {
            let part = f64::from(step) / f64::from(STEPS);
            let x = bounds.west + part * (bounds.east - bounds.west);
            let y = bounds.south + part * (bounds.north - bounds.south);
            [
                (x, bounds.south),
                (x, bounds.north),
                (bounds.west, y),
                (bounds.east, y),
            ]
        })
    }
}

impl fmt::Display for Bounds {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Degrees need five decimals for a metre; metres need none.
        let widest = [self.west, self.south, self.east, self.north]
            .into_iter()
            .fold(0.0, |widest: f64, side| widest.max(side.abs()));
        let decimals = if widest <= 360.0 { 5 } else { 0 };
        write!(
            to,
            "[{:.decimals$}, {:.decimals$}] – [{:.decimals$}, {:.decimals$}]",
            self.west, self.south, self.east, self.north
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const UNIT: Bounds = Bounds {
        west: 0.0,
        south: 0.0,
        east: 1.0,
        north: 1.0,
    };

    #[test]
    fn boxes_that_only_touch_share_nothing() {
        let beside = Bounds {
            west: 1.0,
            east: 2.0,
            ..UNIT
        };
        let over = Bounds {
            west: 0.5,
            ..beside
        };
        assert_eq!(UNIT.shared(&beside), None);
        assert!((UNIT.shared(&over).map_or(0.0, |shared| shared.area()) - 0.5).abs() < 1e-12);
    }

    #[test]
    fn a_margin_is_as_wide_on_the_ground_all_around() {
        let point = Bounds {
            west: 10.0,
            south: 60.0,
            east: 10.0,
            north: 60.0,
        };
        let wide = point.widened(111.13);
        assert!((wide.north - 61.0).abs() < 1e-5 && (wide.south - 59.0).abs() < 1e-5);
        // At 60° a degree of longitude is half as long.
        assert!((wide.east - 12.0).abs() < 1e-5 && (wide.west - 8.0).abs() < 1e-5);
        assert!(point.widened(-1.0).area() > 0.0);
    }

    #[test]
    fn the_box_around_the_rim_is_the_box() {
        assert_eq!(Bounds::around(UNIT.rim()), Some(UNIT));
        assert_eq!(Bounds::around([]), None);
        assert_eq!(Bounds::around([(f64::NAN, f64::INFINITY)]), None);
    }
}
