//! One figure held against its known value.

use std::fmt;

use serde::Serialize;

use super::quantity::Quantity;
use crate::text::Lang;
use crate::text::messages::verify as say;

/// Largest distance from the known value, in standard errors.
const FARTHEST: f64 = 4.0;
/// Largest half-width of the 95 % interval, relative to the known value, at which agreement still means something.
const COARSEST: f64 = 0.25;
/// Half a millisecond and a bit, in minutes.
const MILLISECOND_MIN: f64 = 1e-5;
/// Standard errors in the half-width of a 95 % interval.
const HALF_WIDTH: f64 = 1.96;

/// One figure held against its known value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Check {
    /// The row, for instance `Q1.2`.
    pub id: String,
    /// The system and its inputs.
    pub what: String,
    /// The figure; empty where the system has only one.
    pub figure: String,
    /// How the figure was got.
    pub method: Method,
    /// The known value.
    pub expected: String,
    /// What the program found; empty where it did not look.
    pub got: String,
    /// How far they may lie apart.
    pub tolerance: Tolerance,
    /// Their distance in standard errors, where the figure is an estimate.
    pub z: Option<f64>,
    /// Where the known value comes from.
    pub source: String,
    /// Whether they agree.
    pub verdict: Verdict,
    /// Why it was not checked.
    pub note: Option<Note>,
}

/// How a figure was got.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// By a formula or an exact algorithm.
    Formula,
    /// By simulation with the engine's parts; where the answer must not depend on it, with which distribution.
    Simulation(String),
    /// Not at all.
    None,
}

/// How far a figure may lie from the known value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Tolerance {
    /// Not at all.
    Exact,
    /// By this much.
    Within(f64),
    /// By 4 standard errors, with this half-width of the 95 % interval relative to the known value.
    Sampling {
        /// Half-width divided by the known value.
        half_width: f64,
    },
}

impl fmt::Display for Tolerance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exact => f.write_str("="),
            Self::Within(distance) => write!(f, "±{distance:.0e}"),
            Self::Sampling { half_width } => {
                write!(f, "|z|≤4 ±{:.2} %", 100.0 * half_width)
            }
        }
    }
}

/// Whether a figure agrees with the known value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It does.
    Pass,
    /// It does not.
    Fail,
    /// It was not looked at; [`Check::note`] says why.
    Skipped,
}

/// Why a figure was not checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Note {
    /// Networks that may not be passed on are not at hand.
    NoData,
    /// No system is known by these words.
    UnknownSystem,
    /// The inputs of the system cannot be read, or have no steady state.
    BadInputs,
    /// The system is known, but this figure of it is not.
    UnknownQuantity,
    /// The engine does not have this part yet.
    NotYet(Part),
}

impl Method {
    /// The way in words; the law by its name where the figure was simulated with several.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::Formula => say::by_formula(lang),
            Self::Simulation(law) if law.is_empty() => say::by_simulation(lang),
            Self::Simulation(law) => law.clone(),
            Self::None => String::new(),
        }
    }
}

impl Note {
    /// The reason in words.
    pub fn text(&self, lang: Lang) -> String {
        match self {
            Self::NoData => say::no_data(lang),
            Self::UnknownSystem => say::unknown_system(lang),
            Self::BadInputs => say::bad_inputs(lang),
            Self::UnknownQuantity => say::unknown_quantity(lang),
            Self::NotYet(part) => say::not_yet(lang, part.text(lang)),
        }
    }
}

/// A part that the engine does not have yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// Rules of thumb for fleets and stations.
    Planning,
    /// Sensitivity and low-discrepancy points.
    Sensitivity,
    /// Ranking, selection and stochastic programs.
    Selection,
    /// Generators that the engine does not use.
    Generators,
    /// The cost of going without.
    Deprivation,
}

