//! A triangle over time with area 1: the shape of unit hydrographs and of a dam that empties.

/// Rises straight from 0 to its peak and falls straight to its base, both in the same unit of time.
///
/// Made by those who have checked 0 < peak ≤ base.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Triangle {
    /// Time of the peak.
    pub peak: f64,
    /// Time at which it is over.
    pub base: f64,
}

impl Triangle {
    /// Share of the area up to `time`.
    pub fn share_until(self, time: f64) -> f64 {
        let Self { peak, base } = self;
        let left = base - time;
        if time <= 0.0 {
            0.0
        } else if time <= peak {
            (time / peak) * (time / base)
        } else if left > 0.0 {
            // Here peak < time < base, so that base − peak is positive.
            1.0 - (left / base) * (left / (base - peak))
        } else {
            1.0
        }
    }

    /// Share of the area between two times.
    pub fn share_between(self, begin: f64, end: f64) -> f64 {
        (self.share_until(end) - self.share_until(begin)).max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_peak_parts_the_area_as_it_parts_the_base() {
        for (peak, base) in [(1.0, 4.0), (3.0, 3.0), (2.0, 16.0 / 3.0)] {
            let triangle = Triangle { peak, base };
            assert!((triangle.share_until(peak) - peak / base).abs() < 1e-15);
            assert!((triangle.share_until(base) - 1.0).abs() < 1e-15);
            assert!((triangle.share_between(-1.0, base + 1.0) - 1.0).abs() < 1e-15);
            assert!(triangle.share_until(0.0) <= 0.0);
        }
    }

    #[test]
    fn the_slope_at_the_peak_is_two_over_the_base() {
        let triangle = Triangle {
            peak: 1.0,
            base: 8.0 / 3.0,
        };
        let height = triangle.share_between(1.0 - 1e-6, 1.0 + 1e-6) / 2e-6;
        assert!((height - 0.75).abs() < 1e-6);
    }
}
