//! People who have to leave, cause by cause: before the worst cause of each place is taken.

use serde::Serialize;

use super::Told;
use crate::damage::Blow;
use crate::world::Place;

/// People who have to leave within the horizon.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Leaving {
    /// For the water in their house.
    pub water: Count,
    /// For the gusts that break it.
    pub wind: Count,
    /// For a forest fire that comes near.
    pub fire: Count,
    /// Everybody once: where several causes strike a place, the worst counts.
    pub total: Count,
}

/// So many people of so many places.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Count {
    /// Places.
    pub places: u32,
    /// People.
    pub people: u32,
}

impl Leaving {
    /// Counts them.
    pub fn of(told: &Told) -> Self {
        let mut leaving = Self::default();
        let [wind, fire] = [Blow::Wind, Blow::Fire].map(|blow| by_blow(told, blow));
        for (at, place) in told.world.places.iter().enumerate() {
            let water = by_water(told, place);
            leaving.water.add(water);
            leaving.wind.add(wind[at]);
            leaving.fire.add(fire[at]);
            leaving.total.add(water.max(wind[at]).max(fire[at]));
        }
        leaving
    }
}

impl Count {
    fn add(&mut self, people: u32) {
        self.places += u32::from(people > 0);
        self.people += people;
    }
}

/// People of a place whose houses the water makes unfit to stay in.
fn by_water(told: &Told, place: &Place) -> u32 {
    let (Some(water), Some(settings)) = (place.water, &told.world.flood) else {
        return 0;
    };
    let rise_m = told.facts.event.peak_rise_m(water.reach);
    place.people_below(&told.world.depths, rise_m, settings.displaced_depth_m)
}

/// People that one cause drives out within the horizon. `[place]`
fn by_blow(told: &Told, blow: Blow) -> Vec<u32> {
    let mut people = vec![0_u32; told.world.places.len()];
    for (place, hit) in &told.struck.hits {
        if hit.blow == blow && hit.time < told.world.grid.horizon {
            people[place.at()] = people[place.at()].max(hit.displaced);
        }
    }
    people
}
