//! What typhoons and forest fires meet.

use std::collections::HashMap;

use super::lookup::Locator;
use super::turnout;
use crate::random::{Dist, EntityKey};
use crate::scenario::Scenario;
use crate::scenario::choices::{BridgeWind, FireGround, Mode, TeamKind};
use crate::scenario::hazards::{BridgeOrderRow, FireSettings, ForestRow, TrackRow};
use crate::scenario::tables::{LinkRow, TeamRow, VehicleRow};
use crate::units::{Millis, UtcMinute};
use crate::world::forest::{FireTeam, Force, Forest, ForestCell, ForestCells, Woods};
use crate::world::goods::Site;
use crate::world::index::{LinkIx, SiteIx, VehicleIx};
use crate::world::network::Network;
use crate::world::people::Place;
use crate::world::storm::{Cells, StormGround, TrackFix, WindyBridge};

/// What has been compiled so far.
pub struct Made<'a> {
    /// What was written.
    pub scenario: &'a Scenario,
    /// Where things stand.
    pub locator: &'a Locator<'a>,
    /// The network.
    pub network: &'a Network,
    /// The places.
    pub places: &'a [Place],
    /// The sites.
    pub sites: &'a [Site],
}

/// Time of day at the start: a typhoon brings its own clock.
pub fn start_hour_h(scenario: &Scenario) -> Dist {
    let of_storm = scenario.typhoon.as_ref();
    of_storm.map_or(scenario.scenario.start_hour_h, |settings| {
        Dist::Fixed(settings.start_utc.local_hour(settings.utc_offset_h))
    })
}

