//! Mean errors of forecasts by lead time.

/// Mean absolute error by lead time: linear between rows, constant before the first; after the last it grows on at
/// the rate of the last two rows.
#[derive(Clone, Debug, PartialEq)]
pub struct ErrorTable {
    /// (lead in hours, mean absolute error), in rising lead.
    rows: Vec<(f64, f64)>,
}

impl ErrorTable {
    /// A table of (lead in hours, mean absolute error); `None` unless there is a row, leads rise, and errors are finite
    /// and not negative.
    pub fn new(rows: &[(f64, f64)]) -> Option<Self> {
        let possible =
            |&(lead, mean): &(f64, f64)| lead.is_finite() && mean.is_finite() && mean >= 0.0;
        let rising = rows.windows(2).all(|pair| pair[0].0 < pair[1].0);
        (!rows.is_empty() && rows.iter().all(possible) && rising).then(|| Self {
            rows: rows.to_vec(),
        })
    }

    /// Position errors in km of the Hong Kong Observatory in 2015 (n = 258, 196, 140, 74, 43; my.weather.gov.hk
    /// tc2015/table412). At lead 0 the error of the fix itself: 15.4 km (NMC 2022).
    pub fn hko_2015_position_km() -> Self {
        Self {
            rows: vec![
                (0.0, 15.4),
                (24.0, 69.0),
                (48.0, 121.0),
                (72.0, 175.0),
                (96.0, 242.0),
                (120.0, 394.0),
            ],
        }
    }

    /// Position errors in km of China's national and provincial forecasts in 2013 (qxqk.nmc.cn, 2014-12-14).
    pub fn cma_2013_position_km() -> Self {
        Self {
            rows: vec![(0.0, 15.4), (24.0, 80.2), (48.0, 143.3), (72.0, 221.7)],
        }
    }

    /// Wind errors in m/s: middles of the ranges of four official forecasts in 2012 (Chen 2013); at lead 0 1.3 m/s (NMC 2022).
    pub fn official_2012_wind_m_s() -> Self {
        Self {
            rows: vec![(0.0, 1.3), (24.0, 4.37), (48.0, 6.5), (72.0, 7.775)],
        }
    }

    /// Mean absolute error at a lead in hours, never negative.
    pub fn mean(&self, lead_h: f64) -> f64 {
        let (Some(&first), Some(&last)) = (self.rows.first(), self.rows.last()) else {
            return 0.0;
        };
        if lead_h <= first.0 || self.rows.len() == 1 {
            return first.1;
        }
        let after = self.rows.partition_point(|row| row.0 < lead_h);
        let after = after.clamp(1, self.rows.len() - 1);
        let ((lead0, mean0), (lead1, mean1)) = (self.rows[after - 1], self.rows[after]);
        let mean = mean0 + (lead_h - lead0) / (lead1 - lead0) * (mean1 - mean0);
        // Past the last row errors do not shrink again.
        if lead_h > last.0 {
            mean.max(last.1)
        } else {
            mean
        }
    }
}
