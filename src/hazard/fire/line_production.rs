//! How much fire line people build in an hour, by crew and fuel model.
//!
//! The figures are American hand crews'; none for Chinese ones was found, so a district with records of its own should
//! write its own rates. `line_production.csv` says of each whether it was seen or is from memory.

const RATES: &str = include_str!("line_production.csv");

/// Kinds of crews and of work that rates are known for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CrewKind {
    /// Professional crew on the fire's edge.
    Type1Direct,
    /// Professional crew on a line away from the edge.
    Type1Indirect,
    /// Trained part-time crew on the fire's edge.
    Type2Direct,
    /// Trained part-time crew on a line away from the edge.
    Type2Indirect,
    /// Professional crew over a whole shift, edge or not.
    Type1Sustained,
    /// Trained part-time crew over a whole shift, edge or not.
    Type2Sustained,
}

impl CrewKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Type1Direct,
        Self::Type1Indirect,
        Self::Type2Direct,
        Self::Type2Indirect,
        Self::Type1Sustained,
        Self::Type2Sustained,
    ];

    /// As the table and a scenario write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Type1Direct => "type_1_direct",
            Self::Type1Indirect => "type_1_indirect",
            Self::Type2Direct => "type_2_direct",
            Self::Type2Indirect => "type_2_indirect",
            Self::Type1Sustained => "type_1_sustained",
            Self::Type2Sustained => "type_2_sustained",
        }
    }
}

/// One row of the table.
#[derive(Clone, Debug, PartialEq)]
pub struct LineRate {
    /// Who, and how.
    pub crew: CrewKind,
    /// Number of the fuel model of Anderson (1982), 1 to 13.
    pub fuel_model: u8,
    /// Metres of line in an hour by one person.
    pub line_m_h_person: f64,
    /// `seen` or `memory`.
    pub status: String,
    /// Where the figure is from.
    pub source: String,
}

/// All rates known. Read it once and keep it.
pub fn line_rates() -> Vec<LineRate> {
    let mut reader = csv::Reader::from_reader(RATES.as_bytes());
    reader
        .records()
        .flatten()
        .filter_map(|row| rate(&row))
        .collect()
}

fn rate(row: &csv::StringRecord) -> Option<LineRate> {
    Some(LineRate {
        crew: CrewKind::ALL
            .into_iter()
            .find(|kind| Some(kind.name()) == row.get(0))?,
        fuel_model: row.get(1)?.parse().ok()?,
        line_m_h_person: row.get(2)?.parse().ok()?,
        status: row.get(3)?.to_owned(),
        source: row.get(4)?.to_owned(),
    })
}

/// Line built by `persons` of this kind in this fuel, m/min; `None` where the table has no figure.
pub fn line_m_min(rates: &[LineRate], crew: CrewKind, fuel_model: u8, persons: u32) -> Option<f64> {
    rates
        .iter()
        .find(|rate| rate.crew == crew && rate.fuel_model == fuel_model)
        .map(|rate| rate.line_m_h_person * f64::from(persons) / 60.0)
}

/// Line made by water or retardant dropped from the air.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DropLine {
    /// Share of the line in grass that is made in this fuel: 1 in grass, 0.7 down to 0.2 in heavier fuels.
    pub fuel_factor: f64,
}

impl DropLine {
    /// Metres of line by this much water: one chain by 100 gallons in grass (firelab/wfips, Airtanker.cpp).
    pub fn line_m(self, litres: f64) -> f64 {
        const LITRES_PER_GALLON: f64 = 3.785_411_784;
        const METRES_PER_CHAIN: f64 = 20.1168;
        let gallons = litres.max(0.0) / LITRES_PER_GALLON;
        gallons / 100.0 * METRES_PER_CHAIN * self.fuel_factor.max(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_table_is_read_and_no_crew_and_fuel_stands_twice() {
        let rates = line_rates();
        assert_eq!(rates.len(), RATES.lines().count() - 1);
        for (at, a) in rates.iter().enumerate() {
            assert!(a.line_m_h_person > 0.0 && (1..=13).contains(&a.fuel_model));
            assert!(["seen", "memory"].contains(&a.status.as_str()));
            let twin = |b: &LineRate| b.crew == a.crew && b.fuel_model == a.fuel_model;
            assert!(!rates[at + 1..].iter().any(twin));
        }
    }

    #[test]
    fn twenty_professionals_in_grass_build_342_metres_an_hour() {
        let rates = line_rates();
        let rate = line_m_min(&rates, CrewKind::Type1Direct, 1, 20).expect("in the table");
        assert!((rate * 60.0 - 342.0).abs() < 1e-9);
        assert_eq!(line_m_min(&rates, CrewKind::Type1Direct, 13, 20), None);
    }

    #[test]
    fn a_hundred_gallons_make_a_chain_of_line_in_grass() {
        let grass = DropLine { fuel_factor: 1.0 };
        assert!((grass.line_m(378.541_178_4) - 20.1168).abs() < 1e-9);
    }
}
