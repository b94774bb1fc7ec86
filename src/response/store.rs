//! A depot or store point during the response: goods on the shelf, docks, opening, and water on the floor.

use fixedbitset::FixedBitSet;

use super::facts::Facts;
use super::orders::Orders;
use super::plan::Plan;
use super::queue::Station;
use super::tier::Tier;
use crate::damage::SiteFlood;
use crate::random::Purpose;
use crate::scenario::choices::{Level, StockKind};
use crate::units::Millis;
use crate::world::{CommodityIx, Making, PlaceIx, Site, SiteIx, StockLine, World};

/// One line of stock as it can be had in this replication.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Line {
    /// Which goods.
    pub commodity: CommodityIx,
    /// From when on it can be loaded; [`Millis::NEVER`] if it cannot be had.
    pub from: Millis,
    /// Thousandths of a unit left to send, what has been made not counted: what was sent of that has been taken off here.
    left: i64,
    /// What is made from then on.
    made: Option<Making>,
    /// Since when, without a break, there has been any of it: in this line, or in others that it took over from.
    since: Millis,
}

impl Line {
    /// Thousandths of a unit that lie there, on a site with this water on its floor: while that is wet, nothing is made.
    pub fn at_hand(&self, now: Millis, flood: &SiteFlood) -> i64 {
        let made = self.made.map_or(0, |made| {
            let wet = flood.until.min(now) - flood.from.max(self.from);
            made.by(now - self.from - wet.max(Millis::ZERO))
        });
        if self.from <= now {
            self.left + made
        } else {
            0
        }
    }

    /// Whether there is, or will be, anything.
    pub fn holds_anything(&self) -> bool {
        self.left > 0 || self.made.is_some()
    }
}

/// The state of one site.
#[derive(Clone, Debug)]
pub struct Store {
    /// Lines of stock.
    pub lines: Vec<Line>,
    /// When the first order reaches it; [`Millis::NEVER`] without one.
    pub ordered: Millis,
    /// When its gate is open; [`Millis::NEVER`] without an order.
    pub opens: Millis,
    /// Water on its floor.
    pub flood: SiteFlood,
    /// Its docks.
    pub docks: Station,
    /// Vehicles that stand by.
    pub idle: Vec<u32>,
    /// Places found to be cut off, by kind of vehicle. `[kind]`
    pub cut_off: Vec<CutOff>,
    /// Places for which relief has been found to be ordered here.
    pub ordered_for: FixedBitSet,
}

/// Places that no road believed open led to: none does until some road comes to be believed open.
#[derive(Clone, Debug, Default)]
pub struct CutOff {
    /// Roads that had come to be believed open when it was asked.
    openings: u32,
    places: FixedBitSet,
}

impl CutOff {
    /// The places that are cut off for sure, to be added to.
    pub fn now(&mut self, openings: u32) -> &mut FixedBitSet {
        if self.openings != openings {
            self.places.clear();
            self.openings = openings;
        }
        &mut self.places
    }
}

impl Store {
    /// A store that has not begun.
    pub fn new(plan: &Plan) -> Self {
        Self {
            lines: Vec::new(),
            ordered: Millis::NEVER,
            opens: Millis::NEVER,
            flood: SiteFlood::DRY,
            docks: Station::new(0),
            idle: Vec::new(),
            cut_off: vec![CutOff::default(); plan.kinds.len()],
            ordered_for: FixedBitSet::new(),
        }
    }

    /// Begins a replication: draws what can be had and when.
    pub fn begin(&mut self, world: &World, plan: &Plan, facts: &Facts, site: SiteIx) {
        let row = &world.sites[site.at()];
        self.ordered = first_order(plan, &facts.orders, site).max(arrival(world, facts, row));
        self.opens = self.ordered;
        if !self.ordered.is_never() {
            let mut stream = facts.draws.stream(Purpose::Loading, row.key);
            self.opens += row.opening_min.minutes(&mut stream);
        }
        let reserve = if row.level == Level::County {
            world.policy.reserve_share
        } else {
            0.0
        };
        self.lines.clear();
        for stock in &row.stock {
            let line = line(stock, facts, reserve);
            if row.level == Level::County && !world.activation_levels.is_empty() {
                self.lines.extend(released(world, facts, line));
            } else {
                self.lines.push(line);
            }
        }
        self.flood = SiteFlood::of(world, &facts.event, row);
        self.docks.reopen(row.docks);
        self.idle.clear();
        for cut_off in &mut self.cut_off {
            cut_off.places.clear();
            cut_off.places.grow(world.places.len());
        }
        self.ordered_for.clear();
        self.ordered_for.grow(world.places.len());
    }

