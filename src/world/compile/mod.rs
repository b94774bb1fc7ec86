//! From a checked scenario to the world.

mod clearing;
mod hazards;
mod incidents;
mod lookup;
mod maps;
mod rain;
mod records;
mod rescue;
mod scour;
mod shelters;
mod sites;
mod states;

use std::collections::HashMap;

use incidents::answers_calls;
use lookup::{Index, Locator};
use sites::{levels, milli, site};

use super::goods::{Boats, Commodity, Fleet, FlightLimits, Site, Vehicle};
use super::index::{NodeIx, ReachIx, SiteIx, TownIx, VehicleIx};
use super::network::{Links, Network};
use super::people::{Place, Reach};
use super::settings::{Grid, World};
use super::turnout::Turnout;
use super::warning::{Channel, Warning};
use crate::random::EntityKey;
use crate::scenario::choices::{Datum, LengthUnit, Mapped, Mode, SpeedUnit, TeamKind};
use crate::scenario::geo::{Nearest, to_wgs84};
use crate::scenario::tables::{
    CommodityRow, FailureStateRow, LinkRow, PlaceRow, ReachRow, SiteRow, StockRow, TeamRow,
    VehicleRow,
};
use crate::scenario::warning::ChannelRow;
use crate::scenario::water::ReturnLevelRow;
use crate::scenario::{Id, Scenario};
use crate::units::Millis;

/// Relief speed in km/h of a road that has neither a class nor a free speed of its own.
/// `check` warns of every such link, so this is never silent.
const SPEED_WITHOUT_CLASS_KM_H: f64 = 18.0;

/// Compiles a scenario that `check` has passed.
pub fn compile(scenario: &Scenario) -> World {
    let index = Index::of(scenario);
    let network = network(scenario, &index);
    let planar = scenario.datum.network == Datum::LocalM;
    let locator = Locator {
        finder: Nearest::new(&network.position, planar),
        planar,
        index: &index,
    };
    let mut places: Vec<Place> = scenario
        .places
        .iter()
        .map(|row| place(row, &locator, scenario.datum.places))
        .collect();
    let evacuation = shelters::evacuation(scenario, &locator, &mut places);
    let mut stock: HashMap<&str, Vec<&StockRow>> = HashMap::new();
    for line in &scenario.stock {
        stock.entry(line.site_id.0.as_str()).or_default().push(line);
    }
    let lines = |row: &SiteRow| {
        stock
            .get(row.site_id.0.as_str())
            .map_or(&[][..], Vec::as_slice)
    };
    let sites: Vec<Site> = scenario
        .sites
        .iter()
        .map(|row| site(row, lines(row), &locator, scenario.datum.sites))
        .collect();
    let failure_states = match scenario.failure_states.as_slice() {
        [] => vec![FailureStateRow {
            state_id: Id("event".into()),
            probability: 1.0,
            closure_factor: 1.0,
        }],
        rows => rows.to_vec(),
    };
    let made = hazards::Made {
        scenario,
        locator: &locator,
        network: &network,
        places: &places,
        sites: &sites,
    };
    World {
        rain: made.rain(),
        storm: made.storm(),
        woods: made.woods(),
        scour: made.scour(),
        incidents: made.incidents(),
        states: made.states(),
        clearing: made.clearing(),
        rescue: made.rescue(),
        records: made.records(),
        name: scenario.scenario.name.0.clone(),
        adcode: scenario.scenario.adcode.0.clone(),
        grid: Grid {
            horizon: Millis::from_hours(scenario.scenario.horizon_h),
            step: Millis::from_minutes(scenario.scenario.step_min),
            epoch: Millis::from_minutes(scenario.scenario.epoch_min),
        },
        start_hour_h: hazards::start_hour_h(scenario),
        interval_level: scenario.scenario.interval_level,
        planar,
        towns: index.town_names.clone(),
        places,
        sites,
        fleets: scenario
            .teams
            .iter()
            // Fire engines carry no relief, nor do those who fight forest fires, answer calls, clear roads or bring people out on a day
            // of them.
            .filter(|row| row.kind != TeamKind::FireService)
            .filter(|row| scenario.fire.is_none() || !fights_fires(row.kind))
            .filter(|row| scenario.incidents.is_none() || !answers_calls(row.kind))
            .filter(|row| scenario.clearing.is_none() || row.kind != TeamKind::RoadClearing)
            .filter(|row| scenario.rescue.is_none() || row.kind != TeamKind::SearchRescue)
            .filter_map(|row| fleet(row, &index))
            .collect(),
        vehicles: scenario.vehicles.iter().map(vehicle).collect(),
        commodities: scenario.commodities.iter().map(commodity).collect(),
        reaches: scenario
            .reaches
            .iter()
            .map(|row| reach(row, &index, &scenario.return_levels))
            .collect(),
        depths: index.depths.clone(),
        hydrograph: scenario.hydrograph.clone(),
        failure_states,
        flood: scenario.flood.clone(),
        link_failure: scenario.link_failure.clone(),
        casualties: scenario.casualties.clone(),
        warning: warning(scenario),
        evacuation,
        activation_levels: levels(scenario),
        crews: scenario.crews.clone(),
        traffic: scenario.traffic.clone(),
        policy: scenario.policy.clone(),
        standards: scenario.standards.clone(),
        targets: scenario.targets.clone(),
        network,
    }
}

