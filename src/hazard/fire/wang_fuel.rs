//! The tables of Wang Zhengfei's formula: a factor for each class of fuel, and one for slopes that a fire runs down.
//!
//! `wang_fuels.csv` and `wang_downhill.csv`: from memory of secondary literature, the original table has not been seen;
//! their `status` column says so. The uphill half of the slope table equals the formula, the downhill half is milder.

const FUELS: &str = include_str!("wang_fuels.csv");
const DOWNHILL: &str = include_str!("wang_downhill.csv");

/// A class of fuel.
#[derive(Clone, Debug, PartialEq, serde::Deserialize)]
pub struct WangFuel {
    /// Name in scenarios.
    pub key: String,
    /// English name.
    pub name_en: String,
    /// Chinese name.
    pub name_zh: String,
    /// Factor `K_s`.
    pub ks: f64,
    /// How the figure is known.
    pub status: String,
    /// Where it is from.
    pub source: String,
}

impl WangFuel {
    /// All classes.
    pub fn all() -> Vec<Self> {
        // Every row of the file parses; a test counts them.
        csv::Reader::from_reader(FUELS.as_bytes())
            .deserialize()
            .flatten()
            .collect()
    }
}

/// How a fire runs down a slope.
#[derive(Clone, Debug, PartialEq)]
pub enum Downhill {
    /// One over the factor for the same slope uphill.
    Inverse,
    /// By table.
    Table(DownhillTable),
}

/// Factors for downhill slopes.
#[derive(Clone, Debug, PartialEq)]
pub struct DownhillTable {
    /// Slope in degrees, negative and rising to 0, and its factor.
    pub points: Vec<(f64, f64)>,
}

impl DownhillTable {
    /// The table that goes with the formula, class centres every 5° down to −40°.
    pub fn wang_1992() -> Self {
        let mut reader = csv::Reader::from_reader(DOWNHILL.as_bytes());
        let points = reader
            .deserialize::<(f64, f64, String)>()
            .flatten()
            .map(|(slope_deg, factor, _)| (slope_deg, factor))
            .collect();
        Self { points }
    }

    /// Factor at this slope in degrees: straight between the points, level beyond them, 1 where there are none.
    pub fn factor(&self, slope_deg: f64) -> f64 {
        let after = self.points.partition_point(|point| point.0 <= slope_deg);
        let before = after.checked_sub(1).and_then(|at| self.points.get(at));
        match (before, self.points.get(after)) {
            (Some(a), Some(b)) => a.1 + (slope_deg - a.0) / (b.0 - a.0) * (b.1 - a.1),
            (Some(only), None) | (None, Some(only)) => only.1,
            (None, None) => 1.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_tables_are_whole() {
        assert_eq!(WangFuel::all().len(), FUELS.lines().count() - 1);
        let table = DownhillTable::wang_1992();
        assert_eq!(table.points.len(), DOWNHILL.lines().count() - 1);
        assert!(table.points.is_sorted_by(|a, b| a.0 < b.0 && a.1 < b.1));
    }

    #[test]
    fn the_table_is_straight_between_points_and_level_beyond() {
        let table = DownhillTable::wang_1992();
        for (slope_deg, factor) in [(-40.0, 0.07), (-22.5, 0.39), (0.0, 1.0), (-60.0, 0.07)] {
            assert!(
                (table.factor(slope_deg) - factor).abs() < 1e-12,
                "{slope_deg}"
            );
        }
        assert!((DownhillTable { points: vec![] }.factor(-9.0) - 1.0).abs() < 1e-12);
    }
}
