//! Depots, stock, teams and vehicles in proportion to the people, by stated rules.

use super::layout::Layout;
use crate::intake::Draft;
use crate::random::Dist;
use crate::scenario::choices::{Level, Mode, NeedPopulation, StockKind, TeamKind};
use crate::scenario::spec::Id;
use crate::scenario::tables::{CommodityRow, PlaceRow, SiteRow, StockRow, TeamRow, VehicleRow};

/// How many people each level can supply with a first package, as shares of the people it serves, and what it drives.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Provision {
    /// Village store points: share of the village's people.
    pub village_share: f64,
    /// Town depots: share of the town's people.
    pub town_share: f64,
    /// County depot: share of the district's people.
    pub county_share: f64,
    /// Agreement stock with firms: share of the district's people.
    pub agreement_share: f64,
    /// Light lorries of each town.
    pub town_lorries: u32,
    /// Lorries of the county.
    pub county_lorries: u32,
}

/// Height of depot floors above the ground, in metres, by level: they are built with some care.
const FLOOR_M: (f64, f64) = (2.0, 0.6);

/// The commodities of a first package: water, food, quilts.
pub fn commodities() -> Vec<CommodityRow> {
    let goods =
        |id: &str, name: &str, unit: &str, [mass, first, daily]: [f64; 3], priority| CommodityRow {
            commodity_id: Id(id.to_owned()),
            name: name.to_owned(),
            unit: unit.to_owned(),
            unit_mass_kg: mass,
            unit_volume_l: None,
            shelf_life_h: None,
            first_package_per_person: first,
            daily_need_per_person: daily,
            need_population: NeedPopulation::Displaced,
            priority,
            gb38565: None,
        };
    vec![
        goods("water", "饮用水", "L", [1.0, 3.0, 3.0], 1),
        goods("food", "方便食品", "kg", [1.0, 0.6, 0.6], 2),
        goods("quilt", "棉被", "条", [2.5, 1.0, 0.0], 3),
    ]
}

/// A lorry and a light lorry.
pub fn vehicles() -> Vec<VehicleRow> {
    let vehicle =
        |id: &str, name: &str, [payload, speed, ford, rate]: [f64; 4], unload: Dist| VehicleRow {
            vehicle_id: Id(id.to_owned()),
            name: name.to_owned(),
            mode: Mode::Road,
            payload_t: payload,
            volume_m3: None,
            speed_factor: speed,
            max_speed_km_h: 80.0,
            ford_depth_m: ford,
            unload_min: unload,
            unload_t_per_h: rate,
            boat_speed_km_h: None,
            transfer_min: Dist::Fixed(0.0),
            wind_limit_m_s: None,
            night_flight: false,
        };
    let median = |median: f64, p90: f64| Dist::LogNormal { median, p90 };
    vec![
        vehicle(
            "lorry",
            "中型货车",
            [5.0, 1.0, 0.5, 4.0],
            median(10.0, 20.0),
        ),
        vehicle(
            "light",
            "轻型货车",
            [1.5, 1.05, 0.3, 3.0],
            median(8.0, 15.0),
        ),
    ]
}

