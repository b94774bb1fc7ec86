//! Leaving before the water comes.
//!
//! In: who has heard a warning by when, the danger zones and the ways to shelters. Out: which share of each danger zone has
//! left by any time, and how many people arrive at each shelter when.
//!
//! ```text
//! heard ─ comply ─ preparation ─▶ sets out ─┬─ on foot ────────┬─▶ nearest open shelter with room, else the nearest open one
//! special needs ─ helpers, from the order ──┘─ waits for a ride ┘
//!        no way open: stays, and looks again every step, until the house is struck
//! ```
//!
//! Who leaves does so at the beginning of a step, just before the water of that step comes. Among those in the zone
//! whose houses stand yet, leaving and being struck are independent; so nobody is counted twice, and nobody is lost
//! (`tests/evacuation.rs`).

use fixedbitset::FixedBitSet;

use super::departure::{Departure, Wish};
use super::need::{PlaceNeed, Threat};
use super::shelter_access::{ShelterAccess, Way};
use crate::damage::{Damage, depth_m, slowed};
use crate::hazard::{Draws, Event};
use crate::outcome::{Left, WHOLE_PPM, Warned};
use crate::random::{EntityKey, Purpose};
use crate::units::Millis;
use crate::world::{Evacuation, PlaceIx, World};

/// Who leaves, and where they get to, in one replication. Empty where nobody evacuates.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evacuated {
    /// `[place]`
    pub left: Vec<Left>,
    /// People who arrive at the place of a shelter, in order of time. `[place]`
    pub arrivals: Vec<Vec<(Millis, u32)>>,
    /// People taken in beyond what it holds. `[place]`
    pub over_capacity: Vec<u32>,
}

impl Evacuated {
    /// Draws who leaves a place. `needs` are those before the event, `warned` who hears when.
    pub fn draw(
        world: &World,
        access: &ShelterAccess,
        (event, damage): (&Event, &Damage),
        draws: &Draws,
        (warned, needs): (&[Warned], &[PlaceNeed]),
    ) -> Self {
        let (Some(evacuation), false) = (&world.evacuation, warned.is_empty()) else {
            return Self::default();
        };
        let mut touched = FixedBitSet::with_capacity(world.network.links());
        touched.extend(damage.touched.iter().map(|link| link.at()));
        let mut stream = draws.stream(Purpose::Evacuation, EntityKey::SCENARIO);
        let scene = Scene {
            world,
            evacuation,
            access,
            event,
            damage,
            draws,
            touched,
            departure: Departure::new(
                world.grid,
                evacuation.settings.comply_share.sample(&mut stream),
                evacuation.settings.preparation_min,
            ),
            forecast_factor: evacuation.settings.forecast_factor.sample(&mut stream),
        };
        scene.run(warned, needs)
    }

    /// Who has left a place, where anybody evacuates.
    pub fn left(&self, place: PlaceIx) -> Option<&Left> {
        self.left.get(place.at())
    }

    /// Who comes to a place.
    pub fn arrivals(&self, place: PlaceIx) -> &[(Millis, u32)] {
        self.arrivals.get(place.at()).map_or(&[], Vec::as_slice)
    }
}

struct Scene<'a> {
    world: &'a World,
    evacuation: &'a Evacuation,
    access: &'a ShelterAccess,
    event: &'a Event,
    damage: &'a Damage,
    draws: &'a Draws,
    touched: FixedBitSet,
    departure: Departure,
    forecast_factor: f64,
}

/// Who has been taken in so far.
struct Reception {
    /// People who are in or on their way to it. `[shelter]`
    inside: Vec<u32>,
    /// `[place]`
    arrivals: Vec<Vec<(Millis, u32)>>,
    /// `[place]`
    over_capacity: Vec<u32>,
}

/// The people in the danger zone of one place.
struct Mover {
    place: PlaceIx,
    /// Who is struck, whether or not they have left.
    need: PlaceNeed,
    /// Waiting for the ride.
    pickup: Millis,
    wish: Wish,
    left: Left,
    /// People who have left, in millionths.
    left_ppm: u64,
}

