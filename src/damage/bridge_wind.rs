//! Bridges that are slowed or closed by wind.
//!
//! In: the wind at a bridge, step by step. Out: its limit of speed, and the windows of time in which it is closed.
//! Rules are written in Beaufort, as traffic orders are; those of known bridges stand in `bridge_wind.csv`.

use super::Window;
use crate::units::Millis;

const PUBLISHED: &str = include_str!("bridge_wind.csv");

/// Lowest wind of each force, 0 to 12, in m/s: the scale of the World Meteorological Organization, rounded as it is
/// printed.
pub const BEAUFORT_FROM_M_S: [f64; 13] = [
    0.0, 0.3, 1.6, 3.4, 5.5, 8.0, 10.8, 13.9, 17.2, 20.8, 24.5, 28.5, 32.7,
];

/// Wind force on the Beaufort scale, 0 to 12.
pub fn beaufort(wind_m_s: f64) -> usize {
    let reached = BEAUFORT_FROM_M_S.iter().filter(|&&from| wind_m_s >= from);
    reached.count().saturating_sub(1)
}

/// What an order holds for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BridgeVehicle {
    /// Cars and small trucks.
    Small,
    /// Buses, large trucks, dangerous goods.
    Large,
}

/// The orders for one bridge.
#[derive(Clone, Debug, PartialEq)]
pub struct BridgeWindRule {
    /// Its name.
    pub bridge: String,
    /// In any order; the lowest speed of those in force counts.
    pub limits: Vec<WindLimit>,
    /// How long the wind must have stayed below before a closed bridge opens.
    pub opens_after: Millis,
}

/// A limit of speed from a wind on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindLimit {
    /// Wind from which it holds, in m/s.
    pub from_m_s: f64,
    /// Whether it holds for large vehicles only.
    pub large_only: bool,
    /// Greatest speed in km/h; 0: closed.
    pub speed_km_h: f64,
}

/// Wind at one place, one value a step from time zero on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindSeries<'a> {
    /// Length of a step.
    pub step: Millis,
    /// Wind in m/s, as the orders mean it (gust, or mean over some minutes). `[step]`
    pub wind_m_s: &'a [f64],
}

impl BridgeWindRule {
    /// The bridges of `bridge_wind.csv`, in its order; an hour of calm opens them (assumed).
    pub fn published() -> Vec<Self> {
        let mut rules: Vec<Self> = Vec::new();
        let mut reader = csv::Reader::from_reader(PUBLISHED.as_bytes());
        for (bridge, limit) in reader.records().flatten().filter_map(|row| parse(&row)) {
            match rules.last_mut() {
                Some(last) if last.bridge == bridge => last.limits.push(limit),
                _ => rules.push(Self {
                    bridge,
                    limits: vec![limit],
                    opens_after: Millis::from_hours(1.0),
                }),
            }
        }
        rules
    }

    /// Greatest speed in a wind, in km/h; 0 where it is closed, nothing where the wind sets no limit.
    pub fn speed_km_h(&self, vehicle: BridgeVehicle, wind_m_s: f64) -> Option<f64> {
        let holds = |limit: &&WindLimit| {
            wind_m_s >= limit.from_m_s && (vehicle == BridgeVehicle::Large || !limit.large_only)
        };
        let speeds = self
            .limits
            .iter()
            .filter(holds)
            .map(|limit| limit.speed_km_h);
        speeds.reduce(f64::min)
    }

    /// When the bridge is closed, in order and apart. A bridge still closed when the series ends never opens.
    pub fn closed(&self, vehicle: BridgeVehicle, wind: WindSeries) -> Vec<Window> {
        let begins = |step: usize| Millis(wind.step.0.saturating_mul(step as i64));
        let is_shut = |wind_m_s: f64| {
            let speed = self.speed_km_h(vehicle, wind_m_s);
            speed.is_some_and(|speed_km_h| speed_km_h <= 0.0)
        };
        let mut windows: Vec<Window> = Vec::new();
        for (step, &wind_m_s) in wind.wind_m_s.iter().enumerate() {
            if !is_shut(wind_m_s) {
                continue;
            }
            let until = if step + 1 < wind.wind_m_s.len() {
                begins(step + 1) + self.opens_after
            } else {
                Millis::NEVER
            };
            match windows.last_mut() {
                Some(last) if begins(step) <= last.until => last.until = until,
                _ => windows.push(Window {
                    from: begins(step),
                    until,
                }),
            }
        }
        windows
    }
}