impl Made<'_> {
    /// What a typhoon meets, where one comes.
    pub fn storm(&self) -> Option<StormGround> {
        let settings = self.scenario.typhoon.clone()?;
        let mut cells = Cells::default();
        let cell_of_link = cells.of_links(self.network);
        let cell_of_place = cells.of_places(self.places);
        // A storm is as strong as its wind anywhere, above the sources of the rivers too.
        for row in &self.scenario.catchments {
            cells.of(self.middle_of(row));
        }
        let start = settings.start_utc;
        Some(StormGround {
            track: self
                .scenario
                .track
                .iter()
                .map(|row| fix(row, start))
                .collect(),
            damage: self.scenario.wind_damage.clone(),
            trees: self.trees(),
            bridges: self.bridges(),
            cells: cells.middle,
            cell_of_link,
            cell_of_place,
            settings,
        })
    }

    /// Trees along each road that can fall on it, by its class.
    fn trees(&self) -> Vec<f64> {
        let classes = self.scenario.road_classes.iter();
        let per_km: HashMap<&str, f64> = classes
            .map(|row| (row.facility_type.0.as_str(), row.trees_per_km))
            .collect();
        let links = self.scenario.links.iter().zip(&self.network.links.length_m);
        links
            .map(|(row, length_m)| {
                let class = row.facility_type.as_ref().map_or("", |id| id.0.as_str());
                let stands = matches!(row.mode, Mode::Road | Mode::Foot) && !row.bridge;
                let per_km = per_km.get(class).copied().unwrap_or(0.0);
                if stands {
                    per_km * length_m / 1000.0
                } else {
                    0.0
                }
            })
            .collect()
    }

    /// Bridges with an order of their own, and those known to be as long as wind closes them.
    fn bridges(&self) -> Vec<WindyBridge> {
        let Some(settings) = &self.scenario.wind_damage else {
            return Vec::new();
        };
        let rows = self.scenario.bridge_orders.iter();
        let orders: HashMap<&str, &BridgeOrderRow> =
            rows.map(|row| (row.link_id.0.as_str(), row)).collect();
        let is_long = |row: &LinkRow| {
            let length_m = row.bridge_length_m.filter(|_| row.bridge);
            length_m.is_some_and(|length_m| length_m >= settings.bridge_closing_length_m)
        };
        let bridge = |(link, row): (LinkIx, &LinkRow)| match orders.get(row.link_id.0.as_str()) {
            Some(order) => Some(WindyBridge {
                link,
                closing_wind_m_s: order.closing_wind_m_s,
                wind: order.wind,
                reopening: Millis::from_minutes(order.reopening_min),
            }),
            None => is_long(row).then(|| WindyBridge {
                link,
                closing_wind_m_s: settings.bridge_closing_wind_m_s,
                wind: BridgeWind::Mean,
                reopening: Millis::from_minutes(settings.bridge_reopening_min),
            }),
        };
        let links = (0..).map(LinkIx).zip(&self.scenario.links);
        links.filter_map(bridge).collect()
    }

    /// What a forest fire meets, where forests burn.
    pub fn woods(&self) -> Option<Woods> {
        let settings = self.scenario.fire.clone()?;
        let forest = |row: &ForestRow| {
            let datum = self.scenario.datum.network;
            let (position, node) = self.locator.locate(datum, [row.x_coord, row.y_coord], None);
            Forest {
                key: EntityKey::new("forest", &row.forest_id.0),
                position,
                node,
                cells: self.forest_cells(row, &settings),
                row: row.clone(),
            }
        };
        let team = |row: &TeamRow| {
            Some(FireTeam {
                id: row.team_id.0.clone(),
                name: row.name.clone(),
                key: EntityKey::new("team", &row.team_id.0),
                level: row.level,
                force: self.force(row)?,
                site: SiteIx(self.locator.index.site[&row.site_id.0]),
                vehicle: self.vehicle(row).map(|(vehicle, _)| vehicle),
                turnout: turnout(row),
            })
        };
        Some(Woods {
            forests: self.scenario.forests.iter().map(forest).collect(),
            settings: settings.clone(),
            teams: self.scenario.teams.iter().filter_map(team).collect(),
        })
    }

    /// The cells of a forest, where fires spread over cells.
    fn forest_cells(&self, forest: &ForestRow, settings: &FireSettings) -> Option<ForestCells> {
        if settings.ground == FireGround::Ellipse {
            return None;
        }
        let all = self.scenario.forest_cells.iter();
        let own: Vec<_> = all
            .filter(|row| row.forest_id == forest.forest_id)
            .collect();
        let rows = own.iter().map(|row| row.row as usize + 1).max()?;
        let columns = own.iter().map(|row| row.column as usize + 1).max()?;
        let mut cells = vec![None; rows * columns];
        for row in own {
            cells[row.row as usize * columns + row.column as usize] = Some(ForestCell {
                fuel_model: row.fuel_model,
                slope_deg: row.slope_deg,
                aspect_deg: row.aspect_deg,
            });
        }
        Some(ForestCells {
            rows,
            columns,
            cells,
        })
    }

    fn vehicle(&self, row: &TeamRow) -> Option<(VehicleIx, &VehicleRow)> {
        let at = self.locator.index.vehicle[&row.vehicle_id.as_ref()?.0];
        Some((VehicleIx(at), &self.scenario.vehicles[at as usize]))
    }

    /// With what a team fights fires; `None` for one that does not.
    fn force(&self, row: &TeamRow) -> Option<Force> {
        let people = row.people_persons;
        match (row.kind, self.vehicle(row)) {
            (TeamKind::ForestFire, _) if people > 0.0 => Some(Force::Crew { people }),
            (TeamKind::Aviation, Some((_, vehicle)))
                if vehicle.mode == Mode::Air && row.vehicles > 0 =>
            {
                Some(Force::Helicopters {
                    count: row.vehicles,
                    payload_t: vehicle.payload_t,
                    speed_km_h: vehicle.max_speed_km_h,
                })
            }
            _ => None,
        }
    }
}

fn fix(row: &TrackRow, start: UtcMinute) -> TrackFix {
    TrackFix {
        time_h: row.time_utc.hours_since(start),
        lat_deg: row.lat_deg,
        lon_deg: row.lon_deg,
        wind_m_s: row.wind_m_s,
        averaging: row.averaging_min,
        central_pressure_hpa: row.central_pressure_hpa,
        rmax_km: row.rmax_km,
    }
}
