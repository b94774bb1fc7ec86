//! How high the flames may be for whom.

/// Means of direct attack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Means {
    /// Beaters, hoes, backpack pumps.
    Hand,
    /// Fire engines with hose, and dozers.
    Engine,
    /// Portable blowers (风力灭火机), in twos and threes.
    Blower,
}

/// Longest flames that people can work at, m.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct AttackLimits {
    /// With hand tools.
    pub hand_m: f64,
    /// With engines or dozers.
    pub engine_m: f64,
    /// With blowers on flank and rear.
    pub blower_m: f64,
    /// With blowers at the head.
    pub blower_head_m: f64,
}

impl AttackLimits {
    /// Hand 1.2 m and engines 2.4 m (Rothermel 1983, INT-143, the figures from memory); blowers 2.5 m, at the head 1.5 m
    /// (xuehua, a Chinese maker's guide).
    pub fn published() -> Self {
        Self {
            hand_m: 1.2,
            engine_m: 2.4,
            blower_m: 2.5,
            blower_head_m: 1.5,
        }
    }

    /// Whether people with these means can work at flames of this length, at the head or elsewhere.
    pub fn allow(&self, means: Means, flame_m: f64, at_head: bool) -> bool {
        let limit_m = match means {
            Means::Hand => self.hand_m,
            Means::Engine => self.engine_m,
            Means::Blower if at_head => self.blower_head_m,
            Means::Blower => self.blower_m,
        };
        flame_m <= limit_m
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_metre_flames_are_for_engines_and_for_blowers_on_the_flank() {
        let limits = AttackLimits::published();
        assert!(!limits.allow(Means::Hand, 2.0, false));
        assert!(limits.allow(Means::Engine, 2.0, true));
        assert!(limits.allow(Means::Blower, 2.0, false));
        assert!(!limits.allow(Means::Blower, 2.0, true));
        assert!(!limits.allow(Means::Engine, f64::NAN, false));
    }
}
