//! People who cannot stay at home.
//!
//! In: the strongest gust, or the greatest depth, where people live. Out: the share that is displaced by it. The
//! classes stand in `displaced_share.csv`. Those of floods come from Jakarta and lie far below Chinese practice,
//! where whole townships are moved on order: an evacuation that is planned is another quantity, and not this one.

const PUBLISHED: &str = include_str!("displaced_share.csv");

/// What drives people out, and what its intensity means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DisplacingHazard {
    /// Gust in m/s.
    Cyclone,
    /// Depth of water in m.
    Flood,
}

/// Shares of people displaced, by class of intensity.
#[derive(Clone, Debug, PartialEq)]
pub struct DisplacedShares {
    /// Lowest intensity of each class, and the share from there on; in order of intensity.
    pub classes: Vec<(f64, f64)>,
}

impl DisplacedShares {
    /// The classes of `InaSAFE` for a hazard.
    pub fn inasafe(hazard: DisplacingHazard) -> Self {
        let name = match hazard {
            DisplacingHazard::Cyclone => "cyclone",
            DisplacingHazard::Flood => "flood",
        };
        let mut reader = csv::Reader::from_reader(PUBLISHED.as_bytes());
        let own = reader
            .records()
            .flatten()
            .filter(|row| row.get(0) == Some(name));
        let class =
            |row: csv::StringRecord| Some((row.get(2)?.parse().ok()?, row.get(4)?.parse().ok()?));
        Self {
            classes: own.filter_map(class).collect(),
        }
    }

    /// Share displaced at an intensity; nobody below the first class.
    pub fn share(&self, intensity: f64) -> f64 {
        let reached = self
            .classes
            .iter()
            .take_while(|(from, _)| intensity >= *from);
        reached.last().map_or(0.0, |(_, share)| *share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_understood_and_rises() {
        let both =
            [DisplacingHazard::Cyclone, DisplacingHazard::Flood].map(DisplacedShares::inasafe);
        let rows: usize = both.iter().map(|shares| shares.classes.len()).sum();
        assert_eq!(rows, PUBLISHED.lines().count() - 1);
        for shares in both {
            let rises = |pair: &[(f64, f64)]| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1;
            assert!(shares.classes.windows(2).all(rises));
            assert!(
                shares
                    .classes
                    .iter()
                    .all(|(_, share)| (0.0..=1.0).contains(share))
            );
        }
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        for hazard in [DisplacingHazard::Cyclone, DisplacingHazard::Flood] {
            assert!(DisplacedShares::inasafe(hazard).share(0.0) <= 0.0);
        }
    }

    #[test]
    fn classes_begin_where_they_are_published_to() {
        let cyclone = DisplacedShares::inasafe(DisplacingHazard::Cyclone);
        for (gust, share) in [
            (33.9, 0.0),
            (34.0, 0.06),
            (62.9, 0.55),
            (63.0, 0.97),
            (90.0, 1.0),
        ] {
            assert!((cyclone.share(gust) - share).abs() < 1e-15);
        }
    }
}
