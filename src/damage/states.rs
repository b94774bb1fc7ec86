//! People struck by a hand-made event.

use super::people::{Blow, Hit};
use super::struck::Struck;
use crate::hazard::Event;
use crate::world::World;

/// Adds whom the state of the event strikes.
pub fn strike(world: &World, event: &Event, struck: &mut Struck) {
    let Some((states, drawn)) = world.states.as_ref().zip(event.state) else {
        return;
    };
    let people = states.states[drawn.state as usize].struck.iter();
    let hits = people.filter(|people| people.affected > 0).map(|people| {
        let hit = Hit {
            time: drawn.struck,
            affected: people.affected,
            displaced: people.displaced,
            blow: Blow::HandMade,
        };
        (people.place, hit)
    });
    struck.hits.extend(hits);
}
