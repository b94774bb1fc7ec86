//! What rain meets: catchments from the sources down, reservoirs, slopes, low roads.

use std::collections::HashMap;

use super::hazards::Made;
use crate::random::EntityKey;
use crate::scenario::Scenario;
use crate::scenario::hazards::{CatchmentRow, LandslideRow, ReservoirRow};
use crate::scenario::rain::LowRoadRow;
use crate::world::depths::Waterside;
use crate::world::index::{LinkIx, ReachIx};
use crate::world::rain::{Catchment, Landslide, LowRoad, RainGround, Reservoir};
use crate::world::storm::Cells;

/// The water of low roads: each has a level of its own behind those of the reaches, which is the depth on the road.
pub fn sags(scenario: &Scenario) -> HashMap<&str, Waterside> {
    let rows = scenario
        .low_roads
        .iter()
        .filter(|_| scenario.flood.is_some());
    let levels = (scenario.reaches.len() as u32..).map(ReachIx);
    let sag = |reach| Waterside {
        reach,
        height_m: 0.0,
        curve: None,
    };
    rows.zip(levels)
        .map(|(row, level)| (row.link_id.0.as_str(), sag(level)))
        .collect()
}

impl Made<'_> {
    /// What rain meets.
    pub fn rain(&self) -> RainGround {
        let catchments = self.catchments();
        let ids = self.network.links.id.iter();
        let link: HashMap<&str, u32> = ids.map(String::as_str).zip(0..).collect();
        let landslides = self.landslides(&link);
        let middles = catchments
            .iter()
            .map(|catchment| self.middle_of(&catchment.row));
        let slopes = landslides
            .iter()
            .map(|slope| self.network.middle(slope.link));
        // Rain is as even within a cell as wind is.
        let spot = |point| {
            if self.locator.planar {
                point
            } else {
                Cells::middle_of(point)
            }
        };
        let low_roads = self.low_roads(&link);
        let sags = low_roads.iter().map(|road| self.network.middle(road.link));
        RainGround {
            spots: middles.chain(slopes).chain(sags).map(spot).collect(),
            rainstorm: self.scenario.rainstorm.clone(),
            reservoirs: self.reservoirs(&catchments),
            damage: self.scenario.rain_damage.clone(),
            landslides,
            low_roads,
            catchments,
        }
    }

    /// Where the middle of a catchment lies.
    pub fn middle_of(&self, row: &CatchmentRow) -> [f64; 2] {
        let datum = self.scenario.datum.network;
        self.locator
            .locate(datum, [row.x_coord, row.y_coord], None)
            .0
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

    /// Low roads in the order of their levels; none where no flood is simulated.
    fn low_roads(&self, link: &HashMap<&str, u32>) -> Vec<LowRoad> {
        let rows = self.scenario.low_roads.iter();
        let low_road = |row: &LowRoadRow| {
            let at = *link.get(row.link_id.0.as_str())?;
            Some(LowRoad {
                link: LinkIx(at),
                river: self
                    .locator
                    .index
                    .riverside(&self.scenario.links[at as usize]),
                row: row.clone(),
            })
        };
        rows.filter(|_| self.scenario.flood.is_some())
            .filter_map(low_road)
            .collect()
    }

    fn landslides(&self, link: &HashMap<&str, u32>) -> Vec<Landslide> {
        let landslide = |row: &LandslideRow| {
            Some(Landslide {
                key: EntityKey::new("landslide", &row.site_id.0),
                link: LinkIx(*link.get(row.link_id.0.as_str())?),
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
}
