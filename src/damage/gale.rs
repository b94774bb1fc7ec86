//! What the wind of a typhoon does: trees across roads, bridges shut, houses lost, power and telephones out.
//!
//! Gusts come from one field with a residual that is alike over tens of kilometres, and trees from a field of their own that
//! is alike over one, and so is power from a field that is alike over a feeder: what lies together is struck together.

use super::bridge_wind::ClosingOrder;
use super::closures::{Cause, Closing, Window};
use super::communications::{BackupSupply, CommunicationsParameters};
use super::fragility::Fragility;
use super::people::{Blow, Hit};
use super::struck::Struck;
use super::trees::{Roadside, TreeParameters};
use crate::hazard::{Draws, MOMENT, Passage};
use crate::random::copula::{self, Residuals};
use crate::random::{Purpose, normal_quantile};
use crate::scenario::choices::BridgeWind;
use crate::scenario::geo::mercator_km;
use crate::scenario::hazards::WindDamageSettings;
use crate::units::Millis;
use crate::world::{LinkIx, PlaceIx, StormGround, World};

/// What the damage of gales needs before the first one, once for all replications.
#[derive(Clone, Debug)]
pub struct GaleModel {
    trees: TreeParameters,
    houses: Fragility,
    power: Fragility,
    /// Residuals of the trees beside each road that has any. `[row of roads]`
    residuals: Residuals,
    /// Residuals of the power of each place. `[place]`
    power_residuals: Residuals,
    roads: Vec<LinkIx>,
}

impl GaleModel {
    /// Makes the damage of gales ready, where wind does damage.
    pub fn prepare(world: &World) -> Option<Self> {
        let ground = world.storm.as_ref()?;
        let settings = ground.damage.as_ref()?;
        let all = (0..world.network.links() as u32).map(LinkIx);
        let roads: Vec<LinkIx> = all.filter(|road| ground.trees[road.at()] > 0.0).collect();
        let field = |name, length_km: f64, points: &mut dyn Iterator<Item = [f64; 2]>| {
            let positions: Vec<copula::Position> =
                points.map(|point| mercator_km(point).into()).collect();
            Residuals::prepare(name, length_km * ground.map_scale(), &positions)
        };
        let mut beside = roads.iter().map(|&road| world.network.middle(road));
        let mut at_home = world.places.iter().map(|place| place.position);
        let log_normal = |median, log_sd| Fragility::LogNormal { median, log_sd };
        Some(Self {
            trees: TreeParameters {
                falls: log_normal(settings.tree_median_gust_m_s, settings.tree_beta),
                reach_share: settings.tree_reach_share,
                clear_tree_min: settings.clearing_min_per_tree,
                ..TreeParameters::assumed()
            },
            houses: log_normal(settings.house_median_gust_m_s, settings.house_beta),
            power: log_normal(settings.power_median_gust_m_s, settings.power_beta),
            residuals: field("trees", settings.tree_residual_km, &mut beside),
            power_residuals: field("power", settings.power_residual_km, &mut at_home),
            roads,
        })
    }
}

/// One gale.
pub struct Gale<'a> {
    /// The world.
    pub world: &'a World,
    /// What it meets.
    pub ground: &'a StormGround,
    /// How wind does damage.
    pub settings: &'a WindDamageSettings,
    /// Prepared once.
    pub model: &'a GaleModel,
    /// Its wind.
    pub passage: &'a Passage,
    /// The random addresses.
    pub draws: &'a Draws,
}