fn network(scenario: &Scenario, index: &Index) -> Network {
    let metres = match scenario.network.length_unit {
        LengthUnit::Metre => 1.0,
        LengthUnit::Kilometre => 1000.0,
        LengthUnit::Foot => 0.3048,
        LengthUnit::Mile => 1609.344,
    };
    let km_h = match scenario.network.speed_unit {
        SpeedUnit::KilometreHour => 1.0,
        SpeedUnit::MileHour => 1.609_344,
    };
    let class: HashMap<&str, f64> = scenario
        .road_classes
        .iter()
        .map(|row| (row.facility_type.0.as_str(), row.relief_speed_km_h))
        .collect();
    let speed = |row: &LinkRow| {
        let by_class = row
            .facility_type
            .as_ref()
            .and_then(|id| class.get(id.0.as_str()).copied());
        let own = row.free_speed.map(|speed| speed * km_h);
        // A sign that allows more than the class's relief speed does not make a laden lorry faster.
        match (own, by_class) {
            (Some(own), Some(by_class)) => own.min(by_class),
            (own, by_class) => own.or(by_class).unwrap_or(SPEED_WITHOUT_CLASS_KM_H),
        }
    };
    let sags = rain::sags(scenario);
    let water = |row: &LinkRow| {
        let sag = sags.get(row.link_id.0.as_str()).copied();
        sag.or_else(|| index.riverside(row))
    };
    let rows = &scenario.links;
    let ends = |row: &LinkRow| {
        [
            NodeIx(index.node[&row.from_node_id.0]),
            NodeIx(index.node[&row.to_node_id.0]),
        ]
    };
    let links = Links {
        id: rows.iter().map(|row| row.link_id.0.clone()).collect(),
        key: rows
            .iter()
            .map(|row| EntityKey::new("link", &row.link_id.0))
            .collect(),
        ends: rows.iter().map(ends).collect(),
        length_m: rows.iter().map(|row| row.length * metres).collect(),
        speed_km_h: rows.iter().map(speed).collect(),
        mode: rows.iter().map(|row| row.mode).collect(),
        bridge: rows.iter().map(|row| row.bridge).collect(),
        water: rows.iter().map(water).collect(),
        closed_probability: rows.iter().map(|row| row.closed_probability).collect(),
        any_can_fail: scenario.link_failure.is_some()
            && rows.iter().any(|row| row.closed_probability > 0.0),
    };
    let datum = scenario.datum.network;
    let position = scenario
        .nodes
        .iter()
        .map(|row| to_wgs84(datum, [row.x_coord, row.y_coord]))
        .collect();
    let node_id = scenario
        .nodes
        .iter()
        .map(|row| row.node_id.0.clone())
        .collect();
    let directed: Vec<bool> = rows.iter().map(|row| row.directed).collect();
    Network::build(position, node_id, links, &directed)
}

fn fights_fires(kind: TeamKind) -> bool {
    matches!(kind, TeamKind::ForestFire | TeamKind::Aviation)
}

