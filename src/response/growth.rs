//! Needs that grow: people are struck, days go by.

use super::lane::{Lane, Tick};
use super::need::Threat;
use crate::scenario::choices::NeedPopulation;
use crate::units::{HOUR_MS, Millis};
use crate::world::PlaceIx;

impl Lane<'_> {
    /// A place is struck, or a further day begins: its need grows.
    pub(super) fn need(&mut self, place: PlaceIx, day: u32) {
        self.grow_place(place);
        let (struck, displaced, affected) = {
            let need = &self.needs[place.at()];
            (need.struck, need.displaced, need.affected_here)
        };
        for commodity in self.commodities() {
            let goods = &self.world.commodities[commodity.at()];
            let people = by_population(goods.need_population, affected, displaced);
            if day > 0 && goods.daily_need_milli > 0 {
                let quantity = goods.daily_need_milli * i64::from(people);
                let now = self.now;
                self.books.need(place, commodity, now, quantity);
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

    pub(super) fn grow_needs(&mut self) {
        for at in 0..self.needs.len() {
            if self.needs[at].grows(self.now) {
                self.grow_place(PlaceIx(at as u32));
            }
        }
    }

    /// Counts the people who have been struck since last time, and their first packages.
    fn grow_place(&mut self, place: PlaceIx) {
        let (world, now) = (self.world, self.now);
        let threat = Threat {
            world,
            event: &self.facts.event,
            hits: self.facts.damage.hits.of(place),
            left: self.facts.evacuated.left(place),
            arrivals: self.facts.evacuated.arrivals(place),
            place: &world.places[place.at()],
        };
        let left = &mut self.places[place.at()].displaced_at;
        let groups = left.len();
        let affected = self.needs[place.at()].grow(&threat, now, left);
        let displaced: u32 = left[groups..].iter().map(|&(_, people)| people).sum();
        if (affected, displaced) == (0, 0) {
            return;
        }
        for commodity in self.commodities() {
            let goods = &world.commodities[commodity.at()];
            let people = by_population(goods.need_population, affected, displaced);
            let quantity = goods.first_package_milli * i64::from(people);
            self.books.need(place, commodity, now, quantity);
        }
    }
}

fn by_population(population: NeedPopulation, affected: u32, displaced: u32) -> u32 {
    match population {
        NeedPopulation::Affected => affected,
        NeedPopulation::Displaced => displaced,
    }
}
