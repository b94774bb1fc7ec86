//! How deep water stands at a thing when its river has risen.
//!
//! Either the thing has a height above the river, and the depth is what the rise is above it; or depths are read from flood
//! maps, and the depth follows the river through what the maps of its return levels show.

use super::index::ReachIx;
use super::return_levels::ReturnLevels;

/// How a thing stands to the water: which reach can cover it, from which rise on, and how deep then ([`DepthCurves`]).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Waterside {
    /// The reach.
    pub reach: ReachIx,
    /// Height above the reach's level before the event, in metres: the rise from which it is wet.
    pub height_m: f64,
    /// Its depths on flood maps; without them it stands as deep as the rise is above its height.
    pub curve: Option<CurveIx>,
}

/// The number of a depth curve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CurveIx(u32);

/// Depth over the rise of the river: nothing up to the first point, straight between points, and beyond the last as deep
/// again as the river rises.
#[derive(Clone, Debug, PartialEq)]
struct DepthCurve {
    /// (rise in m, depth in m); rises grow, depths never fall, the first is 0.
    points: Vec<(f64, f64)>,
}

/// All depth curves of a world.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DepthCurves(Vec<DepthCurve>);

impl DepthCurves {
    /// Adds the curve of a thing from its depths on the maps of a river with these return levels: (return period in years,
    /// depth in m) in rising order. The number and the rise from which it is wet; `None` where every map shows it dry.
    ///
    /// Below the first map that shows it wet, the water is as much shallower as the river is lower, but not wet on a map that
    /// shows it dry, nor before the river rises at all.
    pub fn add(&mut self, levels: &ReturnLevels, maps: &[(f64, f64)]) -> Option<(CurveIx, f64)> {
        let first = maps.iter().position(|map| map.1 > 0.0)?;
        let on_map = |&(years, depth_m): &(f64, f64)| (levels.rise_m(years), depth_m);
        let (rise_m, depth_m) = on_map(&maps[first]);
        let dry_m = first.checked_sub(1).map(|before| on_map(&maps[before]).0);
        let wet_from_m = (rise_m - depth_m).max(dry_m.unwrap_or(0.0));
        let mut points = vec![(wet_from_m, 0.0)];
        points.extend(maps[first..].iter().map(on_map));
        let number = self.0.len() as u32;
        self.0.push(DepthCurve { points });
        Some((CurveIx(number), wet_from_m))
    }

    /// Depth at a thing when its river has risen by `rise_m`, in m; not above zero where it is dry.
    #[inline]
    pub fn depth_m(&self, water: Waterside, rise_m: f64) -> f64 {
        match water.curve {
            None => rise_m - water.height_m,
            Some(CurveIx(at)) => self.0[at as usize].depth_m(rise_m),
        }
    }

    /// The highest rise at which a thing stands under no more than `depth_m` of water, in m.
    #[inline]
    pub fn rise_m(&self, water: Waterside, depth_m: f64) -> f64 {
        match water.curve {
            None => water.height_m + depth_m,
            Some(CurveIx(at)) => self.0[at as usize].rise_m(depth_m),
        }
    }
}

impl DepthCurve {
    fn depth_m(&self, rise_m: f64) -> f64 {
        let after = self.points.partition_point(|point| point.0 <= rise_m);
        match (
            after.checked_sub(1).map(|at| self.points[at]),
            self.points.get(after),
        ) {
            (None, _) => 0.0,
            (Some(low), Some(high)) => {
                low.1 + (high.1 - low.1) * ((rise_m - low.0) / (high.0 - low.0))
            }
            (Some(last), None) => last.1 + (rise_m - last.0),
        }
    }

