//! Shape of the surface wind from pressure alone (Holland 2008, Monthly Weather Review 136, 3432-3445).

/// What Holland's (2008) shape depends on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Holland2008Inputs {
    /// Pressure deficit of the centre in hPa.
    pub dp_hpa: f64,
    /// Change of the central pressure in hPa/h; positive while the storm fills.
    pub filling_hpa_h: f64,
    /// Latitude in degrees.
    pub lat_deg: f64,
    /// Translation speed in m/s.
    pub translation_m_s: f64,
}

/// Shape bs of 1-min surface winds (Holland 2008 eq. 11), not yet held within bounds:
/// bs = -4.4e-5 Δp² + 0.01 Δp + 0.03 ∂pc/∂t - 0.014 |φ| + 0.15 Vt^x + 1, x = 0.6 (1 - Δp / 215).
pub fn holland_2008_bs(inputs: &Holland2008Inputs) -> f64 {
    let dp = inputs.dp_hpa;
    let x = 0.6 * (1.0 - dp / 215.0);
    // A storm that stands still adds nothing, even where a huge deficit makes x negative.
    let translation = if inputs.translation_m_s > 0.0 {
        libm::pow(inputs.translation_m_s, x)
    } else {
        0.0
    };
    -4.4e-5 * dp * dp + 0.01 * dp + 0.03 * inputs.filling_hpa_h - 0.014 * inputs.lat_deg.abs()
        + 0.15 * translation
        + 1.0
}
