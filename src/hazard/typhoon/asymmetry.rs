//! How a storm's own motion strengthens one side of it and weakens the other.
//!
//! In: the symmetric wind at a spot, where the spot lies, how the storm moves. Out: the wind speed there. The strong
//! side lies to the right of the heading in the northern hemisphere and to the left in the southern.

use super::averaging::KNOT_M_S;

/// A way to add the motion of the storm to its symmetric wind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Asymmetry {
    /// The motion adds nothing.
    Symmetric,
    /// The translation vector, weighted by distance, is added to the tangential wind.
    Vector(Weight),
    /// Hubbert et al. (1991), as TCRM reads it. Wants gradient winds.
    Hubbert1991(Hubbert1991),
    /// `McConochie`, Hardy & Mason (2004), as TCRM reads it. Wants gradient winds.
    McConochie2004(McConochie2004),
}

/// How much of the translation is felt at a distance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// min(1, Rm/r): Mouton & Nordbeck (2005), used by CLIMADA.
    MoutonNordbeck2005,
    /// Rm r / (Rm² + r²): Phadke et al. (2003); one half at Rm.
    Phadke2003,
}

impl Weight {
    /// The weight at a distance, 0 to 1.
    pub fn at(self, rmax_km: f64, distance_km: f64) -> f64 {
        match self {
            Self::MoutonNordbeck2005 if distance_km <= rmax_km => 1.0,
            Self::MoutonNordbeck2005 => rmax_km / distance_km,
            Self::Phadke2003 => {
                let square = rmax_km * rmax_km + distance_km * distance_km;
                if square > 0.0 {
                    rmax_km * distance_km / square
                } else {
                    0.0
                }
            }
        }
    }

    /// The weight where the maximum wind blows: this share of the translation is part of the reported maximum.
    pub fn at_rmax(self) -> f64 {
        self.at(1.0, 1.0)
    }
}

/// Parameters of Hubbert et al. (1991): V = surface factor × Vg + Vt cos(angle off the strongest side).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Hubbert1991 {
    /// Surface wind over gradient wind.
    pub surface_factor: f64,
    /// Angle of the strongest wind, in degrees from the heading towards the strong side.
    pub strongest_deg: f64,
    /// From the averaging period of the formula to one minute; 1 where the profile was fitted to 1-min winds.
    pub to_one_minute: f64,
}

impl Hubbert1991 {
    /// Surface factor 0.70 and 1.069 to one minute as in TCRM; strongest at 70° off the heading, from memory.
    pub const TCRM: Self = Self {
        surface_factor: 0.70,
        strongest_deg: 70.0,
        to_one_minute: 1.069,
    };
}

/// Parameters of `McConochie` et al. (2004): V = reduction(Va) × Va with Va = Vg + (1 + cos) / 2 × Vt × Vg / Vmax.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct McConochie2004 {
    /// Angle of the strongest wind, in degrees from the heading towards the strong side.
    pub strongest_deg: f64,
    /// Surface wind over gradient wind: light, middling and strong winds; linear in between.
    pub reduction: [f64; 3],
    /// Gradient winds in m/s at which the three reductions hold.
    pub reduction_at_m_s: [f64; 3],
}

impl McConochie2004 {
    /// Reductions .81, .77, .66 as in TCRM; the winds between which they change (6, 19.5, 45 m/s) and the angle from memory.
    pub const TCRM: Self = Self {
        strongest_deg: 70.0,
        reduction: [0.81, 0.77, 0.66],
        reduction_at_m_s: [6.0, 19.5, 45.0],
    };

    fn reduction(&self, wind_m_s: f64) -> f64 {
        let [light, middling, strong] = self.reduction_at_m_s;
        let line = |from: usize, low: f64, high: f64| {
            let share = ((wind_m_s - low) / (high - low).max(f64::MIN_POSITIVE)).clamp(0.0, 1.0);
            self.reduction[from] + share * (self.reduction[from + 1] - self.reduction[from])
        };
        if wind_m_s < middling {
            line(0, light, middling)
        } else {
            line(1, middling, strong)
        }
    }
}

/// The storm's motion, as far as it is added to the wind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Translation {
    /// Towards the east in m/s.
    pub east_m_s: f64,
    /// Towards the north in m/s.
    pub north_m_s: f64,
}

