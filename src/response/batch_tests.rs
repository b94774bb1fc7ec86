//! The engine remembers what it need not look at again: beliefs that last, places that are cut off, orders that have come,
//! questions that were asked in vain. Who forgets all of it at every epoch must find the same.

use std::path::Path;

use super::super::store::CutOff;
use super::*;
use crate::scenario::{Request, load};
use crate::world::compile;

impl Batch<'_> {
    pub(super) fn forget(&mut self) {
        for lane in self.lanes.iter_mut().filter(|_| self.is_forgetful) {
            lane.picture.forget();
            for store in &mut lane.stores {
                store.ordered_for.clear();
                for cut_off in &mut store.cut_off {
                    *cut_off = CutOff::default();
                    cut_off.now(0).grow(lane.world.places.len());
                }
            }
            for trip in &mut lane.trips {
                trip.asked = None;
            }
        }
    }
}

fn outcomes(world: &World, plan: &Plan, is_forgetful: bool) -> Vec<Outcome> {
    let mut batch = Batch::new(world, plan);
    batch.is_forgetful = is_forgetful;
    batch.play(world.seed_key(3), 0, 2 * LANES)
}

#[test]
fn who_forgets_everything_finds_the_same() {
    let scenarios = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    for (name, knowledge) in [
        ("kaiping", "reported"),
        ("kaiping", "blind"),
        ("songbei", "reported"),
    ] {
        let request = Request {
            set: vec![format!("policy.knowledge={knowledge}")],
            ..Request::default()
        };
        let loaded = load(&scenarios.join(name), &request).expect("a sound scenario");
        let world = compile(&loaded.scenario);
        let plan = Plan::new(&world);
        let (remembering, forgetting) = (
            outcomes(&world, &plan, false),
            outcomes(&world, &plan, true),
        );
        assert_eq!(remembering, forgetting, "{name}, {knowledge}");
    }
}
