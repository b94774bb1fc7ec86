//! People who are trapped, hurt or killed while they wait.
//!
//! In: people in a place, its depth of water, whether it is cut off, and for how long. Out: trapped people, and
//! counts of injured and dead, Poisson on the hours that people spend trapped. All rates are assumptions.

use crate::random::Stream;
use crate::random::poisson_quantile;

/// Who counts as trapped, and what that costs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CasualtyParameters {
    /// Depth from which people cannot leave on foot, in m.
    pub trapped_depth_m: f64,
    /// Injured per trapped person and hour.
    pub injured_per_person_h: f64,
    /// Dead per trapped person and hour.
    pub dead_per_person_h: f64,
}

/// The people of one place in one state.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Exposed {
    /// How many there are.
    pub people: f64,
    /// Depth of water, in m.
    pub depth_m: f64,
    /// Whether no open way leads out.
    pub cut_off: bool,
}

/// How many were hurt and killed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Casualties {
    /// Injured, the dead not included.
    pub injured: u64,
    /// Dead.
    pub dead: u64,
}

impl CasualtyParameters {
    /// Trapped above 1 m; one in ten thousand is hurt and one in a hundred thousand dies each hour. All assumed.
    pub fn assumed() -> Self {
        Self {
            trapped_depth_m: 1.0,
            injured_per_person_h: 1e-4,
            dead_per_person_h: 1e-5,
        }
    }

    /// People trapped: all of them in deep water or cut off, none otherwise.
    pub fn trapped(&self, exposed: Exposed) -> f64 {
        if exposed.depth_m > self.trapped_depth_m || exposed.cut_off {
            exposed.people.max(0.0)
        } else {
            0.0
        }
    }

    /// Draws casualties among `people` who together spend `trapped_person_h` trapped: the dead first, the injured
    /// from those who are left. Two numbers are drawn from the stream in any case.
    pub fn draw(&self, people: u64, trapped_person_h: f64, stream: &mut Stream) -> Casualties {
        let (to_die, to_hurt) = (stream.uniform(), stream.uniform());
        let dead = poisson_quantile(self.dead_per_person_h * trapped_person_h, to_die);
        let dead = dead.min(people);
        let injured = poisson_quantile(self.injured_per_person_h * trapped_person_h, to_hurt);
        Casualties {
            injured: injured.min(people - dead),
            dead,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};
    use proptest::prelude::*;

    fn stream(replication: u32) -> Stream {
        SeedKey::new(1, "").stream(replication, Purpose::Event, EntityKey::SCENARIO)
    }

    #[test]
    fn zero_severity_means_zero_damage() {
        for replication in 0..200 {
            let drawn = CasualtyParameters::assumed().draw(5000, 0.0, &mut stream(replication));
            assert_eq!(drawn, Casualties::default());
        }
    }

    #[test]
    fn people_are_trapped_above_a_metre_or_when_cut_off() {
        let trapped = |depth_m, cut_off| {
            let exposed = Exposed {
                people: 300.0,
                depth_m,
                cut_off,
            };
            CasualtyParameters::assumed().trapped(exposed)
        };
        assert!(trapped(1.0, false) <= 0.0);
        assert!((trapped(1.01, false) - 300.0).abs() < 1e-12);
        assert!((trapped(0.0, true) - 300.0).abs() < 1e-12);
    }

    #[test]
    fn casualties_average_the_rate_times_the_hours() {
        let n = 4000_u32;
        let drawn =
            (0..n).map(|k| CasualtyParameters::assumed().draw(9000, 100_000.0, &mut stream(k)));
        let (injured, dead) = drawn.fold((0, 0), |(injured, dead), all| {
            (injured + all.injured, dead + all.dead)
        });
        // Expected 10 and 1; five standard errors are 5 √(10 / 4000) = 0.25 and 0.079.
        assert!((injured as f64 / f64::from(n) - 10.0).abs() < 0.25);
        assert!((dead as f64 / f64::from(n) - 1.0).abs() < 0.079);
    }

    proptest! {
        #[test]
        fn never_more_casualties_than_people(people in 0_u64..50, hours in -1e3..1e9f64, replication in 0_u32..1000) {
            let drawn = CasualtyParameters::assumed().draw(people, hours, &mut stream(replication));
            prop_assert!(drawn.injured + drawn.dead <= people);
        }
    }
}
