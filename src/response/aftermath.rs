//! What is known only once the water has come and gone: who was brought out, hurt, killed or taken in.
//!
//! Nothing here changes who is relieved when. It is played after the response, because who had left in time, and for how long a
//! place was cut off, are known only then.

use super::care;
use super::lane::Lane;
use super::rescue::{Rescued, bring_out};
use crate::damage::{Away, Trapped};
use crate::random::Purpose;
use crate::world::{PlaceIx, Rescue};

impl Lane<'_> {
    /// Plays the rescue and counts the casualties, where the scenario asks for it.
    pub(super) fn play_aftermath(&mut self) {
        let (world, plan) = (self.world, self.plan);
        let Some(settings) = &world.casualties else {
            return;
        };
        let away = |(at, need)| self.moved(PlaceIx(at), need).away();
        let away: Vec<Away> = (0..).zip(&self.needs).map(away).collect();
        let Rescued {
            sorties,
            mut freed,
            spared_h,
        } = bring_out(world, plan, &self.facts, |at| away[at].share);
        let mut injured = Vec::new();
        for (at, place) in world.places.iter().enumerate() {
            let here = (&self.facts.event, place);
            let cut_off = self.places[at].isolated;
            let mut trapped = Trapped::of(world, settings, here, cut_off, away[at]);
            trapped.spare(spared_h.get(at).copied().unwrap_or(0.0));
            let mut stream = self.facts.draws.stream(Purpose::Casualties, place.key);
            let outcome = &mut self.places[at];
            outcome.casualties = trapped.harm(settings, &mut stream);
            if let Some(rescue) = &world.rescue {
                outcome.freed = std::mem::take(&mut freed[at]);
                let hurt = (outcome.casualties.injured, trapped.person_h);
                let ground = (world, &*self.facts, rescue);
                let here = PlaceIx(at as u32);
                injured.extend(care::injured(ground, here, &outcome.freed, hurt));
            }
        }
        self.rescues = sorties;
        let takes_in = |rescue: &&Rescue| !rescue.hospitals.is_empty();
        self.patients.clear();
        if let Some(rescue) = world.rescue.as_ref().filter(takes_in) {
            self.patients = care::fetch((world, &self.facts, rescue), injured);
        }
    }
}
