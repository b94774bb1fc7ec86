//! One replication's state and its event loop.

use std::sync::Arc;

use super::blame::Blame;
use super::books::Books;
use super::clockwork::Clockwork;
use super::crew_hours::{Crews, Hours};
use super::desk::Desk;
use super::facts::Facts;
use super::incidents;
use super::log::{Entry, Happened};
use super::need::PlaceNeed;
use super::picture::Picture;
use super::plan::Plan;
use super::routes::Routes;
use super::soonest::Soonest;
use super::store::{Store, order_for};
use super::tier::Tier;
use super::trip::Trip;
use super::truck::Truck;
use crate::damage::TrueRoads;
use crate::outcome::{FirstSupply, IncidentOutcome, Patient, PlaceOutcome, RescueSortie};
use crate::random::{Purpose, Stream};
use crate::scenario::choices::{DispatchRule, Level};
use crate::units::Millis;
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
    /// A helicopter that stayed on the ground may fly.
    TakesOff(u32),
    /// A vehicle has unloaded.
    Unloaded(u32),
    /// The shift of a vehicle's crew is over.
    ShiftEnds(u32),
    /// A crew that rested is on its vehicle again.
    Rested(u32),
    /// Headquarters hears that a link was closed at a time.
    Heard(LinkIx, Millis),
    /// Headquarters hears that a vehicle has been waiting since a time.
    HeardWaiting(u32, Millis),
    /// The free vehicles of all depots are to be sent out together.
    SendTogether,
    /// The vehicles that stand by at villages are to be sent for goods.
    Fetch,
    /// The soonest that anybody could be at a place, where that is played instead of a rule.
    Relieve(PlaceIx),
}

/// One replication at a time; its memory serves the next.
pub struct Lane<'w> {
    pub(super) world: &'w World,
    pub(super) plan: &'w Plan,
    pub(super) facts: Arc<Facts>,
    /// Its number within the batch.
    pub(super) in_batch: usize,
    pub(super) picture: Picture,
    pub(super) clock: Clockwork<Tick>,
    pub(super) now: Millis,
    /// `[place]`
    pub(super) needs: Vec<PlaceNeed>,
    pub(super) books: Books,
    /// `[place]`
    pub(super) places: Vec<PlaceOutcome>,
    /// `[place]`
    pub(super) blame: Vec<Blame>,
    /// `[site]`
    pub(super) stores: Vec<Store>,
    /// The trip of each vehicle. `[truck]`
    pub(super) trips: Vec<Trip>,
    /// How long crews drive and work, where they tire.
    pub(super) hours: Option<Hours>,
    /// Their crews, where they tire; else empty. `[truck]`
    pub(super) crews: Vec<Crews>,
    /// First goods of each level. `[level]`
    pub(super) first_supply: Vec<FirstSupply>,
    pub(super) closures_met: u32,
    /// Calls for help, which nothing else in the lane touches.
    pub(super) incidents: Vec<IncidentOutcome>,
    /// What crews did who bring people out, once all else has been played.
    pub(super) rescues: Vec<RescueSortie>,
    /// The injured, once all else has been played.
    pub(super) patients: Vec<Patient>,
    /// `[place]`
    pub(super) unloading: Vec<Option<Stream>>,
    pub(super) log: Option<Vec<Entry>>,
    pub(super) desk: Desk,
    /// Kinds of vehicles that have just found nothing to do.
    pub(super) without_work: Vec<VehicleIx>,
    /// Whether the vehicles of all depots are about to be sent out together.
    pub(super) is_asked_together: bool,
    /// How often somebody has asked for vehicles to be sent for goods, and not been heard yet.
    pub(super) asked_to_fetch: u32,
    /// The soonest relief of each place, where that is played instead of a rule; else empty. `[place]`
    pub(super) soonest: Vec<Option<Soonest>>,
}

