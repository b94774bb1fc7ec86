//! What an errand would bring: whom it relieves, when, and how long it keeps the vehicle.

use super::super::lane::Lane;
use super::super::trip::{Goods, handling};
use super::errand::Errand;
use crate::units::{HOUR_MS, Millis};
use crate::world::{CommodityIx, PlaceIx};

/// What is expected of an errand.
#[derive(Clone, Copy, Debug)]
pub struct Prospect {
    /// People whose first package is neither there nor on the way.
    pub uncovered: i64,
    /// People of these whose first package the load completes.
    pub people: i64,
    /// When it would be handed out.
    pub handed_out: Millis,
    /// Whether a row of the plan asks for first relief before that.
    pub is_late: bool,
    /// Until the vehicle is back.
    pub round_trip: Millis,
}

impl Prospect {
    /// Thousandths of a person who get their first package, an hour of the vehicle: Smith's ratio of weight to processing time.
    pub fn people_milli_per_h(&self) -> i64 {
        self.people * 1000 * HOUR_MS / self.round_trip.0.max(1)
    }
}

impl Lane<'_> {
    /// What is expected of an errand by the believed drive to and fro, without a queue at the dock, unloading taking its mean.
    pub(super) fn prospect(&self, errand: &Errand) -> Prospect {
        let truck = self.plan.trucks[errand.truck as usize];
        let (site, vehicle) = (
            &self.world.sites[truck.site.at()],
            &self.world.vehicles[truck.vehicle.at()],
        );
        let load = self.compose(errand);
        let load_g = self.mass_g(&load);
        let loading = handling(load_g, site.loading_t_per_h);
        let unloading = Millis::from_minutes(vehicle.unload_min.mean().max(0.0))
            + handling(load_g, vehicle.unload_t_per_h);
        let drive = Millis(i64::from(errand.drive_ms));
        let outward = loading + drive + unloading;
        let displaced = i64::from(self.needs[errand.place.at()].displaced);
        let before = self.people_covered(errand, &[]).min(displaced);
        Prospect {
            uncovered: displaced - before,
            people: self.people_covered(errand, &load).min(displaced) - before,
            handed_out: self.now + outward,
            is_late: self.now + outward > self.relief_due(errand.place),
            round_trip: outward + drive,
        }
    }

    /// People who will have a full first package, once what is on the way and this load have been handed out.
    fn people_covered(&self, errand: &Errand, load: &[Goods]) -> i64 {
        let packages = |commodity: CommodityIx| {
            let package = self.world.commodities[commodity.at()].first_package_milli;
            let of_it = load.iter().filter(|(goods, _)| *goods == commodity);
            let loaded: i64 = of_it.map(|(_, quantity)| quantity).sum();
            let sent = self.books.sent(errand.place, commodity, errand.lacking());
            (package > 0).then(|| (sent + loaded) / package)
        };
        let scarcest = self.commodities().filter_map(packages).min();
        scarcest.map_or(0, |people| people.max(0))
    }

    /// By when the plan asks for first relief at a place: its tightest limit, of the clocks that have started.
    fn relief_due(&self, place: PlaceIx) -> Millis {
        let outcome = &self.places[place.at()];
        let limits = self.plan.relief_limits.iter();
        let started = limits.filter_map(|&(clock, limit)| {
            let start = outcome.clock(clock);
            (start <= self.now).then(|| start + limit)
        });
        started.min().unwrap_or(Millis::NEVER)
    }
}
