//! The beginning and the end of a place's record, and what a replication leaves.

use super::lane::Lane;
use super::log::{Entry, Happened};
use crate::damage::Trapped;
use crate::outcome::{Outcome, PlaceOutcome, Sortie};
use crate::random::Purpose;
use crate::units::Millis;
use crate::world::{PlaceIx, SiteIx};

impl Lane<'_> {
    /// The record of a place with the clocks that are known from the start.
    pub(super) fn clocks(&self, at: usize) -> PlaceOutcome {
        let (need, orders) = (&self.needs[at], &self.facts.orders);
        if need.struck.is_never() {
            return PlaceOutcome::default();
        }
        let place = orders.of(PlaceIx(at as u32));
        let flood = self.facts.event.flood.as_ref();
        let warning = self.world.places[at].water.zip(flood);
        let warning = warning.and_then(|(water, flood)| flood.warning_step(water.reach));
        PlaceOutcome {
            struck: need.struck,
            warning: warning.map_or(Millis::NEVER, |step| self.world.grid.step_begins(step)),
            county_report: place.county_report,
            activation: orders.activation,
            dispatch_order: place.county_order,
            warned: self.facts.warned.get(at).cloned(),
            ..PlaceOutcome::default()
        }
    }

    /// What the replication leaves; the lane keeps the memory of all else.
    pub fn outcome(&mut self) -> Outcome {
        let mut places = std::mem::take(&mut self.places);
        for (outcome, need) in places.iter_mut().zip(&self.needs) {
            (outcome.affected, outcome.displaced) = (need.affected, need.displaced);
        }
        self.count_casualties(&mut places);
        let stores = self.stores.iter().zip(&self.world.sites);
        let flooded = stores.filter(|(store, site)| !site.stock.is_empty() && store.flood.ever());
        Outcome {
            replication: self.facts.draws.replication,
            severity_ppm: libm::round(self.facts.event.severity * 1e6) as i64,
            places,
            goods: self.books.close(self.world.grid.horizon),
            first_supply: std::mem::take(&mut self.first_supply),
            closures_met: self.closures_met,
            sites_flooded: flooded.count() as u32,
            fires: self.facts.fires.clone(),
            incidents: std::mem::take(&mut self.incidents),
        }
    }

    /// Counts who is trapped, hurt and killed, where the scenario asks for it.
    fn count_casualties(&self, places: &mut [PlaceOutcome]) {
        let Some(settings) = &self.world.casualties else {
            return;
        };
        for (outcome, place) in places.iter_mut().zip(&self.world.places) {
            let here = (&self.facts.event, place);
            let trapped = Trapped::of(self.world, settings, here, outcome.isolated);
            let mut stream = self.facts.draws.stream(Purpose::Casualties, place.key);
            outcome.casualties = trapped.harm(settings, &mut stream);
        }
    }

    /// Everything that happened, with what was certain from the start, in order of time.
    pub fn take_log(&mut self) -> Vec<Entry> {
        let Some(mut log) = self.log.take() else {
            return Vec::new();
        };
        let mut add = |time: Millis, what: Happened| {
            if time < self.world.grid.horizon {
                log.push(Entry { time, what });
            }
        };
        for (at, orders) in self.facts.orders.places.iter().enumerate() {
            let place = PlaceIx(at as u32);
            add(self.needs[at].struck, Happened::Struck { place });
            add(orders.town_report, Happened::TownReport { place });
            add(orders.town_order, Happened::TownOrder { place });
            add(orders.county_report, Happened::CountyReport { place });
            add(orders.county_order, Happened::CountyOrder { place });
        }
        add(self.facts.orders.activation, Happened::Activation);
        for (at, warned) in self.facts.warned.iter().enumerate() {
            let place = PlaceIx(at as u32);
            if let (Some(&(time, share_ppm)), false) =
                (warned.by.last(), self.needs[at].struck.is_never())
            {
                add(warned.ordered, Happened::WarningOrdered { place });
                add(time, Happened::Warned { place, share_ppm });
            }
        }
        for (at, store) in self.stores.iter().enumerate() {
            let site = SiteIx(at as u32);
            add(store.flood.from, Happened::SiteFlooded { site });
            add(store.flood.until, Happened::SiteDry { site });
        }
        for incident in &self.incidents {
            let area = incident.area;
            add(incident.reported, Happened::IncidentReported { area });
            for &Sortie {
                crew,
                sent,
                on_scene,
                free,
            } in &incident.sorties
            {
                add(sent, Happened::CrewSent { crew, area });
                add(on_scene, Happened::CrewOnScene { crew, area });
                add(free, Happened::CrewFree { crew });
            }
        }
        log.sort_by_key(|entry| entry.time);
        log
    }
}
