//! What forest fires do to roads and villages: smoke and flame close roads, villages before the front are moved out.

use super::closures::{Cause, Closing, Window};
use super::people::{Blow, Hit};
use super::struck::Struck;
use crate::hazard::fire::Blaze;
use crate::hazard::{Burnt, Event};
use crate::scenario::geo::offset_m;
use crate::units::Millis;
use crate::world::{LinkIx, PlaceIx, Woods, World};

/// Adds what the fires do, each until it is contained and out.
pub fn strike(world: &World, event: &Event, ends: &[Burnt], struck: &mut Struck) {
    let Some(woods) = &world.woods else {
        return;
    };
    for (fire, end) in event.fires.iter().zip(ends) {
        let scene = Scene {
            world,
            woods,
            fire,
            end: *end,
        };
        scene.close_roads(&mut struck.closed);
        scene.move_people(&mut struck.hits);
    }
}

struct Scene<'a> {
    world: &'a World,
    woods: &'a Woods,
    fire: &'a Blaze,
    end: Burnt,
}

impl Scene<'_> {
    /// A point as seen from where the fire started, in m east and north.
    fn seen(&self, point: [f64; 2]) -> [f64; 2] {
        let start = self.woods.forests[self.fire.forest as usize].position;
        offset_m(start, point, self.world.planar)
    }

    fn close_roads(&self, closed: &mut Vec<Closing>) {
        let settings = &self.woods.settings;
        let network = &self.world.network;
        for link in (0..network.links() as u32).map(LinkIx) {
            let point = self.seen(network.middle(link));
            let flames = self.fire.comes_near(point, settings.road_closing_m);
            let windows = [
                (Cause::Flames, flames, self.end.out),
                (Cause::Smoke, self.smoke_reaches(point), self.end.contained),
            ];
            for (cause, from, until) in windows {
                // A front that stands still comes no nearer.
                if from < self.end.contained {
                    closed.push(Closing {
                        link,
                        window: Window { from, until },
                        cause,
                        work: None,
                    });
                }
            }
        }
    }

    /// When the smoke of a large enough fire lies over a point; never for one that is not downwind.
    fn smoke_reaches(&self, point: [f64; 2]) -> Millis {
        let settings = &self.woods.settings;
        let Some(downwind_rad) = self.fire.downwind_rad else {
            return Millis::NEVER;
        };
        let bearing_rad = libm::atan2(point[0], point[1]);
        let off = libm::cos(bearing_rad - downwind_rad);
        if off < libm::cos(settings.plume_half_angle_deg.to_radians()) {
            return Millis::NEVER;
        }
        let large = self.fire.reaches_area(settings.smoke_from_ha * 10_000.0);
        self.fire.comes_near(point, settings.plume_m).max(large)
    }

    fn move_people(&self, hits: &mut Vec<(PlaceIx, Hit)>) {
        let near_m = self.woods.settings.evacuation_km * 1000.0;
        for (at, place) in (0..).zip(&self.world.places) {
            let time = self.fire.comes_near(self.seen(place.position), near_m);
            // Nobody is moved before the fire is known.
            let time = time.max(self.fire.reported);
            if time < self.end.contained && place.population > 0 {
                let hit = Hit {
                    time,
                    affected: place.population,
                    displaced: place.population,
                    blow: Blow::Fire,
                };
                hits.push((PlaceIx(at), hit));
            }
        }
    }
}