/// Fills sites, stock and teams of a draft.
pub fn provide(layout: &Layout, provision: &Provision, draft: &mut Draft) {
    let places = draft.places.clone();
    let people = |rows: &mut dyn Iterator<Item = &PlaceRow>| {
        rows.map(|place| place.population_persons).sum::<f64>()
    };
    for (number, town) in layout.towns.iter().enumerate() {
        let of_town: Vec<&PlaceRow> = places
            .iter()
            .filter(|place| place.town.0 == town.name)
            .collect();
        let Some(seat) = of_town.first() else {
            continue;
        };
        let id = format!("town-{:02}", number + 1);
        let site = depot(
            &id,
            &format!("{}物资储备仓库", town.name),
            Level::Town,
            seat,
        );
        draft.sites.push(site);
        stock(
            draft,
            &id,
            StockKind::Physical,
            provision.town_share * people(&mut of_town.iter().copied()),
        );
        let turnout = Dist::LogNormal {
            median: 40.0,
            p90: 90.0,
        };
        draft.teams.push(team(
            (
                &format!("T-{id}"),
                &format!("{}应急救援队", town.name),
                Level::Town,
            ),
            (&id, turnout),
            ("light", provision.town_lorries),
            30.0,
        ));
    }
    for place in &places {
        let id = format!("store-{}", place.place_id);
        let mut site = depot(
            &id,
            &format!("{}物资储备点", place.name),
            Level::Village,
            place,
        );
        site.place_id = Some(place.place_id.clone());
        draft.sites.push(site);
        stock(
            draft,
            &id,
            StockKind::Physical,
            provision.village_share * place.population_persons,
        );
    }
    let seat = layout.towns.iter().position(|town| town.seat).unwrap_or(0);
    let Some(place) = places
        .iter()
        .find(|place| place.town.0 == layout.towns[seat].name)
    else {
        return;
    };
    let mut county = depot("county", "县级物资储备库", Level::County, place);
    (county.docks, county.loading_t_per_h, county.opening_min) = (
        2,
        8.0,
        Dist::LogNormal {
            median: 15.0,
            p90: 30.0,
        },
    );
    county.floor_m = county.floor_m.map(|floor| floor + 2.0);
    draft.sites.push(county);
    let all = people(&mut places.iter());
    stock(
        draft,
        "county",
        StockKind::Physical,
        provision.county_share * all,
    );
    stock(
        draft,
        "county",
        StockKind::Agreement,
        provision.agreement_share * all,
    );
    let turnout = Dist::LogNormal {
        median: 20.0,
        p90: 45.0,
    };
    draft.teams.push(team(
        ("T-county", "县应急运输队", Level::County),
        ("county", turnout),
        ("lorry", provision.county_lorries),
        40.0,
    ));
}

fn depot(id: &str, name: &str, level: Level, at: &PlaceRow) -> SiteRow {
    let above = if level == Level::Village {
        FLOOR_M.1
    } else {
        FLOOR_M.0
    };
    let keepers = if level == Level::Village {
        Dist::Fixed(0.0)
    } else {
        Dist::LogNormal {
            median: 20.0,
            p90: 40.0,
        }
    };
    SiteRow {
        site_id: Id(id.to_owned()),
        name: name.to_owned(),
        level,
        town: Some(at.town.clone()),
        place_id: None,
        x_coord: at.x_coord,
        y_coord: at.y_coord,
        node_id: at.node_id.clone(),
        docks: 1,
        loading_t_per_h: 4.0,
        opening_min: keepers,
        flood_ref: at.flood_ref.clone(),
        floor_m: at
            .hand_low_m
            .map(|low| super::layout::rounded(low + above, 10.0)),
        flood_loss_share: 0.5,
        floor_area_m2: None,
        from_level: None,
        arrives_after_h: None,
        arrival_share: None,
    }
}

/// First packages for so many people, in whole units.
fn stock(draft: &mut Draft, site: &str, kind: StockKind, people: f64) {
    let agreement = kind == StockKind::Agreement;
    for goods in commodities() {
        let quantity = libm::round(people * goods.first_package_per_person);
        if quantity > 0.0 {
            draft.stock.push(StockRow {
                site_id: Id(site.to_owned()),
                commodity_id: goods.commodity_id,
                kind,
                quantity,
                activation_min: if agreement {
                    Dist::LogNormal {
                        median: 180.0,
                        p90: 360.0,
                    }
                } else {
                    Dist::Fixed(0.0)
                },
                reliability_share: if agreement { 0.9 } else { 1.0 },
                made_per_day: None,
                made_up_to: None,
            });
        }
    }
}

fn team(
    (id, name, level): (&str, &str, Level),
    (site, turnout_min): (&str, Dist),
    (vehicle, vehicles): (&str, u32),
    people: f64,
) -> TeamRow {
    TeamRow {
        team_id: Id(id.to_owned()),
        name: name.to_owned(),
        level,
        kind: TeamKind::General,
        people_persons: people,
        site_id: Id(site.to_owned()),
        turnout_min,
        night_turnout_min: None,
        standby_turnout_min: None,
        vehicle_id: Some(Id(vehicle.to_owned())),
        vehicles,
        crews_per_vehicle: None,
        from_level: None,
    }
}
