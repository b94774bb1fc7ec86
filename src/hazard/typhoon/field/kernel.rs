//! Holland's wind with a vector asymmetry at columns of cells.

use super::super::asymmetry::{Asymmetry, Weight};
use super::super::averaging::WindOneMin;
use super::super::position::EARTH_RADIUS_KM;
use super::super::profile::{KM_M, NEAREST_KM, Profile};
use super::super::storm::Storm;
use super::cells::{BLOCK, Cells, chord, unit_vector};
use super::elementary::{exp, ln};

/// All of a storm that does not depend on the cell.
#[derive(Clone, Copy, Debug)]
pub struct Kernel {
    /// Unit vectors at the centre: up, east and north.
    up: [f64; 3],
    east: [f64; 3],
    north: [f64; 3],
    /// Straight-line distance of the cut-off, in Earth radii.
    cutoff: f64,
    rmax_km: f64,
    ln_rmax: f64,
    b: f64,
    /// B Δp / ρ in m²/s².
    pressure_m2_s2: f64,
    /// Half the Coriolis parameter, in m/s a km.
    half_coriolis: f64,
    to_level: f64,
    /// Motion in m/s, turned a quarter so that its product with the way out is that of wind and motion.
    across_east: f64,
    across_north: f64,
    motion_m_s: f64,
    /// Part of the motion taken off the symmetric wind, in m/s.
    taken_m_s: f64,
}

impl Kernel {
    /// The kernel of a storm; `None` where the storm is not of the family that it serves.
    pub fn of(storm: &Storm) -> Option<Self> {
        let Profile::Holland(profile) = storm.profile else {
            return None;
        };
        let motion = match storm.asymmetry {
            Asymmetry::Symmetric => 0.0,
            Asymmetry::Vector(Weight::MoutonNordbeck2005) => 1.0,
            _ => return None,
        };
        // The series of the arc is short: far cut-offs, and radii without a logarithm, are left to the plain way.
        if storm.cutoff_km > FARTHEST_KM || profile.rmax_km.is_nan() || profile.rmax_km < NEAREST_KM
        {
            return None;
        }
        let (turning, translation) = (&storm.turning, storm.turning.translation);
        let motion_m_s = motion * translation.speed_m_s();
        let (lat, lon) = (
            storm.centre.lat_deg.to_radians(),
            storm.centre.lon_deg.to_radians(),
        );
        let (sin_lat, cos_lat) = (libm::sin(lat), libm::cos(lat));
        let (sin_lon, cos_lon) = (libm::sin(lon), libm::cos(lon));
        Some(Self {
            up: unit_vector(storm.centre),
            east: [-sin_lon, cos_lon, 0.0],
            north: [-sin_lat * cos_lon, -sin_lat * sin_lon, cos_lat],
            cutoff: 2.0 * libm::sin(0.5 * storm.cutoff_km / EARTH_RADIUS_KM),
            rmax_km: profile.rmax_km,
            ln_rmax: libm::log(profile.rmax_km),
            b: profile.b,
            pressure_m2_s2: profile.pressure_m2_s2(),
            half_coriolis: 0.5 * KM_M * profile.coriolis_per_s,
            to_level: profile.to_level,
            across_east: motion * turning.spin * translation.north_m_s,
            across_north: -motion * turning.spin * translation.east_m_s,
            motion_m_s,
            taken_m_s: if turning.contains_motion {
                motion_m_s
            } else {
                0.0
            },
        })
    }

    /// Wind at every cell. `[cell]`
    pub fn fill(&self, cells: &Cells, wind: &mut [WindOneMin]) {
        let [x, y, z] = &cells.axes;
        let columns = x.chunks(BLOCK).zip(y.chunks(BLOCK)).zip(z.chunks(BLOCK));
        let blocks = cells.balls.iter().zip(columns).zip(wind.chunks_mut(BLOCK));
        for ((ball, ((x, y), z)), wind) in blocks {
            // Straight lines obey the triangle inequality; the margin covers rounding.
            if chord(ball.centre, self.up) > self.cutoff + ball.radius + 1e-12 {
                wind.fill(WindOneMin::from_m_s(0.0));
            } else {
                fill_block(self, [x, y, z], wind);
            }
        }
    }

