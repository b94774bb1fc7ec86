//! Crews that bring out whom the water traps.
//!
//! In: who is trapped where from step to step, the orders, and the roads as they are. Out: how everybody came free, and what each
//! crew did.
//!
//! ```text
//! at base ─ sent, on its level's order ─ turnout ─▶ drive ─▶ launch ─▶ brings out, the deepest first ─▶ nobody is trapped there: free
//!               ▲                                     └ gives up at a closed road ──────────────────────────────────────────┤
//!               └──────────────────────── sent again, without turnout, from where it stands ────────────────────────────────┘
//! ```
//!
//! Whenever a crew is free, and at every epoch, the place with the most trapped people for a crew, the new one counted, gets the
//! nearest free crew (ours; as the method of d'Hondt gives seats). Relief does not feel any of it, nor the other way round.

use std::collections::BTreeSet;

use super::clockwork::Clockwork;
use super::facts::Facts;
use super::plan::Plan;
use super::rescue_way::{Travelled, WaysNow, travel};
use super::rescue_work::{Pace, RescueWork};
use super::store::order_for;
use super::trapped::Pool;
use crate::damage::{TrueRoads, in_deep_water};
use crate::outcome::{Freed, FreedBy, RescueSortie};
use crate::random::Purpose;
use crate::scenario::rescue::RescueSettings;
use crate::scenario::spec::Row;
use crate::units::Millis;
use crate::world::{NodeIx, PlaceIx, Rescue, RescueCrew, SiteIx, VehicleIx, World};

/// How everybody whom the water had trapped came free in one replication. Empty where nobody brings people out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rescued {
    /// What the crews did, in the order in which they were sent.
    pub sorties: Vec<RescueSortie>,
    /// `[place]`
    pub freed: Vec<Vec<Freed>>,
    /// Hours that people would have spent trapped had nobody brought them out. `[place]`
    pub spared_h: Vec<f64>,
}

/// Plays the rescue of one replication. `away_share` tells of each place which share of its people had left in time.
pub fn bring_out(
    world: &World,
    plan: &Plan,
    facts: &Facts,
    away_share: impl Fn(usize) -> f64,
) -> Rescued {
    let (Some(rescue), Some(casualties)) = (&world.rescue, &world.casualties) else {
        return Rescued::default();
    };
    let pool = |at: usize| {
        let here = 1.0 - away_share(at);
        let there = in_deep_water(world, casualties, (&facts.event, &world.places[at]));
        let people = there.map(|people| libm::round(f64::from(people) * here) as u32);
        Pool::of(people.collect())
    };
    let mut room = ControlRoom {
        world,
        plan,
        facts,
        rescue,
        work: RescueWork::new(&rescue.settings, &facts.event, world.grid.horizon),
        crews: rescue
            .crews
            .iter()
            .map(|crew| Boat::at_base(world, crew))
            .collect(),
        sent: vec![0; world.places.len()],
        pools: (0..world.places.len()).map(pool).collect(),
        clock: Clockwork::new(),
        sorties: Vec::new(),
    };
    room.run();
    Rescued {
        sorties: room.sorties,
        freed: room
            .pools
            .iter()
            .map(|pool| pool.freed(&world.grid))
            .collect(),
        spared_h: room
            .pools
            .iter()
            .map(|pool| pool.spared_h(&world.grid))
            .collect(),
    }
}

/// What the clock can bring.
#[derive(Clone, Copy, Debug)]
enum Tick {
    /// Free crews may have somewhere to go.
    Look,
    /// A crew is at its place, its boats in the water.
    Arrived(usize),
    /// A crew gave up at a closed road.
    GaveUp(usize, NodeIx),
    /// A crew has brought out one more.
    BroughtOut(usize),
    /// Neighbours have brought so many out of a place.
    ByNeighbours(PlaceIx, u32),
}

/// Where a crew is.
#[derive(Clone, Copy, Debug)]
struct Boat {
    /// Where it stands, or stood when it was sent.
    at: NodeIx,
    /// When its first shift began; none = it has not turned out yet.
    turned_out: Option<Millis>,
    /// What it is at.
    task: Option<Task>,
}

#[derive(Clone, Copy, Debug)]
struct Task {
    place: PlaceIx,
    /// Its number among all ways.
    sortie: usize,
    pace: Pace,
}

impl Boat {
    fn at_base(world: &World, crew: &RescueCrew) -> Self {
        Self {
            at: world.sites[crew.site.at()].node,
            turned_out: None,
            task: None,
        }
    }
}

struct ControlRoom<'a> {
    world: &'a World,
    plan: &'a Plan,
    facts: &'a Facts,
    rescue: &'a Rescue,
    work: RescueWork<'a>,
    /// `[crew]`
    crews: Vec<Boat>,
    /// Crews that are at a place or on their way there. `[place]`
    sent: Vec<u32>,
    /// `[place]`
    pools: Vec<Pool>,
    clock: Clockwork<Tick>,
    sorties: Vec<RescueSortie>,
}