impl Gale<'_> {
    /// Adds what it does to roads and people.
    pub fn strike(&self, struck: &mut Struck) {
        self.fell_trees(&mut struck.closed);
        self.shut_bridges(&mut struck.closed);
        self.drive_out(&mut struck.hits);
    }

    /// When the dangerous wind is over at a cell, but not before its peak.
    fn calm_from(&self, cell: u32) -> Millis {
        let calm = self.passage.calm_from(cell, self.settings.working_wind_m_s);
        calm.max(self.passage.peak_time(cell))
    }

    /// The same at a link.
    pub fn calm_at(&self, link: LinkIx) -> Millis {
        self.calm_from(self.ground.cell_of_link[link.at()])
    }

    /// Trees fall when the wind is strongest, and are cleared once it is over.
    fn fell_trees(&self, closed: &mut Vec<Closing>) {
        let mut residuals = Vec::new();
        let normal = |node| normal_quantile(self.draws.stream(Purpose::Wind, node).uniform());
        self.model.residuals.draw(normal, &mut residuals);
        let links = &self.world.network.links;
        for (&road, &residual) in self.model.roads.iter().zip(&residuals) {
            let cell = self.ground.cell_of_link[road.at()];
            let length_km = links.length_m[road.at()] / 1000.0;
            let roadside = Roadside {
                trees_km: self.ground.trees[road.at()] / length_km.max(1e-3),
                length_km: length_km.max(1e-3),
            };
            let gust_m_s = self.passage.gust_m_s(cell);
            let fallen = self.model.trees.fallen(roadside, gust_m_s, residual);
            if fallen == 0 {
                continue;
            }
            let mut stream = self.draws.stream(Purpose::Trees, links.key[road.at()]);
            let start_min = self.settings.clearing_start_min.sample(&mut stream);
            let work_min = self.model.trees.clearing_min(fallen, &mut stream);
            let cleared = Millis::from_minutes(start_min.max(0.0) + work_min);
            let window = Window {
                from: self.passage.peak_time(cell),
                until: self.calm_from(cell) + cleared,
            };
            closed.push(Closing {
                link: road,
                window,
                cause: Cause::Trees,
                work: Some(Millis::from_minutes(work_min)),
            });
        }
    }

    /// Bridges are shut while the wind is too strong.
    fn shut_bridges(&self, closed: &mut Vec<Closing>) {
        for bridge in &self.ground.bridges {
            let order = ClosingOrder {
                from_m_s: bridge.closing_wind_m_s,
                opens_after: bridge.reopening,
            };
            let gustiness = match bridge.wind {
                BridgeWind::Mean => 1.0,
                BridgeWind::Gust => self.ground.settings.gust_factor,
            };
            let winds = self
                .passage
                .wind_at(self.ground.cell_of_link[bridge.link.at()]);
            let windows = order.closed(MOMENT, winds.map(|wind_m_s| wind_m_s * gustiness));
            closed.extend(windows.into_iter().map(|window| Closing {
                link: bridge.link,
                window,
                cause: Cause::BridgeWind,
                work: None,
            }));
        }
    }

    /// People whose houses the gusts break have to leave when the wind is strongest.
    fn drive_out(&self, hits: &mut Vec<(PlaceIx, Hit)>) {
        for (at, place) in (0..).zip(&self.world.places) {
            let cell = self.ground.cell_of_place[at as usize];
            let gust_m_s = self.passage.gust_m_s(cell);
            let share = self.model.houses.probability(gust_m_s);
            let displaced = libm::round(f64::from(place.population) * share) as u32;
            if displaced == 0 {
                continue;
            }
            let hit = Hit {
                time: self.passage.peak_time(cell),
                affected: displaced,
                displaced,
                blow: Blow::Wind,
            };
            hits.push((PlaceIx(at), hit));
        }
    }

    /// When each place cannot be heard: its power is out and its batteries are flat. Empty windows where it can. `[place]`
    pub fn silence(&self) -> Vec<Window> {
        let communications = CommunicationsParameters {
            battery_h: self.settings.battery_h,
        };
        let mut residuals = Vec::new();
        let normal = |node| normal_quantile(self.draws.stream(Purpose::Power, node).uniform());
        self.model.power_residuals.draw(normal, &mut residuals);
        let silence = |(at, place): (usize, &crate::world::Place)| {
            let cell = self.ground.cell_of_place[at];
            let mut stream = self.draws.stream(Purpose::Power, place.key);
            let residual = residuals[at];
            let lasts_h = self
                .settings
                .power_restoration_h
                .sample(&mut stream)
                .max(0.0);
            let share = self.model.power.probability(self.passage.gust_m_s(cell));
            let outage = copula::fails(residual, share).then(|| Window {
                from: self.passage.peak_time(cell),
                until: self.calm_from(cell) + Millis::from_hours(lasts_h),
            });
            let silence = communications.silence(outage, BackupSupply::Battery, &mut stream);
            silence.unwrap_or_default()
        };
        self.world.places.iter().enumerate().map(silence).collect()
    }
}
