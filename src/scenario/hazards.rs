//! The sections and tables of typhoon, forest fire, and what wind does to roads, houses and power.

use super::choices::{
    Averaging, BridgeWind, Ensemble, FireGround, RainModel, RmaxRelation, SpreadModel,
    WangFuelClass, WindProfile,
};
use super::spec::{Id, table};
use crate::random::Dist;
use crate::units::UtcMinute;

table! {
    /// Typhoon: a track, its uncertainty, its wind, rain and surge.
    TyphoonSettings in "[hazards.typhoon]" {
        /// When the simulation starts; the time of day follows from it, whatever `start_hour_h` says.
        start_utc: UtcMinute;
        /// Local time minus UTC, in hours.
        utc_offset_h: f64 [-12.0, 14.0] = "8";
        /// How tracks differ from the one given.
        ensemble: Ensemble = "forecast_error";
        /// Age of the forecast at the start, in hours: errors grow from here on.
        lead_h: f64 [0.0, 120.0] = "24";
        /// Mean position error of an analysis, in kilometres (National Meteorological Center of China 2022).
        position_error_0_h_km: f64 [0.0, 500.0] = "15.4";
        /// Mean position error of forecasts for 24 h ahead, in kilometres (Hong Kong Observatory 2015).
        position_error_24_h_km: f64 [0.0, 1000.0] = "69";
        /// The same for 48 h.
        position_error_48_h_km: f64 [0.0, 1500.0] = "121";
        /// The same for 72 h.
        position_error_72_h_km: f64 [0.0, 2000.0] = "175";
        /// The same for 96 h.
        position_error_96_h_km: f64 [0.0, 2500.0] = "242";
        /// The same for 120 h.
        position_error_120_h_km: f64 [0.0, 3000.0] = "394";
        /// Mean absolute error of an analysed wind, in m/s (National Meteorological Center of China 2022).
        intensity_error_0_h_m_s: f64 [0.0, 30.0] = "1.3";
        /// Mean absolute error of forecast winds for 24 h ahead, in m/s (four official centres, 2012).
        intensity_error_24_h_m_s: f64 [0.0, 30.0] = "4.4";
        /// The same for 48 h.
        intensity_error_48_h_m_s: f64 [0.0, 30.0] = "6.5";
        /// The same for 72 h.
        intensity_error_72_h_m_s: f64 [0.0, 30.0] = "7.8";
        /// Forecast errors are drawn so many hours apart (assumed).
        error_knot_h: f64 [1.0, 240.0] = "24";
        /// Correlation of forecast errors so far apart (assumed).
        error_correlation: f64 [0.0, 1.0] = "0.8";
        /// Ensemble `climatological`: largest shift of the first fix in latitude and longitude, in degrees.
        walk_start_deg: f64 [0.0, 10.0] = "0.75";
        /// The same: largest relative change of the speed of the centre.
        walk_speed_share: f64 [0.0, 1.0] = "0.3";
        /// The same: correlation of that change from fix to fix.
        walk_speed_correlation: f64 [0.0, 1.0] = "0.85";
        /// The same: largest rate of turning, in degrees per hour.
        walk_turn_deg_h: f64 [0.0, 30.0] = "0.5";
        /// The same: correlation of that rate from fix to fix.
        walk_turn_correlation: f64 [0.0, 1.0] = "0.5";
        /// Wind over the distance from the centre.
        profile: WindProfile = "holland_2008";
        /// Radius of maximum wind where the track does not say.
        rmax_relation: RmaxRelation = "climada";
        /// Pressure of the surroundings, in hPa.
        environmental_pressure_hpa: f64 [980.0, 1030.0] = "1010";
        /// Wind averaged over ten minutes as a multiple of that over one, at sea.
        ten_over_one_minute: f64 [0.5, 1.0] = "0.93";
        /// Wind averaged over two minutes as a multiple of that over one.
        two_over_one_minute: f64 [0.5, 1.0] = "0.98";
        /// Gust of three seconds as a multiple of the ten-minute wind.
        gust_factor: f64 [1.0, 2.5] = "1.5";
        /// Wind over the ground as a multiple of wind over open water, one draw for the event.
        terrain_factor: Dist [0.1, 2.0] = "triangular(0.7, 0.85, 1)";
        /// Standard deviation of the logarithm of local wind about the model.
        wind_residual_sd: f64 [0.0, 1.0] = "0.1";
        /// Distance over which that residual falls off by a factor e, in kilometres.
        wind_residual_km: f64 [0.1, 500.0] = "20";
        /// Rain over the distance from the centre.
        rain_model: RainModel = "r_cliper";
        /// Distance from the centre within which it rains, in kilometres.
        rain_reach_km: f64 [1.0, 2000.0] = "500";
        /// Rain as a multiple of the model's, one draw for the event.
        rain_factor: Dist [0.0, 10.0] = "lognormal(1, 1.6)";
        /// Longitude of the open coast whose surge reaches the district; empty = none does.
        coast_lon_deg: Option<f64> [-180.0, 360.0];
        /// Latitude of it.
        coast_lat_deg: Option<f64> [-70.0, 70.0];
        /// Surge as a multiple of the published relation with wind.
        surge_factor: f64 [0.0, 10.0] = "1";
        /// Error of the surge, in metres, one draw for the event.
        surge_error_m: Dist [-5.0, 5.0] = "normal(0, 0.627)";
        /// Tide above mean sea level when the surge comes, in metres, one draw for the event.
        tide_m: Dist [-5.0, 10.0] = "uniform(-0.5, 1.2)";
    }
}
table! {
    /// What wind does to roads, houses and power.
    WindDamageSettings in "[hazards.wind_damage]" {
        /// Gust at which half of the trees that can fall do, in m/s.
        tree_median_gust_m_s: f64 [1.0, 150.0] = "35";
        /// Standard deviation of the logarithm of that gust from tree to tree.
        tree_beta: f64 [0.01, 2.0] = "0.25";
        /// Distance over which trees are alike: it falls off by a factor e, in kilometres.
        tree_residual_km: f64 [0.001, 500.0] = "1";
        /// Share of falling trees that reach the road.
        tree_reach_share: f64 [0.0, 1.0] = "0.33";
        /// From the end of the dangerous wind until somebody clears a road, in minutes, one draw a road.
        clearing_start_min: Dist [0.0, 20_000.0] = "lognormal(120, 480)";
        /// Clearing of one tree, in minutes.
        clearing_min_per_tree: Dist [0.0, 1000.0] = "uniform(15, 30)";
        /// Wind (10 min) below which people work and drive outside, in m/s.
        working_wind_m_s: f64 [1.0, 60.0] = "17.2";
        /// Wind (10 min) from which long bridges are closed, in m/s; bridges without a `bridge_length_m` are not.
        bridge_closing_wind_m_s: f64 [1.0, 80.0] = "20.8";
        /// Length from which a bridge is closed by wind, in metres.
        bridge_closing_length_m: f64 [0.0, 100_000.0] = "200";
        /// How long the wind must have stayed below before such a bridge opens, in minutes.
        bridge_reopening_min: f64 [0.0, 10_000.0] = "0";
        /// Gust at which half of the people have to leave their house, in m/s.
        house_median_gust_m_s: f64 [1.0, 300.0] = "110";
        /// Standard deviation of the logarithm of that gust from house to house.
        house_beta: f64 [0.01, 2.0] = "0.25";
        /// Gust at which half of the places lose power, in m/s.
        power_median_gust_m_s: f64 [1.0, 150.0] = "38";
        /// Standard deviation of the logarithm of that gust from place to place.
        power_beta: f64 [0.01, 2.0] = "0.3";
        /// Distance over which power fails together: it falls off by a factor e, in kilometres (a feeder; assumed).
        power_residual_km: f64 [0.001, 500.0] = "5";
        /// Restoration of power, in hours after the dangerous wind (Hato 2017: three quarters back within a day).
        power_restoration_h: Dist [0.0, 2000.0] = "exponential(17.31)";
        /// How long telephones last without power, in hours.
        battery_h: Dist [0.0, 200.0] = "uniform(4, 8)";
        /// Report of a place by messenger while its telephones are dead, in minutes.
        messenger_min: Dist [0.0, 10_000.0] = "lognormal(120, 300)";
    }
}
table! {
    /// Forest fire: the weather of the day, ignitions, detection, spread, attack.
    FireSettings in "[hazards.fire]" {
        /// How fast fires spread.
        model: SpreadModel = "wang";
        /// On what ground: alike in all of a forest, or by the cells of `hazards/forest_cells.csv`.
        ground: FireGround = "ellipse";
        /// Side of those cells, in metres.
        cell_m: f64 [5.0, 2000.0] = "100";
        /// How long after its report a fire over cells is taken for an ellipse by the crews who close in on it, in hours.
        fit_h: f64 [0.1, 240.0] = "3";
        /// Highest temperature of the day, in °C.
        temperature_c: Dist [-30.0, 50.0];
        /// Lowest relative humidity of the day, in per cent.
        humidity_pct: Dist [1.0, 100.0];
        /// Mean wind at ten metres in the hours of the fire, in m/s.
        wind_m_s: Dist [0.0, 40.0];
        /// Wind at the flames as a multiple of that at ten metres (Rothermel).
        midflame_wind_factor: f64 [0.0, 1.0] = "0.3";
        /// Moisture of dead fuel of 6 to 25 mm above that of fine dead fuel, in per cent of dry weight (Rothermel).
        dead_10h_above_pct: f64 [0.0, 30.0] = "1";
        /// Moisture of dead fuel of 25 to 76 mm above that of fine dead fuel, in per cent of dry weight (Rothermel).
        dead_100h_above_pct: f64 [0.0, 30.0] = "2";
        /// Moisture of live herbs, in per cent of their dry weight (Rothermel).
        live_herb_pct: f64 [1.0, 400.0] = "60";
        /// Moisture of live woody fuel, in per cent of its dry weight (Rothermel).
        live_woody_pct: f64 [1.0, 400.0] = "90";
        /// Where the wind comes from, in degrees clockwise from north.
        wind_from_deg: Dist [-360.0, 720.0] = "uniform(0, 360)";
        /// Spread in the dark as a multiple of that by day.
        night_spread_share: f64 [0.001, 1.0] = "0.3";
        /// Fires expected on such a day: a Poisson number, of which replications without a fire are left out.
        expected_fires: f64 [0.0, 20.0] = "1";
        /// Multiple of the expected fires on a holiday of grave visits.
        holiday_factor: f64 [0.0, 20.0] = "1";
        /// When fires start, in hours after the start, one draw a fire.
        ignition_h: Dist [0.0, 240.0] = "uniform(0, 6)";
        /// Share of the forest that look-outs see, where a forest has no `seen_share` of its own.
        lookout_share: f64 [0.0, 1.0] = "0.9";
        /// Until a fire is seen where look-outs see it, in minutes.
        seen_min: Dist [0.0, 10_000.0] = "exponential(10)";
        /// Until a fire is reported where they do not, in minutes.
        unseen_min: Dist [0.0, 10_000.0] = "exponential(60)";
        /// From the report to the order of the teams, in minutes, one draw a fire.
        order_min: Dist [0.0, 10_000.0] = "lognormal(10, 25)";
        /// Speed on foot from the road to the fire, in km/h.
        walking_km_h: f64 [0.1, 10.0] = "2.5";
        /// Multiple of the line production of the table, one draw a fire.
        production_factor: Dist [0.0, 10.0] = "lognormal(1, 1.5)";
        /// How long a crew builds line before it must rest, in hours.
        shift_h: f64 [0.5, 48.0] = "12";
        /// Line built in the dark as a multiple of that by day.
        night_production_share: f64 [0.0, 1.0] = "0.5";
        /// Teams of these that are sent to a fire: the nearest, at most so many.
        teams_per_fire: u32 [1.0, 1000.0] = "12";
        /// Wind in which helicopters stay down, in m/s.
        helicopter_wind_limit_m_s: f64 [0.0, 60.0] = "17";
        /// Line that a bucket of water makes as a multiple of that in grass (1 in grass, down to 0.2 in heavy fuel).
        bucket_line_factor: f64 [0.0, 1.0] = "0.5";
        /// Longest flames at which the head is attacked, in m (blowers in twos and threes).
        head_flame_limit_m: f64 [0.0, 50.0] = "1.5";
        /// Longest flames at which flanks and rear are.
        flank_flame_limit_m: f64 [0.0, 50.0] = "2.5";
        /// Largest fire that is closed in by line, in hectares; a larger one has escaped and burns the forest out.
        escape_ha: f64 [0.1, 1_000_000.0] = "1000";
        /// Mop-up after containment, in hours.
        mop_up_h: Dist [0.0, 500.0] = "uniform(2, 8)";
        /// Distance from the front at which villages are moved out, in kilometres.
        evacuation_km: f64 [0.0, 100.0] = "1";
        /// Distance from the edge within which smoke and flame close roads, in metres.
        road_closing_m: f64 [0.0, 20_000.0] = "100";
        /// Fires of more than this close roads downwind by their smoke, in hectares.
        smoke_from_ha: f64 [0.0, 100_000.0] = "10";
        /// How far downwind, in metres.
        plume_m: f64 [0.0, 50_000.0] = "2000";
        /// Half of the angle that the smoke fills, in degrees.
        plume_half_angle_deg: f64 [0.0, 180.0] = "15";
    }
}
table! {
    /// The track of one storm; `reliefsim import track` writes it from the agencies' files.
    TrackRow in "hazards/track.csv" {
        /// Number of the storm.
        storm_id: Id;
        /// Its name.
        name: Option<String>;
        /// When.
        time_utc: UtcMinute;
        /// Latitude of the centre, in degrees.
        lat_deg: f64 [-70.0, 70.0];
        /// Longitude of the centre, in degrees.
        lon_deg: f64 [-180.0, 360.0];
        /// Highest sustained wind, in m/s.
        wind_m_s: f64 [0.0, 120.0];
        /// Over how many minutes that wind is averaged.
        averaging_min: Averaging;
        /// Pressure at the centre, in hPa.
        central_pressure_hpa: f64 [850.0, 1030.0];
        /// Radius of maximum wind, in kilometres; empty = by the relation of `[hazards.typhoon]`.
        rmax_km: Option<f64> [1.0, 500.0];
        /// Who says so.
        agency: Option<String>;
    }
}
table! {
    /// Ground that drains to a reach, and the channel in which the reach carries it.
    CatchmentRow in "hazards/catchments.csv" key reach_id {
        /// The reach.
        reach_id: Id;
        /// Longitude of the middle of the ground that drains to it directly, in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude, or y.
        y_coord: f64;
        /// Ground that drains to it directly, in km².
        area_km2: f64 [0.001, 1_000_000.0];
        /// Curve number of the Soil Conservation Service.
        curve_number: f64 [1.0, 100.0];
        /// From the middle of a burst of rain to the peak of its runoff, in hours.
        time_to_peak_h: f64 [0.1, 200.0];
        /// Flow before the event, in m³/s.
        base_flow_m3_s: f64 [0.0, 100_000.0];
        /// The reach that it flows into; empty = it leaves the district.
        downstream_reach_id: Option<Id>;
        /// Travel time of a flood wave through the reach, in hours (Muskingum K).
        muskingum_k_h: f64 [0.1, 100.0] = "2";
        /// Weight of the inflow (Muskingum X).
        muskingum_x: f64 [0.0, 0.4] = "0.2";
        /// Width of the bed, in metres.
        bed_width_m: f64 [0.1, 20_000.0];
        /// Run over rise of the banks.
        side_slope: f64 [0.0, 100.0] = "2";
        /// Slope of the bed.
        bed_slope: f64 [0.000_001, 1.0];
        /// Manning's n.
        manning_n: f64 [0.005, 0.5] = "0.035";
        /// Height of the banks above the bed, in metres.
        bank_height_m: f64 [0.1, 200.0] = "100";
        /// Width of both flood plains together, in metres.
        plain_width_m: f64 [0.0, 50_000.0] = "0";
        /// Share of the surge at the open coast that reaches it (0 inland).
        surge_share: f64 [0.0, 3.0] = "0";
    }
}
table! {
    /// Reservoirs on the rivers: each holds back what drains to the upper end of its reach.
    ReservoirRow in "hazards/reservoirs.csv" key reservoir_id {
        /// Name of the row.
        reservoir_id: Id;
        /// Name for people.
        name: String;
        /// The reach at whose upper end its dam stands: all ground that drains to this reach lies above the dam.
        reach_id: Id;
        /// Level of its bottom, in metres above any one datum.
        bottom_level_m: f64 [-500.0, 6000.0];
        /// Flood-limit level: above it water is released until it is reached again.
        flood_limit_level_m: f64 [-500.0, 6000.0];
        /// Level from which the dam comes first and all gates are opened.
        emergency_level_m: f64 [-500.0, 6000.0];
        /// Level of the dam's crest.
        crest_level_m: f64 [-500.0, 6000.0];
        /// Water stored at the flood-limit level, in million m³.
        limit_storage_million_m3: f64 [0.001, 1_000_000.0];
        /// Water stored at the crest, in million m³.
        crest_storage_million_m3: f64 [0.001, 1_000_000.0];
        /// What all gates and outlets let through at the flood-limit level and above, in m³/s.
        gates_m3_s: f64 [0.0, 1_000_000.0];
        /// Level from which water flows over a spillway without gates; empty = there is none.
        spillway_level_m: Option<f64> [-500.0, 6000.0];
        /// Width of that spillway, in metres.
        spillway_width_m: f64 [0.0, 10_000.0] = "0";
        /// Discharge coefficient m of that spillway in Q = m b h^1.5, in m^0.5/s (1.7: broad crest, Chow 1959).
        spillway_m_0_5_s: f64 [0.5, 2.5] = "1.7";
        /// How far below the emergency level the gates are worked normally again, in metres.
        hysteresis_m: f64 [0.0, 20.0] = "0.5";
        /// What the river below carries without harm, in m³/s.
        safe_release_m3_s: f64 [0.0, 1_000_000.0];
        /// Level when the event begins.
        start_level_m: Dist [-500.0, 6000.0];
        /// Chance that the dam breaches once water has run over its crest.
        overtopping_breach_share: f64 [0.0, 1.0] = "0.3";
        /// Chance that water bores through the dam in the event, at its highest level.
        piping_probability: f64 [0.0, 1.0] = "0";
    }
}
table! {
    /// Orders in wind for single bridges, long or not; bridges without a row follow `[hazards.wind_damage]`.
    BridgeOrderRow in "hazards/bridge_orders.csv" key link_id {
        /// The bridge.
        link_id: Id;
        /// Wind from which it is closed to everybody, in m/s (Hangzhou Bay: 20.8, and lorries from 13.9; Zhoushan: 24.5).
        closing_wind_m_s: f64 [1.0, 80.0];
        /// Which wind that is.
        wind: BridgeWind = "mean";
        /// How long the wind must have stayed below before it opens, in minutes.
        reopening_min: f64 [0.0, 10_000.0] = "60";
    }
}
table! {
    /// Slopes that slide after rain, and the road below each.
    LandslideRow in "hazards/landslides.csv" key site_id {
        /// Name of the row.
        site_id: Id;
        /// The road that it closes.
        link_id: Id;
        /// Multiple of the rainfall threshold at which it slides with a chance of one half (1: the regional threshold).
        threshold_factor: f64 [0.01, 100.0] = "1";
        /// Standard deviation of the logarithm of that threshold.
        beta: f64 [0.01, 3.0] = "0.5";
        /// From the slide to the open road, in hours.
        clearing_h: Dist [0.0, 10_000.0] = "lognormal(12, 48)";
    }
}
table! {
    /// Forest in which fires can start.
    ForestRow in "hazards/forests.csv" key forest_id {
        /// Name of the row.
        forest_id: Id;
        /// Name for people.
        name: String;
        /// Longitude of its middle, in degrees, or x in metres under `local_m`.
        x_coord: f64;
        /// Latitude, or y.
        y_coord: f64;
        /// Share of ignitions, as a weight.
        weight: f64 [0.0, 1_000_000.0] = "1";
        /// Forest that can burn, in hectares.
        area_ha: f64 [0.0, 10_000_000.0];
        /// Fuel class after Wang Zhengfei.
        fuel: WangFuelClass;
        /// Number of the fuel model, 1 to 13 (Anderson 1982) or 101 to 204 (Scott & Burgan 2005).
        fuel_model: u32 [1.0, 204.0];
        /// Fire line that one person builds in an hour, in metres; empty = the table's for a part-time crew on the edge.
        line_m_h_person: Option<f64> [0.1, 200.0];
        /// Slope, in degrees.
        slope_deg: f64 [0.0, 60.0] = "15";
        /// Where the slope faces down to, in degrees clockwise from north.
        aspect_deg: f64 [0.0, 360.0] = "180";
        /// Share of it that look-outs see; empty = `lookout_share` of `[hazards.fire]`.
        seen_share: Option<f64> [0.0, 1.0];
        /// From the road to the middle of the forest, in kilometres.
        road_km: f64 [0.0, 100.0] = "1";
        /// From the middle to water for buckets and pumps, in kilometres.
        water_km: f64 [0.0, 200.0] = "5";
    }
}
table! {
    /// Ground of forests cell by cell (`ground = "grid"`): a grid around the middle of each forest. A cell without a row does not
    /// burn.
    ForestCellRow in "hazards/forest_cells.csv" {
        /// The forest.
        forest_id: Id;
        /// Row, from 0 in the north.
        row: u32 [0.0, 4000.0];
        /// Column, from 0 in the west.
        column: u32 [0.0, 4000.0];
        /// Number of the fuel model, as for forests; 91 to 99 do not burn.
        fuel_model: u32 [1.0, 204.0];
        /// Slope, in degrees.
        slope_deg: f64 [0.0, 60.0];
        /// Where the slope faces down to, in degrees clockwise from north.
        aspect_deg: f64 [0.0, 360.0];
    }
}
