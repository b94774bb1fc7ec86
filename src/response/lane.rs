//! One replication's state and its event loop.

use super::blame::Blame;
use super::clockwork::Clockwork;
use super::log::{Entry, Happened};
use super::need::{PlaceNeed, Waters};
use super::orders::Orders;
use super::picture::Picture;
use super::plan::{Plan, Tier};
use super::routes::Routes;
use super::store::{Store, first_order, order_for};
use super::tally::Tally;
use super::trip::Trip;
use crate::damage::{Damage, TrueRoads};
use crate::hazard::{Draws, Event};
use crate::outcome::PlaceOutcome;
use crate::random::{Purpose, Stream};
use crate::scenario::choices::Level;
use crate::units::{HOUR_MS, Millis};
use crate::world::{CommodityIx, LinkIx, PlaceIx, SiteIx, VehicleIx, World};

/// What the clock can bring.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tick {
    /// A place is struck, or a further day of need begins.
    Need {
        /// Where.
        place: PlaceIx,
        /// Days since it was struck.
        day: u32,
    },
    /// A site may send to one more place, opens, falls dry, or stock comes in: look what it can do.
    Look(SiteIx),
    /// A site's floor comes under water.
    SiteFlooded(SiteIx),
    /// A vehicle is ready for the first time.
    Ready(u32),
    /// A vehicle is loaded.
    Loaded(u32),
    /// A vehicle gets to the end of its route.
    Arrived(u32),
    /// A vehicle stands in front of a closed link.
    Blocked(u32, LinkIx),
    /// A vehicle that waits looks at the water again.
    LookAgain(u32),
    /// A vehicle has unloaded.
    Unloaded(u32),
    /// Headquarters hears that a link was closed at a time.
    Heard(LinkIx, Millis),
    /// Headquarters hears that a vehicle has been waiting since a time.
    HeardWaiting(u32, Millis),
}

/// One replication.
pub struct Lane<'w> {
    pub(super) world: &'w World,
    pub(super) plan: &'w Plan,
    pub(super) draws: Draws,
    pub(super) event: Event,
    pub(super) damage: Damage,
    pub(super) orders: Orders,
    pub(super) picture: Picture,
    pub(super) clock: Clockwork<Tick>,
    pub(super) now: Millis,
    /// Its number within the batch.
    pub(super) in_batch: usize,
    /// `[place]`
    pub(super) needs: Vec<PlaceNeed>,
    /// `[place × commodity]`
    pub(super) tallies: Vec<Tally>,
    /// `[place]`
    pub(super) places: Vec<PlaceOutcome>,
    /// `[place]`
    pub(super) blame: Vec<Blame>,
    /// `[site]`
    pub(super) stores: Vec<Store>,
    /// The trip of each vehicle. `[truck]`
    pub(super) trips: Vec<Trip>,
    /// First goods of each level. `[level]`
    pub(super) first_supply: Vec<crate::outcome::FirstSupply>,
    pub(super) closures_met: u32,
    pub(super) unloading: Vec<Option<Stream>>,
    pub(super) log: Option<Vec<Entry>>,
}

impl<'w> Lane<'w> {
    /// Draws the event and everything that follows from it before anybody acts.
    pub fn new(
        world: &'w World,
        plan: &'w Plan,
        draws: Draws,
        in_batch: usize,
        keep_log: bool,
    ) -> Self {
        let event = Event::draw(world, &draws);
        let damage = Damage::draw(world, &event, &draws);
        let needs: Vec<PlaceNeed> = world
            .places
            .iter()
            .map(|place| PlaceNeed::of(world, &event, place))
            .collect();
        let orders = Orders::draw(world, &draws, &needs);
        let sites = (0..world.sites.len() as u32).map(SiteIx);
        let stores = sites
            .map(|site| Store {
                flood: damage.sites[site.at()],
                ..Store::draw(world, &draws, plan, &orders, site)
            })
            .collect();
        let tallies = needs
            .iter()
            .flat_map(|need| vec![Tally::opened(need.struck); world.commodities.len()])
            .collect();
        let first = |&level| crate::outcome::FirstSupply {
            level,
            place: None,
            time: Millis::NEVER,
        };
        let mut lane = Self {
            picture: Picture::draw(world, &damage, &draws, plan.kinds.len()),
            clock: Clockwork::new(),
            now: Millis::ZERO,
            places: needs
                .iter()
                .enumerate()
                .map(|(at, need)| clocks(world, &event, &orders, at, need))
                .collect(),
            blame: vec![Blame::default(); needs.len()],
            trips: plan
                .trucks
                .iter()
                .map(|truck| Trip::at_home(truck.site))
                .collect(),
            first_supply: Level::ALL.iter().map(first).collect(),
            closures_met: 0,
            unloading: vec![None; world.places.len()],
            log: keep_log.then(Vec::new),
            world,
            plan,
            draws,
            event,
            damage,
            orders,
            in_batch,
            needs,
            tallies,
            stores,
        };
        lane.schedule_known();
        lane
    }