impl<'a> ControlRoom<'a> {
    fn run(&mut self) {
        let places = (0..).map(PlaceIx).zip(&self.pools);
        let used = places.filter(|(_, pool)| pool.is_ever_used());
        let used: Vec<PlaceIx> = used.map(|(place, _)| place).collect();
        if used.is_empty() {
            return;
        }
        for &place in &used {
            self.plan_neighbours(place);
        }
        self.plan_looks(&used);
        self.clock.start();
        while let Some((now, tick)) = self.clock.next_before(self.world.grid.horizon) {
            match tick {
                Tick::Look => self.send_free(now),
                Tick::Arrived(crew) => self.arrived(now, crew),
                Tick::GaveUp(crew, node) => self.set_free(now, crew, node),
                Tick::BroughtOut(crew) => self.brought_out(now, crew),
                Tick::ByNeighbours(place, people) => {
                    let pool = &mut self.pools[place.at()];
                    pool.bring_out(&self.world.grid, now, people, FreedBy::Neighbours);
                }
            }
        }
    }

    /// Of all who are trapped in a place, neighbours bring out their share, each after the same time.
    fn plan_neighbours(&mut self, place: PlaceIx) {
        let settings = &self.rescue.settings;
        if settings.neighbour_share <= 0.0 {
            return;
        }
        let key = self.world.places[place.at()].key;
        let mut stream = self.facts.draws.stream(Purpose::Neighbours, key);
        let delay = settings.neighbour_h.hours(&mut stream);
        let (mut trapped, mut told) = (0, 0);
        for (time, people) in self.pools[place.at()].rises(&self.world.grid) {
            trapped += people;
            let due = libm::floor(f64::from(trapped) * settings.neighbour_share + 1e-9) as u32;
            let tick = Tick::ByNeighbours(place, due - told);
            self.clock.plan(time + delay, tick);
            told = due;
        }
    }

    /// Free crews are sent at every epoch, and when an order comes.
    fn plan_looks(&mut self, used: &[PlaceIx]) {
        let grid = self.world.grid;
        for epoch in 0..grid.epochs() {
            self.clock.plan(grid.epoch_begins(epoch), Tick::Look);
        }
        for place in used {
            let orders = self.facts.orders.of(*place);
            for time in [orders.own_handout, orders.town_order, orders.county_order] {
                self.clock.plan(time, Tick::Look);
            }
        }
    }

    /// Sends crews as long as there is a free one and somebody whom it can get to.
    fn send_free(&mut self, now: Millis) {
        while let Some((crew, place)) = self.best(now) {
            self.send(now, crew, place);
        }
    }

    /// The place with the most trapped people for a crew, and the free crew that is there soonest; among equals the first.
    fn best(&self, now: Millis) -> Option<(usize, PlaceIx)> {
        let is_free = |(_, boat): &(usize, &Boat)| {
            let on_duty = |first| self.work.duty.begins(first, now) == now;
            boat.task.is_none() && boat.turned_out.is_none_or(on_duty)
        };
        let free: Vec<usize> = self
            .crews
            .iter()
            .enumerate()
            .filter(is_free)
            .map(|(at, _)| at)
            .collect();
        if free.is_empty() {
            return None;
        }
        let step = self.world.grid.step_at(now);
        let trapped = |place: PlaceIx| u64::from(self.pools[place.at()].trapped(step));
        let crews = |place: PlaceIx| u64::from(self.sent[place.at()]);
        // Nobody is sent where each of the trapped has a crew.
        let places = (0..self.pools.len() as u32).map(PlaceIx);
        let mut wanting: Vec<PlaceIx> = places
            .filter(|&place| trapped(place) > crews(place))
            .collect();
        wanting.sort_by(|&one, &other| {
            let worth = trapped(one) * (crews(other) + 1);
            (trapped(other) * (crews(one) + 1)).cmp(&worth)
        });
        let mut groups = self.groups(now, &free);
        wanting.into_iter().find_map(|place| {
            let node = self.world.places[place.at()].node;
            let ordered = groups
                .iter_mut()
                .filter(|(site, _)| self.is_ordered(now, *site, place));
            let (_, crew) = ordered.filter_map(|(_, ways)| ways.to(node)).min()?;
            Some((crew, place))
        })
    }

    /// The ways of free crews over the roads as they are now, those of one site and vehicle together.
    fn groups(&self, now: Millis, free: &[usize]) -> Vec<(SiteIx, WaysNow<'a>)> {
        let of = |crew: usize| {
            (
                self.rescue.crews[crew].site,
                self.rescue.crews[crew].vehicle,
            )
        };
        let kinds: BTreeSet<(SiteIx, VehicleIx)> = free.iter().map(|&crew| of(crew)).collect();
        let ways = |(site, vehicle)| {
            let own = free.iter().filter(|&&crew| of(crew) == (site, vehicle));
            let own = own.map(|&crew| (crew, self.crews[crew].at, self.sets_out_in(now, crew)));
            let roads = roads(self.world, self.facts, vehicle);
            (site, WaysNow::new(roads, now, own))
        };
        kinds.into_iter().map(ways).collect()
    }

