//! The beginning and the end of a place's record, and what a replication leaves.

use super::facts::Facts;
use super::lane::Lane;
use super::log::{Entry, Happened};
use super::need::PlaceNeed;
use super::trip::{Phase, Trip};
use crate::outcome::{Clearance, Moved, Outcome, PlaceOutcome, RescueSortie, Sortie, Step};
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
        let arrivals = self.facts.evacuated.arrivals(PlaceIx(at as u32));
        let passed = warning.map_or(Millis::NEVER, |step| self.world.grid.step_begins(step));
        PlaceOutcome {
            struck: need.struck,
            // A shelter has no river of its own: who comes is the warning.
            warning: arrivals.first().map_or(passed, |(time, _)| *time),
            county_report: place.county_report,
            activation: orders.activation,
            dispatch_order: place.county_order,
            // Who comes to a shelter was warned at home.
            warned: self
                .facts
                .warned
                .get(at)
                .filter(|_| arrivals.is_empty())
                .cloned(),
            ..PlaceOutcome::default()
        }
    }

    /// What the replication leaves; the lane keeps the memory of all else.
    pub fn outcome(&mut self) -> Outcome {
        let mut places = std::mem::take(&mut self.places);
        for (at, (outcome, need)) in places.iter_mut().zip(&self.needs).enumerate() {
            (outcome.affected, outcome.displaced) = (need.affected, need.displaced);
            outcome.affected_here = need.affected_here;
            outcome.moved = self.moved(PlaceIx(at as u32), need);
        }
        self.note_who_is_left(&mut places);
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
            clearances: self.facts.clearances.clone(),
            rescues: std::mem::take(&mut self.rescues),
            patients: std::mem::take(&mut self.patients),
            levels: self.facts.orders.levels.0.clone(),
        }
    }

    /// Who left a place, or was taken in.
    pub(super) fn moved(&self, place: PlaceIx, need: &PlaceNeed) -> Moved {
        let evacuated = &self.facts.evacuated;
        Moved {
            driven_out: need.driven_out,
            in_time: need.driven_out.saturating_sub(need.displaced),
            left: evacuated.left(place).map_or(0, |left| left.people),
            over_capacity: evacuated
                .over_capacity
                .get(place.at())
                .copied()
                .unwrap_or(0),
        }
    }

    /// Notes at which step each place stands at the horizon that has not been relieved: that of the vehicle on its way there that
    /// got furthest, else the first that has not been done.
    fn note_who_is_left(&self, places: &mut [PlaceOutcome]) {
        let mut furthest: Vec<Option<Step>> = vec![None; places.len()];
        for trip in &self.trips {
            if let Some(place) = trip.place {
                furthest[place.at()] = furthest[place.at()].max(step_of(trip));
            }
            for call in &trip.later {
                let known = &mut furthest[call.place.at()];
                *known = (*known).max(step_before(trip));
            }
        }
        for (at, (outcome, furthest)) in places.iter_mut().zip(furthest).enumerate() {
            let has_goods = !outcome.first_delivery.is_never();
            let is_relieved = has_goods && outcome.packaged_people() >= outcome.displaced;
            if outcome.is_struck() && !is_relieved {
                let undone = || self.first_undone(PlaceIx(at as u32));
                outcome.stands_at = Some(furthest.unwrap_or_else(undone));
            }
        }
    }

    /// The first step towards a place, to which no vehicle is on its way, that has not been done by the horizon.
    fn first_undone(&self, place: PlaceIx) -> Step {
        let (orders, horizon) = (self.facts.orders.of(place), self.world.grid.horizon);
        if orders.town_order.min(orders.county_report) >= horizon {
            return Step::Report;
        }
        if orders.town_order.min(orders.county_ready) >= horizon {
            return Step::Assessment;
        }
        if orders.town_order.min(orders.county_order) >= horizon {
            return Step::Order;
        }
        if !self.has_goods_for(place) {
            Step::GoodsWait
        } else if self.blame[place.at()].no_road_since.is_some() {
            Step::RoadWait
        } else {
            Step::VehicleWait
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
            if self.facts.evacuated.arrivals(place).is_empty() {
                add(self.needs[at].struck, Happened::Struck { place });
            }
            add(orders.town_report, Happened::TownReport { place });
            add(orders.town_order, Happened::TownOrder { place });
            add(orders.county_report, Happened::CountyReport { place });
            add(orders.county_order, Happened::CountyOrder { place });
        }
        add(self.facts.orders.activation, Happened::Activation);
        let levels = self.world.activation_levels.iter();
        for (row, &in_force) in levels.zip(&self.facts.orders.levels.0) {
            add(in_force, Happened::LevelInForce { level: row.level });
        }
        for (at, warned) in self.facts.warned.iter().enumerate() {
            let place = PlaceIx(at as u32);
            if let (Some(&(time, share_ppm)), false) =
                (warned.by.0.last(), self.needs[at].struck.is_never())
            {
                add(warned.ordered, Happened::WarningOrdered { place });
                add(time, Happened::Warned { place, share_ppm });
            }
        }
        for (time, what) in moves(&self.facts) {
            add(time, what);
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
        for sortie in &self.rescues {
            for (time, what) in tell_rescue(sortie) {
                add(time, what);
            }
        }
        for patient in &self.patients {
            let place = patient.place;
            if let Some(hospital) = patient.hospital {
                add(patient.in_bed, Happened::InBed { place, hospital });
            }
        }
        for clearance in &self.facts.clearances {
            let [sent, freed] = tell(clearance);
            add(clearance.sent, sent);
            add(clearance.free, freed);
        }
        log.sort_by_key(|entry| entry.time);
        log
    }
}

