//! Tiny scenarios whose outcome can be worked out by hand.
//!
//! Everything is fixed: one place stands deep in water from the first moment, everybody in it needs one ration of a
//! kilogram, all delays are zero, the weather changes nothing, and roads lie dry. A test adds what it is about.
#![allow(dead_code)] // Each test program uses the part it needs.

use reliefsim::random::Dist;
use reliefsim::scenario::choices::{
    Assessable, Comparator, Datum, DispatchRule, EventKind, Knowledge, LengthUnit, Level, Mode,
    Nature, NeedPopulation, SpeedUnit, StockKind, TeamKind,
};
use reliefsim::scenario::metrics::Metric;
use reliefsim::scenario::settings::{
    DatumSettings, FloodSettings, LinkFailureSettings, NetworkSettings, PolicySettings,
    ScenarioSettings, TrafficSettings,
};
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::tables::{
    CommodityRow, FailureStateRow, HydrographRow, LinkRow, NodeRow, PlaceRow, ReachRow, SiteRow,
    StockRow, TargetRow, TeamRow, VehicleRow,
};
use reliefsim::scenario::{Id, Scenario};

/// Kilometres that every vehicle drives in an hour on every road.
pub const SPEED_KM_H: f64 = 60.0;
const RIVER: &str = "river";

/// An identifier.
pub fn id(text: &str) -> Id {
    Id(text.to_owned())
}

const NOW: Dist = Dist::Fixed(0.0);

/// A world with the nodes `n0`, `n1`, … and nothing else but the water, the ration and the lorry.
pub fn empty(nodes: usize, horizon_h: f64) -> Scenario {
    Scenario {
        scenario: settings(horizon_h),
        datum: DatumSettings {
            network: Datum::LocalM,
            places: Datum::LocalM,
            sites: Datum::LocalM,
            shelters: None,
        },
        network: NetworkSettings {
            length_unit: LengthUnit::Kilometre,
            speed_unit: SpeedUnit::KilometreHour,
            snap_limit_km: 5.0,
        },
        traffic: TrafficSettings {
            rain_speed_factor: Dist::Fixed(1.0),
            night_speed_factor: 1.0,
            day_begins_h: 6.0,
            day_ends_h: 19.0,
        },
        policy: policy(),
        warning: None,
        evacuation: None,
        clearing: None,
        rescue: None,
        crews: None,
        activation_levels: Vec::new(),
        standards: defaults().expect("every field has a default"),
        flood: Some(flood()),
        link_failure: Some(LinkFailureSettings {
            time_h: NOW,
            repair_h: Dist::Fixed(100_000.0),
        }),
        nodes: (0..nodes).map(node).collect(),
        links: Vec::new(),
        road_classes: Vec::new(),
        places: Vec::new(),
        sites: Vec::new(),
        stock: Vec::new(),
        commodities: vec![ration()],
        teams: Vec::new(),
        vehicles: vec![lorry()],
        shelters: Vec::new(),
        hospitals: Vec::new(),
        channels: Vec::new(),
        inventory: Vec::new(),
        targets: vec![relieved_by_the_horizon(horizon_h)],
        projects: Vec::new(),
        sources: Vec::new(),
        reaches: vec![reach()],
        // The water stands at its peak from the first moment.
        hydrograph: vec![point(0.0), point(100.0)],
        failure_states: Vec::new(),
        typhoon: None,
        wind_damage: None,
        rainstorm: None,
        rain_damage: defaults().expect("every field has a default"),
        flood_damage: None,
        casualties: None,
        fire: None,
        incidents: None,
        event_states: None,
        track: Vec::new(),
        catchments: Vec::new(),
        reservoirs: Vec::new(),
        landslides: Vec::new(),
        bridge_orders: Vec::new(),
        return_levels: Vec::new(),
        depths: Vec::new(),
        low_roads: Vec::new(),
        forests: Vec::new(),
        forest_cells: Vec::new(),
        incident_areas: Vec::new(),
        states: Vec::new(),
        state_places: Vec::new(),
        measures: Vec::new(),
        stress: Vec::new(),
        hash: String::new(),
    }
}

