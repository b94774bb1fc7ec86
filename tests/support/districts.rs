//! Small invented districts with a flood and failing roads, and the rules by which they may be relieved.
#![allow(dead_code)] // Each test program uses the part it needs.

use reliefsim::intake::synth::{SynthOptions, write_scenario};
use reliefsim::random::Dist;
use reliefsim::scenario::activation::{ActivationLevel, ActivationRow};
use reliefsim::scenario::choices::{DispatchRule, Level, Mode, StockKind};
use reliefsim::scenario::crews::CrewSettings;
use reliefsim::scenario::evacuation::ShelterRow;
use reliefsim::scenario::spec::defaults;
use reliefsim::scenario::tables::{PlaceRow, SiteRow, StockRow, TeamRow};
use reliefsim::scenario::warning::{ChannelRow, WarningSettings};
use reliefsim::scenario::{Id, Request, Scenario, load};

/// An invented district in which one road of twenty also fails by itself.
pub fn district(seed: u64, nodes: usize) -> Scenario {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let options = SynthOptions {
        seed,
        nodes,
        places: nodes / 8,
        towns: 3,
    };
    write_scenario(&options, folder.path()).expect("a district");
    let request = Request::default();
    let mut scenario = load(folder.path(), &request)
        .expect("a sound scenario")
        .scenario;
    for link in &mut scenario.links {
        link.closed_probability = 0.05;
    }
    evacuate(&mut scenario);
    scenario.vehicles[0].boat_speed_km_h = Some(boat_speed_km_h(seed));
    scenario.vehicles[0].transfer_min = Dist::Fixed(10.0);
    scenario
}

/// Boats that are slower than wheels in one district and quicker in the next.
fn boat_speed_km_h(seed: u64) -> f64 {
    if seed.is_multiple_of(2) { 8.0 } else { 90.0 }
}

/// People leave for small shelters in every other village, warned by a horn.
fn evacuate(scenario: &mut Scenario) {
    let settings: WarningSettings = defaults().expect("every field has a default");
    scenario.warning = Some(WarningSettings {
        lead_h: Dist::Fixed(6.0),
        ..settings
    });
    scenario.evacuation = Some(defaults().expect("every field has a default"));
    scenario.channels = vec![ChannelRow {
        channel_id: Id("horn".into()),
        name: "horn".into(),
        reach_share: 0.8,
        night_reach_share: 0.6,
        delay_min: Dist::Fixed(5.0),
        round_h: None,
        by_telephone: false,
    }];
    let shelter = |place: &PlaceRow| ShelterRow {
        shelter_id: Id(format!("shelter-{}", place.place_id)),
        name: format!("shelter in {}", place.name),
        level: Level::Village,
        town: None,
        place_id: Some(place.place_id.clone()),
        x_coord: None,
        y_coord: None,
        node_id: None,
        flood_ref: place.flood_ref.clone(),
        floor_m: place.hand_high_m,
        effective_area_m2: None,
        capacity_persons: Some(60.0),
    };
    scenario.shelters = scenario.places.iter().step_by(2).map(shelter).collect();
}

/// Adds a kind of helicopter, and as many of them at a county depot that has goods.
pub fn with_helicopters(scenario: &mut Scenario, count: u32) {
    let mut helicopter = scenario.vehicles[0].clone();
    helicopter.vehicle_id = Id("helicopter".to_owned());
    (helicopter.mode, helicopter.max_speed_km_h) = (Mode::Air, 200.0);
    scenario.vehicles.push(helicopter);
    let mut sites = scenario.sites.iter();
    let depot = sites.find(|site| site.level == Level::County);
    let mut crew = scenario.teams[0].clone();
    crew.site_id = depot.expect("a county depot").site_id.clone();
    (crew.team_id, crew.vehicles) = (Id("pilots".to_owned()), count);
    crew.vehicle_id = Some(Id("helicopter".to_owned()));
    scenario.teams.push(crew);
}

/// Every village has a store point with a vehicle that fetches from its town, and every town a depot with stock.
pub fn with_village_vehicles(scenario: &mut Scenario) {
    scenario.policy.village_fetch = true;
    let model = scenario
        .sites
        .iter()
        .find(|site| site.level == Level::Village);
    let model = model.expect("a store point of a village").clone();
    let mut team = scenario.teams[0].clone();
    team.vehicles = 1;
    let homes: Vec<_> = scenario
        .sites
        .iter()
        .filter(|site| site.level == model.level && site.place_id.is_some())
        .map(|site| site.site_id.clone())
        .collect();
    for home in homes {
        team.team_id = Id(format!("village-team-{home}"));
        team.site_id = home;
        scenario.teams.push(team.clone());
    }
}

/// Makes crews tire after so many hours, with so many crews a vehicle.
pub fn with_crews(scenario: &mut Scenario, shift_h: f64, crews_per_vehicle: u32) {
    let settings: CrewSettings = defaults().expect("every field has a default");
    scenario.crews = Some(CrewSettings {
        drive_spell_h: shift_h / 3.0,
        shift_h,
        rest_h: 1.5 * shift_h,
        ..settings
    });
    for team in &mut scenario.teams {
        team.crews_per_vehicle = Some(crews_per_vehicle);
    }
}

/// Levels of response, the higher of which brings a convoy from outside and releases more stock; firms under contract make goods.
pub fn with_levels(scenario: &mut Scenario) {
    let level = |level, displaced_persons, stock_share| ActivationRow {
        level,
        displaced_persons,
        affected_persons: None,
        places_struck: None,
        activation_min: Some(Dist::Uniform(10.0, 60.0)),
        stock_share,
    };
    scenario.activation_levels = vec![
        level(ActivationLevel::Second, Some(150.0), 1.0),
        level(ActivationLevel::Fourth, None, 0.3),
    ];
    for line in &mut scenario.stock {
        if line.kind == StockKind::Agreement {
            line.made_per_day = Some(line.quantity / 2.0);
            line.made_up_to = Some(line.quantity);
        }
    }
    let at = |site: &SiteRow| site.level == Level::County;
    let depot = scenario.sites.iter().find(|site| at(site));
    let depot = depot.expect("a county depot").clone();
    let convoy = Id("convoy".to_owned());
    let lines = scenario.stock.iter();
    let lines: Vec<StockRow> = lines
        .filter(|line| line.site_id == depot.site_id && line.kind == StockKind::Physical)
        .map(|line| StockRow {
            site_id: convoy.clone(),
            ..line.clone()
        })
        .collect();
    scenario.stock.extend(lines);
    scenario.sites.push(SiteRow {
        site_id: convoy.clone(),
        level: Level::City,
        from_level: Some(ActivationLevel::Second),
        arrives_after_h: Some(Dist::Uniform(0.5, 3.0)),
        arrival_share: Some(0.8),
        ..depot
    });
    scenario.teams.push(TeamRow {
        team_id: convoy.clone(),
        site_id: convoy,
        vehicles: 2,
        ..scenario.teams[0].clone()
    });
    scenario.teams[0].from_level = Some(ActivationLevel::Second);
}

/// Every rule that somebody could follow.
pub fn rules() -> impl Iterator<Item = DispatchRule> {
    let all = DispatchRule::ALL.iter().copied();
    all.filter(|rule| *rule != DispatchRule::RelaxedBound)
}
