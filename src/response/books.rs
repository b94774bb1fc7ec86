//! The books of all places: what is needed, on the way and delivered, and at a glance who lacks what.
//!
//! Dispatchers ask again and again which places lack something that lies on their shelves; mostly none does. So the
//! answer is kept beside the tallies, for each commodity a bit a place, and brought up to date whenever a tally changes.
//!
//! Layouts: tallies `[place × commodity]`, sets of places `[commodity]`.

use fixedbitset::FixedBitSet;

use super::tally::Tally;
use crate::outcome::GoodsOutcome;
use crate::units::Millis;
use crate::world::{CommodityIx, PlaceIx};

/// What a place lacks, as somebody sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// What nobody has sent yet: worth a load even if it has to wait in front of the water.
    Outstanding,
    /// That, and what is known to wait in front of a closed road: worth a load by a road that is open.
    ByOpenRoad,
}

/// Tallies of all places, with what they come to.
#[derive(Clone, Debug, Default)]
pub struct Books {
    commodities: usize,
    /// When each place was struck. `[place]`
    struck: Vec<Millis>,
    /// `[place × commodity]`
    tallies: Vec<Tally>,
    /// Places that lack it. `[commodity]`
    outstanding: Vec<FixedBitSet>,
    by_open_road: Vec<FixedBitSet>,
    /// Whether need has grown since somebody last took note of it. `[place]`
    has_grown: Vec<bool>,
}

impl Books {
    /// Opens empty books, in the memory that is there, for places struck at these times.
    pub fn open(&mut self, commodities: usize, struck: impl Iterator<Item = Millis>) {
        self.struck.clear();
        self.struck.extend(struck);
        let places = self.struck.len();
        self.commodities = commodities;
        self.tallies.clear();
        for &struck in &self.struck {
            self.tallies
                .extend(std::iter::repeat_n(Tally::opened(struck), commodities));
        }
        for lacking in [&mut self.outstanding, &mut self.by_open_road] {
            lacking.resize(commodities, FixedBitSet::new());
            for places_without in lacking {
                places_without.clear();
                places_without.grow(places);
            }
        }
        self.has_grown.clear();
        self.has_grown.resize(places, false);
    }

    /// The tally of a commodity at a place.
    #[inline]
    pub fn tally(&self, place: PlaceIx, commodity: CommodityIx) -> &Tally {
        &self.tallies[place.at() * self.commodities + commodity.at()]
    }

    /// Thousandths of a unit that are lacking.
    pub fn lacking(&self, place: PlaceIx, commodity: CommodityIx, lacking: Lacking) -> i64 {
        let tally = self.tally(place, commodity);
        match lacking {
            Lacking::Outstanding => tally.outstanding(),
            Lacking::ByOpenRoad => tally.wanted_by_open_road(),
        }
    }

    /// Thousandths of a unit that have been delivered or are on the way, seen in the same way.
    pub fn sent(&self, place: PlaceIx, commodity: CommodityIx, lacking: Lacking) -> i64 {
        let tally = self.tally(place, commodity);
        match lacking {
            Lacking::Outstanding => tally.sent(),
            Lacking::ByOpenRoad => tally.sent_by_open_road(),
        }
    }

    /// Which places lack any of these goods.
    pub fn who_lacks(&self, goods: &[CommodityIx], lacking: Lacking, who: &mut FixedBitSet) {
        let places = match lacking {
            Lacking::Outstanding => &self.outstanding,
            Lacking::ByOpenRoad => &self.by_open_road,
        };
        who.clear();
        who.grow(self.struck.len());
        for commodity in goods {
            who.union_with(&places[commodity.at()]);
        }
    }

    /// Whether anything is on its way to a place.
    pub fn is_on_the_way(&self, place: PlaceIx) -> bool {
        let own = place.at() * self.commodities..(place.at() + 1) * self.commodities;
        self.tallies[own].iter().any(Tally::is_on_the_way)
    }

    /// Whether the need of a place has grown since [`Books::take_note`].
    #[inline]
    pub fn has_grown(&self, place: PlaceIx) -> bool {
        self.has_grown[place.at()]
    }

