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
    /// On the way to a place.
    Out,
    /// Unloading.
    Unloading,
    /// On the way back.
    Back,
}

/// What a vehicle is told to do.
pub struct TripPlan {
    /// Where to.
    pub place: PlaceIx,
    /// Whether it goes to wait in front of the water.
    pub staged: bool,
    /// What it carries.
    pub load: Vec<Goods>,
}

/// The trip of one vehicle.
#[derive(Clone, Debug)]
pub struct Trip {
    pub(super) phase: Phase,
    pub(super) site: SiteIx,
    pub(super) place: Option<PlaceIx>,
    pub(super) staged: bool,
    /// Headquarters knows that its load waits in front of a closed road.
    pub(super) held_up: bool,
    pub(super) load: Vec<Goods>,
    pub(super) load_g: i64,
    /// When crew and vehicle were ready for the first time.
    pub(super) first_ready: Millis,
    pub(super) ready: Millis,
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
            staged: false,
            held_up: false,
            load: Vec::new(),
            load_g: 0,
            first_ready: never,
            ready: never,
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
    pub(super) fn begin(&mut self, plan: TripPlan, now: Millis, load_g: i64) {
        let first_ready = self.first_ready;
        self.go_home();
        self.phase = Phase::AtDock;
        self.place = Some(plan.place);
        self.staged = plan.staged;
        self.load = plan.load;
        self.load_g = load_g;
        self.first_ready = first_ready;
        self.assigned = now;
    }
}

/// Time to handle a mass at a rate in tonnes an hour.
pub(super) fn handling(mass_g: i64, rate_t_per_h: f64) -> Millis {
    // grams / (t/h) = 1e-6 h = 3.6 ms.
    Millis(libm::round(mass_g as f64 * 3.6 / rate_t_per_h) as i64)
}
