//! The sections of `scenario.toml`. Every default stands here and is visible by `reliefsim schema`.

use super::choices::{
    AntecedentMoisture, Datum, DispatchRule, FloodDriver, Knowledge, LengthUnit, SpeedUnit,
};
use super::clearing::ClearingSettings;
use super::crews::CrewSettings;
use super::evacuation::EvacuationSettings;
use super::hazards::{FireSettings, TyphoonSettings, WindDamageSettings};
use super::incidents::IncidentSettings;
use super::inventory::StandardSettings;
use super::people::CasualtySettings;
use super::rain::{RainDamageSettings, RainstormSettings};
use super::rescue::RescueSettings;
use super::spec::{Id, Row, TableSpec, table};
use super::states::StateSettings;
use super::warning::WarningSettings;
use super::water::FloodDamageSettings;
use crate::random::Dist;

table! {
    /// What is simulated, and for how long.
    ScenarioSettings in "[scenario]" {
        /// Version of the format.
        format: u32 [1.0, 1.0];
        /// Short name, without blanks.
        name: Id;
        /// Name for people.
        title: String;
        /// Scenario folder, relative to this one, whose tables stand in for those that this one lacks.
        base: Option<String>;
        /// District.
        district: String;
        /// Division code of the district (GB/T 2260); part of every random address.
        adcode: Id;
        /// Time simulated after the start of the event, in hours; what has not happened by then is censored.
        horizon_h: f64 [1.0, 480.0];
        /// Time step of water levels and road states, in minutes.
        step_min: f64 [1.0, 120.0] = "15";
        /// How often headquarters draws up its picture of the roads, in minutes; a multiple of `step_min`.
        epoch_min: f64 [1.0, 480.0] = "30";
        /// Time of day at which the event starts, in hours.
        start_hour_h: Dist [0.0, 24.0] = "uniform(0, 24)";
        /// Level of the intervals printed.
        interval_level: f64 [0.5, 0.999] = "0.95";
    }
}
table! {
    /// Datum of each table with coordinates. Coordinates are never guessed.
    DatumSettings in "[datum]" {
        /// Of `network/node.csv`.
        network: Datum;
        /// Of `places.csv`.
        places: Datum;
        /// Of `sites.csv`.
        sites: Datum;
        /// Of `shelters.csv`.
        shelters: Option<Datum>;
    }
}
table! {
    /// Units of the GMNS tables.
    NetworkSettings in "[network]" {
        /// Unit of `length`.
        length_unit: LengthUnit;
        /// Unit of `free_speed`.
        speed_unit: SpeedUnit;
        /// Farthest that a place or site may lie from its nearest node, in kilometres.
        snap_limit_km: f64 [0.0, 1000.0] = "5";
    }
}
table! {
    /// Weather and daylight on the roads.
    TrafficSettings in "[traffic]" {
        /// Speed in the event's rain as a multiple of the dry speed, one draw for the event.
        rain_speed_factor: Dist [0.05, 1.5] = "uniform(0.7, 0.9)";
        /// Speed at night as a multiple of the speed by day.
        night_speed_factor: f64 [0.05, 1.5] = "0.85";
        /// Daylight begins, hour of the day.
        day_begins_h: f64 [0.0, 24.0] = "6";
        /// Daylight ends, hour of the day.
        day_ends_h: f64 [0.0, 24.0] = "19";
    }
}
table! {
    /// Flood: what raises the water, and what it does.
    FloodSettings in "[hazards.flood]" {
        /// What raises the reaches.
        driver: FloodDriver = "hydrograph";
        /// Rise of the event as a multiple of the design rise, one draw for the event (driver `hydrograph`).
        severity: Option<Dist> [0.0, 20.0];
        /// Time from the start to the reference peak, in hours (driver `hydrograph`).
        peak_time_h: Option<Dist> [0.1, 480.0];
        /// Multiple of the rise of each single reach, one draw a reach.
        reach_residual: Dist [0.0, 20.0] = "lognormal(1, 1.15)";
        /// How wet the ground is before the rain (drivers `typhoon` and `rainstorm`).
        moisture: AntecedentMoisture = "average";
        /// Depth in a house from which its people cannot stay, in metres.
        displaced_depth_m: f64 [0.0, 10.0] = "0.5";
        /// Speed in km/h on a wet road: c + b w + a w², w in mm (Pregnolato et al. 2017): a.
        depth_speed_a: f64 [0.0, 1.0] = "0.0009";
        /// The same: b.
        depth_speed_b: f64 [-10.0, 0.0] = "-0.5529";
        /// The same: c.
        depth_speed_c: f64 [1.0, 200.0] = "86.9448";
        /// Depth in mm at which the fitted cars stopped; other vehicles scale it to their own limit.
        depth_speed_stop_mm: f64 [1.0, 2000.0] = "300";
    }
}
table! {
    /// Links that fail by themselves (`closed_probability`), all at one time.
    LinkFailureSettings in "[hazards.link_failure]" {
        /// When links fail, in hours after the start.
        time_h: Dist [0.0, 480.0] = "0";
        /// How long a failed link stays closed, in hours.
        repair_h: Dist [0.0, 100_000.0] = "100000";
    }
}
table! {
    /// Who is told when, and who decides what.
    PolicySettings in "[policy]" {
        /// What drivers and headquarters know of the roads.
        knowledge: Knowledge = "reported";
        /// Who is sent where first.
        dispatch_rule: DispatchRule = "near_first";
        /// From the water in the village to the report at the town, in minutes.
        place_report_min: Dist [0.0, 10_000.0] = "lognormal(30, 120)";
        /// From the town to the county, in minutes.
        town_report_min: Dist [0.0, 10_000.0] = "lognormal(20, 60)";
        /// From the first report at the county to the end of the assessment, in minutes.
        assessment_min: Dist [0.0, 10_000.0] = "lognormal(30, 60)";
        /// From the assessment to the activation of the response, in minutes.
        activation_min: Dist [0.0, 10_000.0] = "lognormal(15, 30)";
        /// From activation (or, later, from a further report) to the dispatch order, in minutes.
        order_min: Dist [0.0, 10_000.0] = "lognormal(15, 30)";
        /// From the report at the town to the town's own order, in minutes.
        town_order_min: Dist [0.0, 10_000.0] = "lognormal(15, 40)";
        /// From the water in the village to its own store point being handed out, in minutes.
        village_handout_min: Dist [0.0, 10_000.0] = "lognormal(60, 150)";
        /// From a change of a watched link to headquarters knowing it, in minutes, one draw a link.
        link_report_min: Dist [0.0, 10_000.0] = "lognormal(30, 120)";
        /// Share of links that are watched; the others are found closed by whoever drives there.
        link_report_share: f64 [0.0, 1.0] = "0.8";
        /// From a vehicle meeting a closure to headquarters knowing it, in minutes.
        vehicle_report_min: f64 [0.0, 10_000.0] = "15";
        /// How long a vehicle waits at a closure without a way round before it turns back, in minutes.
        wait_at_closure_min: f64 [0.0, 10_000.0] = "60";
        /// Whether town depots serve only their own town.
        town_serves_own_only: bool = "true";
        /// Share of county stock kept back for what may come.
        reserve_share: f64 [0.0, 1.0] = "0";
        /// Whether vehicles of village teams at the store point of their village fetch goods for it, and for shelters in it, from
        /// a depot of their town once the town has ordered relief.
        village_fetch: bool = "false";
        /// How many places a road vehicle serves on one trip at most, where it has room left: 1 = each trip serves one place.
        tour_stops: u32 [1.0, 6.0] = "1";
        /// By how much later than on a direct drive a tour may reach each of its places, in minutes, by believed roads and mean
        /// unloading times.
        tour_added_min: f64 [0.0, 10_000.0] = "60";
    }
}

/// Every section that `scenario.toml` may have.
pub const SECTIONS: [TableSpec; 22] = [
    ScenarioSettings::SPEC,
    DatumSettings::SPEC,
    NetworkSettings::SPEC,
    TrafficSettings::SPEC,
    PolicySettings::SPEC,
    WarningSettings::SPEC,
    EvacuationSettings::SPEC,
    ClearingSettings::SPEC,
    RescueSettings::SPEC,
    CrewSettings::SPEC,
    StandardSettings::SPEC,
    FloodSettings::SPEC,
    LinkFailureSettings::SPEC,
    TyphoonSettings::SPEC,
    WindDamageSettings::SPEC,
    RainstormSettings::SPEC,
    RainDamageSettings::SPEC,
    FloodDamageSettings::SPEC,
    CasualtySettings::SPEC,
    FireSettings::SPEC,
    IncidentSettings::SPEC,
    StateSettings::SPEC,
];