    /// Somebody has seen what the place needs by now.
    pub fn take_note(&mut self, place: PlaceIx) {
        self.has_grown[place.at()] = false;
    }

    /// More is needed from now on.
    pub fn need(&mut self, place: PlaceIx, commodity: CommodityIx, now: Millis, quantity: i64) {
        self.has_grown[place.at()] = true;
        let struck = self.struck[place.at()];
        self.change(place, commodity, |tally| tally.need(struck, now, quantity));
    }

    /// Goods set out (negative: they turned back).
    pub fn send(&mut self, place: PlaceIx, commodity: CommodityIx, quantity: i64) {
        self.change(place, commodity, |tally| tally.send(quantity));
    }

    /// Goods on the way wait in front of a closed road (negative: no longer).
    pub fn hold_up(&mut self, place: PlaceIx, commodity: CommodityIx, quantity: i64) {
        self.change(place, commodity, |tally| tally.hold_up(quantity));
    }

    /// Goods that were on the way are handed out.
    pub fn deliver(&mut self, place: PlaceIx, commodity: CommodityIx, now: Millis, quantity: i64) {
        let struck = self.struck[place.at()];
        self.change(place, commodity, |tally| {
            tally.deliver(struck, now, quantity);
        });
    }

    /// Goods that were bound for a place, and no longer are, are written off.
    pub fn write_off(&mut self, place: PlaceIx, commodity: CommodityIx, quantity: i64) {
        self.change(place, commodity, |tally| tally.write_off(quantity));
    }

    /// Closes the books at the horizon. `[place × commodity]`
    pub fn close(&self, horizon: Millis) -> Vec<GoodsOutcome> {
        let close =
            |(at, tally): (usize, &Tally)| tally.close(self.struck[at / self.commodities], horizon);
        self.tallies.iter().enumerate().map(close).collect()
    }

    fn change(&mut self, place: PlaceIx, commodity: CommodityIx, how: impl FnOnce(&mut Tally)) {
        let tally = &mut self.tallies[place.at() * self.commodities + commodity.at()];
        how(tally);
        let (outstanding, by_open_road) = (tally.outstanding(), tally.wanted_by_open_road());
        self.outstanding[commodity.at()].set(place.at(), outstanding > 0);
        self.by_open_road[commodity.at()].set(place.at(), by_open_road > 0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLACES: u32 = 70;
    const COMMODITIES: u32 = 3;

    proptest! {
        #[test]
        fn who_lacks_what_is_what_the_tallies_say(
            changes in prop::collection::vec((0..4_u8, 0..PLACES, 0..COMMODITIES, -50..50_i64), 0..200),
            goods in prop::collection::vec(0..COMMODITIES, 0..4),
        ) {
            let mut books = Books::default();
            // What an earlier replication leaves must not show.
            books.open(COMMODITIES as usize + 1, (0..PLACES + 5).map(|_| Millis::ZERO));
            books.need(PlaceIx(PLACES + 4), CommodityIx(0), Millis::ZERO, 1);
            books.open(COMMODITIES as usize, (0..PLACES).map(|_| Millis::ZERO));
            let goods: Vec<CommodityIx> = goods.into_iter().map(CommodityIx).collect();
            for (now, (kind, place, commodity, quantity)) in (0..).map(Millis).zip(changes) {
                let (place, commodity) = (PlaceIx(place), CommodityIx(commodity));
                match kind {
                    0 => books.need(place, commodity, now, quantity.abs()),
                    1 => books.send(place, commodity, quantity),
                    2 => books.hold_up(place, commodity, quantity),
                    _ => books.deliver(place, commodity, now, quantity.abs()),
                }
                for lacking in [Lacking::Outstanding, Lacking::ByOpenRoad] {
                    let mut found = FixedBitSet::new();
                    books.who_lacks(&goods, lacking, &mut found);
                    let lacks = |place: &PlaceIx| {
                        goods.iter().any(|&goods| books.lacking(*place, goods, lacking) > 0)
                    };
                    let expected: Vec<usize> = (0..PLACES).map(PlaceIx).filter(lacks).map(PlaceIx::at).collect();
                    prop_assert_eq!(found.ones().collect::<Vec<_>>(), expected);
                }
            }
        }
    }
}