/// A road both ways of so many kilometres that is closed with a probability.
pub fn road(scenario: &mut Scenario, ends: [usize; 2], length_km: f64, closed_probability: f64) {
    let number = scenario.links.len();
    scenario.links.push(LinkRow {
        link_id: id(&format!("l{number}")),
        from_node_id: id(&format!("n{}", ends[0])),
        to_node_id: id(&format!("n{}", ends[1])),
        directed: false,
        length: length_km,
        facility_type: None,
        free_speed: Some(SPEED_KM_H),
        lanes: None,
        name: None,
        geometry: None,
        mode: Mode::Road,
        bridge: false,
        bridge_length_m: None,
        tunnel: false,
        ford: false,
        flood_ref: None,
        hand_m: None,
        elev_min_m: None,
        closed_probability,
    });
}

/// A village at a node from which everybody has to leave at once.
pub fn village(scenario: &mut Scenario, node: usize, persons: u32) {
    let number = scenario.places.len();
    scenario.places.push(PlaceRow {
        place_id: id(&format!("v{number}")),
        name: format!("village {number}"),
        town: id("town"),
        adcode: None,
        x_coord: 0.0,
        y_coord: 0.0,
        node_id: Some(id(&format!("n{node}"))),
        population_persons: f64::from(persons),
        built_up_km2: None,
        special_needs_share: 0.0,
        flood_ref: Some(id(RIVER)),
        hand_low_m: Some(0.0),
        hand_high_m: Some(0.0),
    });
}

/// A site of the county at a node, with one dock and on dry ground.
pub fn site(name: &str, node: usize) -> SiteRow {
    SiteRow {
        site_id: id(name),
        name: name.into(),
        level: Level::County,
        town: None,
        place_id: None,
        x_coord: 0.0,
        y_coord: 0.0,
        node_id: Some(id(&format!("n{node}"))),
        docks: 1,
        loading_t_per_h: 4.0,
        opening_min: NOW,
        flood_ref: None,
        floor_m: None,
        flood_loss_share: 0.0,
        floor_area_m2: None,
        from_level: None,
        arrives_after_h: None,
        arrival_share: None,
    }
}

/// A county depot at a node with more rations than anybody needs, one dock that loads 30 t/h, and lorries that are ready.
pub fn depot(scenario: &mut Scenario, node: usize, lorries: u32) {
    let site_id = id(&format!("d{}", scenario.sites.len()));
    scenario.sites.push(SiteRow {
        name: format!("depot {site_id}"),
        loading_t_per_h: 30.0,
        ..site(&site_id.0, node)
    });
    scenario.stock.push(StockRow {
        site_id: site_id.clone(),
        commodity_id: id("ration"),
        kind: StockKind::Physical,
        quantity: 10_000_000.0,
        activation_min: NOW,
        reliability_share: 1.0,
        made_per_day: None,
        made_up_to: None,
    });
    scenario.teams.push(TeamRow {
        team_id: id(&format!("t{}", scenario.teams.len())),
        name: "drivers".into(),
        level: Level::County,
        kind: TeamKind::Transport,
        people_persons: f64::from(lorries),
        site_id,
        turnout_min: NOW,
        night_turnout_min: None,
        standby_turnout_min: None,
        crews_per_vehicle: None,
        from_level: None,
        vehicle_id: Some(id("lorry")),
        vehicles: lorries,
    });
}

/// A state in which every link's probability of being closed is multiplied.
pub fn state(scenario: &mut Scenario, probability: f64, closure_factor: f64) {
    let number = scenario.failure_states.len();
    scenario.failure_states.push(FailureStateRow {
        state_id: id(&format!("s{number}")),
        probability,
        closure_factor,
    });
}