    /// Whether goods can be loaded now.
    pub fn is_open(&self, now: Millis) -> bool {
        self.opens <= now && !self.flood.covers(now)
    }
    /// Thousandths of a unit of a commodity that can be loaded now.
    pub fn at_hand(&self, commodity: CommodityIx, now: Millis) -> i64 {
        self.lines
            .iter()
            .filter(|line| line.commodity == commodity)
            .map(|line| line.at_hand(now, &self.flood))
            .sum()
    }
    /// Since when, without a break, some of a commodity can have been loaded, as seen now; [`Millis::NEVER`] if none can be.
    pub fn at_hand_since(&self, commodity: CommodityIx, now: Millis) -> Millis {
        let at_hand =
            |line: &&Line| line.commodity == commodity && line.at_hand(now, &self.flood) > 0;
        let lines = self.lines.iter().filter(at_hand);
        let since = lines.map(|line| line.since).min();
        let since = since.unwrap_or(Millis::NEVER).max(self.opens);
        if !self.is_open(now) {
            Millis::NEVER
        } else if self.flood.from <= now {
            since.max(self.flood.until)
        } else {
            since
        }
    }
    /// Lists the commodities that can be loaded now.
    pub fn list(&self, now: Millis, shelf: &mut Vec<CommodityIx>) {
        let at_hand = |line: &&Line| line.at_hand(now, &self.flood) > 0;
        shelf.clear();
        shelf.extend(self.lines.iter().filter(at_hand).map(|line| line.commodity));
    }
    /// Takes goods off the shelf; the caller has asked [`Store::at_hand`].
    pub fn take(&mut self, commodity: CommodityIx, mut quantity: i64, now: Millis) {
        let own = |line: &&mut Line| line.commodity == commodity && line.from <= now;
        let mut ended = Millis::NEVER;
        for line in self.lines.iter_mut().filter(own) {
            // A line that ends hands over to the next: there are goods without a break.
            line.since = line.since.min(ended);
            let taken = quantity.min(line.at_hand(now, &self.flood));
            line.left -= taken;
            quantity -= taken;
            if line.at_hand(now, &self.flood) == 0 {
                // What is made begins to pile up again at once.
                let again = line.made.map_or(Millis::NEVER, |_| now);
                ended = std::mem::replace(&mut line.since, again);
            }
        }
    }
    /// Puts goods back that a vehicle brought home.
    pub fn put_back(&mut self, commodity: CommodityIx, quantity: i64, now: Millis) {
        let mut lines = self.lines.iter_mut();
        if let Some(line) = lines.find(|line| line.commodity == commodity && line.from <= now) {
            line.left += quantity;
            line.since = line.since.min(now);
        }
    }
    /// The water reaches the floor: part of what lies there is lost.
    pub fn lose(&mut self, share: f64, now: Millis) {
        for line in &mut self.lines {
            // What cannot be had yet lies there all the same.
            let there = line.left.max(line.at_hand(now, &self.flood));
            line.left -= libm::round(there as f64 * share) as i64;
        }
    }
}

/// When the first order reaches a site.
pub fn first_order(plan: &Plan, orders: &Orders, site: SiteIx) -> Millis {
    let tier = plan.tier[site.at()];
    let order = |place: &PlaceIx| order_for(orders, tier, *place);
    plan.served[site.at()]
        .iter()
        .map(order)
        .min()
        .unwrap_or(Millis::NEVER)
}

/// When a site of this tier may send to a place.
pub fn order_for(orders: &Orders, tier: Tier, place: PlaceIx) -> Millis {
    match tier {
        Tier::Own(_) => orders.of(place).own_handout,
        Tier::Town(_) => orders.of(place).town_order,
        Tier::County => orders.of(place).county_order,
    }
}

fn line(stock: &StockLine, facts: &Facts, reserve: f64) -> Line {
    let mut stream = facts.draws.stream(Purpose::Stock, stock.key);
    let is_on_the_shelf = matches!(stock.kind, StockKind::Physical | StockKind::Household);
    let from = if is_on_the_shelf && stock.reliability_share >= 1.0 {
        Millis::ZERO // surely there: no need to draw
    } else if !stream.happens(stock.reliability_share) {
        Millis::NEVER
    } else if is_on_the_shelf {
        Millis::ZERO
    } else {
        let delay = stock.activation_min.sample(&mut stream).max(0.0);
        facts.orders.activation + Millis::from_minutes(delay)
    };
    let kept = libm::round(stock.quantity_milli as f64 * reserve) as i64;
    Line {
        commodity: stock.commodity,
        from,
        left: stock.quantity_milli - kept,
        made: stock.made,
        since: from,
    }
}

/// A line of the county's stock, level by level: each releases what it adds to the share of those below it.
fn released<'a>(
    world: &'a World,
    facts: &'a Facts,
    line: Line,
) -> impl Iterator<Item = Line> + use<'a> {
    let levels = world
        .activation_levels
        .iter()
        .zip(&facts.orders.levels.0)
        .enumerate();
    let mut before = 0;
    levels.map(move |(at, (row, &in_force))| {
        let so_far = libm::round(line.left as f64 * row.stock_share) as i64;
        let left = (so_far - before).max(0);
        before = so_far.max(before);
        let from = line.from.max(in_force);
        Line {
            from,
            since: from,
            left,
            // What is made is nobody's stock: any level releases it.
            made: line.made.filter(|_| at == 0),
            ..line
        }
    })
}

/// From when on a site is there to be ordered to act: its level is in force, and what comes from outside is here.
fn arrival(world: &World, facts: &Facts, row: &Site) -> Millis {
    let orders = &facts.orders;
    let request = row.from_level.map(|level| orders.levels.from(world, level));
    let Some(reinforcement) = &row.reinforcement else {
        return request.unwrap_or(Millis::ZERO);
    };
    let request = request.unwrap_or(orders.activation);
    let mut stream = facts.draws.stream(Purpose::Reinforcement, row.key);
    let comes = stream.happens(reinforcement.arrival_share);
    let takes = reinforcement.arrives_after_h.hours(&mut stream);
    if comes && !request.is_never() {
        request + takes
    } else {
        Millis::NEVER
    }
}
