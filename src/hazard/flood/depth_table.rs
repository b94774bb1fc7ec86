//! Depths read from flood maps: one map a return period, one depth an entity and map.

use super::curve::rising;
use super::error::{FloodError, not_negative, positive};

/// Depth (or rise) of water by return period, for many entities that one flood strikes together.
///
/// Between two maps the depth is straight in the logarithm of the return period. Floods more frequent than the first
/// map leave every entity dry; rarer ones than the last map stay at the last map, and are flagged.
#[derive(Clone, Debug, PartialEq)]
pub struct DepthTable {
    /// Natural logarithm of the return period in years. `[map]`
    log_return_period: Vec<f64>,
    /// In m. `[entity × map]`
    depth_m: Vec<f64>,
}

/// A flood of some return period, placed between the maps of one table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MapPosition {
    /// The map below, and how far the flood lies towards the next; `None` for a flood below the first map.
    between: Option<(usize, f64)>,
    /// Whether the flood is rarer than the last map, so that true depths are larger than those given.
    pub is_beyond_maps: bool,
}

impl DepthTable {
    /// A table of maps for `return_period_y` years (rising, above 0) and depths in m, `[entity × map]`.
    ///
    /// # Errors
    /// Where there is no map, the periods do not rise, a depth is negative or not finite, an entity is
    /// shallower in a rarer flood, or the number of depths is no multiple of the number of maps.
    pub fn new(return_period_y: &[f64], depth_m: Vec<f64>) -> Result<Self, FloodError> {
        let maps = return_period_y.len();
        if maps == 0 || !depth_m.len().is_multiple_of(maps) {
            return Err(FloodError::WrongLength {
                what: "depths of the flood maps",
                given: depth_m.len(),
                needed: maps.max(1) * depth_m.len().div_ceil(maps.max(1)),
            });
        }
        for &years in return_period_y {
            positive("return period of a flood map (years)", years)?;
        }
        rising("return period of the flood maps (years)", return_period_y)?;
        for (at, &depth) in depth_m.iter().enumerate() {
            not_negative("depth on a flood map (m)", depth)?;
            if at % maps > 0 && depth < depth_m[at - 1] {
                return Err(FloodError::NotRising {
                    what: "depth of an entity over the return period (m)",
                    row: at / maps,
                });
            }
        }
        Ok(Self {
            log_return_period: return_period_y.iter().map(|&y| libm::log(y)).collect(),
            depth_m,
        })
    }

    /// Number of entities.
    pub fn entities(&self) -> usize {
        self.depth_m.len() / self.log_return_period.len()
    }

    /// Where a flood that is exceeded with the probability `exceedance` in a year lies: its return period is 1 / p.
    /// To draw the flood of one year, let p be uniform. Probabilities outside 0..1 are moved to its ends.
    pub fn position(&self, exceedance: f64) -> MapPosition {
        let log_period = -libm::log(exceedance.clamp(f64::MIN_POSITIVE, 1.0));
        let maps = &self.log_return_period;
        let reached = maps.partition_point(|&map| map <= log_period);
        let between = reached.checked_sub(1).map(|below| {
            let part = maps.get(reached).map_or(0.0, |next| {
                (log_period - maps[below]) / (next - maps[below])
            });
            (below, part)
        });
        // The last map itself is met where the logarithms agree but for rounding.
        let last = maps.last().copied().unwrap_or(0.0);
        MapPosition {
            between,
            is_beyond_maps: log_period > last + 1e-12 * (1.0 + last.abs()),
        }
    }

    /// Depth at one entity, in m; 0 for an entity that is not there.
    pub fn depth_m(&self, entity: usize, position: MapPosition) -> f64 {
        let Some((below, part)) = position.between else {
            return 0.0;
        };
        let maps = self.log_return_period.len();
        let own = self.depth_m.chunks_exact(maps).nth(entity).unwrap_or(&[]);
        match (own.get(below), own.get(below + 1)) {
            (Some(low), Some(high)) => low + part * (high - low),
            (Some(last), None) => *last,
            _ => 0.0,
        }
    }

    /// Writes the depth at every entity, in m. `[entity]`
    pub fn fill_depth_m(&self, position: MapPosition, depth_m: &mut [f64]) {
        for (entity, depth_m) in depth_m.iter_mut().enumerate() {
            *depth_m = self.depth_m(entity, position);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn table() -> DepthTable {
        DepthTable::new(&[5.0, 20.0, 100.0], vec![0.0, 1.0, 2.0, 0.5, 0.5, 3.0]).unwrap()
    }

    #[test]
    fn the_maps_themselves_are_met_and_the_middle_lies_at_the_geometric_mean() {
        let depth = |entity, years: f64| table().depth_m(entity, table().position(1.0 / years));
        for (years, first, second) in [
            (5.0, 0.0, 0.5),
            (10.0, 0.5, 0.5),
            (20.0, 1.0, 0.5),
            (100.0, 2.0, 3.0),
        ] {
            assert!((depth(0, years) - first).abs() < 1e-12, "{years}");
            assert!((depth(1, years) - second).abs() < 1e-12, "{years}");
        }
    }

    #[test]
    fn frequent_floods_are_dry_and_rarer_ones_than_the_last_map_stay_there_flagged() {
        let frequent = table().position(0.21);
        assert!(table().depth_m(1, frequent) <= 0.0 && !frequent.is_beyond_maps);
        let rare = table().position(1e-4);
        assert!((table().depth_m(0, rare) - 2.0).abs() < 1e-12 && rare.is_beyond_maps);
        assert!(!table().position(0.01).is_beyond_maps);
        assert!(table().position(0.0).is_beyond_maps);
    }

    #[test]
    fn an_entity_that_is_not_there_is_dry() {
        let mut depth_m = [9.0; 3];
        table().fill_depth_m(table().position(0.01), &mut depth_m);
        assert_eq!(table().entities(), 2);
        assert!(depth_m[1] > 2.9 && depth_m[2] <= 0.0);
    }

    #[test]
    fn maps_that_contradict_each_other_are_refused() {
        for (years, depth_m) in [
            (&[][..], vec![]),
            (&[5.0, 5.0], vec![0.0, 1.0]),
            (&[0.0, 5.0], vec![0.0, 1.0]),
            (&[5.0, 20.0], vec![1.0, 0.5]),
            (&[5.0, 20.0], vec![-1.0, 0.5]),
            (&[5.0, 20.0], vec![0.0, f64::NAN]),
            (&[5.0, 20.0], vec![0.0, 1.0, 2.0]),
        ] {
            assert!(DepthTable::new(years, depth_m).is_err(), "{years:?}");
        }
    }

    proptest! {
        #[test]
        fn a_rarer_flood_is_never_shallower(p in 0.0_f64..1.0, q in 0.0_f64..1.0) {
            let (rare, frequent) = (table().position(p.min(q)), table().position(p.max(q)));
            for entity in 0..2 {
                prop_assert!(table().depth_m(entity, rare) >= table().depth_m(entity, frequent) - 1e-12);
            }
        }
    }
}
