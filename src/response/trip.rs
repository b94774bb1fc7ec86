//! What one vehicle is told, carries and has gone through.

use crate::units::Millis;
use crate::world::{ArcIx, CommodityIx, LinkIx, NodeIx, PlaceIx, SiteIx};

/// Goods of one kind, in thousandths of a unit.
pub type Goods = (CommodityIx, i64);

/// What a vehicle is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
    /// At its site, not ready or standing by.
    Home,
    /// Waiting to be loaded, or being loaded.
    AtDock,
    /// On the way from its village to the depot from which it fetches.
    ToDepot,
    /// On the way to a place.
    Out,
    /// Unloading.
    Unloading,
    /// On the way back.
    Back,
}

/// Goods for one place on a vehicle.
#[derive(Clone, Debug)]
pub struct Call {
    /// Where to.
    pub place: PlaceIx,
    /// What it carries there.
    pub load: Vec<Goods>,
    /// The mass of that, in grams.
    pub load_g: i64,
    /// Since when goods like these had lain ready where they could be sent from.
    pub stocked: Millis,
    /// Since when no open road to the place had been known, if so.
    pub no_road_since: Option<Millis>,
}

/// The trip of one vehicle.
#[derive(Clone, Debug)]
pub struct Trip {
    pub(super) phase: Phase,
    pub(super) site: SiteIx,
    /// Where it is bound for, with what of its load is for that place.
    pub(super) place: Option<PlaceIx>,
    /// The further stops of its tour, in order; mostly none.
    pub(super) later: Vec<Call>,
    /// Stops of its tour that it has left for the next.
    pub(super) stops_left: u32,
    pub(super) staged: bool,
    /// Headquarters knows that its load waits in front of a closed road.
    pub(super) held_up: bool,
    pub(super) load: Vec<Goods>,
    pub(super) load_g: i64,
    /// When crew and vehicle were ready for the first time.
    pub(super) first_ready: Millis,
    pub(super) ready: Millis,
    /// Since when goods like these had lain ready where they could be sent from.
    pub(super) stocked: Millis,
    pub(super) no_road_since: Option<Millis>,
    pub(super) assigned: Millis,
    pub(super) at_dock: Millis,
    pub(super) loaded: Millis,
    pub(super) arrived: Millis,
    pub(super) waited: Millis,
    /// Breaks of the driver on the way out.
    pub(super) on_break: Millis,
    /// Where it stands when it waits.
    pub(super) node: NodeIx,
    /// What lies ahead when it waits; empty if it knows no way at all.
    pub(super) ahead: Vec<ArcIx>,
    pub(super) driven: Vec<ArcIx>,
    /// Whether its load has been moved into boats on this way.
    pub(super) is_afloat: bool,
    /// Closed links it has met on this trip, and when.
    pub(super) met: Vec<(LinkIx, Millis)>,
    pub(super) stopped: Option<Millis>,
    /// Openings of headquarters' picture, and closures kept off, when it last asked for a way.
    pub(super) asked: Option<(u32, usize)>,
}

impl Trip {
    /// A vehicle that has not been called yet.
    pub fn at_home(site: SiteIx) -> Self {
        let never = Millis::NEVER;
        Self {
            phase: Phase::Home,
            site,
            place: None,
            later: Vec::new(),
            stops_left: 0,
            staged: false,
            held_up: false,
            load: Vec::new(),
            load_g: 0,
            first_ready: never,
            ready: never,
            stocked: never,
            no_road_since: None,
            assigned: never,
            at_dock: never,
            loaded: never,
            arrived: never,
            waited: Millis::ZERO,
            on_break: Millis::ZERO,
            node: NodeIx(0),
            ahead: Vec::new(),
            driven: Vec::new(),
            is_afloat: false,
            met: Vec::new(),
            stopped: None,
            asked: None,
        }
    }

    /// Forgets everything, and keeps only its memory.
    pub(super) fn go_home(&mut self) {
        let [ahead, driven] = [&mut self.ahead, &mut self.driven].map(std::mem::take);
        let (load, met) = (
            std::mem::take(&mut self.load),
            std::mem::take(&mut self.met),
        );
        *self = Self {
            load,
            ahead,
            driven,
            met,
            ..Self::at_home(self.site)
        };
        self.load.clear();
        self.ahead.clear();
        self.driven.clear();
        self.met.clear();
    }

    /// Takes a task.
    pub(super) fn begin(&mut self, call: Call, staged: bool, now: Millis) {
        let first_ready = self.first_ready;
        self.go_home();
        self.phase = Phase::AtDock;
        self.staged = staged;
        self.first_ready = first_ready;
        self.assigned = now;
        self.head_for(call);
    }

    /// Is bound for a place from now on.
    fn head_for(&mut self, call: Call) {
        self.place = Some(call.place);
        (self.load, self.load_g) = (call.load, call.load_g);
        (self.stocked, self.no_road_since) = (call.stocked, call.no_road_since);
    }

    /// Is at the depot from which it fetches. What it went through on the way there lies in the wait for a vehicle; the way that
    /// the chain tells of, and the boats change into, begins here.
    pub(super) fn is_at_depot(&mut self, now: Millis) {
        (self.phase, self.assigned) = (Phase::AtDock, now);
        (self.waited, self.on_break, self.is_afloat) = (Millis::ZERO, Millis::ZERO, false);
        self.driven.clear();
        self.met.clear();
        self.asked = None;
    }

    /// Is bound for the next stop of its tour; whether there is one.
    pub(super) fn take_next(&mut self) -> bool {
        if self.later.is_empty() {
            return false;
        }
        let next = self.later.remove(0);
        self.head_for(next);
        true
    }

    /// Takes all stops that are left, in order, to be put back by [`Trip::set_calls`].
    pub(super) fn take_calls(&mut self) -> Vec<Call> {
        let first = self.place.map(|place| Call {
            place,
            load: std::mem::take(&mut self.load),
            load_g: self.load_g,
            stocked: self.stocked,
            no_road_since: self.no_road_since,
        });
        let later = std::mem::take(&mut self.later);
        first.into_iter().chain(later).collect()
    }

    /// Is bound for these stops in this order.
    pub(super) fn set_calls(&mut self, calls: Vec<Call>) {
        self.later = calls;
        self.take_next();
    }

    /// The places that it is still bound for, in order.
    pub(super) fn places(&self) -> impl Iterator<Item = PlaceIx> {
        let later = self.later.iter().map(|call| call.place);
        self.place.into_iter().chain(later)
    }

    /// All goods on board.
    pub(super) fn aboard(&self) -> impl Iterator<Item = &Goods> {
        let later = self.later.iter().flat_map(|call| &call.load);
        self.load.iter().chain(later)
    }

    /// Their mass, in grams.
    pub(super) fn aboard_g(&self) -> i64 {
        let later: i64 = self.later.iter().map(|call| call.load_g).sum();
        self.load_g + later
    }
}

/// Time to handle a mass at a rate in tonnes an hour.
pub(super) fn handling(mass_g: i64, rate_t_per_h: f64) -> Millis {
    // grams / (t/h) = 1e-6 h = 3.6 ms.
    Millis(libm::round(mass_g as f64 * 3.6 / rate_t_per_h) as i64)
}