    /// How long it takes until a crew that is sent now sets out, as far as is known.
    fn sets_out_in(&self, now: Millis, crew: usize) -> Millis {
        if self.crews[crew].turned_out.is_some() {
            return Millis::ZERO;
        }
        let turnout = &self.rescue.crews[crew].turnout;
        let expected_min = self.facts.event.turnout(turnout, now).mean();
        Millis::from_minutes(expected_min.max(0.0))
    }

    /// Whether the level that keeps the crews of a site has ordered them to a place by now.
    fn is_ordered(&self, now: Millis, site: SiteIx, place: PlaceIx) -> bool {
        let site = site.at();
        self.plan.served_set[site].contains(place.at())
            && order_for(&self.facts.orders, self.plan.tier[site], place) <= now
    }

    fn send(&mut self, now: Millis, crew: usize, place: PlaceIx) {
        let (world, row) = (self.world, &self.rescue.crews[crew]);
        let leaves = self.leaves(now, crew);
        let key = row.key.with(world.places[place.at()].key);
        let mut stream = self.facts.draws.stream(Purpose::RescueWork, key);
        let per_h = self.rescue.settings.rescued_per_crew_h.sample(&mut stream);
        let boats = world.vehicles[row.vehicle.at()].boats;
        let launch = boats.map_or(Millis::ZERO, |boats| {
            boats.transfer_min.minutes(&mut stream)
        });
        let node = world.places[place.at()].node;
        let patience = Millis::from_minutes(world.policy.wait_at_closure_min);
        let ends = [self.crews[crew].at, node];
        let roads = roads(world, self.facts, row.vehicle);
        match travel(roads, ends, leaves, patience).end {
            Travelled::Arrived(time) => self.clock.schedule(time + launch, Tick::Arrived(crew)),
            Travelled::GaveUp(time, node) => self.clock.schedule(time, Tick::GaveUp(crew, node)),
        }
        let storm = world.storm.as_ref();
        self.crews[crew].task = Some(Task {
            place,
            sortie: self.sorties.len(),
            pace: Pace {
                per_h: RescueSettings::SPEC.cut("rescued_per_crew_h", per_h),
                wind_cell: storm.and_then(|ground| ground.cell_at(&world.network, node)),
            },
        });
        self.sent[place.at()] += 1;
        self.sorties.push(RescueSortie {
            crew: crew as u32,
            place,
            sent: now,
            arrived: Millis::NEVER,
            free: Millis::NEVER,
            people: 0,
        });
    }

    /// When a crew that is sent now sets out: at once, but for the first time once it has turned out.
    fn leaves(&mut self, now: Millis, crew: usize) -> Millis {
        if self.crews[crew].turned_out.is_some() {
            return now;
        }
        let row = &self.rescue.crews[crew];
        let mut stream = self.facts.draws.stream(Purpose::RescueTurnout, row.key);
        let turnout = self.facts.event.turnout(&row.turnout, now);
        let leaves = now + turnout.minutes(&mut stream);
        self.crews[crew].turned_out = Some(leaves);
        leaves
    }

    fn arrived(&mut self, now: Millis, crew: usize) {
        if let Some(task) = self.crews[crew].task {
            self.sorties[task.sortie].arrived = now;
            self.work_on(now, crew, task);
        }
    }

    fn brought_out(&mut self, now: Millis, crew: usize) {
        if let Some(task) = self.crews[crew].task {
            let pool = &mut self.pools[task.place.at()];
            let people = pool.bring_out(&self.world.grid, now, 1, FreedBy::Crew);
            self.sorties[task.sortie].people += people;
            self.work_on(now, crew, task);
        }
    }

    /// A crew at its place turns to the next one trapped there; where nobody is, it is free.
    fn work_on(&mut self, now: Millis, crew: usize, task: Task) {
        let step = self.world.grid.step_at(now);
        if self.pools[task.place.at()].trapped(step) == 0 {
            let node = self.world.places[task.place.at()].node;
            return self.set_free(now, crew, node);
        }
        let first = self.crews[crew].turned_out.unwrap_or(now);
        let out = self.work.ends(first, now, task.pace);
        self.clock.schedule(out, Tick::BroughtOut(crew));
    }

    fn set_free(&mut self, now: Millis, crew: usize, node: NodeIx) {
        if let Some(task) = self.crews[crew].task.take() {
            self.sorties[task.sortie].free = now;
            self.sent[task.place.at()] -= 1;
            self.crews[crew].at = node;
            self.send_free(now);
        }
    }
}

/// The roads of one replication as a kind of vehicle meets them.
fn roads<'a>(world: &'a World, facts: &'a Facts, vehicle: VehicleIx) -> TrueRoads<'a> {
    TrueRoads {
        world,
        event: &facts.event,
        closures: facts.damage.closures(),
        vehicle: &world.vehicles[vehicle.at()],
    }
}
