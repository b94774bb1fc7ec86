//! The metrics that rows of plans are stated in: how the value of each comes about, in what unit, by which clock and event.
//!
//! One metric for every row of the five plans that the program was made for. What a metric means and what could prove it is
//! told by [`text::metrics`](crate::text::metrics) in both languages.

use super::choices::EventKind;
use super::incidents::IncidentKind;
use super::spec::choice;

choice! {
    /// The metrics that a target can be stated in.
    Metric {
        /// Time until the stricken are first relieved.
        FirstReliefTime = "first_relief_time",
        /// Time until the first supplies of one level reach the stricken area.
        FirstSupplyTime = "first_supply_time",
        /// Share of what is needed that has been delivered by the horizon.
        FillRate = "fill_rate",
        /// Time until forest fires are out.
        FireOutTime = "fire_out_time",
        /// Share of forest fires that are out within 24 hours.
        FireExtinguished24h = "fire_extinguished_24h",
        /// Share of the shelters required that are in place.
        ShelterCoverage = "shelter_coverage",
        /// Effective area of the shelters per urban resident.
        ShelterAreaPerPerson = "shelter_area_per_person",
        /// People whom the shelters hold.
        ShelterCapacity = "shelter_capacity",
        /// Full-time firefighters per resident.
        FirefighterRatio = "firefighter_ratio",
        /// Full-time firefighters more than before.
        FirefightersAdded = "firefighters_added",
        /// Rain gauges per area.
        RainGaugeDensity = "rain_gauge_density",
        /// Share of the forest-fire teams that are up to standard.
        TeamStandardRate = "team_standard_rate",
        /// Share of the key forests that look-outs see.
        LookoutCoverage = "lookout_coverage",
        /// Share of the built-up area that a fire engine reaches in time.
        FireStationCoverage = "fire_station_coverage",
        /// Time until a team is on scene at sea.
        SeaArrivalTime = "sea_arrival_time",
        /// Time until a team is on scene on an inland river.
        RiverArrivalTime = "river_arrival_time",
        /// Time until an ambulance is on scene.
        MedicalArrivalTime = "medical_arrival_time",
        /// Lead of warnings of sudden severe weather.
        WarningLead = "warning_lead",
        /// Share of the people whom warnings reach.
        WarningCoverage = "warning_coverage",
        /// Share of those driven out of their houses who had left before.
        EvacuationCoverage = "evacuation_coverage",
        /// Time until whom the water traps is free.
        TrappedRescueTime = "trapped_rescue_time",
        /// Time until whom the water injures is in a hospital bed.
        InjuredCareTime = "injured_care_time",
        /// Share of the control sections with a flood warning in time.
        FloodWarningRate = "flood_warning_rate",
        /// Share of the forest that fires damage in a year.
        ForestFireDamageRate = "forest_fire_damage_rate",
        /// Share of the rescue sites with emergency communications.
        OnsiteCommunicationsRate = "onsite_communications_rate",
        /// Mean yearly direct loss as a share of the gross domestic product.
        DirectLossGdp = "direct_loss_gdp",
        /// Mean yearly deaths by natural disasters.
        DeathsPerMillion = "deaths_per_million",
        /// Mean yearly people affected.
        AffectedPer100k = "affected_per_100k",
        /// Mean yearly deaths by fire.
        FireDeathsPer100k = "fire_deaths_per_100k",
        /// Bias of storm-surge forecasts.
        SurgeForecastBias = "surge_forecast_bias",
        /// Known to nobody here.
        None = "none",
    }
}

/// How the value of a metric comes about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Anew in every replication.
    Simulated,
    /// Once, from what the tables say: chance has no part in it.
    Computed,
    /// Only records outside this program can tell.
    Recorded,
}

/// What a row in a metric must say.
#[derive(Clone, Copy, Debug)]
pub struct Definition {
    /// How its value comes about.
    pub basis: Basis,
    /// Units in which its limit may be given; any, where there is none.
    pub units: &'static [&'static str],
    /// Whether more is better.
    pub more_is_better: bool,
    /// Whether its time runs from a clock.
    pub has_clock: bool,
    /// Events that may stop that clock; the row must name one, unless there is none.
    pub events: &'static [EventKind],
}

