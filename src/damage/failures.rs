//! Links that fail by themselves: at one time, until they are repaired.

use super::closures::{Cause, Closing, Window};
use crate::hazard::{Draws, Event};
use crate::random::{EntityKey, Purpose};
use crate::units::Millis;
use crate::world::{LinkIx, World};

/// Adds the links that fail, if the event is one that makes them fail.
pub fn close(world: &World, event: &Event, draws: &Draws, closed: &mut Vec<Closing>) {
    let links = &world.network.links;
    let (Some(settings), Some(state), true) =
        (&world.link_failure, event.failure, links.any_can_fail)
    else {
        return;
    };
    let when = settings
        .time_h
        .sample(&mut draws.stream(Purpose::LinkFailure, EntityKey::SCENARIO));
    let from = Millis::from_hours(when);
    for (at, &key) in links.key.iter().enumerate() {
        let probability = (links.closed_probability[at] * state.closure_factor).min(1.0);
        let fails =
            probability > 0.0 && draws.stream(Purpose::LinkFailure, key).happens(probability);
        if fails {
            let repair = settings
                .repair_h
                .sample(&mut draws.stream(Purpose::LinkRepair, key));
            let until = from + Millis::from_hours(repair);
            closed.push(Closing {
                link: LinkIx(at as u32),
                window: Window { from, until },
                cause: Cause::Failure,
                work: None,
            });
        }
    }
}
