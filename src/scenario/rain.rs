//! The sections and tables of rain, whatever brings it.

use super::spec::table;

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
