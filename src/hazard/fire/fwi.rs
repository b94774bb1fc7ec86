//! The Canadian Fire Weather Index: how dry three layers of the forest floor are, and how fiercely they would burn.
//!
//! In: noon weather, day by day. Out: the codes that carry over to the next day and the indices of the day.
//! Van Wagner (1987), "Development and structure of the Canadian Forest Fire Weather Index System", Forestry Technical
//! Report 35; equation numbers are his.

use super::day_length::{DayLengths, Month};

/// Weather at local noon.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NoonWeather {
    /// Air temperature, °C.
    pub air_c: f64,
    /// Relative humidity, %.
    pub humidity_percent: f64,
    /// Wind at 10 m, km/h.
    pub wind_km_h: f64,
    /// Rain of the last 24 h, mm.
    pub rain_mm: f64,
}

/// The three moisture codes: the higher, the drier.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MoistureCodes {
    /// Fine Fuel Moisture Code, 0–101: litter.
    pub ffmc: f64,
    /// Duff Moisture Code: loose layer below.
    pub dmc: f64,
    /// Drought Code: deep compact layer.
    pub dc: f64,
}

/// The three fire behaviour indices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FireIndices {
    /// Initial Spread Index.
    pub isi: f64,
    /// Buildup Index.
    pub bui: f64,
    /// Fire Weather Index.
    pub fwi: f64,
}

impl MoistureCodes {
    /// The standard start after winter.
    pub fn spring() -> Self {
        Self {
            ffmc: 85.0,
            dmc: 6.0,
            dc: 15.0,
        }
    }

    /// The codes of the day that follows, with this weather at its noon.
    #[must_use]
    pub fn next(&self, noon: &NoonWeather, month: Month, days: &DayLengths) -> Self {
        // Beyond any weather on Earth the exponentials overflow.
        let noon = NoonWeather {
            air_c: noon.air_c.clamp(-90.0, 60.0),
            humidity_percent: noon.humidity_percent.clamp(0.0, 100.0),
            wind_km_h: noon.wind_km_h.max(0.0),
            rain_mm: noon.rain_mm.max(0.0),
        };
        Self {
            ffmc: next_ffmc(self.ffmc, &noon),
            dmc: next_dmc(self.dmc, &noon, days.duff_h(month)),
            dc: next_dc(self.dc, &noon, days.drought(month)),
        }
    }

    /// The indices of a day with these codes and this wind at noon.
    pub fn indices(&self, wind_km_h: f64) -> FireIndices {
        let isi = initial_spread(self.ffmc, wind_km_h.max(0.0));
        let bui = buildup(self.dmc, self.dc);
        FireIndices {
            isi,
            bui,
            fwi: fire_weather(isi, bui),
        }
    }
}

/// Moisture of fine fuel, % (eq. 1).
fn fine_moisture(ffmc: f64) -> f64 {
    let ffmc = ffmc.clamp(0.0, 101.0);
    147.2 * (101.0 - ffmc) / (59.5 + ffmc)
}

/// Eqs. 1–10.
fn next_ffmc(ffmc: f64, noon: &NoonWeather) -> f64 {
    let (t, h) = (noon.air_c, noon.humidity_percent);
    let wetted = wet_litter(fine_moisture(ffmc), noon.rain_mm);
    let heat = 0.18 * (21.1 - t) * (1.0 - libm::exp(-0.115 * h));
    let drying_to = 0.942 * libm::pow(h, 0.679) + 11.0 * libm::exp((h - 100.0) / 10.0) + heat;
    let wetting_to = 0.618 * libm::pow(h, 0.753) + 10.0 * libm::exp((h - 100.0) / 10.0) + heat;
    let rate = |share: f64| {
        let of_air = 0.424 * (1.0 - libm::pow(share, 1.7));
        let of_wind = 0.069_4 * libm::sqrt(noon.wind_km_h) * (1.0 - libm::pow(share, 8.0));
        (of_air + of_wind) * 0.581 * libm::exp(0.036_5 * t)
    };
    let moisture = if wetted > drying_to {
        drying_to + (wetted - drying_to) * libm::pow(10.0, -rate(h / 100.0))
    } else if wetted < wetting_to {
        wetting_to - (wetting_to - wetted) * libm::pow(10.0, -rate(1.0 - h / 100.0))
    } else {
        wetted
    };
    let moisture = moisture.clamp(0.0, 250.0);
    (59.5 * (250.0 - moisture) / (147.2 + moisture)).clamp(0.0, 101.0)
}

