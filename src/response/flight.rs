//! Helicopters that bring relief: they fly straight, whatever becomes of the roads, as light and wind let them.
//!
//! ```text
//! wants to leave ─┬─ light until it lands, and no strong wind at either end ─▶ in the air ─ distance / speed ─▶ there
//!                 └─ dark or windy: stays on the ground, and leaves as soon as it is neither
//! ```
//!
//! Who sends it knows the sun, and the wind of the moment but not that of later on.

use super::desk::Desk;
use super::lane::{Lane, Tick};
use super::log::Happened;
use super::policy::Errand;
use super::trip::{Phase, handling};
use crate::hazard::{Event, MOMENT};
use crate::units::Millis;
use crate::world::{FlightLimits, Grid, PlaceIx, SiteIx, VehicleIx};

/// A flight between a site and a place, either way.
pub(super) struct Flight<'a> {
    limits: FlightLimits,
    event: &'a Event,
    grid: Grid,
    /// Cells of a typhoon's wind at both ends.
    cells: [Option<u32>; 2],
    /// Time in the air.
    pub(super) lasts: Millis,
}

impl Flight<'_> {
    /// The first time from `ready` on at which it may take off; [`Millis::NEVER`] if that is not before the horizon.
    fn takes_off(&self, ready: Millis) -> Millis {
        let mut time = ready;
        while time < self.grid.horizon {
            if self.is_light(time) && self.is_calm(time) {
                return time;
            }
            // Light changes with a step, wind with a moment.
            let step = self.grid.step_begins(self.grid.step_at(time) + 1);
            let moment = Millis((time.0 / MOMENT.0 + 1) * MOMENT.0);
            time = step.min(moment);
        }
        Millis::NEVER
    }

    /// When it lands if it is ready to leave at this time; [`Millis::NEVER`] if it does not leave before the horizon.
    pub(super) fn lands(&self, ready: Millis) -> Millis {
        let time = self.takes_off(ready);
        if time.is_never() {
            time
        } else {
            time + self.lasts
        }
    }

    /// Whether it is light from this time until it lands; not beyond the horizon.
    fn is_light(&self, time: Millis) -> bool {
        if self.limits.by_night || time >= self.grid.horizon {
            return time < self.grid.horizon;
        }
        let daylight = &self.event.daylight;
        let dusk = daylight.changes_after(time).next();
        !daylight.is_dark(time) && dusk.is_none_or(|dusk| time + self.lasts <= dusk)
    }

    /// Whether the mean wind at both ends lets it fly.
    fn is_calm(&self, time: Millis) -> bool {
        let (Some(limit_m_s), Some(passage)) = (self.limits.wind_m_s, &self.event.passage) else {
            return true;
        };
        let moment = (time.0 / MOMENT.0) as usize;
        let wind_m_s = |cell: u32| passage.wind_at(cell).nth(moment);
        let winds = self.cells.into_iter().flatten().filter_map(wind_m_s);
        winds.fold(0.0, f64::max) <= limit_m_s
    }
}

impl Lane<'_> {
    /// Whether a vehicle flies.
    pub(super) fn flies(&self, truck: u32) -> bool {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        self.world.vehicles[vehicle.at()].flight.is_some()
    }

    /// The flight of a kind of vehicle between its site and a place; `None` for one that drives.
    pub(super) fn flight(
        &self,
        (site, vehicle): (SiteIx, VehicleIx),
        place: PlaceIx,
    ) -> Option<Flight<'_>> {
        let kind = self.plan.kind_at(vehicle)?;
        let storm = self.world.storm.as_ref();
        let flying_ms = self.plan.dry_ms[kind][site.at()][place.at()];
        Some(Flight {
            limits: self.world.vehicles[vehicle.at()].flight?,
            event: &self.facts.event,
            grid: self.world.grid,
            cells: [
                self.plan.wind_cells.get(site.at()).copied().flatten(),
                storm.map(|ground| ground.cell_of_place[place.at()]),
            ],
            lasts: Millis(i64::from(flying_ms)),
        })
    }

    /// The errands that a helicopter could leave on once it is loaded.
    pub(super) fn flights(&self, site: SiteIx, truck: u32, desk: &Desk) -> Vec<Errand> {
        let Some(kind) = self.plan.kind_at(self.plan.trucks[truck as usize].vehicle) else {
            return Vec::new();
        };
        let flying_ms = &self.plan.dry_ms[kind][site.at()];
        let errand = |place: usize| Errand {
            truck,
            place: PlaceIx(place as u32),
            drive_ms: flying_ms[place],
            staged: false,
        };
        let errands = desk.wanting.ones().map(errand);
        errands.filter(|errand| self.could_leave(errand)).collect()
    }

    /// Whether a helicopter could leave on an errand once it is loaded, should the wind stay as it is.
    ///
    /// Before dawn it is loaded as if in full, so that it leaves with the first light; at dusk what it would really carry
    /// decides, so that no goods spend the night on board.
    fn could_leave(&self, errand: &Errand) -> bool {
        let truck = self.plan.trucks[errand.truck as usize];
        let Some(flight) = self.flight((truck.site, truck.vehicle), errand.place) else {
            return false;
        };
        let rate_t_per_h = self.world.sites[truck.site.at()].loading_t_per_h;
        let loaded = |load_g: i64| self.now + handling(load_g, rate_t_per_h);
        let payload_g = self.world.vehicles[truck.vehicle.at()].payload_g;
        let is_light = || {
            flight.is_light(loaded(payload_g))
                || flight.is_light(self.now)
                    && flight.is_light(loaded(self.mass_g(&self.compose(errand))))
        };
        flight.is_calm(self.now) && is_light()
    }

    /// Leaves for where it is going, or stays on the ground until it may.
    pub(super) fn take_off(&mut self, truck: u32) {
        let of = self.plan.trucks[truck as usize];
        let place = self.trips[truck as usize].place;
        let flight = place.and_then(|place| self.flight((of.site, of.vehicle), place));
        let Some(flight) = flight else {
            return;
        };
        let (time, lasts) = (flight.takes_off(self.now), flight.lasts);
        if time == self.now {
            self.clock.schedule(time + lasts, Tick::Arrived(truck));
            return;
        }
        self.note(Happened::Grounded { truck });
        self.trips[truck as usize].stopped = Some(self.now);
        // It stands where it is loaded: headquarters sees that at once.
        self.set_held_up(truck, self.trips[truck as usize].phase == Phase::Out);
        if !time.is_never() {
            self.clock.schedule(time, Tick::TakesOff(truck));
        }
    }

    /// Light and wind let a vehicle that stayed on the ground fly.
    pub(super) fn takes_off(&mut self, truck: u32) {
        self.move_on(truck);
        self.note(Happened::TookOff { truck });
        self.take_off(truck);
    }
}
