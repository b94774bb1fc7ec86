//! What wind does to people at work and to buildings: Beaufort force, and the share of value damaged.

use super::averaging::{WindOneMin, WindTenMin};

/// Lower bounds of the forces 0 to 17 in m/s as used in China (GB/T 28591): `force,lower_m_s`. Forces 6 to 10 were seen
/// in two sources, the others are from memory.
const BEAUFORT: &str = include_str!("beaufort.csv");

/// Lower bounds of the Beaufort forces in m/s of mean wind, from force 0 up.
pub fn beaufort_lower_m_s() -> impl Iterator<Item = (u8, f64)> {
    BEAUFORT.lines().skip(1).filter_map(|line| {
        let (force, lower) = line.split_once(',')?;
        Some((force.parse().ok()?, lower.parse().ok()?))
    })
}

/// Beaufort force of a wind; the scale is one of 10-min means (WMO, from memory).
/// Winds are first rounded to 0.1 m/s, as the scale's classes are written.
pub fn beaufort_force(wind: WindTenMin) -> u8 {
    let tenths = libm::round(wind.m_s() * 10.0);
    beaufort_lower_m_s()
        .take_while(|&(_, lower)| libm::round(lower * 10.0) <= tenths)
        .last()
        .map_or(0, |(force, _)| force)
}

/// Emanuel (2011), "Global warming effects on U.S. hurricane damage": f = z³ / (1 + z³), z = max(v - v0, 0) / (vh - v0).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Emanuel2011 {
    /// Wind v0 below which nothing is damaged, in m/s.
    pub threshold_m_s: f64,
    /// Wind vh at which half of the value is damaged, in m/s; above the threshold.
    pub half_m_s: f64,
}

impl Emanuel2011 {
    /// 25.7 and 74.7 m/s.
    pub const DEFAULT: Self = Self {
        threshold_m_s: 25.7,
        half_m_s: 74.7,
    };
    /// Mainland China: 80.2 m/s (Eberenz, Lüthi & Bresch 2021, fit by root mean square fraction).
    pub const CHINA_MAINLAND: Self = Self {
        half_m_s: 80.2,
        ..Self::DEFAULT
    };

    /// Share of the value damaged, 0 to 1.
    pub fn damaged_share(&self, wind: WindOneMin) -> f64 {
        let span = (self.half_m_s - self.threshold_m_s).max(f64::MIN_POSITIVE);
        let z = ((wind.m_s() - self.threshold_m_s).max(0.0) / span).min(1e6);
        let cube = z * z * z;
        cube / (1.0 + cube)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_force_holds_from_its_lower_bound_to_the_next() {
        for (wind_m_s, force) in [
            (0.0, 0),
            (10.7, 5),
            (10.8, 6),
            (13.9, 7),
            (17.1, 7),
            (17.2, 8),
            (20.8, 9),
            (24.5, 10),
            (99.0, 17),
        ] {
            assert_eq!(
                beaufort_force(WindTenMin::from_m_s(wind_m_s)),
                force,
                "{wind_m_s} m/s"
            );
        }
    }

    #[test]
    fn the_table_is_whole_and_rises() {
        let table: Vec<_> = beaufort_lower_m_s().collect();
        assert_eq!(table.len(), 18);
        assert!(
            table
                .windows(2)
                .all(|pair| pair[0].0 + 1 == pair[1].0 && pair[0].1 < pair[1].1)
        );
    }

    #[test]
    fn half_is_damaged_at_the_half_wind_and_nothing_below_the_threshold() {
        for curve in [Emanuel2011::DEFAULT, Emanuel2011::CHINA_MAINLAND] {
            let share = |m_s| curve.damaged_share(WindOneMin::from_m_s(m_s));
            assert!((share(curve.half_m_s) - 0.5).abs() < 1e-12);
            assert!(share(25.7).abs() < 1e-12);
            assert!(share(1e9) <= 1.0);
        }
    }
}