    /// Wind at a cell with this unit vector, in m/s.
    #[allow(
        clippy::inline_always,
        reason = "must be compiled for the features of the loop that calls it"
    )]
    #[inline(always)]
    fn wind_m_s(&self, [x, y, z]: [f64; 3]) -> f64 {
        let (x, y, z) = (x - self.up[0], y - self.up[1], z - self.up[2]);
        let chord2 = x * x + y * y + z * z;
        // asin(c / 2) = c / 2 (1 + c²/24 + 3 c⁴/640 + 5 c⁶/7168 + ...)
        let arc = 1.0 + chord2 * (1.0 / 24.0 + chord2 * (3.0 / 640.0 + chord2 * (5.0 / 7168.0)));
        let r_km = (EARTH_RADIUS_KM * chord2.sqrt() * arc).max(NEAREST_KM);
        let log_q = (self.b * (self.ln_rmax - ln(r_km))).clamp(-300.0, CALM_LOG_Q);
        let pressure = self.pressure_m2_s2 * exp(log_q - exp(log_q));
        let half_rf = self.half_coriolis * r_km;
        let symmetric = self.to_level * ((pressure + half_rf * half_rf).sqrt() - half_rf);

        let weight = (self.rmax_km / r_km).min(1.0);
        let tangential = (symmetric - weight * self.taken_m_s).max(0.0);
        let out_east = x * self.east[0] + y * self.east[1];
        let out_north = x * self.north[0] + y * self.north[1] + z * self.north[2];
        let out = (out_east * out_east + out_north * out_north)
            .sqrt()
            .max(1e-30);
        let along = (out_east * self.across_east + out_north * self.across_north) / out;
        let motion = weight * self.motion_m_s;
        let wind2 = tangential * tangential + motion * motion + 2.0 * tangential * weight * along;
        let wind = wind2.max(0.0).sqrt();
        if chord2 <= self.cutoff * self.cutoff {
            wind
        } else {
            0.0
        }
    }
}

/// Farthest cut-off in km for which the series of the arc holds to 1e-10.
const FARTHEST_KM: f64 = 1000.0;
/// Above q = e^6.5 the pressure term is below e^-650: calm, and still within the range of `exp`.
const CALM_LOG_Q: f64 = 6.5;

#[multiversion::multiversion(targets(
    "x86_64+avx512f+avx512vl+avx512dq",
    "x86_64+avx2",
    "aarch64+neon"
))]
fn fill_block(kernel: &Kernel, [x, y, z]: [&[f64]; 3], wind: &mut [WindOneMin]) {
    for (((&x, &y), &z), wind) in x.iter().zip(y).zip(z).zip(wind) {
        *wind = WindOneMin::from_m_s(kernel.wind_m_s([x, y, z]));
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::model::{ProfileKind, WindModel};
    use super::super::super::position::Position;
    use super::super::super::track::{Fix, Track, TrackKind};
    use super::*;

    #[test]
    fn vector_instructions_give_the_bits_of_one_cell_at_a_time() {
        let fix = |time_h: f64| Fix {
            time_h,
            centre: Position {
                lat_deg: 21.0,
                lon_deg: 114.0 - time_h / 5.0,
            },
            wind: WindOneMin::from_knots(90.0),
            central_pressure_hpa: 955.0,
            environment_pressure_hpa: 1010.0,
            rmax_km: None,
        };
        let track = Track::new(TrackKind::BestTrack, vec![fix(0.0), fix(6.0)]);
        let track = track.expect("rising times");
        let storm = WindModel::climada(ProfileKind::Holland2008).storm(&track, 3.0);
        let kernel = Kernel::of(&storm.expect("within")).expect("of the family");
        let places: Vec<Position> = (0..BLOCK * 9)
            .map(|k| Position {
                lat_deg: 18.5 + 0.009 * k as f64,
                lon_deg: 111.0 + 0.01 * k as f64,
            })
            .collect();
        let cells = Cells::new(&places);
        let mut together = vec![WindOneMin::from_m_s(0.0); places.len()];
        kernel.fill(&cells, &mut together);
        for (wind, place) in together.iter().zip(places) {
            let alone = kernel.wind_m_s(unit_vector(place));
            assert_eq!(wind.m_s().to_bits(), alone.to_bits());
        }
        assert!(together.iter().any(|wind| wind.m_s() > 30.0));
    }
}
