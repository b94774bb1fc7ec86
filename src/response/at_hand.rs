//! Whether goods for a place lie where they could be sent from: what tells waiting for goods from waiting for a vehicle.

use super::lane::Lane;
use super::store::order_for;
use super::trip::Goods;
use crate::units::Millis;
use crate::world::{CommodityIx, PlaceIx, SiteIx};

impl Lane<'_> {
    /// Since when, without a break, goods like those of a load have lain ready for a place; all kinds of them that a first
    /// package holds, else all. To be asked before they are taken off the shelf.
    pub(super) fn stocked(&self, place: PlaceIx, load: &[Goods]) -> Millis {
        let commodities = || load.iter().map(|&(commodity, _)| commodity);
        let since = |commodity| self.at_hand_since(place, commodity, self.now);
        let packed = commodities().filter(|&commodity| self.is_packed(commodity));
        let since_packed = packed.map(since).max();
        since_packed
            .or_else(|| commodities().map(since).max())
            .unwrap_or(Millis::ZERO)
    }

    /// Whether of each commodity of a first package that a place lacks some can be sent to it at the horizon.
    pub(super) fn has_goods_for(&self, place: PlaceIx) -> bool {
        let is_lacking = |&commodity: &CommodityIx| {
            self.is_packed(commodity) && self.books.tally(place, commodity).lacking() > 0
        };
        let mut lacking = self.commodities().filter(is_lacking);
        lacking.all(|commodity| {
            let since = self.at_hand_since(place, commodity, self.world.grid.horizon);
            !since.is_never()
        })
    }

    fn is_packed(&self, commodity: CommodityIx) -> bool {
        self.world.commodities[commodity.at()].first_package_milli > 0
    }

    /// Since when some of a commodity has lain ready for a place, wherever that has been longest: at a depot that is open, dry and
    /// ordered to send to it, whether or not it has a vehicle. [`Millis::NEVER`] where none has any then.
    fn at_hand_since(&self, place: PlaceIx, commodity: CommodityIx, now: Millis) -> Millis {
        let at_site = |site: &SiteIx| {
            let ordered = order_for(&self.facts.orders, self.plan.tier[site.at()], place);
            if ordered > now {
                return Millis::NEVER;
            }
            let since = self.stores[site.at()].at_hand_since(commodity, now);
            since.max(ordered)
        };
        let senders = self.plan.senders[place.at()].iter();
        senders.map(at_site).min().unwrap_or(Millis::NEVER)
    }
}