    fn rise_m(&self, depth_m: f64) -> f64 {
        let after = self.points.partition_point(|point| point.1 <= depth_m);
        match (
            after.checked_sub(1).map(|at| self.points[at]),
            self.points.get(after),
        ) {
            (None, _) => self.points[0].0,
            (Some(low), Some(high)) => {
                low.0 + (high.0 - low.0) * ((depth_m - low.1) / (high.1 - low.1))
            }
            (Some(last), None) => last.0 + (depth_m - last.1),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::world::ReachIx;
    use proptest::prelude::*;

    /// Rises of 1, 2 and 3 m in floods of 5, 20 and 100 years.
    fn levels() -> ReturnLevels {
        ReturnLevels::new([(5.0, 1.0), (20.0, 2.0), (100.0, 3.0)])
    }

    fn thing(maps: &[(f64, f64)]) -> Option<(DepthCurves, Waterside)> {
        let mut curves = DepthCurves::default();
        let (curve, height_m) = curves.add(&levels(), maps)?;
        let water = Waterside {
            reach: ReachIx(0),
            height_m,
            curve: Some(curve),
        };
        Some((curves, water))
    }

    fn depths(maps: &[(f64, f64)], rises_m: &[f64]) -> Vec<f64> {
        let (curves, water) = thing(maps).expect("wet on a map");
        let depth = |&rise_m: &f64| curves.depth_m(water, rise_m);
        rises_m.iter().map(depth).collect()
    }

    fn close(found: &[f64], expected: &[f64]) {
        for (found, expected) in found.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-12, "{found} of {expected}");
        }
    }

    #[test]
    fn maps_are_met_and_depths_are_straight_between_them() {
        let maps = [(5.0, 0.0), (20.0, 0.4), (100.0, 2.0)];
        close(
            &depths(&maps, &[1.0, 1.6, 2.0, 2.5, 3.0, 3.7]),
            &[0.0, 0.0, 0.4, 1.2, 2.0, 2.7],
        );
    }

    #[test]
    fn a_map_that_shows_it_dry_is_believed() {
        // 1.5 m less than two metres of rise would be wet at 0.5 m already.
        let maps = [(5.0, 0.0), (20.0, 1.5), (100.0, 2.0)];
        close(
            &depths(&maps, &[0.9, 1.0, 1.5, 2.0]),
            &[0.0, 0.0, 0.75, 1.5],
        );
    }

    #[test]
    fn before_the_first_map_the_water_falls_with_the_river() {
        let maps = [(20.0, 0.5), (100.0, 0.5)];
        close(
            &depths(&maps, &[1.4, 1.5, 1.75, 2.5, 4.0]),
            &[0.0, 0.0, 0.25, 0.5, 1.5],
        );
    }

    #[test]
    fn nothing_is_wet_before_the_river_rises_however_deep_the_maps_are() {
        let maps = [(5.0, 4.0), (100.0, 6.0)];
        close(
            &depths(&maps, &[-1.0, 0.0, 0.5, 1.0]),
            &[0.0, 0.0, 2.0, 4.0],
        );
    }

    #[test]
    fn what_every_map_shows_dry_stays_dry() {
        assert!(thing(&[(5.0, 0.0), (100.0, 0.0)]).is_none());
    }

    #[test]
    fn maps_that_say_what_a_height_says_give_the_same_depths() {
        let maps = [(5.0, 0.0), (20.0, 0.7), (100.0, 1.7)];
        let (curves, water) = thing(&maps).expect("wet on a map");
        let by_height = Waterside {
            curve: None,
            height_m: 1.3,
            ..water
        };
        for step in 0..60 {
            let rise_m = 0.1 * f64::from(step);
            let [map, height] =
                [water, by_height].map(|side| curves.depth_m(side, rise_m).max(0.0));
            assert!((map - height).abs() < 1e-12, "{rise_m}: {map} {height}");
        }
    }

    proptest! {
        #[test]
        fn more_rise_is_never_shallower_and_each_is_the_others_bound(
            low in 0.0..4.0f64, more in prop::collection::vec(0.0..2.0f64, 2), rise_m in 0.0..6.0f64, depth_m in 0.0..6.0f64,
        ) {
            let maps = [(5.0, low), (20.0, low + more[0]), (100.0, low + more[0] + more[1])];
            let Some((curves, water)) = thing(&maps) else { return Ok(()) };
            prop_assert!(curves.depth_m(water, 0.0) <= 0.0);
            prop_assert!(curves.depth_m(water, rise_m + 0.1) >= curves.depth_m(water, rise_m));
            let at_most = curves.rise_m(water, depth_m);
            prop_assert!(curves.depth_m(water, at_most) <= depth_m + 1e-9);
            prop_assert!(curves.depth_m(water, at_most + 1e-3) > depth_m);
        }
    }
}
