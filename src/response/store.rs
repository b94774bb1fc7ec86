//! A depot or store point during the response: goods on the shelf, docks, opening, and water on the floor.

use super::orders::Orders;
use super::plan::{Plan, Tier};
use super::queue::Station;
use crate::damage::SiteFlood;
use crate::hazard::Draws;
use crate::random::Purpose;
use crate::scenario::choices::{Level, StockKind};
use crate::units::Millis;
use crate::world::{CommodityIx, Site, SiteIx, World};

/// One line of stock as it can be had in this replication.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which goods.
    pub commodity: CommodityIx,
    /// From when on it can be loaded; [`Millis::NEVER`] if it cannot be had.
    pub from: Millis,
    /// Thousandths of a unit left to send.
    pub left: i64,
}

/// The state of one site.
#[derive(Clone, Debug)]
pub struct Store {
    /// Lines of stock.
    pub lines: Vec<Line>,
    /// When its gate is open; [`Millis::NEVER`] without an order.
    pub opens: Millis,
    /// Water on its floor.
    pub flood: SiteFlood,
    /// Its docks.
    pub docks: Station,
    /// Vehicles that stand by, lowest number last.
    pub idle: Vec<u32>,
    /// Places found to be cut off, by kind of vehicle. `[kind]`
    pub cut_off: Vec<CutOff>,
}

/// Places that no road believed open led to: none does until some road comes to be believed open.
#[derive(Clone, Debug, Default)]
pub struct CutOff {
    /// Roads that had come to be believed open when it was asked.
    openings: u32,
    /// By position among the places served, a bit each.
    places: Vec<u64>,
}

impl CutOff {
    /// Whether a place is still cut off for sure.
    pub fn holds(&self, openings: u32, served: usize) -> bool {
        let word = self.places.get(served / 64).copied().unwrap_or(0);
        self.openings == openings && word & (1 << (served % 64)) != 0
    }

    /// A place was found to be cut off.
    pub fn add(&mut self, openings: u32, served: usize) {
        if self.openings != openings {
            self.places.clear();
            self.openings = openings;
        }
        if self.places.len() <= served / 64 {
            self.places.resize(served / 64 + 1, 0);
        }
        self.places[served / 64] |= 1 << (served % 64);
    }
}

impl Store {
    /// Draws what can be had and when; its floor stays dry.
    pub fn draw(world: &World, draws: &Draws, plan: &Plan, orders: &Orders, site: SiteIx) -> Self {
        let row = &world.sites[site.at()];
        let ordered = first_order(plan, orders, site);
        let opening = row
            .opening_min
            .sample(&mut draws.stream(Purpose::Loading, row.key))
            .max(0.0);
        let opens = if ordered.is_never() {
            Millis::NEVER
        } else {
            ordered + Millis::from_minutes(opening)
        };
        let reserve = if row.level == Level::County {
            world.policy.reserve_share
        } else {
            0.0
        };
        let lines = (0..row.stock.len())
            .map(|at| line(draws, orders, row, at, reserve))
            .collect();
        Self {
            lines,
            opens,
            flood: SiteFlood::DRY,
            docks: Station::new(row.docks),
            idle: Vec::new(),
            cut_off: vec![CutOff::default(); plan.kinds.len()],
        }
    }

    /// Whether goods can be loaded now.
    pub fn is_open(&self, now: Millis) -> bool {
        self.opens <= now && !self.flood.covers(now)
    }
    /// Thousandths of a unit of a commodity that can be loaded now.
    pub fn at_hand(&self, commodity: CommodityIx, now: Millis) -> i64 {
        self.lines
            .iter()
            .filter(|line| line.commodity == commodity && line.from <= now)
            .map(|line| line.left)
            .sum()
    }
    /// Takes goods off the shelf; the caller has asked [`Store::at_hand`].
    pub fn take(&mut self, commodity: CommodityIx, mut quantity: i64, now: Millis) {
        for line in self
            .lines
            .iter_mut()
            .filter(|line| line.commodity == commodity && line.from <= now)
        {
            let taken = quantity.min(line.left);
            line.left -= taken;
            quantity -= taken;
        }
    }
    /// Puts goods back that a vehicle brought home.
    pub fn put_back(&mut self, commodity: CommodityIx, quantity: i64, now: Millis) {
        let mut lines = self.lines.iter_mut();
        if let Some(line) = lines.find(|line| line.commodity == commodity && line.from <= now) {
            line.left += quantity;
        }
    }
    /// The water reaches the floor: part of what lies there is lost.
    pub fn lose(&mut self, share: f64) {
        for line in &mut self.lines {
            line.left -= libm::round(line.left as f64 * share) as i64;
        }
    }
}

/// When the first order reaches a site.
pub fn first_order(plan: &Plan, orders: &Orders, site: SiteIx) -> Millis {
    let tier = plan.tier[site.at()];
    let order = |place: &crate::world::PlaceIx| order_for(orders, tier, *place);
    plan.served[site.at()]
        .iter()
        .map(order)
        .min()
        .unwrap_or(Millis::NEVER)
}

/// When a site of this tier may send to a place.
pub fn order_for(orders: &Orders, tier: Tier, place: crate::world::PlaceIx) -> Millis {
    match tier {
        Tier::Own(_) => orders.of(place).own_handout,
        Tier::Town(_) => orders.of(place).town_order,
        Tier::County => orders.of(place).county_order,
    }
}

fn line(draws: &Draws, orders: &Orders, site: &Site, at: usize, reserve: f64) -> Line {
    let stock = &site.stock[at];
    let mut stream = draws.stream(Purpose::Stock, stock.key);
    let reliable = stream.happens(stock.reliability_share);
    let delay = Millis::from_minutes(stock.activation_min.sample(&mut stream).max(0.0));
    let from = match stock.kind {
        _ if !reliable => Millis::NEVER,
        StockKind::Physical | StockKind::Household => Millis::ZERO,
        _ if orders.activation.is_never() => Millis::NEVER,
        StockKind::Agreement | StockKind::Capacity | StockKind::Social => orders.activation + delay,
    };
    let kept = libm::round(stock.quantity_milli as f64 * reserve) as i64;
    Line {
        commodity: stock.commodity,
        from,
        left: stock.quantity_milli - kept,
    }
}
