//! How a fire grows where all is alike.

use std::f64::consts::PI;

use super::ellipse::Ellipse;

/// Local growth of a fire: its ellipse, and where the head of it points.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Growth {
    /// Rates in all directions.
    pub ellipse: Ellipse,
    /// Direction of the head, radians clockwise from north.
    pub heading_rad: f64,
}

impl Growth {
    /// Burnt after so many minutes, in m².
    pub fn area_m2(&self, minute: f64) -> f64 {
        self.ellipse.area_m2(minute)
    }

    /// Minutes until so much has burnt; infinite if it never does.
    pub fn minute_of_area(&self, area_m2: f64) -> f64 {
        let one_minute_m2 = self.ellipse.area_m2(1.0);
        libm::sqrt(area_m2.max(0.0) / one_minute_m2)
    }

    /// Minutes until the front is within `near_m` of a point so far east and north of the start, on the straight line from
    /// there; infinite if it never is.
    pub fn minute_near(&self, [east_m, north_m]: [f64; 2], near_m: f64) -> f64 {
        let distance_m = libm::hypot(east_m, north_m);
        if distance_m <= near_m {
            return 0.0;
        }
        // Seen from its start, an ellipse grows at a steady rate in every direction.
        let bearing_rad = libm::atan2(east_m, north_m);
        let rate_m_min = self.ellipse.rate_m_min(bearing_rad - self.heading_rad);
        (distance_m - near_m) / rate_m_min
    }

    /// The growth of a fire that after `minute` has burnt `area_m2` and whose head is so far east and north of its start.
    ///
    /// With D the way of the head and e the eccentricity (Alexander 1985: the start is the rear focus),
    ///
    /// ```text
    /// area / (π D²) = sqrt(1 − e²) / (1 + e)²,   falling from 1 (a circle) to 0
    /// ```
    ///
    /// A fire that has burnt more than the circle with radius D is taken for a circle of its area. No growth where a figure
    /// is not above zero.
    pub fn fitted(minute: f64, area_m2: f64, [east_m, north_m]: [f64; 2]) -> Self {
        let heading_rad = libm::atan2(east_m, north_m);
        let reach_m = libm::hypot(east_m, north_m);
        if !(minute > 0.0 && area_m2 > 0.0 && reach_m > 0.0) {
            return Self {
                ellipse: Ellipse::new(0.0, 1.0),
                heading_rad,
            };
        }
        let share = area_m2 / (PI * reach_m * reach_m);
        let head_m = reach_m.max(libm::sqrt(area_m2 / PI));
        let e = eccentricity_of(share.min(1.0));
        Self {
            ellipse: Ellipse::new(head_m / minute, 1.0 / libm::sqrt((1.0 - e) * (1.0 + e))),
            heading_rad,
        }
    }
}

/// The eccentricity whose ellipse fills this share of the circle about its rear focus that touches its head. By halving:
/// the share falls as e rises.
fn eccentricity_of(share: f64) -> f64 {
    let (mut low, mut high) = (0.0_f64, 1.0_f64);
    // To the last bit of a number between 0 and 1.
    for _ in 0..53 {
        let e = f64::midpoint(low, high);
        if libm::sqrt((1.0 - e) / (1.0 + e)) / (1.0 + e) > share {
            low = e;
        } else {
            high = e;
        }
    }
    low
}
