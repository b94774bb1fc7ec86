//! Radius of maximum winds.

/// Kilometres in a nautical mile.
pub const NAUTICAL_MILE_KM: f64 = 1.852;

/// What the radius of maximum winds is estimated from.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RadiusInputs {
    /// Central pressure in hPa.
    pub central_hpa: f64,
    /// Pressure deficit of the centre in hPa.
    pub dp_hpa: f64,
    /// Maximum wind in m/s: gradient wind for Willoughby, 1-min surface wind for Nederhoff.
    pub wind_m_s: f64,
    /// Latitude in degrees.
    pub lat_deg: f64,
}

/// A published relation for the radius of maximum winds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum RmaxRelation {
    /// Vickery & Wadhera (2008) eq. 11: ln Rm = 3.015 - 6.291e-5 Δp² + 0.0337 |φ|.
    VickeryWadhera2008,
    /// Piecewise linear in central pressure, fitted by CLIMADA to `IBTrACS` 1980-2019 (r² 0.79).
    ClimadaPressure,
    /// Nederhoff et al. (2019), all basins: the median of their lognormal.
    Nederhoff2019,
    /// Jiang Zhihui et al. (2008), practice in China, from memory: Rm = 1119 (1010 - pc)^-0.805.
    Jiang2008,
    /// Willoughby, Darling & Rahn (2006) eq. 7a: Rm = 46.4 exp(-0.0155 Vg + 0.0169 |φ|).
    Willoughby2006,
    /// Always this radius, in km.
    Fixed(f64),
}

/// Radius that Jiang's power law gives at the deficit below which it is not used: 1 hPa.
const LEAST_DEFICIT_HPA: f64 = 1.0;
/// Least fixed radius: 1 m.
const LEAST_RADIUS_KM: f64 = 1e-3;

impl RmaxRelation {
    /// Radius of maximum winds in km, above zero.
    pub fn rmax_km(&self, inputs: &RadiusInputs) -> f64 {
        let lat = inputs.lat_deg.abs();
        match *self {
            Self::VickeryWadhera2008 => {
                libm::exp(3.015 - 6.291e-5 * inputs.dp_hpa * inputs.dp_hpa + 0.0337 * lat)
            }
            Self::ClimadaPressure => {
                piecewise(&CLIMADA_NODES, inputs.central_hpa) * NAUTICAL_MILE_KM
            }
            Self::Nederhoff2019 => nederhoff_2019(inputs.wind_m_s, lat).median_km,
            Self::Jiang2008 => {
                1119.0 * libm::pow((1010.0 - inputs.central_hpa).max(LEAST_DEFICIT_HPA), -0.805)
            }
            Self::Willoughby2006 => 46.4 * libm::exp(-0.0155 * inputs.wind_m_s + 0.0169 * lat),
            Self::Fixed(rmax_km) => rmax_km.max(LEAST_RADIUS_KM),
        }
    }
}

/// Central pressure in hPa and radius in nautical miles (CLIMADA `tc_tracks.estimate_rmw`).
const CLIMADA_NODES: [(f64, f64); 4] = [
    (872.0, 14.907_318),
    (940.0, 15.726_927),
    (980.0, 25.742_142),
    (1021.0, 56.856_522),
];

/// Linear between nodes, constant beyond the first and the last.
fn piecewise(nodes: &[(f64, f64)], x: f64) -> f64 {
    let after = nodes.partition_point(|&(at, _)| at < x);
    match (nodes.get(after.wrapping_sub(1)), nodes.get(after)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (x - x0) / (x1 - x0) * (y1 - y0),
        (Some(&(_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => 0.0,
    }
}

/// The lognormal radius of maximum winds of Nederhoff et al. (2019).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NederhoffRadius {
    /// Most likely radius in km: exp(ln median - σ²).
    pub mode_km: f64,
    /// Median radius in km.
    pub median_km: f64,
    /// Standard deviation of the logarithm.
    pub sigma: f64,
}

impl NederhoffRadius {
    /// The radius in km at a quantile 0 < `u` < 1.
    pub fn quantile_km(&self, u: f64) -> f64 {
        self.median_km * libm::exp(self.sigma * crate::random::normal_quantile(u))
    }
}

/// Nederhoff et al. (2019), "Estimates of tropical cyclone geometry parameters based on best-track data", Natural
/// Hazards and Earth System Sciences 19, coefficients for all basins as in cht-cyclones 2.0.0.
pub fn nederhoff_2019(one_min_wind_m_s: f64, lat_deg: f64) -> NederhoffRadius {
    const SIGMA: f64 = 0.370_190_027;
    let growth = 1.0 + 0.030_469_057 * lat_deg.abs();
    let median_km =
        44.824_174_3 * libm::exp(-one_min_wind_m_s / 23.371_712_9) * growth + 22.428_203_6;
    NederhoffRadius {
        mode_km: median_km * libm::exp(-SIGMA * SIGMA),
        median_km,
        sigma: SIGMA,
    }
}

/// Takagi & Wu (2016): Rm = 0.23 R50 in the western North Pacific, where R50 is the radius of 50-kt winds as JMA
/// reports it (NHESS 16, 705).
pub fn takagi_wu_2016_rmax_km(r50_km: f64) -> f64 {
    0.23 * r50_km
}
