//! Verdicts and probabilities in words, never without the number.

use super::Verdict;
use crate::text::Lang;
use crate::text::messages::target as say;

impl Verdict {
    /// The verdict in the reader's language.
    pub fn word(self, lang: Lang) -> String {
        match self {
            Self::Meets => say::verdict_meets(lang),
            Self::ProbablyMeets => say::verdict_probably_meets(lang),
            Self::Borderline => say::verdict_borderline(lang),
            Self::Misses => say::verdict_misses(lang),
            Self::NotAssessable => say::verdict_not_assessable(lang),
        }
    }

    /// The shape that goes with the word, so that verdicts tell apart without colour.
    pub fn shape(self) -> char {
        match self {
            Self::Meets => '●',
            Self::ProbablyMeets => '◐',
            Self::Borderline => '▲',
            Self::Misses => '✖',
            Self::NotAssessable => '?',
        }
    }
}

/// The word for a probability, to be printed beside the number: [`odds`] does.
///
/// The scale is that of Mastrandrea et al. (2010), "Guidance note for lead authors of the IPCC Fifth Assessment Report on
/// consistent treatment of uncertainties", table 1, the strongest word that holds. In ordinary Chinese its 不可能 reads as
/// "impossible"; the lower half therefore says 可能性较低 and stronger.
pub fn likelihood(lang: Lang, probability: f64) -> String {
    let word: fn(Lang) -> String = match probability {
        p if p >= 0.99 => say::virtually_certain,
        p if p >= 0.95 => say::extremely_likely,
        p if p >= 0.90 => say::very_likely,
        p if p >= 0.66 => say::likely,
        p if p > 0.50 => say::more_likely_than_not,
        p if p > 0.33 => say::about_as_likely_as_not,
        p if p > 0.10 => say::unlikely,
        p if p > 0.05 => say::very_unlikely,
        p if p > 0.01 => say::extremely_unlikely,
        _ => say::exceptionally_unlikely,
    };
    word(lang)
}

/// About how many of how many: of a hundred, or of a thousand, ten thousand … (at most 10⁹) where a hundred would claim
/// certainty.
pub fn natural_frequency(probability: f64) -> (u64, u64) {
    let of = |base: u64| libm::round(probability * base as f64) as u64;
    let is_open = |&base: &u64| (0 < of(base) && of(base) < base) || base == 1_000_000_000;
    if probability <= 0.0 || probability >= 1.0 {
        return (of(100), 100);
    }
    let base = std::iter::successors(Some(100), |base| Some(base * 10)).find(is_open);
    base.map_or((0, 100), |base| (of(base), base))
}

/// Word and natural frequency: "likely: about 83 of 100 such events".
pub fn odds(lang: Lang, probability: f64) -> String {
    let (met, of) = natural_frequency(probability);
    say::odds(lang, likelihood(lang, probability), met, of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_begins_where_the_scale_says() {
        for (probability, en) in [
            (1.0, "virtually certain"),
            (0.99, "virtually certain"),
            (0.989, "extremely likely"),
            (0.95, "extremely likely"),
            (0.90, "very likely"),
            (0.66, "likely"),
            (0.659, "more likely than not"),
            (0.5, "about as likely as not"),
            (0.33, "unlikely"),
            (0.10, "very unlikely"),
            (0.05, "extremely unlikely"),
            (0.01, "exceptionally unlikely"),
            (0.0, "exceptionally unlikely"),
        ] {
            assert_eq!(likelihood(Lang::En, probability), en, "{probability}");
            let zh = likelihood(Lang::Zh, probability);
            assert!(!zh.contains("不可能"), "{zh} reads as impossible");
        }
    }

    #[test]
    fn nobody_is_told_certainty_that_is_not_there() {
        assert_eq!(natural_frequency(0.834), (83, 100));
        assert_eq!(natural_frequency(0.998), (998, 1000));
        assert_eq!(natural_frequency(0.999_99), (99_999, 100_000));
        assert_eq!(natural_frequency(0.000_2), (2, 10_000));
        assert_eq!(natural_frequency(1.0), (100, 100));
        assert_eq!(natural_frequency(0.0), (0, 100));
        for out_of_sense in [f64::NAN, -1.0, 7.0, 1e-300] {
            natural_frequency(out_of_sense);
        }
    }

    #[test]
    fn odds_say_the_word_and_the_number() {
        let en = odds(Lang::En, 0.83);
        assert_eq!(en, "likely: about 83 of 100 such events");
        assert_eq!(odds(Lang::Zh, 0.83), "可能：100 次同类灾害中约 83 次");
    }

    #[test]
    fn verdicts_tell_apart_by_shape_and_word() {
        let all = [
            Verdict::Meets,
            Verdict::ProbablyMeets,
            Verdict::Borderline,
            Verdict::Misses,
            Verdict::NotAssessable,
        ];
        for (at, one) in all.iter().enumerate() {
            for other in &all[..at] {
                assert_ne!(one.shape(), other.shape());
                assert_ne!(one.word(Lang::En), other.word(Lang::En));
                assert_ne!(one.word(Lang::Zh), other.word(Lang::Zh));
            }
        }
    }
}
