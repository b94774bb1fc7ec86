//! From outcomes to honest numbers: counts and histograms that merge exactly, intervals, quantiles with
//! censoring, means and paired differences, and when to stop.
//!
//! In: whole numbers of single replications. Out: estimates with their intervals. Everything counted is an integer, so
//! that sums are the same in any order; everything computed from the counts uses `libm`, so that it is the same on any machine.

mod beta;
mod deprivation;
mod inequality;
mod moments;
mod proportion;
mod quantile;
mod share_histogram;
mod stopping;
mod time_histogram;
mod value_histogram;

pub use deprivation::DeprivationCost;
pub use inequality::gini;
pub use moments::{Moments, PairedDifferences};
pub use proportion::Proportion;
pub use quantile::{quantile_ranks, wilks_sample_size};
pub use share_histogram::ShareHistogram;
pub use stopping::{StoppingRule, replications_for};
pub use time_histogram::{MergeError, TimeHistogram};
pub use value_histogram::ValueHistogram;

#[cfg(test)]
mod tests;