/// That a crew was sent to a closed link, and how that ended.
fn tell(clearance: &Clearance) -> [Happened; 2] {
    let Clearance {
        crew, link, cause, ..
    } = *clearance;
    let freed = if clearance.is_cleared() {
        Happened::Cleared { crew, link, cause }
    } else if clearance.arrived.is_never() {
        Happened::ClearingCutOff { crew, link }
    } else {
        Happened::ClearedByOthers { crew, link }
    };
    [Happened::ClearingSent { crew, link }, freed]
}

/// That a crew was sent to bring people out, was there, and was free again.
fn tell_rescue(sortie: &RescueSortie) -> [(Millis, Happened); 3] {
    let RescueSortie { crew, place, .. } = *sortie;
    let ended = if sortie.gave_up() {
        Happened::RescueGaveUp { crew, place }
    } else {
        let people = sortie.people;
        Happened::RescueEnded {
            crew,
            place,
            people,
        }
    };
    [
        (sortie.sent, Happened::RescueSent { crew, place }),
        (sortie.arrived, Happened::RescueArrived { crew, place }),
        (sortie.free, ended),
    ]
}

/// Who had left and who was taken in, told once of each place.
fn moves(facts: &Facts) -> impl Iterator<Item = (Millis, Happened)> + '_ {
    let evacuated = &facts.evacuated;
    let places = (0..evacuated.left.len() as u32).map(PlaceIx);
    places.flat_map(|place| {
        let left = &evacuated.left[place.at()];
        let last = left.share.0.last().filter(|_| left.people > 0);
        let people = left.people;
        let left = last.map(|&(time, _)| (time, Happened::Left { place, people }));
        let arrivals = evacuated.arrivals(place);
        let opened = arrivals.first();
        let opened = opened.map(|&(time, _)| (time, Happened::ShelterOpened { place }));
        let filled = arrivals.last().map(|&(time, _)| {
            let filled = Happened::ShelterFilled {
                place,
                people: arrivals.iter().map(|(_, people)| people).sum(),
                over_capacity: evacuated.over_capacity[place.at()],
            };
            (time, filled)
        });
        [left, opened, filled].into_iter().flatten()
    })
}

/// The step of a place's relief that a vehicle on its way there is at.
fn step_of(trip: &Trip) -> Option<Step> {
    match trip.phase {
        Phase::Home | Phase::Back => None,
        Phase::ToDepot => Some(Step::VehicleWait),
        Phase::AtDock if trip.at_dock.is_never() => Some(Step::Queue),
        Phase::AtDock => Some(Step::Loading),
        Phase::Out if trip.stopped.is_some() => Some(Step::RoadWait),
        Phase::Out => Some(Step::Driving),
        Phase::Unloading => Some(Step::Unloading),
    }
}

/// The same for the further stops of its tour: unloading at an earlier one is a detour to them.
fn step_before(trip: &Trip) -> Option<Step> {
    let step = step_of(trip);
    step.map(|step| {
        if step == Step::Unloading {
            Step::Detour
        } else {
            step
        }
    })
}
