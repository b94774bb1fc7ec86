//! Rate of spread in Canadian fuels, to compare with tools that use them (`Cell2Fire`, Prometheus, Burn-P3).
//!
//! Forestry Canada Fire Danger Group (1992), "Development and structure of the Canadian Forest Fire Behavior Prediction
//! System", ST-X-3; equation numbers are of that report. Only what spread of an established fire needs: no acceleration,
//! no crown fraction (C-6 is left out), no foliar moisture.
//!
//! ```text
//! RSI = a (1 − exp(−b ISI))^c        ROS = RSI × BE        BE = exp(50 ln q (1/BUI − 1/BUI0))
//! slope: the wind that would do on flat land what the slope does, added to the wind as a vector
//! ```

use super::ellipse::Ellipse;
use super::growth::Growth;

const FUELS: &str = include_str!("fbp_fuels.csv");

/// Coefficients of one fuel type.
#[derive(Clone, Debug, PartialEq)]
pub struct FbpFuel {
    /// Name as in ST-X-3, `C-2`.
    pub name: String,
    /// Largest rate of spread, m/min.
    pub a: f64,
    /// Growth with ISI.
    pub b: f64,
    /// Shape.
    pub c: f64,
    /// Share of the largest rate at the average BUI.
    pub q: f64,
    /// Average BUI.
    pub bui0: f64,
}

/// Weather of an hour.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FbpWeather {
    /// Fine fuel moisture code, 0 to 101.
    pub ffmc: f64,
    /// Buildup index.
    pub bui: f64,
    /// Wind at 10 m, km/h.
    pub wind_km_h: f64,
    /// Where the wind comes from, radians clockwise from north.
    pub wind_from_rad: f64,
    /// Cured share of grass, %.
    pub curing_percent: f64,
}

/// Slope of the ground.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slope {
    /// Rise over run, %.
    pub percent: f64,
    /// Direction uphill, radians clockwise from north.
    pub uphill_rad: f64,
}

/// The fuels of the table.
pub fn fbp_fuels() -> Vec<FbpFuel> {
    let mut reader = csv::Reader::from_reader(FUELS.as_bytes());
    let fuel = |row: csv::StringRecord| {
        let number = |at: usize| row.get(at)?.parse().ok();
        Some(FbpFuel {
            name: row.get(0)?.to_owned(),
            a: number(1)?,
            b: number(2)?,
            c: number(3)?,
            q: number(4)?,
            bui0: number(5)?,
        })
    };
    reader.records().flatten().filter_map(fuel).collect()
}

/// Moisture function of ISI, eqs. 45 and 46 and Van Wagner (1987).
fn fine_fuel(ffmc: f64) -> f64 {
    let ffmc = ffmc.clamp(0.0, 101.0);
    let m = 147.2 * (101.0 - ffmc) / (59.5 + ffmc);
    91.9 * libm::exp(-0.1386 * m) * (1.0 + libm::pow(m, 5.31) / 4.93e7)
}

/// Wind function of ISI, eqs. 53 and 53a: the second above 40 km/h.
fn wind_function(wind_km_h: f64) -> f64 {
    if wind_km_h < 40.0 {
        libm::exp(0.05039 * wind_km_h)
    } else {
        12.0 * (1.0 - libm::exp(-0.0818 * (wind_km_h - 28.0)))
    }
}

/// Initial spread index, eq. 52.
pub fn initial_spread_index(ffmc: f64, wind_km_h: f64) -> f64 {
    0.208 * wind_function(wind_km_h) * fine_fuel(ffmc)
}

impl FbpFuel {
    /// Whether this is grass, whose spread goes by curing and not by BUI.
    pub fn is_grass(&self) -> bool {
        self.name.starts_with("O-1")
    }

    /// Rate of spread on flat land, m/min, eqs. 26 and 54; in grass times the curing factor of Wotton and others (2009).
    pub fn rate_m_min(&self, isi: f64, bui: f64, curing_percent: f64) -> f64 {
        let basic = self.a * libm::pow(1.0 - libm::exp(-self.b * isi.max(0.0)), self.c);
        basic * self.buildup_effect(bui) * self.curing_factor(curing_percent)
    }

    fn buildup_effect(&self, bui: f64) -> f64 {
        if bui > 0.0 && !self.is_grass() {
            libm::exp(50.0 * libm::log(self.q) * (1.0 / bui - 1.0 / self.bui0))
        } else {
            1.0
        }
    }

