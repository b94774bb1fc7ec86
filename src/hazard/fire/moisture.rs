//! How wet the fuel is: water over dry weight, by how fast a particle follows the weather.

/// Moisture of the five classes of fuel, as a share of the dry weight (0.06 is 6 %).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Moisture {
    /// Dead, thinner than 6 mm: follows the weather within an hour.
    pub dead_1h: f64,
    /// Dead, 6–25 mm.
    pub dead_10h: f64,
    /// Dead, 25–76 mm.
    pub dead_100h: f64,
    /// Live grass and herbs.
    pub live_herb: f64,
    /// Live twigs and leaves of shrubs.
    pub live_woody: f64,
}

/// Standard states of dead fuel, Scott & Burgan (2005), RMRS-GTR-153.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeadFuel {
    /// 3, 4, 5 %.
    VeryDry,
    /// 6, 7, 8 %.
    Dry,
    /// 9, 10, 11 %.
    Moderate,
    /// 12, 13, 14 %.
    Moist,
}

/// Standard states of live fuel, Scott & Burgan (2005), RMRS-GTR-153.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiveFuel {
    /// Herbs 30 %, woody 60 %.
    FullyCured,
    /// Herbs 60 %, woody 90 %.
    TwoThirdsCured,
    /// Herbs 90 %, woody 120 %.
    OneThirdCured,
    /// Herbs 120 %, woody 150 %.
    FullyGreen,
}

impl Moisture {
    /// A pair of standard states.
    pub fn scott_burgan_2005(dead: DeadFuel, live: LiveFuel) -> Self {
        let fine = match dead {
            DeadFuel::VeryDry => 3.0,
            DeadFuel::Dry => 6.0,
            DeadFuel::Moderate => 9.0,
            DeadFuel::Moist => 12.0,
        };
        let herb = match live {
            LiveFuel::FullyCured => 30.0,
            LiveFuel::TwoThirdsCured => 60.0,
            LiveFuel::OneThirdCured => 90.0,
            LiveFuel::FullyGreen => 120.0,
        };
        Self::from_percent([fine, fine + 1.0, fine + 2.0, herb, herb + 30.0])
    }

    /// From percent, in the order dead 1 h, 10 h, 100 h, live herbs, live woody.
    pub fn from_percent(percent: [f64; 5]) -> Self {
        let [dead_1h, dead_10h, dead_100h, live_herb, live_woody] =
            percent.map(|value| value / 100.0);
        Self {
            dead_1h,
            dead_10h,
            dead_100h,
            live_herb,
            live_woody,
        }
    }
}

/// How much of the herbs has died back, by their moisture: 1 below 30 %, none above 120 %, and between them
/// `cured_at_zero − per_moisture × moisture`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Curing {
    /// Intercept.
    pub cured_at_zero: f64,
    /// Slope, per unit of moisture.
    pub per_moisture: f64,
}

impl Curing {
    /// The straight line itself, Scott & Burgan (2005): (1.2 − M) / 0.9.
    pub fn scott_burgan_2005() -> Self {
        Self {
            cured_at_zero: 4.0 / 3.0,
            per_moisture: 1.0 / 0.9,
        }
    }

    /// Its rounded form in `BehavePlus`: 1.333 − 1.11 M; at 60 % it cures 0.05 % more.
    pub fn behave_plus() -> Self {
        Self {
            cured_at_zero: 1.333,
            per_moisture: 1.11,
        }
    }

    /// Share of the herbs that burns as dead fuel.
    pub fn cured_share(&self, live_herb: f64) -> f64 {
        if live_herb < 0.3 {
            1.0
        } else if live_herb > 1.2 {
            0.0
        } else {
            (self.cured_at_zero - self.per_moisture * live_herb).clamp(0.0, 1.0)
        }
    }
}

/// Moisture (share of dry weight) that fine dead fuel tends to in air of this temperature and humidity.
///
/// Simard (1968), "The moisture content of forest fuels", as in the US National Fire Danger Rating System (Bradshaw
/// and others 1984, INT-169).
pub fn equilibrium_moisture(air_c: f64, humidity_percent: f64) -> f64 {
    let h = humidity_percent.clamp(0.0, 100.0);
    let t = air_c.clamp(-40.0, 60.0) * 1.8 + 32.0;
    let percent = if h < 10.0 {
        0.032_29 + 0.281_073 * h - 0.000_578 * h * t
    } else if h < 50.0 {
        2.227_49 + 0.160_107 * h - 0.014_784 * t
    } else {
        21.060_6 + 0.005_565 * h * h - 0.000_35 * h * t - 0.483_199 * h
    };
    percent.max(0.0) / 100.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn herbs_cure_from_120_to_30_per_cent() {
        let line = Curing::scott_burgan_2005();
        for (moisture, share) in [(0.2, 1.0), (0.3, 1.0), (0.75, 0.5), (1.2, 0.0), (2.0, 0.0)] {
            assert!((line.cured_share(moisture) - share).abs() < 1e-12);
            let rounded = Curing::behave_plus().cured_share(moisture);
            assert!((rounded - share).abs() < 2e-3, "{moisture}: {rounded}");
        }
    }

    #[test]
    fn the_usual_dry_state_is_6_7_8_60_90() {
        let usual = Moisture::scott_burgan_2005(DeadFuel::Dry, LiveFuel::TwoThirdsCured);
        assert_eq!(usual, Moisture::from_percent([6.0, 7.0, 8.0, 60.0, 90.0]));
    }

    #[test]
    fn damp_air_makes_damp_fuel_without_leaps() {
        for air_c in [-20.0, 0.0, 20.0, 40.0] {
            let at = |h: i32| equilibrium_moisture(air_c, f64::from(h) / 10.0);
            for h in 0..1000 {
                let rise = at(h + 1) - at(h);
                // The branches meet within half a per cent in cold air, closer in warm.
                assert!(rise.abs() < 0.011, "{air_c} {h}: {rise}");
            }
        }
    }
}
