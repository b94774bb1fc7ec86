//! People who are trapped, hurt or killed while they wait.
//!
//! In: how many people a place has under deep water and for how long, and how long it is cut off. Out: trapped people, and
//! counts of injured and dead, Poisson on the hours that people spend trapped. Who is trapped stays so until the water falls, or
//! until somebody brings them out (`[rescue]`). Who is trapped by water is not counted among those who are cut off; both are taken to be trapped at
//! one time.

use crate::hazard::Event;
use crate::random::{Stream, poisson_quantile};
use crate::scenario::people::CasualtySettings;
use crate::units::Millis;
use crate::world::{Place, Waterside, World};

/// What being trapped costs one place in one replication.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Most people trapped at one time.
    pub trapped: u32,
    /// Injured, the dead not included.
    pub injured: u32,
    /// Dead.
    pub dead: u32,
}

/// People of one place who are trapped in one replication.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Trapped {
    /// Most at one time.
    pub most: u32,
    /// Hours that they spend trapped, all together.
    pub person_h: f64,
}

/// People in water from which they cannot leave on foot, step by step, whether or not they had left before.
pub fn in_deep_water<'a>(
    world: &'a World,
    settings: &'a CasualtySettings,
    (event, place): (&'a Event, &'a Place),
) -> impl Iterator<Item = u32> + 'a {
    let steps = 0..world.grid.steps();
    let people = |rise_m| place.people_below(&world.depths, rise_m, settings.trapped_depth_m);
    // Most places stay dry: there nobody needs to look step by step. A flood map need not rise with its river.
    let may_be_deep =
        |water: &Waterside| water.curve.is_some() || people(event.peak_rise_m(water.reach)) > 0;
    let reach = place.water.filter(may_be_deep).map(|water| water.reach);
    reach.into_iter().flat_map(move |reach| {
        let steps = steps.clone();
        steps.map(move |step| people(event.rise_m(reach, step)))
    })
}

/// Who of a place was not there when the water came.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Away {
    /// Share of those whom the water drove out of their houses.
    pub share: f64,
    /// People.
    pub people: u32,
}

impl Trapped {
    /// Who is trapped by deep water, and the share of a place that counts as trapped for `cut_off` because no road is open.
    /// Of those in deep water as many are away as of all whom the water drove out.
    pub fn of(
        world: &World,
        settings: &CasualtySettings,
        (event, place): (&Event, &Place),
        cut_off: Millis,
        away: Away,
    ) -> Self {
        let mut trapped = Self::by_water(world, settings, (event, place));
        trapped.most = libm::round(f64::from(trapped.most) * (1.0 - away.share)) as u32;
        trapped.person_h *= 1.0 - away.share;
        if cut_off > Millis::ZERO {
            let dry = f64::from(place.population.saturating_sub(trapped.most + away.people));
            let people = settings.cut_off_share * dry;
            trapped.most += libm::round(people) as u32;
            trapped.person_h += people * cut_off.hours();
        }
        trapped
    }

    fn by_water(
        world: &World,
        settings: &CasualtySettings,
        (event, place): (&Event, &Place),
    ) -> Self {
        let mut trapped = Self::default();
        let step_h = world.grid.step.hours();
        for people in in_deep_water(world, settings, (event, place)) {
            trapped.most = trapped.most.max(people);
            trapped.person_h += f64::from(people) * step_h;
        }
        trapped
    }

    /// Takes off the hours that people are spared who are brought out.
    pub fn spare(&mut self, hours: f64) {
        self.person_h = (self.person_h - hours).max(0.0);
    }

    /// Draws casualties among the trapped: the dead first, the injured from those who are left. Two numbers are drawn from the
    /// stream in any case.
    pub fn harm(&self, settings: &CasualtySettings, stream: &mut Stream) -> Casualties {
        let (to_die, to_hurt) = (stream.uniform(), stream.uniform());
        let dead = poisson_quantile(settings.dead_per_person_h * self.person_h, to_die);
        let dead = dead.min(u64::from(self.most)) as u32;
        let injured = poisson_quantile(settings.injured_per_person_h * self.person_h, to_hurt);
        Casualties {
            trapped: self.most,
            injured: injured.min(u64::from(self.most - dead)) as u32,
            dead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use crate::scenario::spec::defaults;
    use proptest::prelude::*;

    fn stream(replication: u32) -> Stream {
        SeedKey::new(1, "").stream(replication, Purpose::Event, EntityKey::SCENARIO)
    }

    fn harm(person_h: f64, most: u32, replication: u32) -> Casualties {
        let settings = defaults().expect("every field has a default");
        Trapped { most, person_h }.harm(&settings, &mut stream(replication))
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        for replication in 0..200 {
            assert_eq!(harm(0.0, 0, replication), Casualties::default());
        }
    }

    #[test]
    fn casualties_average_the_rate_times_the_hours() {
        let n = 4000_u32;
        let drawn = (0..n).map(|k| harm(100_000.0, 9000, k));
        let (injured, dead) = drawn.fold((0, 0), |(injured, dead), all| {
            (injured + all.injured, dead + all.dead)
        });
        // Expected 10 and 1; five standard errors are 5 √(10 / 4000) = 0.25 and 0.079.
        assert!((f64::from(injured) / f64::from(n) - 10.0).abs() < 0.25);
        assert!((f64::from(dead) / f64::from(n) - 1.0).abs() < 0.079);
    }

    proptest! {
        #[test]
        fn never_more_casualties_than_trapped(people in 0_u32..50, hours in 0.0..1e9f64, replication in 0_u32..1000) {
            let drawn = harm(hours, people, replication);
            prop_assert!(drawn.injured + drawn.dead <= people);
        }
    }
}
