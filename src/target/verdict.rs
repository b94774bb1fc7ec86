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
