//! A profile that meets a second wind far out (Holland, Belanger & Fritz 2010, Monthly Weather Review 138, 4393-4401).

use super::NEAREST_KM;

/// The wind known, or assumed, in the periphery.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Periphery {
    /// Wind there in m/s.
    pub wind_m_s: f64,
    /// Its distance from the centre in km.
    pub distance_km: f64,
    /// Exponent below which x does not fall, lest the wind grow outwards.
    pub lowest_exponent: f64,
}

impl Periphery {
    /// 17 m/s at 300 km; the floor 0.4 is that of CLIMADA.
    pub const HOLLAND_2010: Self = Self {
        wind_m_s: 17.0,
        distance_km: 300.0,
        lowest_exponent: 0.4,
    };
}

/// V = Vms [ (Rm/r)^bs exp(1 - (Rm/r)^bs) ]^x (eq. 6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holland2010 {
    /// Radius of maximum winds in km.
    pub rmax_km: f64,
    /// Maximum surface wind in m/s.
    pub max_wind_m_s: f64,
    /// Surface shape.
    pub bs: f64,
    /// The second wind.
    pub periphery: Periphery,
}

impl Holland2010 {
    /// Exponent x at a distance (eq. 10): 1/2 within the radius of maximum winds, then linear towards the value that
    /// meets the periphery.
    pub fn exponent(&self, distance_km: f64) -> f64 {
        let outside_km = (distance_km - self.rmax_km).max(0.0);
        let span_km = self.periphery.distance_km - self.rmax_km;
        if span_km <= 0.0 || outside_km <= 0.0 || self.max_wind_m_s <= 0.0 {
            return 0.5;
        }
        // ln(q e^(1 - q)) < 0 for every q != 1, and q < 1 since the periphery lies outside.
        let to_meet = libm::log(self.periphery.wind_m_s / self.max_wind_m_s)
            / log_shape(self.rmax_km / self.periphery.distance_km, self.bs);
        (0.5 + outside_km * (to_meet - 0.5) / span_km).max(self.periphery.lowest_exponent)
    }

    /// Wind speed at a distance from the centre, in m/s.
    pub fn speed_m_s(&self, distance_km: f64) -> f64 {
        let r_km = distance_km.max(NEAREST_KM);
        self.max_wind_m_s * libm::exp(self.exponent(r_km) * log_shape(self.rmax_km / r_km, self.bs))
    }
}

/// ln( ρ^b exp(1 - ρ^b) ) of the relative radius ρ = Rm/r.
fn log_shape(relative: f64, bs: f64) -> f64 {
    let log_q = bs * libm::log(relative);
    log_q + 1.0 - libm::exp(log_q)
}
