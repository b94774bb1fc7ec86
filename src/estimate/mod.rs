//! From outcomes to honest numbers: counts and histograms that merge exactly, intervals, quantiles with censoring,
//! stopping rules. In: integers of single replications. Out: estimates with their intervals.