impl<'w> Lane<'w> {
    /// A lane that has not begun.
    pub fn new(world: &'w World, plan: &'w Plan, in_batch: usize, facts: Arc<Facts>) -> Self {
        let at_home = |truck: &Truck| Trip::at_home(truck.site);
        Self {
            world,
            plan,
            picture: Picture::new(world, plan.kinds.len(), Arc::clone(&facts)),
            facts,
            in_batch,
            clock: Clockwork::new(),
            now: Millis::ZERO,
            needs: Vec::new(),
            books: Books::default(),
            places: Vec::new(),
            blame: Vec::new(),
            stores: world.sites.iter().map(|_| Store::new(plan)).collect(),
            trips: plan.trucks.iter().map(at_home).collect(),
            hours: Hours::of(world),
            crews: Vec::new(),
            first_supply: Vec::new(),
            closures_met: 0,
            incidents: Vec::new(),
            rescues: Vec::new(),
            patients: Vec::new(),
            unloading: Vec::new(),
            log: None,
            desk: Desk::default(),
            without_work: Vec::new(),
            is_asked_together: false,
            asked_to_fetch: 0,
            soonest: Vec::new(),
        }
    }

    /// Begins a replication: nobody has acted yet.
    pub fn begin(&mut self, facts: Arc<Facts>, keep_log: bool) {
        let (world, plan) = (self.world, self.plan);
        self.facts = facts;
        self.now = Millis::ZERO;
        self.picture.begin(Arc::clone(&self.facts));
        self.clock.clear();
        self.needs.clone_from(&self.facts.needs);
        let struck = self.needs.iter().map(|need| need.struck);
        self.books.open(world.commodities.len(), struck);
        self.places = (0..self.needs.len()).map(|at| self.clocks(at)).collect();
        self.blame.clear();
        self.blame.resize(self.needs.len(), Blame::default());
        for (site, store) in (0..).map(SiteIx).zip(&mut self.stores) {
            store.begin(world, plan, &self.facts, site);
        }
        for trip in &mut self.trips {
            trip.go_home();
        }
        self.begin_crews();
        let first = |&level| FirstSupply {
            level,
            place: None,
            time: Millis::NEVER,
        };
        self.first_supply = Level::ALL.iter().map(first).collect();
        self.closures_met = 0;
        self.incidents = incidents::answer(&plan.incident_access, &self.facts.roads(world));
        self.is_asked_together = false;
        self.asked_to_fetch = 0;
        self.soonest.clear();
        self.unloading.clear();
        self.unloading.resize(self.needs.len(), None);
        self.log = keep_log.then(Vec::new);
        self.schedule_known();
    }

    /// Whether anybody is struck at all; if not, nothing will happen.
    pub fn is_active(&self) -> bool {
        self.facts.is_anybody_struck
    }

    /// Puts everything on the clock that is certain from the start.
    fn schedule_known(&mut self) {
        if !self.is_active() {
            return;
        }
        for (place, need) in (0..).map(PlaceIx).zip(&self.needs) {
            if !need.struck.is_never() {
                self.clock.plan(need.struck, Tick::Need { place, day: 0 });
            }
        }
        for site in (0..self.world.sites.len() as u32).map(SiteIx) {
            self.schedule_site(site);
        }
        if self.world.policy.dispatch_rule == DispatchRule::RelaxedBound {
            self.plan_soonest();
        } else {
            self.schedule_vehicles();
        }
        self.clock.start();
    }

    fn schedule_vehicles(&mut self) {
        for truck in 0..self.plan.trucks.len() as u32 {
            let ready = self.ready(truck);
            if !ready.is_never() {
                self.clock.plan(ready, Tick::Ready(truck));
            }
        }
    }

    /// When a vehicle is ready for the first time; never if nobody orders it to come, or sends it anywhere.
    pub(super) fn ready(&self, truck: u32) -> Millis {
        let fleet = &self.world.fleets[self.plan.trucks[truck as usize].fleet as usize];
        let levels = &self.facts.orders.levels;
        let called = fleet.from_level.map(|level| levels.from(self.world, level));
        let ordered = self.ordered(truck).max(called.unwrap_or(Millis::ZERO));
        if ordered.is_never() {
            return Millis::NEVER;
        }
        // One draw a team: its vehicles turn out together.
        let mut stream = self.facts.draws.stream(Purpose::Turnout, fleet.key);
        let turnout_min = self.facts.event.turnout(&fleet.turnout, ordered);
        ordered + turnout_min.minutes(&mut stream)
    }

