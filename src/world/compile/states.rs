//! Hand-made events.

use super::hazards::Made;
use crate::scenario::states::{StatePlaceRow, StateRow};
use crate::world::index::PlaceIx;
use crate::world::states::{State, States, StruckPlace};

impl Made<'_> {
    /// The states of the district, where one is drawn.
    pub fn states(&self) -> Option<States> {
        let settings = self.scenario.event_states.clone()?;
        let states = self.scenario.states.iter().map(|row| self.state(row));
        Some(States {
            settings,
            states: states.collect(),
        })
    }

    fn state(&self, row: &StateRow) -> State {
        let rows = self.scenario.state_places.iter();
        let own = rows.filter(|place| place.state_id == row.state_id);
        State {
            row: row.clone(),
            struck: own.map(|row| self.struck_place(row)).collect(),
        }
    }

    fn struck_place(&self, row: &StatePlaceRow) -> StruckPlace {
        let place = self.locator.index.place[row.place_id.0.as_str()];
        let population = f64::from(self.places[place as usize].population);
        let people = |share: f64| libm::round(share * population) as u32;
        let displaced = people(row.displaced_share);
        StruckPlace {
            place: PlaceIx(place),
            affected: row.affected_share.map_or(displaced, people),
            displaced,
        }
    }
}
