//! Where a typhoon's wind is looked at, and what stands there.

use std::collections::BTreeMap;

use super::index::{LinkIx, NodeIx};
use super::network::Network;
use super::people::Place;
use crate::scenario::choices::{Averaging, BridgeWind};
use crate::scenario::hazards::{TyphoonSettings, WindDamageSettings};
use crate::units::Millis;

/// Side of the cells in which wind is taken as one, in degrees: about two kilometres.
const CELL_DEG: f64 = 0.02;

/// What a typhoon meets.
#[derive(Clone, Debug, PartialEq)]
pub struct StormGround {
    /// `[hazards.typhoon]`.
    pub settings: TyphoonSettings,
    /// `[hazards.wind_damage]`, where wind does damage.
    pub damage: Option<WindDamageSettings>,
    /// The track, in order of time.
    pub track: Vec<TrackFix>,
    /// Longitude and latitude of the middle of each cell that anything stands in. `[cell]`
    pub cells: Vec<[f64; 2]>,
    /// The cell of the middle of each link. `[link]`
    pub cell_of_link: Vec<u32>,
    /// `[place]`
    pub cell_of_place: Vec<u32>,
    /// Trees that can fall on each link, on the whole. `[link]`
    pub trees: Vec<f64>,
    /// Bridges that are closed in strong wind.
    pub bridges: Vec<WindyBridge>,
}

/// A bridge that is closed in strong wind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WindyBridge {
    /// The bridge.
    pub link: LinkIx,
    /// Wind from which it is closed.
    pub closing_wind_m_s: f64,
    /// Which wind that is.
    pub wind: BridgeWind,
    /// How long the wind must have stayed below before it opens.
    pub reopening: Millis,
}

/// Where the storm stood, and how strong it was.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TrackFix {
    /// Hours since the start of the simulation.
    pub time_h: f64,
    /// Latitude of the centre.
    pub lat_deg: f64,
    /// Longitude of the centre.
    pub lon_deg: f64,
    /// Highest sustained wind.
    pub wind_m_s: f64,
    /// Over what that is averaged.
    pub averaging: Averaging,
    /// Pressure at the centre.
    pub central_pressure_hpa: f64,
    /// Radius of maximum wind, where the track says it.
    pub rmax_km: Option<f64>,
}

impl StormGround {
    /// The cell of the first road that ends at a node: what stands there adds no cell of its own to the storm.
    pub fn cell_at(&self, network: &Network, node: NodeIx) -> Option<u32> {
        let ends = &network.links.ends;
        let link = ends.iter().position(|ends| ends.contains(&node))?;
        Some(self.cell_of_link[link])
    }

    /// How much longer distances are on a Mercator map than on the ground here, to the whole degree of latitude: a further
    /// place must not shift the residuals of the others.
    pub fn map_scale(&self) -> f64 {
        let lat_deg = self.cells.first().map_or(0.0, |cell| libm::round(cell[1]));
        1.0 / libm::cos(lat_deg.to_radians())
    }

    /// Longitude and latitude of the corners of a cell with this middle, counter-clockwise from the south-west.
    pub fn corners([lon_deg, lat_deg]: [f64; 2]) -> [[f64; 2]; 4] {
        const HALF: f64 = CELL_DEG / 2.0;
        [(-HALF, -HALF), (HALF, -HALF), (HALF, HALF), (-HALF, HALF)]
            .map(|(east, north)| [lon_deg + east, lat_deg + north])
    }
}

/// Gathers positions into cells.
#[derive(Clone, Debug, Default)]
pub struct Cells {
    number: BTreeMap<(i64, i64), u32>,
    /// Middle of each cell, in the order in which they were first met.
    pub middle: Vec<[f64; 2]>,
}

impl Cells {
    /// The cell of a longitude and latitude.
    pub fn of(&mut self, point: [f64; 2]) -> u32 {
        let at = number(point);
        let next = self.middle.len() as u32;
        let number = *self.number.entry((at[0], at[1])).or_insert(next);
        if number == next {
            self.middle.push(middle(at));
        }
        number
    }

    /// The middle of the cell of a longitude and latitude.
    pub fn middle_of(point: [f64; 2]) -> [f64; 2] {
        middle(number(point))
    }

    /// The cells of the links' middles.
    pub fn of_links(&mut self, network: &Network) -> Vec<u32> {
        let all = (0..network.links() as u32).map(LinkIx);
        all.map(|link| self.of(network.middle(link))).collect()
    }

    /// The cells of places.
    pub fn of_places(&mut self, places: &[Place]) -> Vec<u32> {
        places.iter().map(|place| self.of(place.position)).collect()
    }
}

fn number(point: [f64; 2]) -> [i64; 2] {
    point.map(|degrees| libm::floor(degrees / CELL_DEG) as i64)
}

fn middle(cell: [i64; 2]) -> [f64; 2] {
    cell.map(|at| (at as f64 + 0.5) * CELL_DEG)
}
