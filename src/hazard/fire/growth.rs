//! How a fire grows where all is alike.

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
}
