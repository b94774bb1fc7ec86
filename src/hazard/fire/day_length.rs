//! Day lengths of the Fire Weather Index, by month and latitude.
//!
//! `fwi_day_length.csv`: north of 30° the Canadian standard of Van Wagner (1987); other bands as in Lawson & Armitage
//! (2008), "Weather guide for the Canadian Forest Fire Danger Rating System", table A3, with the bounds of the R package
//! cffdrs. A band reaches from its bound, exclusive, to the next.

const TABLE: &str = include_str!("fwi_day_length.csv");

/// Month of the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Month(u8);

impl Month {
    /// 1 is January; `None` outside 1–12.
    pub fn new(number: u8) -> Option<Self> {
        (1..=12).contains(&number).then_some(Self(number))
    }
}

/// The day lengths at one latitude, for all months.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DayLengths {
    /// Effective day length of the duff moisture code, h. `[month − 1]`
    duff_h: [f64; 12],
    /// Day-length adjustment of the drought code. `[month − 1]`
    drought: [f64; 12],
}

impl DayLengths {
    /// The day lengths at this latitude, degrees north.
    pub fn at(latitude_deg: f64) -> Self {
        Self {
            duff_h: band("DMC", latitude_deg),
            drought: band("DC", latitude_deg),
        }
    }

    /// Effective day length for the duff moisture code, h.
    pub fn duff_h(&self, month: Month) -> f64 {
        // A month is 1 to 12 by construction.
        self.duff_h[usize::from(month.0 - 1)]
    }

    /// Day-length adjustment of the drought code.
    pub fn drought(&self, month: Month) -> f64 {
        self.drought[usize::from(month.0 - 1)]
    }
}

/// The first band of the table, from north to south, that the latitude is north of.
fn band(code: &str, latitude_deg: f64) -> [f64; 12] {
    csv::Reader::from_reader(TABLE.as_bytes())
        .deserialize::<(String, f64, [f64; 12])>()
        .flatten()
        .filter(|row| row.0 == code)
        .find(|row| latitude_deg > row.1)
        // Every row parses (a test counts them), and the last band of a code reaches beyond the pole.
        .map_or([9.0; 12], |row| row.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_parses() {
        let rows = csv::Reader::from_reader(TABLE.as_bytes())
            .deserialize::<(String, f64, [f64; 12])>()
            .flatten()
            .count();
        assert_eq!(rows, TABLE.lines().count() - 1);
    }

    #[test]
    fn bands_follow_the_latitude() {
        let july = Month::new(7).unwrap();
        for (latitude, duff, drought) in [
            (46.0, 12.4, 6.4),
            (30.0, 10.1, 6.4),
            (22.4, 10.1, 6.4),
            (15.0, 10.1, 1.4),
            (0.0, 9.0, 1.4),
            (-25.0, 7.9, -1.6),
            (-90.0, 6.5, -1.6),
        ] {
            let days = DayLengths::at(latitude);
            assert!((days.duff_h(july) - duff).abs() < 1e-12, "{latitude}");
            assert!((days.drought(july) - drought).abs() < 1e-12, "{latitude}");
        }
    }

    #[test]
    fn there_are_twelve_months() {
        assert_eq!((0..=255).filter_map(Month::new).count(), 12);
    }
}
