//! The five words.

/// What can be said of a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The whole interval lies at or above the reliability asked.
    Meets,
    /// The estimate does, the lower end does not.
    ProbablyMeets,
    /// The estimate lies below, the upper end does not.
    Borderline,
    /// The whole interval lies below.
    Misses,
    /// Simulation cannot tell.
    NotAssessable,
}

impl Verdict {
    /// The verdict on a probability with its interval, when at least `reliability` is asked.
    pub fn of(probability: f64, (low, high): (f64, f64), reliability: f64) -> Self {
        if low >= reliability {
            Self::Meets
        } else if probability >= reliability {
            Self::ProbablyMeets
        } else if high >= reliability {
            Self::Borderline
        } else {
            Self::Misses
        }
    }

    /// The word in files.
    pub fn key(self) -> &'static str {
        match self {
            Self::Meets => "meets",
            Self::ProbablyMeets => "probably_meets",
            Self::Borderline => "borderline",
            Self::Misses => "misses",
            Self::NotAssessable => "not_assessable",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_words_follow_the_interval_and_limits_belong_to_the_better_word() {
        assert_eq!(Verdict::of(0.95, (0.90, 0.98), 0.9), Verdict::Meets);
        assert_eq!(Verdict::of(0.90, (0.85, 0.94), 0.9), Verdict::ProbablyMeets);
        assert_eq!(Verdict::of(0.88, (0.83, 0.90), 0.9), Verdict::Borderline);
        assert_eq!(Verdict::of(0.80, (0.75, 0.84), 0.9), Verdict::Misses);
    }

    proptest! {
        #[test]
        fn asking_for_more_never_improves_the_word(p in 0.0..1.0f64, width in 0.0..0.3f64, r in 0.0..1.0f64, s in 0.0..1.0f64) {
            let interval = ((p - width).max(0.0), (p + width).min(1.0));
            prop_assert!(Verdict::of(p, interval, r.min(s)) <= Verdict::of(p, interval, r.max(s)));
        }
    }
}
