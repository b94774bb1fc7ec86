//! The sections and tables of rain, whatever brings it.

use super::spec::{Id, table};
use crate::random::Dist;

table! {
    /// A rainstorm after the storm intensity formula of a city, q = A (1 + C lg P) / (t + b)^n (GB 50014), spread over its
    /// duration as the Chicago design storm (Keifer & Chu 1957).
    RainstormSettings in "[hazards.rainstorm]" {
        /// A of the formula, in L/s/ha with minutes (167 times A1 of the form in mm/min).
        formula_a_l_s_ha: f64 [0.1, 1_000_000.0];
        /// C of the formula: growth with the logarithm of the return period.
        formula_c: f64 [0.0, 10.0];
        /// b of the formula, in minutes.
        formula_b_min: f64 [0.01, 500.0];
        /// n of the formula: decay with the duration.
        formula_n: f64 [0.01, 3.0];
        /// Return period of the storm in years, one draw for the event.
        return_period_y: Dist [0.1, 1_000_000.0];
        /// Return period that severities are told against, in years.
        design_return_period_y: f64 [1.0, 100_000.0] = "20";
        /// How long it rains, in hours, one draw for the event. Formulae are fitted to a few hours; longer ones are extended.
        duration_h: Dist [0.1, 240.0] = "uniform(3, 24)";
        /// Share of the duration after which it rains hardest (r of the Chicago storm; 0.35 to 0.45 is usual).
        peak_share: f64 [0.01, 0.99] = "0.4";
        /// When it begins to rain, in hours after the start.
        begins_h: Dist [0.0, 240.0] = "0";
        /// Rain over whole catchments as a multiple of that at a point, one draw for the event.
        area_factor: Dist [0.0, 2.0] = "triangular(0.7, 0.85, 1)";
        /// Multiple of the rain of each single catchment, one draw a catchment.
        catchment_residual: Dist [0.0, 10.0] = "lognormal(1, 1.25)";
    }
}
table! {
    /// What rain does by itself.
    RainDamageSettings in "[hazards.rain_damage]" {
        /// Mean intensity over one hour below which no slope slides, in mm/h (Caine 1980: I = 14.82 D^-0.39, D in hours).
        slide_intensity_1h_mm_h: f64 [0.01, 1000.0] = "14.82";
        /// How fast that falls with the duration: the exponent, without its sign.
        slide_exponent: f64 [0.0, 1.0] = "0.39";
        /// Shortest duration that the threshold was fitted to, in hours.
        slide_shortest_h: f64 [0.01, 24.0] = "0.167";
        /// Longest one.
        slide_longest_h: f64 [1.0, 5000.0] = "500";
    }
}
table! {
    /// Low roads: sags into which more runs than the drains take.
    LowRoadRow in "hazards/low_roads.csv" key link_id {
        /// The road.
        link_id: Id;
        /// Ground that drains to the sag, itself included, in m².
        contributing_area_m2: f64 [1.0, 1_000_000_000.0];
        /// Surface of the water in the sag, in m².
        sag_area_m2: f64 [1.0, 100_000_000.0];
        /// Share of the rain that runs to the sag.
        runoff_share: f64 [0.0, 1.0] = "0.85";
        /// What the drains take from that ground, in mm/h: the rain that they were built for.
        drainage_mm_h: f64 [0.0, 500.0];
        /// Depth at which the water runs on to elsewhere, in metres.
        brim_depth_m: f64 [0.01, 20.0] = "1";
    }
}
