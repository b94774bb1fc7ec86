//! From contained to out, and how large a fire counts as.

use crate::random::{Dist, Stream};

/// Hours from containment to the last ember. A user may write any distribution.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MopUp {
    /// Duration, hours.
    pub duration_h: Dist,
}

impl MopUp {
    /// Between 2 and 8 hours, all alike. Assumed: no record was found.
    pub fn assumed() -> Self {
        Self {
            duration_h: Dist::Uniform(2.0, 8.0),
        }
    }

    /// When the fire is out, minutes on the clock of `contained_min`. One draw.
    pub fn extinguished_min(&self, contained_min: f64, stream: &mut Stream) -> f64 {
        contained_min + 60.0 * self.duration_h.sample(stream).max(0.0)
    }
}

/// Grade of a forest fire in China by its area alone: < 1, 1 to 100, 100 to 1000 and > 1000 ha. Deaths and injuries, which
/// may raise a grade too, are not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SizeGrade {
    /// Below 1 ha (一般).
    Ordinary,
    /// 1 to below 100 ha (较大).
    Larger,
    /// 100 to below 1000 ha (重大).
    Major,
    /// 1000 ha and more (特别重大).
    Extreme,
}

impl SizeGrade {
    /// The grade of this area.
    pub fn of_ha(area_ha: f64) -> Self {
        if area_ha >= 1000.0 {
            Self::Extreme
        } else if area_ha >= 100.0 {
            Self::Major
        } else if area_ha >= 1.0 {
            Self::Larger
        } else {
            Self::Ordinary
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::random::{EntityKey, Purpose, SeedKey};

    #[test]
    fn a_fire_is_out_two_to_eight_hours_after_containment_five_on_average() {
        let mut stream = SeedKey::new(1, "").stream(0, Purpose::Event, EntityKey::SCENARIO);
        let n = 20_000;
        let times: Vec<f64> = (0..n)
            .map(|_| MopUp::assumed().extinguished_min(100.0, &mut stream))
            .collect();
        assert!(times.iter().all(|t| (220.0..=580.0).contains(t)));
        let mean = times.iter().sum::<f64>() / f64::from(n);
        // Standard error 360 / sqrt(12 n) = 0.73; five of them.
        assert!((mean - 400.0).abs() < 3.7, "{mean}");
    }

    #[test]
    fn grades_begin_at_their_lower_bound() {
        for (ha, grade) in [
            (0.99, SizeGrade::Ordinary),
            (1.0, SizeGrade::Larger),
            (99.9, SizeGrade::Larger),
            (100.0, SizeGrade::Major),
            (1000.0, SizeGrade::Extreme),
        ] {
            assert_eq!(SizeGrade::of_ha(ha), grade);
        }
    }
}