const TIMES: &[&str] = &["h", "min"];
const RATIOS: &[&str] = &["share", "%", "per mille", "per 100000", "per million"];

impl Definition {
    /// Whether its value is a time.
    pub fn is_time(&self) -> bool {
        self.units == TIMES
    }
}

impl Metric {
    /// What a row in this metric must say.
    pub const fn definition(self) -> Definition {
        match self {
            Self::FirstReliefTime => time(&[EventKind::FirstDelivery, EventKind::PackageDelivered]),
            Self::FirstSupplyTime | Self::TrappedRescueTime | Self::InjuredCareTime => time(&[]),
            Self::FireOutTime => time(&[EventKind::Contained, EventKind::Extinguished]),
            Self::FillRate
            | Self::FireExtinguished24h
            | Self::WarningCoverage
            | Self::EvacuationCoverage => more(Basis::Simulated, RATIOS),
            Self::WarningLead => more(Basis::Simulated, TIMES),
            Self::ShelterCoverage
            | Self::FirefighterRatio
            | Self::TeamStandardRate
            | Self::LookoutCoverage
            | Self::FireStationCoverage => more(Basis::Computed, RATIOS),
            Self::ShelterAreaPerPerson => more(Basis::Computed, &["m2 per person"]),
            Self::ShelterCapacity | Self::FirefightersAdded => more(Basis::Computed, &["persons"]),
            Self::RainGaugeDensity => more(Basis::Computed, &["per 100 km2"]),
            Self::FloodWarningRate | Self::OnsiteCommunicationsRate => {
                more(Basis::Recorded, RATIOS)
            }
            Self::SeaArrivalTime | Self::RiverArrivalTime | Self::MedicalArrivalTime => {
                time(&[EventKind::TeamOnScene])
            }
            Self::ForestFireDamageRate
            | Self::DirectLossGdp
            | Self::DeathsPerMillion
            | Self::AffectedPer100k
            | Self::FireDeathsPer100k => less(RATIOS),
            Self::SurgeForecastBias => less(&["cm", "m"]),
            Self::None => less(&[]),
        }
    }

    /// The kind of incidents whose arrival it speaks of.
    pub fn incidents(self) -> Option<IncidentKind> {
        match self {
            Self::RiverArrivalTime => Some(IncidentKind::River),
            Self::SeaArrivalTime => Some(IncidentKind::Sea),
            Self::MedicalArrivalTime => Some(IncidentKind::Medical),
            _ => None,
        }
    }

    /// Whether each replication tells a value of it.
    pub fn is_simulated(self) -> bool {
        self.definition().basis == Basis::Simulated
    }
}

const fn time(events: &'static [EventKind]) -> Definition {
    Definition {
        basis: Basis::Simulated,
        units: TIMES,
        more_is_better: false,
        has_clock: true,
        events,
    }
}

const fn more(basis: Basis, units: &'static [&'static str]) -> Definition {
    Definition {
        basis,
        units,
        more_is_better: true,
        has_clock: false,
        events: &[],
    }
}

const fn less(units: &'static [&'static str]) -> Definition {
    Definition {
        basis: Basis::Recorded,
        units,
        more_is_better: false,
        has_clock: false,
        events: &[],
    }
}

/// How many of a row's unit make up the whole of a ratio, or one of anything else.
pub fn in_unit(unit: &str) -> f64 {
    match unit {
        "%" => 100.0,
        "per mille" => 1000.0,
        "per 100000" => 100_000.0,
        "per million" => 1_000_000.0,
        _ => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Lang, metrics};

    #[test]
    fn every_metric_says_in_both_languages_what_it_is_and_what_proves_it() {
        for metric in Metric::ALL.iter().filter(|metric| **metric != Metric::None) {
            for lang in [Lang::En, Lang::Zh] {
                let text = metrics::text(metric.word(), lang)
                    .unwrap_or_else(|| panic!("{} has no text", metric.word()));
                assert!(!text.what.is_empty() && !text.record.is_empty());
            }
        }
        assert!(metrics::text("none", Lang::En).is_none());
    }

    #[test]
    fn a_clock_and_its_events_go_together() {
        for metric in Metric::ALL {
            let definition = metric.definition();
            assert!(definition.has_clock || definition.events.is_empty());
            assert!(!definition.has_clock || definition.is_time());
        }
    }
}
