//! Forest fire danger of the Chinese standard LY/T 1172-95: scores for four factors, summed, less one for the season.
//!
//! `htz_index.csv` holds the scores, after 吕巍伟 (2020), a regional variant of the standard: each row ends at `up_to`,
//! inclusive. That source gives dry days 0 to more than 10 the scores 0 to 50 in steps of 5; ten days and more are
//! taken as 50 here.

const TABLE: &str = include_str!("htz_index.csv");

/// Danger class by the sum of scores, LY/T 1172-95.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DangerClass {
    /// Up to 25: hardly burns.
    One = 1,
    /// 26–50.
    Two,
    /// 51–72.
    Three,
    /// 73–90.
    Four,
    /// 91 and more: extreme.
    Five,
}

impl DangerClass {
    /// The class of a sum of scores.
    pub fn of_score(score: f64) -> Self {
        match score {
            s if s <= 25.0 => Self::One,
            s if s <= 50.0 => Self::Two,
            s if s <= 72.0 => Self::Three,
            s if s <= 90.0 => Self::Four,
            _ => Self::Five,
        }
    }

    /// 1 to 5.
    pub fn number(self) -> u8 {
        self as u8
    }
}

/// What the index asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DangerWeather {
    /// Highest air temperature of the day, °C.
    pub highest_c: f64,
    /// Lowest relative humidity, usually at 14 h, %.
    pub lowest_humidity_percent: f64,
    /// Whole days since rain.
    pub dry_days: f64,
    /// Mean wind force, Beaufort.
    pub wind_force: f64,
    /// Taken off for green or snowy ground; the standard tables it by region and month, which is left to the user.
    pub season_correction: f64,
}

/// The scores of the index, each a list of upper bound (inclusive) and score.
#[derive(Clone, Debug, PartialEq)]
pub struct DangerIndex {
    /// By temperature.
    pub temperature_c: Vec<(f64, f64)>,
    /// By humidity.
    pub humidity_percent: Vec<(f64, f64)>,
    /// By dry days.
    pub dry_days: Vec<(f64, f64)>,
    /// By wind force.
    pub wind_force: Vec<(f64, f64)>,
}

impl DangerIndex {
    /// The table of 吕巍伟 (2020).
    pub fn lu_2020() -> Self {
        Self {
            temperature_c: rows_of("temperature_c"),
            humidity_percent: rows_of("humidity_percent"),
            dry_days: rows_of("dry_days"),
            wind_force: rows_of("wind_force"),
        }
    }

    /// Sum of scores of this weather; negative sums count as 0.
    pub fn score(&self, weather: &DangerWeather) -> f64 {
        let sum = score_of(&self.temperature_c, libm::ceil(weather.highest_c))
            // Humidities are whole numbers in the table: 64.5 % is not yet 65 %.
            + score_of(&self.humidity_percent, libm::floor(weather.lowest_humidity_percent))
            + score_of(&self.dry_days, libm::floor(weather.dry_days))
            + score_of(&self.wind_force, libm::floor(weather.wind_force));
        (sum - weather.season_correction).max(0.0)
    }
}

fn score_of(rows: &[(f64, f64)], value: f64) -> f64 {
    rows.iter()
        .find(|(up_to, _)| value <= *up_to)
        .or(rows.last())
        .map_or(0.0, |(_, score)| *score)
}

fn rows_of(factor: &str) -> Vec<(f64, f64)> {
    csv::Reader::from_reader(TABLE.as_bytes())
        .deserialize::<(String, f64, f64, String)>()
        .flatten()
        .filter(|row| row.0 == factor)
        .map(|row| (row.1, row.2))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weather(highest_c: f64, humidity: f64, dry_days: f64, wind_force: f64) -> DangerWeather {
        DangerWeather {
            highest_c,
            lowest_humidity_percent: humidity,
            dry_days,
            wind_force,
            season_correction: 0.0,
        }
    }

    #[test]
    fn every_row_belongs_to_a_factor() {
        let index = DangerIndex::lu_2020();
        let lists = [
            &index.temperature_c,
            &index.humidity_percent,
            &index.dry_days,
            &index.wind_force,
        ];
        let rows: usize = lists.iter().map(|list| list.len()).sum();
        assert_eq!(rows, TABLE.lines().count() - 1);
        assert!(lists.iter().all(|list| list.is_sorted_by(|a, b| a.0 < b.0)));
    }

    #[test]
    fn scores_follow_the_table() {
        let index = DangerIndex::lu_2020();
        for (highest_c, humidity, dry_days, wind_force, score) in [
            (5.0, 65.0, 0.0, 0.0, 0.0),
            (5.1, 64.5, 1.0, 1.0, 4.0 + 4.0 + 5.0 + 5.0),
            (25.0, 25.0, 9.0, 7.0, 16.0 + 16.0 + 45.0 + 35.0),
            (40.0, 5.0, 60.0, 12.0, 20.0 + 20.0 + 50.0 + 40.0),
        ] {
            let got = index.score(&weather(highest_c, humidity, dry_days, wind_force));
            assert!((got - score).abs() < 1e-12, "{highest_c}: {got}");
        }
    }

    #[test]
    fn a_green_season_takes_danger_away() {
        let index = DangerIndex::lu_2020();
        let dry = weather(28.0, 30.0, 8.0, 3.0);
        let green = DangerWeather {
            season_correction: 30.0,
            ..dry
        };
        assert!((index.score(&dry) - index.score(&green) - 30.0).abs() < 1e-12);
        let drenched = DangerWeather {
            season_correction: 500.0,
            ..dry
        };
        assert_eq!(
            DangerClass::of_score(index.score(&drenched)),
            DangerClass::One
        );
    }
}
