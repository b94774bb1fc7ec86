//! How rare a rise of a river is.

/// The rises of one reach in floods of rising return period: straight in the logarithm of the period, and on beyond the
/// last row as between the last two. A rise of nothing is met every year.
#[derive(Clone, Debug, PartialEq)]
pub struct ReturnLevels {
    /// (natural logarithm of the return period in years, rise in m); both rise. At least two.
    points: Vec<(f64, f64)>,
}

/// Nothing is rarer than this, in years.
const RAREST_Y: f64 = 1e6;

impl ReturnLevels {
    /// The levels of (return period in years, rise in m), which `check` has found to rise.
    pub fn new(rows: impl IntoIterator<Item = (f64, f64)>) -> Self {
        let rows = rows
            .into_iter()
            .map(|(years, rise_m)| (libm::log(years), rise_m));
        let mut points = vec![(0.0, 0.0)];
        points.extend(rows);
        Self { points }
    }

    /// Return period of a peak rise, in years: 1 to a million.
    pub fn return_period_y(&self, rise_m: f64) -> f64 {
        let after = self.points.partition_point(|point| point.1 <= rise_m);
        let after = after.clamp(1, self.points.len().max(2) - 1);
        let (Some(low), Some(high)) = (self.points.get(after - 1), self.points.get(after)) else {
            return 1.0;
        };
        let log_y = low.0 + (high.0 - low.0) * (rise_m - low.1) / (high.1 - low.1);
        libm::exp(log_y.clamp(0.0, libm::log(RAREST_Y)))
    }

    /// Peak rise in a flood of this return period, in m.
    pub fn rise_m(&self, return_period_y: f64) -> f64 {
        let log_y = libm::log(return_period_y.max(1.0));
        let after = self.points.partition_point(|point| point.0 <= log_y);
        let after = after.clamp(1, self.points.len().max(2) - 1);
        let (Some(low), Some(high)) = (self.points.get(after - 1), self.points.get(after)) else {
            return 0.0;
        };
        low.1 + (high.1 - low.1) * (log_y - low.0) / (high.0 - low.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn levels() -> ReturnLevels {
        ReturnLevels::new([(5.0, 1.0), (20.0, 2.0), (100.0, 3.5)])
    }

    #[test]
    fn rows_are_met_and_the_middle_of_two_lies_at_the_geometric_mean() {
        for (years, rise_m) in [
            (1.0, 0.0),
            (5.0, 1.0),
            (10.0, 1.5),
            (20.0, 2.0),
            (100.0, 3.5),
        ] {
            assert!((levels().rise_m(years) - rise_m).abs() < 1e-12, "{years}");
            let found = levels().return_period_y(rise_m);
            assert!((found / years - 1.0).abs() < 1e-12, "{rise_m}: {found}");
        }
    }

    #[test]
    fn beyond_the_last_row_it_goes_on_as_between_the_last_two() {
        // A factor of five in the period is 1.5 m.
        assert!((levels().rise_m(500.0) - 5.0).abs() < 1e-12);
        assert!((levels().return_period_y(5.0) / 500.0 - 1.0).abs() < 1e-12);
        assert!(levels().return_period_y(1e3) <= RAREST_Y * (1.0 + 1e-12));
    }

    #[test]
    fn a_river_that_does_not_rise_is_met_every_year() {
        assert!((levels().return_period_y(0.0) - 1.0).abs() < 1e-12);
        assert!((levels().return_period_y(-2.0) - 1.0).abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn higher_is_rarer_and_each_is_the_others_inverse(a in 0.0..8.0f64, b in 0.0..8.0f64) {
            let levels = levels();
            prop_assert!(levels.return_period_y(a.min(b)) <= levels.return_period_y(a.max(b)));
            let back = levels.rise_m(levels.return_period_y(a));
            prop_assert!((back - a).abs() < 1e-9 || levels.return_period_y(a) > 0.999 * RAREST_Y);
        }
    }
}