fn warning(scenario: &Scenario) -> Option<Warning> {
    let channel = |row: &ChannelRow| Channel {
        key: EntityKey::new("channel", &row.channel_id.0),
        reach_share: [row.reach_share, row.night_reach_share],
        delay_min: row.delay_min,
        round_h: row.round_h,
        by_telephone: row.by_telephone,
    };
    Some(Warning {
        settings: scenario.warning.clone()?,
        channels: scenario.channels.iter().map(channel).collect(),
    })
}

fn place(row: &PlaceRow, locator: &Locator, datum: Datum) -> Place {
    let (position, node) = locator.locate(datum, [row.x_coord, row.y_coord], row.node_id.as_ref());
    let low = row.hand_low_m;
    Place {
        id: row.place_id.0.clone(),
        name: row.name.clone(),
        is_shelter: false,
        key: EntityKey::new("place", &row.place_id.0),
        town: TownIx(locator.index.town[&row.town.0]),
        node,
        position,
        population: libm::round(row.population_persons) as u32,
        special_needs_share: row.special_needs_share,
        water: locator
            .index
            .waterside((Mapped::Place, &row.place_id), row.flood_ref.as_ref(), low),
        relief_m: (row.hand_high_m.unwrap_or(0.0) - low.unwrap_or(0.0)).max(0.01),
        within: None,
    }
}

fn fleet(row: &TeamRow, index: &Index) -> Option<Fleet> {
    let vehicle = VehicleIx(index.vehicle[&row.vehicle_id.as_ref()?.0]);
    (row.vehicles > 0).then(|| Fleet {
        team_id: row.team_id.0.clone(),
        key: EntityKey::new("team", &row.team_id.0),
        site: SiteIx(index.site[&row.site_id.0]),
        vehicle,
        count: row.vehicles,
        crews_per_vehicle: row.crews_per_vehicle.unwrap_or(1),
        from_level: row.from_level,
        turnout: turnout(row),
    })
}

fn turnout(row: &TeamRow) -> Turnout {
    Turnout {
        by_day: row.turnout_min,
        in_dark: row.night_turnout_min.unwrap_or(row.turnout_min),
        standing_by: row.standby_turnout_min,
    }
}

fn vehicle(row: &VehicleRow) -> Vehicle {
    Vehicle {
        id: row.vehicle_id.0.clone(),
        name: row.name.clone(),
        mode: row.mode,
        payload_g: libm::round(row.payload_t * 1e6) as i64,
        volume_ml: row
            .volume_m3
            .map(|volume_m3| libm::round(volume_m3 * 1e6) as i64),
        speed_factor: row.speed_factor,
        max_speed_km_h: row.max_speed_km_h,
        ford_depth_m: row.ford_depth_m,
        unload_min: row.unload_min,
        unload_t_per_h: row.unload_t_per_h,
        boats: row.boat_speed_km_h.map(|speed_km_h| Boats {
            speed_km_h,
            transfer_min: row.transfer_min,
        }),
        flight: (row.mode == Mode::Air).then_some(FlightLimits {
            wind_m_s: row.wind_limit_m_s,
            by_night: row.night_flight,
        }),
    }
}

fn commodity(row: &CommodityRow) -> Commodity {
    Commodity {
        id: row.commodity_id.0.clone(),
        name: row.name.clone(),
        unit: row.unit.clone(),
        unit_mass_g: row.unit_mass_kg * 1000.0,
        unit_volume_l: row.unit_volume_l.unwrap_or(0.0),
        shelf_life: row.shelf_life_h.map_or(Millis::NEVER, Millis::from_hours),
        first_package_milli: milli(row.first_package_per_person),
        daily_need_milli: milli(row.daily_need_per_person),
        need_population: row.need_population,
        priority: row.priority,
    }
}

fn reach(row: &ReachRow, index: &Index, levels: &[ReturnLevelRow]) -> Reach {
    Reach {
        id: row.reach_id.0.clone(),
        name: row.name.clone(),
        key: EntityKey::new("reach", &row.reach_id.0),
        rise_m: row.rise_m,
        lag_h: row.lag_h,
        recession_factor: row.recession_factor,
        dyke_crest_m: row.dyke_crest_m,
        drain_h: row.drain_h,
        warning_rise_m: row.warning_rise_m,
        beside: row
            .beside_reach_id
            .as_ref()
            .map(|id| ReachIx(index.reach[&id.0])),
        levels: maps::levels(levels, &row.reach_id),
    }
}
