//! How far the people of each place have to shelters, and how many of them live in its danger zone.

use super::dry_roads::{dry_roads, quickest_way};
use crate::routing::{CLOSED, Reference, Router};
use crate::units::Millis;
use crate::world::{Evacuation, LinkIx, NodeIx, Place, PlaceIx, World};

/// Dry ways from villages to shelters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ShelterAccess {
    /// Ways to the nearest shelters, nearest first. `[place]`
    ways: Vec<Vec<Way>>,
    /// People in the danger zone of each place, in a flood and in a typhoon. `[place]`
    zone: Vec<[u32; 2]>,
}

/// A way to a shelter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Number of the shelter in the world.
    pub shelter: u32,
    /// Time on a dry day by daylight, waiting for the ride apart.
    pub time: Millis,
    /// Whether it is too far to walk.
    pub rides: bool,
    /// The links it leads over.
    pub links: Vec<LinkIx>,
}

impl ShelterAccess {
    /// Searches the ways from all villages.
    pub fn prepare(world: &World) -> Self {
        let Some(evacuation) = &world.evacuation else {
            return Self::default();
        };
        let node = |shelter: &crate::world::Shelter| world.places[shelter.place.at()].node;
        let shelters: Vec<NodeIx> = evacuation.shelters.iter().map(node).collect();
        let mut router = Reference::new(&world.network, shelters.clone());
        router.customise(&dry_roads(world, None));
        let mut ways = |place: &Place| {
            if place.population == 0 {
                return Vec::new();
            }
            // What is kept of the last place would only fill the memory.
            router.refresh();
            ways_from(place, world, evacuation, (&mut router, &shelters))
        };
        Self {
            ways: world.places.iter().map(&mut ways).collect(),
            zone: world
                .places
                .iter()
                .map(|place| zone(place, world, evacuation))
                .collect(),
        }
    }

    /// The ways from a place to shelters, nearest first.
    pub fn ways(&self, place: PlaceIx) -> &[Way] {
        self.ways.get(place.at()).map_or(&[], Vec::as_slice)
    }

    /// People of a place who are told to leave: before water, before a typhoon, or both.
    pub fn zone(&self, place: PlaceIx, (water, typhoon): (bool, bool)) -> u32 {
        let [by_water, by_wind] = self.zone.get(place.at()).copied().unwrap_or_default();
        // The low houses and the weak houses are taken to be the same, as where both strike.
        (by_water * u32::from(water)).max(by_wind * u32::from(typhoon))
    }
}

fn ways_from(
    place: &Place,
    world: &World,
    evacuation: &Evacuation,
    (router, shelters): (&mut Reference, &[NodeIx]),
) -> Vec<Way> {
    let times = router.times(place.node, 0);
    let mut nearest: Vec<(i32, u32)> = times.iter().copied().zip(0..).collect();
    nearest.retain(|(time_ms, _)| *time_ms < CLOSED);
    // Of equally near shelters the order of rows decides nothing.
    let key = |shelter: u32| world.places[evacuation.shelters[shelter as usize].place.at()].key;
    nearest.sort_by_key(|&(time_ms, shelter)| (time_ms, key(shelter)));
    nearest.truncate(evacuation.settings.shelters_per_place as usize);
    let way = |&(time_ms, shelter): &(i32, u32)| {
        let links = quickest_way(world, router, [place.node, shelters[shelter as usize]])?;
        let length_m = |link: &LinkIx| world.network.links.length_m[link.at()];
        let length_m: f64 = links.iter().map(length_m).sum();
        let length_km = length_m / 1000.0;
        let rides = length_km > evacuation.settings.walking_limit_km;
        let time = if rides {
            Millis(i64::from(time_ms))
        } else {
            Millis::from_hours(length_km / evacuation.settings.walking_km_h)
        };
        Some(Way {
            shelter,
            time,
            rides,
            links,
        })
    };
    nearest.iter().filter_map(way).collect()
}

/// People of a place in its danger zone, in a flood and in a typhoon.
fn zone(place: &Place, world: &World, evacuation: &Evacuation) -> [u32; 2] {
    let settings = &evacuation.settings;
    let by_water = place.water.map_or(0, |water| {
        let reach = &world.reaches[water.reach.at()];
        // Behind a dyke that is topped the water stands no lower than its crest.
        let crest_m = reach.dyke_crest_m.unwrap_or(0.0);
        let rise_m = reach.rise_m.max(crest_m) * settings.zone_rise_factor;
        place.people_below(&world.depths, rise_m, 0.0)
    });
    let weak = settings.weak_house_share * f64::from(place.population);
    [by_water, libm::round(weak) as u32]
}
