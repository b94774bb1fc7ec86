//! Which roads a fire closes: those too close to its edge, and those in the smoke of a large fire.
//!
//! ```text
//!                      \  sector  /
//!            wind -->   ) fire   )======> smoke, up to 2 km
//!                      /          \
//! ```

use std::f64::consts::PI;

/// When a road is closed. All figures of [`RoadClosure::assumed`] are assumptions, to be set by the user.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadClosure {
    /// Nearer to the edge than this, m, whatever the flames.
    pub least_distance_m: f64,
    /// Nearer to the edge than this many flame lengths.
    pub flame_lengths: f64,
    /// Fires from this size on, ha, close roads by smoke.
    pub smoke_from_ha: f64,
    /// Downwind reach of the smoke from the edge, m.
    pub smoke_reach_m: f64,
    /// Half of the angle that the smoke fills, radians.
    pub smoke_half_angle_rad: f64,
}

impl RoadClosure {
    /// 100 m or 4 flame lengths; smoke over 2 km within 15° of the wind for fires above 10 ha.
    pub fn assumed() -> Self {
        Self {
            least_distance_m: 100.0,
            flame_lengths: 4.0,
            smoke_from_ha: 10.0,
            smoke_reach_m: 2000.0,
            smoke_half_angle_rad: 15.0 * PI / 180.0,
        }
    }

    /// Whether this fire closes a road that is seen like this from it.
    pub fn closes(&self, fire: &FireOutline, road: &RoadSight) -> bool {
        let near_m = self
            .least_distance_m
            .max(self.flame_lengths * fire.flame_length_m);
        road.distance_m <= near_m || self.is_in_smoke(fire, road)
    }

    fn is_in_smoke(&self, fire: &FireOutline, road: &RoadSight) -> bool {
        let Some(downwind_rad) = fire.downwind_rad else {
            return false;
        };
        fire.area_m2 > self.smoke_from_ha * 10_000.0
            && road.distance_m <= self.smoke_reach_m
            && turn_between(road.bearing_rad, downwind_rad) <= self.smoke_half_angle_rad
    }
}

/// A fire as roads feel it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FireOutline {
    /// Burnt area, m².
    pub area_m2: f64,
    /// Flame length at the edge that faces the road, m.
    pub flame_length_m: f64,
    /// Where the wind blows to, radians clockwise from north; `None` in still air, when smoke rises.
    pub downwind_rad: Option<f64>,
}

/// A place on a road as seen from the fire.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RoadSight {
    /// Distance to the nearest point of the edge, m; 0 or less inside.
    pub distance_m: f64,
    /// Bearing from that point of the edge, radians clockwise from north.
    pub bearing_rad: f64,
}

/// The smaller angle between two bearings, 0 to π.
fn turn_between(a_rad: f64, b_rad: f64) -> f64 {
    let turn = (a_rad - b_rad).rem_euclid(2.0 * PI);
    turn.min(2.0 * PI - turn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn fire(hectares: f64, flame_length_m: f64) -> FireOutline {
        FireOutline {
            area_m2: hectares * 10_000.0,
            flame_length_m,
            downwind_rad: Some(0.1),
        }
    }

    fn road(distance_m: f64, bearing_rad: f64) -> RoadSight {
        RoadSight {
            distance_m,
            bearing_rad,
        }
    }

    #[test]
    fn flames_keep_traffic_off_in_all_directions() {
        let rule = RoadClosure::assumed();
        for (flame_m, distance_m, is_closed) in [
            (1.0, 100.0, true),
            (1.0, 101.0, false),
            (40.0, 160.0, true),
            (40.0, 161.0, false),
            (0.0, -5.0, true),
        ] {
            let got = rule.closes(&fire(1.0, flame_m), &road(distance_m, PI));
            assert_eq!(got, is_closed, "{flame_m} {distance_m}");
        }
    }

    #[test]
    fn smoke_closes_downwind_of_large_fires_only() {
        let rule = RoadClosure::assumed();
        // Downwind is 0.1; its far side is reached across north.
        for (hectares, distance_m, bearing, is_closed) in [
            (11.0, 2000.0, 0.1, true),
            (11.0, 1900.0, 0.1 + 0.26, true),
            (11.0, 1900.0, 2.0 * PI + 0.1 - 0.26, true),
            (11.0, 1900.0, 0.1 + 0.27, false),
            (11.0, 2001.0, 0.1, false),
            (10.0, 1000.0, 0.1, false),
        ] {
            let got = rule.closes(&fire(hectares, 1.0), &road(distance_m, bearing));
            assert_eq!(got, is_closed, "{hectares} {distance_m} {bearing}");
        }
    }

    #[test]
    fn smoke_rises_in_still_air() {
        let still = FireOutline {
            downwind_rad: None,
            ..fire(500.0, 2.0)
        };
        assert!(!RoadClosure::assumed().closes(&still, &road(150.0, 0.1)));
    }

    proptest! {
        #[test]
        fn turning_everything_changes_nothing(
            distance in 0.0..3000.0, bearing in -7.0..7.0, turns in -3_i32..3,
        ) {
            let rule = RoadClosure::assumed();
            let there = rule.closes(&fire(50.0, 3.0), &road(distance, bearing));
            let round = bearing + f64::from(turns) * 2.0 * PI;
            // Bearings on the very edge of the sector may round either way.
            let edge = (turn_between(bearing, 0.1) - rule.smoke_half_angle_rad).abs();
            prop_assume!(edge > 1e-9);
            prop_assert_eq!(there, rule.closes(&fire(50.0, 3.0), &road(distance, round)));
        }
    }
}