fn settings(horizon_h: f64) -> ScenarioSettings {
    ScenarioSettings {
        format: 1,
        name: id("tiny"),
        base: None,
        title: "tiny".into(),
        district: "nowhere".into(),
        adcode: id("000000"),
        horizon_h,
        step_min: 15.0,
        epoch_min: 30.0,
        start_hour_h: Dist::Fixed(8.0),
        interval_level: 0.999,
    }
}

fn policy() -> PolicySettings {
    PolicySettings {
        knowledge: Knowledge::Reported,
        dispatch_rule: DispatchRule::NearFirst,
        place_report_min: NOW,
        town_report_min: NOW,
        assessment_min: NOW,
        activation_min: NOW,
        order_min: NOW,
        town_order_min: NOW,
        village_handout_min: NOW,
        link_report_min: NOW,
        link_report_share: 1.0,
        vehicle_report_min: 0.0,
        wait_at_closure_min: 60.0,
        town_serves_own_only: true,
        reserve_share: 0.0,
        village_fetch: false,
        tour_stops: 1,
        tour_added_min: 60.0,
    }
}

fn flood() -> FloodSettings {
    FloodSettings {
        severity: Some(Dist::Fixed(1.0)),
        peak_time_h: Some(Dist::Fixed(10.0)),
        reach_residual: Dist::Fixed(1.0),
        ..defaults().expect("every field may be left out")
    }
}

fn node(number: usize) -> NodeRow {
    NodeRow {
        node_id: id(&format!("n{number}")),
        x_coord: 1000.0 * number as f64,
        y_coord: 0.0,
        z_coord: None,
        node_type: None,
    }
}

fn reach() -> ReachRow {
    ReachRow {
        reach_id: id(RIVER),
        name: RIVER.into(),
        rise_m: 5.0,
        base_level_m: None,
        lag_h: 0.0,
        recession_factor: 1.0,
        dyke_crest_m: None,
        drain_h: 24.0,
        warning_rise_m: 1.0,
        beside_reach_id: None,
    }
}

fn point(time_ratio: f64) -> HydrographRow {
    HydrographRow {
        time_ratio,
        rise_share: 1.0,
    }
}

fn ration() -> CommodityRow {
    CommodityRow {
        commodity_id: id("ration"),
        name: "ration".into(),
        unit: "piece".into(),
        unit_mass_kg: 1.0,
        unit_volume_l: None,
        shelf_life_h: None,
        first_package_per_person: 1.0,
        daily_need_per_person: 0.0,
        need_population: NeedPopulation::Displaced,
        priority: 1,
        gb38565: None,
    }
}

fn lorry() -> VehicleRow {
    VehicleRow {
        vehicle_id: id("lorry"),
        name: "lorry".into(),
        mode: Mode::Road,
        payload_t: 5.0,
        volume_m3: None,
        speed_factor: 1.0,
        max_speed_km_h: 80.0,
        ford_depth_m: 0.3,
        unload_min: NOW,
        unload_t_per_h: 20.0,
        boat_speed_km_h: None,
        transfer_min: NOW,
        wind_limit_m_s: None,
        night_flight: false,
    }
}

fn relieved_by_the_horizon(horizon_h: f64) -> TargetRow {
    TargetRow {
        target_id: id("T1"),
        indicator: "everybody relieved at all".into(),
        metric: Metric::FirstReliefTime,
        comparator: Comparator::AtMost,
        threshold: horizon_h,
        unit: "h".into(),
        clock: None,
        event: Some(EventKind::PackageDelivered),
        population: NeedPopulation::Displaced,
        level: None,
        share: 1.0,
        exclusions: None,
        reliability: 0.9,
        nature: Nature::Stated,
        due: None,
        source: "test".into(),
        quote: None,
        assessable: Assessable::Yes,
        why: None,
    }
}