/// Moisture of the litter after rain, % (eqs. 2–3).
fn wet_litter(moisture: f64, rain_mm: f64) -> f64 {
    if rain_mm <= 0.5 {
        return moisture;
    }
    let through = rain_mm - 0.5;
    let gain = 42.5
        * through
        * libm::exp(-100.0 / (251.0 - moisture))
        * (1.0 - libm::exp(-6.93 / through));
    let soaked = (moisture - 150.0).max(0.0);
    let extra = 0.001_5 * soaked * soaked * libm::sqrt(through);
    (moisture + gain + extra).min(250.0)
}

/// Eqs. 11–16.
fn next_dmc(dmc: f64, noon: &NoonWeather, day_h: f64) -> f64 {
    let dmc = dmc.max(0.0);
    let drying = 1.894e-4 * (noon.air_c.max(-1.1) + 1.1) * (100.0 - noon.humidity_percent) * day_h;
    if noon.rain_mm <= 1.5 {
        return dmc + drying;
    }
    let through = 0.92 * noon.rain_mm - 1.27;
    let moisture = 20.0 + 280.0 / libm::exp(0.023 * dmc);
    let b = if dmc <= 33.0 {
        100.0 / (0.5 + 0.3 * dmc)
    } else if dmc <= 65.0 {
        14.0 - 1.3 * libm::log(dmc)
    } else {
        6.2 * libm::log(dmc) - 17.2
    };
    let wetted = moisture + 1000.0 * through / (48.77 + b * through);
    let after_rain = 43.43 * (5.634_8 - libm::log(wetted - 20.0));
    after_rain.max(0.0) + drying
}

/// Eqs. 18–23.
fn next_dc(dc: f64, noon: &NoonWeather, day_length: f64) -> f64 {
    let dc = dc.max(0.0);
    let evaporation = (0.36 * (noon.air_c.max(-2.8) + 2.8) + day_length).max(0.0);
    let after_rain = if noon.rain_mm > 2.8 {
        let through = 0.83 * noon.rain_mm - 1.27;
        let moisture = 800.0 * libm::exp(-dc / 400.0);
        (dc - 400.0 * libm::log(1.0 + 3.937 * through / moisture)).max(0.0)
    } else {
        dc
    };
    after_rain + 0.5 * evaporation
}

/// Eqs. 24–26.
fn initial_spread(ffmc: f64, wind_km_h: f64) -> f64 {
    let moisture = fine_moisture(ffmc);
    let of_fuel =
        91.9 * libm::exp(-0.138_6 * moisture) * (1.0 + libm::pow(moisture, 5.31) / 4.93e7);
    0.208 * libm::exp(0.050_39 * wind_km_h) * of_fuel
}

/// Eq. 27.
fn buildup(dmc: f64, dc: f64) -> f64 {
    let (dmc, dc) = (dmc.max(0.0), dc.max(0.0));
    let sum = dmc + 0.4 * dc;
    if sum <= 0.0 {
        return 0.0;
    }
    let mean = 0.8 * dmc * dc / sum;
    if dmc <= 0.4 * dc {
        return mean;
    }
    let weight = 0.92 + libm::pow(0.011_4 * dmc, 1.7);
    (dmc - (1.0 - 0.8 * dc / sum) * weight).max(0.0)
}

/// Eqs. 28–30.
fn fire_weather(isi: f64, bui: f64) -> f64 {
    let of_duff = if bui <= 80.0 {
        0.626 * libm::pow(bui, 0.809) + 2.0
    } else {
        1000.0 / (25.0 + 108.64 * libm::exp(-0.023 * bui))
    };
    let intermediate = 0.1 * isi * of_duff;
    if intermediate <= 1.0 {
        return intermediate;
    }
    libm::exp(2.72 * libm::pow(0.434 * libm::log(intermediate), 0.647))
}

#[cfg(test)]
#[path = "fwi_tests.rs"]
mod tests;