    fn curing_factor(&self, curing_percent: f64) -> f64 {
        if !self.is_grass() {
            1.0
        } else if curing_percent < 58.8 {
            0.005 * (libm::exp(0.061 * curing_percent) - 1.0).max(0.0)
        } else {
            0.176 + 0.02 * (curing_percent.min(100.0) - 58.8)
        }
    }

    /// The wind that would spread fire on flat land as this slope does in still air, km/h, eqs. 39 to 44.
    fn slope_wind_km_h(&self, ffmc: f64, percent: f64) -> f64 {
        let spread_factor = if percent >= 70.0 {
            10.0
        } else {
            libm::exp(3.533 * libm::pow(percent.max(0.0) / 100.0, 1.2))
        };
        let still = initial_spread_index(ffmc, 0.0);
        // Curing is a factor of both sides and falls out.
        let up = libm::pow(1.0 - libm::exp(-self.b * still), self.c) * spread_factor;
        let reached = 1.0 - libm::pow(up, 1.0 / self.c);
        let isi = libm::log(reached.max(0.01)) / -self.b;
        let ratio = isi / (0.208 * fine_fuel(ffmc));
        if ratio <= 0.0 || ratio.is_nan() {
            return 0.0;
        }
        let wind = libm::log(ratio) / 0.05039;
        if wind <= 40.0 {
            wind.max(0.0)
        } else {
            28.0 - libm::log(1.0 - ratio.min(0.999 * 12.0) / 12.0) / 0.0818
        }
    }

    /// Ellipse and heading here and now: length to width by eqs. 79 and 80.
    pub fn growth(&self, weather: &FbpWeather, slope: &Slope) -> Growth {
        let push = self.slope_wind_km_h(weather.ffmc, slope.percent);
        let blow_to = weather.wind_from_rad + std::f64::consts::PI;
        let east = weather.wind_km_h * libm::sin(blow_to) + push * libm::sin(slope.uphill_rad);
        let north = weather.wind_km_h * libm::cos(blow_to) + push * libm::cos(slope.uphill_rad);
        let net_km_h = libm::hypot(east, north);
        let isi = initial_spread_index(weather.ffmc, net_km_h);
        let length_to_width = if self.is_grass() {
            (1.1 * libm::pow(net_km_h, 0.464)).max(1.0)
        } else {
            1.0 + 8.729 * libm::pow(1.0 - libm::exp(-0.030 * net_km_h), 2.155)
        };
        Growth {
            ellipse: Ellipse::new(
                self.rate_m_min(isi, weather.bui, weather.curing_percent),
                length_to_width,
            ),
            heading_rad: libm::atan2(east, north),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_initial_spread_index_of_the_standard_day_is_10_85() {
        // checks.csv R32: FFMC 87.6930, wind 25 km/h.
        assert!((initial_spread_index(87.6930, 25.0) - 10.8537).abs() < 1e-3);
    }

    #[test]
    fn at_the_average_buildup_the_rate_is_the_basic_one_and_grows_with_both_indices() {
        for fuel in fbp_fuels() {
            let rate = |isi, bui| fuel.rate_m_min(isi, bui, 90.0);
            let cured = if fuel.is_grass() {
                0.176 + 0.02 * 31.2
            } else {
                1.0
            };
            let basic = fuel.a * libm::pow(1.0 - libm::exp(-fuel.b * 10.0), fuel.c) * cured;
            assert!((rate(10.0, fuel.bui0) - basic).abs() < 1e-9);
            assert!(rate(12.0, 60.0) > rate(10.0, 60.0));
            assert!(rate(10.0, 90.0) >= rate(10.0, 60.0));
        }
        assert_eq!(fbp_fuels().len(), FUELS.lines().count() - 1);
    }

    #[test]
    fn in_still_air_fire_runs_uphill_as_fast_as_the_slope_says() {
        let still = FbpWeather {
            ffmc: 90.0,
            bui: 64.0,
            wind_km_h: 0.0,
            wind_from_rad: 0.0,
            curing_percent: 80.0,
        };
        let fuels = fbp_fuels();
        let c_2 = fuels.iter().find(|fuel| fuel.name == "C-2").expect("C-2");
        let rate = |percent| {
            let slope = Slope {
                percent,
                uphill_rad: 1.0,
            };
            c_2.growth(&still, &slope)
        };
        let factor = rate(40.0).ellipse.head_m_min / rate(0.0).ellipse.head_m_min;
        assert!((factor - libm::exp(3.533 * libm::pow(0.4, 1.2))).abs() < 1e-6 * factor);
        assert!((rate(40.0).heading_rad - 1.0).abs() < 1e-12);
    }
}