fn parse(row: &csv::StringRecord) -> Option<(String, WindLimit)> {
    let force: usize = row.get(1)?.parse().ok()?;
    let limit = WindLimit {
        from_m_s: *BEAUFORT_FROM_M_S.get(force)?,
        large_only: row.get(2)? == "large",
        speed_km_h: row.get(3)?.parse().ok()?,
    };
    Some((row.get(0)?.to_owned(), limit))
}

#[cfg(test)]
mod tests {
    use super::*;
    use BridgeVehicle::{Large, Small};
    use proptest::prelude::*;

    fn rule(bridge: &str) -> BridgeWindRule {
        let all = BridgeWindRule::published();
        all.into_iter()
            .find(|rule| rule.bridge == bridge)
            .expect("it is in the table")
    }

    #[test]
    fn every_row_of_the_table_is_understood() {
        let limits: usize = BridgeWindRule::published()
            .iter()
            .map(|rule| rule.limits.len())
            .sum();
        assert_eq!(limits, PUBLISHED.lines().count() - 1);
    }

    #[test]
    fn forces_begin_where_the_scale_says() {
        for (force, from) in BEAUFORT_FROM_M_S.into_iter().enumerate() {
            assert_eq!(beaufort(from), force);
        }
        assert_eq!(
            (
                beaufort(-1.0),
                beaufort(f64::NAN),
                beaufort(24.4),
                beaufort(99.0)
            ),
            (0, 0, 9, 12)
        );
    }

    #[test]
    fn hangzhou_bay_slows_then_bars_the_large_then_all() {
        let bay = rule("Hangzhou Bay");
        assert_eq!(bay.speed_km_h(Large, 10.7), None);
        assert_eq!(bay.speed_km_h(Large, 10.8), Some(60.0));
        assert_eq!(bay.speed_km_h(Large, 13.9), Some(0.0));
        assert_eq!(bay.speed_km_h(Small, 13.9), Some(60.0));
        assert_eq!(bay.speed_km_h(Small, 20.8), Some(0.0));
    }

    #[test]
    fn it_is_closed_from_the_first_strong_step_until_an_hour_after_the_last() {
        let wind_m_s = [5.0, 25.0, 10.0, 26.0, 5.0, 5.0, 5.0, 25.0];
        let wind = WindSeries {
            step: Millis::from_hours(1.0),
            wind_m_s: &wind_m_s,
        };
        let window = |from, until| Window {
            from: Millis::from_hours(from),
            until,
        };
        assert_eq!(
            rule("Zhoushan").closed(Small, wind),
            vec![
                window(1.0, Millis::from_hours(5.0)),
                window(7.0, Millis::NEVER)
            ]
        );
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        let wind = WindSeries {
            step: Millis::from_hours(1.0),
            wind_m_s: &[0.0; 24],
        };
        for rule in BridgeWindRule::published() {
            assert_eq!(rule.closed(Large, wind), vec![]);
            assert_eq!(rule.speed_km_h(Large, 0.0), None);
        }
    }

    proptest! {
        #[test]
        fn what_is_closed_for_small_vehicles_is_closed_for_large_ones(
            wind_m_s in prop::collection::vec(0.0..40.0f64, 0..30), minutes in 1..90_i64,
        ) {
            let wind = WindSeries { step: Millis::from_minutes(minutes as f64), wind_m_s: &wind_m_s };
            for rule in BridgeWindRule::published() {
                let large = rule.closed(Large, wind);
                for small in rule.closed(Small, wind) {
                    let within = |large: &Window| large.from <= small.from && small.until <= large.until;
                    prop_assert!(large.iter().any(within));
                }
                prop_assert!(large.windows(2).all(|pair| pair[0].until < pair[1].from));
            }
        }
    }
}
