//! What can be wrong with the figures that a part of the flood is built from.

use thiserror::Error;

/// A figure that the physics cannot take. Every message names the figure and what it may be.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum FloodError {
    /// A figure that must be positive is not (or is not a number).
    #[error("{what} is {value}; it must be above 0")]
    NotPositive {
        /// The figure, with its unit.
        what: &'static str,
        /// What was given.
        value: f64,
    },
    /// A figure outside its range.
    #[error("{what} is {value}; it must lie between {low} and {high}")]
    OutOfRange {
        /// The figure, with its unit.
        what: &'static str,
        /// What was given.
        value: f64,
        /// Lowest value allowed.
        low: f64,
        /// Highest value allowed.
        high: f64,
    },
    /// A column that must rise from row to row does not.
    #[error("{what} does not rise at row {row} (rows count from 0)")]
    NotRising {
        /// The column.
        what: &'static str,
        /// First row that does not lie above the one before.
        row: usize,
    },
    /// A list of the wrong length.
    #[error("{what} has {given} entries; {needed} are needed")]
    WrongLength {
        /// The list.
        what: &'static str,
        /// Entries given.
        given: usize,
        /// Entries needed (the least number, for a table).
        needed: usize,
    },
    /// A Muskingum reach whose coefficients would turn negative with this step.
    #[error(
        "the step of {step_h} h is outside {least_h}..{most_h} h (2KX to 2K(1-X)), the range in which this Muskingum \
         reach is stable; take a step inside, lower X to {weighting_mend}, or let the reach be divided"
    )]
    UnstableMuskingum {
        /// Step asked for, in hours.
        step_h: f64,
        /// 2KX, in hours.
        least_h: f64,
        /// 2K(1 − X), in hours.
        most_h: f64,
        /// A weighting X with which the divided reach is stable at this step.
        weighting_mend: f64,
    },
    /// A reach that names an upstream reach which does not come before it, or that another reach names as well.
    #[error(
        "reach {reach} names reach {upstream} upstream of it; that must come earlier in the list and flow into one reach only"
    )]
    NotUpstream {
        /// The reach that names it.
        reach: usize,
        /// The reach named.
        upstream: usize,
    },
    /// A catchment that drains into a reach which is not there.
    #[error("catchment {catchment} drains into reach {reach}, which is not there")]
    NoSuchReach {
        /// The catchment.
        catchment: usize,
        /// The reach that it names.
        reach: usize,
    },
}

/// `value` where it is finite and above 0.
pub(super) fn positive(what: &'static str, value: f64) -> Result<f64, FloodError> {
    if value.is_finite() && value > 0.0 {
        Ok(value)
    } else {
        Err(FloodError::NotPositive { what, value })
    }
}

/// `value` where it lies in `low..=high`.
pub(super) fn within(
    what: &'static str,
    value: f64,
    (low, high): (f64, f64),
) -> Result<f64, FloodError> {
    if value >= low && value <= high && value.is_finite() {
        Ok(value)
    } else {
        Err(FloodError::OutOfRange {
            what,
            value,
            low,
            high,
        })
    }
}

/// `value` where it is finite and not negative.
pub(super) fn not_negative(what: &'static str, value: f64) -> Result<f64, FloodError> {
    within(what, value, (0.0, f64::MAX))
}
