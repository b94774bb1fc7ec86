//! Cousins of a past storm: CLIMADA's directed random walk.
//!
//! The start is moved at random, then the track is walked leg by leg: each leg keeps its time, its length is stretched and its
//! bearing turned by noise that remembers. The wind stays that of the parent; what land does to it is the parent's too.

use super::super::position::Position;
use super::super::track::{Fix, Track, TrackError};
use crate::random::Stream;

/// Parameters of the walk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Climatology {
    /// Largest shift of the start in latitude and in longitude, in degrees.
    pub start_deg: f64,
    /// Largest relative change of the translation speed.
    pub speed_share: f64,
    /// Autocorrelation of the change of speed from leg to leg, 0 to 1.
    pub speed_correlation: f64,
    /// Largest rate of turning in degrees per hour.
    pub turn_deg_h: f64,
    /// Autocorrelation of the rate of turning from leg to leg, 0 to 1.
    pub turn_correlation: f64,
}

impl Climatology {
    /// CLIMADA's defaults: ±0.75°, ±30 % with 0.85, ±π/360 rad/h (half a degree an hour) with 0.5.
    pub const CLIMADA: Self = Self {
        start_deg: 0.75,
        speed_share: 0.3,
        speed_correlation: 0.85,
        turn_deg_h: 0.5,
        turn_correlation: 0.5,
    };

    /// A cousin of the track. Takes two uniforms a fix.
    ///
    /// # Errors
    /// The walked fixes are no track: only if parameters are not finite.
    pub fn member(&self, parent: &Track, stream: &mut Stream) -> Result<Track, TrackError> {
        let first = &parent.fixes()[0];
        let mut centre = Position {
            lat_deg: (first.centre.lat_deg + self.start_deg * symmetric(stream)).clamp(-90.0, 90.0),
            lon_deg: first.centre.lon_deg + self.start_deg * symmetric(stream),
        };
        let mut fixes = vec![Fix { centre, ..*first }];
        let (mut stretch, mut turn, mut turned_deg) = (None, None, 0.0);
        for leg in parent.fixes().windows(2) {
            let [from, to] = [leg[0].centre, leg[1].centre];
            let hours = leg[1].time_h - leg[0].time_h;
            let stretched = remember(stretch, symmetric(stream), self.speed_correlation);
            let turning = remember(turn, symmetric(stream), self.turn_correlation);
            (stretch, turn) = (Some(stretched), Some(turning));
            turned_deg += turning * self.turn_deg_h * hours;
            centre = centre.towards(
                from.bearing_deg(to) + turned_deg,
                from.distance_km(to) * (1.0 + self.speed_share * stretched).max(0.0),
            );
            fixes.push(Fix { centre, ..leg[1] });
        }
        Track::new(parent.kind(), fixes)
    }
}

/// A uniform number between -1 and 1.
fn symmetric(stream: &mut Stream) -> f64 {
    2.0 * stream.uniform() - 1.0
}

/// The next value of a process with this autocorrelation and the variance of its noise.
fn remember(last: Option<f64>, noise: f64, correlation: f64) -> f64 {
    let phi = correlation.clamp(0.0, 1.0);
    last.map_or(noise, |last| phi * last + (1.0 - phi * phi).sqrt() * noise)
}