impl Part {
    /// The part of this name in tables.
    pub fn named(name: &str) -> Option<Self> {
        Some(match name {
            "planning" => Self::Planning,
            "sensitivity" => Self::Sensitivity,
            "selection" => Self::Selection,
            "generators" => Self::Generators,
            "deprivation" => Self::Deprivation,
            _ => return None,
        })
    }

    fn text(self, lang: Lang) -> String {
        match self {
            Self::Planning => say::part_planning(lang),
            Self::Sensitivity => say::part_sensitivity(lang),
            Self::Selection => say::part_selection(lang),
            Self::Generators => say::part_generators(lang),
            Self::Deprivation => say::part_deprivation(lang),
        }
    }
}

/// An estimate with its standard error.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Its standard error.
    pub error: f64,
}

/// What is checked: a row and one figure of it.
#[derive(Clone, Debug)]
pub struct Subject {
    /// See [`Check::id`].
    pub id: String,
    /// See [`Check::what`].
    pub what: String,
    /// See [`Check::figure`].
    pub figure: String,
    /// See [`Check::source`].
    pub source: String,
}

impl Subject {
    /// A figure that was not looked at.
    pub fn skipped(&self, expected: &str, note: Note) -> Check {
        Check {
            note: Some(note),
            ..self.check(
                Method::None,
                expected.into(),
                Tolerance::Exact,
                Verdict::Skipped,
            )
        }
    }

    /// Figures that are computed, held against known ones to `distance`.
    pub fn computed(&self, known: &[f64], got: &[f64], distance: f64) -> Check {
        let agree = known.len() == got.len()
            && known
                .iter()
                .zip(got)
                .all(|(known, got)| (known - got).abs() <= distance);
        let tolerance = if distance > 0.0 {
            Tolerance::Within(distance)
        } else {
            Tolerance::Exact
        };
        Check {
            got: shown(got),
            ..self.check(Method::Formula, shown(known), tolerance, verdict(agree))
        }
    }

    /// Figures that a simulation without chance must hit.
    pub fn hit(&self, quantity: &Quantity, got: &[f64]) -> Check {
        let check = self.computed(
            &quantity.values,
            got,
            quantity.rounding().max(MILLISECOND_MIN),
        );
        Check {
            method: Method::Simulation(String::new()),
            ..check
        }
    }

    /// An estimate, held against the known value by its standard error.
    pub fn estimated(&self, known: f64, got: Estimate, variant: &str) -> Check {
        let distance = got.mean - known;
        let z = if distance == 0.0 {
            0.0
        } else {
            distance / got.error
        };
        let half_width = HALF_WIDTH * got.error / known.abs();
        let agree = z.abs() <= FARTHEST && half_width <= COARSEST;
        let method = Method::Simulation(variant.into());
        let tolerance = Tolerance::Sampling { half_width };
        Check {
            got: shown(&[got.mean]),
            z: Some(z),
            ..self.check(method, shown(&[known]), tolerance, verdict(agree))
        }
    }

    fn check(
        &self,
        method: Method,
        expected: String,
        tolerance: Tolerance,
        verdict: Verdict,
    ) -> Check {
        Check {
            id: self.id.clone(),
            what: self.what.clone(),
            figure: self.figure.clone(),
            method,
            expected,
            got: String::new(),
            tolerance,
            z: None,
            source: self.source.clone(),
            verdict,
            note: None,
        }
    }
}

fn verdict(agree: bool) -> Verdict {
    if agree { Verdict::Pass } else { Verdict::Fail }
}

/// Eight significant digits, without the zeros at the end.
fn shown(values: &[f64]) -> String {
    let one = |value: &f64| {
        let scale = if *value == 0.0 {
            0.0
        } else {
            libm::floor(libm::log10(value.abs()))
        };
        let text = format!("{value:.*}", (7.0 - scale).clamp(0.0, 14.0) as usize);
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    };
    values.iter().map(one).collect::<Vec<_>>().join(" ")
}
