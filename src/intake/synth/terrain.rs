//! Heights above the nearest river.

use super::layout::{Point, Terrain};
use super::rivers::Rivers;
use crate::random::philox_block;

/// How much faster the ground rises beyond the valley floor.
const SLOPE_STEEPENS: f64 = 5.0;
/// Widths of the swells of the ground in kilometres, and their shares of the roughness.
const SWELLS: [(f64, f64); 2] = [(3.0, 0.7), (0.8, 0.3)];

/// Height of the ground above the nearest river in metres, never below its bank.
pub fn hand_m(terrain: &Terrain, rivers: &Rivers, seed: u64, point: Point) -> f64 {
    let away_km = rivers
        .nearest(point)
        .map_or(terrain.floor_km * 2.0, |near| near.distance_km);
    let on_floor = terrain.floor_slope_m_km * away_km.min(terrain.floor_km);
    let beyond = SLOPE_STEEPENS * terrain.floor_slope_m_km * (away_km - terrain.floor_km).max(0.0);
    let swell: f64 = SWELLS
        .iter()
        .zip(0_u32..)
        .map(|(&(width, share), octave)| {
            share * noise(seed, octave, [point[0] / width, point[1] / width])
        })
        .sum();
    // Banks are worn even; the ground is as rough as it can be a kilometre away.
    let rough = terrain.roughness_m * away_km.min(1.0);
    (0.5 + on_floor + beyond + rough * swell).max(0.2)
}

/// Smooth noise between −1 and 1: values at whole points, joined by smooth steps.
fn noise(seed: u64, octave: u32, [x, y]: Point) -> f64 {
    let (left, below) = (libm::floor(x), libm::floor(y));
    let smooth = |t: f64| t * t * (3.0 - 2.0 * t);
    let (s, t) = (smooth(x - left), smooth(y - below));
    let at = |dx: f64, dy: f64| value(seed, octave, (left + dx) as i32, (below + dy) as i32);
    let bottom = at(0.0, 0.0) * (1.0 - s) + at(1.0, 0.0) * s;
    let top = at(0.0, 1.0) * (1.0 - s) + at(1.0, 1.0) * s;
    bottom * (1.0 - t) + top * t
}

fn value(seed: u64, octave: u32, x: i32, y: i32) -> f64 {
    let word = philox_block(
        [seed as u32, (seed >> 32) as u32],
        [x as u32, y as u32, octave, 0x7E44],
    )[0];
    f64::from(word) / f64::from(u32::MAX) * 2.0 - 1.0
}
