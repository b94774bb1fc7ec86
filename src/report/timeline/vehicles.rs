//! The trips of vehicles, phase by phase, as the log tells them.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Replayed;
use crate::report::trace::Trace;
use crate::response::Happened;
use crate::units::Millis;
use crate::world::{LinkIx, PlaceIx, SiteIx};

/// What a vehicle does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Doing {
    /// Waits for a dock.
    Queue,
    /// Is loaded.
    Loading,
    /// Drives to the place, or before that to the depot from which it fetches.
    Driving,
    /// Stands in front of a closed link, knows no way, or may not fly.
    Waiting,
    /// Is unloaded.
    Unloading,
    /// Drives back.
    Returning,
}

/// A vehicle that served a place.
#[derive(Clone, Debug, Serialize)]
pub struct VehicleLane {
    /// Its name and number.
    pub vehicle: String,
    /// Its trips until its last one to the place, in order; those to other places say why it did not come sooner.
    pub trips: Vec<Trip>,
}

/// One trip.
#[derive(Clone, Debug, Serialize)]
pub struct Trip {
    /// Where to.
    #[serde(skip)]
    pub place: PlaceIx,
    /// Where to, by its row of `places.csv`.
    pub place_id: String,
    /// Whether it goes to another place than the one that the lane is about.
    pub is_elsewhere: bool,
    /// The further places of a tour, by their rows of `places.csv`; mostly none.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub further_place_ids: Vec<String>,
    /// The same.
    #[serde(skip)]
    further: Vec<PlaceIx>,
    /// From which site.
    pub site: String,
    /// Its load in tonnes, for all its places.
    pub load_t: f64,
    /// Whether it turned back before it had arrived.
    pub turned_back: bool,
    /// What it did, one after the other without a gap.
    pub phases: Vec<Phase>,
    /// Closed links that it found a way round.
    pub detours: Vec<Detour>,
}

/// What a vehicle did for a while.
#[derive(Clone, Debug, Serialize)]
pub struct Phase {
    /// What.
    pub doing: Doing,
    /// It began.
    #[serde(rename = "from_h", serialize_with = "super::as_hours")]
    pub from: Millis,
    /// It ended.
    #[serde(rename = "until_h", serialize_with = "super::as_hours")]
    pub until: Millis,
    /// The closed link in front of which it waits.
    pub link_id: Option<String>,
    /// The place at which it is unloaded.
    #[serde(skip)]
    at: Option<PlaceIx>,
}

/// A closed link that a vehicle found a way round.
#[derive(Clone, Debug, Serialize)]
pub struct Detour {
    /// It stood there.
    #[serde(rename = "time_h", serialize_with = "super::as_hours")]
    pub time: Millis,
    /// The link.
    pub link_id: String,
}

impl Trip {
    /// When it was sent.
    pub fn from(&self) -> Millis {
        self.phases
            .first()
            .map_or(Millis::NEVER, |phase| phase.from)
    }
    /// When it was back, or the horizon came.
    pub fn until(&self) -> Millis {
        self.phases.last().map_or(Millis::ZERO, |phase| phase.until)
    }
    /// Tells it as a trip to one of its places, that stands among the others of its tour.
    fn bring_to_front(&mut self, place: PlaceIx) {
        if let Some(at) = self.further.iter().position(|&further| further == place) {
            std::mem::swap(&mut self.place, &mut self.further[at]);
            std::mem::swap(&mut self.place_id, &mut self.further_place_ids[at]);
        }
    }
    /// Whether it goes to a place.
    fn serves(&self, place: PlaceIx) -> bool {
        self.place == place || self.further.contains(&place)
    }
    /// Its unloading at the place that its lane is about.
    pub fn unloading(&self) -> Option<&Phase> {
        let mut phases = self.phases.iter();
        phases.find(|phase| phase.at == Some(self.place))
    }
    /// When a phase began for the first time.
    pub fn began(&self, doing: Doing) -> Option<Millis> {
        let mut phases = self.phases.iter();
        phases
            .find(|phase| phase.doing == doing)
            .map(|phase| phase.from)
    }
    /// When a phase ended for the first time.
    pub fn ended(&self, doing: Doing) -> Option<Millis> {
        let mut phases = self.phases.iter();
        phases
            .find(|phase| phase.doing == doing)
            .map(|phase| phase.until)
    }
}

/// The vehicles sent to a place no later than `last`, in the order in which they were first sent there.
pub fn served(replayed: &Replayed, place: PlaceIx, last: Millis) -> Vec<VehicleLane> {
    let trace = Trace {
        world: replayed.world,
        plan: replayed.plan,
        lang: replayed.lang,
    };
    let mut lanes: Vec<(Millis, VehicleLane)> = Vec::new();
    for (truck, mut trips) in all_trips(replayed) {
        let serves = |trip: &Trip| trip.serves(place) && trip.from() <= last;
        let Some(first) = trips.iter().find(|trip| serves(trip)).map(Trip::from) else {
            continue;
        };
        let end = trips.iter().rposition(serves).map_or(0, |at| at + 1);
        trips.truncate(end);
        for trip in &mut trips {
            trip.is_elsewhere = !trip.serves(place);
            if !trip.is_elsewhere {
                trip.bring_to_front(place);
            }
        }
        let vehicle = trace.truck(truck);
        lanes.push((first, VehicleLane { vehicle, trips }));
    }
    lanes.sort_by_key(|(first, _)| *first);
    lanes.into_iter().map(|(_, lane)| lane).collect()
}