impl Translation {
    /// CLIMADA's upper bound of the translation speed: 30 kt.
    pub const CLIMADA_CAP_M_S: f64 = 30.0 * KNOT_M_S;

    /// Speed in m/s.
    pub fn speed_m_s(self) -> f64 {
        libm::hypot(self.east_m_s, self.north_m_s)
    }

    /// The same heading at no more than this speed.
    #[must_use]
    pub fn capped(self, cap_m_s: f64) -> Self {
        let speed_m_s = self.speed_m_s();
        let factor = if speed_m_s > cap_m_s {
            cap_m_s / speed_m_s
        } else {
            1.0
        };
        Self {
            east_m_s: self.east_m_s * factor,
            north_m_s: self.north_m_s * factor,
        }
    }
}

/// One spot in a storm.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spot {
    /// Distance from the centre in km.
    pub distance_km: f64,
    /// Direction from the centre to the spot in degrees clockwise from north.
    pub bearing_deg: f64,
    /// Symmetric wind there in m/s.
    pub symmetric_m_s: f64,
}

/// What of a storm matters to its asymmetry.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turning {
    /// Motion of the centre.
    pub translation: Translation,
    /// +1 in the northern hemisphere, -1 in the southern.
    pub spin: f64,
    /// Radius of maximum winds in km.
    pub rmax_km: f64,
    /// Highest symmetric wind in m/s.
    pub max_m_s: f64,
    /// Whether the symmetric wind still contains the motion, so that as much is taken off before the vector is added.
    pub contains_motion: bool,
}

impl Asymmetry {
    /// Whether the symmetric wind must be that of the gradient level, since the formula reduces it to the surface.
    pub fn wants_gradient_wind(&self) -> bool {
        matches!(self, Self::Hubbert1991(_) | Self::McConochie2004(_))
    }

    /// Wind speed at the spot in m/s.
    pub fn wind_m_s(&self, storm: &Turning, spot: &Spot) -> f64 {
        match self {
            Self::Symmetric => spot.symmetric_m_s,
            Self::Vector(weight) => add_vector(storm, spot, *weight),
            Self::Hubbert1991(p) => {
                let cosine = cosine_off(storm, spot, p.strongest_deg);
                let speed = storm.translation.speed_m_s();
                let surface = p.surface_factor * spot.symmetric_m_s + speed * cosine;
                surface.max(0.0) * p.to_one_minute
            }
            Self::McConochie2004(p) => {
                let cosine = cosine_off(storm, spot, p.strongest_deg);
                let speed = storm.translation.speed_m_s();
                let relative = spot.symmetric_m_s / storm.max_m_s.max(f64::MIN_POSITIVE);
                let wind = spot.symmetric_m_s + 0.5 * (1.0 + cosine) * speed * relative;
                p.reduction(wind) * wind
            }
        }
    }
}

/// Cosine of the angle between the spot and the strongest side.
fn cosine_off(storm: &Turning, spot: &Spot, strongest_deg: f64) -> f64 {
    let heading = libm::atan2(storm.translation.east_m_s, storm.translation.north_m_s);
    let strongest = heading + storm.spin * strongest_deg.to_radians();
    libm::cos(spot.bearing_deg.to_radians() - strongest)
}

fn add_vector(storm: &Turning, spot: &Spot, weight: Weight) -> f64 {
    let weight = weight.at(storm.rmax_km, spot.distance_km);
    let taken_m_s = if storm.contains_motion {
        weight * storm.translation.speed_m_s()
    } else {
        0.0
    };
    let tangential_m_s = (spot.symmetric_m_s - taken_m_s).max(0.0);
    let bearing = spot.bearing_deg.to_radians();
    // A northern storm turns anticlockwise: the wind blows a quarter turn to the left of the way out from the centre.
    let east = -storm.spin * libm::cos(bearing) * tangential_m_s;
    let north = storm.spin * libm::sin(bearing) * tangential_m_s;
    libm::hypot(
        east + weight * storm.translation.east_m_s,
        north + weight * storm.translation.north_m_s,
    )
}

#[cfg(test)]
#[path = "asymmetry_tests.rs"]
mod tests;