impl Scene<'_> {
    fn run(&self, warned: &[Warned], needs: &[PlaceNeed]) -> Evacuated {
        let places = self.world.places.len();
        let mut left = vec![Left::default(); places];
        let mut reception = Reception {
            inside: vec![0; self.evacuation.shelters.len()],
            arrivals: vec![Vec::new(); places],
            over_capacity: vec![0; places],
        };
        let mover = |at: usize| self.mover(PlaceIx(at as u32), &warned[at], needs[at]);
        let mut movers: Vec<Mover> = (0..places).filter_map(mover).collect();
        // Who sets out in the same step is let in by identity, whatever the order of rows.
        movers.sort_by_key(|mover| self.world.places[mover.place.at()].key);
        let first = movers.iter().map(|mover| mover.wish.first).min();
        for step in first.unwrap_or(usize::MAX)..self.world.grid.steps() {
            if movers.is_empty() {
                break;
            }
            movers.retain_mut(|mover| {
                let goes_on = self.set_out(mover, step, &mut reception);
                if !goes_on {
                    left[mover.place.at()] = std::mem::take(&mut mover.left);
                }
                goes_on
            });
        }
        for mover in movers {
            left[mover.place.at()] = mover.left;
        }
        for arrivals in &mut reception.arrivals {
            arrivals.retain(|(time, _)| *time < self.world.grid.horizon);
            arrivals.sort_unstable();
        }
        Evacuated {
            left,
            arrivals: reception.arrivals,
            over_capacity: reception.over_capacity,
        }
    }

    fn mover(&self, place: PlaceIx, warned: &Warned, need: PlaceNeed) -> Option<Mover> {
        let threatened_by = (self.is_cleared(place), self.event.passage.is_some());
        let zone = self.access.zone(place, threatened_by);
        if zone == 0 || warned.ordered >= self.world.grid.horizon {
            return None;
        }
        let row = &self.world.places[place.at()];
        let settings = &self.evacuation.settings;
        let mut stream = self.draws.stream(Purpose::Evacuation, row.key);
        let helped = settings.special_needs_h.hours(&mut stream);
        let pickup = settings.pickup_min.minutes(&mut stream);
        Some(Mover {
            place,
            need,
            pickup,
            wish: self.departure.wish(row.special_needs_share, warned, helped),
            left: Left {
                zone,
                ..Left::default()
            },
            left_ppm: 0,
        })
    }

    /// Whether the peak that is forecast for the river of a place asks for its danger zone to be cleared: behind a dyke,
    /// whether it is forecast to be topped.
    fn is_cleared(&self, place: PlaceIx) -> bool {
        let water = self.world.places[place.at()].water;
        water
            .zip(self.event.flood.as_ref())
            .is_some_and(|(water, flood)| {
                let reach = &self.world.reaches[water.reach.at()];
                let forecast_m = flood.river_peak_m(water.reach) * self.forecast_factor;
                let asked_m = reach.rise_m * self.evacuation.settings.order_rise_share;
                forecast_m >= asked_m
                    && reach
                        .dyke_crest_m
                        .is_none_or(|crest_m| forecast_m > crest_m)
            })
    }

    /// Whoever is ready sets out at the beginning of a step; whether anybody may do so later.
    fn set_out(&self, mover: &mut Mover, step: usize, reception: &mut Reception) -> bool {
        let (wish_ppm, left_ppm) = (mover.wish.at(step), mover.left.share.last());
        if wish_ppm <= left_ppm {
            return !mover.wish.is_over(step);
        }
        let time = self.world.grid.step_begins(step);
        // Those whose houses the water of this very step takes may still leave.
        let standing = self.standing(mover, time - Millis(1));
        if standing == 0 {
            return false;
        }
        let open = |way: &&Way| self.is_open(way, time);
        let ways: Vec<&Way> = self.access.ways(mover.place).iter().filter(open).collect();
        if ways.is_empty() {
            return true;
        }
        mover.left_ppm += u64::from(standing) * u64::from(wish_ppm - left_ppm);
        mover.left.share.grow(time, wish_ppm);
        let people = (mover.left_ppm / u64::from(WHOLE_PPM)) as u32 - mover.left.people;
        mover.left.people += people;
        self.take_in(people, (mover, &ways), time, reception);
        !mover.wish.is_over(step)
    }

    /// People of the zone whose houses stand at a time.
    fn standing(&self, mover: &mut Mover, time: Millis) -> u32 {
        let threat = Threat {
            world: self.world,
            event: self.event,
            hits: self.damage.hits.of(mover.place),
            left: None,
            arrivals: &[],
            place: &self.world.places[mover.place.at()],
        };
        mover.need.grow(&threat, time, &mut Vec::new());
        mover.left.zone.saturating_sub(mover.need.driven_out)
    }

    /// Whether people can go this way, and are let in at its end.
    fn is_open(&self, way: &Way, time: Millis) -> bool {
        let (world, event) = (self.world, self.event);
        let step = world.grid.step_at(time);
        let water = self.evacuation.shelters[way.shelter as usize].water;
        let is_dry = water.is_none_or(|water| event.rise_m(water.reach, step) <= water.height_m);
        let wade_depth_m = self.evacuation.settings.wade_depth_m;
        let mut touched = way
            .links
            .iter()
            .filter(|link| self.touched.contains(link.at()));
        is_dry
            && touched.all(|&link| {
                !self.damage.is_closed(link, time)
                    && depth_m(world, event, link, time) <= wade_depth_m
            })
    }

    /// Shelters take people in: the nearest first, as long as it has room; where none has, the nearest takes all the rest.
    fn take_in(
        &self,
        mut people: u32,
        (mover, ways): (&Mover, &[&Way]),
        time: Millis,
        reception: &mut Reception,
    ) {
        let Reception {
            inside,
            arrivals,
            over_capacity,
        } = reception;
        let mut send = |way: &Way, people: u32| {
            let shelter = &self.evacuation.shelters[way.shelter as usize];
            let arrives = time + self.on_the_way(way, mover, time);
            arrivals[shelter.place.at()].push((arrives, people));
            shelter.place
        };
        for way in ways {
            let shelter = &self.evacuation.shelters[way.shelter as usize];
            let inside = &mut inside[way.shelter as usize];
            let room = shelter
                .capacity
                .map_or(u32::MAX, |holds| holds.saturating_sub(*inside));
            let enter = people.min(room);
            if enter > 0 {
                *inside += enter;
                people -= enter;
                send(way, enter);
            }
        }
        if people > 0 {
            let crowded = send(ways[0], people);
            over_capacity[crowded.at()] += people;
        }
    }

    /// From setting out until arrival.
    fn on_the_way(&self, way: &Way, mover: &Mover, time: Millis) -> Millis {
        if !way.rides {
            return way.time;
        }
        mover.pickup + slowed(self.world, self.event, way.time, time)
    }
}
