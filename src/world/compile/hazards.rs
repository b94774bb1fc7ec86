//! What typhoons and forest fires meet.

use std::collections::HashMap;

use super::lookup::Locator;
use crate::random::{Dist, EntityKey};
use crate::scenario::Scenario;
use crate::scenario::choices::{Datum, Mode, TeamKind};
use crate::scenario::hazards::{CatchmentRow, ForestRow, LandslideRow, ReservoirRow, TrackRow};
use crate::scenario::tables::{LinkRow, TeamRow, VehicleRow};
use crate::units::UtcMinute;
use crate::world::forest::{FireTeam, Force, Forest, Woods};
use crate::world::index::{LinkIx, ReachIx, SiteIx, VehicleIx};
use crate::world::network::Network;
use crate::world::people::Place;
use crate::world::storm::{Catchment, Cells, Landslide, Reservoir, StormGround, TrackFix};

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
        let catchments = self.catchments();
        let middle = |catchment: &Catchment| {
            let (row, datum) = (&catchment.row, self.scenario.datum.network);
            self.position(datum, [row.x_coord, row.y_coord])
        };
        let cell_of_catchment = catchments.iter().map(|row| cells.of(middle(row))).collect();
        let start = settings.start_utc;
        Some(StormGround {
            track: self
                .scenario
                .track
                .iter()
                .map(|row| fix(row, start))
                .collect(),
            damage: self.scenario.wind_damage.clone(),
            landslides: self.landslides(&cell_of_link),
            reservoirs: self.reservoirs(&catchments),
            trees: self.trees(),
            long_bridges: self.long_bridges(),
            cells: cells.middle,
            cell_of_link,
            cell_of_place,
            cell_of_catchment,
            catchments,
            settings,
        })
    }

    fn position(&self, datum: Datum, point: [f64; 2]) -> [f64; 2] {
        self.locator.locate(datum, point, None).0
    }

    /// Catchments from the sources down; `check` has found that they form no circle.
    fn catchments(&self) -> Vec<Catchment> {
        let rows = &self.scenario.catchments;
        let mut ordered: Vec<&CatchmentRow> = Vec::with_capacity(rows.len());
        let is_in = |ordered: &[&CatchmentRow], row: &CatchmentRow| {
            ordered.iter().any(|known| known.reach_id == row.reach_id)
        };
        while ordered.len() < rows.len() {
            let flows_here = |row: &CatchmentRow, to: &CatchmentRow| {
                row.downstream_reach_id.as_ref() == Some(&to.reach_id)
            };
            let is_next = |row: &&CatchmentRow| {
                let mut above = rows.iter().filter(|above| flows_here(above, row));
                !is_in(&ordered, row) && above.all(|above| is_in(&ordered, above))
            };
            let Some(next) = rows.iter().find(is_next) else {
                break;
            };
            ordered.push(next);
        }
        let position: HashMap<&str, u32> = ordered
            .iter()
            .map(|row| row.reach_id.0.as_str())
            .zip(0..)
            .collect();
        let catchment = |row: &&CatchmentRow| {
            let below = row.downstream_reach_id.as_ref();
            Some(Catchment {
                reach: ReachIx(*self.locator.index.reach.get(&row.reach_id.0)?),
                downstream: below.and_then(|id| position.get(id.0.as_str()).copied()),
                row: (*row).clone(),
            })
        };
        ordered.iter().filter_map(catchment).collect()
    }

    fn reservoirs(&self, catchments: &[Catchment]) -> Vec<Reservoir> {
        let reservoir = |row: &ReservoirRow| {
            let own = |catchment: &Catchment| catchment.row.reach_id == row.reach_id;
            Some(Reservoir {
                key: EntityKey::new("reservoir", &row.reservoir_id.0),
                catchment: catchments.iter().position(own)? as u32,
                row: row.clone(),
            })
        };
        self.scenario
            .reservoirs
            .iter()
            .filter_map(reservoir)
            .collect()
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

    /// Bridges known to be as long as wind closes them.
    fn long_bridges(&self) -> Vec<LinkIx> {
        let Some(settings) = &self.scenario.wind_damage else {
            return Vec::new();
        };
        let is_long = |row: &LinkRow| {
            let length_m = row.bridge_length_m.filter(|_| row.bridge);
            length_m.is_some_and(|length_m| length_m >= settings.bridge_closing_length_m)
        };
        let rows = (0..).map(LinkIx).zip(&self.scenario.links);
        rows.filter(|(_, row)| is_long(row))
            .map(|(link, _)| link)
            .collect()
    }

    fn landslides(&self, cell_of_link: &[u32]) -> Vec<Landslide> {
        let ids = self.network.links.id.iter();
        let link: HashMap<&str, u32> = ids.map(String::as_str).zip(0..).collect();
        let landslide = |row: &LandslideRow| {
            let link = LinkIx(*link.get(row.link_id.0.as_str())?);
            Some(Landslide {
                key: EntityKey::new("landslide", &row.site_id.0),
                link,
                cell: cell_of_link[link.at()],
                threshold_factor: row.threshold_factor,
                beta: row.beta,
                clearing_h: row.clearing_h,
            })
        };
        self.scenario
            .landslides
            .iter()
            .filter_map(landslide)
            .collect()
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
                turnout_min: row.turnout_min,
            })
        };
        Some(Woods {
            settings,
            forests: self.scenario.forests.iter().map(forest).collect(),
            teams: self.scenario.teams.iter().filter_map(team).collect(),
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
