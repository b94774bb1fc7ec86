//! What goes on board: whole first packages first, then whatever else is lacking, within payload and volume.

use super::books::Lacking;
use super::lane::Lane;
use super::policy::Errand;
use super::trip::Goods;
use crate::world::{Commodity, CommodityIx, PlaceIx, SiteIx, Vehicle};

/// Room that is left on a vehicle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Grams that it still carries.
    mass_g: i64,
    /// Millilitres that still fit; `None` where nothing is known of its volume, so that mass alone counts.
    volume_ml: Option<i64>,
}

impl Room {
    /// An empty vehicle.
    pub fn of(vehicle: &Vehicle) -> Self {
        Self {
            mass_g: vehicle.payload_g,
            volume_ml: vehicle.volume_ml,
        }
    }

    /// How many bundles of this mass and volume it holds.
    fn bundles(self, mass_g: i64, volume_ml: i64) -> i64 {
        if mass_g <= 0 {
            return 0;
        }
        let by_volume = self.volume_ml.filter(|_| volume_ml > 0);
        let by_volume = by_volume.map_or(i64::MAX, |room_ml| room_ml / volume_ml);
        (self.mass_g / mass_g).min(by_volume)
    }

    /// Thousandths of a unit that it holds, up to as many as are wanted.
    fn holds(self, goods: &Commodity, wanted: i64) -> i64 {
        let by_mass = (self.mass_g as f64 * 1000.0 / goods.unit_mass_g) as i64;
        let by_volume = self.volume_ml.filter(|_| goods.unit_volume_l > 0.0);
        let by_volume = by_volume.map_or(i64::MAX, |room_ml| {
            (room_ml as f64 / goods.unit_volume_l) as i64
        });
        let mut held = wanted.min(by_mass).min(by_volume).max(0);
        // Masses and volumes are rounded up, so that the last thousandth may not fit.
        while held > 0 && !self.has_room(goods, held) {
            held -= 1;
        }
        held
    }

    fn has_room(self, goods: &Commodity, milli: i64) -> bool {
        let volume_fits = |room_ml| goods.volume_ml(milli) <= room_ml;
        goods.mass_g(milli) <= self.mass_g && self.volume_ml.is_none_or(volume_fits)
    }

    /// Puts goods on board.
    fn fill(&mut self, goods: &Commodity, milli: i64) {
        self.mass_g -= goods.mass_g(milli);
        if let Some(room_ml) = &mut self.volume_ml {
            *room_ml -= goods.volume_ml(milli);
        }
    }
}

impl Lane<'_> {
    /// What an empty vehicle loads for an errand.
    pub(super) fn compose(&self, errand: &Errand) -> Vec<Goods> {
        let truck = self.plan.trucks[errand.truck as usize];
        let mut room = Room::of(&self.world.vehicles[truck.vehicle.at()]);
        self.compose_into(&mut room, truck.site, (errand.place, errand.lacking()))
    }

    /// Loads at a site as many whole first packages for a place as there is room for, then whatever else is lacking, in the order of
    /// priority.
    pub(super) fn compose_into(
        &self,
        room: &mut Room,
        site: SiteIx,
        (place, lacking): (PlaceIx, Lacking),
    ) -> Vec<Goods> {
        let store = &self.stores[site.at()];
        let goods = |commodity: CommodityIx| &self.world.commodities[commodity.at()];
        let can = |commodity: CommodityIx| {
            let at_hand = store.at_hand(commodity, self.now);
            let lacking = self.books.lacking(place, commodity, lacking);
            lacking.min(at_hand)
        };
        let packed = self
            .commodities()
            .filter(|&commodity| goods(commodity).first_package_milli > 0 && can(commodity) > 0);
        let (package_g, package_ml) = packed.map(goods).fold((0, 0), |(mass_g, volume_ml), row| {
            let package = row.first_package_milli;
            (
                mass_g + row.mass_g(package),
                volume_ml + row.volume_ml(package),
            )
        });
        let persons = room.bundles(package_g, package_ml);
        let mut load: Vec<Goods> = self.commodities().map(|commodity| (commodity, 0)).collect();
        for whole_packages in [true, false] {
            for (commodity, loaded) in &mut load {
                let row = goods(*commodity);
                let wanted = if whole_packages {
                    persons * row.first_package_milli
                } else {
                    i64::MAX
                };
                let more = room.holds(row, (can(*commodity) - *loaded).min(wanted));
                *loaded += more;
                room.fill(row, more);
            }
        }
        load.retain(|&(_, quantity)| quantity > 0);
        load
    }

    /// Mass of a load in grams.
    pub(super) fn mass_g(&self, load: &[Goods]) -> i64 {
        let goods = |commodity: CommodityIx| &self.world.commodities[commodity.at()];
        let masses = load.iter();
        masses
            .map(|&(commodity, quantity)| goods(commodity).mass_g(quantity))
            .sum()
    }

    /// Room that is left on a vehicle once it has loaded what it is to bring.
    pub(super) fn room_left(&self, truck: u32) -> Room {
        let vehicle = self.plan.trucks[truck as usize].vehicle;
        let mut room = Room::of(&self.world.vehicles[vehicle.at()]);
        for &(commodity, quantity) in self.trips[truck as usize].aboard() {
            room.fill(&self.world.commodities[commodity.at()], quantity);
        }
        room
    }
}