/// A trip in the making.
struct Making {
    trip: Trip,
    /// What it does, since when, and in front of which link.
    now: Option<(Doing, Millis, Option<LinkIx>)>,
    /// Where it is unloaded, while it is.
    at: Option<PlaceIx>,
    is_returning: bool,
}

/// All trips of each vehicle, in order.
fn all_trips(replayed: &Replayed) -> BTreeMap<u32, Vec<Trip>> {
    let mut makings: BTreeMap<u32, Vec<Making>> = BTreeMap::new();
    for entry in replayed.log {
        let Some(truck) = entry.what.truck() else {
            continue;
        };
        let of_truck = makings.entry(truck).or_default();
        let begun = match entry.what {
            Happened::Assigned {
                site,
                place,
                load_g,
                ..
            } => Some((site, place, load_g, Doing::Queue)),
            Happened::WentForGoods {
                site,
                place,
                load_g,
                ..
            } => Some((site, place, load_g, Doing::Driving)),
            _ => None,
        };
        if let Some(begun) = begun {
            of_truck.push(Making::begin(replayed, begun, entry.time));
        } else if let Some(making) = of_truck.last_mut() {
            making.goes_on(replayed, &entry.what, entry.time);
        }
    }
    let horizon = replayed.world.grid.horizon;
    let end = |mut making: Making| {
        making.turn(replayed, None, horizon);
        making.trip
    };
    let finished = makings.into_iter();
    finished
        .map(|(truck, makings)| (truck, makings.into_iter().map(end).collect()))
        .collect()
}

impl Making {
    fn begin(
        replayed: &Replayed,
        (site, place, load_g, doing): (SiteIx, PlaceIx, i64, Doing),
        now: Millis,
    ) -> Self {
        Self {
            trip: Trip {
                place,
                place_id: replayed.world.places[place.at()].id.clone(),
                is_elsewhere: false,
                further_place_ids: Vec::new(),
                further: Vec::new(),
                site: replayed.world.sites[site.at()].name.clone(),
                load_t: load_g as f64 / 1e6,
                turned_back: false,
                phases: Vec::new(),
                detours: Vec::new(),
            },
            now: Some((doing, now, None)),
            at: None,
            is_returning: false,
        }
    }

    /// One more place on the same tour.
    fn add_stop(&mut self, replayed: &Replayed, place: PlaceIx, load_g: i64) {
        let place_id = replayed.world.places[place.at()].id.clone();
        self.trip.further.push(place);
        self.trip.further_place_ids.push(place_id);
        self.trip.load_t += load_g as f64 / 1e6;
    }

    fn goes_on(&mut self, replayed: &Replayed, what: &Happened, time: Millis) {
        let on_the_road = |is_returning| {
            if is_returning {
                Doing::Returning
            } else {
                Doing::Driving
            }
        };
        let next = match *what {
            Happened::Spoiled { .. } => return,
            Happened::StopAdded { place, load_g, .. } => {
                return self.add_stop(replayed, place, load_g);
            }
            Happened::ReachedDepot { .. } => Some((Doing::Queue, None)),
            Happened::LoadingBegan { .. } => Some((Doing::Loading, None)),
            Happened::WentOn { .. } => {
                self.is_returning = false;
                Some((Doing::Driving, None))
            }
            Happened::Blocked {
                link,
                rerouted: true,
                ..
            } => {
                let link_id = replayed.world.network.links.id[link.at()].clone();
                self.trip.detours.push(Detour { time, link_id });
                return;
            }
            Happened::Blocked { link, .. } => Some((Doing::Waiting, Some(link))),
            Happened::NoWay { .. } | Happened::Grounded { .. } => Some((Doing::Waiting, None)),
            Happened::Departed { .. } | Happened::DroveOn { .. } | Happened::TookOff { .. } => {
                Some((on_the_road(self.is_returning), None))
            }
            Happened::Arrived { .. } => Some((Doing::Unloading, None)),
            Happened::Unloaded { .. } | Happened::TurnedBack { .. } => {
                self.is_returning = true;
                self.trip.turned_back |= matches!(what, Happened::TurnedBack { .. });
                Some((Doing::Returning, None))
            }
            _ => None,
        };
        self.turn(replayed, next, time);
        if let Happened::Arrived { place, .. } = *what {
            self.at = Some(place);
        }
    }

    /// Ends what it does, and begins the next.
    fn turn(&mut self, replayed: &Replayed, next: Option<(Doing, Option<LinkIx>)>, time: Millis) {
        if let Some((doing, from, link)) = self.now.take()
            && time > from
        {
            let name = |link: LinkIx| replayed.world.network.links.id[link.at()].clone();
            self.trip.phases.push(Phase {
                doing,
                from,
                until: time,
                link_id: link.map(name),
                at: self.at.filter(|_| doing == Doing::Unloading),
            });
        }
        self.at = None;
        self.now = next.map(|(doing, link)| (doing, time, link));
    }
}
