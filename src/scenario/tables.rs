//! The tables of a scenario folder: one noun a file, units in the column name.

use super::activation::ActivationLevel;
use super::choices::{
    Assessable, Clock, Comparator, EventKind, Level, Mode, Nature, NeedPopulation, Status,
    StockKind, TeamKind,
};
use super::metrics::Metric;
use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// Junctions and ends of roads (GMNS node table; further columns are allowed).
    NodeRow in "network/node.csv" key node_id, open {
        /// Name of the node.
        node_id: Id;
        /// Longitude in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude in degrees, or y in metres under `local_m`.
        y_coord: f64;
        /// Ground level in metres above the height datum.
        z_coord: Option<f64> [-500.0, 9000.0];
        /// What stands here: junction, place, site, …
        node_type: Option<String>;
    }
}
table! {
    /// Roads and other ways between nodes (GMNS link table; further columns are allowed).
    LinkRow in "network/link.csv" key link_id, open {
        /// Name of the link.
        link_id: Id;
        /// Node where it starts.
        from_node_id: Id;
        /// Node where it ends.
        to_node_id: Id;
        /// `true`: only from start to end; `false`: both ways.
        directed: bool;
        /// Length in the unit of `[network] length_unit`.
        length: f64 [0.0, 10_000_000.0];
        /// Class of the road, a row of `road_classes.csv`.
        facility_type: Option<Id>;
        /// Speed in dry free flow in the unit of `[network] speed_unit`; empty = the class's.
        free_speed: Option<f64> [0.1, 1000.0];
        /// Lanes in one direction.
        lanes: Option<f64> [0.0, 20.0];
        /// Name of the road.
        name: Option<String>;
        /// Line as WKT `LINESTRING (x y, …)`, for pictures.
        geometry: Option<String>;
        /// By what it is travelled.
        mode: Mode = "road";
        /// Whether it is a bridge.
        bridge: bool = "false";
        /// Length of the bridge itself, without the road on land, in metres; empty = not known.
        bridge_length_m: Option<f64> [0.0, 200_000.0];
        /// Whether it is a tunnel.
        tunnel: bool = "false";
        /// Whether it is a ford.
        ford: bool = "false";
        /// River reach whose water can cover it.
        flood_ref: Option<Id>;
        /// Height of its lowest point above the nearest drainage, in metres.
        hand_m: Option<f64> [-50.0, 5000.0];
        /// Level of its lowest point above the height datum, in metres (instead of `hand_m`).
        elev_min_m: Option<f64> [-500.0, 9000.0];
        /// Chance that the event closes it, whatever the water does.
        closed_probability: f64 [0.0, 1.0] = "0";
    }
}
table! {
    /// Speeds by class of road.
    RoadClassRow in "road_classes.csv" key facility_type {
        /// Name of the class, as in `network/link.csv`.
        facility_type: Id;
        /// Name for people.
        name: Option<String>;
        /// Speed of a laden relief lorry on a dry day, in km/h.
        relief_speed_km_h: f64 [1.0, 130.0];
        /// Trees beside a kilometre of it that a gale can fell; `tree_reach_share` of those that fall reach the road.
        trees_per_km: f64 [0.0, 1000.0] = "0";
    }
}
table! {
    /// Villages and communities: whose time counts.
    PlaceRow in "places.csv" key place_id {
        /// Name of the row.
        place_id: Id;
        /// Name for people.
        name: String;
        /// Town or sub-district it belongs to.
        town: Id;
        /// Division code (GB/T 2260, 12 digits).
        adcode: Option<Id>;
        /// Longitude in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude in degrees, or y in metres under `local_m`.
        y_coord: f64;
        /// Network node it is reached at; empty = the nearest.
        node_id: Option<Id>;
        /// Residents.
        population_persons: f64 [0.0, 10_000_000.0];
        /// Built-up area in it, in km²; empty = none.
        built_up_km2: Option<f64> [0.0, 10_000.0];
        /// Share of residents with special needs.
        special_needs_share: f64 [0.0, 1.0] = "0.15";
        /// River reach whose water can reach it.
        flood_ref: Option<Id>;
        /// Height of its lowest houses above the nearest drainage, in metres.
        hand_low_m: Option<f64> [-50.0, 5000.0];
        /// Height of its highest houses above the nearest drainage, in metres.
        hand_high_m: Option<f64> [-50.0, 5000.0];
    }
}
table! {
    /// Depots and store points: where goods and vehicles start.
    SiteRow in "sites.csv" key site_id {
        /// Name of the row.
        site_id: Id;
        /// Name for people.
        name: String;
        /// Who keeps it.
        level: Level;
        /// Town or sub-district it stands in.
        town: Option<Id>;
        /// Place whose own store point it is (village level).
        place_id: Option<Id>;
        /// Longitude in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude in degrees, or y in metres under `local_m`.
        y_coord: f64;
        /// Network node it is reached at; empty = the nearest.
        node_id: Option<Id>;
        /// Vehicles that can load at once.
        docks: u32 [1.0, 1000.0] = "1";
        /// Loading rate of one dock, in tonnes an hour.
        loading_t_per_h: f64 [0.01, 1000.0] = "4";
        /// From the order to the open gate, in minutes (0 = keepers on duty).
        opening_min: Dist [0.0, 10_000.0] = "0";
        /// River reach whose water can reach it.
        flood_ref: Option<Id>;
        /// Height of its floor above the nearest drainage, in metres.
        floor_m: Option<f64> [-50.0, 5000.0];
        /// Share of its stock that is lost once its floor is under water.
        flood_loss_share: f64 [0.0, 1.0] = "0.5";
        /// Floor area in square metres, which `check --norms` asks for.
        floor_area_m2: Option<f64> [0.0, 10_000_000.0];
        /// Level of the county's response from which on it acts (`activation_levels.csv`); empty = any.
        from_level: Option<ActivationLevel>;
        /// Reinforcement from outside: from the request, when that level is in force, until its goods and vehicles are here, in
        /// hours; empty = they are here from the start.
        arrives_after_h: Option<Dist> [0.0, 480.0];
        /// Chance that the reinforcement comes at all; empty = 1.
        arrival_share: Option<f64> [0.0, 1.0];
    }
}
table! {
    /// What lies where.
    StockRow in "stock.csv" {
        /// Site that holds it.
        site_id: Id;
        /// Commodity.
        commodity_id: Id;
        /// How it is held.
        kind: StockKind = "physical";
        /// How many units of the commodity.
        quantity: f64 [0.0, 1_000_000_000.0];
        /// From activation until it can be loaded, in minutes.
        activation_min: Dist [0.0, 100_000.0] = "0";
        /// Chance that it is really there when called for.
        reliability_share: f64 [0.0, 1.0] = "1";
        /// Units that are made a day besides, from then on; empty = none.
        made_per_day: Option<f64> [0.0, 1_000_000_000.0];
        /// Units that are made at most; empty = no limit.
        made_up_to: Option<f64> [0.0, 1_000_000_000.0];
    }
}
table! {
    /// Goods that people need.
    CommodityRow in "commodities.csv" key commodity_id {
        /// Name of the row.
        commodity_id: Id;
        /// Name for people.
        name: String;
        /// Unit counted, for people: bottle, kg, piece, …
        unit: String;
        /// Mass of one unit, in kilograms.
        unit_mass_kg: f64 [0.0001, 100_000.0];
        /// Room that one unit takes on a vehicle, in litres; empty = none. Counts on vehicles that have a `volume_m3`.
        unit_volume_l: Option<f64> [0.0001, 1_000_000.0];
        /// How long it keeps from when its loading begins, in hours, as cooked food that is made for the load; what is older when it
        /// is handed out is written off. Empty = it keeps.
        shelf_life_h: Option<f64> [0.1, 10_000.0];
        /// Units in the first package of one person.
        first_package_per_person: f64 [0.0, 10_000.0];
        /// Units that one person needs for each further day.
        daily_need_per_person: f64 [0.0, 10_000.0] = "0";
        /// Who needs it.
        need_population: NeedPopulation = "displaced";
        /// Order of loading: 1 first.
        priority: u32 [1.0, 100.0] = "1";
        /// Goods code of GB/T 38565.
        gb38565: Option<Id>;
    }
}
table! {
    /// Teams and their vehicles.
    TeamRow in "teams.csv" key team_id {
        /// Name of the row.
        team_id: Id;
        /// Name for people.
        name: String;
        /// Who keeps it.
        level: Level;
        /// What it is for.
        kind: TeamKind;
        /// People in it.
        people_persons: f64 [0.0, 100_000.0];
        /// Site where it stands by.
        site_id: Id;
        /// From the order until its vehicles are ready to load, in minutes.
        turnout_min: Dist [0.0, 100_000.0];
        /// The same for an order that comes in the dark, in minutes; empty = as by day.
        night_turnout_min: Option<Dist> [0.0, 100_000.0];
        /// The same on a day of a typhoon, for which the team stands by, in minutes; empty = it does not stand by.
        standby_turnout_min: Option<Dist> [0.0, 100_000.0];
        /// Vehicle it drives; empty = none.
        vehicle_id: Option<Id>;
        /// How many of them.
        vehicles: u32 [0.0, 10_000.0] = "0";
        /// Crews that take turns at each vehicle: while one rests, the next drives (`[crews]`); empty = one.
        crews_per_vehicle: Option<u32> [1.0, 20.0];
        /// Level of the county's response from which on it is called (`activation_levels.csv`); empty = any.
        from_level: Option<ActivationLevel>;
    }
}
table! {
    /// Kinds of vehicles.
    VehicleRow in "vehicles.csv" key vehicle_id {
        /// Name of the row.
        vehicle_id: Id;
        /// Name for people.
        name: String;
        /// What it travels on.
        mode: Mode = "road";
        /// Load in tonnes. Of a vehicle of `mode = air` what it lifts at the height of the places on a hot day: the Mi-26 is
        /// reported with 15 t near sea level and 7 t at Dali, at 2150 m (carnoc 2009).
        payload_t: f64 [0.001, 1000.0];
        /// Room for goods, in cubic metres; empty = mass alone limits the load.
        volume_m3: Option<f64> [0.001, 10_000.0];
        /// Its speed as a multiple of the relief speed of the road.
        speed_factor: f64 [0.01, 10.0] = "1";
        /// Its highest speed, in km/h; the speed of one that flies.
        max_speed_km_h: f64 [1.0, 1000.0] = "80";
        /// Depth of water in metres at which it must stop.
        ford_depth_m: f64 [0.0, 100.0];
        /// Unloading and handing out at a place whatever the load, in minutes.
        unload_min: Dist [0.0, 10_000.0] = "10";
        /// Unloading rate, in tonnes an hour.
        unload_t_per_h: f64 [0.01, 1000.0] = "4";
        /// Speed of the boats that a road vehicle brings, over roads under water too deep for it, in km/h; empty = it brings
        /// none. `payload_t` is then what the boats ferry in one go.
        boat_speed_km_h: Option<f64> [0.1, 100.0];
        /// Launching the boats and moving the load into them, and back onto wheels, on a way over such water, in minutes.
        transfer_min: Dist [0.0, 10_000.0] = "0";
        /// Mean wind of a typhoon, at its site or at the place, in which a vehicle of `mode = air` stays down, in m/s; empty =
        /// none keeps it down. Operators set it for each type and load: helicopters with buckets are assumed to stay down from
        /// 17 (`helicopter_wind_limit_m_s`).
        wind_limit_m_s: Option<f64> [0.0, 60.0];
        /// Whether a vehicle of `mode = air` also flies in the dark. Flights with slung loads to places without lights are taken
        /// to be for daylight only.
        night_flight: bool = "false";
    }
}
table! {
    /// The rows of the plan that are put to the test.
    TargetRow in "targets.csv" key target_id {
        /// Name of the row.
        target_id: Id;
        /// The indicator in words.
        indicator: String;
        /// What is measured.
        metric: Metric;
        /// How the value is held against the threshold.
        comparator: Comparator;
        /// The limit.
        threshold: f64;
        /// Unit of the limit: h, min, share, …
        unit: String;
        /// When the clock starts.
        clock: Option<Clock>;
        /// What stops it.
        event: Option<EventKind>;
        /// Whose time counts.
        population: NeedPopulation = "displaced";
        /// Which level's supplies count (`first_supply_time`); empty = any.
        level: Option<Level>;
        /// Share of those people for whom the limit must hold.
        share: f64 [0.0, 1.0] = "1";
        /// Who is left out, e.g. `road_cut`: places that no road reaches from any depot when they are struck.
        exclusions: Option<String>;
        /// Share of replications that must meet the row.
        reliability: f64 [0.0, 1.0] = "0.9";
        /// Whether the government must deliver it.
        nature: Nature = "stated";
        /// Year by which it is due.
        due: Option<Id>;
        /// Document and clause.
        source: String;
        /// The words as written.
        quote: Option<String>;
        /// Whether simulation can judge it.
        assessable: Assessable = "yes";
        /// Why not, or what only in part; and the record that could prove it.
        why: Option<String>;
    }
}
table! {
    /// Investment projects of the plan.
    ProjectRow in "projects.csv" key project_id {
        /// Name of the row.
        project_id: Id;
        /// Name for people.
        name: String;
        /// Cost in ten thousand yuan.
        cost_10k_cny: Option<f64> [0.0, 100_000_000.0];
        /// Years in which it is built.
        period: Option<String>;
        /// What it changes.
        what_it_changes: Option<String>;
        /// Measure of `scenario.toml` that stands for it.
        measure: Option<Id>;
    }
}
table! {
    /// Where the numbers come from. The most specific row counts: field and row, then field, then table.
    SourceRow in "sources.csv" {
        /// Table (`places.csv`) or section (`[policy]`).
        table: String;
        /// Column or key; `*` = all.
        field: String = "*";
        /// Key of a row; `*` = all.
        row: String = "*";
        /// Standing of the number.
        status: Status;
        /// Document, data set or reason, so that somebody can find it again.
        source: String;
        /// Plausible range of an assumed number, in its unit, as `low..high`.
        range: Option<String>;
        /// What else should be known.
        note: Option<String>;
    }
}
table! {
    /// Stretches of river (or ponded ground) whose water rises as one.
    ReachRow in "hazards/reaches.csv" key reach_id {
        /// Name of the row.
        reach_id: Id;
        /// Name for people.
        name: String;
        /// Rise of the water in the design event, in metres above its level before.
        rise_m: f64 [0.0, 200.0];
        /// Water level before the event, in metres above the height datum (needed for `elev_min_m`).
        base_level_m: Option<f64> [-500.0, 9000.0];
        /// How long after the event's reference peak this reach peaks, in hours.
        lag_h: f64 [-240.0, 240.0] = "0";
        /// Duration of the falling limb as a multiple of the hydrograph's.
        recession_factor: f64 [0.1, 20.0] = "1";
        /// Crest of the dyke above the level before, in metres; ground behind stays dry until it is topped. Empty = no dyke.
        dyke_crest_m: Option<f64> [0.0, 200.0];
        /// Time constant by which water behind the topped dyke drains away, in hours.
        drain_h: f64 [0.1, 2000.0] = "24";
        /// Rise at which the warning stage is passed, in metres.
        warning_rise_m: f64 [0.0, 200.0] = "1";
        /// Reach whose river it stands beside, behind a dyke (floods by the rain of a typhoon); empty = its own.
        beside_reach_id: Option<Id>;
    }
}
table! {
    /// Dimensionless stage hydrograph: straight lines between these points, zero outside.
    HydrographRow in "hazards/hydrograph.csv" {
        /// Time as a multiple of the time to peak.
        time_ratio: f64 [0.0, 100.0];
        /// Rise as a share of the peak rise.
        rise_share: f64 [0.0, 1.0];
    }
}
table! {
    /// States of an event that fails links: one is drawn for the whole event, so that failures go together.
    FailureStateRow in "hazards/failure_states.csv" key state_id {
        /// Name of the row.
        state_id: Id;
        /// Chance of this state; the rows add up to 1.
        probability: f64 [0.0, 1.0];
        /// Multiple of every link's `closed_probability` in this state.
        closure_factor: f64 [0.0, 1_000_000.0];
    }
}