    /// Whether anybody is struck at all; if not, nothing will happen.
    pub fn is_active(&self) -> bool {
        self.needs.iter().any(|need| !need.struck.is_never())
    }

    /// Puts everything on the clock that is certain from the start.
    fn schedule_known(&mut self) {
        for (at, need) in self
            .needs
            .iter()
            .enumerate()
            .filter(|(_, need)| !need.struck.is_never())
        {
            self.clock.schedule(
                need.struck,
                Tick::Need {
                    place: PlaceIx(at as u32),
                    day: 0,
                },
            );
        }
        let struck: Vec<bool> = self
            .needs
            .iter()
            .map(|need| !need.struck.is_never())
            .collect();
        for site in (0..self.world.sites.len() as u32).map(SiteIx) {
            let (store, tier) = (&self.stores[site.at()], self.plan.tier[site.at()]);
            let orders = self.plan.served[site.at()]
                .iter()
                .filter(|place| struck[place.at()]);
            let orders = orders.map(|&place| order_for(&self.orders, tier, place));
            let stock = store.lines.iter().map(|line| line.from);
            for time in orders
                .chain(stock)
                .chain([store.opens, store.flood.until])
                .filter(|time| !time.is_never())
            {
                self.clock.schedule(time, Tick::Look(site));
            }
            if store.flood.ever() {
                self.clock
                    .schedule(store.flood.from, Tick::SiteFlooded(site));
            }
        }
        for (number, truck) in self.plan.trucks.iter().enumerate() {
            let fleet = &self.world.fleets[truck.fleet as usize];
            let ordered = first_order(self.plan, &self.orders, truck.site);
            // One draw a team: its vehicles turn out together.
            let turnout = fleet
                .turnout_min
                .sample(&mut self.draws.stream(Purpose::Turnout, fleet.key))
                .max(0.0);
            let ready = ordered + Millis::from_minutes(turnout);
            let serves = !matches!(self.plan.tier[truck.site.at()], Tier::Own(_));
            if !ordered.is_never() && serves {
                self.clock.schedule(ready, Tick::Ready(number as u32));
            }
        }
    }

    /// Runs all events before `end`. At its start headquarters has a new picture, so that everybody idle looks again.
    pub fn run_epoch(&mut self, begins: Millis, end: Millis, routes: &mut Routes) {
        self.now = begins;
        self.grow_needs();
        for site in (0..self.world.sites.len() as u32).map(SiteIx) {
            self.look(site, routes);
        }
        while let Some((time, tick)) = self.clock.next_before(end) {
            self.now = time;
            self.handle(tick, routes);
        }
    }

    fn handle(&mut self, tick: Tick, routes: &mut Routes) {
        match tick {
            Tick::Need { place, day } => self.need(place, day),
            Tick::Look(site) => self.look(site, routes),
            Tick::SiteFlooded(site) => {
                self.stores[site.at()].lose(self.world.sites[site.at()].flood_loss_share);
            }
            Tick::Ready(truck) => {
                let site = self.plan.trucks[truck as usize].site;
                self.trips[truck as usize].first_ready = self.now;
                self.stand_by(truck);
                self.look(site, routes);
            }
            Tick::Loaded(truck) => self.depart(truck, routes),
            Tick::Arrived(truck) => self.arrived(truck, routes),
            Tick::Blocked(truck, link) => self.blocked(truck, link, routes),
            Tick::LookAgain(truck) => self.look_again(truck, routes),
            Tick::Unloaded(truck) => self.unloaded(truck, routes),
            Tick::Heard(link, met) => self.picture.hear(link, met),
            Tick::HeardWaiting(truck, since) => self.heard_waiting(truck, since),
        }
    }