    /// When a vehicle is told to turn out; never if it neither serves a depot nor fetches for its village.
    fn ordered(&self, truck: u32) -> Millis {
        let site = self.plan.trucks[truck as usize].site;
        if self.plan.fetch_access.fetches(truck) {
            self.fetch_ordered(truck)
        } else if matches!(self.plan.tier[site.at()], Tier::Own(_)) {
            Millis::NEVER
        } else {
            self.stores[site.at()].ordered
        }
    }

    /// When a site that hands out or sends out goods has reason to look what it can do.
    fn schedule_site(&mut self, site: SiteIx) {
        let (store, tier) = (&self.stores[site.at()], self.plan.tier[site.at()]);
        if store.flood.ever() {
            let tick = Tick::SiteFlooded(site);
            self.clock.plan(store.flood.from, tick);
        }
        if !self.plan.acts(site) {
            return;
        }
        let served = &self.plan.served[site.at()];
        let orders = served
            .iter()
            .map(|&place| order_for(&self.facts.orders, tier, place));
        let stock = store.lines.iter().map(|line| line.from);
        let times = orders.chain(stock).chain([store.opens, store.flood.until]);
        // At the start of an epoch everybody looks anyway.
        for time in times.filter(|&time| !time.is_never() && time > Millis::ZERO) {
            self.clock.plan(time, Tick::Look(site));
        }
    }

    /// Runs all events before `end`. At its start headquarters has a new picture, so that everybody idle looks again.
    pub fn run_epoch(&mut self, begins: Millis, end: Millis, routes: &mut Routes) {
        self.now = begins;
        self.grow_needs();
        for at in 0..self.plan.acting.len() {
            let site = self.plan.acting[at];
            // A store point has nothing new to do unless its village needs more.
            let looks = match self.plan.tier[site.at()] {
                Tier::Own(_) => {
                    let served = &self.plan.served[site.at()];
                    served.iter().any(|&place| self.books.has_grown(place))
                }
                Tier::Town(_) | Tier::County => true,
            };
            if looks {
                self.look(site, routes);
            }
        }
        self.ask_to_fetch();
        for place in 0..self.soonest.len() as u32 {
            self.relieve(PlaceIx(place));
        }
        while let Some((time, tick)) = self.clock.next_before(end) {
            self.now = time;
            self.handle(tick, routes);
        }
    }

    fn handle(&mut self, tick: Tick, routes: &mut Routes) {
        match tick {
            Tick::Need { place, day } => {
                self.need(place, day);
                self.relieve(place);
            }
            Tick::Look(site) => self.look(site, routes),
            Tick::SiteFlooded(site) => {
                let share = self.world.sites[site.at()].flood_loss_share;
                self.stores[site.at()].lose(share, self.now);
            }
            Tick::Ready(truck) => {
                let site = self.plan.trucks[truck as usize].site;
                self.trips[truck as usize].first_ready = self.now;
                self.stand_by(truck);
                self.look(site, routes);
                self.ask_to_fetch();
            }
            Tick::Loaded(truck) => self.depart(truck, routes),
            Tick::Arrived(truck) => self.arrived(truck, routes),
            Tick::Blocked(truck, link) => self.blocked(truck, link, routes),
            Tick::LookAgain(truck) => self.look_again(truck, routes),
            Tick::TakesOff(truck) => self.takes_off(truck),
            Tick::Unloaded(truck) => self.unloaded(truck, routes),
            Tick::ShiftEnds(truck) => self.shift_ends(truck),
            Tick::Rested(truck) => self.rested(truck, routes),
            Tick::Heard(link, met) => self.picture.hear(link, met),
            Tick::HeardWaiting(truck, since) => self.heard_waiting(truck, since),
            Tick::SendTogether => self.send_together(routes),
            Tick::Fetch => self.hear_fetch(routes),
            Tick::Relieve(place) => self.relieve(place),
        }
    }

    /// Commodities in the order of loading.
    pub(super) fn commodities(&self) -> impl Iterator<Item = CommodityIx> + use<'w> {
        self.plan.loading_order.iter().copied()
    }
    /// The truth, as this kind of vehicle meets it.
    pub(super) fn roads(&self, vehicle: VehicleIx) -> TrueRoads<'_> {
        let vehicle = &self.world.vehicles[vehicle.at()];
        TrueRoads {
            world: self.world,
            event: &self.facts.event,
            closures: self.facts.damage.closures(),
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