    /// A place is struck, or a further day begins: its need grows.
    fn need(&mut self, place: PlaceIx, day: u32) {
        self.grow_place(place);
        let (struck, displaced, affected) = {
            let need = &self.needs[place.at()];
            (need.struck, need.displaced, need.affected)
        };
        for commodity in self.commodities() {
            let goods = &self.world.commodities[commodity.at()];
            let people = by_population(goods.need_population, affected, displaced);
            if day > 0 && goods.daily_need_milli > 0 {
                let quantity = goods.daily_need_milli * i64::from(people);
                let now = self.now;
                self.tally_mut(place, commodity).need(struck, now, quantity);
            }
        }
        let next = struck + Millis(24 * HOUR_MS * i64::from(day + 1));
        self.clock.schedule(
            next,
            Tick::Need {
                place,
                day: day + 1,
            },
        );
    }

    fn grow_needs(&mut self) {
        for place in (0..self.needs.len() as u32).map(PlaceIx) {
            self.grow_place(place);
        }
    }

    /// Counts the people whom the water has reached since last time, and their first packages.
    fn grow_place(&mut self, place: PlaceIx) {
        let (world, now) = (self.world, self.now);
        let water = Waters {
            world,
            event: &self.event,
            place: &world.places[place.at()],
        };
        let left = &mut self.places[place.at()].displaced_at;
        let groups = left.len();
        let affected = self.needs[place.at()].grow(&water, now, left);
        let displaced: u32 = left[groups..].iter().map(|&(_, people)| people).sum();
        let struck = self.needs[place.at()].struck;
        if (affected, displaced) == (0, 0) {
            return;
        }
        for commodity in self.commodities() {
            let goods = &world.commodities[commodity.at()];
            let people = by_population(goods.need_population, affected, displaced);
            self.tally_mut(place, commodity).need(
                struck,
                now,
                goods.first_package_milli * i64::from(people),
            );
        }
    }

    /// Commodities in the order of loading.
    pub(super) fn commodities(&self) -> impl Iterator<Item = CommodityIx> + use<'w> {
        self.plan.loading_order.iter().copied()
    }
    pub(super) fn tally(&self, place: PlaceIx, commodity: CommodityIx) -> &Tally {
        &self.tallies[place.at() * self.world.commodities.len() + commodity.at()]
    }
    pub(super) fn tally_mut(&mut self, place: PlaceIx, commodity: CommodityIx) -> &mut Tally {
        &mut self.tallies[place.at() * self.world.commodities.len() + commodity.at()]
    }

    /// The truth, as this kind of vehicle meets it.
    pub(super) fn roads(&self, vehicle: VehicleIx) -> TrueRoads<'_> {
        let vehicle = &self.world.vehicles[vehicle.at()];
        TrueRoads {
            world: self.world,
            event: &self.event,
            damage: &self.damage,
            vehicle,
        }
    }

    pub(super) fn note(&mut self, what: Happened) {
        let time = self.now;
        if let Some(log) = &mut self.log {
            log.push(Entry { time, what });
        }
    }
}

fn by_population(
    population: crate::scenario::choices::NeedPopulation,
    affected: u32,
    displaced: u32,
) -> u32 {
    match population {
        crate::scenario::choices::NeedPopulation::Affected => affected,
        crate::scenario::choices::NeedPopulation::Displaced => displaced,
    }
}

/// The clocks of a place, known from the start.
fn clocks(
    world: &World,
    event: &Event,
    orders: &Orders,
    at: usize,
    need: &PlaceNeed,
) -> PlaceOutcome {
    if need.struck.is_never() {
        return PlaceOutcome::default();
    }
    let place = orders.of(PlaceIx(at as u32));
    let warning = world.places[at].water.zip(event.flood.as_ref());
    let warning = warning.and_then(|(water, flood)| flood.warning_step(water.reach));
    PlaceOutcome {
        struck: need.struck,
        warning: warning.map_or(Millis::NEVER, |step| world.grid.step_begins(step)),
        county_report: place.county_report,
        activation: orders.activation,
        dispatch_order: place.county_order,
        ..PlaceOutcome::default()
    }
}
